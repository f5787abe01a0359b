// The third set of sentences written before the program was asked: kinds, groups, provisions and ties as
// reports, guidance and remarks to bills put them. All relations of each, in text order.

#include "tests/extraction/relations/relation_wording.h"

namespace vidensgraf {
namespace {

constexpr RelationCase kKindsOfAThirdSet[] = {
    {"Brugerrådet er sammensat af interesseforeninger repræsenteret af fx patientforeninger og "
     "pårørendeforeninger.",
     "patientforening broader interesseforening | pårørendeforening broader interesseforening"},
    {"Lokale mødesteder repræsenteret ved for eksempel nabocaféer og beboerhuse inddrages tidligt.",
     "nabocafé broader lokalt mødested | beboerhus broader lokalt mødested"},
    {"Efterværnet kan være i form af kontaktperson eller udslusningsbolig.",
     "kontaktperson broader efterværn | udslusningsbolig broader efterværn"},
    {"Opfølgningen kan ske i form af statussamtaler eller hjemmebesøg.",
     "statussamtale broader opfølgning | hjemmebesøg broader opfølgning"},
    {"Der er tale om forebyggende indsatser, typisk gruppeforløb og åben rådgivning.",
     "gruppeforløb broader forebyggende indsats | åben rådgivning broader forebyggende indsats"},
    {"Hjælpemidler, navnlig kørestole og loftlifte, er dyre i drift.",
     "kørestol broader hjælpemiddel | loftlift broader hjælpemiddel"},
    {"Vi skelner mellem to former for behandling: dagbehandling og døgnbehandling.",
     "dagbehandling broader behandling | døgnbehandling broader behandling"},
    {"Misbrugsbehandling omfatter såvel ambulant behandling som døgnbehandling.",
     "ambulant behandling part_of misbrugsbehandling | døgnbehandling part_of misbrugsbehandling"},
    {"Skærmbesøg regnes for en velfærdsteknologi.", "skærmbesøg broader velfærdsteknologi"},
    {"Peerstøtte betragtes som en recoveryorienteret indsats.",
     "peerstøtte broader recoveryorienteret indsats"},
    {"Til de opsøgende indsatser hører gadeplansarbejde og natcafé.",
     "gadeplansarbejde broader opsøgende indsats | natcafé broader opsøgende indsats"},
    {"Den sociale viceværtsordning er en boligsocial indsats.",
     "social viceværtsordning broader boligsocial indsats"},
    {"Udredningsprocessen har fire trin: henvendelse, sagsåbning, sagsoplysning og faglig vurdering.",
     "henvendelse part_of udredningsproces | sagsåbning part_of udredningsproces | sagsoplysning part_of "
     "udredningsproces | faglig vurdering part_of udredningsproces"},
    {"Boligsociale indsatser, det vil sige lektiehjælp og fædregrupper, er frivillige.",
     "lektiehjælp broader boligsocial indsats | fædregruppe broader boligsocial indsats"},
    {"Opsøgende arbejde kan foregå i form af gadeture eller cafébesøg.",
     "gadetur broader opsøgende arbejde | cafébesøg broader opsøgende arbejde"},
    {"Hjælpemidlerne, typisk rollatorer og badebænke, leveres af depotet.",
     "rollator broader hjælpemiddel | badebænk broader hjælpemiddel"},
    {"Under de forebyggende tilbud hører åben anonym rådgivning og familiecafé.",
     "åben anonym rådgivning broader forebyggende tilbud | familiecafé broader forebyggende tilbud"},
    {"Brugerorganisationer repræsenteret ved lokale handicapforeninger og ældreforeninger skal høres.",
     "lokal handicapforening broader brugerorganisation | ældreforening broader brugerorganisation"},
};

TEST(FindKinds, ReadsKindsOfAThirdSet) { expect_relations(kKindsOfAThirdSet); }

constexpr RelationCase kGroupsOfAThirdSet[] = {
    {"Kommunen har indrettet et aktivitetshus til borgere omfattet af demensstrategien.",
     "aktivitetshus has_target_group borgere omfattet af demensstrategien"},
    {"Voksne, der har ret til merudgiftsydelse, skal søge inden jul.",
     "merudgiftsydelse has_target_group voksne, der har ret til merudgiftsydelse"},
    {"Personer visiteret til botilbud betaler husleje.",
     "botilbud has_target_group personer visiteret til botilbud"},
    {"Natcaféen favner en bred gruppe af mennesker, der lever på gaden.",
     "natcafé has_target_group mennesker, der lever på gaden"},
    {"Frivilligcentret dækker en bred vifte af voksne med sindslidelser.",
     "frivilligcenter has_target_group voksne med sindslidelser"},
    {"Formålet med gadesygeplejen er at hjælpe hjemløse.", "gadesygepleje has_target_group hjemløse"},
    {"Krisecentret har til formål at støtte kvinder, der har været udsat for vold.",
     "krisecenter has_target_group kvinder, der har været udsat for vold"},
    {"Skurvognen kan rumme otte hjemløse.", "skurvogn has_target_group hjemløse"},
    {"Tilbudsportalen er et opslagsværk, og aflastningspladserne er forbeholdt børn med handicap.",
     "Tilbudsportalen broader opslagsværk | aflastningsplads has_target_group børn med handicap"},
    {"Opholdsstedet er egnet til unge med kriminel adfærd.",
     "opholdssted has_target_group unge med kriminel adfærd"},
    {"Specialskolen er godkendt til børn med autisme.", "specialskole has_target_group børn med autisme"},
    {"Familiehuset skal støtte familier med udsatte børn.",
     "familiehus has_target_group familier med udsatte børn"},
    {"Ungdomssanktionen har til formål at hjælpe unge med kriminel adfærd.",
     "ungdomssanktion has_target_group unge med kriminel adfærd"},
    {"Formålet med behandlingshjemmet er at behandle unge med spiseforstyrrelser.",
     "behandlingshjem has_target_group unge med spiseforstyrrelser"},
    {"Varmestuen favner en stor gruppe af hjemløse.", "varmestue has_target_group hjemløse"},
    {"Væresteder dækker en lang række af borgere med sindslidelser.",
     "værested has_target_group borgere med sindslidelser"},
};

TEST(FindBeneficiaries, ReadsGroupsOfAThirdSet) { expect_relations(kGroupsOfAThirdSet); }

constexpr RelationCase kProvisionsOfAThirdSet[] = {
    {"Kommunen skal give genoptræning, når lægen har henvist borgeren, jf. sundhedslovens § 140.",
     "genoptræning governed_by sundhedsloven#140"},
    {"Kommunen skal foretage en underretning, hvis et barn har været udsat for overgreb, jf. servicelovens § "
     "153.",
     "underretning governed_by serviceloven#153"},
    {"Der er pligt til at udarbejde handleplaner for borgere, medmindre de har sagt nej til støtte, jf. "
     "servicelovens § 141.",
     "handleplan governed_by serviceloven#141"},
    {"Borgere, der bevilges BPA, jf. servicelovens § 96, ansætter selv hjælpere.",
     "BPA governed_by serviceloven#96"},
    {"De nærmere regler for merudgiftsydelsen fremgår af servicelovens § 100.",
     "merudgiftsydelse governed_by serviceloven#100"},
    {"Hjemmehjælp tildeles på grundlag af servicelovens § 83.", "hjemmehjælp governed_by serviceloven#83"},
    {"Støtte- og kontaktpersonordningen har sit grundlag i servicelovens § 99.",
     "støtte- og kontaktpersonordning governed_by serviceloven#99"},
    {"Kommunens tilbud om alkoholbehandling er omfattet af sundhedslovens § 141.",
     "alkoholbehandling governed_by sundhedsloven#141"},
    {"Nødværgereglerne har sit grundlag i servicelovens § 124.",
     "nødværgeregel governed_by serviceloven#124"},
    {"Botilbuddene er oprettet i kraft af servicelovens § 108.", "botilbud governed_by serviceloven#108"},
};

TEST(FindProvisions, ReadsProvisionsOfAThirdSet) { expect_relations(kProvisionsOfAThirdSet); }

constexpr RelationCase kTiesOfAThirdSet[] = {
    {"Effektmåling er afhængig af at kunne udnytte journaldata.", "effektmåling related journaldata"},
    {"Sammenhængen mellem gæld og hjemløshed er veldokumenteret.", "gæld related hjemløshed"},
    {"Kombinationen af bostøtte og beskyttet beskæftigelse giver stabilitet.",
     "bostøtte related beskyttet beskæftigelse"},
    {"En kombination af mentorstøtte og virksomhedspraktik afprøves.",
     "mentorstøtte related virksomhedspraktik"},
    {"En tovholder, der skal koordinere indsatsen, mangler. Koordinering er dyrt.",
     "tovholder related koordinering"},
    {"Recovery er afhængig af at kunne fastholde venskaber.", "recovery related venskab"},
};

TEST(FindTies, ReadsTiesOfAThirdSet) { expect_relations(kTiesOfAThirdSet); }

constexpr std::string_view kNothingStatedInAThirdSet[] = {
    "Mange borgere oplever, at sagsbehandlingen er langsom.",
    "Kommunen kan overveje, om bostøtten bør udvides.",
    "Aflastning nævnes flere gange i interviewene om botilbud.",
    "Borgere omfattet af undersøgelsen blev ringet op.",
    "Samarbejdet sker på grundlag af sundhedsloven.",
};

TEST(FindRelations, LeavesWhatAThirdSetDoesNotState) { expect_none(kNothingStatedInAThirdSet); }

}  // namespace
}  // namespace vidensgraf
