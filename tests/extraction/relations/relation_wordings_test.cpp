// Relations on sentences of our own, written before anyone looked at what the program made of them, as
// reports, guidance and municipal service descriptions would put it. All relations of each, in text order.

#include "tests/extraction/relations/relation_wording.h"

namespace vidensgraf {
namespace {

constexpr RelationCase kReadsManyWordings[] = {
    {"Aflastningsophold er et tilbud til familier med handicappede børn.",
     "aflastningsophold has_target_group familier med handicappede børn"},
    {"Mentorforløbet er et tilbud for unge med psykiske vanskeligheder.",
     "mentorforløb has_target_group unge med psykiske vanskeligheder"},
    {"Indsatsen i Bostøtteteamet er målrettet voksne med autisme.",
     "bostøtteteam has_target_group voksne med autisme"},
    {"Støttekontaktordningen er særligt rettet mod hjemløse og stofmisbrugere.",
     "støttekontaktordning has_target_group hjemløse | støttekontaktordning has_target_group stofmisbrugere"},
    {"Krisecentret henvender sig primært til kvinder, der har været udsat for vold.",
     "krisecenter has_target_group kvinder, der har været udsat for vold"},
    {"Målgruppen for mestringsforløbet er voksne med erhvervet hjerneskade.",
     "mestringsforløb has_target_group voksne med erhvervet hjerneskade"},
    {"Målgruppen for aflastningstilbuddet er børn og unge med betydelig nedsat funktionsevne.",
     "aflastningstilbud has_target_group børn og unge med betydelig nedsat funktionsevne"},
    {"Voksne med erhvervet hjerneskade er målgruppen for mestringsforløbet.",
     "mestringsforløb has_target_group voksne med erhvervet hjerneskade"},
    {"Værestedet er for voksne med sindslidelser.", "værested has_target_group voksne med sindslidelser"},
    {"Støttepædagogerne tilbyder familierådgivning til familier med udsatte børn.",
     "familierådgivning has_target_group familier med udsatte børn"},
    {"Kommunen tilbyder borgere med demens aktivitetsforløb.",
     "aktivitetsforløb has_target_group borgere med demens"},
    {"Borgere med demens tilbydes aktivitetsforløb og pårørendegrupper.",
     "aktivitetsforløb has_target_group borgere med demens | pårørendegruppe has_target_group borgere med "
     "demens"},
    {"Voksne med svære sindslidelser kan få tilbudt en støttekontaktperson.",
     "støttekontaktperson has_target_group voksne med svære sindslidelser"},
    {"Kontaktpersonordningen er tiltænkt unge med misbrug.",
     "kontaktpersonordning has_target_group unge med misbrug"},
    {"Botilbuddet modtager voksne med udviklingshæmning.",
     "botilbud has_target_group voksne med udviklingshæmning"},
    {"Forældrekurset er udviklet til forældre til børn med ADHD.",
     "forældrekursus has_target_group forældre til børn med ADHD"},
    {"Aktivitetscentret er åbent for voksne med hjerneskade.",
     "aktivitetscenter has_target_group voksne med hjerneskade"},
    {"Gadesygeplejersken yder sygepleje til hjemløse.", "sygepleje has_target_group hjemløse"},
    {"Der er etableret et akuttilbud til borgere med psykiske lidelser.",
     "akuttilbud has_target_group borgere med psykiske lidelser"},
    {"Opsøgende gadeplansarbejde er en indsats for mennesker, der lever på gaden.",
     "opsøgende gadeplansarbejde has_target_group mennesker, der lever på gaden"},
    {"Bostøtten gives til borgere med nedsat psykisk funktionsevne.",
     "bostøtte has_target_group borgere med nedsat psykisk funktionsevne"},
    {"Ledsageordningen omfatter personer med betydeligt nedsat fysisk funktionsevne.",
     "ledsageordning has_target_group personer med betydeligt nedsat fysisk funktionsevne"},
    {"Personer med betydeligt nedsat fysisk funktionsevne kan visiteres til ledsageordningen.",
     "ledsageordning has_target_group personer med betydeligt nedsat fysisk funktionsevne"},
    {"I kommunen findes der et døgntilbud, som er målrettet unge med spiseforstyrrelser.",
     "døgntilbud has_target_group unge med spiseforstyrrelser"},
    {"Personer med høretab har mulighed for at få tolkebistand.",
     "tolkebistand has_target_group personer med høretab"},
    {"Sociale akuttilbud kan benyttes af borgere med psykiske vanskeligheder.",
     "socialt akuttilbud has_target_group borgere med psykiske vanskeligheder"},
    {"Brugerne af botilbuddet er voksne med udviklingshæmning.",
     "botilbud has_target_group voksne med udviklingshæmning"},
};

TEST(FindBeneficiaries, ReadsManyWordings) { expect_relations(kReadsManyWordings); }

constexpr RelationCase kReadsProvisionsAnywhereInTheSentence[] = {
    {"Socialpædagogisk støtte ydes efter servicelovens § 85.",
     "socialpædagogisk støtte governed_by serviceloven#85"},
    {"Bostøtte bevilges efter servicelovens § 85.", "bostøtte governed_by serviceloven#85"},
    {"Efter servicelovens § 97 kan borgeren få en ledsageordning.",
     "ledsageordning governed_by serviceloven#97"},
    {"Ledsagelse er reguleret i servicelovens § 97.", "ledsagelse governed_by serviceloven#97"},
    {"Ledsageordningen reguleres af servicelovens § 97.", "ledsageordning governed_by serviceloven#97"},
    {"Hjemmehjælpen ydes med hjemmel i servicelovens § 83.", "hjemmehjælp governed_by serviceloven#83"},
    {"I medfør af servicelovens § 103 tilbyder kommunen beskyttet beskæftigelse.",
     "beskyttet beskæftigelse governed_by serviceloven#103"},
    {"Botilbuddet drives efter servicelovens § 107.", "botilbud governed_by serviceloven#107"},
    {"Borgerne visiteres til botilbuddet efter servicelovens § 108.",
     "botilbud governed_by serviceloven#108"},
    {"Servicelovens § 104 handler om aktivitets- og samværstilbud.",
     "aktivitetstilbud governed_by serviceloven#104 | samværstilbud governed_by serviceloven#104"},
    {"Reglerne om aflastning findes i servicelovens § 84.", "aflastning governed_by serviceloven#84"},
    {"Bestemmelsen om merudgiftsydelse står i servicelovens § 100.",
     "merudgiftsydelse governed_by serviceloven#100"},
    {"Efter § 81 i serviceloven ydes sociale indsatser, og bostøtte gives efter § 85.",
     "social indsats governed_by serviceloven#81 | bostøtte governed_by serviceloven#85"},
    {"Tilbuddet omfatter beskyttet beskæftigelse (servicelovens § 103) og aktivitetstilbud (servicelovens § "
     "104).",
     "beskyttet beskæftigelse governed_by serviceloven#103 | aktivitetstilbud governed_by serviceloven#104"},
    {"Midlertidige botilbud, jf. servicelovens § 107, har ledige pladser.",
     "midlertidigt botilbud governed_by serviceloven#107"},
    {"Retten til borgerstyret personlig assistance fremgår af servicelovens § 96.",
     "borgerstyret personlig assistance governed_by serviceloven#96"},
    {"Kommunen skal tilbyde alkoholbehandling, jf. sundhedslovens § 141.",
     "alkoholbehandling governed_by sundhedsloven#141"},
    {"Kommunen skal udarbejde en handleplan, jf. servicelovens § 141.",
     "handleplan governed_by serviceloven#141"},
    {"Handleplaner skal udarbejdes i overensstemmelse med servicelovens § 141.",
     "handleplan governed_by serviceloven#141"},
    {"Forsorgshjem efter servicelovens § 110 er for hjemløse.",
     "forsorgshjem has_target_group hjemløse | forsorgshjem governed_by serviceloven#110"},
    {"Voksne med stofmisbrug har ret til stofmisbrugsbehandling efter servicelovens § 101.",
     "stofmisbrugsbehandling has_target_group voksne med stofmisbrug | stofmisbrugsbehandling governed_by "
     "serviceloven#101"},
    {"Servicelovens § 99 giver hjemmel til støttekontaktpersoner.",
     "støttekontaktperson governed_by serviceloven#99"},
    {"Kommunen har pligt til at tilbyde genoptræning efter sundhedslovens § 140.",
     "genoptræning governed_by sundhedsloven#140"},
    {"Rehabiliteringsforløb, som tilbydes efter servicelovens § 83 a, er tidsbegrænsede.",
     "rehabiliteringsforløb governed_by serviceloven#83a"},
};

TEST(FindProvisions, ReadsProvisionsAnywhereInTheSentence) {
  expect_relations(kReadsProvisionsAnywhereInTheSentence);
}

constexpr RelationCase kReadsKindsInManyWordings[] = {
    {"Gruppeforløb er en form for fremskudt indsats.", "gruppeforløb broader fremskudt indsats"},
    {"Motiverende samtale er en samtalemetode.", "motiverende samtale broader samtalemetode"},
    {"Kommunen tilbyder støtteordninger, herunder ledsageordning og aflastning.",
     "ledsageordning broader støtteordning | aflastning broader støtteordning"},
    {"Der findes to typer botilbud: midlertidige botilbud og længerevarende botilbud.",
     "midlertidigt botilbud broader botilbud | længerevarende botilbud broader botilbud"},
    {"Handicaphjælpemidler, fx kørestole og høreapparater, bevilges hurtigt.",
     "kørestol broader handicaphjælpemiddel | høreapparat broader handicaphjælpemiddel"},
    {"Kørestole, høreapparater og andre hjælpemidler bevilges hurtigt.",
     "høreapparat broader hjælpemiddel | kørestol broader hjælpemiddel"},
    {"De sociale indsatser består dels af hjemmebesøg, dels af gruppesamtaler.",
     "hjemmebesøg part_of social indsats | gruppesamtale part_of social indsats"},
    {"Blandt de psykosociale metoder er motiverende samtale og åben dialog.",
     "motiverende samtale broader psykosocial metode | åben dialog broader psykosocial metode"},
    {"Kommunen bruger forskellige udredningsredskaber som fx voksenudredningsmetoden.",
     "voksenudredningsmetode broader udredningsredskab"},
    {"Der er tre former for bofællesskaber: seniorbofællesskaber, ungebofællesskaber og kollektiver.",
     "seniorbofællesskab broader bofællesskab | ungebofællesskab broader bofællesskab | kollektiv broader "
     "bofællesskab"},
    {"Støttemulighederne kan deles op i individuel støtte og gruppebaseret støtte.",
     "individuel støtte broader støttemulighed | gruppebaseret støtte broader støttemulighed"},
    {"Misbrugsbehandling kan opdeles i ambulant behandling og døgnbehandling.",
     "ambulant behandling broader misbrugsbehandling | døgnbehandling broader misbrugsbehandling"},
    {"Ambulant behandling og døgnbehandling er begge former for misbrugsbehandling.",
     "døgnbehandling broader misbrugsbehandling | ambulant behandling broader misbrugsbehandling"},
    {"Dagbehandling er et eksempel på en ambulant indsats.", "dagbehandling broader ambulant indsats"},
    {"Eksempler på forebyggende indsatser er familierådgivning og hjemmebesøg.",
     "familierådgivning broader forebyggende indsats | hjemmebesøg broader forebyggende indsats"},
    {"Som eksempler på velfærdsteknologi kan nævnes skærmbesøg og medicindispensere.",
     "skærmbesøg broader velfærdsteknologi | medicindispenser broader velfærdsteknologi"},
    {"Evidensbaserede metoder, eksempelvis CTI og ACT, er udbredte.",
     "CTI broader evidensbaseret metode | ACT broader evidensbaseret metode"},
    {"Skærmbesøg er en type virtuel hjemmepleje.", "skærmbesøg broader virtuel hjemmepleje"},
    {"Opgangsfællesskaber er én af flere botilbudsformer.", "opgangsfællesskab broader botilbudsform"},
    {"Opgangsfællesskabet er en særlig boform, hvor beboerne har egen lejlighed.",
     "opgangsfællesskab broader boform"},
    {"Familierådgivning hører til de forebyggende indsatser.",
     "familierådgivning broader forebyggende indsats"},
};

TEST(FindKinds, ReadsKindsInManyWordings) { expect_relations(kReadsKindsInManyWordings); }

constexpr RelationCase kReadsMembersAndPhases[] = {
    {"Handleplanen indeholder en risikovurdering og en indsatstrappe.",
     "risikovurdering part_of handleplan | indsatstrappe part_of handleplan"},
    {"Risikovurderingen indgår i handleplanen.", "risikovurdering part_of handleplan"},
    {"Udredningsforløbet er opdelt i tre faser: visitation, udredning og opfølgning.",
     "visitation part_of udredningsforløb | udredning part_of udredningsforløb | opfølgning part_of "
     "udredningsforløb"},
};

TEST(FindParts, ReadsMembersAndPhases) { expect_relations(kReadsMembersAndPhases); }

constexpr RelationCase kReadsFurtherVerbs[] = {
    {"Rehabilitering forudsætter tværfagligt samarbejde.", "rehabilitering related tværfagligt samarbejde"},
    {"Recoveryorienteret rehabilitering bygger på brugerinddragelse.",
     "recoveryorienteret rehabilitering related brugerinddragelse"},
    {"Risikovurderingen danner grundlag for handleplanen.", "risikovurdering related handleplan"},
    {"Sagsbehandlingen tager afsæt i voksenudredningsmetoden.",
     "sagsbehandling related voksenudredningsmetode"},
    {"Traumebehandling supplerer den sociale indsats.", "traumebehandling related social indsats"},
    {"Ensomhed hænger sammen med psykisk mistrivsel.", "ensomhed related psykisk mistrivsel"},
    {"Relationsarbejdet er centralt for recoveryprocessen.", "relationsarbejde related recoveryproces"},
    {"Sagsbehandlere bruger voksenudredningsmetoden i visitationen.",
     "voksenudredningsmetode related visitation"},
    {"Voksenudredningsmetoden anvendes i sagsbehandlingen.", "voksenudredningsmetode related sagsbehandling"},
};

TEST(FindTies, ReadsFurtherVerbs) { expect_relations(kReadsFurtherVerbs); }

constexpr std::string_view kLeavesWhatIsDeniedOrOnlySaidTogether[] = {
    "Rapporten beskriver bostøtte og ledsageordning.",
    "Bostøtten er en stor udfordring for kommunen.",
    "Mange borgere fortæller om bostøtten til medarbejderne.",
    "Bostøtte og misbrugsbehandling er vigtige for mange.",
    "Hvis borgeren får bostøtte, kan servicelovens § 85 gælde.",
    "Servicelovens § 85 blev ændret i 2018, og bostøtten blev omlagt.",
    "Bostøtten er ikke målrettet voksne med autisme.",
    "Kommunen har ingen botilbud til voksne med autisme.",
    "Til mødet kom voksne med autisme, der talte om bostøtten.",
    "Sagsbehandleren er en vigtig person.",
};

TEST(FindRelations, LeavesWhatIsDeniedOrOnlySaidTogether) {
  expect_none(kLeavesWhatIsDeniedOrOnlySaidTogether);
}

// The second set, written after the first had been mended.

constexpr RelationCase kReadsWordingsOfASecondSet[] = {
    {"Samtalegrupperne er beregnet til pårørende.", "samtalegruppe has_target_group pårørende"},
    {"Unge med autisme kan søge om en mentorordning.", "mentorordning has_target_group unge med autisme"},
    {"Borgere med hjerneskade, der bor i kommunen, visiteres til genoptræning.",
     "genoptræning has_target_group borgere med hjerneskade, der bor i kommunen"},
    {"Mestringskurset, som henvender sig til voksne med angst, varer ti uger.",
     "mestringskursus has_target_group voksne med angst"},
    {"Aktivitetshuset har plads til 40 borgere med sindslidelser.",
     "aktivitetshus has_target_group borgere med sindslidelser"},
    {"Tilbud om opsøgende støtte til hjemløse blev udvidet.", "opsøgende støtte has_target_group hjemløse"},
    {"Kommunen har oprettet et natherberg for mennesker, der sover på gaden.",
     "natherberg has_target_group mennesker, der sover på gaden"},
    {"Botræningen gives primært til unge med udviklingshæmning.",
     "botræning has_target_group unge med udviklingshæmning"},
    {"Der er udviklet et forældreprogram for forældre til børn med ADHD.",
     "forældreprogram has_target_group forældre til børn med ADHD"},
    {"Beboerne i bofællesskabet er voksne med autisme.", "bofællesskab has_target_group voksne med autisme"},
    {"Krisecenteret huser kvinder, der er udsat for vold.",
     "krisecenter has_target_group kvinder, der er udsat for vold"},
    {"Handicapkørsel ydes til personer med gangbesvær.",
     "handicapkørsel has_target_group personer med gangbesvær"},
};

TEST(FindBeneficiaries, ReadsWordingsOfASecondSet) { expect_relations(kReadsWordingsOfASecondSet); }

constexpr std::string_view kLeavesWhatNamesNoGroup[] = {
    "Demenskonsulenterne vejleder borgere med demens.",
    "Målgruppen for indsatsen er voksne med psykisk sygdom.",
};

TEST(FindBeneficiaries, LeavesWhatNamesNoGroup) { expect_none(kLeavesWhatNamesNoGroup); }

constexpr RelationCase kReadsProvisionsOfASecondSet[] = {
    {"Aflastning bevilges i medfør af servicelovens § 84.", "aflastning governed_by serviceloven#84"},
    {"Kommunen yder tilskud til hjælpemidler efter servicelovens § 112.",
     "hjælpemiddel governed_by serviceloven#112"},
    {"Der kan ydes merudgiftsydelse, jf. servicelovens § 100.",
     "merudgiftsydelse governed_by serviceloven#100"},
    {"Servicelovens § 83 omhandler hjemmehjælp.", "hjemmehjælp governed_by serviceloven#83"},
    {"Servicelovens § 97 giver borgeren ret til ledsageordning.",
     "ledsageordning governed_by serviceloven#97"},
    {"Dagtilbuddet er godkendt efter servicelovens § 104.", "dagtilbud governed_by serviceloven#104"},
    {"I servicelovens § 85 er der regler om bostøtte.", "bostøtte governed_by serviceloven#85"},
    {"Efter sundhedslovens § 140 har borgeren ret til en genoptræningsplan.",
     "genoptræningsplan governed_by sundhedsloven#140"},
    {"En borger, der modtager bostøtte efter servicelovens § 85, skal have en handleplan.",
     "bostøtte governed_by serviceloven#85"},
    {"Beskyttet beskæftigelse (jf. servicelovens § 103) er et tilbud.",
     "beskyttet beskæftigelse governed_by serviceloven#103"},
};

TEST(FindProvisions, ReadsProvisionsOfASecondSet) { expect_relations(kReadsProvisionsOfASecondSet); }

constexpr std::string_view kLeavesDeniedProvisions[] = {
    "Tolkebistand bevilges ikke efter servicelovens § 85.",
};

TEST(FindProvisions, LeavesDeniedProvisions) { expect_none(kLeavesDeniedProvisions); }

constexpr RelationCase kReadsKindsOfASecondSet[] = {
    {"Mindfulness er en behandlingsform, som kræver træning.", "mindfulness broader behandlingsform"},
    {"De fire indsatsområder er sundhed, beskæftigelse, bolig og netværk.",
     "sundhed broader indsatsområde | beskæftigelse broader indsatsområde | bolig broader indsatsområde | "
     "netværk broader indsatsområde"},
    {"Kommunen har flere botilbudstyper, bl.a. bofællesskaber og opgangsfællesskaber.",
     "bofællesskab broader botilbudstype | opgangsfællesskab broader botilbudstype"},
    {"Hjælpemidler som rollatorer og kørestole udlånes.",
     "rollator broader hjælpemiddel | kørestol broader hjælpemiddel"},
    {"Psykoedukation er et eksempel på en gruppebaseret indsats.",
     "psykoedukation broader gruppebaseret indsats"},
    {"Velfærdsteknologier, for eksempel skærmbesøg, vinder frem.", "skærmbesøg broader velfærdsteknologi"},
    {"Misbrugsbehandling, familiebehandling og lignende behandlingstilbud er frivillige.",
     "familiebehandling broader behandlingstilbud | misbrugsbehandling broader behandlingstilbud"},
    {"Alarmsystemer og andre velfærdsteknologiske løsninger skal godkendes.",
     "alarmsystem broader velfærdsteknologisk løsning"},
    {"Musikterapi, der er en type kreativ terapi, bruges på bostedet.", "musikterapi broader kreativ terapi"},
};

TEST(FindKinds, ReadsKindsOfASecondSet) { expect_relations(kReadsKindsOfASecondSet); }

constexpr std::string_view kLeavesWhatNamesNoKind[] = {
    "Motiverende samtale er en af de mest brugte metoder.",
    "Støtten kan have form af hjemmebesøg.",
};

TEST(FindKinds, LeavesWhatNamesNoKind) { expect_none(kLeavesWhatNamesNoKind); }

constexpr RelationCase kReadsPartsOfASecondSet[] = {
    {"Udredningen består af tre dele: samtale, observation og test.",
     "samtale part_of udredning | observation part_of udredning | test part_of udredning"},
    {"Handleplanen rummer både mål og delmål.", "delmål part_of handleplan"},
    {"Brobygning indgår som et element i udskrivningsforløbet.", "brobygning part_of udskrivningsforløb"},
};

TEST(FindParts, ReadsPartsOfASecondSet) { expect_relations(kReadsPartsOfASecondSet); }

constexpr RelationCase kReadsTiesOfASecondSet[] = {
    {"Borgerinddragelse er afgørende for recovery.", "borgerinddragelse related recovery"},
    {"Helhedsorienterede indsatser forudsætter videndeling.",
     "helhedsorienteret indsats related videndeling"},
    {"Fattigdom hænger tæt sammen med social eksklusion.", "fattigdom related social eksklusion"},
    {"Netværksmøder har positiv effekt på familietrivslen.", "netværksmøde related familietrivsel"},
    {"Systematisk dokumentation understøtter effektmålingen.",
     "systematisk dokumentation related effektmåling"},
    {"Sagsbehandlingstiden afhænger af sagsmængden.", "sagsbehandlingstid related sagsmængde"},
    {"Handleplanen udarbejdes på baggrund af udredningen.", "handleplan related udredning"},
    {"Visitationen sker på grundlag af en faglig udredning.", "visitation related faglig udredning"},
};

TEST(FindTies, ReadsTiesOfASecondSet) { expect_relations(kReadsTiesOfASecondSet); }

constexpr std::string_view kLeavesGeneralNouns[] = {
    "Indsatsen bygger på recoverytankegangen.",
};

TEST(FindTies, LeavesGeneralNouns) { expect_none(kLeavesGeneralNouns); }

constexpr std::string_view kLeavesOtherSentencesAlone[] = {
    "Kommunen evaluerer bostøtten og ledsageordningen næste år.",
    "Voksne med autisme deltog i en undersøgelse af botilbud.",
    "Personalet drøfter etik og magtanvendelse på møderne.",
    "Aflastning er et vigtigt emne for mange.",
    "Handleplanen blev sendt til pårørende.",
    "Servicelovens § 85 trådte i kraft i 1998.",
    "Borgerne bor i lejlighed eller på botilbud.",
};

TEST(FindRelations, LeavesOtherSentencesAlone) { expect_none(kLeavesOtherSentencesAlone); }

}  // namespace
}  // namespace vidensgraf
