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
std::string inline_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t searches = 0;                                // bracket searches; keeps "[[[[..." linear
  std::vector<std::pair<std::size_t, std::size_t>> skips;  // link targets ahead: [begin, end)
  for (std::size_t at = 0; at < text.size(); ++at) {
    while (!skips.empty() && skips.back().first == at) {
      at = skips.back().second;
      skips.pop_back();
    }
    if (at >= text.size()) break;
    const char byte = text[at];
    if (byte == '\\' && at + 1 < text.size() && is_escapable(text[at + 1])) {
      out.push_back(text[++at]);
      continue;
    }
    if (byte == '!' && at + 1 < text.size() && text[at + 1] == '[') continue;
    if (byte == '[' && searches < 4000) {
      ++searches;
      const std::size_t close = after_closing(text, at, '[', ']');
      if (close != std::string_view::npos) {
        if (text.substr(at, 2) == "[^") {  // a footnote's mark
          at = close - 1;
          continue;
        }
        if (close < text.size() && text[close] == '(') {
          const std::size_t target = after_closing(text, close, '(', ')');
          if (target != std::string_view::npos) {
            skips.emplace_back(close - 1, target);
            continue;
          }
        }
        if (close < text.size() && text[close] == '[') {
          const std::size_t target = after_closing(text, close, '[', ']');
          if (target != std::string_view::npos) {
            skips.emplace_back(close - 1, target);
            continue;
          }
        }
      }
    }
    if (byte == '*' || byte == '`' || (byte == '~' && at + 1 < text.size() && text[at + 1] == '~')) {
      const bool lone =
          byte == '*' && (at == 0 || text[at - 1] == ' ') && (at + 1 == text.size() || text[at + 1] == ' ');
      if (!lone) continue;
    }
    if (byte == '~' && at > 0 && text[at - 1] == '~') continue;
    if (byte == '_') {
      const bool inside_word =
          at > 0 && is_word_byte(text[at - 1]) && at + 1 < text.size() && is_word_byte(text[at + 1]);
      if (!inside_word) continue;
    }
    if (byte == '<' && at + 1 < text.size() && searches < 4000) {
      const char next = text[at + 1];
      const bool tag = next == '/' || next == '!' || is_letter(static_cast<unsigned char>(next));
      const std::size_t close = tag ? text.substr(at, 500).find('>') : std::string_view::npos;
      ++searches;
      if (close != std::string_view::npos) {
        const std::string_view inner = text.substr(at + 1, close - 1);
        if (inner.find("://") != std::string_view::npos || inner.find('@') != std::string_view::npos)
          out += inner;
        at += close;
        continue;
      }
    }
    out.push_back(byte);
  }
  return squeeze(out);
}

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
    if (here.starts_with("<!--")) {
      flush();
      while (i + 1 < lines_.size() && line(i).find("-->") == std::string_view::npos) ++i;
      return i;
    }
    if (const auto heading = markdown_heading(here)) {
      flush();
      std::string_view title = trim(here.substr(heading->level));
      if (title.ends_with('}')) {  // "{#anchor}"
        if (const std::size_t brace = title.rfind('{'); brace != std::string_view::npos)
          title = trim(title.substr(0, brace));
      }
      while (title.ends_with('#')) title.remove_suffix(1);
      builder_.add(BlockKind::Heading, inline_text(title), heading->level);
      return i;
    }
    const bool rule =
        here.size() >= 3 && here.find_first_not_of(here[0] == '='   ? "="
                                                   : here[0] == '-' ? "- "
                                                   : here[0] == '*' ? "* "
                                                                    : "_ ") == std::string_view::npos;
    if (rule) {
      const bool underline =
          (here[0] == '=' || here[0] == '-') && !buffer_.empty() && kind_ == BlockKind::Paragraph;
      if (underline) {
        builder_.add(BlockKind::Heading, inline_text(buffer_), here[0] == '=' ? 1 : 2);
        buffer_.clear();
        return i;
      }
      flush();
      return i;
    }
    if (here.starts_with("[^")) {
      if (const std::size_t end = here.find("]:"); end != std::string_view::npos) {
        flush();
        open(BlockKind::Footnote, 0);
        append(here.substr(end + 2));
        return i;
      }
    }
    if (here[0] == '|' ||
        (here.find(" | ") != std::string_view::npos && (in_table_ || next_is_table_rule(i)))) {
      add_table_row(here);
      return i;
    }
    in_table_ = false;
    if (here[0] == '>') {
      if (kind_ != BlockKind::Quotation) flush();
      std::string_view rest = here;
      while (rest.starts_with('>')) rest = trim(rest.substr(1));
      if (rest.empty()) {
        flush();
      } else {
        if (buffer_.empty()) open(BlockKind::Quotation, 0);
        append(rest);
      }
      return i;
    }
    const auto marker = list_marker(here);
    const bool number = marker && marker->number != 0;
    if (marker && !(number && !buffer_.empty() && kind_ != BlockKind::ListItem)) {
      flush();
      open(BlockKind::ListItem, list_level(indent(i)));
      // The number is part of what a reader sees; a bullet is not.
      append(number ? here : here.substr(marker->bytes));
      return i;
    }
    if (buffer_.empty()) open(BlockKind::Paragraph, 0);
    append(here);
    return i;
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
