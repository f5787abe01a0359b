#include <algorithm>
#include <cstddef>

#include "corpus/block_builder.h"
#include "corpus/line_phrases.h"
#include "corpus/text_layout.h"

// Headings of a text without marks for them: short lines that stand alone, look like a title, and have
// something under them. A title in the table of contents counts before all of that.
//
// Known misses: headings of more than 14 words; a list of short lines without markers reads as headings until
// the sixth.

namespace vidensgraf {
inline namespace text_recogniser {
namespace {

constexpr std::size_t kLongestHeadingWords = 14;

std::size_t count_digits(std::string_view title) {
  return static_cast<std::size_t>(std::count_if(
      title.begin(), title.end(), [](char byte) { return is_digit(static_cast<unsigned char>(byte)); }));
}

// A title over several lines goes on in lower case; an address or a list of names does not.
bool lines_run_on(std::string_view title) {
  for (std::size_t at = title.find('\n'); at != std::string_view::npos; at = title.find('\n', at + 1)) {
    if (!is_lower(first_code_point(trim(title.substr(at + 1))))) return false;
  }
  return count_digits(title) == 0;
}

bool is_heading_here(const TextLayout& layout, const std::vector<Draft>& drafts, std::size_t i) {
  const Draft& draft = drafts[i];
  const std::string_view title = layout.content(draft);
  const Draft* next = neighbour(drafts, i, 1);
  const Draft* previous = neighbour(drafts, i, -1);
  if (layout.is_in_contents(title)) return true;
  if (next == nullptr) return false;  // nothing follows: a heading of nothing
  const std::string_view after = layout.content(*next);
  if (is_lower(first_code_point(after)) || next->block.kind == BlockKind::Footnote) return false;
  if (draft.item_number != 0 && next->block.kind == BlockKind::ListItem &&
      next->item_number == draft.item_number + 1) {
    return false;  // an item of a list with blank lines
  }
  // Who said a quotation stands before or after it.
  if (opens_quotation(after) && count_words(title, 12) < 12 && !title.ends_with('?')) return false;
  // The address below who published it.
  if (previous != nullptr && is_imprint_line(layout.content(*previous)) && count_digits(title) > 0 &&
      heading_number_depth(title) == 0) {
    return false;
  }
  if (previous != nullptr && previous->block.kind != BlockKind::Heading) {
    const std::string_view before = layout.content(*previous);
    if (opens_quotation(before) && closes_quotation(before) && count_words(title, 5) < 5) return false;
    if (!ends_sentence(before) && is_function_word(last_word(before)) &&
        previous->block.kind == BlockKind::Paragraph)
      return false;
  }
  return true;
}

// The cover of a text with pages: nothing but a few short lines set apart. Those that run on into each other
// are one title.
void join_title_lines(const TextLayout& layout, std::vector<Draft>& drafts) {
  constexpr std::size_t kMostLines = 8;
  std::size_t end = 0;  // of the drafts of page 1
  std::size_t lines = 0;
  for (; end < drafts.size() && drafts[end].block.page <= 1; ++end) {
    const Draft& draft = drafts[end];
    if (draft.block.kind == BlockKind::Boilerplate) continue;
    const std::string_view content = layout.content(draft);
    if (draft.block.kind != BlockKind::Paragraph || draft.block.page == 0 || ++lines > kMostLines ||
        count_words(content, kLongestHeadingWords + 1) > kLongestHeadingWords || ends_sentence(content)) {
      return;
    }
  }
  if (end == drafts.size()) return;  // no second page
  for (std::size_t i = end; i-- > 1;) {
    Draft& above = drafts[i - 1];
    const Draft& below = drafts[i];
    if (above.block.kind != BlockKind::Paragraph || below.block.kind != BlockKind::Paragraph) continue;
    if (!is_lower(first_code_point(layout.content(below))) &&
        !is_function_word(last_word(layout.content(above)))) {
      continue;
    }
    above.block.source.end = below.block.source.end;
    above.lines += below.lines;
    drafts.erase(drafts.begin() + static_cast<std::ptrdiff_t>(i));
    above.may_be_heading = looks_like_heading(layout, above);
  }
}

}  // namespace

// What one line tells; its neighbours are asked in `decide_headings`.
bool looks_like_heading(const TextLayout& layout, const Draft& draft) {
  const std::string_view title = layout.content(draft);
  if (title.size() > kLongestHeadingBytes || draft.lines > 3) return false;
  const bool in_contents = layout.is_in_contents(title);
  const char last = title.back();
  if (!in_contents && (last == '.' || last == ',' || last == ';' || title.ends_with("…"))) return false;
  if (last == ':' && draft.item_number == 0) return false;
  if (count_words(title, kLongestHeadingWords + 1) > kLongestHeadingWords) return false;
  const char32_t first = first_code_point(title);
  if (!is_upper(first) && !is_digit(first) && first != U'§' && !in_contents) return false;
  if (in_contents) return true;
  if (is_function_word(last_word(title))) return false;
  if (title.find('@') != std::string_view::npos || title.find("www.") != std::string_view::npos ||
      title.find("http") != std::string_view::npos || title.find('|') != std::string_view::npos ||
      title.find("](") != std::string_view::npos) {
    return false;
  }
  if (is_date_line(title) || is_imprint_line(title) || !has_letter(title)) return false;
  const std::string_view word = first_word(title);
  for (const std::string_view verb :
       {"Læs", "Se", "Hent", "Find", "Klik", "Gå", "Få", "Download", "Tlf", "Tlf:", "Tlf.:"}) {
    if (word == verb) return false;  // a link, or an address
  }
  if (word.size() == title.size() && count_digits(title) >= 4) return false;
  if (count_digits(title) >= 8) return false;  // a telephone number, an ISBN
  return draft.lines == 1 || lines_run_on(title);
}

void decide_headings(const TextLayout& layout, std::vector<Draft>& drafts) {
  join_title_lines(layout, drafts);
  std::size_t chain = 0;  // headings in a row without text between
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    Draft& draft = drafts[i];
    if (draft.block.kind == BlockKind::Boilerplate) continue;
    if (!draft.may_be_heading || !is_heading_here(layout, drafts, i)) {
      if (draft.fixed_level == 0) chain = 0;
      continue;
    }
    draft.block.kind = BlockKind::Heading;
    draft.block.level = 0;
    draft.item_number = 0;
    if (++chain >= 6 && !layout.is_in_contents(layout.content(draft))) {
      draft.block.kind = BlockKind::Paragraph;  // a list without markers, not headings
    }
  }
  // An address at the end has lines like headings, but nothing stands under them.
  for (std::size_t i = drafts.size(); i-- > 0;) {
    Draft& draft = drafts[i];
    if (draft.block.kind == BlockKind::Boilerplate) continue;
    const bool heading = draft.block.kind == BlockKind::Heading;
    if (heading ? draft.fixed_level != 0 || layout.is_in_contents(layout.content(draft)) ||
                      is_reference_heading(layout.content(draft))
                : count_words(layout.content(draft), 6) >= 6 || ends_sentence(layout.content(draft)) ||
                      draft.block.kind != BlockKind::Paragraph) {
      break;
    }
    if (heading) draft.block.kind = BlockKind::Paragraph;
  }
}

// The first heading is the title. Numbers tell depth; headings in the contents stand above those
// that are not.
void set_heading_levels(const TextLayout& layout, std::vector<Draft>& drafts) {
  bool title_seen = false;
  std::size_t headings = 0;
  std::size_t numbered = 0;
  for (const Draft& draft : drafts) {
    if (draft.block.kind != BlockKind::Heading) continue;
    ++headings;
    numbered += heading_number_depth(layout.content(draft)) > 0 ? 1 : 0;
  }
  const bool mostly_numbered = numbered * 2 > headings;
  for (Draft& draft : drafts) {
    if (draft.block.kind != BlockKind::Heading) {
      if (draft.block.kind != BlockKind::ListItem) draft.block.level = 0;
      continue;
    }
    const std::uint8_t depth = heading_number_depth(layout.content(draft));
    const bool in_contents = layout.is_in_contents(layout.content(draft));
    std::uint8_t level = 2;
    if (draft.fixed_level != 0) {
      level = draft.fixed_level;
    } else if (!title_seen && depth == 0 && !in_contents) {
      level = 1;
    } else if (depth > 0) {
      const bool word = !is_digit(first_code_point(layout.content(draft)));  // "Bilag 2" stands at the top
      level = static_cast<std::uint8_t>(depth + (mostly_numbered || word || in_contents ? 1 : 2));
    } else if (!layout.contents.empty() || mostly_numbered) {
      level = in_contents ? 2 : 3;
    }
    draft.block.level = std::min<std::uint8_t>(level, 6);
    title_seen = true;
  }
}

}  // namespace text_recogniser
}  // namespace vidensgraf
