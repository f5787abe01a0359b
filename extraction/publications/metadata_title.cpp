// The title: the first block of the front matter that is set like one and is no label. Labels are what else
// a title page bears: names of bodies and persons, dates, the kind of document, stamps, remains of a web
// page. Where a page comes as one block of short lines, its lines are looked through in the same way, but
// only behind a label: lines of running text look like a title too.
//
// Known misses: titles set as running text; titles of one page with another text before them.

#include <algorithm>
#include <array>
#include <string>

#include "corpus/line_phrases.h"
#include "extraction/laws/law_scan.h"
#include "extraction/publications/document_type.h"
#include "extraction/publications/metadata_reader.h"
#include "extraction/text_scan.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMostTitleWords = 30;
constexpr std::size_t kMostBillWords = 70;  // titles of acts and bills list the acts that they change

bool ends_with_date(std::string_view line) {
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (at > 0 && is_word(code_point_before(line, at).value)) continue;
    const ScannedDate date = read_date(line, at);
    if (date.iso.size() > 4 && date.end == line.size()) return true;
  }
  return false;
}

bool has_letters(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (is_letter(c.value)) return true;
    at += std::max<std::size_t>(c.size, 1);
  }
  return false;
}

/// "1234567_0001.png", "icon-mouse-scroll"
bool is_file_name(std::string_view line) {
  if (line.find(' ') != std::string_view::npos) return false;
  const std::string lowered = lower_case(line);
  if (line == lowered && line.find_first_of("-_") != std::string_view::npos) return true;
  static constexpr std::array<std::string_view, 6> kEndings = {".png", ".jpg",  ".pdf",
                                                               ".doc", ".docx", ".htm"};
  return std::any_of(kEndings.begin(), kEndings.end(),
                     [&lowered](std::string_view ending) { return lowered.ends_with(ending); });
}

/// "LBK nr 282 af 17/03/2025"; "L 68 Bilag 26"
bool is_act_number(std::string_view line) {
  const std::size_t capitals = line.find(' ');
  if (capitals == std::string_view::npos || capitals == 0 || capitals > 3) return false;
  for (std::size_t at = 0; at < capitals; ++at) {
    if (line[at] < 'A' || line[at] > 'Z') return false;
  }
  const std::string_view rest = line.substr(capitals + 1);
  if (capitals == 3) return rest.starts_with("nr");
  const ScannedNumber number = scan_number(rest, 0);
  return capitals == 1 && number.end > 0 &&
         (number.end == rest.size() || rest.substr(number.end).starts_with(" Bilag"));
}

/// What the parliament prints on a document it is sent: "Socialudvalget 2018-19", "SOU Alm.del Bilag 12",
/// "Offentligt", "Til lovforslag nr."
bool is_parliament_stamp(std::string_view lowered) {
  if (lowered == "offentligt" || lowered.find("alm.del") != std::string_view::npos ||
      lowered.find("alm. del") != std::string_view::npos || lowered.starts_with("til lovforslag nr"))
    return true;
  if (lowered.find("udvalget ") == std::string_view::npos && !lowered.starts_with("folketinget "))
    return false;
  const std::string_view session = lowered.substr(0, lowered.find(" ("));
  return session.size() > 7 && is_digit(static_cast<unsigned char>(session.back())) &&
         session.substr(session.size() - 7).find('-') == 4;
}

bool is_whole_date(std::string_view text) {
  const ScannedDate date = read_date(text, 0);
  return !date.iso.empty() && date.end == text.size();
}

/// "1 Videnscenter for Socialpsykiatri Februar 2007": a page's number, a body, a date.
bool is_body_and_date(std::string_view text, const Registers& registers) {
  const std::size_t begin = std::min(skip_space(text, scan_number(text, 0).end), text.size());
  const std::string_view rest = text.substr(begin);
  for (std::size_t space = rest.rfind(' '); space != std::string_view::npos && space > 0;
       space = rest.rfind(' ', space - 1)) {
    const ScannedDate date = read_date(rest, space + 1);
    if (!date.iso.empty() && date.end == rest.size() && is_body_name(rest.substr(0, space), registers))
      return true;
    if (rest.size() - space > 24) break;  // no date is longer
  }
  return false;
}

/// A line that stands above a title and never within an address: a date, a number, the parliament's stamp.
bool is_stamp(std::string_view line) {
  return is_whole_date(line) || is_file_name(line) || is_act_number(line) ||
         is_parliament_stamp(lower_case(squeeze(line)));
}

/// "1060 København K", "Telefon 33 00 00 00", "Til:": the lines before it are an address or a form.
bool is_letterhead(std::string_view line) {
  const ScannedNumber postcode = scan_number(line, 0);
  if (postcode.end == 4 && line.size() > 6 && is_upper(code_point_at(line, 5).value)) return true;
  const std::string lowered = lower_case(line);
  return line.ends_with(':') || lowered.starts_with("telefon") || lowered.starts_with("tlf") ||
         lowered.starts_with("sagsnr");
}

/// The title of an act or a bill, that may be longer than others.
bool is_act_title(std::string_view lowered) {
  lowered = without_bill_number(lowered);
  return lowered.starts_with("forslag til ") || lowered.starts_with("lov om ") ||
         lowered.starts_with("bekendtgørelse ") || lowered.starts_with("vejledning om ");
}

/// The lines of a title as one: "Handicapsags-", "barometret" is one word.
std::string title_text(std::string_view text) {
  std::string joined;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '-' && at > 0 && at + 2 < text.size() && text[at + 1] == '\n' &&
        is_letter(code_point_before(text, at).value) && is_lower(code_point_at(text, at + 2).value)) {
      const std::string_view next = text.substr(at + 2);
      if (!next.starts_with("og ") && !next.starts_with("eller ")) {
        ++at;
        continue;
      }
    }
    joined += text[at];
  }
  return squeeze(joined);
}

}  // namespace

bool is_written_name(std::string_view name, const Registers& registers) {
  return is_person(name, registers) && is_lower(code_point_at(name, code_point_at(name, 0).size).value);
}

std::vector<ByteSpan> names_of_line(std::string_view line, const Registers& registers) {
  constexpr std::size_t kLongest = 200;
  std::vector<ByteSpan> names;
  if (line.size() > kLongest) return {};
  if (line.ends_with(',')) line.remove_suffix(1);  // the next line goes on
  for (std::size_t begin = 0; begin < line.size();) {
    std::size_t end = line.size();
    std::size_t next = line.size();
    for (const std::string_view mark : {", ", " og ", " & "}) {
      const std::size_t at = line.find(mark, begin);
      if (at >= end) continue;
      end = at;
      next = at + mark.size();
    }
    const std::string_view name = line.substr(begin, end - begin);
    if (!is_written_name(name, registers)) return {};
    names.push_back({to_offset(begin), to_offset(end)});
    begin = next;
  }
  if (names.size() < 2) names.clear();
  return names;
}

/// Lines of the title page that are no title: names of bodies, dates, the kind of document, addresses.
bool MetadataReader::is_label(std::string_view text) const {
  const std::string lowered = lower_case(squeeze(text));
  if (!has_letters(text) || is_body_name(text, registers_) || !names_of_line(text, registers_).empty())
    return true;
  static constexpr std::array kLabels = {"notat",   "rapport", "referat",      "vejledning", "pjece",
                                         "artikel", "bilag",   "nyhedsbrev",   "indhold",    "forside",
                                         "menu",    "udkast",  "you are here", "udvalg",     "møde",
                                         "sted",    "emne",    "høringsudkast"};
  if (std::find(kLabels.begin(), kLabels.end(), lowered) != kLabels.end()) return true;
  // A link of the web page opens a menu or a trail.
  const std::string_view first = text.substr(0, text.find('\n'));
  if (is_whole_date(text) || is_page_furniture(first) || (first == text && is_stamp(text))) return true;
  return lowered.find("www.") != std::string::npos || lowered.find('@') != std::string::npos ||
         lowered.find("udgivet") != std::string::npos || lowered.find('|') != std::string::npos ||
         lowered.find("isbn") != std::string::npos || lowered.starts_with("forside »") ||
         lowered.ends_with(" logo") || lowered.ends_with("til forsiden") ||
         is_body_and_date(text, registers_);
}

/// The title in a block of many lines: the first run of short lines behind a label. Empty if there is none.
ByteSpan MetadataReader::title_in_lines(ByteSpan block) const {
  constexpr std::size_t kLongestLine = 110;
  constexpr int kMostLines = 6;
  ByteSpan title{};
  bool behind_label = false;
  int lines = 0;
  for (std::size_t begin = block.begin; begin < block.end;) {
    const std::size_t end = std::min<std::size_t>(document_.text.find('\n', begin), block.end);
    const ByteSpan span = trimmed(document_.text, {to_offset(begin), to_offset(end)});
    const std::string_view line = cut(document_.text, span);
    begin = end + 1;
    if (line.empty()) continue;
    if (is_letterhead(line)) return {};
    if (is_label(line)) {
      if (!title.empty()) return title;
      behind_label = true;
      continue;
    }
    const bool sentence = line.size() > kLongestLine || line.ends_with('.');
    if (!behind_label || sentence) return title;
    if (title.empty() && !is_upper(code_point_at(line, 0).value)) continue;
    if (title.empty()) title.begin = span.begin;
    title.end = span.end;
    if (++lines > kMostLines) return {};
    if (ends_with_date(line)) return title;
  }
  return title;
}

/// A number on a line of its own before the title, as of pages: "44".
ByteSpan MetadataReader::without_number_line(ByteSpan block) const {
  const std::string_view text = cut(document_.text, block);
  const std::size_t line = text.find('\n');
  if (line == std::string_view::npos || has_letters(text.substr(0, line))) return block;
  return trimmed(document_.text, {block.begin + to_offset(line), block.end});
}

/// A title of an act alone in its block, behind whatever a page of laws has above it.
void MetadataReader::find_act_title() {
  constexpr std::uint32_t kTop = 1500;
  for (const Block& block : document_.blocks) {
    if (data_.title || block.source.begin > kTop) return;
    const std::string_view text = cut(document_.text, block.source);
    const std::size_t words = count_words(text);
    if ((block.kind != BlockKind::Heading && block.kind != BlockKind::Paragraph) || words < 3 ||
        words > kMostBillWords || text.ends_with('.') || text.find('\n') != std::string_view::npos)
      continue;
    if (is_act_title(lower_case(text))) data_.title = stated_field(squeeze(text), block.source);
  }
}

/// Whether the next block repeats the end of `text`: a trail of pages that ends in this one.
bool MetadataReader::leads_to(BlockIndex block, std::string_view text) const {
  for (BlockIndex next = block + 1; next < document_.blocks.size() && next <= block + 2; ++next) {
    const std::string_view below = cut(document_.text, document_.blocks[next].source);
    if (below.size() > 5 && below.size() < text.size() && text.ends_with(below)) return true;
  }
  return false;
}

void MetadataReader::find_title() {
  if (data_.title && !data_.title->value.empty()) return;
  data_.title.reset();
  find_set_title();
  find_act_title();
}

void MetadataReader::find_set_title() {
  const std::vector<Block>& blocks = document_.blocks;
  for (BlockIndex i = 0; i < blocks.size() && is_front(blocks[i]); ++i) {
    const Block& block = blocks[i];
    const std::string_view whole = cut(document_.text, block.source);
    const std::size_t first_line = std::min(whole.find('\n'), whole.size());
    const bool stamped = first_line < whole.size() && is_stamp(whole.substr(0, first_line));
    if (block.kind == BlockKind::Boilerplate || block.kind == BlockKind::TableOfContents ||
        (!stamped && is_label(whole)))
      continue;
    if (block.kind != BlockKind::Heading && block.kind != BlockKind::Paragraph) break;
    ByteSpan span = without_number_line(block.source);
    BlockIndex last = i;
    // A title broken over blocks (PDF): they go on into each other.
    while (blocks[last].continues && last + 1 < blocks.size() && last < i + 5) {
      BlockIndex next = last + 1;
      while (next < blocks.size() &&
             (blocks[next].kind == BlockKind::Boilerplate || blocks[next].kind == BlockKind::Footnote))
        ++next;
      if (next >= blocks.size() || blocks[next].source.end - span.begin > 250 ||
          is_label(cut(document_.text, blocks[next].source)))
        break;
      span.end = blocks[next].source.end;
      last = next;
    }
    if (stamped) {
      span = title_in_lines(block.source);
      last = i;
      if (span.empty() || leads_to(i, cut(document_.text, span))) {
        if (count_words(whole) <= kMostTitleWords) continue;
        break;
      }
    }
    const std::string_view text = cut(document_.text, span);
    if (leads_to(last, text)) continue;
    const std::size_t words = count_words(text);
    const bool sentence = text.ends_with(".") && words > 6;
    const bool act = words <= kMostBillWords && is_act_title(lower_case(text));
    if (words == 0 || (words > kMostTitleWords && !act) ||
        (block.kind == BlockKind::Paragraph && !act && (sentence || words > 20)))
      break;
    data_.title = stated_field(title_text(text), span);
    find_subtitle(last, span.end);
    return;
  }
}

/// The next line of the title page, if it is set like one.
void MetadataReader::find_subtitle(BlockIndex last, std::uint32_t title_end) {
  for (BlockIndex k = last + 1; k < document_.blocks.size() && k <= last + 2 && !data_.subtitle; ++k) {
    const Block& next = document_.blocks[k];
    if (next.kind == BlockKind::Boilerplate) continue;
    const std::string_view below = cut(document_.text, next.source);
    if (next.kind != BlockKind::Heading || is_label(below) || next.source.begin - title_end > 20) break;
    if (count_words(below) <= 20 && next.source.begin < 600 && document_.text.size() > 4000)
      data_.subtitle = stated_field(squeeze(below), next.source);
  }
}

}  // namespace vidensgraf
