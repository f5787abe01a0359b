#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "extraction/grammar/denials.h"
#include "extraction/relations/relation_anaphora.h"
#include "extraction/relations/relation_clauses.h"
#include "extraction/relations/relation_finders.h"

// Two concepts that a clause itself ties, by its verb: what requires, strengthens, causes or carries what.
//
//   X kræver Y; X kræver, at N prioriterer Y; anvendelsen af X kræver Y
//   X styrker Y, X bidrager til at skabe Y, X giver N Y, X afhænger af Y
//   X har betydning for Y, X er en forudsætning for Y
//   X understøttes af Y, X suppleres med Y, at supplere X med Y
//   X anvendes i Y, N bruger X i Y; X sker på baggrund af Y
//   en X, der hjælper med at planlægge: "planlægning", where that is a concept of the document
//   N sikrer Y gennem X og Z, gennem X skabes Y
//
// What only may be so ("kan styrke") is no statement; that something may require another still ties the two.
// Known misses: pronouns; verbs outside the lists, which tie as often by chance as not.

namespace vidensgraf {
namespace {

class TieFinder {
 public:
  explicit TieFinder(RelationReader& reader) : reader_(reader), text_(reader.text()) {}

  void run() {
    for (auto at = reader_.begin(); at < reader_.end(); ++at) {
      if (!text_.stops(at, RelationStop::Tie) && !text_.is(at, Tag::Verb)) continue;
      if (text_.used_as(at, WordUse::RequireVerb) && text_.is(at, Tag::Verb)) demands(at);
      if (text_.used_as(at, WordUse::EffectVerb) && text_.is(at, Tag::Verb)) affects(at);
      if (reader_.form(at) == "skyldes") caused(at);
      if (text_.used_as(at, WordUse::UseVerb) && text_.is(at, Tag::Verb)) used(at);
      if (text_.used_as(at, WordUse::JoinVerb) && text_.is(at, Tag::Verb)) joined(at);
      if (text_.used_as(at, WordUse::TieNoun) || reader_.form(at) == "årsag") tied_by_noun(at);
      if (reader_.form(at) == "på" && reader_.form(at + 2) == "af") on_ground_of(at);
      if (text_.is(at, Tag::Verb) && at > reader_.begin()) does(at);
      if (text_.used_as(at, WordUse::TiePredicate)) tied_by_predicate(at);
    }
  }

 private:
  void related(const std::string& from, const std::string& to, std::string_view pattern) {
    reader_.add(from, RelationType::Related, to, reader_.source(), pattern);
  }

  // The term of a subject; empty for people, and for what the document says of itself.
  [[nodiscard]] std::string subject_term(const NounPhrase& who) const {
    if (reader_.is_people(who)) return {};
    if (text_.used_as(who.head, WordUse::DocumentNoun | WordUse::StudyNoun) || reader_.is_law(who)) return {};
    if (const auto* full = taken_up(reader_, who)) return *full;
    return reader_.term_of(who);
  }

  void tie(const std::vector<const NounPhrase*>& subjects, const std::vector<Conjunct>& objects,
           std::string_view pattern) {
    for (const auto* who : subjects) {
      if (is_actor(*who)) continue;
      // "Centret bidrager til X": the place that was named before, and no term
      const auto* reading = text_[who->head].reading;
      if (reading != nullptr && who->definite && !who->determined && who->modifier_count == 0 &&
          listed(WordList::CarePlace, reading->lemma))
        continue;
      if (const auto from = subject_term(*who); !from.empty()) {
        tie(from, objects, pattern);
        continue;
      }
      for (const auto& member : enumerated(*who)) tie(member, objects, pattern);
    }
  }
  // "Tilsynet fører kontrol", "Udlejeren kan kræve depositum": what somebody does or may do is no tie.
  [[nodiscard]] bool is_actor(const NounPhrase& who) const {
    if (reader_.is_staff(who) || reader_.is_people(who)) return true;
    const auto head = text_.token(who.head).source;
    if (reader_.mentions().organisation_around(head) != nullptr) return true;
    const auto* word = text_.token(who.head).word;
    const auto* reading = text_[who.head].reading;
    if (word == nullptr || reading == nullptr) return false;
    const std::string_view lemma = reading->lemma;
    const std::string_view last = reading->parts.empty() ? lemma : std::string_view(reading->parts.back());
    if (listed(WordList::ActorNoun, last) || ends_as_listed(WordList::ActorNoun, lemma)) return true;
    // "udlejer", "importør": who does it
    const auto* verb = reader_.analyzer().analyze_word(lemma).reading_as(WordClass::Verb);
    return lemma.ends_with("ør") ||
           (lemma.ends_with("er") && verb != nullptr && has(verb->features, Feature::Present));
  }
  void tie(const std::string& from, const std::vector<Conjunct>& objects, std::string_view pattern) {
    for (const auto& member : objects) {
      if (text_.used_as(member.phrase.head, WordUse::DocumentNoun | WordUse::StudyNoun)) continue;
      if (reader_.is_law(member.phrase) || is_manner(member)) continue;
      if (!reader_.is_people(member.phrase) && !is_actor(member.phrase))
        related(from, reader_.term_of(member), pattern);
    }
  }

  // "en systematisk og ensartet varetagelse": how it is done
  [[nodiscard]] bool is_manner(const Conjunct& member) const {
    const auto* reading = text_[member.phrase.head].reading;
    return !member.whole && member.noun_form.empty() && member.phrase.modifier_count > 0 &&
           reading != nullptr && reading->parts.size() < 2 &&
           (reading->lemma.ends_with("else") || reading->lemma.ends_with("ing"));
  }

  // "fem områder, der påvirker Y. De fem områder er A, B og C.": what is said of the five is said of each.
  [[nodiscard]] std::vector<std::string> enumerated(const NounPhrase& who) {
    bool counted = false;
    for (auto at = who.first; at < who.noun; ++at) counted = counted || text_.is(at, Tag::Numeral);
    if (!counted || reader_.is_people(who) || reader_.number() + 1 >= text_.sentences().size()) return {};
    const auto& next = text_.sentences()[reader_.number() + 1];
    const auto named = noun_phrase_at(text_, next.first_token, next.end_token);
    if (!named || !named->definite || named->end >= next.end_token || text_.folded(named->end) != "er")
      return {};
    if (text_[named->head].reading == nullptr || text_[who.head].reading == nullptr ||
        text_[named->head].reading->lemma != text_[who.head].reading->lemma)
      return {};
    const auto members = conjuncts_at(text_, named->end + 1, next.end_token);
    const auto number = reader_.number();
    reader_.enter(number + 1);
    std::vector<std::string> labels;
    for (const auto& member : members) {
      if (!reader_.is_people(member.phrase)) labels.push_back(reader_.label_of(member));
    }
    reader_.enter(number);
    return labels;
  }

  // "X kræver Y og Z", "At skabe X kræver Y"
  void demands(std::uint32_t verb) {
    // In "problemer, der kræver Y" it is some of the problems only.
    if (verb == reader_.begin() || text_.is(verb - 1, Tag::Relative)) return;
    auto subjects = subjects_of(reader_, verb);
    if (subjects.empty()) {
      if (const auto* who = reader_.main_subject(verb)) subjects.push_back(who);
    }
    if (subjects.empty()) return;
    const auto objects = reader_.objects(verb + 1);
    tie(subjects, objects, "X kræver Y");
    for (const auto* who : subjects) {
      for (const auto& thing : done_to(*who)) tie(reader_.term_of(thing), objects, "X kræver Y");
    }
    // "X kræver bl.a., at N prioriterer Y, skaber Z"
    auto at = verb + 1;
    while (reader_.is(at, Tag::Adverb) || reader_.is(at, Tag::Comma)) ++at;
    if (reader_.form(at) != "at") return;
    for (++at; at < reader_.end() && !text_.is(at, Tag::Stop); ++at) {
      if (text_.is(at, Tag::Subjunction) || text_.is(at, Tag::Relative)) return;
      if (text_.is(at, Tag::Verb) && !text_.used_as(at, WordUse::BeVerb | WordUse::ModalVerb))
        tie(subjects, reader_.objects(at + 1), "X kræver, at N gør Y");
    }
  }

  // "anvendelsen af X", "udvikling af X": what is done by a general noun in "-ing" or "-else".
  [[nodiscard]] std::vector<Conjunct> done_to(const NounPhrase& who) const {
    const auto* reading = text_[who.head].reading;
    if (reading == nullptr || !text_.used_as(who.head, WordUse::GenericNoun)) return {};
    const std::string_view lemma = reading->lemma;
    const bool action = lemma.ends_with("ing") || lemma.ends_with("else") || lemma == "brug";
    if (!action || reader_.form(who.end) != "af" || !reader_.term_of(who).empty()) return {};
    auto things = reader_.objects(who.end + 1);
    const bool people = std::any_of(things.begin(), things.end(),
                                    [this](const Conjunct& one) { return reader_.is_people(one.phrase); });
    return people ? std::vector<Conjunct>() : things;
  }

  // "X styrker Y", "X giver N nogle Y", "X understøttes af Y"
  void affects(std::uint32_t verb) {
    const auto word = text_.folded(verb);
    const bool passive = word.ends_with("s");
    const bool inflected = word.ends_with("r") || word.ends_with("e") || passive;
    if (!inflected || verb == reader_.begin() || is_possibility(reader_, verb) || is_aim(verb)) return;
    auto subjects = subjects_of(reader_, verb);
    // "medarbejderne bidrager til Y" tells what they do, not what is due to them.
    std::erase_if(subjects, [this](const NounPhrase* who) {
      return text_.used_as(who->head, WordUse::StaffNoun | WordUse::RoleNoun);
    });
    if (subjects.empty()) return;
    if (passive)
      tie(subjects, agents(verb), "X styrkes af Y");
    else
      tie(subjects, receivers(verb), "X styrker Y");
  }

  // "X skyldes Y"
  void caused(std::uint32_t verb) {
    if (is_possibility(reader_, verb) || reader_.negated(verb)) return;
    tie(subjects_of(reader_, verb), reader_.objects(verb + 1), "X skyldes Y");
  }

  // "For at sikre, at X styrker Y, ...": what somebody is after, and not yet so.
  [[nodiscard]] bool is_aim(std::uint32_t verb) const {
    for (auto at = verb; at > reader_.begin() + 2; --at) {
      if (text_.is(at - 1, Tag::Relative) || text_.is(at - 1, Tag::Stop)) return false;
      if (!text_.is(at - 1, Tag::Subjunction)) continue;
      auto before = at - 1;
      if (text_.is(before - 1, Tag::Comma)) --before;
      return before > reader_.begin() + 2 && text_.folded(at - 1) == "at" &&
             text_.is(before - 1, Tag::Verb) && text_.is(before - 2, Tag::InfinitiveMarker) &&
             text_.folded(before - 3) == "for";
    }
    return false;
  }

  // "en X, der hjælper med at planlægge": what the verb names is a concept too ("planlægning").
  void does(std::uint32_t verb) {
    const bool infinitive = text_.is(verb - 1, Tag::InfinitiveMarker);
    if (!infinitive && !text_.used_as(verb - 1, WordUse::ModalVerb) && !text_.is(verb - 1, Tag::Relative))
      return;
    const auto* reading = text_[verb].reading;
    if (reading == nullptr || text_.folded(verb).ends_with("s")) return;
    const auto* named = reader_.action_of(reading->lemma);
    if (named == nullptr || !relative_before(verb) || is_possibility(reader_, verb)) return;
    for (const auto* who : subjects_of(reader_, verb)) {
      if (const auto* from = reader_.is_people(*who) ? nullptr : reader_.concept_of(*who))
        related(*from, *named, "X, der V-er");
    }
  }
  // Whether a relative clause begins before the verb, with no other clause between.
  [[nodiscard]] bool relative_before(std::uint32_t verb) const {
    constexpr std::uint32_t kLongestClause = 30;  // words before its verb
    for (auto at = verb; at > reader_.begin() && verb - at < kLongestClause; --at) {
      if (text_.is(at - 1, Tag::Relative)) return text_.folded(at - 1) != "hvor";
      if (text_.is(at - 1, Tag::Subjunction) || text_.is(at - 1, Tag::Comma)) return false;
    }
    return false;
  }

  // Objects of an active verb; "giver tilbuddet nogle fordele": whom it is given to, and what.
  [[nodiscard]] std::vector<Conjunct> receivers(std::uint32_t verb) const {
    auto at = verb + 1;
    while (reader_.is(at, Tag::Adverb)) ++at;
    const auto first = noun_phrase_at(text_, at, reader_.end());
    // "øger risikoen for depression": that is what it does it to
    if (first && text_.folded(first->head) == "risikoen" && reader_.form(first->end) == "for")
      return reader_.objects(first->end + 1);
    if (first && text_.used_as(first->head, WordUse::EvaluativeNoun)) return {};  // "skaber behov for"
    if (first && first->definite && !text_.is_genitive(first->head)) {
      if (auto given = reader_.objects(first->end); !given.empty()) return given;
    }
    return complements_of(reader_, verb);
  }

  [[nodiscard]] std::vector<Conjunct> agents(std::uint32_t verb) const {
    auto by = verb + 1;
    while (reader_.is(by, Tag::Adverb)) ++by;
    const bool agent = reader_.form(by) == "af" || reader_.form(by) == "med";
    const auto who = noun_phrase_at(text_, by + 1, reader_.end());
    if (who && is_actor(*who)) return {};  // "varetages af regionen for kommunens regning"
    return agent ? reader_.objects(by + 1) : std::vector<Conjunct>();
  }

  // "at supplere X med Y": whoever does it, X and Y go together.
  void joined(std::uint32_t verb) {
    if (reader_.negated(verb)) return;
    const auto things = reader_.objects(verb + 1);
    if (things.empty() || reader_.form(things.back().end) != "med") return;
    const auto others = reader_.objects(things.back().end + 1);
    for (const auto& thing : things) {
      if (!reader_.is_people(thing.phrase)) tie(reader_.term_of(thing), others, "N supplerer X med Y");
    }
  }

  // "X udarbejdes på baggrund af Y", "X sker på grundlag af Y"
  void on_ground_of(std::uint32_t at) {
    if (reader_.form(at + 1) != "baggrund" && reader_.form(at + 1) != "grundlag") return;
    auto verb = at;
    while (verb > reader_.begin() && text_.is(verb - 1, Tag::Adverb)) --verb;
    if (verb == reader_.begin() || !text_.is(verb - 1, Tag::Verb)) return;
    --verb;
    const auto word = text_.folded(verb);
    if (!word.ends_with("s") && word != "sker" && word != "foregår") return;
    if (!is_possibility(reader_, verb))
      tie(subjects_of(reader_, verb), reader_.objects(at + 3), "X sker på baggrund af Y");
  }

  // "X anvendes i Y", "N bruger X i Y"
  void used(std::uint32_t verb) {
    // In "værktøjer, der kan anvendes til Y" it is some of them only.
    if (verb == reader_.begin() || text_.is(verb - 1, Tag::Relative) || is_possibility(reader_, verb)) return;
    if (reader_.negated(verb)) return;
    const auto where = [this](std::uint32_t at) {
      return reader_.form(at) == "i" || reader_.form(at) == "til" || reader_.form(at) == "ved";
    };
    const auto word = text_.folded(verb);
    if (word.ends_with("s")) {
      auto at = verb + 1;
      while (reader_.is(at, Tag::Adverb)) ++at;
      auto places = where(at) ? reader_.objects(at + 1) : std::vector<Conjunct>();
      // "anvendes i en kortere form": how
      std::erase_if(places, [this](const Conjunct& one) {
        return text_.used_as(one.phrase.head, WordUse::TypeNoun) ||
               reader_.form(one.phrase.head) == "version";
      });
      tie(subjects_of(reader_, verb), places, "X anvendes i Y");
      return;
    }
    if (!word.ends_with("r")) return;
    const auto things = reader_.objects(verb + 1);
    if (things.empty() || !where(things.back().end)) return;
    const auto purposes = reader_.objects(things.back().end + 1);
    for (const auto& thing : things) {
      const auto* label = reader_.is_people(thing.phrase) ? nullptr : reader_.concept_of(thing.phrase);
      if (label != nullptr && thing.whole) tie(*label, purposes, "N bruger X i Y");
    }
  }

  // "X har betydning for Y", "X er en forudsætning for Y"
  void tied_by_noun(std::uint32_t noun) {
    const auto preposition = reader_.form(noun + 1);
    const bool cause = preposition == "til" && reader_.form(noun) == "årsag";
    if (preposition != "for" && preposition != "på" && preposition != "i" && !cause) return;
    auto verb = noun;
    while (verb > reader_.begin() && !text_.is(verb, Tag::Verb)) {
      if (text_.is(verb, Tag::Comma) || text_.is(verb, Tag::Preposition)) return;
      --verb;
    }
    const auto word = reader_.form(verb);
    const bool states = word == "har" || word == "er" || word == "danner" || word == "udgør" ||
                        word == "spiller" || word == "tager";
    if (!states || (word == "er" && preposition == "i") || is_denied(text_, reader_.begin(), noun)) return;
    tie(subjects_of(reader_, verb), reader_.objects(noun + 2), "X har betydning for Y");
  }

  // "X er afhængig af Y", "X er knyttet til Y"
  void tied_by_predicate(std::uint32_t predicate) {
    if (!reader_.is(predicate + 1, Tag::Preposition)) return;
    auto be = predicate;
    while (be > reader_.begin() && text_.is(be - 1, Tag::Adverb)) --be;
    if (be == reader_.begin() || !text_.used_as(be - 1, WordUse::BeVerb)) return;
    // In "den kompleksitet, der er knyttet til Y" it is what the main clause is about that is tied: see
    // relation_definitions.cpp.
    if (be - 1 == reader_.begin() || text_.is(be - 2, Tag::Relative) || is_possibility(reader_, be - 1))
      return;
    // "er afhængig af at kunne bruge Y"
    const auto objects = reader_.is(predicate + 2, Tag::InfinitiveMarker)
                             ? complements_of(reader_, predicate + 1)
                             : reader_.objects(predicate + 2);
    tie(subjects_of(reader_, be - 1), objects, "X er afhængig af Y");
  }

  RelationReader& reader_;
  const TaggedText& text_;
};

}  // namespace

void find_ties(RelationReader& reader) { TieFinder(reader).run(); }

}  // namespace vidensgraf
