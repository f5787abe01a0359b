#include "language/folding.h"

#include <algorithm>
#include <cstdint>

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include "corpus/break_marks.h"
#include "language/utf8.h"

namespace vidensgraf {
namespace {

// Danish text is ASCII and the Latin-1 letters but for a few words; these are folded without ICU.
bool fold_latin1(std::string_view text, std::string& folded) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      folded += static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
    } else if (byte == 0xC3 && i + 1 < text.size()) {
      const auto next = static_cast<unsigned char>(text[++i]);
      if (next == 0x9F || (next & 0xC0U) != 0x80) return false;  // ß folds to ss
      folded += static_cast<char>(byte);
      // U+00C0-U+00DE are the capitals of U+00E0-U+00FE; U+00D7 is the sign ×.
      folded += static_cast<char>(next <= 0x9E && next != 0x97 ? next + 0x20 : next);
    } else if (const std::size_t mark = break_mark_bytes(text, i); mark > 0) {
      i += mark - 1;
    } else if (byte == 0xE2 && i + 2 < text.size() && text.substr(i, 3) == "’") {
      folded += '\'';
      i += 2;
    } else {
      return false;
    }
  }
  return true;
}

std::string remove_break_marks(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (const std::size_t mark = break_mark_bytes(text, i); mark > 0) {
      i += mark - 1;
    } else if (text.substr(i, 3) == "’") {
      result += '\'';
      i += 2;
    } else {
      result += text[i];
    }
  }
  return result;
}

}  // namespace

std::string fold(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  if (fold_latin1(text, folded)) return folded;

  const std::string cleaned = remove_break_marks(text);
  UErrorCode status = U_ZERO_ERROR;
  std::string case_folded;
  {
    icu::StringByteSink<std::string> sink(&case_folded);
    icu::CaseMap::utf8Fold(0, icu::StringPiece(cleaned.data(), static_cast<std::int32_t>(cleaned.size())),
                           sink, nullptr, status);
  }
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status) != 0) return folded;  // no ICU data: impossible with Debian's, which is linked in
  std::string normalized;
  icu::StringByteSink<std::string> sink(&normalized);
  nfc->normalizeUTF8(0, icu::StringPiece(case_folded.data(), static_cast<std::int32_t>(case_folded.size())),
                     sink, nullptr, status);
  return normalized;
}

std::string to_ascii(std::string_view folded, AsciiStyle style) {
  if (std::all_of(folded.begin(), folded.end(),
                  [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
    return std::string(folded);
  }
  const bool digraph = style == AsciiStyle::Digraph;
  std::string spelled;  // the three Danish letters spelled out; å before NFD would take its ring off
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const std::string_view letter = folded.substr(i, 2);
    if (letter == "æ") {
      spelled += digraph ? "ae" : "a";
      ++i;
    } else if (letter == "ø") {
      spelled += digraph ? "oe" : "o";
      ++i;
    } else if (letter == "å") {
      spelled += digraph ? "aa" : "a";
      ++i;
    } else {
      spelled += folded[i];
    }
  }
  if (std::all_of(spelled.begin(), spelled.end(),
                  [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
    return spelled;
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status) != 0) return spelled;
  std::string decomposed;
  icu::StringByteSink<std::string> sink(&decomposed);
  nfd->normalizeUTF8(0, icu::StringPiece(spelled.data(), static_cast<std::int32_t>(spelled.size())), sink,
                     nullptr, status);
  std::string result;
  for (std::size_t at = 0; at < decomposed.size();) {
    const std::size_t start = at;
    const char32_t c = utf8::next(decomposed, at);
    if (u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK) continue;
    result.append(decomposed, start, at - start);
  }
  return result;
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (utf8::next(text, at) == utf8::kInvalid) return false;
  }
  return true;
}

std::size_t code_point_count(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

}  // namespace vidensgraf
