// Which words matched is found by analysing the passage again, by the same analysis as at indexing, and
// looking its terms up among the query's: so "støttebehovene" is marked for "behov" exactly where it counted.

#include "query/snippet.h"

#include <algorithm>
#include <optional>
#include <set>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "language/index_terms.h"
#include "store/full_text_schema.h"

namespace vidensgraf {
namespace {

using Marks = std::unordered_map<std::string, MatchReason>;

std::optional<MatchReason> find(const Marks& marks, std::string_view prefix, std::string_view text) {
  const auto found = marks.find(index_term(prefix, text));
  if (found == marks.end()) return std::nullopt;
  return found->second;
}

std::optional<MatchReason> reason_of(const Token& token, const Marks& marks) {
  if (token.kind != TokenKind::Word || token.word == nullptr) {
    if (token.kind != TokenKind::Number) return std::nullopt;
    return find(marks, term_prefix::kExact, fold_label(token.form));
  }
  if (token.word->is_stop_word) return std::nullopt;
  std::optional<MatchReason> best;
  for (const IndexTerm& term : index_terms(*token.word)) {
    std::optional<MatchReason> why;
    switch (term.kind) {
      case IndexTermKind::Exact:
        why = find(marks, term_prefix::kExact, term.text);
        break;
      case IndexTermKind::Lemma:
        why = find(marks, term_prefix::kLemma, term.text);
        break;
      case IndexTermKind::Part:
        why = find(marks, term_prefix::kLemma, term.text);
        if (why && *why < MatchReason::CompoundPart) why = MatchReason::CompoundPart;
        break;
      case IndexTermKind::Ascii:
        why = find(marks, term_prefix::kAscii, term.text);
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

// How much a stretch shows: different matched words first, then their number.
double worth(std::string_view text, std::uint32_t offset, ByteSpan stretch, const std::vector<Mark>& marks) {
  std::set<std::string> different;
  double total = 0;
  for (const Mark& mark : marks) {
    if (!stretch.contains(mark.source)) continue;
    const ByteSpan local{mark.source.begin - offset, mark.source.end - offset};
    const double weight = mark.why <= MatchReason::Inflection ? 1.0 : 0.6;
    total += different.insert(fold_label(cut(text, local))).second ? weight : 0.1 * weight;
  }
  return total;
}

}  // namespace

std::vector<Mark> find_marks(std::string_view text, std::uint32_t offset, const Analyzer& analyzer,
                             const Marks& marks) {
  std::vector<Mark> found;
  if (marks.empty()) return found;
  const AnalyzedText analyzed = analyzer.analyze(text);
  for (const Token& token : analyzed.tokens) {
    const auto why = reason_of(token, marks);
    if (why) found.push_back(Mark{{offset + token.source.begin, offset + token.source.end}, *why});
  }
  std::sort(found.begin(), found.end(),
            [](const Mark& a, const Mark& b) { return a.source.begin < b.source.begin; });
  return found;
}

ByteSpan choose_snippet(std::string_view text, std::uint32_t offset, const std::vector<Mark>& marks,
                        const Analyzer& analyzer, std::size_t max_bytes) {
  const auto size = static_cast<std::uint32_t>(text.size());
  if (size <= max_bytes) return {offset, offset + size};

  const AnalyzedText analyzed = analyzer.analyze(text);
  std::vector<ByteSpan> sentences;
  for (const Sentence& sentence : analyzed.sentences) {
    sentences.push_back({offset + sentence.source.begin, offset + sentence.source.end});
  }
  std::sort(sentences.begin(), sentences.end());
  if (sentences.empty()) sentences.push_back({offset, offset + size});

  ByteSpan best = sentences.front();
  double best_worth = -1;
  for (std::size_t first = 0; first < sentences.size(); ++first) {
    ByteSpan stretch = sentences[first];
    for (std::size_t last = first + 1; last < sentences.size(); ++last) {
      if (sentences[last].end - stretch.begin > max_bytes) break;
      stretch.end = std::max(stretch.end, sentences[last].end);
    }
    const double value = worth(text, offset, stretch, marks);
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
    const double value = worth(text, offset, candidate, marks);
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
