// Target groups in sentences of many kinds of reports, and their groups in the registers. All sentences are
// our own.

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/extraction/facts_in_words.h"
#include "tests/extraction/facts_of.h"

namespace vidensgraf {
namespace {

struct TargetGroupSentencesCase {
  std::string_view text;
  std::string_view facts;  // empty: none
};

constexpr TargetGroupSentencesCase kTargetGroupSentencesGroups[] = {
    {"Tilbuddet er til voksne med autisme og ADHD.", "voksne med autisme og ADHD"},
    {"Borgere med sindslidelse og samtidigt misbrug får hjælp.",
     "borgere med sindslidelse og samtidigt misbrug"},
    {"Målgruppen er unge mellem 18 og 25 år med psykiske vanskeligheder.",
     "unge mellem 18 og 25 år med psykiske vanskeligheder"},
    {"Personer med betydelig og varigt nedsat fysisk eller psykisk funktionsevne kan få støtte.",
     "personer med betydelig og varigt nedsat fysisk eller psykisk funktionsevne "
     "(statutory/serviceloven-108)"},
    {"Der gives støtte til borgere, der har et aktivt stofmisbrug.",
     "borgere, der har et aktivt stofmisbrug"},
    {"Mennesker med udviklingshæmning bor ofte i botilbud.",
     "mennesker med udviklingshæmning (ffb/udviklingshaemning)"},
    {"Kvinder, der har været udsat for vold, kan bo på krisecenter.",
     "kvinder, der har været udsat for vold"},
    {"Hjemløse og udsatte grønlændere mødes i varmestuen.",
     "hjemløse (ffb/hjemloeshed); udsatte grønlændere"},
    {"Indsatsen er rettet mod socialt udsatte familier og deres børn.", "socialt udsatte familier"},
    {"Pårørende til mennesker med demens tilbydes samtaler.",
     "pårørende til mennesker med demens; mennesker med demens (ffb/demens)"},
    {"Børn og unge med funktionsnedsættelser samt deres forældre deltager.",
     "børn og unge med funktionsnedsættelser"},
    {"Ældre borgere med behov for personlig pleje visiteres.", "ældre borgere med behov for personlig pleje"},
    {"Unge i alderen 15-17 år med kriminel adfærd følges.", "unge i alderen 15-17 år med kriminel adfærd"},
    {"Borgere uden for arbejdsmarkedet tilbydes mentor.", "borgere uden for arbejdsmarkedet"},
    {"Borgere i egen bolig får bostøtte.", "borgere i egen bolig"},
    {"Borgere på kontanthjælp er omfattet.", "borgere på kontanthjælp"},
    {"Tilbuddet henvender sig til personer, som lever i hjemløshed eller er i risiko for det.",
     "personer, som lever i hjemløshed eller er i risiko for det"},
    {"Mennesker i prostitution kan søge rådgivning.", "mennesker i prostitution (ffb/prostitution)"},
    {"Voksne med erhvervet hjerneskade har ret til genoptræning.", "voksne med erhvervet hjerneskade"},
    {"Borgere, som er visiteret til støtte, får besøg.", "borgere, som er visiteret til støtte"},
    {"Blinde og svagtseende får rådgivning.",
     "blinde (ffb/synsnedsaettelse); svagtseende (ffb/synsnedsaettelse)"},
    {"Døvblinde personer har brug for kontaktperson.", "døvblinde personer (ffb/doevblindhed)"},
    {"Personer med spiseforstyrrelser og selvskadende adfærd behandles her.",
     "personer med spiseforstyrrelser og selvskadende adfærd"},
    {"Borgere med mobilitetsnedsættelse eller hørenedsættelse er med.",
     "borgere med mobilitetsnedsættelse eller hørenedsættelse"},
    {"Voksne med svære psykiske lidelser, herunder skizofreni, bor her.",
     "voksne med svære psykiske lidelser"},
    {"Psykisk sårbare unge får støtte.", "psykisk sårbare unge"},
    {"Familier med børn med handicap får tilskud.", "familier med børn med handicap"},
    {"Forældre til børn med alvorlig sygdom kan få tabt arbejdsfortjeneste.",
     "forældre til børn med alvorlig sygdom; børn med alvorlig sygdom"},
    {"Tidligere anbragte unge har ret til efterværn.", "tidligere anbragte unge"},
    {"Borgere med komplekse problemstillinger fylder meget.", "borgere med komplekse problemstillinger"},
    {"Veteraner med PTSD og deres pårørende får hjælp.", "veteraner med PTSD; pårørende"},
    {"En borger med angst fortæller, at det hjælper.", "borgere med angst (ffb/angst)"},
    {"Borgere over 65 år med hjælp til rengøring er talt.", "borgere over 65 år"},
    {"Personer over 18 år, der er anbragt uden for hjemmet, er med.",
     "personer over 18 år, der er anbragt uden for hjemmet"},
    {"Patienter med kroniske sygdomme og psykiatriske diagnoser indlægges.",
     "patienter med kroniske sygdomme og psykiatriske diagnoser"},
    {"Ledige borgere med særlige behov tilbydes mentor.", "ledige borgere med særlige behov"},
    {"Borgere med lettere, moderate eller svære funktionsnedsættelser er omfattet.",
     "borgere med lettere, moderate eller svære funktionsnedsættelser"},
    {"Mænd udsat for partnervold kan ringe.", "mænd udsat for partnervold"},
    {"Demensramte borgere og deres ægtefæller får tilbud.", "demensramte borgere"},
    {"Gruppen består af borgere, der både har et misbrug og en psykisk lidelse.",
     "borgere, der både har et misbrug og en psykisk lidelse"},
    {"Etniske minoritetsfamilier med negativ social kontrol er i målgruppen.",
     "etniske minoritetsfamilier med negativ social kontrol"},
    {"Borgere med diagnoser inden for autismespektret er i fokus.",
     "borgere med diagnoser inden for autismespektret"},
    {"Voksne borgere med varigt nedsat funktionsevne har en handleplan.",
     "voksne borgere med varigt nedsat funktionsevne"},
    {"Unge uden uddannelse eller job tilbydes vejledning.", "unge uden uddannelse eller job"},
    {"Borgere visiteret til hjemmepleje får besøg.", "borgere visiteret til hjemmepleje"},
    {"Førtidspensionister med handicap kan få ledsagelse.", "førtidspensionister med handicap"},
    {"Mennesker med handicap har ret til selvbestemmelse.",
     "mennesker med handicap (ffb/funktionsnedsaettelse)"},
    {"Børn af psykisk syge forældre får en gruppe.", "børn af psykisk syge forældre; psykisk syge forældre"},
    {"Rapporten handler om voksne, der lever med svær overvægt.", "voksne, der lever med svær overvægt"},
    {"Tilbuddet modtager unge med selvskadende adfærd og angst.", "unge med selvskadende adfærd og angst"},
    {"Kommunen har 40 borgere med senfølger efter kræft.", "borgere med senfølger efter kræft"},
    {"Der er et botilbud for mennesker med Prader-Willis syndrom.", "mennesker med Prader-Willis syndrom"},
    {"Personer i substitutionsbehandling får en lægesamtale.", "personer i substitutionsbehandling"},
    {"Enlige forsørgere på kontanthjælp er i risiko for fattigdom.", "enlige forsørgere på kontanthjælp"},
    {"Borgere i beskyttet beskæftigelse tjener lidt.", "borgere i beskyttet beskæftigelse"},
    {"Unge under 30 år uden job får en mentor.", "unge under 30 år uden job"},
    {"Der er plads til borgere med multiple funktionsnedsættelser.",
     "borgere med multiple funktionsnedsættelser (ffb/multipel-funktionsnedsaettelse)"},
    {"Det gælder målgrupper, der ikke kan rummes i almene tilbud.",
     "målgrupper, der ikke kan rummes i almene tilbud"},
    {"Børn og unge med svære spiseforstyrrelser, selvskade og traumer",
     "børn og unge med svære spiseforstyrrelser, selvskade og traumer"},
    {"Voksne med autisme, udadreagerende adfærd og et samtidigt misbrug",
     "voksne med autisme, udadreagerende adfærd og et samtidigt misbrug"},
    {"Mennesker med udviklingshæmning og dom", "mennesker med udviklingshæmning og dom"},
    {"Borgere med kompleks erhvervet hjerneskade", "borgere med kompleks erhvervet hjerneskade"},
    {"Unge og voksne med sjældne handicap og komplekse behov",
     "unge og voksne med sjældne handicap og komplekse behov"},
    {"Personer med svært medfødt døvblindhed", "personer med svært medfødt døvblindhed"},
    {"Børn, unge og voksne med alvorlig og kompleks synsnedsættelse",
     "børn, unge og voksne med alvorlig og kompleks synsnedsættelse"},
    {"Den gruppe borgere, der har de sværeste problemer, er lille.",
     "borgere, der har de sværeste problemer"},
    {"En gruppe af borgere med dobbeltdiagnoser blev henvist.", "borgere med dobbeltdiagnoser"},
    {"Målgruppen er borgere med svær psykisk sygdom og misbrug, som bor på gaden.",
     "borgere med svær psykisk sygdom og misbrug, som bor på gaden"},
    {"Der er mange børn og voksne med handicap i kommunen.", "børn og voksne med handicap"},
    {"Borgerne og deres pårørende er med.", "pårørende"},
    {"De mest udsatte borgere får hjælp.", "udsatte borgere"},
    {"Udviklingshæmmede med domme bor på institutionen.", "udviklingshæmmede med domme"},
    {"Kvinder og mænd, der har været udsat for vold, får hjælp.",
     "kvinder og mænd, der har været udsat for vold"},
    {"Unge med psykiske lidelser eller spiseforstyrrelser indskrives.",
     "unge med psykiske lidelser eller spiseforstyrrelser"},
    {"Synshandicappede børn undervises.", "synshandicappede børn"},
    {"Mennesker med svære hjerneskader og deres familier får støtte.", "mennesker med svære hjerneskader"},
    {"Borgere med en dobbeltdiagnose falder mellem to stole.", "borgere med en dobbeltdiagnose"},
    {"Borgere med svære, sammensatte problemer er i målgruppen.", "borgere med svære, sammensatte problemer"},
    {"Personer, der er omfattet af målgruppen, kan henvises.", "personer, der er omfattet af målgruppen"},
    {"Mindre målgrupper med særlige behov findes.", "målgrupper med særlige behov"},
};

constexpr TargetGroupSentencesCase kTargetGroupSentencesNothing[] = {
    {"Borgeren skal inddrages.", ""},
    {"Medarbejdere med erfaring er vigtige.", ""},
    {"Kommuner med mange borgere har fordele.", ""},
    {"Borgerne i kommunen er tilfredse.", ""},
    {"Børnene i klassen leger.", ""},
    {"Borgere med henblik på udredning sendes videre.", ""},
    {"Unge skal inddrages i arbejdet.", ""},
    {"Medarbejderne på området er engagerede.", ""},
    {"Ledere med ansvar for området deltog.", ""},
    {"Tilbud med høj kvalitet er dyre.", ""},
    {"Kommunerne i undersøgelsen er små.", ""},
    {"Alle voksne har ret til at stemme.", ""},
    {"Borgerne på ventelisten er blevet færre.", ""},
    {"Mange unge føler sig ensomme.", ""},
    {"De borgere, der deltog i forløbet, var glade.", ""},
    {"Borgere, som vi interviewede, sagde det samme.", ""},
    {"Ledere, der kender området, er få.", ""},
    {"Borgerne her har både misbrug og psykiske lidelser.", ""},
    {"Målgrupperne for National Koordination er små.", ""},
};

// Written before anyone looked at what the program made of them.
constexpr TargetGroupSentencesCase kTargetGroupSentencesFurther[] = {
    {"Tilbuddet er for unge, der står uden for uddannelse og beskæftigelse.",
     "unge, der står uden for uddannelse og beskæftigelse"},
    {"Indsatsen retter sig mod borgere, som i en længere periode har behov for støtte.",
     "borgere, som i en længere periode har behov for støtte"},
    {"Kommunen støtter personer, der på grund af sygdom har nedsat arbejdsevne.",
     "personer, der på grund af sygdom har nedsat arbejdsevne"},
    {"Målgruppen er voksne med lette til moderate kognitive vanskeligheder.",
     "voksne med lette til moderate kognitive vanskeligheder"},
    {"Botilbuddet er til borgere med udviklingshæmning eller med autisme.",
     "borgere med udviklingshæmning eller med autisme"},
    {"Forløbet er for unge i overgangen til voksenlivet.", "unge i overgangen til voksenlivet"},
    {"Ordningen er for personer under folkepensionsalderen.", "personer under folkepensionsalderen"},
    {"Der gives støtte til enlige forsørgere med psykiske lidelser.",
     "enlige forsørgere med psykiske lidelser"},
    {"Rådgivningen er for børn og unge, der har mistet en forælder.",
     "børn og unge, der har mistet en forælder"},
    {"Kommunen har særlige tilbud til unge hjemløse.", "unge hjemløse"},
    {"Behandlingen gives til gravide med et rusmiddelproblem.", "gravide med et rusmiddelproblem"},
    {"Støtten gives til forældre til børn med handicap.",
     "forældre til børn med handicap; børn med handicap"},
    {"Herberget modtager både mænd og kvinder i hjemløshed.", "mænd og kvinder i hjemløshed"},
    {"Indsatsen er for voksne med svært handicap og deres pårørende.",
     "voksne med svært handicap; pårørende"},
    {"Flygtninge med traumer får tilbudt behandling.", "flygtninge med traumer"},
    {"Gruppen er åben for ældre borgere med alkoholproblemer.", "ældre borgere med alkoholproblemer"},
    {"Tilbuddet henvender sig til unge mellem 15 og 25 år med selvskadende adfærd.",
     "unge mellem 15 og 25 år med selvskadende adfærd"},
    {"Psykisk sårbare unge kan få en mentor.", "psykisk sårbare unge"},
    {"Borgere, der ikke kan bo alene, får et botilbud.", "borgere, der ikke kan bo alene"},
    {"Vi taler om mennesker, der lever i langvarig hjemløshed.",
     "mennesker, der lever i langvarig hjemløshed"},
    {"Kommunen hjælper voksne, hvis funktionsevne er betydeligt nedsat.",
     "voksne, hvis funktionsevne er betydeligt nedsat"},
    {"Hjælpen er til familier, hvor der er mistanke om vold.", "familier, hvor der er mistanke om vold"},
    {"Tilbuddet er for borgere, som er visiteret til støtte efter servicelovens § 85.",
     "borgere, som er visiteret til støtte efter servicelovens § 85"},
    {"Mange døvblinde har brug for en kontaktperson.", "døvblinde (ffb/doevblindhed)"},
    {"De mest udsatte borgere får ikke hjælp nok.", "udsatte borgere"},
    {"Socialt udsatte mænd over 40 år møder sjældent op.", "socialt udsatte mænd over 40 år"},
    {"Unge under 18 år skal have samtykke fra forældrene.", "unge under 18 år"},
    {"Stofmisbrugere i substitutionsbehandling får medicin.", "stofmisbrugere i substitutionsbehandling"},
    {"Kvinder, der sælger seksuelle ydelser, kan få rådgivning.", "kvinder, der sælger seksuelle ydelser"},
    {"Der er fem borgere i projektet.", ""},
    {"Medarbejderne med erfaring underviser.", ""},
    {"Alle borgere i kommunen kan deltage.", ""},
    {"Den enkelte borger har brug for støtte.", ""},
    {"Forældrene og børnene blev inviteret.", ""},
    {"Borgerne med hjælp fra personalet lavede mad.", ""},
};

TEST(TargetGroupSentences, NameWhoIsMeantInFurtherWordings) {
  for (const TargetGroupSentencesCase& one : kTargetGroupSentencesFurther) {
    SCOPED_TRACE(std::string(one.text));
    EXPECT_EQ(target_groups_in_words(facts_of(std::string(one.text) + "\n")->facts), one.facts);
  }
}

TEST(TargetGroupSentences, NameWhoIsMeant) {
  for (const TargetGroupSentencesCase& one : kTargetGroupSentencesGroups) {
    SCOPED_TRACE(std::string(one.text));
    EXPECT_EQ(target_groups_in_words(facts_of(std::string(one.text) + "\n")->facts), one.facts);
  }
}

TEST(TargetGroupSentences, AboutPeopleInGeneralNameNone) {
  for (const TargetGroupSentencesCase& one : kTargetGroupSentencesNothing) {
    SCOPED_TRACE(std::string(one.text));
    EXPECT_EQ(target_groups_in_words(facts_of(std::string(one.text) + "\n")->facts), one.facts);
  }
}

}  // namespace
}  // namespace vidensgraf
