#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "query/names/name_lookup.h"

namespace vidensgraf {

/// A wording under which documents name a concept.
struct SurfaceForm {
  std::string text;  ///< As people read it, folded: "komplekse støttebehov".
  Reason reason;     ///< Why it counts as the concept; empty for its label.
  std::uint64_t places = 0;
  std::uint64_t documents = 0;
  std::string first_document;  ///< Id of the first of the documents read that has it.
  ByteSpan first_place;
  std::uint32_t first_page = 0;
};

/// The wordings of the places in `evidence`, most frequent first, then by text. Reads the words of the first
/// `max_places` places: of a concept that is named more often the rest is not counted.
///
/// \param lookup    The nodes that are one thing, with the reasons why.
/// \param evidence  Of each of `lookup.nodes`, in their order.
[[nodiscard]] Result<std::vector<SurfaceForm>> surface_forms(
    const GraphSources& sources, const NameLookup& lookup,
    const std::vector<std::vector<DocumentEvidence>>& evidence, std::size_t max_places);

}  // namespace vidensgraf
