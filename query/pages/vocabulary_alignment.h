#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/node.h"
#include "graph/reason.h"
#include "query/names/same_node.h"
#include "query/pages/vocabularies.h"

namespace vidensgraf {

/// How a term of a vocabulary stands to one elsewhere. By words alone: whether two concepts of one name are
/// one is for people to say, who have the definitions for it.
enum class TermMatch : std::uint8_t {
  Same,      ///< The same concept in this index: by its name, another form of it, or as a document states.
  Perhaps,   ///< It may be the same by its name.
  Wider,     ///< The other one is the last words, or the last member, of this one.
  Narrower,  ///< The other way round.
};
[[nodiscard]] std::string_view name_of(TermMatch match);  ///< "same", "perhaps", "wider", "narrower"

/// What a term was found to stand beside.
struct Counterpart {
  TermMatch match = TermMatch::Same;
  std::string term;       ///< The preferred term of the other vocabulary, or the label of the concept.
  ByteSpan term_place{};  ///< Where the other vocabulary has it.
  NodeId node{};
  Reason reason;                ///< Why it is the same or may be; empty where the names are alike.
  std::uint64_t documents = 0;  ///< That name the concept, this vocabulary apart.
  std::vector<std::string>
      definitions;  ///< Of the other side, each on one line; at most kDefinitionsCompared.
  /// How alike the definitions of both sides are, of the two most alike: 0 to 1, twice the common words over
  /// all words. Empty where one side has none.
  std::optional<double> likeness;
  std::size_t own_definition = 0;    ///< Which of the term's own that is,
  std::size_t other_definition = 0;  ///< and which of `definitions`.
};

inline constexpr std::size_t kDefinitionsCompared = 10;

struct AlignedTerm {
  std::string term;  ///< As the vocabulary writes it.
  ByteSpan place;
  std::vector<std::string> definitions;  ///< Its own, each on one line.
  /// The best matches first; those of weaker kinds only where there is none of `Same`. Empty: without any.
  std::vector<Counterpart> counterparts;
};

struct VocabularyAlignment {
  DocumentInfo vocabulary;
  std::optional<DocumentInfo> other;  ///< Empty: all other documents.
  std::vector<AlignedTerm> terms;     ///< In the order of the vocabulary.
};

/// Sets every term of the vocabulary `id` beside the terms of the vocabulary `other`, or, where that is
/// empty, beside what all other documents write about.
///
/// Cost: a look-up (query/names/name_lookup.h) for each term. Errors: as `read_vocabulary`.
[[nodiscard]] Result<VocabularyAlignment> align_vocabulary(const GraphSources& sources, std::string_view id,
                                                           std::string_view other = {});

/// The object that `vidensgraf vocabulary align --json` prints (docs/json.md).
[[nodiscard]] std::string to_json(const VocabularyAlignment& alignment);

}  // namespace vidensgraf
