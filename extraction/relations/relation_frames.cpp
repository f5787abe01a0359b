#include <string>
#include <string_view>
#include <vector>

#include "extraction/grammar/word_lists.h"
#include "extraction/relations/relation_clauses.h"
#include "extraction/relations/relation_cues.h"
#include "extraction/relations/relation_finders.h"

// Frames of a whole sentence that say how its parts are related:
//
//   Y gives både som A og som B                  kinds of the subject
//   de bærende elementer i X er A, B og C        parts
//   som led i X gennemføres A og B               parts
//   Y-er kan være A og B, Y-er er fx A og B      kinds
//   hjemlen til X er servicelovens § 101         what a provision governs
//
// Known misses: "A og B er Y-er", which as often is an opinion ("er arbejdspladser"); "led i" inside a
// sentence.

namespace vidensgraf {
namespace {

class FrameFinder {
 public:
  explicit FrameFinder(RelationReader& reader) : reader_(reader), text_(reader.text()) {}

  void run() {
    elements();
    step_in();
    authority();
    for (auto at = reader_.begin() + 1; at < reader_.end(); ++at) {
      if (!text_.stops(at, RelationStop::Frame)) continue;
      if (reader_.form(at) == "være" ||
          (reader_.form(at) == "er" && reader_.used_as(at + 1, WordUse::ListCue)))
        may_be(at);
      if (reader_.form(at) == "både" && reader_.form(at + 1) == "som") both_as(at);
    }
  }

 private:
  [[nodiscard]] bool is_thing(const NounPhrase& phrase) const {
    return !reader_.is_people(phrase) && !reader_.is_staff(phrase) &&
           !text_.used_as(phrase.head, WordUse::DocumentNoun);
  }

  // "Y-er kan fx være A, B og C", "Y-er er fx A og B": kinds of what the plural names.
  void may_be(std::uint32_t be) {
    auto modal = be;
    while (modal > reader_.begin() &&
           (text_.is(modal - 1, Tag::Adverb) || reader_.used_as(modal - 1, WordUse::ListCue) ||
            reader_.form(modal - 1) == "for" || reader_.form(modal - 1) == "eksempel"))
      --modal;
    if (reader_.form(be) == "være" && modal > reader_.begin() && reader_.form(modal - 1) == "kan")
      --modal;
    else
      modal = be;
    if (modal == reader_.begin() || reader_.negated(be) || (modal == be && reader_.form(be) == "være"))
      return;
    const auto kind = noun_phrase_at(text_, reader_.begin(), reader_.end());
    if (!kind || kind->end != modal || kind->definite || !reader_.is_plural(*kind) ||
        text_.used_as(kind->head, WordUse::EvaluativeNoun | WordUse::DocumentNoun) ||
        (text_.used_as(kind->head, WordUse::GenericNoun) && kind->modifier_count == 0) ||
        reader_.is_people(*kind) || reader_.is_staff(*kind))
      return;
    const auto* label = reader_.concept_of(*kind);
    auto at = be + 1;
    while (reader_.is(at, Tag::Adverb) || reader_.used_as(at, WordUse::ListCue)) ++at;
    const auto members = listed_from(reader_, at);
    if (label == nullptr || members.size() < 2 || reader_.is(members.back().end, Tag::Verb)) return;
    for (const auto& member : reader_.labelled(members))
      reader_.add(member.label, RelationType::Broader, *label, reader_.source(), "Y kan være A og B");
  }

  // "Støtten gives både som kontante ydelser og som naturalier."
  void both_as(std::uint32_t both) {
    const auto first = noun_phrase_at(text_, both + 2, reader_.end());
    if (!first || first->end + 2 >= reader_.end() || !text_.is(first->end, Tag::Coordinator) ||
        reader_.form(first->end + 1) != "som")
      return;
    const auto second = noun_phrase_at(text_, first->end + 2, reader_.end());
    if (!second || !is_thing(*first) || !is_thing(*second)) return;
    auto verb = both;
    while (verb > reader_.begin() && !text_.is(verb, Tag::Verb)) --verb;
    // "bliver brugt både som", "opleves både som" say what for, and what somebody thinks
    if (both - verb > 3 || !text_.is(verb, Tag::Verb) || !text_.used_as(verb, WordUse::DeliverVerb)) return;
    for (const auto* who : subjects_of(reader_, verb)) {
      const auto* kind = is_thing(*who) ? reader_.concept_of(*who) : nullptr;
      if (kind == nullptr) continue;
      for (const auto* one : {&*first, &*second})
        reader_.add(reader_.label_of(*one), RelationType::Broader, *kind, reader_.source(),
                    "Y både som A og som B");
    }
  }

  // "De bærende elementer i familiemodellen er netværksmøder, forældrekurser og hjemmebesøg."
  void elements() {
    auto first = reader_.begin();
    while (reader_.is(first, Tag::Adverb)) ++first;
    const auto parts = noun_phrase_at(text_, first, reader_.end());
    if (!parts || !are_parts(*parts)) return;
    if (reader_.form(parts->end) != "i" && reader_.form(parts->end) != "af") return;
    const bool several = has(text_[parts->head].reading->features, Feature::Plural);
    const auto whole = noun_phrase_at(text_, parts->end + 1, reader_.end());
    if (!whole || !is_thing(*whole)) return;
    const bool contains = text_.used_as(whole->end, WordUse::ContainVerb);
    if (reader_.form(whole->end) != "er" && !(contains && several)) return;
    const auto* label = reader_.concept_of(*whole);
    auto at = whole->end + 1;
    while (reader_.is(at, Tag::Adverb) && reader_.form(at) != "ikke") ++at;
    const auto members = conjuncts_at(text_, at, reader_.end(), ListEnd::Open);
    if (label == nullptr || members.size() < (several ? 2U : 1U) ||
        reader_.is(members.back().end, Tag::Verb) || reader_.form(members.back().end) == "af")
      return;
    // "En del af midlerne er statstilskud": how much, and no part; "En vigtig del af X er A" is one.
    if (!several && !names_part(*parts, members)) return;
    for (const auto& member : reader_.labelled(members))
      reader_.add(member.label, RelationType::PartOf, *label, reader_.source(), "elementer i X er A og B");
  }

  // "elementerne", "hovedelementerne"
  [[nodiscard]] bool are_parts(const NounPhrase& phrase) const {
    return text_[phrase.head].reading != nullptr && (text_.used_as(phrase.head, WordUse::PartNoun) ||
                                                     reader_.is_compound_of(phrase, WordUse::PartNoun));
  }
  // "Første trin i X er A", "Et centralt element i X er A": one, that ends the clause.
  [[nodiscard]] bool names_part(const NounPhrase& part, const std::vector<Conjunct>& members) const {
    const bool told =
        part.modifier_count > 0 || reader_.is(part.first, Tag::Numeral) || reader_.form(part.head) != "del";
    const auto end = members.back().end;
    const auto& one = members.front().phrase;
    return told && !text_.used_as(one.head, WordUse::EvaluativeNoun) &&
           (end >= reader_.end() || text_.is(end, Tag::Stop) || text_.is(end, Tag::Comma) ||
            text_.is(end, Tag::Relative));
  }

  // "Som led i udredningen gennemføres hjemmebesøg og skoleobservation."
  void step_in() {
    auto begin = reader_.begin();
    if (reader_.form(begin) != "som") return;
    if (reader_.form(begin + 1) == "en" || reader_.form(begin + 1) == "et") ++begin;  // "som en del af"
    const auto step = reader_.form(begin + 1);
    if ((step != "led" && step != "del") || reader_.end() < begin + 6) return;
    auto at = begin + 2;
    if (reader_.form(at) != "i" && reader_.form(at) != "af") return;
    const auto whole = noun_phrase_at(text_, at + 1, reader_.end());
    if (!whole || !is_thing(*whole) || !reader_.is(whole->end, Tag::Verb)) return;
    const auto* label = reader_.concept_of(*whole);
    if (label == nullptr || !reader_.form(whole->end).ends_with("s")) return;
    // "Som led i besparelserne nedlægges": only what is carried out or given is a part
    const auto* verb = text_[whole->end].reading;
    if (verb == nullptr ||
        (!listed(WordList::CarryOutVerb, verb->lemma) && !text_.used_as(whole->end, WordUse::DeliverVerb)))
      return;
    at = whole->end + 1;
    while (reader_.is(at, Tag::Adverb) || reader_.form(at) == "der") {
      if (reader_.form(at) == "ikke") return;
      ++at;
    }
    for (const auto& member : reader_.objects(at)) {
      if (is_thing(member.phrase))
        reader_.add(reader_.term_of(member), RelationType::PartOf, *label, reader_.source(),
                    "som led i X V A og B");
    }
  }

  // "Hjemlen til at yde behandling for stofmisbrug er servicelovens § 101."
  void authority() {
    const auto rules = noun_phrase_at(text_, reader_.begin(), reader_.end());
    if (!rules || (reader_.form(rules->end) != "til" && reader_.form(rules->end) != "for")) return;
    const auto noun = reader_.form(rules->head);
    if (!noun.ends_with("hjemlen") && !noun.ends_with("grundlaget") && !noun.ends_with("hjemmel")) return;
    auto object = rules->end + 1;
    if (reader_.is(object, Tag::InfinitiveMarker)) object += 2;
    const auto what = noun_phrase_at(text_, object, reader_.end());
    if (!what || !is_thing(*what)) return;
    for (const auto& reference : reader_.facts().law_references) {
      if (reference.kind != LawReferenceKind::ParagraphRef || reference.law.empty() ||
          reference.paragraf.empty() || reference.source.begin < reader_.source().begin ||
          reference.source.end > reader_.source().end)
        continue;
      auto first = what->end;
      while (first < reader_.end() && text_.token(first).source.begin < reference.source.begin) ++first;
      if (first == what->end || reader_.form(first - 1) != "er") continue;
      for (const auto& member : reader_.objects(object))
        reader_.add(reader_.term_of(member), RelationType::GovernedBy,
                    reference.law + "#" + reference.paragraf, reader_.source(), "hjemlen til X er §");
      return;
    }
  }

  RelationReader& reader_;
  const TaggedText& text_;
};

}  // namespace

void find_frames(RelationReader& reader) { FrameFinder(reader).run(); }

}  // namespace vidensgraf
