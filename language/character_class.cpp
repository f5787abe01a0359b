#include "language/character_class.h"

#include <unicode/uchar.h>

#include "corpus/break_marks.h"

namespace vidensgraf {

CharClass class_beyond_ascii(char32_t character) {
  const auto c = static_cast<UChar32>(character);
  if (is_break_mark(character)) return CharClass::BreakMark;
  if (c == 0x200B || c == 0xFEFF) return CharClass::Invisible;
  if (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) return CharClass::Letter;
  if (c >= 0x1E00 && c <= 0x1EFF) return CharClass::Letter;
  if (u_isUWhiteSpace(c) != 0 || u_charType(c) == U_CONTROL_CHAR) return CharClass::Space;
  if (c == 0xA7 || c == 0xB6) return CharClass::Symbol;  // § and ¶ are punctuation to Unicode
  if (c == 0xAA || c == 0xBA) return CharClass::Symbol;
  const auto type = u_charType(c);
  if (type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK || type == U_ENCLOSING_MARK)
    return CharClass::Mark;
  if (u_isUAlphabetic(c) != 0) return CharClass::Foreign;
  if (u_ispunct(c) != 0) return CharClass::Punctuation;
  return CharClass::Symbol;
}

}  // namespace vidensgraf
