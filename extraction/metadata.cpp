// Metadata from the text: the front matter (title page, colophon, byline) and the last lines are read block
// by block, each line compared with a few shapes. What several lines state is ranked: a colophon's "udgivet"
// before the date of the title page before "senest opdateret"; a stated publisher before a body's name that
// stands alone.
//
// Known misses: titles set as running text; publishers that only a logo shows.

#include "extraction/metadata.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "extraction/citation_parts.h"
#include "extraction/dates.h"
#include "extraction/document_type.h"
#include "extraction/law_names.h"
#include "extraction/text_scan.h"

namespace vidensgraf {
namespace {

constexpr std::uint32_t kFrontBytes = 3500;
constexpr std::uint32_t kBackBytes = 700;

std::uint32_t offset(std::size_t at) { return static_cast<std::uint32_t>(at); }

MetadataField field(std::string value, ByteSpan where) {
  return {std::move(value), FieldOrigin::Text, where};
}

bool is_front(const Block& block) { return block.source.begin < kFrontBytes; }

/// A body's name as a whole line: from the register, or by its shape.
bool is_body_name(std::string_view line, const Registers& registers) {
  if (line.size() < 2 || line.size() > 90 || line.find('\n') != std::string_view::npos) return false;
  if (registers.organisation_named(line) != nullptr) return true;
  const std::string lowered = lower_case(line);
  if (!is_upper(code_point_at(line, 0).value) ||
      lowered.find_first_of(".:?!|0123456789") != std::string::npos)
    return false;
  for (const std::string_view end :
       {"styrelsen", "ministeriet", " kommune", "portalen", "universitet", " region"}) {
    if (lowered.size() > end.size() && lowered.ends_with(end)) return true;
  }
  for (const std::string_view begin : {"center for ", "institut for ", "rådet for ", "styrelsen for ",
                                       "region ", "socialtilsyn ", "landsforeningen ", "ministeriet for ",
                                       "foreningen ", "videnscenter for ", "nævnet for ", "fagligt forum "}) {
    if (lowered.starts_with(begin) && is_author_like(line, registers)) return true;
  }
  return false;
}

/// Two to four words with capitals, no body: "Nina Thorn Clausen".
bool is_person(std::string_view name, const Registers& registers) {
  if (is_body_name(name, registers)) return false;
  std::size_t words = 0;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    const std::string_view word = name.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    if (!is_upper(code_point_at(word, 0).value)) return false;
    if (word.find_first_of("0123456789:/,;()") != std::string_view::npos) return false;
    ++words;
  }
  return words >= 2 && words <= 4;
}

std::size_t count_words(std::string_view text) {
  const std::string one = squeeze(text);
  return one.empty() ? 0 : static_cast<std::size_t>(std::count(one.begin(), one.end(), ' ')) + 1;
}

/// A line of the front matter or of the end, with its place.
struct Line {
  std::string_view text;
  ByteSpan source;
  BlockIndex block = 0;
};

class Reader {
 public:
  Reader(const Document& document, const Registers& registers)
      : document_(document), registers_(registers), data_(document.metadata) {}

  Metadata run();

 private:
  void collect_lines();
  void find_isbn();
  void find_dates();
  void find_publisher();
  void find_byline(const Line& line);
  void find_title();
  bool is_label(const Block& block) const;
  void offer_date(const ScannedDate& date, ByteSpan where, int rank);
  void offer_publisher(std::string_view name, std::uint32_t begin, int rank);

  const Document& document_;
  const Registers& registers_;
  Metadata data_;
  std::vector<Line> lines_;
  int date_rank_ = 0;
  int publisher_rank_ = 0;
};

void Reader::collect_lines() {
  const auto size = static_cast<std::uint32_t>(document_.text.size());
  for (BlockIndex index = 0; index < document_.blocks.size(); ++index) {
    const Block& block = document_.blocks[index];
    const bool back = block.source.end + kBackBytes > size;
    if (!is_front(block) && !back) continue;
    if (block.kind == BlockKind::TableOfContents) continue;
    std::size_t begin = block.source.begin;
    while (begin < block.source.end) {
      std::size_t end = std::min<std::size_t>(document_.text.find('\n', begin), block.source.end);
      const ByteSpan span = trimmed(document_.text, {offset(begin), offset(end)});
      if (!span.empty()) lines_.push_back({cut(document_.text, span), span, index});
      begin = end + 1;
    }
  }
}

void Reader::find_isbn() {
  if (data_.isbn) return;
  const std::string_view text = document_.text;
  for (std::size_t at = text.find("ISBN"); at != std::string_view::npos; at = text.find("ISBN", at + 4)) {
    std::size_t begin = at + 4;
    while (begin < text.size() && begin < at + 30 && !is_digit(static_cast<unsigned char>(text[begin])))
      ++begin;
    // "ISBN-13: 978-...": the 13 is no part of it.
    if (text.substr(begin).starts_with("13:") || text.substr(begin).starts_with("13 ")) {
      begin += 3;
      while (begin < text.size() && text[begin] == ' ') ++begin;
    }
    std::size_t end = begin;
    std::size_t digits = 0;
    while (end < text.size() && (is_digit(static_cast<unsigned char>(text[end])) || text[end] == '-' ||
                                 text[end] == ' ' || (text[end] == 'X' && digits == 9))) {
      if (text[end] != '-' && text[end] != ' ') ++digits;
      if (digits == 13 && end + 1 < text.size() && !is_digit(static_cast<unsigned char>(text[end + 1]))) {
        ++end;
        break;
      }
      ++end;
    }
    const ByteSpan span = trimmed(text, {offset(begin), offset(end)});
    if (digits == 13 || digits == 10) {
      data_.isbn = field(std::string(cut(text, span)), span);
      return;
    }
  }
}

void Reader::offer_date(const ScannedDate& date, ByteSpan where, int rank) {
  if (date.iso.empty() || rank <= date_rank_) return;
  date_rank_ = rank;
  data_.date = field(date.iso, where);
}

void Reader::find_dates() {
  if (data_.date) return;
  struct Lead {
    std::string_view words;
    int rank;
  };
  static constexpr std::array<Lead, 16> kLeads = {{{"udgivet", 9},
                                                   {"udgivelsesdato", 9},
                                                   {"publiceret", 8},
                                                   {"udgivelsesår", 8},
                                                   {"offentliggjort", 8},
                                                   {"publiceringsdato", 8},
                                                   {"dato", 7},
                                                   {"godkendt", 5},
                                                   {"vedtaget", 5},
                                                   {"senest opdateret", 4},
                                                   {"sidst opdateret", 4},
                                                   {"opdateret", 4},
                                                   {"senest revideret", 4},
                                                   {"revideret", 4},
                                                   {"version", 3},
                                                   {"gældende fra", 3}}};
  for (const Line& line : lines_) {
    const Block& block = document_.blocks[line.block];
    const std::string lowered = lower_case(line.text);
    for (const Lead& lead : kLeads) {
      const std::size_t found = lowered.find(lead.words);
      if (found == std::string::npos) continue;
      if (found > 0 && is_word(code_point_before(lowered, found).value)) continue;
      // The date follows, maybe after a colon, "den" or a place; "udgivet af X, marts 2022" too.
      std::size_t at = found + lead.words.size();
      const std::size_t stop = std::min(line.text.size(), at + 60);
      for (; at < stop; ++at) {
        const char32_t before = code_point_before(line.text, at).value;
        if (is_word(before)) continue;
        const ScannedDate date = read_date(line.text, at);
        if (date.iso.empty()) continue;
        offer_date(date, {line.source.begin + offset(found), line.source.begin + offset(date.end)},
                   lead.rank);
        break;
      }
    }
    if (!is_front(block) || block.kind == BlockKind::Boilerplate) continue;
    // A line that is a date, or ends with one after the subtitle: "November 2021", "En undersøgelse marts
    // 2022".
    const bool no_sentence = line.text.find('.') == std::string_view::npos || line.text.size() <= 24;
    if (count_words(line.text) <= 12 && no_sentence) {
      for (std::size_t at = 0; at < line.text.size(); ++at) {
        if (at > 0 && is_word(code_point_before(line.text, at).value)) continue;
        const ScannedDate date = read_date(line.text, at);
        if (date.iso.empty() || date.end != line.text.size()) continue;
        const bool whole = at == 0;
        if (date.iso.size() == 4 && !whole) break;  // "Plan 2020"
        const bool opening = line.block < 14;
        if (whole || opening)
          offer_date(date, {line.source.begin + offset(at), line.source.end}, whole ? 6 : 2);
        break;
      }
    }
    // "VIVE2021": a body and a year run together.
    const std::size_t digits = line.text.find_first_of("0123456789");
    if (digits != std::string_view::npos && digits >= 2 && line.text.size() - digits == 4) {
      const ScannedDate date = read_date(line.text, digits);
      const std::string_view name = line.text.substr(0, digits);
      if (date.iso.size() == 4 && is_letter(code_point_before(line.text, digits).value) &&
          is_body_name(name, registers_)) {
        offer_date(date, {line.source.begin + offset(digits), line.source.end}, 5);
        offer_publisher(name, line.source.begin, 5);
      }
    }
  }
}

void Reader::offer_publisher(std::string_view name, std::uint32_t begin, int rank) {
  if (rank <= publisher_rank_ || name.empty()) return;
  publisher_rank_ = rank;
  data_.publisher = field(squeeze(name), {begin, begin + offset(name.size())});
}

/// "Name | Body", "Body | Senest opdateret ...", "Af Name", "Forfattere: A, B og C".
void Reader::find_byline(const Line& line) {
  const std::size_t bar = line.text.find('|');
  if (bar != std::string_view::npos && bar > 0 && line.text.size() < 160) {
    // Any space may stand around the bar, also no-break ones.
    const ByteSpan left_span = trimmed(line.text, {0, offset(bar)});
    const std::size_t next_bar = std::min(line.text.find('|', bar + 1), line.text.size());
    const ByteSpan right_span = trimmed(line.text, {offset(bar + 1), offset(next_bar)});
    const std::string_view left = cut(line.text, left_span);
    const std::string_view right = cut(line.text, right_span);
    if (is_person(left, registers_) && is_author_like(right, registers_)) {
      if (data_.authors.empty()) {
        data_.authors.push_back(field(
            std::string(left), {line.source.begin + left_span.begin, line.source.begin + left_span.end}));
      }
      offer_publisher(right, line.source.begin + right_span.begin, 7);
    } else if (is_body_name(left, registers_) || (is_author_like(left, registers_) &&
                                                  lower_case(right).find("opdateret") != std::string::npos)) {
      offer_publisher(left, line.source.begin + left_span.begin, 6);
    }
    return;
  }
  const std::string lowered = lower_case(line.text);
  for (const std::string_view lead : {"forfattere:", "forfatter:", "forfattere ", "udarbejdet af:",
                                      "skrevet af:", "af:", "skrevet af ", "udarbejdet af ", "redaktion:"}) {
    if (!lowered.starts_with(lead) || line.text.size() > 200 || !data_.authors.empty()) continue;
    const ByteSpan rest = trimmed(line.text, {offset(lead.size()), offset(line.text.size())});
    std::size_t begin = rest.begin;
    while (begin < rest.end) {
      std::size_t end = rest.end;
      std::size_t next = rest.end;
      for (const std::string_view mark : {", ", " og ", " & ", "; "}) {
        const std::size_t at = line.text.find(mark, begin);
        if (at < end) {
          end = at;
          next = at + mark.size();
        }
      }
      const std::string_view name = line.text.substr(begin, end - begin);
      const ByteSpan where{line.source.begin + offset(begin), line.source.begin + offset(end)};
      if (is_person(name, registers_)) {
        data_.authors.push_back(field(std::string(name), where));
      } else if (is_body_name(name, registers_)) {
        offer_publisher(name, where.begin, 4);
      }
      begin = next == rest.end ? rest.end : next;
    }
    return;
  }
}

void Reader::find_publisher() {
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const Line& line = lines_[i];
    const Block& block = document_.blocks[line.block];
    if (block.kind == BlockKind::ReferenceEntry) continue;
    find_byline(line);
    const std::string lowered = lower_case(line.text);
    for (const std::string_view lead :
         {"udgivet af", "udgiver:", "udgives af", "udgiver ", "copyright", "©"}) {
      const std::size_t found = lowered.find(lead);
      if (found == std::string::npos || line.text.size() > 200) continue;
      std::size_t at = found + lead.size();
      while (at < line.text.size() &&
             (line.text[at] == ':' || is_space(static_cast<unsigned char>(line.text[at]))))
        ++at;
      const ScannedDate year = read_date(line.text, at);  // "© 2021 Socialstyrelsen"
      if (!year.iso.empty()) at = std::min(skip_space(line.text, year.end), line.text.size());
      if (at < line.text.size()) {
        // Up to a comma, a date or the end; a name has capitals.
        std::size_t end = at;
        while (end < line.text.size() && line.text[end] != ',' && line.text[end] != '.' &&
               line.text[end] != ';' && line.text[end] != '(' && line.text[end] != '|' &&
               !is_digit(static_cast<unsigned char>(line.text[end]))) {
          ++end;
        }
        ByteSpan name = trimmed(line.text, {offset(at), offset(end)});
        for (const std::string_view tail : {" i samarbejde", " i ", " for "}) {
          const std::size_t cut_at = cut(line.text, name).find(tail);
          const bool part_of_name = tail == " for " || tail == " i ";
          if (cut_at != std::string_view::npos && !part_of_name) name.end = name.begin + offset(cut_at);
        }
        if (is_author_like(cut(line.text, name), registers_)) {
          offer_publisher(cut(line.text, name), line.source.begin + name.begin, 9);
        }
      } else if (i + 1 < lines_.size() && lead.starts_with("udgive") &&
                 is_author_like(lines_[i + 1].text, registers_)) {
        offer_publisher(lines_[i + 1].text, lines_[i + 1].source.begin, 9);
      }
    }
    // A body's name alone near the top, or before a comma: "Klitmark Kommune, Familieafdelingen".
    if (!is_front(block) || block.kind == BlockKind::Boilerplate || i > 25) continue;
    if (is_body_name(line.text, registers_)) {
      offer_publisher(line.text, line.source.begin, 3);
    } else {
      const std::string_view first = line.text.substr(0, line.text.find(','));
      if (first.size() < line.text.size() && count_words(line.text) <= 8 &&
          line.text.find('.') == std::string_view::npos && is_body_name(first, registers_)) {
        offer_publisher(first, line.source.begin, 2);
      }
    }
  }
}

/// Lines of the title page that are no title: names of bodies, dates, the kind of document, addresses.
bool Reader::is_label(const Block& block) const {
  const std::string_view text = cut(document_.text, block.source);
  const std::string lowered = lower_case(squeeze(text));
  if (is_body_name(text, registers_)) return true;
  const ScannedDate date = read_date(text, 0);
  if (!date.iso.empty() && date.end == text.size()) return true;
  static constexpr std::array kLabels = {"notat",   "rapport",    "referat",      "vejledning", "pjece",
                                         "artikel", "nyhedsbrev", "bilag",        "indhold",    "forside",
                                         "menu",    "udkast",     "høringsudkast"};
  if (std::find(kLabels.begin(), kLabels.end(), lowered) != kLabels.end()) return true;
  return lowered.find("www.") != std::string::npos || lowered.find('@') != std::string::npos ||
         lowered.find("udgivet") != std::string::npos || lowered.find('|') != std::string::npos ||
         lowered.find("isbn") != std::string::npos || lowered.starts_with("forside »");
}

void Reader::find_title() {
  if (data_.title && !data_.title->value.empty()) return;
  const std::vector<Block>& blocks = document_.blocks;
  for (BlockIndex i = 0; i < blocks.size() && is_front(blocks[i]); ++i) {
    const Block& block = blocks[i];
    if (block.kind == BlockKind::Boilerplate || block.kind == BlockKind::TableOfContents || is_label(block))
      continue;
    if (block.kind != BlockKind::Heading && block.kind != BlockKind::Paragraph) break;
    ByteSpan span = block.source;
    BlockIndex last = i;
    // A title broken over blocks (PDF): they go on into each other.
    while (blocks[last].continues && last + 1 < blocks.size() && last < i + 5) {
      BlockIndex next = last + 1;
      while (next < blocks.size() && blocks[next].kind == BlockKind::Boilerplate) ++next;
      if (next >= blocks.size() || blocks[next].source.end - span.begin > 250) break;
      span.end = blocks[next].source.end;
      last = next;
    }
    const std::string_view text = cut(document_.text, span);
    const std::size_t words = count_words(text);
    const bool sentence = text.ends_with(".") && words > 6;
    if (words == 0 || words > 30 || (block.kind == BlockKind::Paragraph && (sentence || words > 20))) break;
    data_.title = field(squeeze(text), span);
    // The next line of the title page, if it is set like one.
    for (BlockIndex k = last + 1; k < blocks.size() && k <= last + 2 && !data_.subtitle; ++k) {
      const Block& next = blocks[k];
      if (next.kind == BlockKind::Boilerplate) continue;
      if (next.kind != BlockKind::Heading || is_label(next) || next.source.begin - span.end > 20) break;
      const std::string_view below = cut(document_.text, next.source);
      if (count_words(below) <= 20 && next.source.begin < 600 && document_.text.size() > 4000) {
        data_.subtitle = field(squeeze(below), next.source);
      }
    }
    return;
  }
}

Metadata Reader::run() {
  collect_lines();
  find_isbn();
  if (!data_.publisher) {
    find_publisher();
  } else {
    for (const Line& line : lines_) {
      if (data_.authors.empty()) {
        const std::optional<MetadataField> stated = data_.publisher;
        find_byline(line);
        data_.publisher = stated;
      }
    }
  }
  find_dates();
  find_title();
  if (!data_.year && data_.date && data_.date->value.size() >= 4) {
    data_.year = *data_.date;
    data_.year->value.resize(4);
  }
  if (!data_.language) {
    if (const std::string language = language_of(document_.text); !language.empty()) {
      data_.language = MetadataField{language, FieldOrigin::Text, {}};
    }
  }
  if (!data_.type) {
    if (const TypeGuess guess = type_of_document(document_, data_); !guess.type.empty()) {
      data_.type = field(guess.type, guess.source);
    }
  }
  return std::move(data_);
}

}  // namespace

Metadata complete_metadata(const Document& document, const Registers& registers) {
  return Reader(document, registers).run();
}

}  // namespace vidensgraf
