#include "query/pages/name_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extraction/registers.h"
#include "tests/language/shared_analyzer.h"
#include "tests/support/sample_graph.h"

namespace vidensgraf {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class NameLists : public ::testing::Test {
 protected:
  // Names in the order of the list, those that are defined with a star.
  std::vector<std::string> listed(std::string_view beginning, ListedConcepts which = ListedConcepts::All,
                                  std::size_t limit = 100) {
    const GraphView view(rows_);
    const GraphSources sources{rows_, view, shared_analyzer(), Registers::built_in()};
    const auto list = list_names(sources, beginning, which, limit);
    if (!list) return {list.error().message};
    std::vector<std::string> names;
    for (const ListedName& name : list->names)
      names.push_back(name.node.label + (name.is_defined ? "*" : ""));
    longer_ = list->longer;
    is_complete_ = list->is_complete;
    return names;
  }

  void SetUp() override {
    testing::SampleDocument sample("ord", "Ord", "2024",
                                   "Åben rådgivning, ældrepleje og ørehygiejne. Akuttilbud: et sted. Efter "
                                   "servicelovens § 85 gives støtte.");
    sample.with_concept("åben rådgivning", "åben rådgivning", "Åben rådgivning")
        .with_concept("ældrepleje")
        .with_concept("ørehygiejne")
        .with_concept("akuttilbud", "akuttilbud", "Akuttilbud")
        .with_concept("ÅR", "år", "Åben")
        .with_abbreviation("ÅR", "åben rådgivning", "Åben rådgivning")
        .with_definition("akuttilbud", "Akuttilbud: et sted.")
        .with_law_reference("serviceloven", "85", {}, "servicelovens § 85");
    testing::add_document(rows_, 1, sample);
  }

  testing::MemoryRows rows_;
  std::vector<std::string> longer_;
  bool is_complete_ = false;
};

TEST_F(NameLists, OrderConceptsAsDanishDoes) {
  EXPECT_THAT(listed(""), ElementsAre("akuttilbud*", "ældrepleje", "ørehygiejne", "åben rådgivning", "ÅR"));
  EXPECT_TRUE(is_complete_);
  EXPECT_THAT(longer_, IsEmpty());
}

TEST_F(NameLists, HoldWhatBeginsSoInAnyCase) {
  EXPECT_THAT(listed("ÅBEN"), ElementsAre("åben rådgivning"));
  EXPECT_THAT(listed("service"), IsEmpty());  // laws are no concepts
}

TEST_F(NameLists, LeaveWhatIsDefined) {
  EXPECT_THAT(listed("", ListedConcepts::Defined), ElementsAre("akuttilbud*"));
  EXPECT_THAT(listed("å", ListedConcepts::Defined), IsEmpty());
}

TEST_F(NameLists, LeadOnWhereThereAreTooMany) {
  EXPECT_THAT(listed("", ListedConcepts::All, 1), ElementsAre("akuttilbud*"));
  EXPECT_FALSE(is_complete_);
  EXPECT_THAT(longer_, ::testing::IsSupersetOf({"a", "æ", "ø", "å"}));
}

}  // namespace
}  // namespace vidensgraf
