// The words under which a provision is cited.
//
// A section of a law seldom uses the name that everybody knows it by: § 85 of serviceloven speaks of "hjælp,
// omsorg eller støtte", those who cite it write "socialpædagogisk støtte efter § 85". As a web search engine
// puts the text of links to the page they lead to (McBryan 1994; Brin and Page 1998), the few words before a
// reference are kept with the provision that it names. They stand with the passage that cites, since what is
// stored of a passage must depend on its own document only; searching brings the two together.
//
// Eight words: most of what names the matter stands before "efter § 85", and whole paragraphs (tried: nDCG@10
// 0.47 where eight words give 0.55) also hold what belongs to the other references in them.
//
// Known misses: words behind the reference ("§ 85 om socialpædagogisk støtte"); references without a §
// number.

#include "indexer/citations.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "language/index_terms.h"
#include "store/full_text_schema.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kWordsBefore = 8;
constexpr int kMaxRange = 60;  // "§§ 52-58" is each § of it; longer ranges are chapters, not references

std::string key_of(const LawReference& reference, std::string_view paragraf) {
  return reference.law + '#' + std::string(paragraf);
}

// "§ 85." or "§ 11 a." at the very start of the passage: the section itself, under its number.
bool opens_section(std::string_view text, const LawReference& reference, const Passage& passage) {
  if (reference.source.begin != passage.source.begin || !reference.paragraf_to.empty()) return false;
  return reference.core.end < text.size() && text[reference.core.end] == '.';
}

int number_in(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() ? value : 0;
}

}  // namespace

std::vector<std::string> paragraffer_of(const LawReference& reference) {
  std::vector<std::string> result;
  if (reference.paragraf.empty()) return result;
  result.push_back(reference.paragraf);
  if (reference.paragraf_to.empty() || reference.paragraf_to == reference.paragraf) return result;
  const int from = number_in(reference.paragraf);
  const int to = number_in(reference.paragraf_to);
  if (from > 0 && to - from <= kMaxRange) {
    for (int between = from + 1; between < to; ++between) result.push_back(std::to_string(between));
  }
  result.push_back(reference.paragraf_to);
  return result;
}

PassageCitations citations_of(std::string_view text, std::span<const Token* const> tokens,
                              std::span<const LawReference* const> references, const Passage& passage) {
  PassageCitations citations;
  std::map<std::string, std::uint32_t> words;
  std::size_t places = 0;
  std::uint32_t last_place = 0;
  const auto cite = [&citations](std::size_t place, const std::string& key) {
    if (!citations.cites.empty()) citations.cites += ' ';
    citations.cites += static_cast<char>('a' + place);
    citations.cites += ':' + key;
  };
  for (const LawReference* reference : references) {
    if (reference->law.empty() || reference->paragraf.empty()) continue;
    const std::uint32_t at = reference->source.begin;
    if (opens_section(text, *reference, passage)) {
      citations.states = key_of(*reference, reference->paragraf);
      continue;
    }
    const bool fresh = places == 0 || at != last_place;  // "§§ 5 og 6" are two references at one place
    if (fresh && places == kMaxCitingPlaces) break;
    if (fresh) ++places;
    for (const std::string& paragraf : paragraffer_of(*reference)) {
      const std::string key = key_of(*reference, paragraf);
      if (key != citations.states) cite(places - 1, key);
    }
    if (!fresh) continue;
    last_place = at;
    const std::uint32_t bit = 1U << (places - 1);
    const auto here = std::lower_bound(
        tokens.begin(), tokens.end(), at,
        [](const Token* token, std::uint32_t offset) { return token->source.begin < offset; });
    const std::size_t end = static_cast<std::size_t>(here - tokens.begin());
    for (std::size_t i = end - std::min(end, kWordsBefore); i < end; ++i) {
      const WordAnalysis* word = tokens[i]->word;
      if (word == nullptr || word->is_stop_word) continue;
      for (const IndexTerm& term : index_terms(*word)) {
        if (term.kind == IndexTermKind::Lemma) words[term.text] |= bit;
      }
    }
  }
  citations.words.assign(words.begin(), words.end());
  return citations;
}

}  // namespace vidensgraf
