#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extraction/text_scan.h"
#include "language/analyzed_text.h"

namespace vidensgraf {

/// A name found by its shape: tokens [first, end) of the sentence.
struct ShapedName {
  std::size_t first = 0;
  std::size_t end = 0;
};

/// Names of bodies in one sentence, found by their shape alone, in text order, disjoint.
///
/// \param text  The canonical text that the tokens' spans refer to.
[[nodiscard]] std::vector<ShapedName> find_shaped_names(std::string_view text, std::span<const Token> tokens);

/// A word without its genitive: "Socialstyrelsens" -> "Socialstyrelsen", "VIVE's" -> "VIVE", "Aarhus" stays.
/// `changed` tells whether something was taken off.
[[nodiscard]] std::string_view without_genitive(std::string_view word, bool& changed);

/// Whether every letter of the word is a capital, with at least two of them.
[[nodiscard]] bool has_only_capitals(std::string_view word);

/// Whether no dictionary has the capitalised word, neither as a common word nor as a person or place.
[[nodiscard]] bool is_unknown_name(const Token& token);
/// "handicaprådet", "landsskatteretten": a compound that is a body where it is written large inside a
/// sentence.
[[nodiscard]] bool ends_like_body(std::string_view word);
/// "SocialNord": a small letter before a capital, nothing but letters, `shortest` bytes or more.
[[nodiscard]] bool has_inner_capital(std::string_view word, std::size_t shortest = 7);

/// Whether the word begins with a capital.
[[nodiscard]] inline bool is_capitalised(std::string_view word) {
  return is_upper(code_point_at(word, 0).value);
}

}  // namespace vidensgraf
