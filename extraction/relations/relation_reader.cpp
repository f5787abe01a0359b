#include "extraction/relations/relation_reader.h"

#include <algorithm>
#include <utility>

#include "extraction/grammar/denials.h"
#include "extraction/grammar/term_form.h"

// What the finders of relations share. A phrase is looked up among the concepts by where it ends, since a
// Danish phrase ends with its head. Subjects are found by position alone and only where nothing but
// prepositional phrases stands between: a wrong subject costs more than a missing one.
//
// Known misses: subjects behind a fronted object ("Støtten giver kommunen"), pronouns, subjects of the second
// of two coordinated verbs.

namespace vidensgraf {

RelationReader::RelationReader(const TaggedText& text, const NounPhrases& phrases, const Analyzer& analyzer,
                               const DocumentFacts& facts)
    : text_(text), phrases_(phrases), analyzer_(analyzer), facts_(facts), mentions_(text, facts) {
  for (const auto& reference : facts.law_references) provisions_.push_back(reference.source);
  std::sort(provisions_.begin(), provisions_.end(), [](ByteSpan a, ByteSpan b) { return a.end < b.end; });
  for (const auto& one : facts.concepts) {
    if (one.label.ends_with("ing") && one.label.find(' ') == std::string::npos)
      actions_[one.label] = &one.label;
  }
}

void RelationReader::enter(std::uint32_t number) {
  number_ = number;
  sentence_ = &text_.sentences()[number];
  begin_ = sentence_->first_token;
  end_ = sentence_->end_token;
}

std::uint32_t RelationReader::sentence_at(std::uint32_t byte) const {
  const auto& sentences = text_.sentences();
  auto at =
      std::upper_bound(sentences.begin(), sentences.end(), byte,
                       [](std::uint32_t wanted, const Sentence& one) { return wanted < one.source.begin; });
  // Boilerplate that interrupts a sentence comes after it, so the order is not quite that of the text.
  for (int i = 0; i < 4 && at != sentences.begin(); ++i) {
    --at;
    if (at->source.begin <= byte && byte < at->source.end)
      return static_cast<std::uint32_t>(at - sentences.begin());
  }
  return static_cast<std::uint32_t>(sentences.size());
}

// ---- Names

const std::string* RelationReader::concept_with_of(const NounPhrase& phrase) const {
  if (form(phrase.end) != "af") return nullptr;
  const auto inner = noun_phrase_at(text_, phrase.end + 1, end_);
  if (!inner) return nullptr;
  const auto begin = text_.token(phrase.core).source.begin;
  const auto* mention = mentions_.concept_ending(text_.token(inner->head).source.end, begin);
  return mention != nullptr && mention->span.begin == begin ? mention->label : nullptr;
}

std::string RelationReader::label_of(const NounPhrase& phrase) const {
  if (const auto* label = concept_with_of(phrase)) return *label;
  if (const auto* label = concept_of(phrase)) return *label;
  if (text_.used_as(phrase.head, WordUse::GenericNoun | WordUse::GroupHead | WordUse::DocumentNoun))
    return {};
  if (!text_.is(phrase.head, Tag::Noun)) return {};
  return term_form(text_, analyzer_, phrase).label;
}

std::string RelationReader::term_of(const NounPhrase& phrase) const {
  if (const auto* label = concept_with_of(phrase)) return *label;
  if (const auto* label = concept_of(phrase)) return *label;
  const auto* reading = text_[phrase.head].reading;
  if (reading == nullptr || reading->word_class != WordClass::Noun || reading->parts.size() < 2) return {};
  return is_staff(phrase) || is_people(phrase) ? std::string() : label_of(phrase);
}

std::string RelationReader::term_of(const Conjunct& conjunct) const {
  return conjunct.whole ? term_of(conjunct.phrase) : label_of(conjunct);
}

std::string RelationReader::label_of(const Conjunct& conjunct) const {
  if (conjunct.whole) return label_of(conjunct.phrase);
  if (text_.used_as(conjunct.phrase.head, WordUse::GroupHead)) return {};
  if (conjunct.noun_form.empty() && conjunct.adjective_form.empty() && conjunct.phrase.modifier_count == 0 &&
      text_.used_as(conjunct.phrase.head, WordUse::GenericNoun | WordUse::DocumentNoun)) {
    return {};
  }
  return conjunct_form(text_, analyzer_, conjunct).label;
}

std::vector<LabelledConjunct> RelationReader::labelled(std::span<const Conjunct> members) const {
  std::vector<LabelledConjunct> named;
  // "to væresteder: Solkrogen og Havnehuset"
  const bool names =
      members.size() > 1 && std::all_of(members.begin(), members.end(), [this](const auto& one) {
        return one.whole && one.phrase.core == one.phrase.head &&
               text_.token(one.phrase.head).form != text_.folded(one.phrase.head);
      });
  for (const auto& member : members) {
    if (names && text_[member.phrase.head].reading != nullptr && member.phrase.definite &&
        mentions_.organisation_around(text_.token(member.phrase.head).source) == nullptr) {
      named.push_back({member, std::string(text_.token(member.phrase.head).form)});
      continue;
    }
    if (is_people(member.phrase)) continue;
    // "aktører, herunder Social- og Boligstyrelsen": a body is no kind of anything.
    if (mentions_.organisation_around(text_.token(member.phrase.head).source) != nullptr) continue;
    auto label = label_of(member);
    if (!label.empty()) named.push_back({member, std::move(label)});
  }
  return named;
}

const std::string* RelationReader::action_of(std::string_view verb) const {
  if (!verb.ends_with("e")) return nullptr;
  const std::string stem(verb.substr(0, verb.size() - 1));
  for (const std::string_view ending : {"ing", "ning"}) {
    if (const auto found = actions_.find(stem + std::string(ending)); found != actions_.end())
      return found->second;
  }
  return nullptr;
}

bool RelationReader::is_name(const NounPhrase& phrase) const {
  // The capital of a sentence, or of an item of a list: "5) Indirekte".
  if (phrase.core == begin_ || text_.is(phrase.core - 1, Tag::Close) ||
      text_.is(phrase.core - 1, Tag::Colon) || text_.is(phrase.core - 1, Tag::Stop))
    return false;
  return text_.token(phrase.core).form != text_.folded(phrase.core);
}

bool RelationReader::is_plural(const NounPhrase& phrase) const {
  const auto* reading = text_[phrase.head].reading;
  return reading != nullptr &&
         (has(reading->features, Feature::Plural) || !has(reading->features, Feature::Singular));
}

// ---- Structure

const NounPhrase* RelationReader::phrase_ending(std::uint32_t at) const {
  const auto all = phrases();
  const auto found =
      std::lower_bound(all.begin(), all.end(), at,
                       [](const NounPhrase& one, std::uint32_t wanted) { return one.end < wanted; });
  return found != all.end() && found->end == at ? &*found : nullptr;
}

std::uint32_t RelationReader::provision_ending(std::uint32_t at) const {
  if (at <= begin_) return at;
  const auto byte = text_.token(at - 1).source.end;
  const auto found = std::lower_bound(provisions_.begin(), provisions_.end(), byte,
                                      [](ByteSpan one, std::uint32_t wanted) { return one.end < wanted; });
  if (found == provisions_.end() || found->end != byte) return at;
  auto first = at;
  while (first > begin_ && text_.token(first - 1).source.begin >= found->begin) --first;
  return first;
}

// Where the provision that ends before token `at` begins, its cue included; `at` if none does.
std::uint32_t RelationReader::provision_before(std::uint32_t at) const {
  const auto first = provision_ending(at);
  if (first == at) return at;
  // "efter", "i henhold til", "jf."
  const auto kind = [&](std::uint32_t token) {
    return text_.used_as(token, WordUse::LawCue) || text_.is(token, Tag::Preposition);
  };
  auto cue = first;
  while (cue > begin_ && kind(cue - 1)) --cue;
  if (cue == first || cue == begin_) return at;
  return text_.is(cue - 1, Tag::Comma) ? cue - 1 : cue;
}

std::uint32_t RelationReader::before_asides(std::uint32_t at) const {
  constexpr int kMostAsides = 3;
  for (int i = 0; i < kMostAsides && at > begin_ + 1; ++i) {
    const auto was = at;
    constexpr std::uint32_t kLongest = 20;
    if (text_.is(at - 1, Tag::Close)) {
      auto open = at - 1;
      while (open > begin_ && at - open < kLongest && !text_.is(open, Tag::Open)) --open;
      if (open > begin_ && text_.is(open, Tag::Open)) at = open;
    }
    const auto end = text_.is(at - 1, Tag::Comma) ? at - 1 : at;
    if (const auto cue = end > begin_ ? provision_before(end) : end; cue != end) at = cue;
    if (at == was) break;
  }
  return at;
}

bool RelationReader::is_law(const NounPhrase& phrase) const {
  const auto head = text_.token(phrase.head).source;
  const auto found = std::lower_bound(provisions_.begin(), provisions_.end(), head.end,
                                      [](ByteSpan one, std::uint32_t wanted) { return one.end < wanted; });
  return found != provisions_.end() && found->begin <= head.begin;
}

const NounPhrase* RelationReader::governor(const NounPhrase& phrase) const {
  auto first = phrase.first;
  // "i borgernes ydelser": past the owner.
  if (const auto* owner = first > begin_ ? phrase_ending(first) : nullptr;
      owner != nullptr && phrase.possessed)
    first = owner->first;
  if (first < begin_ + 2 || !text_.is(first - 1, Tag::Preposition)) return nullptr;
  return phrase_ending(first - 1);
}

const NounPhrase* RelationReader::top_of(const NounPhrase& phrase) const {
  const auto* top = &phrase;
  while (const auto* above = governor(*top)) top = above;
  return top;
}

const NounPhrase* RelationReader::subject(std::uint32_t verb) const {
  if (const auto* found = antecedent(verb)) return negated(verb) ? nullptr : found;
  return main_subject(verb);
}

const NounPhrase* RelationReader::main_subject(std::uint32_t verb) const {
  if (negated(verb)) return nullptr;
  if (const auto* found = opening_subject(verb)) return found;
  if (const auto* found = clause_subject(verb)) return found;
  return inverted_subject(verb);
}

std::uint32_t RelationReader::past_adverbs(std::uint32_t at) const {
  while (is(at, Tag::Adverb) || (is(at, Tag::Adjective) && is(at + 1, Tag::Preposition))) ++at;
  return at;
}

bool RelationReader::negated(std::uint32_t verb) const {
  const auto denies = [this](std::uint32_t at) {
    const auto word = form(at);
    return word == "ikke" || word == "aldrig" || word == "hverken" || word == "næppe";
  };
  for (auto at = verb; at > begin_ && verb - at < 4; --at) {
    if (denies(at - 1)) return true;
    if (!text_.is(at - 1, Tag::Adverb) && !text_.used_as(at - 1, WordUse::ModalVerb)) break;
  }
  return denies(verb + 1) || (is(verb + 1, Tag::Adverb) && denies(verb + 2));
}

// "At skabe sammenhængende indsatser kræver ...": what the infinitive is about.
const NounPhrase* RelationReader::clause_subject(std::uint32_t verb) const {
  if (form(begin_) != "at" || !is(begin_ + 1, Tag::Verb)) return nullptr;
  const auto all = phrases();
  if (all.empty() || all.front().first != begin_ + 2 || all.front().end > verb) return nullptr;
  for (auto at = all.front().end; at < verb; ++at) {
    if (text_.is(at, Tag::Comma) || text_.is(at, Tag::Verb) || text_.is(at, Tag::Relative)) return nullptr;
  }
  return &all.front();
}

const NounPhrase* RelationReader::opening_subject(std::uint32_t verb) const {
  constexpr std::uint32_t kFarthest = 4;
  for (const auto& phrase : phrases()) {
    if (phrase.end > verb || phrase.first > begin_ + kFarthest) return nullptr;
    // "Gennem samarbejde styrkes X": what opens with a preposition is no subject.
    if (phrase.first > begin_ && text_.is(phrase.first - 1, Tag::Preposition)) return nullptr;
    for (auto at = phrase.end; at < verb; ++at) {
      if (text_.is(at, Tag::Comma) || text_.is(at, Tag::Relative) || text_.is(at, Tag::Subjunction) ||
          (text_.is(at, Tag::Verb) && !text_.used_as(at, WordUse::ModalVerb | WordUse::BeVerb))) {
        return nullptr;
      }
    }
    return &phrase;
  }
  return nullptr;
}

const NounPhrase* RelationReader::antecedent(std::uint32_t verb) const {
  auto at = verb;
  while (at > begin_ && (text_.is(at - 1, Tag::Adverb) || text_.used_as(at - 1, WordUse::ModalVerb))) --at;
  if (at < begin_ + 2 || !text_.is(at - 1, Tag::Relative)) return nullptr;
  const auto word = text_.folded(at - 1);
  if (word == "hvor") return nullptr;
  --at;
  if (at > begin_ && text_.is(at - 1, Tag::Coordinator)) return nullptr;
  if (at > begin_ && text_.is(at - 1, Tag::Comma)) --at;
  return phrase_ending(at);
}

const NounPhrase* RelationReader::inverted_subject(std::uint32_t verb) const {
  if (!text_.is(begin_, Tag::Preposition) && !text_.is(begin_, Tag::Adverb)) return nullptr;
  // The finite verb: the first one, a modal or "vil", before the verb itself.
  auto finite = begin_;
  while (finite < verb && !text_.is(finite, Tag::Verb)) {
    if (text_.is(finite, Tag::Comma) || text_.is(finite, Tag::Subjunction) || text_.is(finite, Tag::Relative))
      return nullptr;
    ++finite;
  }
  if (finite >= verb || !text_.used_as(finite, WordUse::ModalVerb)) return nullptr;
  const auto all = phrases();
  const auto found =
      std::find_if(all.begin(), all.end(), [finite](const NounPhrase& one) { return one.first > finite; });
  if (found == all.end() || found->first > finite + 2 || found->end > verb) return nullptr;
  for (auto at = finite + 1; at < verb; ++at) {
    if (text_.is(at, Tag::Comma) || text_.is(at, Tag::Relative) || text_.is(at, Tag::Subjunction) ||
        text_.is(at, Tag::Verb) || text_.is(at, Tag::Pronoun)) {
      return nullptr;
    }
  }
  return &*found;
}

std::vector<Conjunct> RelationReader::objects(std::uint32_t at) const {
  while (at < end_ && text_.is(at, Tag::Adverb)) ++at;
  auto phrase = noun_phrase_at(text_, at, end_);
  if (!phrase || is_denied(text_, begin_, phrase->head)) return {};
  // "borgerens nærmiljø": of what people have the thing; not "borgerens sammensætning af problemer"
  if (text_.is_genitive(phrase->head) && is_people(*phrase)) {
    const auto owned = noun_phrase_at(text_, phrase->end, end_);
    if (owned && form(owned->end) != "af") phrase = owned;
  }
  if (text_.used_as(phrase->head, WordUse::GenericNoun) &&
      (form(phrase->end) == "for" || form(phrase->end) == "af")) {
    auto inner = noun_phrase_at(text_, phrase->end + 1, end_);
    // "en vurdering af elevens kompetencer"
    if (inner && text_.is_genitive(inner->head)) {
      if (const auto owned = noun_phrase_at(text_, inner->end, end_)) inner = owned;
    }
    if (inner) phrase = inner;
  }
  auto members = conjuncts(text_, *phrase, end_);
  // "såvel A som B"
  if (at > begin_ && form(at - 1) == "såvel" && form(members.back().end) == "som") {
    for (auto& member : conjuncts_at(text_, members.back().end + 1, end_))
      members.push_back(std::move(member));
  }
  // "biskoppen, stiftets provst": of the further members what owns is none
  const auto owns = [this](const Conjunct& one) { return text_.is_genitive(one.phrase.head); };
  members.erase(std::remove_if(members.begin() + 1, members.end(), owns), members.end());
  // "ydes hjælp, og bostøtte gives ...": behind the last member's verb it was the subject of another clause.
  const auto last = members.back().phrase.first;
  const bool new_clause = last > begin_ + 2 && is(last - 1, Tag::Coordinator) && is(last - 2, Tag::Comma);
  if (members.size() > 1 && new_clause && is(members.back().end, Tag::Verb)) members.pop_back();
  return members;
}

std::vector<std::string> RelationReader::item_labels(std::uint32_t first, std::uint32_t end) const {
  while (first < end && text_.token(first).kind != TokenKind::Word) ++first;
  const auto phrase = noun_phrase_at(text_, first, end);
  if (!phrase) return {};
  // The item is the phrase, or begins with it as a headword: "Monitorering: ...".
  const auto goes_on = [&](std::uint32_t at) {
    return at < end && text_.token(at).kind == TokenKind::Word && !text_.is(at, Tag::Preposition) &&
           !text_.is(at, Tag::Coordinator) && !text_.is(at, Tag::Relative);
  };
  if (goes_on(phrase->end)) return {};
  // "Samtaler, kurser eller terapi"; "komplekse borger- og familiesager" is one item.
  const auto members = conjuncts(text_, *phrase, end);
  std::vector<std::string> labels;
  if (members.size() > 1 && !goes_on(members.back().end) &&
      std::all_of(members.begin(), members.end(), [](const Conjunct& one) { return one.whole; })) {
    for (const auto& one : labelled(members)) labels.push_back(one.label);
    return labels;
  }
  labels.push_back(label_of(*phrase));
  return labels;
}

std::vector<std::string> RelationReader::items_below() const {
  std::vector<std::string> items;
  const auto& sentences = text_.sentences();
  int expected = 1;
  constexpr std::size_t kFarthest = 60;
  for (std::size_t i = number_ + 1; i < std::min<std::size_t>(sentences.size(), number_ + kFarthest); ++i) {
    const auto& below = sentences[i];
    const auto kind = text_.block_kind(below);
    const auto first = text_.token(below.first_token).form;
    const bool numbered = first == std::to_string(expected) && below.end_token > below.first_token + 1;
    if (numbered && (kind == BlockKind::ListItem || kind == BlockKind::Heading)) {
      ++expected;
      for (auto& label : item_labels(below.first_token + 1, below.end_token))
        items.push_back(std::move(label));
      continue;
    }
    if (kind == BlockKind::ListItem && expected == 1) {
      for (auto& label : item_labels(below.first_token, below.end_token)) items.push_back(std::move(label));
      continue;
    }
    if (expected == 1 || kind == BlockKind::Heading) break;  // neither list nor numbering
  }
  items.erase(std::remove(items.begin(), items.end(), std::string()), items.end());
  return items;
}

// ---- What was found

void RelationReader::add(const std::string& from, RelationType type, const std::string& to, ByteSpan source,
                         std::string_view pattern) {
  if (from.empty() || to.empty() || from == to) return;
  if (type == RelationType::HasTargetGroup) offered_[number_].insert(from);
  if (!seen_.emplace(from, type, to).second) return;
  Relation relation;
  relation.from = from;
  relation.type = type;
  relation.to = to;
  relation.source = source;
  relation.pattern = pattern;
  found_.push_back(std::move(relation));
}

const std::string* RelationReader::offered_in(std::uint32_t number) const {
  const auto found = offered_.find(number);
  return found != offered_.end() && found->second.size() == 1 ? &*found->second.begin() : nullptr;
}

std::vector<Relation> RelationReader::take() {
  std::stable_sort(found_.begin(), found_.end(),
                   [](const Relation& a, const Relation& b) { return a.source < b.source; });
  return std::exchange(found_, {});
}

}  // namespace vidensgraf
