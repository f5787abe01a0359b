// vidensgraf vocabulary: what others list as concepts, beside what documents write and beside other lists.

#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/cli/program.h"

namespace vidensgraf::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr const char* kOwnList =
    "Modelnavn;Begreber i Lyngdal\n"
    "Modelansvarlig;Lyngdal Kommune\n"
    "Foretrukken term;Accepteret term;Definition;Overbegreb;Juridisk kilde\n"
    "botilbud;boform;bolig, hvor kommunen har knyttet personale til;tilbud;servicelovens § 107\n"
    "midlertidigt ophold;;ophold, som kommunen har sat en slutdato for;;\n"
    "støttebehovsniveau;;grad af støttebehov;;\n"
    "ledsagelse;følgeskab;hjælp til at komme ud blandt andre;;\n"
    "vejledning;råd;svar på spørgsmål;;\n"
    "rådgivning;råd;samtale om muligheder;;\n"
    "pårørende;;person, der står borgeren nær;;\n";

constexpr const char* kOtherList =
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    "@prefix dcterms: <http://purl.org/dc/terms/> .\n"
    "@prefix e: <https://emner.hedegaard.example/> .\n"
    "e:liste a skos:ConceptScheme ; dcterms:title \"Emner i Hedegård\"@da .\n"
    "e:1 a skos:Concept ; skos:inScheme e:liste ; skos:prefLabel \"Boform\"@da ;\n"
    "  skos:definition \"bolig, hvor kommunen har knyttet personale til døgnet rundt\"@da .\n"
    "e:2 a skos:Concept ; skos:inScheme e:liste ; skos:prefLabel \"ophold\"@da .\n"
    "e:3 a skos:Concept ; skos:inScheme e:liste ; skos:prefLabel \"niveau for støttebehov\"@da .\n"
    "e:4 a skos:Concept ; skos:inScheme e:liste ; skos:prefLabel \"råd\"@da .\n";

class VocabularyCommand : public ProgramTest {
 protected:
  void import_both() const {
    write("lyngdal.csv", kOwnList);
    write("hedegaard.ttl", kOtherList);
    const ProgramResult imported = run({"vocabulary", "import", "lyngdal.csv", "hedegaard.ttl"});
    ASSERT_EQ(imported.exit_code, 0) << imported.err;
  }
  [[nodiscard]] nlohmann::json terms_beside(const std::string& other) const {
    const ProgramResult aligned = other.empty() ? run({"vocabulary", "align", "lyngdal", "--json"})
                                                : run({"vocabulary", "align", "lyngdal", other, "--json"});
    EXPECT_EQ(aligned.exit_code, 0) << aligned.err;
    const nlohmann::json alignment = nlohmann::json::parse(aligned.out);
    nlohmann::json by_term;
    for (const auto& term : alignment["terms"]) {
      by_term[term["term"].get<std::string>()] = term["counterparts"];
    }
    return by_term;
  }
};

TEST_F(VocabularyCommand, ListsWhatWasBroughtIn) {
  EXPECT_EQ(run({"vocabulary", "list"}).exit_code, 1);  // no index yet
  import_both();
  const ProgramResult listed = run({"vocabulary", "list"});
  EXPECT_EQ(listed.exit_code, 0);
  EXPECT_THAT(listed.out, HasSubstr("Begreber i Lyngdal (lyngdal; Lyngdal Kommune)\n"
                                    "  lyngdal: 7 terms, 4 other names, 7 defined\n"));
  EXPECT_THAT(listed.out, HasSubstr("hedegaard: 4 terms, 0 other names, 1 defined\n"));
  ASSERT_EQ(run({"remove", "lyngdal", "hedegaard"}).exit_code, 0);
  EXPECT_EQ(run({"vocabulary", "list"}).exit_code, 1);
}

TEST_F(VocabularyCommand, BringsInNothingThatIsNoVocabulary) {
  write("lyngdal.csv", kOwnList);
  write("tal.csv", "Ord;Antal\nbotilbud;3\n");
  const ProgramResult refused = run({"vocabulary", "import", "lyngdal.csv", "tal.csv"});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.err, HasSubstr("tal.csv is no vocabulary"));
  EXPECT_EQ(run({"vocabulary", "list"}).exit_code, 1);
  EXPECT_EQ(run({"vocabulary", "import", "mangler.ttl"}).exit_code, 2);
}

TEST_F(VocabularyCommand, SetsTermsBesideAnotherVocabulary) {
  import_both();
  const nlohmann::json terms = terms_beside("hedegaard");
  ASSERT_EQ(terms["botilbud"].size(), 1U);
  const nlohmann::json& same = terms["botilbud"][0];
  EXPECT_EQ(same["match"], "same");
  EXPECT_EQ(same["term"], "Boform");
  EXPECT_EQ(same["reason"], "said to be the same in lyngdal: botilbud");
  EXPECT_GT(same["likeness"].get<double>(), 0.8);
  ASSERT_EQ(terms["midlertidigt ophold"].size(), 1U);
  EXPECT_EQ(terms["midlertidigt ophold"][0]["match"], "wider");
  EXPECT_EQ(terms["midlertidigt ophold"][0]["term"], "ophold");
  EXPECT_TRUE(terms["midlertidigt ophold"][0]["likeness"].is_null());
  EXPECT_THAT(terms["ledsagelse"], IsEmpty());
  // "råd" is a term of two entries: it may be either.
  EXPECT_EQ(terms["vejledning"][0]["match"], "perhaps");
  EXPECT_EQ(terms["rådgivning"][0]["match"], "perhaps");
}

TEST_F(VocabularyCommand, SetsTermsBesideWhatDocumentsWrite) {
  import_both();
  write("d/rapport.txt",
        "Rapport om boformer\n\nVed en boform forstås et sted at bo med hjælp. En boform har personale. Et "
        "midlertidigt ophold i en boform slutter. Tilbuddet er for pårørende.\n");
  ASSERT_EQ(run({"index", "d"}).exit_code, 0);
  const nlohmann::json terms = terms_beside("");
  bool found = false;
  for (const auto& one : terms["botilbud"]) {
    if (one["term"] != "boform") continue;
    found = true;
    EXPECT_EQ(one["match"], "same");
    EXPECT_EQ(one["documents"], 2);  // the rapport and the other vocabulary
  }
  EXPECT_TRUE(found) << terms.dump();
  EXPECT_EQ(terms["midlertidigt ophold"][0]["match"], "same");
  EXPECT_THAT(terms["ledsagelse"], IsEmpty());
  ASSERT_EQ(terms["pårørende"].size(), 1U);  // a target group there
  EXPECT_EQ(terms["pårørende"][0]["match"], "same");
  // What a vocabulary accepts as a term is searched for as well.
  EXPECT_THAT(run({"search", "botilbud", "--json"}).out, HasSubstr("\"id\":\"rapport\""));
}

TEST_F(VocabularyCommand, LeavesApartWhatTwoVocabulariesCallByOneName) {
  write("den-ene.csv",
        "Foretrukken term;Accepteret term;Definition\nmadservice;støtte;mad, der bringes ud\n");
  write("den-anden.csv",
        "Foretrukken term;Accepteret term;Definition\nsamtaleforløb;støtte;samtaler med en psykolog\n");
  ASSERT_EQ(run({"vocabulary", "import", "den-ene.csv", "den-anden.csv"}).exit_code, 0);
  const ProgramResult one = run({"definitions", "madservice"});
  EXPECT_THAT(one.out, HasSubstr("mad, der bringes ud"));
  EXPECT_THAT(one.out, Not(HasSubstr("psykolog")));
  const ProgramResult both = run({"definitions", "støtte"});  // who asks for the name gets both
  EXPECT_THAT(both.out, HasSubstr("mad, der bringes ud"));
  EXPECT_THAT(both.out, HasSubstr("psykolog"));
  const ProgramResult aligned = run({"vocabulary", "align", "den-ene", "den-anden", "--json"});
  const nlohmann::json terms = nlohmann::json::parse(aligned.out)["terms"];
  ASSERT_EQ(terms[0]["counterparts"].size(), 1U);
  EXPECT_EQ(terms[0]["counterparts"][0]["match"], "perhaps");
}

TEST_F(VocabularyCommand, WritesATableOfWhatWasChosen) {
  import_both();
  const ProgramResult none = run(
      {"vocabulary", "align", "lyngdal", "hedegaard", "--only", "none", "--csv", "--separator", "semicolon"});
  EXPECT_EQ(none.exit_code, 0);
  EXPECT_THAT(none.out,
              HasSubstr("term;definition;match;counterpart;reason;documents;its_definition;alike_percent"));
  EXPECT_THAT(none.out, HasSubstr("ledsagelse;hjælp til at komme ud blandt andre;none;"));
  EXPECT_THAT(none.out, Not(HasSubstr("botilbud;")));
  const ProgramResult json = run({"vocabulary", "align", "lyngdal", "hedegaard", "--only", "none", "--json"});
  for (const auto& term : nlohmann::json::parse(json.out)["terms"]) {
    EXPECT_THAT(term["counterparts"], IsEmpty()) << term["term"];
  }
  EXPECT_EQ(run({"vocabulary", "align", "lyngdal", "--bom"}).exit_code, 2);
  EXPECT_EQ(run({"vocabulary", "align", "lyngdal", "--csv", "--json"}).exit_code, 2);
}

TEST_F(VocabularyCommand, TakesTheIndexThatIsNamedBeforeThatOfTheEnvironment) {
  write("lyngdal.csv", kOwnList);
  const std::string other = (folder_ / "other").string();
  ASSERT_EQ(run({"vocabulary", "import", "lyngdal.csv", "--index", other}, {{"VIDENSGRAF_INDEX", "index"}})
                .exit_code,
            0);
  EXPECT_EQ(run({"vocabulary", "list", "--index", other}, {{"VIDENSGRAF_INDEX", "index"}}).exit_code, 0);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "index"));
}

TEST_F(VocabularyCommand, ConceptsLeaveAsTheyCameIn) {
  import_both();
  const ProgramResult written =
      run({"vocabulary", "export", "--format", "begrebsliste", "--around", "botilbud", "--out", "ud.csv"});
  ASSERT_EQ(written.exit_code, 0) << written.err;
  EXPECT_EQ(run({"vocabulary", "export", "--out", "ud.xlsx"}).exit_code, 0);
  EXPECT_EQ(run({"vocabulary", "export", "--format", "svg"}).exit_code, 2);
  for (const char* file : {"ud.csv", "ud.xlsx"}) {
    const std::string again = (folder_ / "again").string();
    ASSERT_EQ(run({"vocabulary", "import", file, "--index", again}).exit_code, 0);
    EXPECT_THAT(run({"definitions", "boform", "--index", again}).out,
                HasSubstr("bolig, hvor kommunen har knyttet personale til"));
  }
}

TEST_F(VocabularyCommand, SaysWhatIsNoVocabulary) {
  import_both();
  write("d/rapport.txt", "Rapport\n\nEn boform har personale.\n");
  ASSERT_EQ(run({"index", "d"}).exit_code, 0);
  const ProgramResult report = run({"vocabulary", "align", "rapport"});
  EXPECT_EQ(report.exit_code, 2);
  EXPECT_THAT(report.err, HasSubstr("\"rapport\" is no vocabulary"));
  const ProgramResult unknown = run({"vocabulary", "align", "lyngdal", "findes-ikke"});
  EXPECT_EQ(unknown.exit_code, 1);
  EXPECT_THAT(unknown.err, HasSubstr("vidensgraf vocabulary list"));
}

}  // namespace
}  // namespace vidensgraf::testing
