#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "extraction/concepts/concept_candidates.h"
#include "extraction/grammar/term_form.h"

namespace vidensgraf {

/// One pass over a document that collects candidates; for concept_candidates() only. What it was made with
/// must outlive it.
class ConceptCollector {
 public:
  ConceptCollector(const TaggedText& text, const NounPhrases& phrases, const Analyzer& analyzer,
                   const DocumentFacts& facts)
      : text_(text), phrases_(phrases), analyzer_(analyzer) {
    block(facts);
  }
  std::vector<ConceptCandidate> run(const DocumentFacts& facts);

 private:
  static constexpr auto kNone = static_cast<std::size_t>(-1);

  // Spans that are something else: names of bodies and laws, citations, web addresses.
  void block(const DocumentFacts& facts);
  [[nodiscard]] bool is_blocked(ByteSpan span) const;
  ConceptCandidate& candidate(TermForm&& form) { return candidates_[candidate_index(std::move(form))]; }
  std::size_t candidate_index(TermForm&& form);
  [[nodiscard]] bool known(std::uint32_t noun) const;
  [[nodiscard]] bool is_declaration(std::uint32_t noun) const;
  [[nodiscard]] std::uint32_t members(std::uint32_t noun) const;
  // Modifiers that are part of a term: those behind the last one that only counts or evaluates.
  [[nodiscard]] std::span<const Modifier> term_modifiers(const NounPhrase& phrase) const;
  // What a heading consists of is a name, general adjective or not: "Høj volumen".
  void read_names_of_sections();
  [[nodiscard]] std::size_t pair(std::uint32_t adjective, std::uint32_t noun) const;
  [[nodiscard]] bool is_study_compound(std::uint32_t noun) const;
  [[nodiscard]] bool is_in_preposition(std::uint32_t noun) const;
  [[nodiscard]] bool may_be_head(std::uint32_t noun) const;
  [[nodiscard]] bool picks_out(const NounPhrase& phrase, std::span<const Modifier> modifiers) const;
  void count(ConceptCandidate& it, std::uint32_t noun, ByteSpan span, bool nested, std::uint32_t words);
  // "har været optaget": the participle of an auxiliary describes no noun.
  [[nodiscard]] bool is_misread(const NounPhrase& phrase) const;
  [[nodiscard]] bool is_used_alone(std::uint32_t adjective) const;
  [[nodiscard]] bool is_done(const NounPhrase& phrase) const;
  void add_phrase(const NounPhrase& written);
  [[nodiscard]] bool is_function_word(std::uint32_t noun) const;
  bool add_misread_adjective(std::span<const NounPhrase> phrases, std::size_t index);
  // "matrikelfaste og -løse indsatser", of which no phrase holds the first word, or one that takes it for a
  // noun.
  [[nodiscard]] bool is_tail_of_pair(const NounPhrase& phrase) const;
  [[nodiscard]] bool begins_tailed_pair(const NounPhrase& phrase) const;
  void add_tailed_pair(const NounPhrase& tail);
  bool add_foreign(std::span<const NounPhrase> phrases, std::size_t index);
  void add_people();
  // The candidate of a noun alone: by far the most common, so looked up without making a string.
  std::size_t noun_index(std::uint32_t noun);
  // The head alone, which may be one (may_be_head); returns its candidate, or kNone.
  std::size_t add_single(const NounPhrase& phrase, bool nested);
  // "håndholdte og skræddersyede løsninger": each adjective with the noun; only the last one stands next to
  // it.
  void add_alternatives(const NounPhrase& phrase, std::span<const Modifier> modifiers);
  // "sundheds- og socialfaglige kompetencer": the first adjective in full.
  void complete_adjective(const NounPhrase& phrase, std::span<const Modifier> modifiers);
  // "rolle- og ansvarsfordeling" as a whole, its last member, and the first one in full.
  void add_suspended(const NounPhrase& phrase, std::span<const Modifier> modifiers);
  // "komplekse problemer og/eller støttebehov": the adjective reaches the second noun where the document has
  // it so.
  void add_shared(std::span<const NounPhrase> phrases, std::size_t index);
  // Noun Preposition Noun, kept later only where it recurs, is defined or makes a heading.
  void add_prepositional(std::span<const NounPhrase> phrases, std::size_t index);
  // A heading that is a noun phrase with prepositional phrases is a term as a whole.
  void add_heading();
  // "Fælles Faglige Begreber", "Fællessprog 3": capitals within a sentence, at least one of them an ordinary
  // word.
  void add_names();
  // "Housing First-tilgangen", and "Housing First" wherever else it stands.
  void add_compound_name(const NounPhrase& phrase);
  void add_attested_names();
  // The first word of a sentence has its capital from there, unless it is the article of a name.
  [[nodiscard]] bool opens_name(std::uint32_t at) const;
  [[nodiscard]] bool is_person(std::uint32_t at, std::uint32_t end) const;
  [[nodiscard]] bool names_method(std::uint32_t at) const;
  [[nodiscard]] bool is_capital(std::uint32_t at) const;
  void add_paragraph_compound(const LawReference& reference);
  void add_abbreviation(const Abbreviation& abbreviation);
  void mark_defined(const Definition& definition);
  // The token that begins at `byte`.
  [[nodiscard]] std::optional<std::uint32_t> token_at(std::uint32_t byte) const;
  // Ellipses, now that it is known which full forms the document has.
  std::vector<ConceptCandidate> finish();
  const TaggedText& text_;
  const NounPhrases& phrases_;
  const Analyzer& analyzer_;
  const Sentence* sentence_ = nullptr;
  BlockKind kind_ = BlockKind::Paragraph;
  bool heading_ = false;
  std::vector<ByteSpan> blocked_;
  std::unordered_set<std::size_t> named_;  // adjective and noun that make a heading
  std::vector<ConceptCandidate> candidates_;
  std::unordered_map<std::string, std::size_t> by_lower_label_;  // the first candidate of each
  std::size_t labelled_ = 0;                                     // candidates that are in it
  struct KeyHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>{}(key); }
  };
  std::unordered_map<std::string, std::size_t, KeyHash, std::equal_to<>> by_key_;
  std::vector<ElidedTerm> elided_;
  // Words of names that open compounds, by the first.
  std::map<std::string, std::set<std::vector<std::string>>, std::less<>> attested_;
  std::vector<std::pair<std::size_t, std::size_t>> nested_;  // inner candidate, outer candidate
};

}  // namespace vidensgraf
