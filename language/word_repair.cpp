// Which hyphens at a line end belong to the line and which to the word:
//   "sundheds-\nfaglig"           the line's: one word "sundhedsfaglig"
//   "børne-\nog ungeområdet"      the word's: a suspended hyphen, nothing is joined
//   "CTI-\nforløb", "107-\ntilbud", "Nord-\nJylland"   the word's: "CTI-forløb", joined with its hyphen
//   "socialpæda- gogisk"          a line break was lost: joined only if the whole is a known word and its
//                                 second part is not
//   "in-formation"                a line break was lost with its space: by the same rule; where both parts
//                                 are words ("for-hold"), the first must be one of those that open words and
//                                 are hardly ever written with a hyphen
// A joined token's span covers the break, and whatever stands in it (a page number between two blocks).
#include "language/word_repair.h"

#include <array>
#include <utility>

#include "corpus/break_marks.h"
#include "language/folding.h"

namespace vidensgraf {
namespace {

// In bytes. A column of "a-" lines is no word, and joining it line by line would cost its square.
constexpr std::size_t kLongestHead = 200;

bool ends_with_hyphen(std::string_view form) {
  return form.ends_with('-') || form.ends_with("\u2010") || form.ends_with("\u2011");
}

std::string_view without_final_hyphen(std::string_view form) {
  if (form.ends_with('-')) return form.substr(0, form.size() - 1);
  return form.substr(0, form.size() - 3);
}

bool starts_with_capital_or_digit(std::string_view form) {
  const std::size_t end = form.size() > 1 && static_cast<unsigned char>(form[0]) >= 0x80 ? 2 : 1;
  const std::string_view first = form.substr(0, end);
  return fold(first) != first || (form[0] >= '0' && form[0] <= '9');
}

bool has_lower_case(std::string_view form) {
  for (const char c : form) {
    if (c >= 'a' && c <= 'z') return true;
  }
  return form.find("æ") != std::string_view::npos || form.find("ø") != std::string_view::npos ||
         form.find("å") != std::string_view::npos;
}

std::string without_break_marks(std::string_view form) {
  std::string result;
  for (std::size_t i = 0; i < form.size(); ++i) {
    if (const std::size_t mark = break_mark_bytes(form, i); mark > 0) {
      i += mark - 1;
    } else if (static_cast<unsigned char>(form[i]) > ' ') {  // the line break after one
      result += form[i];
    }
  }
  return result;
}

bool opens_words(std::string_view folded) {
  constexpr std::array<std::string_view, 21> kOpening = {"for", "op",  "ud",  "til",  "af",    "an",  "ind",
                                                         "be",  "ned", "med", "over", "under", "gen", "mis",
                                                         "sam", "om",  "ved", "frem", "in",    "kon", "re"};
  for (const std::string_view word : kOpening) {
    if (folded == word) return true;
  }
  return false;
}

// "information" for "in-formation"; empty where the hyphen belongs to the word.
std::string without_inner_break(std::string_view form, const KnowsWord& knows) {
  const std::size_t hyphen = form.find('-');
  if (hyphen == std::string_view::npos || hyphen < 2 || hyphen + 2 >= form.size()) return {};
  const std::string_view head = form.substr(0, hyphen);
  const std::string_view tail = form.substr(hyphen + 1);
  if (tail.find('-') != std::string_view::npos || starts_with_capital_or_digit(tail)) return {};
  if (form.find_first_of("0123456789/+.") != std::string_view::npos || !has_lower_case(head)) return {};
  const std::string folded_head = fold(head);
  if (folded_head == "ikke" || folded_head == "it" || folded_head == "tv") return {};
  std::string joined = std::string(head) + std::string(tail);
  if (!knows(joined)) return {};
  if (!opens_words(folded_head) && knows(std::string(head)) && knows(std::string(tail))) return {};
  return joined;
}

// A number and a hyphen right after it, and `next` begins a line.
bool continues_number(std::string_view text, const std::vector<RepairedToken>& before, const RawToken& next) {
  if (next.kind != TokenKind::Word || !next.line_break_before || before.size() < 2) return false;
  const RawToken& hyphen = before.back().raw;
  return cut(text, hyphen.source) == "-" && !hyphen.space_before &&
         before[before.size() - 2].raw.kind == TokenKind::Number &&
         !is_joining_word(fold(cut(text, next.source)));
}

}  // namespace

bool is_joining_word(std::string_view folded) {
  constexpr std::array<std::string_view, 9> kJoining = {"og",    "eller", "samt", "og/eller", "til",
                                                        "såvel", "men",   "hhv.", "kontra"};
  for (const std::string_view word : kJoining) {
    if (folded == word) return true;
  }
  return false;
}

std::vector<RepairedToken> repair_words(std::string_view text, std::span<const RawToken> tokens,
                                        const KnowsWord& knows) {
  std::vector<RepairedToken> repaired;
  repaired.reserve(tokens.size());
  for (const RawToken& raw : tokens) {
    std::string form;
    if (raw.has_break_mark) form = without_break_marks(cut(text, raw.source));
    if (!repaired.empty() && raw.kind == TokenKind::Word && raw.space_before) {
      RepairedToken& before = repaired.back();
      const std::string_view head =
          before.form.empty() ? cut(text, before.raw.source) : std::string_view(before.form);
      if (before.raw.kind == TokenKind::Word && ends_with_hyphen(head) && head.size() <= kLongestHead) {
        const std::string_view tail = form.empty() ? cut(text, raw.source) : std::string_view(form);
        const std::string_view start = without_final_hyphen(head);
        const std::string folded_tail = fold(tail);
        const bool keeps_hyphen = starts_with_capital_or_digit(tail) || !has_lower_case(start);
        std::string joined = std::string(start) + (keeps_hyphen ? "-" : "") + std::string(tail);
        bool join = false;
        if (!is_joining_word(folded_tail)) {
          if (raw.line_break_before) {
            if (!keeps_hyphen && code_point_count(start) <= 2 && !knows(joined)) {
              joined = std::string(start) + "-" + std::string(tail);  // "e-\nmail", "it-\nsystem"
            }
            join = true;
          } else {
            join = !keeps_hyphen && knows(joined) && !(knows(std::string(start)) && knows(std::string(tail)));
          }
        }
        if (join) {
          before.form = std::move(joined);
          before.raw.source.end = raw.source.end;
          continue;
        }
      }
    }
    if (form.empty() && continues_number(text, repaired, raw)) {  // "107-\ntilbud"
      repaired.pop_back();
      RepairedToken& number = repaired.back();
      number.form = std::string(cut(text, number.raw.source)) + "-" + std::string(cut(text, raw.source));
      number.raw.source.end = raw.source.end;
      number.raw.kind = TokenKind::Word;
      continue;
    }
    if (form.empty() && raw.kind == TokenKind::Word) form = without_inner_break(cut(text, raw.source), knows);
    RepairedToken& token = repaired.emplace_back();
    token.raw = raw;
    if (!form.empty()) token.form = std::move(form);
  }
  return repaired;
}

}  // namespace vidensgraf
