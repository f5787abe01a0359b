#pragma once

#include <string>
#include <string_view>

#include "language/word_analysis.h"

namespace vidensgraf {

/// Whether it is a comparative or a superlative. In a key it keeps its degree: "tidligere indsats" is no
/// "tidlig indsats", nor are "ældre borgere" "gamle borgere", though the dictionary has them under one lemma.
[[nodiscard]] bool is_compared(const Reading& reading);

/// `form`, a comparative or superlative, without the ending of the definite form: "svageste" as "svagest".
[[nodiscard]] std::string_view compared_form(std::string_view form);

/// The base form of an adjective or participle: "fremskudte" as "fremskudt". `form` in lower case, itself
/// where `reading` is null; so below.
[[nodiscard]] std::string adjective_lemma(std::string_view form, const Reading* reading);

/// The adjective as it stands before an indefinite singular noun.
[[nodiscard]] std::string agreeing_adjective(std::string_view form, const Reading* reading, bool neuter);

/// The indefinite plural of an adjective: "udsat" -> "udsatte", "ung" -> "unge", "specialiseret" ->
/// "specialiserede".
[[nodiscard]] std::string plural_adjective(std::string_view form, const Reading* reading);

}  // namespace vidensgraf
