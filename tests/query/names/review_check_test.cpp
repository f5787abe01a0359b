// What is said of decisions beside what they say; pages and searches under decisions.

#include "query/names/review_check.h"

#include <gmock/gmock.h>

#include "extraction/registers.h"
#include "query/names/completion.h"
#include "query/pages/concept_page.h"
#include "query/search/facet_selection.h"
#include "query/search/synonyms.h"
#include "tests/language/shared_analyzer.h"
#include "tests/support/sample_graph.h"

namespace vidensgraf {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

const NodeId kReviewedNeed = node_id(NodeKind::Concept, "støttebehov");
const NodeId kReviewedMunicipality = node_id(NodeKind::Concept, "kommune");

class ReviewCheck : public ::testing::Test {
 protected:
  void decide(ReviewDecision decision) {
    decision.number = ++number_;
    decision.user = "karen";
    decision.time = "2026-11-22T12:00:0" + std::to_string(number_) + "Z";
    Batch batch;
    batch.put(Family::Decisions, decision_key(number_), to_json_line(decision));
    rows_.apply(batch);
    view_ = std::make_unique<GraphView>(rows_);
  }

  static ReviewDecision about(NodeId node, Decision kind, const std::string& correction = {}) {
    ReviewDecision decision;
    decision.target.node = node;
    decision.decision = kind;
    decision.correction = correction;
    return decision;
  }

  [[nodiscard]] GraphSources sources() const {
    return {rows_, *view_, shared_analyzer(), Registers::built_in()};
  }

  std::vector<ReviewFinding> check(ReviewDecision& decision) const {
    const auto remarks = check_decision(sources(), decision);
    EXPECT_TRUE(remarks.has_value());
    std::vector<ReviewFinding> findings;
    for (const ReviewRemark& remark : *remarks) findings.push_back(remark.finding);
    return findings;
  }

  testing::MemoryRows rows_ = testing::sample_rows();
  std::unique_ptr<GraphView> view_ = std::make_unique<GraphView>(rows_);
  std::uint64_t number_ = 0;
};

TEST_F(ReviewCheck, FillsInWhatIsLeftOpen) {
  ReviewDecision merge = about(kReviewedNeed, Decision::Merge, "kommuner");
  EXPECT_THAT(check(merge), IsEmpty());
  EXPECT_EQ(merge.other, kReviewedMunicipality);
  EXPECT_EQ(merge.name, "støttebehov");
  ASSERT_TRUE(merge.basis.has_value());
  EXPECT_EQ(merge.basis->documents, 2U);
}

TEST_F(ReviewCheck, SaysWhyADecisionHasNoEffect) {
  ReviewDecision gone = about(NodeId{7}, Decision::Accept);
  EXPECT_THAT(check(gone), ElementsAre(ReviewFinding::UnknownTarget));
  ReviewDecision unknown = about(kReviewedNeed, Decision::Merge, "hestekastanje");
  EXPECT_THAT(check(unknown), ElementsAre(ReviewFinding::UnknownOther));
  ReviewDecision itself = about(kReviewedNeed, Decision::Merge, "støttebehov");
  EXPECT_THAT(check(itself), ElementsAre(ReviewFinding::WithItself));
  ReviewDecision law = about(kReviewedNeed, Decision::Merge, "SEL § 85");
  EXPECT_THAT(check(law), ElementsAre(ReviewFinding::CannotBeOne));
  ReviewDecision link = about(kReviewedNeed, Decision::Reject);
  link.target.type = EdgeType::Cites;
  link.target.to = kReviewedMunicipality;
  EXPECT_THAT(check(link), ElementsAre(ReviewFinding::UnknownTarget));
}

TEST_F(ReviewCheck, TakesNoTextThatIsNoName) {
  for (const char* blank : {"", "\t", "\u00A0", "\u00AD"}) {
    ReviewDecision merge = about(kReviewedNeed, Decision::Merge, blank);
    EXPECT_THAT(check(merge), ElementsAre(ReviewFinding::UnknownOther));
    ReviewDecision rename = about(kReviewedNeed, Decision::Rename, blank);
    EXPECT_THAT(check(rename), ElementsAre(ReviewFinding::NoLabel));
  }
  ReviewDecision link = about(node_id(NodeKind::Concept, "kompleks støttebehov"), Decision::Rename, "behov");
  link.target.type = EdgeType::Broader;
  link.target.to = kReviewedNeed;
  EXPECT_THAT(check(link), ElementsAre(ReviewFinding::NotANode));
}

TEST_F(ReviewCheck, TakesTheNodeThatIsCalledSo) {
  const auto of_abbreviation = look_up_name(sources(), "BSN").value();
  EXPECT_EQ(node_called(of_abbreviation).kind, NodeKind::Abbreviation);
  EXPECT_EQ(node_called(of_abbreviation, node_called(of_abbreviation).id).label, "Bo-Støtte Nord");
  ReviewDecision merge = about(kReviewedMunicipality, Decision::Merge, "støttebehov");
  ASSERT_THAT(check(merge), IsEmpty());
  decide(merge);
  // Both names now mean both nodes, of which the one that is called so is meant.
  ReviewDecision further =
      about(node_id(NodeKind::Concept, "kompleks støttebehov"), Decision::Merge, "kommune");
  EXPECT_THAT(check(further), IsEmpty());
  EXPECT_EQ(further.other, kReviewedMunicipality);
}

TEST_F(ReviewCheck, SaysThatAMergeWouldJoinWhatIsKeptApart) {
  const NodeId complex = node_id(NodeKind::Concept, "kompleks støttebehov");
  ReviewDecision merge = about(kReviewedMunicipality, Decision::Merge, "støttebehov");
  ReviewDecision apart = about(complex, Decision::Apart, "støttebehov");
  ASSERT_THAT(check(merge), IsEmpty());
  ASSERT_THAT(check(apart), IsEmpty());
  decide(merge);
  decide(apart);
  ReviewDecision further = about(complex, Decision::Merge, "kommune");
  EXPECT_THAT(check(further), ElementsAre(ReviewFinding::JoinsApart));
}

TEST_F(ReviewCheck, SaysThatTheBasisHasChanged) {
  ReviewDecision decision = about(kReviewedNeed, Decision::Accept);
  decision.basis = EdgeRow{1, 1};
  EXPECT_THAT(check(decision), ElementsAre(ReviewFinding::Changed));
  decide(decision);
  const auto listed = list_decisions(sources()).value();
  ASSERT_THAT(listed, SizeIs(1));
  EXPECT_TRUE(listed[0].counts);
  EXPECT_EQ(describe(listed[0].remarks.at(0)),
            "It rested on 1 places in 1 documents when it was looked at, and rests on 2 places in 2 "
            "documents now.");
}

TEST_F(ReviewCheck, NamesTheDecisionThatCountsInstead) {
  decide(about(kReviewedNeed, Decision::Accept));
  decide(about(kReviewedNeed, Decision::Reject));
  const auto listed = list_decisions(sources()).value();
  ASSERT_THAT(listed, SizeIs(2));
  EXPECT_TRUE(listed[0].counts);
  EXPECT_FALSE(listed[1].counts);
  ASSERT_FALSE(listed[1].remarks.empty());
  EXPECT_EQ(describe(listed[1].remarks.back()), "Decision 2 by karen is later and counts.");
  decide(about(kReviewedNeed, Decision::Note));
  const auto newest = list_decisions(sources(), 1).value();
  ASSERT_THAT(newest, SizeIs(1));
  EXPECT_EQ(newest[0].decision.number, 3U);
  EXPECT_THAT(newest[0].remarks, IsEmpty());
}

TEST_F(ReviewCheck, MergedConceptsAreOneOnPagesAndInSearches) {
  ReviewDecision merge = about(kReviewedMunicipality, Decision::Merge, "støttebehov");
  ASSERT_THAT(check(merge), IsEmpty());
  decide(merge);
  const auto page = make_concept_page(sources(), "kommune").value();
  ASSERT_GE(page.lookup.nodes.size(), 2U);
  EXPECT_EQ(page.lookup.main().id, kReviewedNeed);
  const auto reviews = ReviewOverlay::of(rows_).value();
  EXPECT_THAT(synonyms_of(rows_, *reviews, "kommune").value(), ElementsAre("støttebehov"));
}

TEST_F(ReviewCheck, WhatIsKeptApartIsNotJoined) {
  EXPECT_EQ(make_concept_page(sources(), "BSN")->lookup.nodes.size(), 2U);
  ReviewDecision apart = about(node_id(NodeKind::Abbreviation, "bsn"), Decision::Apart, "Bo-Støtte Nord");
  ASSERT_THAT(check(apart), IsEmpty());
  decide(apart);
  const auto lookup = look_up_name(sources(), "BSN").value();
  EXPECT_EQ(lookup.nodes.size(), 1U);
  const auto reviews = ReviewOverlay::of(rows_).value();
  EXPECT_THAT(synonyms_of(rows_, *reviews, "BSN").value(), IsEmpty());
}

TEST_F(ReviewCheck, ANewNameIsCompletedAndLeadsToTheOldWords) {
  decide(about(kReviewedNeed, Decision::Rename, "hjælpebehov"));
  const auto index = CompletionIndex::load(rows_, Registers::built_in()).value();
  const auto completions = index->complete("hjælpeb", 5).value();
  ASSERT_THAT(completions, SizeIs(1));
  EXPECT_EQ(completions[0].text, "hjælpebehov");
  EXPECT_EQ(look_up_name(sources(), "hjælpebehov")->main().id, kReviewedNeed);
  const auto reviews = ReviewOverlay::of(rows_).value();
  EXPECT_THAT(synonyms_of(rows_, *reviews, "hjælpebehov").value(), Contains("støttebehov"));
}

TEST_F(ReviewCheck, ARejectedConceptIsNotCompleted) {
  decide(about(kReviewedMunicipality, Decision::Reject));
  const auto index = CompletionIndex::load(rows_, Registers::built_in()).value();
  EXPECT_THAT(index->complete("kommun", 5).value(), IsEmpty());
  EXPECT_THAT(look_up_name(sources(), "kommune")->nodes, IsEmpty());
}

TEST_F(ReviewCheck, FacetsShowWhatReviewersDecided) {
  decide(about(kReviewedNeed, Decision::Rename, "hjælpebehov"));
  decide(about(kReviewedMunicipality, Decision::Reject));
  Facet facet;
  facet.kind = FacetKind::Concept;
  facet.values = {FacetValue{"støttebehov", {}, 2, false}, FacetValue{"kommune", {}, 1, false}};
  SearchColumns columns;
  ASSERT_TRUE(label_values(facet, columns, rows_, Registers::built_in()).has_value());
  ASSERT_THAT(facet.values, SizeIs(1));
  EXPECT_EQ(facet.values[0].label, "hjælpebehov");
  facet.values.push_back(FacetValue{"kommune", {}, 1, true});
  ASSERT_TRUE(label_values(facet, columns, rows_, Registers::built_in()).has_value());
  EXPECT_THAT(facet.values, SizeIs(2));
}

TEST_F(ReviewCheck, MergesInStepsAreSynonymsOfEachOther) {
  ReviewDecision first = about(kReviewedMunicipality, Decision::Merge);
  first.other = kReviewedNeed;
  decide(first);
  ReviewDecision second = about(kReviewedNeed, Decision::Merge);
  second.other = node_id(NodeKind::Concept, "kompleks støttebehov");
  decide(second);
  const auto reviews = ReviewOverlay::of(rows_).value();
  EXPECT_THAT(synonyms_of(rows_, *reviews, "kommune").value(), Contains("komplekst støttebehov"));
}

}  // namespace
}  // namespace vidensgraf
