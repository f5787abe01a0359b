#include "extraction/vocabularies/term_entries.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/vocabulary.h"
#include "extraction/fact_names.h"
#include "extraction/text_scan.h"
#include "tests/extraction/facts_of.h"

namespace vidensgraf {
namespace {

Vocabulary begrebsliste(std::vector<VocabularyEntry> entries) {
  Vocabulary vocabulary;
  vocabulary.metadata.title = MetadataField{"Begreber i Klitmark", FieldOrigin::Container, {}};
  vocabulary.entries = std::move(entries);
  return vocabulary;
}

ReadFacts facts_of_vocabulary(const Vocabulary& vocabulary) {
  ReadFacts read;
  const auto& analyzer = opened_analyzer();
  if (!analyzer) {
    ADD_FAILURE() << analyzer.error().message;
    return read;
  }
  if (const auto written = write_vocabulary(vocabulary, {}, read.document); !written) {
    ADD_FAILURE() << written.error().message;
    return read;
  }
  const AnalyzedText text = (*analyzer)->analyze(read.document);
  read.facts = extract_facts(read.document, text, **analyzer, Registers::built_in());
  return read;
}

std::vector<std::string> links_of(const ReadFacts& read) {
  std::vector<std::string> links;
  for (const Relation& relation : read.facts.relations) {
    links.push_back(relation.from + " " + std::string(name_of(relation.type)) + " " + relation.to);
  }
  return links;
}

const Concept* concept_called(const ReadFacts& read, std::string_view label) {
  for (const Concept& item : read.facts.concepts) {
    if (item.label == label) return &item;
  }
  return nullptr;
}

TEST(TermEntries, StateDefinitionsWithTheirTermAndSource) {
  const ReadFacts read = facts_of_vocabulary(begrebsliste(
      {{"Midlertidigt ophold",
        {{TermField::Definition, "ophold i et botilbud, som kommunen har aftalt en slutdato for"},
         {TermField::Source, "Klitmark Kommune, 2022"}}},
       {"bostøtte", {{TermField::Definition, "støtte, der gives i borgerens eget hjem"}}}}));
  ASSERT_EQ(read.facts.definitions.size(), 2U);
  const Definition& first = read.facts.definitions[0];
  EXPECT_EQ(first.term, "midlertidigt ophold");
  EXPECT_EQ(read.at(first.surface_term), "Midlertidigt ophold");
  EXPECT_EQ(read.at(first.source), "ophold i et botilbud, som kommunen har aftalt en slutdato for");
  EXPECT_EQ(first.cited_source, "Klitmark Kommune, 2022");
  EXPECT_EQ(first.pattern, "vocabulary");
  EXPECT_EQ(read.facts.definitions[1].term, "bostøtte");
  EXPECT_EQ(read.facts.definitions[1].cited_source, "");
}

TEST(TermEntries, LinkTermsAsTheirFieldsSay) {
  const ReadFacts read =
      facts_of_vocabulary(begrebsliste({{"bostøtte",
                                         {{TermField::AcceptedTerm, "hjemmevejledning"},
                                          {TermField::DeprecatedTerm, "Støtte i hjemmet"},
                                          {TermField::Broader, "Socialpædagogisk støtte"},
                                          {TermField::Related, "botilbud"},
                                          {TermField::LegalSource, "servicelovens § 85 og § 83"}}}}));
  EXPECT_THAT(links_of(read),
              ::testing::UnorderedElementsAre(
                  "bostøtte exact_match hjemmevejledning", "bostøtte exact_match støtte i hjemmet",
                  "bostøtte broader socialpædagogisk støtte", "bostøtte related botilbud",
                  "bostøtte governed_by serviceloven#85", "bostøtte governed_by serviceloven#83"));
  EXPECT_EQ(squeeze(read.at(read.facts.relations.front().source)), "Accepteret term: hjemmevejledning");
}

TEST(TermEntries, ATermOfSeveralEntriesIsPerhapsTheSameOnly) {
  const ReadFacts read = facts_of_vocabulary(
      begrebsliste({{"praktisk bistand", {{TermField::AcceptedTerm, "hjælp"}}},
                    {"personlig pleje",
                     {{TermField::AcceptedTerm, "hjælp"}, {TermField::AcceptedTerm, "praktisk bistand"}}},
                    {"ledsagelse", {{TermField::AcceptedTerm, "følgeskab"}}}}));
  EXPECT_THAT(links_of(read), ::testing::UnorderedElementsAre("praktisk bistand close_match hjælp",
                                                              "personlig pleje close_match hjælp",
                                                              "personlig pleje close_match praktisk bistand",
                                                              "ledsagelse exact_match følgeskab"));
}

TEST(TermEntries, MakeConceptsOfTheirTermsAndNotOfTheNamesOfFields) {
  const ReadFacts read = facts_of_vocabulary(
      begrebsliste({{"komplekse støttebehov",
                     {{TermField::AcceptedTerm, "flersidige støttebehov"},
                      {TermField::Definition, "behov for hjælp fra flere forvaltninger på én gang"},
                      {TermField::Comment, "Støttebehovet kan ændre sig."},
                      {TermField::Identifier, "https://begreber.klitmark.example/k/17"}}},
                    {"Housing First", {{TermField::Comment, "En metode."}}}}));
  const Concept* const found = concept_called(read, "komplekst støttebehov");
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->key, "kompleks støttebehov");
  ASSERT_FALSE(found->occurrences.empty());
  EXPECT_EQ(read.at(found->occurrences.front()), "komplekse støttebehov");
  EXPECT_NE(concept_called(read, "Housing First"), nullptr);
  for (const Concept& item : read.facts.concepts) {
    EXPECT_EQ(item.label.find("term"), std::string::npos) << item.label;
    EXPECT_EQ(item.label.find("identifikator"), std::string::npos) << item.label;
    EXPECT_EQ(item.label.find("http"), std::string::npos) << item.label;
  }
}

TEST(TermEntries, AreLabelledWithoutWhatTellsThemApart) {
  const ReadFacts read = facts_of_vocabulary(
      begrebsliste({{"Ophold (voksne)", {{TermField::Definition, "ydelse, hvor en voksen bor et sted"}}},
                    {"Ophold [Barnets lov]", {{TermField::Definition, "ydelse, hvor et barn bor et sted"}}},
                    {"(under)støttelse", {{TermField::Definition, "hjælp i kroner"}}}}));
  ASSERT_EQ(read.facts.definitions.size(), 3U);
  EXPECT_EQ(read.facts.definitions[0].term, "ophold");
  EXPECT_EQ(read.at(read.facts.definitions[0].surface_term), "Ophold (voksne)");
  EXPECT_EQ(read.facts.definitions[1].term, "ophold");
  EXPECT_EQ(read.facts.definitions[2].term, "(under)støttelse");
}

TEST(TermEntries, MayHaveNothingButTheirTerm) {
  const ReadFacts read = facts_of_vocabulary(
      begrebsliste({{"Bostøtte", {}}, {"ledsagelse", {{TermField::Definition, "hjælp til at komme ud"}}}}));
  ASSERT_TRUE(opened_analyzer());
  const std::vector<TermEntry> entries = term_entries(read.document, **opened_analyzer());
  ASSERT_EQ(entries.size(), 2U);  // the title is none
  EXPECT_EQ(entries[0].preferred.label, "bostøtte");
  EXPECT_NE(concept_called(read, "bostøtte"), nullptr);
  // Headings alone are those of prose.
  const ReadFacts bare = facts_of_vocabulary(begrebsliste({{"Bostøtte", {}}, {"Ledsagelse", {}}}));
  EXPECT_TRUE(term_entries(bare.document, **opened_analyzer()).empty());
}

TEST(TermEntries, InAnotherLanguageAreNotReadAsDanishProse) {
  const ReadFacts read = facts_of_vocabulary(begrebsliste(
      {{"support",
        {{TermField::AcceptedTerm, "aid"},
         {TermField::Definition,
          "the help that is given to a person who can not live alone, or to the family of the person, and "
          "which was granted after an assessment of the needs of the household"}}},
       {"assessment",
        {{TermField::Definition,
          "a description of the needs and the wishes of a person, on which the decision of the authority "
          "can be based, or between the parties also the plan to which they have agreed"}}}}));
  std::vector<std::string> labels;
  for (const Concept& item : read.facts.concepts) labels.push_back(item.label);
  EXPECT_THAT(labels, ::testing::UnorderedElementsAre("support", "aid", "assessment"));
  EXPECT_EQ(read.facts.definitions.size(), 2U);
  EXPECT_THAT(links_of(read), ::testing::ElementsAre("support exact_match aid"));
}

TEST(TermEntries, AreNoFrontMatter) {
  Vocabulary vocabulary =
      begrebsliste({{"bostøtte",
                     {{TermField::Definition, "støtte, der gives i hjemmet"},
                      {TermField::Comment, "Udgivet af Klitmark Kommune i marts 2021"}}}});
  vocabulary.metadata.title.reset();
  vocabulary.metadata.date = MetadataField{"2024-02-19", FieldOrigin::Container, {}};
  const Metadata stated = facts_of_vocabulary(vocabulary).facts.metadata;
  EXPECT_FALSE(stated.title);
  EXPECT_FALSE(stated.publisher);
  ASSERT_TRUE(stated.year);
  EXPECT_EQ(stated.year->value, "2024");
}

TEST(TermEntries, AreOnlyThoseOfAVocabulary) {
  ReadFacts read =
      facts_of_vocabulary(begrebsliste({{"bostøtte", {{TermField::Broader, "socialpædagogisk støtte"}}}}));
  read.document.metadata.type = MetadataField{"rapport", FieldOrigin::Container, {}};
  ASSERT_TRUE(opened_analyzer());
  EXPECT_TRUE(term_entries(read.document, **opened_analyzer()).empty());
}

}  // namespace
}  // namespace vidensgraf
