// A contribution as bytes (store/coding.h; `#` is a varint, "" a length-prefixed string):
//
//   version:u8 = 1
//   document"" (the key of its document node: read alone where only the id is wanted)
//   evidence table (evidence_codec.h)
//   n# nodes             kind:u8 key"" label"" n# name"" evidence
//   n# edges             from:u64 type:u8 to:u64 evidence
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

#include "graph/contribution.h"
#include "graph/evidence_codec.h"
#include "graph/graph_rows.h"
#include "store/coding.h"

namespace vidensgraf {
namespace {

constexpr std::uint8_t kVersion = 1;

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

ContributedNode get_node(RowReader& reader, const EvidenceTable& table) {
  ContributedNode node;
  node.kind = get_enum(reader, NodeKind::Concept, NodeKind::Abbreviation);
  node.key = reader.string();
  node.label = reader.string();
  const std::size_t names = reader.count();
  for (std::size_t index = 0; index < names && reader.ok(); ++index) node.names.emplace_back(reader.string());
  node.evidence = read_evidence(reader, table);
  return node;
}

ContributedEdge get_edge(RowReader& reader, const EvidenceTable& table) {
  ContributedEdge edge;
  edge.from = NodeId{reader.u64be()};
  edge.type = get_enum(reader, EdgeType::Broader, EdgeType::CloseMatch);
  edge.to = NodeId{reader.u64be()};
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
    append_string(out, node.label);
    append_varint(out, node.names.size());
    for (const std::string& name : node.names) append_string(out, name);
    write_evidence(out, node.evidence, table);
  }
  append_varint(out, contribution.edges.size());
  for (const ContributedEdge& edge : contribution.edges) {
    append_u64be(out, static_cast<std::uint64_t>(edge.from));
    append_u8(out, static_cast<std::uint8_t>(edge.type));
    append_u64be(out, static_cast<std::uint64_t>(edge.to));
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
    static_cast<void>(reader.string());
    const std::size_t names = reader.count();
    for (std::size_t name = 0; name < names && reader.ok(); ++name) static_cast<void>(reader.string());
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
    static_cast<void>(reader.string());
    const std::size_t names = reader.count();
    for (std::size_t name = 0; name < names && reader.ok(); ++name) static_cast<void>(reader.string());
    read_places(reader, places);
  }
  const std::size_t edges = reader.count();
  for (std::size_t index = 0; index < edges && reader.ok(); ++index) {
    static_cast<void>(reader.u64be());
    static_cast<void>(reader.u8());
    static_cast<void>(reader.u64be());
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
  for (std::size_t index = 0; index < edges && reader.ok(); ++index) {
    contribution.edges.push_back(get_edge(reader, table));
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
