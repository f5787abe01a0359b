// Ties, parts, provisions and beneficiaries on sentences of our own: all relations of each, in text order.

#include "tests/extraction/relations/relation_wording.h"

namespace vidensgraf {
namespace {

constexpr RelationCase kTies[] = {
    {"Helhedsplaner kræver forventningsafstemning.", "helhedsplan related forventningsafstemning"},
    {"Helhedsplaner kan kræve forventningsafstemning.", "helhedsplan related forventningsafstemning"},
    {"At lave helhedsplaner kræver forventningsafstemning.", "helhedsplan related forventningsafstemning"},
    {"Helhedsplanen kræver, at kommunen prioriterer forventningsafstemning.",
     "helhedsplan related forventningsafstemning"},
    {"Netværksmøder styrker borgerinddragelsen.", "netværksmøde related borgerinddragelse"},
    {"Netværksmøder i kommunen styrker borgerinddragelsen.", "netværksmøde related borgerinddragelse"},
    {"Lederne fortæller, at netværksmøder styrker borgerinddragelsen.",
     "netværksmøde related borgerinddragelse"},
    {"Netværksmøder og helhedsplaner styrker borgerinddragelsen.",
     "helhedsplan related borgerinddragelse | netværksmøde related borgerinddragelse"},
    {"Netværksmøder styrker trygheden og mindsker ensomheden.",
     "netværksmøde related tryghed | netværksmøde related ensomhed"},
    {"Netværksmøder er med til at styrke borgerinddragelsen.", "netværksmøde related borgerinddragelse"},
    {"Netværksmøder bidrager til at styrke borgerinddragelsen.", "netværksmøde related borgerinddragelse"},
    {"Netværksmøder bidrager til borgerinddragelse.", "netværksmøde related borgerinddragelse"},
    {"Brobyggere, der skaber sammenhæng, er ansat.", "brobygger related sammenhæng"},
    {"Borgerinddragelsen styrkes af netværksmøder.", "borgerinddragelse related netværksmøde"},
    {"Netværksmøder har betydning for borgerinddragelsen.", "netværksmøde related borgerinddragelse"},
    {"Tilliden har stor indflydelse på borgerinddragelsen.", "tillid related borgerinddragelse"},
    {"Tryghed er en forudsætning for borgerinddragelse.", "tryghed related borgerinddragelse"},
    {"Kommunen sikrer borgerinddragelse gennem netværksmøder og høringer.",
     "netværksmøde related borgerinddragelse | høring related borgerinddragelse"},
    {"Gennem netværksmøder skabes tryghed.", "netværksmøde related tryghed"},
    {"Videndeling afhænger af tillid og mødefrekvens.",
     "videndeling related tillid | videndeling related mødefrekvens"},
    {"Her er to områder, der har betydning for trivslen. De to områder er søvn og kost.",
     "søvn related trivsel | kost related trivsel"},
    {"Her er to områder, der begge har betydning for trivslen. De to områder er søvn og kost.",
     "søvn related trivsel | kost related trivsel"},
    {"Kommunen skaber tryghed i borgernes forløb ved at bruge netværksmøder.",
     "netværksmøde related tryghed"},
    {"Tryghed skabes gennem netværksmøder.", "netværksmøde related tryghed"},
    {"Netværksmødet har til formål at styrke borgerinddragelsen.", "netværksmøde related borgerinddragelse"},
    {"Formålet med netværksmøder er at sikre borgerinddragelse.", "netværksmøde related borgerinddragelse"},
    {"Netværksmøder skal styrke borgerinddragelsen.", "netværksmøde related borgerinddragelse"},
    {"Trivslen er afhængig af tryghed.", "trivsel related tryghed"},
    {"Der er sammenhæng mellem tryghed og trivsel.", "tryghed related trivsel"},
};

TEST(FindTies, ReadsDependenceAndEffect) { expect_relations(kTies); }

constexpr std::string_view kNoTies[] = {
    "Netværksmøder kan styrke borgerinddragelsen.",
    "Derfor kan netværksmøder styrke borgerinddragelsen.",
    "Netværksmøder kan skabe tillid og styrke borgerinddragelsen.",
    "Netværksmøder styrker ikke borgerinddragelsen.",
    "Rapporten styrker borgerinddragelsen.",
    "Borgerne styrker borgerinddragelsen.",
    "De styrker borgerinddragelsen.",
    "Netværksmøder og borgerinddragelse er emner i rapporten.",
    "Lederne taler om netværksmøder og borgerinddragelse.",
    "En liste over problemer, der kræver koordinering, er lavet.",
    "\"Vores netværksmøder styrker borgerinddragelsen, og det er vi meget glade for her i huset.\"",
    "Netværksmøder holdes før borgerinddragelsen.",
    "Netværksmøder skaber behov for borgerinddragelse.",
    "Fagprofessionelle bidrager til borgerinddragelse.",
    "Socialrådgivere deltager i netværksmøder.",
};

TEST(FindTies, LeavesWhatIsOnlyPossibleDeniedOrSaid) { expect_none(kNoTies); }

constexpr RelationCase kParts[] = {
    {"Helhedsplanen består af boligindsats og økonomi.",
     "boligindsats part_of helhedsplan | økonomi part_of helhedsplan"},
    {"Helhedsplanen rummer en boligindsats.", "boligindsats part_of helhedsplan"},
    {"Bostøtten er en del af hjemmeplejen.", "bostøtte part_of hjemmepleje"},
    {"Bostøtten indgår som en del af hjemmeplejen.", "bostøtte part_of hjemmepleje"},
    {"Både matrikelfaste og -løse indsatser kan indeholde hjemmebesøg.",
     "hjemmebesøg part_of matrikelfast indsats | hjemmebesøg part_of matrikelløs indsats"},
};

TEST(FindParts, ReadsWhatContainsWhat) { expect_relations(kParts); }

constexpr std::string_view kNoParts[] = {
    "Bostøtten er ikke en del af hjemmeplejen.",
    "Familien er en del af fællesskabet.",
    "Rapporten indeholder et kapitel.",
    "Det er en del af forklaringen.",
    "En del af borgerne bor alene.",
};

TEST(FindParts, LeavesDenialsAndGeneralities) { expect_none(kNoParts); }

constexpr RelationCase kProvisions[] = {
    {"Borgeren får bostøtte efter servicelovens § 85.", "bostøtte governed_by serviceloven#85"},
    {"Borgeren får bostøtte (servicelovens § 85).", "bostøtte governed_by serviceloven#85"},
    {"Der gives bostøtte i henhold til servicelovens § 85.", "bostøtte governed_by serviceloven#85"},
    {"Kommunen følger servicelovens § 85 om bostøtte.", "bostøtte governed_by serviceloven#85"},
    {"Det gælder pårørende til voksne med demens, jf. servicelovens § 82.",
     "pårørende til voksne med demens governed_by serviceloven#82"},
    {"Kommunen skal sende underretninger om børn, hvis der er mistanke om vold, jf. servicelovens § 153.",
     "underretning governed_by serviceloven#153"},
};

TEST(FindProvisions, TiesWhatAProvisionGoverns) { expect_relations(kProvisions); }

constexpr std::string_view kNoProvisions[] = {
    "Der føres en oversigt over støtte til unge med autisme efter servicelovens § 85.",
    "Servicelovens § 85 er ændret.",
    "Bostøtten fylder meget. Servicelovens § 85 er ændret.",
    "Mødet om bostøtten blev holdt, og siden læste de servicelovens § 85.",
};

TEST(FindProvisions, WantsACueBesideTheProvision) { expect_none(kNoProvisions); }

constexpr RelationCase kGroups[] = {
    {"Byen har varmestuer for voksne med misbrug.", "varmestue has_target_group voksne med misbrug"},
    {"Byen har væresteder og varmestuer for voksne med misbrug.",
     "værested has_target_group voksne med misbrug | varmestue has_target_group voksne med misbrug"},
    {"Misbrugsbehandlingen henvender sig til unge med angst.",
     "misbrugsbehandling has_target_group unge med angst"},
    {"Misbrugsbehandling målrettet unge med angst er ny.",
     "misbrugsbehandling has_target_group unge med angst"},
    {"Misbrugsbehandlingen er rettet mod unge med angst.",
     "misbrugsbehandling has_target_group unge med angst"},
    {"Bostøtten leverer indsatser til voksne med autisme.", "bostøtte has_target_group voksne med autisme"},
    {"Vi har en bostøtte, der leverer indsatser til voksne med autisme.",
     "bostøtte has_target_group voksne med autisme"},
    {"Voksne med autisme modtager bostøtte.", "bostøtte has_target_group voksne med autisme"},
    {"Voksne med autisme har ret til bostøtte.", "bostøtte has_target_group voksne med autisme"},
};

TEST(FindBeneficiaries, ReadsForWhomAThingIs) { expect_relations(kGroups); }

constexpr std::string_view kNoGroups[] = {
    "Beboere med gæld får inddraget bostøtten.",
    "Unge med fravær kan få standset uddannelseshjælpen.",
    "Tilstanden for voksne med misbrug er dårlig.",
    "Der er en høj grad af specialisering til voksne med misbrug.",
    "Varmestuen har åbent. Voksne med misbrug kommer der.",
    "Voksne med misbrug har varmestuer.",
    "Hjælpen til borgerne er ny.",
};

TEST(FindBeneficiaries, LeavesWhatIsNotOffered) { expect_none(kNoGroups); }

constexpr RelationCase kBodiesAndMeans[] = {
    {"Socialstyrelsen har bedt VIVE om at undersøge sagen.", "Socialstyrelsen related VIVE"},
    {"Derfor har Socialstyrelsen bedt VIVE om tal.", "Socialstyrelsen related VIVE"},
    {"Socialstyrelsen har bestilt en undersøgelse af krisecentre hos VIVE.", "Socialstyrelsen related VIVE"},
    {"Fællesskaber styrkes også i hverdagen gennem frivilligt arbejde.",
     "frivilligt arbejde related fællesskab"},
    {"Borgerinddragelse sikres på flere niveauer gennem oprettelsen af såkaldte ældreråd.",
     "ældreråd related borgerinddragelse"},
};

TEST(FindTies, ReadsBodiesAndMeans) { expect_relations(kBodiesAndMeans); }

constexpr std::string_view kNoBodiesAndMeans[] = {
    "Socialstyrelsen har ikke bedt VIVE om tal.",
    "Socialstyrelsen har bedt kommunerne om tal.",
    "Socialstyrelsen kan anmode Ankestyrelsen om tal.",
    "Derfor kan Socialstyrelsen anmode Ankestyrelsen om tal.",
    "Borgeren har bedt Ankestyrelsen om hjælp.",
    "Socialstyrelsen har bestilt varer, og VIVE har betalt.",
    "Fællesskaber kan styrkes i hverdagen gennem frivilligt arbejde.",
    "Trivsel skabes ikke på skolen gennem straf.",
};

TEST(FindTies, LeavesOtherBodiesAndMeans) { expect_none(kNoBodiesAndMeans); }

}  // namespace
}  // namespace vidensgraf
