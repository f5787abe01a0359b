#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extraction/relations/relation_reader.h"

namespace vidensgraf {

/// What one provision governs, in the sentence that the reader has entered; for find_provisions() only.
///
/// Borrows the reader, which must outlive it.
class ProvisionFinder {
 public:
  explicit ProvisionFinder(RelationReader& reader) : reader_(reader), text_(reader.text()) {}

  /// `place` counts from 0 among the `row` provisions that one expression names: "§§ 85, 104 og 107";
  /// a `row` of 0 is a range, of which nothing is dealt out.
  void read(const LawReference& reference, std::size_t place, std::size_t row);

 private:
  void governed(const std::string& what, std::string_view pattern);
  [[nodiscard]] static bool is_general(const std::string& what);
  [[nodiscard]] std::uint32_t token_at(std::uint32_t byte) const;
  [[nodiscard]] std::uint32_t open_bracket(std::uint32_t first) const;
  bool governs(const NounPhrase& phrase, std::string_view pattern);
  [[nodiscard]] const std::string* given_to(const Mention& group) const;
  [[nodiscard]] bool is_given(const Mention& group) const;
  [[nodiscard]] const std::string* given_before(std::uint32_t at) const;
  [[nodiscard]] bool given_within(const Mention& group, const NounPhrase& phrase) const;
  bool own_subject(std::uint32_t after);
  [[nodiscard]] std::uint32_t past_infinitive(std::uint32_t at) const;
  bool beside(std::uint32_t first, std::uint32_t after);

  // Behind a cue or in front of its clause: relation_provision_cues.cpp.
  bool authority(std::uint32_t cue);
  bool behind(std::uint32_t cue);
  bool given_before_relative(std::uint32_t cue);
  bool governs_all(const NounPhrase& last, std::string_view pattern);
  [[nodiscard]] bool is_given_alike(const NounPhrase& one, const NounPhrase& other) const;
  bool held_in(std::uint32_t first);
  [[nodiscard]] std::uint32_t passive_before(std::uint32_t at) const;
  bool ruled_things(const std::vector<const NounPhrase*>& subjects, std::string_view pattern);
  void ruled(std::uint32_t first);
  [[nodiscard]] bool is_examination(const NounPhrase& phrase) const;
  [[nodiscard]] bool is_case_of(const NounPhrase& phrase) const;
  [[nodiscard]] bool is_done(std::uint32_t verb) const;
  [[nodiscard]] bool is_neuter_adjective(std::uint32_t at) const;
  [[nodiscard]] bool opens(std::uint32_t cue) const;
  void fronted(std::uint32_t after);
  void things(std::uint32_t object);
  [[nodiscard]] const NounPhrase* main_topic(std::uint32_t at) const;

  RelationReader& reader_;
  const TaggedText& text_;
  std::string provision_;
  ByteSpan reference_{};
  std::size_t place_ = 0;
  std::size_t row_ = 1;
};

}  // namespace vidensgraf
