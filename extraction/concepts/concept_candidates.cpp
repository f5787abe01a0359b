#include "extraction/concepts/concept_candidates.h"

#include <algorithm>
#include <functional>
#include <string_view>
#include <utility>

#include "extraction/concepts/concept_collector.h"
#include "extraction/grammar/general_words.h"

// Candidates by word class patterns over lemmas (Justeson & Katz 1995, with the Danish compound in the place
// of English noun + noun): Noun, Adjective+ Noun, both with coordination and ellipsis resolved
// (concept_coordinations.cpp), Noun Preposition Noun where a heading or a definition makes one a term, fixed
// definite names, capitalised names, "§ 18-midler" (concept_names.cpp). Inside every candidate the shorter
// ones are counted as nested, which C-value needs.
//
// Known misses: words that the tagger took for another class; terms of three nouns joined by prepositions.

namespace vidensgraf {

std::vector<ConceptCandidate> ConceptCollector::run(const DocumentFacts& facts) {
  const auto& sentences = text_.sentences();
  read_names_of_sections();
  for (std::uint32_t number = 0; number < sentences.size(); ++number) {
    const auto kind = text_.block_kind(sentences[number]);
    if (kind == BlockKind::TableOfContents || kind == BlockKind::Boilerplate) continue;
    kind_ = kind;
    heading_ = kind == BlockKind::Heading;
    sentence_ = &sentences[number];
    const auto phrases = phrases_.of_sentence(number);
    for (std::size_t i = 0; i < phrases.size(); ++i) {
      if (is_blocked(text_.span(phrases[i].core, phrases[i].end))) continue;
      if (is_misread(phrases[i])) continue;
      if (begins_tailed_pair(phrases[i]) || add_misread_adjective(phrases, i)) continue;
      if (add_foreign(phrases, i)) {
        ++i;
        continue;
      }
      add_phrase(phrases[i]);
      if (i + 1 < phrases.size()) add_prepositional(phrases, i);
      add_shared(phrases, i);
    }
    add_people();
    add_names();
    if (heading_) add_heading();
  }
  add_attested_names();
  for (const auto& reference : facts.law_references) {
    if (reference.kind == LawReferenceKind::ParagraphCompound) add_paragraph_compound(reference);
  }
  for (const auto& definition : facts.definitions) mark_defined(definition);
  for (const auto& abbreviation : facts.abbreviations) add_abbreviation(abbreviation);
  return finish();
}

// Spans that are something else: names of bodies and laws, citations, web addresses.
void ConceptCollector::block(const DocumentFacts& facts) {
  for (const auto& organisation : facts.organisations) {
    blocked_.insert(blocked_.end(), organisation.occurrences.begin(), organisation.occurrences.end());
  }
  for (const auto& reference : facts.law_references) blocked_.push_back(reference.source);
  for (const auto& citation : facts.citations) {
    if (citation.kind == CitationKind::TitleMention) continue;
    const auto before_title = citation.kind == CitationKind::ReferenceEntry && !citation.title.empty()
                                  ? cut(text_.document().text, citation.source).find(citation.title)
                                  : std::string_view::npos;
    if (before_title == std::string_view::npos) {
      blocked_.push_back(citation.source);
      continue;
    }
    // Of an entry its title may hold terms: authors, publisher and address do not.
    const auto title = citation.source.begin + static_cast<std::uint32_t>(before_title);
    blocked_.push_back({citation.source.begin, title});
    blocked_.push_back({title + static_cast<std::uint32_t>(citation.title.size()), citation.source.end});
  }
  std::sort(blocked_.begin(), blocked_.end());
}

bool ConceptCollector::is_blocked(ByteSpan span) const {
  auto at = std::upper_bound(blocked_.begin(), blocked_.end(), ByteSpan{span.end, 0});
  // Blocked spans are short and hardly overlap: looking back over a few of them is enough.
  for (int i = 0; i < 4 && at != blocked_.begin(); ++i) {
    --at;
    if (at->overlaps(span)) return true;
  }
  return false;
}

std::size_t ConceptCollector::candidate_index(TermForm&& form) {
  const auto [entry, is_new] = by_key_.try_emplace(form.key, candidates_.size());
  if (is_new) {
    ConceptCandidate made;
    made.label = std::move(form.label);
    made.key = std::move(form.key);
    candidates_.push_back(std::move(made));
  }
  return entry->second;
}

bool ConceptCollector::known(std::uint32_t noun) const {
  const auto* word = text_.token(noun).word;
  return word != nullptr && word->source != AnalysisSource::Stemmer;
}

std::uint32_t ConceptCollector::members(std::uint32_t noun) const {
  const auto* reading = text_[noun].reading;
  const auto parts = reading == nullptr ? 0 : reading->parts.size();
  return static_cast<std::uint32_t>(std::max<std::size_t>(parts, 1));
}

// "i løbet af", "i kraft af": with what stands before and behind it, one preposition.
bool ConceptCollector::is_in_preposition(std::uint32_t noun) const {
  if (noun == sentence_->first_token || noun + 1 >= sentence_->end_token) return false;
  if (text_.folded(noun - 1) != "i") return false;
  const auto form = text_.folded(noun);
  if (form == "alderen") return true;  // "i alderen 15-17 år"
  const auto behind = text_.folded(noun + 1);
  if (behind == "med") return form == "takt" || form == "tråd";
  return behind == "af" && (form == "løbet" || form == "kraft" || form == "lyset" || form == "kølvandet");
}

// "padding-left: 0.2cm": a style sheet that stands in the text.
bool ConceptCollector::is_declaration(std::uint32_t noun) const {
  if (noun + 2 >= sentence_->end_token) return false;
  const auto value = text_.token(noun + 2).form;
  const bool measure = value.find_first_not_of("0123456789.,") != std::string_view::npos;
  return (measure || !known(noun)) && text_.token(noun).form.find('-') != std::string_view::npos &&
         text_.token(noun + 1).form == ":" && !text_.token(noun + 1).space_before && value.front() >= '0' &&
         value.front() <= '9';
}

bool ConceptCollector::may_be_head(std::uint32_t noun) const {
  if (is_in_preposition(noun)) return false;
  const auto& token = text_.token(noun);
  if (token.word == nullptr || token.kind != TokenKind::Word || !text_.is(noun, Tag::Noun)) return false;
  if (token.form.front() >= '0' && token.form.front() <= '9') return false;  // "18-midler" after a §
  // "de ledige" in the genitive: people, by an adjective
  const auto* reading = text_[noun].reading;
  if (reading != nullptr && reading->word_class == WordClass::Adjective && text_.is_genitive(noun))
    return false;
  if (is_declaration(noun)) return false;
  // "Randers og Rudersdal": places
  if (token.form != token.word->folded && listed(WordList::Municipality, token.word->folded)) return false;
  if (text_.used_as(noun,
                    WordUse::StudyNoun | WordUse::GroupNoun | WordUse::RoleNoun | WordUse::DesignationNoun))
    return false;
  if (text_.used_as(noun, WordUse::GroupHead))
    return text_[noun].reading != nullptr && text_[noun].reading->lemma.ends_with("målgruppe");
  return token.form.size() >= 3 && token.form.find("://") == std::string_view::npos &&
         token.form.find('@') == std::string_view::npos && token.form.find(".dk") == std::string_view::npos;
}

// "evalueringsrapport", "registerdata": how something was found out.
bool ConceptCollector::is_study_compound(std::uint32_t noun) const {
  const auto* reading = text_[noun].reading;
  return reading != nullptr && reading->parts.size() > 1 &&
         listed(WordList::StudyMember, std::string_view(reading->parts.back()));
}

void ConceptCollector::count(ConceptCandidate& it, std::uint32_t noun, ByteSpan span, bool nested,
                             std::uint32_t words) {
  if (span.end == text_.token(noun).source.end) span.end -= std::min(footnote_mark(text_, noun), span.size());
  it.words = words;
  it.members = members(noun);
  it.in_dictionary = known(noun);
  it.generic_head = text_.used_as(noun, WordUse::GenericNoun);
  it.judged = it.generic_head && text_.used_as(noun, WordUse::EvaluativeNoun);
  it.document = text_.used_as(noun, WordUse::DocumentNoun) || is_study_compound(noun);
  ++it.frequency;
  if (kind_ == BlockKind::ReferenceEntry) ++it.in_references;
  if (heading_ && !nested) ++it.in_headings;
  if (nested) {
    ++it.nested_count;
    it.nested_occurrences.push_back(span);
  } else {
    it.occurrences.push_back(span);
  }
}

void ConceptCollector::add_phrase(const NounPhrase& written) {
  auto phrase = written;
  if (is_done(written)) {
    phrase.modifier_count = 0;
    phrase.first = phrase.core = phrase.noun;
  }
  const auto noun = phrase.head;
  if (!may_be_head(noun)) return;
  // "-aktiviteter", "-løse indsatser": the first part stands before the coordination.
  if (phrase.core > sentence_->first_token && !text_.token(phrase.core).space_before &&
      text_.is(phrase.core - 1, Tag::Dash)) {
    if (is_tail_of_pair(phrase)) add_tailed_pair(phrase);
    return;
  }
  if (is_definite_name(text_, phrase)) {
    auto span = text_.span(phrase.first, phrase.end);
    span.end -= footnote_mark(text_, noun);
    auto& it = candidate(term_form(text_, analyzer_, phrase));
    count(it, noun, span, false, phrase.modifier_count + 1U);
    it.is_name = true;
    return;  // "område" inside its name is no term
  }
  if (phrase.noun != phrase.head && text_.is(phrase.noun, Tag::ProperNoun)) return add_compound_name(phrase);
  const auto modifiers = term_modifiers(phrase);
  const bool suspended = phrase.noun != phrase.head;
  if (suspended) add_suspended(phrase, modifiers);
  bool alternatives = false;
  for (const auto& modifier : modifiers) alternatives = alternatives || modifier.alternative;
  if (modifiers.empty()) {
    if (!suspended) add_single(phrase, false);
    return;
  }
  if (alternatives) {
    add_alternatives(phrase, modifiers);
    return;
  }
  // The whole, and inside it every shorter one.
  std::size_t whole = 0;
  for (std::size_t i = 0; i < modifiers.size() && !suspended; ++i) {
    const auto part = modifiers.subspan(i);
    const auto index = candidate_index(term_form(text_, analyzer_, part, noun));
    count(candidates_[index], noun, text_.span(part.front().first, phrase.end), i > 0,
          static_cast<std::uint32_t>(part.size()) + (part.front().first != part.front().adjective ? 2U : 1U));
    candidates_[index].picked_out = candidates_[index].picked_out || picks_out(phrase, part);
    if (i == 0) whole = index;
    if (i > 0) nested_.emplace_back(index, whole);
  }
  const auto single = add_single(phrase, true);
  if (single != kNone && !suspended) nested_.emplace_back(single, whole);
}

// The candidate of a noun alone: by far the most common, so looked up without making a string.
std::size_t ConceptCollector::noun_index(std::uint32_t noun) {
  const auto* word = text_.token(noun).word;
  const auto* reading = text_[noun].reading;
  if (word != nullptr && word->source != AnalysisSource::Stemmer && reading != nullptr &&
      reading->word_class == WordClass::Noun) {
    const auto found = by_key_.find(std::string_view(reading->lemma));
    if (found != by_key_.end()) return found->second;
  }
  return candidate_index(term_form(text_, analyzer_, {}, noun));
}

// "anden", "nok", "godt": a word that also is an article, a pronoun or an adverb was hardly meant as the
// noun.
bool ConceptCollector::is_function_word(std::uint32_t noun) const {
  const auto* word = text_.token(noun).word;
  return word != nullptr && std::ranges::any_of(word->readings, [](const Reading& reading) {
           return reading.word_class == WordClass::Determiner || reading.word_class == WordClass::Pronoun ||
                  reading.word_class == WordClass::Preposition ||
                  reading.word_class == WordClass::Conjunction ||
                  reading.word_class == WordClass::Subjunction || reading.word_class == WordClass::Adverb;
         });
}

// The head alone, which may be one; returns its candidate, or kNone.
std::size_t ConceptCollector::add_single(const NounPhrase& phrase, bool nested) {
  if (text_.used_as(phrase.head, WordUse::GenericNoun)) return kNone;
  if (is_function_word(phrase.head)) return kNone;
  const auto index = noun_index(phrase.head);
  count(candidates_[index], phrase.head, text_.span(phrase.head, phrase.end), nested, 1);
  return index;
}

// Ellipses, now that it is known which full forms the document has.
std::vector<ConceptCandidate> ConceptCollector::finish() {
  for (const auto& one : elided_) {
    auto& it = candidate(elided_form(text_, analyzer_, one));
    if (it.frequency == 0) {
      it.words = one.adjective_form.empty() ? 1 : 2;
      it.members = 2;
      it.generic_head = one.noun_form.empty() && text_.used_as(one.noun, WordUse::GenericNoun);
    }
    ++it.elliptic;
    it.elliptic_occurrences.push_back(one.span);
  }
  for (auto& it : candidates_) {
    if (it.words == 1 && it.members == 1) it.general = general_word_octave(it.label);
  }
  std::sort(nested_.begin(), nested_.end());
  nested_.erase(std::unique(nested_.begin(), nested_.end()), nested_.end());
  for (const auto& [inner, outer] : nested_) ++candidates_[inner].nested_in;
  return std::move(candidates_);
}

std::vector<ConceptCandidate> concept_candidates(const TaggedText& text, const NounPhrases& phrases,
                                                 const Analyzer& analyzer, const DocumentFacts& facts) {
  return ConceptCollector(text, phrases, analyzer, facts).run(facts);
}

}  // namespace vidensgraf
