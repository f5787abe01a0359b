#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vidensgraf {

/// Why two things are taken for one, or are near each other, where no document states it as a link.
enum class ReasonCode : std::uint8_t {
  None,
  // Two publications (graph/same_publication.h). `author` and `year` mean: they are the same, too.
  SameTitle,
  SameTitleAuthor,
  SameTitleYear,
  SameTitleAuthorYear,
  SameTitleOtherYear,
  SameTitleAuthorOtherYear,
  SameFullTitle,
  SameFullTitleAuthor,
  SameFullTitleYear,
  SameFullTitleAuthorYear,
  SameFullTitleOtherYear,
  SameFullTitleAuthorOtherYear,
  TitlesBeginAlikeAuthor,
  TitlesBeginAlikeYear,
  TitlesBeginAlikeAuthorYear,
  SameTitleWithoutSubtitle,  // and the same author and year
  NearlySameTitle,           // one letter apart; the author or the year is the same
  // Two names (graph/concept_forms.h, query/names/same_concept.h).
  Compound,
  Hyphens,
  OneWordOrTwo,
  SameName,
  OtherForms,
  Misprint,
  OneLetterApart,
  SameNameWithArticle,
  ShortAndLongForm,
  SaidToBeTheSame,
  MergedInReview,
  OtherJoint,     // "vidensdeling", "videndeling"
  OtherSpelling,  // "komité", "komite"
  // A wording and its concept (query/pages/surface_forms.h).
  InCoordination,
  InflectedForm,
  OtherWordingOfGroup,
  OtherFormOfName,
  // Two definitions (query/pages/definitions_page.h).
  NearlySameWords,
  OneHoldsTheOther,
  SimilarWordsSameSource,
};

/// A reason with what it speaks of.
struct Reason {
  ReasonCode code = ReasonCode::None;
  std::string about{};     ///< Label of the other thing; may be empty.
  std::string document{};  ///< Id of the document that says so; may be empty.

  [[nodiscard]] bool empty() const { return code == ReasonCode::None; }
  friend bool operator==(const Reason&, const Reason&) = default;
};

/// "same_title_author_year", "compound", ...: used in JSON and for translations. Empty for None.
[[nodiscard]] std::string_view name_of(ReasonCode code);

/// In English: "short form and long form in 000: National Koordination". Empty for None.
[[nodiscard]] std::string describe(const Reason& reason);

}  // namespace vidensgraf
