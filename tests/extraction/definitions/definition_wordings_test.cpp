// Further wordings of definitions, right and wrong, on sentences of our own: the terms, separated by " | ".

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "extraction/definitions/definitions.h"
#include "tests/extraction/stated_facts.h"

namespace vidensgraf {
namespace {

constexpr StatedCase kDefinitionWordingsWanted[] = {
    // By a verb of defining.
    {"Efterværn defineres i notatet som støtte efter anbringelsen.", "efterværn"},
    {"Socialt bedrageri er i rapporten defineret som urigtige oplysninger.", "socialt bedrageri"},
    {"Styrelsen definerer en mentor som en person, der følger borgeren.", "mentor"},
    {"Ved ledsagelse forstås hjælp til at komme omkring.", "ledsagelse"},
    {"Ved begrebet ledsagelse forstås hjælp til at komme omkring.", "ledsagelse"},
    {"Med ledsagelse menes der hjælp til at komme omkring.", "ledsagelse"},
    {"Med ledsagelse mener vi hjælp til at komme omkring.", "ledsagelse"},
    {"Med åben indskrivning forstås, at alle kan møde op.", "åben indskrivning"},
    {"Ledsagelse forstås som hjælp til at komme omkring.", "ledsagelse"},
    {"Ledsagelse skal forstås som hjælp til at komme omkring.", "ledsagelse"},
    {"Vi forstår ved ledsagelse hjælp til at komme omkring.", "ledsagelse"},
    {"I det opsøgende ligger, at medarbejderen går ud.", "opsøgende"},
    {"Begrebet hverdagsrehabilitering henviser til træning i eget hjem.", "hverdagsrehabilitering"},
    {"Begrebet hverdagsrehabilitering dækker over træning i eget hjem.", "hverdagsrehabilitering"},
    {"Hverdagsrehabilitering dækker over træning i eget hjem.", "hverdagsrehabilitering"},
    {"Akuttilbud er kendetegnet ved, at der er åbent om natten.", "akuttilbud"},
    {"Akuttilbud kendetegnes ved, at der er åbent om natten.", "akuttilbud"},
    {"Akuttilbud er karakteriseret ved lange åbningstider.", "akuttilbud"},
    {"Efterværn handler om, at den unge får hjælp efter anbringelsen.", "efterværn"},
    {"Efterværn går ud på, at den unge får hjælp efter anbringelsen.", "efterværn"},
    {"Opsøgende arbejde består i, at medarbejderen går ud.", "opsøgende arbejde"},
    {"Mestring er, når borgeren kan klare sin hverdag.", "mestring"},
    // By genus.
    {"Et herberg er et botilbud, hvor hjemløse kan sove.", "herberg"},
    {"En kontaktperson er en medarbejder, som følger borgeren.", "kontaktperson"},
    {"Krisecentre er botilbud, der tager imod voldsramte.", "krisecenter"},
    {"Skånejob er en særlig ansættelsesform, der bruges for førtidspensionister.", "skånejob"},
    {"I byen bruges Trygge Veje – Samtaler i Hjemmet, som er et forløb, hvor familien mødes.",
     "Trygge Veje – Samtaler i Hjemmet"},
    // By giving the name.
    {"Betegnelsen skånejob bruges om job på særlige vilkår.", "skånejob"},
    {"Skånejob er en fællesbetegnelse for job på særlige vilkår.", "skånejob"},
    {"Skånejob er et samlebegreb for job på særlige vilkår.", "skånejob"},
    {"I notatet anvendes termen skånejob som betegnelse for job på særlige vilkår.", "skånejob"},
    {"Kommunen har en fælles indgang, også kaldet Porten.", "Porten"},
    {"Kommunen har erfarne medhjælpere (også kaldet mentorer).", "mentor"},
    {"Vi spurgte alle ledere i et skema (herefter lederskemaet).", "lederskema"},
    {"Det første møde, der kaldes afklaringsmødet, holdes i hjemmet.", "afklaringsmøde"},
    {"Den sidste del af opholdet benævnes udslusning.", "udslusning"},
    {"Huset kalder det for en åben samtale, hvor alle kan være med.", "åben samtale"},
    {"Støtte opdeles i praktisk støtte og faglig støtte, hvor den første gives i hjemmet.",
     "praktisk støtte | faglig støtte"},
    {"# Ordliste\n\n**Efterværn:** Hjælp efter en anbringelse.", "efterværn"},
    {"Indledning\n\nEfterværn: Forstås som hjælp efter en anbringelse.", "efterværn"},
};

TEST(FindDefinitions, KnowsTheseWordings) { expect_stated(kDefinitionWordingsWanted, terms_stated); }

constexpr std::string_view kDefinitionWordingsDecoys[] = {
    "Efterværn er vigtigt for de unge.",
    "Efterværn er en hjørnesten, som alle nævner.",
    "Efterværn er en kompleks opgave, som kræver tid.",
    "Efterværn er et godt eksempel, som andre kan lære af.",
    "Kapitlet handler om, at de unge mangler hjælp.",
    "Det går ud på, at alle får hjælp.",
    "Det består i, at alle får hjælp.",
    "Udfordringen er, når de unge flytter.",
    "Det er, når de unge flytter.",
    "Udfordringen består i, at de unge flytter.",
    "Begge kommuner henviser til krisecentre.",
    "Lederen henviser til den unge.",
    "Kommunen dækker udgiften til rejsen.",
    "Styrelsen har defineret fem mål for indsatsen.",
    "Målet er endnu ikke defineret.",
    "Efterværn blev diskuteret, og nogle kaldte det dyrt.",
    "Hun kalder det for svært.",
    "De kalder på hjælp.",
    "Mødet kaldes sammen af lederen.",
    "Forløbet opdeles i tre faser.",
    "Huset er et sted, vi er glade for.",
    "Den unge er en dreng, der bor hjemme.",
    "Det tilbud er et botilbud, der er lukket.",
    "Støtten er også en hjælp, der virker.",
    "Rapporten er en undersøgelse, der beskriver to kommuner.",
    "Ved mødet forstod alle opgaven.",
    "Med mødet mente lederen det godt.",
    "I huset ligger der en café.",
    "Betegnelsen er ny.",
    "Ordet blev givet til lederen.",
    "Støtten gives også til unge.",
    "Herefter mødes de igen.",
    "Bemærk: Der er lukket i juli.",
    "Efterværn betyder meget for de unge.",
};

// Written before anyone looked at what the program made of them.
constexpr StatedCase kDefinitionWordingsFurther[] = {
    {"Ved en handleplan forstås et skriftligt dokument, der beskriver indsatsens mål.", "handleplan"},
    {"Bostøtte er rådgivning og praktisk hjælp, der gives i borgerens eget hjem.", "bostøtte"},
    {"Med begrebet mestring menes evnen til at håndtere hverdagens krav.", "mestring"},
    {"Recovery defineres i denne vejledning som en personlig udviklingsproces.", "recovery"},
    {"Dobbeltdiagnose betegner samtidig psykisk lidelse og misbrug.", "dobbeltdiagnose"},
    {"Peer-støtte dækker over støtte fra mennesker med egne erfaringer.", "peer-støtte"},
    {"En mentor er en person, der støtter den unge i hverdagen.", "mentor"},
    {"Housing First er en tilgang, hvor borgeren først får en bolig.", "Housing First"},
    {"Hjemløshed forstås som en situation, hvor en person ikke har egen bolig.", "hjemløshed"},
    {"Ved opsøgende arbejde forstår vi kontaktskabende indsatser på gaden.", "opsøgende arbejde"},
    {"Forebyggelse er kendetegnet ved en tidlig indsats.", "forebyggelse"},
    {"Egenbetaling er det beløb, som borgeren selv betaler for opholdet.", "egenbetaling"},
    {"Magtanvendelse er her defineret som ethvert indgreb mod borgerens vilje.", "magtanvendelse"},
    {"Begrebet social arv bruges om forhold, der går fra forældre til børn.", "social arv"},
    {"Skærmbesøg, også kaldet virtuel hjemmepleje, er udbredt.", "virtuel hjemmepleje"},
    {"Tilsynet er en myndighed, som fører kontrol.", "tilsyn"},
    {"Ved fremmøde forstås i standarden, at borgeren møder op til aftalt tid.", "fremmøde"},
};

TEST(FindDefinitions, ReadsFurtherWordings) { expect_stated(kDefinitionWordingsFurther, terms_stated); }

constexpr std::string_view kDefinitionWordingsFurtherDecoys[] = {
    "Handleplanen er et vigtigt redskab for kommunen.",
    "Bostøtten er en stor hjælp, der giver ro.",
    "Borgeren er en person, der skal lyttes til.",
    "Kommunen definerer selv serviceniveauet.",
    "Målgruppen er defineret i kapitel 2.",
    "Det er en udfordring, der kræver handling.",
    "Indsatsen er kendetegnet ved mange aktører.",
    "Projektet handler om hjemløse.",
    "Medarbejderne henviser til egen læge.",
    "Servicelovens § 85 dækker over mange ydelser.",
};

TEST(FindDefinitions, IsNotTakenInByFurtherWordings) {
  expect_nothing(kDefinitionWordingsFurtherDecoys, terms_stated);
}

TEST(FindDefinitions, IsNotTakenInByTheseWordings) {
  expect_nothing(kDefinitionWordingsDecoys, terms_stated);
}

}  // namespace
}  // namespace vidensgraf
