#pragma once

#include <string>
#include <vector>

#include "corpus/document.h"
#include "extraction/facts.h"
#include "language/analyzer.h"

namespace vidensgraf {

/// A term of a vocabulary: as a concept is labelled, and where it stands.
struct EntryTerm {
  std::string label;
  ByteSpan place;
  ByteSpan stated;  ///< That, with the name of its field before it: "Overbegreb: tilbud".
};

/// An entry of a vocabulary (corpus/vocabulary.h) as it stands in the text.
struct TermEntry {
  ByteSpan whole;
  EntryTerm preferred;
  std::vector<EntryTerm> others;  ///< Accepted and deprecated terms.
  std::vector<EntryTerm> broader;
  std::vector<EntryTerm> related;
  std::vector<ByteSpan> definitions;
  std::vector<ByteSpan> legal_sources;
  ByteSpan source;  ///< Where the definition is from; empty if that is not stated.
};

/// The entries of a document that states to be a vocabulary, in the order of the text; none of any other, nor
/// where no entry has a field.
[[nodiscard]] std::vector<TermEntry> term_entries(const Document& document, const Analyzer& analyzer);

// What the entries state takes the place of what the words of an entry were read to say, as prose.

/// The definitions that the entries state, instead of those found inside them; by place.
void take_definitions(const Document& document, const std::vector<TermEntry>& entries,
                      std::vector<Definition>& definitions);

/// Makes each term of the entries a concept, before all that were found, in the order of the text.
void take_concepts(const Document& document, const std::vector<TermEntry>& entries, const Analyzer& analyzer,
                   std::vector<Concept>& concepts);

/// The links that the entries state, instead of those found inside them; by place. Another term of an entry
/// is the same concept, unless it is a term of several: then it may be. A legal source governs.
void take_relations(const std::vector<TermEntry>& entries, const Analyzer& analyzer,
                    const std::vector<LawReference>& law_references, std::vector<Relation>& relations);

}  // namespace vidensgraf
