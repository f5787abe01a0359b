#pragma once

// Everything that lies in RocksDB: one database, one column family. A key is the byte of its Family, then:
//
//   Family         key                          value
//   Meta           name (kMeta... below)        see below
//   DocumentIds    document id (UTF-8)          number:u32be
//   Documents      number:u32be                 version:u8=1  first_passage:varint  passage_count:varint
//                                               text_bytes:varint  content_hash:string  source_path:string
//                                               document without text (corpus/document_codec.cpp)
//   DocumentTexts  body:u32be  chunk:u32be      bytes from chunk * 16384 on of the canonical text; each chunk
//                                               but the last has 16,384, cut also inside code points
//   BodyOf, BodyUsers, BodyHashes               documents that share text and contribution, and the body
//                                               they share (store/shared_bodies.h)
//   Passages       passage:u32be                version:u8=1  document:varint  begin:varint  size:varint
//                                               first_block:varint  block_count:varint  page:varint
//                                               heading:varint (block + 1; 0: none)
//   Log            sequence:u64be               version:u8=1  added:ids  removed:ids
//                                               ids = count:varint, then varints: first id, steps to the next
//
// Only in an index that was merged from shards (store/merged_index.h):
//   Terms          term of a word               passages that hold it in all shards: varint
//   TypedTerms     what is typed  NUL  term     empty; the aliases of full_text_schema.h
//
// Written by graph/ (in full in graph/graph_rows.h):
//   Contributions  body:u32be                   what a document adds (graph/contribution.h)
//   Nodes          node:u64be                   kind, key, label, sums over its evidence
//   NodeEvidence   node:u64be  rank:u8  body:u32be   evidence for the node, of all that share the body
//   OutEdges       from:u64be  type:u8  to:u64be   sums over its evidence
//   InEdges        to:u64be  type:u8  from:u64be   mirrors OutEdges: both in one batch, or neither
//   EdgeEvidence   from:u64be  type:u8  to:u64be  rank:u8  body:u32be   likewise for the edge
//   Names          form:u8  folded name (UTF-8)  NUL  node:u64be   how many documents give it that name
//   Metrics        see graph/stored_metrics.cpp   centrality and communities, computed on request
//   Decisions      decision number:u64be        a reviewer's decision (who, when, what, why)
//
// Numbers in keys are big-endian, so that byte order is numeric order and one prefix scan reads one document,
// node or edge. u8, u32be, varint, string: store/coding.h.
//
// To change a layout: give the value a new version byte and keep reading the old one, or, where keys change,
// raise kFormatVersion: an index of another format is refused with the advice to index again.

#include <cstdint>
#include <string>
#include <string_view>

#include "store/coding.h"
#include "store/rows.h"

namespace vidensgraf {

inline constexpr std::uint32_t kFormatVersion = 5;

// Meta. All but the first three change with every commit. Other folders may add names with a prefix of their
// own ("graph.").
inline constexpr std::string_view kMetaFormat = "format";      // varint: kFormatVersion
inline constexpr std::string_view kMetaStoreId = "store_id";   // 32 hex digits, also stamped in Xapian
inline constexpr std::string_view kMetaAnalyzer = "analyzer";  // StoreOptions::analyzer_version
inline constexpr std::string_view kMetaSequence = "sequence";  // varint: number of the last batch
inline constexpr std::string_view kMetaNextDocument = "next_document";  // varint: first number never given
inline constexpr std::string_view kMetaNextPassage = "next_passage";    // varint: likewise

// Empty; there while sums of the graph are behind the contributions (StoreOptions::recover_sums). Whoever
// works in bulk sets it with the first batch for which that holds, and erases it with the last of the sums.
inline constexpr std::string_view kMetaSumsAreBehind = "sums_are_behind";

inline constexpr std::string_view kMetaShards = "shards";     // store/merged_index.h: what was merged
inline constexpr std::string_view kMetaIsShard = "is_shard";  // empty; there where it was made as a shard

inline constexpr std::uint32_t kTextChunkBytes = 16U << 10U;

// Log entries of this many last batches are kept, for replay. More than one is only needed where an older
// copy of the Xapian index was put back.
inline constexpr std::uint64_t kLogEntriesKept = 64;

[[nodiscard]] inline std::string document_key(DocumentNumber number) {
  std::string key;
  append_u32be(key, static_cast<std::uint32_t>(number));
  return key;
}

[[nodiscard]] inline std::string text_key(DocumentNumber number, std::uint32_t chunk) {
  std::string key = document_key(number);
  append_u32be(key, chunk);
  return key;
}

[[nodiscard]] inline std::string passage_key(PassageId passage) {
  std::string key;
  append_u32be(key, static_cast<std::uint32_t>(passage));
  return key;
}

[[nodiscard]] inline std::string log_key(std::uint64_t sequence) {
  std::string key;
  append_u64be(key, sequence);
  return key;
}

}  // namespace vidensgraf
