#include <string>
#include <string_view>
#include <vector>

#include "extraction/grammar/word_lists.h"
#include "extraction/relations/relation_clauses.h"
#include "extraction/relations/relation_finders.h"
#include "extraction/relations/relation_offers.h"

// For whom a thing is, from what it enables them to do:
//
//   med X kan G V, gennem X får G ...         the means that opens the sentence
//   i X kan G V, på X bor G                   a place where people are helped
//   X gør det muligt for G at V               "lettere", "nemmere"
//   det er muligt for G at få X               also "der er mulighed for G for at få"
//   N stiller X til rådighed for G, X stilles til rådighed for G
//   X, som G kan få, ...                      the relative clause has the group as subject
//   X er et forløb, hvor G V                  what happens there
//
// Known misses: means inside the sentence ("kan med X").

namespace vidensgraf {
namespace {

class EnablingFinder {
 public:
  explicit EnablingFinder(RelationReader& reader) : reader_(reader), text_(reader.text()), offers_(reader) {}

  void run() {
    if (reader_.mentions().first_group(reader_.source()) == nullptr) return;
    opening();
    for (auto at = reader_.begin() + 1; at < reader_.end(); ++at) {
      const auto word = reader_.form(at);
      if (word == "for" && (reader_.form(at - 1) == "muligt" || is_easier(at - 1))) made_possible(at);
      if (word == "for" && reader_.form(at - 1) == "rådighed") at_disposal(at);
      if (word == "som") received(at);
      if (word == "hvor") happens(at);
    }
  }

 private:
  [[nodiscard]] bool is_easier(std::uint32_t at) const {
    const auto word = reader_.form(at);
    return word == "lettere" || word == "nemmere";
  }

  // The group that begins at token `at` as a subject, and the token behind it.
  [[nodiscard]] const Mention* subject_at(std::uint32_t at, std::uint32_t& end) const {
    const auto* group = offers_.group_from(at);
    if (group != nullptr) end = offers_.token_from(group->span.end);
    return group;
  }

  // Something by a word of its own: a compound, or a noun with an adjective; not "alderen", "tiden".
  [[nodiscard]] bool is_means(const NounPhrase& phrase) const {
    const auto* reading = text_[phrase.head].reading;
    if (reading == nullptr ||
        text_.used_as(phrase.head, WordUse::GenericNoun | WordUse::EvaluativeNoun | WordUse::RuleNoun) ||
        ends_as_listed(WordList::TroubleNoun, reading->lemma))
      return false;
    return reading->parts.size() > 1 || phrase.modifier_count > 0;
  }

  // "Med X kan G tilkalde hjælp", "Gennem X får G mulighed for", "I X kan G overnatte"
  void opening() {
    const auto first = reader_.begin();
    const auto word = reader_.form(first);
    const bool means = word == "med" || word == "gennem" || word == "via";
    const bool place = word == "i" || word == "på" || word == "hos";
    if (!means && !place) return;
    const auto what = noun_phrase_at(text_, first + 1, reader_.end());
    if (!what) return;
    const auto verb = reader_.form(what->end);
    const bool enables = verb == "kan" || verb == "får";
    const bool lives = place && (verb == "bor" || verb == "opholder");
    if ((!enables && !lives) || reader_.negated(what->end)) return;
    if (means ? !is_means(*what) : !offers_.is_care_place(*what)) return;
    std::uint32_t end = 0;
    const auto* group = subject_at(offers_.past_weight(what->end + 1), end);
    // "Med X kan G ikke V"
    if (group == nullptr || reader_.form(end) == "ikke" || reader_.form(end) == "aldrig") return;
    if (const auto* label = offers_.offer_of(*what))
      offers_.meant_for(*label, *group, reader_.source(), "med X kan G V");
  }

  // "X gør det muligt for G at V", "Det er muligt for G at få X"
  void made_possible(std::uint32_t at) {
    std::uint32_t end = 0;
    const auto* group = subject_at(at + 1, end);
    if (group == nullptr || !reader_.is(end, Tag::InfinitiveMarker) || at < reader_.begin() + 3) return;
    auto verb = at - 2;
    while (verb > reader_.begin() && text_.is(verb, Tag::Adverb)) {
      if (reader_.form(verb) == "ikke") return;
      --verb;
    }
    if (reader_.form(verb) == "det" && verb > reader_.begin() && text_.is(verb - 1, Tag::Verb) &&
        reader_.form(verb - 1).starts_with("gør")) {
      offers_.meant_for(subjects_of(reader_, verb - 1), *group, "X gør det muligt for G at V");
      return;
    }
    const bool is = text_.used_as(verb, WordUse::BeVerb) && reader_.form(reader_.begin()) == "det";
    if (!is || reader_.negated(verb)) return;
    auto object = end + 1;
    if (!reader_.used_as(object, WordUse::ReceiveVerb | WordUse::UseVerb | WordUse::DeliverVerb)) return;
    while (reader_.is(object, Tag::Verb) || reader_.form(object) == "få") ++object;
    offers_.given(object, *group, "det er muligt for G at få X");
  }

  // "N stiller X til rådighed for G", "X stilles til rådighed for G"
  void at_disposal(std::uint32_t at) {
    if (at < reader_.begin() + 4 || reader_.form(at - 2) != "til") return;
    const auto* group = offers_.group_from(at + 1);
    if (group == nullptr) return;
    const auto* what = reader_.phrase_ending(at - 2);
    if (what != nullptr) {
      if (!offers_.denied(*what)) offers_.meant_for({what}, *group, "X til rådighed for G");
      return;
    }
    const auto verb = at - 3;
    if (text_.is(verb, Tag::Verb))
      offers_.meant_for(subjects_of(reader_, verb), *group, "X til rådighed for G");
  }

  // "kulturpasset, som unge uden job kan få"
  void received(std::uint32_t som) {
    std::uint32_t end = 0;
    const auto* group = subject_at(som + 1, end);
    if (group == nullptr) return;
    auto at = end;
    bool takes = false;
    for (; reader_.is(at, Tag::Verb) || reader_.is(at, Tag::Adverb) || reader_.form(at) == "få"; ++at) {
      if (reader_.form(at) == "ikke" || reader_.form(at) == "aldrig") return;
      takes = takes || reader_.used_as(at, WordUse::ReceiveVerb | WordUse::UseVerb);
    }
    if (reader_.form(at) == "ret" && reader_.form(at + 1) == "til") {
      takes = true;
    } else if (reader_.form(end) == "har" || !takes || noun_phrase_at(text_, at, reader_.end())) {
      return;
    }
    const auto before = text_.is(som - 1, Tag::Comma) ? som - 1 : som;
    offers_.meant_for(antecedents_before(reader_, before), *group, "X, som G kan få");
  }

  // "X er et forløb, hvor G mødes": what a general noun is said of
  void happens(std::uint32_t where) {
    std::uint32_t end = 0;
    const auto* group = subject_at(where + 1, end);
    if (group == nullptr || !reader_.is(end, Tag::Verb) || reader_.form(end + 1) == "ikke") return;
    const auto before = text_.is(where - 1, Tag::Comma) ? where - 1 : where;
    const auto* last = reader_.phrase_ending(before);
    if (last == nullptr) return;
    const auto* genus = reader_.top_of(*last);
    if (!text_.used_as(genus->head, WordUse::OfferNoun) || genus->definite || genus->first <= reader_.begin())
      return;
    const auto be = genus->first - 1;
    if (!text_.used_as(be, WordUse::BeVerb) || !text_.is(be, Tag::Verb)) return;
    offers_.meant_for(subjects_of(reader_, be), *group, "X er et forløb, hvor G V");
  }

  RelationReader& reader_;
  const TaggedText& text_;
  Offers offers_;
};

}  // namespace

void find_enablings(RelationReader& reader) { EnablingFinder(reader).run(); }

}  // namespace vidensgraf
