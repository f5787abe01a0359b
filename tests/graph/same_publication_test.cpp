#include "graph/same_publication.h"

#include <gmock/gmock.h>

namespace vidensgraf {
namespace {

using ::testing::ElementsAre;

const Publication kReport{"Støtte i hverdagen", "En undersøgelse af hjemmevejledning", "Socialrådet", 2021};

PublicationMatch match(const std::string& title, const std::string& author, int year) {
  return compare_publications(Publication{title, {}, author, year}, kReport).match;
}

TEST(ComparePublications, TakesEqualTitlesForOne) {
  EXPECT_EQ(match("Støtte i hverdagen", "Socialrådet", 2021), PublicationMatch::Same);
  EXPECT_EQ(match("STØTTE I HVERDAGEN.", "", 0), PublicationMatch::Same);
  EXPECT_EQ(match("Støtte i hverdagen – en undersøgelse af hjemmevejledning", "", 2020),
            PublicationMatch::Same);
  EXPECT_EQ(match("Støtte i hverdagen: En undersøgelse af »hjemmevejledning«", "", 0),
            PublicationMatch::Same);
}

TEST(ComparePublications, OnlyProposesWhatIsAlike) {
  EXPECT_EQ(match("Støtte i hverdagen", "Socialrådet", 2015), PublicationMatch::Likely);
  EXPECT_EQ(match("Støtte i hverdagen, 2. udgave", "Socialrådet", 2023), PublicationMatch::Likely);
  EXPECT_EQ(match("Støtte i hverdagen. En undersøgelse", "", 2021), PublicationMatch::Likely);
}

TEST(ComparePublications, ReadsShortAndMisspeltCitations) {
  EXPECT_EQ(match("Støtte i hverdagn", "Socialrådet", 2021), PublicationMatch::Likely);
  const Publication guide{"Kost & motion i botilbud: en vejledning til personalet",
                          {},
                          "Socialstyrelsen",
                          2022,
                          {"Carla Dam", "P. Holm"}};
  const auto cited = [&guide](const std::string& title, const std::string& author, int year) {
    return compare_publications(Publication{title, {}, author, year}, guide).match;
  };
  EXPECT_EQ(cited("Kost og motion i botilbud – en vejledning til personalet", "", 2023),
            PublicationMatch::Same);
  EXPECT_EQ(cited("Kost og motion i botilbud", "Socialstyrelsen", 2022), PublicationMatch::Same);
  EXPECT_EQ(cited("Kost og motion i botilbud", "Dam, C. m.fl.", 2022), PublicationMatch::Same);
  EXPECT_EQ(cited("Kost og motion i botilbud", "Social- og Boligstyrelsen", 2022), PublicationMatch::Same);
  EXPECT_EQ(cited("Kost og motion i botilbud", "Socialstyrelsen", 0), PublicationMatch::Likely);
  EXPECT_EQ(cited("Kost og motion i botilbud", "Andersen, B.", 2020), PublicationMatch::None);
  EXPECT_EQ(cited("Kost og motion i botilbud: bilag", "VIVE", 2022), PublicationMatch::None);
}

TEST(ComparePublications, DoesNotTakeTheReportOfAnotherBodyForTheSame) {
  const Publication standard{"Kvalitetsstandard for ledsagelse", {}, "Vestby Kommune", 2022};
  const auto by = [&standard](const std::string& author, int year) {
    return compare_publications(Publication{standard.title, {}, author, year}, standard).match;
  };
  EXPECT_EQ(by("Vestby Kommune", 2022), PublicationMatch::Same);
  EXPECT_EQ(by("Østby Kommune", 2022), PublicationMatch::Likely);
  const Publication page{"Årsberetning", {}, "Vestby Kommune", 2022};
  EXPECT_EQ(compare_publications(Publication{"Årsberetning", {}, {}, 0}, page).match,
            PublicationMatch::Likely);
  EXPECT_EQ(compare_publications(Publication{"Årsberetning", {}, "Vestby Kommune", 0}, page).match,
            PublicationMatch::Same);
}

TEST(ComparePublications, KeepsOthersApart) {
  EXPECT_EQ(match("Støtte i hverdagen, 2. udgave", "En anden", 2023), PublicationMatch::None);
  EXPECT_EQ(match("Støtte", "Socialrådet", 2021), PublicationMatch::None);
  EXPECT_EQ(match("Hverdagen i støtte", "Socialrådet", 2021), PublicationMatch::None);
  EXPECT_EQ(match("", "Socialrådet", 2021), PublicationMatch::None);
  EXPECT_EQ(compare_publications(Publication{"Støtte", {}, {}, 0}, Publication{}).match,
            PublicationMatch::None);
}

TEST(ComparePublications, SaysWhy) {
  const auto reason = [](const std::string& title, const std::string& author, int year) {
    return describe(Reason{compare_publications(Publication{title, {}, author, year}, kReport).reason});
  };
  EXPECT_EQ(reason("Støtte i hverdagen", "Socialrådet", 2021), "same title, author and year");
  EXPECT_EQ(reason("Støtte i hverdagen", "", 2015), "same title, but another year");
  EXPECT_EQ(reason("Støtte i hverdagen, bilag", "Socialrådet", 2021),
            "the titles begin alike; same author and year");
}

TEST(TitleWords, LeavesPunctuationOut) {
  EXPECT_THAT(title_words("»Øst« – vest: 2. del…"), ElementsAre("øst", "vest", "2", "del"));
  EXPECT_TRUE(title_words(" – ").empty());
}

}  // namespace
}  // namespace vidensgraf
