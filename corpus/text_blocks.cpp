#include "corpus/text_blocks.h"

#include <cstddef>

#include "corpus/block_builder.h"
#include "corpus/text_layout.h"

// From lines to blocks. Layout is all there is to go by, so each step looks for a pattern that repeats and
// trusts it only then: page markers that count up, contents entries whose numbers rise, footnotes that the
// text before points to. The steps, each in a file of its own:
//
//   1. lines; page markers "(3)", page breaks (form feed), printed page numbers, running headers
//   2. table of contents; its titles are the best evidence for headings
//   3. paragraphs (runs of non-blank lines), cut at list items, captions, table rows, footnotes
//   4. headings among single lines; quotations and who said them
//   5. reference lists; remains of the web page around the document
//   6. heading levels
//
// Known misses: two-column text that was dumped line by line across both columns; lists without any marker.

namespace vidensgraf {

inline namespace text_recogniser {

const Draft* neighbour(const std::vector<Draft>& drafts, std::size_t index, int step) {
  for (auto at = static_cast<std::ptrdiff_t>(index) + step;
       at >= 0 && at < static_cast<std::ptrdiff_t>(drafts.size()); at += step) {
    const Draft& draft = drafts[static_cast<std::size_t>(at)];
    if (draft.block.kind != BlockKind::Boilerplate) return &draft;
  }
  return nullptr;
}

}  // namespace text_recogniser

std::vector<Block> recognise_blocks(std::string_view text) {
  TextLayout layout(text);
  const PageNumberLines numbers = find_page_marks(layout);
  find_contents(layout);
  set_pages_by_numbers(layout, numbers);
  std::vector<Draft> drafts = make_drafts(layout);
  decide_headings(layout, drafts);
  find_quotations(layout, drafts);
  find_reference_entries(layout, drafts);
  find_page_furniture(layout, drafts);
  set_heading_levels(layout, drafts);
  std::vector<Block> blocks;
  blocks.reserve(drafts.size());
  for (const Draft& draft : drafts) blocks.push_back(draft.block);
  link_headings(blocks);
  mark_continuations(text, blocks);
  return blocks;
}

}  // namespace vidensgraf
