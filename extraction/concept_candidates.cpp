#include "extraction/concept_candidates.h"

#include <algorithm>
#include <functional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "extraction/term_form.h"
#include "extraction/text_scan.h"

// Candidates by word class patterns over lemmas (Justeson & Katz 1995, with the Danish compound in the place
// of English noun + noun): Noun, Adjective+ Noun, both with coordination and ellipsis resolved, Noun
// Preposition Noun, fixed definite names, capitalised names, "§ 18-midler". Inside every candidate the
// shorter ones are counted as nested, which C-value needs.

namespace vidensgraf {
namespace {

constexpr auto kNone = static_cast<std::size_t>(-1);
constexpr std::size_t kLongestHeading = 9;  // tokens of a heading that is a term as a whole

class Collector {
 public:
  Collector(const TaggedText& text, const NounPhrases& phrases, const Analyzer& analyzer,
            const DocumentFacts& facts)
      : text_(text), phrases_(phrases), analyzer_(analyzer) {
    block(facts);
  }

  std::vector<ConceptCandidate> run(const DocumentFacts& facts) {
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
        add_phrase(phrases[i]);
        if (i + 1 < phrases.size()) add_prepositional(phrases, i);
        add_shared(phrases, i);
      }
      add_names();
      if (heading_) add_heading();
    }
    for (const auto& reference : facts.law_references) {
      if (reference.kind == LawReferenceKind::ParagraphCompound) add_paragraph_compound(reference);
    }
    for (const auto& definition : facts.definitions) mark_defined(definition);
    return finish();
  }

 private:
  // Spans that are something else: names of bodies and laws, citations, web addresses.
  void block(const DocumentFacts& facts) {
    for (const auto& organisation : facts.organisations) {
      blocked_.insert(blocked_.end(), organisation.occurrences.begin(), organisation.occurrences.end());
    }
    for (const auto& reference : facts.law_references) blocked_.push_back(reference.source);
    for (const auto& citation : facts.citations) {
      if (citation.kind != CitationKind::TitleMention) blocked_.push_back(citation.source);
    }
    std::sort(blocked_.begin(), blocked_.end());
  }
  [[nodiscard]] bool is_blocked(ByteSpan span) const {
    auto at = std::upper_bound(blocked_.begin(), blocked_.end(), ByteSpan{span.end, 0});
    // Blocked spans are short and hardly overlap: looking back over a few of them is enough.
    for (int i = 0; i < 4 && at != blocked_.begin(); ++i) {
      --at;
      if (at->overlaps(span)) return true;
    }
    return false;
  }

  ConceptCandidate& candidate(TermForm&& form) { return candidates_[candidate_index(std::move(form))]; }
  std::size_t candidate_index(TermForm&& form) {
    const auto [entry, is_new] = by_key_.try_emplace(form.key, candidates_.size());
    if (is_new) {
      ConceptCandidate made;
      made.label = std::move(form.label);
      made.key = std::move(form.key);
      candidates_.push_back(std::move(made));
    }
    return entry->second;
  }

  [[nodiscard]] bool known(std::uint32_t noun) const {
    const auto* word = text_.token(noun).word;
    return word != nullptr && word->source != AnalysisSource::Stemmer;
  }
  [[nodiscard]] std::uint32_t members(std::uint32_t noun) const {
    const auto* reading = text_[noun].reading;
    const auto parts = reading == nullptr ? 0 : reading->parts.size();
    return static_cast<std::uint32_t>(std::max<std::size_t>(parts, 1));
  }

  // Modifiers that are part of a term: those behind the last one that only counts or evaluates.
  [[nodiscard]] std::span<const Modifier> term_modifiers(const NounPhrase& phrase) const {
    auto modifiers = phrase.modifiers();
    for (std::size_t i = modifiers.size(); i > 0; --i) {
      const auto adjective = modifiers[i - 1].adjective;
      if (text_.used_as(adjective, WordUse::GenericAdjective) &&
          !named_.contains(pair(adjective, phrase.head)))
        return modifiers.subspan(i);
    }
    return modifiers;
  }

  // What a heading consists of is a name, general adjective or not: "Høj volumen".
  void read_names_of_sections() {
    const auto& sentences = text_.sentences();
    for (std::uint32_t number = 0; number < sentences.size(); ++number) {
      if (text_.block_kind(sentences[number]) != BlockKind::Heading) continue;
      const auto phrases = phrases_.of_sentence(number);
      if (phrases.empty()) continue;
      const auto& phrase = phrases.front();
      auto begin = sentences[number].first_token;
      auto end = sentences[number].end_token;
      while (begin < end && text_.token(begin).kind != TokenKind::Word) ++begin;
      while (end > begin && text_.token(end - 1).kind != TokenKind::Word) --end;
      if (phrase.modifier_count == 0 || phrase.first != begin || phrase.end != end || phrase.determined)
        continue;
      for (const auto& modifier : phrase.modifiers()) named_.insert(pair(modifier.adjective, phrase.head));
    }
  }
  [[nodiscard]] std::size_t pair(std::uint32_t adjective, std::uint32_t noun) const {
    const auto lemma = [this](std::uint32_t token) {
      const auto* reading = text_[token].reading;
      return reading != nullptr ? std::string_view(reading->lemma) : text_.folded(token);
    };
    const std::hash<std::string_view> hash;
    constexpr std::size_t kSpread = 0x9E3779B97F4A7C15ULL;
    return hash(lemma(adjective)) * kSpread + hash(lemma(noun));
  }

  [[nodiscard]] bool may_be_head(std::uint32_t noun) const {
    const auto& token = text_.token(noun);
    if (token.word == nullptr || token.kind != TokenKind::Word || !text_.is(noun, Tag::Noun)) return false;
    if (token.form.front() >= '0' && token.form.front() <= '9') return false;  // "18-midler" after a §
    if (text_.used_as(noun,
                      WordUse::StudyNoun | WordUse::GroupNoun | WordUse::RoleNoun | WordUse::DesignationNoun))
      return false;
    if (text_.used_as(noun, WordUse::GroupHead))
      return text_[noun].reading != nullptr && text_[noun].reading->lemma == "målgruppe";
    return token.form.size() >= 3 && token.form.find("://") == std::string_view::npos &&
           token.form.find('@') == std::string_view::npos && token.form.find(".dk") == std::string_view::npos;
  }

  void count(ConceptCandidate& it, std::uint32_t noun, ByteSpan span, bool nested, std::uint32_t words) {
    if (span.end == text_.token(noun).source.end)
      span.end -= std::min(footnote_mark(text_, noun), span.size());
    it.words = words;
    it.members = members(noun);
    it.in_dictionary = known(noun);
    it.generic_head = text_.used_as(noun, WordUse::GenericNoun);
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

  void add_phrase(const NounPhrase& phrase) {
    const auto noun = phrase.head;
    if (!may_be_head(noun)) return;
    // "-løse indsatser", whose first member stands before the coordination.
    if (phrase.core > sentence_->first_token && !text_.token(phrase.core).space_before &&
        text_.is(phrase.core - 1, Tag::Dash)) {
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
      count(
          candidates_[index], noun, text_.span(part.front().first, phrase.end), i > 0,
          static_cast<std::uint32_t>(part.size()) + (part.front().first != part.front().adjective ? 2U : 1U));
      if (i == 0) whole = index;
      if (i > 0) nested_.emplace_back(index, whole);
    }
    const auto single = add_single(phrase, true);
    if (single != kNone && !suspended) nested_.emplace_back(single, whole);
  }

  // The candidate of a noun alone: by far the most common, so looked up without making a string.
  std::size_t noun_index(std::uint32_t noun) {
    const auto* word = text_.token(noun).word;
    const auto* reading = text_[noun].reading;
    if (word != nullptr && word->source != AnalysisSource::Stemmer && reading != nullptr &&
        reading->word_class == WordClass::Noun) {
      const auto found = by_key_.find(std::string_view(reading->lemma));
      if (found != by_key_.end()) return found->second;
    }
    return candidate_index(term_form(text_, analyzer_, {}, noun));
  }

  // The head alone; returns its candidate, or kNone.
  std::size_t add_single(const NounPhrase& phrase, bool nested) {
    if (text_.used_as(phrase.head, WordUse::GenericNoun) || !may_be_head(phrase.head)) return kNone;
    const auto index = noun_index(phrase.head);
    count(candidates_[index], phrase.head, text_.span(phrase.head, phrase.end), nested, 1);
    return index;
  }

  // "håndholdte og skræddersyede løsninger": each adjective with the noun; only the last one stands next to
  // it.
  void add_alternatives(const NounPhrase& phrase, std::span<const Modifier> modifiers) {
    for (std::size_t i = 0; i < modifiers.size(); ++i) {
      const bool last = i + 1 == modifiers.size();
      if (text_[modifiers[i].adjective].suspended) continue;  // completed in complete_adjective
      auto& it = candidate(term_form(text_, analyzer_, modifiers.subspan(i, 1), phrase.head));
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

  // "sundheds- og socialfaglige kompetencer": the first adjective in full.
  void complete_adjective(const NounPhrase& phrase, std::span<const Modifier> modifiers) {
    const auto& first = modifiers.front();
    if (!text_[first.adjective].suspended) return;
    const auto full = complete_suspended(text_, first.adjective, modifiers.back().adjective);
    if (full.empty()) return;
    elided_.push_back(ElidedTerm{full, phrase.head, {}, text_.span(first.first, phrase.end)});
  }

  // "rolle- og ansvarsfordeling" as a whole, its last member, and the first one in full.
  void add_suspended(const NounPhrase& phrase, std::span<const Modifier> modifiers) {
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
  void add_shared(std::span<const NounPhrase> phrases, std::size_t index) {
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

  // Noun Preposition Noun, kept later only where it recurs, is defined or makes a heading.
  void add_prepositional(std::span<const NounPhrase> phrases, std::size_t index) {
    const auto& first = phrases[index];
    const auto& second = phrases[index + 1];
    if (second.first != first.end + 1 || !text_.is(first.end, Tag::Preposition)) return;
    if (second.possessed || first.noun != first.head || text_.is_genitive(second.head)) return;
    if (!may_be_head(first.head) || !may_be_head(second.head)) return;
    // "tilbud på det sociale område": both are terms, and the area only says where.
    if (second.determined) return;
    if (text_.used_as(first.head, WordUse::GroupHead)) return;
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
  void add_heading() {
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
    while (at < end) {
      if (!text_.is(at, Tag::Preposition)) return;
      const auto next = noun_phrase_at(text_, at + 1, end);
      if (!next || next->possessed) return;
      if (text_.used_as(next->head, WordUse::GroupHead) && !next->definite) return;  // a target group
      words += next->modifier_count + 1U;
      at = next->end;
      last_head = next->head;
      ++phrases;
    }
    if (phrases < 2) return;
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

  // "Fælles Faglige Begreber", "Fællessprog 3": capitals within a sentence, at least one of them an ordinary
  // word.
  void add_names() {
    if (kind_ == BlockKind::TableRow || kind_ == BlockKind::ReferenceEntry) return;
    for (auto at = sentence_->first_token; at < sentence_->end_token; ++at) {
      if (!opens_name(at) || (at > sentence_->first_token && opens_name(at - 1))) continue;
      // The capital of a sentence's first word says nothing: a name there needs two more.
      const std::uint32_t shortest = at == sentence_->first_token ? 3 : 2;
      auto end = at;
      bool ordinary = false;
      bool noun = false;
      while (end < sentence_->end_token && is_capital(end)) {
        const auto* word = text_.token(end).word;
        const bool known_word =
            word->source != AnalysisSource::Stemmer && word->best().word_class != WordClass::ProperNoun;
        ordinary = ordinary || known_word;
        noun = text_.is(end, Tag::Noun) && known_word;
        ++end;
      }
      const bool numbered = !text_.used_as(at, WordUse::GenericNoun | WordUse::DocumentNoun) &&
                            end < sentence_->end_token && text_.is(end, Tag::Numeral) &&
                            text_.token(end).form.size() <= 3 && end == at + 1 && noun;
      if (numbered) ++end;
      if (!ordinary || !noun || end - at < shortest || heading_ || text_.is_genitive(at)) {
        at = end;
        continue;
      }
      const auto span = text_.span(at, end);
      if (!is_blocked(span) || text_.is(at, Tag::Determiner)) {
        TermForm form;
        form.label = squeeze(cut(text_.document().text, span));
        form.key = folded_wording(text_, at, end);
        auto& it = candidate(std::move(form));
        it.is_name = true;
        it.label = squeeze(cut(text_.document().text, span));  // the phrase itself may be there in lower case
        it.words = end - at;
        if (it.occurrences.empty() || it.occurrences.back() != span) {
          ++it.frequency;
          it.occurrences.push_back(span);
        }
      }
      at = end;
    }
  }
  // The first word of a sentence has its capital from there, unless it is the article of a name.
  [[nodiscard]] bool opens_name(std::uint32_t at) const {
    return is_capital(at) && (at != sentence_->first_token || text_.is(at, Tag::Determiner));
  }
  [[nodiscard]] bool is_capital(std::uint32_t at) const {
    const auto& token = text_.token(at);
    if (token.word == nullptr || token.kind != TokenKind::Word) return false;
    const bool article = token.form == "Den" || token.form == "Det" || token.form == "De";
    return token.word->form != token.word->folded && (token.form.size() > 3 || article) &&
           std::string_view(token.word->form).substr(1) == std::string_view(token.word->folded).substr(1);
  }

  void add_paragraph_compound(const LawReference& reference) {
    TermForm form;
    form.label = std::string(cut(text_.document().text, reference.source));
    form.key = form.label;
    auto& it = candidate(std::move(form));
    it.is_name = true;
    it.words = 2;
    ++it.frequency;
    it.occurrences.push_back(reference.source);
  }

  void mark_defined(const Definition& definition) {
    TermForm form;
    form.label = definition.term;
    form.key = definition.term;
    // The term's own candidate, if the phrase at that place made one.
    for (auto& it : candidates_) {
      if (it.label == definition.term) {
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
  [[nodiscard]] bool is_adjective(ByteSpan span) const {
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

  // Ellipses, now that it is known which full forms the document has.
  std::vector<ConceptCandidate> finish() {
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
    std::sort(nested_.begin(), nested_.end());
    nested_.erase(std::unique(nested_.begin(), nested_.end()), nested_.end());
    for (const auto& [inner, outer] : nested_) ++candidates_[inner].nested_in;
    return std::move(candidates_);
  }

  const TaggedText& text_;
  const NounPhrases& phrases_;
  const Analyzer& analyzer_;
  const Sentence* sentence_ = nullptr;
  BlockKind kind_ = BlockKind::Paragraph;
  bool heading_ = false;
  std::vector<ByteSpan> blocked_;
  std::unordered_set<std::size_t> named_;  // adjective and noun that make a heading
  std::vector<ConceptCandidate> candidates_;
  struct KeyHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>{}(key); }
  };
  std::unordered_map<std::string, std::size_t, KeyHash, std::equal_to<>> by_key_;
  std::vector<ElidedTerm> elided_;
  std::vector<std::pair<std::size_t, std::size_t>> nested_;  // inner candidate, outer candidate
};

}  // namespace

std::vector<ConceptCandidate> concept_candidates(const TaggedText& text, const NounPhrases& phrases,
                                                 const Analyzer& analyzer, const DocumentFacts& facts) {
  return Collector(text, phrases, analyzer, facts).run(facts);
}

}  // namespace vidensgraf
