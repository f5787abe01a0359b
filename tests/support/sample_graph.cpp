#include "tests/support/sample_graph.h"

#include <gtest/gtest.h>

#include "graph/graph_update.h"
#include "store/document_rows.h"

namespace vidensgraf::testing {

SampleDocument::SampleDocument(std::string id, std::string title, std::string date, std::string text) {
  document_.id = std::move(id);
  document_.source_name = document_.id + ".txt";
  document_.format = Format::PlainText;
  document_.text = std::move(text);
  Block block;
  block.page = 3;
  block.source = ByteSpan{0, static_cast<std::uint32_t>(document_.text.size())};
  document_.blocks.push_back(block);
  facts_.metadata.title = MetadataField{std::move(title), FieldOrigin::Container, {}};
  facts_.metadata.date = MetadataField{std::move(date), FieldOrigin::Container, {}};
  document_.metadata = facts_.metadata;
}

ByteSpan SampleDocument::span(std::string_view words) const {
  const std::size_t begin = document_.text.find(words);
  EXPECT_NE(begin, std::string::npos) << words;
  return ByteSpan{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + words.size())};
}

SampleDocument& SampleDocument::with_concept(const std::string& label, const std::string& key,
                                             std::string_view place) {
  Concept item;
  item.label = label;
  item.key = key;
  item.variants = {std::string(place)};
  item.occurrences = {span(place)};
  facts_.concepts.push_back(item);
  return *this;
}

SampleDocument& SampleDocument::with_organisation(const std::string& label, std::string_view place) {
  Organisation organisation;
  organisation.label = label;
  organisation.occurrences = {span(place)};
  facts_.organisations.push_back(organisation);
  return *this;
}

SampleDocument& SampleDocument::with_publisher(const std::string& name) {
  facts_.metadata.publisher = MetadataField{name, FieldOrigin::Container, {}};
  document_.metadata = facts_.metadata;
  return *this;
}

SampleDocument& SampleDocument::with_abbreviation(const std::string& short_form, const std::string& long_form,
                                                  std::string_view introduction) {
  Abbreviation abbreviation;
  abbreviation.short_form = short_form;
  abbreviation.long_form = long_form;
  abbreviation.introduction = span(introduction);
  abbreviation.occurrences = {abbreviation.introduction};
  facts_.abbreviations.push_back(abbreviation);
  return *this;
}

SampleDocument& SampleDocument::with_target_group(const std::string& label, std::string_view place) {
  TargetGroup group;
  group.label = label;
  group.occurrences = {span(place)};
  facts_.target_groups.push_back(group);
  return *this;
}

SampleDocument& SampleDocument::with_definition(const std::string& term, std::string_view sentence,
                                                const std::string& cited) {
  Definition definition;
  definition.term = term;
  definition.source = span(sentence);
  definition.core = definition.source;
  definition.surface_term = definition.source;
  const std::size_t place = document_.text.find(term, definition.source.begin);
  if (place < definition.source.end) {
    definition.surface_term =
        ByteSpan{static_cast<std::uint32_t>(place), static_cast<std::uint32_t>(place + term.size())};
  }
  definition.pattern = "X er";
  definition.cited_source = cited;
  facts_.definitions.push_back(definition);
  return *this;
}

SampleDocument& SampleDocument::with_relation(const std::string& from, RelationType type,
                                              const std::string& to, std::string_view sentence) {
  Relation relation;
  relation.from = from;
  relation.type = type;
  relation.to = to;
  relation.source = span(sentence);
  relation.pattern = "test";
  facts_.relations.push_back(relation);
  return *this;
}

SampleDocument& SampleDocument::with_law_reference(const std::string& law, const std::string& paragraf,
                                                   std::vector<int> stk, std::string_view place) {
  LawReference reference;
  reference.source = span(place);
  reference.core = reference.source;
  reference.law = law;
  reference.paragraf = paragraf;
  reference.stk = std::move(stk);
  reference.resolution = LawResolution::Explicit;
  facts_.law_references.push_back(reference);
  return *this;
}

SampleDocument& SampleDocument::with_alias(const std::string& term, std::string_view surface,
                                           std::string_view sentence) {
  Definition definition;
  definition.kind = DefinitionKind::Alias;
  definition.term = term;
  definition.source = span(sentence);
  definition.core = definition.source;
  definition.surface_term = span(surface);
  definition.pattern = "også kaldet X";
  facts_.definitions.push_back(definition);
  return *this;
}

SampleDocument& SampleDocument::with_citation(const std::string& author, int year, const std::string& title,
                                              std::string_view place) {
  Citation citation;
  citation.kind = CitationKind::ReferenceEntry;
  citation.source = span(place);
  citation.author = author;
  citation.year = year;
  citation.title = title;
  facts_.citations.push_back(citation);
  return *this;
}

SampleDocument& SampleDocument::with_quoted_stk(const std::string& law, const std::string& paragraf, int stk,
                                                std::string_view place) {
  with_law_reference(law, paragraf, {stk}, place);
  facts_.law_references.back().kind = LawReferenceKind::StkHeading;
  facts_.law_references.back().resolution = LawResolution::Context;
  return *this;
}

SampleDocument& SampleDocument::with_block_at(std::string_view words) {
  const std::uint32_t begin = span(words).begin;
  Block block = document_.blocks.back();
  block.source.begin = begin;
  document_.blocks.back().source.end = begin;
  while (document_.text[document_.blocks.back().source.end - 1] == '\n') --document_.blocks.back().source.end;
  document_.blocks.push_back(block);
  return *this;
}

SampleDocument sample_guide() {
  SampleDocument sample("vejledning", "Vejledning om støttebehov", "2021-05",
                        "Et støttebehov er et behov for hjælp, \"stort\" eller lille. Et komplekst "
                        "støttebehov er et støttebehov, som "
                        "kræver flere indsatser. Bo-Støtte Nord (BSN) hjælper voksne med autisme efter "
                        "servicelovens § 85, stk. 1. "
                        "Støttebehov hænger sammen med handleplan & <plan>.");
  sample.with_publisher("Eksempelstyrelsen")
      .with_concept("støttebehov")
      .with_concept("komplekst støttebehov", "kompleks støttebehov", "komplekst støttebehov")
      .with_concept("handleplan & <plan>")
      .with_organisation("Bo-Støtte Nord", "Bo-Støtte Nord")
      .with_abbreviation("BSN", "Bo-Støtte Nord", "Bo-Støtte Nord (BSN)")
      .with_target_group("voksne med autisme", "voksne med autisme")
      .with_definition("støttebehov", "Et støttebehov er et behov for hjælp, \"stort\" eller lille.",
                       "Hansen, 2019")
      .with_definition("komplekst støttebehov",
                       "Et komplekst støttebehov er et støttebehov, som kræver flere indsatser.")
      .with_relation("komplekst støttebehov", RelationType::Broader, "støttebehov",
                     "Et komplekst støttebehov er et støttebehov")
      .with_relation("støttebehov", RelationType::Related, "handleplan & <plan>",
                     "Støttebehov hænger sammen med handleplan & <plan>.")
      .with_law_reference("serviceloven", "85", {1}, "servicelovens § 85, stk. 1");
  return sample;
}

SampleDocument sample_report() {
  SampleDocument sample(
      "rapport", "=Rapport, med komma", "2019",
      "Ved støttebehov forstår vi behov for støtte i hverdagen.\nKommunen giver støtte efter § 85 i "
      "serviceloven.");
  sample.with_concept("støttebehov")
      .with_concept("kommune", "kommune", "Kommunen")
      .with_definition("støttebehov", "Ved støttebehov forstår vi behov for støtte i hverdagen.")
      .with_relation("støttebehov", RelationType::GovernedBy, "serviceloven#85", "efter § 85 i serviceloven")
      .with_law_reference("serviceloven", "85", {}, "§ 85 i serviceloven");
  return sample;
}

void add_document(MemoryRows& rows, std::uint32_t number, const SampleDocument& sample) {
  Batch batch;
  DocumentRecord record;
  record.number = DocumentNumber{number};
  record.document = sample.document();
  record.first_passage = PassageId{number};
  record.text_bytes = static_cast<std::uint32_t>(sample.document().text.size());
  put_document(batch, record, sample.document().text, {});
  GraphUpdate update(rows);
  update.add(record.number, contribution_of(sample.document(), sample.facts()), sample.document().text);
  const auto written = update.write_to(batch);
  ASSERT_TRUE(written.has_value()) << written.error().message;
  rows.apply(batch);
}

MemoryRows sample_rows() {
  MemoryRows rows;
  add_document(rows, 1, sample_guide());
  add_document(rows, 2, sample_report());
  return rows;
}

}  // namespace vidensgraf::testing
