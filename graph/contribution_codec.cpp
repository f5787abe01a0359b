// A contribution as bytes (store/coding.h; `#` is a varint, "" a length-prefixed string). The document's id
// is not in them, nor is anything that depends on it, so that documents of the same words have the same bytes
// (store/shared_bodies.h):
//
//   version:u8 = 3
//   evidence table (evidence_codec.h)
//   n# own node (0 or 1) which:u8 (bits: its label is the id; the folded id is one of its names,
//                        if it can be one)
//                        label"" unless it is the id
//                        n# names but that of the id, unless the title gives it, too (name_codec.h)
//                        evidence
//   n# nodes             kind:u8 key"" label n# name evidence
//                        label and names by their endings after the key (name_codec.h)
//   n# edges             from type:u8 to evidence
//                        from and to: 0: the own node, else 1 + place among the nodes, or 1 + their number
//                        and node:u64. In the order of these, since that of ids depends on the document's.
//   n# definitions       (fact_codec.h)
//   n# law references    (fact_codec.h)
//
// A change of the layout needs a new version byte and a new index: rows written from one layout can only be
// subtracted by the same.

#include <algorithm>
#include <compare>
#include <optional>
#include <tuple>
#include <utility>

#include "graph/contribution.h"
#include "graph/evidence_codec.h"
#include "graph/fact_codec.h"
#include "graph/graph_rows.h"
#include "graph/name_codec.h"
#include "graph/names.h"
#include "store/coding.h"

namespace vidensgraf {
namespace {

constexpr std::uint8_t kVersion = 3;

// Bits of the own node's byte `which`.
constexpr std::uint8_t kLabelIsId = 1;
constexpr std::uint8_t kNamedById = 2;

// Which names the id gives is not seen from the names: a title may be the id of one of its documents.
void put_own_node(std::string& out, const ContributedNode& node, const Contribution::OfId& of_id,
                  const EvidenceTable& table) {
  std::vector<std::string_view> others(node.names.begin(), node.names.end());
  if (of_id.name && !of_id.is_also_of_the_title) std::erase(others, fold_name(node.key));
  std::uint8_t which = of_id.label ? kLabelIsId : 0;
  if (of_id.name) which |= kNamedById;
  append_u8(out, which);
  if (!of_id.label) append_string(out, node.label);
  put_names(out, {}, others);
  write_evidence(out, node.evidence, table);
}

ContributedNode get_own_node(RowReader& reader, std::string_view id, Contribution::OfId& of_id,
                             const EvidenceTable& table) {
  ContributedNode node;
  node.kind = NodeKind::Document;
  node.key = id;
  const std::uint8_t which = reader.u8();
  if (which > (kLabelIsId | kNamedById)) reader.reject();
  of_id = {(which & kLabelIsId) != 0, (which & kNamedById) != 0, false};
  node.label = of_id.label ? id : reader.string();
  node.names = get_names(reader, {});
  if (std::string name = fold_name(id); of_id.name && !name.empty() && name.size() <= kMaxNameBytes) {
    const auto place = std::lower_bound(node.names.begin(), node.names.end(), name);
    of_id.is_also_of_the_title = place != node.names.end() && *place == name;
    if (!of_id.is_also_of_the_title) node.names.insert(place, std::move(name));
  }
  node.evidence = read_evidence(reader, table);
  return node;
}

bool has_own_node(RowReader& reader) {
  const std::size_t count = reader.count();
  if (count > 1) reader.reject();
  return count == 1;
}

// Moves the reader behind version and evidence table, for callers that do not decode evidence.
void skip_table(RowReader& reader) {
  if (reader.u8() != kVersion) reader.reject();
  const std::size_t pairs = reader.count();
  for (std::size_t index = 0; index < pairs && reader.ok(); ++index) {
    static_cast<void>(reader.string());
    static_cast<void>(reader.u32be());
  }
}

// Moves the reader to the evidence of the own node.
void skip_own_node(RowReader& reader) {
  if ((reader.u8() & kLabelIsId) == 0) static_cast<void>(reader.string());
  skip_names(reader);
}

ContributedNode get_node(RowReader& reader, const EvidenceTable& table) {
  ContributedNode node;
  node.kind = get_enum(reader, NodeKind::Concept, NodeKind::Abbreviation);
  node.key = reader.string();
  node.label = get_ending(reader, node.key);
  node.names = get_names(reader, node.key);
  node.evidence = read_evidence(reader, table);
  return node;
}

// One end of an edge as it is written.
struct EndPlace {
  std::size_t place = 0;
  NodeId node{};  // of one that is not among the nodes
  friend auto operator<=>(const EndPlace&, const EndPlace&) = default;
};

// The places of nodes in a contribution, by which edges name their ends.
struct NodePlaces {
  std::optional<NodeId> own;
  std::vector<NodeId> others;  // ascending

  // A place is shorter than an id, which is a hash and does not compress. Nearly all ends are among the
  // nodes.
  [[nodiscard]] EndPlace of(NodeId end) const {
    if (own == end) return {};
    const auto found = std::lower_bound(others.begin(), others.end(), end);
    if (found == others.end() || *found != end) return {others.size() + 1, end};
    return {static_cast<std::size_t>(found - others.begin()) + 1, {}};
  }
};

void put_end(std::string& out, const EndPlace& end, const NodePlaces& nodes) {
  append_varint(out, end.place);
  if (end.place > nodes.others.size()) append_u64be(out, static_cast<std::uint64_t>(end.node));
}

NodeId get_end(RowReader& reader, const NodePlaces& nodes) {
  const std::uint64_t place = reader.varint();
  if (place > nodes.others.size() + 1 || (place == 0 && !nodes.own)) reader.reject();
  if (!reader.ok()) return {};
  if (place == 0) return *nodes.own;
  return place <= nodes.others.size() ? nodes.others[static_cast<std::size_t>(place) - 1]
                                      : NodeId{reader.u64be()};
}

void skip_end(RowReader& reader, std::size_t nodes) {
  if (reader.varint() == nodes + 1) static_cast<void>(reader.u64be());
}

ContributedEdge get_edge(RowReader& reader, const NodePlaces& nodes, const EvidenceTable& table) {
  ContributedEdge edge;
  edge.from = get_end(reader, nodes);
  edge.type = get_enum(reader, EdgeType::Broader, EdgeType::CloseMatch);
  edge.to = get_end(reader, nodes);
  edge.evidence = read_evidence(reader, table);
  return edge;
}

void put_edges(std::string& out, const std::vector<ContributedEdge>& edges, const NodePlaces& nodes,
               const EvidenceTable& table) {
  struct Placed {
    EndPlace from;
    EdgeType type = EdgeType::Related;
    EndPlace to;
    const ContributedEdge* edge = nullptr;
  };
  std::vector<Placed> placed;
  placed.reserve(edges.size());
  for (const ContributedEdge& edge : edges) {
    placed.push_back(Placed{nodes.of(edge.from), edge.type, nodes.of(edge.to), &edge});
  }
  std::stable_sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) {
    return std::tie(a.from, a.type, a.to) < std::tie(b.from, b.type, b.to);
  });
  append_varint(out, placed.size());
  for (const Placed& one : placed) {
    put_end(out, one.from, nodes);
    append_u8(out, static_cast<std::uint8_t>(one.type));
    put_end(out, one.to, nodes);
    write_evidence(out, one.edge->evidence, table);
  }
}

void sort_edges(std::vector<ContributedEdge>& edges) {
  std::sort(edges.begin(), edges.end(), [](const ContributedEdge& a, const ContributedEdge& b) {
    return std::tie(a.from, a.type, a.to) < std::tie(b.from, b.type, b.to);
  });
}

tl::unexpected<Error> does_not_decode() {
  return fail(ErrorCode::Damaged, "A document's contribution to the graph does not decode.");
}

}  // namespace

const ContributedNode* own_node(const Contribution& contribution) {
  const auto own = std::find_if(contribution.nodes.begin(), contribution.nodes.end(),
                                [](const ContributedNode& node) { return node.kind == NodeKind::Document; });
  return own == contribution.nodes.end() ? nullptr : &*own;
}

std::string encode(const Contribution& contribution) {
  EvidenceTable table;
  for (const ContributedNode& node : contribution.nodes) {
    for (const Evidence& evidence : node.evidence) table.add(evidence);
  }
  for (const ContributedEdge& edge : contribution.edges) {
    for (const Evidence& evidence : edge.evidence) table.add(evidence);
  }

  std::string out;
  append_u8(out, kVersion);
  table.write(out);
  const ContributedNode* own = own_node(contribution);
  NodePlaces places;
  append_varint(out, own == nullptr ? 0 : 1);
  if (own != nullptr) {
    put_own_node(out, *own, contribution.of_id, table);
    places.own = node_id(own->kind, own->key);
  }
  append_varint(out, contribution.nodes.size() - (own == nullptr ? 0 : 1));
  for (const ContributedNode& node : contribution.nodes) {
    if (&node == own) continue;
    append_u8(out, static_cast<std::uint8_t>(node.kind));
    append_string(out, node.key);
    put_ending(out, node.key, node.label);
    put_names(out, node.key, {node.names.begin(), node.names.end()});
    write_evidence(out, node.evidence, table);
    if (!contribution.edges.empty()) places.others.push_back(node_id(node.kind, node.key));
  }
  put_edges(out, contribution.edges, places, table);
  append_varint(out, contribution.definitions.size());
  for (const Definition& definition : contribution.definitions) put_definition(out, definition);
  append_varint(out, contribution.law_references.size());
  for (const LawReference& reference : contribution.law_references) put_law_reference(out, reference);
  return out;
}

Result<void> visit_places(std::string_view bytes, std::string_view document_id, const WantsNode& wants,
                          const VisitPlaces& visit) {
  RowReader reader(bytes);
  skip_table(reader);
  std::vector<PlaceOnPage> places;
  const auto pass = [&](NodeKind kind, std::string_view key) {
    if (!reader.ok() || !wants(kind, key)) {
      skip_places(reader);
      return;
    }
    read_places(reader, places);
    if (reader.ok()) visit(kind, key, places);
  };
  if (has_own_node(reader)) {
    skip_own_node(reader);
    pass(NodeKind::Document, document_id);
  }
  const std::size_t nodes = reader.count();
  for (std::size_t index = 0; index < nodes && reader.ok(); ++index) {
    const NodeKind kind = get_enum(reader, NodeKind::Concept, NodeKind::Abbreviation);
    const std::string_view key = reader.string();
    skip_ending(reader);
    skip_names(reader);
    pass(kind, key);
  }
  if (!reader.ok()) return does_not_decode();
  return {};
}

Result<std::vector<LawReference>> decode_law_references(std::string_view bytes, const WantsReference& wants) {
  RowReader reader(bytes);
  skip_table(reader);
  if (has_own_node(reader)) {
    skip_own_node(reader);
    skip_places(reader);
  }
  const std::size_t nodes = reader.count();
  for (std::size_t index = 0; index < nodes && reader.ok(); ++index) {
    static_cast<void>(reader.u8());
    static_cast<void>(reader.string());
    skip_ending(reader);
    skip_names(reader);
    skip_places(reader);
  }
  const std::size_t edges = reader.count();
  for (std::size_t index = 0; index < edges && reader.ok(); ++index) {
    skip_end(reader, nodes);
    static_cast<void>(reader.u8());
    skip_end(reader, nodes);
    skip_places(reader);
  }
  const std::size_t definitions = reader.count();
  for (std::size_t index = 0; index < definitions && reader.ok(); ++index) {
    static_cast<void>(get_definition(reader));
  }
  std::vector<LawReference> references;
  const std::size_t count = reader.count();
  for (std::size_t index = 0; index < count && reader.ok(); ++index) {
    if (auto reference = get_law_reference(reader, wants)) references.push_back(std::move(*reference));
  }
  if (!reader.done()) return does_not_decode();
  return references;
}

Result<Contribution> decode_own_part(std::string_view bytes, std::string_view document_id) {
  RowReader reader(bytes);
  if (reader.u8() != kVersion) reader.reject();
  EvidenceTable table;
  table.read(reader);
  Contribution own;
  NodePlaces places;
  if (has_own_node(reader)) {
    own.nodes.push_back(get_own_node(reader, document_id, own.of_id, table));
    places.own = node_id(NodeKind::Document, document_id);
  }
  std::vector<std::pair<NodeKind, std::string_view>> others;
  const std::size_t nodes = reader.count();
  for (std::size_t index = 0; index < nodes && reader.ok(); ++index) {
    const auto kind = static_cast<NodeKind>(reader.u8());
    others.emplace_back(kind, reader.string());
    skip_ending(reader);
    skip_names(reader);
    skip_places(reader);
  }
  const std::size_t edges = reader.count();
  for (std::size_t index = 0; index < edges && reader.ok(); ++index) {
    if (places.others.empty()) {
      for (const auto& [kind, key] : others) places.others.push_back(node_id(kind, key));
    }
    ContributedEdge edge = get_edge(reader, places, table);
    if (edge.from == places.own || edge.to == places.own) own.edges.push_back(std::move(edge));
  }
  if (!reader.ok()) return does_not_decode();
  sort_edges(own.edges);
  return own;
}

Result<Contribution> decode_contribution(std::string_view bytes, std::string_view document_id) {
  RowReader reader(bytes);
  if (reader.u8() != kVersion) {
    return fail(ErrorCode::Damaged, "A document's contribution to the graph has an unknown layout.");
  }
  EvidenceTable table;
  table.read(reader);
  Contribution contribution;
  NodePlaces places;
  std::optional<ContributedNode> own;
  if (has_own_node(reader)) {
    own = get_own_node(reader, document_id, contribution.of_id, table);
    places.own = node_id(NodeKind::Document, document_id);
  }
  const std::size_t nodes = reader.count();
  for (std::size_t index = 0; index < nodes && reader.ok(); ++index) {
    contribution.nodes.push_back(get_node(reader, table));
    const ContributedNode& node = contribution.nodes.back();
    places.others.push_back(node_id(node.kind, node.key));
  }
  const std::size_t edges = reader.count();
  for (std::size_t index = 0; index < edges && reader.ok(); ++index) {
    contribution.edges.push_back(get_edge(reader, places, table));
  }
  sort_edges(contribution.edges);
  const std::size_t definitions = reader.count();
  for (std::size_t index = 0; index < definitions && reader.ok(); ++index) {
    contribution.definitions.push_back(get_definition(reader));
  }
  const std::size_t references = reader.count();
  for (std::size_t index = 0; index < references && reader.ok(); ++index) {
    contribution.law_references.push_back(*get_law_reference(reader));
  }
  if (!reader.done()) return does_not_decode();
  if (own) {
    const auto place = std::lower_bound(places.others.begin(), places.others.end(), *places.own);
    contribution.nodes.insert(contribution.nodes.begin() + (place - places.others.begin()), std::move(*own));
  }
  return contribution;
}

}  // namespace vidensgraf
