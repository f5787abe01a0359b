#include <string_view>

#include "extraction/target_groups/target_group_reader.h"

// Which verbs of a relative clause delimit a group: those that state a need or a situation, what people leave
// undone or cannot do, what they come into, how they are; of people in general any habit.

namespace vidensgraf {

// Whether the verb of a relative clause says what people need or live in: a verb of the list, also after a
// modal one, or what cannot or must be done for them, "der ikke kan rummes i almene tilbud". Any other verb,
// whoever the people are, was tried: on text that nobody had looked at it brought more false groups than
// true.
bool TargetGroupReader::states_situation(std::uint32_t verb) const {
  if (text_.used_as(verb, WordUse::NeedVerb) || leaves_undone(verb) || ends_up_in(verb)) return true;
  // "som vurderes at have behov for": what somebody finds of them
  const auto found = text_.folded(verb);
  if ((found == "vurderes" || found == "skønnes" || found == "forventes" || found == "antages") &&
      verb + 2 < end_ && text_.folded(verb + 1) == "at")
    return text_.used_as(verb + 2, WordUse::NeedVerb);
  if (!text_.used_as(verb, WordUse::ModalVerb)) return false;
  auto main = verb + 1;
  while (main < end_ && text_.is(main, Tag::Adverb)) ++main;
  if (main >= end_) return false;
  if (text_.used_as(main, WordUse::NeedVerb)) return true;
  // "der ikke kan færdes alene": what they cannot do, whatever it is.
  const bool negated = is_negated(verb) || (main > verb + 1 && text_.folded(verb + 1) == "ikke");
  if (negated && text_.is(main, Tag::Verb)) return true;
  const auto* reading = text_[main].reading;
  return text_.is(main, Tag::Verb) && reading != nullptr && text_.folded(main).ends_with("es") &&
         reading->lemma.ends_with("e");
}

// "ikke længere kan", "stadig ikke kan": what stands before the verb of a relative clause.
bool TargetGroupReader::is_negated(std::uint32_t verb) const {
  constexpr std::uint32_t kFarthest = 3;
  for (auto at = verb; at > begin_ && verb - at < kFarthest;) {
    --at;
    if (text_.folded(at) == "ikke" || text_.folded(at) == "aldrig") return true;
    if (!text_.is(at, Tag::Adverb) && text_.folded(at) != "længere") return false;
  }
  return false;
}

// "unge, der ikke møder op": what people leave undone, now; not what they did not answer.
bool TargetGroupReader::leaves_undone(std::uint32_t verb) const {
  const auto* reading = text_[verb].reading;
  const auto form = text_.folded(verb);
  if (reading == nullptr || (!form.ends_with("r") && !form.ends_with("s"))) return false;
  if (text_.used_as(verb, WordUse::ModalVerb | WordUse::BeVerb) || reading->lemma == "have") return false;
  // "unge, der ikke nævnes i rapporten": what is not done with them.
  if (form.ends_with("s") && !reading->lemma.ends_with("s")) return false;
  if (!is_negated(verb)) return false;
  return !listed(WordList::StudiedVerb, reading->lemma);
}

// "der kommer ud i hjemløshed", "der havner i gæld": the situation they come into.
bool TargetGroupReader::ends_up_in(std::uint32_t verb) const {
  const auto* reading = text_[verb].reading;
  if (reading == nullptr) return false;
  const std::string_view lemma = reading->lemma;
  if (lemma != "komme" && lemma != "havne" && lemma != "ende" && lemma != "ryge") return false;
  auto at = verb + 1;
  if (at < end_ && text_.folded(at) == "ud") ++at;
  if (at + 1 >= end_ || text_.folded(at) != "i") return false;
  const auto phrase = noun_phrase_at(text_, at + 1, end_);
  return phrase && text_.used_as(phrase->head, WordUse::SituationNoun) &&
         !text_.used_as(phrase->head, WordUse::PlaceNoun);
}

// "der er uarbejdsdygtige", "som er ordblinde": an adjective that tells how they are, and judges nothing.
bool TargetGroupReader::states_condition(std::uint32_t verb) const {
  if (!text_.used_as(verb, WordUse::BeVerb)) return false;
  auto at = verb + 1;
  if (at < end_ && (is_respect(at) || text_.folded(at) == "alvorligt" || text_.folded(at) == "kronisk")) ++at;
  if (at >= end_ || !text_.is(at, Tag::Adjective)) return false;
  const auto form = text_.folded(at);
  return form.ends_with("e") && !form.ends_with("re") && !form.ends_with("este") &&
         !text_.used_as(at, WordUse::GenericAdjective | WordUse::TargetCue | WordUse::TiePredicate);
}

// "Det er under en tredjedel af de hjemløse, der har en plan": the clause belongs to "det er" and says of
// the people what the sentence states.
bool TargetGroupReader::is_cleft(std::uint32_t head) const {
  constexpr std::uint32_t kFarthest = 9;
  bool stressed = false;
  for (auto at = classified_from(head); at > begin_ && head - at < kFarthest;) {
    --at;
    if (text_.is(at, Tag::Verb) || text_.is(at, Tag::Comma) || text_.is(at, Tag::Subjunction)) {
      const bool is = text_.folded(at) == "er" || text_.folded(at) == "var";
      return stressed && is && at > begin_ && text_.folded(at - 1) == "det";
    }
    stressed = stressed || listed(WordList::StressWord, text_.folded(at));
  }
  return false;
}

// "borgere, der deltager i gruppeforløb": what they are offered, by a compound of its own; not "i
// undersøgelsen".
bool TargetGroupReader::takes_part(std::uint32_t verb) const {
  if (text_.folded(verb) != "deltager" || verb + 2 >= end_ || text_.folded(verb + 1) != "i") return false;
  const auto what = noun_phrase_at(text_, verb + 2, end_);
  if (!what || what->determined || what->definite ||
      text_.used_as(what->head, WordUse::StudyNoun | WordUse::DocumentNoun))
    return false;
  const auto* reading = text_[what->head].reading;
  const bool compound = reading != nullptr && reading->parts.size() > 1;
  return (compound && !listed(WordList::StudyMember, std::string_view(reading->parts.back()))) ||
         (what->modifier_count > 0 && !text_.used_as(what->head, WordUse::GenericNoun));
}

// Any other verb in the present tense, "unge, der pjækker", of people in general: indefinite, not counted,
// and named for whom something is done ("til unge, der ..."). Not what people do who take part in a study.
bool TargetGroupReader::states_habit(std::uint32_t verb, std::uint32_t head) const {
  const auto* reading = text_[verb].reading;
  const auto form = text_.folded(verb);
  if (reading == nullptr) return false;
  // "til ledige, der skal møde til samtale": what they have to or may do, of those it is done for
  if (text_.used_as(verb, WordUse::ModalVerb)) {
    const auto first = classified_from(head);
    if (!is_introduced(head) || first == begin_ || is_negated(verb)) return false;
    if (form != "skal" && form != "kan" && form != "vil") return false;
    const auto before = first - 1;
    const bool aimed =
        text_.folded(before) == "til" || text_.folded(before) == "for" ||
        text_.used_as(before, WordUse::TargetCue) ||
        (text_.folded(before) == "mod" && before > begin_ && text_.used_as(before - 1, WordUse::TargetCue));
    auto main = verb + 1;
    while (main < end_ && text_.is(main, Tag::Adverb)) ++main;
    // "unge, der kan svare", "unge, der vil fortælle om": what a study asks of them
    const auto* what = main < end_ && text_.is(main, Tag::Verb) ? text_[main].reading : nullptr;
    return aimed && what != nullptr && !listed(WordList::StudiedVerb, what->lemma);
  }
  if (listed(WordList::StudiedVerb, reading->lemma) && !takes_part(verb)) return false;
  // "elever, der ikke bestod prøven"
  const bool undone = is_negated(verb) && is_introduced(head);
  if (!undone && !form.ends_with("r") && !form.ends_with("s")) return false;
  if (is_definite(head) || is_single(head)) return false;
  const auto first = classified_from(head);
  if (first == begin_) return true;
  return text_.is(first - 1, Tag::Preposition) || text_.used_as(first - 1, WordUse::TargetCue);
}

}  // namespace vidensgraf
