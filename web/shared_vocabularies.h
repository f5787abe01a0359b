#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "query/names/name_lookup.h"
#include "query/pages/vocabularies.h"
#include "query/pages/vocabulary_alignment.h"
#include "store/rows.h"
#include "web/document_list.h"

namespace vidensgraf {

/// The vocabularies of one commit, for all sessions of it. What is asked for is made by the first who asks;
/// others who want the same wait. Thread-safe.
class SharedVocabularies {
 public:
  using List = std::shared_ptr<const std::vector<ListedVocabulary>>;
  using Alignment = std::shared_ptr<const VocabularyAlignment>;

  /// Kept: so many, of so many terms in all, or one of more. Some 2 MB for 1,000 terms.
  static constexpr std::size_t kMostAlignments = 4;
  static constexpr std::size_t kMostTerms = 20'000;

  /// All of them, by id.
  /// \param documents  Of the index: where they are kept, only vocabularies are read, else every record.
  [[nodiscard]] Result<List> list(const GraphSources& sources, const DocumentList& documents);

  /// As `align_vocabulary`.
  /// \param state  Names the state of the index that `sources` show.
  [[nodiscard]] Result<Alignment> align(const GraphSources& sources, std::string_view state,
                                        std::string_view id, std::string_view other);

 private:
  struct Kept {
    std::string state;
    std::string id;
    std::string other;
    std::shared_ptr<KeptValue> alignment;
    std::size_t terms = 0;  // 0: it is being made
  };

  [[nodiscard]] std::shared_ptr<KeptValue> place_of(std::string_view state, std::string_view id,
                                                    std::string_view other);
  void drop(const std::shared_ptr<KeptValue>& place);
  void keep(const std::shared_ptr<KeptValue>& place, std::size_t terms);

  std::mutex list_mutex_;
  List list_;
  std::mutex alignments_mutex_;
  std::list<Kept> alignments_;  // the last asked for first
};

}  // namespace vidensgraf
