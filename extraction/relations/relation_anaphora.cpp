#include "extraction/relations/relation_anaphora.h"

#include <algorithm>
#include <string_view>

#include "extraction/grammar/word_lists.h"

// Danish names a compound in full once and goes on with its last member in the definite form: "Et
// behandlingsforløb varer et år. Forløbet består af ...". So a definite noun with nothing else to it is
// looked for among the last members of the compounds in the sentence before, and in the one before that. A
// sentence that has the noun itself, with an article or an adjective, ends the search: the noun takes that
// up. Two different compounds leave it open. Where the noun was taken up before, the search goes on from
// there.
//
// A general noun for what is offered ("tilbuddet", "ordningen") takes up any offer: the one that the sentence
// before is about or gives, else the one that the heading above names.
//
// Known misses: pronouns; headings that name an offer by a name alone ("Lindehuset").

namespace vidensgraf {
namespace {

constexpr std::uint32_t kSentencesBack = 2;
constexpr std::uint32_t kMostSentencesBack = 6;

std::string_view lemma_of(const TaggedText& text, const NounPhrase& phrase) {
  const auto* reading = text[phrase.head].reading;
  return reading != nullptr && reading->word_class == WordClass::Noun ? std::string_view(reading->lemma)
                                                                      : std::string_view();
}

bool is_bare(const NounPhrase& phrase) {
  return phrase.definite && !phrase.possessed && phrase.modifier_count == 0 && phrase.core == phrase.head;
}

// "forløbet", "dette forløb", with nothing behind that would say which one it is.
bool takes_up(const RelationReader& reader, const NounPhrase& phrase) {
  const auto& text = reader.text();
  if (!is_bare(phrase) || reader.is_people(phrase) || reader.is_staff(phrase) ||
      text.used_as(phrase.head, WordUse::DocumentNoun) || text.is_genitive(phrase.head))
    return false;
  const auto opening = text.folded(phrase.first);
  if (phrase.determined && opening != "dette" && opening != "denne") return false;
  const auto* reading = text[phrase.head].reading;
  return reading != nullptr && reading->parts.size() < 2 && !reader.is(phrase.end, Tag::Preposition);
}

const std::string* compound_before(const RelationReader& reader, const NounPhrase& phrase) {
  const auto& text = reader.text();
  const auto noun = lemma_of(text, phrase);
  auto farthest = kSentencesBack;
  for (std::uint32_t back = 1; back <= std::min(farthest, reader.number()); ++back) {
    const std::string* found = nullptr;
    for (const auto& before : reader.phrases_of(reader.number() - back)) {
      const auto* reading = text[before.head].reading;
      if (lemma_of(text, before) == noun) {
        if (!is_bare(before)) return nullptr;
        farthest = std::min(back + kSentencesBack, kMostSentencesBack);  // it was taken up there, too
      }
      if (reading == nullptr || reading->parts.size() < 2 || reading->parts.back() != noun) continue;
      const auto* label = reader.mentions().concept_within(before);
      if (label == nullptr || reader.is_people(before) || reader.is_staff(before)) continue;
      if (found != nullptr && *found != *label) return nullptr;
      found = label;
    }
    if (found != nullptr) return found;
  }
  return nullptr;
}

bool is_trouble(std::string_view lemma) {
  return listed(WordList::TroubleNoun, lemma) || ends_as_listed(WordList::TroubleNoun, lemma);
}

// What may be offered to people: a compound, or a noun with an adjective, for no people and no state of
// theirs.
const std::string* offer_named_by(const RelationReader& reader, const NounPhrase& phrase) {
  const auto& text = reader.text();
  if (reader.is_people(phrase) || reader.is_staff(phrase) || text.is_genitive(phrase.head) ||
      text.used_as(phrase.head, WordUse::DocumentNoun | WordUse::EvaluativeNoun | WordUse::RuleNoun) ||
      text.used_as(phrase.head, WordUse::GenericNoun) ||
      reader.mentions().organisation_around(text.token(phrase.head).source) != nullptr)
    return nullptr;
  const auto* reading = text[phrase.head].reading;
  if (reading == nullptr || reading->word_class != WordClass::Noun || is_trouble(reading->lemma) ||
      reading->lemma.ends_with("familie"))
    return nullptr;
  const bool act = std::string_view(reading->lemma).ends_with("ing") ||
                   listed(WordList::HelpAct, reading->lemma) || listed(WordList::CarePlace, reading->lemma);
  if (reading->parts.size() < 2 && !act) return nullptr;
  return reader.mentions().concept_within(phrase);
}

// "Hestegruppen mødes hver tirsdag.", "Kommunen driver et ungehus.": what the sentence opens with or gives,
// if that is one thing only.
const std::string* offer_in(const RelationReader& reader, std::uint32_t number) {
  const auto& text = reader.text();
  const auto& sentence = text.sentences()[number];
  const auto phrases = reader.phrases_of(number);
  if (!phrases.empty() && phrases.front().first == sentence.first_token &&
      phrases.front().end < sentence.end_token && text.is(phrases.front().end, Tag::Verb)) {
    if (const auto* label = offer_named_by(reader, phrases.front())) return label;
  }
  const std::string* found = nullptr;
  for (const auto& phrase : phrases) {
    if (phrase.first == sentence.first_token || text.is(phrase.first - 1, Tag::Preposition)) continue;
    const auto* label = offer_named_by(reader, phrase);
    if (label == nullptr) continue;
    const bool given =
        text.is(phrase.first - 1, Tag::Verb) &&
        (text.used_as(phrase.first - 1, WordUse::DeliverVerb) || (phrase.determined && !phrase.definite));
    if (!given || (found != nullptr && *found != *label)) return nullptr;
    found = label;
  }
  return found;
}

// A general noun for what is offered, in the definite form: the sentence before in the same paragraph, or the
// heading.
const std::string* offer_before(const RelationReader& reader) {
  const auto& text = reader.text();
  const auto& sentences = text.sentences();
  const auto number = reader.number();
  for (std::uint32_t back = 1; back <= std::min(kSentencesBack, number); ++back) {
    if (sentences[number - back].block != sentences[number].block) break;
    if (const auto* label = offer_in(reader, number - back)) return label;
  }
  return offer_of_heading(reader, number);
}

}  // namespace

const std::string* offer_of_heading(const RelationReader& reader, std::uint32_t number) {
  const auto& text = reader.text();
  const auto& sentences = text.sentences();
  constexpr std::uint32_t kFarthest = 12;
  for (std::uint32_t back = 1; back <= std::min(kFarthest, number); ++back) {
    const auto& above = sentences[number - back];
    if (text.block_kind(above) != BlockKind::Heading) continue;
    const auto phrases = reader.phrases_of(number - back);
    if (phrases.empty()) continue;
    // A label of the paragraphs below it ("Målgruppe", "Formål") names nothing that is offered.
    const auto& first = phrases.front();
    const bool label =
        first.end >= above.end_token || text.is(first.end, Tag::Colon) || text.is(first.end, Tag::Stop);
    if (label && text.used_as(first.head, WordUse::AudienceNoun | WordUse::DocumentNoun | WordUse::RuleNoun |
                                              WordUse::GenericNoun))
      continue;
    if (first.first > above.first_token + 2) return nullptr;
    // "Krisebolig", "Bofællesskabet Lindehuset", "Krisebolig (§ 109)"; no heading that is a sentence
    for (auto at = first.end; at < above.end_token; ++at) {
      if (text.is(at, Tag::Verb) || text.is(at, Tag::Preposition) || text.is(at, Tag::Coordinator))
        return nullptr;
    }
    return offer_named_by(reader, first);
  }
  return nullptr;
}

const std::string* taken_up(const RelationReader& reader, const NounPhrase& phrase) {
  const auto& text = reader.text();
  const auto noun = lemma_of(text, phrase);
  if (noun.empty() || !takes_up(reader, phrase)) return nullptr;
  if (const auto* found = compound_before(reader, phrase)) return found;
  return listed(WordList::GeneralOffer, noun) ? offer_before(reader) : nullptr;
}

}  // namespace vidensgraf
