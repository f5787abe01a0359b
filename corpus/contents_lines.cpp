#include <optional>
#include <string>
#include <unordered_map>

#include "corpus/block_builder.h"
#include "corpus/line_phrases.h"
#include "corpus/text_layout.h"

// The table of contents of a text. Its titles are the best evidence for headings there is, so its lines are
// found before anything else is decided.

namespace vidensgraf {
inline namespace text_recogniser {
namespace {

void accept_contents(TextLayout& layout, const std::vector<std::size_t>& group) {
  for (std::size_t i = group.front(); i <= group.back(); ++i) {
    if (layout.lines[i].is_blank() || layout.facts[i].role == LineRole::Boilerplate) continue;
    layout.facts[i].role = LineRole::Contents;
    const auto entry = contents_entry(layout.line(i));
    const std::string_view title = entry ? entry->title : layout.line(i);
    layout.contents.insert(comparison_key(title));
  }
  std::size_t before = group.front();
  while (before > 0 &&
         (layout.lines[before - 1].is_blank() || layout.facts[before - 1].role == LineRole::Boilerplate))
    --before;
  if (before > 0 && is_contents_heading(layout.line(before - 1)))
    layout.facts[before - 1].role = LineRole::Contents;
}

void find_contents_without_numbers(TextLayout& layout) {
  int tries = 0;
  for (std::size_t i = 0; i < layout.lines.size() && layout.lines[i].begin < layout.text.size() / 2; ++i) {
    if (layout.lines[i].is_blank() || !is_contents_heading(layout.line(i))) continue;
    if (++tries > 3) return;
    std::unordered_map<std::string, std::size_t> later;  // keys of short lines below, with their last place
    for (std::size_t j = i + 1; j < layout.lines.size(); ++j) {
      if (!layout.lines[j].is_blank() && layout.lines[j].end - layout.lines[j].begin < kLongestHeadingBytes)
        later[comparison_key(layout.line(j))] = j;
    }
    std::vector<std::size_t> entries;
    for (std::size_t j = i + 1; j < layout.lines.size(); ++j) {
      if (layout.lines[j].is_blank()) continue;
      std::string_view title = layout.line(j);
      if (const auto marker = list_marker(title)) title.remove_prefix(marker->bytes);
      const auto found = later.find(comparison_key(title));
      const bool repeated = layout.lines[j].end - layout.lines[j].begin < kLongestHeadingBytes &&
                            found != later.end() && found->second > j;
      if (!repeated) break;
      entries.push_back(j);
    }
    if (entries.size() < 2) return;
    layout.facts[i].role = LineRole::Contents;
    for (const std::size_t j : entries) {
      layout.facts[j].role = LineRole::Contents;
      std::string_view title = layout.line(j);
      if (const auto marker = list_marker(title)) title.remove_prefix(marker->bytes);
      layout.contents.insert(comparison_key(title));
    }
    return;
  }
}

}  // namespace

// Entries with leaders count if there are two; entries with a tab or wide gap if three follow each
// other with rising numbers. Under a heading "Indhold" also lines without numbers that stand again further
// down.
void find_contents(TextLayout& layout) {
  std::vector<std::size_t> group;
  std::uint32_t last_page = 0;
  std::size_t leaders = 0;
  std::size_t gaps = 0;
  const auto close = [&] {
    if (leaders >= 2 || group.size() >= 3) accept_contents(layout, group);
    group.clear();
    leaders = gaps = 0;
    last_page = 0;
  };
  for (std::size_t i = 0; i < layout.lines.size(); ++i) {
    if (layout.lines[i].is_blank() || layout.facts[i].role == LineRole::Boilerplate) continue;
    const bool may_be_entry = is_digit(static_cast<unsigned char>(layout.text[layout.lines[i].end - 1]));
    const auto entry = may_be_entry ? contents_entry(layout.line(i)) : std::nullopt;
    if (entry && entry->page >= last_page) {
      group.push_back(i);
      last_page = entry->page;
      leaders += entry->has_leaders ? 1 : 0;
      gaps = 0;
    } else if (!group.empty() && layout.lines[i].end - layout.lines[i].begin < 160 && ++gaps <= 1 &&
               !ends_sentence(layout.line(i))) {
      continue;  // an entry that runs over two lines
    } else if (!group.empty()) {
      close();
    }
  }
  close();
  if (layout.contents.empty()) find_contents_without_numbers(layout);
}

}  // namespace text_recogniser
}  // namespace vidensgraf
