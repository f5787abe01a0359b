#include "extraction/grammar/word_lists.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "embedded/extraction_words.h"

namespace vidensgraf {
namespace {

constexpr auto kSections = std::to_array<std::pair<std::string_view, WordUse>>({
    {"group_head", WordUse::GroupHead},
    {"group_noun", WordUse::GroupNoun},
    {"group_adjective", WordUse::GroupAdjective},
    {"group_relational", WordUse::GroupRelational},
    {"situation_noun", WordUse::SituationNoun},
    {"place_noun", WordUse::PlaceNoun},
    {"adverbial_noun", WordUse::AdverbialNoun},
    {"need_verb", WordUse::NeedVerb},
    {"generic_noun", WordUse::GenericNoun},
    {"generic_adjective", WordUse::GenericAdjective},
    {"document_noun", WordUse::DocumentNoun},
    {"evaluative_noun", WordUse::EvaluativeNoun},
    {"definite_head", WordUse::DefiniteHead},
    {"define_verb", WordUse::DefineVerb},
    {"understand_verb", WordUse::UnderstandVerb},
    {"characterise_verb", WordUse::CharacteriseVerb},
    {"refer_verb", WordUse::ReferVerb},
    {"cover_verb", WordUse::CoverVerb},
    {"denote_verb", WordUse::DenoteVerb},
    {"contain_verb", WordUse::ContainVerb},
    {"concern_verb", WordUse::ConcernVerb},
    {"name_verb", WordUse::NameVerb},
    {"use_verb", WordUse::UseVerb},
    {"divide_verb", WordUse::DivideVerb},
    {"designation_noun", WordUse::DesignationNoun},
    {"be_verb", WordUse::BeVerb},
    {"modal_verb", WordUse::ModalVerb},
    {"require_verb", WordUse::RequireVerb},
    {"list_cue", WordUse::ListCue},
    {"target_cue", WordUse::TargetCue},
    {"law_cue", WordUse::LawCue},
    {"glossary_heading", WordUse::GlossaryHeading},
    {"criterion_heading", WordUse::CriterionHeading},
    {"further_cue", WordUse::FurtherCue},
    {"study_noun", WordUse::StudyNoun},
    {"generic_member", WordUse::GenericMember},
    {"role_noun", WordUse::RoleNoun},
    {"effect_verb", WordUse::EffectVerb},
    {"deliver_verb", WordUse::DeliverVerb},
    {"as_verb", WordUse::AsVerb},
    {"receive_verb", WordUse::ReceiveVerb},
    {"tie_noun", WordUse::TieNoun},
    {"part_noun", WordUse::PartNoun},
    {"staff_noun", WordUse::StaffNoun},
    {"tie_predicate", WordUse::TiePredicate},
    {"bond_noun", WordUse::BondNoun},
    {"admit_verb", WordUse::AdmitVerb},
    {"audience_noun", WordUse::AudienceNoun},
    {"send_verb", WordUse::SendVerb},
    {"claim_noun", WordUse::ClaimNoun},
    {"form_verb", WordUse::FormVerb},
    {"regulate_verb", WordUse::RegulateVerb},
    {"rule_noun", WordUse::RuleNoun},
    {"treat_verb", WordUse::TreatVerb},
    {"type_noun", WordUse::TypeNoun},
    {"change_noun", WordUse::ChangeNoun},
    {"offer_noun", WordUse::OfferNoun},
    {"join_verb", WordUse::JoinVerb},
    {"help_verb", WordUse::HelpVerb},
});

constexpr auto kListSections = std::to_array<std::pair<std::string_view, WordList>>({
    {"body_ending", WordList::BodyEnding},
    {"inner_body_ending", WordList::InnerBodyEnding},
    {"no_body", WordList::NoBody},
    {"body_head", WordList::BodyHead},
    {"body_inner_head", WordList::BodyInnerHead},
    {"place_ending", WordList::PlaceEnding},
    {"nation", WordList::Nation},
    {"named_one", WordList::NamedOne},
    {"legal_form", WordList::LegalForm},
    {"actor_verb", WordList::ActorVerb},
    {"made_verb", WordList::MadeVerb},
    {"body_kind", WordList::BodyKind},
    {"actor_noun", WordList::ActorNoun},
    {"local_body", WordList::LocalBody},
    {"named_body_ending", WordList::NamedBodyEnding},
    {"studied_verb", WordList::StudiedVerb},
    {"counted_verb", WordList::CountedVerb},
    {"stress_word", WordList::StressWord},
    {"placing_verb", WordList::PlacingVerb},
    {"quality", WordList::Quality},
    {"rank_word", WordList::RankWord},
    {"with_complement", WordList::WithComplement},
    {"to_complement", WordList::ToComplement},
    {"place_complement", WordList::PlaceComplement},
    {"plain_adjective", WordList::PlainAdjective},
    {"named_kind", WordList::NamedKind},
    {"place_people", WordList::PlacePeople},
    {"admission", WordList::Admission},
    {"large_body_ending", WordList::LargeBodyEnding},
    {"quarter", WordList::Quarter},
    {"box_label", WordList::BoxLabel},
    {"carry_out_verb", WordList::CarryOutVerb},
    {"manner_noun", WordList::MannerNoun},
    {"state_short_form", WordList::StateShortForm},
    {"municipality", WordList::Municipality},
    {"study_member", WordList::StudyMember},
    {"institution_name", WordList::InstitutionName},
    {"inquire_verb", WordList::InquireVerb},
    {"measure_noun", WordList::MeasureNoun},
    {"decide_verb", WordList::DecideVerb},
    {"unit_ending", WordList::UnitEnding},
    {"help_act", WordList::HelpAct},
    {"care_place", WordList::CarePlace},
    {"help_matter", WordList::HelpMatter},
    {"general_offer", WordList::GeneralOffer},
    {"trouble_noun", WordList::TroubleNoun},
    {"owner_body", WordList::OwnerBody},
});

WordUse section_named(std::string_view name) {
  for (const auto& [section, use] : kSections) {
    if (section == name) return use;
  }
  return WordUse::None;
}

using WordTable = std::unordered_map<std::string_view, WordUse>;

// By length, first and last byte: most words that are asked for are told apart from a list's by these.
constexpr std::size_t kListSlots = 1024;
std::size_t list_slot_of(std::string_view word) {
  if (word.empty()) return 0;
  return (word.size() * 131 + static_cast<unsigned char>(word.front()) * std::size_t{31} +
          static_cast<unsigned char>(word.back())) %
         kListSlots;
}

struct Lists {
  WordTable uses;
  std::array<std::bitset<kListSlots>, kListSections.size()> slots;
  std::array<std::unordered_set<std::string_view>, kListSections.size()> words;
  std::array<std::vector<std::string_view>, kListSections.size()> endings;
};

std::size_t list_named(std::string_view name) {
  const auto found = std::find_if(kListSections.begin(), kListSections.end(),
                                  [name](const auto& section) { return section.first == name; });
  return found == kListSections.end() ? kListSections.size() : static_cast<std::size_t>(found->second);
}

Lists read_lists(std::string_view text) {
  Lists all;
  auto use = WordUse::None;
  auto list = kListSections.size();
  while (!text.empty()) {
    const auto end = text.find('\n');
    auto line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    line = line.substr(0, line.find('#'));
    while (!line.empty()) {
      const auto begin = line.find_first_not_of(" \t\r");
      if (begin == std::string_view::npos) break;
      line.remove_prefix(begin);
      const auto word = line.substr(0, line.find_first_of(" \t\r"));
      line.remove_prefix(word.size());
      if (word.size() > 2 && word.front() == '[' && word.back() == ']') {
        use = section_named(word.substr(1, word.size() - 2));
        list = list_named(word.substr(1, word.size() - 2));
      } else if (list < kListSections.size()) {
        all.slots[list].set(list_slot_of(word));
        if (all.words[list].insert(word).second) all.endings[list].push_back(word);
      } else {
        auto& entry = all.uses[word];
        entry = entry | use;
      }
    }
  }
  return all;
}

const Lists& lists() {
  static const Lists kLists = read_lists(embedded::extraction_words());
  return kLists;
}

// Uses that a compound inherits from its last member.
constexpr auto kInherited = WordUse::SituationNoun | WordUse::DefiniteHead | WordUse::GroupNoun;

WordUse inherited(WordUse uses) {
  return static_cast<WordUse>(static_cast<std::uint64_t>(uses) & static_cast<std::uint64_t>(kInherited));
}

// "voksenområde" is an "område"; "fokuspunkt" is as general as "punkt".
WordUse uses_of_compound(const Reading& reading) {
  const auto last = uses_of(std::string_view(reading.parts.back()));
  auto uses = inherited(last);
  // "undermålgruppe", "ydelsesmodtager" need a restriction as "målgruppe" does; "fagperson" is staff.
  static constexpr std::array<std::string_view, 17> kPeople{
      "målgruppe", "borger", "barn",       "familie", "modtager", "bruger",    "kvinde",     "pige", "dreng",
      "forælder",  "elev",   "pensionist", "patient", "beboer",   "forsørger", "studerende", "mor"};
  // "plejefamilie", "aflastningsfamilie" help others; "respiratorbruger", "dagpengemodtager" say by what they
  // are known, "slutbruger" and "ydelsesmodtager" do not.
  const auto& front = reading.parts.front();
  const auto& back = reading.parts.back();
  const bool family = back == "familie" && (front == "pleje" || front == "aflastning" || front == "netværk" ||
                                            front == "venskab" || front == "værts");
  // "plejemor", "dagplejemor"
  const bool parent = (back == "mor" || back == "forælder") &&
                      (front == "pleje" || front == "dagpleje" || front == "dag" || front == "aflastning");
  const bool helps = family || parent;
  const bool kind = back == "modtager" || back == "bruger";
  const bool vague = front == "ydelse" || front == "slut" || front == "med" || front == "tilbud" ||
                     front == "service" || front == "støtte" || front == "indsats" || front == "hjælp";
  const bool known = back == "offer" || (kind && !vague);
  if (known) {
    uses = uses | WordUse::GroupNoun;
  } else if (!helps && std::find(kPeople.begin(), kPeople.end(), back) != kPeople.end()) {
    uses = uses | WordUse::GroupHead;
  }
  if (any(last, WordUse::RoleNoun)) uses = uses | WordUse::RoleNoun;
  if (any(last, WordUse::GenericNoun | WordUse::DocumentNoun) &&
      any(uses_of(std::string_view(reading.parts.front())), WordUse::GenericMember)) {
    uses = uses | WordUse::GenericNoun;
  }
  return uses;
}

// A word with a footnote mark run into it, "socialområde1", is in no dictionary: its end is compared.
WordUse uses_of_marked(std::string_view form) {
  while (!form.empty() && form.back() >= '0' && form.back() <= '9') form.remove_suffix(1);
  for (std::size_t length = std::min<std::size_t>(form.size(), 14); length >= 4; --length) {
    const auto uses = inherited(uses_of(form.substr(form.size() - length)));
    if (uses != WordUse::None) return uses;
  }
  return WordUse::None;
}

}  // namespace

WordUse uses_of(std::string_view word) {
  const auto& table = lists().uses;
  const auto found = table.find(word);
  return found == table.end() ? WordUse::None : found->second;
}

bool listed(WordList list, std::string_view word) {
  const auto index = static_cast<std::size_t>(list);
  return lists().slots[index].test(list_slot_of(word)) && lists().words[index].contains(word);
}

bool ends_as_listed(WordList list, std::string_view word) {
  const auto& endings = lists().endings[static_cast<std::size_t>(list)];
  return std::any_of(endings.begin(), endings.end(), [word](std::string_view ending) {
    return word.size() > ending.size() && word.back() == ending.back() && word.ends_with(ending);
  });
}

WordUse uses_of(const WordAnalysis& word) {
  auto uses = uses_of(std::string_view(word.folded));
  for (const auto& reading : word.readings) {
    uses = uses | uses_of(std::string_view(reading.lemma));
    if (reading.parts.size() > 1) uses = uses | uses_of_compound(reading);
  }
  if (word.source == AnalysisSource::Stemmer && !word.folded.empty() && word.folded.back() >= '0' &&
      word.folded.back() <= '9') {
    uses = uses | uses_of_marked(word.folded);
  }
  return uses;
}

}  // namespace vidensgraf
