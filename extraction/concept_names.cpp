#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "extraction/concept_collector.h"
#include "extraction/text_scan.h"

// Candidates that are terms as wholes: phrases with prepositions, headings, names in capitals, "§ 18-midler"
// and whatever the document defines.
//
// Known misses: names of one capitalised word that is also an ordinary one; names that begin a sentence.

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

// "Fælles Faglige Begreber", "Fællessprog 3": capitals within a sentence, at least one of them an ordinary
// word.
void ConceptCollector::add_names() {
  if (kind_ == BlockKind::TableRow || kind_ == BlockKind::ReferenceEntry) return;
  for (auto at = sentence_->first_token; at < sentence_->end_token; ++at) {
    if (!opens_name(at) || (at > sentence_->first_token && opens_name(at - 1))) continue;
    // The capital of a sentence's first word says nothing: a name there needs two more.
    const std::uint32_t shortest = at == sentence_->first_token ? 3 : 2;
    auto end = at;
    // "metoden Critical Time Intervention": words that no dictionary has are a name where it is said of what.
    const bool announced = at > sentence_->first_token && names_method(at - 1);
    bool ordinary = announced;
    bool noun = announced;
    while (end < sentence_->end_token && is_capital(end)) {
      const auto* word = text_.token(end).word;
      const bool known_word =
          word->source != AnalysisSource::Stemmer && word->best().word_class != WordClass::ProperNoun;
      ordinary = ordinary || known_word;
      noun = announced || (text_.is(end, Tag::Noun) && known_word);
      ++end;
    }
    const bool numbered = !text_.used_as(at, WordUse::GenericNoun | WordUse::DocumentNoun) &&
                          end < sentence_->end_token && text_.is(end, Tag::Numeral) &&
                          text_.token(end).form.size() <= 3 && end == at + 1 && noun;
    if (numbered) ++end;
    // "Det Nationale Forsknings- og ...": not half of a name.
    if (end > at && text_[end - 1].suspended) noun = false;
    if (!ordinary || !noun || is_person(at, end) || end - at < shortest || heading_ ||
        text_.is_genitive(at)) {
      at = end;
      continue;
    }
    const auto span = text_.span(at, end);
    // "Det Nationale Partnerskab" is a body and a matter, "Det Obelske Familiefond" a body only.
    const auto last = text_.folded(end - 1);
    const bool institution =
        listed(WordList::InstitutionName, last) || ends_as_listed(WordList::InstitutionName, last);
    if (!is_blocked(span) || (text_.is(at, Tag::Determiner) && !institution)) {
      TermForm form;
      form.label = squeeze(cut(text_.document().text, span));
      form.key = folded_wording(text_, at, end);
      // "Den Europæiske Centralbanks"
      if (text_.is_genitive(end - 1) && form.label.ends_with('s') && form.key.ends_with('s')) {
        form.label.pop_back();
        form.key.pop_back();
      }
      const auto label = form.label;
      auto& it = candidate(std::move(form));
      it.is_name = true;
      it.label = label;  // the phrase itself may be there in lower case
      it.words = end - at;
      if (it.occurrences.empty() || it.occurrences.back() != span) {
        ++it.frequency;
        it.occurrences.push_back(span);
      }
    }
    at = end;
  }
}

// "Jane Holm": a given name and one word.
bool ConceptCollector::is_person(std::uint32_t at, std::uint32_t end) const {
  if (end != at + 2 || text_.is(at, Tag::Determiner)) return false;
  const auto* given = text_.token(at).word;
  return given->source == AnalysisSource::Transducer && given->best().word_class == WordClass::ProperNoun &&
         text_.token(at + 1).form.find('-') == std::string_view::npos && members(at + 1) < 2;
}

// "metoden", "programmet": after these stands the name of one. In the definite form, which Danish uses so.
bool ConceptCollector::names_method(std::uint32_t at) const {
  static constexpr std::array<std::string_view, 12> kMethods{
      "metoden",   "modellen", "programmet", "tilgangen",      "konceptet", "redskabet",
      "værktøjet", "manualen", "indsatsen",  "interventionen", "terapien",  "instrumentet"};
  const auto form = text_.folded(at);
  return std::ranges::any_of(kMethods, [form](std::string_view method) { return form.ends_with(method); });
}

// The first word of a sentence has its capital from there, unless it is the article of a name.
bool ConceptCollector::opens_name(std::uint32_t at) const {
  return is_capital(at) && (at != sentence_->first_token || text_.is(at, Tag::Determiner));
}

bool ConceptCollector::is_capital(std::uint32_t at) const {
  const auto& token = text_.token(at);
  if (token.word == nullptr || token.kind != TokenKind::Word) return false;
  const bool article = token.form == "Den" || token.form == "Det" || token.form == "De";
  return token.word->form != token.word->folded && (token.form.size() > 3 || article) &&
         std::string_view(token.word->form).substr(1) == std::string_view(token.word->folded).substr(1);
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
  const auto wanted = lower_case(definition.term);
  for (auto& it : candidates_) {
    if (it.label == definition.term || (it.label.size() == wanted.size() && lower_case(it.label) == wanted)) {
      it.defined = true;
      return;
    }
  }
  // A defined group of people is a target group.
  const auto& first_word = analyzer_.analyze_word(definition.term.substr(0, definition.term.find(' ')));
  if (any(uses_of(first_word), WordUse::GroupHead | WordUse::GroupNoun)) return;
  // A body's other name, and an adjective alone ("det matrikelfaste"), are no concepts.
  if (is_blocked(definition.surface_term)) return;
  const bool one_word = definition.term.find(' ') == std::string::npos;
  if (one_word && first_word.reading_as(WordClass::Noun) == nullptr &&
      (first_word.reading_as(WordClass::Adjective) != nullptr || is_adjective(definition.surface_term)))
    return;
  auto& it = candidate(std::move(form));
  it.defined = true;
  it.words = 2;
  ++it.frequency;
  it.occurrences.push_back(definition.surface_term);
}

// Whether the word at `span` was read as an adjective.
bool ConceptCollector::is_adjective(ByteSpan span) const {
  const auto& sentences = text_.sentences();
  for (const auto& sentence : sentences) {
    if (sentence.source.end <= span.begin || sentence.source.begin > span.begin) continue;
    for (auto token = sentence.first_token; token < sentence.end_token; ++token) {
      if (text_.token(token).source.begin == span.begin)
        return text_.is(token, Tag::Adjective) || text_.is(token, Tag::Verb);
    }
  }
  return false;
}

}  // namespace vidensgraf
