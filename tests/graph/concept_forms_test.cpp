#include "graph/concept_forms.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "graph/graph_view.h"
#include "tests/support/sample_graph.h"

namespace vidensgraf {
namespace {

TEST(JoinedForms, KnowCompoundsHyphensAndSpaces) {
  struct ConceptFormsCase {
    const char* split;
    const char* joined;
    bool is_sure;
  };
  constexpr ConceptFormsCase kConceptFormsCases[] = {
      {"behov for støtte", "støttebehov", true},
      {"kompleks behov for støtte", "kompleks støttebehov", true},
      {"tilbud om behandling", "behandlingstilbud", true},
      {"inddragelse af familie", "familieinddragelse", true},
      {"borger-sag", "borgersag", true},
      {"tværfaglig borger-sag", "tværfaglig borgersag", true},
      {"hjælp i hjem", "hjemhjælp", false},  // "i" says where
      {"borger sag", "borgersag", false},
  };
  for (const ConceptFormsCase& item : kConceptFormsCases) {
    SCOPED_TRACE(item.split);
    const auto forms = joined_forms(item.split);
    const auto found = std::find_if(forms.begin(), forms.end(),
                                    [&item](const ConceptForm& form) { return form.key == item.joined; });
    ASSERT_NE(found, forms.end());
    EXPECT_EQ(found->is_sure, item.is_sure);
    EXPECT_FALSE(name_of(found->reason).empty());
  }
}

TEST(JoinedForms, LeaveOthersAlone) {
  for (const char* key :
       {"støttebehov", "", "behov for særlig støtte", "§ 107-tilbud", "ikt-støtte", "på vej"}) {
    SCOPED_TRACE(key);
    const auto forms = joined_forms(key);
    EXPECT_TRUE(
        std::none_of(forms.begin(), forms.end(), [](const ConceptForm& form) { return form.is_sure; }));
  }
}

TEST(SplitForms, AreTheReverseOfJoinedForms) {
  for (const std::string key : {"behov for støtte", "kompleks behov for støtte", "tilbud om behandling",
                                "kompleks borger-sag", "vejledning til barn", "hjælp i hjem", "borger sag"}) {
    SCOPED_TRACE(key);
    for (const ConceptForm& joined : joined_forms(key)) {
      const auto back = split_forms(joined.key);
      EXPECT_TRUE(std::any_of(back.begin(), back.end(), [&](const ConceptForm& form) {
        return form.key == key && form.reason == joined.reason && form.is_sure == joined.is_sure;
      })) << joined.key;
    }
  }
}

TEST(SplitForms, CutBetweenLettersOnly) {
  for (const ConceptForm& form : split_forms("ældreområde")) {
    EXPECT_EQ(form.key.find("\xC3-"), std::string::npos) << form.key;
    EXPECT_EQ(form.key.find("\xC3 "), std::string::npos) << form.key;
  }
  EXPECT_TRUE(split_forms("").empty());
}

// What the word alone gives: the number of nodes that the group is another form of.
std::size_t other_forms_of_group(const GraphView& view, const std::string& key) {
  const EdgeFilter forms = EdgeFilter::none().with(EdgeType::ExactMatch).with(EdgeType::CloseMatch);
  const auto found = view.neighbours(node_id(NodeKind::TargetGroup, key), forms);
  EXPECT_TRUE(found.has_value());
  return found ? found->size() : 0;
}

TEST(DerivedLinks, TakeTheKeyOfARegisteredGroupForNoName) {
  testing::SampleDocument sample("d1", "Titel", "2022",
                                 "Her er abc/social-isolation, abc/socialisolation, ensomhed og "
                                 "ffb/socialisolation nævnt.");
  for (const char* name : {"abc/social-isolation", "abc/socialisolation", "ffb/socialisolation"}) {
    sample.with_target_group(name, name);
  }
  sample.with_target_group("ensomhed", "ensomhed");  // "ffb/social-isolation" in the register
  testing::MemoryRows rows;
  testing::add_document(rows, 1, sample);
  const GraphView view(rows);
  EXPECT_EQ(other_forms_of_group(view, "abc/social-isolation"), 1U);
  EXPECT_EQ(other_forms_of_group(view, "ffb/social-isolation"), 0U);
}

}  // namespace
}  // namespace vidensgraf
