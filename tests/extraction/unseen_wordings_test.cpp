// Wordings that reports of other agencies, service standards and web pages use for target groups and
// definitions, right and wrong, in sentences of our own. Found by reading such texts against what the program
// marked in them; each case stands for a mechanism, not for its words.

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "extraction/definitions/definitions.h"
#include "extraction/target_groups/target_groups.h"
#include "tests/extraction/stated_facts.h"

namespace vidensgraf {
namespace {

constexpr StatedCase kUnseenGroups[] = {
    {"Hjælpen gives til personer med et misbrug samt rådgivning til pårørende.",
     "personer med et misbrug | pårørende"},
    {"Den udsatte person skal høres.", ""},
    {"Kvinder, der rammes af vold – også mænd – kan ringe.", "kvinder, der rammes af vold"},
    {"Støtten er for personer, der udsættes for eller udøver vold.",
     "personer, der udsættes for eller udøver vold"},
    {"En plejefamilie, der modtager et barn, skal godkendes.", ""},
    {"Hjælpemidler til kørestolsbrugere bevilges.", "kørestolsbrugere"},
    {"Borgere, der ønsker at forlade gaden, får en plads.", "borgere, der ønsker at forlade gaden"},
    {"Indsatsen er for børn, som vokser op i familier med misbrug.",
     "børn, som vokser op i familier med misbrug"},
    {"Tilbuddet henvender sig til voksne, der har svært ved at magte hverdagen.",
     "voksne, der har svært ved at magte hverdagen"},
    {"Kommunen støtter borgere, der har mistet et familiemedlem, og som har brug for samtaler.",
     "borgere, der har mistet et familiemedlem, og som har brug for samtaler"},
    {"Forløbet er for mænd, der udøver vold mod deres partner.", "mænd, der udøver vold mod deres partner"},
    {"Støtten gives til familier med et barn anbragt i familiepleje.",
     "familier med et barn anbragt i familiepleje"},
    {"Udsatte børn, unge og voksne får hjælp.", "udsatte børn, unge og voksne"},
    {"Sårbare og udsatte unge møder medarbejderne på gaden.", "sårbare og udsatte unge"},
    {"Personer med forskellige former for udviklingshæmning bor i huset.",
     "personer med forskellige former for udviklingshæmning"},
    {"Den unge, der er fyldt 15 år, skal høres.", ""},
    {"Den borger, der klager, får svar.", ""},
    {"Handicappede har ret til hjælp.", "handicappede"},
    {"Rådet for Socialt Udsatte har skrevet et høringssvar.", ""},
    {"De mere socialt udsatte, som har brug for en plads, henvises.",
     "socialt udsatte, som har brug for en plads"},
    {"Unge med angst, der er kendetegnet ved lav selvtillid, får gruppeforløb.", "unge med angst"},
    {"Borgere med en langvarig fysisk, psykisk eller kognitiv funktionsnedsættelse kan søge.",
     "borgere med en langvarig fysisk, psykisk eller kognitiv funktionsnedsættelse"},
    {"Voksne, der har en fysisk, psykisk eller kognitiv funktionsnedsættelse, kan søge.",
     "voksne, der har en fysisk, psykisk eller kognitiv funktionsnedsættelse"},
    {"Kvinder, der den seneste uge har overnattet på gaden, tæller med.",
     "kvinder, der den seneste uge har overnattet på gaden"},
    {"Kriminalitetstruede unge under 18 år med misbrug deltager.",
     "kriminalitetstruede unge under 18 år med misbrug"},
    {"Tilbuddet er til mødre med nyfødte børn.", "mødre med nyfødte børn"},
    {"Borgere med psykiske lidelser, der også har et misbrug, falder mellem to stole.",
     "borgere med psykiske lidelser, der også har et misbrug"},
    {"Personer under 67 år, der modtager førtidspension, er omfattet.",
     "personer under 67 år, der modtager førtidspension"},
    {"Det gælder unge mellem 18 og 29 år uden uddannelse.", "unge mellem 18 og 29 år uden uddannelse"},
    {"Borgere i aldersgruppen 18-64 år med demens er få.", "borgere i aldersgruppen 18-64 år med demens"},
    {"Kvinder på krisecentre og deres børn får rådgivning.", "kvinder på krisecentre"},
    {"Beboere på forsorgshjem inddrages.", "beboere på forsorgshjem"},
    {"Brugere af væresteder har svaret på skemaet.", "brugere af væresteder"},
    {"Mennesker, der lever med kroniske smerter, mødes i caféen.",
     "mennesker, der lever med kroniske smerter"},
    {"Ældre, der bor alene, får besøg.", "ældre, der bor alene"},
    {"Voldsudsatte og voldsudøvende personer får hver deres forløb.",
     "voldsudsatte og voldsudøvende personer"},
    {"Ofre for menneskehandel har ret til refleksion.", "ofre for menneskehandel"},
    {"Enlige forsørgere med små børn har ofte brug for aflastning.", "enlige forsørgere med små børn"},
    {"Børn og unge, som er anbragt uden for hjemmet, klarer sig dårligere.",
     "børn og unge, som er anbragt uden for hjemmet"},
};

TEST(UnseenWordings, TargetGroupsAreRead) { expect_stated(kUnseenGroups, target_groups_stated); }

constexpr StatedCase kUnseenTerms[] = {
    {"Flere sygdomme på én gang, der også kaldes komorbiditet, er hyppige.", "komorbiditet"},
    {"Definitionen af ensomhed er, at man savner nære relationer.", "ensomhed"},
    {"Trivsel betyder at have det godt.", "trivsel"},
    {"Styrelsen definerer vold i nære relationer som vold fra en partner.", "vold i nære relationer"},
    {"Et dagtilbud er et tilbud for børn i alderen 0-6 år, der passes om dagen.", "dagtilbud"},
    {"Samlet set kan ensomhed forstås som et savn af nære relationer.", "ensomhed"},
    {"I rapporten forstås netværksmøder som møder med familie og venner.", "netværksmøde"},
    {"Ordningen kaldes frit valg og gælder alle kommuner.", "frit valg"},
    {"I notatet bruges ordblindhed om varige vanskeligheder med at læse.", "ordblindhed"},
    {"Vi bruger mentorstøtte om hjælp fra en frivillig.", "mentorstøtte"},
    {"Aflastning er en midlertidig ydelse til familier med plejekrævende børn.", "aflastning"},
    {"Opsøgende arbejde er en systematisk kontakt til mennesker på gaden.", ""},
    {"Klinisk recovery handler om at blive symptomfri, mens personlig recovery handler om at leve et godt "
     "liv.",
     "klinisk recovery | personlig recovery"},
    {"Gadeplansarbejde er en opsøgende metode, hvor medarbejderne møder unge på gaden.", "gadeplansarbejde"},
    {"Botilbudslignende tilbud er en samlebetegnelse for boliger med fast personale.",
     "botilbudslignende tilbud"},
    {"Det er vigtigt, at kommunen er en god medspiller for familierne.", ""},
    {"Kommunen er en vigtig samarbejdspartner for civilsamfundet.", ""},
    {"Erhvervet hjerneskade defineres som en skade efter fødslen.", "erhvervet hjerneskade"},
    {"Kompleks erhvervet hjerneskade er karakteriseret ved flere samtidige skader.",
     "kompleks erhvervet hjerneskade"},
    {"Ledsageordning (15 timers ledsagelse om måneden) gives efter ansøgning.", ""},
    {"Ved en plejefamilie forstås en familie, der har et barn i pleje.", "plejefamilie"},
    {"En aflastningsfamilie er en familie, som barnet bor hos i weekender.", "aflastningsfamilie"},
    {"Medborgerskab er, når borgeren deltager på lige fod.", "medborgerskab"},
    {"Stigma betyder, at andre ser sygdommen før mennesket.", ""},
    {"Begrebet stigma betyder, at andre ser sygdommen før mennesket.", "stigma"},
    {"Begrebet social kapital dækker over de ressourcer, der ligger i relationer.", "social kapital"},
    {"Termen dobbeltdiagnose anvendes om samtidig sindslidelse og misbrug.", "dobbeltdiagnose"},
    {"Tilbuddet omtales som Huset.", ""},
    {"Efterværn er støtte til unge, der har været anbragt.", "efterværn"},
    {"En handleplan er et dokument, hvor mål og aftaler skrives ned.", "handleplan"},
    {"Skadesreduktion vil sige, at man mindsker følgerne af misbruget.", "skadesreduktion"},
    {"Som skadesreduktion regnes udlevering af rene sprøjter.", ""},
    {"Housing First er en tilgang, der giver borgeren en bolig først.", "Housing First"},
    {"Metoden Individual Case Management er beskrevet i manualen.", ""},
    {"Rehabilitering er ikke det samme som genoptræning.", ""},
    {"Hjemløshed er et stigende problem i de store byer.", ""},
    {"En koordinator er et krav for tilbuddet.", ""},
};

TEST(UnseenWordings, DefinitionsAreRead) { expect_stated(kUnseenTerms, terms_stated); }

}  // namespace
}  // namespace vidensgraf
