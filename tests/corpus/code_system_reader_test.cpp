// Vocabularies as FHIR's CodeSystem and as i-Term writes them.

#include <gtest/gtest.h>

#include "corpus/reader.h"
#include "corpus/vocabulary.h"
#include "document_checks.h"

namespace vidensgraf {
namespace {

TEST(ReadCodeSystem, GivesNestedConceptsWithWhatIsAboveThem) {
  const Document document = read_text(R"({
    "resourceType" : "CodeSystem", "url": "http://koder.example/stoette", "version": "20240530", "title": "Støttekoder",
    "date": "2024-05-30T12:00:00+02:00", "publisher": "Klitmark Kommune", "description": "Koder til fagsystemet.",
    "hierarchyMeaning": "is-a", "concept": [
      {"code": "a1", "display": "Ydelse", "definition": "hjælp, der gives eller modtages", "concept": [
        {"code": "a2", "display": "Bostøtte", "designation": [
          {"language": "da", "value": "Hjemmevejledning"}, {"language": "en", "value": "Home support"},
          {"language": "de", "value": "Hilfe"}],
         "property": [{"code": "status", "valueCode": "retired"}, {"code": "comment", "valueString": "Ses efter."}]}]},
      {"code": "b1", "display": "Ydelse", "property": [{"code": "parent", "valueCode": "a2"},
         {"code": "inactive", "valueBoolean": false}]},
      {"code": "c1"}, "andet", {"code": 4, "display": null}]})",
                                      "koder.json");
  EXPECT_EQ(outline(document), R"(heading1 Støttekoder
paragraph Koder til fagsystemet.
heading2 Ydelse
boilerplate Definition:
paragraph hjælp, der gives eller modtages
boilerplate Identifikator:
paragraph a1
heading2 Bostøtte
boilerplate Accepteret term:
paragraph Hjemmevejledning
boilerplate Kommentar:
paragraph Engelsk: Home support
paragraph Ses efter.
boilerplate Overbegreb:
paragraph Ydelse
boilerplate Status:
paragraph forældet
boilerplate Identifikator:
paragraph a2
heading2 Ydelse
boilerplate Overbegreb:
paragraph Bostøtte
boilerplate Identifikator:
paragraph b1
heading2 c1
boilerplate Identifikator:
paragraph c1
)");
  EXPECT_EQ(document.format, Format::CodeSystem);
  EXPECT_EQ(document.metadata.type->value, kVocabularyType);
  EXPECT_EQ(document.metadata.publisher->value, "Klitmark Kommune");
  EXPECT_EQ(document.metadata.date->value, "2024-05-30");
  EXPECT_EQ(document.metadata.subtitle->value, "version 20240530");
  EXPECT_EQ(document.metadata.url->value, "http://koder.example/stoette");
}

TEST(ReadCodeSystem, TakesTheDanishNameOfASystemInEnglish) {
  EXPECT_EQ(
      outline(read_text(R"({"resourceType": "CodeSystem", "language": "en", "hierarchyMeaning": "grouped-by",
    "concept": [{"code": "1", "display": "Support", "designation": [{"language": "da", "value": "Støtte"}],
    "concept": [{"code": "2", "display": "Housing"}]}]})",
                        "koder.json")),
      R"(heading2 Støtte
boilerplate Kommentar:
paragraph Engelsk: Support
boilerplate Identifikator:
paragraph 1
heading2 Housing
boilerplate Tilhører emne:
paragraph Støtte
boilerplate Identifikator:
paragraph 2
)");
}

TEST(ReadCodeSystem, RefusesOtherJsonAndWhatIsDamaged) {
  constexpr std::string_view kJson =
      "The file is a JSON file; one document a line is read from a file named .jsonl.";
  EXPECT_EQ(message_for(R"({"resourceType": "ValueSet", "a": {"resourceType": "CodeSystem"}})", "a.json"),
            kJson);
  EXPECT_EQ(message_for(R"([{"resourceType": "CodeSystem"}])", "a.json"), kJson);
  EXPECT_EQ(message_for(R"({"titel": "CodeSystem"})", "a.json"), kJson);
  EXPECT_EQ(message_for(R"({"@context": {}, "@graph": []})", "a.json"),
            "The file is RDF in JSON (JSON-LD); convert it to Turtle.");
  EXPECT_EQ(message_for(R"({"resourceType": "CodeSystem", "concept": [)", "a.json"),
            "The file is not valid JSON.");
  EXPECT_EQ(message_for(R"({"resourceType": "CodeSystem"})", "a.json"),
            "The file is a vocabulary without a single term.");
  std::string deep = R"({"resourceType": "CodeSystem")";
  for (int i = 0; i < 100000; ++i) deep += R"(, "concept": [{"code": "a")";
  EXPECT_EQ(message_for(deep, "a.json"), "The JSON file is nested more than 128 deep.");
}

TEST(ReadITerm, GivesArticlesWithTheirTermsAndLinks) {
  const Document document = read_text(R"(<?xml version="1.0" encoding="utf-8"?>
<iterm ver="3"><article id="1"><subject><code>Hjælp</code></subject><concept id="c7">
  <language code="en"><term><value>home support</value></term></language>
  <language code="da"><gendef>[[støtten||støtte]], der gives i [[hjem]]met</gendef><gendefref>Ordbogen</gendefref>
    <gendefrefloc>s. 4</gendefrefloc><comment>Gives <i>ikke</i> om natten.</comment>
    <term id="1"><value>bostøtte</value><termref><ref>Loven</ref></termref></term><term id="2"><value>hjemmevejledning</value></term>
  </language></concept></article><article id="2"><concept id="c8"/></article></iterm>)",
                                      "base.xml");
  EXPECT_EQ(outline(document), R"(heading2 bostøtte
boilerplate Accepteret term:
paragraph hjemmevejledning
boilerplate Definition:
paragraph støtten, der gives i hjemmet
boilerplate Kommentar:
paragraph Engelsk: home support
paragraph Gives ikke om natten.
boilerplate Se også:
paragraph støtte
paragraph hjem
boilerplate Kilde:
paragraph Ordbogen, s. 4
boilerplate Tilhører emne:
paragraph Hjælp
boilerplate Identifikator:
paragraph c7
)");
  EXPECT_EQ(document.format, Format::ITerm);
}

TEST(ReadITerm, RefusesOtherXmlAndWhatIsDamaged) {
  EXPECT_EQ(message_for("<iterm>\n<article>", "a.xml"), "The i-Term file is damaged on line 2.");
  EXPECT_EQ(message_for("<iterm/>", "a.xml"), "The file is a vocabulary without a single term.");
  EXPECT_EQ(message_for("<iterm>" + std::string(3, ' ') + "[[a</iterm>", "a.xml"),
            "The file is a vocabulary without a single term.");
  std::string deep = "<iterm>";
  for (int i = 0; i < 1000; ++i) deep += "<b>";
  EXPECT_EQ(message_for(deep, "a.xml"), "Part iterm of the file is nested more than 200 elements deep.");
  for (const std::string_view rdf :
       {"<rdf:RDF xmlns:rdf=\"x\"/>", "<?xml version=\"1.0\"?>\n<!-- a --><rdf:RDF>",
        "<?xml version=\"1.0\"?><!DOCTYPE rdf:RDF [ <!ENTITY a \"b\"> ]>\n<rdf:RDF>"}) {
    EXPECT_EQ(message_for(rdf, "a.rdf"),
              "The file is RDF in XML; convert it to Turtle (with rapper -o turtle).");
  }
}

}  // namespace
}  // namespace vidensgraf
