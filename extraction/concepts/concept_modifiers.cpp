#include <algorithm>
#include <functional>
#include <string_view>

#include "extraction/concepts/concept_collector.h"

// Which adjectives belong to a term: not those that count, evaluate, compare or tell how long, unless a
// heading makes a name of them; and which phrases only look as if they had one. Known misses: adjectives that
// both name kinds and judge ("særlig støtte").

namespace vidensgraf {

// Modifiers that are part of a term: those behind the last one that only counts, evaluates, orders or says
// how often ("årlige lægetjek", "ny boform", "samlet plan", "øget samarbejde"): the thing is the same without
// them. The annotation has "lægetjek" and lists two phrases with such an adjective among 1,000, so both forms
// are right where a heading or a definition makes a name of them.
std::span<const Modifier> ConceptCollector::term_modifiers(const NounPhrase& phrase) const {
  auto modifiers = phrase.modifiers();
  for (std::size_t i = modifiers.size(); i > 0; --i) {
    const auto adjective = modifiers[i - 1].adjective;
    // "ringere trivsel" compares
    const auto* reading = text_[adjective].reading;
    // "et 3-årigt projekt", "det treårige forløb": how long
    if (reading != nullptr && reading->lemma.ends_with("årig") &&
        !named_.contains(pair(adjective, phrase.head)))
      return modifiers.subspan(i);
    const bool compares =
        reading != nullptr && reading->word_class == WordClass::Adjective &&
        (has(reading->features, Feature::Comparative) || has(reading->features, Feature::Superlative));
    // "den mest udbredte foranstaltning"
    const auto degree = text_.folded(modifiers[i - 1].first);
    const bool most = modifiers[i - 1].first != adjective && (degree == "mest" || degree == "mindst");
    if ((compares || most || text_.used_as(adjective, WordUse::GenericAdjective)) &&
        !named_.contains(pair(adjective, phrase.head)))
      return modifiers.subspan(i);
  }
  return modifiers;
}

// What a heading consists of is a name, general adjective or not: "Høj volumen".
void ConceptCollector::read_names_of_sections() {
  const auto& sentences = text_.sentences();
  for (std::uint32_t number = 0; number < sentences.size(); ++number) {
    if (text_.block_kind(sentences[number]) != BlockKind::Heading) continue;
    const auto phrases = phrases_.of_sentence(number);
    if (phrases.empty()) continue;
    const auto& phrase = phrases.front();
    auto begin = sentences[number].first_token;
    auto end = sentences[number].end_token;
    while (begin < end && text_.token(begin).kind != TokenKind::Word) ++begin;
    while (end > begin && text_.token(end - 1).kind != TokenKind::Word) --end;
    if (phrase.modifier_count == 0 || phrase.first != begin || phrase.end != end || phrase.determined)
      continue;
    for (const auto& modifier : phrase.modifiers()) named_.insert(pair(modifier.adjective, phrase.head));
  }
}

std::size_t ConceptCollector::pair(std::uint32_t adjective, std::uint32_t noun) const {
  const auto lemma = [this](std::uint32_t token) {
    const auto* reading = text_[token].reading;
    return reading != nullptr ? std::string_view(reading->lemma) : text_.folded(token);
  };
  const std::hash<std::string_view> hash;
  constexpr std::size_t kSpread = 0x9E3779B97F4A7C15ULL;
  return hash(lemma(adjective)) * kSpread + hash(lemma(noun));
}

// "de identificerede målgrupper", "det anvendte redskab": a definite phrase with a participle picks out
// things by what was done with them. "sundhedsrelateret" is a kind, and so is what somebody has: "nedsat",
// "erhvervet".
bool ConceptCollector::picks_out(const NounPhrase& phrase, std::span<const Modifier> modifiers) const {
  if (!phrase.definite || phrase.possessed) return false;
  return std::ranges::any_of(modifiers, [this](const Modifier& modifier) {
    const auto* reading = text_[modifier.adjective].reading;
    return reading != nullptr && has(reading->features, Feature::PastParticiple) &&
           reading->parts.size() < 2 && !listed(WordList::Quality, text_.folded(modifier.adjective)) &&
           !listed(WordList::Quality, reading->lemma);
  });
}

// "det matrikelfaste": behind an article of its own, with no clause that would ask for one, a compound that
// may be an adjective is one.
bool ConceptCollector::is_used_alone(std::uint32_t adjective) const {
  if (adjective == 0 || members(adjective) < 2) return false;
  const auto* word = text_.token(adjective).word;
  if (word == nullptr || word->reading_as(WordClass::Adjective) == nullptr) return false;
  const auto article = text_.folded(adjective - 1);
  if (article != "det" && article != "den") return false;  // "de fagprofessionelle": people
  const auto form = text_.folded(adjective);
  if (!form.ends_with("e") || form.find('-') != std::string_view::npos)
    return false;  // "den de minimis-støtte"
  if (adjective + 1 == text_.sentences().back().end_token) return true;
  const auto next = text_.folded(adjective + 1);
  return !text_.is(adjective + 1, Tag::Comma) && next != "der" && next != "som";
}

// "har været optaget": the participle of an auxiliary describes no noun, so what follows it is none. "fagligt
// forbundet": no adjective stands before a definite noun without an article.
bool ConceptCollector::is_misread(const NounPhrase& phrase) const {
  if (phrase.modifier_count == 0 && phrase.noun == phrase.head && is_used_alone(phrase.head)) return true;
  if (phrase.modifier_count > 0 && !phrase.determined && text_.is(phrase.head, Tag::Noun)) {
    const auto* noun = text_[phrase.head].reading;
    const auto last = phrase.modifiers().back().adjective;
    const bool ending = noun != nullptr && noun->word_class == WordClass::Noun &&
                        has(noun->features, Feature::Definite) && !has(noun->features, Feature::Indefinite);
    if (ending && text_.folded(last).ends_with("t") && !text_.used_as(last, WordUse::GenericAdjective))
      return true;
  }
  return std::ranges::any_of(phrase.modifiers(), [this](const Modifier& modifier) {
    const auto* reading = text_[modifier.adjective].reading;
    return reading != nullptr &&
           (reading->lemma == "være" || reading->lemma == "have" || reading->lemma == "blive");
  });
}

// "har indsamlet data", "har i perioden modtaget støtte": a participle behind its auxiliary describes
// nothing. Those few that tell what somebody has ("nedsat syn", "erhvervet hjerneskade") are left.
bool ConceptCollector::is_done(const NounPhrase& phrase) const {
  constexpr std::uint32_t kFarthest = 7;
  if (phrase.modifier_count != 1 || phrase.determined || phrase.core == sentence_->first_token) return false;
  const auto at = phrase.modifiers().front().adjective;
  const auto* word = text_.token(at).word;
  if (at != phrase.core || word == nullptr || !text_.folded(at).ends_with("t")) return false;
  const bool participle = std::ranges::any_of(
      word->readings, [](const Reading& reading) { return has(reading.features, Feature::PastParticiple); });
  if (!participle || listed(WordList::Quality, text_.folded(at))) return false;
  if (text_.is(at - 1, Tag::Preposition) || text_.is(at - 1, Tag::Coordinator) ||
      text_.is(at - 1, Tag::Comma))
    return false;
  for (auto before = at; before > sentence_->first_token && at - before < kFarthest;) {
    --before;
    const auto form = text_.folded(before);
    if (form == "har" || form == "havde" || form == "have") return true;
    if (text_.is(before, Tag::Comma) || text_.is(before, Tag::Relative) || text_.is(before, Tag::Verb))
      return false;
  }
  return false;
}

}  // namespace vidensgraf
