#pragma once

#include <cstdint>
#include <string_view>

namespace vidensgraf {

/// What a character does for the tokenizer. Internal to language/.
enum class CharClass : std::uint8_t {
  Space,
  Letter,  ///< Of the Latin script, which words are made of.
  Digit,
  Mark,  ///< Combines with the letter before it.
  Punctuation,
  Symbol,
  BreakMark,  ///< corpus/break_marks.h
  Invisible,  ///< Takes no room: zero-width spaces, byte order marks.
  Foreign     ///< A letter of another script.
};

[[nodiscard]] constexpr CharClass class_of_ascii(unsigned char c) {
  if (c <= ' ' || c == 0x7F) return CharClass::Space;
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return CharClass::Letter;
  if (c >= '0' && c <= '9') return CharClass::Digit;
  constexpr std::string_view kPunctuation = "!\"'(),-./:;?[]{}_";
  return kPunctuation.find(static_cast<char>(c)) != std::string_view::npos ? CharClass::Punctuation
                                                                           : CharClass::Symbol;
}

/// The class of a character beyond ASCII.
[[nodiscard]] CharClass class_beyond_ascii(char32_t c);

}  // namespace vidensgraf
