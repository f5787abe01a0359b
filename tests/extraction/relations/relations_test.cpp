// Relations on sentences of our own. Expected: "from type to", separated by " | ", in text order.

#include "extraction/relations/relations.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/extraction/relations/relation_wording.h"

namespace vidensgraf {
namespace {

struct RelationsCase {
  std::string_view text;
  std::string_view relation;
};

constexpr RelationsCase kRelations[] = {
    // Enumerations.
    {"Der er sociale ydelser, fx ledsagelse og bostøtte.", "ledsagelse broader social ydelse"},
    {"Der er sociale ydelser, fx ledsagelse og bostøtte.", "bostøtte broader social ydelse"},
    {"Kommunen har døgntilbud, herunder krisecentre og plejehjem.", "krisecenter broader døgntilbud"},
    {"Han har psykiske lidelser såsom angst og skizofreni.", "skizofreni broader psykisk lidelse"},
    {"De tilbyder væresteder i form af varmestuer.", "varmestue broader værested"},
    {"Vi bruger velfærdsteknologier, for eksempel medicinrobotter.",
     "medicinrobot broader velfærdsteknologi"},
    {"Dokumentationssystemerne Fælles Sprog og Nyt Sprog er forskellige.",
     "Fælles Sprog broader dokumentationssystem"},
    {"Der er redskaber, der kan bruges til tværfaglig koordinering; fx netværksmøder og fællesplaner.",
     "netværksmøde broader redskab til tværfaglig koordinering"},
    // Genus of a definition.
    {"En varmestue er et værested, hvor der er åbent hele året.", "varmestue broader værested"},
    {"Social kapital henviser til den tillid, der findes mellem mennesker.", "social kapital related tillid"},
    // Parts.
    {"Handleplanen omfatter målsætning, opfølgning og økonomi.", "opfølgning part_of handleplan"},
    {"Bostøtte er en del af hjemmeplejen.", "bostøtte part_of hjemmepleje"},
    {"Helhedsplanen indeholder tre niveauer:\n\n1. Boligindsats\n\nDen er ny.\n\n2. Jobindsats\n\nDen er "
     "gammel.",
     "boligindsats part_of helhedsplan"},
    // Target groups.
    {"Støttepædagogen er målrettet børn med autisme.", "støttepædagog has_target_group børn med autisme"},
    {"Misbrugsbehandling rettet mod unge med angst er ny.",
     "misbrugsbehandling has_target_group unge med angst"},
    {"Her bor voksne med behov for døgnbemanding.",
     "døgnbemanding has_target_group voksne med behov for døgnbemanding"},
    // What a thing requires.
    {"Helhedsplaner kræver tværfaglig koordinering.", "helhedsplan related tværfaglig koordinering"},
    {"Bostøtte forudsætter en handleplan.", "bostøtte related handleplan"},
    // What one thing does to another.
    {"Forventningsafstemning styrker borgerinddragelsen.",
     "forventningsafstemning related borgerinddragelse"},
    {"Helhedsplanen skaber tryghed og kontinuitet.", "helhedsplan related kontinuitet"},
    {"Specialisering giver tilbuddet en stordriftsfordel.", "specialisering related stordriftsfordel"},
    {"Netværksmøder bidrager til gensidighed.", "netværksmøde related gensidighed"},
    // For whom a thing is.
    {"Der findes varmestuer for voksne med misbrug.", "varmestue has_target_group voksne med misbrug"},
    {"Byen har væresteder og varmestuer til unge med angst.", "værested has_target_group unge med angst"},
    {"Behandlingstilbud til mennesker med spiseforstyrrelser mangler.",
     "behandlingstilbud has_target_group mennesker med spiseforstyrrelser"},
    {"Bostøtten leverer indsatser til voksne med autisme.", "bostøtte has_target_group voksne med autisme"},
    // Members given in part.
    {"Der er videreuddannelser, fx syns- og høreuddannelser.", "synsuddannelse broader videreuddannelse"},
    // Criteria under their heading.
    {"# Kriterier for botilbud\n\n- **Faglighed:** Medarbejderne skal have en relevant uddannelse.",
     "faglighed broader kriterium"},
    // Law.
    {"Borgeren får bostøtte efter servicelovens § 85.", "bostøtte governed_by serviceloven#85"},
    {"Der gives ledsagelse, jf. servicelovens § 97.", "ledsagelse governed_by serviceloven#97"},
    // Division.
    {"Udsathed inddeles i udsathed i barndommen og i alderdommen, fx tidlig vold eller sen ensomhed.",
     "udsathed i barndommen broader udsathed"},
};

TEST(FindRelations, ReadsWhatTheSentenceStates) {
  for (const auto& one : kRelations) {
    SCOPED_TRACE(one.text);
    const auto all = relations_stated(one.text);
    EXPECT_NE(all.find(one.relation), std::string::npos) << "expected " << one.relation << ", found " << all;
  }
}

constexpr std::string_view kRelationsNone[] = {
    "Bostøtte og ledsagelse findes i kommunen.",
    "Varmestuen ligger ved havnen.",
    "Kommunen har botilbud, som er nye.",
    "Der er bostøtte til alle i form af hjælp.",
    "Medarbejderne taler om misbrugsbehandling og handleplaner.",
    "Botilbud er en udfordring, der fylder.",
    "Unge med autisme kræver ro.",
    "Støtten er rettet mod fremtiden.",
    "Tværfaglige teams kan skabe tryghed og kontinuitet.",
};

TEST(FindRelations, DoesNotTakeCoOccurrenceForARelation) { expect_none(kRelationsNone); }

TEST(FindRelations, StatesEachRelationOnceWithTheWordsThatSayIt) {
  const ReadText text(
      "Bostøtte kræver en handleplan. I dag ved alle, at det er godt. Bostøtte kræver en handleplan.");
  const auto relations = text.facts().relations;
  ASSERT_EQ(relations.size(), 1U);
  EXPECT_EQ(text.wording(relations[0].source), "Bostøtte kræver en handleplan.");
}

}  // namespace
}  // namespace vidensgraf
