#include "extraction/laws/law_version.h"

#include <string>

#include <gtest/gtest.h>

namespace vidensgraf {
namespace {

const Registers& registers() { return Registers::built_in(); }

std::string version_at(std::string_view date) {
  const AppliedVersion applied = applied_version(registers(), "serviceloven", "", date);
  return applied.version == nullptr ? std::string() : name_of(*applied.version);
}

TEST(AppliedVersion, IsTheLatestTextByTheDocumentsDate) {
  EXPECT_EQ(version_at("2021-03-01"), "LBK nr 1287 af 2020-08-28");
  EXPECT_EQ(version_at("2020-08-28"), "LBK nr 1287 af 2020-08-28");
  EXPECT_EQ(version_at("2020-08-27"), "LBK nr 798 af 2019-08-07");
  EXPECT_EQ(version_at("2023-10"), "LBK nr 1089 af 2023-08-16");
  EXPECT_EQ(version_at("1990"), "");
  EXPECT_EQ(version_at(""), "");
}

TEST(AppliedVersion, SaysWhenAnEarlierTextCouldBeMeant) {
  EXPECT_FALSE(applied_version(registers(), "serviceloven", "", "2020").precise);
  EXPECT_FALSE(applied_version(registers(), "serviceloven", "", "2020-08").precise);
  EXPECT_TRUE(applied_version(registers(), "serviceloven", "", "2020-09").precise);
  EXPECT_TRUE(applied_version(registers(), "serviceloven", "", "2020-08-28").precise);
}

TEST(AppliedVersion, IsFixedByNumberAndDate) {
  const NamedVersion named{"1287", "2020-08-28"};
  const AppliedVersion here = applied_version(registers(), "serviceloven", "85", "2024-05", named);
  ASSERT_NE(here.version, nullptr);
  EXPECT_EQ(here.version->date, "2020-08-28");
  EXPECT_EQ(here.basis, VersionBasis::NamedHere);
  const AppliedVersion elsewhere = applied_version(registers(), "serviceloven", "85", "2024-05", {}, named);
  EXPECT_EQ(elsewhere.version, here.version);
  EXPECT_EQ(elsewhere.basis, VersionBasis::NamedInDocument);
  // The same number in another year is another act.
  const AppliedVersion other =
      applied_version(registers(), "serviceloven", "85", "2024-05", NamedVersion{"1287", "2012"});
  EXPECT_EQ(other.basis, VersionBasis::DocumentDate);
}

TEST(AppliedVersion, MarksSectionsThatTheVersionDoesNotHave) {
  const auto status = [](std::string_view paragraf, std::string_view date) {
    return applied_version(registers(), "serviceloven", paragraf, date).section;
  };
  EXPECT_EQ(status("85", "2021-11"), SectionStatus::Stands);
  EXPECT_EQ(status("82b", "2021-11"), SectionStatus::Stands);
  EXPECT_EQ(status("82b", "2015-01-15"), SectionStatus::NotYet);
  EXPECT_EQ(status("50", "2023-12-01"), SectionStatus::Stands);
  EXPECT_EQ(status("50", "2024-06-01"), SectionStatus::TakenOut);
  EXPECT_EQ(status("999", "2021-11"), SectionStatus::Unknown);
  EXPECT_EQ(status("", "2021-11"), SectionStatus::NotChecked);
  EXPECT_EQ(status("85", ""), SectionStatus::NotChecked);
}

TEST(AppliedVersion, FollowsSectionsToTheirNewLaw) {
  const AppliedVersion before = applied_version(registers(), "serviceloven", "50", "2022-01-31");
  ASSERT_NE(before.move, nullptr);
  EXPECT_EQ(before.move->to_law, "barnets-lov");
  EXPECT_EQ(before.move->date, "2024-01-01");
  EXPECT_FALSE(before.moved_before);
  EXPECT_TRUE(applied_version(registers(), "serviceloven", "50", "2024-03-01").moved_before);
  EXPECT_TRUE(applied_version(registers(), "serviceloven", "50", "2024").moved_before);
  EXPECT_FALSE(applied_version(registers(), "serviceloven", "50", "").moved_before);
  // A text that is named fixes the time.
  EXPECT_FALSE(
      applied_version(registers(), "serviceloven", "50", "2024-03-01", {"1089", "2023"}).moved_before);
  EXPECT_EQ(applied_version(registers(), "serviceloven", "85", "2024-03-01").move, nullptr);
}

TEST(AppliedVersion, KnowsNothingOfUnknownLaws) {
  const AppliedVersion applied = applied_version(registers(), "no-such-law", "1", "2021-01-01");
  EXPECT_EQ(applied.version, nullptr);
  EXPECT_EQ(applied.section, SectionStatus::NotChecked);
}

}  // namespace
}  // namespace vidensgraf
