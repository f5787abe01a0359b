#include "extraction/relations/relation_offers.h"

#include <algorithm>

#include "extraction/grammar/denials.h"
#include "extraction/relations/relation_anaphora.h"
#include "extraction/relations/relation_clauses.h"

// Groups are those of facts.target_groups, looked up by the byte where they begin. A general noun offers what
// hangs on it, so "tilbud om bostøtte til G" and "indsatsen i bostøtteteamet er for G" are read like
// "bostøtte til G". Known miss: a group of which the text gives only a part ("voksne og ældre med demens").

namespace vidensgraf {

std::uint32_t Offers::past_partitive(std::uint32_t at) const {
  while (reader_.is(at, Tag::Adjective) ||
         ((reader_.is(at, Tag::Coordinator) || reader_.is(at, Tag::Comma)) &&
          reader_.is(at + 1, Tag::Adjective)))
    ++at;
  const auto word = reader_.form(at);
  const bool counts = word == "vifte" || word == "gruppe" || word == "grupper" || word == "række" ||
                      word == "antal" || word == "flertal";
  return counts && reader_.form(at + 1) == "af" ? at + 2 : 0;
}

const Mention* Offers::group_from(std::uint32_t at) const {
  while (at < reader_.end()) {
    if (const auto* group = reader_.mentions().group_at(text_.token(at).source.begin)) return group;
    if (const auto members = past_partitive(at); members != 0) {
      at = members;
      continue;
    }
    const bool counts = text_.is(at, Tag::Determiner) || text_.is(at, Tag::Numeral) ||
                        (text_.is(at, Tag::Adjective) && text_.used_as(at, WordUse::GenericAdjective)) ||
                        reader_.form(at) == "både" || reader_.form(at) == "såvel";
    if (!counts) return nullptr;
    ++at;
  }
  return nullptr;
}

std::uint32_t Offers::past_weight(std::uint32_t at) const {
  for (;;) {
    if (reader_.form(at) == "først" && reader_.form(at + 1) == "og" && reader_.form(at + 2) == "fremmest")
      at += 3;
    else if (reader_.form(at) == "i" && (reader_.form(at + 1) == "særlig" ||
                                         reader_.form(at + 1) == "første" || reader_.form(at + 1) == "høj"))
      at += 3;  // "i særlig grad", "i første række"
    else if (reader_.is(at, Tag::Adverb) ||
             (reader_.used_as(at, WordUse::GenericAdjective) && reader_.form(at).ends_with("t")))
      ++at;
    else
      return at;
  }
}

std::uint32_t Offers::token_from(std::uint32_t byte) const {
  auto low = reader_.begin();
  auto high = reader_.end();
  while (low < high) {
    const auto middle = low + (high - low) / 2;
    if (text_.token(middle).source.begin < byte)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

bool Offers::opens_clause(std::uint32_t first) const {
  while (first > reader_.begin() &&
         (text_.is(first - 1, Tag::Determiner) || text_.is(first - 1, Tag::Adverb)))
    --first;
  if (first == reader_.begin()) return true;
  const auto before = first - 1;
  if (text_.folded(before) == "hvor") return true;
  if (text_.is(before, Tag::Subjunction) || text_.is(before, Tag::Colon) || text_.is(before, Tag::Numeral))
    return true;
  // "Her kan G få X"
  if (text_.used_as(before, WordUse::ModalVerb | WordUse::DeliverVerb) && text_.is(before, Tag::Verb))
    return true;
  // "Siden 2015 har G haft ret til X", "Gennem foreningen får G X"
  if ((text_.folded(before) == "har" || text_.folded(before) == "får") && before > reader_.begin() &&
      (reader_.is(reader_.begin(), Tag::Preposition) || reader_.is(reader_.begin(), Tag::Adverb) ||
       reader_.is(reader_.begin(), Tag::Subjunction)))
    return true;
  return !text_.is(before, Tag::Preposition) && before < reader_.begin() + 2 &&
         text_.token(before).word == nullptr;
}

bool Offers::is_care_place(const NounPhrase& phrase) const {
  const auto* reading = text_[phrase.head].reading;
  return reading != nullptr &&
         (listed(WordList::CarePlace, reading->lemma) || ends_as_listed(WordList::CarePlace, reading->lemma));
}

bool Offers::denied(const NounPhrase& phrase) const { return is_denied(text_, reader_.begin(), phrase.head); }

// "henvender sig ikke til G", "for G og ikke H"
bool Offers::denied(const Mention& group) const {
  const auto first = token_from(group.span.begin);
  return first < reader_.end() && text_.token(first).source.begin == group.span.begin &&
         is_denied(text_, reader_.begin(), first);
}

const std::string* Offers::offer_of(const NounPhrase& phrase) const {
  if (reader_.is_people(phrase) || denied(phrase)) return nullptr;
  if (text_.used_as(phrase.head, WordUse::DocumentNoun | WordUse::StudyNoun)) return nullptr;
  if (const auto* full = taken_up(reader_, phrase)) return full;
  if (const auto* label = reader_.mentions().concept_within(phrase)) return label;
  if (!text_.used_as(phrase.head, WordUse::GenericNoun)) return nullptr;
  // "synsafdelingens tilbud henvender sig til G": whose it is
  if (phrase.possessed && text_.used_as(phrase.head, WordUse::OfferNoun)) {
    const auto* owner = reader_.phrase_ending(phrase.first);
    const auto* name = owner != nullptr && !reader_.is_people(*owner) && text_.is_genitive(owner->head)
                           ? reader_.mentions().concept_within(*owner)
                           : nullptr;
    const auto* reading = owner != nullptr ? text_[owner->head].reading : nullptr;
    if (name != nullptr && reading != nullptr && (reading->parts.size() > 1 || owner->modifier_count > 0))
      return name;
  }
  if (!reader_.is(phrase.end, Tag::Preposition)) return nullptr;
  const auto word = reader_.form(phrase.end);
  if (word != "i" && word != "om" && word != "på" && word != "af") return nullptr;
  const auto inner = noun_phrase_at(text_, phrase.end + 1, reader_.end());
  if (!inner || reader_.is_people(*inner)) return nullptr;
  // "hjælp i sammenhæng med": no matter of the help
  if (text_.used_as(inner->head, WordUse::TieNoun | WordUse::BondNoun | WordUse::GenericNoun) &&
      inner->core == inner->head && reader_.is(inner->end, Tag::Preposition))
    return nullptr;
  return reader_.mentions().concept_within(*inner);
}

void Offers::meant_for(const std::string& from, const Mention& group, ByteSpan source,
                       std::string_view pattern) {
  const auto* one = &group;
  constexpr int kMostGroups = 8;
  for (int i = 0; i < kMostGroups && one != nullptr && !denied(*one); ++i) {
    reader_.add(from, RelationType::HasTargetGroup, *one->label,
                {source.begin, std::max(source.end, one->span.end)}, pattern);
    // "X til G, H og I": each group is one of its own.
    auto next = token_from(one->span.end);
    // "såvel G som H", "såvel danske G som H"
    auto first = token_from(one->span.begin);
    if (first > reader_.begin() + 1 && reader_.is(first - 1, Tag::Adjective)) --first;
    const bool both =
        reader_.form(next) == "som" && first > reader_.begin() && reader_.form(first - 1) == "såvel";
    // "udsatte målgrupper (G og H)"
    if (reader_.is(next, Tag::Open)) {
      one = group_from(next + 1);
      continue;
    }
    const bool goes_on = both || reader_.is(next, Tag::Comma) || reader_.is(next, Tag::Coordinator);
    if (!goes_on) return;
    if (reader_.is(next, Tag::Comma)) ++next;
    if (reader_.is(next, Tag::Coordinator)) ++next;
    if (both && reader_.form(next) == "som") ++next;
    if (reader_.form(next) == "til" || reader_.form(next) == "for") ++next;
    one = group_from(next);
    // "G, nybagte mødre og H": people between them who are no group by themselves
    if (const auto other = one == nullptr ? noun_phrase_at(text_, next, reader_.end()) : std::nullopt;
        other && reader_.is_people(*other) &&
        (reader_.is(other->end, Tag::Comma) || reader_.is(other->end, Tag::Coordinator)))
      one = group_from(other->end + 1);
  }
}

std::vector<const NounPhrase*> Offers::described_by(const NounPhrase& genus) const {
  if (genus.first <= reader_.begin() || genus.definite) return {};
  const auto before = genus.first - 1;
  if (text_.used_as(before, WordUse::BeVerb) && text_.is(before, Tag::Verb))
    return subjects_of(reader_, before);
  if (!text_.is(before, Tag::Colon)) return {};
  const auto* headword = reader_.phrase_ending(before);
  const bool opens = headword != nullptr && headword->first <= reader_.begin() + 1;
  return opens ? std::vector<const NounPhrase*>{headword} : std::vector<const NounPhrase*>();
}

bool Offers::meant_for(const std::vector<const NounPhrase*>& things, const Mention& group,
                       std::string_view pattern) {
  bool found = false;
  const auto one_for = [&](const NounPhrase& thing) {
    const auto* label = offer_of(thing);
    if (label != nullptr) meant_for(*label, group, reader_.source(), pattern);
    found = found || label != nullptr;
    return label != nullptr;
  };
  for (const auto* thing : things) {
    bool described = false;
    for (const auto* term : described_by(*thing)) described = one_for(*term) || described;
    if (!described) one_for(*thing);
  }
  return found;
}

void Offers::given(std::uint32_t object, const Mention& group, std::string_view pattern) {
  // "få støtte til en handicapbil": what the support is for
  const auto help = noun_phrase_at(text_, object, reader_.end());
  if (help && help->core == help->head && reader_.form(help->end) == "til" &&
      (reader_.form(help->head) == "støtte" || reader_.form(help->head) == "hjælp" ||
       reader_.form(help->head) == "tilskud") &&
      noun_phrase_at(text_, help->end + 1, reader_.end()))
    object = help->end + 1;
  for (const auto& member : reader_.objects(object)) {
    if (is_more_of(member.phrase) || is_trouble(member.phrase)) continue;
    if (!member.whole) {
      if (reader_.is_people(member.phrase)) continue;
      const auto* plain = plain_offer(member);
      meant_for(plain != nullptr ? *plain : reader_.label_of(member), group, reader_.source(), pattern);
      continue;
    }
    if (const auto* label = offer_of(member.phrase)) meant_for(*label, group, reader_.source(), pattern);
  }
}

// "giver G bedre trivsel", "får flere venner": more of what they have
bool Offers::is_more_of(const NounPhrase& phrase) const {
  for (const auto& modifier : phrase.modifiers()) {
    const auto* reading = text_[modifier.adjective].reading;
    if (reading != nullptr && has(reading->features, Feature::Comparative)) return true;
  }
  return false;
}

// "får flere sygdomme"
bool Offers::is_trouble(const NounPhrase& phrase) const {
  const auto* reading = text_[phrase.head].reading;
  if (text_.used_as(phrase.head, WordUse::EvaluativeNoun)) return true;  // "faglige forudsætninger"
  return reading != nullptr && (listed(WordList::TroubleNoun, reading->lemma) ||
                                ends_as_listed(WordList::TroubleNoun, reading->lemma));
}

// "målrettede og helhedsorienterede behandlingstilbud": the noun alone, where an adjective only praises it.
const std::string* Offers::plain_offer(const Conjunct& member) const {
  if (!member.noun_form.empty() || member.phrase.modifier_count == 0) return nullptr;
  if (!text_.used_as(member.phrase.modifiers().front().adjective,
                     WordUse::GenericAdjective | WordUse::TargetCue))
    return nullptr;
  const auto noun = text_.token(member.phrase.head).source;
  const auto* mention = reader_.mentions().concept_ending(noun.end, noun.begin);
  return mention != nullptr ? mention->label : nullptr;
}

}  // namespace vidensgraf
