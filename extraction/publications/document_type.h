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

/// ISO 639-1 code of the language by the share of its small words: da, nb, sv, en, de; empty for too little
/// text.
[[nodiscard]] std::string language_of(std::string_view text);

/// Whether the text is surely no Danish: it has many small words of another language and few Danish ones.
/// What the file says of its language is not asked, as pages often say it wrongly.
[[nodiscard]] bool is_in_another_language(std::string_view text);

}  // namespace vidensgraf
