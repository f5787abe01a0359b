#include "graph/graph_view.h"

#include <gmock/gmock.h>

#include "graph/graph_update.h"
#include "tests/support/sample_graph.h"

namespace vidensgraf {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

const NodeId kSupportNeed = node_id(NodeKind::Concept, "støttebehov");

// "type label", with "<-" before what points at the node asked for.
std::vector<std::string> described(const std::vector<Neighbour>& neighbours, NodeId self) {
  std::vector<std::string> texts;
  for (const Neighbour& neighbour : neighbours) {
    const char* const arrow = neighbour.edge.key.from == self ? "" : "<-";
    texts.push_back(arrow + std::string(name_of(neighbour.edge.key.type)) + " " + neighbour.node.label);
  }
  return texts;
}

std::vector<std::string> labels(const std::vector<GraphNode>& nodes) {
  std::vector<std::string> texts;
  for (const GraphNode& node : nodes) texts.push_back(std::string(name_of(node.kind)) + " " + node.label);
  return texts;
}

TEST(GraphView, SumsANodeOverDocuments) {
  const auto rows = testing::sample_rows();
  const GraphView view(rows);
  const auto node = view.node(kSupportNeed);
  ASSERT_TRUE(node.has_value() && node->has_value());
  EXPECT_EQ((*node)->documents, 2U);
  EXPECT_EQ((*node)->mentions, 2U);
  EXPECT_EQ((*node)->label, "støttebehov");
  EXPECT_FALSE(view.node(node_id(NodeKind::Concept, "ukendt")).value().has_value());
}

TEST(GraphView, FindsNodesByEveryName) {
  const auto rows = testing::sample_rows();
  const GraphView view(rows);
  EXPECT_THAT(labels(view.nodes_named("støttebehov", NameForm::Exact).value()),
              ElementsAre("concept støttebehov"));
  EXPECT_THAT(labels(view.nodes_named("stottebehov", NameForm::Ascii).value()),
              ElementsAre("concept støttebehov"));
  EXPECT_THAT(labels(view.nodes_named("stoettebehov", NameForm::Ascii).value()),
              ElementsAre("concept støttebehov"));
  EXPECT_THAT(labels(view.nodes_named("bsn", NameForm::Exact).value()),
              ElementsAre("organisation Bo-Støtte Nord", "abbreviation BSN"));
  EXPECT_THAT(labels(view.nodes_named("støtte", NameForm::Exact).value()), IsEmpty());  // a prefix is no name
}

TEST(GraphView, CompletesAPrefix) {
  const auto rows = testing::sample_rows();
  const GraphView view(rows);
  std::vector<std::string> names;
  const auto found = view.names_from("ko", 10).value();
  for (const NamedNode& name : found) names.push_back(name.name);
  EXPECT_THAT(names, ElementsAre("kommune", "kommunen", "komplekst støttebehov"));
  EXPECT_EQ(view.names_from("ko", 2).value().size(), 2U);
}

TEST(GraphView, ShowsNeighboursBothWays) {
  const auto rows = testing::sample_rows();
  const GraphView view(rows);
  EXPECT_THAT(described(view.neighbours(kSupportNeed, EdgeFilter::relations()).value(), kSupportNeed),
              UnorderedElementsAre("<-broader komplekst støttebehov",
                                   ::testing::EndsWith("related handleplan & <plan>"),
                                   "governed_by serviceloven § 85", "<-defines Vejledning om støttebehov",
                                   "<-defines =Rapport, med komma"));
}

TEST(GraphView, MakesMentionsFromTheEvidenceOfNodes) {
  const auto rows = testing::sample_rows();
  const GraphView view(rows);
  const EdgeFilter mentions = EdgeFilter::none().with(EdgeType::Mentions);
  EXPECT_THAT(described(view.neighbours(kSupportNeed, mentions).value(), kSupportNeed),
              ElementsAre("<-mentions =Rapport, med komma", "<-mentions Vejledning om støttebehov"));
  const NodeId report = node_id(NodeKind::Document, "rapport");
  EXPECT_THAT(described(view.neighbours(report, mentions).value(), report),
              UnorderedElementsAre("mentions støttebehov", "mentions kommune", "mentions serviceloven § 85"));
}

TEST(GraphView, AListOfMentionsGoesOnWhereItsBeginningEnded) {
  testing::MemoryRows rows;
  std::uint32_t number = 0;
  for (const char* text : {"Om en hund.", "Den gamle hund.", "Hund er et dyr.", "Der er en hund.", "Hund."}) {
    const std::string id = "d" + std::to_string(++number);
    testing::SampleDocument sample(id, id, "2020", text);
    sample.with_concept("hund", "hund", std::string_view(text).substr(0, 1) == "H" ? "Hund" : "hund");
    testing::add_document(rows, number, sample);
  }
  const GraphView view(rows);
  const auto dog = view.node(node_id(NodeKind::Concept, "hund")).value();
  const EdgeFilter mentions = EdgeFilter::none().with(EdgeType::Mentions);
  const auto all = view.heaviest_edges(*dog, mentions, 10).value().edges;
  ASSERT_EQ(all.size(), 5U);
  for (std::size_t limit = 1; limit < all.size(); ++limit) {
    const auto first = view.heaviest_edges(*dog, mentions, limit).value();
    ASSERT_EQ(first.edges.size(), limit);
    EXPECT_EQ(first.total, 5U);
    for (std::size_t i = 0; i < limit; ++i) EXPECT_EQ(first.edges[i].edge.key, all[i].edge.key);
  }
}

TEST(GraphView, SaysWhereAnEdgeIsStated) {
  const auto rows = testing::sample_rows();
  const GraphView view(rows);
  const EdgeKey edge{node_id(NodeKind::Concept, "kompleks støttebehov"), EdgeType::Broader, kSupportNeed};
  const auto evidence = view.evidence_of(edge).value();
  ASSERT_EQ(evidence.size(), 1U);
  EXPECT_EQ(evidence[0].document, "vejledning");
  ASSERT_EQ(evidence[0].places.size(), 1U);
  EXPECT_EQ(evidence[0].places[0].source,
            testing::sample_guide().span("Et komplekst støttebehov er et støttebehov"));
  EXPECT_EQ(evidence[0].places[0].page, 3U);
}

TEST(GraphView, OrdersByContentNotByNumber) {
  testing::MemoryRows forward;
  testing::add_document(forward, 1, testing::sample_guide());
  testing::add_document(forward, 2, testing::sample_report());
  testing::MemoryRows backward;
  testing::add_document(backward, 1, testing::sample_report());
  testing::add_document(backward, 2, testing::sample_guide());
  const GraphView first(forward);
  const GraphView second(backward);
  const auto documents = [](const std::vector<DocumentEvidence>& evidence) {
    std::vector<std::string> ids;
    for (const DocumentEvidence& document : evidence) ids.push_back(document.document);
    return ids;
  };
  EXPECT_THAT(documents(first.evidence_of(kSupportNeed).value()), ElementsAre("rapport", "vejledning"));
  EXPECT_THAT(documents(second.evidence_of(kSupportNeed).value()), ElementsAre("rapport", "vejledning"));
  EXPECT_EQ(described(first.neighbours(kSupportNeed, EdgeFilter::everything()).value(), kSupportNeed),
            described(second.neighbours(kSupportNeed, EdgeFilter::everything()).value(), kSupportNeed));
}

}  // namespace
}  // namespace vidensgraf
