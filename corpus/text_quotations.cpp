#include <cstddef>

#include "corpus/block_builder.h"
#include "corpus/text_layout.h"

// Quotations of interview studies, which stand as paragraphs of their own.

namespace vidensgraf {
inline namespace text_recogniser {
// A quotation is a paragraph in quotation marks, over blank lines if its sentence is broken there. Who said
// it stands alone before or after; where a line could be either, the document's habit decides.
void find_quotations(const TextLayout& layout, std::vector<Draft>& drafts) {
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (drafts[i].block.kind != BlockKind::Paragraph || !opens_quotation(layout.content(drafts[i]))) continue;
    std::size_t last = i;
    while (last < i + 6 && !closes_quotation(layout.content(drafts[last])) && last + 1 < drafts.size() &&
           drafts[last + 1].block.kind == BlockKind::Paragraph &&
           !opens_quotation(layout.content(drafts[last + 1])) &&
           (!ends_sentence(layout.content(drafts[last])) ||
            is_lower(first_code_point(layout.content(drafts[last + 1]))))) {
      ++last;
    }
    if (!closes_quotation(layout.content(drafts[last]))) continue;
    for (std::size_t j = i; j <= last; ++j) drafts[j].block.kind = BlockKind::Quotation;
    i = last;
  }
  std::vector<std::size_t> speakers;
  std::size_t before = 0;
  std::size_t after = 0;
  const auto is_quotation = [](const Draft* draft) {
    return draft != nullptr && draft->block.kind == BlockKind::Quotation;
  };
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const std::string_view words = layout.content(drafts[i]);
    if (drafts[i].block.kind != BlockKind::Paragraph || count_words(words, 11) > 10 || words.ends_with(':'))
      continue;
    const bool follows = is_quotation(neighbour(drafts, i, -1));
    const bool precedes = is_quotation(neighbour(drafts, i, 1));
    if (!follows && !precedes) continue;
    speakers.push_back(i);
    before += precedes && !follows ? 1 : 0;
    after += follows && !precedes ? 1 : 0;
  }
  for (const std::size_t i : speakers) {
    const Draft* other = neighbour(drafts, i, before > after ? 1 : -1);
    if (other != nullptr && other->block.kind == BlockKind::Quotation)
      drafts[i].block.kind = BlockKind::Quotation;
  }
}

}  // namespace text_recogniser
}  // namespace vidensgraf
