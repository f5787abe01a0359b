#include "extraction/publications/metadata.h"

#include <string>

#include <gtest/gtest.h>

#include "extraction/dates.h"
#include "extraction/publications/document_type.h"
#include "tests/extraction/facts_of.h"

namespace vidensgraf {
namespace {

std::string value(const std::optional<MetadataField>& field) { return field ? field->value : "-"; }

constexpr std::string_view kBody =
    "Rapporten beskriver, hvordan kommunerne arbejder med borgere, der har brug for støtte i hverdagen, og "
    "hvad der virker "
    "godt. Den bygger på interview med ledere og medarbejdere i fem kommuner, og den er skrevet til "
    "fagfolk.\n";

TEST(Metadata, ReadsTitlePageAndColophon) {
  const auto read = facts_of(
      "Socialstyrelsen\n\nEn hverdag med støtte\n\nErfaringer fra fem kommuner\n\nMaj 2019\n\nPublikationen "
      "er udgivet af\n"
      "Socialstyrelsen\nEdisonsvej 1\n5000 Odense C\n\nUdgivet juni 2019\nISBN "
      "978-87-93000-55-2\n\nIndhold\n\nIndledning\t3\n"
      "Metode\t5\nResultater\t9\nLitteratur\t20\n\nIndledning\n\n" +
      std::string(kBody));
  const Metadata& metadata = read->facts.metadata;
  EXPECT_EQ(value(metadata.title), "En hverdag med støtte");
  EXPECT_EQ(value(metadata.publisher), "Socialstyrelsen");
  EXPECT_EQ(value(metadata.date), "2019-06");
  EXPECT_EQ(value(metadata.year), "2019");
  EXPECT_EQ(value(metadata.isbn), "978-87-93000-55-2");
  EXPECT_EQ(value(metadata.type), "rapport");
  EXPECT_EQ(value(metadata.language), "da");
  EXPECT_EQ(read->at(metadata.date->source), "Udgivet juni 2019");
}

TEST(Metadata, ReadsBylineAndLastUpdateOfAWebPage) {
  const auto read = facts_of("Metoder i praksis\n\nLise Bjerre Dam | Socialstyrelsen\n\n" +
                             std::string(kBody) + "\nSenest opdateret 04-02-2020\n");
  const Metadata& metadata = read->facts.metadata;
  EXPECT_EQ(value(metadata.title), "Metoder i praksis");
  EXPECT_EQ(value(metadata.publisher), "Socialstyrelsen");
  ASSERT_EQ(metadata.authors.size(), 1U);
  EXPECT_EQ(metadata.authors[0].value, "Lise Bjerre Dam");
  EXPECT_EQ(value(metadata.date), "2020-02-04");
  EXPECT_EQ(value(metadata.type).substr(0, 7), "webside");
}

TEST(Metadata, SplitsPublisherAndYearRunTogether) {
  const auto read =
      facts_of("Støtte til unge i overgangen\n\nVIVE2018\n\n" + std::string(kBody) + "\nHent rapporten\n");
  EXPECT_EQ(value(read->facts.metadata.publisher), "VIVE");
  EXPECT_EQ(value(read->facts.metadata.date), "2018");
  EXPECT_EQ(value(read->facts.metadata.type), "webside_publikationsomtale");
}

TEST(Metadata, LeavesOutWhatIsNotStated) {
  const auto read = facts_of("Støtte til unge\n\n" + std::string(kBody));
  const Metadata& metadata = read->facts.metadata;
  EXPECT_EQ(value(metadata.publisher), "-");
  EXPECT_EQ(value(metadata.date), "-");
  EXPECT_EQ(value(metadata.year), "-");
  EXPECT_EQ(value(metadata.isbn), "-");
}

TEST(Dates, AreReadInAllForms) {
  struct MetadataCase {
    const char* text;
    const char* iso;
  };
  constexpr MetadataCase kMetadataCases[] = {
      {"28/08/2020", "2020-08-28"},
      {"24/6 2005", "2005-06-24"},
      {"14.6.2023", "2023-06-14"},
      {"04-12-2021", "2021-12-04"},
      {"16. august 2023", "2023-08-16"},
      {"den 3. maj 2019", "2019-05-03"},
      {"November 2021", "2021-11"},
      {"2021-12-04", "2021-12-04"},
      {"2021", "2021"},
      {"32/08/2020", ""},
      {"12/13/2020", ""},
      {"85", ""},
      {"2021b", ""},
      {"maj måned", ""},
  };
  for (const MetadataCase& one : kMetadataCases) {
    SCOPED_TRACE(one.text);
    EXPECT_EQ(read_date(one.text, 0).iso, one.iso);
  }
}

TEST(Language, IsToldByItsSmallWords) {
  EXPECT_EQ(language_of(kBody).code, "da");
  EXPECT_EQ(language_of(
                "The report describes the way in which the municipalities work and what they can do to help, "
                "not only after the reform but also between the two parts of it.")
                .code,
            "en");
  EXPECT_EQ(language_of("Tilbud 1 2 3").code, "");
}

}  // namespace
}  // namespace vidensgraf
