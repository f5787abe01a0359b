// A begrebsliste as CSV or XLSX is read as a vocabulary.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "corpus/reader.h"
#include "corpus/vocabulary.h"
#include "document_checks.h"
#include "file_builders.h"

namespace vidensgraf {
namespace {

TEST(TermTable, GivesAHeadingForEachTermAndItsFieldsBelow) {
  const Document document = read_text(
      "Foretrukken term;Accepteret term;Frarådet term;Definition;Eksempel;Kommentar;Anvendelsesnote;Juridisk "
      "kilde;Kilde;Tilhører emne;Identifikator\r\n"
      "botilbud;\"boform; bosted\";institution;bolig med fast personale;Fjordhuset;Ikke et plejehjem.;Bruges "
      "om "
      "voksne.;\"SEL § 107\nSEL § 108\";Egen liste;ja;https://b.example/1\r\n"
      ";;;Uden term.;;;;;;;\r\n"
      "tilbud;;;;;;;;;nej;\r\n",
      "liste.csv");
  EXPECT_EQ(outline(document), R"(heading2 botilbud
boilerplate Accepteret term:
paragraph boform
paragraph bosted
boilerplate Frarådet term:
paragraph institution
boilerplate Definition:
paragraph bolig med fast personale
paragraph Uden term.
boilerplate Eksempel:
paragraph Fjordhuset
boilerplate Kommentar:
paragraph Ikke et plejehjem.
boilerplate Anvendelsesnote:
paragraph Bruges om voksne.
boilerplate Juridisk kilde:
paragraph SEL § 107
paragraph SEL § 108
boilerplate Kilde:
paragraph Egen liste
boilerplate Identifikator:
paragraph https://b.example/1
heading2 tilbud
)");
  EXPECT_EQ(document.format, Format::Csv);
  EXPECT_EQ(document.metadata.type->value, kVocabularyType);
  EXPECT_EQ(broken_promise(document), "");
}

TEST(TermTable, TakesColumnsInAnyOrderAndOthersAsComments) {
  EXPECT_EQ(
      outline(read_text("Ansvarlig,DEFINITION * (kort),\"Foretrukken\nterm (da)\",Overbegreb,Se også,Status\n"
                        "Team Nord,hjælp i hjemmet,bostøtte,støtte,botilbud; handleplan,udkast\n",
                        "liste.csv")),
      R"(heading2 bostøtte
boilerplate Definition:
paragraph hjælp i hjemmet
boilerplate Kommentar:
paragraph Ansvarlig: Team Nord
boilerplate Overbegreb:
paragraph støtte
boilerplate Se også:
paragraph botilbud
paragraph handleplan
boilerplate Status:
paragraph udkast
)");
}

TEST(TermTable, TakesTheRowOfTagsWithTheHeader) {
  EXPECT_EQ(outline(read_text("prefLabel (da);deprecatedLabel (da);definition (da);eget;URI\n"
                              "Foretrukken term;Frarådet term;Definition;Tilhører emne;Identifikator\n"
                              "pårørende;relation;person, der står nær;Voksne;b:4\n",
                              "liste.csv")),
            R"(heading2 pårørende
boilerplate Frarådet term:
paragraph relation
boilerplate Definition:
paragraph person, der står nær
boilerplate Tilhører emne:
paragraph Voksne
boilerplate Identifikator:
paragraph b:4
)");
}

TEST(TermTable, KeepsEnglishTermsAsCommentsAndLeavesTheRestOut) {
  const std::string expected = R"(heading2 støtte
boilerplate Definition:
paragraph hjælp til hverdagen
boilerplate Kommentar:
paragraph Engelsk: support
paragraph Engelsk: aid
)";
  EXPECT_EQ(outline(read_text("Foretrukken term (da);Definition (da);Foretrukken term (en);Accepteret term "
                              "(en);Definition (en)\nstøtte;hjælp til hverdagen;support;aid;help with life\n",
                              "liste.csv")),
            expected);
  EXPECT_EQ(outline(read_text("Preferred term;Accepted term;Comment;Foretrukken term;Definition\n"
                              "support;aid;None.;støtte;hjælp til hverdagen\n",
                              "liste.csv")),
            expected);
  // A list in English only is one in English.
  EXPECT_EQ(outline(read_text("Preferred term,Accepted term,Definition\nsupport,aid,help\n", "list.csv")),
            "heading2 support\nboilerplate Accepteret term:\nparagraph aid\nboilerplate "
            "Definition:\nparagraph help\n");
}

TEST(TermTable, TakesTheTitleAndStatementsAboveTheHeader) {
  const Document document = read_text(
      "Modelnavn (label);Begreber om støtte\nBeskrivelse;Til brug i afgørelser.\nModelansvarlig;Klitmark "
      "Kommune\nVersionsnummer;versionInfo;0.9.1\nSeneste opdateringsdato;4.12.2023\nModelsprog;da\n"
      "Namespace;https://b.example/\n\nForetrukken term;Definition\nstøtte;hjælp\n",
      "liste.csv");
  EXPECT_EQ(outline(document),
            "heading1 Begreber om støtte\nparagraph Til brug i afgørelser.\nheading2 støtte\nboilerplate "
            "Definition:\nparagraph hjælp\n");
  EXPECT_EQ(document.metadata.title->value, "Begreber om støtte");
  EXPECT_EQ(document.metadata.publisher->value, "Klitmark Kommune");
  EXPECT_EQ(document.metadata.subtitle->value, "version 0.9.1");
  EXPECT_EQ(document.metadata.date->value, "2023-12-04");
  EXPECT_EQ(document.metadata.language->value, "da");
  EXPECT_EQ(document.metadata.url->value, "https://b.example/");
  EXPECT_EQ(read_text("Ord om støtte;\nForetrukken term;Definition\nstøtte;hjælp\n", "liste.csv")
                .metadata.title->value,
            "Ord om støtte");
}

TEST(TermTable, HasTheSeparatorOfItsHeader) {
  const Document document = read_text(
      "Modelnavn;Ord om børn, unge og voksne\nForetrukken term;Definition\nstøtte;hjælp, der gives\n",
      "liste.csv");
  EXPECT_EQ(document.metadata.title->value, "Ord om børn, unge og voksne");
  EXPECT_NE(outline(document).find("paragraph hjælp, der gives\n"), std::string::npos);
}

TEST(TermTable, TakesALanguageByItsCodeOnly) {
  const auto language_of = [](std::string_view stated) {
    const Document document = read_text(
        "Modelsprog;" + std::string(stated) + "\nForetrukken term;Definition\nstøtte;hjælp\n", "liste.csv");
    return document.metadata.language ? document.metadata.language->value : std::string("none");
  };
  EXPECT_EQ(language_of("da-DK"), "da");
  EXPECT_EQ(language_of("DA"), "da");
  for (const std::string_view stated : {"-", "d", "å", "dansk", "dæ"}) {
    EXPECT_EQ(language_of(stated), "none") << stated;
  }
}

TEST(TermTable, LeavesOtherTablesAsTheyAre) {
  for (const std::string_view header :
       {"Begreb;Definition", "Foretrukken term;Antal", "Definition;Kilde",
        "Foretrukken term og andre;Definition", "Skriv den foretrukne term her;Definition"}) {
    EXPECT_EQ(outline(read_text(std::string(header) + "\nstøtte;hjælp\n", "liste.csv")).substr(0, 4), "row ")
        << header;
  }
  std::string far;
  for (int i = 0; i < 20; ++i) far += fmt::format("linje {};x\n", i);
  EXPECT_EQ(outline(read_text(far + "Foretrukken term;Definition\nstøtte;hjælp\n", "a.csv")).substr(0, 4),
            "row ");
}

TEST(TermTable, NeedsATerm) {
  EXPECT_EQ(message_for("Foretrukken term;Definition\n;hjælp\n", "liste.csv"),
            "The file is a vocabulary without a single term.");
}

TEST(TermTable, TakesOffTheApostropheThatKeepsATermFromBeingAFormula) {
  EXPECT_EQ(
      outline(read_text("Foretrukken term;Accepteret term;Definition\n'-årig;'ung;'=alder\n", "liste.csv")),
      "heading2 -årig\nboilerplate Accepteret term:\nparagraph 'ung\nboilerplate Definition:\nparagraph "
      "=alder\n");
}

// Sheets with cells given as "A1=tekst"; a name that starts with "!" is hidden.
std::string make_term_workbook(
    const std::vector<std::pair<std::string, std::vector<std::pair<std::string, std::string>>>>& sheets) {
  std::string list;
  std::string links;
  std::vector<std::pair<std::string, std::string>> parts;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const bool hidden = sheets[i].first.starts_with('!');
    list += fmt::format("<sheet name=\"{}\" r:id=\"r{}\"{}/>", sheets[i].first, i,
                        hidden ? " state=\"hidden\"" : "");
    links += fmt::format(
        "<Relationship Id=\"r{0}\" Type=\"http://x/relationships/worksheet\" Target=\"s{0}.xml\"/>", i);
    std::string xml = "<worksheet><sheetData>";
    std::string row;
    for (const auto& [place, value] : sheets[i].second) {
      if (const std::string number = place.substr(1); number != row) {
        xml += row.empty() ? "<row>" : "</row><row>";
        row = number;
      }
      xml += fmt::format("<c r=\"{}\" t=\"inlineStr\"><is><t>{}</t></is></c>", place, value);
    }
    parts.emplace_back(fmt::format("xl/s{}.xml", i), xml + "</row></sheetData></worksheet>");
  }
  parts.insert(parts.begin(),
               {{"xl/workbook.xml", "<workbook><sheets>" + list + "</sheets></workbook>"},
                {"xl/_rels/workbook.xml.rels", "<Relationships>" + links + "</Relationships>"}});
  return make_zip(parts);
}

TEST(TermTable, IsFoundInAWorkbookWithItsMetadata) {
  const Document document = read_text(
      make_term_workbook({{"Forretningsmetadata",
                           {{"A1", "Felt"},
                            {"B1", "Værdi"},
                            {"A2", "Modelnavn"},
                            {"B2", "label (da)"},
                            {"C2", "Begreber om botilbud"},
                            {"A3", "Versionsnummer"},
                            {"C3", "1.0.0"},
                            {"A4", "Seneste opdateringsdato"},
                            {"C4", "2024-02-01"},
                            {"A5", "Modelansvarlig"},
                            {"C5", "Klitmark Kommune"}}},
                          {"Feltdefinitioner",
                           {{"A1", "Felt"},
                            {"B1", "Definition"},
                            {"A2", "Foretrukken term"},
                            {"B2", "Den betegnelse, der bør bruges"},
                            {"A3", "Modelnavn"},
                            {"B3", "Det, modellen hedder"}}},
                          {"!Gammel", {{"A1", "Foretrukken term"}, {"B1", "Definition"}, {"A2", "skjult"}}},
                          {"Begrebsliste DA",
                           {{"A1", "Foretrukken term"},
                            {"B1", "Accepteret term"},
                            {"C1", "Definition"},
                            {"A2", "botilbud"},
                            {"B2", "boform\nbosted"},
                            {"C2", "bolig med personale"},
                            {"A3", "handleplan"},
                            {"C3", "plan for en indsats"}}},
                          {"Begrebsliste DA+EN",
                           {{"A1", "Foretrukken term"},
                            {"C1", "Definition"},
                            {"L1", "Foretrukken term (en)"},
                            {"A2", "botilbud"},
                            {"C2", "bolig med personale"},
                            {"L2", "residential facility"},
                            {"A3", "handleplan"},
                            {"C3", "en anden plan"}}}}),
      "liste.xlsx");
  EXPECT_EQ(outline(document), R"(heading1 Begreber om botilbud
heading2 botilbud
boilerplate Accepteret term:
paragraph boform
paragraph bosted
boilerplate Definition:
paragraph bolig med personale
boilerplate Kommentar:
paragraph Engelsk: residential facility
heading2 handleplan
boilerplate Definition:
paragraph plan for en indsats
heading2 handleplan
boilerplate Definition:
paragraph en anden plan
)");
  EXPECT_EQ(document.format, Format::Xlsx);
  EXPECT_EQ(document.metadata.publisher->value, "Klitmark Kommune");
  EXPECT_EQ(document.metadata.subtitle->value, "version 1.0.0");
  EXPECT_EQ(document.metadata.date->value, "2024-02-01");
}

TEST(TermTable, OfAHiddenSheetMakesNoVocabulary) {
  EXPECT_EQ(
      outline(read_text(make_term_workbook({{"!Liste", {{"A1", "Foretrukken term"}, {"B1", "Definition"}}},
                                            {"Tal", {{"A1", "Pladser"}, {"B1", "12"}}}}),
                        "tal.xlsx")),
      "heading1@2 Tal\nrow@2 Pladser\t12\n");
}

}  // namespace
}  // namespace vidensgraf
