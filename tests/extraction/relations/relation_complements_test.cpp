// The constructions of relation_constructions_test.cpp with other words, and lists whose members have
// something behind them; beside them what such lists must not take in.

#include <string_view>

#include <gtest/gtest.h>

#include "tests/extraction/relations/relation_wording.h"

namespace vidensgraf {
namespace {

constexpr RelationCase kFreshConstructionRelations[] = {
    {"Rideklubben er en type fritidstilbud med heste.", "rideklub broader fritidstilbud"},
    {"I mange kommuner er nærdemokrati en form for borgerinddragelse.",
     "nærdemokrati broader borgerinddragelse"},
    {"Både smertebehandling og åndedrætsøvelser er lindrende tiltag.",
     "åndedrætsøvelse broader lindrende tiltag | smertebehandling broader lindrende tiltag"},
    {"Lejetilskud og isoleringstilskud er begge boligtilskud.",
     "isoleringstilskud broader boligtilskud | lejetilskud broader boligtilskud"},
    {"Blandt centrets mødesteder er strikkecaféen og maleværkstedet.",
     "strikkecafé broader mødested | maleværksted broader mødested"},
    {"Af forebyggende redskaber kan nævnes brugerpaneler og trivselstjek.",
     "brugerpanel broader forebyggende redskab | trivselstjek broader forebyggende redskab"},
    {"Under sundhedsplejen hører ammevejledning og hørescreening.",
     "ammevejledning broader sundhedspleje | hørescreening broader sundhedspleje"},
    {"Mange kæmper med senfølger, især kronisk træthed og hukommelsestab.",
     "kronisk træthed broader senfølge | hukommelsestab broader senfølge"},
    {"Haven har vilde urter, lige fra brændenælde til mælkebøtte.",
     "brændenælde broader vild urt | mælkebøtte broader vild urt"},
    {"Der er fire slags lån: kviklån, banklån, boliglån og familielån.",
     "kviklån broader lån | banklån broader lån | boliglån broader lån | familielån broader lån"},
    {"Klagesagerne kan deles op i to grupper: formelle klager og indholdsklager.",
     "formel klage broader klagesag | indholdsklage broader klagesag"},
    {"Hjerteklapfejl forekommer i to varianter: klapforsnævring og klaplækage.",
     "klapforsnævring broader hjerteklapfejl | klaplækage broader hjerteklapfejl"},
    {"Følgende sportsgrene tilbydes gratis: bordtennis, dart og petanque.",
     "bordtennis broader sportsgren | dart broader sportsgren | petanque broader sportsgren"},
    {"Ved mistanke om kræft, leddegigt eller en anden alvorlig sygdom henvises patienten.",
     "leddegigt broader alvorlig sygdom | kræft broader alvorlig sygdom"},
    {"Pensionister med høretab, grå stær eller andet sansetab får besked.",
     "grå stær broader sansetab | høretab broader sansetab | besked has_target_group pensionister med "
     "høretab, grå stær eller andet sansetab"},
    {"Hjemløse med lidelser som hepatitis og tuberkulose skal undersøges.",
     "hepatitis broader lidelse | tuberkulose broader lidelse"},
    {"En kronisk betændelse som tarmbetændelse kræver ro.", "tarmbetændelse broader kronisk betændelse"},
    {"Hjemmeplejen udfører huslige opgaver (støvsugning, opvask, sengeredning m.m.).",
     "støvsugning broader huslig opgave | opvask broader huslig opgave | sengeredning broader huslig opgave"},
    {"De frivillige hjælpere mangler arbejdstøj (regnjakker, gummistøvler osv.).",
     "regnjakke broader arbejdstøj | gummistøvle broader arbejdstøj"},
    {"Klinikken bruger digitale værktøjer. Eksempler på disse er bookingportaler og videosamtaler.",
     "bookingportal broader digitalt værktøj | videosamtale broader digitalt værktøj"},
    {"Kommunen driver mange idrætsanlæg. Det gælder blandt andet svømmehaller og skøjtehaller.",
     "svømmehal broader idrætsanlæg | skøjtehal broader idrætsanlæg"},
    {"Kommunen støtter frivillige fællesskaber. Det kan for eksempel være:\n• Sangkor\n• Læsekredse for "
     "ældre\n• Havefællesskaber",
     "sangkor broader frivilligt fællesskab | læsekreds broader frivilligt fællesskab | havefællesskab "
     "broader frivilligt fællesskab"},
    {"Udvalget har repræsentanter fra alle fagområder, herunder\n\n1. skoleområdet,\n2. kulturområdet,\n3. "
     "ældreområdet.",
     "skoleområde broader fagområde | kulturområde broader fagområde | ældreområde broader fagområde"},
    {"I regionen findes tre typer af skadestuer til børn: akutmodtagelser, lægevagter efter sundhedslovens § "
     "57 og skadeklinikker.",
     "akutmodtagelse broader skadestue | lægevagt broader skadestue | skadeklinik broader skadestue | "
     "lægevagt governed_by sundhedsloven#57"},
    {"Mødrehjælpen er en landsdækkende hjælpeorganisation, som tilbyder rådgivning.",
     "Mødrehjælpen broader landsdækkende hjælpeorganisation"},
    {"Spejlæg-samtalen – en kort familiesamtale over telefonen – bruges i alle sager.", ""},
    {"Vi tilbyder støtteformer som hjælp til husførelse, vejledning om gæld og telefonsamtaler.", ""},
    {"Legatboliger – en boligform for studerende – administreres af fonden.", "legatbolig broader boligform"},
    {"Genoptræningspakken består primært af styrketræning, kredsløbstræning og kostvejledning.",
     "styrketræning part_of genoptræningspakke | kredsløbstræning part_of genoptræningspakke | "
     "kostvejledning part_of genoptræningspakke"},
    {"Sorgforløbet omfatter samtaler med en præst, mindestunder og en afskedsceremoni.",
     "samtale part_of sorgforløb | mindestund part_of sorgforløb | afskedsceremoni part_of sorgforløb"},
    {"Sorgforløbet kan indeholde træning i dagligdags gøremål, åndedrætsøvelser og gruppesamtaler.",
     "træning part_of sorgforløb | åndedrætsøvelse part_of sorgforløb | gruppesamtale part_of sorgforløb"},
    {"Tilsynsbesøget omfatter gennemgang af journaler, interview med beboere samt rundvisning.",
     "rundvisning part_of tilsynsbesøg"},
    {"Madskolen dækker indkøbsplanlægning, madlavning og borddækning.",
     "indkøbsplanlægning part_of madskole | madlavning part_of madskole | borddækning part_of madskole"},
    {"Alle plejefamilier gennemgår et introduktionskursus som en del af godkendelsesprocessen.",
     "introduktionskursus part_of godkendelsesproces"},
    {"Fysioterapi er desuden en del af smerteklinikken.", "fysioterapi part_of smerteklinik"},
    {"Netværkskortlægning er en central del af familierådslagningen.",
     "netværkskortlægning part_of familierådslagning"},
    {"En fast del af familierådslagningen er netværkskortlægningen.",
     "netværkskortlægning part_of familierådslagning"},
    {"Sidste fase i familierådslagningen er opfølgningsmødet.", "opfølgningsmøde part_of familierådslagning"},
    {"Et vigtigt element i rusmiddelprogrammet er tilbagefaldstræning.",
     "tilbagefaldstræning part_of rusmiddelprogram"},
    {"Delelementerne i rusmiddelprogrammet omfatter tilbagefaldstræning og pårørendeaftener.",
     "tilbagefaldstræning part_of rusmiddelprogram | pårørendeaften part_of rusmiddelprogram"},
    {"Blandt trinene i klageprocessen er partshøring og genvurdering.",
     "partshøring part_of klageproces | genvurdering part_of klageproces"},
    {"Lederuddannelsen er opbygget af tre moduler: konfliktløsning, økonomistyring og personaleledelse.",
     "konfliktløsning part_of lederuddannelse | økonomistyring part_of lederuddannelse | personaleledelse "
     "part_of lederuddannelse"},
    {"Der er tre trin i visitationsprocessen: ansøgning, hjemmebesøg og bevilling.",
     "ansøgning part_of visitationsproces | hjemmebesøg part_of visitationsproces | bevilling part_of "
     "visitationsproces"},
    {"Visitationsprocessen er delt op i tre trin:\n1. ansøgning\n2. hjemmebesøg\n3. bevilling",
     "ansøgning part_of visitationsproces | hjemmebesøg part_of visitationsproces | bevilling part_of "
     "visitationsproces"},
    {"Som en del af sommerhøjskolen arrangeres sejlture og bålaftener.",
     "sejltur part_of sommerhøjskole | bålaften part_of sommerhøjskole"},
    {"Til botræningsforløbet hører en startpakke og en hjemmeprøve.",
     "startpakke part_of botræningsforløb | hjemmeprøve part_of botræningsforløb"},
    {"I mentorpakken er der indbygget en prøvetid.", "prøvetid part_of mentorpakke"},
    {"Ferieopholdet omfatter ud over transport også museumsbesøg.",
     "transport part_of ferieophold | museumsbesøg part_of ferieophold"},
    {"Når den unge er flyttet ind, omfatter efterværnet ugentlige hjemmebesøg.",
     "hjemmebesøg part_of efterværn"},
    {"Musiktilbuddet, som drives af frivillige, rummer korsang, guitarhold og en koncertrække.",
     "korsang part_of musiktilbud | guitarhold part_of musiktilbud | koncertrække part_of musiktilbud"},
    {"Fællesspisningen kan indeholde forskellige indslag:\n• Højtlæsning, sang eller musikquiz\n• Gæstetale",
     "højtlæsning part_of fællesspisning | sang part_of fællesspisning | musikquiz part_of fællesspisning | "
     "gæstetale part_of fællesspisning"},
    {"Utrygge boligforhold er en årsag til skolefravær.", "utrygt boligforhold related skolefravær"},
    {"Faldulykker skyldes ofte balanceproblemer.", "faldulykke related balanceproblem"},
    {"Mobning øger risikoen for skolevægring.", "mobning related skolevægring"},
    {"Peer-støtte mindsker ensomhedsfølelsen.", "peer-støtte related ensomhedsfølelse"},
    {"Festen er en slags afslutning.", ""},
    {"Kommunen bruger penge på kontrol med hunde, katte og heste.", ""},
    {"Den ene af de to bygninger – en gammel lade – er revet ned.", ""},
    {"Borgmesteren, en erfaren politiker, holdt talen.", ""},
    {"En del af midlerne er statstilskud.", ""},
    {"Et vigtigt element i sagen er tillid.", ""},
    {"Under mødet hører deltagerne om planerne.", ""},
    {"Medlemmerne som formanden og kassereren repræsenterer, har stemt.", ""},
    {"De møder som lederen og tillidsmanden holder, er korte.", ""},
    {"Hvis støtten er en form for lån, skal den betales tilbage.", ""},
    {"Hverken dart eller bordtennis er sportsgrene her.", ""},
    {"Prisen dækker kaffe og kage.", ""},
    {"Følgende borgere kan søge: ældre, syge og enlige.", ""},
    {"Han er som en far for drengene, især om aftenen.", ""},
};

constexpr RelationCase kListsWithComplements[] = {
    {"Rejsepakken rummer billetter til toget, rejseforsikring og hotelophold.",
     "billet part_of rejsepakke | rejseforsikring part_of rejsepakke | hotelophold part_of rejsepakke"},
    {"Rejsepakken rummer sikring mod løver, tigre og bjørne.", "sikring part_of rejsepakke"},
    {"Der findes kulturtilbud, herunder teaterbesøg efter servicelovens § 104, museumsbesøg og koncertture.",
     "teaterbesøg broader kulturtilbud | museumsbesøg broader kulturtilbud | koncerttur broader kulturtilbud "
     "| teaterbesøg governed_by serviceloven#104"},
    {"Aftenskolen omfatter træning i svømning og dykning.", "træning part_of aftenskole"},
    {"Aftenskolen omfatter syning, maling for begyndere samt bogbinding.",
     "syning part_of aftenskole | maling part_of aftenskole | bogbinding part_of aftenskole"},
    {"Til de specialiserede botilbud hører døgninstitutioner og sikrede afdelinger.",
     "døgninstitution broader specialiseret botilbud | sikret afdeling broader specialiseret botilbud"},
    {"Aftenskolen omfatter gennemgang af køreprøver.", ""},
    {"Udflugterne dækker skovture, strandture og fisketure.",
     "skovtur part_of udflugt | strandtur part_of udflugt | fisketur part_of udflugt"},
    {"Forsikringen dækker brandskader og vandskader.", ""},
    {"Parkhuset – en moderne parkeringskælder – åbner til maj.", "parkhus broader moderne parkeringskælder"},
    {"Parkhuset, en parkeringskælder og en bro åbner til maj.", ""},
    {"Der tilbydes svømning eller anden vandtræning, fx vandgymnastik.",
     "svømning broader vandtræning | vandgymnastik broader vandtræning"},
    {"Mødrehjælpen er en landsdækkende hjælpeorganisation, som tilbyder rådgivning.",
     "Mødrehjælpen broader landsdækkende hjælpeorganisation"},
    {"Fonden råder over værdipapirer, særligt sikrede obligationer og aktier.", ""},
    {"I koncerner, hvor modervirksomheden er et pengeinstitut, gælder reglen.", ""},
    {"Loven gælder mundbind, der dækker næse og mund.", ""},
    {"Kravet kan ikke gøres til genstand for udlæg eller anden retsforfølgning.",
     "udlæg broader retsforfølgning"},
    {"Det er indsatser fra flere sektorer, der udgør en del af byplanen.", ""},
    {"Kommunen har netværkstilbud, fx varmestuer og skurvogne for borgere med gæld og angst.",
     "varmestue broader netværkstilbud | skurvogn broader netværkstilbud | varmestue has_target_group "
     "borgere med gæld og angst | skurvogn has_target_group borgere med gæld og angst"},
};

constexpr RelationCase kKindsAndBodies[] = {
    {"Fonden Nordlys Bo er en selvejende institution under Socialministeriet.",
     "Fonden Nordlys Bo broader selvejende institution | Fonden Nordlys Bo part_of Socialministeriet"},
    {"Fonden Nordlys Bo er ikke en selvejende institution under Socialministeriet.", ""},
    {"En opmærksomhedsforstyrrelse er en dysfunktion i hjernen, der er kendetegnet ved uro. Begrebet "
     "omfatter ADHD og ADD.",
     "opmærksomhedsforstyrrelse broader dysfunktion | ADHD broader opmærksomhedsforstyrrelse | ADD broader "
     "opmærksomhedsforstyrrelse"},
    {"Vi skal tale om havet. Begrebet omfatter bølger og strande.", ""},
    {"Fonden undersøger boligformer til ældre, især seniorbofællesskaber.",
     "seniorbofællesskab broader boligform"},
    {"Kommunen driver aflastningstilbud til unge med autisme, fx weekendophold og feriekolonier.",
     "weekendophold broader aflastningstilbud | feriekoloni broader aflastningstilbud | aflastningstilbud "
     "has_target_group unge med autisme"},
    {"De modtog kommunale indsatser som botilbud, socialpædagogisk støtte i eget hjem og beskyttet "
     "beskæftigelse.",
     "botilbud broader kommunal indsats | socialpædagogisk støtte broader kommunal indsats | beskyttet "
     "beskæftigelse broader kommunal indsats"},
    {"KRAP er kommunens ambulante misbrugsbehandling.", "KRAP broader ambulant misbrugsbehandling"},
    {"Vejvalget er kommunens ambulante misbrugsbehandling.", ""},
    {"Rejseskolen kan indeholde øvelser i hverdagsaktiviteter som hygiejne, påklædning og madlavning.",
     "hygiejne broader hverdagsaktivitet | påklædning broader hverdagsaktivitet | madlavning broader "
     "hverdagsaktivitet | øvelse part_of rejseskole"},
};

TEST(RelationConstructions, OfTheSameWithOtherWords) { expect_relations(kFreshConstructionRelations); }
TEST(RelationConstructions, OfListsWithSomethingBehindTheirMembers) {
  expect_relations(kListsWithComplements);
}
TEST(RelationConstructions, OfExplainedTermsBodiesAndAudiences) { expect_relations(kKindsAndBodies); }

}  // namespace
}  // namespace vidensgraf
