// Sentences that look like what a rule reads and state something else, found by reading the rules for the
// false facts they would give; beside each mechanism a sentence that does state it.

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "extraction/fact_names.h"
#include "tests/extraction/stated_facts.h"

namespace vidensgraf {
namespace {

constexpr StatedCase kFalseTerms[] = {
    // A combination that is defined as one thing.
    {"Misbrug og psykisk sygdom defineres som dobbeltdiagnose.", "misbrug og psykisk sygdom"},
    {"Angst og depression er en lidelse, der rammer mange.", "angst | depression"},
    // How a word is used, and no word.
    {"I rapporten bruges begrebet bredt om alle former for hjælp.", ""},
    {"I rapporten anvendes begrebet konsekvent om voksne.", ""},
    {"I undersøgelsen bruges ordet vred om de fleste af drengene.", ""},
    {"I undersøgelsen bruges ordet \"sårbar\" om de fleste af drengene.", "sårbar"},
    // What somebody thinks of it, and what is called so once.
    {"Det kalder vi en fejl.", ""},
    {"Dette kalder vi en succes.", ""},
    {"Mødet i maj kalder vi stormøde.", ""},
    {"Forløbet kalder vi en succes.", ""},
    {"Denne form for hjælp kalder vi brobygning.", "brobygning"},
};

TEST(FalseFacts, Definitions) { expect_stated(kFalseTerms, terms_stated); }

constexpr StatedCase kFalseTies[] = {
    // The second of two defined terms is no kind of thing that the first is.
    {"Angst og depression er en lidelse, der rammer mange.",
     "angst broader lidelse | depression broader lidelse"},
    {"Ved omsorg og støtte forstås hjælp, der gives i hjemmet.", ""},
    // What a step does away with is no part of it.
    {"Som led i besparelserne nedlægges botilbud og væresteder.", ""},
    {"Som led i reformen afskaffes kontanthjælp og sygedagpenge.", ""},
    {"Som led i forskningen undersøges hjemløshed og misbrug.", ""},
    // A denial before the bond, or after its sides.
    {"Der er ikke fundet sammenhæng mellem fattigdom og skolefravær.", ""},
    {"Vi fandt ikke nogen sammenhæng mellem fattigdom og skolefravær.", ""},
    {"Analysen viser ikke en sammenhæng mellem fattigdom og skolefravær.", ""},
    {"Analysen finder hverken sammenhæng mellem fattigdom og skolefravær eller andre mønstre.", ""},
    {"Sammenhængen mellem fattigdom og skolefravær kan ikke påvises.", ""},
    {"Analysen viser en sammenhæng mellem fattigdom og skolefravær.", "fattigdom related skolefravær"},
    // Opinions and uses, and no kinds.
    {"Hjemmebesøg og telefonopkald er tidsrøvere.", ""},
    {"Botilbud og krisecentre er arbejdspladser.", ""},
    {"Bostøtte bliver brugt både som forebyggelse og som kontrol.", ""},
    {"Værelser lejes ud både som boliger og som kontorer.", ""},
};

TEST(FalseFacts, Relations) { expect_stated(kFalseTies, relations_stated); }

constexpr StatedCase kFalseGroups[] = {
    // What people do who take part in a study.
    {"Skemaet er sendt til borgere, der kan svare på mail.", ""},
    {"Vi har talt med unge, der vil fortælle om skolen.", ""},
    {"Kurset er for unge, der skal møde til samtale.", "unge, der skal møde til samtale"},
    // What is told of people behind a preposition and "hvem".
    {"Vi takker de unge, til hvem vi har stillet spørgsmål.", ""},
    {"Der er mange unge, om hvilke vi ved meget lidt.", ""},
    {"Klubben hjælper unge, for hvem skolen ikke er nok.", "unge, for hvem skolen ikke er nok"},
    // How or where something is told of them.
    {"Rådet er for børn i almindelighed.", ""},
    {"Rådet er for børn i særdeleshed.", ""},
    {"Parken er for børn i nærhed af skolen.", ""},
    {"Aftalen er lavet for unge i enighed.", ""},
    {"Tallene er opgjort for unge på landsplan.", ""},
    {"Tallene er opgjort for unge på kommuneniveau.", ""},
    {"Beskeden sendes til unge på video.", ""},
    {"Beskeden sendes til unge på skrift.", ""},
    {"Udsendelsen er for unge på DR.", ""},
    {"Beskeden sendes til borgere på SMS.", ""},
    {"Ordningen er for unge på SU.", "unge på SU"},
    // People who work with people.
    {"Dagplejemødre med mange børn er stressede.", ""},
    {"Plejemødre med erfaring er vigtige.", ""},
    // A number of something else.
    {"Vi talte med voksne (18 interview, 2 år efter).", ""},
    {"Tilbuddet er for voksne (18-30 år).", "voksne (18-30 år)"},
};

TEST(FalseFacts, TargetGroups) { expect_stated(kFalseGroups, target_groups_stated); }

constexpr StatedCase kFalseBodies[] = {
    // A common noun at the head of a sentence.
    {"Afdelingen i Odense fik ny leder.", ""},
    {"Klinikken i Randers fik nye lokaler.", ""},
    {"Netværket om Mandag er aflyst.", ""},
    {"Vi besøgte Klinikken i Randers i foråret.", "Klinikken i Randers"},
    // Persons, countries and municipalities before "kommuner".
    {"Ifølge Hansen og Jensen og Faxe Kommuner er det svært.", ""},
    {"Danmarks og Norges kommuner er forskellige.", ""},
    {"Faxe og Stevns Kommuner samarbejder om opgaven.", "Faxe og Stevns Kommuner"},
    // Whose committee it is.
    {"Vi talte med Lars Udvalg om sagen.", ""},
    {"Sagen er behandlet i Kommunens Økonomiudvalg i maj.", ""},
    {"Sagen er behandlet i Folketingets Socialudvalg i maj.", "Folketingets Socialudvalg"},
};

TEST(FalseFacts, Organisations) { expect_stated(kFalseBodies, organisations_stated); }

}  // namespace
}  // namespace vidensgraf
