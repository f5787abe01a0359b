// The entries of reference lists.
//
//   entry = [ "-" | "•" | "[1]" ] authors ( "(" year ")" | [",."] year ) "." title "." ...
//
// An entry may run over several lines. The next one begins at a line with authors and a year of its own,
// where the line before has ended.
//
// Known misses: entries without a year that do not say so; lines that break inside the authors.

#include <algorithm>
#include <optional>
#include <string>

#include "extraction/dates.h"
#include "extraction/publications/citation_parts.h"
#include "extraction/text_scan.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kLongestHead = 400;        // bytes
constexpr std::size_t kLongestAuthor = 250;      // bytes
constexpr std::size_t kLongestNextAuthor = 120;  // bytes; what opens an entry must look like one

std::uint32_t offset(std::size_t at) { return static_cast<std::uint32_t>(at); }

// The first byte at or behind `at` that is none of `bytes`, at most `end`.
std::size_t skip_any(std::string_view text, std::size_t at, std::size_t end, std::string_view bytes) {
  while (at < end && bytes.find(text[at]) != std::string_view::npos) ++at;
  return at;
}

// Authors and year of an entry.
struct EntryHead {
  std::string author;
  int year = 0;
  std::size_t title = 0;  // where the title begins
};

// The author in [begin, end), which the year follows.
std::string author_before_year(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin && std::string_view(" (.,\n").find(text[end - 1]) != std::string_view::npos) --end;
  std::string author = tidy_author(text.substr(begin, end - begin));
  // The full stop of an initial or of "et al." belongs to the author.
  const std::size_t last_word = author.find_last_of(' ') + 1;
  if (text.substr(end).starts_with(".") && last_word > 0 && author.size() - last_word <= 2) author += '.';
  return author;
}

std::optional<EntryHead> read_head(std::string_view text, std::size_t begin, std::size_t end) {
  if (begin >= end) return std::nullopt;
  if (!is_upper(code_point_at(text, begin).value) && text[begin] != '*' && text[begin] != '"')
    return std::nullopt;
  const std::size_t limit = std::min(end, begin + kLongestHead);
  for (std::size_t at = begin + 1; at < limit; ++at) {
    const CitedYear year = read_cited_year(text, at);
    const bool undated = text.substr(at).starts_with("(u.å.)") || text.substr(at).starts_with("(n.d.)");
    if (year.year == 0 && !undated) continue;
    EntryHead head{author_before_year(text, begin, at), year.year, undated ? at + 7 : year.end};
    if (head.author.empty() || head.author.size() > kLongestAuthor) return std::nullopt;
    head.title = skip_any(text, head.title, end, " ).,:\n*\"");
    return head;
  }
  return std::nullopt;
}

// Behind the mark of a list: "-", "•", "[1]". A star that opens italics is none.
std::size_t skip_entry_mark(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end) {
    const CodePoint c = code_point_at(text, at);
    const bool star = c.value == U'*' && is_space(code_point_at(text, at + 1).value);
    if (!star && !is_space(c.value) && !is_dash(c.value) && c.value != U'•' && c.value != U'·') break;
    at += c.size;
  }
  if (text.substr(at).starts_with("[")) {
    const ScannedNumber number = scan_number(text, at + 1);
    if (number.end > at + 1 && text.substr(number.end).starts_with("]"))
      return skip_space(text, number.end + 1);
  }
  return at;
}

// Where the entry behind the one at `begin` begins: at a line with a head of its own, whose line before
// ended.
std::size_t next_entry(std::string_view text, std::size_t begin, std::size_t end) {
  for (std::size_t line = text.find('\n', begin); line != std::string_view::npos && line + 1 < end;
       line = text.find('\n', line + 1)) {
    const std::size_t start = skip_space(text, line + 1);
    if (start >= end) break;
    const bool ended = std::string_view(".>])").find(text[line - 1]) != std::string_view::npos;
    if (!ended || !is_upper(code_point_at(text, start).value) || text.substr(start).starts_with("Available"))
      continue;
    const auto head = read_head(text, start, std::min(text.find('\n', start), end));
    if (head && head->author.size() < kLongestNextAuthor) return line + 1;
  }
  return end;
}

// The title at `begin`: to the end of its italics, or of its sentence.
std::string read_title(std::string_view text, std::size_t begin, std::size_t end) {
  const bool italic = begin > 0 && text[begin - 1] == '*';
  const auto closes = [&](std::size_t at) {
    if (italic) return text[at] == '*';
    return (text[at] == '.' || text[at] == '?') && at + 1 < end &&
           is_space(code_point_at(text, at + 1).value);
  };
  std::size_t title_end = begin;
  while (title_end < end && !closes(title_end)) ++title_end;
  std::string title = tidy_author(text.substr(begin, title_end - begin));
  while (title.ends_with(".") || title.ends_with("*")) title.pop_back();
  return title;
}

}  // namespace

std::vector<Citation> read_reference_entries(std::string_view text, ByteSpan span) {
  std::vector<Citation> entries;
  for (std::size_t begin = span.begin; begin < span.end;) {
    const std::size_t start = skip_entry_mark(text, begin, span.end);
    const std::size_t next = next_entry(text, start, span.end);
    const ByteSpan whole = trimmed(text, {offset(start), offset(next)});
    if (const auto head = read_head(text, start, whole.end)) {
      Citation entry;
      entry.kind = CitationKind::ReferenceEntry;
      entry.source = whole;
      entry.author = head->author;
      entry.year = head->year;
      entry.title = read_title(text, head->title, whole.end);
      entries.push_back(std::move(entry));
    }
    begin = next;
  }
  return entries;
}

}  // namespace vidensgraf
