// A contribution as bytes (store/coding.h; `#` is a varint, "" a length-prefixed string):
//
//   version:u8 = 2
//   document"" (the key of its document node: read alone where only the id is wanted)
//   evidence table (evidence_codec.h)
//   n# nodes             kind:u8 key"" label n# name evidence
//                        label and name: shared# rest"", after as many bytes of what stands before: the key,
//                        for names after the first the name before
//   n# edges             from type:u8 to evidence
//                        from and to: place among the nodes#, or their number# and node:u64
//   n# definitions       kind:u8 term"" surface_term source core (begin# end# each) pattern""
//                        cited_source"" confidence:f64
//   n# law references    kind:u8 resolution:u8 source core antecedent law"" paragraf"" paragraf_to""
//   chapter""
//                        compound_head"" document_type"" document_number"" document_date""
//                        stk nr pkt (n# value#) litra (n# "")
//
// A change of the layout needs a new version byte and a new index: rows written from one layout can only be
// subtracted by the same.

#include <algorithm>
#include <utility>

#include "graph/contribution.h"
#include "graph/evidence_codec.h"
#include "graph/graph_rows.h"
#include "graph/names.h"
#include "store/coding.h"

namespace vidensgraf {
namespace {

constexpr std::uint8_t kVersion = 2;

void put_span(std::string& out, ByteSpan span) {
  append_varint(out, span.begin);
  append_varint(out, span.end);
}

ByteSpan get_span(RowReader& reader) {
  ByteSpan span;
  span.begin = reader.varint32();
  span.end = reader.varint32();
  if (span.end < span.begin) reader.reject();
  return span;
}

void put_numbers(std::string& out, const std::vector<int>& numbers) {
  append_varint(out, numbers.size());
  for (const int number : numbers) append_varint(out, static_cast<std::uint32_t>(number));
}

std::vector<int> get_numbers(RowReader& reader) {
  std::vector<int> numbers;
  const std::size_t count = reader.count();
  for (std::size_t index = 0; index < count && reader.ok(); ++index) {
    numbers.push_back(static_cast<int>(reader.varint32()));
  }
  return numbers;
}

template <class Enum>
Enum get_enum(RowReader& reader, Enum first, Enum last) {
  const std::uint8_t value = reader.u8();
  if (value < static_cast<std::uint8_t>(first) || value > static_cast<std::uint8_t>(last)) reader.reject();
  return static_cast<Enum>(value);
}

void put_definition(std::string& out, const Definition& definition) {
  append_u8(out, static_cast<std::uint8_t>(definition.kind));
  append_string(out, definition.term);
  put_span(out, definition.surface_term);
  put_span(out, definition.source);
  put_span(out, definition.core);
  append_string(out, definition.pattern);
  append_string(out, definition.cited_source);
  append_f64be(out, definition.confidence);
}

Definition get_definition(RowReader& reader) {
  Definition definition;
  definition.kind = get_enum(reader, DefinitionKind::Definition, DefinitionKind::Characterisation);
  definition.term = reader.string();
  definition.surface_term = get_span(reader);
  definition.source = get_span(reader);
  definition.core = get_span(reader);
  definition.pattern = reader.string();
  definition.cited_source = reader.string();
  definition.confidence = reader.f64be();
  return definition;
}

void put_law_reference(std::string& out, const LawReference& reference) {
  append_u8(out, static_cast<std::uint8_t>(reference.kind));
  append_u8(out, static_cast<std::uint8_t>(reference.resolution));
  put_span(out, reference.source);
  put_span(out, reference.core);
  put_span(out, reference.antecedent);
  for (const std::string* text : {&reference.law, &reference.paragraf, &reference.paragraf_to,
                                  &reference.chapter, &reference.compound_head, &reference.document_type,
                                  &reference.document_number, &reference.document_date}) {
    append_string(out, *text);
  }
  put_numbers(out, reference.stk);
  put_numbers(out, reference.nr);
  put_numbers(out, reference.pkt);
  append_varint(out, reference.litra.size());
  for (const std::string& litra : reference.litra) append_string(out, litra);
}

LawReference get_law_reference(RowReader& reader) {
  LawReference reference;
  reference.kind = get_enum(reader, LawReferenceKind::ParagraphRef, LawReferenceKind::Chapter);
  reference.resolution = get_enum(reader, LawResolution::Explicit, LawResolution::Unresolved);
  reference.source = get_span(reader);
  reference.core = get_span(reader);
  reference.antecedent = get_span(reader);
  for (std::string* text : {&reference.law, &reference.paragraf, &reference.paragraf_to, &reference.chapter,
                            &reference.compound_head, &reference.document_type, &reference.document_number,
                            &reference.document_date}) {
    *text = reader.string();
  }
  reference.stk = get_numbers(reader);
  reference.nr = get_numbers(reader);
  reference.pkt = get_numbers(reader);
  const std::size_t litra = reader.count();
  for (std::size_t index = 0; index < litra && reader.ok(); ++index) {
    reference.litra.emplace_back(reader.string());
  }
  return reference;
}

// Past what stands before the nodes, which only those need who take evidence as it is.
void skip_to_nodes(RowReader& reader) {
  if (reader.u8() != kVersion) reader.reject();
  static_cast<void>(reader.string());
  const std::size_t pairs = reader.count();
  for (std::size_t index = 0; index < pairs && reader.ok(); ++index) {
    static_cast<void>(reader.string());
    static_cast<void>(reader.u32be());
  }
}

// Names of a node are inflections of its key: `text` by how it goes on where it differs from `before`.
void put_ending(std::string& out, std::string_view before, std::string_view text) {
  const auto differ = std::mismatch(text.begin(), text.end(), before.begin(), before.end());
  const auto shared = static_cast<std::size_t>(differ.first - text.begin());
  append_varint(out, shared);
  append_string(out, text.substr(shared));
}

std::string get_ending(RowReader& reader, std::string_view before) {
  const std::uint64_t shared = reader.varint();
  const std::string_view rest = reader.string();
  if (shared > before.size()) reader.reject();
  if (!reader.ok()) return {};
  std::string text(before.substr(0, static_cast<std::size_t>(shared)));
  text += rest;
  return text;
}

void skip_ending(RowReader& reader) {
  static_cast<void>(reader.varint());
  static_cast<void>(reader.string());
}

ContributedNode get_node(RowReader& reader, const EvidenceTable& table) {
  ContributedNode node;
  node.kind = get_enum(reader, NodeKind::Concept, NodeKind::Abbreviation);
  node.key = reader.string();
  node.label = get_ending(reader, node.key);
  const std::size_t names = reader.count();
  for (std::size_t index = 0; index < names && reader.ok(); ++index) {
    std::string name = get_ending(reader, index == 0 ? node.key : node.names.back());
    // None is longer; each may be the one before it and more, and so a short row very long.
    if (name.size() > kMaxNameBytes) reader.reject();
    node.names.push_back(std::move(name));
  }
  node.evidence = read_evidence(reader, table);
  return node;
}

std::vector<NodeId> ids_of(const std::vector<ContributedNode>& nodes) {
  std::vector<NodeId> ids;
  ids.reserve(nodes.size());
  for (const ContributedNode& node : nodes) ids.push_back(node_id(node.kind, node.key));
  return ids;
}

// Ids are hashes, which do not compress; both ends of an edge are among the nodes, sorted by id.
void put_end(std::string& out, NodeId end, const std::vector<NodeId>& nodes) {
  const auto place = std::lower_bound(nodes.begin(), nodes.end(), end);
  const bool is_there = place != nodes.end() && *place == end;
  append_varint(out, is_there ? static_cast<std::size_t>(place - nodes.begin()) : nodes.size());
  if (!is_there) append_u64be(out, static_cast<std::uint64_t>(end));
}

NodeId get_end(RowReader& reader, const std::vector<NodeId>& nodes) {
  const std::uint64_t place = reader.varint();
  if (place > nodes.size()) reader.reject();
  if (!reader.ok()) return {};
  return place < nodes.size() ? nodes[static_cast<std::size_t>(place)] : NodeId{reader.u64be()};
}

void skip_end(RowReader& reader, std::size_t nodes) {
  if (reader.varint() == nodes) static_cast<void>(reader.u64be());
}

ContributedEdge get_edge(RowReader& reader, const std::vector<NodeId>& nodes, const EvidenceTable& table) {
  ContributedEdge edge;
  edge.from = get_end(reader, nodes);
  edge.type = get_enum(reader, EdgeType::Broader, EdgeType::CloseMatch);
  edge.to = get_end(reader, nodes);
  edge.evidence = read_evidence(reader, table);
  return edge;
}

}  // namespace

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
  const auto document =
      std::find_if(contribution.nodes.begin(), contribution.nodes.end(),
                   [](const ContributedNode& node) { return node.kind == NodeKind::Document; });
  append_string(out, document == contribution.nodes.end() ? std::string_view() : document->key);
  table.write(out);
  append_varint(out, contribution.nodes.size());
  for (const ContributedNode& node : contribution.nodes) {
    append_u8(out, static_cast<std::uint8_t>(node.kind));
    append_string(out, node.key);
    put_ending(out, node.key, node.label);
    append_varint(out, node.names.size());
    std::string_view before = node.key;
    for (const std::string& name : node.names) {
      put_ending(out, before, name);
      before = name;
    }
    write_evidence(out, node.evidence, table);
  }
  append_varint(out, contribution.edges.size());
  std::vector<NodeId> ids;
  if (!contribution.edges.empty()) ids = ids_of(contribution.nodes);
  for (const ContributedEdge& edge : contribution.edges) {
    put_end(out, edge.from, ids);
    append_u8(out, static_cast<std::uint8_t>(edge.type));
    put_end(out, edge.to, ids);
    write_evidence(out, edge.evidence, table);
  }
  append_varint(out, contribution.definitions.size());
  for (const Definition& definition : contribution.definitions) put_definition(out, definition);
  append_varint(out, contribution.law_references.size());
  for (const LawReference& reference : contribution.law_references) put_law_reference(out, reference);
  return out;
}

Result<void> visit_places(std::string_view bytes, const VisitPlaces& visit) {
  RowReader reader(bytes);
  skip_to_nodes(reader);
  std::vector<Evidence> places;
  const std::size_t nodes = reader.count();
  for (std::size_t index = 0; index < nodes && reader.ok(); ++index) {
    const NodeKind kind = get_enum(reader, NodeKind::Concept, NodeKind::Abbreviation);
    const std::string_view key = reader.string();
    skip_ending(reader);
    const std::size_t names = reader.count();
    for (std::size_t name = 0; name < names && reader.ok(); ++name) skip_ending(reader);
    read_places(reader, places);
    if (reader.ok()) visit(kind, key, places);
  }
  if (!reader.ok()) {
    return fail(ErrorCode::Damaged, "A document's contribution to the graph does not decode.");
  }
  return {};
}

Result<std::vector<LawReference>> decode_law_references(std::string_view bytes) {
  RowReader reader(bytes);
  skip_to_nodes(reader);
  std::vector<Evidence> places;  // read over
  const std::size_t nodes = reader.count();
  for (std::size_t index = 0; index < nodes && reader.ok(); ++index) {
    static_cast<void>(reader.u8());
    static_cast<void>(reader.string());
    skip_ending(reader);
    const std::size_t names = reader.count();
    for (std::size_t name = 0; name < names && reader.ok(); ++name) skip_ending(reader);
    read_places(reader, places);
  }
  const std::size_t edges = reader.count();
  for (std::size_t index = 0; index < edges && reader.ok(); ++index) {
    skip_end(reader, nodes);
    static_cast<void>(reader.u8());
    skip_end(reader, nodes);
    read_places(reader, places);
  }
  const std::size_t definitions = reader.count();
  for (std::size_t index = 0; index < definitions && reader.ok(); ++index) {
    static_cast<void>(get_definition(reader));
  }
  std::vector<LawReference> references;
  const std::size_t count = reader.count();
  for (std::size_t index = 0; index < count && reader.ok(); ++index) {
    references.push_back(get_law_reference(reader));
  }
  if (!reader.done()) {
    return fail(ErrorCode::Damaged, "A document's contribution to the graph does not decode.");
  }
  return references;
}

Result<std::string> decode_contributing_document(std::string_view bytes) {
  RowReader reader(bytes);
  const bool known = reader.u8() == kVersion;
  std::string id(reader.string());
  if (!known || !reader.ok()) {
    return fail(ErrorCode::Damaged, "A document's contribution to the graph does not decode.");
  }
  return id;
}

Result<Contribution> decode_contribution(std::string_view bytes) {
  RowReader reader(bytes);
  if (reader.u8() != kVersion) {
    return fail(ErrorCode::Damaged, "A document's contribution to the graph has an unknown layout.");
  }
  static_cast<void>(reader.string());  // the document's id: its node has it too
  EvidenceTable table;
  table.read(reader);
  Contribution contribution;
  const std::size_t nodes = reader.count();
  for (std::size_t index = 0; index < nodes && reader.ok(); ++index) {
    contribution.nodes.push_back(get_node(reader, table));
  }
  const std::size_t edges = reader.count();
  std::vector<NodeId> ids;
  if (edges > 0) ids = ids_of(contribution.nodes);
  for (std::size_t index = 0; index < edges && reader.ok(); ++index) {
    contribution.edges.push_back(get_edge(reader, ids, table));
  }
  const std::size_t definitions = reader.count();
  for (std::size_t index = 0; index < definitions && reader.ok(); ++index) {
    contribution.definitions.push_back(get_definition(reader));
  }
  const std::size_t references = reader.count();
  for (std::size_t index = 0; index < references && reader.ok(); ++index) {
    contribution.law_references.push_back(get_law_reference(reader));
  }
  if (!reader.done()) {
    return fail(ErrorCode::Damaged, "A document's contribution to the graph does not decode.");
  }
  return contribution;
}

}  // namespace vidensgraf
