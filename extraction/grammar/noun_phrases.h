#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <unordered_set>
#include <vector>

#include "extraction/grammar/tagged_text.h"

namespace vidensgraf {

/// An adjective with the adverbs before it: "højt specialiserede".
struct Modifier {
  std::uint32_t first = 0;      ///< Token of its first adverb, or of the adjective itself.
  std::uint32_t adjective = 0;  ///< Token of the adjective.
  bool alternative = false;     ///< Coordinated with the modifier before it: "håndholdte og skræddersyede".
};

/// A noun with what stands before it: "de komplekse sociale problemer". Prepositional phrases after it are
/// not part.
struct NounPhrase {
  static constexpr std::size_t kMostModifiers = 5;

  std::uint32_t first = 0;  ///< Its first token, determiner included.
  std::uint32_t core = 0;   ///< Its first modifier or, without one, the head; suspended members included.
  std::uint32_t noun = 0;   ///< First token of the head: differs from `head` in "rolle- og ansvarsfordeling".
  std::uint32_t head = 0;   ///< The head noun.
  std::uint32_t end = 0;    ///< One past its last token.
  bool determined = false;  ///< A determiner or number stands before it.
  bool definite =
      false;  ///< By den/det/de/denne, a possessive, a genitive before it, or the noun's own ending.
  bool possessed = false;  ///< By a possessive or a genitive before it.
  std::uint8_t modifier_count = 0;
  std::array<Modifier, kMostModifiers> modifier_store{};

  [[nodiscard]] std::span<const Modifier> modifiers() const {
    return std::span<const Modifier>(modifier_store).first(modifier_count);
  }
};

/// The noun phrase that starts at token `from`, if one does. Looks no further than `end`; where `from` is not
/// before it there is none.
[[nodiscard]] std::optional<NounPhrase> noun_phrase_at(const TaggedText& text, std::uint32_t from,
                                                       std::uint32_t end);

/// One past a coordinator at token `from` ("og", "og/eller", ", og"), or `from` if there is none.
[[nodiscard]] std::uint32_t skip_coordinator(const TaggedText& text, std::uint32_t from, std::uint32_t end);

/// The noun phrases coordinated with `first`, itself included: "misbrug, hjemløshed og/eller vold".
/// A comma counts only in a list that ends in a coordinator.
[[nodiscard]] std::vector<NounPhrase> coordinated_phrases(const TaggedText& text, const NounPhrase& first,
                                                          std::uint32_t end);

/// All noun phrases of a document, in the order of its sentences, and which adjectives it joins to which
/// nouns.
class NounPhrases {
 public:
  explicit NounPhrases(const TaggedText& text);

  [[nodiscard]] std::span<const NounPhrase> all() const { return phrases_; }
  /// Those of sentence number `sentence`.
  [[nodiscard]] std::span<const NounPhrase> of_sentence(std::uint32_t sentence) const {
    return std::span(phrases_).subspan(starts_[sentence], starts_[sentence + 1] - starts_[sentence]);
  }
  /// Whether the document has this adjective directly before this noun somewhere: evidence that "komplekse
  /// problemer og støttebehov" shares its adjective and "psykiske vanskeligheder og misbrug" does not.
  [[nodiscard]] bool joins(const TaggedText& text, std::uint32_t adjective, std::uint32_t noun) const;

 private:
  std::vector<NounPhrase> phrases_;
  std::vector<std::uint32_t> starts_;  // index in phrases_ of each sentence's first, and the number of all
  std::unordered_set<std::uint64_t> joined_;
};

}  // namespace vidensgraf
