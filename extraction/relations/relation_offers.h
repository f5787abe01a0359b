#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extraction/relations/relation_reader.h"

namespace vidensgraf {

/// What the finders of `HasTargetGroup` share: which group begins where, and what a phrase offers.
///
/// Borrows the reader, which must outlive it.
class Offers {
 public:
  explicit Offers(RelationReader& reader) : reader_(reader), text_(reader.text()) {}

  /// The group that begins at token `at`, past words that only count; or null.
  [[nodiscard]] const Mention* group_from(std::uint32_t at) const;
  /// Past words that only weigh what follows: "primært", "først og fremmest", "også".
  [[nodiscard]] std::uint32_t past_weight(std::uint32_t at) const;
  /// The first token that begins at byte `byte` or later.
  [[nodiscard]] std::uint32_t token_from(std::uint32_t byte) const;

  /// The concept that a phrase offers: its own or, of a general noun, that of the phrase that hangs on it
  /// ("tilbud om bostøtte", "indsatsen i teamet"); null for people, for what is denied ("ingen botilbud"),
  /// and for what the document says of itself.
  [[nodiscard]] const std::string* offer_of(const NounPhrase& phrase) const;
  /// Whether the sentence denies the phrase: "ingen botilbud", "er ikke et botilbud".
  [[nodiscard]] bool denied(const NounPhrase& phrase) const;
  /// Whether it names a place where people are helped.
  [[nodiscard]] bool is_care_place(const NounPhrase& phrase) const;
  /// Whether a clause begins with the token: it may be its subject.
  [[nodiscard]] bool opens_clause(std::uint32_t first) const;

  /// `from` is for the group and for those that are coordinated with it.
  void meant_for(const std::string& from, const Mention& group, ByteSpan source, std::string_view pattern);
  /// Each of the phrases is for the group, or what it says of it is ("X er en indsats, der"); whether one
  /// has a name.
  bool meant_for(const std::vector<const NounPhrase*>& things, const Mention& group,
                 std::string_view pattern);
  /// What is given to the group: the objects from token `object` on.
  void given(std::uint32_t object, const Mention& group, std::string_view pattern);

 private:
  [[nodiscard]] bool denied(const Mention& group) const;
  /// Of what an indefinite phrase says what it is: X of "X er en indsats" and "X: Indsats, der".
  [[nodiscard]] std::vector<const NounPhrase*> described_by(const NounPhrase& genus) const;
  [[nodiscard]] bool is_trouble(const NounPhrase& phrase) const;
  [[nodiscard]] bool is_more_of(const NounPhrase& phrase) const;
  [[nodiscard]] const std::string* plain_offer(const Conjunct& member) const;
  /// One past "en bred og sammensat gruppe af", from its adjectives on; 0 if none begins there.
  [[nodiscard]] std::uint32_t past_partitive(std::uint32_t at) const;

  RelationReader& reader_;
  const TaggedText& text_;
};

}  // namespace vidensgraf
