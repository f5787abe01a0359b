// Decisions of reviewers: as they are written, and what they make of the graph.

#include "graph/review.h"

#include <algorithm>

#include <gmock/gmock.h>

#include "graph/export.h"
#include "graph/graph_view.h"
#include "graph/review_overlay.h"
#include "graph/subgraph.h"
#include "tests/support/sample_graph.h"

namespace vidensgraf {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

const NodeId kNeed = node_id(NodeKind::Concept, "støttebehov");
const NodeId kComplexNeed = node_id(NodeKind::Concept, "kompleks støttebehov");
const NodeId kMunicipality = node_id(NodeKind::Concept, "kommune");
const EdgeKey kBroader{kComplexNeed, EdgeType::Broader, kNeed};

ReviewDecision decided(Decision decision, ReviewTarget target,
                       const std::string& time = "2026-11-22T12:00:00Z") {
  ReviewDecision made;
  made.time = time;
  made.user = "karen";
  made.decision = decision;
  made.target = target;
  return made;
}

ReviewTarget target_of(const EdgeKey& edge) { return {edge.from, edge.type, edge.to}; }

// The sample index with these decisions in its log.
testing::MemoryRows reviewed(std::vector<ReviewDecision> log) {
  auto rows = testing::sample_rows();
  Batch batch;
  std::uint64_t number = 0;
  for (ReviewDecision& decision : log) {
    decision.number = ++number;
    batch.put(Family::Decisions, decision_key(number), to_json_line(decision));
  }
  rows.apply(batch);
  return rows;
}

std::vector<std::string> neighbours_of(const GraphView& view, NodeId id) {
  std::vector<std::string> labels;
  const auto neighbours = view.neighbours(id, EdgeFilter::relations()).value();
  for (const Neighbour& neighbour : neighbours) {
    labels.push_back(std::string(name_of(neighbour.edge.key.type)) + " " + neighbour.node.label);
  }
  return labels;
}

TEST(ReviewTarget, IsWrittenSoThatNoSpreadsheetChangesIt) {
  const ReviewTarget digits{NodeId{0x1234567890123456}};
  EXPECT_EQ(id_of(digits), "n1234567890123456");
  EXPECT_EQ(review_target(id_of(digits)), digits);
  EXPECT_EQ(review_target("1234567890123456"), digits);  // of an older sheet
  EXPECT_EQ(review_target(id_of(target_of(kBroader))), target_of(kBroader));
  for (const char* wrong :
       {"", "n12", "1,23457E+15", "n1234567890123456-", "n1234567890123456-eats-n1234567890123456",
        "n1234567890123456-broader-n12345678901234567"}) {
    EXPECT_FALSE(review_target(wrong).has_value()) << wrong;
  }
}

TEST(ReviewDecision, ComesBackFromItsLine) {
  ReviewDecision decision = decided(Decision::Merge, {kNeed});
  decision.number = 7;
  decision.name = "støttebehov";
  decision.correction = "behov for \"støtte\"";
  decision.other = kMunicipality;
  decision.comment = "linje\nskift";
  decision.basis = EdgeRow{2, 5};
  decision.withdrawn_by = "per";
  decision.withdrawn_at = "2026-11-23T08:00:00Z";
  const std::string line = to_json_line(decision);
  EXPECT_THAT(line, Not(HasSubstr("\n")));
  const auto back = decision_from_json(line);
  ASSERT_TRUE(back.has_value());
  EXPECT_EQ(to_json_line(*back), line);
  EXPECT_EQ(back->other, kMunicipality);
  EXPECT_FALSE(back->stands());
}

TEST(ReviewLines, NameTheLineThatCannotBeRead) {
  std::vector<BadLine> bad;
  const auto input = read_review_lines(to_json_line(decided(Decision::Accept, {kNeed})) + "\n\nhest\n" +
                                           to_json_line(Withdrawal{3, "per", "t"}) + "\n{\"id\":\"x\"}",
                                       bad);
  EXPECT_THAT(input.decisions, SizeIs(1));
  ASSERT_THAT(input.withdrawals, SizeIs(1));
  EXPECT_EQ(input.withdrawals[0].number, 3U);
  ASSERT_THAT(bad, SizeIs(2));
  EXPECT_EQ(bad[0].line, 3U);
  EXPECT_EQ(bad[1].line, 5U);
}

TEST(ReviewLines, SayWhatTheOtherNodeMustBe) {
  ReviewDecision merge = decided(Decision::Merge, {kNeed});
  merge.other = kMunicipality;
  const std::string line = to_json_line(merge);
  const std::string id = '"' + id_of(ReviewTarget{kMunicipality}) + '"';
  const auto with_other = [&](const std::string& value) {
    std::string changed = line;
    return decision_from_json(changed.replace(changed.find(id), id.size(), value));
  };
  EXPECT_EQ(with_other("\"\"")->other, NodeId{});  // it is named only
  for (const std::string& wrong : {"{\"id\": " + id + "}", std::string("\"kommune\""), std::string("7")}) {
    const auto read = with_other(wrong);
    ASSERT_FALSE(read.has_value()) << wrong;
    EXPECT_THAT(read.error().message, HasSubstr("\"other\""));
  }
}

TEST(ReviewLog, TheLatestOnAQuestionCounts) {
  const std::string early = "2026-01-01T00:00:00Z";
  ReviewDecision taken_back = decided(Decision::Reject, {kNeed}, "2027-01-01T00:00:00Z");
  taken_back.withdrawn_at = taken_back.time;
  const std::vector<ReviewDecision> log = {
      decided(Decision::Reject, {kNeed}), decided(Decision::Accept, {kNeed}, early), taken_back,
      decided(Decision::Rename, {kNeed}, early), decided(Decision::Note, {kNeed})};
  EXPECT_THAT(decisions_that_count(log), ElementsAre(true, false, false, true, false));
}

// Rows of a state that never changes.
class KeptRows final : public Rows {
 public:
  explicit KeptRows(const Rows& rows) : rows_(rows) {}
  [[nodiscard]] Result<std::optional<std::string>> get(Family family, std::string_view key) const override {
    return rows_.get(family, key);
  }
  [[nodiscard]] Result<void> scan(Family family, std::string_view prefix, const Visit& visit,
                                  std::string_view from) const override {
    if (family == Family::Decisions) ++scans_of_decisions;
    return rows_.scan(family, prefix, visit, from);
  }
  [[nodiscard]] KeptValue* kept_reviews() const override { return &kept_; }

  mutable int scans_of_decisions = 0;

 private:
  const Rows& rows_;
  mutable KeptValue kept_;
};

TEST(ReviewOverlay, IsReadOnceForAllViewsOfAStateThatNeverChanges) {
  const auto rows = reviewed({decided(Decision::Reject, target_of(kBroader))});
  const KeptRows state(rows);
  for (int page = 0; page < 3; ++page) {
    EXPECT_THAT(neighbours_of(GraphView(state), kNeed), Not(Contains("broader komplekst støttebehov")));
    EXPECT_THAT(neighbours_of(GraphView(state, Reviews::Ignored), kNeed),
                Contains("broader komplekst støttebehov"));
  }
  EXPECT_EQ(state.scans_of_decisions, 1);
}

TEST(ReviewOverlay, ARejectedLinkIsGoneEverywhere) {
  const auto before = testing::sample_rows();
  EXPECT_THAT(neighbours_of(GraphView(before), kNeed), Contains("broader komplekst støttebehov"));
  const auto rows = reviewed({decided(Decision::Reject, target_of(kBroader))});
  const GraphView view(rows);
  EXPECT_THAT(neighbours_of(view, kNeed), Not(Contains("broader komplekst støttebehov")));
  const auto node = view.node(kComplexNeed).value();
  const auto edges = view.edges_from(*node, EdgeFilter::everything()).value();
  for (const StatedEdge& edge : edges) {
    EXPECT_NE(edge.edge.key, kBroader);
  }
  const auto all = GraphView(before).heaviest_edges(*node, EdgeFilter::everything(), 100).value();
  const auto left = view.heaviest_edges(*node, EdgeFilter::everything(), 100).value();
  EXPECT_EQ(left.total + 1, all.total);
  EXPECT_FALSE(view.weight_of(kBroader).value().has_value());
  EXPECT_TRUE(GraphView(rows, Reviews::Ignored).weight_of(kBroader).value().has_value());
}

TEST(ReviewOverlay, ARejectedNodeIsNotThere) {
  const auto rows = reviewed({decided(Decision::Reject, {kComplexNeed})});
  const GraphView view(rows);
  EXPECT_FALSE(view.node(kComplexNeed).value().has_value());
  EXPECT_THAT(view.nodes_named("komplekst støttebehov", NameForm::Exact).value(), IsEmpty());
  EXPECT_THAT(neighbours_of(view, kNeed), Not(Contains("broader komplekst støttebehov")));
  const auto names = view.names_from("ko", 10).value();
  for (const NamedNode& named : names) EXPECT_NE(named.node, kComplexNeed);
  const auto graph = whole_graph(view, SubgraphOptions{}).value();
  for (const GraphNode& node : graph.nodes) EXPECT_NE(node.id, kComplexNeed);
}

TEST(ReviewOverlay, ANewNameIsShownAndFound) {
  ReviewDecision rename = decided(Decision::Rename, {kNeed});
  rename.correction = "Behov for støtte";
  const auto rows = reviewed({rename});
  const GraphView view(rows);
  const auto node = view.node(kNeed).value();
  EXPECT_EQ(node->label, "Behov for støtte");
  EXPECT_THAT(node->other_labels, Contains("støttebehov"));
  for (const auto& [name, form] :
       {std::pair("behov for støtte", NameForm::Exact), std::pair("behov for stotte", NameForm::Ascii),
        std::pair("støttebehov", NameForm::Exact)}) {
    const auto found = view.nodes_named(name, form).value();
    ASSERT_THAT(found, SizeIs(1)) << name;
    EXPECT_EQ(found[0].id, kNeed);
  }
  EXPECT_THAT(view.names_from("behov f", 10).value(), SizeIs(1));
}

TEST(ReviewOverlay, MergedNodesAreOneInAnExport) {
  ReviewDecision merge = decided(Decision::Merge, {kComplexNeed});
  merge.other = kNeed;
  const auto rows = reviewed({merge});
  const GraphView view(rows);
  EXPECT_THAT(neighbours_of(view, kNeed), Contains("exact_match komplekst støttebehov"));
  auto graph = whole_graph(view, SubgraphOptions{});
  ASSERT_TRUE(graph.has_value());
  const auto main = std::find_if(graph->nodes.begin(), graph->nodes.end(),
                                 [](const GraphNode& node) { return node.id == kNeed; });
  ASSERT_NE(main, graph->nodes.end());
  EXPECT_THAT(main->other_labels, Contains("komplekst støttebehov"));
  EXPECT_EQ(main->documents, 2U);
  for (const GraphNode& node : graph->nodes) EXPECT_NE(node.id, kComplexNeed);
  for (const Subgraph::Edge& edge : graph->edges) EXPECT_NE(edge.from, edge.to);
  const auto exported = prepare_export(rows, view, std::move(*graph)).value();
  EXPECT_THAT(exported.definitions, SizeIs(3));
  for (const StatedDefinition& stated : exported.definitions) EXPECT_EQ(stated.defined, kNeed);
}

TEST(ReviewOverlay, AMergeIntoWhatIsGoneLeavesDefinitionsWhereTheyAre) {
  ReviewDecision merge = decided(Decision::Merge, {kComplexNeed});
  merge.other = NodeId{7};
  const auto rows = reviewed({merge});
  const GraphView view(rows);
  const auto exported = prepare_export(rows, view, whole_graph(view, SubgraphOptions{}).value()).value();
  EXPECT_THAT(exported.definitions, SizeIs(3));
  for (const StatedDefinition& stated : exported.definitions) EXPECT_NE(stated.defined, NodeId{7});
}

TEST(ReviewOverlay, APathOverMergedNodesIsDrawnWithItsEdges) {
  ReviewDecision merge = decided(Decision::Merge, {kNeed});
  merge.other = kMunicipality;
  const auto rows = reviewed({merge});
  const GraphView view(rows);
  const auto path =
      shortest_path(view, kComplexNeed, node_id(NodeKind::Law, "serviceloven"), EdgeFilter::relations())
          .value()
          .steps;
  ASSERT_THAT(path, SizeIs(4));
  const auto graph = graph_of_path(view, path).value();
  EXPECT_THAT(graph.nodes, SizeIs(4));
  EXPECT_THAT(graph.edges, SizeIs(3));
  for (const GraphNode& node : graph.nodes) EXPECT_NE(node.id, kNeed);
  // A step from one of the merged nodes to the other is none.
  const auto within = shortest_path(view, kComplexNeed, kMunicipality, EdgeFilter::relations()).value().steps;
  ASSERT_THAT(within, SizeIs(3));
  EXPECT_EQ(within[2].reason.code, ReasonCode::MergedInReview);
  const auto short_graph = graph_of_path(view, within).value();
  EXPECT_THAT(short_graph.nodes, SizeIs(2));
  ASSERT_THAT(short_graph.edges, SizeIs(1));
  EXPECT_EQ(short_graph.edges[0].type, EdgeType::Broader);
}

TEST(ReviewOverlay, ALinkOfOneMergedNodeIsRejectedForAll) {
  ReviewDecision merge = decided(Decision::Merge, {kMunicipality});
  merge.other = kComplexNeed;
  const ReviewTarget as_shown{kMunicipality, EdgeType::Broader, kNeed};
  const auto rows = reviewed({merge, decided(Decision::Reject, as_shown)});
  EXPECT_FALSE(GraphView(rows).weight_of(kBroader).value().has_value());
}

TEST(ReviewOverlay, OnlyNodesAreRenamedAndOnlyToNames) {
  ReviewDecision of_link = decided(Decision::Rename, target_of(kBroader));
  of_link.correction = "behov";
  ReviewDecision blank = decided(Decision::Rename, {kNeed});
  blank.correction = "\u00A0";
  const ReviewOverlay overlay({of_link, blank});
  EXPECT_EQ(overlay.label_of(kComplexNeed), nullptr);
  EXPECT_EQ(overlay.label_of(kNeed), nullptr);
  EXPECT_TRUE(can_be_label("behov for støtte"));
  for (const std::string& wrong :
       {std::string(), std::string(" \t"), std::string("to\nlinjer"), std::string("om\u202Evendt"),
        std::string(201, 'a'), std::string("\xFF")}) {
    EXPECT_FALSE(can_be_label(wrong)) << wrong;
  }
}

TEST(ReviewOverlay, ARelatedLinkIsTheSameFromBothEnds) {
  ReviewDecision merge = decided(Decision::Merge, {kMunicipality});
  merge.other = kNeed;
  const EdgeKey one = canonical({kMunicipality, EdgeType::Related, kComplexNeed});
  const EdgeKey merged = canonical({kNeed, EdgeType::Related, kComplexNeed});
  for (const EdgeKey& edge : {merged, EdgeKey{merged.to, merged.type, merged.from}}) {
    const ReviewOverlay rejected({merge, decided(Decision::Reject, target_of(edge))});
    EXPECT_TRUE(rejected.hides(one));
    const ReviewOverlay accepted({merge, decided(Decision::Accept, target_of(edge))});
    EXPECT_NE(accepted.accepted(target_of(one)), nullptr);
  }
  EXPECT_EQ(canonical(kBroader), kBroader);
}

TEST(ReviewOverlay, NoMergeJoinsWhatIsKeptApart) {
  ReviewDecision first = decided(Decision::Merge, {kNeed});
  first.other = kMunicipality;
  ReviewDecision second = decided(Decision::Merge, {kMunicipality});
  second.other = kComplexNeed;
  ReviewDecision apart = decided(Decision::Apart, {kComplexNeed});
  apart.other = kNeed;
  const ReviewOverlay overlay({first, second, apart});
  EXPECT_EQ(overlay.main_of(kNeed), kMunicipality);
  EXPECT_EQ(overlay.main_of(kMunicipality), kMunicipality);
  EXPECT_THAT(overlay.members_of(kNeed), SizeIs(2));
  EXPECT_TRUE(overlay.would_join_apart(kMunicipality, kComplexNeed));
  EXPECT_FALSE(overlay.would_join_apart(kNeed, kComplexNeed)) << "of these two the later decision counts";
}

TEST(ReviewOverlay, MergesInACircleJoinAndEnd) {
  ReviewDecision there = decided(Decision::Merge, {kNeed});
  there.other = kMunicipality;
  ReviewDecision on = decided(Decision::Merge, {kMunicipality});
  on.other = kComplexNeed;
  ReviewDecision back = decided(Decision::Merge, {kComplexNeed});
  back.other = kNeed;
  const ReviewOverlay overlay({there, on, back});
  EXPECT_EQ(overlay.main_of(kNeed), kComplexNeed);
  EXPECT_EQ(overlay.main_of(kComplexNeed), kComplexNeed);
  EXPECT_THAT(overlay.members_of(kNeed), SizeIs(3));
}

TEST(ReviewOverlay, AcceptanceStandsInExports) {
  const auto rows = reviewed({decided(Decision::Accept, target_of(kBroader))});
  const GraphView view(rows);
  const auto exported = prepare_export(rows, view, whole_graph(view, SubgraphOptions{}).value()).value();
  for (const ExportFormat format : {ExportFormat::GraphMl, ExportFormat::Gexf, ExportFormat::Cytoscape}) {
    const auto files = export_graph(exported, format).value();
    EXPECT_THAT(files[0].content, HasSubstr("2026-11-22 by karen"));
  }
}

}  // namespace
}  // namespace vidensgraf
