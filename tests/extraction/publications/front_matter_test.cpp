#include <string>

#include <gtest/gtest.h>

#include "extraction/publications/metadata.h"
#include "tests/extraction/facts_of.h"

// Front matter as real publications have it: parts of web pages and sharing sites, stamps, imprints, acts,
// minutes, records; and texts that look like those and are none.

namespace vidensgraf {
namespace {

std::string stated(const std::optional<MetadataField>& field) { return field ? field->value : "-"; }

constexpr std::string_view kProse =
    "Rapporten beskriver, hvordan kommunerne arbejder med borgere, der har brug for støtte i hverdagen, og "
    "hvad de selv mener, der virker godt. Den bygger på samtaler med ledere og medarbejdere i fem "
    "kommuner.\n";

std::string long_text() {
  std::string text;
  while (text.size() < 10000) text += "\n" + std::string(kProse);
  return text;
}

TEST(FrontMatter, HasATitleBehindTheStampsOfTheParliament) {
  const std::string head = "SOU, Alm.del - 2018-19 - Bilag 7: Om støtte i hverdagen, fra socialministeren\n";
  const auto read = facts_of(
      "Socialudvalget 2018-19\nSOU Alm.del Bilag 7\nOffentligt\n1234567_0001.png\n"
      "Maj 2019\nEvaluering af hverdags-\nstøtten\ni fem kommuner\n" +
      head + "1234567_0002.png\nANKESTYRELSEN\nTelefon: 33 00 00 00\n" + head + long_text());
  const Metadata& metadata = read->facts.metadata;
  EXPECT_EQ(stated(metadata.title), "Evaluering af hverdagsstøtten i fem kommuner");
  EXPECT_EQ(stated(metadata.publisher), "Ankestyrelsen");
  EXPECT_EQ(stated(metadata.date), "2019-05");
  EXPECT_EQ(stated(metadata.type), "rapport");
}

TEST(FrontMatter, HasATitleBehindAnythingOnAPageOfLaws) {
  const auto read = facts_of(
      "Senere ændringer til teksten\nLovgivning, som teksten gælder, og det, som den ændrer eller ophæver\n"
      "Oversigt over alle kapitler i den\nDen fulde tekst\n\nVejledning om støtte i hverdagen til voksne\n\n"
      "Kapitel 1\n\nIndledning\n\n" +
      std::string(kProse));
  EXPECT_EQ(stated(read->facts.metadata.title), "Vejledning om støtte i hverdagen til voksne");
  EXPECT_EQ(stated(read->facts.metadata.type), "vejledning");
}

TEST(FrontMatter, HasAPublisherBeforeItsAddress) {
  const auto read = facts_of(
      "44\nStøtte i hverdagen\n\nPublikationen er udgivet af\n\nSocialstyrelsen Havnegade 18, "
      "1. 5000 Odense C. Tlf.: 72 00 00 00\n\n" +
      std::string(kProse));
  EXPECT_EQ(stated(read->facts.metadata.title), "Støtte i hverdagen");
  EXPECT_EQ(stated(read->facts.metadata.publisher), "Socialstyrelsen");
}

TEST(FrontMatter, HasNoTitleInTheHeadOfALetter) {
  const auto read = facts_of(
      "Socialudvalget 2018-19\nSOU Alm.del\nOffentligt\n1234567_0001.png\nFolketingets Lovkontor\n"
      "Havnegade 22\n1060 København K\nTelefon 33 00 00 00\nSagsnr.\n2019 - 41\nDato\n20-08-2019\n"
      "Et medlem har stillet dette spørgsmål til ministeren, som hermed svarer på det.\n" +
      std::string(kProse));
  EXPECT_EQ(stated(read->facts.metadata.title), "-");
  EXPECT_EQ(stated(read->facts.metadata.date), "2019-08-20");
}

TEST(FrontMatter, HasTheYearOfTheRightsAndAllAuthors) {
  const auto read = facts_of(
      "Én indgang til støtten\n\nLise Holm-Dam, Per Krogh Bro,\nAne Lund og Ib Skov Bang\n\n"
      "© VIVE og forfatterne, 2021\ne-ISBN: 978-87-7119-000-7\n\nForord\n\n" +
      long_text());
  const Metadata& metadata = read->facts.metadata;
  EXPECT_EQ(stated(metadata.title), "Én indgang til støtten");
  EXPECT_EQ(stated(metadata.publisher), "VIVE");
  EXPECT_EQ(stated(metadata.date), "2021");
  ASSERT_EQ(metadata.authors.size(), 4U);
  EXPECT_EQ(metadata.authors[3].value, "Ib Skov Bang");
}

TEST(FrontMatter, HasAPublisherWithoutTheWordBeforeTheYear) {
  const auto read =
      facts_of("Støtte i hverdagen\n\nUdgivet af Center for Byliv i 2019\n\n" + std::string(kProse));
  EXPECT_EQ(stated(read->facts.metadata.publisher), "Center for Byliv");
}

TEST(FrontMatter, HasNoYearFromTheFootOfAWebPage) {
  const auto read = facts_of("Støtte i hverdagen\n\n" + std::string(kProse) + "\n© 2024 Socialstyrelsen\n");
  EXPECT_EQ(stated(read->facts.metadata.date), "-");
}

TEST(FrontMatter, HasAnAuthorWithATitle) {
  const auto read =
      facts_of("Handleplaner i praksis\n\nAf fuldmægtig Lise Bjerre Dam\n\n" + std::string(kProse));
  ASSERT_EQ(read->facts.metadata.authors.size(), 1U);
  EXPECT_EQ(read->facts.metadata.authors[0].value, "Lise Bjerre Dam");
  const auto part = facts_of("Handleplaner i praksis\n\nAf de unge\n\n" + std::string(kProse));
  EXPECT_TRUE(part->facts.metadata.authors.empty());
}

TEST(FrontMatter, IsNotLookedForInLinesOfRunningText) {
  const auto read = facts_of(
      "Kommunen har i flere år\narbejdet med at give borgerne\nden støtte, som de har "
      "brug for, og den\nhar lært meget af det. Mange af dem\nsiger, at det hjælper "
      "dem i hverdagen, og at\nde gerne vil blive ved med at få den.\n\n" +
      std::string(kProse));
  EXPECT_EQ(stated(read->facts.metadata.title), "-");
}

TEST(FrontMatter, LeavesOutSkipLinksAndTrails) {
  const auto read = facts_of(
      "Skip til indhold\n  Hjem Borger Støtte i hverdagen Støtte i egen bolig\n\n"
      "Støtte i egen bolig\n\nGodkendt af Byrådet den 7. maj 2023\n\n" +
      std::string(kProse));
  const Metadata& metadata = read->facts.metadata;
  EXPECT_EQ(stated(metadata.title), "Støtte i egen bolig");
  EXPECT_EQ(stated(metadata.date), "2023-05-07");
  EXPECT_EQ(stated(metadata.type).substr(0, 7), "webside");
}

TEST(FrontMatter, KnowsNamesFromTitles) {
  const auto read = facts_of(
      "Lise Holm og Per Dam Krogh\n\nUnge i overgangen\n\n© KORA og forfatterne\n\n"
      "2014 KORA\n\n" +
      std::string(kProse));
  const Metadata& metadata = read->facts.metadata;
  EXPECT_EQ(stated(metadata.title), "Unge i overgangen");
  ASSERT_EQ(metadata.authors.size(), 2U);
  EXPECT_EQ(metadata.authors[1].value, "Per Dam Krogh");
  EXPECT_EQ(stated(metadata.publisher), "KORA");
  EXPECT_EQ(stated(metadata.date), "2014");
}

TEST(FrontMatter, TakesNoNamesAsAuthorsWhereNoneAreSpokenOf) {
  const auto read = facts_of("Unge i overgangen\n\nLise Holm og Per Dam Krogh\n\n" + std::string(kProse));
  EXPECT_TRUE(read->facts.metadata.authors.empty());
}

TEST(FrontMatter, MayBeOneLineForEachPageOnASharingSite) {
  const std::string title = "Hverdagen i bofællesskaber";
  const auto read = facts_of(
      title + "\n\nStørrelse: px\nStarte visningen fra side:\n\nDownload \"" + title +
      "\"\n\nTranskript\n\n1 " + title +
      " Aalborg Universitet Oktober 2011 Rapport om en undersøgelse i to kommuner\n\n2 " + title +
      " Gengivelse med kilde er tilladt, og den, der skriver om rapporten, må gerne sende det til os, så vi "
      "kan "
      "lære af det, siger de, der har skrevet den, og de vil gerne tale med flere om det, som de har set.\n" +
      long_text());
  const Metadata& metadata = read->facts.metadata;
  EXPECT_EQ(stated(metadata.title), title);
  EXPECT_EQ(stated(metadata.publisher), "Aalborg Universitet");
  EXPECT_EQ(stated(metadata.date), "2011-10");
}

TEST(FrontMatter, HasAKnownPublisherWithinALongLine) {
  const auto read = facts_of(
      "Sundhed blandt brugere af væresteder\n\n3 Gennemgang af det, som vi ved, og det, som vi ikke ved, om "
      "brugernes sundhed og om, hvordan de selv ser på den, når de bliver spurgt, skrevet af fire forskere "
      "for "
      "rådet Copyright Rådet for Socialt Udsatte 2008 Uddrag er tilladt mod angivelse af kilde.\n" +
      long_text());
  EXPECT_EQ(stated(read->facts.metadata.publisher), "Rådet for Socialt Udsatte");
  EXPECT_EQ(stated(read->facts.metadata.date), "2008");
}

TEST(FrontMatter, HasAPlaceAndYearBesideItsPublisher) {
  const auto read = facts_of("Unge på herberg\n\nODENSE 2013\n\nSocialstyrelsen\n\n" + std::string(kProse));
  EXPECT_EQ(stated(read->facts.metadata.date), "2013");
  EXPECT_EQ(stated(read->facts.metadata.publisher), "Socialstyrelsen");
  const auto plan = facts_of("Unge på herberg\n\nHandleplan 2013\n\nHvad vi vil\n\n" + std::string(kProse));
  EXPECT_EQ(stated(plan->facts.metadata.date), "-");
}

TEST(FrontMatter, DatesNothingByWhatItTells) {
  for (const std::string_view sentence :
       {"Loven, som Folketinget i enighed fik vedtaget i 2011, gav borgerne nye rettigheder i mødet med "
        "kommunen og nye frister.",
        "Forslaget er det samme, som ministeren fik fremsat den 3. maj 2012, og som blev sendt i høring hos "
        "kommuner og foreninger.",
        "De fleste af de tilbud, der blev godkendt i 2015, findes stadig, og medarbejderne er for det meste "
        "de samme som før."}) {
    SCOPED_TRACE(sentence);
    const auto read = facts_of("Nye rettigheder\n\n" + std::string(sentence) + "\n\n" + std::string(kProse));
    EXPECT_EQ(stated(read->facts.metadata.date), "-");
  }
}

TEST(FrontMatter, OfABillHasItsLongTitleAndTheDayItWasMoved) {
  const auto read = facts_of(
      "L 312 Forslag til lov om ændring af lov om støtte i hverdagen, lov om voksenansvar for anbragte unge, "
      "lov om socialtilsyn, lov om almene boliger m.v., lov om byfornyelse og udvikling af byer, lov om "
      "kommunernes styrelse og forskellige andre love\n\nAf: Socialministeren\nStatus: "
      "Stadfæstet\n\nFremsat: 30-01-2024\n\n" +
      std::string(kProse));
  const Metadata& metadata = read->facts.metadata;
  EXPECT_EQ(stated(metadata.title).substr(0, 24), "L 312 Forslag til lov om");
  EXPECT_EQ(stated(metadata.date), "2024-01-30");
  EXPECT_EQ(stated(metadata.type), "lovforslag");
}

TEST(FrontMatter, OfAnActIsItsNumberAndMinistry) {
  const auto read = facts_of(
      "LBK nr 482 af 17/03/2023\nSocial- og Boligministeriet\n"
      "Bekendtgørelse af lov om socialtilsyn § 2\nKommunalbestyrelsen i hver af de fem "
      "kommuner fører tilsyn med tilbuddene, og den træffer afgørelse om godkendelse.\n");
  const Metadata& metadata = read->facts.metadata;
  EXPECT_EQ(stated(metadata.title), "Bekendtgørelse af lov om socialtilsyn § 2");
  EXPECT_EQ(stated(metadata.publisher), "Social- og Boligministeriet");
  EXPECT_EQ(stated(metadata.date), "2023-03-17");
  EXPECT_EQ(stated(metadata.type), "lov");
}

TEST(FrontMatter, OfMinutesHasTheDateBelowItsLabel) {
  const auto read = facts_of(
      "UDVALG\n\nÆldrerådet\n\nMØDE\n\nReferat\n\nSTARTTIDSPUNKT\n\n03-02-2016 "
      "16:30:00\n\n" +
      std::string(kProse));
  EXPECT_EQ(stated(read->facts.metadata.date), "2016-02-03");
  EXPECT_EQ(stated(read->facts.metadata.type), "referat");
}

TEST(FrontMatter, OfARecordIsAPageAboutAPublication) {
  const auto read = facts_of(
      "Unge på herberg\n\nForfatter(e): Lise Holm\n\nUdgiver: SFI\n\nSprog: Dansk\n\n"
      "Sidetal: 140\n\nISBN: 978-87-7487-000-5\n\n" +
      std::string(kProse));
  EXPECT_EQ(stated(read->facts.metadata.type), "webside_publikationsomtale");
  ASSERT_EQ(read->facts.metadata.authors.size(), 1U);
  EXPECT_EQ(read->facts.metadata.authors[0].value, "Lise Holm");
}

TEST(FrontMatter, TellsTheKindFromAHeadlineAboutIt) {
  struct KindCase {
    const char* title;
    const char* type;
  };
  for (const KindCase& one : {KindCase{"Retningslinjer for støtte i hverdagen", "vejledning"},
                              {"Nye retningslinjer skal styrke støtten i hverdagen", "-"},
                              {"Evaluering viser gode resultater i hverdagen", "-"}}) {
    SCOPED_TRACE(one.title);
    const auto read = facts_of(std::string(one.title) + "\n\n" + std::string(kProse));
    EXPECT_EQ(stated(read->facts.metadata.type), one.type);
  }
}

TEST(FrontMatter, OfAThesisSaysSo) {
  const auto read =
      facts_of("Magten i samtalen\n\nKandidatspeciale i socialt arbejde, maj 2017\n\n" + std::string(kProse));
  EXPECT_EQ(stated(read->facts.metadata.type), "afhandling");
  const auto about = facts_of(
      "Magten i samtalen\n\nHer er det vigtigste fra kandidatspecialet om støtte i "
      "hverdagen.\n\n" +
      std::string(kProse));
  EXPECT_EQ(stated(about->facts.metadata.type), "-");
}

}  // namespace
}  // namespace vidensgraf
