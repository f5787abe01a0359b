#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "language/word_analysis.h"

namespace vidensgraf {

// What a form's letters say by themselves, before any dictionary is asked.

[[nodiscard]] bool is_capitalized(std::string_view form);
[[nodiscard]] bool is_all_capitals(std::string_view form);    ///< At least two letters, none small.
[[nodiscard]] bool has_inner_capital(std::string_view form);  ///< "NatKo", "NATKOs", "VIVE".
[[nodiscard]] bool has_letter(std::string_view form);
[[nodiscard]] std::string capitalized(std::string_view folded);  ///< "københavns" -> "Københavns"

/// "VIVE", "NATKO's", "NGO'er", "VIVEs": capitals with an ending.
[[nodiscard]] std::optional<Reading> read_acronym(std::string_view form);
/// "befordreren", "befordrerens": who does something, in the definite form, by the ending alone.
[[nodiscard]] std::optional<Reading> read_agent(std::string_view folded);

/// The form without a footnote's number run into it, "områder3" -> "områder"; empty if there is none.
[[nodiscard]] std::string without_footnote_number(std::string_view form);

/// The base form of a participle: "specialiserede" -> "specialiseret", "skrevne" -> "skrevet".
[[nodiscard]] std::string participle_base(std::string_view folded, bool genitive);

/// Word class by derivational ending; Unknown if none settles it.
[[nodiscard]] WordClass guess_class(std::string_view folded, bool is_capitalized);

/// The reading of a compound by its last member's: `head` as written before it, and that head's members.
[[nodiscard]] Reading with_head(Reading tail, const std::string& head, std::vector<std::string> head_members);

[[nodiscard]] inline Reading make_reading(std::string lemma, WordClass word_class,
                                          Feature features = Feature::None) {
  Reading reading;
  reading.lemma = std::move(lemma);
  reading.word_class = word_class;
  reading.features = features;
  return reading;
}

}  // namespace vidensgraf
