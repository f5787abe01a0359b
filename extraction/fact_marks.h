#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extraction/facts.h"

namespace vidensgraf {

enum class FactKind : std::uint8_t {
  LawReference,
  Definition,
  Abbreviation,
  TargetGroup,
  Citation,
  Organisation,
  Concept,
  Relation,
};

/// How a kind is called where people read: in Danish with a letter, and in the JSON of `vidensgraf extract`.
struct FactKindName {
  FactKind kind;
  std::string_view code;    ///< Key in the JSON: "legal_references".
  std::string_view danish;  ///< "Lovhenvisninger"
  std::string_view one;     ///< "Lovhenvisning"
  std::string_view letter;  ///< "L"
};
/// In the order of `FactKind`.
[[nodiscard]] const std::array<FactKindName, 8>& fact_kind_names();

/// One place of the text that states a fact.
struct FactMark {
  FactKind kind = FactKind::Concept;
  ByteSpan source;
  std::string label;       ///< What was found: "serviceloven § 85, stk. 1", "komplekst støttebehov".
  std::uint32_t rank = 0;  ///< Of concepts: place in the list of concepts, best first from 0.
  std::string detail;  ///< How, in code names: "paragraph_ref, explicit", "X defineres som"; may be empty.
};

/// A mark for every fact at every place: an abbreviation with three occurrences gives three. In text order,
/// the longer one first where two begin together; marks may overlap.
[[nodiscard]] std::vector<FactMark> fact_marks(const DocumentFacts& facts);

}  // namespace vidensgraf
