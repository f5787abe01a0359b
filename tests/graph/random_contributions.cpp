#include "random_contributions.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "graph/names.h"

namespace vidensgraf::testing {
namespace {

std::vector<Evidence> random_evidence(std::mt19937& random, std::size_t least) {
  std::set<std::uint32_t> begins;
  const std::size_t count = least + random() % 4;
  while (begins.size() < count) begins.insert(static_cast<std::uint32_t>(random() % 5000));
  std::vector<Evidence> evidence;
  constexpr std::array<const char*, 3> kExtractors = {"term", "definition: X er", "law reference: explicit"};
  for (const std::uint32_t begin : begins) {
    const auto size = static_cast<std::uint32_t>(random() % 40);
    evidence.push_back(Evidence{ByteSpan{begin, begin + size}, begin / 1000 + 1, kExtractors.at(random() % 3),
                                random() % 2 == 0 ? 1.0F : 0.5F});
  }
  return evidence;
}

}  // namespace

Contribution random_contribution(std::uint32_t seed, const std::string& document_id) {
  std::mt19937 random(seed);
  constexpr std::array<const char*, 10> kWords = {"støttebehov", "indsats", "målgruppe", "koordination",
                                                  "plan",        "tilbud",  "æblegrød",  "bolig",
                                                  "handleplan",  "støtte"};
  std::map<NodeId, ContributedNode> nodes;
  ContributedNode self;
  self.kind = NodeKind::Document;
  self.key = document_id;
  self.label = "Dokument " + document_id;
  self.names = {fold_name(self.label)};
  nodes.emplace(node_id(self.kind, self.key), std::move(self));
  const std::size_t wanted = 2 + random() % 8;
  while (nodes.size() < wanted) {
    ContributedNode node;
    constexpr std::array kKinds = {NodeKind::Concept,   NodeKind::Concept,      NodeKind::TargetGroup,
                                   NodeKind::Provision, NodeKind::Organisation, NodeKind::Abbreviation};
    node.kind = kKinds.at(random() % kKinds.size());
    node.key = kWords.at(random() % kWords.size());
    // The same node under different labels and names in different documents.
    node.label = random() % 3 == 0 ? node.key + "er" : node.key;
    std::set<std::string> names{fold_name(node.label)};
    if (random() % 2 == 0) names.insert(node.key + "ne");
    node.names.assign(names.begin(), names.end());
    if (random() % 5 != 0) node.evidence = random_evidence(random, 1);
    nodes.emplace(node_id(node.kind, node.key), std::move(node));
  }
  std::vector<NodeId> ids;
  Contribution contribution;
  for (auto& [id, node] : nodes) {
    ids.push_back(id);
    contribution.nodes.push_back(std::move(node));
  }
  std::set<std::tuple<NodeId, EdgeType, NodeId>> edges;
  for (std::size_t count = random() % 10; count > 0; --count) {
    const NodeId from = ids[random() % ids.size()];
    const NodeId to = ids[random() % ids.size()];
    if (from != to) edges.emplace(from, static_cast<EdgeType>(1 + random() % 6), to);
  }
  for (const auto& [from, type, to] : edges) {
    contribution.edges.push_back(ContributedEdge{from, type, to, random_evidence(random, 1)});
  }
  if (random() % 2 == 0) {
    Definition definition;
    definition.term = "støttebehov";
    definition.source = ByteSpan{10, 90};
    definition.pattern = "X defineres som";
    definition.cited_source = "Styrelsen, 2020";
    definition.confidence = 0.75;
    contribution.definitions.push_back(definition);
  }
  return contribution;
}

Contribution contribution_of_words(std::uint32_t seed, const std::string& document_id) {
  Contribution words = random_contribution(seed, "x");
  for (ContributedNode& node : words.nodes) {
    if (node.kind != NodeKind::Document) continue;
    node.label = "Rapport";
    node.names = {"rapport"};
  }
  return decode_contribution(encode(words), document_id).value();
}

}  // namespace vidensgraf::testing
