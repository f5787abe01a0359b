#include "graph/graph_change.h"

#include "graph/names.h"

namespace vidensgraf {

GraphChange graph_change_of(const Contribution& contribution) {
  GraphChange change;
  change.nodes.reserve(contribution.nodes.size());
  for (const ContributedNode& node : contribution.nodes) {
    GraphChange::Node changed{
        node_id(node.kind, node.key), node.kind, node.key, node.label, node.evidence.size(),
        evidence_rank(node.evidence), {}};
    if (!node.evidence.empty() || node.kind == NodeKind::Document) {
      changed.evidence = encode_evidence(node.evidence);
    }
    for (const std::string& name : node.names) {
      change.names.push_back(name_key(NameForm::Exact, name, changed.id));
      for (const std::string& ascii : ascii_names(name)) {
        change.names.push_back(name_key(NameForm::Ascii, ascii, changed.id));
      }
    }
    change.nodes.push_back(std::move(changed));
  }
  change.edges.reserve(contribution.edges.size());
  for (const ContributedEdge& edge : contribution.edges) {
    GraphChange::Edge changed{
        EdgeKey{edge.from, edge.type, edge.to}, edge.evidence.size(), evidence_rank(edge.evidence), {}};
    if (!edge.evidence.empty()) changed.evidence = encode_evidence(edge.evidence);
    change.edges.push_back(std::move(changed));
  }
  change.contribution = encode(contribution);
  return change;
}

}  // namespace vidensgraf
