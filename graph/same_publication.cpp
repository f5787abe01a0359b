// Reference lists shorten titles, drop subtitles or join them by other signs, and give the year of another
// edition or of the day a page was read. Equal words of the title decide; what is only alike is proposed.
//
// Known misses: a misprint in the title; a translated title; a year book, whose editions differ in the year
// alone, is proposed once for each.

#include "graph/same_publication.h"

#include <algorithm>
#include <cstdlib>

#include "graph/names.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kFewWords = 3;

bool begins_with(const std::vector<std::string>& longer, const std::vector<std::string>& shorter) {
  return shorter.size() >= kFewWords && longer.size() > shorter.size() &&
         std::equal(shorter.begin(), shorter.end(), longer.begin());
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
  const std::vector<std::string> cited_author = title_words(cited.author);
  const std::vector<std::string> author = title_words(document.author);
  const bool same_author = !author.empty() && cited_author == author;

  const bool equal = cited_title == title || cited_title == full_title;
  if (equal) {
    likeness.match = other_year ? PublicationMatch::Likely : PublicationMatch::Same;
    likeness.reason = cited_title == title ? same_title(same_author, same_year, other_year)
                                           : same_full_title(same_author, same_year, other_year);
    return likeness;
  }
  const bool alike = begins_with(cited_title, title) || begins_with(full_title, cited_title);
  if (alike && (same_author || same_year)) {
    likeness.match = PublicationMatch::Likely;
    likeness.reason = same_author && same_year ? ReasonCode::TitlesBeginAlikeAuthorYear
                      : same_author            ? ReasonCode::TitlesBeginAlikeAuthor
                                               : ReasonCode::TitlesBeginAlikeYear;
  }
  return likeness;
}

}  // namespace vidensgraf
