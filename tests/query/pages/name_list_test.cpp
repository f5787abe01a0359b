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
  // Names in the order of the list, those that are defined with a star, those that lead on with an arrow.
  std::vector<std::string> listed(std::string_view beginning, ListedConcepts which = ListedConcepts::All,
                                  std::size_t limit = 100) {
    const GraphView view(rows_);
    const GraphSources sources{rows_, view, shared_analyzer(), Registers::built_in()};
    const auto list = list_names(sources, beginning, which, limit);
    if (!list) return {list.error().message};
    std::vector<std::string> names;
    for (const ListedName& name : list->names) {
      names.push_back(name.name + (name.is_defined ? "*" : ""));
      for (const GraphNode& other : name.see) names.back() += " > " + other.label;
    }
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
  EXPECT_THAT(listed(""), ElementsAre("akuttilbud*", "ældrepleje", "ørehygiejne", "åben rådgivning",
                                      "ÅR > åben rådgivning"));
  EXPECT_TRUE(is_complete_);
  EXPECT_THAT(longer_, IsEmpty());
}

TEST_F(NameLists, HoldWhatBeginsSoInAnyCase) {
  EXPECT_THAT(listed("ÅBEN"), ElementsAre("åben rådgivning"));
  EXPECT_THAT(listed("service"), IsEmpty());  // laws are no concepts
}

TEST_F(NameLists, LeadFromOtherNamesToThePreferredOne) {
  const std::string_view text =
      "Kommunens plan for omsorg (KPO). Efter KPO gives hjælp. Kommunal prøveordning (KPO). En omsorgsplan, "
      "også kaldet plejepapir. Omsorgsplaner. BUM-modellen.";
  testing::SampleDocument sample("navne", "Navne", "2024", std::string(text));
  sample.with_concept("kommunens plan for omsorg", "kommune plan for omsorg", "Kommunens plan for omsorg")
      .with_concept("kommunal prøveordning", "kommunal prøveordning", "Kommunal prøveordning")
      .with_abbreviation("KPO", "kommunens plan for omsorg", "Kommunens plan for omsorg (KPO)")
      .with_abbreviation("KPO", "kommunal prøveordning", "Kommunal prøveordning (KPO)")
      .with_concept("omsorgsplan", "omsorgsplan", "omsorgsplan")
      .with_concept("omsorgsplan", "omsorgsplan", "Omsorgsplaner")
      .with_concept("plejepapir", "plejepapir", "plejepapir")
      .with_alias("plejepapir", "plejepapir", "En omsorgsplan, også kaldet plejepapir.")
      .with_concept("BUM-modellen", "bum-model", "BUM-modellen");
  testing::add_document(rows_, 2, sample);
  // An abbreviation of several things leads to each.
  EXPECT_THAT(listed("kpo"),
              ElementsAre(::testing::AnyOf("KPO > kommunal prøveordning > kommunens plan for omsorg",
                                           "KPO > kommunens plan for omsorg > kommunal prøveordning")));
  EXPECT_THAT(listed("plej"), ElementsAre("plejepapir* > omsorgsplan"));
  EXPECT_THAT(listed("omsorg"), ElementsAre("omsorgsplan"));  // its plural is no name of its own
  EXPECT_THAT(listed("bum"), ElementsAre("BUM-modellen"));
}

TEST_F(NameLists, LeaveWhatIsDefined) {
  EXPECT_THAT(listed("", ListedConcepts::Defined), ElementsAre("akuttilbud*"));
  EXPECT_THAT(listed("å", ListedConcepts::Defined), IsEmpty());
}

TEST_F(NameLists, LeadOnWhereThereAreTooMany) {
  EXPECT_THAT(listed("", ListedConcepts::All, 1), ElementsAre("akuttilbud*"));
  EXPECT_FALSE(is_complete_);
  EXPECT_THAT(longer_, ElementsAre("a", "æ", "ø", "å"));  // not that of a law and of a document
  EXPECT_THAT(listed("", ListedConcepts::Defined, 0), IsEmpty());
  EXPECT_THAT(longer_, ElementsAre("a"));
}

TEST_F(NameLists, HoldTheFirstNamesAsDanishOrdersThem) {
  testing::SampleDocument sample("s", "S", "2024", "Så, sæ, sø. 24-timers vagt.");
  sample.with_concept("så", "så", "Så").with_concept("sø", "sø", "sø").with_concept("sæ", "sæ", "sæ");
  sample.with_concept("24-timers vagt", "24-timers vagt", "24-timers vagt");
  testing::add_document(rows_, 2, sample);
  EXPECT_THAT(listed("s", ListedConcepts::All, 2), ElementsAre("sæ", "sø"));
  EXPECT_THAT(longer_, ::testing::IsSupersetOf({"sæ", "sø", "så"}));
  const GraphView view(rows_);
  const GraphSources sources{rows_, view, shared_analyzer(), Registers::built_in()};
  constexpr ListedConcepts kAll = ListedConcepts::All;
  EXPECT_THAT(*next_beginnings(sources, "", kAll), ElementsAre("2", "a", "s", "æ", "ø", "å"));
  EXPECT_THAT(*next_beginnings(sources, "24", kAll), ElementsAre("24-"));
  EXPECT_THAT(*next_beginnings(sources, "q", kAll), IsEmpty());
}

}  // namespace
}  // namespace vidensgraf
