#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "extraction/facts.h"
#include "extraction/registers.h"

namespace vidensgraf {

/// A document of law cited by number: an act, an order, a guideline, a bill, a decision.
struct LegalDocument {
  LawReferenceKind kind = LawReferenceKind::ActNumber;
  std::string type;    ///< LOV, LBK, BEK, VEJ, CIR, BKI, SKR, LF, B, PM, FOB, UfR
  std::string number;  ///< "1287", "27-18", "C-22-07"
  std::string date;    ///< ISO; a year alone for decisions and addresses.
  std::string law;     ///< Id of the law whose text it is, if the register has it.
  std::size_t core_end = 0;
  std::size_t end = 0;
};

/// Reads one at `at`, the start of a word. Also what is recognised but too vague to be one ("lov nr. 1654"
/// without a date) is returned, with an empty `type`.
[[nodiscard]] std::optional<LegalDocument> read_legal_document(std::string_view text, std::size_t at,
                                                               const Registers& registers);

/// Reads a web address at `at` ("http", "www.", "ELI /lta"). `end` is set for every address; the rest only
/// for those below retsinformation.dk/eli/.
[[nodiscard]] std::optional<LegalDocument> read_eli_address(std::string_view text, std::size_t at,
                                                            const Registers& registers);

}  // namespace vidensgraf
