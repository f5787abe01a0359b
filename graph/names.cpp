#include "graph/names.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace vidensgraf {
namespace {

constexpr UChar32 kSoftHyphen = 0x00AD;

std::string to_utf8(const icu::UnicodeString& text) {
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

icu::UnicodeString normalized(const icu::UnicodeString& text, const icu::Normalizer2* form,
                              UErrorCode& status) {
  // ICU keeps its data inside the library: getting the instance fails only where the installation is broken,
  // and the text is then used as it is.
  if (form == nullptr || U_FAILURE(status)) return text;
  icu::UnicodeString result = form->normalize(text, status);
  return U_FAILURE(status) ? text : result;
}

// ASCII forms of the three letters, first as the pair that names use, then as the bare letter.
struct DanishLetter {
  UChar32 letter;
  std::string_view utf8;
  std::array<const char*, 2> ascii;
};
constexpr std::array<DanishLetter, 3> kDanishLetters = {
    DanishLetter{0x00E6, "æ", {"ae", "a"}},
    DanishLetter{0x00F8, "ø", {"oe", "o"}},
    DanishLetter{0x00E5, "å", {"aa", "a"}},
};

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char byte) { return (byte & 0x80) == 0; });
}

// What an ASCII character folds to; 0 for white space, control characters and what is not ASCII.
constexpr std::array<char, 256> kFoldedAscii = [] {
  std::array<char, 256> folded{};
  for (char byte = '!'; byte <= '~'; ++byte) {
    folded[static_cast<unsigned char>(byte)] =
        static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + ('a' - 'A') : byte);
  }
  return folded;
}();

// Danish text is ASCII, the letters of Latin-1 and § but for a few names; these are folded without ICU, and
// are in NFC as they stand. Nothing where there is more.
std::optional<std::string> fold_latin1(std::string_view name) {
  std::string folded(name.size(), '\0');  // never longer than the name
  char* out = folded.data();
  bool space_pending = false;
  const auto keep_space = [&] {
    if (space_pending) *out++ = ' ';
    space_pending = false;
  };
  for (std::size_t at = 0; at < name.size(); ++at) {
    const auto byte = static_cast<unsigned char>(name[at]);
    if (const char ascii = kFoldedAscii[byte]; ascii != 0) {
      keep_space();
      *out++ = ascii;
    } else if (byte == ' ' || (byte >= '\t' && byte <= '\r')) {
      space_pending = out != folded.data();
    } else if (byte < 0x80) {
      continue;                                   // a control character
    } else if (name.substr(at, 2) == "\u00AD") {  // soft hyphen
      ++at;
    } else if (name.substr(at, 2) == "§") {
      keep_space();
      *out++ = name[at++];
      *out++ = name[at];
    } else if (byte == 0xC3 && at + 1 < name.size()) {
      const auto next = static_cast<unsigned char>(name[++at]);
      if (next == 0x9F || (next & 0xC0U) != 0x80) return std::nullopt;  // ß folds to ss
      keep_space();
      *out++ = name[at - 1];
      // U+00C0-U+00DE are the capitals of U+00E0-U+00FE; U+00D7 is the sign ×.
      *out++ = static_cast<char>(next <= 0x9E && next != 0x97 ? next + 0x20 : next);
    } else {
      return std::nullopt;
    }
  }
  folded.resize(static_cast<std::size_t>(out - folded.data()));
  return folded;
}

// `folded` with its Danish letters in the given ASCII form; nothing if it has others outside ASCII, § apart.
std::optional<std::string> ascii_of_danish(std::string_view folded, std::size_t form) {
  std::string ascii;
  ascii.reserve(folded.size());  // a letter of two bytes gets two at most
  std::size_t kept = 0;          // the bytes before it are in `ascii`
  for (std::size_t at = 0; at < folded.size(); ++at) {
    if ((folded[at] & 0x80) == 0) continue;
    ascii += folded.substr(kept, at - kept);
    const std::string_view bytes = folded.substr(at++, 2);
    kept = at + 1;
    if (bytes == "§") {
      ascii += bytes;
      continue;
    }
    const auto* const letter =
        std::find_if(kDanishLetters.begin(), kDanishLetters.end(),
                     [bytes](const DanishLetter& danish) { return danish.utf8 == bytes; });
    if (letter == kDanishLetters.end()) return std::nullopt;
    ascii += letter->ascii.at(form);
  }
  if (kept < folded.size()) ascii += folded.substr(kept);
  return ascii;
}

}  // namespace

std::string fold_name(std::string_view name) {
  if (auto folded = fold_latin1(name)) return std::move(*folded);

  const auto text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
  icu::UnicodeString kept;
  bool space_pending = false;
  for (std::int32_t index = 0; index < text.length();) {
    const UChar32 point = text.char32At(index);
    index += U16_LENGTH(point);
    if (u_isUWhiteSpace(point) != 0) {
      space_pending = !kept.isEmpty();
      continue;
    }
    if (point == kSoftHyphen || u_iscntrl(point) != 0) continue;
    if (space_pending) kept.append(static_cast<UChar32>(' '));
    space_pending = false;
    kept.append(point);
  }
  kept.foldCase(U_FOLD_CASE_DEFAULT);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  return to_utf8(normalized(kept, nfc, status));
}

std::vector<std::string> ascii_names(std::string_view folded) {
  std::vector<std::string> names;
  if (is_ascii(folded)) return names;
  const auto add = [&](std::string name) {
    if (name != folded && std::find(names.begin(), names.end(), name) == names.end()) {
      names.push_back(std::move(name));
    }
  };
  for (std::size_t form = 0; form < 2; ++form) {
    if (auto ascii = ascii_of_danish(folded, form)) {
      add(std::move(*ascii));
      continue;
    }
    const auto text = icu::UnicodeString::fromUTF8(
        icu::StringPiece(folded.data(), static_cast<std::int32_t>(folded.size())));
    icu::UnicodeString replaced;
    for (std::int32_t index = 0; index < text.length();) {
      const UChar32 point = text.char32At(index);
      index += U16_LENGTH(point);
      const auto* const letter =
          std::find_if(kDanishLetters.begin(), kDanishLetters.end(),
                       [point](const DanishLetter& danish) { return danish.letter == point; });
      if (letter == kDanishLetters.end()) {
        replaced.append(point);
      } else {
        replaced.append(icu::UnicodeString(letter->ascii.at(form), -1, US_INV));
      }
    }
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
    const icu::UnicodeString decomposed = normalized(replaced, nfd, status);
    icu::UnicodeString bare;
    for (std::int32_t index = 0; index < decomposed.length();) {
      const UChar32 point = decomposed.char32At(index);
      index += U16_LENGTH(point);
      if (u_charType(point) != U_NON_SPACING_MARK) bare.append(point);
    }
    add(to_utf8(bare));
  }
  return names;
}

std::string reversed_name(std::string_view text) {
  std::string reversed;
  reversed.reserve(text.size());
  std::size_t end = text.size();
  for (std::size_t at = text.size(); at-- > 0;) {
    const bool inside = (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
    if (inside && at > 0) continue;
    reversed.append(text.substr(at, end - at));
    end = at;
  }
  return reversed;
}

}  // namespace vidensgraf
