#include <algorithm>
#include <string_view>
#include <utility>

#include "corpus/line_phrases.h"
#include "corpus/text_layout.h"

// Lists of references in a text: what stands under a heading that names one.

namespace vidensgraf {
inline namespace text_recogniser {
namespace {

// Entries on lines of their own without blank lines between: a new one starts after a line that ends in a
// full stop or an address, where the next opens with a capital and soon has a year.
void add_entries(const TextLayout& layout, std::vector<Draft>& drafts, Draft whole) {
  whole.block.kind = BlockKind::ReferenceEntry;
  whole.block.level = 0;
  const ByteSpan span = whole.block.source;
  const std::size_t first = drafts.size();
  drafts.push_back(whole);
  if (whole.lines < 2) return;
  for (std::size_t at = span.begin; at < span.end;) {
    const std::size_t stop = std::min<std::size_t>(layout.text.find('\n', at), span.end);
    const std::string_view here = trim(layout.text.substr(at, stop - at));
    at = stop + 1;
    if (here.empty()) continue;
    const auto begin = static_cast<std::uint32_t>(here.data() - layout.text.data());
    const auto end = begin + static_cast<std::uint32_t>(here.size());
    Draft& current = drafts.back();
    const std::string_view opening = here.substr(0, 160);
    const bool starts = begin != span.begin && is_upper(first_code_point(here)) &&
                        is_reference_entry(opening) && !opening.starts_with("Available") &&
                        !opening.starts_with("Lokaliseret") &&
                        cut(layout.text, current.block.source).ends_with('.');
    if (begin == span.begin) {
      current.block.source.end = end;
    } else if (starts) {
      Draft part = drafts[first];
      part.block.source = ByteSpan{begin, end};
      drafts.push_back(part);
    } else {
      current.block.source.end = end;
    }
  }
}

}  // namespace

// After a heading "Referencer" every block with a year or an address is an entry, to the next
// heading.
void find_reference_entries(const TextLayout& layout, std::vector<Draft>& drafts) {
  bool inside = false;
  std::vector<Draft> all = std::exchange(drafts, {});
  drafts.reserve(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    Draft& draft = all[i];
    bool split = false;
    const std::string_view words = layout.content(draft);
    switch (draft.block.kind) {
      case BlockKind::Heading:
        inside = is_reference_heading(words);
        break;
      case BlockKind::Paragraph:
      case BlockKind::ListItem:
        // "Kilder" can be a line that is no heading by its neighbours.
        if (draft.lines == 1 && draft.may_be_heading && is_reference_heading(words) && i + 1 < all.size()) {
          draft.block.kind = BlockKind::Heading;
          inside = true;
        } else if (inside && is_date_line(words)) {
          inside = false;
        } else if (inside && is_reference_entry(words)) {
          add_entries(layout, drafts, draft);
          split = true;
        }
        break;
      default:
        break;
    }
    if (!split) drafts.push_back(draft);
  }
}

}  // namespace text_recogniser
}  // namespace vidensgraf
