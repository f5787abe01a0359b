#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "extraction/definitions/definition_patterns.h"

namespace vidensgraf {

/// For each block of the document, where its sentences stand: in running text, in a glossary or a list of
/// criteria. Parallel to `Document::blocks`.
[[nodiscard]] std::vector<DefinitionZone> definition_zones(const TaggedText& text);

/// A headword that stands apart from its explanation.
struct HeadedDefinition {
  DefinedTerm term;
  ByteSpan core;             ///< Headword to the end of the first sentence of the explanation.
  std::size_t last = 0;      ///< Number of the last sentence that belongs to it.
  const char* pattern = "";  ///< "X / ..." on lines of their own, "X | ..." in the cells of a table.
};

/// The entry that begins with sentence `number`: a headword alone in its block with its explanation in the
/// next one, or a row of a table whose first cell is the headword. None where `zones`, those of
/// definition_zones(), say that no glossary is read.
[[nodiscard]] std::optional<HeadedDefinition> headed_definition(const TaggedText& text,
                                                                const std::vector<DefinitionZone>& zones,
                                                                std::size_t number);

/// One entry of a numbered list inside a paragraph: "1) Dyreejer: Enhver, som ...".
struct ListedDefinition {
  DefinedTerm term;
  ByteSpan core;    ///< Headword to the end of its first sentence.
  ByteSpan source;  ///< Headword to the next number.
};

/// The entries of the list that sentence `number` announces, "I denne lov forstås ved: 1) X: ... 2) Y: ...",
/// where all of it stands in one paragraph, as in statutes; empty if its first number has no headword.
[[nodiscard]] std::vector<ListedDefinition> listed_definitions(const TaggedText& text, std::size_t number);

/// One past the last byte of the numbered list that sentence `number` opens behind its colon, "forstås: 1) A.
/// 2) B."; 0 if it opens none that goes on past it.
[[nodiscard]] std::uint32_t end_of_numbered_list(const TaggedText& text, std::size_t number);

/// The term that a question asks for, "Hvad er en rehabiliteringsplan?", where the sentence `number` answers
/// it: "Det er et dokument, der ...". The question stands before it in its block or is its heading.
[[nodiscard]] std::optional<DefinedTerm> answered_question(const TaggedText& text, std::size_t number);

}  // namespace vidensgraf
