#include "extraction/extract.h"

#include <utility>

#include "extraction/concepts/concepts.h"
#include "extraction/definitions/definitions.h"
#include "extraction/grammar/noun_phrases.h"
#include "extraction/grammar/tagged_text.h"
#include "extraction/laws/law_references.h"
#include "extraction/names/abbreviations.h"
#include "extraction/names/name_keys.h"
#include "extraction/names/organisations.h"
#include "extraction/publications/citations.h"
#include "extraction/publications/document_type.h"
#include "extraction/publications/metadata.h"
#include "extraction/relations/relations.h"
#include "extraction/target_groups/target_groups.h"
#include "extraction/vocabularies/term_entries.h"

namespace vidensgraf {

DocumentFacts extract_facts(const Document& document, const AnalyzedText& text, const Analyzer& analyzer,
                            const Registers& registers) {
  DocumentFacts facts;
  const TextLanguage language = language_of(document.text);
  const std::vector<TermEntry> entries = term_entries(document, analyzer);
  // The entries of a vocabulary are no front matter: what it is stands beside them.
  facts.metadata = entries.empty() ? complete_metadata(document, registers, language.code)
                                   : with_year_and_language(document.metadata, language.code);

  // What rests on names and numbers. Later ones use what earlier ones found: keep the order.
  facts.citations = find_citations(document, text, registers, facts);
  facts.organisations = find_organisations(document, text, registers, facts);
  FoundLawReferences law = find_law_references(document, text, registers, facts);
  facts.law_references = std::move(law.references);
  facts.depends_on_date = law.depends_on_date;
  facts.abbreviations = find_abbreviations(document, text, facts);

  // Concepts and what is said of them rest on Danish words, but where a vocabulary states them.
  if (language.is_foreign) {
    take_definitions(document, entries, facts.definitions);
    take_concepts(document, entries, analyzer, facts.concepts);
    take_relations(entries, analyzer, facts.law_references, facts.relations);
    add_name_keys(analyzer, facts);
    return facts;
  }
  // What rests on phrases, in the order in which each may use those before it.
  const TaggedText tagged(document, text);
  const NounPhrases phrases(tagged);
  facts.target_groups =
      find_target_groups(tagged, phrases, registers, facts.organisations, facts.law_references);
  facts.definitions = find_definitions(tagged, phrases, analyzer, facts.citations);
  take_definitions(document, entries, facts.definitions);
  facts.concepts = find_concepts(tagged, phrases, analyzer, facts);
  take_concepts(document, entries, analyzer, facts.concepts);
  facts.relations = find_relations(tagged, phrases, analyzer, facts);
  take_relations(entries, analyzer, facts.law_references, facts.relations);
  add_name_keys(analyzer, facts);
  return facts;
}

}  // namespace vidensgraf
