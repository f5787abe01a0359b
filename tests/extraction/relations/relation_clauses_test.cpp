// Whose verb it is, whatever clause it stands in: behind its subject's relative clause, behind an adverbial,
// in a clause with "at", as the second of two verbs, for a pronoun. Sentences of our own; beside each kind
// some that look like it and state nothing.

#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

#include "tests/extraction/read_text.h"
#include "tests/extraction/relations/relation_wording.h"

namespace vidensgraf {
namespace {

constexpr RelationCase kClauseWholes[] = {
    {"Rapporten viser, at familiebehandlingen omfatter gåture og hjemmebesøg.",
     "gåtur part_of familiebehandling | hjemmebesøg part_of familiebehandling"},
    {"Desuden indeholder botræningen også budgetvejledning og madlavning.",
     "budgetvejledning part_of botræning | madlavning part_of botræning"},
    {"Efterværnet er frivilligt og består af rådgivning og netværksaktiviteter.",
     "rådgivning part_of efterværn | netværksaktivitet part_of efterværn"},
    {"Gadeplansindsatsen henvender sig til hjemløse borgere og omfatter sårpleje og fodpleje.",
     "sårpleje part_of gadeplansindsats | fodpleje part_of gadeplansindsats | gadeplansindsats "
     "has_target_group hjemløse borgere"},
    {"Kommunen har et aktivitetstilbud bestående af madklub og værksted.",
     "madklub part_of aktivitetstilbud | værksted part_of aktivitetstilbud"},
    {"Hyttekurset, som familierne selv har valgt, omfatter klatring og bålmad.",
     "klatring part_of hyttekursus | bålmad part_of hyttekursus"},
    {"Et gårdværksted ligger ved havnen. Det omfatter smedje og savværk.",
     "smedje part_of gårdværksted | savværk part_of gårdværksted"},
    // Only in that case; another gender; what was said before as a whole.
    {"Hvis anken i sagen omfatter bevisførelsen, udsættes mødet.", ""},
    {"Foreningen oplyser, at kurset udsættes, når familiebehandlingen omfatter hjemmebesøg.", ""},
    {"Et gårdværksted hører til et gartneri. Det omfatter smedje og savværk.", ""},
    {"En husorden ligger ved døren. Det omfatter smedje og savværk.", ""},
    {"Et gårdværksted ligger ved havnen. Det kræver tålmodighed.", ""},
};

constexpr RelationCase kClauseAudiences[] = {
    {"Støtteordningen, der blev indført i 2007, er for forældre til anbragte børn.",
     "støtteordning has_target_group forældre til anbragte børn"},
    {"Regionen driver et botilbud, hvis målgruppe er voksne med hjerneskade.",
     "botilbud has_target_group voksne med hjerneskade"},
    {"Der er oprettet en skakklub, hvor målgruppen er ensomme ældre.",
     "skakklub has_target_group ensomme ældre"},
    {"Lejere med huslejerestancer bliver tilbudt økonomisk rådgivning.",
     "økonomisk rådgivning has_target_group lejere med huslejerestancer"},
    {"Ældre med synstab kan via kommunen få mobilitetstræning.",
     "mobilitetstræning has_target_group ældre med synstab"},
    {"Gennem foreningen får ledige akademikere adgang til karriererådgivning.",
     "karriererådgivning has_target_group ledige akademikere"},
    {"For hjemløse borgere er der etableret en fodklinik.", "fodklinik has_target_group hjemløse borgere"},
    {"Morgenklubben er kommunens frivillige tilbud til børn med autisme.",
     "morgenklub has_target_group børn med autisme"},
    {"For hjemløse borgere er der en lang ventetid.", ""},
    {"Regionen driver et botilbud, hvor beboerne er voksne med hjerneskade.", ""},
    {"Lejere med huslejerestancer bliver ikke tilbudt økonomisk rådgivning.", ""},
    {"Ældre med synstab kan via kommunen klage over ventetiden.", ""},
};

constexpr RelationCase kClauseKinds[] = {
    {"Kommunen har flere former for aflastning, herunder weekendophold og feriekolonier.",
     "weekendophold broader aflastning | feriekoloni broader aflastning"},
    {"Selvskade, spisevægring og andre former for risikoadfærd ses ofte.",
     "spisevægring broader risikoadfærd | selvskade broader risikoadfærd"},
    {"Kognitive redskaber kan fx være piktogrammer og stemmestyring.",
     "piktogram broader kognitivt redskab | stemmestyring broader kognitivt redskab"},
    {"Kognitive redskaber er fx piktogrammer og stemmestyring.",
     "piktogram broader kognitivt redskab | stemmestyring broader kognitivt redskab"},
    {"Synlige gener kan for eksempel være hævelse i arm eller ben, udslæt og feber.",
     "hævelse broader synlig gene | udslæt broader synlig gene | feber broader synlig gene"},
    {"Oftest deler man haveredskaber op i håndredskaber og motorredskaber.",
     "håndredskab broader haveredskab | motorredskab broader haveredskab"},
    {"Oftest deler man haveredskaber ud i april og maj.", ""},
    {"Konsekvenser kan være sygdom og gæld.", ""},
    {"De kognitive redskaber kan være en hjælp og en støtte.", ""},
    {"Kognitive redskaber kan ikke være piktogrammer og stemmestyring.", ""},
};

constexpr RelationCase kClauseProvisions[] = {
    {"Kontaktordningen har været reguleret i servicelovens § 98 siden 1998.",
     "kontaktordning governed_by serviceloven#98"},
    {"Servicelovens § 98 forpligter kommunen til at tilbyde kontaktpersoner.",
     "kontaktperson governed_by serviceloven#98"},
    {"I henhold til servicelovens § 32 er der oprettet et specialdagtilbud.",
     "specialdagtilbud governed_by serviceloven#32"},
    {"Efter servicelovens § 107 kan der visiteres til botilbud.", "botilbud governed_by serviceloven#107"},
    {"Kommunen bevilger efter servicelovens § 84 aflastning.", "aflastning governed_by serviceloven#84"},
    {"Uanset servicelovens § 98 forpligter beboeren sig til at betale husleje.", ""},
};

constexpr RelationCase kClauseTies[] = {
    {"Familiestyrken er en tilgang til opdragelse, der bygger på anerkendelse.",
     "familiestyrke related anerkendelse"},
    {"Styringsmodellen understøtter en systematisk, ensartet og grundig behandling.", ""},
    {"Tilsynskontoret er organiseret under Ankestyrelsen.", "tilsynskontor part_of Ankestyrelsen"},
    {"Tilsynskontoret er ikke organiseret under Ankestyrelsen.", ""},
};

constexpr RelationCase kMoreWholes[] = {
    {"Haveterapien kan omfatte forskellige aktiviteter, for eksempel gåture med hunden, såning og bålmad.",
     "gåtur part_of haveterapi | såning part_of haveterapi | bålmad part_of haveterapi"},
    {"Haveterapien kan omfatte flere aktiviteter, for eksempel samtaler med naboen, såning og bålmad.",
     "samtale part_of haveterapi | såning part_of haveterapi | bålmad part_of haveterapi"},
    {"Haveterapien kan bestå af blandt andet såning og bålmad.",
     "såning part_of haveterapi | bålmad part_of haveterapi"},
    {"Foreningen omfatter mange deltagere, for eksempel lærere og gartnere.", ""},
    {"Kommunen har udbredt det opsøgende tilbud ”Hånd i hånd”.", "Hånd i hånd broader opsøgende tilbud"},
    {"Hun er medlem af den lokale forening ”Hånd i hånd”.", ""},
    {"Bilen fik synsresultatet ”Kan køre igen”.", ""},
};

constexpr RelationCase kMoreAudiences[] = {
    {"Haveterapien retter sig mod unge med angst. Målgruppen er også ældre med demens.",
     "haveterapi has_target_group unge med angst | haveterapi has_target_group ældre med demens"},
    // Two things were for people: of which it is the audience is not said.
    {"Kommunen tilbyder haveterapi og korsang til unge med angst. Målgruppen er også ældre med demens.",
     "haveterapi has_target_group unge med angst | korsang has_target_group unge med angst"},
    {"Haveterapi er for unge med angst, og korsang er for unge med autisme.",
     "haveterapi has_target_group unge med angst | korsang has_target_group unge med autisme"},
    {"Svømmetræningen i kommunens idrætscenter henvender sig til borgere med gigt.",
     "svømmetræning has_target_group borgere med gigt"},
    {"Krisecentrene giver allerede ambulant rådgivning til voldsudsatte mænd.",
     "krisecenter has_target_group voldsudsatte mænd | ambulant rådgivning has_target_group voldsudsatte "
     "mænd"},
    {"Klinikken tilbyder massage og praktisk, opsøgende vejledning til hjemløse mænd.",
     "klinik has_target_group hjemløse mænd | massage has_target_group hjemløse mænd | opsøgende vejledning "
     "has_target_group hjemløse mænd"},
    {"Byen har væresteder, hvor hjemløse kvinder kan få fodpleje.",
     "værested has_target_group hjemløse kvinder | fodpleje has_target_group hjemløse kvinder"},
    {"Byen har væresteder, hvor hjemløse kvinder ikke kan få fodpleje.", ""},
    {"Legestuen er for familier i Aalborg Kommune, som har særlige behov.",
     "legestue has_target_group familier i aalborg kommune, som har særlige behov"},
    {"Legestuen er for familier med spædbørn, hvor forældrene er syge.",
     "legestue has_target_group familier med spædbørn, hvor forældrene er syge"},
    {"Legestuen er for familier med spædbørn, hvor børnenes søvn er forstyrret.",
     "legestue has_target_group familier med spædbørn, hvor børnenes søvn er forstyrret"},
    {"Legestuen er for familier med spædbørn, hvor kaffen er gratis.",
     "legestue has_target_group familier med spædbørn"},
    {"Henvisning sker via sagsbehandlere i jobcentret.", ""},
};

constexpr RelationCase kMoreProvisions[] = {
    {"Efter servicelovens § 84, stk. 1, skal kommunen tilbyde afløsning til familier ramt af sygdom.",
     "afløsning governed_by serviceloven#84 | afløsning has_target_group familier ramt af sygdom"},
    {"Det gælder madservice og tøjvask, som kommunen skal tilbyde efter servicelovens § 83.",
     "tøjvask governed_by serviceloven#83 | madservice governed_by serviceloven#83"},
    {"Botilbud efter servicelovens §§ 107-109 er dyre.",
     "botilbud governed_by serviceloven#107 | botilbud governed_by serviceloven#108 | botilbud governed_by "
     "serviceloven#109"},
    {"Botilbud efter barnets lov § 43 og servicelovens § 107 er dyre.",
     "botilbud governed_by barnets-lov#43 | botilbud governed_by serviceloven#107"},
    {"Tvang efter servicelovens §§ 124-137 er sjælden.", "tvang governed_by serviceloven#124"},
    {"Det gælder fejl, som kommunen skal rette efter servicelovens § 83.", ""},
};

TEST(RelationClauses, OfExamplesUnitsAndQuotedNames) { expect_relations(kMoreWholes); }
TEST(RelationClauses, OfAudiencesTakenUp) { expect_relations(kMoreAudiences); }
TEST(RelationClauses, OfRangesAndRelativeClauses) { expect_relations(kMoreProvisions); }
TEST(RelationClauses, OfWholesInEveryClause) { expect_relations(kClauseWholes); }
TEST(RelationClauses, OfAudiencesInEveryClause) { expect_relations(kClauseAudiences); }
TEST(RelationClauses, OfKindsThatMayBe) { expect_relations(kClauseKinds); }
TEST(RelationClauses, OfProvisionsBehindVerbs) { expect_relations(kClauseProvisions); }
TEST(RelationClauses, OfTies) { expect_relations(kClauseTies); }

}  // namespace
}  // namespace vidensgraf
