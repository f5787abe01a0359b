// Vocabularies in SKOS.

#include <chrono>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "corpus/document_worker.h"
#include "corpus/read_file.h"
#include "corpus/reader.h"
#include "corpus/vocabulary.h"
#include "document_checks.h"

namespace vidensgraf {
namespace {

constexpr std::string_view kSkosPrefixes =
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    "@prefix xl: <http://www.w3.org/2008/05/skos-xl#> .\n"
    "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    "@prefix dct: <http://purl.org/dc/terms/> .\n"
    "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
    "@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n"
    "@prefix mdl: <https://data.gov.dk/model/core/modelling#> .\n"
    "@prefix cv: <http://data.europa.eu/m8g/> .\n"
    "@prefix : <https://b.example/> .\n";

Document read_skos_text(std::string_view turtle, std::string_view name = "liste.ttl") {
  return read_text(std::string(kSkosPrefixes) + std::string(turtle), name);
}

std::string skos_message(std::string_view turtle) {
  return message_for(std::string(kSkosPrefixes) + std::string(turtle), "liste.ttl");
}

TEST(ReadSkos, GivesEachConceptWithWhatIsSaidOfIt) {
  const Document document = read_skos_text(R"(
:botilbud a skos:Concept ; skos:prefLabel "botilbud"@da ; skos:altLabel "boform"@da ;
  skos:hiddenLabel "bosted"@da ; mdl:deprecatedLabel "institution"@da ;
  skos:definition "bolig med personale"@da ; skos:example "Fjordhuset"@da ; skos:scopeNote "Om voksne."@da ;
  rdfs:comment "Til afgørelser."@da ; mdl:applicationNote "Bruges i breve."@da ; skos:broader :tilbud ;
  skos:related :plan ; skos:exactMatch <https://andre.example/7> ; skos:notation "2.10" ;
  dct:source <https://kilde.example/rapport> ; cv:hasLegalResource <https://www.retsinformation.dk/eli/lta/2024/67> ;
  dct:subject "Boliger"@da ; owl:deprecated true ; skos:editorialNote "Ses på igen."@da .
:tilbud skos:prefLabel "tilbud"@da ; skos:narrower :akut .
:plan a skos:Concept ; rdfs:label "handleplan" .
:akut a skos:Concept ; skos:prefLabel "akuttilbud"@da .
<https://kilde.example/rapport> dct:title "Rapport om botilbud"@da .
)");
  EXPECT_EQ(outline(document), R"(heading2 botilbud
boilerplate Accepteret term:
paragraph boform
boilerplate Frarådet term:
paragraph bosted
paragraph institution
boilerplate Definition:
paragraph bolig med personale
boilerplate Eksempel:
paragraph Fjordhuset
boilerplate Kommentar:
paragraph Om voksne.
paragraph Til afgørelser.
boilerplate Anvendelsesnote:
paragraph Bruges i breve.
boilerplate Overbegreb:
paragraph tilbud
boilerplate Se også:
paragraph handleplan
boilerplate Svarer til:
paragraph https://andre.example/7
boilerplate Juridisk kilde:
paragraph https://www.retsinformation.dk/eli/lta/2024/67
boilerplate Kilde:
paragraph Rapport om botilbud
boilerplate Tilhører emne:
paragraph Boliger
boilerplate Status:
paragraph forældet
boilerplate Identifikator:
paragraph https://b.example/botilbud
paragraph 2.10
heading2 tilbud
boilerplate Identifikator:
paragraph https://b.example/tilbud
heading2 handleplan
boilerplate Identifikator:
paragraph https://b.example/plan
heading2 akuttilbud
boilerplate Overbegreb:
paragraph tilbud
boilerplate Identifikator:
paragraph https://b.example/akut
)");
  EXPECT_EQ(document.format, Format::Turtle);
  EXPECT_EQ(document.metadata.type->value, kVocabularyType);
  EXPECT_EQ(document.metadata.language->value, "da");
}

TEST(ReadSkos, PrefersDanishAndKeepsEnglishTermsAsComments) {
  EXPECT_EQ(outline(read_skos_text(R"(
[] a skos:Concept ; skos:prefLabel "support"@en , "støtte"@da-DK , "Hilfe"@de ; skos:altLabel "aid"@en , "hjælp" ;
  skos:definition "what helps"@en , "det, der hjælper"@da ; skos:example "A lift"@en .
[] a skos:Concept ; skos:prefLabel "Betreuung"@de , "care"@en-GB ; skos:altLabel "Obhut"@de , "custody"@en .
[] a skos:Concept ; skos:prefLabel "omsorg" , "pleje" .
)")),
            R"(heading2 støtte
boilerplate Accepteret term:
paragraph hjælp
boilerplate Definition:
paragraph det, der hjælper
boilerplate Eksempel:
paragraph A lift
boilerplate Kommentar:
paragraph Engelsk: support
paragraph Engelsk: aid
heading2 care
boilerplate Accepteret term:
paragraph custody
heading2 omsorg
boilerplate Accepteret term:
paragraph pleje
)");
}

TEST(ReadSkos, ReadsNotesAndLabelsThatAreNodes) {
  EXPECT_EQ(outline(read_skos_text(R"(
:a a skos:Concept ; xl:prefLabel [ xl:literalForm "støtte"@da ] ;
  skos:definition [ rdf:value "hjælp til hverdagen"@da ; dct:source :rapport ; dct:bibliographicCitation "Holm 2019"@da ] .
:rapport dct:title "Om hjælp"@da .
)")),
            R"(heading2 støtte
boilerplate Definition:
paragraph hjælp til hverdagen
boilerplate Kilde:
paragraph Om hjælp
paragraph Holm 2019
boilerplate Identifikator:
paragraph https://b.example/a
)");
}

TEST(ReadSkos, TakesMetadataOfTheSchemeThatMostConceptsAreIn) {
  const Document document = read_skos_text(R"(
:anden a skos:ConceptScheme ; dct:title "En anden liste"@da .
:liste a skos:ConceptScheme ; dct:title "Words"@en , "Ord om støtte"@da ; dct:description "Til alle."@da ;
  dct:publisher :forum ; dct:issued "2023-01-05" ; dct:modified "2024-02-19T10:00:00Z" ; owl:versionInfo "1.1.0" ;
  dct:license <https://licens.example/by> ; dct:language <http://publications.europa.eu/resource/authority/language/DAN> .
:forum a foaf:Organization ; skos:prefLabel "Fagligt Forum for Begreber"@da .
:a a skos:Concept ; skos:inScheme :liste ; skos:prefLabel "støtte"@da .
:gruppe a skos:Collection ; skos:prefLabel "Hverdag"@da ; skos:member :a .
)");
  EXPECT_EQ(outline(document),
            "heading1 Ord om støtte\nparagraph Til alle.\nheading2 støtte\nboilerplate Tilhører "
            "emne:\nparagraph Hverdag\nboilerplate Identifikator:\nparagraph https://b.example/a\n");
  const Metadata& metadata = document.metadata;
  EXPECT_EQ(metadata.title->value, "Ord om støtte");
  EXPECT_EQ(metadata.publisher->value, "Fagligt Forum for Begreber");
  EXPECT_EQ(metadata.date->value, "2024-02-19");
  EXPECT_EQ(metadata.subtitle->value, "version 1.1.0");
  EXPECT_EQ(metadata.licence->value, "https://licens.example/by");
  EXPECT_EQ(metadata.language->value, "da");
  EXPECT_EQ(metadata.url->value, "https://b.example/liste");
}

TEST(ReadSkos, ReadsNTriplesAndTellsTurtleByItsFirstWords) {
  const std::string triples =
      "# en kommentar\n<https://b.example/a> <http://www.w3.org/2004/02/skos/core#prefLabel> "
      "\"st\\u00F8tte\"@da .\n";
  for (const std::string_view name : {"a.nt", "a.ttl", "a.txt", "a"}) {
    EXPECT_EQ(outline(read_text(triples, name)),
              "heading2 støtte\nboilerplate Identifikator:\nparagraph https://b.example/a\n")
        << name;
  }
  EXPECT_EQ(detect_format("PREFIX skos: <http://x#>\n", "a").value(), Format::Turtle);
  EXPECT_EQ(detect_format("\n@base <http://x/> .", "a").value(), Format::Turtle);
  for (const std::string_view text : {"Base er et ord.", "Prefix: et led før ordet", "<a> og <b> er tegn",
                                      "@prefix er et nøgleord", "# Overskrift\nTekst", "_: er et tegn"}) {
    EXPECT_EQ(detect_format(text, "notat.txt").value(), Format::PlainText) << text;
  }
  EXPECT_EQ(detect_format("# Om Turtle\n@prefix a: <b> .", "notat.md").value(), Format::Markdown);
}

TEST(ReadSkos, SaysWhatIsWrong) {
  EXPECT_EQ(skos_message(":a skos:prefLabel \"støtte\"@da .\n:b skos:prefLabel \"uden slut .\n"),
            "The file cannot be understood as Turtle from line 12 on.");
  EXPECT_EQ(skos_message(":a skos:prefLabel \"støtte\"@da"),
            "The file cannot be understood as Turtle from line 11 on.");
  EXPECT_EQ(skos_message(":a rdfs:label \"støtte\" .\n"),
            "The Turtle file holds no vocabulary: nothing in it is a skos:Concept.");
  EXPECT_EQ(skos_message(":a a skos:Concept .\n"), "The file is a vocabulary without a single term.");
  EXPECT_EQ(skos_message(":a skos:note " + std::string(100000, '[')),
            "The Turtle file is nested more than 200 deep.");
  EXPECT_EQ(skos_message(":a skos:note " + std::string(100000, '(')),
            "The Turtle file is nested more than 200 deep.");
}

TEST(ReadSkos, CountsNoBracketsInWhatIsText) {
  const std::string brackets(500, '[');
  const Document document =
      read_skos_text("# " + brackets + "\n:a skos:prefLabel \"støtte\"@da ; skos:note \"" + brackets +
                     "\" , '\\'" + brackets + "' , \"\"\"\"" + brackets +
                     "\n\"\"\" ; dct:source <https://b.example/" + std::string(500, '(') + "> .\n");
  EXPECT_NE(document.text.find(brackets), std::string::npos);
}

TEST(ReadSkos, ReadsEscapesBesideQuotationMarksInLongStrings) {
  EXPECT_EQ(outline(read_skos_text(
                R"(:a skos:prefLabel "støtte"@da ; skos:note """Sagt: "\"ja\""\nog "nej" """@da .)"
                "\n")),
            "heading2 støtte\nboilerplate Kommentar:\nparagraph Sagt: \"\"ja\"\" og \"nej\"\nboilerplate "
            "Identifikator:\nparagraph https://b.example/a\n");
  // Where a string ends is seen alike when nesting is counted and when it is read.
  EXPECT_EQ(skos_message(R"(:a skos:prefLabel """a"\""" , )" + std::string(100000, '[') + " \"\"\" ."),
            "read");
}

TEST(ReadSkos, TakesMatchesWithinTheFileAsTermsAndRelatedConcepts) {
  const std::string text = outline(
      read_skos_text("[] skos:prefLabel \"støtte\" ; skos:exactMatch :b ; skos:closeMatch :c , <x:d> .\n"
                     ":b skos:prefLabel \"hjælp\" . :c skos:prefLabel \"omsorg\" .\n"));
  EXPECT_EQ(text.substr(0, text.find("heading2 hjælp")),
            "heading2 støtte\nboilerplate Accepteret term:\nparagraph hjælp\nboilerplate Se også:\nparagraph "
            "omsorg\nboilerplate Svarer til:\nparagraph x:d\n");
}

TEST(ReadSkos, EndsOnCirclesAndConceptsAboveThemselves) {
  EXPECT_EQ(outline(read_skos_text(":a skos:prefLabel \"a\" ; skos:broader :b , :a .\n"
                                   ":b skos:prefLabel \"b\" ; skos:broader :a ; skos:narrower :a .\n")),
            R"(heading2 a
boilerplate Overbegreb:
paragraph b
boilerplate Identifikator:
paragraph https://b.example/a
heading2 b
boilerplate Overbegreb:
paragraph a
boilerplate Identifikator:
paragraph https://b.example/b
)");
}

TEST(ReadSkos, WorksInTheWorkerWithManyConceptsAndLongTexts) {
  auto pool = DocumentWorkerPool::start();
  ASSERT_TRUE(pool.has_value()) << pool.error().message;
  std::string many(kSkosPrefixes);
  for (int i = 0; i < 100000; ++i) {
    many += fmt::format(
        ":c{0} a skos:Concept ; skos:prefLabel \"begreb {0}\"@da ; skos:broader :c{1} ; skos:definition "
        "\"det, "
        "som har nummer {0}\"@da .\n",
        i, i / 10);
  }
  const auto document = (*pool)->read(many, "mange.ttl");
  ASSERT_TRUE(document.has_value()) << document.error().message;
  EXPECT_EQ(broken_promise(*document), "");
  EXPECT_NE(document->text.find("begreb 99999\n"), std::string::npos);
  // All in one collection, whose name each of them is told.
  many += ":alle a skos:Collection ; skos:prefLabel \"Alle\"@da ; skos:member :c0";
  for (int i = 1; i < 100000; ++i) many += fmt::format(", :c{}", i);
  const auto collected = (*pool)->read(many + " .\n", "samling.ttl");
  ASSERT_TRUE(collected.has_value()) << collected.error().message;
  EXPECT_TRUE(
      collected->text.ends_with("Tilhører emne:\n\nAlle\n\nIdentifikator:\n\nhttps://b.example/c99999"))
      << collected->text.substr(collected->text.size() - 100);
  const std::string longest = std::string(kSkosPrefixes) +
                              ":a skos:prefLabel \"støtte\"@da ; skos:definition \"" +
                              std::string(std::size_t{40} << 20U, 'x') + "\"@da .\n";
  const auto refused = (*pool)->read(longest, "lang.ttl");
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().message, "The text of the document is longer than 32 MiB.");
}

TEST(ReadSkos, ReadsTheSample) {
  const auto bytes = read_file(
      VIDENSGRAF_SOURCE_DIR "/corpus/sample_vocabularies/emneord-specialiseret-viden.ttl", 1U << 20U);
  ASSERT_TRUE(bytes.has_value());
  const Document document = read_text(*bytes, "emneord-specialiseret-viden.ttl");
  EXPECT_EQ(document.metadata.publisher->value, "Rådet for Specialiseret Viden");
  EXPECT_NE(outline(document).find("heading2 specialiseret tilbud\n"), std::string::npos);
}

}  // namespace
}  // namespace vidensgraf
