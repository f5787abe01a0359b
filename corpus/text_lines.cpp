#include "corpus/text_lines.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>

#include "corpus/line_phrases.h"
#include "corpus/utf8.h"

// All tests here look at one line by hand-written scans: documents are untrusted, and std::regex backtracks
// and recurses on them.

namespace vidensgraf {
namespace {

using namespace std::string_view_literals;

// Value of a roman number up to 39, or 0.
std::uint32_t roman_value(std::string_view text) {
  if (text.empty() || text.size() > 7) return 0;
  constexpr std::array<std::string_view, 10> kOnes = {"",  "i",  "ii",  "iii",  "iv",
                                                      "v", "vi", "vii", "viii", "ix"};
  for (std::uint32_t tens = 0; tens < 4; ++tens) {
    if (text.size() < tens || text.substr(0, tens) != std::string_view("xxx", tens)) break;
    for (std::uint32_t ones = 0; ones < kOnes.size(); ++ones) {
      if (text.substr(tens) == kOnes[ones] && tens + ones > 0) return tens * 10 + ones;
    }
  }
  return 0;
}

// Whether there are line breaks other than LF and CR LF.
bool has_inner_breaks(std::string_view text) {
  if (text.find('\f') != std::string_view::npos) return true;
  for (std::size_t at = text.find('\r'); at != std::string_view::npos; at = text.find('\r', at + 1)) {
    if (at + 1 == text.size() || text[at + 1] != '\n') return true;
  }
  return false;
}

}  // namespace

std::vector<TextLine> split_lines(std::string_view text) {
  std::vector<TextLine> lines;
  lines.reserve(text.size() / 60 + 16);
  std::uint32_t form_feeds = 0;
  const bool split_further = has_inner_breaks(text);
  std::size_t at = 0;
  while (at < text.size()) {
    const auto* stop = static_cast<const char*>(std::memchr(text.data() + at, '\n', text.size() - at));
    const std::size_t line_end = stop == nullptr ? text.size() : static_cast<std::size_t>(stop - text.data());
    std::size_t piece = at;
    while (true) {
      std::size_t cut_at = line_end - piece;
      if (split_further) cut_at = std::min(cut_at, text.substr(piece, cut_at).find_first_of("\r\f"));
      const std::string_view raw = text.substr(piece, cut_at);
      const std::string_view trimmed = trim(raw);
      const auto begin = static_cast<std::uint32_t>(
          trimmed.empty() ? piece : static_cast<std::size_t>(trimmed.data() - text.data()));
      const bool at_feed = piece + cut_at < line_end && text[piece + cut_at] == '\f';
      if (!(trimmed.empty() && at_feed)) {
        lines.push_back(TextLine{begin, begin + static_cast<std::uint32_t>(trimmed.size()),
                                 begin - static_cast<std::uint32_t>(piece), form_feeds});
        form_feeds = 0;
      }
      if (at_feed) ++form_feeds;
      piece += cut_at + 1;
      if (piece >= line_end) break;
    }
    at = line_end + 1;
  }
  return lines;
}

std::optional<ListMarker> list_marker(std::string_view line) {
  if (line.size() < 3) return std::nullopt;
  const CodePoint first = code_point_at(line, 0);
  std::size_t end = 0;
  ListMarker marker;
  switch (first.value) {
    case U'•':
    case U'▪':
    case U'●':
    case U'◦':
    case U'‣':
    case U'■':
    case U'□':
    case U'·':
    case U'–':
    case U'-':
    case U'*':
    case U'+':
    case U'\uF0B7':  // Symbol font's bullet, as Word and PDF files leave it in text
      end = first.bytes;
      break;
    default: {
      std::size_t at = first.value == '(' ? 1 : 0;
      const std::size_t start = at;
      if (const std::size_t digits = digits_at(line, at); digits > 0 && digits <= 2) {
        marker.number = *to_number(line.substr(at, digits));
        at += digits;
      } else {
        while (at < line.size() && line[at] >= 'a' && line[at] <= 'z' && at - start < 7) ++at;
        const std::string_view letters = line.substr(start, at - start);
        marker.number = roman_value(letters);
        if (marker.number == 0 && letters.size() == 1)
          marker.number = static_cast<std::uint32_t>(letters[0] - 'a' + 1);
        marker.is_letter = true;
      }
      if (marker.number == 0 || at >= line.size()) return std::nullopt;
      if (line[at] != ')' && (line[at] != '.' || start == 1)) return std::nullopt;
      end = at + 1;
    }
  }
  std::size_t after = end;
  while (after < line.size()) {
    const CodePoint point = code_point_at(line, after);
    if (!is_space(point.value)) break;
    after += point.bytes;
  }
  // A bullet may stand right before its word ("•Borger"), a dash or a number may not ("-område", "1.2").
  const bool bullet = marker.number == 0 && first.value > 0x7F && first.value != U'–';
  if (after == end && !bullet) return std::nullopt;
  marker.bytes = static_cast<std::uint32_t>(after);
  if (after >= line.size()) return std::nullopt;
  if (marker.number != 0 && !marker.is_letter && line[end - 1] == '.') {
    // "12. april 2023" is a date.
    std::size_t word = after;
    while (word < line.size() && line[word] >= 'a' && line[word] <= 'z') ++word;
    if (is_month(line.substr(after, word - after))) return std::nullopt;
  }
  return marker;
}

std::optional<ContentsEntry> contents_entry(std::string_view line) {
  std::size_t digits = 0;
  while (digits < line.size() && digits < 4 &&
         is_digit(static_cast<unsigned char>(line[line.size() - 1 - digits])))
    ++digits;
  if (digits == 0 || digits > 3 || line.size() > 300) return std::nullopt;
  ContentsEntry entry;
  entry.page = *to_number(line.substr(line.size() - digits));
  std::string_view rest = line.substr(0, line.size() - digits);
  // Between title and page number: leaders of at least three dots, else a tab or three spaces.
  std::size_t dots = 0;
  bool wide = false;
  std::size_t spaces = 0;
  while (!rest.empty()) {
    const char last = rest.back();
    if (last == '.' || last == '_') {
      ++dots;
      rest.remove_suffix(1);
    } else if (last == '\t') {
      wide = true;
      rest.remove_suffix(1);
    } else if (last == ' ') {
      ++spaces;
      rest.remove_suffix(1);
    } else if (rest.ends_with("…")) {
      dots += 3;
      rest.remove_suffix(std::string_view("…").size());
    } else {
      break;
    }
  }
  entry.has_leaders = dots >= 3;
  wide = wide || (dots == 0 && spaces >= 3);
  if (rest.empty() || (!entry.has_leaders && !wide)) return std::nullopt;
  if (!entry.has_leaders && rest.find('\t') != std::string_view::npos && !is_digit(first_code_point(rest))) {
    return std::nullopt;  // more cells: a row of a table
  }
  entry.title = trim(rest);
  return entry;
}

std::optional<std::uint32_t> page_marker(std::string_view line) {
  if (line.size() < 3 || line.size() > 6 || line.front() != '(' || line.back() != ')') return std::nullopt;
  return to_number(line.substr(1, line.size() - 2));
}

std::optional<std::uint32_t> page_number(std::string_view line) {
  if (line.size() > 24) return std::nullopt;
  for (const std::string_view word : {"Side "sv, "side "sv, "S. "sv, "Page "sv}) {
    if (!line.starts_with(word)) continue;
    line.remove_prefix(word.size());
    break;
  }
  if (line.starts_with("- ") && line.ends_with(" -") && line.size() > 4)
    line = line.substr(2, line.size() - 4);
  const std::size_t digits = digits_at(line, 0);
  if (digits == 0 || digits > 4) return std::nullopt;
  const std::string_view rest = line.substr(digits);
  if (!rest.empty()) {
    std::string_view total;
    for (const std::string_view word : {" af "sv, "/"sv, " / "sv, " of "sv}) {
      if (rest.starts_with(word)) total = rest.substr(word.size());
    }
    if (!to_number(total)) return std::nullopt;
  }
  return to_number(line.substr(0, digits));
}

std::optional<LeadingNumber> leading_number(std::string_view line) {
  const std::size_t digits = digits_at(line, 0);
  if (digits == 0 || digits > 3 || digits + 2 > line.size() || line[digits] != ' ') return std::nullopt;
  return LeadingNumber{*to_number(line.substr(0, digits)), static_cast<std::uint32_t>(digits)};
}

bool is_caption(std::string_view line) {
  constexpr std::array kWords = {"Figur"sv,  "Tabel"sv, "Boks"sv, "Diagram"sv,
                                 "Figure"sv, "Table"sv, "Kort"sv, "Graf"sv};
  for (const std::string_view word : kWords) {
    if (line.starts_with(word) && line.size() > word.size() + 1 && line[word.size()] == ' ' &&
        is_digit(static_cast<unsigned char>(line[word.size() + 1]))) {
      const std::string_view after = line.substr(word.size() + 1 + digits_at(line, word.size() + 1));
      // "Tabel 1 viser, at ..." is a sentence about the table.
      return !is_lower(first_code_point(trim(after)));
    }
  }
  return false;
}

std::optional<MarkdownHeading> markdown_heading(std::string_view line) {
  std::size_t level = 0;
  while (level < line.size() && line[level] == '#') ++level;
  if (level == 0 || level > 6 || level >= line.size() || line[level] != ' ' ||
      trim(line.substr(level)).empty()) {
    return std::nullopt;
  }
  return MarkdownHeading{static_cast<std::uint8_t>(level)};
}

std::uint8_t heading_number_depth(std::string_view line) {
  for (const std::string_view word : {"Kapitel "sv, "Bilag "sv, "Del "sv, "Afsnit "sv, "Appendiks "sv}) {
    if (!line.starts_with(word) || line.size() == word.size()) continue;
    const char next = line[word.size()];
    const std::string_view mark = first_word(line.substr(word.size()));
    if (is_digit(static_cast<unsigned char>(next)) || (mark.size() <= 4 && next >= 'A' && next <= 'Z'))
      return 1;
  }
  std::uint8_t depth = 0;
  std::size_t at = 0;
  while (depth < 6) {
    const std::size_t digits = digits_at(line, at);
    if (digits == 0 || digits > 2) break;
    ++depth;
    at += digits;
    if (at >= line.size() || line[at] != '.') break;
    ++at;
  }
  if (depth == 0 || at >= line.size()) return 0;
  const CodePoint space = code_point_at(line, at);
  if (!is_space(space.value)) return 0;
  const std::string_view title = trim(line.substr(at));
  return is_upper(first_code_point(title)) ? depth : 0;
}

}  // namespace vidensgraf
