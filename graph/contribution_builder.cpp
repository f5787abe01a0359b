// What all facts are put into the graph with: drafts of nodes and edges, what words of the document stand
// for, and in the end the contribution, sorted and without duplicates.

#include "graph/contribution_builder.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "graph/names.h"

namespace vidensgraf {
namespace {

void sort_unique(std::vector<Evidence>& evidence) {
  if (evidence.size() < 2) return;
  const auto order = [](const Evidence& item) {
    return std::tie(item.source, item.page, item.extractor, item.confidence);
  };
  std::sort(evidence.begin(), evidence.end(),
            [&order](const Evidence& a, const Evidence& b) { return order(a) < order(b); });
  evidence.erase(std::unique(evidence.begin(), evidence.end(),
                             [&order](const Evidence& a, const Evidence& b) { return order(a) == order(b); }),
                 evidence.end());
}

}  // namespace

NodeId ContributionBuilder::node(NodeKind kind, std::string_view key) {
  const NodeId id = node_id(kind, key);
  NodeDraft& draft = nodes_[id];
  draft.kind = kind;
  draft.key = key;
  return id;
}

void ContributionBuilder::label(NodeId id, const std::string& text, std::size_t weight) {
  if (count_label(id, text, weight)) name(id, text);  // else its name is known, too
}

bool ContributionBuilder::count_label(NodeId id, const std::string& text, std::size_t places) {
  if (text.empty()) return false;
  const std::size_t weight = std::max<std::size_t>(1, places);
  auto& labels = nodes_[id].labels;  // one, mostly
  const auto known =
      std::find_if(labels.begin(), labels.end(), [&text](const auto& one) { return one.first == text; });
  if (known == labels.end()) {
    labels.emplace_back(text, weight);
    return true;
  }
  known->second += weight;
  return false;
}

void ContributionBuilder::name(NodeId id, std::string_view text) { name_folded(nodes_[id], fold_name(text)); }

void ContributionBuilder::name_folded(NodeDraft& draft, std::string folded) {
  if (folded.empty() || folded.size() > kMaxNameBytes) return;
  if (draft.names.empty() || draft.names.back() != folded) draft.names.push_back(std::move(folded));
}

void ContributionBuilder::name_and_claim(NodeId id, std::string folded) {
  if (folded.empty()) return;
  NodeDraft& draft = nodes_[id];
  resolved_.at(static_cast<std::size_t>(draft.kind)).emplace(folded, id);
  name_folded(draft, std::move(folded));
}

Evidence ContributionBuilder::evidence(ByteSpan source, std::string extractor, float confidence) const {
  return Evidence{source, page_at(document_, source.begin), std::move(extractor), confidence};
}

void ContributionBuilder::mention(NodeId id, const std::vector<ByteSpan>& places, const char* extractor) {
  std::vector<Evidence>& of_node = nodes_[id].evidence;
  if (of_node.empty()) of_node.reserve(places.size());
  for (const ByteSpan place : places) of_node.push_back(evidence(place, extractor));
}

void ContributionBuilder::edge(NodeId from, EdgeType type, NodeId to, Evidence why) {
  if (from == to) return;
  // A symmetric relation is one edge, whichever way it was said.
  if (type == EdgeType::Related && to < from) std::swap(from, to);
  edges_.push_back(EdgeDraft{from, type, to, std::move(why)});
}

void ContributionBuilder::claim(std::string_view text, NodeId id) {
  std::string folded = fold_name(text);
  if (folded.empty()) return;
  resolved_.at(static_cast<std::size_t>(nodes_[id].kind)).emplace(std::move(folded), id);
}

std::optional<NodeId> ContributionBuilder::resolved_as(NodeKind kind, const std::string& folded) const {
  const auto& of_kind = resolved_.at(static_cast<std::size_t>(kind));
  const auto found = of_kind.find(folded);
  if (found == of_kind.end()) return std::nullopt;
  return found->second;
}

NodeId ContributionBuilder::resolve(const std::string& text, const Evidence& why) {
  const std::string folded = fold_name(text);
  constexpr std::array kOrder = {NodeKind::Concept,      NodeKind::Organisation, NodeKind::TargetGroup,
                                 NodeKind::Abbreviation, NodeKind::Provision,    NodeKind::Law};
  for (const NodeKind kind : kOrder) {
    if (const auto found = resolved_as(kind, folded)) return *found;
  }
  if (text.find('#') != std::string::npos) {
    if (const auto address = parse_provision_key(text)) return provision(*address, why);
  }
  const auto key = facts_.keys.find(text);
  const NodeId id = node(NodeKind::Concept, key == facts_.keys.end() ? folded : fold_name(key->second));
  label(id, text);
  claim(text, id);
  nodes_[id].evidence.push_back(why);
  return id;
}

Contribution ContributionBuilder::finish() {
  Contribution result;
  std::vector<std::pair<NodeId, NodeDraft*>> nodes;
  nodes.reserve(nodes_.size());
  for (auto& [id, draft] : nodes_) nodes.emplace_back(id, &draft);
  std::sort(nodes.begin(), nodes.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  result.nodes.reserve(nodes.size());
  for (auto& [id, draft] : nodes) {
    ContributedNode contributed;
    contributed.kind = draft->kind;
    contributed.key = std::move(draft->key);
    std::sort(draft->labels.begin(), draft->labels.end());
    std::size_t most = 0;
    for (auto& [text, weight] : draft->labels) {
      if (weight <= most) continue;
      most = weight;
      contributed.label = std::move(text);
    }
    if (contributed.label.empty()) contributed.label = contributed.key;
    std::sort(draft->names.begin(), draft->names.end());
    draft->names.erase(std::unique(draft->names.begin(), draft->names.end()), draft->names.end());
    contributed.names = std::move(draft->names);
    contributed.evidence = std::move(draft->evidence);
    sort_unique(contributed.evidence);
    result.nodes.push_back(std::move(contributed));
  }
  std::stable_sort(edges_.begin(), edges_.end(),
                   [](const EdgeDraft& a, const EdgeDraft& b) { return a.key() < b.key(); });
  for (EdgeDraft& draft : edges_) {
    const bool is_new =
        result.edges.empty() ||
        draft.key() != std::tie(result.edges.back().from, result.edges.back().type, result.edges.back().to);
    if (is_new) result.edges.push_back(ContributedEdge{draft.from, draft.type, draft.to, {}});
    result.edges.back().evidence.push_back(std::move(draft.why));
  }
  for (ContributedEdge& edge : result.edges) sort_unique(edge.evidence);
  result.definitions = facts_.definitions;
  result.law_references = facts_.law_references;
  result.of_id = of_id_;
  return result;
}

}  // namespace vidensgraf
