// A sentence ends at . ? ! … unless something says otherwise:
//   the point belongs to an abbreviation token ("stk.", "f.eks."); "osv.", "m.m." end one before a capital
//   a small letter follows ("2. pkt.", "14. juni", "... og")
//   a number before it starts the sentence ("1. Formål") or is an ordinal before a month, stk., pkt.
// and at an empty line. Closing quotation marks and brackets belong to the sentence that they close.
// Known miss: an abbreviation that is in no list, before a capital.
#include "language/sentences.h"

#include <algorithm>
#include <array>
#include <string>

#include "language/folding.h"
#include "language/word_lists.h"

namespace vidensgraf {
namespace {

bool is_one_of(std::string_view form, std::span<const std::string_view> set) {
  return std::find(set.begin(), set.end(), form) != set.end();
}

bool is_closing(std::string_view form) {
  constexpr std::array<std::string_view, 10> kClosing = {")", "]", "\"", "'", "”", "’", "»", "«", "}", "“"};
  return is_one_of(form, kClosing);
}

bool is_opening(std::string_view form) {
  constexpr std::array<std::string_view, 9> kOpening = {"(", "[", "\"", "'", "”", "“", "«", "»", "„"};
  return is_one_of(form, kOpening);
}

bool starts_lower(std::string_view form) {
  if (form.empty()) return false;
  const auto first = static_cast<unsigned char>(form[0]);
  if (first < 0x80) return first >= 'a' && first <= 'z';
  if (first != 0xC3 || form.size() < 2) return false;
  const auto second = static_cast<unsigned char>(form[1]);
  return second >= 0x9F && second != 0xB7;
}

bool follows_ordinal(std::string_view folded) {
  constexpr std::array<std::string_view, 18> kAfterOrdinal = {
      "januar",  "februar",  "marts",    "april", "maj",  "juni", "juli",    "august", "september",
      "oktober", "november", "december", "pkt.",  "stk.", "nr.",  "kvartal", "del",    "led"};
  return is_one_of(folded, kAfterOrdinal);
}

}  // namespace

std::vector<std::size_t> find_sentence_ends(std::string_view text, std::span<const RepairedToken> tokens) {
  const auto form_of = [text, tokens](std::size_t i) {
    return tokens[i].form.empty() ? cut(text, tokens[i].raw.source) : std::string_view(tokens[i].form);
  };
  std::vector<std::size_t> ends;
  std::size_t first = 0;
  const auto end_at = [&ends, &first](std::size_t end) {
    if (end > first) ends.push_back(end);
    first = end;
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i > first && tokens[i].raw.paragraph_break_before) end_at(i);
    const std::string_view form = form_of(i);
    const bool is_abbreviation = tokens[i].raw.kind == TokenKind::Word && form.ends_with('.');
    const bool is_terminator = tokens[i].raw.kind == TokenKind::Punctuation &&
                               (form.front() == '.' || form == "?" || form == "!" || form == "…");
    if (!is_abbreviation && !is_terminator) continue;

    std::size_t next = i + 1;
    while (next < tokens.size() && is_closing(form_of(next)) && !tokens[next].raw.space_before) ++next;
    if (next >= tokens.size()) break;
    const std::string_view follower = form_of(next);
    if (is_abbreviation) {
      const auto known = word_lists().abbreviations.find(fold(form));
      const bool may_end = known != word_lists().abbreviations.end() && known->second.may_end_sentence;
      const bool is_word = tokens[next].raw.kind == TokenKind::Word;
      if (may_end && is_word && !starts_lower(follower)) end_at(next);
      continue;
    }
    if (!tokens[next].raw.space_before) {
      // "kommunen.Det": a lost blank; anything else without one goes on ("1.b", ".pdf").
      const bool lost_blank = form == "." && i > first && next == i + 1 &&
                              tokens[i - 1].raw.kind == TokenKind::Word && starts_lower(form_of(i - 1)) &&
                              tokens[next].raw.kind == TokenKind::Word && !starts_lower(follower);
      if (lost_blank) end_at(next);
      continue;
    }
    std::size_t word =
        next;  // the first token of what would be the next sentence that is not a bracket or quote
    while (word + 1 < tokens.size() && is_opening(form_of(word))) ++word;
    if (form.front() == '.' && starts_lower(form_of(word))) continue;
    if (form == "." && i > first && tokens[i - 1].raw.kind == TokenKind::Number &&
        !tokens[i].raw.space_before) {
      const bool is_list_number = i - 1 == first;
      if (is_list_number || follows_ordinal(fold(follower))) continue;
    }
    end_at(next);
  }
  end_at(tokens.size());
  return ends;
}

}  // namespace vidensgraf
