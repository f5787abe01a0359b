// Wordings of evaluations, mappings and handbooks, right and wrong, on sentences of our own: groups by what
// was done for them, clefts and counts, definitions by one definite word, names behind the kind of place,
// short forms with a number, words with a lost line break. Each case stands for a mechanism.

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "extraction/definitions/definitions.h"
#include "tests/extraction/stated_facts.h"

namespace vidensgraf {
namespace {

constexpr StatedCase kReportGroups[] = {
    // Relations to people who are named by what was done for them.
    {"Kurset er for forældre til udsatte teenagere.", "forældre til udsatte teenagere | udsatte teenagere"},
    {"Vi har spurgt forældrene til de anbragte unge.", "forældre til anbragte unge | anbragte unge"},
    {"Søskende til indlagte patienter kan få en samtale.",
     "søskende til indlagte patienter | indlagte patienter"},
    // Participles behind the head.
    {"Børn anbragt uden for hjemmet klarer sig dårligere i skolen.", "børn anbragt uden for hjemmet"},
    {"Unge anbragt i plejefamilie har ofte skiftet skole.", "unge anbragt i plejefamilie"},
    {"Personer diagnosticeret med autisme får et forløb.", "personer diagnosticeret med autisme"},
    {"Børn beskrevet i sagen er ikke nævnt ved navn.", ""},
    // Counts inside the restriction.
    {"Familier med mindst ét barn med handicap kan søge.", "familier med mindst ét barn med handicap"},
    {"Loven gælder familier med kun én forsørger.", "familier med kun én forsørger"},
    // Services that people are in.
    {"Unge i efterværn har ofte to kontaktpersoner.", "unge i efterværn"},
    {"Rapporten følger borgere i bostøtte.", "borgere i bostøtte"},
    {"Vi mødte unge i praktik.", "unge i praktik"},
    {"Borgere i undersøgelsen har svaret to gange.", ""},
    {"Kommunen følger op på borgere efter endt behandling.", "borgere efter endt behandling"},
    {"Medarbejderne ringer til borgerne efter mødet.", ""},
    // Clauses: what people leave undone, what they come into.
    {"Personalet støtter beboere med demens, der ikke længere kan klare sig selv.",
     "beboere med demens, der ikke længere kan klare sig selv"},
    {"Vi ser på personer med spilafhængighed, som ikke søger hjælp.",
     "personer med spilafhængighed, som ikke søger hjælp"},
    {"Det gælder unge, der aldrig kommer i skole.", "unge, der aldrig kommer i skole"},
    {"Vi har talt med borgere, der ikke deltog i forløbet.", ""},
    {"Det er beboere, der aldrig har prøvet, at nogen ringede.", ""},
    {"Planen hjælper borgere, der havner i en gældssituation.", "borgere, der havner i en gældssituation"},
    {"Planen hjælper borgere, der kommer ud i hjemløshed.", "borgere, der kommer ud i hjemløshed"},
    {"Vi mødte borgere, der kommer i caféen.", ""},
    {"Det gælder familier, hvori der er et misbrug.", "familier, hvori der er et misbrug"},
    {"Projektet når unge, som bruger rusmidler fordelt på tre byer.", "unge, som bruger rusmidler"},
    {"Det gælder borgere, der har fået bevilget støtte jf. handleplanen.",
     "borgere, der har fået bevilget støtte"},
    {"Som hjemløse regnes personer, der ikke råder over egen (ejet eller lejet) bolig.",
     "hjemløse | personer, der ikke råder over egen (ejet eller lejet) bolig"},
    {"Det gælder unge, der bor i fremlejet bolig, eller som bor varigt hos familie, venner eller naboer.",
     "unge, der bor i fremlejet bolig, eller som bor varigt hos familie, venner eller naboer"},
    {"Det gælder unge, der ikke har egen bolig, men som er henvist til et herberg, eller som sover hos "
     "venner.",
     "unge, der ikke har egen bolig, men som er henvist til et herberg, eller som sover hos venner"},
    // A count in a cleft sentence says of the group what its clause says.
    {"Det er kun halvdelen af de hjemløse borgere, der har en handleplan.", "hjemløse borgere"},
    {"Det er under en tredjedel af de udsatte unge, der får hjælp.", "udsatte unge"},
    // What somebody was or becomes is no group.
    {"Hver tiende har tidligere været hjemløse.", ""},
    {"Mange bliver hjemløse efter en skilsmisse.", ""},
    {"Målgruppen er hjemløse i de fire største byer.", "hjemløse"},
    // How much, in a clause of its own; what they are, before their age; groups of people.
    {"Det gælder familier, der har så store problemer, at barnet er truet.",
     "familier, der har så store problemer, at barnet er truet"},
    {"Caféen er et sted for sårbare unge mødre.", "sårbare unge mødre"},
    {"Midlerne går til grupper med behov for specialpædagogisk støtte.",
     "grupper med behov for specialpædagogisk støtte"},
    // Heads.
    {"Hjemløse migranter bruger natcaféerne om vinteren.", "hjemløse migranter"},
    {"Projektet henvender sig til uledsagede flygtningebørn.", "uledsagede flygtningebørn"},
};

TEST(ReportWordings, TargetGroups) { expect_stated(kReportGroups, target_groups_stated); }

constexpr StatedCase kReportTerms[] = {
    // One definite word for a thing of which there is one.
    {"Personkredsen er de voksne, som lever op til lovens krav.", "personkreds"},
    {"Udredningsfasen er den periode, hvor borgerens behov bliver afdækket.", "udredningsfase"},
    {"Konklusionen er den samme, som vi nåede frem til i 2015.", ""},
    {"Målet er den dag, hvor alle har en bolig.", ""},
    {"Familierne er de aktører, som kender barnet bedst.", ""},
    {"Den pædagogiske leder er den person, som godkender planen.", ""},
    {"Projektlederen er en erfaren sygeplejerske, som kom til i 2019.", ""},
    // A method by its definite name; two terms in a row are not defined by being terms.
    {"Den motiverende samtale er en samtaleform, hvor behandleren stiller åbne spørgsmål.",
     "motiverende samtale"},
    {"Den nye model er en organisationsform, hvor alle sidder sammen.", ""},
    {"Mestring og trivsel er to beslægtede begreber for, hvordan livet går.", ""},
    // By whom it is for.
    {"Mødregruppen Spiren er en helhedsorienteret indsats målrettet gravide.", "Mødregruppen Spiren"},
    // Bodies are no concepts.
    {"Aarhus Kommune er en kommune, der har arbejdet længe med metoden.", ""},
    {"SocialNord er en forening, som driver to væresteder.", ""},
    {"Et værested er et sted, hvor alle kan komme.", "værested"},
    // By whom they count, by an attribute that elsewhere is an aim.
    {"I definitionen af boligløshed regnes personer, der sover hos venner.", "boligløshed"},
    {"I opgørelsen indgår personer, der sover hos venner.", ""},
    {"Habilitering er en målrettet samarbejdsproces mellem en borger og fagfolk.", "habilitering"},
    {"Kurset er målrettet borgere, der har mistet deres arbejde.", ""},
    // The verb behind a closing quotation mark.
    {"Betegnelsen ”psykisk sårbarhed” dækker dermed over mange tilstande.", "psykisk sårbarhed"},
};

TEST(ReportWordings, Definitions) { expect_stated(kReportTerms, terms_stated); }

constexpr StatedCase kReportBodies[] = {
    // The name behind the kind of place.
    {"Beboerne på botilbuddet Møllehaven har fået flere venner.", "Møllehaven"},
    {"Vi har besøgt værestedet Kilden og krisecentret Rosen.", "Kilden | Rosen"},
    {"I botilbuddene Engly og Skovbrynet er der ansat to nye.", "Engly | Skovbrynet"},
    {"Tilbuddet Botræning er populært.", ""},
    {"Kvinderne bor på krisecentret i Horsens.", ""},
    // A capital inside a word, where it is said to be a body or to have made something.
    {"SocialNord er en konsulentvirksomhed, som arbejder med evaluering.", "SocialNord"},
    {"Rapporten er udarbejdet af BørneFokus i 2021.", "BørneFokus"},
    {"Metoden PowerPlan bruges i to kommuner.", ""},
    // What a body is about, in small letters.
    {"Videnscenter om selvskade (ViSel) har spurgt kommunerne. ViSel er lille.", "Videnscenter om selvskade"},
    {"Landsforeningen mod selvskade og spiseforstyrrelser har læst med.",
     "Landsforeningen mod selvskade og spiseforstyrrelser"},
    // Shapes.
    {"Formanden for nævnet i Ribe Amt gav et interview.", "Ribe Amt"},
    {"Bogen er udgivet af Netværksforum Danmark.", "Netværksforum Danmark"},
    {"Vi har talt med unge fra SAND Ungdom.", "SAND Ungdom"},
};

TEST(ReportWordings, Organisations) { expect_stated(kReportBodies, organisations_stated); }

constexpr StatedCase kReportShortForms[] = {
    {"Diagnosen stilles efter ICD-10, mens DSM-IV bruges i forskningen.", "ICD-10= | DSM-IV="},
    {"Det amerikanske DSM-IV-system bruges også.", "DSM-IV="},
    {"KAPITEL 2 Metode og data", ""},
    {"Netværk om Boliger og Støtte (NoBoS) blev dannet i 2005.", "NoBoS=Netværk om Boliger og Støtte"},
    {"Der er effekt af sociale metoder i forhold til ADHD.", "ADHD="},
    {"Se bilaget (PDF) og afsnit (III).", ""},
    {"Fase III-IV er slut, som LBK-12 bestemmer.", ""},
    {"Rapporten er lavet af VIVE – Det Nationale Forsknings- og Analysecenter for Velfærd.",
     "VIVE=Det Nationale Forsknings- og Analysecenter for Velfærd"},
};

TEST(ReportWordings, ShortForms) { expect_stated(kReportShortForms, abbreviations_stated); }

constexpr StatedCase kReportConcepts[] = {
    // A line break that was lost with its space.
    {"Der er brug for kommuna-le tilbud.", "kommunalt tilbud"},
    {"Botilbud-dene har plads til flere.", "botilbud"},
    {"Kommunen har et it-system.", "it-system"},
    // A participle behind its auxiliary describes nothing; one before a noun of its own does.
    {"Kommunerne har i perioden oprettet botilbud.", "botilbud"},
};

TEST(ReportWordings, Concepts) { expect_stated(kReportConcepts, concepts_stated); }

// The provision speaks of what people are given, where that stands before them.
TEST(ReportWordings, AServiceBeforeItsGroupIsWhatTheProvisionGoverns) {
  EXPECT_EQ(relations_stated_of_type(
                "Undersøgelsen handler om merudgiftsydelser til unge med handicap efter servicelovens § 100.",
                RelationType::GovernedBy),
            "merudgiftsydelse -> serviceloven#100");
}

}  // namespace
}  // namespace vidensgraf
