#pragma once

#include <cstdint>
#include <vector>

#include "extraction/relations/relation_reader.h"

namespace vidensgraf {

/// What a verb is said of, in any clause of the sentence that `reader` has entered: the phrases that are its
/// subject, several where they are coordinated ("A og B styrker"). Empty where position does not tell.
///
/// Reads past modal verbs, adverbs and "er med til at"; takes the subject of the verb before for a second
/// verb ("X styrker A og understøtter B"), the antecedent for a relative clause, the subject of the sentence
/// before for "den" and "det". A relative clause of the subject is passed over.
[[nodiscard]] std::vector<const NounPhrase*> subjects_of(const RelationReader& reader, std::uint32_t verb);

/// Subjects of a verb and the token where its objects begin.
struct VerbFrame {
  std::vector<const NounPhrase*> subjects;
  std::uint32_t objects = 0;
};
/// The same with the place of the objects, also where the finite verb comes before its subject: "I 2019
/// omfattede X Y", "Desuden indeholder X også Y".
[[nodiscard]] VerbFrame frame_of(const RelationReader& reader, std::uint32_t verb);

/// The phrase right behind a finite verb that an adverbial opens: "I dag er X for G". Null if there is none.
[[nodiscard]] const NounPhrase* turned_subject_of(const RelationReader& reader, std::uint32_t verb);

/// What somebody says of the thing before a relative clause is said of that thing: the subject of the copula
/// in "X er en Y til Z, der V", or the phrase itself. `at` is one past the phrase before the clause. Empty
/// where it cannot be told which of two phrases is meant.
[[nodiscard]] std::vector<const NounPhrase*> antecedents_before(const RelationReader& reader,
                                                                std::uint32_t at);

/// Whether what the verb says only may be so: "kan styrke", "kan styrke A og understøtte B", "derfor kan X
/// styrke".
[[nodiscard]] bool is_possibility(const RelationReader& reader, std::uint32_t verb);

/// What the verb takes behind it: its objects, or the phrases of a preposition that follows ("bidrager til
/// Y"), also those of an infinitive it leads to ("er med til at skabe Y").
[[nodiscard]] std::vector<Conjunct> complements_of(const RelationReader& reader, std::uint32_t verb);

}  // namespace vidensgraf
