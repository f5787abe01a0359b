#pragma once

#include <cstddef>
#include <string_view>

namespace vidensgraf {

/// A place in a query as typed, and what stands there. Where a word of a query begins and ends is decided
/// here alone. Internal to query/.
struct QueryScanner {
  std::string_view text;  ///< Valid UTF-8 without NUL. Borrowed.
  std::size_t at = 0;     ///< Byte of `text`, on a code point boundary; whoever reads on moves it.

  [[nodiscard]] bool at_end() const { return at >= text.size(); }
  [[nodiscard]] bool at_byte(char c) const { return at < text.size() && text[at] == c; }

  void skip_space();

  /// From here to the end of the word; empty where no word stands.
  [[nodiscard]] std::string_view word() const { return text.substr(at, word_end(at) - at); }

  /// The end of the word that begins at `begin`; `begin` where none does. Parentheses that open and close
  /// inside a word belong to it: "HTTP(S)", "barn(et)".
  [[nodiscard]] std::size_t word_end(std::size_t begin) const;

  /// Whether a word that is read up to `byte` ends there: white space, quotation mark, parenthesis, end.
  [[nodiscard]] bool ends_word(std::size_t byte) const;

  /// Bytes of the white space character at `byte`; 0 if there is another.
  [[nodiscard]] std::size_t space_at(std::size_t byte) const;

  /// Bytes of the quotation mark at `byte`: ", “, ”, „, « or »; 0 if there is none.
  [[nodiscard]] std::size_t quote_at(std::size_t byte) const;

  /// Whether the hyphen at `byte` stands for what the word before "og" has, as in "misbrugsbehandling og
  /// -forebyggelse", or is inside a word; else it takes the word behind it out.
  [[nodiscard]] bool is_ellipsis(std::size_t byte) const;
};

/// The number of bytes of `text` up to the first that is no UTF-8, or NUL.
[[nodiscard]] std::size_t valid_prefix(std::string_view text);

/// Letters and digits of valid UTF-8.
[[nodiscard]] std::size_t count_letters(std::string_view text);

}  // namespace vidensgraf
