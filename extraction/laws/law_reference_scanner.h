#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extraction/facts.h"
#include "extraction/registers.h"
#include "language/analyzed_text.h"

namespace vidensgraf {

/// What the text says about the law of a reference; the law itself is settled by find_law_references.
enum class LawFrom : std::uint8_t {
  Named,       ///< The law stands in the reference; `reference.law` is its id, if the register has it.
  Convention,  ///< A compound with a usual meaning, "§ 18-midler".
  Bare,        ///< Nothing is said: the law of the passage.
  ThisLaw,     ///< "denne lov", "lovens": the law being read or discussed.
  SameLaw,     ///< "samme lov": the last other law named.
  Other,       ///< It belongs to something that is no law of the register: an order, an amending act.
};

struct ScannedReference {
  LawReference reference;  ///< Without context: `law` only if it is named or a convention.
  LawFrom law_from = LawFrom::Named;
  std::string convention;  ///< Law that the noun before means ("Botilbud § 107"); counts where none is named.
  std::uint32_t group = 0;     ///< References of one expression ("§§ 5 og 6") have the same group.
  bool abbreviation = false;   ///< The law is named by a bare abbreviation ("SEL"), without §.
  bool weak = false;           ///< ... and that one has other meanings.
  bool needs_statute = false;  ///< "bilag 1", "pkt. 2": a reference only inside or next to statute text.
};

/// What was found in a text.
struct LawScan {
  std::vector<ScannedReference> references;  ///< In text order.
  bool depends_on_date = false;              ///< A name stands there that is another law's at another date.
};

/// Scans `text` for everything that the grammar in law_reference_scanner.cpp accepts.
///
/// \param text  UTF-8 in NFC; spans are bytes of it. Linear in its length.
/// \param date  Date of the document (ISO, any precision, may be empty): chooses between acts of one name.
/// \param tokens  Of this text, or none. What is found does not depend on them, but words that are known to
///              begin nothing are passed over.
[[nodiscard]] LawScan scan_law_references(std::string_view text, const Registers& registers,
                                          std::string_view date, std::span<const Token> tokens = {});

}  // namespace vidensgraf
