#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "language/word_analysis.h"

namespace vidensgraf {

/// The lists of stopwords/, parsed once. Keys are folded.
struct WordLists {
  struct Abbreviation {
    bool may_end_sentence = false;  ///< "osv.", "m.m.": a capital after it starts a sentence.
  };
  std::unordered_set<std::string> stop_words;
  std::unordered_map<std::string, Abbreviation> abbreviations;    ///< With their points: "bl.a."
  std::unordered_map<std::string, std::string> compound_heads;    ///< "børne" -> "barn"
  std::unordered_map<std::string, WordClass> preferred_classes;   ///< Of forms that run both ways.
  std::unordered_multimap<std::string, WordClass> rare_readings;  ///< Lemmas hardly ever meant.
  std::unordered_map<std::string, Reading> extra_words;           ///< By form: what dictionaries lack.
};

[[nodiscard]] const WordLists& word_lists();

}  // namespace vidensgraf
