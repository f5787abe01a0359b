#include "extraction/relation_clauses.h"

#include <string_view>

// Subject and object by position. Danish puts the subject right before the finite verb of a subordinate
// clause ("at X styrker Y"), and before or right behind that of a main clause ("X styrker Y", "derfor kan X
// styrke Y"); what stands between subject and verb hangs on the subject by prepositions. So from the verb
// back: past its auxiliaries to a phrase, up that phrase's chain of prepositions, and there the clause has to
// begin. Anything else gives no subject.
//
// Known misses: relative clauses between subject and verb, fronted objects, pronouns.

namespace vidensgraf {
namespace {

constexpr std::uint32_t kReach = 14;  // tokens back to the verb before
constexpr int kMostVerbs = 3;         // "X styrker A, øger B og understøtter C"

class Clauses {
 public:
  explicit Clauses(const RelationReader& reader) : reader_(reader), text_(reader.text()) {}

  [[nodiscard]] std::vector<const NounPhrase*> subjects(std::uint32_t verb, int depth) const {
    if (depth > kMostVerbs || reader_.negated(verb)) return {};
    const auto at = past_auxiliaries(verb);
    if (at == reader_.begin()) return {};
    const auto before = at - 1;
    if (text_.is(before, Tag::Relative)) return antecedent(before);
    if (text_.is(before, Tag::Coordinator)) return of_verb_before(before, depth);
    if (text_.is(before, Tag::InfinitiveMarker)) return of_governing_verb(before, depth);
    return phrases_before(reader_.before_asides(at));
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
      if (text_.is(at - 1, Tag::Adverb) || is_auxiliary(at - 1) || floats) {
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

  [[nodiscard]] std::vector<const NounPhrase*> antecedent(std::uint32_t relative) const {
    if (text_.folded(relative) == "hvor") return {};
    auto at = relative;
    if (at > reader_.begin() && text_.is(at - 1, Tag::Comma)) --at;
    at = reader_.before_asides(at);
    const auto* phrase = reader_.phrase_ending(at);
    // "en sammensætning af problemer, der kræver": which of the two is meant cannot be told.
    if (phrase == nullptr || reader_.governor(*phrase) != nullptr) return {};
    return {phrase};
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
    if (text_.is(before, Tag::Subjunction) || text_.is(before, Tag::Colon) || text_.is(before, Tag::Dash) ||
        text_.folded(before) == "hvor" || text_.is(before, Tag::Other))
      return true;
    // "Derfor kan X styrke", "ifølge planen bidrager X": behind the finite verb.
    if (text_.used_as(before, WordUse::ModalVerb)) return true;
    if (text_.is(before, Tag::Numeral) || text_.is(before, Tag::Stop) || text_.is(before, Tag::Close)) {
      return before < reader_.begin() + 3;  // the number of a list item
    }
    // ", og X styrker"
    return text_.is(before, Tag::Coordinator) && before > reader_.begin() && text_.is(before - 1, Tag::Comma);
  }

  [[nodiscard]] std::uint32_t past_adverbs(std::uint32_t at) const {
    while (reader_.is(at, Tag::Adverb) || reader_.form(at) == "sig" || reader_.form(at) == "tæt") ++at;
    return at;
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

bool is_possibility(const RelationReader& reader, std::uint32_t verb) {
  return Clauses(reader).possible(verb, 0);
}

std::vector<Conjunct> complements_of(const RelationReader& reader, std::uint32_t verb) {
  return Clauses(reader).complements(verb);
}

}  // namespace vidensgraf
