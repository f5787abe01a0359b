#include "graph/reason.h"

#include <array>

namespace vidensgraf {
namespace {

struct ReasonName {
  ReasonCode code;
  std::string_view name;
  std::string_view english;
};

using enum ReasonCode;
constexpr std::array<ReasonName, 38> kReasons = {
    ReasonName{None, "", ""},
    ReasonName{SameTitle, "same_title", "same title"},
    ReasonName{SameTitleAuthor, "same_title_author", "same title and author"},
    ReasonName{SameTitleYear, "same_title_year", "same title and year"},
    ReasonName{SameTitleAuthorYear, "same_title_author_year", "same title, author and year"},
    ReasonName{SameTitleOtherYear, "same_title_other_year", "same title, but another year"},
    ReasonName{SameTitleAuthorOtherYear, "same_title_author_other_year",
               "same title and author, but another year"},
    ReasonName{SameFullTitle, "same_full_title", "same title and subtitle"},
    ReasonName{SameFullTitleAuthor, "same_full_title_author", "same title and subtitle and author"},
    ReasonName{SameFullTitleYear, "same_full_title_year", "same title and subtitle and year"},
    ReasonName{SameFullTitleAuthorYear, "same_full_title_author_year",
               "same title and subtitle, author and year"},
    ReasonName{SameFullTitleOtherYear, "same_full_title_other_year",
               "same title and subtitle, but another year"},
    ReasonName{SameFullTitleAuthorOtherYear, "same_full_title_author_other_year",
               "same title and subtitle and author, but another year"},
    ReasonName{TitlesBeginAlikeAuthor, "titles_begin_alike_author", "the titles begin alike; same author"},
    ReasonName{TitlesBeginAlikeYear, "titles_begin_alike_year", "the titles begin alike; same year"},
    ReasonName{TitlesBeginAlikeAuthorYear, "titles_begin_alike_author_year",
               "the titles begin alike; same author and year"},
    ReasonName{SameTitleWithoutSubtitle, "same_title_without_subtitle",
               "same title without the subtitle, same author and year"},
    ReasonName{NearlySameTitle, "nearly_same_title", "titles one letter apart, same author or year"},
    ReasonName{Compound, "compound", "compound of the same words"},
    ReasonName{Hyphens, "hyphens", "differs in hyphens only"},
    ReasonName{OneWordOrTwo, "one_word_or_two", "written in one word and in two"},
    ReasonName{SameName, "same_name", "the same name"},
    ReasonName{OtherForms, "other_forms", "other forms of the same words"},
    ReasonName{Misprint, "misprint", "one letter apart, a misprint"},
    ReasonName{OneLetterApart, "one_letter_apart", "one letter apart"},
    ReasonName{SameNameWithArticle, "same_name_with_article", "the same name with an article"},
    ReasonName{ShortAndLongForm, "short_and_long_form", "short form and long form"},
    ReasonName{SaidToBeTheSame, "said_to_be_the_same", "said to be the same"},
    ReasonName{MergedInReview, "merged_in_review", "merged by a reviewer"},
    ReasonName{OtherJoint, "other_joint", "the same compound, joined in another way"},
    ReasonName{OtherSpelling, "other_spelling", "spelled in another way"},
    ReasonName{InCoordination, "in_coordination", "a member of a coordination"},
    ReasonName{InflectedForm, "inflected_form", "inflected form of the same words"},
    ReasonName{OtherWordingOfGroup, "other_wording_of_group", "another wording of the same group"},
    ReasonName{OtherFormOfName, "other_form_of_name", "another form of the name"},
    ReasonName{NearlySameWords, "nearly_same_words", "nearly the same words"},
    ReasonName{OneHoldsTheOther, "one_holds_the_other", "one holds the other"},
    ReasonName{SimilarWordsSameSource, "similar_words_same_source", "similar words from the same source"},
};

const ReasonName& entry_of(ReasonCode code) {
  for (const ReasonName& reason : kReasons) {
    if (reason.code == code) return reason;
  }
  return kReasons.front();
}

}  // namespace

std::string_view name_of(ReasonCode code) { return entry_of(code).name; }

std::string describe(const Reason& reason) {
  std::string text(entry_of(reason.code).english);
  if (!reason.document.empty()) text += " in " + reason.document;
  if (!reason.about.empty()) text += ": " + reason.about;
  return text;
}

}  // namespace vidensgraf
