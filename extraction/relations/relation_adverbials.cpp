#include "extraction/relations/relation_adverbials.h"

#include <string_view>

#include "extraction/grammar/word_lists.h"

// A provision behind a noun is about the noun, or about what the verb says is done: "yder ledsagelse efter
// § 97", but "opsiger lejemålet i en bolig, jf. § 9". The noun's form tells which, where anything does:
//
//   where          "bor i en bolig", "opsiger lejemålet i en bolig": a place of one simple word, which hangs
//   on
//                  the verb or on its object; an offer is named by its provision wherever it stands
//   to whom        "indbringes for nævnet efter § 9"
//   the object     "opsiger lejemålet efter § 9": one that is known already, so that what is done to it is
//   what
//                  is new; what is given to people is the exception ("yder hjælpen efter § 83")
//
// Known misses: places named by a compound or with an adjective ("i en almen bolig, jf. § 9"); the last of a
// chain of nouns ("lån til boliger i andelsforeninger efter § 3"); who does it ("af politiet, jf. § 9").

namespace vidensgraf {
namespace {

bool is_simple(const TaggedText& text, const NounPhrase& phrase) {
  const auto* reading = text[phrase.head].reading;
  return phrase.modifier_count == 0 && (reading == nullptr || reading->parts.size() < 2);
}

// "opsiger lejemålet": known already, right behind a verb that gives nothing to anybody.
bool is_object(const TaggedText& text, const NounPhrase& phrase) {
  if (phrase.first == 0 || !phrase.definite || phrase.modifier_count > 0) return false;
  return text.is(phrase.first - 1, Tag::Verb) &&
         !text.used_as(phrase.first - 1, WordUse::DeliverVerb | WordUse::ReceiveVerb);
}

bool is_body(const RelationReader& reader, const NounPhrase& phrase) {
  const auto& text = reader.text();
  const auto word = text.folded(phrase.head);
  return word == "politiet" || word == "retten" || ends_as_listed(WordList::BodyEnding, word) ||
         ends_as_listed(WordList::InnerBodyEnding, word) ||
         reader.mentions().organisation_at(text.token(phrase.head).source.begin) != nullptr;
}

}  // namespace

bool is_offer(const RelationReader& reader, const NounPhrase& phrase) {
  if (reader.concept_of(phrase) == nullptr) return false;
  const auto* reading = reader.text()[phrase.head].reading;
  return reading != nullptr && !reading->parts.empty() &&
         any(uses_of(std::string_view(reading->parts.back())), WordUse::OfferNoun);
}

bool belongs_to_verb(const RelationReader& reader, const NounPhrase& phrase, bool aside) {
  const auto& text = reader.text();
  if (phrase.first <= reader.begin()) return false;
  if (is_offer(reader, phrase) || text.used_as(phrase.head, WordUse::OfferNoun)) return false;
  const auto before = phrase.first - 1;
  const auto word = reader.form(before);
  if (word == "pr." || word == "per") return true;  // "udgiften pr. indbygger efter § 3"
  const bool definite = phrase.definite && phrase.modifier_count == 0;
  if (word == "i" || word == "på" || word == "hos") {
    if (definite) return true;
    const auto* owner = reader.governor(phrase);
    return is_simple(text, phrase) && (owner == nullptr || is_object(text, *owner));
  }
  if (text.is(before, Tag::Preposition)) return !aside && definite && word != "om" && is_body(reader, phrase);
  return !aside && definite && !phrase.possessed && is_object(text, phrase);
}

}  // namespace vidensgraf
