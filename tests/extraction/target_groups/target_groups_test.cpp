// Target groups on sentences of our own. Expected: the labels in text order, separated by " | ".

#include "extraction/target_groups/target_groups.h"

#include <algorithm>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/extraction/stated_facts.h"

namespace vidensgraf {
namespace {

std::string labels_of(std::string_view bytes) {
  const ReadText text(bytes);
  return in_one_line(find_target_groups(text.tagged, text.phrases, Registers::built_in()),
                     &TargetGroup::label);
}

constexpr StatedCase kTargetGroupsGroups[] = {
    // Restricted by a preposition.
    {"Botilbuddet modtager borgere med svære psykiske lidelser.", "borgere med svære psykiske lidelser"},
    {"Kommunen støtter unge uden uddannelse.", "unge uden uddannelse"},
    {"Her bor voksne på det specialiserede handicapområde.", "voksne på det specialiserede handicapområde"},
    {"Tilbuddet er for kvinder i prostitution.", "kvinder i prostitution"},
    {"Ydelsen gives til personer på kontanthjælp.", "personer på kontanthjælp"},
    {"Pakken henvender sig til mennesker med behov for døgnbemanding.",
     "mennesker med behov for døgnbemanding"},
    {"Vi møder borgere med for eksempel autisme.", "borgere med for eksempel autisme"},
    {"Indsatsen når borgerne på det sociale område.", "borgere på det sociale område"},
    {"Afsnittet handler om målgrupper omfattet af ordningen.", "målgrupper omfattet af ordningen"},
    // Relative clauses.
    {"Loven gælder for børn, der modtager særlig støtte.", "børn, der modtager særlig støtte"},
    {"Vi spurgte familier, som lever med vold, om deres ønsker.", "familier, som lever med vold"},
    {"Det gælder borgere, der har behov for hjælp, og deres netværk.", "borgere, der har behov for hjælp"},
    // Classifying adjectives and nouns that are groups by themselves.
    {"Projektet støtter udsatte unge.", "udsatte unge"},
    {"Varmestuen er åben for socialt udsatte voksne.", "socialt udsatte voksne"},
    {"Der er mange blandt socialt udsatte.", "socialt udsatte"},
    {"Pårørende inviteres til et møde.", "pårørende"},
    {"Natherberget er for hjemløse og stofmisbrugere.", "hjemløse | stofmisbrugere"},
    // "udsatte" as people behind an article, and as what somebody did.
    {"De udsatte bliver sjældent hørt.", "udsatte"},
    {"Rådet lytter til de udsatte.", "udsatte"},
    {"De udsatte mødet til torsdag.", ""},
    {"Så kunne de udsatte det længe.", ""},
    {"Vi så de udsatte områder i byen.", ""},
    // Whose, with an adverb before the verb.
    {"Tilbuddet er for unge, hvis skolegang endnu ikke er begyndt.",
     "unge, hvis skolegang endnu ikke er begyndt"},
    {"Vi hjælper unge, hvis der ikke er andre.", ""},
    // Coordination: one span where the restriction is shared, several where each noun has its own.
    {"Børn, unge og voksne med synshandicap får hjælp.", "børn, unge og voksne med synshandicap"},
    {"Borgere og familier med komplekse sager fik en plan.", "borgere og familier med komplekse sager"},
    {"Unge med angst og voksne med autisme deltog.", "unge med angst | voksne med autisme"},
    {"Vi hjælper borgere med misbrug, hjemløshed og/eller gæld.",
     "borgere med misbrug, hjemløshed og/eller gæld"},
    {"Udsatte borgere og borgere med handicap blev hørt.", "udsatte borgere | borgere med handicap"},
    {"Borgere med demens og deres familier blev hørt.", "borgere med demens"},
    {"Rådgivningen er for hjemløse og borgere med gæld.", "hjemløse | borgere med gæld"},
    {"Huset er for hjemløse, kvinder med voldserfaringer og unge med angst.",
     "hjemløse | kvinder med voldserfaringer | unge med angst"},
    // One person stands for the group.
    {"Her bor en ung mand med autisme.", "unge mænd med autisme"},
    // Participles that look like nouns.
    {"Tilbuddet er for mennesker med erhvervet hjerneskade.", "mennesker med erhvervet hjerneskade"},
    {"Vi møder unge med medfødt hørenedsættelse.", "unge med medfødt hørenedsættelse"},
    // Acronyms keep their capitals, footnotes' numbers are left out.
    {"Det er voksne med ADHD og autisme.", "voksne med ADHD og autisme"},
    {"Det gælder borgere med behov for HSIT.", "borgere med behov for HSIT"},
    {"Det gælder voksne på det specialiserede handicapområde2.",
     "voksne på det specialiserede handicapområde"},
    // Compounds of heads.
    {"Der er rum til undermålgrupper med behov for ro.", "undermålgrupper med behov for ro"},
    {"Det gælder ydelsesmodtagere med sygdom.", "ydelsesmodtagere med sygdom"},
    // Relative clauses: commas between adjectives, "hvor der er".
    {"Det gælder borgere, der har brug for hjælp til almindelige, daglige gøremål.",
     "borgere, der har brug for hjælp til almindelige, daglige gøremål"},
    {"Det gælder familier, hvor der er vold og misbrug.", "familier, hvor der er vold og misbrug"},
    {"Det gælder unge, som er visiteret til et botilbud.", "unge, som er visiteret til et botilbud"},
    // Relational heads, with the group inside.
    {"Kurset er for pårørende til borgere med demens.",
     "pårørende til borgere med demens | borgere med demens"},
    {"Gruppen er for børn af misbrugere.", "børn af misbrugere | misbrugere"},
    // Two restrictions in a row.
    {"Vi ser borgere på det sociale område med kroniske sygdomme.",
     "borgere på det sociale område med kroniske sygdomme"},
};

TEST(FindTargetGroups, ReadsHeadAndRestriction) { expect_stated(kTargetGroupsGroups, labels_of); }

constexpr std::string_view kTargetGroupsNone[] = {
    "Borgerne skal inddrages i deres egen sag.",
    "Kommunen inddrager borgere i beslutninger.",
    "De voksne sad ved bordet, mens målgruppen blev drøftet.",
    "Den enkelte borger skal have én indgang.",
    "Nogle borgere svarede ikke.",
    "Personalet arbejder med borgeren i centrum.",
    "Medarbejdere med erfaring underviser de nye.",
    "Vi besøgte kommuner med store udgifter.",
    "Mødet med borgere på deres præmisser er vigtigt.",
    "Ledere og sagsbehandlere deltog i undersøgelsen.",
    "Det talte borgere med fordel kunne gøre selv.",
    "Vi talte med en medarbejder med lang erfaring.",
    "Borgerens egne mål står først.",
    "Et barn løb over gaden.",
    "Der er fagpersoner med særlig viden.",
    "Udsatte boligområder får nye veje.",
    "Kommunen har møder med familien i kommunen.",
    "Han var hjemløs i to år.",
};

TEST(FindTargetGroups, LeavesPeopleWithoutRestrictionAlone) { expect_nothing(kTargetGroupsNone, labels_of); }

TEST(FindTargetGroups, ListsTheSingleGroupsOfACoordination) {
  const ReadText text("Vi hjælper børn og unge med angst og/eller autisme.");
  const auto groups = find_target_groups(text.tagged, text.phrases, Registers::built_in());
  ASSERT_EQ(groups.size(), 1U);
  const std::vector<std::string> expected{"børn med angst", "børn med autisme", "unge med angst",
                                          "unge med autisme"};
  EXPECT_EQ(groups[0].components, expected);
}

TEST(FindTargetGroups, SharesAnAdjectiveOnlyWhereTheTextHasItWithBothNouns) {
  const ReadText text(
      "Borgere med komplekse problemer og støttebehov får en plan. Et komplekst støttebehov kræver tid.\n\n"
      "Borgere med psykiske lidelser og misbrug får en anden plan.");
  const auto groups = find_target_groups(text.tagged, text.phrases, Registers::built_in());
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_EQ(groups[0].components.back(), "borgere med komplekse støttebehov");
  EXPECT_EQ(groups[1].components.back(), "borgere med misbrug");
}

TEST(FindTargetGroups, GivesTheSpanWithoutArticleOrQuantifier) {
  const ReadText text("Det gælder også mange unge med æggeallergi.");
  const auto groups = find_target_groups(text.tagged, text.phrases, Registers::built_in());
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_EQ(text.wording(groups[0].occurrences.at(0)), "unge med æggeallergi");
}

TEST(FindTargetGroups, JoinsOccurrencesOfOneLabel) {
  const ReadText text("Unge med autisme går i skole. Skolen har plads til unge med autisme.");
  const auto groups = find_target_groups(text.tagged, text.phrases, Registers::built_in());
  ASSERT_EQ(groups.size(), 1U);
  EXPECT_EQ(groups[0].occurrences.size(), 2U);
}

}  // namespace
}  // namespace vidensgraf
