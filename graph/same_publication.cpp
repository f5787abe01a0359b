// Reference lists shorten titles, drop subtitles or join them by other signs, and give the year of another
// edition or of the day a page was read. Equal words of the title decide; what is only alike is proposed.
//
// Known misses: several misprints in the title; a translated title; a year book, whose editions differ in the
// year alone, is proposed once for each.

#include "graph/same_publication.h"

#include <algorithm>
#include <cstdlib>

#include "extraction/registers.h"
#include "graph/edit_distance.h"
#include "graph/names.h"
#include "language/utf8.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kFewWords = 3;

bool begins_with(const std::vector<std::string>& longer, const std::vector<std::string>& shorter) {
  return shorter.size() >= kFewWords && longer.size() > shorter.size() &&
         std::equal(shorter.begin(), shorter.end(), longer.begin());
}

const RegisteredOrganisation* known_body(const std::string& name) {
  return name.empty() ? nullptr : Registers::built_in().organisation_named(name);
}

// "Dam, Carla et al.", "Dam, C. m.fl.", "C. Dam": the words that may be a family name, folded.
bool shares_family_name(const std::string& cited, const std::string& author) {
  const std::vector<std::string> words = title_words(author);
  if (words.empty()) return false;
  const bool family_first = author.find(',') != std::string::npos;
  const std::string& family = family_first ? words.front() : words.back();
  constexpr std::size_t kInitial = 2;
  const std::vector<std::string> named = title_words(cited);
  return family.size() > kInitial && std::find(named.begin(), named.end(), family) != named.end();
}

bool is_same_author(const Publication& cited, const Publication& document) {
  const std::vector<std::string> words = title_words(cited.author);
  if (!words.empty() && words == title_words(document.author)) return true;
  const RegisteredOrganisation* const body = known_body(cited.author);
  if (body != nullptr) return body == known_body(document.author);
  return std::any_of(document.authors.begin(), document.authors.end(), [&cited](const std::string& author) {
    return shares_family_name(cited.author, author);
  });
}

// Of a name that is not in the register only what a municipality is called shows that it is a body.
bool is_body(const std::string& name) {
  if (known_body(name) != nullptr) return true;
  const std::vector<std::string> words = title_words(name);
  return std::any_of(words.begin(), words.end(),
                     [](const std::string& word) { return word == "kommune" || word == "region"; });
}

// The words before a subtitle: "Titel: undertitel", "Titel – undertitel", "Titel. Undertitel".
std::vector<std::string> main_title(const std::string& title) {
  std::size_t end = title.size();
  for (const std::string_view mark : {": ", " – ", " - ", " — ", ". "}) end = std::min(end, title.find(mark));
  return title_words(std::string_view(title).substr(0, end));
}

// One letter lost, added, changed or swapped in a long title.
bool is_misspelt(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  constexpr std::size_t kLongTitle = 12;  // code points
  const auto points = [](const std::vector<std::string>& words) {
    std::u32string all;
    for (const std::string& word : words) {
      for (std::size_t at = 0; at < word.size();) {
        const char32_t point = utf8::next(word, at);
        if (point >= U'0' && point <= U'9') return std::u32string();  // numbers tell volumes apart
        all.push_back(point);
      }
    }
    return all;
  };
  const std::u32string one = points(a);
  const std::u32string other = points(b);
  return one.size() >= kLongTitle && other.size() >= kLongTitle && edit_distance(one, other, 1) <= 1;
}

ReasonCode same_title(bool author, bool year, bool other_year) {
  using enum ReasonCode;
  if (other_year) return author ? SameTitleAuthorOtherYear : SameTitleOtherYear;
  if (year) return author ? SameTitleAuthorYear : SameTitleYear;
  return author ? SameTitleAuthor : SameTitle;
}

ReasonCode same_full_title(bool author, bool year, bool other_year) {
  using enum ReasonCode;
  if (other_year) return author ? SameFullTitleAuthorOtherYear : SameFullTitleOtherYear;
  if (year) return author ? SameFullTitleAuthorYear : SameFullTitleYear;
  return author ? SameFullTitleAuthor : SameFullTitle;
}

}  // namespace

std::vector<std::string> title_words(std::string_view title) {
  std::vector<std::string> words;
  std::string word;
  const std::string folded = fold_name(title);
  for (std::size_t at = 0; at <= folded.size(); ++at) {
    const auto byte = at < folded.size() ? static_cast<unsigned char>(folded[at]) : 0U;
    // U+2000 to U+206F, dashes and quotation marks, are E2 80 xx and E2 81 xx in UTF-8; « and » are C2 AB, C2
    // BB.
    const bool general = byte == 0xE2U && at + 2 < folded.size() &&
                         (static_cast<unsigned char>(folded[at + 1]) & 0xFEU) == 0x80U;
    const bool guillemet = byte == 0xC2U && at + 1 < folded.size();
    const bool letter = byte >= 0x80U || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z');
    if (byte == '&') {
      words.emplace_back("og");
      continue;
    }
    if (letter && !general && !guillemet) {
      word += folded[at];
      continue;
    }
    if (general) at += 2;
    if (guillemet) at += 1;
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  }
  return words;
}

PublicationLikeness compare_publications(const Publication& cited, const Publication& document) {
  PublicationLikeness likeness;
  const std::vector<std::string> cited_title = title_words(cited.title);
  const std::vector<std::string> title = title_words(document.title);
  const std::vector<std::string> full_title = title_words(document.title + " " + document.subtitle);
  if (cited_title.empty() || title.empty()) return likeness;

  const bool years_known = cited.year != 0 && document.year != 0;
  const bool same_year = years_known && cited.year == document.year;
  const bool other_year = years_known && std::abs(cited.year - document.year) > 1;
  const bool same_author = is_same_author(cited, document);
  const bool other_author = !same_author && is_body(cited.author) && is_body(document.author);

  const bool equal = cited_title == title || cited_title == full_title;
  if (equal) {
    const bool short_title = cited_title.size() < kFewWords;
    const bool agrees = same_author || same_year;
    const bool is_same = !other_year && !other_author && (!short_title || agrees);
    likeness.match = is_same ? PublicationMatch::Same : PublicationMatch::Likely;
    likeness.reason = cited_title == title ? same_title(same_author, same_year, other_year)
                                           : same_full_title(same_author, same_year, other_year);
    return likeness;
  }
  // The subtitle left out, or not known of the document.
  const bool up_to_subtitle = main_title(document.title) == cited_title ||
                              (document.subtitle.empty() && main_title(cited.title) == title);
  if (up_to_subtitle && same_author && same_year) {
    likeness.match = PublicationMatch::Same;
    likeness.reason = ReasonCode::SameTitleWithoutSubtitle;
    return likeness;
  }
  if (other_author || !(same_author || same_year)) return likeness;
  const bool alike = begins_with(cited_title, title) || begins_with(full_title, cited_title);
  const bool misspelt = is_misspelt(cited_title, title) || is_misspelt(cited_title, full_title);
  if (!alike && !misspelt && !up_to_subtitle) return likeness;
  likeness.match = PublicationMatch::Likely;
  likeness.reason = misspelt                   ? ReasonCode::NearlySameTitle
                    : same_author && same_year ? ReasonCode::TitlesBeginAlikeAuthorYear
                    : same_author              ? ReasonCode::TitlesBeginAlikeAuthor
                                               : ReasonCode::TitlesBeginAlikeYear;
  return likeness;
}

}  // namespace vidensgraf
