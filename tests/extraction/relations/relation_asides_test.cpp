// Kinds in brackets, and what a sentence says of a thing by saying what it is, on sentences of our own: all
// relations of each, in text order.

#include "tests/extraction/relations/relation_wording.h"

namespace vidensgraf {
namespace {

constexpr RelationCase kKindsInBrackets[] = {
    {"Huset har kurser (svømning, madlavning mv.) for alle.",
     "svømning broader kursus | madlavning broader kursus"},
    {"Hun låner hjælpemidler (kørestole, rollatorer m.m.) hver dag.",
     "kørestol broader hjælpemiddel | rollator broader hjælpemiddel"},
    {"Klinikken udreder for diagnoser (ADHD, OCD mv.) hele året.",
     "ADHD broader diagnose | OCD broader diagnose"},
    {"Planen nævner funktionsnedsættelser (fysiske, psykiske og kognitive) først.",
     "fysisk funktionsnedsættelse broader funktionsnedsættelse | psykisk funktionsnedsættelse broader "
     "funktionsnedsættelse | kognitiv funktionsnedsættelse broader funktionsnedsættelse"},
};

TEST(FindAsides, ReadsKindsInBrackets) { expect_relations(kKindsInBrackets); }

constexpr std::string_view kNoKindsInBrackets[] = {
    "Byen har botilbud (Elmehuset og Bakkegården).",
    "Byen har teams (sygeplejersker, pædagoger mv.) i alle områder.",
    "Der er krisecentre i byerne (Odense, Vejle mv.).",
    "Sektorerne (kommunerne, regionerne mv.) samarbejder om udskrivning.",
    "Der er råd til forældre (mødre, fædre mv.) i huset.",
    "Huset lejer lokaler (køkken og bad) ud.",
    "Rapporten bygger på samtaler (Jensen, Hansen mv.).",
};

TEST(FindAsides, LeavesOtherBrackets) { expect_none(kNoKindsInBrackets); }

constexpr RelationCase kForWhomByWhatItIs[] = {
    {"En intensiv familieindsats er en familieindsats, der er rettet mod familier med vold.",
     "intensiv familieindsats broader familieindsats | intensiv familieindsats has_target_group familier med "
     "vold"},
    {"Specialiseret botilbud: Botilbud, der leverer behandling til voksne med svære spiseforstyrrelser.",
     "specialiseret botilbud has_target_group voksne med svære spiseforstyrrelser"},
    {"Målet er botilbud, der er rettet mod unge med hjemløshed.",
     "botilbud has_target_group unge med hjemløshed"},
    {"Målgruppen for bostøtte er kendetegnet ved at være små grupper af voksne med dobbeltdiagnoser.",
     "bostøtte has_target_group voksne med dobbeltdiagnoser"},
    {"Målgruppen for bostøtte er en bred og sammensat gruppe af voksne med autisme.",
     "bostøtte has_target_group voksne med autisme"},
};

TEST(FindBeneficiaries, ReadsForWhomByWhatItIs) { expect_relations(kForWhomByWhatItIs); }

constexpr RelationCase kThingsOfActions[] = {
    {"Anvendelsen af digitale redskaber kræver supervision.", "digitalt redskab related supervision"},
    {"Brugen af værksteder kræver høj grad af tillid.", "værksted related tillid"},
    {"Ældrerådet er lovgivningsmæssigt forankret i retssikkerhedslovens § 31.",
     "ældreråd governed_by retssikkerhedsloven#31"},
    {"Opsøgende teams og mentorordninger er faglige redskaber, der kan skabe kontakt.",
     "opsøgende team broader fagligt redskab | mentorordning broader fagligt redskab"},
    {"Mobil støtte forstås som støtte, der gives på et værested.", "mobil støtte related værested"},
};

TEST(FindRelations, ReadsThingsOfActions) { expect_relations(kThingsOfActions); }

constexpr RelationCase kEntriesOfAGlossary[] = {
    {"Begreber\n\nVærested: Et værested er et dagtilbud, der er åbent for alle.\n\nMobil støtte: Mobil "
     "støtte "
     "forstås som støtte, der gives i et dagtilbud.\n\nHerberg: Botilbud, hvor man kan sove.\n\nMentor: En "
     "mentor er en person, der støtter.\n\nSkærmet plads: Borgeren har botilbud, der passer.\n",
     "værested broader dagtilbud | mobil støtte related dagtilbud | herberg broader botilbud"},
};

TEST(FindInDefinitions, ReadsEntriesOfAGlossary) { expect_relations(kEntriesOfAGlossary); }

constexpr std::string_view kNothingOfActions[] = {
    "Anvendelsen af mentorer for de unge kræver ikke supervision.",
    "Målgruppen for bostøtte er kendetegnet ved ikke at være borgere med demens.",
    "Mobil støtte forstås som støtte, der ikke gives på et værested.",
};

TEST(FindRelations, LeavesWhatIsDeniedOfActions) { expect_none(kNothingOfActions); }

}  // namespace
}  // namespace vidensgraf
