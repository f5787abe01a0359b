#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "extraction/definitions/definition_patterns.h"

namespace vidensgraf {

/// A sentence in which a definition may stand, with the questions all patterns ask: what the subject of a
/// verb is, which term begins at a token, whether something can be a term. Borrows the text.
class DefinitionSentence {
 public:
  /// Tokens [begin, end); the marker of a list item at its head is passed over.
  DefinitionSentence(const TaggedText& text, std::uint32_t begin, std::uint32_t end, DefinitionZone zone)
      : text_(text), begin_(begin), end_(end), zone_(zone) {
    begin_ = without_marker(begin_);
  }

  /// Past "1.", "•", "-", "**" and quotation marks at the head of a line.
  [[nodiscard]] std::uint32_t without_marker(std::uint32_t at) const;

  [[nodiscard]] bool is_quote_or_star(std::uint32_t at) const;

  /// The clause in which token `at` stands begins after the last "at" or colon before it.
  [[nodiscard]] std::uint32_t clause_start(std::uint32_t at) const;

  /// The subject [clause start, verb): noun phrases joined by prepositions and coordinators, nothing else.
  [[nodiscard]] std::optional<DefinedTerm> subject_before(std::uint32_t verb) const;

  /// The name that ends at token `end`: capitalised words with dashes and prepositions between, at least two
  /// of them: "Plan Nu – Mødet i Midten".
  [[nodiscard]] std::optional<DefinedTerm> name_before(std::uint32_t end) const;

  /// The term that starts at `at`: a noun phrase with its prepositional phrases and coordinations, up to
  /// `stop`.
  [[nodiscard]] std::optional<DefinedTerm> term_at(std::uint32_t at, std::uint32_t stop) const;

  /// The noun phrase that ends right before token `end` and is the longest to do so.
  [[nodiscard]] std::optional<DefinedTerm> term_ending(std::uint32_t end) const;

  /// The name that opens the clause and fills it up to `verb`: "Exit Rusmidler", "Housing First for Unge
  /// (HFU)"; at least two words with capitals.
  [[nodiscard]] std::optional<DefinedTerm> opening_name(std::uint32_t verb) const;

  /// What stands in quotation marks between the noun that announces it and `end`: "Projektet ”Trygge Veje”".
  [[nodiscard]] std::optional<DefinedTerm> quoted_name(std::uint32_t announced, std::uint32_t end) const;

  /// "følgende tilbud": what it stands for is listed behind.
  [[nodiscard]] bool points_ahead(const NounPhrase& phrase) const;

  [[nodiscard]] bool is_about_the_document(const DefinedTerm& term) const;

  [[nodiscard]] bool is_generic(const DefinedTerm& term) const;

  /// Indefinite, or a single definite noun that may name a thing the text has just introduced.
  [[nodiscard]] bool may_be_defined(const DefinedTerm& term) const;

  static DefinitionMatch found(const DefinedTerm& term, std::string pattern,
                               DefinitionKind kind = DefinitionKind::Definition, double confidence = 1.0);

  /// The first token with this form among the `reach` after `at`; `end_` if none. Stops at the end of the
  /// clause.
  [[nodiscard]] std::uint32_t form_after(std::uint32_t at, std::string_view form, std::uint32_t reach) const;

  [[nodiscard]] bool is_form(std::uint32_t at, std::string_view form) const;
  [[nodiscard]] bool stands_in_brackets(std::uint32_t at) const;
  /// Past "i projektet", "ifølge retningslinjen", "her" between a verb and what it says; `at` if none stands
  /// there.
  [[nodiscard]] std::uint32_t past_reservation(std::uint32_t at) const;
  [[nodiscard]] bool is_passive(std::uint32_t at) const { return text_.folded(at).ends_with("s"); }
  /// The auxiliary before a participle at `at`: "er", "bliver", with adverbs or "i rapporten" between; `at`
  /// if there is none.
  [[nodiscard]] std::uint32_t auxiliary_before(std::uint32_t at) const;

  /// The modal verb before an infinitive at `at`, with adverbs between: "kan", "skal her"; `at` if there is
  /// none.
  [[nodiscard]] std::uint32_t modal_before(std::uint32_t at) const;

  /// "det matrikelfaste": an adjective used as a noun.
  [[nodiscard]] std::optional<NounPhrase> bare_adjective(std::uint32_t first, std::uint32_t stop) const;

 protected:
  const TaggedText& text_;
  std::uint32_t begin_;
  std::uint32_t end_;
  DefinitionZone zone_;
};

/// Patterns whose trigger is a verb: "X defineres som", "ved X forstås", "X er en Y, der".
/// `preposition_first` needs no trigger.
class VerbPatterns : public DefinitionSentence {
 public:
  using DefinitionSentence::DefinitionSentence;
  [[nodiscard]] DefinitionMatch preposition_first() const;
  [[nodiscard]] DefinitionMatch at_trigger(std::uint32_t at) const;

 private:
  [[nodiscard]] bool denies(std::uint32_t verb) const;
  [[nodiscard]] std::optional<DefinedTerm> term_between(std::uint32_t first, std::uint32_t stop) const;
  [[nodiscard]] DefinitionMatch define(std::uint32_t at) const;
  [[nodiscard]] DefinitionMatch understand(std::uint32_t at) const;
  [[nodiscard]] DefinitionMatch characterise(std::uint32_t at) const;
  [[nodiscard]] DefinitionMatch refer(std::uint32_t at) const;
  [[nodiscard]] bool names_an_actor(const DefinedTerm& term) const;
  [[nodiscard]] DefinitionMatch cover(std::uint32_t at) const;
  [[nodiscard]] DefinitionMatch denote(std::uint32_t at) const;
  [[nodiscard]] DefinitionMatch concern(std::uint32_t at) const;
  [[nodiscard]] DefinitionMatch that_is(std::uint32_t at) const;
  [[nodiscard]] std::optional<DefinedTerm> joined_term(std::uint32_t from, std::uint32_t stop) const;
  [[nodiscard]] DefinitionMatch stated_definition(std::uint32_t at) const;
  [[nodiscard]] std::optional<DefinedTerm> inverted_subject(std::uint32_t at, std::uint32_t as) const;
  [[nodiscard]] DefinitionMatch copula(std::uint32_t at) const;
  [[nodiscard]] DefinitionMatch inverted(const NounPhrase& subject) const;
  [[nodiscard]] DefinitionMatch described(std::uint32_t at, const NounPhrase& genus) const;
  [[nodiscard]] std::optional<NounPhrase> people_at(std::uint32_t at) const;
  [[nodiscard]] std::optional<NounPhrase> after_listed_adjective(std::uint32_t at) const;
  [[nodiscard]] bool to_what_degree(std::uint32_t at) const;
  [[nodiscard]] bool is_own_name_before(std::uint32_t verb) const;
  [[nodiscard]] bool names_body(const NounPhrase& genus, const DefinedTerm& term) const;
  [[nodiscard]] bool is_named_kind(const DefinedTerm& term, const NounPhrase& genus) const;
  [[nodiscard]] bool is_plain_definite(const DefinedTerm& term) const;
  [[nodiscard]] bool is_phase_or_role(const DefinedTerm& term) const;
  [[nodiscard]] bool compares(std::uint32_t from) const;
  [[nodiscard]] bool sets_apart(std::uint32_t adjective) const;
  [[nodiscard]] bool names_its_subject(const NounPhrase& genus) const;
  [[nodiscard]] bool repeats(const NounPhrase& genus, const DefinedTerm& term) const;
  [[nodiscard]] DefinitionMatch apposition(std::uint32_t at) const;
  [[nodiscard]] DefinitionMatch understand_by(std::uint32_t at) const;
  [[nodiscard]] DefinitionMatch understand_as(std::uint32_t at) const;
  [[nodiscard]] DefinitionMatch viewed_as(std::uint32_t at) const;
  [[nodiscard]] bool opens_contact_clause(std::uint32_t comma) const;
  [[nodiscard]] bool opens_purpose_clause(std::uint32_t comma) const;
};

/// Patterns that give a thing its name: glossary lines, "betegnelsen X", "også kaldet X", "inddeles i X og
/// Y".
class NamePatterns : public DefinitionSentence {
 public:
  using DefinitionSentence::DefinitionSentence;
  [[nodiscard]] DefinitionMatch glossary_line() const;
  [[nodiscard]] DefinitionMatch at_trigger(std::uint32_t at) const;
  /// At "dvs.", "altså", "under" or a dash.
  [[nodiscard]] DefinitionMatch beside_trigger(std::uint32_t at) const;

 private:
  [[nodiscard]] bool is_phrase(std::uint32_t at) const;
  [[nodiscard]] bool is_bold(std::uint32_t colon) const;
  [[nodiscard]] bool is_narrowed_genus(std::uint32_t at) const;
  [[nodiscard]] bool repeats_name(const DefinedTerm& term, std::uint32_t at) const;
  [[nodiscard]] bool begins_provision(std::uint32_t at, std::uint32_t end) const;
  void take_foreign_words(DefinedTerm& term) const;
  [[nodiscard]] DefinitionMatch designation(std::uint32_t at) const;
  [[nodiscard]] DefinitionMatch use_about(std::uint32_t at) const;
  [[nodiscard]] DefinitionMatch calling(std::uint32_t at) const;
  [[nodiscard]] DefinitionMatch alias(std::uint32_t at) const;
  [[nodiscard]] DefinitionMatch divide(std::uint32_t at) const;
  [[nodiscard]] DefinitionMatch we_call(std::uint32_t at) const;
  [[nodiscard]] DefinitionMatch so_called(std::uint32_t at) const;
  [[nodiscard]] bool is_dashed_line(std::uint32_t dash) const;
  [[nodiscard]] bool has_clause_subject(std::uint32_t verb) const;
  [[nodiscard]] DefinitionMatch explanation(std::uint32_t at) const;
  [[nodiscard]] bool explains(std::uint32_t at, const DefinedTerm& term, bool cued) const;
  [[nodiscard]] DefinitionMatch what_is_called(std::uint32_t at) const;
  [[nodiscard]] DefinitionMatch under_name(std::uint32_t at) const;
};

}  // namespace vidensgraf
