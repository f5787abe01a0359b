#include "corpus/pdf_tables.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "corpus/block_builder.h"
#include "corpus/text_lines.h"
#include "corpus/utf8.h"

// Lines that share a base line are a band. A table begins at a band of two lines or more, whose extents are
// its columns; the bands below belong to it as long as each of their lines overlaps one column only, which
// then grows to hold it (left, right and centred cells all do). Two such bands with two columns make a table.
// A row begins where the first column does, but for a label that wraps.
//
// Two columns of running text look alike; their lines are long on both sides, all the way down.
//
// Known misses: labels in the middle of their row's height; cells over two columns end the table.

namespace vidensgraf {
namespace {

constexpr std::size_t kMostLines = 2000;  // keeps hostile pages from taking quadratic time

using Band = std::vector<std::size_t>;  // lines on one base line, from left to right

struct Column {
  double x0, x1;
};

class PageTables {
 public:
  PageTables(std::vector<PdfTextLine>& lines, double page_width) : lines_(lines), page_width_(page_width) {
    measure_body();
    find_bands();
  }

  void run() {
    join_stretched();
    find_bands();
    for (std::size_t i = 0; i < bands_.size() && !holds_notes(bands_[i]);)
      i = bands_[i].size() < 2 ? i + 1 : take_table(i);
    rebuild();
  }

 private:
  void find_bands() {
    bands_.clear();
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!lines_[i].text.empty()) order.push_back(i);
    }
    const auto middle = [&](std::size_t i) { return (lines_[i].y0 + lines_[i].y1) / 2; };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return middle(a) < middle(b); });
    for (const std::size_t i : order) {
      if (bands_.empty() || !on_one_base_line(lines_[bands_.back().front()], lines_[i]))
        bands_.emplace_back();
      bands_.back().push_back(i);
    }
    for (Band& band : bands_) {
      std::sort(band.begin(), band.end(),
                [&](std::size_t a, std::size_t b) { return lines_[a].x0 < lines_[b].x0; });
    }
  }

  static bool on_one_base_line(const PdfTextLine& a, const PdfTextLine& b) {
    const double overlap = std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
    return overlap > 0.6 * std::min(a.y1 - a.y0, b.y1 - b.y0);
  }

  [[nodiscard]] double bottom(const Band& band) const { return lines_[band.front()].y1; }

  // The size that most letters have, and where lines of it begin.
  void measure_body() {
    std::map<double, std::size_t> letters;
    for (const PdfTextLine& line : lines_) letters[std::round(line.size * 2) / 2] += line.text.size();
    std::size_t most = 0;
    for (const auto& [size, count] : letters) {
      if (count > most) body_size_ = size;
      most = std::max(most, count);
    }
    for (const PdfTextLine& line : lines_) {
      if (std::abs(line.size - body_size_) < 0.3) ++body_starts_[std::lround(line.x0)];
    }
  }

  [[nodiscard]] bool starts_where_body_does(const PdfTextLine& line) const {
    constexpr std::size_t kFewestLines = 5;
    std::size_t lines = 0;
    for (long x = std::lround(line.x0) - 2; x <= std::lround(line.x0) + 2; ++x) {
      const auto found = body_starts_.find(x);
      lines += found == body_starts_.end() ? 0 : found->second;
    }
    return lines >= kFewestLines;
  }

  // Whether footnotes begin here, at the foot of columns: small, with a number, below what the column holds.
  // Notes of two columns share base lines, but are no rows.
  [[nodiscard]] bool holds_notes(const Band& band) const {
    if (band.size() < 2) return false;
    bool has_note = false;
    for (const std::size_t i : band) {
      const PdfTextLine& line = lines_[i];
      if (!starts_where_body_does(line)) return false;
      has_note = has_note || (line.size <= 0.92 * body_size_ && leading_number(line.text) &&
                              line.y0 > 0.4 * line.page_height);
    }
    return has_note;
  }

  // A line that was stretched: single words with even gaps, which no line above or below shares, and a line
  // of the same look below it, since the last line of a paragraph is not stretched.
  void join_stretched() {
    for (std::size_t i = 0; i + 1 < bands_.size(); ++i) {
      const Band& band = bands_[i];
      if (band.size() < 2 || !is_stretched(band, bands_[i + 1]) || shares_a_start(band, bands_[i + 1]))
        continue;
      if (i > 0 && shares_a_start(band, bands_[i - 1])) continue;
      if (band.size() < 3 && lines_[band.front()].size < 1.15 * body_size_) continue;
      PdfTextLine& first = lines_[band.front()];
      for (std::size_t k = 1; k < band.size(); ++k) {
        PdfTextLine& word = lines_[band[k]];
        first.text += ' ' + word.text;
        first.x1 = word.x1;
        word.text.clear();
      }
    }
  }

  [[nodiscard]] bool is_stretched(const Band& band, const Band& below) const {
    const PdfTextLine& first = lines_[band.front()];
    const PdfTextLine& next = lines_[below.front()];
    if (std::abs(next.size - first.size) > 0.6 || std::abs(next.x0 - first.x0) > 2) return false;
    if (next.y1 - first.y1 > 1.8 * first.size || lines_[below.back()].x1 > lines_[band.back()].x1 + 2)
      return false;
    double narrowest = 1e9;
    double widest = 0;
    for (std::size_t k = 0; k < band.size(); ++k) {
      const PdfTextLine& word = lines_[band[k]];
      if (word.text.find(' ') != std::string::npos || !has_letter(word.text)) return false;
      if (std::abs(word.size - first.size) > 0.6) return false;
      if (k == 0) continue;
      const double gap = word.x0 - lines_[band[k - 1]].x1;
      narrowest = std::min(narrowest, gap);
      widest = std::max(widest, gap);
    }
    return narrowest > 0 && widest <= 1.15 * narrowest;
  }

  [[nodiscard]] bool shares_a_start(const Band& band, const Band& other) const {
    for (std::size_t a = 1; a < band.size(); ++a) {
      for (std::size_t b = 1; b < other.size(); ++b) {
        if (std::abs(lines_[band[a]].x0 - lines_[other[b]].x0) < 2) return true;
      }
    }
    return false;
  }

  // The one column that the line overlaps, the number of columns where it overlaps none, or nullopt.
  [[nodiscard]] std::optional<std::size_t> column_of(const PdfTextLine& line) const {
    std::size_t found = columns_.size();
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (line.x0 >= columns_[c].x1 || line.x1 <= columns_[c].x0) continue;
      if (found != columns_.size()) return std::nullopt;
      found = c;
    }
    return found;
  }

  // Whether the band goes on with the table; columns grow if so.
  bool goes_on(const Band& band, double above) {
    const PdfTextLine& first = lines_[band.front()];
    const double reach = band.size() > 1 ? 3.0 : 2.4;
    if (first.y1 - above > reach * first.size) return false;
    if (band.size() == 1 && is_caption(first.text)) return false;
    const double size = lines_[bands_[begin_].front()].size;
    std::vector<Column> grown = columns_;
    std::vector<Column> added;
    for (const std::size_t i : band) {
      const PdfTextLine& line = lines_[i];
      if (band.size() == 1 && std::abs(line.size - size) > 0.15 * size) return false;
      const auto column = column_of(line);
      if (!column) return false;
      if (*column == columns_.size()) {
        if (band.size() == 1) return false;
        added.push_back(Column{line.x0, line.x1});
        continue;
      }
      grown[*column].x0 = std::min(grown[*column].x0, line.x0);
      grown[*column].x1 = std::max(grown[*column].x1, line.x1);
    }
    grown.insert(grown.end(), added.begin(), added.end());
    std::sort(grown.begin(), grown.end(), [](const Column& a, const Column& b) { return a.x0 < b.x0; });
    for (std::size_t c = 1; c < grown.size(); ++c) {
      if (grown[c].x0 < grown[c - 1].x1) return false;
    }
    columns_ = std::move(grown);
    return true;
  }

  // Takes the table that begins at band `begin`, if there is one; returns the band to go on with.
  std::size_t take_table(std::size_t begin) {
    begin_ = begin;
    columns_.clear();
    for (const std::size_t i : bands_[begin]) columns_.push_back(Column{lines_[i].x0, lines_[i].x1});
    std::size_t end = begin + 1;
    while (end < bands_.size() && !holds_notes(bands_[end]) && goes_on(bands_[end], bottom(bands_[end - 1])))
      ++end;
    // What stands alone in the first column at the end is the text below, unless the last label wraps.
    while (end > begin + 1 && bands_[end - 1].size() == 1 &&
           column_of(lines_[bands_[end - 1].front()]) == std::size_t{0} && !wraps(end - 1))
      --end;
    std::size_t anchors = 0;
    for (std::size_t k = begin; k < end; ++k) anchors += bands_[k].size() > 1 ? 1 : 0;
    // A label with a text beside it that wraps is a row by itself.
    const bool one_row = anchors == 1 && columns_.size() == 2 && end > begin + 1 &&
                         count_words(lines_[bands_[begin].front()].text, 9) <= 8 &&
                         !ends_sentence(lines_[bands_[begin].front()].text);
    if (anchors < 2 && !one_row) return begin + 1;
    if (is_running_text(begin, end)) return end;
    take_rows(begin, end);
    return end;
  }

  // Whether the label of band `k` is the rest of the one above it.
  [[nodiscard]] bool wraps(std::size_t k) const {
    const PdfTextLine& line = lines_[bands_[k].front()];
    const PdfTextLine& above = lines_[bands_[k - 1].front()];
    if (column_of(above) != std::size_t{0} || line.y1 - above.y1 > 1.45 * line.size) return false;
    return is_lower(first_code_point(line.text)) || above.text.ends_with('-');
  }

  [[nodiscard]] bool is_running_text(std::size_t begin, std::size_t end) const {
    std::vector<std::size_t> words(columns_.size()), count(columns_.size());
    for (std::size_t k = begin; k < end; ++k) {
      for (const std::size_t i : bands_[k]) {
        const std::size_t c = column_of(lines_[i]).value_or(columns_.size());
        if (c >= columns_.size()) continue;
        words[c] += count_words(lines_[i].text, 100);
        ++count[c];
      }
    }
    std::size_t columns_of_text = 0;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const bool wide = columns_[c].x1 - columns_[c].x0 > 0.2 * page_width_;
      if (wide && words[c] >= 4 * count[c] && count[c] >= 3) ++columns_of_text;
    }
    return columns_of_text >= 2 && 5 * count[0] >= 3 * (end - begin);
  }

  struct TableRow {
    std::vector<Band> cells;  // the lines of each column
  };

  void take_rows(std::size_t begin, std::size_t end) {
    std::vector<TableRow> rows;
    for (std::size_t k = begin; k < end; ++k) {
      const bool labelled = column_of(lines_[bands_[k].front()]) == std::size_t{0};
      if (rows.empty() || (labelled && !wraps(k))) {
        rows.emplace_back();
        rows.back().cells.resize(columns_.size());
      }
      for (const std::size_t i : bands_[k])
        rows.back().cells[column_of(lines_[i]).value_or(0) % columns_.size()].push_back(i);
    }
    const bool layout =
        2 * static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(),
                                                   [&](const TableRow& row) { return is_laid_out(row); })) >
        rows.size();
    std::size_t first = lines_.size();  // where the table stands in the order of lines
    for (std::size_t k = begin; k < end; ++k)
      first = std::min(first, *std::min_element(bands_[k].begin(), bands_[k].end()));
    std::vector<PdfTextLine>& table = tables_[first];
    for (const TableRow& row : rows) {
      if (layout) {
        for (const Band& cell : row.cells) {
          for (const std::size_t i : cell) {
            table.push_back(lines_[i]);
            table.back().is_settled = true;
          }
        }
      } else {
        table.push_back(joined(row));
      }
    }
    for (std::size_t k = begin; k < end; ++k) {
      for (const std::size_t i : bands_[k]) lines_[i].text.clear();
    }
  }

  [[nodiscard]] bool is_laid_out(const TableRow& row) const {
    return std::any_of(row.cells.begin(), row.cells.end(), [&](const Band& cell) {
      const auto items = std::count_if(cell.begin(), cell.end(), [&](std::size_t i) {
        const auto marker = list_marker(lines_[i].text);
        return marker && marker->number == 0;
      });
      return cell.size() >= 8 || items >= 2;
    });
  }

  [[nodiscard]] PdfTextLine joined(const TableRow& row) const {
    PdfTextLine line;
    bool any = false;
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      if (c > 0) line.text += '\t';
      for (std::size_t n = 0; n < row.cells[c].size(); ++n) {
        const PdfTextLine& part = lines_[row.cells[c][n]];
        if (n > 0) {
          const PdfTextLine& above = lines_[row.cells[c][n - 1]];
          const double distance = part.y1 - above.y1;
          line.text += distance < 0.5 * part.size ? " " : distance > 1.9 * part.size ? "\n\n" : "\n";
        }
        line.text += part.text;
        const std::string text = std::move(line.text);
        if (!std::exchange(any, true)) {
          line = part;
        } else {
          line.x0 = std::min(line.x0, part.x0);
          line.y0 = std::min(line.y0, part.y0);
          line.x1 = std::max(line.x1, part.x1);
          line.y1 = std::max(line.y1, part.y1);
          line.is_bold = line.is_bold && part.is_bold;
        }
        line.text = text;
      }
    }
    line.is_settled = true;
    return line;
  }

  void rebuild() {
    std::vector<PdfTextLine> result;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (const auto table = tables_.find(i); table != tables_.end())
        std::move(table->second.begin(), table->second.end(), std::back_inserter(result));
      if (!lines_[i].text.empty()) result.push_back(std::move(lines_[i]));
    }
    lines_ = std::move(result);
  }

  std::vector<PdfTextLine>& lines_;
  double page_width_;
  double body_size_ = 0;
  std::map<long, std::size_t> body_starts_;  // lines by where they begin, in points
  std::vector<Band> bands_;
  std::size_t begin_ = 0;        // the first band of the table that is being read
  std::vector<Column> columns_;  // of that table, from left to right
  std::map<std::size_t, std::vector<PdfTextLine>> tables_;
};

}  // namespace

void join_side_by_side(std::vector<PdfTextLine>& lines, double page_width) {
  if (lines.size() > kMostLines) return;
  PageTables(lines, page_width).run();
}

}  // namespace vidensgraf
