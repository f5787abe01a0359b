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

  // A draft that further lines belong to.
  void open_draft(BlockKind kind, std::size_t at, std::uint32_t begin) {
    add(kind, at, begin);
    open_ = drafts_.size() - 1;
  }
  void add_closed(BlockKind kind, std::size_t at, std::uint32_t begin) {
    add(kind, at, begin);
    open_.reset();
  }

  void add_run(std::size_t first, std::size_t end) {
    const std::size_t first_draft = drafts_.size();
    open_.reset();
    base_indent_ = 0;
    for (std::size_t i = first; i < end; ++i) add_line(i, first, end);
    // A run that gave one paragraph, or one numbered line, may be a heading.
    if (drafts_.size() == first_draft + 1) {
      Draft& draft = drafts_.back();
      const bool numbered =
          draft.block.kind == BlockKind::ListItem && draft.item_number != 0 && draft.lines == 1;
      draft.may_be_heading =
          (draft.block.kind == BlockKind::Paragraph || numbered) && looks_like_heading(layout_, draft);
    }
  }

  // Line `i` of the run [first, end).
  void add_line(std::size_t i, std::size_t first, std::size_t end) {
    const LineFacts& facts = layout_.facts[i];
    const std::uint32_t begin = layout_.lines[i].begin;
    const std::string_view here = layout_.line(i);
    if (facts.role != LineRole::Text) {
      add_closed(facts.role == LineRole::Contents ? BlockKind::TableOfContents : BlockKind::Boilerplate, i,
                 begin);
    } else if (facts.glued_number != 0) {
      add_behind_number(i, facts.glued_number);
    } else if (const auto heading = markdown_heading(here)) {
      const std::string_view title = trim(here.substr(heading->level));
      add_closed(BlockKind::Heading, i, offset_of(title));
      drafts_.back().fixed_level = heading->level;
    } else if (is_table_row(i, first, end)) {
      add_closed(BlockKind::TableRow, i, begin);
    } else if (const auto marker = item_marker(i)) {
      add_item(i, *marker);
    } else if (opens_footnote(i)) {
      open_draft(BlockKind::Footnote, i, begin);
    } else if (open_) {
      Draft& draft = drafts_[*open_];
      draft.block.source.end = layout_.lines[i].end;
      ++draft.lines;
    } else {
      open_draft(is_caption(here) ? BlockKind::Caption : BlockKind::Paragraph, i, begin);
    }
  }

  // A page's number of `bytes` bytes and the paragraph that it is glued to.
  void add_behind_number(std::size_t i, std::uint32_t bytes) {
    const std::uint32_t begin = layout_.lines[i].begin;
    add(BlockKind::Boilerplate, i, begin);
    drafts_.back().block.source.end = begin + bytes;
    const std::string_view rest =
        trim(layout_.text.substr(begin + bytes, layout_.lines[i].end - begin - bytes));
    open_draft(BlockKind::Paragraph, i, offset_of(rest));
  }

  void add_item(std::size_t i, const ListMarker& marker) {
    const std::uint32_t indent = layout_.lines[i].indent;
    if (!open_ || drafts_[*open_].block.kind != BlockKind::ListItem) base_indent_ = indent;
    open_draft(BlockKind::ListItem, i, layout_.lines[i].begin);
    Draft& draft = drafts_.back();
    draft.block.level = indent > base_indent_ + 1 ? 2 : 1;
    draft.item_number = marker.number;
    draft.is_bullet = marker.number == 0;
    if (marker.number != 0 && !marker.is_letter) last_number_ = marker.number;
  }

  // Where a part of the text begins in it.
  [[nodiscard]] std::uint32_t offset_of(std::string_view part) const {
    return static_cast<std::uint32_t>(part.data() - layout_.text.data());
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
  std::optional<ListMarker> item_marker(std::size_t i) {
    const auto marker = list_marker(layout_.line(i));
    if (!marker) return std::nullopt;
    const Draft* above = open_ ? &drafts_[*open_] : nullptr;
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
  std::optional<std::size_t> open_;  // the draft that further lines of the run belong to
  std::uint32_t base_indent_ = 0;    // of the list in the run
  std::uint32_t last_number_ = 0;    // of the last numbered item
  std::uint32_t last_footnote_ = 0;
  std::size_t footnote_searches_ = 0;
};

}  // namespace

std::vector<Draft> make_drafts(const TextLayout& layout) { return DraftMaker(layout).run(); }

}  // namespace text_recogniser
}  // namespace vidensgraf
