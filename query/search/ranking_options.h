#pragma once

#include <cstddef>

namespace vidensgraf {

/// What each mechanism of the ranking weighs, beside 1.0 for a typed word's lemma. Zero turns it off. The
/// defaults and what each adds: docs/quality.md.
struct RankingOptions {
  double exact = 0.3;          ///< The form as typed, if it is none of its lemmas, added to the lemma.
  double segment = 1.0;        ///< What stands between the hyphens of a typed word.
  double hyphenated = 0.2;     ///< Such a word as a whole, beside its segments.
  double member = 0.5;         ///< Members of a typed compound, standing alone or in other compounds.
  double ascii = 0.5;          ///< Forms that agree only without æ, ø and å.
  double adjacent = 0.07;      ///< Neighbouring words of the query that are neighbours in the text.
  double synonym = 0.3;        ///< Abbreviation for long form and the reverse.
  double spelling = 0.8;       ///< Words put in place of one that the index does not have.
  double definition = 0.6;     ///< Passages that define what "hvad er ..." asks for.
  double provision = 1.5;      ///< References to a provision that the query names.
  double cited_as = 2.0;       ///< A passage that cites a provision in a word, as occurrences in its text.
  double cited_often = 0.2;    ///< The logarithm of how many passages cite a provision in a word.
  double head = 0.4;           ///< Added to 1.0 for "støtte" of "støtte til uddannelse", if provisions are
  double head_cited = 0.8;     ///< cited so; likewise to the words under which they are.
  double citing_works = 0.8;   ///< The logarithm of how many laws and documents cite a provision.
  double bare_paragraf = 0.3;  ///< The same number in another law, or where the law is not known.
  double document = 0.8;       ///< The text around a document's best passage, as if it were one passage.
  std::size_t max_expansions = 100;  ///< Of a prefix or a filter value.
};

}  // namespace vidensgraf
