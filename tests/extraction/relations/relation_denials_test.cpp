// What a sentence denies is no fact, and what it says beside that is one; a provision that belongs to the
// verb governs no noun.

#include "tests/extraction/read_text.h"
#include "tests/extraction/relations/relation_wording.h"

namespace vidensgraf {
namespace {

constexpr std::string_view kDenied[] = {
    // whom something is for
    "Huset er ikke et værested, der henvender sig til hjemløse.",
    "Værestedet henvender sig ikke til hjemløse.",
    "Værestedet er ikke målrettet hjemløse.",
    "Værestedet blev aldrig målrettet hjemløse.",
    "Bostøtte er ikke for personer med demens.",
    "Bostøtte er hverken for hjemløse eller for personer med demens.",
    "Bostøtte er ingen hjælp til personer med demens.",
    "Bostøtte gives aldrig til personer med demens.",
    "Bostøtte tilbydes ikke hjemløse.",
    "Kommunen tilbyder ikke bostøtte til hjemløse.",
    "Kommunen tilbyder hverken bostøtte eller ledsagelse til hjemløse.",
    "Kommunen tilbyder mad i stedet for bostøtte til hjemløse.",
    "Ingen hjemløse modtager bostøtte.",
    "Målgruppen for bostøtte er ikke hjemløse.",
    "Det er ikke et tilbud til hjemløse.",
    "De kommer fra synsområdet og området for hjemløse.",
    "Hjemløse har ikke behov for botræning.",
    "Botræning er ikke ledsagelse, der gives til hjemløse.",
    "Der kan ikke ydes boligsikring til personer med demens.",
    // parts and kinds
    "Botræning er ikke en del af bostøtten.",
    "Botræning indgår aldrig i bostøtten.",
    "Bostøtten omfatter hverken botræning eller ledsagelse.",
    "Bostøtten omfatter ikke botræning og ledsagelse.",
    "Bostøtten gives uden at omfatte botræning og ledsagelse.",
    "Botræning er ikke en form for bostøtte.",
    "Botræning er ingen form for bostøtte.",
    "Mentorordninger er ikke eksempler på bostøtte.",
    "Ved botræning forstås ikke ledsagelse.",
    // provisions
    "Bostøtte bevilges ikke efter servicelovens § 107.",
    "Bostøtte uden hjemmel i servicelovens § 85 er dyr.",
    "Servicelovens § 85 omhandler ikke ledsagelse.",
    "Servicelovens § 85 giver ingen ret til ledsagelse.",
    "Efter servicelovens § 85 kan kommunen ikke tilbyde ledsagelse.",
    // ties
    "Botræning styrker ikke netværket.",
    "Botræning kræver ingen visitation.",
    "Botræning gennemføres uden visitation.",
    "Botræning har ingen betydning for trivslen.",
    "Botræning har hverken betydning for trivslen eller netværket.",
    "Der er ingen sammenhæng mellem hjemløshed og misbrug.",
    "Hjemløshed afhænger ikke af misbrug.",
};

TEST(Denials, AreNoFacts) { expect_none(kDenied); }

constexpr RelationCase kStated[] = {
    {"Bostøtten omfatter botræning, men ikke ledsagelse.", "botræning part_of bostøtte"},
    {"Værestedet er målrettet voksne med demens og ikke hjemløse.",
     "værested has_target_group voksne med demens"},
    {"Kommunen tilbyder ikke alene bostøtte til hjemløse, men også mad.",
     "bostøtte has_target_group hjemløse"},
    {"Bostøtte til hjemløse, der ikke kan bo alene, er dyr.",
     "bostøtte has_target_group hjemløse, der ikke kan bo alene"},
    {"Hvis naboen ikke ønsker bostøtte, tilbydes ledsagelse til hjemløse.",
     "ledsagelse has_target_group hjemløse"},
    {"Botræning defineres som træning, der ikke kræver visitation.", "botræning broader træning"},
};

TEST(Denials, ReachNoFurtherThanTheirClause) { expect_relations(kStated); }

constexpr std::string_view kOfTheVerb[] = {
    "Udlejeren opsiger lejemålet i en bolig, jf. lejelovens § 9.",
    "Hun er bosat i en lejlighed, jf. servicelovens § 9.",
    "Sagen indbringes for huslejenævnet efter lejelovens § 15.",
    "Udlejer kan ophæve lejeaftalen efter lejelovens § 93.",
    "Afgørelser efter servicelovens § 52 kan påklages.",
};

TEST(Provisions, OfTheVerbGovernNoNoun) { expect_none(kOfTheVerb); }

constexpr RelationCase kOfTheNoun[] = {
    {"Beboeren har boet i et botilbud, jf. servicelovens § 107.", "botilbud governed_by serviceloven#107"},
    {"Lejeaftaler efter lejelovens § 4 er skriftlige.", "lejeaftale governed_by lejeloven#4"},
    {"Kommunen kan bevilge hjemmehjælpen efter servicelovens § 83.",
     "hjemmehjælp governed_by serviceloven#83"},
    {"Afgørelser om aflastning efter servicelovens § 84 kan påklages.",
     "aflastning governed_by serviceloven#84"},
    {"Beboeren bestod portfolioprøven, jf. servicelovens § 13.",
     "portfolioprøve governed_by serviceloven#13"},
};

TEST(Provisions, OfTheNounGovernIt) { expect_relations(kOfTheNoun); }

}  // namespace
}  // namespace vidensgraf
