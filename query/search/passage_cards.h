#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "corpus/result.h"
#include "language/analyzer.h"
#include "query/search/search_result.h"
#include "store/document_rows.h"
#include "store/rows.h"

namespace vidensgraf {

/// What is shown of a passage whatever was asked: its text, what stands around it, and its words.
struct PassageCard {
  DocumentNumber document{};
  DocumentHit about;      ///< Of its document: id, title, ...; without passages.
  PassageHit passage;     ///< Without score, marks and snippet.
  AnalyzedText analyzed;  ///< Of `passage.text`: sentences, and tokens that a query can match.
};

/// The cards of one state of an index that were used last, within a bound of bytes. Thread-safe. Internal to
/// query/.
class PassageCards {
 public:
  explicit PassageCards(std::size_t max_bytes) : max_bytes_(max_bytes) {}

  /// Null for a passage that is gone. A card is read and analysed where it is not in memory.
  [[nodiscard]] Result<std::shared_ptr<const PassageCard>> get(const Rows& rows, const Analyzer& analyzer,
                                                               PassageId passage);

 private:
  struct Entry {
    std::shared_ptr<const PassageCard> card;
    std::size_t bytes = 0;
    std::list<PassageId>::iterator used;
  };

  std::size_t max_bytes_;
  std::mutex mutex_;
  std::size_t bytes_ = 0;
  std::list<PassageId> used_;  // last used first
  std::unordered_map<PassageId, Entry> entries_;
};

}  // namespace vidensgraf
