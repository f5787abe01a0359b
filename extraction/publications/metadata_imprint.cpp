// What stands beside the title and the place of publication: "KØBENHAVN 2015" above or below a body's name,
// and the words behind the title where a line repeats it ("<title> Aalborg Universitet", "<title> Oktober
// 2010"), as pages do that a sharing site has run together into one line each.
//
// Known misses: a subtitle between the title and what follows; bodies that neither the register nor their
// shape shows.

#include <algorithm>
#include <array>
#include <string>

#include "extraction/dates.h"
#include "extraction/laws/law_scan.h"
#include "extraction/publications/metadata_reader.h"
#include "extraction/text_scan.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kShortestTitle = 12;  // in bytes; a single word opens other lines too
constexpr int kRankBehindTitle = 5;         // of a date there

}  // namespace

std::size_t body_at_start(std::string_view text, const Registers& registers) {
  constexpr int kMostWords = 10;
  std::size_t registered = 0;
  std::size_t shaped = 0;
  std::size_t end = 0;
  for (int words = 0; words < kMostWords && end < text.size(); ++words) {
    end = std::min(text.find(' ', end + 1), text.size());
    std::string_view name = text.substr(0, end);
    const bool closes = name.ends_with(',') || name.ends_with('.');
    if (closes) name.remove_suffix(1);
    if (registers.organisation_named(name) != nullptr) {
      registered = name.size();
    } else if (shaped == 0 && is_body_name(name, registers)) {
      // "Center for X" goes on as far as it likes; a comma or a kind of body ends a name.
      const std::string lowered = lower_case(name);
      if (closes || lowered.ends_with(" kommune") || lowered.ends_with("universitet") ||
          lowered.ends_with("styrelsen") || lowered.ends_with("ministeriet"))
        shaped = name.size();
    }
    if (closes) break;
  }
  return registered > 0 ? registered : shaped;
}

/// A body and a date right behind the repeated title that begins the line, after a page's number; a date that
/// ends the line behind a title within it.
void MetadataReader::read_behind_title(const MetadataLine& line, std::string_view title) {
  if (line.text.size() <= title.size()) return;
  const ScannedNumber number = scan_number(line.text, 0);
  const std::size_t behind_number = number.end > 0 ? skip_space(line.text, number.end) : 0;
  // Of a title within the line only a date is taken; where it is known, the beginning tells.
  const std::size_t read = date_rank_ < kRankBehindTitle ? line.text.size() : behind_number + title.size();
  const std::string lowered = lower_case(line.text.substr(0, read));
  const std::size_t found = lowered.find(title);
  if (found == std::string::npos) return;
  std::size_t at = found + title.size();
  if (at >= line.text.size() || line.text[at] != ' ') return;
  ++at;
  const bool opens = found == 0 || found == behind_number;
  const std::size_t body = opens ? body_at_start(line.text.substr(at), registers_) : 0;
  if (body > 0) {
    offer_publisher(line.text.substr(at, body), line.source.begin + to_offset(at), 3);
    at += body;
    while (at < line.text.size() && (line.text[at] == ',' || line.text[at] == ' ')) ++at;
  }
  const ScannedDate date = read_date(line.text, at);
  if (opens && body == 0 && date.iso.empty()) return read_behind_subtitle(line, at);
  // A year may belong to what follows.
  if ((!opens || (date.iso.size() == 4 && body == 0)) && date.end != line.text.size()) return;
  offer_date(date, {line.source.begin + to_offset(at), line.source.begin + to_offset(date.end)},
             kRankBehindTitle);
}

/// "<title> - status efter reformen Oktober 2009": a month and year near behind the title, no part of a
/// sentence.
void MetadataReader::read_behind_subtitle(const MetadataLine& line, std::size_t begin) {
  constexpr std::size_t kLongestSubtitle = 80;
  constexpr std::array<std::string_view, 10> kPrepositions = {"i",     "fra", "til", "siden", "af",
                                                              "efter", "før", "den", "og",    "pr"};
  const std::size_t stop = std::min(begin + kLongestSubtitle, line.text.size());
  for (std::size_t at = begin; at < stop; ++at) {
    if (line.text[at] == '.') return;
    if (line.text[at] != ' ') continue;
    const ScannedDate date = read_date(line.text, at + 1);
    if (date.iso.size() < 7) continue;
    const std::size_t word = line.text.rfind(' ', at - 1) + 1;
    const std::string before = lower_case(line.text.substr(word, at - word));
    if (std::find(kPrepositions.begin(), kPrepositions.end(), before) != kPrepositions.end()) return;
    offer_date(date, {line.source.begin + to_offset(at + 1), line.source.begin + to_offset(date.end)}, 4);
    return;
  }
}

/// "Tilsynsrapport Socialtilsyn Nord": the kind of document and the body that wrote it.
void MetadataReader::read_body_in_title() {
  if (!data_.title || data_.title->origin != FieldOrigin::Text) return;
  const std::string_view title = data_.title->value;
  const std::size_t space = title.find(' ');
  if (space == std::string_view::npos) return;
  const std::string kind = lower_case(title.substr(0, space));
  const std::string_view body = title.substr(space + 1);
  const std::size_t at = cut(document_.text, data_.title->source).find(body);
  if (at == std::string_view::npos || !is_body_name(body, registers_)) return;
  for (const std::string_view head : {"rapport", "beretning", "redegørelse", "notat", "referat"}) {
    if (kind.ends_with(head)) offer_publisher(body, data_.title->source.begin + to_offset(at), 2);
  }
}

/// "København 2015" beside a line that names a body.
void MetadataReader::read_place_and_year(std::size_t index) {
  const MetadataLine& line = lines_[index];
  const std::size_t space = line.text.rfind(' ');
  if (space == std::string_view::npos) return;
  std::string_view place = line.text.substr(0, space);
  if (place.ends_with(',') || place.ends_with(':')) place.remove_suffix(1);
  const ScannedDate year = read_date(line.text, space + 1);
  if (year.iso.size() != 4 || year.end != line.text.size() || !is_upper(code_point_at(place, 0).value) ||
      count_words(line.text) > 3)
    return;
  for (const std::size_t beside : {index + 1, index - 1}) {
    if (beside >= lines_.size() || !is_body_name(lines_[beside].text, registers_)) continue;
    offer_date(year, {line.source.begin + to_offset(space + 1), line.source.end}, 5);
    offer_publisher(lines_[beside].text, lines_[beside].source.begin, 4);
    return;
  }
}

void MetadataReader::find_imprints() {
  const std::string title = data_.title ? lower_case(data_.title->value) : std::string();
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const Block& block = document_.blocks[lines_[i].block];
    if (!is_front(block) || block.kind == BlockKind::Boilerplate) continue;
    read_place_and_year(i);
    if (title.size() >= kShortestTitle) read_behind_title(lines_[i], title);
  }
  read_body_in_title();
}

}  // namespace vidensgraf
