#include "corpus/pdf_lines.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include "corpus/pdf_tables.h"
#include "corpus/utf8.h"

// Words to lines: on one base line, to the right of each other. Lines to columns, where a page has a gutter
// that few lines cross; tables before that (pdf_tables.h). The PDF library's own order is kept where there is
// no such gutter: it knows boxes beside the text from columns.

namespace vidensgraf {
namespace {

constexpr double kWidestWordGap = 1.6;  // between words of a line, in font sizes

bool on_one_line(const PdfTextLine& line, const PdfWord& word) {
  const double overlap = std::min(line.y1, word.y1) - std::max(line.y0, word.y0);
  const double smaller = std::min(line.y1 - line.y0, word.y1 - word.y0);
  // Raised footnote marks overlap by less. A wide gap parts columns; cells of a row are joined again below.
  return overlap > 0.4 * smaller && word.x0 >= line.x1 - 0.5 * line.size &&
         word.x0 - line.x1 < kWidestWordGap * std::max(line.size, word.font_size);
}

// The x of a page's gutter: lines stand on both sides of it side by side, and few cross it.
std::optional<double> find_gutter(const std::vector<PdfTextLine>& lines, double width) {
  constexpr std::size_t kFewestLines = 6;
  if (lines.size() < 2 * kFewestLines) return std::nullopt;
  double best = 0;
  std::size_t fewest = lines.size();
  double widest = 0;
  for (double x = 0.3 * width; x <= 0.7 * width; x += 2) {
    std::size_t crossing = 0;
    double room = width;
    for (const PdfTextLine& line : lines) {
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
  for (const PdfTextLine& line : lines) {
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
std::vector<PdfTextLine> order_columns(std::vector<PdfTextLine> lines, double gutter) {
  const auto crosses = [gutter](const PdfTextLine& line) { return line.x0 < gutter && line.x1 > gutter; };
  std::vector<double> cuts;
  for (const PdfTextLine& line : lines) {
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
    const PdfTextLine& line = lines[i];
    const double middle = (line.y0 + line.y1) / 2;
    const auto band = std::lower_bound(cuts.begin(), cuts.end(), middle) - cuts.begin();
    places.push_back(Place{band, crosses(line) ? 2 : line.x0 >= gutter ? 1 : 0, line.y1, line.x0, i});
  }
  std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
    return std::tie(a.band, a.column, a.y, a.x, a.index) < std::tie(b.band, b.column, b.y, b.x, b.index);
  });
  std::vector<PdfTextLine> ordered;
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
void attach_labels(std::vector<PdfTextLine>& lines) {
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
  std::erase_if(lines, [](const PdfTextLine& line) { return line.text.empty(); });
}

// Neighbours on one base line are one line: words that the library tore apart, or cells of a row of a table.
void join_cells(std::vector<PdfTextLine>& lines) {
  std::vector<PdfTextLine> joined;
  for (PdfTextLine& line : lines) {
    if (!joined.empty()) {
      PdfTextLine& before = joined.back();
      const double overlap = std::min(before.y1, line.y1) - std::max(before.y0, line.y0);
      const double gap = line.x0 - before.x1;
      if (!before.is_settled && !line.is_settled &&
          overlap > 0.6 * std::min(before.y1 - before.y0, line.y1 - line.y0) && gap >= 0) {
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

// The words that are turned so, on the page turned back.
PdfPage turned_back(const PdfPage& page, int turns) {
  PdfPage upright;
  upright.width = turns % 2 == 0 ? page.width : page.height;
  upright.height = turns % 2 == 0 ? page.height : page.width;
  for (const PdfWord& word : page.words) {
    if (word.turns != turns) continue;
    upright.words.push_back(word);
    PdfWord& own = upright.words.back();
    if (turns == 1) {  // read downwards
      own.x0 = word.y0, own.x1 = word.y1, own.y0 = page.width - word.x1, own.y1 = page.width - word.x0;
    } else if (turns == 2) {
      own.x0 = page.width - word.x1, own.x1 = page.width - word.x0;
      own.y0 = page.height - word.y1, own.y1 = page.height - word.y0;
    } else if (turns == 3) {  // read upwards
      own.x0 = page.height - word.y1, own.x1 = page.height - word.y0, own.y0 = word.x0, own.y1 = word.x1;
    }
  }
  return upright;
}

std::vector<PdfTextLine> upright_lines(const PdfPage& page, std::uint32_t number) {
  std::vector<PdfTextLine> lines;
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
      lines.push_back(PdfTextLine{{},
                                  number,
                                  word.x0,
                                  word.y0,
                                  word.x1,
                                  word.y1,
                                  word.font_size,
                                  false,
                                  false,
                                  page.height,
                                  false,
                                  word.turns});
    }
    PdfTextLine& line = lines.back();
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
  join_side_by_side(lines, page.width);
  if (const auto gutter = find_gutter(lines, page.width)) lines = order_columns(std::move(lines), *gutter);
  join_cells(lines);
  return lines;
}

}  // namespace

std::vector<PdfTextLine> pdf_lines(const PdfPage& page, std::uint32_t number) {
  std::array<std::size_t, 4> letters{};
  for (const PdfWord& word : page.words) letters[static_cast<std::size_t>(word.turns)] += word.text.size();
  const auto main = static_cast<int>(std::max_element(letters.begin(), letters.end()) - letters.begin());
  std::vector<PdfTextLine> lines;
  for (int more = 0; more < 4; ++more) {
    const int turns = (main + more) % 4;
    if (letters[static_cast<std::size_t>(turns)] == 0) continue;
    for (PdfTextLine& line : upright_lines(turned_back(page, turns), number)) {
      line.is_aside = turns != main;
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

}  // namespace vidensgraf
