#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/passages.h"
#include "extraction/facts.h"
#include "language/analyzed_text.h"

namespace vidensgraf {

/// How a passage takes part in citing: which provision its own words are, which ones it cites, and in which
/// words. Read by query/search/citations.h, which puts the words of those who cite a provision to the
/// provision.
struct PassageCitations {
  std::string states;  ///< "serviceloven#85" where the passage opens with "§ 85." of that law; else empty.

  /// The provisions that it cites, each after the letter of the place that cites it ("a" for the first, at
  /// most kMaxCitingPlaces): "a:serviceloven#107 a:serviceloven#108 b:serviceloven#85".
  std::string cites;

  /// Lemmas just before a place that cites, with the set of places: bit i for the i-th one. Sorted.
  std::vector<std::pair<std::string, std::uint32_t>> words;
};

/// \param text        Of the document.
/// \param tokens      Words and numbers of the passage, in text order.
/// \param references  Of the document, in text order.
[[nodiscard]] PassageCitations citations_of(std::string_view text, std::span<const Token* const> tokens,
                                            std::span<const LawReference* const> references,
                                            const Passage& passage);

/// "52" to "58" for a range of plain numbers, otherwise the paragraf as it stands; empty if there is none.
[[nodiscard]] std::vector<std::string> paragraffer_of(const LawReference& reference);

}  // namespace vidensgraf
