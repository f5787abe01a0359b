// The date a document bears, and its ISBN. A colophon's "udgivet" counts before the date of the title page,
// that before "senest opdateret".
//
// Known misses: dates in figures and logos; ISBNs broken over lines.

#include <algorithm>
#include <array>
#include <string>

#include "extraction/dates.h"
#include "extraction/laws/law_scan.h"
#include "extraction/publications/citation_parts.h"
#include "extraction/publications/metadata_reader.h"
#include "extraction/text_scan.h"

namespace vidensgraf {
namespace {

constexpr std::string_view kDigits = "0123456789";
constexpr std::size_t kFarthestDate = 60;  // bytes behind the words that announce it

// Words that announce a date, and how much it counts; those that count most come first.
struct Lead {
  std::string_view words;
  int rank;
};
constexpr std::array<Lead, 22> kLeads = {{{"udgivet", 9},
                                          {"udgivelsesdato", 9},
                                          {"publiceret", 8},
                                          {"udgivelsesår", 8},
                                          {"offentliggjort", 8},
                                          {"publiceringsdato", 8},
                                          {"dato", 7},
                                          {"fremsat", 7},
                                          {"mødedato", 7},
                                          {"mødetidspunkt", 7},
                                          {"starttidspunkt", 7},
                                          {"afgivet", 6},
                                          {"godkendt", 5},
                                          {"vedtaget", 5},
                                          {"senest opdateret", 4},
                                          {"sidst opdateret", 4},
                                          {"opdateret", 4},
                                          {"senest revideret", 4},
                                          {"revideret", 4},
                                          {"version", 3},
                                          {"semester", 3},
                                          {"gældende fra", 3}}};

// A longer line with a full stop in it; "VEJ nr. 9012 af 14. februar 2024" is none.
bool is_sentence(std::string_view line) {
  const bool act = line.size() > 4 && line.substr(3).starts_with(" nr") &&
                   is_upper(code_point_at(line, 0).value) && is_upper(code_point_at(line, 1).value);
  return !act && line.find('.') != std::string_view::npos && line.size() > 24;
}

/// Whether the word at `found` opens a sentence or a field of a long line: "... Tlf. 1234 Dato: 3. maj 2021",
/// not "the law that was vedtaget i 2010".
bool opens_field(std::string_view line, std::size_t found) {
  if (is_upper(code_point_at(line, found).value)) return true;
  while (found > 0 && is_space(code_point_before(line, found).value)) --found;
  return found == 0 || line[found - 1] == '.' || line[found - 1] == ':';
}

}  // namespace

void MetadataReader::offer_date(const ScannedDate& date, ByteSpan where, int rank) {
  if (date.iso.empty() || rank <= date_rank_) return;
  date_rank_ = rank;
  data_.date = stated_field(date.iso, where);
}

void MetadataReader::find_dates() {
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const MetadataLine& line = lines_[i];
    if (line.text.find_first_of(kDigits) == std::string_view::npos) {  // no date without a number
      find_date_below(i);
      continue;
    }
    find_announced_dates(line);
    const Block& block = document_.blocks[line.block];
    if (!is_front(block) || block.kind == BlockKind::Boilerplate) continue;
    find_date_at_end(line);
    find_year_behind_body(line);
    find_year_before_body(line);
  }
}

// "Mødedato", and the date in the next line.
void MetadataReader::find_date_below(std::size_t index) {
  constexpr std::size_t kLongestLead = 30;
  if (index + 1 >= lines_.size() || lines_[index].text.size() > kLongestLead) return;
  std::string lowered = lower_case(lines_[index].text);
  if (lowered.ends_with(':')) lowered.pop_back();
  for (const Lead& lead : kLeads) {
    if (lowered != lead.words) continue;
    const MetadataLine& below = lines_[index + 1];
    const ScannedDate date = read_date(below.text, 0);
    offer_date(date, {below.source.begin, below.source.begin + to_offset(date.end)}, lead.rank);
  }
}

// "Udgivet marts 2022", "Dato: 3. maj 2021"
void MetadataReader::find_announced_dates(const MetadataLine& line) {
  constexpr std::size_t kRunningTextWords = 12;
  if (date_rank_ >= kLeads.front().rank) return;  // the file states it, mostly
  const std::string lowered = lower_case(line.text);
  const bool runs = count_words(line.text) > kRunningTextWords;
  for (const Lead& lead : kLeads) {
    if (lead.rank <= date_rank_) return;
    const std::size_t found = lowered.find(lead.words);
    if (found == std::string::npos) continue;
    if (found > 0 && is_word(code_point_before(lowered, found).value)) continue;
    if (runs && !opens_field(line.text, found)) continue;
    // The date follows, maybe after a colon, "den" or a place; "udgivet af X, marts 2022" too.
    std::size_t at = found + lead.words.size();
    const std::size_t stop = std::min(line.text.size(), at + kFarthestDate);
    for (; at < stop; ++at) {
      if (is_word(code_point_before(line.text, at).value)) continue;
      const ScannedDate date = read_date(line.text, at);
      if (date.iso.empty()) continue;
      offer_date(date, {line.source.begin + to_offset(found), line.source.begin + to_offset(date.end)},
                 lead.rank);
      break;
    }
  }
}

// A line that is a date, or ends with one after the subtitle: "November 2021", "En undersøgelse marts 2022".
void MetadataReader::find_date_at_end(const MetadataLine& line) {
  constexpr int kRankOfLine = 6;  // that is a date and nothing else
  if (date_rank_ >= kRankOfLine || count_words(line.text) > 12 || is_sentence(line.text)) return;
  for (std::size_t at = 0; at < line.text.size(); ++at) {
    if (at > 0 && is_word(code_point_before(line.text, at).value)) continue;
    const ScannedDate date = read_date(line.text, at);
    if (date.iso.empty() || date.end != line.text.size()) continue;
    const bool whole = at == 0;
    if (date.iso.size() == 4 && !whole) return;  // "Plan 2020"
    const bool opening = line.block < 14;
    if (whole || opening)
      offer_date(date, {line.source.begin + to_offset(at), line.source.end}, whole ? kRankOfLine : 2);
    return;
  }
}

// "VIVE2021": a body and a year run together.
void MetadataReader::find_year_behind_body(const MetadataLine& line) {
  const std::size_t digits = line.text.find_first_of(kDigits);
  if (digits == std::string_view::npos || digits < 2 || line.text.size() - digits != 4) return;
  const ScannedDate date = read_date(line.text, digits);
  const std::string_view name = line.text.substr(0, digits);
  if (date.iso.size() != 4 || !is_letter(code_point_before(line.text, digits).value) ||
      !is_body_name(name, registers_))
    return;
  offer_date(date, {line.source.begin + to_offset(digits), line.source.end}, 5);
  offer_publisher(name, line.source.begin, 5);
}

// "2015 KORA"
void MetadataReader::find_year_before_body(const MetadataLine& line) {
  const ScannedDate date = read_date(line.text, 0);
  if (date.iso.size() != 4 || date.end + 2 > line.text.size() || line.text[date.end] != ' ') return;
  const std::string_view name = line.text.substr(date.end + 1);
  if (!is_body_name(name, registers_)) return;
  offer_date(date, {line.source.begin, line.source.begin + to_offset(date.end)}, 5);
  offer_publisher(name, line.source.begin + to_offset(date.end) + 1, 3);
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
