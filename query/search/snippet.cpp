// Which words matched is found by analysing the passage again, by the same analysis as at indexing, and
// looking its terms up among the query's: so "støttebehovene" is marked for "behov" exactly where it counted.

#include "query/search/snippet.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "language/index_terms.h"
#include "store/full_text_schema.h"

namespace vidensgraf {
namespace {

using Marks = MarkFinder::Marks;

std::optional<MatchReason> find_term(const Marks& marks, std::string_view prefix, std::string_view text) {
  const auto found = marks.find(index_term(prefix, text));
  if (found == marks.end()) return std::nullopt;
  return found->second;
}

std::optional<MatchReason> reason_of_word(const WordAnalysis& word, const Marks& marks) {
  std::optional<MatchReason> best;
  for (const IndexTerm& term : index_terms(word)) {
    std::optional<MatchReason> why;
    switch (term.kind) {
      case IndexTermKind::Exact:
        why = find_term(marks, term_prefix::kExact, term.text);
        break;
      case IndexTermKind::Lemma:
        if (term.as_written) why = find_term(marks, term_prefix::kExact, term.text);
        if (!why) why = find_term(marks, term_prefix::kLemma, term.text);
        break;
      case IndexTermKind::Segment:
      case IndexTermKind::Part:
        why = find_term(marks, term_prefix::kLemma, term.text);
        if (why && *why < MatchReason::CompoundPart) why = MatchReason::CompoundPart;
        break;
      case IndexTermKind::Ascii:  // of queries only
        break;
    }
    if (why && (!best || *why < *best)) best = why;
  }
  return best;
}

bool is_boundary(std::string_view text, std::size_t at) {
  return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

// The byte of `text` from which on a word starts, at or after `at`; its end if there is none.
std::size_t next_word(std::string_view text, std::size_t at) {
  if (at == 0) return 0;
  while (at < text.size() && text[at - 1] != ' ' && text[at - 1] != '\n') ++at;
  return at;
}

std::size_t previous_gap(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  std::size_t end = at;
  while (end > 0 && text[end] != ' ' && text[end] != '\n') --end;
  if (end > 0) return end;
  while (!is_boundary(text, at)) --at;  // one endless word
  return at;
}

// A marked word as it counts for the choice of a stretch.
struct Weighed {
  ByteSpan source;
  std::size_t word = 0;  // equal for equal words
  double weight = 1.0;
};

std::vector<Weighed> weigh(std::string_view text, std::uint32_t offset, const std::vector<Mark>& marks) {
  std::vector<Weighed> weighed;
  std::unordered_map<std::string, std::size_t> words;
  for (const Mark& mark : marks) {
    const ByteSpan local{mark.source.begin - offset, mark.source.end - offset};
    const auto word = words.emplace(fold_label(cut(text, local)), words.size()).first->second;
    weighed.push_back(Weighed{mark.source, word, mark.why <= MatchReason::Inflection ? 1.0 : 0.6});
  }
  return weighed;
}

// How much a stretch shows: different matched words first, then their number.
double worth(ByteSpan stretch, const std::vector<Weighed>& marks) {
  std::vector<bool> seen(marks.size(), false);  // by word
  double total = 0;
  for (const Weighed& mark : marks) {
    if (!stretch.contains(mark.source)) continue;
    total += seen[mark.word] ? 0.1 * mark.weight : mark.weight;
    seen[mark.word] = true;
  }
  return total;
}

}  // namespace

std::optional<MatchReason> MarkFinder::reason_of(const Token& token) {
  if (token.kind == TokenKind::Number) {
    const std::string number = fold_label(token.form);
    const auto why = find_term(*marks_, term_prefix::kExact, number);
    return why ? why : find_term(*marks_, term_prefix::kLemma, number);
  }
  if (token.kind != TokenKind::Word || token.word == nullptr || token.word->is_stop_word) return std::nullopt;
  const auto [known, fresh] = known_.try_emplace(token.word);
  if (fresh) known->second = reason_of_word(*token.word, *marks_);
  return known->second;
}

std::vector<Mark> MarkFinder::find(const AnalyzedText& text, std::uint32_t offset) {
  std::vector<Mark> found;
  if (marks_->empty()) return found;
  for (const Token& token : text.tokens) {
    const auto why = reason_of(token);
    if (why) found.push_back(Mark{{offset + token.source.begin, offset + token.source.end}, *why});
  }
  std::sort(found.begin(), found.end(),
            [](const Mark& a, const Mark& b) { return a.source.begin < b.source.begin; });
  return found;
}

ByteSpan choose_snippet(std::string_view text, std::uint32_t offset, const std::vector<Mark>& marks,
                        const AnalyzedText& analyzed, std::size_t max_bytes) {
  const auto size = static_cast<std::uint32_t>(text.size());
  if (size <= max_bytes) return {offset, offset + size};

  std::vector<ByteSpan> sentences;
  for (const Sentence& sentence : analyzed.sentences) {
    sentences.push_back({offset + sentence.source.begin, offset + sentence.source.end});
  }
  std::sort(sentences.begin(), sentences.end());
  if (sentences.empty()) sentences.push_back({offset, offset + size});

  const std::vector<Weighed> weighed = weigh(text, offset, marks);
  ByteSpan best = sentences.front();
  double best_worth = -1;
  for (std::size_t first = 0; first < sentences.size(); ++first) {
    ByteSpan stretch = sentences[first];
    for (std::size_t last = first + 1; last < sentences.size(); ++last) {
      if (sentences[last].end - stretch.begin > max_bytes) break;
      stretch.end = std::max(stretch.end, sentences[last].end);
    }
    const double value = worth(stretch, weighed);
    if (value > best_worth) {
      best_worth = value;
      best = stretch;
    }
  }
  if (best.size() <= max_bytes) return best;

  // One long sentence: the stretch of it that begins shortly before one of its marks.
  ByteSpan window{best.begin, best.begin};
  best_worth = -1;
  std::vector<std::uint32_t> starts{best.begin};
  for (const Mark& mark : marks) {
    if (best.contains(mark.source)) {
      constexpr std::uint32_t kLead = 40;
      starts.push_back(std::max(best.begin + kLead, mark.source.begin) - kLead);
    }
  }
  for (const std::uint32_t start : starts) {
    std::size_t from = start - offset;
    if (start != best.begin) from = next_word(text, from);
    const std::size_t to = std::min<std::size_t>(best.end - offset, previous_gap(text, from + max_bytes));
    if (to <= from) continue;
    const ByteSpan candidate{offset + static_cast<std::uint32_t>(from),
                             offset + static_cast<std::uint32_t>(to)};
    const double value = worth(candidate, weighed);
    if (value > best_worth) {
      best_worth = value;
      window = candidate;
    }
  }
  return window;
}

std::string render_snippet(std::string_view text, std::uint32_t offset, ByteSpan snippet,
                           const std::vector<Mark>& marks, const std::vector<ByteSpan>& breaks,
                           MarkStyle style) {
  std::string line;
  if (snippet.begin > offset) line += "… ";
  auto mark = marks.begin();
  auto next_break = breaks.begin();
  bool gap = false;
  bool open = false;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto end = static_cast<std::int32_t>(snippet.end - offset);
  for (auto at = static_cast<std::int32_t>(snippet.begin - offset); at < end;) {
    const std::uint32_t here = offset + static_cast<std::uint32_t>(at);
    if (open && here >= mark->source.end) {
      line += style.close;
      open = false;
      ++mark;
    }
    while (!open && mark != marks.end() && mark->source.begin < here) ++mark;
    while (next_break != breaks.end() && next_break->end <= here) ++next_break;
    if (next_break != breaks.end() && next_break->begin <= here) {
      at = static_cast<std::int32_t>(next_break->end - offset);
      continue;
    }
    const std::int32_t begin = at;
    UChar32 c = 0;
    U8_NEXT(bytes, at, end, c);
    if (c >= 0 && (u_isUWhiteSpace(c) != 0 || u_iscntrl(c) != 0)) {
      gap = true;
      continue;
    }
    if (gap) line += ' ';
    gap = false;
    if (!open && mark != marks.end() && mark->source.begin == here) {
      line += style.open;
      open = true;
    }
    line += text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(at - begin));
  }
  if (open) line += style.close;
  if (snippet.end < offset + text.size()) line += " …";
  return line;
}

}  // namespace vidensgraf
