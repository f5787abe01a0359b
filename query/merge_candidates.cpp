// Danish says one thing as a compound and as a phrase with a preposition; a compound can have a linking "s"
// or "e" between its members. Misprints are looked for in words long enough that one letter seldom makes
// another word.
//
// Known misses: compounds of more than two members in phrases ("behov for støtte i hjemmet"); misprints in
// short words; one letter that does make another word ("indsats" is long, "indsat" is not it) is proposed
// too.

#include "query/merge_candidates.h"

#include <algorithm>
#include <array>

#include "graph/near_names.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kLongWordBytes = 10;

std::string joined(std::string_view text) {
  std::string letters;
  for (const char byte : text) {
    if (byte != ' ' && byte != '-') letters += byte;
  }
  return letters;
}

// "behov for støtte" is what "støttebehov" says in one word.
bool is_compound_of(std::string_view compound, std::string_view phrase) {
  constexpr std::array<std::string_view, 5> kPrepositions = {" for ", " af ", " til ", " om ", " i "};
  constexpr std::array<std::string_view, 3> kLinks = {"", "s", "e"};
  if (compound.find(' ') != std::string_view::npos) return false;
  for (const std::string_view preposition : kPrepositions) {
    const std::size_t at = phrase.find(preposition);
    if (at == std::string_view::npos) continue;
    const std::string_view head = phrase.substr(0, at);
    const std::string_view first = phrase.substr(at + preposition.size());
    if (head.find(' ') != std::string_view::npos || first.find(' ') != std::string_view::npos) continue;
    for (const std::string_view link : kLinks) {
      if (compound == std::string(first).append(link).append(head)) return true;
    }
  }
  return false;
}

std::u32string code_points(std::string_view text) {
  std::u32string points;
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t size = lead < 0x80U ? 1 : lead < 0xE0U ? 2 : lead < 0xF0U ? 3 : 4;
    char32_t point = size == 1 ? lead : lead & (0xFFU >> (size + 1));
    for (std::size_t next = 1; next < size && at + next < text.size(); ++next) {
      point = point << 6U | (static_cast<unsigned char>(text[at + next]) & 0x3FU);
    }
    points.push_back(point);
    at += size;
  }
  return points;
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char byte) { return byte >= '0' && byte <= '9'; });
}

}  // namespace

std::string merge_reason(std::string_view a, std::string_view b) {
  if (a == b || a.empty() || b.empty()) return {};
  if (is_compound_of(a, b) || is_compound_of(b, a)) return "compound of the same words";
  if (joined(a) == joined(b)) return "differs in hyphens or spaces only";
  const std::size_t shorter = std::min(a.size(), b.size());
  const bool near = std::max(a.size(), b.size()) - shorter <= 2;  // one letter of two bytes
  if (shorter < kLongWordBytes || !near || has_digit(a) || has_digit(b)) return {};
  if (edit_distance(code_points(a), code_points(b), 1) == 1) return "one letter apart";
  return {};
}

}  // namespace vidensgraf
