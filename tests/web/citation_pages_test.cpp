// What people take along from pages: citations of places, the official text of a law, one document told from
// another.

#include <gmock/gmock.h>

#include "extraction/registers.h"
#include "tests/web/sample_site.h"
#include "web/pages/labels.h"

namespace vidensgraf {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::page_at;

TEST(CitationPages, WriteSourcesAsPeopleCiteThem) {
  DocumentInfo document;
  document.title = "Hjælp i hverdagen";
  EXPECT_EQ(citation_text(document, 0, Language::Danish), "Hjælp i hverdagen");
  document.date = "2021-11";
  EXPECT_EQ(citation_text(document, 3, Language::Danish), "Hjælp i hverdagen (november 2021), side 3");
  document.publisher = "Klitmark Kommune";
  EXPECT_EQ(citation_text(document, 3, Language::English),
            "Klitmark Kommune (November 2021): Hjælp i hverdagen, page 3");
}

TEST(CitationPages, LeaveNothingInACitationThatTurnsTheTextAroundIt) {
  DocumentInfo document;
  document.title = "Hj\u202Eælp\u2067 i \u200Fhverdagen";
  EXPECT_EQ(citation_text(document, 0, Language::Danish), "Hjælp i hverdagen");
  EXPECT_EQ(quotation_text("st\u202Eøtte", "\u202AKilde", Language::Danish), "»støtte« Kilde");
}

TEST(CitationPages, GiveEachDefinitionWithItsSource) {
  EXPECT_THAT(page_at("/concepts/koordinerende%20sagsbehandler?lang=da"),
              AllOf(HasSubstr("data-cite=\"»Ved koordinerende sagsbehandler forstås i Klitmark Kommune den"),
                    HasSubstr("« Klitmark Kommune (januar 2023): Kvalitetsstandard for botilbud til voksne, "
                              "side 2\"")));
}

TEST(CitationPages, ShowHowThePlaceOfAnAddressIsCited) {
  const std::string document = "/documents/kvalitetsstandard-botilbud";
  EXPECT_THAT(page_at(document + "?start=2755&end=2889&lang=da"),
              AllOf(HasSubstr("<span class=\"vg-cite\">Klitmark Kommune (januar 2023): Kvalitetsstandard for "
                              "botilbud til voksne, side 2 <a"),
                    HasSubstr("data-cite=\"»Ved koordinerende sagsbehandler")));
  EXPECT_THAT(page_at(document), Not(HasSubstr("class=\"vg-cite\"")));
}

// A heading and a row of a table hold nothing but themselves: the citation stands behind them.
TEST(CitationPages, KeepHeadingsFreeOfCitations) {
  const std::string page = page_at("/documents/begreber-2024?start=0&end=30");
  const std::size_t cited = page.find("vg-cite");
  ASSERT_NE(cited, std::string::npos);
  EXPECT_GT(cited, page.find("</h3>", page.find("id=\"place\"")));
}

TEST(CitationPages, LeadToTheOfficialTextThatADocumentMeans) {
  const std::string page = page_at("/provisions/SEL%20%C2%A7%2085?lang=da");
  EXPECT_THAT(page, AllOf(HasSubstr("https://www.retsinformation.dk/eli/lta/2025/1129"),
                          HasSubstr("Læs LBK nr 1129 af 22. september 2025 på retsinformation.dk")));
  const Law* const law = Registers::built_in().find_law("serviceloven");
  ASSERT_NE(law, nullptr);
  EXPECT_EQ(official_address(*law, "LBK nr 67 af 2024-01-22"),
            "https://www.retsinformation.dk/eli/lta/2024/67");
  EXPECT_EQ(official_address(*law, "LBK nr 67 af 1924-01-22"), "");
  EXPECT_EQ(official_address(*law, ""), "");
}

TEST(CitationPages, CountOnlyDocumentsOfALaw) {
  EXPECT_THAT(page_at("/?q=serviceloven&lang=da"),
              AllOf(HasSubstr("henviser til den eller noget i den"), Not(HasSubstr(" steder i "))));
}

TEST(CitationPages, NumberTheDefinitionsOfBothSides) {
  const std::string page =
      page_at("/compare?a=sammenh%C3%A6ngende%20indsats&b=helhedsorienteret%20indsats&lang=da");
  EXPECT_THAT(page, AllOf(HasSubstr("<h4>Definition A1</h4>"), HasSubstr("<h4>Definition B1</h4>"),
                          HasSubstr("<summary>A"), HasSubstr("<title>sammenhængende indsats og helheds")));
  EXPECT_THAT(page_at("/compare?lang=da"), HasSubstr("<title>Sammenlign to begreber – Vidensgraf"));
}

TEST(CitationPages, ProposeWhatOneConceptIsComparedWith) {
  const std::string half = page_at("/compare?a=komplekst%20st%C3%B8ttebehov&lang=da");
  EXPECT_THAT(half, AllOf(HasSubstr("Defineret nær »komplekst støttebehov«"),
                          HasSubstr("href=\"/compare?a=komplekst%20st%C3%B8ttebehov&amp;b=")));
  EXPECT_THAT(half, Not(HasSubstr("&amp;b=komplekst%20st%C3%B8ttebehov\"")));
  EXPECT_THAT(page_at("/compare?a=hestekastanje&lang=da"), Not(HasSubstr("Defineret nær")));
}

}  // namespace
}  // namespace vidensgraf
