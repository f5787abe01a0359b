#include "store/full_text_schema.h"

#include <algorithm>
#include <cmath>
#include <string>

#include <fmt/format.h>
#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace vidensgraf {
namespace {

// FNV-1a, 64 bits: fixed for ever, unlike std::hash, since the result is on disk.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char byte : text) {
    hash ^= static_cast<unsigned char>(byte);
    hash *= 0x100000001b3U;
  }
  return hash;
}

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

}  // namespace

double inverse_document_frequency(double passages, double with_term) {
  return std::log(1.0 + (passages - with_term + 0.5) / (with_term + 0.5));
}

std::string index_term(std::string_view prefix, std::string_view text) {
  constexpr std::size_t kHashBytes = 17;  // "~" and 16 hexadecimal digits
  std::string term;
  term.reserve(std::min(prefix.size() + text.size(), kMaxTermBytes));
  term += prefix;
  if (prefix.size() + text.size() <= kMaxTermBytes) {
    term += text;
  } else {
    std::size_t keep = kMaxTermBytes - prefix.size() - kHashBytes;
    while (keep > 0 && is_continuation(text[keep])) --keep;
    term += text.substr(0, keep);
    term += fmt::format("~{:016x}", hash_of(text));
  }
  if (term.find('\0') != std::string::npos) std::replace(term.begin(), term.end(), '\0', ' ');
  return term;
}

std::string fold_label(std::string_view text) {
  std::string folded;
  UErrorCode status = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(&folded);
  icu::CaseMap::utf8Fold(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink,
                         nullptr, status);
  if (U_FAILURE(status) != 0) folded.assign(text);  // too long for ICU: no label is

  std::string result;
  bool gap = false;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(folded.data());
  const auto size = static_cast<std::int32_t>(folded.size());
  for (std::int32_t i = 0; i < size;) {
    const std::int32_t begin = i;
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    if (c >= 0 && u_isUWhiteSpace(c) != 0) {
      gap = true;
      continue;
    }
    if (gap && !result.empty()) result += ' ';
    gap = false;
    result.append(folded, static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin));
  }
  return result;
}

std::string filter_term(std::string_view prefix, std::string_view label) {
  return index_term(prefix, fold_label(label));
}

std::string provision_term(std::string_view law, std::string_view paragraf, int stk) {
  std::string text(law);
  text += '#';
  text += paragraf;
  if (stk > 0) text += ",stk " + std::to_string(stk);
  return index_term(term_prefix::kProvision, text);
}

}  // namespace vidensgraf
