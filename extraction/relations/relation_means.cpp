#include <string>
#include <string_view>
#include <vector>

#include "extraction/relations/relation_clauses.h"
#include "extraction/relations/relation_finders.h"

// Two concepts that the sentence ties as means and end, or names as the two sides of something:
//
//   N sikrer Y gennem X og Z, N skaber Y ved at bruge X, Y skabes via X, Y sker gennem X, gennem X skabes Y
//   X har til formål at sikre Y, formålet med X er at sikre Y
//   samarbejdet mellem X og Y, en kombination af X og Y
//
// Known misses: a means that is a whole clause; ends in a sentence of their own ("Formålet er ..."); "med
// henblik på", which may hang on anything before it.

namespace vidensgraf {
namespace {

class MeansFinder {
 public:
  explicit MeansFinder(RelationReader& reader) : reader_(reader), text_(reader.text()) {}

  void run() {
    for (auto at = reader_.begin(); at < reader_.end(); ++at) {
      if (!text_.stops(at, RelationStop::Means)) continue;
      if (const auto means = past_means(at); means != at) by_means(at, means);
      const auto word = reader_.form(at);
      if (word == "formål" || word == "opgave") has_purpose(at);
      if (word == "formålet") purpose_of(at);
      if ((word == "mellem" || word == "af") && at > reader_.begin()) between(at);
    }
  }

 private:
  // ---- Means

  // One past "gennem", "via", "ved hjælp af", "ved at V"; `at` if none begins there.
  [[nodiscard]] std::uint32_t past_means(std::uint32_t at) const {
    const auto word = reader_.form(at);
    if (word == "gennem" || word == "via") return at + 1;
    if (word != "ved") return at;
    if (reader_.form(at + 1) == "hjælp" && reader_.form(at + 2) == "af") return at + 3;
    auto next = at + 1;
    while (reader_.is(next, Tag::Adverb)) ++next;
    return reader_.is(next, Tag::InfinitiveMarker) && reader_.is(next + 1, Tag::Verb) ? next + 2 : at;
  }

  void by_means(std::uint32_t at, std::uint32_t means) {
    const auto objects = reader_.objects(means);
    if (objects.empty()) return;
    // "Gennem X kan der skabes Y", "Gennem X skabes Y"
    if (at == reader_.begin()) {
      auto verb = objects.back().end;
      while (reader_.is(verb, Tag::Adverb) || reader_.used_as(verb, WordUse::ModalVerb) ||
             reader_.form(verb) == "der" || reader_.form(verb) == "man") {
        ++verb;
      }
      if (reader_.used_as(verb, WordUse::EffectVerb)) tied(reader_.objects(verb + 1), objects);
      return;
    }
    auto end = at;
    while (end > reader_.begin() && (text_.is(end - 1, Tag::Adverb) || text_.is(end - 1, Tag::Comma))) --end;
    // "Y skabes gennem X"
    if (end > reader_.begin() && text_.used_as(end - 1, WordUse::EffectVerb) &&
        reader_.form(end - 1).ends_with("s"))
      return by_passive(end - 1, objects);
    // "Y sker gennem X", "Y foregår via X"
    if (end > reader_.begin() + 1 && text_.is(end - 1, Tag::Verb) &&
        (reader_.form(end - 1) == "sker" || reader_.form(end - 1) == "foregår") &&
        !is_possibility(reader_, end - 1))
      return by_passive(end - 1, objects);
    // "opnå Y, dels gennem X": the object right before.
    const auto* last = reader_.phrase_ending(end);
    if (last == nullptr) return;
    const auto* top = reader_.top_of(*last);
    // "Y sikres på alle niveauer gennem X"
    if (top->first > reader_.begin() + 1 && text_.is(top->first - 1, Tag::Preposition)) {
      auto verb = top->first - 1;
      while (verb > reader_.begin() && text_.is(verb - 1, Tag::Adverb)) --verb;
      if (verb > reader_.begin() && text_.used_as(verb - 1, WordUse::EffectVerb) &&
          reader_.form(verb - 1).ends_with("s") && !is_possibility(reader_, verb - 1))
        return by_passive(verb - 1, objects);
    }
    if (top->first > reader_.begin() && text_.used_as(top->first - 1, WordUse::EffectVerb))
      tied(reader_.objects(top->first), objects);
  }

  void by_passive(std::uint32_t verb, const std::vector<Conjunct>& means) {
    for (const auto* who : subjects_of(reader_, verb)) {
      if (const auto* label = reader_.is_people(*who) ? nullptr : reader_.concept_of(*who))
        tied(*label, means);
    }
  }

  void tied(const std::vector<Conjunct>& ends, const std::vector<Conjunct>& means) {
    for (const auto& end : ends) {
      if (!reader_.is_people(end.phrase)) tied(reader_.term_of(end), means);
    }
  }
  void tied(const std::string& end, const std::vector<Conjunct>& means) {
    for (const auto& one : means) {
      if (reader_.is_people(one.phrase) || reader_.is_staff(one.phrase)) continue;
      const auto label = reader_.term_of(one);
      const auto things = is_action_of(one.phrase) && label.find(" af ") == std::string::npos
                              ? reader_.objects(one.phrase.end + 1)
                              : std::vector<Conjunct>();
      if (things.empty()) reader_.add(label, RelationType::Related, end, reader_.source(), "Y gennem X");
      for (const auto& thing : things) {
        if (!reader_.is_people(thing.phrase))
          reader_.add(reader_.term_of(thing), RelationType::Related, end, reader_.source(), "Y gennem X");
      }
    }
  }
  // "gennem oprettelsen af X": it is X that does it.
  [[nodiscard]] bool is_action_of(const NounPhrase& phrase) const {
    const auto form = text_.folded(phrase.head);
    return phrase.definite && phrase.modifier_count == 0 && reader_.form(phrase.end) == "af" &&
           (form.ends_with("elsen") || form.ends_with("ingen"));
  }

  // ---- Ends

  void serves(const NounPhrase& what, std::uint32_t at) {
    while (reader_.is(at, Tag::Adverb) || reader_.is(at, Tag::Comma)) ++at;
    if (!reader_.is(at, Tag::InfinitiveMarker) || !reader_.is(at + 1, Tag::Verb)) return;
    // "har til formål at måle effekten af Y": what is found out about Y ties nothing to it.
    const auto* act = text_[at + 1].reading;
    if (act != nullptr && listed(WordList::InquireVerb, act->lemma)) return;
    const auto* from =
        reader_.is_people(what) || text_.used_as(what.head, WordUse::DocumentNoun | WordUse::StudyNoun)
            ? nullptr
            : reader_.concept_of(what);
    if (from == nullptr) return;
    for (const auto& end : complements_of(reader_, at + 1)) {
      if (!reader_.is_people(end.phrase))
        reader_.add(*from, RelationType::Related, reader_.term_of(end), reader_.source(),
                    "X har til formål at V Y");
    }
  }

  // "X har til formål at sikre Y"
  void has_purpose(std::uint32_t noun) {
    if (noun < reader_.begin() + 2 || reader_.form(noun - 1) != "til" || reader_.form(noun - 2) != "har")
      return;
    for (const auto* who : subjects_of(reader_, noun - 2)) serves(*who, noun + 1);
  }

  // "Formålet med X er at sikre Y"
  void purpose_of(std::uint32_t noun) {
    if (reader_.form(noun + 1) != "med") return;
    const auto what = noun_phrase_at(text_, noun + 2, reader_.end());
    if (what && reader_.form(what->end) == "er") serves(*what, what->end + 1);
  }

  // ---- samarbejdet mellem X og Y

  // "samarbejdet mellem X og Y fungerer ikke" is a tie all the same.
  [[nodiscard]] bool is_joint_work(const NounPhrase& bond) const {
    const auto form = reader_.form(bond.head);
    return !form.starts_with("sammenhæng") && !form.starts_with("forbindelse") &&
           !form.starts_with("kobling");
  }

  // "der ses ingen sammenhæng mellem", "der er ikke fundet sammenhæng", "finder hverken sammenhæng": a denial
  // in the clause before the bond.
  [[nodiscard]] bool denied(const NounPhrase& bond) const {
    if (bond.first > reader_.begin() && reader_.form(bond.first - 1) == "uden") return true;
    for (auto at = bond.head; at > reader_.begin();) {
      --at;
      if (reader_.is(at, Tag::Comma) || reader_.is(at, Tag::Colon)) return false;
      const auto word = reader_.form(at);
      if (word == "ingen" || word == "intet" || word == "ikke" || word == "hverken" || word == "aldrig" ||
          word == "næppe" || word == "nogen")
        return true;
    }
    return false;
  }

  void between(std::uint32_t at) {
    const auto* bond = reader_.phrase_ending(at);
    if (bond == nullptr || !text_.used_as(bond->head, WordUse::BondNoun)) return;
    if (denied(*bond)) return;
    if (reader_.form(at) == "af" && !reader_.form(bond->head).starts_with("kombination")) return;
    const auto sides = conjuncts_at(text_, at + 1, reader_.end());
    // "mellem social- og sundhedsområdet" names one field.
    if (sides.size() != 2 || !sides[0].whole || !sides[1].whole) return;
    if (reader_.is_people(sides[0].phrase) || reader_.is_people(sides[1].phrase)) return;
    if (reader_.is_staff(sides[0].phrase) || reader_.is_staff(sides[1].phrase)) return;
    // "Sammenhængen mellem X og Y kan ikke påvises"
    auto verb = sides[1].end;
    while (reader_.is(verb, Tag::Adverb) && reader_.form(verb) != "ikke") ++verb;
    if (reader_.is(verb, Tag::Verb) && reader_.negated(verb) && !is_joint_work(*bond)) return;
    reader_.add(reader_.term_of(sides[0]), RelationType::Related, reader_.term_of(sides[1]), reader_.source(),
                "mellem X og Y");
  }

  RelationReader& reader_;
  const TaggedText& text_;
};

}  // namespace

void find_means(RelationReader& reader) { MeansFinder(reader).run(); }

}  // namespace vidensgraf
