#include "corpus/text_blocks.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "corpus/block_builder.h"
#include "corpus/text_lines.h"
#include "corpus/utf8.h"

// From lines to blocks. Layout is all there is to go by, so each step looks for a pattern that repeats and
// trusts it only then: page markers that count up, contents entries whose numbers rise, footnotes that the
// text before points to. The steps:
//
//   1. lines; page markers "(3)", page breaks (form feed), printed page numbers, running headers
//   2. table of contents; its titles are the best evidence for headings
//   3. paragraphs (runs of non-blank lines), cut at list items, captions, table rows, footnotes
//   4. headings among single lines; quotations and who said them
//   5. reference lists; remains of the web page around the document
//   6. heading levels
//
// Known misses: two-column text that was dumped line by line across both columns; headings of more than 14
// words; lists without any marker.

namespace vidensgraf {
namespace {

constexpr std::size_t kLongestHeadingWords = 14;
constexpr std::size_t kLongestHeadingBytes = 140;
constexpr std::size_t kRunningTextWords = 25;        // a paragraph of so many words is not page furniture
constexpr std::size_t kFootnoteReach = 8000;         // bytes before a footnote in which its mark must stand
constexpr std::size_t kMostFootnoteSearches = 5000;  // keeps hostile text linear

enum class LineRole : std::uint8_t { Text, Boilerplate, Contents };

struct LineFacts {
  LineRole role = LineRole::Text;
  std::uint32_t page = 0;
  std::uint32_t glued_number = 0;  // bytes of a printed page number that ran into the line
};

// A block before it is decided what it is.
struct Draft {
  Block block;
  std::uint32_t lines = 1;
  bool may_be_heading = false;    // stands between blank lines and looks like one
  std::uint32_t item_number = 0;  // of a numbered list item
  bool is_bullet = false;
  std::uint8_t fixed_level = 0;  // of a Markdown heading
};

class BlockRecogniser {
 public:
  explicit BlockRecogniser(std::string_view text)
      : text_(text), lines_(split_lines(text)), facts_(lines_.size()) {}

  std::vector<Block> run() {
    find_page_markers();
    find_page_breaks();
    find_lone_page_numbers();
    find_contents();
    set_pages_by_lone_numbers();
    make_drafts();
    decide_headings();
    find_quotations();
    find_references();
    find_furniture();
    set_levels();
    std::vector<Block> blocks;
    blocks.reserve(drafts_.size());
    for (const Draft& draft : drafts_) blocks.push_back(draft.block);
    link_headings(blocks);
    mark_continuations(text_, blocks);
    return blocks;
  }

 private:
  [[nodiscard]] std::string_view line(std::size_t index) const {
    return text_.substr(lines_[index].begin, lines_[index].end - lines_[index].begin);
  }
  [[nodiscard]] std::string_view content(const Draft& draft) const { return cut(text_, draft.block.source); }
  [[nodiscard]] bool is_alone(std::size_t index) const {
    return (index == 0 || lines_[index - 1].is_blank() || facts_[index - 1].role != LineRole::Text) &&
           (index + 1 == lines_.size() || lines_[index + 1].is_blank());
  }
  [[nodiscard]] std::size_t next_full_line(std::size_t index) const {
    while (index < lines_.size() && lines_[index].is_blank()) ++index;
    return index;
  }

  // Step 1a. "(1)", "(2)", ... each alone on a line, as libraries' viewers mark pages in the text of a PDF.
  // After it the page's printed number follows, alone or run into the text; the difference of both is learnt
  // from the lone ones.
  void find_page_markers() {
    std::vector<std::pair<std::size_t, std::uint32_t>> markers;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].is_blank() || text_[lines_[i].begin] != '(') continue;
      const auto number = page_marker(line(i));
      if (!number || !is_alone(i)) continue;
      const std::uint32_t expected = markers.empty() ? 1 : markers.back().second + 1;
      if (*number == expected) markers.emplace_back(i, *number);
    }
    if (markers.size() < 2) return;
    has_markers_ = true;
    std::map<std::int64_t, int> votes;  // marker minus printed number
    for (const auto& [at, number] : markers) {
      const std::size_t next = next_full_line(at + 1);
      if (next == lines_.size() || !is_alone(next)) continue;
      if (const auto printed = page_number(line(next)))
        ++votes[std::int64_t{number} - std::int64_t{*printed}];
    }
    const auto best = std::max_element(votes.begin(), votes.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    std::size_t from = 0;
    std::uint32_t page = 0;
    for (const auto& [at, number] : markers) {
      for (std::size_t i = from; i < at; ++i) facts_[i].page = page;
      from = at;
      page = number;
      facts_[at].role = LineRole::Boilerplate;
      const std::size_t next = next_full_line(at + 1);
      if (best == votes.end() || next == lines_.size()) continue;
      const std::int64_t printed = std::int64_t{number} - best->first;
      const auto lone = page_number(line(next));
      const auto leading = leading_number(line(next));
      if (lone && *lone == printed) {
        facts_[next].role = LineRole::Boilerplate;
      } else if (leading && leading->number == printed) {
        facts_[next].glued_number = leading->bytes;
      }
    }
    for (std::size_t i = from; i < lines_.size(); ++i) facts_[i].page = page;
    // What stands before page 1 is the page of the viewer.
    const std::size_t first = markers.front().first;
    if (lines_[first].begin < text_.size() / 4) {
      for (std::size_t i = 0; i < first; ++i) facts_[i].role = LineRole::Boilerplate;
    }
  }

  // Step 1b. Form feeds, as pdftotext writes them. Lines that stand first or last on three pages or more,
  // numbers aside, are running headers and footers.
  void find_page_breaks() {
    std::vector<std::size_t> starts;  // first line of each page
    std::uint32_t page = 1;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].form_feeds > 0) {
        if (starts.empty()) starts.push_back(0);
        page += lines_[i].form_feeds;
        starts.push_back(i);
      }
      if (!has_markers_) facts_[i].page = page;
    }
    if (starts.empty()) {
      if (!has_markers_) {
        for (LineFacts& facts : facts_) facts.page = 0;
      }
      return;
    }
    has_breaks_ = true;
    std::unordered_map<std::string, int> seen;
    std::vector<std::pair<std::size_t, std::string>> edges;
    for (std::size_t p = 0; p < starts.size(); ++p) {
      const std::size_t end = p + 1 < starts.size() ? starts[p + 1] : lines_.size();
      std::vector<std::size_t> full;
      for (std::size_t i = starts[p]; i < end && full.size() < 2; ++i) {
        if (!lines_[i].is_blank()) full.push_back(i);
      }
      for (std::size_t i = end, found = 0; i > starts[p] && found < 2; --i) {
        if (lines_[i - 1].is_blank()) continue;
        ++found;
        if (std::find(full.begin(), full.end(), i - 1) == full.end()) full.push_back(i - 1);
      }
      for (const std::size_t i : full) {
        if (line(i).size() > 150) continue;
        if (page_number(line(i))) {
          facts_[i].role = LineRole::Boilerplate;
          continue;
        }
        std::string key = comparison_key(line(i));
        std::erase_if(key, [](char letter) { return is_digit(static_cast<unsigned char>(letter)); });
        ++seen[key];
        edges.emplace_back(i, std::move(key));
      }
    }
    for (const auto& [i, key] : edges) {
      if (seen[key] >= 3) facts_[i].role = LineRole::Boilerplate;
    }
  }

  // Step 1c. Numbers alone between blank lines that count up by one or two are page numbers without page
  // breaks.
  void find_lone_page_numbers() {
    std::vector<std::pair<std::size_t, std::uint32_t>> numbers;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].is_blank() || lines_[i].end - lines_[i].begin > 24 || facts_[i].role != LineRole::Text)
        continue;
      const auto number = page_number(line(i));
      if (!number || !is_alone(i)) continue;
      if (!numbers.empty() && (*number <= numbers.back().second || *number > numbers.back().second + 3))
        continue;
      numbers.emplace_back(i, *number);
    }
    if (numbers.size() < 3) return;
    for (const auto& [i, number] : numbers) facts_[i].role = LineRole::Boilerplate;
    lone_numbers_ = std::move(numbers);
  }

  // A number that is the last line of the text stands at the foot of its page, and so do the others: what is
  // above it, down from the number before, is its page. Above the first one only what follows the table of
  // contents is surely on that page, unless it is page 1. Numbers at the head of pages are not used.
  void set_pages_by_lone_numbers() {
    if (lone_numbers_.empty() || has_markers_ || has_breaks_) return;
    if (next_full_line(lone_numbers_.back().first + 1) != lines_.size()) return;
    std::size_t from = 0;
    if (lone_numbers_.front().second != 1) {
      for (std::size_t i = 0; i < lone_numbers_.front().first; ++i) {
        if (facts_[i].role == LineRole::Contents) from = i + 1;
      }
      if (from == 0) from = lone_numbers_.front().first;
    }
    for (const auto& [at, number] : lone_numbers_) {
      for (; from <= at; ++from) facts_[from].page = number;
    }
  }

  // Step 2. Entries with leaders count if there are two; entries with a tab or wide gap if three follow each
  // other with rising numbers. Under a heading "Indhold" also lines without numbers that stand again further
  // down.
  void find_contents() {
    std::vector<std::size_t> group;
    std::uint32_t last_page = 0;
    std::size_t leaders = 0;
    std::size_t gaps = 0;
    const auto close = [&] {
      if (leaders >= 2 || group.size() >= 3) accept_contents(group);
      group.clear();
      leaders = gaps = 0;
      last_page = 0;
    };
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].is_blank() || facts_[i].role == LineRole::Boilerplate) continue;
      const bool may_be_entry = is_digit(static_cast<unsigned char>(text_[lines_[i].end - 1]));
      const auto entry = may_be_entry ? contents_entry(line(i)) : std::nullopt;
      if (entry && entry->page >= last_page) {
        group.push_back(i);
        last_page = entry->page;
        leaders += entry->has_leaders ? 1 : 0;
        gaps = 0;
      } else if (!group.empty() && lines_[i].end - lines_[i].begin < 160 && ++gaps <= 1 &&
                 !ends_sentence(line(i))) {
        continue;  // an entry that runs over two lines
      } else if (!group.empty()) {
        close();
      }
    }
    close();
    if (contents_.empty()) find_contents_without_numbers();
  }

  void accept_contents(const std::vector<std::size_t>& group) {
    for (std::size_t i = group.front(); i <= group.back(); ++i) {
      if (lines_[i].is_blank() || facts_[i].role == LineRole::Boilerplate) continue;
      facts_[i].role = LineRole::Contents;
      const auto entry = contents_entry(line(i));
      const std::string_view title = entry ? entry->title : line(i);
      contents_.insert(comparison_key(title));
    }
    std::size_t before = group.front();
    while (before > 0 && (lines_[before - 1].is_blank() || facts_[before - 1].role == LineRole::Boilerplate))
      --before;
    if (before > 0 && is_contents_heading(line(before - 1))) facts_[before - 1].role = LineRole::Contents;
  }

  void find_contents_without_numbers() {
    int tries = 0;
    for (std::size_t i = 0; i < lines_.size() && lines_[i].begin < text_.size() / 2; ++i) {
      if (lines_[i].is_blank() || !is_contents_heading(line(i))) continue;
      if (++tries > 3) return;
      std::unordered_map<std::string, std::size_t> later;  // keys of short lines below, with their last place
      for (std::size_t j = i + 1; j < lines_.size(); ++j) {
        if (!lines_[j].is_blank() && lines_[j].end - lines_[j].begin < kLongestHeadingBytes)
          later[comparison_key(line(j))] = j;
      }
      std::vector<std::size_t> entries;
      for (std::size_t j = i + 1; j < lines_.size(); ++j) {
        if (lines_[j].is_blank()) continue;
        std::string_view title = line(j);
        if (const auto marker = list_marker(title)) title.remove_prefix(marker->bytes);
        const auto found = later.find(comparison_key(title));
        const bool repeated = lines_[j].end - lines_[j].begin < kLongestHeadingBytes &&
                              found != later.end() && found->second > j;
        if (!repeated) break;
        entries.push_back(j);
      }
      if (entries.size() < 2) return;
      facts_[i].role = LineRole::Contents;
      for (const std::size_t j : entries) {
        facts_[j].role = LineRole::Contents;
        std::string_view title = line(j);
        if (const auto marker = list_marker(title)) title.remove_prefix(marker->bytes);
        contents_.insert(comparison_key(title));
      }
      return;
    }
  }

  // Step 3.
  void make_drafts() {
    drafts_.reserve(lines_.size() / 2 + 1);
    std::size_t i = 0;
    while (i < lines_.size()) {
      if (lines_[i].is_blank()) {
        ++i;
        continue;
      }
      std::size_t end = i;
      while (end < lines_.size() && !lines_[end].is_blank() && facts_[end].page == facts_[i].page) ++end;
      make_drafts_of_run(i, end);
      i = end;
    }
  }

  void add(BlockKind kind, std::size_t at, std::uint32_t begin) {
    Draft draft;
    draft.block.kind = kind;
    draft.block.page = facts_[at].page;
    draft.block.source = ByteSpan{begin, lines_[at].end};
    drafts_.push_back(draft);
  }

  void make_drafts_of_run(std::size_t first, std::size_t end) {
    const std::size_t first_draft = drafts_.size();
    std::optional<std::size_t> open;  // draft that further lines belong to
    std::uint32_t base_indent = 0;
    for (std::size_t i = first; i < end; ++i) {
      const LineFacts& facts = facts_[i];
      if (facts.role != LineRole::Text) {
        add(facts.role == LineRole::Contents ? BlockKind::TableOfContents : BlockKind::Boilerplate, i,
            lines_[i].begin);
        open.reset();
        continue;
      }
      std::uint32_t begin = lines_[i].begin;
      if (facts.glued_number != 0) {
        add(BlockKind::Boilerplate, i, begin);
        drafts_.back().block.source.end = begin + facts.glued_number;
        const std::string_view rest =
            trim(text_.substr(begin + facts.glued_number, lines_[i].end - begin - facts.glued_number));
        begin = static_cast<std::uint32_t>(rest.data() - text_.data());
        add(BlockKind::Paragraph, i, begin);
        open = drafts_.size() - 1;
        continue;
      }
      const std::string_view here = line(i);
      if (const auto heading = markdown_heading(here)) {
        const std::string_view title = trim(here.substr(heading->level));
        add(BlockKind::Heading, i, static_cast<std::uint32_t>(title.data() - text_.data()));
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
        if (!open || drafts_[*open].block.kind != BlockKind::ListItem) base_indent = lines_[i].indent;
        add(BlockKind::ListItem, i, begin);
        drafts_.back().block.level = lines_[i].indent > base_indent + 1 ? 2 : 1;
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
        draft.block.source.end = lines_[i].end;
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
          (draft.block.kind == BlockKind::Paragraph || numbered) && looks_like_heading(draft);
    }
  }

  [[nodiscard]] bool is_table_row(std::size_t i, std::size_t first, std::size_t end) const {
    const auto tabs = [&](std::size_t at) { return line(at).find('\t') != std::string_view::npos; };
    const std::string_view here = line(i);
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
  [[nodiscard]] std::optional<ListMarker> item_marker(std::size_t i, std::optional<std::size_t> open) const {
    const auto marker = list_marker(line(i));
    if (!marker) return std::nullopt;
    const Draft* above = open ? &drafts_[*open] : nullptr;
    const bool in_list = above != nullptr && above->block.kind == BlockKind::ListItem;
    if (marker->number == 0) {
      // A dash in the middle of a paragraph opens a line as often as an item does: wants a list or a sentence
      // end.
      const char first = text_[lines_[i].begin];
      const bool dash = first == '-' || static_cast<unsigned char>(first) == 0xE2;
      if (dash && above != nullptr && !in_list && !ends_sentence(content(*above))) return std::nullopt;
      return marker;
    }
    if (above != nullptr && !in_list && !ends_sentence(content(*above))) return std::nullopt;
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
    const auto number = leading_number(line(i));
    if (!number || number->number != last_footnote_ + 1 || footnote_searches_ > kMostFootnoteSearches)
      return false;
    ++footnote_searches_;
    const std::string mark = std::to_string(number->number);
    const std::size_t here = lines_[i].begin;
    const std::size_t from = here > kFootnoteReach ? here - kFootnoteReach : 0;
    const std::string_view before = text_.substr(from, here - from);
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

  // Step 4. What one line tells; its neighbours are asked in `decide_headings`.
  [[nodiscard]] bool looks_like_heading(const Draft& draft) const {
    const std::string_view title = content(draft);
    if (title.size() > kLongestHeadingBytes || draft.lines > 3) return false;
    const bool in_contents = is_in_contents(title);
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
    if (is_date_line(title) || !has_letters(title)) return false;
    const std::string_view word = first_word(title);
    for (const std::string_view verb :
         {"Læs", "Se", "Hent", "Find", "Klik", "Gå", "Få", "Download", "Tlf", "Tlf:", "Tlf.:"}) {
      if (word == verb) return false;  // a link, or an address
    }
    if (word.size() == title.size() && count_digits(title) >= 4) return false;
    if (count_digits(title) >= 8) return false;  // a telephone number, an ISBN
    return draft.lines == 1 || lines_run_on(title);
  }

  static bool has_letters(std::string_view title) {
    for (std::size_t at = 0; at < title.size();) {
      const CodePoint point = code_point_at(title, at);
      if (is_letter(point.value)) return true;
      at += point.bytes;
    }
    return false;
  }

  static std::size_t count_digits(std::string_view title) {
    return static_cast<std::size_t>(std::count_if(
        title.begin(), title.end(), [](char byte) { return is_digit(static_cast<unsigned char>(byte)); }));
  }

  // A title over several lines goes on in lower case; an address or a list of names does not.
  static bool lines_run_on(std::string_view title) {
    for (std::size_t at = title.find('\n'); at != std::string_view::npos; at = title.find('\n', at + 1)) {
      if (!is_lower(first_code_point(trim(title.substr(at + 1))))) return false;
    }
    return count_digits(title) == 0;
  }

  [[nodiscard]] bool is_in_contents(std::string_view title) const {
    return !contents_.empty() && contents_.contains(comparison_key(title));
  }

  [[nodiscard]] const Draft* neighbour(std::size_t index, int step) const {
    for (auto at = static_cast<std::ptrdiff_t>(index) + step;
         at >= 0 && at < static_cast<std::ptrdiff_t>(drafts_.size()); at += step) {
      const Draft& draft = drafts_[static_cast<std::size_t>(at)];
      if (draft.block.kind != BlockKind::Boilerplate) return &draft;
    }
    return nullptr;
  }

  void decide_headings() {
    std::size_t chain = 0;  // headings in a row without text between
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      Draft& draft = drafts_[i];
      if (draft.block.kind == BlockKind::Boilerplate) continue;
      if (!draft.may_be_heading || !is_heading_here(i)) {
        if (draft.fixed_level == 0) chain = 0;
        continue;
      }
      draft.block.kind = BlockKind::Heading;
      draft.block.level = 0;
      draft.item_number = 0;
      if (++chain >= 6 && !is_in_contents(content(draft))) {
        draft.block.kind = BlockKind::Paragraph;  // a list without markers, not headings
      }
    }
    // An address at the end has lines like headings, but nothing stands under them.
    for (std::size_t i = drafts_.size(); i-- > 0;) {
      Draft& draft = drafts_[i];
      if (draft.block.kind == BlockKind::Boilerplate) continue;
      const bool heading = draft.block.kind == BlockKind::Heading;
      if (heading ? draft.fixed_level != 0 || is_in_contents(content(draft)) ||
                        is_reference_heading(content(draft))
                  : count_words(content(draft), 6) >= 6 || ends_sentence(content(draft)) ||
                        draft.block.kind != BlockKind::Paragraph) {
        break;
      }
      if (heading) draft.block.kind = BlockKind::Paragraph;
    }
  }

  [[nodiscard]] bool is_heading_here(std::size_t i) const {
    const Draft& draft = drafts_[i];
    const std::string_view title = content(draft);
    const Draft* next = neighbour(i, 1);
    const Draft* previous = neighbour(i, -1);
    if (is_in_contents(title)) return true;
    if (next == nullptr) return false;  // nothing follows: a heading of nothing
    const std::string_view after = content(*next);
    if (is_lower(first_code_point(after)) || next->block.kind == BlockKind::Footnote) return false;
    if (draft.item_number != 0 && next->block.kind == BlockKind::ListItem &&
        next->item_number == draft.item_number + 1) {
      return false;  // an item of a list with blank lines
    }
    // Who said a quotation stands before or after it.
    if (opens_quotation(after) && count_words(title, 12) < 12 && !title.ends_with('?')) return false;
    if (previous != nullptr && previous->block.kind != BlockKind::Heading) {
      const std::string_view before = content(*previous);
      if (opens_quotation(before) && closes_quotation(before) && count_words(title, 5) < 5) return false;
      if (!ends_sentence(before) && is_function_word(last_word(before)) &&
          previous->block.kind == BlockKind::Paragraph)
        return false;
    }
    return true;
  }

  // A quotation is a paragraph in quotation marks, over blank lines if its sentence is broken there. Who said
  // it stands alone before or after; where a line could be either, the document's habit decides.
  void find_quotations() {
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      if (drafts_[i].block.kind != BlockKind::Paragraph || !opens_quotation(content(drafts_[i]))) continue;
      std::size_t last = i;
      while (last < i + 6 && !closes_quotation(content(drafts_[last])) && last + 1 < drafts_.size() &&
             drafts_[last + 1].block.kind == BlockKind::Paragraph &&
             !opens_quotation(content(drafts_[last + 1])) &&
             (!ends_sentence(content(drafts_[last])) ||
              is_lower(first_code_point(content(drafts_[last + 1]))))) {
        ++last;
      }
      if (!closes_quotation(content(drafts_[last]))) continue;
      for (std::size_t j = i; j <= last; ++j) drafts_[j].block.kind = BlockKind::Quotation;
      i = last;
    }
    std::vector<std::size_t> speakers;
    std::size_t before = 0;
    std::size_t after = 0;
    const auto is_quotation = [](const Draft* draft) {
      return draft != nullptr && draft->block.kind == BlockKind::Quotation;
    };
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      const std::string_view words = content(drafts_[i]);
      if (drafts_[i].block.kind != BlockKind::Paragraph || count_words(words, 11) > 10 ||
          words.ends_with(':'))
        continue;
      const bool follows = is_quotation(neighbour(i, -1));
      const bool precedes = is_quotation(neighbour(i, 1));
      if (!follows && !precedes) continue;
      speakers.push_back(i);
      before += precedes && !follows ? 1 : 0;
      after += follows && !precedes ? 1 : 0;
    }
    for (const std::size_t i : speakers) {
      const Draft* other = neighbour(i, before > after ? 1 : -1);
      if (other != nullptr && other->block.kind == BlockKind::Quotation)
        drafts_[i].block.kind = BlockKind::Quotation;
    }
  }

  // Step 5a. After a heading "Referencer" every block with a year or an address is an entry, to the next
  // heading.
  void find_references() {
    bool inside = false;
    std::vector<Draft> drafts = std::exchange(drafts_, {});
    drafts_.reserve(drafts.size());
    for (std::size_t i = 0; i < drafts.size(); ++i) {
      Draft& draft = drafts[i];
      bool split = false;
      const std::string_view words = content(draft);
      switch (draft.block.kind) {
        case BlockKind::Heading:
          inside = is_reference_heading(words);
          break;
        case BlockKind::Paragraph:
        case BlockKind::ListItem:
          // "Kilder" can be a line that is no heading by its neighbours.
          if (draft.lines == 1 && draft.may_be_heading && is_reference_heading(words) &&
              i + 1 < drafts.size()) {
            draft.block.kind = BlockKind::Heading;
            inside = true;
          } else if (inside && is_date_line(words)) {
            inside = false;
          } else if (inside && is_reference_entry(words)) {
            add_references(draft);
            split = true;
          }
          break;
        default:
          break;
      }
      if (!split) drafts_.push_back(draft);
    }
  }

  // Entries on lines of their own without blank lines between: a new one starts after a line that ends in a
  // full stop or an address, where the next opens with a capital and soon has a year.
  void add_references(Draft whole) {
    whole.block.kind = BlockKind::ReferenceEntry;
    whole.block.level = 0;
    const ByteSpan span = whole.block.source;
    const std::size_t first = drafts_.size();
    drafts_.push_back(whole);
    if (whole.lines < 2) return;
    for (std::size_t at = span.begin; at < span.end;) {
      const std::size_t stop = std::min<std::size_t>(text_.find('\n', at), span.end);
      const std::string_view here = trim(text_.substr(at, stop - at));
      at = stop + 1;
      if (here.empty()) continue;
      const auto begin = static_cast<std::uint32_t>(here.data() - text_.data());
      const auto end = begin + static_cast<std::uint32_t>(here.size());
      Draft& current = drafts_.back();
      const std::string_view opening = here.substr(0, 160);
      const bool starts = begin != span.begin && is_upper(first_code_point(here)) &&
                          is_reference_entry(opening) && !opening.starts_with("Available") &&
                          !opening.starts_with("Lokaliseret") &&
                          cut(text_, current.block.source).ends_with('.');
      if (begin == span.begin) {
        current.block.source.end = end;
      } else if (starts) {
        Draft part = drafts_[first];
        part.block.source = ByteSpan{begin, end};
        drafts_.push_back(part);
      } else {
        current.block.source.end = end;
      }
    }
  }

  // Step 5b. Furniture is looked for only before the first and after the last running text.
  void find_furniture() {
    const auto is_running_text = [&](const Draft& draft) {
      return draft.block.kind != BlockKind::Boilerplate && draft.block.kind != BlockKind::Heading &&
             count_words(content(draft), kRunningTextWords) >= kRunningTextWords &&
             !is_page_furniture(content(draft));
    };
    std::size_t first = 0;
    while (first < drafts_.size() && !is_running_text(drafts_[first])) ++first;
    std::size_t last = drafts_.size();
    while (last > first && !is_running_text(drafts_[last - 1])) --last;
    std::string_view heading;
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      Draft& draft = drafts_[i];
      if (draft.block.kind == BlockKind::Boilerplate) continue;
      if (opens_page_furniture(content(draft)) && draft.block.source.begin > text_.size() / 2) {
        // A heading right before it that stood already is the page's own menu.
        if (i > 0 && drafts_[i - 1].block.kind == BlockKind::Heading)
          drafts_[i - 1].block.kind = BlockKind::Boilerplate;
        for (std::size_t j = i; j < drafts_.size(); ++j) drafts_[j].block.kind = BlockKind::Boilerplate;
        return;
      }
      const bool at_edge = i < first || i >= last;
      if (at_edge && draft.block.kind != BlockKind::TableOfContents && is_furniture(draft)) {
        draft.block.kind = BlockKind::Boilerplate;
        continue;
      }
      if (draft.block.kind == BlockKind::Paragraph && i <= first && !heading.empty() &&
          repeats(content(draft), heading)) {
        draft.block.kind = BlockKind::Boilerplate;  // the title once more, as the text of an image
        continue;
      }
      if (draft.block.kind == BlockKind::Heading) heading = content(draft);
    }
  }

  [[nodiscard]] bool is_furniture(const Draft& draft) const {
    std::string_view rest = content(draft);
    if (is_breadcrumb(rest)) return true;
    bool any = false;
    while (!rest.empty()) {
      const std::size_t stop = std::min(rest.find('\n'), rest.size());
      const std::string_view here = trim(rest.substr(0, stop));
      const bool number = !here.empty() && !has_letters(here);
      if (!here.empty() && !number && !is_page_furniture(here)) return false;
      any = any || !number;
      rest.remove_prefix(std::min(stop + 1, rest.size()));
    }
    return any;
  }

  static bool repeats(std::string_view text, std::string_view heading) {
    if (text.size() > 4 * heading.size() + 8) return false;
    const std::string key = comparison_key(heading);
    while (!text.empty()) {
      const std::size_t stop = std::min(text.find('\n'), text.size());
      if (comparison_key(text.substr(0, stop)) != key) return false;
      text.remove_prefix(std::min(stop + 1, text.size()));
    }
    return true;
  }

  // Step 6. The first heading is the title. Numbers tell depth; headings in the contents stand above those
  // that are not.
  void set_levels() {
    bool title_seen = false;
    std::size_t headings = 0;
    std::size_t numbered = 0;
    for (const Draft& draft : drafts_) {
      if (draft.block.kind != BlockKind::Heading) continue;
      ++headings;
      numbered += heading_number_depth(content(draft)) > 0 ? 1 : 0;
    }
    const bool mostly_numbered = numbered * 2 > headings;
    for (Draft& draft : drafts_) {
      if (draft.block.kind != BlockKind::Heading) {
        if (draft.block.kind != BlockKind::ListItem) draft.block.level = 0;
        continue;
      }
      const std::uint8_t depth = heading_number_depth(content(draft));
      const bool in_contents = is_in_contents(content(draft));
      std::uint8_t level = 2;
      if (draft.fixed_level != 0) {
        level = draft.fixed_level;
      } else if (!title_seen && depth == 0 && !in_contents) {
        level = 1;
      } else if (depth > 0) {
        const bool word = !is_digit(first_code_point(content(draft)));  // "Bilag 2" stands at the top
        level = static_cast<std::uint8_t>(depth + (mostly_numbered || word || in_contents ? 1 : 2));
      } else if (!contents_.empty() || mostly_numbered) {
        level = in_contents ? 2 : 3;
      }
      draft.block.level = std::min<std::uint8_t>(level, 6);
      title_seen = true;
    }
  }

  std::string_view text_;
  std::vector<TextLine> lines_;
  std::vector<LineFacts> facts_;
  std::vector<Draft> drafts_;
  std::unordered_set<std::string> contents_;  // keys of the titles in the table of contents
  std::vector<std::pair<std::size_t, std::uint32_t>> lone_numbers_;  // lines that are page numbers
  bool has_markers_ = false;
  bool has_breaks_ = false;
  std::uint32_t last_number_ = 0;  // of the last numbered item
  std::uint32_t last_footnote_ = 0;
  std::size_t footnote_searches_ = 0;
};

}  // namespace

std::vector<Block> recognise_blocks(std::string_view text) { return BlockRecogniser(text).run(); }

}  // namespace vidensgraf
