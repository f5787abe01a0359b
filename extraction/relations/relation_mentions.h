#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extraction/facts.h"
#include "extraction/grammar/noun_phrases.h"

namespace vidensgraf {

/// A place where the text speaks of something that has a label. `label` points into the DocumentFacts.
struct Mention {
  ByteSpan span;
  const std::string* label = nullptr;
};

/// Where a document mentions its concepts, target groups and organisations, looked up by place.
///
/// Borrows text and facts; both must outlive it.
class Mentions {
 public:
  Mentions(const TaggedText& text, const DocumentFacts& facts);

  /// The longest concept that ends at byte `end`, or null.
  [[nodiscard]] const Mention* concept_ending(std::uint32_t end) const;
  /// The longest one that begins no earlier than byte `from`, or null.
  [[nodiscard]] const Mention* concept_ending(std::uint32_t end, std::uint32_t from) const;
  /// The concept that a phrase mentions: one that ends with it and begins no later than its head; or null.
  [[nodiscard]] const std::string* concept_of(const NounPhrase& phrase) const;
  /// The same, of a concept that begins no earlier than the phrase: not "krav til X" of the phrase "X".
  [[nodiscard]] const std::string* concept_within(const NounPhrase& phrase) const;
  /// The first group that lies in `span`, or null.
  [[nodiscard]] const Mention* first_group(ByteSpan span) const { return first_inside(groups_, span); }
  /// The first organisation that lies in `span`, or null.
  [[nodiscard]] const Mention* first_organisation(ByteSpan span) const {
    return first_inside(organisations_, span);
  }
  /// The group that begins at byte `begin`, or null.
  [[nodiscard]] const Mention* group_at(std::uint32_t begin) const { return starting(groups_, begin); }
  /// The organisation that begins at byte `begin`, or null.
  [[nodiscard]] const Mention* organisation_at(std::uint32_t begin) const {
    return starting(organisations_, begin);
  }
  /// The longest group around `span`, or null.
  [[nodiscard]] const Mention* group_around(ByteSpan span) const { return around(groups_, span); }
  /// The longest organisation around `span`, or null.
  [[nodiscard]] const Mention* organisation_around(ByteSpan span) const {
    return around(organisations_, span);
  }

 private:
  static const Mention* around(const std::vector<Mention>& mentions, ByteSpan span);
  static const Mention* first_inside(const std::vector<Mention>& mentions, ByteSpan span);
  static const Mention* starting(const std::vector<Mention>& mentions, std::uint32_t begin);

  const TaggedText* text_;
  std::vector<Mention> concepts_;  // by the byte where they end, the longest first
  std::vector<Mention> groups_;
  std::vector<Mention> organisations_;
};

}  // namespace vidensgraf
