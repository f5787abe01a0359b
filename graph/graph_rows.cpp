#include "graph/graph_rows.h"

#include <algorithm>

#include "graph/evidence_codec.h"
#include "store/coding.h"

namespace vidensgraf {
namespace {

tl::unexpected<Error> damaged(std::string_view what) {
  return fail(ErrorCode::Damaged, std::string("The graph is damaged: ") + std::string(what) + ".");
}

void put_edge(std::string& out, NodeId first, EdgeType type, NodeId second) {
  append_u64be(out, static_cast<std::uint64_t>(first));
  append_u8(out, static_cast<std::uint8_t>(type));
  append_u64be(out, static_cast<std::uint64_t>(second));
}

constexpr std::size_t kEdgeKeyBytes = 17;
constexpr std::uint8_t kOfOneDocument = 1;

bool is_edge_type(std::uint8_t value) {
  return value >= static_cast<std::uint8_t>(EdgeType::Broader) &&
         value <= static_cast<std::uint8_t>(EdgeType::CloseMatch);
}

}  // namespace

const std::string& NodeRow::label() const {
  static const std::string kNone;
  const std::string* best = &kNone;
  std::uint64_t most = 0;
  for (const auto& [label, count] : labels) {
    if (count > most) {
      best = &label;
      most = count;
    }
  }
  return *best;
}

std::string node_key(NodeId node) {
  std::string out;
  append_u64be(out, static_cast<std::uint64_t>(node));
  return out;
}

std::uint8_t evidence_rank(const std::vector<Evidence>& evidence) {
  constexpr std::uint32_t kOpening = 8;  // bytes: markup, or a number, may stand before
  constexpr std::size_t kMostPlaces = 254;
  const bool is_first = std::any_of(evidence.begin(), evidence.end(), [](const Evidence& place) {
    return place.extractor == kQuotedProvision || (!place.source.empty() && place.source.begin < kOpening);
  });
  return is_first ? std::uint8_t{0}
                  : static_cast<std::uint8_t>(kMostPlaces + 1 - std::min(kMostPlaces, evidence.size()));
}

std::string node_evidence_key(NodeId node, std::uint8_t rank, DocumentNumber document) {
  std::string out;
  append_u64be(out, static_cast<std::uint64_t>(node));
  append_u8(out, rank);
  append_u32be(out, static_cast<std::uint32_t>(document));
  return out;
}

std::string out_edge_key(const EdgeKey& edge) {
  std::string out;
  put_edge(out, edge.from, edge.type, edge.to);
  return out;
}

std::string in_edge_key(const EdgeKey& edge) {
  std::string out;
  put_edge(out, edge.to, edge.type, edge.from);
  return out;
}

std::string edge_evidence_key(const EdgeKey& edge, std::uint8_t rank, DocumentNumber document) {
  std::string out;
  put_edge(out, edge.from, edge.type, edge.to);
  append_u8(out, rank);
  append_u32be(out, static_cast<std::uint32_t>(document));
  return out;
}

std::string name_prefix(NameForm form, std::string_view name) {
  std::string prefix(1, static_cast<char>(form));
  prefix.append(name);
  return prefix;
}

std::string name_key(NameForm form, std::string_view name, NodeId node) {
  constexpr std::size_t kAroundName = 10;  // form, end, node
  std::string out;
  out.reserve(name.size() + kAroundName);
  append_u8(out, static_cast<std::uint8_t>(form));
  out.append(name);
  append_u8(out, 0);  // folded names hold no control characters, so the name ends here
  append_u64be(out, static_cast<std::uint64_t>(node));
  return out;
}

Result<NameKey> decode_name_key(std::string_view key) {
  constexpr std::size_t kTail = 9;
  if (key.size() < kTail + 1) return damaged("a name's key is too short");
  RowReader reader(key.substr(key.size() - 8));
  return NameKey{key.substr(1, key.size() - 1 - kTail), NodeId{reader.u64be()}};
}

Result<NodeId> decode_node_key(std::string_view key) {
  if (key.size() < 8) return damaged("a node's key is too short");
  RowReader reader(key);
  return NodeId{reader.u64be()};
}

Result<EdgeKey> decode_out_edge_key(std::string_view key) {
  if (key.size() < kEdgeKeyBytes) return damaged("an edge's key is too short");
  RowReader reader(key);
  EdgeKey edge;
  edge.from = NodeId{reader.u64be()};
  const std::uint8_t type = reader.u8();
  edge.to = NodeId{reader.u64be()};
  if (!is_edge_type(type)) return damaged("an edge has an unknown type");
  edge.type = static_cast<EdgeType>(type);
  return edge;
}

Result<EdgeKey> decode_in_edge_key(std::string_view key) {
  auto edge = decode_out_edge_key(key);
  if (edge) std::swap(edge->from, edge->to);
  return edge;
}

Result<DocumentNumber> decode_document_suffix(std::string_view key) {
  if (key.size() < 4) return damaged("a key has no document number");
  RowReader reader(key.substr(key.size() - 4));
  return DocumentNumber{reader.u32be()};
}

std::string encode(const NodeRow& row) {
  std::string out;
  append_u8(out, static_cast<std::uint8_t>(row.kind));
  append_string(out, row.key);
  append_varint(out, row.documents);
  append_varint(out, row.mentions);
  append_varint(out, row.labels.size());
  for (const auto& [label, count] : row.labels) {
    append_string(out, label);
    append_varint(out, count);
  }
  return out;
}

Result<NodeRow> decode_node_row(std::string_view bytes) {
  RowReader reader(bytes);
  NodeRow row;
  row.kind = static_cast<NodeKind>(reader.u8());
  row.key = reader.string();
  row.documents = reader.varint();
  row.mentions = reader.varint();
  const std::size_t labels = reader.count();
  for (std::size_t index = 0; index < labels && reader.ok(); ++index) {
    std::string label(reader.string());
    row.labels[std::move(label)] = reader.varint();
  }
  if (!reader.done() || row.labels.size() != labels) return damaged("a node does not decode");
  return row;
}

std::string encode(const EdgeRow& row) {
  std::string out;
  append_varint(out, row.documents);
  append_varint(out, row.evidence);
  return out;
}

Result<EdgeRow> decode_edge_row(std::string_view bytes) {
  RowReader reader(bytes);
  EdgeRow row;
  row.documents = reader.varint();
  row.evidence = reader.varint();
  if (!reader.done()) return damaged("an edge does not decode");
  return row;
}

std::string encode_count(std::uint64_t count) {
  std::string out;
  append_varint(out, count);
  return out;
}

Result<std::uint64_t> decode_count(std::string_view bytes) {
  RowReader reader(bytes);
  const std::uint64_t count = reader.varint();
  if (!reader.done()) return damaged("a count does not decode");
  return count;
}

std::string encode_evidence(const std::vector<Evidence>& evidence, EvidenceOf of) {
  EvidenceTable table;
  for (const Evidence& item : evidence) table.add(item);
  constexpr std::size_t kBytesOfTable = 40;
  constexpr std::size_t kBytesOfPlace = 6;
  std::string out;
  out.reserve(kBytesOfTable + kBytesOfPlace * evidence.size());
  table.write(out);
  write_evidence(out, evidence, table);
  if (of == EvidenceOf::OneDocument) append_u8(out, kOfOneDocument);
  return out;
}

Result<EvidenceRow> decode_evidence(std::string_view bytes) {
  RowReader reader(bytes);
  EvidenceTable table;
  table.read(reader);
  EvidenceRow row;
  row.places = read_evidence(reader, table);
  if (reader.remaining() > 0) {
    if (reader.u8() != kOfOneDocument) reader.reject();
    row.of = EvidenceOf::OneDocument;
  }
  if (!reader.done()) return damaged("a list of evidence does not decode");
  return row;
}

}  // namespace vidensgraf
