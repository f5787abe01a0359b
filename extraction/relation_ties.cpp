#include <string>
#include <string_view>

#include "extraction/relation_finders.h"

// Two concepts that the sentence itself ties, by its verb:
//
//   X kræver Y, X forudsætter Y
//   X styrker Y, X giver N Y, X bidrager til Y     what the one does to the other
//   X har betydning for Y, X er en forudsætning for Y, X hænger sammen med Y
//   X understøttes af Y, X skyldes Y               the passive
//
// Both ends are concepts of the document, and the first is the verb's subject. What only may be so ("kan
// styrke") is no statement; that something may require another still ties the two. Known misses: any other
// verb; subjects that are clauses ("At arbejde sammen kræver tillid").

namespace vidensgraf {
namespace {

class TieFinder {
 public:
  explicit TieFinder(RelationReader& reader) : reader_(reader), text_(reader.text()) {}

  void run() {
    for (auto at = reader_.begin() + 1; at < reader_.end(); ++at) {
      if (text_.used_as(at, WordUse::RequireVerb) && text_.is(at, Tag::Verb)) demands(at);
      if (text_.used_as(at, WordUse::EffectVerb) && text_.is(at, Tag::Verb)) affects(at);
      if (text_.used_as(at, WordUse::TieNoun)) tied_by_noun(at);
    }
  }

 private:
  void related(const std::string& from, const std::string& to, std::string_view pattern) {
    reader_.add(from, RelationType::Related, to, reader_.source(), pattern);
  }
  [[nodiscard]] const std::string* subject_concept(std::uint32_t verb) const {
    const auto* who = reader_.main_subject(verb);
    if (who == nullptr || reader_.is_people(*who)) return nullptr;
    if (text_.used_as(who->head, WordUse::DocumentNoun | WordUse::StudyNoun)) return nullptr;
    return reader_.concept_of(*who);
  }

  // "X kræver Y og Z"
  void demands(std::uint32_t verb) {
    const auto* from = subject_concept(verb);
    if (from == nullptr) return;
    tie(*from, verb + 1, "X kræver Y");
  }

  void tie(const std::string& from, std::uint32_t object, std::string_view pattern) {
    for (const auto& member : reader_.objects(object)) {
      if (reader_.is_people(member.phrase)) continue;
      const auto* label = member.whole ? reader_.concept_of(member.phrase) : nullptr;
      if (label != nullptr) related(from, *label, pattern);
      if (!member.whole) related(from, reader_.label_of(member), pattern);
    }
  }

  // "X styrker Y", "X giver N nogle Y": what the one does to the other.
  void affects(std::uint32_t verb) {
    const auto word = reader_.form(verb);
    if (word.ends_with("t")) return;
    if (word.ends_with("s")) return passive(verb);
    // "kan styrke" says what is possible.
    if (text_.used_as(verb - 1, WordUse::ModalVerb)) return;
    const auto* from = subject_concept(verb);
    if (from == nullptr) return;
    auto at = verb + 1;
    while (reader_.is(at, Tag::Adverb)) ++at;
    if (reader_.form(at) == "til") ++at;
    const auto receiver = noun_phrase_at(text_, at, reader_.end());
    if (!receiver || text_.used_as(receiver->head, WordUse::EvaluativeNoun)) return;  // "skaber behov for"
    // "giver tilbuddet nogle fordele": whom it is given to, and what.
    const auto given = noun_phrase_at(text_, receiver->end, reader_.end());
    if (given && receiver->definite && !text_.is_genitive(receiver->head)) at = receiver->end;
    tie(*from, at, "X styrker Y");
  }

  // "X understøttes af Y"
  void passive(std::uint32_t verb) {
    if (text_.used_as(verb - 1, WordUse::ModalVerb)) return;
    auto by = verb + 1;
    while (reader_.is(by, Tag::Adverb)) ++by;
    const auto word = reader_.form(by);
    if (word != "af" && word != "gennem" && word != "via") return;
    const auto* from = subject_concept(verb);
    if (from != nullptr) tie(*from, by + 1, "X styrkes af Y");
  }

  // "X har betydning for Y", "X er en forudsætning for Y"
  void tied_by_noun(std::uint32_t noun) {
    if (reader_.form(noun + 1) != "for" && reader_.form(noun + 1) != "på") return;
    auto verb = noun;
    while (verb > reader_.begin() && !text_.is(verb, Tag::Verb)) {
      if (text_.is(verb, Tag::Comma) || text_.is(verb, Tag::Preposition)) return;
      --verb;
    }
    const auto word = reader_.form(verb);
    if (word != "har" && word != "er") return;
    const auto* from = subject_concept(verb);
    if (from != nullptr) tie(*from, noun + 2, "X har betydning for Y");
  }

  RelationReader& reader_;
  const TaggedText& text_;
};

}  // namespace

void find_ties(RelationReader& reader) { TieFinder(reader).run(); }

}  // namespace vidensgraf
