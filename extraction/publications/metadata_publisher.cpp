// Publisher and authors: "Udgivet af X", "© 2021 X", "Name | Body", "Af Name", "Forfattere: A, B og C", a
// body's name that stands alone. What several lines state is ranked: a stated publisher before a byline
// before a name alone.
//
// Known misses: publishers that only a logo shows; authors with titles ("professor A").

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

constexpr std::size_t kLongestByline = 200;  // in bytes; longer lines are running text

/// A line of running text that ends in a body: more small words than a name has between its capitals.
bool runs_on(std::string_view line) {
  constexpr int kMost = 2;
  int small = 0;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    const std::string_view word = line.substr(at, end - at);
    const bool joins = word == "og" || word == "for" || word == "i" || word == "af" || word == "på" ||
                       word == "til" || word == "om" || word == "under" || word == "ved";
    if (!word.empty() && !joins && is_lower(code_point_at(word, 0).value)) ++small;
    at = end + 1;
  }
  return small > kMost;
}

/// "ANKESTYRELSEN" of a title page as the register writes it, so that it is one publisher with
/// "Ankestyrelsen".
std::string in_small_letters(const std::string& name, const Registers& registers) {
  const RegisteredOrganisation* body = registers.organisation_named(name);
  const bool small = std::any_of(name.begin(), name.end(), [](char letter) {
    return is_lower(static_cast<unsigned char>(letter)) && static_cast<unsigned char>(letter) < 0x80U;
  });
  if (body == nullptr || small) return name;
  const std::string lowered = lower_case(name);
  for (const OrganisationName& known : body->names) {
    if (lower_case(known.name) == lowered) return known.name;
  }
  return name;
}

/// The name of the body in [at, stop): without whom it worked with, and without the "i" of "X i 2019".
ByteSpan publisher_name(std::string_view line, std::size_t at, std::size_t stop) {
  ByteSpan name = trimmed(line, {to_offset(at), to_offset(stop)});
  for (const std::string_view joint : {" og forfatter", " i samarbejde"}) {
    const std::size_t found = cut(line, name).find(joint);
    if (found != std::string_view::npos) name.end = name.begin + to_offset(found);
  }
  for (const std::string_view word : {" i", " den"}) {
    if (cut(line, name).ends_with(word)) name.end -= to_offset(word.size());
  }
  return name;
}

}  // namespace

/// A body's name as a whole line: from the register, or by its shape.
bool is_body_name(std::string_view line, const Registers& registers) {
  if (line.size() < 2 || line.size() > 90 || line.find('\n') != std::string_view::npos) return false;
  if (registers.organisation_named(line) != nullptr) return true;
  const std::string lowered = lower_case(line);
  if (!is_upper(code_point_at(line, 0).value) ||
      lowered.find_first_of(".:?!|0123456789") != std::string::npos)
    return false;
  const bool sentence = runs_on(line);
  for (const std::string_view end :
       {"styrelsen", "ministeriet", " kommune", "portalen", "universitet", " region"}) {
    // "Behandling i Aarhus Kommune" is a title, "Socialforvaltningen i Aarhus Kommune" a body.
    const std::string_view opening = std::string_view(lowered).substr(0, lowered.find(' '));
    const bool part = opening.ends_with("forvaltningen") || opening.ends_with("afdelingen") ||
                      opening.ends_with("centret") || opening.ends_with("centeret") ||
                      opening.ends_with("sekretariatet");
    const bool phrase =
        !part && (lowered.find(" i ") != std::string::npos || lowered.find(" for ") != std::string::npos);
    if (!sentence && lowered.size() > end.size() && lowered.ends_with(end) && !(phrase && end == " kommune"))
      return true;
  }
  for (const std::string_view begin :
       {"center for ", "institut for ", "rådet for ", "styrelsen for ", "region ", "socialtilsyn ",
        "landsforeningen ", "ministeriet for ", "foreningen ", "videnscenter for ", "direktoratet for ",
        "statens institut for ", "nævnet for ", "fagligt forum "}) {
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

void MetadataReader::offer_publisher(std::string_view name, std::uint32_t begin, int rank) {
  if (rank <= publisher_rank_ || name.empty()) return;
  publisher_rank_ = rank;
  data_.publisher =
      stated_field(in_small_letters(squeeze(name), registers_), {begin, begin + to_offset(name.size())});
}

/// "Name | Body", "Body | Senest opdateret ...", "Af Name", "Forfattere: A, B og C".
void MetadataReader::find_byline(const MetadataLine& line) {
  const std::size_t bar = line.text.find('|');
  if (bar != std::string_view::npos && bar > 0 && line.text.size() < 160) {
    // Any space may stand around the bar, also no-break ones.
    const ByteSpan left_span = trimmed(line.text, {0, to_offset(bar)});
    const std::size_t next_bar = std::min(line.text.find('|', bar + 1), line.text.size());
    const ByteSpan right_span = trimmed(line.text, {to_offset(bar + 1), to_offset(next_bar)});
    const std::string_view left = cut(line.text, left_span);
    const std::string_view right = cut(line.text, right_span);
    if (is_person(left, registers_) && is_author_like(right, registers_)) {
      if (data_.authors.empty()) {
        data_.authors.push_back(stated_field(
            std::string(left), {line.source.begin + left_span.begin, line.source.begin + left_span.end}));
      }
      offer_publisher(right, line.source.begin + right_span.begin, 7);
    } else if (is_body_name(left, registers_) || (is_author_like(left, registers_) &&
                                                  lower_case(right).find("opdateret") != std::string::npos)) {
      offer_publisher(left, line.source.begin + left_span.begin, 6);
    }
    return;
  }
  if (line.text.size() > kLongestByline) return;
  if (data_.authors.empty() && find_titled_author(line)) return;
  const std::string lowered = lower_case(line.text);
  for (const std::string_view lead :
       {"forfattere:", "forfatter:", "forfatter(e):", "forfattere ",
        "udarbejdet af:", "skrevet af:", "af:", "skrevet af ", "udarbejdet af ", "redaktion:"}) {
    if (!lowered.starts_with(lead) || !data_.authors.empty()) continue;
    const ByteSpan rest = trimmed(line.text, {to_offset(lead.size()), to_offset(line.text.size())});
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
      const ByteSpan where{line.source.begin + to_offset(begin), line.source.begin + to_offset(end)};
      if (is_person(name, registers_)) {
        data_.authors.push_back(stated_field(std::string(name), where));
      } else if (is_body_name(name, registers_)) {
        offer_publisher(name, where.begin, 4);
      }
      begin = next == rest.end ? rest.end : next;
    }
    return;
  }
}

/// Names alone on lines before the text, where the text says that it has authors.
void MetadataReader::find_names_alone(std::size_t index) {
  constexpr BlockIndex kTitlePage = 30;
  if (!data_.authors.empty() || lines_[index].block > kTitlePage) return;
  if (names_of_line(lines_[index].text, registers_).empty()) return;
  const std::string front = lower_case(std::string_view(document_.text).substr(0, kFrontBytes));
  if (front.find("forfatterne") == std::string::npos) return;
  for (bool goes_on = true; goes_on && index < lines_.size(); ++index) {
    const MetadataLine& line = lines_[index];
    for (const ByteSpan& name : names_of_line(line.text, registers_)) {
      data_.authors.push_back(stated_field(std::string(cut(line.text, name)),
                                           {line.source.begin + name.begin, line.source.begin + name.end}));
    }
    goes_on = line.text.ends_with(',');
  }
}

/// "Af fuldmægtig Lise Holm Dam"
bool MetadataReader::find_titled_author(const MetadataLine& line) {
  constexpr std::size_t kMostWords = 8;
  if (!line.text.starts_with("Af ") || count_words(line.text) > kMostWords) return false;
  std::size_t at = 3;
  while (at < line.text.size() && is_lower(code_point_at(line.text, at).value))
    at = std::min(skip_space(line.text, line.text.find(' ', at)), line.text.size());
  const std::string_view name = line.text.substr(at);
  if (!is_written_name(name, registers_)) return false;
  data_.authors.push_back(
      stated_field(std::string(name), {line.source.begin + to_offset(at), line.source.end}));
  return true;
}

/// ", 2021" behind the holder of the rights, as a report's colophon has it; a web page's foot dates no page.
void MetadataReader::offer_copyright_year(const MetadataLine& line, std::size_t at) {
  constexpr std::size_t kShortest = 9000;
  if (document_.text.size() < kShortest || !is_front(document_.blocks[line.block])) return;
  while (at < line.text.size() && (line.text[at] == ',' || line.text[at] == ' ')) ++at;
  const ScannedDate date = read_date(line.text, at);
  offer_date(date, {line.source.begin + to_offset(at), line.source.begin + to_offset(date.end)}, 4);
}

/// "Copyright Rådet for X 2007" within a long line, where only a name that is known shows its own end.
void MetadataReader::find_publisher_in_run(const MetadataLine& line) {
  for (const std::string_view lead :
       {"Copyright ", "© ", "Udgivet af ", "udgivet af ", "udgives af ", "Udgiver: ", "Udgiver "}) {
    for (std::size_t at = line.text.find(lead); at != std::string_view::npos;
         at = line.text.find(lead, at + lead.size())) {
      const std::size_t begin = at + lead.size();
      const std::size_t body = body_at_start(line.text.substr(begin), registers_);
      if (body == 0) continue;
      const std::string_view name = line.text.substr(begin, body);
      offer_publisher(name, line.source.begin + to_offset(begin), 8);
      offer_copyright_year(line, begin + body);
      break;
    }
  }
}

/// "Udgivet af X, 2021", "© 2021 X", "Udgiver:" and the name in the next line. `at`: one past the words.
void MetadataReader::read_announced_publisher(std::size_t index, std::string_view lead, std::size_t at) {
  const MetadataLine& line = lines_[index];
  const bool rights = lead == "copyright" || lead == "©";
  while (at < line.text.size() &&
         (line.text[at] == ':' || is_space(static_cast<unsigned char>(line.text[at]))))
    ++at;
  const std::size_t behind_lead = at;
  const ScannedDate year = read_date(line.text, at);
  if (!year.iso.empty()) at = std::min(skip_space(line.text, year.end), line.text.size());
  if (at < line.text.size()) {
    const std::size_t stop = std::min(line.text.find_first_of(",.;(|0123456789", at), line.text.size());
    const ByteSpan name = publisher_name(line.text, at, stop);
    if (!is_author_like(cut(line.text, name), registers_)) return;
    offer_publisher(cut(line.text, name), line.source.begin + name.begin, 9);
    if (rights) offer_copyright_year(line, year.iso.empty() ? stop : behind_lead);
  } else if (index + 1 < lines_.size() && !rights) {
    // An address may follow the name.
    const MetadataLine& below = lines_[index + 1];
    const std::size_t name =
        is_author_like(below.text, registers_) ? below.text.size() : body_at_start(below.text, registers_);
    offer_publisher(below.text.substr(0, name), below.source.begin, 9);
  }
}

/// A body's name alone near the top, or before a comma: "Klitmark Kommune, Familieafdelingen".
void MetadataReader::find_body_alone(const MetadataLine& line) {
  if (is_body_name(line.text, registers_)) {
    offer_publisher(line.text, line.source.begin, 3);
    return;
  }
  const std::string_view first = line.text.substr(0, line.text.find(','));
  if (first.size() < line.text.size() && line.text.find('.') == std::string_view::npos &&
      count_words(line.text) <= 8 && is_body_name(first, registers_))
    offer_publisher(first, line.source.begin, 2);
}

void MetadataReader::find_publisher() {
  constexpr std::size_t kTopLines = 25;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const MetadataLine& line = lines_[i];
    const Block& block = document_.blocks[line.block];
    if (block.kind == BlockKind::ReferenceEntry) continue;
    find_byline(line);
    if (is_front(block)) find_names_alone(i);
    if (line.text.size() <= kLongestByline) {
      const std::string lowered = lower_case(line.text);
      for (const std::string_view lead : {"udgivet af", "udgiver:", "udgives af", "udgiver ",
                                          "forlag:", "kan ske til:", "copyright", "©"}) {
        const std::size_t found = lowered.find(lead);
        if (found != std::string::npos) read_announced_publisher(i, lead, found + lead.size());
      }
    } else if (is_front(block)) {
      find_publisher_in_run(line);
    }
    if (is_front(block) && block.kind != BlockKind::Boilerplate && i <= kTopLines) find_body_alone(line);
  }
}

}  // namespace vidensgraf
