// The date a document bears, and its ISBN. A colophon's "udgivet" counts before the date of the title page,
// that before "senest opdateret".
//
// Known misses: dates in figures and logos; ISBNs broken over lines.

#include <algorithm>
#include <array>
#include <string>

#include "extraction/citation_parts.h"
#include "extraction/dates.h"
#include "extraction/law_scan.h"
#include "extraction/metadata_reader.h"
#include "extraction/text_scan.h"

namespace vidensgraf {

void MetadataReader::offer_date(const ScannedDate& date, ByteSpan where, int rank) {
  if (date.iso.empty() || rank <= date_rank_) return;
  date_rank_ = rank;
  data_.date = stated_field(date.iso, where);
}

void MetadataReader::find_dates() {
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
  for (const MetadataLine& line : lines_) {
    if (line.text.find_first_of("0123456789") == std::string_view::npos)
      continue;  // no date without a number
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
        offer_date(date, {line.source.begin + to_offset(found), line.source.begin + to_offset(date.end)},
                   lead.rank);
        break;
      }
    }
    if (!is_front(block) || block.kind == BlockKind::Boilerplate) continue;
    // A line that is a date, or ends with one after the subtitle: "November 2021", "En undersøgelse marts
    // 2022".
    // "VEJ nr. 9012 af 14. februar 2024" is no sentence either.
    const bool act = line.text.size() > 4 && line.text.substr(3).starts_with(" nr") &&
                     is_upper(code_point_at(line.text, 0).value) &&
                     is_upper(code_point_at(line.text, 1).value);
    const bool no_sentence = act || line.text.find('.') == std::string_view::npos || line.text.size() <= 24;
    if (count_words(line.text) <= 12 && no_sentence) {
      for (std::size_t at = 0; at < line.text.size(); ++at) {
        if (at > 0 && is_word(code_point_before(line.text, at).value)) continue;
        const ScannedDate date = read_date(line.text, at);
        if (date.iso.empty() || date.end != line.text.size()) continue;
        const bool whole = at == 0;
        if (date.iso.size() == 4 && !whole) break;  // "Plan 2020"
        const bool opening = line.block < 14;
        if (whole || opening)
          offer_date(date, {line.source.begin + to_offset(at), line.source.end}, whole ? 6 : 2);
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
        offer_date(date, {line.source.begin + to_offset(digits), line.source.end}, 5);
        offer_publisher(name, line.source.begin, 5);
      }
    }
  }
}

void MetadataReader::find_isbn() {
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
    const ByteSpan span = trimmed(text, {to_offset(begin), to_offset(end)});
    if (digits == 13 || digits == 10) {
      data_.isbn = stated_field(std::string(cut(text, span)), span);
      return;
    }
  }
}

}  // namespace vidensgraf
