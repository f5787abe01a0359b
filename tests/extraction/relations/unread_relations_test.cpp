// Wordings of texts that nobody had read when the mechanisms were made, on sentences of our own: what takes
// up a compound, what stands before the people it is for, parts by place, owners without a noun. Beside each
// a sentence that looks like it and states nothing of the kind.

#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

#include "tests/extraction/relations/relation_wording.h"
#include "tests/extraction/stated_facts.h"

namespace vidensgraf {
namespace {

constexpr RelationCase kTakenUp[] = {
    {"Et botræningsforløb varer otte uger. Forløbet består af fællesmåltider, gåture og samtaler.",
     "fællesmåltid part_of botræningsforløb | gåtur part_of botræningsforløb | samtale part_of "
     "botræningsforløb"},
    {"Fritidsordningen er åben hele året. Ordningen henvender sig til børn med handicap.",
     "fritidsordning has_target_group børn med handicap"},
    // Two compounds end so: the noun alone.
    {"Lektiecaféen og spillecaféen ligger i byen. Caféen er for unge med autisme.",
     "café has_target_group unge med autisme"},
    // The sentence before has the noun itself, or the noun says of whom it is.
    {"Et behandlingsforløb og et kort forløb tilbydes. Forløbet består af samtaler og gåture.", ""},
    {"Rapporten beskriver et samtaleforløb. Forløbet for de unge består af øvelser og gåture.", ""},
};

constexpr RelationCase kRecipients[] = {
    {"For enlige mødre kan klinikken tilbyde en barselsgruppe.",
     "barselsgruppe has_target_group enlige mødre"},
    {"Til borgere med synstab ydes mobilitetstræning.",
     "mobilitetstræning has_target_group borgere med synstab"},
    {"For unge med angst tilbyder klinikken gruppesamtaler.",
     "gruppesamtale has_target_group unge med angst"},
    {"For borgere med synstab kan kommunen ikke tilbyde mobilitetstræning.", ""},
    {"For unge med angst betaler kommunen transporten.", ""},
    {"Målgruppen for natcaféen er hjemløse. Desuden er målgruppen kvinder, som bor på gaden.",
     "natcafé has_target_group hjemløse | natcafé has_target_group kvinder, som bor på gaden"},
    {"Beboerne er glade. Målgruppen er kvinder, som bor på gaden.", ""},
    {"Rådgivning, coaching og hjælp til flygtninge",
     "rådgivning has_target_group flygtninge | coaching has_target_group flygtninge"},
    {"Rådgivning om demens og aflastning til pårørende findes i alle byer.",
     "aflastning has_target_group pårørende"},
    {"Naboen overtager omsorgen for ældre med demens.", "omsorg has_target_group ældre med demens"},
    {"Udviklingen for ældre med demens er god.", ""},
    {"Mobilitetstræning tilbydes gratis til borgere med synstab.",
     "mobilitetstræning has_target_group borgere med synstab"},
    {"Værestedet henvender sig til både yngre og ældre mænd med alkoholmisbrug.",
     "værested has_target_group yngre og ældre mænd med alkoholmisbrug"},
};

constexpr RelationCase kParts[] = {
    {"Fællesforløb, hvor der ofte indgår gåture, er populære.", "gåtur part_of fællesforløb"},
    {"Sommerlejre, hvor der indgår et samarbejde med skolen, er populære.", ""},
    {"Misbrugsbehandlingen omfatter samtaler, medicin og efterbehandling.",
     "samtale part_of misbrugsbehandling | medicin part_of misbrugsbehandling | efterbehandling part_of "
     "misbrugsbehandling"},
    {"Vold omfatter fysisk vold og psykisk vold.", "fysisk vold broader vold | psykisk vold broader vold"},
    {"Kortlægningen omfatter botilbud og væresteder.", ""},
    {"Mentorforløb – et nyt tilbud, der er led i misbrugsbehandlingen – begynder i maj.",
     "mentorforløb part_of misbrugsbehandling"},
    {"Mentorforløb er led i en længere proces.", ""},
    {"Kernen er en handlemodel, der har tre faser:\n\n- Kortlægningsfase\n- Samtalefase\n- Hvilefase",
     "kortlægningsfase part_of handlemodel | samtalefase part_of handlemodel | hvilefase part_of "
     "handlemodel"},
    {"Kontoret for Støtte hører fagligt under Ankestyrelsen.", "Kontoret for Støtte part_of Ankestyrelsen"},
    {"Klager hører under Ankestyrelsen.", ""},
};

constexpr RelationCase kOthers[] = {
    {"Natcaféen styrker fællesskabet.", "natcafé related fællesskab"},
    {"For at sikre, at natcaféen styrker fællesskabet, holdes der møder.", ""},
    {"Gåturene munder ud i en årsplan.", "gåtur related årsplan"},
    {"Evalueringen, som COWI gennemfører for Socialstyrelsen, slutter i maj.",
     "COWI related Socialstyrelsen"},
    {"Evalueringen er udført af COWI på vegne af Socialstyrelsen.", "COWI related Socialstyrelsen"},
    {"Kommunen har udarbejdet en plan for Socialstyrelsen.", ""},
    {"Døgntilbud (både kommunale og private) har ventelister.",
     "kommunalt døgntilbud broader døgntilbud | privat døgntilbud broader døgntilbud"},
    {"Hjælpemidler gives i form af det billigste produkt.", ""},
    // "den" is no article of a plural.
    {"Ofte rummer den sproglige barrierer og styrker fællesskabet.", ""},
};

constexpr RelationCase kMore[] = {
    {"Børnehusenes målgruppe er børn og unge i alderen 0 til og med 17 år.",
     "børnehus has_target_group børn og unge i alderen 0 til og med 17 år"},
    {"Støttemodellerne har to målgrupper:\n\n- Hjemløse\n- Kvinder på krisecenter",
     "støttemodel has_target_group hjemløse | støttemodel has_target_group kvinder på krisecenter"},
    {"Målgruppen for natcaféen i Danmark er hjemløse.", "natcafé has_target_group hjemløse"},
    {"Lumo Way-metoden er for unge med angst.", "Lumo Way-metode has_target_group unge med angst"},
    {"Natcaféen afsluttes med fællessang.", "natcafé related fællessang"},
    {"Natcaféen anvendes i en kortere version.", ""},
    {"Kommunen bruger netværksmøder som led i udredningsforløbet.", "netværksmøde part_of udredningsforløb"},
    {"Brevet er sendt af skolen som led i udredningsforløbet.", ""},
    {"Personlig støtte efter servicelovens § 85 omfatter indkøb og madlavning.",
     "indkøb part_of personlig støtte | madlavning part_of personlig støtte | personlig støtte governed_by "
     "serviceloven#85"},
    {"Børnene møder professionelle, der taler om mobning. Det kan for eksempel være psykologer.", ""},
    {"Metoden blev udviklet i Norge som et opgør med tvang.", ""},
};

constexpr RelationCase kLast[] = {
    {"Udredning tidligt i forløbet styrker trivslen.", "udredning related trivsel"},
    {"Familiemodellen omfatter tre kernekomponenter: legetimer, forældrekurser og hjemmebesøg.",
     "legetime part_of familiemodel | forældrekursus part_of familiemodel | hjemmebesøg part_of "
     "familiemodel"},
    {"Rapporten omfatter tre kernekomponenter: legetimer, forældrekurser og hjemmebesøg.", ""},
    {"Kontaktpersonordningen er gratis. Ordningen er anonym. En medarbejder opsøger borgeren. Ordningen er "
     "reguleret i servicelovens § 99.",
     "kontaktpersonordning governed_by serviceloven#99"},
    {"Kontaktpersonordningen er gratis. En medarbejder opsøger borgeren. Det er anonymt. Ordningen er "
     "reguleret i servicelovens § 99.",
     ""},
    {"Forebyggelse sker gennem supervision og fællesspisning.",
     "supervision related forebyggelse | fællesspisning related forebyggelse"},
    {"Forebyggelse kan ske gennem fællesspisning.", ""},
    {"Unge, der deltager i gruppeforløb, får en mentor.",
     "mentor has_target_group unge, der deltager i gruppeforløb"},
    {"Unge, der deltager i undersøgelsen, får et gavekort.", ""},
};

TEST(UnreadRelations, OfComponentsAndWhatGoesOn) { expect_relations(kLast); }
TEST(UnreadRelations, OfAudiencesNamesAndWhatIsLedIn) { expect_relations(kMore); }
TEST(UnreadRelations, OfWhatADefiniteNounTakesUp) { expect_relations(kTakenUp); }
TEST(UnreadRelations, OfPeopleNamedFirst) { expect_relations(kRecipients); }
TEST(UnreadRelations, OfPartsAndWholes) { expect_relations(kParts); }
TEST(UnreadRelations, OfAimsBodiesAndBrackets) { expect_relations(kOthers); }

TEST(UnreadLabels, LeaveOutWhatIsNoTerm) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"Rapporten viser de ældres brug af natcaféen.", "natcafé"},
      {"Når de producerer den årsplan, der skal bruges, er natcaféen åben.", "natcafé | årsplan"},
      {"Undersøgelsen, som kommunen har lavet, handler om natcaféer.", "natcafé"},
      {"I løbet af foråret åbnede natcaféen.", "natcafé"},
      {"Natcaféen er et 3-årigt projekt.", "natcafé"},
      {"Der er tale om udelukkende fysisk træning i natcaféen.", "natcafé | fysisk træning | træning"},
      {"I 2013 trådte reformen i kraft.", "reform"},
      {"Loven gælder det billigste hjælpemiddel.", "hjælpemiddel"},
      {"Kommunen bruger Lumo Way-metoden og kender Lumo Way fra Norge.", "Lumo Way-metode | Lumo Way"},
      {"Natcaféen er for unge i alderen 15 til 17 år.", "natcafé"},
      {"STU-institutionerne åbner en natcafé.", "STU | natcafé | STU-institution"},
  };
  for (const auto& [text, labels] : cases) {
    SCOPED_TRACE(text);
    EXPECT_EQ(concepts_stated(text), labels);
  }
}

TEST(UnreadGroups, ByNeedBackgroundAndClause) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"Støtten til børn med et særligt behov skal give ro.", "børn med et særligt behov"},
      {"Skovhuset er for unge, hvor enten skole eller familie er bekymret for trivslen.",
       "unge, hvor enten skole eller familie er bekymret for trivslen"},
      {"Hjælpen er til personer i risiko for at miste boligen.", "personer i risiko for at miste boligen"},
      {"Familier med ukrainsk baggrund får hjælp.", "familier med ukrainsk baggrund"},
      {"Vi valgte unge med baggrund i loven.", ""},
      {"Erfaringen er, at pårørende, der modtager samtaler, bliver gladere.",
       "pårørende, der modtager samtaler"},
      {"Erfaringen er, at pårørende, der ofte er trætte, bliver gladere.", "pårørende"},
  };
  for (const auto& [text, groups] : cases) {
    SCOPED_TRACE(text);
    EXPECT_EQ(target_groups_stated(text), groups);
  }
}

}  // namespace
}  // namespace vidensgraf
