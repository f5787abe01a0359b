#include <algorithm>
#include <utility>

#include "extraction/concepts/concept_collector.h"
#include "extraction/grammar/coordination.h"

// Terms that a coordination gives in part. Danish leaves out what two members share: the noun ("håndholdte og
// skræddersyede løsninger"), the last or first part of a compound ("rolle- og ansvarsfordeling"), the
// adjective ("komplekse problemer og støttebehov"). Each member becomes a candidate of its own, marked as
// elliptic.
//
// Known misses: three members of which the middle one is elliptic at both ends; a shared adjective that the
// document never has directly before the second noun.

namespace vidensgraf {

// "håndholdte og skræddersyede løsninger": each adjective with the noun; only the last one stands next to
// it.
void ConceptCollector::add_alternatives(const NounPhrase& phrase, std::span<const Modifier> modifiers) {
  for (std::size_t i = 0; i < modifiers.size(); ++i) {
    const bool last = i + 1 == modifiers.size();
    if (text_[modifiers[i].adjective].suspended) continue;  // completed in complete_adjective
    auto& it = candidate(term_form(text_, analyzer_, modifiers.subspan(i, 1), phrase.head));
    it.picked_out = it.picked_out || picks_out(phrase, modifiers.subspan(i, 1));
    if (last) {
      count(it, phrase.head, text_.span(modifiers[i].first, phrase.end), false, 2);
    } else {
      it.words = 2;
      it.members = members(phrase.head);
      it.generic_head = text_.used_as(phrase.head, WordUse::GenericNoun);
      ++it.elliptic;
      it.elliptic_occurrences.push_back(text_.span(modifiers[i].first, phrase.end));
    }
  }
  add_single(phrase, true);
  complete_adjective(phrase, modifiers);
}

// "matrikelfaste og matrikelløse indsatser": the first was taken for a noun, but it may be an adjective, has
// the ending of one and is coordinated with one.
bool ConceptCollector::add_misread_adjective(std::span<const NounPhrase> phrases, std::size_t index) {
  const auto& first = phrases[index];
  if (index + 1 >= phrases.size() || first.modifier_count != 0 || first.noun != first.head) return false;
  const auto* word = text_.token(first.head).word;
  if (word == nullptr || word->reading_as(WordClass::Adjective) == nullptr ||
      !text_.folded(first.head).ends_with("e"))
    return false;
  const auto& second = phrases[index + 1];
  if (second.modifier_count == 0 || second.determined || !may_be_head(second.head)) return false;
  if (skip_coordinator(text_, first.end, sentence_->end_token) != second.first || second.first == first.end ||
      !text_.is(first.end, Tag::Coordinator))
    return false;
  TermForm form = term_form(text_, analyzer_, {}, second.head);
  const auto adjective = adjective_label(text_, first.head, first.head);
  form.label = adjective + " " + form.label;
  form.key = adjective + " " + form.key;
  auto& it = candidate(std::move(form));
  it.words = 2;
  it.members = members(second.head);
  ++it.elliptic;
  it.elliptic_occurrences.push_back(text_.span(first.head, second.end));
  return true;
}

// "-løse indsatser": an adjective of which the coordination before gives the first part.
bool ConceptCollector::is_tail_of_pair(const NounPhrase& phrase) const {
  return phrase.core > sentence_->first_token && phrase.core < phrase.head &&
         !text_.token(phrase.core).space_before && text_.is(phrase.core - 1, Tag::Dash) &&
         text_.token(phrase.core - 1).space_before;
}

// The first word of "matrikelfaste og -løse indsatser", which was taken for a noun.
bool ConceptCollector::begins_tailed_pair(const NounPhrase& phrase) const {
  if (phrase.modifier_count != 0 || phrase.noun != phrase.head) return false;
  const auto dash = skip_coordinator(text_, phrase.end, sentence_->end_token);
  return dash != phrase.end && dash + 1 < sentence_->end_token && text_.is(dash, Tag::Dash) &&
         text_.token(dash).space_before && !text_.token(dash + 1).space_before &&
         text_.is(dash + 1, Tag::Adjective);
}

// Both adjectives of "matrikelfaste og -løse indsatser", each in full with the noun.
void ConceptCollector::add_tailed_pair(const NounPhrase& tail) {
  constexpr std::uint32_t kLongestCoordinator = 3;  // "og/eller"
  const auto dash = tail.core - 1;
  for (std::uint32_t length = 1; length <= kLongestCoordinator; ++length) {
    if (dash < sentence_->first_token + length + 1) return;
    const auto first = dash - length - 1;
    if (skip_coordinator(text_, first + 1, sentence_->end_token) != dash) continue;
    for (const auto& one : conjuncts_at(text_, first, sentence_->end_token)) {
      if (one.phrase.head != tail.head || one.adjective_form.empty()) continue;
      elided_.push_back(ElidedTerm{one.adjective_form, tail.head, {}, text_.span(first, tail.end)});
    }
    return;
  }
}

// "sundheds- og socialfaglige kompetencer": the first adjective in full.
void ConceptCollector::complete_adjective(const NounPhrase& phrase, std::span<const Modifier> modifiers) {
  const auto& first = modifiers.front();
  if (!text_[first.adjective].suspended) return;
  const auto full = complete_suspended(text_, first.adjective, modifiers.back().adjective);
  if (full.empty()) return;
  elided_.push_back(ElidedTerm{full, phrase.head, {}, text_.span(first.first, phrase.end)});
}

// "rolle- og ansvarsfordeling" as a whole, its last member, and the first one in full.
void ConceptCollector::add_suspended(const NounPhrase& phrase, std::span<const Modifier> modifiers) {
  auto whole = phrase;
  whole.modifier_count = 0;
  for (const auto& modifier : modifiers) whole.modifier_store[whole.modifier_count++] = modifier;
  whole.core = modifiers.empty() ? phrase.noun : modifiers.front().first;
  const auto index = candidate_index(term_form(text_, analyzer_, whole));
  count(candidates_[index], phrase.head, text_.span(whole.core, phrase.end), false,
        2U + whole.modifier_count);
  const auto single = add_single(phrase, true);
  if (single != kNone) nested_.emplace_back(single, index);
  if (!modifiers.empty()) return;
  for (auto token = phrase.noun; token < phrase.head; ++token) {
    if (!text_[token].suspended) continue;
    const auto full = complete_suspended(text_, token, phrase.head);
    if (!full.empty())
      elided_.push_back(ElidedTerm{{}, phrase.head, full, text_.span(phrase.noun, phrase.end)});
  }
}

// "komplekse problemer og/eller støttebehov": the adjective reaches the second noun where the document has
// it so.
void ConceptCollector::add_shared(std::span<const NounPhrase> phrases, std::size_t index) {
  const auto& first = phrases[index];
  if (first.modifier_count == 0 || index + 1 >= phrases.size()) return;
  const auto& second = phrases[index + 1];
  if (second.modifier_count != 0 || second.determined || !may_be_head(second.head)) return;
  if (is_definite_name(text_, first) || (second.definite && !first.definite)) return;
  if (skip_coordinator(text_, first.end, sentence_->end_token) != second.first || second.first == first.end)
    return;
  const auto modifiers = term_modifiers(first);
  const auto shared = std::find_if(modifiers.begin(), modifiers.end(), [&](const Modifier& modifier) {
    return phrases_.joins(text_, modifier.adjective, second.head);
  });
  if (shared == modifiers.end()) return;
  auto& it = candidate(term_form(text_, analyzer_, std::span(&*shared, 1), second.head));
  it.words = 2;
  it.members = members(second.head);
  ++it.elliptic;
  it.elliptic_occurrences.push_back(text_.span(shared->first, second.end));
  // The pair may be a term of its own: "komplekse sociale problemer og/eller støttebehov".
  TermForm whole;
  whole.label = folded_wording(text_, modifiers.front().first, second.end);
  whole.key = whole.label;
  auto& pair = candidate(std::move(whole));
  pair.coordinated = true;
  pair.words = static_cast<std::uint32_t>(modifiers.size()) + 2U;
  ++pair.frequency;
  if (heading_) ++pair.in_headings;
  pair.occurrences.push_back(text_.span(modifiers.front().first, second.end));
}

}  // namespace vidensgraf
