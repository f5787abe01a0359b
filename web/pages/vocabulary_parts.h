#pragma once

#include <array>
#include <string_view>

#include "query/pages/vocabulary_alignment.h"
#include "web/http.h"
#include "web/router.h"

namespace vidensgraf {

// What the page of a vocabulary and its table share.

/// By how a term stands to its best counterpart: names of TermMatch, and "none".
inline constexpr std::array<std::string_view, 5> kMatchNames = {"same", "perhaps", "wider", "narrower",
                                                                "none"};

/// One of kMatchNames.
[[nodiscard]] std::string_view match_of(const AlignedTerm& term);

/// The one of kMatchNames that the parameter "match" leaves; empty: all. Errors: Input.
[[nodiscard]] Result<std::string_view> asked_match(const Request& request);

/// What the address asks for: the vocabulary in its path beside the one in "other", else all documents.
[[nodiscard]] Result<SharedVocabularies::Alignment> asked_alignment(const Context& context);

/// Where the counterpart is told of: in the other vocabulary, else on the page of the concept.
[[nodiscard]] std::string counterpart_address(const VocabularyAlignment& alignment, const Counterpart& one);

}  // namespace vidensgraf
