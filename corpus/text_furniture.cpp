#include <algorithm>
#include <string>

#include "corpus/line_phrases.h"
#include "corpus/text_layout.h"

// Remains of the web page around a document: menus, cookie banners, breadcrumbs, lists of related pages.

namespace vidensgraf {
inline namespace text_recogniser {
namespace {

constexpr std::size_t kRunningTextWords = 25;  // a paragraph of so many words is not page furniture

bool is_furniture(std::string_view rest) {
  if (is_breadcrumb(rest)) return true;
  bool any = false;
  while (!rest.empty()) {
    const std::size_t stop = std::min(rest.find('\n'), rest.size());
    const std::string_view here = trim(rest.substr(0, stop));
    const bool number = !here.empty() && !has_letter(here);
    if (!here.empty() && !number && !is_page_furniture(here)) return false;
    any = any || !number;
    rest.remove_prefix(std::min(stop + 1, rest.size()));
  }
  return any;
}

bool repeats(std::string_view text, std::string_view heading) {
  if (text.size() > 4 * heading.size() + 8) return false;
  const std::string key = comparison_key(heading);
  while (!text.empty()) {
    const std::size_t stop = std::min(text.find('\n'), text.size());
    if (comparison_key(text.substr(0, stop)) != key) return false;
    text.remove_prefix(std::min(stop + 1, text.size()));
  }
  return true;
}

}  // namespace

// Furniture is looked for only before the first and after the last running text.
void find_page_furniture(const TextLayout& layout, std::vector<Draft>& drafts) {
  const auto is_running_text = [&](const Draft& draft) {
    return draft.block.kind != BlockKind::Boilerplate && draft.block.kind != BlockKind::Heading &&
           count_words(layout.content(draft), kRunningTextWords) >= kRunningTextWords &&
           !is_page_furniture(layout.content(draft));
  };
  std::size_t first = 0;
  while (first < drafts.size() && !is_running_text(drafts[first])) ++first;
  std::size_t last = drafts.size();
  while (last > first && !is_running_text(drafts[last - 1])) --last;
  std::string_view heading;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    Draft& draft = drafts[i];
    if (draft.block.kind == BlockKind::Boilerplate) continue;
    if (opens_page_furniture(layout.content(draft)) && draft.block.source.begin > layout.text.size() / 2) {
      // A heading right before it that stood already is the page's own menu.
      if (i > 0 && drafts[i - 1].block.kind == BlockKind::Heading)
        drafts[i - 1].block.kind = BlockKind::Boilerplate;
      for (std::size_t j = i; j < drafts.size(); ++j) drafts[j].block.kind = BlockKind::Boilerplate;
      return;
    }
    const bool at_edge = i < first || i >= last;
    if (at_edge && draft.block.kind != BlockKind::TableOfContents && is_furniture(layout.content(draft))) {
      draft.block.kind = BlockKind::Boilerplate;
      continue;
    }
    if (draft.block.kind == BlockKind::Paragraph && i <= first && !heading.empty() &&
        repeats(layout.content(draft), heading)) {
      draft.block.kind = BlockKind::Boilerplate;  // the title once more, as the text of an image
      continue;
    }
    if (draft.block.kind == BlockKind::Heading) heading = layout.content(draft);
  }
}

}  // namespace text_recogniser
}  // namespace vidensgraf
