#include "graph/cited_version.h"

#include <gtest/gtest.h>

#include "extraction/registers.h"
#include "tests/support/sample_graph.h"

namespace vidensgraf {
namespace {

using Kind = ProvisionStanding::Kind;

ProvisionStanding standing(const std::string& law, const std::string& paragraf) {
  return standing_of(Registers::built_in(), ProvisionAddress{law, paragraf, 0, 0, {}, 0});
}

TEST(StandingOf, SaysWhatTheRegisterKnows) {
  EXPECT_EQ(standing("serviceloven", "85").kind, Kind::Stands);
  EXPECT_EQ(standing("serviceloven", {}).kind, Kind::Stands);
  EXPECT_EQ(standing("serviceloven", "999").kind, Kind::Unknown);
  EXPECT_EQ(standing("findes-ikke", "1").kind, Kind::NotChecked);
  const ProvisionStanding moved = standing("serviceloven", "50");
  EXPECT_EQ(moved.kind, Kind::Moved);
  EXPECT_EQ(moved.since, "2024-01-01");
  EXPECT_EQ(moved.moved_to.rfind("barnets lov §", 0), 0U) << moved.moved_to;
  EXPECT_EQ(describe(moved), "moved to " + moved.moved_to + " on 2024-01-01");
  EXPECT_TRUE(describe(standing("serviceloven", "85")).empty());
}

// A document of that date that cites serviceloven § 50.
CitedVersion version_in(const std::string& date) {
  testing::SampleDocument sample("notat", "Notat", date, "Den undersøges efter servicelovens § 50.");
  sample.with_law_reference("serviceloven", "50", {}, "servicelovens § 50");
  testing::MemoryRows rows;
  testing::add_document(rows, 1, sample);
  const GraphView view(rows);
  CitedVersionReader versions(rows, view, Registers::built_in());
  return versions.version_of(DocumentNumber{1}, ProvisionAddress{"serviceloven", "50", 0, 0, {}, 0}).value();
}

TEST(CitedVersionReader, GoesByTheDocumentsDate) {
  const CitedVersion before = version_in("2021-05-01");
  EXPECT_EQ(before.basis, VersionBasis::DocumentDate);
  EXPECT_EQ(before.section, SectionStatus::Stands);
  EXPECT_LT(before.version.substr(before.version.size() - 10), "2021-05-02");
  EXPECT_FALSE(before.moved_before);
  EXPECT_EQ(describe(before).rfind("moved later, to barnets lov", 0), 0U) << describe(before);

  const CitedVersion after = version_in("2025-02-01");
  EXPECT_EQ(after.section, SectionStatus::TakenOut);
  EXPECT_TRUE(after.moved_before);
  EXPECT_NE(describe(after).find("not in this version any more; had moved to barnets lov"), std::string::npos)
      << describe(after);

  EXPECT_EQ(version_in("").basis, VersionBasis::Unknown);
}

}  // namespace
}  // namespace vidensgraf
