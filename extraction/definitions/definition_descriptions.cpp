#include <algorithm>

#include "extraction/definitions/definition_sentence.h"

// What a genus may look like besides "en Y, der": "en målrettet ydelse til", of a name also "et program for",
// "en nedsættelse i en sådan grad, at"; people by an adjective, adjectives with a comma between.

namespace vidensgraf {

// "en ung, der", "en ældre, som": people by an adjective.
std::optional<NounPhrase> VerbPatterns::people_at(std::uint32_t at) const {
  if (!is_form(at, "en") || at + 2 >= end_ || !text_.is(at + 2, Tag::Comma)) return std::nullopt;
  if (!text_.used_as(at + 1, WordUse::GroupHead | WordUse::GroupNoun)) return std::nullopt;
  auto phrase = bare_adjective(at, at + 2);
  if (phrase) phrase->determined = true;
  return phrase;
}

// "et opsøgende, udgående team, som": adjectives with a comma between.
std::optional<NounPhrase> VerbPatterns::after_listed_adjective(std::uint32_t at) const {
  if ((!is_form(at, "en") && !is_form(at, "et")) || at + 4 >= end_) return std::nullopt;
  if (!text_.is(at + 1, Tag::Adjective) || !text_.is(at + 2, Tag::Comma)) return std::nullopt;
  auto phrase = noun_phrase_at(text_, at + 3, end_);
  if (!phrase || phrase->modifier_count == 0 || phrase->determined || phrase->definite) return std::nullopt;
  phrase->first = at;
  phrase->determined = true;
  return phrase;
}

// "Ledsagelse er en målrettet ydelse til ...": no relative clause, but a genus that is narrowed on both
// sides, of a term that opens the sentence in the indefinite form.
DefinitionMatch VerbPatterns::described(std::uint32_t at, const NounPhrase& genus) const {
  if (genus.end + 1 >= end_) return {};
  // "er en helhedsorienteret indsats målrettet gravide": by whom it is for, general as the noun is.
  const bool aimed = text_.used_as(genus.end, WordUse::TargetCue) && !text_.is(genus.end, Tag::Noun);
  const auto* kind = text_[genus.head].reading;
  const bool named =
      kind != nullptr &&
      (listed(WordList::NamedKind, kind->lemma) || ends_as_listed(WordList::NamedKind, kind->lemma)) &&
      is_own_name_before(at);
  if (genus.modifier_count == 0 && !aimed && !named) return {};
  if (text_.used_as(genus.head, WordUse::EvaluativeNoun | WordUse::DocumentNoun)) return {};
  if (text_.used_as(genus.head, WordUse::GenericNoun) && !named &&
      !(aimed && text_.used_as(genus.head, WordUse::OfferNoun)))
    return {};
  for (const auto& modifier : genus.modifiers()) {
    const bool aims = !genus.determined && text_.used_as(modifier.adjective, WordUse::TargetCue);
    if (aims || (!named && !to_what_degree(genus.end) &&
                 text_.used_as(modifier.adjective, WordUse::GenericAdjective)))
      return {};
  }
  const auto form = text_.folded(genus.end);
  const bool tied = form == "mellem" || form == "til" || form == "for" || form == "af" || form == "med";
  const bool narrowed = aimed || to_what_degree(genus.end) ||
                        (named && text_.is(genus.end, Tag::Preposition)) ||
                        (tied && noun_phrase_at(text_, genus.end + 1, end_).has_value());
  if (!narrowed) return {};
  const auto term = subject_before(at);
  if (!term || !may_be_defined(*term) || (term->end != term->phrase.end && !term->is_name)) return {};
  // "Udslusningsordningen er et tilbud rettet mod ..."
  if (term->phrase.definite && !named && !(aimed && is_phase_or_role(*term))) return {};
  if (text_.used_as(term->phrase.head, WordUse::GroupHead | WordUse::GroupNoun | WordUse::GenericNoun))
    return {};
  const auto article = text_.folded(term->phrase.first);
  if (term->phrase.determined && article != "en" && article != "et") return {};
  return found(*term, "X er en Y til", DefinitionKind::Definition, 0.7);
}

// "en nedsættelse af syn i en sådan grad, at ..."
bool VerbPatterns::to_what_degree(std::uint32_t at) const {
  constexpr std::uint32_t kReach = 14;
  const auto limit = std::min(end_, at + kReach);
  for (; at + 3 < limit && !text_.is(at, Tag::Comma); ++at) {
    if (is_form(at, "sådan") && is_form(at + 1, "grad") && is_form(at + 2, ",") && is_form(at + 3, "at"))
      return true;
  }
  return false;
}

// "MultiTrin", "MST": one word that no dictionary has, with a capital inside, and "Housing First".
bool VerbPatterns::is_own_name_before(std::uint32_t verb) const {
  const auto term = subject_before(verb);
  if (!term || term->phrase.determined) return false;
  if (term->is_name) return true;
  if (term->end != term->first + 1) return false;
  const auto form = text_.token(term->first).form;
  if (form == text_.folded(term->first)) return false;
  const auto inner = std::find_if(form.begin() + 1, form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  const auto* word = text_.token(term->first).word;
  return inner != form.end() || (word != nullptr && word->source == AnalysisSource::Stemmer);
}

// "en anden metode, der", "en særlig boform, hvor": one kind beside others.
bool VerbPatterns::sets_apart(std::uint32_t adjective) const {
  const auto form = text_.folded(adjective);
  return form == "anden" || form == "andet" || form == "særlig" || form == "særligt" || form == "bestemt" ||
         form == "ny" || form == "nyt" || form == "tredje" || listed(WordList::PlainAdjective, form);
}

}  // namespace vidensgraf
