#include "graph/graph_change.h"

#include <utility>

#include "graph/names.h"

namespace vidensgraf {
namespace {

void add_node(GraphChange::Part& part, ContributedNode& node, EvidenceOf of) {
  GraphChange::Node changed{node_id(node.kind, node.key),
                            node.kind,
                            std::move(node.key),
                            std::move(node.label),
                            node.evidence.size(),
                            evidence_rank(node.evidence),
                            {}};
  if (!node.evidence.empty() || node.kind == NodeKind::Document) {
    changed.evidence = encode_evidence(node.evidence, of);
  }
  for (const std::string& name : node.names) {
    part.names.push_back(name_key(NameForm::Exact, name, changed.id));
    for (const std::string& ascii : ascii_names(name)) {
      part.names.push_back(name_key(NameForm::Ascii, ascii, changed.id));
    }
  }
  part.nodes.push_back(std::move(changed));
}

void add_edge(GraphChange::Part& part, const ContributedEdge& edge, EvidenceOf of) {
  GraphChange::Edge changed{
      EdgeKey{edge.from, edge.type, edge.to}, edge.evidence.size(), evidence_rank(edge.evidence), {}};
  if (!edge.evidence.empty()) changed.evidence = encode_evidence(edge.evidence, of);
  part.edges.push_back(std::move(changed));
}

// Takes keys and labels out of the contribution.
GraphChange parts_of(Contribution& contribution) {
  GraphChange change;
  GraphChange::Part& shared = change.shared.emplace();
  shared.nodes.reserve(contribution.nodes.size());
  shared.edges.reserve(contribution.edges.size());
  const ContributedNode* own = own_node(contribution);
  std::optional<NodeId> own_id;
  if (own != nullptr) {
    change.document_id = own->key;
    own_id = node_id(own->kind, own->key);
  }
  for (ContributedNode& node : contribution.nodes) {
    if (&node == own) {
      add_node(change.own, node, EvidenceOf::OneDocument);
    } else {
      add_node(shared, node, EvidenceOf::AllOfABody);
    }
  }
  for (const ContributedEdge& edge : contribution.edges) {
    if (edge.from == own_id || edge.to == own_id) {
      add_edge(change.own, edge, EvidenceOf::OneDocument);
    } else {
      add_edge(shared, edge, EvidenceOf::AllOfABody);
    }
  }
  return change;
}

}  // namespace

GraphChange graph_change_of(Contribution contribution) {
  std::string encoded = encode(contribution);
  GraphChange change = parts_of(contribution);
  change.contribution = std::move(encoded);
  return change;
}

Result<GraphChange> repeated_graph_change(std::string contribution, std::string document_id) {
  auto own = decode_own_part(contribution, document_id);
  if (!own) return fail(own.error());
  GraphChange change = parts_of(*own);
  change.shared.reset();
  change.document_id = std::move(document_id);
  change.contribution = std::move(contribution);
  return change;
}

Result<GraphChange::Part> shared_part_of(std::string_view contribution) {
  auto decoded = decode_contribution(contribution, {});
  if (!decoded) return fail(decoded.error());
  return std::move(*parts_of(*decoded).shared);
}

}  // namespace vidensgraf
