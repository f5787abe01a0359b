// What somebody does is no tie of concepts; lists whose kind cannot be told; the rest of a clause that groups
// have. Beside each a sentence that states something.

#include "tests/extraction/facts_in_words.h"
#include "tests/extraction/facts_of.h"
#include "tests/extraction/relations/relation_wording.h"

namespace vidensgraf {
namespace {

constexpr std::string_view kActors[] = {
    "Nævnet fører kontrol med depositum.",        "Udlejeren kan kræve depositum.",
    "Importøren giver samtykke til destruktion.", "Fonden varetager administration af legater.",
    "Administrationen varetages af et selskab.",
};

TEST(RelationActors, AreTiedToNothing) { expect_none(kActors); }

constexpr std::string_view kToldByTexts[] = {
    "Tilsynsrapporten indeholder tilsynets bedømmelse og vurdering af tilbuddet.",
    "Statusrapporten omfatter økonomi og personale.",
};

TEST(RelationParts, AreNotWhatATextTells) { expect_none(kToldByTexts); }

constexpr RelationCase kThings[] = {
    {"Botræning styrker mestring.", "botræning related mestring"},
    {"Boligstøtten kræver visitation.", "boligstøtte related visitation"},
    {"Botræning styrker trivslen.", "botræning related trivsel"},
    {"Lejeaftalen omfatter beboerens husleje og depositum.",
     "husleje part_of lejeaftale | depositum part_of lejeaftale"},
};

TEST(RelationActors, ThingsAreTied) { expect_relations(kThings); }

constexpr std::string_view kUnclearLists[] = {
    "Der føres kontrol af telefonsamtaler i form af medhør.",
    "Fonden støtter køb af projektjord, herunder kompensation for værditab.",
    "Skolen vælger sprog som valgfag, herunder konversation.",
    "Reglerne gælder ansvar og sikkerhed, herunder bæredygtighed.",
    "Det gælder en myndighed under ministeriet eller andre myndigheder.",
    "Hun kører med væsker eller pulver, herunder slam.",
    "Regionens, herunder dyrlægens, forsegling må ikke brydes.",
    "De har lokaler, hvor der er udstillinger, herunder biblioteker.",
    "Hvis endossementet er et blankoendossement, gælder andre regler.",
    "Kommunen kan udleje ældreboliger som ungdomsboliger.",
    "Hun indtræder i Folketinget som stedfortræder.",
    "Naboen er registreret i BBR som helårsbolig.",
};

TEST(RelationLists, OfAnUnclearKindAreNone) { expect_none(kUnclearLists); }

constexpr RelationCase kClearLists[] = {
    {"Det gælder afsoning eller anden frihedsberøvelse, herunder varetægt.",
     "afsoning broader frihedsberøvelse | varetægt broader frihedsberøvelse"},
    {"Der gives tilskud til hjælpemidler i form af rollatorer.", "rollator broader hjælpemiddel"},
    {"Skolen har kurser, herunder svømning, og undervisning.", "svømning broader kursus"},
};

TEST(RelationLists, OfAClearKindAreRead) { expect_relations(kClearLists); }

struct GroupClauseCase {
  std::string_view text;
  std::string_view wanted;
};

constexpr GroupClauseCase kGroups[] = {
    {"Personer, der er fyldt 55 år og bor i et bofællesskab, kan få hjælp.",
     "personer, der er fyldt 55 år og bor i et bofællesskab"},
    {"Personer, der er ansat i staten og udsendt til udlandet, får tillæg.",
     "personer, der er ansat i staten og udsendt til udlandet"},
    {"Personer, hvis kørekort er begrænset, suspenderet eller inddraget, kan ikke søge.",
     "personer, hvis kørekort er begrænset, suspenderet eller inddraget"},
    {"Personer, der har gennemført kurset i 2009 anses for uddannede.",
     "personer, der har gennemført kurset i 2009"},
    {"Støtten gives til den enkelte borger med behov for botræning.", "borgere med behov for botræning"},
    // One person, a party to a matter, and a thing that is meant for somebody.
    {"Den enkelte borger får en plan.", ""},
    {"Det varsles over for den enkelte lejer med det varsel, der gælder.", ""},
    {"Tilskudsmodtager skal aflægge regnskab.", ""},
};

TEST(GroupClauses, AreReadToTheirEnd) {
  for (const auto& one : kGroups) {
    SCOPED_TRACE(one.text);
    EXPECT_EQ(target_groups_in_words(facts_of(std::string(one.text) + "\n")->facts), one.wanted);
  }
}

}  // namespace
}  // namespace vidensgraf
