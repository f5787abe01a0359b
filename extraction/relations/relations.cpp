#include "extraction/relations/relations.h"

#include "extraction/grammar/quotations.h"
#include "extraction/relations/relation_finders.h"
#include "extraction/relations/relation_reader.h"

// Relations from what a sentence says, after Hearst 1992: each finder of relation_finders.h knows some
// wordings and the reader of relation_reader.h knows the sentence. What interviewed people say between
// quotation marks, tables, references and whatever surrounds the document are left out.
//
// Heads of compounds ("støttebehov" is a "behov") are no relations here: the text does not state them, and
// the graph can tell them from the lemma. Known misses: relations over sentence borders apart from lists,
// pronouns as subjects.

namespace vidensgraf {
namespace {

bool is_read(const TaggedText& text, const Sentence& sentence) {
  switch (text.block_kind(sentence)) {
    case BlockKind::TableOfContents:
    case BlockKind::Boilerplate:
    case BlockKind::ReferenceEntry:
    case BlockKind::TableRow:
      return false;
    default:
      return true;
  }
}

}  // namespace

std::vector<Relation> find_relations(const TaggedText& text, const NounPhrases& phrases,
                                     const Analyzer& analyzer, const DocumentFacts& facts) {
  RelationReader reader(text, phrases, analyzer, facts);
  const auto quoted = quoted_sentences(text);
  const auto& sentences = text.sentences();
  for (std::uint32_t number = 0; number < sentences.size(); ++number) {
    if (quoted[number] || !is_read(text, sentences[number])) continue;
    reader.enter(number);
    find_other_kinds(reader);
    find_lists(reader);
    find_as_lists(reader);
    find_asides(reader);
    find_kinds(reader);
    find_named_kinds(reader);
    find_announced(reader);
    find_appositions(reader);
    find_wholes(reader);
    find_parts(reader);
    find_bodies(reader);
    find_beneficiaries(reader);
    find_predicates(reader);
    find_recipients(reader);
    find_audiences(reader);
    find_enablings(reader);
    find_ties(reader);
    find_means(reader);
    find_frames(reader);
  }
  find_needs(reader);
  find_under_headings(reader);
  find_in_definitions(reader);
  find_in_headings(reader);
  find_provisions(reader);
  for (const auto& abbreviation : facts.abbreviations) {
    if (abbreviation.long_form.empty()) continue;
    reader.add(abbreviation.short_form, RelationType::AbbreviationOf, abbreviation.long_form,
               abbreviation.introduction, "X (Y)");
  }
  return reader.take();
}

}  // namespace vidensgraf
