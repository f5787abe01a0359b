#include "corpus/pdf_layout.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "corpus/text_lines.h"
#include "corpus/utf8.h"

// A PDF says where glyphs stand and nothing of what they mean. The steps:
//
//   1. words to lines: on one base line, to the right of each other; lines to columns, where a page has a
//   gutter that
//      few lines cross
//   2. over all pages: the body's font size (most characters have it) and the usual distance of lines; lines
//   that recur
//      at the top or bottom of pages
//   3. lines to blocks: a new one where size or weight changes, the distance is wide, a list item or caption
//   starts,
//      or the column ends
//   4. headings: larger than the body, or bold and short; their sizes in falling order are the levels
//
// The PDF library's own order is kept where there is no such gutter: it knows boxes beside the text from
// columns.
//
// Known misses: cells of tables that the library does not give row by row; small capitals and
// letter-spaced headings; text in images.

namespace vidensgraf {
namespace {

struct Line {
  std::string text;
  std::uint32_t page = 0;
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  double size = 0;
  bool is_bold = false;
  bool is_boilerplate = false;
  double page_height = 0;
};

constexpr double kWidestWordGap = 1.6;  // between words of a line, in font sizes

int rounded(double size) { return static_cast<int>(std::lround(size * 2)); }  // half points

bool on_one_line(const Line& line, const PdfWord& word) {
  const double overlap = std::min(line.y1, word.y1) - std::max(line.y0, word.y0);
  const double smaller = std::min(line.y1 - line.y0, word.y1 - word.y0);
  // Raised footnote marks overlap by less. A wide gap parts columns; cells of a row are joined again below.
  return overlap > 0.4 * smaller && word.x0 >= line.x1 - 0.5 * line.size &&
         word.x0 - line.x1 < kWidestWordGap * std::max(line.size, word.font_size);
}

// The x of a page's gutter: lines stand on both sides of it side by side, and few cross it.
std::optional<double> find_gutter(const std::vector<Line>& lines, double width) {
  constexpr std::size_t kFewestLines = 6;
  if (lines.size() < 2 * kFewestLines) return std::nullopt;
  double best = 0;
  std::size_t fewest = lines.size();
  double widest = 0;
  for (double x = 0.3 * width; x <= 0.7 * width; x += 2) {
    std::size_t crossing = 0;
    double room = width;
    for (const Line& line : lines) {
      if (line.x0 < x && line.x1 > x) ++crossing;
      room = std::min(room, line.x0 >= x ? line.x0 - x : line.x1 <= x ? x - line.x1 : width);
    }
    if (crossing < fewest || (crossing == fewest && room > widest)) {
      fewest = crossing;
      widest = room;
      best = x;
    }
  }
  std::vector<double> widths[2];
  double top[2] = {1e9, 1e9};
  double bottom[2] = {0, 0};
  for (const Line& line : lines) {
    if (line.x0 < best && line.x1 > best) continue;
    const int side = line.x0 >= best ? 1 : 0;
    widths[side].push_back(line.x1 - line.x0);
    top[side] = std::min(top[side], line.y0);
    bottom[side] = std::max(bottom[side], line.y1);
  }
  if (fewest * 4 > lines.size()) return std::nullopt;
  for (std::vector<double>& side : widths) {
    if (side.size() < kFewestLines) return std::nullopt;
    std::nth_element(side.begin(), side.begin() + static_cast<std::ptrdiff_t>(side.size() / 2), side.end());
    if (side[side.size() / 2] < 0.2 * width)
      return std::nullopt;  // labels or page numbers, not a column of text
  }
  const double shared = std::min(bottom[0], bottom[1]) - std::max(top[0], top[1]);
  if (shared < 0.3 * std::min(bottom[0] - top[0], bottom[1] - top[1])) return std::nullopt;
  return best;
}

// Lines that cross the gutter cut the page into bands; in a band the left column comes before the right one.
std::vector<Line> order_columns(std::vector<Line> lines, double gutter) {
  const auto crosses = [gutter](const Line& line) { return line.x0 < gutter && line.x1 > gutter; };
  std::vector<double> cuts;
  for (const Line& line : lines) {
    if (crosses(line)) cuts.push_back((line.y0 + line.y1) / 2);
  }
  std::sort(cuts.begin(), cuts.end());
  struct Place {
    std::ptrdiff_t band;
    int column;
    double y, x;
    std::size_t index;
  };
  std::vector<Place> places;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    const double middle = (line.y0 + line.y1) / 2;
    const auto band = std::lower_bound(cuts.begin(), cuts.end(), middle) - cuts.begin();
    places.push_back(Place{band, crosses(line) ? 2 : line.x0 >= gutter ? 1 : 0, line.y1, line.x0, i});
  }
  std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
    return std::tie(a.band, a.column, a.y, a.x, a.index) < std::tie(b.band, b.column, b.y, b.x, b.index);
  });
  std::vector<Line> ordered;
  ordered.reserve(lines.size());
  for (const Place& place : places) ordered.push_back(std::move(lines[place.index]));
  return ordered;
}

// "2.1", "•", "a)": what a list or a table of contents has in a column of its own.
bool is_label(std::string_view text) {
  if (text.size() > 8) return false;
  if (text == "•" || text == "-" || text == "–" || text == "▪" || text == "o" || text == "\uF0B7")
    return true;
  bool digit = false;
  for (const char byte : text) {
    if (is_digit(static_cast<unsigned char>(byte))) {
      digit = true;
    } else if (byte != '.' && byte != ')') {
      return text.size() == 2 && text[0] >= 'a' && text[0] <= 'z' && (text[1] == '.' || text[1] == ')');
    }
  }
  return digit;
}

// Puts labels that the library gives as a column of their own in front of the line they stand beside.
void attach_labels(std::vector<Line>& lines) {
  constexpr std::size_t kMostLines = 2000;  // keeps hostile pages from taking quadratic time
  if (lines.size() > kMostLines) return;
  std::vector<bool> used(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!is_label(lines[i].text)) continue;
    std::size_t best = lines.size();
    for (std::size_t j = 0; j < lines.size(); ++j) {
      const double overlap = std::min(lines[i].y1, lines[j].y1) - std::max(lines[i].y0, lines[j].y0);
      const double gap = lines[j].x0 - lines[i].x1;
      if (i == j || gap < 0 || gap > 4 * lines[i].size || is_label(lines[j].text)) continue;
      if (overlap < 0.6 * std::min(lines[i].y1 - lines[i].y0, lines[j].y1 - lines[j].y0)) continue;
      if (best == lines.size() || lines[j].x0 < lines[best].x0) best = j;
    }
    if (best == lines.size() || used[best]) continue;
    lines[best].text = lines[i].text + ' ' + lines[best].text;
    lines[best].x0 = lines[i].x0;
    used[best] = true;
    lines[i].text.clear();
  }
  std::erase_if(lines, [](const Line& line) { return line.text.empty(); });
}

// Neighbours on one base line are one line: words that the library tore apart, or cells of a row of a table.
void join_cells(std::vector<Line>& lines) {
  std::vector<Line> joined;
  for (Line& line : lines) {
    if (!joined.empty()) {
      Line& before = joined.back();
      const double overlap = std::min(before.y1, line.y1) - std::max(before.y0, line.y0);
      const double gap = line.x0 - before.x1;
      if (overlap > 0.6 * std::min(before.y1 - before.y0, line.y1 - line.y0) && gap >= 0) {
        before.text += gap > kWidestWordGap * line.size ? '\t' : ' ';
        before.text += line.text;
        before.x1 = line.x1;
        before.y0 = std::min(before.y0, line.y0);
        before.y1 = std::max(before.y1, line.y1);
        before.is_bold = before.is_bold && line.is_bold;
        continue;
      }
    }
    joined.push_back(std::move(line));
  }
  lines = std::move(joined);
}

std::vector<Line> lines_of(const PdfPage& page, std::uint32_t number) {
  std::vector<Line> lines;
  double bold_characters = 0;
  double characters = 0;
  bool space = false;
  const auto close = [&] {
    if (!lines.empty()) lines.back().is_bold = bold_characters > 0.8 * characters;
    bold_characters = characters = 0;
  };
  for (const PdfWord& word : page.words) {
    if (word.text.empty()) continue;
    const bool joins = !lines.empty() && on_one_line(lines.back(), word);
    if (!joins) {
      close();
      lines.push_back(
          Line{{}, number, word.x0, word.y0, word.x1, word.y1, word.font_size, false, false, page.height});
    }
    Line& line = lines.back();
    if (joins) {
      const double gap = word.x0 - line.x1;
      if (space || gap > 0.15 * word.font_size) line.text += ' ';
      line.x1 = std::max(line.x1, word.x1);
      line.y0 = std::min(line.y0, word.y0);
      line.y1 = std::max(line.y1, word.y1);
      line.size = std::max(line.size, word.font_size);
    }
    line.text += word.text;
    space = word.space_after;
    characters += static_cast<double>(word.text.size());
    bold_characters += word.is_bold ? static_cast<double>(word.text.size()) : 0;
  }
  close();
  attach_labels(lines);
  if (const auto gutter = find_gutter(lines, page.width)) lines = order_columns(std::move(lines), *gutter);
  join_cells(lines);
  return lines;
}

class PdfLayout {
 public:
  PdfLayout(const std::vector<PdfPage>& pages, BlockBuilder& builder) : builder_(builder) {
    std::uint32_t number = 0;
    for (const PdfPage& page : pages) {
      std::vector<Line> lines = lines_of(page, ++number);
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
    std::unordered_map<std::string, std::size_t> seen;
    std::vector<std::pair<std::size_t, std::string>> edges;
    for (std::size_t p = 0; p < pages; ++p) {
      std::vector<std::size_t> by_height;
      for (std::size_t i = first_line_of_page_[p]; i < first_line_of_page_[p + 1]; ++i)
        by_height.push_back(i);
      std::sort(by_height.begin(), by_height.end(),
                [&](std::size_t a, std::size_t b) { return lines_[a].y0 < lines_[b].y0; });
      for (std::size_t k = 0; k < by_height.size(); ++k) {
        if (k >= 2 && k + 2 < by_height.size()) continue;
        Line& line = lines_[by_height[k]];
        const bool at_margin = line.y1 < 0.12 * line.page_height || line.y0 > 0.88 * line.page_height;
        if (at_margin && page_number(line.text)) {
          line.is_boilerplate = true;
          continue;
        }
        if (line.text.size() > 200) continue;
        std::string key = comparison_key(line.text);
        std::erase_if(key, [](char byte) { return is_digit(static_cast<unsigned char>(byte)); });
        key += k < 2 ? '^' : '$';
        ++seen[key];
        edges.emplace_back(by_height[k], std::move(key));
      }
    }
    const std::size_t needed = pages <= 3 ? std::max<std::size_t>(pages, 2) : 3;
    for (const auto& [i, key] : edges) {
      // Only at the margin: a table's heading may recur on top of pages as well, but lower.
      const Line& line = lines_[i];
      const bool near_margin = line.y1 < 0.18 * line.page_height || line.y0 > 0.82 * line.page_height;
      // The title itself, in its size, recurs as a running header as well.
      const bool title = rounded(line.size) * 100 >= body_size_ * 125;
      if (seen[key] >= needed && near_margin && !title) lines_[i].is_boilerplate = true;
    }
  }

  void find_blocks() {
    const Line* above = nullptr;  // the line before in the same block
    for (const Line& line : lines_) {
      if (line.is_boilerplate) {
        blocks_.push_back(
            Block{BlockKind::Boilerplate, 0, line.page, line.text, rounded(line.size), line.is_bold, 1});
        above = nullptr;
        continue;
      }
      if (above == nullptr || starts_block(*above, line)) {
        blocks_.push_back(Block{kind_of(line), 0, line.page, line.text, rounded(line.size), line.is_bold, 1});
        if (blocks_.back().kind == BlockKind::ListItem) blocks_.back().level = 1;
      } else {
        blocks_.back().text += '\n';
        blocks_.back().text += line.text;
        ++blocks_.back().lines;
      }
      above = &line;
    }
    for (Block& block : blocks_) {
      if (block.kind == BlockKind::Paragraph && is_heading(block)) block.kind = BlockKind::Heading;
    }
  }

  [[nodiscard]] bool starts_block(const Line& above, const Line& line) const {
    if (above.page != line.page) return true;
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

  static bool has_cells(const Line& line) { return line.text.find('\t') != std::string::npos; }
  static bool is_short(const Line& line) { return count_words(line.text, 15) < 15; }
  [[nodiscard]] bool is_small(const Line& line) const { return rounded(line.size) * 100 <= body_size_ * 92; }

  [[nodiscard]] BlockKind kind_of(const Line& line) const {
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
    bool letters = false;
    for (std::size_t at = 0; at < text.size() && !letters;) {
      const CodePoint point = code_point_at(text, at);
      letters = is_letter(point.value);
      at += point.bytes;
    }
    if (!letters) return false;
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
  std::vector<Line> lines_;
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
