// Wordings of reports of agencies, institutes and consultants that nobody had read before: each case is a
// sentence of our own for a mechanism, right or wrong.

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "extraction/definitions/definitions.h"
#include "tests/extraction/stated_facts.h"

namespace vidensgraf {
namespace {

constexpr StatedCase kReportedGroups[] = {
    // Adjectives that are said of people.
    {"Ordningen er for svage pensionister.", "svage pensionister"},
    {"Kurset er for truede familier i byen.", "truede familier"},
    {"Metoden har en svag side.", ""},
    // One person by a neuter article.
    {"Planen gælder det barn, der skal flytte.", ""},
    {"Samtalen er for det unge menneske, der mangler en bolig.", ""},
    {"Det børn mangler, er ro.", ""},
    // Two adjectives of one noun, the first of which may stand for people.
    {"Puljen er for udsatte og ensomme kvinder.", "udsatte og ensomme kvinder"},
    {"Anbragte og sårbare unge får en mentor.", "anbragte og sårbare unge"},
    {"Huset er for hjemløse og udsatte grønlændere.", "hjemløse | udsatte grønlændere"},
    // A role without its article names nobody.
    {"Hun ses som kollega frem for stofmisbruger.", ""},
    {"Hun er en stofmisbruger, der har brug for ro.", "stofmisbrugere"},
    // A noun that is a group by itself shares its clause with a plain one.
    {"Vi spurgte mænd og pårørende, som modtager rådgivning.", "mænd og pårørende, som modtager rådgivning"},
    {"Vi spurgte medarbejdere og pårørende om maden.", "pårørende"},
    // An adjective of both.
    {"Sundhedsplejen besøger sårbare gravide og spædbarnsfamilier.", "sårbare gravide og spædbarnsfamilier"},
    // Provisions that name a place, origin.
    {"Rådgivningen er for borgere på § 110-boformer.", "borgere på § 110-boformer"},
    {"Kurset er for borgere på § 104-tilbud, der er parate til at flytte i egen bolig.",
     "borgere på § 104-tilbud, der er parate til at flytte i egen bolig"},
    {"Kurset er for mødre af anden etnisk herkomst end dansk.", "mødre af anden etnisk herkomst end dansk"},
    {"Kurset er for unge med anden etnisk baggrund end dansk, som bor alene.",
     "unge med anden etnisk baggrund end dansk, som bor alene"},
    {"Gruppen af unge er af nyere dato.", ""},
    // What the help consists in is no need of theirs.
    {"Holdet hjælper de 70-80-årige med både indkøb og madlavning.", "70-80-årige"},
    {"Frivillige hjælper unge med lektier.", ""},
    {"Frivillige hjælper unge med angst.", "unge med angst"},
    {"Teamet støtter voksne med udviklingshæmning.", "voksne med udviklingshæmning"},
    // Two nouns that are groups by themselves, with one clause.
    {"Puljen er for handicappede og sindslidende, der mangler en bolig.",
     "handicappede og sindslidende, der mangler en bolig"},
    {"Puljen er for pårørende og hjemløse med gæld.", "pårørende | hjemløse med gæld"},
    // Ages behind a noun; nouns that are groups by themselves with an age.
    {"Huset er for enlige ældre 70-80-årige.", "enlige ældre 70-80-årige"},
    {"Kurset er for unge 15-17-årige med gæld.", "unge 15-17-årige med gæld"},
    {"Ordningen er for sygedagpengemodtagere under 40 år.", "sygedagpengemodtagere under 40 år"},
    {"Ordningen er for efterløns- og kontanthjælpsmodtagere.", "efterløns- og kontanthjælpsmodtagere"},
    // A name, and what is told of the work with people.
    {"Byrådet har evalueret Unge med Mod i byen.", ""},
    {"Vi fulgte sårbare unge, hvor målet var et job.", "sårbare unge"},
    {"Vi fulgte sårbare unge, hvor familien har gæld.", "sårbare unge, hvor familien har gæld"},
    {"Bladet har et tema om Borgere med demens i byen.", "borgere med demens"},
    {"KFX Socialt Udsatte har samlet tallene.", ""},
    // What stands between the relative and its verb, and where the clause ends.
    {"Cafeen er for ældre, der for nylig har mistet en ægtefælle.",
     "ældre, der for nylig har mistet en ægtefælle"},
    {"Cafeen er for flygtninge, der lige har fået ophold.", "flygtninge, der lige har fået ophold"},
    {"Det gælder unge, der bor på botilbud under servicelovens § 107.", "unge, der bor på botilbud"},
    // Adjectives that stand for people, before a verb; two of one noun; on their way.
    {"Derfor kan sygemeldte få en mentor.", "sygemeldte"},
    {"Puljen er for udsatte gældsplagede familier.", "udsatte gældsplagede familier"},
    {"Puljen er for dårligt stillede familier.", "dårligt stillede familier"},
    {"Kurset er for mænd på vej ud af fængsel.", "mænd på vej ud af fængsel"},
    {"Vi mødte mænd på vej hjem.", ""},
    {"Angst er en tilstand, hvor en person, der mangler ro, ikke kan sove.", ""},
    {"Kurset er rettet mod ledige med gæld.", "ledige med gæld"},
    {"Kurset er for kvinder i konflikter med familien.", "kvinder i konflikter med familien"},
    {"Unge med Mod Fyn har fået penge.", ""},
    {"Trivslen hos unge på opholdssteder er god.", "unge på opholdssteder"},
    {"Hjælpen er for familier, hvis barn har en sjælden sygdom.",
     "familier, hvis barn har en sjælden sygdom"},
    {"Vi ringer til familier, hvis børn bliver væk fra skole.", ""},
    {"Rådgivningen er for lejere, der kommer i huslejerestance.", "lejere, der kommer i huslejerestance"},
    // Where somebody is brought.
    {"Anbringelse af børn i plejefamilie sker sjældent.", ""},
    {"Placeringen af et barn eller en ung i en plejefamilie kræver samtykke.", ""},
    {"Trivslen hos børn i plejefamilie er god.", "børn i plejefamilie"},
};

TEST(UnseenReports, TargetGroups) { expect_stated(kReportedGroups, target_groups_stated); }

constexpr StatedCase kReportedTerms[] = {
    {"Hjemmevejledning er den hjælp og støtte, som borgeren får i sit eget hjem.", "hjemmevejledning"},
    {"Hjemmevejledning er den hjælp og støtte, som flest borgere får.", ""},
    // What a thing is called as, and what it is.
    {"Utryghed betegnes som en tilstand, der varer ved.", "utryghed"},
    {"Et møde uden forældre betegnes som bikonference.", "bikonference"},
    {"Angst som socialt problem er kendetegnet ved, at den fører til isolation.", "angst"},
    {"Dysleksi er en forstyrrelse eller nedsat evne i hjernen, der gør det svært at læse.", "dysleksi"},
    {"Kortet er lavet af Nordfund Rådgivning (herefter Nordfund) i maj.", ""},
    // What was named before, and a name that is no phrase.
    {"Fonden er en uafhængig institution, som skal støtte forskning.", ""},
    {"Ud af Mørket er et forløb, hvor unge mødes i grupper.", "Ud af Mørket"},
    {"De Modige Mødre er et forløb, hvor mødre mødes i grupper.", "De Modige Mødre"},
    {"Resultatet betegnes som en succes, der skal gentages.", ""},
};

TEST(UnseenReports, Definitions) { expect_stated(kReportedTerms, terms_stated); }

constexpr StatedCase kReportedBodies[] = {
    // Consultants, by name and by whom they work for.
    {"Kortlægningen er lavet af Epinion.", "Epinion"},
    {"Undersøgelsen er gennemført af Bøllingtoft for kommunen.", "Bøllingtoft"},
    {"I foråret har Fremsyn på vegne af Socialstyrelsen besøgt byerne.", "Fremsyn | Socialstyrelsen"},
    {"Her har Lise Holm på vegne af Socialstyrelsen besøgt byerne.", "Socialstyrelsen"},
    {"Tilsynet er gennemført af Kommunen for borgerne.", ""},
    {"Kulturudvalget besluttede at flytte huset.", "Kulturudvalget"},
    {"Byrådet besluttede at flytte huset.", ""},
    // A unit of a body.
    {"Tilsynsenheden i Ankestyrelsen har set på sagerne.", "Tilsynsenheden | Ankestyrelsen"},
    {"Fritidsenheden i byen har set på sagerne.", ""},
};

TEST(UnseenReports, Organisations) { expect_stated(kReportedBodies, organisations_stated); }

constexpr StatedCase kReportedRecipients[] = {
    {"Siden 2015 har unge med ordblindhed haft retskrav på en mentorordning.",
     "mentorordning -> unge med ordblindhed"},
    {"Mentorordningens målgruppe er unge med angst.", "mentorordning -> unge med angst"},
    {"Mentorordningens målgruppe omfatter såvel unge med angst som voksne med gæld.",
     "mentorordning -> unge med angst | mentorordning -> voksne med gæld"},
    {"Mentorordningens målgruppe er ikke unge med angst.", ""},
    // Lists of what is offered, and the place that offers it.
    {"Krisecentrene tilbyder samtaleterapi, retshjælp og børnegrupper til voldsudsatte kvinder.",
     "krisecenter -> voldsudsatte kvinder | samtaleterapi -> voldsudsatte kvinder | "
     "retshjælp -> voldsudsatte kvinder | børnegruppe -> voldsudsatte kvinder"},
    {"Jobcentret tilbyder retshjælp til voldsudsatte kvinder.", "retshjælp -> voldsudsatte kvinder"},
    // The phrase right before it, and no other.
    {"Fonden ønsker et overblik over varmestuer i kommunerne målrettet hjemløse.", "varmestue -> hjemløse"},
    {"Fonden ønsker et overblik over landet målrettet hjemløse.", ""},
    {"Bogen handler om misbrugsbehandling af unge med angst.", "misbrugsbehandling -> unge med angst"},
    {"Plejeforanstaltninger over for unge med angst er dyre.", "plejeforanstaltning -> unge med angst"},
    {"Opholdstiden for unge med angst er lang.", ""},
    {"Hjemmepleje bruges mindre end familiepleje til unge med angst.", ""},
    {"Kommunalbestyrelsen skal tilbyde en særlig indsats til unge med angst.", ""},
    {"Nattjenesten er et lovpligtigt tilbud til unge med angst.", "nattjeneste -> unge med angst"},
    {"Holdet giver unge med angst bedre trivsel.", ""},
    {"Loven giver unge med angst adgang til gruppeterapi.", "gruppeterapi -> unge med angst"},
    {"Mentorordningen gives efter servicelovens § 85 til unge med angst.", "mentorordning -> unge med angst"},
    {"De unge får samme muligheder for idrætsliv.", ""},
    {"Bogen handler om kortlægning af unge med angst.", ""},
};

TEST(UnseenReports, WhomItIsFor) {
  expect_stated(kReportedRecipients, [](std::string_view text) {
    return relations_stated_of_type(text, RelationType::HasTargetGroup);
  });
}

constexpr StatedCase kReportedKinds[] = {
    // Names have a kind without an opinion, common nouns may be judged.
    {"RUS12 og UngHjem er behandlingsmodeller for familier med gæld.",
     "unghjem -> behandlingsmodel | rus12 -> behandlingsmodel"},
    {"Motion og søvn er behandlingsmodeller for familier med gæld.", ""},
    {"RUS12 og UngHjem er gode behandlingsmodeller.", ""},
    // Compared with its like.
    {"Vi ser på gruppetræning i forhold til andre former for træning.", "gruppetræning -> træning"},
    {"Vi ser på netværkspleje sammenlignet med andre typer familiepleje.", "netværkspleje -> familiepleje"},
    {"Vi ser på gruppetræning i forhold til søvn.", ""},
    {"Ved restitution forstår vi at lære at leve med hverdagslivet.", ""},
    {"Reformen kom i 1990'erne som et opgør med anstalterne.", ""},
    {"Omsorgssvigt kan omfatte fysisk omsorgssvigt.", "fysisk omsorgssvigt -> omsorgssvigt"},
    {"Vi ser på udviklingsforstyrrelser (herunder især autisme og ADHD).",
     "autisme -> udviklingsforstyrrelse | ADHD -> udviklingsforstyrrelse"},
    // An act is no kind, nor is a body.
    {"Loven handler om husvildhed, herunder etableringen af et råd.", ""},
};

TEST(UnseenReports, Kinds) {
  expect_stated(kReportedKinds,
                [](std::string_view text) { return relations_stated_of_type(text, RelationType::Broader); });
}

TEST(UnseenReports, Parts) {
  EXPECT_EQ(
      relations_stated_of_type("Tilsynsenheden i Ankestyrelsen har set på sagerne.", RelationType::PartOf),
      "Tilsynsenheden -> Ankestyrelsen");
  EXPECT_EQ(
      relations_stated_of_type("I demensplejen indgår faldtræning og musikterapi.", RelationType::PartOf),
      "faldtræning -> demenspleje | musikterapi -> demenspleje");
  EXPECT_EQ(relations_stated_of_type("I demensplejen indgår 13 varmestuer.", RelationType::PartOf), "");
}

TEST(UnseenReports, ShortFormsOfBodiesStandForTheWholeName) {
  EXPECT_EQ(
      relations_stated_of_type("Danmarks Havinstitut (HAV) har talt skibene.", RelationType::AbbreviationOf),
      "HAV -> Danmarks Havinstitut");
  EXPECT_EQ(relations_stated_of_type("Vi spurgte om Socialt Støttecenter (SSC) i byen.",
                                     RelationType::AbbreviationOf),
            "SSC -> Socialt Støttecenter");
}

// Places and institutions are no concepts.
TEST(UnseenReports, ConceptsAreNoPlacesOrInstitutions) {
  const ReadText text(
      "Byerne Randers, Roskilde og Rudersdal har en handlingsplan for bostøtte. Arbejdet er betalt af Den "
      "Grønne "
      "Familiefond, og Den Grønne Familiefond følger bostøtten.");
  bool support = false;
  for (const auto& one : text.facts().concepts) {
    EXPECT_NE(one.label, "rudersdal");
    EXPECT_NE(one.label, "Den Grønne Familiefond");
    support = support || one.label == "bostøtte";
  }
  EXPECT_TRUE(support);
}

}  // namespace
}  // namespace vidensgraf
