#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "graph/contribution.h"
#include "graph/node.h"
#include "store/rows.h"

// The rows of the graph. Keys have their numbers big-endian, so that byte order is numeric order and one
// prefix scan reads what belongs together (store/coding.h). `#` is a varint, "" a length-prefixed string,
// evidence as `encode_evidence` writes it.
//
//   family         key                                     value
//   Contributions  body:u32                                what a document adds (store/shared_bodies.h,
//                                                          contribution_codec.cpp)
//   Nodes          node:u64                                kind:u8 key"" documents# mentions#
//                                                          n# (label"" documents#)
//   NodeEvidence   node:u64 rank:u8 body:u32               evidence: where the documents of this body name
//                                                          the node; with a byte 1 behind: the document of
//                                                          this number alone
//   OutEdges       from:u64 type:u8 to:u64                 documents# evidence#
//   InEdges        to:u64 type:u8 from:u64                 the same: mirror of OutEdges
//   EdgeEvidence   from:u64 type:u8 to:u64 rank:u8 body:u32   likewise: where they state the edge
//   Names          'e' folded name 0x00 node:u64           documents#: how many give the node this name
//   Names          'a' ASCII form of the name 0x00 node:u64   documents#: how many (name, document) pairs do
//   Names          'r' reversed key 0x00 node:u64          documents#: a concept, found by how its key ends
//   Names          'p' ordered name 0x00 node:u64          documents#: a provision, in the order of its law
//                                                          (`ordered_name`, graph/provision.h)
//
// The rank (`evidence_rank`) follows from the evidence alone and puts first what a page shows first, so that
// a page of what stands everywhere reads no more than it shows.
//
// All but Contributions are sums over the documents: a row whose sum is zero does not exist. Edges of type
// Mentions have no rows: document d of body b mentions node n exactly where NodeEvidence holds (n, b). For
// its own node a document always has that row, with an empty list: it leads from the node to the document's
// number.

namespace vidensgraf {

/// What the documents together say about a node.
struct NodeRow {
  NodeKind kind = NodeKind::Concept;
  std::string key;
  std::uint64_t documents = 0;                               ///< That contribute the node.
  std::uint64_t mentions = 0;                                ///< Places where they name it.
  std::map<std::string, std::uint64_t, std::less<>> labels;  ///< Label -> documents that give it.

  /// The label most documents give; equal counts by byte order.
  [[nodiscard]] const std::string& label() const;
};

struct EdgeRow {
  std::uint64_t documents = 0;
  std::uint64_t evidence = 0;  ///< Places where they state it.
};

struct EdgeKey {
  NodeId from{};
  EdgeType type = EdgeType::Related;
  NodeId to{};
  friend auto operator<=>(const EdgeKey&, const EdgeKey&) = default;
};

enum class NameForm : char { Exact = 'e', Ascii = 'a', Reversed = 'r', Provision = 'p' };  // on disk

/// The place of a document among those that name a node or state an edge: 0 where it opens with it or is the
/// provision's own text, then by the number of places, most first.
[[nodiscard]] std::uint8_t evidence_rank(const std::vector<Evidence>& evidence);

// Keys without the byte of their family, and back. Error Damaged where bytes are no such key or value.
[[nodiscard]] std::string node_key(NodeId node);
[[nodiscard]] std::string node_evidence_key(NodeId node, std::uint8_t rank, DocumentNumber document);
[[nodiscard]] std::string out_edge_key(const EdgeKey& edge);
[[nodiscard]] std::string in_edge_key(const EdgeKey& edge);
[[nodiscard]] std::string edge_evidence_key(const EdgeKey& edge, std::uint8_t rank, DocumentNumber document);
[[nodiscard]] std::string name_prefix(NameForm form, std::string_view name);  ///< Of names that begin so.
[[nodiscard]] std::string name_key(NameForm form, std::string_view name, NodeId node);

/// A name row's key, taken apart; the name borrows from the key.
struct NameKey {
  std::string_view name;
  NodeId node{};
};
[[nodiscard]] Result<NameKey> decode_name_key(std::string_view key);
[[nodiscard]] Result<NodeId> decode_node_key(std::string_view key);
[[nodiscard]] Result<EdgeKey> decode_out_edge_key(std::string_view key);
[[nodiscard]] Result<EdgeKey> decode_in_edge_key(std::string_view key);
/// The document number at the end of a NodeEvidence, EdgeEvidence or Contributions key.
[[nodiscard]] Result<DocumentNumber> decode_document_suffix(std::string_view key);

[[nodiscard]] std::string encode(const NodeRow& row);
[[nodiscard]] Result<NodeRow> decode_node_row(std::string_view bytes);
[[nodiscard]] std::string encode(const EdgeRow& row);
[[nodiscard]] Result<EdgeRow> decode_edge_row(std::string_view bytes);
[[nodiscard]] std::string encode_count(std::uint64_t count);
[[nodiscard]] Result<std::uint64_t> decode_count(std::string_view bytes);

/// Whose evidence a row holds.
enum class EvidenceOf : std::uint8_t {
  AllOfABody,   ///< Of every document that shares the body of the key (store/shared_bodies.h).
  OneDocument,  ///< Of the document of the key alone: for its own node, and edges from and to that.
};
struct EvidenceRow {
  EvidenceOf of = EvidenceOf::AllOfABody;
  std::vector<Evidence> places;
};
[[nodiscard]] std::string encode_evidence(const std::vector<Evidence>& evidence, EvidenceOf of);
[[nodiscard]] Result<EvidenceRow> decode_evidence(std::string_view bytes);

}  // namespace vidensgraf
