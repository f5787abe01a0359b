#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "graph/stated_definition.h"
#include "query/names/name_lookup.h"
#include "query/pages/proposed_links.h"
#include "query/pages/word_diff.h"

namespace vidensgraf {

/// One wording of a definition, and all places that state it word by word.
struct DefinitionWording {
  std::string text;                      ///< On one line.
  std::vector<StatedDefinition> places;  ///< In time order; the first gives the text.
  /// Index of a longer wording that holds nearly all words of this one in their order; npos if none.
  std::size_t held_by = npos;
  std::size_t group = 0;  ///< Index in `DefinitionsPage::groups`.
  /// The earlier wording that is most like this one (npos for the first), how much (0 to 1: twice the common
  /// words over all words), and what became different.
  std::size_t compared_with = npos;
  double likeness = 0;
  std::vector<WordRun> differences;
  // NOLINTNEXTLINE(readability-identifier-naming): named as in std::string_view
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

/// Wordings that say the same or nearly so.
struct DefinitionGroup {
  std::vector<std::size_t> wordings;
  Reason reason;  ///< Why they are together; empty for a wording alone.
};

/// A concept of another name whose definition may be about the same: a proposal for people to judge.
struct NearDefinition {
  GraphNode node;
  std::vector<StatedDefinition> places;
};

/// Every definition of a term, side by side.
struct DefinitionsPage {
  NameLookup lookup;
  std::vector<DefinitionWording> wordings;  ///< By the date of their first place; undated last.
  std::vector<DefinitionGroup> groups;      ///< In the order of their first wordings.
  std::vector<NearDefinition> near;         ///< Defined concepts that end in the same word.
  std::uint64_t document_count = 0;         ///< That define it; `wordings` has those of `max_documents`.
};

inline constexpr std::size_t kDefiningDocuments = 50;

/// A name that is not known is no error. Errors: Input (no UTF-8), Damaged, Io.
///
/// \param name           In any form.
/// \param max_documents  Of more documents that define it, so many are read: those that do so most often.
[[nodiscard]] Result<DefinitionsPage> make_definitions_page(const GraphSources& sources,
                                                            std::string_view name,
                                                            std::size_t max_documents = kDefiningDocuments);

/// The same for what was looked up already; with `wordings` around its main concept where they are known.
[[nodiscard]] Result<DefinitionsPage> make_definitions_page(const GraphSources& sources,
                                                            const NameLookup& lookup,
                                                            std::size_t max_documents = kDefiningDocuments,
                                                            const Wordings* wordings = nullptr);

}  // namespace vidensgraf
