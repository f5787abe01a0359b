// The token layer knows the joined form of a broken word and the bytes it covers. What is in the bytes and
// not in the form is the break; found by walking both side by side, since a form is its bytes with some left
// out.
#include "language/display_text.h"

#include <algorithm>
#include <cstdint>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "language/word_repair.h"

namespace vidensgraf {
namespace {

// Appends the stretches of `source` that `form` leaves out. False if `form` is not made by leaving out.
bool append_left_out(std::string_view source, std::string_view form, std::uint32_t offset,
                     std::vector<ByteSpan>& breaks) {
  const std::size_t before = breaks.size();
  std::size_t next = 0;  // of `form`
  for (std::size_t at = 0; at < source.size(); ++at) {
    if (next < form.size() && source[at] == form[next]) {
      ++next;
      continue;
    }
    const std::uint32_t here = offset + static_cast<std::uint32_t>(at);
    if (breaks.size() > before && breaks.back().end == here) {
      ++breaks.back().end;
    } else {
      breaks.push_back(ByteSpan{here, here + 1});
    }
  }
  if (next == form.size()) return true;
  breaks.resize(before);
  return false;
}

bool is_gap(UChar32 c) {
  constexpr UChar32 kDelete = 0x7F;
  if (c <= kDelete) return c <= ' ' || c == kDelete;
  return u_isUWhiteSpace(c) != 0 || u_iscntrl(c) != 0;
}

// What `text` begins with of letters and marks that are shown as they are: most of every text is ASCII or a
// Latin letter of two bytes.
std::string_view plain_letters(std::string_view text) {
  constexpr std::uint8_t kLeadOfLatinLetters = 0xC3;
  const auto byte = [text](std::size_t at) { return static_cast<std::uint8_t>(text[at]); };
  std::size_t end = 0;
  while (end < text.size()) {
    if (byte(end) > ' ' && byte(end) < 0x7F) {
      ++end;
    } else if (byte(end) == kLeadOfLatinLetters && end + 1 < text.size() && U8_IS_TRAIL(byte(end + 1))) {
      end += 2;
    } else {
      break;
    }
  }
  return text.substr(0, end);
}

bool is_blank(char byte) { return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t'; }

// Whether a hyphen before white space stays where it is: one between blanks, or one that waits for a word to
// come ("social- og sundhedsvæsenet").
bool is_suspended(std::string_view text, std::size_t begin, std::size_t end) {
  if (begin == 0 || is_blank(text[begin - 1])) return true;
  while (end < text.size() && is_blank(text[end])) ++end;
  std::size_t behind = end;
  while (behind < text.size() && !is_blank(text[behind])) ++behind;
  const std::string_view next = text.substr(end, behind - end);
  return next.find('.') == std::string_view::npos && is_joining_word(next);  // "hhv." may be two tokens
}

// Words may be broken where a hyphen stands before white space, and inside of words where that is so
// elsewhere in the text. Most texts have none of it, and need no analysis.
bool may_have_breaks(std::string_view text) {
  for (const std::string_view mark : {"\u00AD", "\u200C", "\u200D", "\u2060"}) {
    if (text.find(mark) != std::string_view::npos) return true;
  }
  bool has_suspended = false;
  bool has_inner = false;
  for (const std::string_view hyphen : {"-", "\u2010", "\u2011"}) {
    for (std::size_t at = text.find(hyphen); at != std::string_view::npos; at = text.find(hyphen, at + 1)) {
      const std::size_t end = at + hyphen.size();
      if (end == text.size()) continue;
      if (text[end] != ' ' && text[end] != '\n' && text[end] != '\r') {
        has_inner = true;
      } else if (is_suspended(text, at, end)) {
        has_suspended = true;
      } else {
        return true;
      }
    }
  }
  return has_suspended && has_inner;
}

}  // namespace

std::vector<ByteSpan> breaks_in_words(std::string_view text, std::uint32_t offset, const Analyzer& analyzer) {
  return may_have_breaks(text) ? breaks_in_words(text, offset, analyzer.analyze(text))
                               : std::vector<ByteSpan>();
}

std::vector<ByteSpan> breaks_in_words(std::string_view text, std::uint32_t offset,
                                      const AnalyzedText& analyzed) {
  std::vector<ByteSpan> breaks;
  for (const Token& token : analyzed.tokens) {
    const std::string_view source = cut(text, token.source);
    if (token.form != source) append_left_out(source, token.form, offset + token.source.begin, breaks);
  }
  return breaks;
}

std::string display_text(std::string_view text, const std::vector<ByteSpan>& breaks) {
  std::string line;
  line.reserve(text.size());
  bool gap = false;
  const auto append = [&](std::string_view shown) {
    if (gap && !line.empty()) line += ' ';
    gap = false;
    line += shown;
  };
  auto next_break = breaks.begin();
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int64_t>(text.size());
  for (std::int64_t at = 0; at < size;) {
    while (next_break != breaks.end() && next_break->end <= at) ++next_break;
    if (next_break != breaks.end() && next_break->begin <= at) {
      at = next_break->end;
      continue;
    }
    const auto begin = static_cast<std::size_t>(at);
    const std::size_t stop =
        next_break == breaks.end() ? text.size() : std::min<std::size_t>(text.size(), next_break->begin);
    if (const std::string_view letters = plain_letters(text.substr(begin, stop - begin)); !letters.empty()) {
      append(letters);
      at += static_cast<std::int64_t>(letters.size());
      continue;
    }
    UChar32 c = 0;
    U8_NEXT(bytes, at, size, c);
    if (c < 0) {
      append("\uFFFD");
    } else if (is_gap(c)) {
      gap = true;
    } else {
      append(text.substr(begin, static_cast<std::size_t>(at) - begin));
    }
  }
  return line;
}

std::string display_text(std::string_view text, const Analyzer& analyzer) {
  return display_text(text, breaks_in_words(text, 0, analyzer));
}

}  // namespace vidensgraf
