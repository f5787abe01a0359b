#include "graph/names.h"

#include <algorithm>
#include <array>

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
  std::array<const char*, 2> ascii;
};
constexpr std::array<DanishLetter, 3> kDanishLetters = {
    DanishLetter{0x00E6, {"ae", "a"}},  // æ
    DanishLetter{0x00F8, {"oe", "o"}},  // ø
    DanishLetter{0x00E5, {"aa", "a"}},  // å
};

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char byte) { return (byte & 0x80) == 0; });
}

}  // namespace

std::string fold_name(std::string_view name) {
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
  const auto text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(folded.data(), static_cast<std::int32_t>(folded.size())));
  for (std::size_t form = 0; form < 2; ++form) {
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
    std::string name = to_utf8(bare);
    if (name != folded && std::find(names.begin(), names.end(), name) == names.end()) {
      names.push_back(std::move(name));
    }
  }
  return names;
}

}  // namespace vidensgraf
