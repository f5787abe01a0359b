#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "extraction/vocabularies/term_entries.h"
#include "graph/stated_definition.h"
#include "language/analyzer.h"
#include "store/rows.h"

namespace vidensgraf {

/// A document that is a vocabulary (corpus/vocabulary.h), with its entries.
struct VocabularyPage {
  DocumentInfo info;
  std::string text;  ///< All of it, UTF-8; what the entries' places point into.
  std::vector<TermEntry> entries;

  [[nodiscard]] std::string at(ByteSpan place) const;  ///< The words there on one line.
};

/// Errors: NotFound, where there is no such document; Input, where it is no vocabulary; Damaged, Io.
[[nodiscard]] Result<VocabularyPage> read_vocabulary(const Rows& rows, const Analyzer& analyzer,
                                                     std::string_view id);

/// A vocabulary of the index in numbers.
struct ListedVocabulary {
  DocumentInfo info;
  std::size_t terms = 0;        ///< Preferred terms.
  std::size_t other_terms = 0;  ///< Accepted and deprecated ones.
  std::size_t defined = 0;      ///< Entries with a definition.
};

/// All vocabularies of the index by id. Cost: reads every document's record. Errors: Damaged, Io.
[[nodiscard]] Result<std::vector<ListedVocabulary>> list_vocabularies(const Rows& rows,
                                                                      const Analyzer& analyzer);

/// A vocabulary in numbers.
[[nodiscard]] ListedVocabulary in_numbers(const VocabularyPage& vocabulary);

}  // namespace vidensgraf
