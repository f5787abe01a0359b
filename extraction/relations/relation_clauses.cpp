#include "extraction/relations/relation_clauses.h"

#include <algorithm>
#include <string_view>
#include <utility>

// Subject and object by position. Danish puts the subject right before the finite verb of a subordinate
// clause ("at X styrker Y"), and before or right behind that of a main clause ("X styrker Y", "derfor kan X
// styrke Y"); what stands between subject and verb hangs on the subject by prepositions. So from the verb
// back: past its auxiliaries to a phrase, up that phrase's chain of prepositions, and there the clause has to
// begin. A relative clause between the two is passed over, from its closing comma back to its opening one;
// one behind a genus ("X er en Y til Z, der V") is about X. Behind an adverbial the subject follows the
// finite verb. "Den" that opens a sentence is the subject of the one before, where the genders agree.
// Anything else gives no subject.
//
// Known misses: fronted objects, pronouns inside a sentence.

namespace vidensgraf {
namespace {

constexpr std::uint32_t kReach = 24;  // tokens back to the verb before, or over a relative clause
constexpr int kMostVerbs = 3;         // "X styrker A, øger B og understøtter C"

class Clauses {
 public:
  explicit Clauses(const RelationReader& reader) : reader_(reader), text_(reader.text()) {}

  [[nodiscard]] std::vector<const NounPhrase*> subjects(std::uint32_t verb, int depth) const {
    if (depth > kMostVerbs || reader_.negated(verb)) return {};
    const auto at = past_auxiliaries(verb);
    if (at == reader_.begin()) return {};
    const auto before = at - 1;
    if (text_.is(before, Tag::Relative)) return antecedent(before, depth);
    if (text_.is(before, Tag::Coordinator)) return of_verb_before(before, depth);
    if (text_.is(before, Tag::InfinitiveMarker)) return of_governing_verb(before, depth);
    if (before == reader_.begin()) {
      if (const auto* who = taken_up_by_pronoun(verb)) return {who};
    }
    auto end = text_.is(before, Tag::Comma) ? before_relative_clause(before) : at;
    if (end == at || end == before) end = reader_.before_asides(at);
    return phrases_before(end);
  }

  [[nodiscard]] std::vector<const NounPhrase*> antecedents(std::uint32_t at, int depth) const {
    const auto* phrase = reader_.phrase_ending(at);
    if (phrase == nullptr) return {};
    const auto* top = reader_.top_of(*phrase);
    const auto article = text_.folded(top->first);
    if ((article == "en" || article == "et") && top->first > reader_.begin() + 1 &&
        text_.used_as(top->first - 1, WordUse::BeVerb) && text_.is(top->first - 1, Tag::Verb)) {
      if (auto who = subjects(top->first - 1, depth + 1); !who.empty()) return who;
    }
    if (top == phrase) return {phrase};
    // "midler til et korps, der hjælper", "et korps i kommunen, som": what is new, the other being known.
    // "en sammensætning af problemer, der kræver": which of the two is meant cannot be told.
    const auto is_new = [this](const NounPhrase& one) {
      const auto opening = text_.folded(one.first);
      return opening == "en" || opening == "et";
    };
    const bool one_between = reader_.governor(*phrase) == top;
    if (is_new(*phrase) && !is_new(*top) && text_.folded(phrase->first - 1) == "til") return {phrase};
    const bool known = phrase->definite && phrase->modifier_count == 0;
    return one_between && is_new(*top) && known ? std::vector<const NounPhrase*>{top}
                                                : std::vector<const NounPhrase*>();
  }

  // "I dag er X for G", "Desuden retter X sig mod G": behind the finite verb.
  [[nodiscard]] const NounPhrase* turned(std::uint32_t verb) const {
    if (verb == reader_.begin() || reader_.negated(verb) || !is_finite(verb) || !opens_with_adverbial(verb))
      return nullptr;
    const auto subject = noun_phrase_at(text_, verb + 1, reader_.end());
    return subject ? reader_.phrase_ending(subject->end) : nullptr;
  }

  // "I 2019 omfattede X Y"
  [[nodiscard]] VerbFrame inverted(std::uint32_t verb) const {
    const auto* found = turned(verb);
    if (found == nullptr) return {};
    auto at = found->end;
    // "omfattede forløbet i Odense otte møder"
    while (reader_.is(at, Tag::Preposition)) {
      const auto inner = noun_phrase_at(text_, at + 1, reader_.end());
      if (!inner) break;
      at = inner->end;
    }
    if (!object_from(at)) at = found->end;
    if (!object_from(at)) return {};
    return {{found}, past_adverbs(at)};
  }

  [[nodiscard]] bool possible(std::uint32_t verb, int depth) const {
    if (depth > kMostVerbs) return true;
    auto at = verb;
    for (; at > reader_.begin(); --at) {
      const auto before = at - 1;
      if (may(before)) return true;
      const bool between = text_.is(before, Tag::Adverb) || text_.is(before, Tag::InfinitiveMarker) ||
                           text_.is(before, Tag::Preposition) || text_.used_as(before, WordUse::BeVerb);
      if (!between) break;
    }
    if (at == reader_.begin()) return false;
    // "kan styrke A og understøtte B", "kan bidrage til at styrke"
    if (text_.is(at - 1, Tag::Coordinator) || text_.is(at - 1, Tag::Verb)) {
      for (auto before = at; before > reader_.begin() && at - before < kReach; --before) {
        if (text_.is(before - 1, Tag::Relative) || text_.is(before - 1, Tag::Subjunction)) return false;
        if (text_.is(before - 1, Tag::Verb)) return may(before - 1) || possible(before - 1, depth + 1);
      }
    }
    // "derfor kan X styrke": the modal before the subject.
    if (const auto* last = reader_.phrase_ending(at)) {
      auto first = reader_.top_of(*last)->first;
      while (first > reader_.begin() && text_.is(first - 1, Tag::Adverb)) --first;
      return first > reader_.begin() && may(first - 1);
    }
    return false;
  }

  [[nodiscard]] std::vector<Conjunct> complements(std::uint32_t verb) const {
    auto at = verb + 1;
    constexpr int kMostInfinitives = 2;
    for (int i = 0; i < kMostInfinitives; ++i) {
      const auto next = past_infinitive(at);
      if (next == at) break;
      at = next;
    }
    at = past_adverbs(at);
    // "hænger ifølge forskningen sammen med": whose word it is.
    if (reader_.form(at) == "ifølge") {
      if (const auto source = noun_phrase_at(text_, at + 1, reader_.end())) at = past_adverbs(source->end);
    }
    if (auto found = reader_.objects(at); !found.empty()) return found;
    if (!reader_.is(at, Tag::Preposition)) return {};
    if (text_.token(at).form == "inden" || reader_.form(at) == "efter" || reader_.form(at) == "før")
      return {};
    return reader_.objects(past_adverbs(at + 1));
  }

 private:
  [[nodiscard]] bool is_auxiliary(std::uint32_t at) const {
    return text_.used_as(at, WordUse::ModalVerb | WordUse::BeVerb) && text_.is(at, Tag::Verb);
  }

  // "kan", "vil", "bør"; "skal" says what a thing is for.
  [[nodiscard]] bool may(std::uint32_t at) const {
    return text_.used_as(at, WordUse::ModalVerb) && text_.is(at, Tag::Verb) && text_.folded(at) != "skal";
  }

  // From the verb back over "kan", "er", adverbs and "er med til at".
  [[nodiscard]] std::uint32_t past_auxiliaries(std::uint32_t at) const {
    while (at > reader_.begin()) {
      // "der alle har"
      const auto word = text_.folded(at - 1);
      const bool floats = word == "alle" || word == "begge" || word == "hver";
      // "har været reguleret"
      const bool perfect = (word == "har" || word == "havde") && text_.is(at, Tag::Verb);
      if (text_.is(at - 1, Tag::Adverb) || is_auxiliary(at - 1) || floats || perfect) {
        --at;
        continue;
      }
      // "er med til at"
      if (at >= reader_.begin() + 4 && text_.is(at - 1, Tag::InfinitiveMarker) &&
          reader_.form(at - 2) == "til" && reader_.form(at - 3) == "med") {
        at -= 3;
        continue;
      }
      break;
    }
    return at;
  }

  [[nodiscard]] std::vector<const NounPhrase*> antecedent(std::uint32_t relative, int depth) const {
    if (text_.folded(relative) == "hvor") return {};
    auto at = relative;
    // "X, som V, og som V": the antecedent of the first
    if (at > reader_.begin() && text_.is(at - 1, Tag::Coordinator)) {
      if (depth > kMostVerbs) return {};
      for (auto back = at - 1; back > reader_.begin() && at - back < kReach; --back) {
        if (text_.is(back - 1, Tag::Stop) || text_.is(back - 1, Tag::Subjunction)) return {};
        if (text_.is(back - 1, Tag::Relative)) return antecedent(back - 1, depth + 1);
      }
      return {};
    }
    if (at > reader_.begin() && text_.is(at - 1, Tag::Comma)) --at;
    return antecedents(reader_.before_asides(at), depth);
  }

  // Where "X, som V," ends with token `comma`: one past X; `comma` if no such clause ends there.
  [[nodiscard]] std::uint32_t before_relative_clause(std::uint32_t comma) const {
    bool verb = false;
    for (auto at = comma; at > reader_.begin() + 1 && comma - at < kReach; --at) {
      if (text_.is(at - 1, Tag::Stop) || text_.is(at - 1, Tag::Subjunction)) return comma;
      verb = verb || text_.is(at - 1, Tag::Verb);
      if (text_.is(at - 1, Tag::Relative)) return verb && text_.is(at - 2, Tag::Comma) ? at - 2 : comma;
    }
    return comma;
  }

  // "Et værested er åbent for alle. Det omfatter X": the subject of the sentence before, in the same block.
  [[nodiscard]] const NounPhrase* taken_up_by_pronoun(std::uint32_t verb) const {
    const auto pronoun = text_.folded(reader_.begin());
    const bool neuter = pronoun == "det";
    const auto number = reader_.number();
    if ((!neuter && pronoun != "den") || number == 0) return nullptr;
    // "Det kræver", "det giver": often all that was said before
    if (neuter && !text_.used_as(verb, WordUse::ContainVerb | WordUse::TargetCue) &&
        text_.folded(verb) != "består")
      return nullptr;
    const auto& sentences = text_.sentences();
    const auto& before = sentences[number - 1];
    const auto phrases = reader_.phrases_of(number - 1);
    if (before.block != sentences[number].block || phrases.empty()) return nullptr;
    const auto& who = phrases.front();
    const auto* reading = text_[who.head].reading;
    if (who.first != before.first_token || who.end >= before.end_token || !text_.is(who.end, Tag::Verb) ||
        reading == nullptr || reader_.is_people(who) || reader_.is_staff(who))
      return nullptr;
    const auto fits = [&](const NounPhrase& one) {
      const auto* noun = text_[one.head].reading;
      return noun != nullptr && has(noun->features, neuter ? Feature::Neuter : Feature::Common) &&
             !has(noun->features, Feature::Plural) && !reader_.is_people(one);
    };
    // "X åbnede i maj": of a time or another general noun nothing is told
    const auto rivals = [&](const NounPhrase& one) {
      return fits(one) && !text_.used_as(one.head, WordUse::GenericNoun);
    };
    // "Teamet visiterer til kurset. Det er for ...": one of the two
    const auto other = std::find_if(phrases.begin() + 1, phrases.end(), rivals);
    return fits(who) && other == phrases.end() ? &who : nullptr;
  }

  [[nodiscard]] bool is_finite(std::uint32_t verb) const {
    const auto* reading = text_.is(verb, Tag::Verb) ? text_[verb].reading : nullptr;
    return reading != nullptr &&
           (has(reading->features, Feature::Present) || has(reading->features, Feature::Past));
  }

  // "I 2019", "Desuden", "Som noget nyt": nothing else before the verb.
  [[nodiscard]] bool opens_with_adverbial(std::uint32_t verb) const {
    const auto first = reader_.begin();
    if (verb == first) return false;
    if (text_.is(first, Tag::Subjunction)) return opens_with_clause(verb);
    if (!text_.is(first, Tag::Preposition) && !text_.is(first, Tag::Adverb) && text_.folded(first) != "som")
      return false;
    for (auto at = first + 1; at < verb; ++at) {
      const bool within = text_.is(at, Tag::Preposition) || text_.is(at, Tag::Adverb) ||
                          text_.is(at, Tag::Numeral) || text_.is(at, Tag::Noun) ||
                          text_.is(at, Tag::ProperNoun) || text_.is(at, Tag::Adjective) ||
                          text_.is(at, Tag::Determiner) || text_.is(at, Tag::Pronoun);
      if (!within) return false;
    }
    return true;
  }

  // "Når borgeren er visiteret, indeholder X Y": the one clause before closes with the comma.
  [[nodiscard]] bool opens_with_clause(std::uint32_t verb) const {
    const auto opening = text_.folded(reader_.begin());
    if (opening == "hvis" || opening == "såfremt" || opening == "medmindre" || opening == "at") return false;
    if (!text_.is(verb - 1, Tag::Comma)) return false;
    bool clause = false;
    for (auto at = reader_.begin() + 1; at + 1 < verb; ++at) {
      if (text_.is(at, Tag::Comma) || text_.is(at, Tag::Relative) || text_.is(at, Tag::Subjunction))
        return false;
      clause = clause || is_finite(at);
    }
    return clause;
  }

  [[nodiscard]] bool object_from(std::uint32_t at) const {
    return noun_phrase_at(text_, past_adverbs(at), reader_.end()).has_value();
  }

  // The second of two verbs: "X styrker A og understøtter B".
  [[nodiscard]] std::vector<const NounPhrase*> of_verb_before(std::uint32_t coordinator, int depth) const {
    for (auto at = coordinator; at > reader_.begin() && coordinator - at < kReach; --at) {
      if (text_.is(at - 1, Tag::Subjunction) || text_.is(at - 1, Tag::Relative) ||
          text_.is(at - 1, Tag::Stop))
        return {};
      if (text_.is(at - 1, Tag::Verb) && !is_auxiliary(at - 1)) return subjects(at - 1, depth + 1);
    }
    return {};
  }

  // "X bidrager til at styrke": the subject of "bidrager".
  [[nodiscard]] std::vector<const NounPhrase*> of_governing_verb(std::uint32_t marker, int depth) const {
    auto at = marker;
    if (at > reader_.begin() && (reader_.form(at - 1) == "til" || reader_.form(at - 1) == "med")) --at;
    if (at == reader_.begin() || !text_.is(at - 1, Tag::Verb) || is_auxiliary(at - 1)) return {};
    return subjects(at - 1, depth + 1);
  }

  // "Udredning tidligt i forløbet styrker": an adverb between the subject and when it is.
  [[nodiscard]] const NounPhrase* past_adverbial(const NounPhrase* top) const {
    if (top->first < reader_.begin() + 3 || !text_.is(top->first - 1, Tag::Preposition)) return top;
    const auto adverb = top->first - 2;
    const bool when = text_.is(adverb, Tag::Adverb) ||
                      (text_.is(adverb, Tag::Adjective) && text_.folded(adverb).ends_with("t"));
    const auto* before = when ? reader_.phrase_ending(adverb) : nullptr;
    return before != nullptr && before->first == reader_.begin() ? before : top;
  }

  // The phrases that end before token `at`, where a clause begins with them.
  [[nodiscard]] std::vector<const NounPhrase*> phrases_before(std::uint32_t at) const {
    const auto* last = reader_.phrase_ending(at);
    if (last == nullptr) return {};
    std::vector<const NounPhrase*> found{past_adverbial(reader_.top_of(*last))};
    // "A og B styrker", "A, B og C styrker"
    for (auto first = found.back()->first; first > reader_.begin() + 1; first = found.back()->first) {
      const bool coordinated =
          text_.is(first - 1, Tag::Coordinator) || (found.size() > 1 && text_.is(first - 1, Tag::Comma));
      if (!coordinated) break;
      const auto* other = reader_.phrase_ending(first - 1);
      if (other == nullptr) break;
      const auto* top = reader_.top_of(*other);
      // "en kombination af A og B styrker": both hang on the one noun.
      if (top != other && reader_.governor(*found.back()) == nullptr && found.size() == 1)
        found.back() = top;
      else
        found.push_back(top);
    }
    // "kommunens tilbud styrker": the owner opens the clause.
    auto first = found.back()->first;
    if (const auto* owner = found.back()->possessed ? reader_.phrase_ending(first) : nullptr;
        owner != nullptr)
      first = owner->first;
    if (!begins_clause(first)) return {};
    return found;
  }

  [[nodiscard]] bool begins_clause(std::uint32_t first) const {
    if (first == reader_.begin()) return true;
    auto at = first;
    while (at > reader_.begin() && text_.is(at - 1, Tag::Adverb)) --at;
    if (at == reader_.begin()) return true;
    const auto before = at - 1;
    // "hvis X omfatter Y": only in that case
    const auto word = text_.folded(before);
    if (word == "hvis" || word == "når" || word == "såfremt" || word == "medmindre") return false;
    if (text_.is(before, Tag::Subjunction) || text_.is(before, Tag::Colon) || text_.is(before, Tag::Dash) ||
        text_.folded(before) == "hvor" || text_.is(before, Tag::Other))
      return true;
    // "Derfor kan X styrke", "ifølge planen bidrager X": behind the finite verb.
    if (text_.used_as(before, WordUse::ModalVerb)) return true;
    // "Siden 2015 har X været": likewise.
    if (is_finite(before) && (is_auxiliary(before) || word == "har" || word == "havde") &&
        opens_with_adverbial(before))
      return true;
    if (text_.is(before, Tag::Numeral) || text_.is(before, Tag::Stop) || text_.is(before, Tag::Close)) {
      return before < reader_.begin() + 3;  // the number of a list item
    }
    // ", og X styrker"
    return text_.is(before, Tag::Coordinator) && before > reader_.begin() && text_.is(before - 1, Tag::Comma);
  }

  [[nodiscard]] std::uint32_t past_adverbs(std::uint32_t at) const {
    for (;;) {
      const auto next = reader_.past_adverbs(at);
      if (next == at && reader_.form(at) != "sig" && reader_.form(at) != "tæt") return at;
      at = next == at ? at + 1 : next;
    }
  }

  // "med til at skabe", "til at skabe", "at skabe": one past the infinitive; `at` if there is none.
  [[nodiscard]] std::uint32_t past_infinitive(std::uint32_t at) const {
    auto next = past_adverbs(at);
    if (reader_.form(next) == "med") ++next;
    if (reader_.form(next) == "til") ++next;
    if (!reader_.is(next, Tag::InfinitiveMarker)) return at;
    next = past_adverbs(next + 1);
    while (reader_.used_as(next, WordUse::ModalVerb)) ++next;  // "at kunne levere"
    return reader_.is(next, Tag::Verb) ? next + 1 : at;
  }

  const RelationReader& reader_;
  const TaggedText& text_;
};

}  // namespace

std::vector<const NounPhrase*> subjects_of(const RelationReader& reader, std::uint32_t verb) {
  return Clauses(reader).subjects(verb, 0);
}

VerbFrame frame_of(const RelationReader& reader, std::uint32_t verb) {
  const Clauses clauses(reader);
  if (auto subjects = clauses.subjects(verb, 0); !subjects.empty()) return {std::move(subjects), verb + 1};
  return clauses.inverted(verb);
}

const NounPhrase* turned_subject_of(const RelationReader& reader, std::uint32_t verb) {
  return Clauses(reader).turned(verb);
}

std::vector<const NounPhrase*> antecedents_before(const RelationReader& reader, std::uint32_t at) {
  return Clauses(reader).antecedents(at, 0);
}

bool is_possibility(const RelationReader& reader, std::uint32_t verb) {
  return Clauses(reader).possible(verb, 0);
}

std::vector<Conjunct> complements_of(const RelationReader& reader, std::uint32_t verb) {
  return Clauses(reader).complements(verb);
}

}  // namespace vidensgraf
