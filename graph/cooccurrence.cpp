// Co-word analysis over paragraphs: two nodes that are named in the same block belong together more, the more
// of their blocks they share. Counted are the blocks of the documents that name the first node at all; the
// order is by log-likelihood, since a measure of strength alone puts what stands together once on top.
//
// Known misses: a block of a PDF can be half a paragraph; what stands in the other half is not seen. What
// other documents say without naming the first node does not count against the association.

#include "graph/cooccurrence.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "corpus/document.h"
#include "graph/association.h"
#include "store/document_rows.h"

namespace vidensgraf {
namespace {

struct Tally {
  NodeKind kind = NodeKind::Concept;
  std::string key;
  std::uint64_t blocks = 0;
  std::uint64_t shared_blocks = 0;
  std::uint64_t shared_documents = 0;
  std::string first_document;
  Evidence first_place;
};

using Tallies = std::unordered_map<NodeId, Tally>;

struct Candidate {
  NodeId node{};
  Tally* tally = nullptr;
  double npmi = 0;
  double log_likelihood = 0;
};

bool is_counted(NodeKind kind) {
  return kind == NodeKind::Concept || kind == NodeKind::TargetGroup || kind == NodeKind::Organisation;
}

// The blocks in which a place of `evidence` stands that overlaps none of `taken`: what lies inside a mention
// of the other node ("borgere med komplekse støttebehov" and "komplekse støttebehov") is no company to it.
std::map<BlockIndex, const Evidence*> blocks_of(const Document& document,
                                                const std::vector<Evidence>& evidence,
                                                const std::vector<ByteSpan>& taken) {
  std::map<BlockIndex, const Evidence*> blocks;
  for (const Evidence& place : evidence) {
    const bool nested = std::any_of(taken.begin(), taken.end(),
                                    [&place](ByteSpan other) { return other.overlaps(place.source); });
    const BlockIndex block = block_at(document, place.source.begin);
    if (block != kNoBlock && !nested) blocks.emplace(block, &place);
  }
  return blocks;
}

void count_document(const Document& document, const Contribution& contribution, const std::set<NodeId>& own,
                    JointCounts& counts, Tallies& tallies) {
  std::set<BlockIndex> centre;
  std::vector<ByteSpan> own_places;
  for (const ContributedNode& node : contribution.nodes) {
    if (own.count(node_id(node.kind, node.key)) == 0) continue;
    for (const auto& [block, place] : blocks_of(document, node.evidence, {})) centre.insert(block);
    for (const Evidence& place : node.evidence) own_places.push_back(place.source);
  }
  counts.first += centre.size();
  for (const Block& block : document.blocks) {
    const bool text = block.kind != BlockKind::TableOfContents && block.kind != BlockKind::Boilerplate;
    if (text) ++counts.all;
  }
  for (const ContributedNode& node : contribution.nodes) {
    const NodeId id = node_id(node.kind, node.key);
    if (!is_counted(node.kind) || own.count(id) != 0) continue;
    Tally& tally = tallies[id];
    if (tally.key.empty()) {
      tally.kind = node.kind;
      tally.key = node.key;
    }
    bool shared_here = false;
    for (const auto& [block, place] : blocks_of(document, node.evidence, own_places)) {
      ++tally.blocks;
      if (centre.count(block) == 0) continue;
      ++tally.shared_blocks;
      shared_here = true;
      if (!tally.first_document.empty()) continue;
      tally.first_document = document.id;
      tally.first_place = *place;
    }
    if (shared_here) ++tally.shared_documents;
  }
}

}  // namespace

Result<std::vector<Cooccurrence>> cooccurring(const Rows& rows, const GraphView& view,
                                              const std::vector<NodeId>& nodes, std::size_t limit,
                                              std::size_t max_documents) {
  std::map<std::string, DocumentNumber> documents;
  for (const NodeId id : nodes) {
    const auto evidence = view.evidence_of(id);
    if (!evidence) return fail(evidence.error());
    for (const DocumentEvidence& document : *evidence) documents.emplace(document.document, document.number);
  }
  const std::set<NodeId> own(nodes.begin(), nodes.end());
  JointCounts counts;
  Tallies tallies;
  std::size_t read = 0;
  for (const auto& [id, number] : documents) {
    if (read++ == max_documents) break;
    const auto record = read_document_record(rows, number);
    if (!record) return fail(record.error());
    const auto contribution = view.contribution(number);
    if (!contribution) return fail(contribution.error());
    if (!*record) continue;
    count_document((*record)->document, *contribution, own, counts, tallies);
  }

  // Ranked by what the documents tell of them; only the best are read from the graph.
  std::vector<Candidate> candidates;
  for (auto& [id, tally] : tallies) {
    if (tally.shared_blocks == 0) continue;
    counts.together = tally.shared_blocks;
    counts.second = tally.blocks;
    // Blocks that are no text can hold a place, too: the table stays one.
    JointCounts table = counts;
    table.all = std::max(table.all, table.first + table.second);
    const double npmi = normalised_pmi(table);
    if (npmi > 0) candidates.push_back(Candidate{id, &tally, npmi, log_likelihood(table)});
  }
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    if (a.log_likelihood != b.log_likelihood) return a.log_likelihood > b.log_likelihood;
    return std::tie(a.tally->kind, a.tally->key) < std::tie(b.tally->kind, b.tally->key);
  });

  std::vector<Cooccurrence> result;
  for (const Candidate& candidate : candidates) {
    if (result.size() == limit) break;
    auto node = view.node(candidate.node);
    if (!node) return fail(node.error());
    if (!*node) continue;
    Cooccurrence found;
    found.node = std::move(**node);
    found.shared_blocks = candidate.tally->shared_blocks;
    found.shared_documents = candidate.tally->shared_documents;
    found.npmi = candidate.npmi;
    found.log_likelihood = candidate.log_likelihood;
    found.first_document = std::move(candidate.tally->first_document);
    found.first_place = candidate.tally->first_place;
    result.push_back(std::move(found));
  }
  return result;
}

}  // namespace vidensgraf
