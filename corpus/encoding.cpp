#include "corpus/encoding.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <utility>

#include <fmt/format.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include "corpus/utf8.h"

// Which encoding a text file has is decided by validity: text of some length with Danish letters that is not
// in UTF-8 is practically never valid UTF-8 ("æ" of Windows-1252 is E6, a lead byte that wants two more bytes
// above 7F). Then by what stands inside words: Danish letters of one code page are signs or capitals of the
// others ("f›r" is "før" of DOS). Known misses: words whose only such letters stand at their ends count for
// nothing; code pages of other alphabets (ISO 8859-5) are read as Windows-1252.

namespace vidensgraf {
namespace {

bool is_continuation(unsigned char byte) { return (byte & 0xC0U) == 0x80U; }

// Length of the valid sequence at `at` (1-4), or 0. Table 3-7 of the Unicode Standard.
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t offset) {
    return at + offset < text.size() ? static_cast<unsigned char>(text[at + offset]) : std::uint8_t{0};
  };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  if (lead < 0xE0) return is_continuation(byte(1)) ? 2 : 0;
  if (lead < 0xF0) {
    const unsigned char low = lead == 0xE0 ? 0xA0 : 0x80;
    const unsigned char high = lead == 0xED ? 0x9F : 0xBF;
    return byte(1) >= low && byte(1) <= high && is_continuation(byte(2)) ? 3 : 0;
  }
  const unsigned char low = lead == 0xF0 ? 0x90 : 0x80;
  const unsigned char high = lead == 0xF4 ? 0x8F : 0xBF;
  return byte(1) >= low && byte(1) <= high && is_continuation(byte(2)) && is_continuation(byte(3)) ? 4 : 0;
}

// Skips ASCII eight bytes at a time.
std::size_t skip_ascii(std::string_view text, std::size_t at) {
  while (at + 8 <= text.size()) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, 8);
    if ((word & 0x8080808080808080ULL) != 0) break;
    at += 8;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

// Code pages of single bytes: the characters of 80 to FF, U+FFFD where there is none. Source: unicode.org,
// Mappings, CP1252.TXT, CP850.TXT and ROMAN.TXT.
using CodePage = std::u32string_view;
constexpr CodePage kWindows1252 =
    U"€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ"
    U"\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯°±²³´µ¶·¸¹º»¼½¾¿"
    U"ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß"
    U"àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ";
constexpr CodePage kDos850 =
    U"ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒ"
    U"áíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐"
    U"└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀"
    U"ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00AD±‗¾¶§÷¸°¨·¹³²■\u00A0";
constexpr CodePage kMacRoman =
    U"ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü"
    U"†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø"
    U"¿¡¬√ƒ≈∆«»…\u00A0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ"
    U"‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uF8FFÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";
constexpr char32_t kNoCharacter = U'\uFFFD';

char32_t decoded(unsigned char byte, CodePage page) { return byte < 0x80 ? byte : page[byte - 0x80U]; }

// How well the bytes above 7F that stand between ASCII letters read in `page`: Danish letters and apostrophes
// for it, signs and letters of the wrong case against it, as bytes without a character are wherever they
// stand.
int fit_of(std::string_view bytes, CodePage page) {
  const auto is_upper = [&bytes](std::size_t at) { return bytes[at] >= 'A' && bytes[at] <= 'Z'; };
  const auto is_lower = [&bytes](std::size_t at) { return bytes[at] >= 'a' && bytes[at] <= 'z'; };
  int fit = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) continue;
    const char32_t letter = decoded(static_cast<unsigned char>(bytes[at]), page);
    if (letter == kNoCharacter) --fit;
    if (at == 0 || at + 1 == bytes.size() || letter == kNoCharacter) continue;
    const bool in_capitals = is_upper(at - 1) && is_upper(at + 1);
    if (!in_capitals && !((is_lower(at - 1) || is_upper(at - 1)) && is_lower(at + 1))) continue;
    const CodePage danish = in_capitals ? U"ÆØÅ" : U"æøå";
    const auto point = static_cast<UChar32>(letter);
    const bool other_letter = in_capitals ? u_isupper(point) != 0 : u_islower(point) != 0;
    if (danish.find(letter) != CodePage::npos || letter == U'’') {
      ++fit;
    } else if (!other_letter && letter != U'–') {
      --fit;
    }
  }
  return fit;
}

CodePage code_page_of(std::string_view bytes) {
  CodePage best = kWindows1252;
  int best_fit = std::max(0, fit_of(bytes, best));
  for (const CodePage page : {kDos850, kMacRoman}) {
    const int fit = fit_of(bytes, page);
    if (fit <= best_fit) continue;
    best = page;
    best_fit = fit;
  }
  return best;
}

struct ByteCounts {
  std::size_t invalid = 0;    // bytes that belong to no valid UTF-8 sequence
  std::size_t multibyte = 0;  // valid sequences of two bytes and more
  std::size_t control = 0;    // control characters that text does not hold
  std::size_t undefined = 0;  // bytes without a character in the code page
  std::size_t high = 0;       // bytes above 7F
};

ByteCounts count_bytes(std::string_view text, CodePage page) {
  ByteCounts counts;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = sequence_length(text, at);
    if (length >= 2) ++counts.multibyte;
    if (length == 0) ++counts.invalid;
    for (std::size_t i = at; i < at + (length == 0 ? 1 : length); ++i) {
      const auto byte = static_cast<unsigned char>(text[i]);
      if (byte >= 0x80) ++counts.high;
      if ((byte < 0x20 && (byte < 0x09 || byte > 0x0D) && byte != 0x1B) || byte == 0x7F) ++counts.control;
      if (decoded(byte, page) == kNoCharacter) ++counts.undefined;
    }
    at += length == 0 ? 1 : length;
  }
  return counts;
}

std::string decode_page(std::string_view bytes, CodePage page, bool keep_valid_utf8) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = sequence_length(bytes, at);
    if (length == 1 || (keep_valid_utf8 && length > 1)) {
      out.append(bytes.substr(at, length));
      at += length;
      continue;
    }
    append_utf8(out, decoded(static_cast<unsigned char>(bytes[at]), page));
    ++at;
  }
  return out;
}

std::string decode_utf16(std::string_view bytes, bool big_endian) {
  std::string out;
  out.reserve(bytes.size());
  const auto unit_at = [&](std::size_t at) -> char32_t {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return big_endian ? static_cast<char32_t>((first << 8U) | second)
                      : static_cast<char32_t>((second << 8U) | first);
  };
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    char32_t value = unit_at(at);
    if (value >= 0xD800 && value < 0xDC00 && at + 3 < bytes.size()) {
      const char32_t low = unit_at(at + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        value = 0x10000 + ((value - 0xD800) << 10U) + (low - 0xDC00);
        at += 2;
      }
    }
    append_utf8(out, value);
  }
  return out;
}

// Whether NFC leaves `text` alone for sure: code points below U+0300 and those of general punctuation that
// documents are full of. Anything else asks ICU.
bool is_surely_nfc(std::string_view text) {
  for (std::size_t at = skip_ascii(text, 0); at < text.size(); at = skip_ascii(text, at)) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0xCC) {
      at += 2;
      continue;
    }
    const CodePoint point = code_point_at(text, at);
    const bool stable = (point.value >= 0x2010 && point.value <= 0x2027) || point.value == 0x20AC ||
                        (point.value >= 0x25A0 && point.value <= 0x25FF);
    if (!stable) return false;
    at += point.bytes;
  }
  return true;
}

}  // namespace

std::size_t valid_utf8_prefix(std::string_view text) {
  std::size_t at = skip_ascii(text, 0);
  while (at < text.size()) {
    const std::size_t length = sequence_length(text, at);
    if (length == 0) return at;
    at += length;
    if (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) at = skip_ascii(text, at);
  }
  return at;
}

std::string to_nfc(std::string text) {
  if (is_surely_nfc(text)) return text;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status) || nfc == nullptr) return text;
  const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
  if (nfc->isNormalizedUTF8(piece, status) != 0 && U_SUCCESS(status)) return text;
  status = U_ZERO_ERROR;
  std::string normalised;
  icu::StringByteSink<std::string> sink(&normalised, static_cast<std::int32_t>(text.size()));
  nfc->normalizeUTF8(0, piece, sink, nullptr, status);
  return U_FAILURE(status) ? text : normalised;
}

Result<std::string> decode_text(std::string_view bytes) {
  if (bytes.size() >= 0x7FFF0000U) return fail(ErrorCode::Limit, "The file is too large to be read as text.");
  std::string text;
  if (bytes.size() >= 2 && (bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF")) {
    text = decode_utf16(bytes.substr(2), bytes[0] == '\xFE');
  } else {
    if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
    if (const std::size_t nul = bytes.find('\0'); nul != std::string_view::npos) {
      return fail(ErrorCode::Input, fmt::format("The file has a NUL byte at {}: it is not a text file.", nul),
                  nul);
    }
    const std::size_t valid = valid_utf8_prefix(bytes);
    if (valid == bytes.size()) return to_nfc(std::string(bytes));
    CodePage page = code_page_of(bytes);
    const ByteCounts counts = count_bytes(bytes, page);
    // Plausible text has next to no control characters and bytes without a character, and is mostly ASCII.
    const std::size_t strange = counts.control + counts.undefined;
    const bool mostly_utf8 = counts.multibyte > 4 * counts.invalid;
    if (counts.control * 200 > bytes.size() ||
        (!mostly_utf8 && (strange * 100 > bytes.size() || counts.high * 10 > bytes.size() * 4))) {
      return fail(
          ErrorCode::Input,
          fmt::format("The file is text in neither UTF-8 (it stops at byte {}) nor Windows-1252.", valid),
          valid);
    }
    if (mostly_utf8) page = kWindows1252;
    text = decode_page(bytes, page, mostly_utf8);
  }
  if (text.find('\0') != std::string::npos) {
    return fail(ErrorCode::Input, "The file holds NUL characters: it is not a text file.");
  }
  return to_nfc(std::move(text));
}

std::string clean_utf8(std::string_view bytes) {
  std::string text;
  if (valid_utf8_prefix(bytes) == bytes.size()) {
    text = std::string(bytes);
  } else {
    text = decode_page(bytes, kWindows1252, true);
  }
  for (char& byte : text) {
    if (byte == '\0') byte = ' ';
  }
  return to_nfc(std::move(text));
}

}  // namespace vidensgraf
