// Reports of agencies with key concepts, glossaries and references to law: each case is a sentence of our own
// for a mechanism, right or wrong.

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "extraction/definitions/definitions.h"
#include "tests/extraction/stated_facts.h"

namespace vidensgraf {
namespace {

constexpr StatedCase kToldTerms[] = {
    // What a document takes a word to mean; not how somebody looks at a thing.
    {"Unge med misbrug opfattes i denne undersøgelse som unge, der har et dagligt forbrug af hash.",
     "unge med misbrug"},
    {"I rapporten opfattes ensomhed som en tilstand, der varer ved.", "ensomhed"},
    {"Samvær opfattes som vigtigt for barnet.", ""},
    {"Borgerne opfattes i rapporten som eksperter i eget liv.", ""},
    {"Ledsagelse opfattes i kommunen som en hjælp.", ""},
    // A genus narrowed by its purpose; "hvis" before a subject is a condition.
    {"Ledsagelse er en støtte, hvis formål er at give borgeren mulighed for at deltage.", "ledsagelse"},
    {"Bostøtte er en hverdagsstøtte, hvis mål det er at styrke hverdagen.", "bostøtte"},
    {"RUBA er en statslig institution, hvis opgave er at samle viden om rusmidler.", "RUBA"},
    {"Bostøtte er en hverdagsstøtte, hvis borgeren ønsker det.", ""},
    {"Bostøtte er en hverdagsstøtte, hvis mål og midler passer sammen.", ""},
    // A name in quotation marks behind the noun that announces it.
    {"Projektet ”Trygge Veje” er et samarbejdsforløb, der har samlet viden om skolevejen.", "Trygge Veje"},
    {"Metoden \"Klar Start\" er en samtaleform, der hjælper unge videre.", "Klar Start"},
    {"Projektet er et samarbejdsforløb, der har samlet viden.", ""},
    {"Afsnittet ”Metode” er et afsnit, der beskriver data.", ""},
    {"De fem kommuner benævnes samlet tilsynskredsen.", "tilsynskreds"},
    // Dashed lines of a glossary: one word for another, a verb, a headword that no dictionary has.
    {"# Ordforklaring\n\n• Afrusning – udtrapning\n• Støttende samtaleforløb – er borgerens mulighed for at "
     "tale "
     "med en fagperson\n• MUR forhold – indsats mod mobning, uro og rod\n• Stigning – 5 pct.",
     "afrusning | støttende samtaleforløb | mur forhold"},
    {"# Metode\n\n• Afrusning – udtrapning", ""},
};

TEST(AgencyReports, Definitions) { expect_stated(kToldTerms, terms_stated); }

constexpr StatedCase kToldGroups[] = {
    // Clauses that go on: rows with a sign that there are more, a tail before a second clause, provisions.
    {"Vi spurgte de voksne, der fik sociale indsatser som botilbud, støtte i eget hjem, dagtilbud m.m., om "
     "hverdagen.",
     "voksne, der fik sociale indsatser som botilbud, støtte i eget hjem, dagtilbud m.m."},
    {"Vi spurgte de voksne, der fik et botilbud, hjælpere og pårørende.",
     "voksne, der fik et botilbud | pårørende"},
    {"Det gælder borgere, som har væsentlige vanskeligheder i forhold til skolen, og som har brug for "
     "støtte.",
     "borgere, som har væsentlige vanskeligheder i forhold til skolen, og som har brug for støtte"},
    {"Det gælder borgere, som har væsentlige vanskeligheder i forhold til skolen, og kommunen har ansvar.",
     "borgere, som har væsentlige vanskeligheder"},
    {"Det gælder unge, der modtager hjælp efter § 95, stk. 3, i lov om social service.",
     "unge, der modtager hjælp efter § 95, stk. 3, i lov om social service"},
    {"Det gælder unge, der modtager hjælp efter § 95, stk. 3, i kommunens botilbud.",
     "unge, der modtager hjælp efter § 95, stk. 3"},
    {"Det gælder personer, som på grund af betydelig og varigt nedsat fysisk eller psykisk funktionsevne har "
     "behov for omfattende hjælp til almindelige, daglige funktioner eller pleje, omsorg eller behandling i "
     "hjemmet.",
     "personer, som på grund af betydelig og varigt nedsat fysisk eller psykisk funktionsevne har behov for "
     "omfattende hjælp til almindelige, daglige funktioner eller pleje, omsorg eller behandling i hjemmet"},
    // What an offer does and what a law does is not what people do.
    {"Det er dagtilbud til børn og unge, der leverer behandling og træning.", ""},
    {"Kurset er for pårørende, der yder omsorg.", "pårørende, der yder omsorg"},
    {"Puljen gælder pasning af børn med handicap, som ligeledes er trådt i kraft i 2015.",
     "børn med handicap"},
    // Where everybody lives stands between; where people are brought restricts nobody.
    {"En stor gruppe unge i Danmark med svære sociale problemer får ingen hjælp.",
     "unge i danmark med svære sociale problemer"},
    {"Vi møder unge i Danmark med vores kurser.", ""},
    {"De vil bringe beboerne tættere på arbejdsmarkedet.", ""},
    {"Kurset er for unge tættere på arbejdsmarkedet.", "unge tættere på arbejdsmarkedet"},
    {"Kommunen anbringer børn og unge uden for hjemmet.", "børn og unge uden for hjemmet"},
};

TEST(AgencyReports, Groups) { expect_stated(kToldGroups, target_groups_stated); }

constexpr StatedCase kToldBodies[] = {
    {"Udgifterne dækkes af Sygeforsikringen Danmark eller af borgeren.", "Sygeforsikringen Danmark"},
    {"Vi har skrevet til Statsrevisorerne om sagen.", "Statsrevisorerne"},
    {"Justitia er Danmarks eneste juridiske tænketank. Justitias mål er ret.", "Justitia"},
    {"Hansen er Danmarks ældste mand. Hansens mål er ro.", ""},
    {"Det er godt at bo i Velfærdsstaten Danmark.", ""},
    {"Aftalen mellem Det Konservative Folkeparti og Dansk Folkeparti er fra 2010.",
     "Det Konservative Folkeparti | Dansk Folkeparti"},
    // A line of a broken text that ends in a body is no publisher.
    {"Socialstyrelsen gør det klart over for alle, at Socialstyrelsen\nikke har svaret.", "Socialstyrelsen"},
};

TEST(AgencyReports, Bodies) { expect_stated(kToldBodies, organisations_stated); }

constexpr StatedCase kToldLongForms[] = {
    // A name, all in capitals, that touches its letters.
    {"Bogen er skrevet af Socialt Rådgivningscenter SRC.", "SRC=Socialt Rådgivningscenter"},
    {"SOA Støtte og Arbejde har svaret.", "SOA=Støtte og Arbejde"},
    {"De spurgte Den Åbne Ordning på Boligområdet - DÅOB om hjælp.", "DÅOB=Den Åbne Ordning på Boligområdet"},
    {"ASF, Anvendt SamfundsForskning, har udgivet bogen.", "ASF=Anvendt SamfundsForskning"},
    {"Den Ny Arbejdsplan PUB er lukket.", "PUB="},
    // The name must spell it with its last word too, and stand on the same line.
    {"Center for Støtte og Arbejde Nord SOA har svaret.", "SOA="},
    // Two names that a register has for one body; a unit of a body is another.
    {"De fik to analyser hos Det Nationale Forsknings- og Analysecenter for Velfærd (VIVE).",
     "VIVE=Det Nationale Forsknings- og Analysecenter for Velfærd"},
    {"Socialstyrelsen (VISO) har svaret.", "VISO="},
    // What the named one does is no part of the name.
    {"CVS – Centrets Visiterende Sekretariat, der tager imod alle ansøgninger",
     "CVS=Centrets Visiterende Sekretariat"},
    // A heading on a line of its own inside a block.
    {"FORMÅL\nFormålet med indsatsen er at hjælpe.", ""},
    {"TEMA - Danmark skal være et demensvenligt samfund.", ""},
    {"KRAM – kost, rygning, alkohol og motion", "KRAM=kost, rygning, alkohol og motion"},
    {"Vi har talt med\nKASAM\nom sagen.", "KASAM="},
};

TEST(AgencyReports, LongForms) { expect_stated(kToldLongForms, abbreviations_stated); }

constexpr StatedCase kToldRelations[] = {
    // Provisions in one bracket, what a provision refers to, what is held in one, what a bracket calls it.
    {"• Længerevarende botilbud (servicelovens § 108/almenboligloven § 105)",
     "længerevarende botilbud governed_by serviceloven#108 | længerevarende botilbud governed_by "
     "almenboligloven#105"},
    {"Hjemmehjælp (servicelovens § 83, jf. § 91) gives hver dag. Hjemmehjælp er gratis.",
     "hjemmehjælp governed_by serviceloven#83"},
    {"Hjemmehjælp (jf. servicelovens § 83) gives hver dag. Hjemmehjælp er gratis.",
     "hjemmehjælp governed_by serviceloven#83"},
    {"Det gælder merudgiftsydelsen i servicelovens § 41. En merudgiftsydelse gives hver måned.",
     "merudgiftsydelse governed_by serviceloven#41"},
    {"Det gælder ændringen i servicelovens § 41 og beløbsgrænsen i servicelovens § 85.", ""},
    // Rows that "m.m." closes; the same noun again is no kind.
    {"De får sociale indsatser som botilbud, støttende samtaler, beskyttet beskæftigelse m.m. hver dag.",
     "botilbud broader social indsats | støttende samtale broader social indsats | beskyttet beskæftigelse "
     "broader social "
     "indsats"},
    {"De får sociale indsatser som botilbud, støttende samtaler, og beskyttet beskæftigelse er dyr.", ""},
    {"Det er beskyttede boliger, dvs. boliger, som er dyre. Beskyttede boliger er dyre, og boliger er små.",
     ""},
    // Kinds told of first, and kinds between examples.
    {"En af de hyppigst anvendte samtaleformer er samtaleterapi.", "samtaleterapi broader samtaleform"},
    {"En af de største udfordringer er samtaleterapi. Samtaleterapi er svært.", ""},
    {"Selvskade kan omfatte fysisk selvskade, fx snit, og psykisk selvskade. Fysisk selvskade er farlig, og "
     "psykisk selvskade er farlig.",
     "fysisk selvskade broader selvskade | psykisk selvskade broader selvskade"},
    // For whom a thing is.
    {"Aldersgruppen til startboligerne er unge mellem 16 og 24 år. Startboligerne ligger i byen.",
     "startbolig has_target_group unge mellem 16 og 24 år"},
    {"Aldersgruppen er unge mellem 16 og 24 år.", ""},
    {"Puljen gælder pasning af børn med handicap. Pasning er dyr, og pasning tager tid.",
     "pasning has_target_group børn med handicap"},
    // Bodies that have something made.
    {"Social- og Boligministeriet har ved mail af 23. januar 2025 bedt Ankestyrelsen om en udtalelse.",
     "Social- og Boligministeriet related Ankestyrelsen"},
    {"På vegne af Social- og Boligministeriet undersøger Ankestyrelsen hvert år kommunernes sager.",
     "Ankestyrelsen related Social- og Boligministeriet"},
    {"Social- og Boligministeriet har i 2018 fået gennemført to analyser hos Ankestyrelsen og "
     "Rigsrevisionen.",
     "Social- og Boligministeriet related Ankestyrelsen | Social- og Boligministeriet related "
     "Rigsrevisionen"},
    {"Social- og Boligministeriet har i 2018 gennemført to møder hos Ankestyrelsen.", ""},
    {"Rigsrevisionen har på vegne af Social- og Boligministeriet foretaget en undersøgelse.",
     "Rigsrevisionen related Social- og Boligministeriet"},
    {"KL har på vegne af Gentofte Kommune foretaget et tilsyn.", "KL related Gentofte Kommune"},
    {"Rigsrevisionen har på vegne af kommunerne foretaget en undersøgelse i Socialstyrelsen.", ""},
    {"På vegne af Social- og Boligministeriet kan Ankestyrelsen undersøge sagerne.", ""},
};

TEST(AgencyReports, Relations) { expect_stated(kToldRelations, relations_stated); }

}  // namespace
}  // namespace vidensgraf
