#pragma once

#include <string>
#include <string_view>

#include "corpus/document.h"

namespace vidensgraf {

/// A document's type and the words that show it (empty if the shape as a whole does).
struct TypeGuess {
  std::string type;  ///< Empty if nothing shows it.
  ByteSpan source{};
};

/// rapport, vejledning, notat, lov, lovforslag, bekendtgørelse, artikel, afhandling, litteraturstudie,
/// kvalitetsstandard, referat, nyhedsbrev, begrebsliste, webside, webside_temaforside, webside_temaafsnit,
/// webside_publikationsomtale. By the words of title and title page, then by traces of a web page, then by
/// the marks of a report (ISBN, table of contents, its own name in the preface).
[[nodiscard]] TypeGuess type_of_document(const Document& document, const Metadata& metadata);

/// The title of a bill without the number before it: "l 50 forslag til lov om ..." as "forslag til lov om
/// ...". In lower case.
[[nodiscard]] std::string_view without_bill_number(std::string_view lowered);

struct TextLanguage {
  std::string_view code;    ///< ISO 639-1: da, nb, nn, sv, en, de; empty for too little text.
  bool is_foreign = false;  ///< Surely no Danish: many small words that Danish lacks, and few Danish ones.
};

/// The language by the share of small words among the first 4,000. What the file says of it is not asked, as
/// pages often say it wrongly.
[[nodiscard]] TextLanguage language_of(std::string_view text);

}  // namespace vidensgraf
