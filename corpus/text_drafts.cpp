#include <optional>
#include <string>

#include "corpus/block_builder.h"
#include "corpus/text_layout.h"

// From lines to drafts of blocks: runs of lines that are not blank, cut at list items, captions, table rows
// and footnotes. Numbers are believed where they count: item 4 after item 3, footnote 4 after footnote 3 and
// where the text above carries a mark 4.

namespace vidensgraf {
inline namespace text_recogniser {
namespace {

constexpr std::size_t kFootnoteReach = 8000;         // bytes before a footnote in which its mark must stand
constexpr std::size_t kMostFootnoteSearches = 5000;  // keeps hostile text linear

class DraftMaker {
 public:
  explicit DraftMaker(const TextLayout& layout) : layout_(layout) {}
  std::vector<Draft> run() {
    drafts_.reserve(layout_.lines.size() / 2 + 1);
    std::size_t i = 0;
    while (i < layout_.lines.size()) {
      if (layout_.lines[i].is_blank()) {
        ++i;
        continue;
      }
      std::size_t end = i;
      while (end < layout_.lines.size() && !layout_.lines[end].is_blank() &&
             layout_.facts[end].page == layout_.facts[i].page)
        ++end;
      add_run(i, end);
      i = end;
    }
    return std::move(drafts_);
  }

 private:
  void add(BlockKind kind, std::size_t at, std::uint32_t begin) {
    Draft draft;
    draft.block.kind = kind;
    draft.block.page = layout_.facts[at].page;
    draft.block.source = ByteSpan{begin, layout_.lines[at].end};
    drafts_.push_back(draft);
  }

  void add_run(std::size_t first, std::size_t end) {
    const std::size_t first_draft = drafts_.size();
    std::optional<std::size_t> open;  // draft that further lines belong to
    std::uint32_t base_indent = 0;
    for (std::size_t i = first; i < end; ++i) {
      const LineFacts& facts = layout_.facts[i];
      if (facts.role != LineRole::Text) {
        add(facts.role == LineRole::Contents ? BlockKind::TableOfContents : BlockKind::Boilerplate, i,
            layout_.lines[i].begin);
        open.reset();
        continue;
      }
      std::uint32_t begin = layout_.lines[i].begin;
      if (facts.glued_number != 0) {
        add(BlockKind::Boilerplate, i, begin);
        drafts_.back().block.source.end = begin + facts.glued_number;
        const std::string_view rest = trim(layout_.text.substr(
            begin + facts.glued_number, layout_.lines[i].end - begin - facts.glued_number));
        begin = static_cast<std::uint32_t>(rest.data() - layout_.text.data());
        add(BlockKind::Paragraph, i, begin);
        open = drafts_.size() - 1;
        continue;
      }
      const std::string_view here = layout_.line(i);
      if (const auto heading = markdown_heading(here)) {
        const std::string_view title = trim(here.substr(heading->level));
        add(BlockKind::Heading, i, static_cast<std::uint32_t>(title.data() - layout_.text.data()));
        drafts_.back().fixed_level = heading->level;
        open.reset();
        continue;
      }
      if (is_table_row(i, first, end)) {
        add(BlockKind::TableRow, i, begin);
        open.reset();
        continue;
      }
      if (const auto marker = item_marker(i, open)) {
        if (!open || drafts_[*open].block.kind != BlockKind::ListItem) base_indent = layout_.lines[i].indent;
        add(BlockKind::ListItem, i, begin);
        drafts_.back().block.level = layout_.lines[i].indent > base_indent + 1 ? 2 : 1;
        drafts_.back().item_number = marker->number;
        drafts_.back().is_bullet = marker->number == 0;
        last_number_ = marker->number != 0 && !marker->is_letter ? marker->number : last_number_;
        open = drafts_.size() - 1;
        continue;
      }
      if (opens_footnote(i)) {
        add(BlockKind::Footnote, i, begin);
        open = drafts_.size() - 1;
        continue;
      }
      if (!open && is_caption(here)) {
        add(BlockKind::Caption, i, begin);
        open = drafts_.size() - 1;
        continue;
      }
      if (open) {
        Draft& draft = drafts_[*open];
        draft.block.source.end = layout_.lines[i].end;
        ++draft.lines;
      } else {
        add(BlockKind::Paragraph, i, begin);
        open = drafts_.size() - 1;
      }
    }
    // A run that gave one paragraph, or one numbered line, may be a heading.
    if (drafts_.size() == first_draft + 1) {
      Draft& draft = drafts_.back();
      const bool numbered =
          draft.block.kind == BlockKind::ListItem && draft.item_number != 0 && draft.lines == 1;
      draft.may_be_heading =
          (draft.block.kind == BlockKind::Paragraph || numbered) && looks_like_heading(layout_, draft);
    }
  }

  bool is_table_row(std::size_t i, std::size_t first, std::size_t end) {
    const auto tabs = [&](std::size_t at) { return layout_.line(at).find('\t') != std::string_view::npos; };
    const std::string_view here = layout_.line(i);
    const std::size_t tab = here.find('\t');
    if (tab == std::string_view::npos) {
      return here.size() > 2 && here.front() == '|' && here.back() == '|';  // Markdown
    }
    if (list_marker(here.substr(0, tab + 1 < here.size() ? tab + 2 : tab))) return false;  // "1.<tab>Text"
    return here.find('\t', tab + 1) != std::string_view::npos || (i > first && tabs(i - 1)) ||
           (i + 1 < end && tabs(i + 1));
  }

  // Numbers open an item only where they count: at 1, or one more than the item before. "28. september" does
  // not.
  std::optional<ListMarker> item_marker(std::size_t i, std::optional<std::size_t> open) {
    const auto marker = list_marker(layout_.line(i));
    if (!marker) return std::nullopt;
    const Draft* above = open ? &drafts_[*open] : nullptr;
    const bool in_list = above != nullptr && above->block.kind == BlockKind::ListItem;
    if (marker->number == 0) {
      // A dash in the middle of a paragraph opens a line as often as an item does: wants a list or a sentence
      // end.
      const char first = layout_.text[layout_.lines[i].begin];
      const bool dash = first == '-' || static_cast<unsigned char>(first) == 0xE2;
      if (dash && above != nullptr && !in_list && !ends_sentence(layout_.content(*above)))
        return std::nullopt;
      return marker;
    }
    if (above != nullptr && !in_list && !ends_sentence(layout_.content(*above))) return std::nullopt;
    if (marker->number == 1) return marker;
    if (marker->is_letter) {
      const Draft* before = drafts_.empty() ? nullptr : &drafts_.back();
      const bool follows = before != nullptr && before->block.kind == BlockKind::ListItem &&
                           before->item_number + 1 == marker->number;
      return follows ? marker : std::nullopt;
    }
    return marker->number == last_number_ + 1 ? marker : std::nullopt;
  }

  // A footnote opens with the number after the last one, and the text before carries that number as a mark:
  // glued to a word or to punctuation ("socialområde1", "liv.4").
  bool opens_footnote(std::size_t i) {
    const auto number = leading_number(layout_.line(i));
    if (!number || number->number != last_footnote_ + 1 || footnote_searches_ > kMostFootnoteSearches)
      return false;
    ++footnote_searches_;
    const std::string mark = std::to_string(number->number);
    const std::size_t here = layout_.lines[i].begin;
    const std::size_t from = here > kFootnoteReach ? here - kFootnoteReach : 0;
    const std::string_view before = layout_.text.substr(from, here - from);
    for (std::size_t at = before.rfind(mark); at != std::string_view::npos && at > 0;
         at = before.rfind(mark, at - 1)) {
      const auto previous = static_cast<unsigned char>(before[at - 1]);
      const std::size_t after = at + mark.size();
      const bool after_acronym =
          is_upper(previous) && at >= 2 && is_upper(static_cast<unsigned char>(before[at - 2]));
      const bool glued = previous >= 0x80 || (previous >= 'a' && previous <= 'z') || previous == '.' ||
                         previous == ',' || previous == ')' || previous == '"' || after_acronym;
      const bool ends =
          after == before.size() || (!is_digit(static_cast<unsigned char>(before[after])) &&
                                     !is_letter(code_point_at(before, after).value) && before[after] != '%');
      const bool decimal = (previous == '.' || previous == ',') && at >= 2 &&
                           is_digit(static_cast<unsigned char>(before[at - 2]));
      if (glued && ends && !decimal) {
        last_footnote_ = number->number;
        return true;
      }
    }
    return false;
  }

  const TextLayout& layout_;
  std::vector<Draft> drafts_;
  std::uint32_t last_number_ = 0;  // of the last numbered item
  std::uint32_t last_footnote_ = 0;
  std::size_t footnote_searches_ = 0;
};

}  // namespace

std::vector<Draft> make_drafts(const TextLayout& layout) { return DraftMaker(layout).run(); }

}  // namespace text_recogniser
}  // namespace vidensgraf
