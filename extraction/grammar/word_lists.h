#pragma once

#include <cstdint>
#include <string_view>

#include "language/word_analysis.h"

namespace vidensgraf {

/// What a word does in the patterns of extraction, as a bit each; sections of lists/extraction_words.txt.
enum class WordUse : std::uint64_t {
  None = 0,
  GroupHead = 1ULL << 0U,
  GroupNoun = 1ULL << 1U,
  GroupAdjective = 1ULL << 2U,
  GroupRelational = 1ULL << 3U,
  SituationNoun = 1ULL << 4U,
  PlaceNoun = 1ULL << 5U,
  AdverbialNoun = 1ULL << 6U,
  NeedVerb = 1ULL << 7U,
  GenericNoun = 1ULL << 8U,
  GenericAdjective = 1ULL << 9U,
  DocumentNoun = 1ULL << 10U,
  EvaluativeNoun = 1ULL << 11U,
  DefiniteHead = 1ULL << 12U,
  DefineVerb = 1ULL << 13U,
  UnderstandVerb = 1ULL << 14U,
  CharacteriseVerb = 1ULL << 15U,
  ReferVerb = 1ULL << 16U,
  CoverVerb = 1ULL << 17U,
  DenoteVerb = 1ULL << 18U,
  ContainVerb = 1ULL << 19U,
  ConcernVerb = 1ULL << 20U,
  NameVerb = 1ULL << 21U,
  UseVerb = 1ULL << 22U,
  DivideVerb = 1ULL << 23U,
  DesignationNoun = 1ULL << 24U,
  BeVerb = 1ULL << 25U,
  ModalVerb = 1ULL << 26U,
  RequireVerb = 1ULL << 27U,
  ListCue = 1ULL << 28U,
  TargetCue = 1ULL << 29U,
  LawCue = 1ULL << 30U,
  GlossaryHeading = 1ULL << 31U,
  CriterionHeading = 1ULL << 32U,
  FurtherCue = 1ULL << 33U,
  StudyNoun = 1ULL << 34U,
  GenericMember = 1ULL << 35U,
  RoleNoun = 1ULL << 36U,
  EffectVerb = 1ULL << 37U,
  DeliverVerb = 1ULL << 38U,
  AsVerb = 1ULL << 39U,
  ReceiveVerb = 1ULL << 40U,
  TieNoun = 1ULL << 41U,
  PartNoun = 1ULL << 42U,
  StaffNoun = 1ULL << 43U,
  TiePredicate = 1ULL << 44U,
  BondNoun = 1ULL << 45U,
  AdmitVerb = 1ULL << 46U,
  AudienceNoun = 1ULL << 47U,
  SendVerb = 1ULL << 48U,
  ClaimNoun = 1ULL << 49U,
  FormVerb = 1ULL << 50U,
  RegulateVerb = 1ULL << 51U,
  RuleNoun = 1ULL << 52U,
  TreatVerb = 1ULL << 53U,
  TypeNoun = 1ULL << 54U,
  ChangeNoun = 1ULL << 55U,
  OfferNoun = 1ULL << 56U,
  JoinVerb = 1ULL << 57U,
  HelpVerb = 1ULL << 58U,
};
[[nodiscard]] constexpr WordUse operator|(WordUse a, WordUse b) {
  return static_cast<WordUse>(static_cast<std::uint64_t>(a) | static_cast<std::uint64_t>(b));
}
/// Whether `set` has at least one of the uses in `wanted`.
[[nodiscard]] constexpr bool any(WordUse set, WordUse wanted) {
  return (static_cast<std::uint64_t>(set) & static_cast<std::uint64_t>(wanted)) != 0;
}

/// Further sections of the same file: words that are compared with one question only, some as endings.
enum class WordList : std::uint8_t {
  BodyEnding,       ///< Endings of words that name a body wherever they stand.
  InnerBodyEnding,  ///< ... only with a capital inside a sentence.
  NoBody,           ///< Words with such an ending that name none.
  BodyHead,         ///< Heads that a "for" and capitals, or capitals alone, follow.
  BodyInnerHead,    ///< Heads inside a row of capitals, also as endings.
  PlaceEnding,      ///< Kinds of places and bodies whose name stands behind them, also as endings.
  Nation,           ///< Adjectives that open the name of a body.
  NamedOne,         ///< Kinds of bodies in definite names, also as endings.
  LegalForm,        ///< What closes the name of a company.
  ActorVerb,        ///< Forms of verbs that only actors take.
  MadeVerb,         ///< Participles of what only a body or person does to a thing.
  BodyKind,         ///< Endings of nouns for what a body is.
  LocalBody,        ///< First members of compounds that name a kind of body and not one.
  NamedBodyEnding,  ///< Endings of definite compounds that name one body.
  StudiedVerb,      ///< What people do who take part in a study.
  CountedVerb,      ///< Participles that tell how something was counted.
  StressWord,       ///< What counts in a cleft sentence.
  PlacingVerb,      ///< Verbs whose "i" says where somebody is brought or kept.
  Quality,          ///< Participles that tell what somebody has.
  RankWord,         ///< Superlatives that compare and define nothing.
  WithComplement,   ///< Nouns whose "med" phrase says what they are about: "problemer med".
  ToComplement,     ///< ... "til": "tilknytning til".
  PlaceComplement,  ///< ... "på" or "i": "ophold på".
  PlainAdjective,   ///< "en kort plan, der": says how a thing is and judges nothing.
  NamedKind,        ///< "MultiTrin er et program": kinds of things that have names; also as an ending.
  PlacePeople,      ///< "NOUN på Skovbo": who is found at a place of help.
  Admission,        ///< "NOUN til Skovbo": how one comes there.
  LargeBodyEnding,  ///< "Landsskatteretten": a body only where it is written large.
  Quarter,          ///< "Psykiatrien Øst": which part of the country.
  BoxLabel,         ///< "X: ..." in a box, where X is what the box tells and no term.
  CarryOutVerb,     ///< Verbs for what is done as a part of something.
  MannerNoun,       ///< Nouns behind "på" or "i" that tell how or where, and no state of people.
  StateShortForm,   ///< Short forms for what people are in: "SU".
  Municipality,     ///< Names of the Danish municipalities.
  StudyMember,      ///< Last members of compounds for how something was found out.
  InstitutionName,  ///< What an institution is called, in a name; also as endings.
  InquireVerb,      ///< What a study does with its subject.
  MeasureNoun,      ///< Nouns for how much there is of a thing; also as endings.
  DecideVerb,       ///< What only a body does at the head of a sentence.
  UnitEnding,       ///< Endings of definite words for a unit of a body.
  HelpAct,          ///< "NOUN af G": what is done for people; also as endings.
  CarePlace,        ///< Places where people are helped; also as endings.
  ActorNoun,        ///< Bodies and parties to a matter, which do things; also as endings.
  HelpMatter,       ///< What somebody is helped with: "lektier"; also as endings.
  GeneralOffer,     ///< What an offer is taken up by: "tilbuddet", "ordningen".
  TroubleNoun,      ///< What people suffer from, which nobody offers them; also as endings.
  OwnerBody,        ///< Bodies that have committees, beside those of `BodyEnding`.
};

/// Whether the list has the word, in lower case.
[[nodiscard]] bool listed(WordList list, std::string_view word);
/// Whether the word is longer than one of the list and ends with it.
[[nodiscard]] bool ends_as_listed(WordList list, std::string_view word);

/// The uses listed for a word in lower case (a lemma or a form, UTF-8), None if it stands in no list.
/// The lists are part of the program and read at the first call; thread-safe.
[[nodiscard]] WordUse uses_of(std::string_view word);

/// The uses listed for a word form or the lemma of one of its readings. Of a compound, `SituationNoun`,
/// `DefiniteHead` and `GroupNoun` are also taken from its last member: "voksenområde" is an "område".
[[nodiscard]] WordUse uses_of(const WordAnalysis& word);

}  // namespace vidensgraf
