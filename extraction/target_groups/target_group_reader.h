#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extraction/grammar/noun_phrases.h"

namespace vidensgraf {

/// A target group as it was read: tokens from `first` to `end`.
struct ReadGroup {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  std::string label;
  std::vector<std::string> components;
  std::string general;    ///< The group without its restriction, where that is one by itself: "hjemløse".
  std::string condition;  ///< What alone sets people apart here: "demens" of "borgere med demens"; empty if
                          ///< more does.
};

/// One restriction, with what the label of a single component needs.
struct GroupRestriction {
  std::uint32_t end = 0;  ///< Where it began, if none was read.
  std::vector<std::pair<std::string, bool>>
      members;          ///< Wording of each coordinated phrase; whether it stands alone.
  std::string opening;  ///< "med", "på", "omfattet af"
};

/// The indefinite plural of the head at `token`: "unge", "mænd"; the form as it stands where it is not known.
[[nodiscard]] std::string group_plural(const TaggedText& text, std::uint32_t token);

/// Reads the target groups of one sentence; for find_target_groups() only. Text and phrases must outlive it.
class TargetGroupReader {
 public:
  TargetGroupReader(const TaggedText& text, const NounPhrases& phrases, const Sentence& sentence)
      : text_(text), phrases_(phrases), begin_(sentence.first_token), end_(sentence.end_token) {}
  std::vector<ReadGroup> run();

 private:
  [[nodiscard]] bool is_head(std::uint32_t at) const;
  // A noun for people that stands as one: not before another noun ("voksne borgere", "udsatte boligområder").
  [[nodiscard]] bool stands_as_noun(std::uint32_t at) const;
  // A single person in the definite form or after "den enkelte".
  [[nodiscard]] bool is_single(std::uint32_t at) const;
  [[nodiscard]] bool is_one_person(std::uint32_t at) const;
  [[nodiscard]] bool is_in_name(std::uint32_t head) const;
  [[nodiscard]] bool is_bare_role(std::uint32_t first, std::uint32_t head) const;
  [[nodiscard]] bool is_definite(std::uint32_t at) const;
  // First token of the classifying adjectives before a head: "socialt udsatte voksne", "udsatte borgere".
  [[nodiscard]] std::uint32_t classified_from(std::uint32_t head) const;
  [[nodiscard]] bool classifies(std::uint32_t at) const;
  [[nodiscard]] bool may_be_infinitive(std::uint32_t at) const;
  [[nodiscard]] bool same_opening(std::uint32_t at, std::uint32_t other) const;
  [[nodiscard]] bool shares_noun(std::uint32_t at, std::uint32_t other) const;
  // "voksne, voksne med ...": the second begins a group of its own.
  [[nodiscard]] bool same_noun(std::uint32_t at, const std::vector<std::uint32_t>& heads) const;
  [[nodiscard]] bool is_modifier(std::uint32_t at) const;
  // "socialt", "psykisk", "alvorligt" before an adjective; not "meget", "mest", "ofte".
  [[nodiscard]] std::uint32_t with_adverb(std::uint32_t first) const;
  std::optional<ReadGroup> read(std::uint32_t head, int depth);
  // "pårørende til voksne på det sociale område": the group at `at`, after its preposition.
  std::optional<ReadGroup> read_relation(std::uint32_t at, std::uint32_t head, int depth);
  [[nodiscard]] bool is_narrowed(std::uint32_t first, std::uint32_t head, std::uint32_t comma) const;
  // "anbragte børns skolegang", "førtidspensionisters økonomi": a group that owns something.
  [[nodiscard]] bool owns(std::uint32_t at) const;
  [[nodiscard]] bool reads_as_people(std::uint32_t at) const;
  [[nodiscard]] bool are_those(std::uint32_t at) const;
  GroupRestriction read_restriction(std::uint32_t at, std::uint32_t head, bool is_first);
  // "mellem 18 og 25 år", "i alderen 15-17 år", "over 65 år"
  [[nodiscard]] GroupRestriction read_age(std::uint32_t at) const;
  [[nodiscard]] GroupRestriction read_outside(std::uint32_t at) const;
  [[nodiscard]] GroupRestriction read_origin(std::uint32_t at) const;
  [[nodiscard]] GroupRestriction read_numbered_place(std::uint32_t at) const;
  [[nodiscard]] GroupRestriction read_distance(std::uint32_t at) const;
  [[nodiscard]] GroupRestriction read_home(std::uint32_t at, std::uint32_t head);
  [[nodiscard]] GroupRestriction read_state(std::uint32_t at, std::uint32_t head) const;
  [[nodiscard]] GroupRestriction read_condition(std::uint32_t at, std::uint32_t head,
                                                const NounPhrase& phrase) const;
  [[nodiscard]] GroupRestriction read_bracket(std::uint32_t open, std::uint32_t head) const;
  [[nodiscard]] bool is_unmarked_clause(std::uint32_t relative) const;
  // A group of several people that nobody has been told of yet, and that is spoken of: subject, or after a
  // preposition or what announces it.
  [[nodiscard]] bool is_introduced(std::uint32_t head) const;
  [[nodiscard]] bool is_condition_of_subject(std::uint32_t head, const NounPhrase& noun) const;
  [[nodiscard]] bool is_subject_of_modal(std::uint32_t at) const;
  [[nodiscard]] bool names_people(std::uint32_t at) const;
  [[nodiscard]] bool is_participle(std::uint32_t at) const;
  enum class RestrictionKind : std::uint8_t { With, Situation, Any };
  [[nodiscard]] bool is_helped_with(std::uint32_t at, std::uint32_t head) const;
  [[nodiscard]] std::uint32_t skip_example(std::uint32_t at) const;
  void take_noun_behind_adjective(NounPhrase& phrase) const;
  GroupRestriction read_phrases(std::uint32_t from, std::uint32_t at, RestrictionKind kind);
  // "udviklings- og opmærksomhedsforstyrrelser" as two members, the second added by the caller.
  void add_suspended(const NounPhrase& member, GroupRestriction& restriction) const;
  // Whether a coordinated phrase still restricts the group, or opens something else ("... og deres
  // familier").
  [[nodiscard]] bool belongs(const NounPhrase& first, const NounPhrase& member) const;
  // The phrase with its own "for", "af", "efter", "mellem" phrases: "behov for en samlet indsats".
  [[nodiscard]] std::uint32_t extended(const NounPhrase& phrase) const;
  // ", der modtager sociale indsatser": up to the end of the clause.
  GroupRestriction read_clause(std::uint32_t comma, std::uint32_t head) const;
  [[nodiscard]] std::uint32_t past_second_clause(std::uint32_t stop, std::uint32_t comma) const;
  [[nodiscard]] GroupRestriction read_where_clause(std::uint32_t comma, std::uint32_t head) const;
  [[nodiscard]] bool is_in_force(std::uint32_t verb) const;
  [[nodiscard]] std::uint32_t past_tail(std::uint32_t stop) const;
  [[nodiscard]] std::uint32_t past_place(std::uint32_t at) const;
  [[nodiscard]] bool speaks_of_family(std::uint32_t at) const;
  [[nodiscard]] bool is_placed(std::uint32_t head) const;
  [[nodiscard]] bool is_placing_of(std::uint32_t first) const;
  [[nodiscard]] bool is_relative_of(std::uint32_t at) const;
  [[nodiscard]] bool is_respect(std::uint32_t at) const;
  [[nodiscard]] bool is_kind_of_person(std::uint32_t first, std::uint32_t head) const;
  [[nodiscard]] GroupRestriction read_whom_clause(std::uint32_t comma, std::uint32_t head) const;
  [[nodiscard]] GroupRestriction read_owner_clause(std::uint32_t comma, std::uint32_t head) const;
  [[nodiscard]] std::uint32_t past_participle(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t past_inner_clause(std::uint32_t comma) const;
  [[nodiscard]] std::uint32_t past_adverbials(std::uint32_t at) const;
  [[nodiscard]] bool pairs(std::uint32_t head) const;
  [[nodiscard]] bool takes_along(std::uint32_t head) const;
  [[nodiscard]] bool shares_restriction(std::uint32_t head, std::uint32_t noun) const;
  bool join_alternative(std::uint32_t at, std::uint32_t head, GroupRestriction& last);
  [[nodiscard]] bool states_situation(std::uint32_t verb) const;
  [[nodiscard]] bool is_negated(std::uint32_t verb) const;
  [[nodiscard]] bool leaves_undone(std::uint32_t verb) const;
  [[nodiscard]] bool ends_up_in(std::uint32_t verb) const;
  [[nodiscard]] bool states_condition(std::uint32_t verb) const;
  [[nodiscard]] bool is_cleft(std::uint32_t head) const;
  [[nodiscard]] bool takes_complement(std::uint32_t noun, std::string_view preposition) const;
  [[nodiscard]] bool is_age_group(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t age_group_from(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t range_start(std::uint32_t at) const;
  [[nodiscard]] bool takes_part(std::uint32_t verb) const;
  [[nodiscard]] bool states_habit(std::uint32_t verb, std::uint32_t head) const;
  // The adjectives before a head, in the plural as the label is: "ung mand" -> "unge mænd".
  [[nodiscard]] std::string classifier(std::uint32_t first, std::uint32_t head) const;
  // Where a clause ends: target_group_clause_ends.cpp.
  static constexpr std::uint32_t kLongestClause = 45;  // tokens
  [[nodiscard]] std::uint32_t clause_end(std::uint32_t opening, std::uint32_t from, std::uint32_t verb) const;
  [[nodiscard]] bool ends_clause(std::uint32_t at, std::uint32_t verb) const;
  [[nodiscard]] bool is_inner_comma(std::uint32_t at, std::uint32_t verb) const;
  [[nodiscard]] bool parts_adjectives(std::uint32_t comma, std::uint32_t verb) const;
  [[nodiscard]] bool parts_participles(std::uint32_t comma) const;
  [[nodiscard]] bool is_before_that(std::uint32_t comma, std::uint32_t verb) const;
  [[nodiscard]] bool is_in_provision(std::uint32_t comma) const;
  [[nodiscard]] bool is_enumeration(std::uint32_t comma, std::uint32_t verb) const;
  [[nodiscard]] bool is_open_row(std::uint32_t comma) const;
  [[nodiscard]] bool is_aside(std::uint32_t open) const;
  [[nodiscard]] bool opened_since(std::uint32_t from, std::uint32_t close) const;
  [[nodiscard]] bool is_auxiliary(std::uint32_t verb) const;
  [[nodiscard]] bool is_past_participle(std::uint32_t at) const;
  [[nodiscard]] bool is_main_verb(std::uint32_t at, std::uint32_t verb) const;
  [[nodiscard]] bool joins_no_more(std::uint32_t at, std::uint32_t verb) const;
  [[nodiscard]] bool begins_addition(std::uint32_t at, std::uint32_t verb) const;
  [[nodiscard]] bool names_something(std::uint32_t from, std::uint32_t stop) const;
  [[nodiscard]] ReadGroup made(std::uint32_t first, const std::vector<std::uint32_t>& heads,
                               const std::vector<GroupRestriction>& restrictions) const;
  const TaggedText& text_;
  const NounPhrases& phrases_;
  std::uint32_t begin_;
  std::uint32_t end_;
  std::uint32_t head_end_ = 0;  // one past what the last group consumed
  std::vector<ReadGroup> groups_;
};

}  // namespace vidensgraf
