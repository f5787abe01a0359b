#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/result.h"
#include "graph/node.h"
#include "language/analyzer.h"
#include "query/search/citations.h"
#include "query/search/facets.h"
#include "query/search/passage_cards.h"
#include "store/full_text_reader.h"
#include "store/rows.h"

namespace vidensgraf {

/// What searching one state of an index keeps in memory, for all who search it in this process. Thread-safe.
/// Internal to query/.
class SearchColumns {
 public:
  /// The columns of what `full_text` shows, for all who use the same analyzer, which they keep; loaded by the
  /// first who asks, others wait.
  [[nodiscard]] static Result<std::shared_ptr<SearchColumns>> of(const FullTextReader& full_text,
                                                                 std::shared_ptr<const Analyzer> analyzer);

  FacetColumns documents;
  CitationColumns citations;
  /// Whether many documents are texts of several passages (`is_in_text`).
  bool has_long_texts = false;
  PassageCards cards{std::size_t{64} << 20U};

  /// Whether what stands around a passage tells what it is about. Sections of laws do not, each is one
  /// matter: of laws that are known by their provisions, of others by the type of the document.
  [[nodiscard]] bool is_in_text(PassageId passage) const {
    return !citations.is_in_provision(passage) && !documents.is_in_legislation(passage);
  }

  /// The values with `prefix`, loaded when first asked for; valid as long as this.
  [[nodiscard]] Result<const TermColumn*> term_column(const FullTextReader& full_text,
                                                      std::string_view prefix);

  /// `synonyms_of` (query/search/synonyms.h), remembered: most words have none, which takes five look-ups to
  /// see.
  [[nodiscard]] Result<std::vector<std::string>> synonyms(const Rows& graph, const std::string& name);

  /// The label of a node of the graph, remembered: the reviewers', else the documents'; `key` where there is
  /// no such node.
  [[nodiscard]] Result<std::string> label_of(const Rows& graph, NodeKind kind, const std::string& key);

 private:
  std::shared_ptr<const Analyzer> analyzer_;  // owns the words of the cards
  std::mutex term_columns_mutex_;
  std::map<std::string, TermColumn, std::less<>> term_columns_;
  std::mutex synonyms_mutex_;
  std::unordered_map<std::string, std::vector<std::string>> synonyms_;
  std::mutex labels_mutex_;
  std::unordered_map<NodeId, std::string> labels_;
};

}  // namespace vidensgraf
