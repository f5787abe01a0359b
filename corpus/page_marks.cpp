#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>

#include "corpus/text_layout.h"

// Where pages begin in a text that was a PDF. Three kinds of marks, each trusted only where it counts up over
// the text: "(3)" as libraries' viewers write it, form feeds as pdftotext writes them, and printed page
// numbers alone on a line.

namespace vidensgraf {
inline namespace text_recogniser {
namespace {

// "(1)", "(2)", ... each alone on a line, as libraries' viewers mark pages in the text of a PDF.
// After it the page's printed number follows, alone or run into the text; the difference of both is learnt
// from the lone ones.
bool find_page_markers(TextLayout& layout) {
  std::vector<std::pair<std::size_t, std::uint32_t>> markers;
  for (std::size_t i = 0; i < layout.lines.size(); ++i) {
    if (layout.lines[i].is_blank() || layout.text[layout.lines[i].begin] != '(') continue;
    const auto number = page_marker(layout.line(i));
    if (!number || !layout.is_alone(i)) continue;
    const std::uint32_t expected = markers.empty() ? 1 : markers.back().second + 1;
    if (*number == expected) markers.emplace_back(i, *number);
  }
  if (markers.size() < 2) return false;
  std::map<std::int64_t, int> votes;  // marker minus printed number
  for (const auto& [at, number] : markers) {
    const std::size_t next = layout.next_full_line(at + 1);
    if (next == layout.lines.size() || !layout.is_alone(next)) continue;
    if (const auto printed = page_number(layout.line(next)))
      ++votes[std::int64_t{number} - std::int64_t{*printed}];
  }
  const auto best = std::max_element(votes.begin(), votes.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  std::size_t from = 0;
  std::uint32_t page = 0;
  for (const auto& [at, number] : markers) {
    for (std::size_t i = from; i < at; ++i) layout.facts[i].page = page;
    from = at;
    page = number;
    layout.facts[at].role = LineRole::Boilerplate;
    const std::size_t next = layout.next_full_line(at + 1);
    if (best == votes.end() || next == layout.lines.size()) continue;
    const std::int64_t printed = std::int64_t{number} - best->first;
    const auto lone = page_number(layout.line(next));
    const auto leading = leading_number(layout.line(next));
    if (lone && *lone == printed) {
      layout.facts[next].role = LineRole::Boilerplate;
    } else if (leading && leading->number == printed) {
      layout.facts[next].glued_number = leading->bytes;
    }
  }
  for (std::size_t i = from; i < layout.lines.size(); ++i) layout.facts[i].page = page;
  // What stands before page 1 is the page of the viewer.
  const std::size_t first = markers.front().first;
  if (layout.lines[first].begin < layout.text.size() / 4) {
    for (std::size_t i = 0; i < first; ++i) layout.facts[i].role = LineRole::Boilerplate;
  }
  return true;
}

// Form feeds, as pdftotext writes them. Lines that stand first or last on three pages or more,
// numbers aside, are running headers and footers.
bool find_page_breaks(TextLayout& layout, bool has_markers) {
  std::vector<std::size_t> starts;  // first line of each page
  std::uint32_t page = 1;
  for (std::size_t i = 0; i < layout.lines.size(); ++i) {
    if (layout.lines[i].form_feeds > 0) {
      if (starts.empty()) starts.push_back(0);
      page += layout.lines[i].form_feeds;
      starts.push_back(i);
    }
    if (!has_markers) layout.facts[i].page = page;
  }
  if (starts.empty()) {
    if (!has_markers) {
      for (LineFacts& facts : layout.facts) facts.page = 0;
    }
    return false;
  }
  std::unordered_map<std::string, int> seen;
  std::vector<std::pair<std::size_t, std::string>> edges;
  for (std::size_t p = 0; p < starts.size(); ++p) {
    const std::size_t end = p + 1 < starts.size() ? starts[p + 1] : layout.lines.size();
    std::vector<std::size_t> full;
    for (std::size_t i = starts[p]; i < end && full.size() < 2; ++i) {
      if (!layout.lines[i].is_blank()) full.push_back(i);
    }
    for (std::size_t i = end, found = 0; i > starts[p] && found < 2; --i) {
      if (layout.lines[i - 1].is_blank()) continue;
      ++found;
      if (std::find(full.begin(), full.end(), i - 1) == full.end()) full.push_back(i - 1);
    }
    for (const std::size_t i : full) {
      if (layout.line(i).size() > 150) continue;
      if (page_number(layout.line(i))) {
        layout.facts[i].role = LineRole::Boilerplate;
        continue;
      }
      std::string key = comparison_key(layout.line(i));
      std::erase_if(key, [](char letter) { return is_digit(static_cast<unsigned char>(letter)); });
      ++seen[key];
      edges.emplace_back(i, std::move(key));
    }
  }
  for (const auto& [i, key] : edges) {
    if (seen[key] >= 3) layout.facts[i].role = LineRole::Boilerplate;
  }
  return true;
}

// Numbers alone between blank lines that count up by one or two are page numbers without page
// breaks.
PageNumberLines find_lone_page_numbers(TextLayout& layout) {
  PageNumberLines numbers;
  for (std::size_t i = 0; i < layout.lines.size(); ++i) {
    if (layout.lines[i].is_blank() || layout.lines[i].end - layout.lines[i].begin > 24 ||
        layout.facts[i].role != LineRole::Text)
      continue;
    const auto number = page_number(layout.line(i));
    if (!number || !layout.is_alone(i)) continue;
    if (!numbers.empty() && (*number <= numbers.back().second || *number > numbers.back().second + 3))
      continue;
    numbers.emplace_back(i, *number);
  }
  if (numbers.size() < 3) return {};
  for (const auto& [i, number] : numbers) layout.facts[i].role = LineRole::Boilerplate;
  return numbers;
}

}  // namespace

PageNumberLines find_page_marks(TextLayout& layout) {
  const bool has_markers = find_page_markers(layout);
  const bool has_breaks = find_page_breaks(layout, has_markers);
  PageNumberLines numbers = find_lone_page_numbers(layout);
  if (has_markers || has_breaks) numbers.clear();
  return numbers;
}

// A number that is the last line of the text stands at the foot of its page, and so do the others: what is
// above it, down from the number before, is its page. Above the first one only what follows the table of
// contents is surely on that page, unless it is page 1. Numbers at the head of pages are not used.
void set_pages_by_numbers(TextLayout& layout, const PageNumberLines& numbers) {
  if (numbers.empty()) return;
  if (layout.next_full_line(numbers.back().first + 1) != layout.lines.size()) return;
  std::size_t from = 0;
  if (numbers.front().second != 1) {
    for (std::size_t i = 0; i < numbers.front().first; ++i) {
      if (layout.facts[i].role == LineRole::Contents) from = i + 1;
    }
    if (from == 0) from = numbers.front().first;
  }
  for (const auto& [at, number] : numbers) {
    for (; from <= at; ++from) layout.facts[from].page = number;
  }
}

}  // namespace text_recogniser
}  // namespace vidensgraf
