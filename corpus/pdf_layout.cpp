#include "corpus/pdf_layout.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "corpus/line_phrases.h"
#include "corpus/pdf_lines.h"
#include "corpus/text_lines.h"
#include "corpus/utf8.h"

// A PDF says where glyphs stand and nothing of what they mean. The steps:
//
//   1. words to lines in reading order (pdf_lines.cpp)
//   2. over all pages: the body's font size (most characters have it) and the usual distance of lines; lines
//      that recur at the top or bottom of pages
//   3. lines to blocks: a new one where size or weight changes, the distance is wide, a list item or caption
//      starts, or the column ends
//   4. headings: larger than the body, or bold and short; their sizes in falling order are the levels
//
// Known misses: small capitals and letter-spaced headings; text in images.

namespace vidensgraf {
namespace {

int rounded(double size) { return static_cast<int>(std::lround(size * 2)); }  // half points

class PdfLayout {
 public:
  PdfLayout(const std::vector<PdfPage>& pages, BlockBuilder& builder) : builder_(builder) {
    std::uint32_t number = 0;
    for (const PdfPage& page : pages) {
      std::vector<PdfTextLine> lines = pdf_lines(page, ++number);
      first_line_of_page_.push_back(lines_.size());
      lines_.insert(lines_.end(), std::make_move_iterator(lines.begin()),
                    std::make_move_iterator(lines.end()));
    }
    first_line_of_page_.push_back(lines_.size());
  }

  void run() {
    measure();
    find_running_lines();
    find_blocks();
    put_notes_last();
    name_levels();
    for (const Block& block : blocks_) {
      builder_.add(block.kind, block.text, block.kind == BlockKind::Heading ? level_of(block) : block.level,
                   block.page);
    }
  }

 private:
  struct Block {
    BlockKind kind = BlockKind::Paragraph;
    std::uint8_t level = 0;
    std::uint32_t page = 0;
    std::string text;
    int size = 0;  // in half points
    bool is_bold = false;
    std::size_t lines = 0;
  };

  void measure() {
    std::map<int, std::size_t> characters;
    std::map<int, std::size_t> distances;  // of base lines, in half points
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      characters[rounded(lines_[i].size)] += lines_[i].text.size();
      if (i == 0 || lines_[i - 1].page != lines_[i].page) continue;
      const double distance = lines_[i].y1 - lines_[i - 1].y1;
      if (distance > 0 && distance < 40 && rounded(lines_[i].size) == rounded(lines_[i - 1].size)) {
        distances[rounded(distance)] += lines_[i].text.size();
      }
    }
    const auto most = [](const std::map<int, std::size_t>& counts, int otherwise) {
      const auto best = std::max_element(counts.begin(), counts.end(),
                                         [](const auto& a, const auto& b) { return a.second < b.second; });
      return best == counts.end() ? otherwise : best->first;
    };
    body_size_ = most(characters, 22);
    line_distance_ = std::max(most(distances, body_size_ * 6 / 5) / 2.0, body_size_ / 2.0 * 0.9);
  }

  // The first and last two lines of a page by height: page numbers, and what recurs, numbers aside, on three
  // pages (of two or three pages: on all).
  void find_running_lines() {
    const std::size_t pages = first_line_of_page_.size() - 1;
    struct Seen {
      std::size_t pages = 0;
      std::size_t last = 0;  // page, from 1
    };
    std::unordered_map<std::string, Seen> seen;
    std::vector<std::pair<std::size_t, std::string>> edges;
    for (std::size_t p = 0, next = 0; next < lines_.size();) {
      if (next >= first_line_of_page_[p + 1]) {
        ++p;
        continue;
      }
      std::vector<std::size_t> by_height;  // of a page, turned alike
      const int turns = lines_[next].turns;
      while (next < first_line_of_page_[p + 1] && lines_[next].turns == turns) by_height.push_back(next++);
      std::sort(by_height.begin(), by_height.end(),
                [&](std::size_t a, std::size_t b) { return lines_[a].y0 < lines_[b].y0; });
      for (std::size_t k = 0; k < by_height.size(); ++k) {
        if (k >= 2 && k + 2 < by_height.size()) continue;
        PdfTextLine& line = lines_[by_height[k]];
        const bool at_margin = line.y1 < 0.12 * line.page_height || line.y0 > 0.88 * line.page_height;
        if (at_margin && page_number(line.text)) {
          line.is_boilerplate = true;
          continue;
        }
        if (line.text.size() > 200) continue;
        std::string key = comparison_key(line.text);
        std::erase_if(key, [](char byte) { return is_digit(static_cast<unsigned char>(byte)); });
        key += k < 2 ? '^' : '$';
        Seen& times = seen[key];
        times.pages += times.last == p + 1 ? 0 : 1;
        times.last = p + 1;
        edges.emplace_back(by_height[k], std::move(key));
      }
    }
    const std::size_t needed = pages <= 3 ? std::max<std::size_t>(pages, 2) : 3;
    for (const auto& [i, key] : edges) {
      // Only at the margin: a table's heading may recur on top of pages as well, but lower.
      const PdfTextLine& line = lines_[i];
      const bool near_margin = line.y1 < 0.18 * line.page_height || line.y0 > 0.82 * line.page_height;
      // The title itself, in its size, recurs as a running header as well.
      const bool title = rounded(line.size) * 100 >= body_size_ * 125;
      if (seen[key].pages >= needed && near_margin && !title) lines_[i].is_boilerplate = true;
    }
  }

  void find_blocks() {
    const PdfTextLine* above = nullptr;  // the line before in the same block
    double right = 0;                    // how far lines of the block reach
    for (const PdfTextLine& line : lines_) {
      if (line.is_boilerplate) {
        blocks_.push_back(
            Block{BlockKind::Boilerplate, 0, line.page, line.text, rounded(line.size), line.is_bold, 1});
        above = nullptr;
        continue;
      }
      if (above == nullptr || starts_block(*above, line) || ends_early(*above, line, right)) {
        right = line.x1;
        blocks_.push_back(Block{kind_of(line), 0, line.page, line.text, rounded(line.size), line.is_bold, 1});
        if (blocks_.back().kind == BlockKind::ListItem) blocks_.back().level = 1;
      } else {
        blocks_.back().text += '\n';
        blocks_.back().text += line.text;
        ++blocks_.back().lines;
      }
      right = std::max(right, line.x1);
      above = &line;
    }
    for (Block& block : blocks_) {
      if (block.kind == BlockKind::Paragraph && is_heading(block)) block.kind = BlockKind::Heading;
    }
  }

  // The notes of a page stand behind its text: those of a first column would part what goes on in the next
  // one.
  void put_notes_last() {
    std::vector<Block> ordered;
    std::vector<Block> notes;
    ordered.reserve(blocks_.size());
    for (std::size_t first = 0, end = 0; first < blocks_.size(); first = end) {
      std::size_t after_text = first;
      for (; end < blocks_.size() && blocks_[end].page == blocks_[first].page; ++end) {
        if (blocks_[end].kind != BlockKind::Footnote && blocks_[end].kind != BlockKind::Boilerplate)
          after_text = end + 1;
      }
      int note_size = 0;  // of the note that the block before is part of
      for (std::size_t i = first; i < end; ++i) {
        if (i == after_text) std::move(notes.begin(), notes.end(), std::back_inserter(ordered));
        if (i == after_text) notes.clear();
        const bool goes_on = blocks_[i].kind == BlockKind::Paragraph && blocks_[i].size == note_size;
        note_size = blocks_[i].kind == BlockKind::Footnote || goes_on ? blocks_[i].size : 0;
        (note_size != 0 && i < after_text ? notes : ordered).push_back(std::move(blocks_[i]));
      }
      std::move(notes.begin(), notes.end(), std::back_inserter(ordered));
      notes.clear();
    }
    blocks_ = std::move(ordered);
  }

  [[nodiscard]] bool starts_block(const PdfTextLine& above, const PdfTextLine& line) const {
    if (above.page != line.page || above.turns != line.turns) return true;
    if (std::abs(rounded(above.size) - rounded(line.size)) > 1) return true;
    if (above.is_bold != line.is_bold && (is_short(above) || is_short(line))) return true;
    if (line.y1 <= above.y1) return true;  // another column
    if (has_cells(line) || has_cells(above)) return true;
    const double size = std::max(above.size, line.size);
    const double usual = std::max(line_distance_ * size / (body_size_ / 2.0), 1.05 * size);
    if (line.y1 - above.y1 > 1.35 * usual) return true;
    if (line.x0 > above.x1 || line.x1 < above.x0) return true;  // beside
    const auto entry = contents_entry(line.text);
    if (entry && entry->has_leaders) return true;
    if (const auto before = contents_entry(above.text); before && before->has_leaders) return true;
    if (is_caption(line.text)) return true;
    if (is_small(line) && leading_number(line.text)) return true;
    if (const auto marker = list_marker(line.text)) {
      // A number or a dash at the start of a wrapped line is rarely an item: it wants a sentence or an item
      // above.
      const BlockKind kind = blocks_.back().kind;
      return marker->number == 0 ? first_code_point(line.text) > 0x7F || kind == BlockKind::ListItem ||
                                       ends_sentence(above.text)
                                 : kind == BlockKind::ListItem || ends_sentence(above.text);
    }
    // A first line's indent after a line that ends a sentence well before the right edge.
    return ends_sentence(above.text) && line.x0 > above.x0 + 0.9 * size && line.x0 < above.x0 + 4 * size &&
           blocks_.back().kind == BlockKind::Paragraph;
  }

  // A paragraph that neither space nor an indent parts from the next one: its last line leaves room for the
  // first word below, and more.
  [[nodiscard]] bool ends_early(const PdfTextLine& above, const PdfTextLine& line, double right) const {
    if (blocks_.back().kind != BlockKind::Paragraph || !ends_sentence(above.text)) return false;
    if (is_lower(first_code_point(line.text)) || line.text.empty()) return false;
    const std::size_t word = std::min(line.text.find(' '), line.text.size());
    const double letter = (line.x1 - line.x0) / static_cast<double>(line.text.size());
    return std::max(right, line.x1) - above.x1 > 2 * letter * static_cast<double>(word + 1) + above.size;
  }

  static bool has_cells(const PdfTextLine& line) { return line.text.find('\t') != std::string::npos; }
  static bool is_short(const PdfTextLine& line) { return count_words(line.text, 15) < 15; }
  [[nodiscard]] bool is_small(const PdfTextLine& line) const {
    return rounded(line.size) * 100 <= body_size_ * 92;
  }

  [[nodiscard]] BlockKind kind_of(const PdfTextLine& line) const {
    if (line.is_aside) return BlockKind::Caption;  // beside a figure or along the margin: no part of the text
    if (const auto entry = contents_entry(line.text); entry && entry->has_leaders)
      return BlockKind::TableOfContents;
    if (is_small(line) && leading_number(line.text) && line.y0 > 0.4 * line.page_height)
      return BlockKind::Footnote;
    if (is_caption(line.text)) return BlockKind::Caption;
    if (has_cells(line)) return BlockKind::TableRow;
    const auto marker = list_marker(line.text);
    const bool larger = rounded(line.size) * 100 >= body_size_ * 108 || line.is_bold;  // "1. Metode"
    if (marker && !(larger && marker->number != 0)) return BlockKind::ListItem;
    return BlockKind::Paragraph;
  }

  [[nodiscard]] bool is_heading(const Block& block) const {
    const std::string_view text = block.text;
    const std::size_t words = count_words(text, 26);
    if (words > 25 || block.lines > 4) return false;
    if (!has_letter(text) || is_date_line(text)) return false;
    if (block.size * 100 >= body_size_ * 112) return true;
    const bool sentence =
        text.back() == '.' || text.back() == ',' || text.back() == ';' || text.back() == ':';
    return block.is_bold && block.size * 100 >= body_size_ * 97 && words <= 14 && !sentence &&
           !is_lower(first_code_point(text));
  }

  // Sizes of headings in falling order are levels 1, 2, ...; bold ones of the body's size come last.
  void name_levels() {
    std::map<int, std::size_t, std::greater<>> sizes;
    for (const Block& block : blocks_) {
      if (block.kind == BlockKind::Heading) ++sizes[block.size];
    }
    std::uint8_t level = 0;
    int last = 0;
    for (const auto& [size, count] : sizes) {
      if (last == 0 || last - size > 1) ++level;  // half a point apart is the same
      last = size;
      levels_[size] = std::min<std::uint8_t>(level, 6);
    }
  }
  [[nodiscard]] std::uint8_t level_of(const Block& block) const {
    const auto found = levels_.find(block.size);
    return found == levels_.end() ? std::uint8_t{6} : found->second;
  }

  BlockBuilder& builder_;
  std::vector<PdfTextLine> lines_;
  std::vector<std::size_t> first_line_of_page_;
  std::vector<Block> blocks_;
  std::map<int, std::uint8_t> levels_;
  int body_size_ = 0;         // half points
  double line_distance_ = 0;  // of base lines of body text, points
};

}  // namespace

void lay_out_pdf(const std::vector<PdfPage>& pages, BlockBuilder& builder) {
  PdfLayout(pages, builder).run();
}

}  // namespace vidensgraf
