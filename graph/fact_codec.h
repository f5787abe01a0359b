#pragma once

// Facts of a document as bytes, for its contribution (graph/contribution_codec.cpp; store/coding.h; `#` is a
// varint, "" a length-prefixed string):
//
//   definition       kind:u8 term"" surface_term source core (begin# end# each) pattern"" cited_source""
//                    confidence:f64
//   law reference    kind:u8 resolution:u8 source core antecedent law"" paragraf"" paragraf_to"" chapter""
//                    compound_head"" document_type"" document_number"" document_date""
//                    stk nr pkt (n# value#) litra (n# "")
//
// What makes no sense rejects the reader. Internal to graph/.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "extraction/facts.h"
#include "graph/contribution.h"
#include "store/coding.h"

namespace vidensgraf {

void put_definition(std::string& out, const Definition& definition);
[[nodiscard]] Definition get_definition(RowReader& reader);

void put_law_reference(std::string& out, const LawReference& reference);
/// Nothing for a reference that `wants` says no to: it is read over.
[[nodiscard]] std::optional<LawReference> get_law_reference(RowReader& reader,
                                                            const WantsReference& wants = {});

/// One byte, which must be from `first` to `last`.
template <class Enum>
Enum get_enum(RowReader& reader, Enum first, Enum last) {
  const std::uint8_t value = reader.u8();
  if (value < static_cast<std::uint8_t>(first) || value > static_cast<std::uint8_t>(last)) reader.reject();
  return static_cast<Enum>(value);
}

}  // namespace vidensgraf
