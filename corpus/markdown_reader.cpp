#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "corpus/block_builder.h"
#include "corpus/encoding.h"
#include "corpus/format_readers.h"
#include "corpus/text_lines.h"
#include "corpus/utf8.h"

// Markdown (CommonMark 0.30, with tables and footnotes of GitHub's variant), read for its text: what is
// marked up is kept, the marks are not. Front matter between two lines "---" gives metadata.
//
// Line by line, without the specification's two phases: nesting of quotations in lists and the like is
// flattened. Known misses: HTML blocks are kept as text without their tags; reference links keep their label.

namespace vidensgraf {
namespace {

bool is_escapable(char byte) {
  return std::string_view("\\`*_{}[]()#+-.!|>~<").find(byte) != std::string_view::npos;
}

// Position after the bracket that closes the one at `at`, or npos. Looks no further than 2000 bytes.
std::size_t after_closing(std::string_view text, std::size_t at, char open, char close) {
  int depth = 0;
  const std::size_t end = std::min(text.size(), at + 2000);
  for (std::size_t i = at; i < end; ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == open) {
      ++depth;
    } else if (text[i] == close && --depth == 0) {
      return i + 1;
    }
  }
  return std::string_view::npos;
}

bool is_word_byte(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value >= 0x80 || is_digit(value) || is_letter(value);
}

// Inline text without marks: emphasis, code, links, images, footnote marks, tags, escapes. Brackets inside a
// link's text are seen by the same pass, since only the marks themselves are dropped.
class InlineReader {
 public:
  explicit InlineReader(std::string_view text) : text_(text) { out_.reserve(text.size()); }

  std::string read() {
    while (at_ < text_.size()) {
      if (!targets_.empty() && targets_.back().first == at_) {
        at_ = targets_.back().second;
        targets_.pop_back();
        continue;
      }
      if (read_escape() || skip_bracket() || skip_emphasis() || read_tag()) continue;
      out_.push_back(text_[at_++]);
    }
    return squeeze(out_);
  }

 private:
  [[nodiscard]] char byte(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }

  // The functions that return bool have gone past what they read.

  bool read_escape() {
    if (byte(at_) != '\\' || !is_escapable(byte(at_ + 1))) return false;
    out_.push_back(text_[at_ + 1]);
    at_ += 2;
    return true;
  }

  // The mark of an image or a footnote, or the bracket that opens a link, whose target is passed over when
  // its text has been read.
  bool skip_bracket() {
    if (byte(at_) == '!' && byte(at_ + 1) == '[') {
      ++at_;
      return true;
    }
    if (byte(at_) != '[' || searches_ >= kMostSearches) return false;
    ++searches_;
    const std::size_t close = after_closing(text_, at_, '[', ']');
    if (close == std::string_view::npos) return false;
    if (byte(at_ + 1) == '^') {
      at_ = close;
      return true;
    }
    const char opens = byte(close);
    if (opens != '(' && opens != '[') return false;
    const std::size_t target = after_closing(text_, close, opens, opens == '(' ? ')' : ']');
    if (target == std::string_view::npos) return false;
    targets_.emplace_back(close - 1, target);
    ++at_;
    return true;
  }

  bool skip_emphasis() {
    const bool first = at_ == 0;
    const bool last = at_ + 1 == text_.size();
    const char before = first ? '\0' : text_[at_ - 1];
    bool mark = false;
    switch (byte(at_)) {
      case '`':
        mark = true;
        break;
      case '*':
        mark = !((first || before == ' ') && (last || byte(at_ + 1) == ' '));  // "2 * 3"
        break;
      case '~':
        mark = byte(at_ + 1) == '~' || before == '~';
        break;
      case '_':
        mark = first || last || !is_word_byte(before) || !is_word_byte(byte(at_ + 1));  // "et_navn"
        break;
      default:
        break;
    }
    if (mark) ++at_;
    return mark;
  }

  // A tag is dropped, the address in "<https://...>" is kept.
  bool read_tag() {
    if (byte(at_) != '<' || at_ + 1 >= text_.size() || searches_ >= kMostSearches) return false;
    ++searches_;
    const char next = byte(at_ + 1);
    if (next != '/' && next != '!' && !is_letter(static_cast<unsigned char>(next))) return false;
    const std::size_t close = text_.substr(at_, 500).find('>');
    if (close == std::string_view::npos) return false;
    const std::string_view inner = text_.substr(at_ + 1, close - 1);
    if (inner.find("://") != std::string_view::npos || inner.find('@') != std::string_view::npos)
      out_ += inner;
    at_ += close + 1;
    return true;
  }

  static constexpr std::size_t kMostSearches = 4000;  // for closing brackets; keeps "[[[[..." linear

  std::string_view text_;
  std::size_t at_ = 0;
  std::string out_;
  std::size_t searches_ = 0;
  std::vector<std::pair<std::size_t, std::size_t>>
      targets_;  // of links ahead: [begin, end), the next one last
};

std::string inline_text(std::string_view text) { return InlineReader(text).read(); }

// "title: Metode" of front matter: key in lower case and value without quotes.
std::optional<std::pair<std::string, std::string>> front_matter_pair(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0 || line[0] == ' ' || line[0] == '-') return std::nullopt;
  std::string_view value = trim(line.substr(colon + 1));
  if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front()) {
    value = value.substr(1, value.size() - 2);
  }
  return std::pair(comparison_key(line.substr(0, colon)), std::string(value));
}

class MarkdownReader {
 public:
  MarkdownReader(std::string_view text, const ReadLimits& limits)
      : text_(text), builder_(limits), lines_(split_lines(text)) {}

  Result<void> run(Document& document) {
    std::size_t i = read_front_matter(document.metadata);
    for (; i < lines_.size(); ++i) i = read_line(i);
    flush();
    return builder_.finish(document);
  }

 private:
  [[nodiscard]] std::string_view line(std::size_t i) const {
    return text_.substr(lines_[i].begin, lines_[i].end - lines_[i].begin);
  }
  // Indentation in columns, a tab to the next multiple of four.
  [[nodiscard]] std::size_t indent(std::size_t i) const {
    std::size_t columns = 0;
    for (const char byte : text_.substr(lines_[i].begin - lines_[i].indent, lines_[i].indent)) {
      columns = byte == '\t' ? (columns / 4 + 1) * 4 : columns + 1;
    }
    return columns;
  }

  std::size_t read_front_matter(Metadata& metadata) {
    if (lines_.empty() || line(0) != "---") return 0;
    std::size_t end = 1;
    while (end < lines_.size() && end < 200 && line(end) != "---" && line(end) != "...") ++end;
    if (end == lines_.size() || end == 200) return 0;
    bool in_authors = false;
    for (std::size_t i = 1; i < end; ++i) {
      if (in_authors && line(i).starts_with("- ")) {
        if (auto author = container_field(line(i).substr(2))) metadata.authors.push_back(*author);
        continue;
      }
      const auto pair = front_matter_pair(text_.substr(lines_[i].begin - lines_[i].indent,
                                                       lines_[i].end - lines_[i].begin + lines_[i].indent));
      if (!pair) continue;
      const auto& [key, value] = *pair;
      in_authors =
          (key == "author" || key == "authors" || key == "forfatter" || key == "forfattere") && value.empty();
      set_field(metadata, key, value);
    }
    return end + 1;
  }

  static void set_field(Metadata& metadata, const std::string& key, std::string_view value) {
    const auto field = container_field(value);
    if (!field) return;
    if (key == "title" || key == "titel") metadata.title = field;
    if (key == "subtitle" || key == "undertitel") metadata.subtitle = field;
    if (key == "publisher" || key == "udgiver") metadata.publisher = field;
    if (key == "date" || key == "dato") metadata.date = container_field(leading_iso_date(value));
    if (key == "year" || key == "år") metadata.year = field;
    if (key == "type") metadata.type = field;
    if (key == "isbn") metadata.isbn = field;
    if (key == "language" || key == "lang" || key == "sprog") metadata.language = field;
    if (key == "url") metadata.url = field;
    if (key == "licence" || key == "license" || key == "licens") metadata.licence = field;
    if (key == "author" || key == "authors" || key == "forfatter" || key == "forfattere") {
      for (std::string_view rest = value; !rest.empty();) {
        const std::size_t stop = std::min(rest.find_first_of(",;"), rest.size());
        std::string_view name = trim(rest.substr(0, stop));
        while (!name.empty() && (name.front() == '[' || name.front() == '"')) name.remove_prefix(1);
        while (!name.empty() && (name.back() == ']' || name.back() == '"')) name.remove_suffix(1);
        if (auto author = container_field(name)) metadata.authors.push_back(*author);
        rest.remove_prefix(std::min(stop + 1, rest.size()));
      }
    }
  }

  // Reads the block or the part of one at line `i`; the result is the last line it took.
  std::size_t read_line(std::size_t i) {
    const std::string_view here = line(i);
    if (here.empty()) {
      flush();
      return i;
    }
    if (here.starts_with("```") || here.starts_with("~~~")) return read_fence(i);
    if (here.starts_with("<!--")) return skip_comment(i);
    if (read_heading(here) || read_rule(here) || read_footnote(here)) return i;
    if (is_table_row(i)) {
      add_table_row(here);
      return i;
    }
    in_table_ = false;
    if (here[0] == '>') {
      read_quotation(here);
      return i;
    }
    if (read_list_item(i)) return i;
    if (buffer_.empty()) open(BlockKind::Paragraph, 0);
    append(here);
    return i;
  }

  std::size_t skip_comment(std::size_t i) {
    flush();
    while (i + 1 < lines_.size() && line(i).find("-->") == std::string_view::npos) ++i;
    return i;
  }

  // The functions that return bool have read the line if it is of their kind.

  bool read_heading(std::string_view here) {
    const auto heading = markdown_heading(here);
    if (!heading) return false;
    flush();
    std::string_view title = trim(here.substr(heading->level));
    if (title.ends_with('}')) {  // "{#anchor}"
      if (const std::size_t brace = title.rfind('{'); brace != std::string_view::npos)
        title = trim(title.substr(0, brace));
    }
    while (title.ends_with('#')) title.remove_suffix(1);
    builder_.add(BlockKind::Heading, inline_text(title), heading->level);
    return true;
  }

  // "---", "* * *", "===": a line across the page, or under a heading.
  bool read_rule(std::string_view here) {
    const std::string_view marks = here[0] == '='   ? "="
                                   : here[0] == '-' ? "- "
                                   : here[0] == '*' ? "* "
                                                    : "_ ";
    if (here.size() < 3 || here.find_first_not_of(marks) != std::string_view::npos) return false;
    const bool underline =
        (here[0] == '=' || here[0] == '-') && !buffer_.empty() && kind_ == BlockKind::Paragraph;
    if (!underline) {
      flush();
      return true;
    }
    builder_.add(BlockKind::Heading, inline_text(buffer_), here[0] == '=' ? 1 : 2);
    buffer_.clear();
    return true;
  }

  // "[^1]: ..."
  bool read_footnote(std::string_view here) {
    const std::size_t end = here.starts_with("[^") ? here.find("]:") : std::string_view::npos;
    if (end == std::string_view::npos) return false;
    flush();
    open(BlockKind::Footnote, 0);
    append(here.substr(end + 2));
    return true;
  }

  [[nodiscard]] bool is_table_row(std::size_t i) const {
    const std::string_view here = line(i);
    return here[0] == '|' ||
           (here.find(" | ") != std::string_view::npos && (in_table_ || next_is_table_rule(i)));
  }

  void read_quotation(std::string_view here) {
    if (kind_ != BlockKind::Quotation) flush();
    while (here.starts_with('>')) here = trim(here.substr(1));
    if (here.empty()) {
      flush();
      return;
    }
    if (buffer_.empty()) open(BlockKind::Quotation, 0);
    append(here);
  }

  bool read_list_item(std::size_t i) {
    const std::string_view here = line(i);
    const auto marker = list_marker(here);
    if (!marker) return false;
    const bool number = marker->number != 0;
    // "in the year / 1985. That was": a number that only opens a line of its paragraph.
    if (number && !buffer_.empty() && kind_ != BlockKind::ListItem) return false;
    flush();
    open(BlockKind::ListItem, list_level(indent(i)));
    // The number is part of what a reader sees; a bullet is not.
    append(number ? here : here.substr(marker->bytes));
    return true;
  }

  std::size_t read_fence(std::size_t i) {
    flush();
    const std::string_view fence = line(i).substr(0, 3);
    std::size_t end = i + 1;
    while (end < lines_.size() && !line(end).starts_with(fence)) ++end;
    if (end > i + 1)
      builder_.add(BlockKind::Paragraph,
                   text_.substr(lines_[i + 1].begin, lines_[end - 1].end - lines_[i + 1].begin));
    return std::min(end, lines_.size() - 1);
  }

  [[nodiscard]] bool next_is_table_rule(std::size_t i) const {
    if (i + 1 >= lines_.size()) return false;
    const std::string_view next = line(i + 1);
    return next.find('-') != std::string_view::npos && next.find('|') != std::string_view::npos &&
           next.find_first_not_of("|-: ") == std::string_view::npos;
  }

  void add_table_row(std::string_view row) {
    flush();
    in_table_ = true;
    if (row.find_first_not_of("|-: ") == std::string_view::npos) return;
    if (row.front() == '|') row.remove_prefix(1);
    if (!row.empty() && row.back() == '|') row.remove_suffix(1);
    std::string cells;
    while (true) {
      const std::size_t stop = std::min(row.find('|'), row.size());
      cells += inline_text(trim(row.substr(0, stop)));
      if (stop == row.size()) break;
      cells += '\t';
      row.remove_prefix(stop + 1);
    }
    builder_.add(BlockKind::TableRow, cells);
  }

  // Deeper indentation than an open item's is a level below it.
  std::uint8_t list_level(std::size_t columns) {
    while (!list_indents_.empty() && list_indents_.back() >= columns + 2) list_indents_.pop_back();
    if (list_indents_.empty() || columns >= list_indents_.back() + 2) list_indents_.push_back(columns);
    return static_cast<std::uint8_t>(std::min<std::size_t>(list_indents_.size(), 6));
  }

  void open(BlockKind kind, std::uint8_t level) {
    kind_ = kind;
    level_ = level;
    if (kind != BlockKind::ListItem) list_indents_.clear();
  }

  void append(std::string_view line) {
    if (!buffer_.empty()) buffer_ += ' ';
    buffer_ += line;
  }

  void flush() {
    if (buffer_.empty()) return;
    builder_.add(kind_, inline_text(buffer_), level_);
    buffer_.clear();
  }

  std::string_view text_;
  BlockBuilder builder_;
  std::vector<TextLine> lines_;
  std::string buffer_;  // of the open block
  BlockKind kind_ = BlockKind::Paragraph;
  std::uint8_t level_ = 0;
  bool in_table_ = false;
  std::vector<std::size_t> list_indents_;
};

}  // namespace

Result<void> read_markdown(std::string_view bytes, const ReadLimits& limits, Document& document) {
  auto text = decode_text(bytes);
  if (!text) return fail(text.error());
  return MarkdownReader(*text, limits).run(document);
}

}  // namespace vidensgraf
