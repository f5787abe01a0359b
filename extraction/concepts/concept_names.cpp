#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "extraction/concepts/concept_collector.h"
#include "extraction/text_scan.h"

// Candidates that are terms as wholes: phrases with prepositions, headings, foreign terms, people named by
// what they are, "§ 18-midler", short forms and whatever the document defines. Names in capitals have a file
// of their own.
//
// Known misses: terms of three nouns joined by prepositions outside headings.

namespace vidensgraf {
namespace {

constexpr std::size_t kLongestHeading = 9;  // tokens of a heading that is a term as a whole

}  // namespace

// Noun Preposition Noun, kept later only where it recurs, is defined or makes a heading.
void ConceptCollector::add_prepositional(std::span<const NounPhrase> phrases, std::size_t index) {
  const auto& first = phrases[index];
  const auto& second = phrases[index + 1];
  if (second.first != first.end + 1 || !text_.is(first.end, Tag::Preposition)) return;
  if (second.possessed || first.noun != first.head || text_.is_genitive(second.head)) return;
  if (!may_be_head(first.head) || !may_be_head(second.head)) return;
  // "tilbud på det sociale område": both are terms, and the area only says where.
  if (second.determined) return;
  if (text_.used_as(first.head, WordUse::GroupHead)) return;
  // "efterværn i forbindelse med", "forbindelse med anbringelse"
  for (const auto noun : {first.head, second.head}) {
    const auto form = text_.folded(noun);
    if (form == "forbindelse" || form == "forhold" || form == "henhold" || form == "tilknytning") return;
  }
  if (text_.used_as(first.head, WordUse::GlossaryHeading | WordUse::DocumentNoun)) return;
  const auto modifiers = term_modifiers(first);
  auto form = term_form(text_, analyzer_, modifiers, first.head);
  const auto tail = " " + folded_wording(text_, first.end, second.end);
  form.label += tail;
  form.key += tail;
  auto& it = candidate(std::move(form));
  it.prepositional = true;
  const auto from = modifiers.empty() ? first.head : modifiers.front().first;
  count(it, second.head, text_.span(from, second.end), false,
        static_cast<std::uint32_t>(modifiers.size()) + 2U + second.modifier_count);
  it.generic_head = text_.used_as(first.head, WordUse::GenericNoun);
  // Both nouns are counted as nested here, and once more by their own phrases: see finish().
}

// A heading that is a noun phrase with prepositional phrases is a term as a whole.
void ConceptCollector::add_heading() {
  auto begin = sentence_->first_token;
  auto end = sentence_->end_token;
  while (begin < end && text_.token(begin).kind != TokenKind::Word) ++begin;
  while (end > begin && text_.token(end - 1).kind != TokenKind::Word) --end;
  if (end - begin < 3 || end - begin > kLongestHeading) return;
  const auto first = noun_phrase_at(text_, begin, end);
  if (!first || !may_be_head(first->head) || is_blocked(text_.span(begin, end))) return;
  if (text_.used_as(first->head,
                    WordUse::GlossaryHeading | WordUse::CriterionHeading | WordUse::DocumentNoun))
    return;
  int phrases = 1;
  auto at = first->end;
  std::uint32_t last_head = first->head;
  std::uint32_t words = first->modifier_count + 1U;
  // "Resumé af resultater", "Organisering af indsatsen": general nouns only.
  bool general = text_.used_as(first->head, WordUse::GenericNoun | WordUse::DocumentNoun);
  while (at < end) {
    if (!text_.is(at, Tag::Preposition)) return;
    const auto next = noun_phrase_at(text_, at + 1, end);
    if (!next || next->possessed) return;
    if (text_.is(next->head, Tag::ProperNoun) && text_.folded(at) == "i") return;  // "hjemløshed i Danmark"
    general = general && text_.used_as(next->head, WordUse::GenericNoun | WordUse::DocumentNoun);
    if (text_.used_as(next->head, WordUse::GroupHead) && !next->definite) return;  // a target group
    words += next->modifier_count + 1U;
    at = next->end;
    last_head = next->head;
    ++phrases;
  }
  if (phrases < 2 || (general && words == static_cast<std::uint32_t>(phrases))) return;
  auto form = term_form(text_, analyzer_, first->modifiers(), first->head);
  const auto tail = " " + folded_wording(text_, first->end, end);
  form.label += tail;
  form.key += tail;
  auto& it = candidate(std::move(form));
  it.prepositional = true;
  it.words = words;
  it.members = members(last_head);
  it.generic_head = text_.used_as(first->head, WordUse::GenericNoun);
  const auto span = text_.span(first->core, end);
  if (it.occurrences.empty() || it.occurrences.back() != span) {
    ++it.frequency;
    ++it.in_headings;
    it.occurrences.push_back(span);
  }
}

// "magic bullet", "critical time intervention": Danish writes compounds as one word, so a noun that no
// dictionary has directly before another noun belongs to a foreign term.
bool ConceptCollector::add_foreign(std::span<const NounPhrase> phrases, std::size_t index) {
  if (index + 1 >= phrases.size() || kind_ == BlockKind::TableRow || kind_ == BlockKind::ReferenceEntry)
    return false;
  const auto& first = phrases[index];
  const auto& second = phrases[index + 1];
  if (first.modifier_count > 0 || first.noun != first.head || second.first != first.end ||
      second.core != second.head || second.determined)
    return false;
  if (known(first.head) || is_capital(first.head) || is_capital(second.head) ||
      text_.is_genitive(first.head) || footnote_mark(text_, first.head) > 0 ||
      !text_.token(second.head).space_before || !may_be_head(first.head) || !may_be_head(second.head))
    return false;
  const auto span = text_.span(first.head, second.end);
  if (is_blocked(span)) return false;
  TermForm form;
  form.label =
      std::string(text_.folded(first.head)) + " " + term_form(text_, analyzer_, {}, second.head).label;
  form.key = form.label;
  count(candidate(std::move(form)), second.head, span, false, 2);
  return true;
}

// "de fagprofessionelle": a compound adjective in the place of a noun, after "de" and before no noun, names
// people by what they are. Simple adjectives ("de nye") name nobody.
void ConceptCollector::add_people() {
  for (auto at = sentence_->first_token; at + 1 < sentence_->end_token; ++at) {
    if (text_.folded(at) != "de" || !text_.is(at + 1, Tag::Adjective)) continue;
    const auto* reading = text_[at + 1].reading;
    if (reading == nullptr || reading->word_class != WordClass::Adjective || reading->parts.size() < 2)
      continue;
    if (has(reading->features, Feature::PastParticiple) || !text_.folded(at + 1).ends_with("e")) continue;
    if (text_.used_as(at + 1, WordUse::GroupNoun | WordUse::GroupAdjective | WordUse::GenericAdjective))
      continue;
    if (at + 2 < sentence_->end_token &&
        (text_.is(at + 2, Tag::Noun) || text_.is(at + 2, Tag::ProperNoun) ||
         text_.is(at + 2, Tag::Adjective) || text_.is(at + 2, Tag::Coordinator) ||
         text_.is(at + 2, Tag::Comma) || text_.is(at + 2, Tag::Numeral)))
      continue;
    TermForm form;
    form.label = reading->lemma;
    form.key = reading->lemma;
    auto& it = candidate(std::move(form));
    it.members = static_cast<std::uint32_t>(reading->parts.size());
    ++it.frequency;
    it.occurrences.push_back(text_.token(at + 1).source);
  }
}

void ConceptCollector::add_paragraph_compound(const LawReference& reference) {
  TermForm form;
  form.label = squeeze(cut(text_.document().text, reference.source));
  // "§110-boform"
  constexpr std::string_view kSign = "§";
  const auto sign = form.label.rfind(kSign);
  if (sign != std::string::npos && sign + kSign.size() < form.label.size() &&
      form.label[sign + kSign.size()] != ' ')
    form.label.insert(sign + kSign.size(), 1, ' ');
  // "§ 85- området", broken at a line's end.
  if (const auto at = form.label.find("- "); at != std::string::npos) form.label.erase(at + 1, 1);
  // "§ 110-boformen", "§ 110-boformer": one kind of thing.
  if (const auto hyphen = form.label.rfind('-'); hyphen != std::string::npos) {
    const auto* noun =
        analyzer_.analyze_word(std::string_view(form.label).substr(hyphen + 1)).reading_as(WordClass::Noun);
    if (noun != nullptr && noun->lemma != "middel")
      form.label.replace(hyphen + 1, std::string::npos, noun->lemma);
  }
  form.key = form.label;
  auto& it = candidate(std::move(form));
  it.is_name = true;
  it.words = 2;
  ++it.frequency;
  it.occurrences.push_back(reference.source);
}

// "ADL", "KRAP": a short form that names no body and no law is a term; where the document spells it out, it
// is another form of that term.
void ConceptCollector::add_abbreviation(const Abbreviation& abbreviation) {
  if (abbreviation.occurrences.empty()) return;
  if (std::ranges::any_of(abbreviation.occurrences, [this](ByteSpan span) { return is_blocked(span); }))
    return;
  ConceptCandidate* term = nullptr;
  if (!abbreviation.long_form.empty()) {
    const auto wanted = lower_case(abbreviation.long_form);
    for (auto& it : candidates_) {
      if (lower_case(it.label) == wanted) term = &it;
    }
    // "Feedback Informed Treatment (FIT)": a name of words that no dictionary has.
    const auto begin = abbreviation.introduction.begin;
    const ByteSpan spelled{begin, begin + static_cast<std::uint32_t>(abbreviation.long_form.size())};
    const auto& bytes = text_.document().text;
    const bool several = abbreviation.long_form.find(' ') != std::string::npos;
    if (term == nullptr && several && spelled.end <= bytes.size() &&
        cut(bytes, spelled) == abbreviation.long_form && !is_blocked(spelled)) {
      TermForm form;
      form.label = abbreviation.long_form;
      form.key = wanted;
      term = &candidate(std::move(form));
      term->is_name = true;
      term->words = 2;
      ++term->frequency;
      term->occurrences.push_back(spelled);
    }
  }
  if (term == nullptr) {
    TermForm form;
    form.label = abbreviation.short_form;
    form.key = abbreviation.short_form;
    term = &candidate(std::move(form));
    term->words = 1;
    term->members = 2;
  }
  for (const auto span : abbreviation.occurrences) {
    const auto known =
        std::ranges::any_of(term->occurrences, [&](ByteSpan one) { return one.overlaps(span); });
    if (known) continue;
    ++term->frequency;
    term->occurrences.push_back(span);
  }
}

void ConceptCollector::mark_defined(const Definition& definition) {
  TermForm form;
  form.label = definition.term;
  form.key = definition.term;
  // The term's own candidate, if the phrase at that place made one.
  for (; labelled_ < candidates_.size(); ++labelled_) {  // a list defines thousands
    by_lower_label_.emplace(lower_case(candidates_[labelled_].label), labelled_);
  }
  if (const auto own = by_lower_label_.find(lower_case(definition.term)); own != by_lower_label_.end()) {
    candidates_[own->second].defined = true;
    return;
  }
  // A defined group of people is a target group.
  const auto& first_word = analyzer_.analyze_word(definition.term.substr(0, definition.term.find(' ')));
  if (any(uses_of(first_word), WordUse::GroupHead | WordUse::GroupNoun)) return;
  // A body's other name, and an adjective alone ("det matrikelfaste"), are no concepts.
  if (is_blocked(definition.surface_term)) return;
  const bool one_word = definition.term.find(' ') == std::string::npos;
  const auto token = one_word ? token_at(definition.surface_term.begin) : std::nullopt;
  if (token && is_used_alone(*token)) return;
  const bool read_as_adjective = first_word.reading_as(WordClass::Adjective) != nullptr ||
                                 (token && (text_.is(*token, Tag::Adjective) || text_.is(*token, Tag::Verb)));
  if (one_word && first_word.reading_as(WordClass::Noun) == nullptr && read_as_adjective) return;
  auto& it = candidate(std::move(form));
  it.defined = true;
  it.words = 2;
  ++it.frequency;
  it.occurrences.push_back(definition.surface_term);
}

// The token that begins at `byte`.
std::optional<std::uint32_t> ConceptCollector::token_at(std::uint32_t byte) const {
  const auto& sentences = text_.sentences();
  for (const auto& sentence : sentences) {
    if (sentence.source.end <= byte || sentence.source.begin > byte) continue;
    for (auto token = sentence.first_token; token < sentence.end_token; ++token) {
      if (text_.token(token).source.begin == byte) return token;
    }
  }
  return std::nullopt;
}

}  // namespace vidensgraf
