#include "extraction/registers.h"

#include <set>

#include <gtest/gtest.h>

#include "extraction/text_scan.h"

namespace vidensgraf {
namespace {

const Registers& registers() { return Registers::built_in(); }

std::string ids_of(std::string_view name) {
  std::string ids;
  for (const Law* law : registers().laws_named(name)) ids += (ids.empty() ? "" : " ") + law->id;
  return ids;
}

TEST(LawRegister, FindsLawsByEveryKindOfName) {
  struct RegistersCase {
    const char* name;
    const char* ids;
  };
  constexpr RegistersCase kRegistersCases[] = {
      {"serviceloven", "serviceloven"},
      {"Servicelovens", "serviceloven"},
      {"lov om social service", "serviceloven"},
      {"LOV  OM\nSOCIAL SERVICE", "serviceloven"},
      {"SEL", "serviceloven"},
      {"barnets lovs", "barnets-lov"},
      {"ÆLDRELOVEN", "aeldreloven"},
      {"retssikkerhedsloven", "retssikkerhedsloven tvangsindgrebsloven"},
      {"LAB", "lab lab-2003"},
      {"FN's handicapkonvention", "handicapkonventionen"},
      {"lovgivningen", ""},
  };
  for (const RegistersCase& one : kRegistersCases) {
    SCOPED_TRACE(one.name);
    EXPECT_EQ(ids_of(one.name), one.ids);
  }
}

TEST(LawRegister, MarksAmbiguousAbbreviations) {
  const auto weak = [](std::string_view word) {
    for (const LawName& name : registers().law_names_from(word)) {
      if (name.abbreviation) return name.weak;
    }
    ADD_FAILURE() << word;
    return false;
  };
  EXPECT_TRUE(weak("bl"));
  EXPECT_TRUE(weak("stu"));
  EXPECT_FALSE(weak("sel"));
}

TEST(LawRegister, OffersLongestNamesFirst) {
  const auto names = registers().law_names_from("lov");
  ASSERT_GT(names.size(), 50U);
  for (std::size_t i = 1; i < names.size(); ++i) EXPECT_GE(names[i - 1].key.size(), names[i].key.size());
}

TEST(LawRegister, FindsMisprintedNames) {
  const auto id = [](std::string_view word) {
    const LawName* name = registers().law_name_like(word);
    return name == nullptr ? std::string() : registers().laws()[name->law].id;
  };
  EXPECT_EQ(id("serviceovens"), "serviceloven");
  EXPECT_EQ(id("serviceloevens"), "serviceloven");
  EXPECT_EQ(id("sundhetsloven"), "sundhedsloven");
  EXPECT_EQ(id("servicekloven"), "serviceloven");
  EXPECT_EQ(id("byggeloven"), "");
}

TEST(LawRegister, KnowsActsByNumberAndYear) {
  ASSERT_NE(registers().law_of_act("LBK", 1287, 2020), nullptr);
  EXPECT_EQ(registers().law_of_act("LBK", 1287, 2020)->id, "serviceloven");
  EXPECT_EQ(registers().law_of_act("LOV", 1287, 2020), nullptr);
  EXPECT_EQ(registers().law_of_act("LBK", 1287, 2019), nullptr);
}

TEST(LawRegister, ChoosesTheActThatBoreTheNameAtTheTime) {
  const Law& lab = *registers().find_law("lab");
  EXPECT_EQ(registers().law_at(lab, "2015").id, "lab-2003");
  EXPECT_EQ(registers().law_at(lab, "2020").id, "lab");
  EXPECT_EQ(registers().law_at(*registers().find_law("lab-2003"), "2021-05").id, "lab");
  EXPECT_EQ(registers().law_at(*registers().find_law("serviceloven"), "2025-12-01").id, "serviceloven");
}

TEST(LawRegister, GivesEachLawALabelOfItsOwn) {
  for (const auto& [id, label] : {std::pair("serviceloven", "serviceloven"), std::pair("lab", "LAB"),
                                  std::pair("lab-2003", "LAB 2003"), std::pair("fgu-loven", "FGU-loven"),
                                  std::pair("boerne-og-ungeydelsesloven", "børne- og ungeydelsesloven"),
                                  std::pair("styringsloven-beskaeftigelse", "styringsloven"),
                                  std::pair("lejeloven-gammel", "lejeloven gammel"),
                                  std::pair("seniorpensionsenhedsloven", "Lov om Seniorpensionsenheden")}) {
    EXPECT_EQ(registers().find_law(id)->label, label);
  }
  std::set<std::string> labels;
  for (const Law& law : registers().laws()) EXPECT_TRUE(labels.insert(law.label).second) << law.label;
}

TEST(LawRegister, KnowsWhichSectionsExistAndWhen) {
  const LawSection* moved = registers().find_section("serviceloven", "11");
  ASSERT_NE(moved, nullptr);
  EXPECT_EQ(moved->last, "2023-08-16");
  EXPECT_FALSE(moved->in_latest);
  const LawSection* coordination = registers().find_section("serviceloven", "13b");
  ASSERT_NE(coordination, nullptr);
  EXPECT_EQ(coordination->first, "2014-09-23");
  EXPECT_TRUE(coordination->in_latest);
  EXPECT_EQ(registers().find_section("serviceloven", "85i"), nullptr);
  EXPECT_TRUE(registers().has_inventory("barselsloven"));
  EXPECT_FALSE(registers().has_inventory("no-such-law"));
}

TEST(LawRegister, LinksSectionsThatMovedToBarnetsLov) {
  const LawSectionMove* move = registers().find_move("serviceloven", "32a");
  ASSERT_NE(move, nullptr);
  EXPECT_EQ(move->to_law, "barnets-lov");
  EXPECT_EQ(move->to_paragraf.front(), "85");
  EXPECT_EQ(registers().find_move("serviceloven", "85"), nullptr);
}

TEST(LawRegister, KnowsTheLawThatACompoundMeans) {
  EXPECT_EQ(registers().law_of_compound("18", "midler")->id, "serviceloven");
  EXPECT_EQ(registers().law_of_compound("107", "botilbud")->id, "serviceloven");
  EXPECT_EQ(registers().law_of_compound("105", "boliger")->id, "almenboligloven");
  EXPECT_EQ(registers().law_of_compound("141", "alkoholbehandling")->id, "sundhedsloven");
  EXPECT_EQ(registers().law_of_compound("141", "handleplan")->id, "serviceloven");
  EXPECT_EQ(registers().law_of_compound("9999", "midler"), nullptr);
}

TEST(OrganisationRegister, FindsBodiesByPresentAndFormerNames) {
  const RegisteredOrganisation* body = registers().organisation_named("socialstyrelsen");
  ASSERT_NE(body, nullptr);
  EXPECT_EQ(body->id, "social-og-boligstyrelsen");
  EXPECT_EQ(body->parent, "ministry-social");
  EXPECT_EQ(registers().organisation_named("SBST"), body);
  EXPECT_EQ(registers().organisation_named("VIVE")->id, "vive");
  EXPECT_EQ(registers().organisation_named("SFI")->successors.front(), "vive");
  EXPECT_EQ(registers().organisation_named("kommunen"), nullptr);
}

TEST(TargetGroupRegister, FindsGroupsByNameAndWording) {
  const RegisteredGroup* group = registers().target_group_named("Hjemløse");
  ASSERT_NE(group, nullptr);
  EXPECT_EQ(group->id, "ffb/hjemloeshed");
  EXPECT_EQ(registers().find_target_group(group->broader)->name, "Socialt problem");
}

TEST(TargetGroupRegister, HasNoDanglingLinksAndNoCodesOfOthers) {
  for (const RegisteredGroup& group : registers().target_groups()) {
    SCOPED_TRACE(group.id);
    if (!group.broader.empty()) {
      EXPECT_NE(registers().find_target_group(group.broader), nullptr);
    }
    for (const std::string& id : group.narrower) EXPECT_NE(registers().find_target_group(id), nullptr);
    for (const std::string& id : group.matches) EXPECT_NE(registers().find_target_group(id), nullptr);
    EXPECT_LT(group.id.find('/'), group.id.size());
    EXPECT_EQ(group.id.find("0919515d"), std::string::npos);
  }
}

TEST(TextScan, LowersDanishLettersAndSqueezesSpace) {
  EXPECT_EQ(lower_case("ÆØÅ É Straße 12"), "æøå é straße 12");
  EXPECT_EQ(squeeze("  lov\n om\u00a0 service "), "lov om service");
}

}  // namespace
}  // namespace vidensgraf
