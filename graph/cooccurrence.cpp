// Co-word analysis over paragraphs: two nodes that are named in the same block belong together more, the more
// of their blocks they share. Counted are the blocks of the documents that name the first node at all; the
// order is by log-likelihood, since a measure of strength alone puts what stands together once on top.
//
// Known misses: a block of a PDF can be half a paragraph; what stands in the other half is not seen. What
// other documents say without naming the first node does not count against the association.

#include "graph/cooccurrence.h"

#include <algorithm>
#include <set>
#include <span>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "corpus/document.h"
#include "graph/association.h"
#include "store/document_rows.h"
#include "store/shared_bodies.h"

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

constexpr std::size_t kMostBytes = std::size_t{1} << 20U;  // of contributions

using Tallies = std::unordered_map<NodeId, Tally>;

struct Candidate {
  NodeId node{};
  Tally* tally = nullptr;
  double npmi = 0;
  double log_likelihood = 0;
};

struct PlaceHere {
  ByteSpan source;
  std::uint32_t page = 0;
};

struct BlockPlace {
  BlockIndex block{};
  const PlaceHere* place = nullptr;
};

bool is_counted(NodeKind kind) {
  return kind == NodeKind::Concept || kind == NodeKind::TargetGroup || kind == NodeKind::Organisation;
}

// A node of a document; its places lie together in a list.
struct NamedHere {
  NodeId id{};
  NodeKind kind = NodeKind::Concept;
  std::string_view key;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The blocks in which one of `places` stands that overlaps none of `taken`: what lies inside a mention
// of the other node ("borgere med komplekse støttebehov" and "komplekse støttebehov") is no company to it.
// Each block with its first place, in their order.
void find_blocks(const Document& document, std::span<const PlaceHere> places,
                 const std::vector<ByteSpan>& taken, std::vector<BlockPlace>& blocks) {
  blocks.clear();
  for (const PlaceHere& place : places) {
    const BlockIndex block = block_at(document, place.source.begin);
    if (block == kNoBlock || (!blocks.empty() && blocks.back().block >= block)) continue;
    const bool nested = std::any_of(taken.begin(), taken.end(),
                                    [&place](ByteSpan other) { return other.overlaps(place.source); });
    if (!nested) blocks.push_back(BlockPlace{block, &place});
  }
}

Result<void> count_document(const Document& document, std::string_view contribution,
                            const std::set<NodeId>& own, JointCounts& counts, Tallies& tallies) {
  std::vector<NamedHere> named;  // those of `own`, and those that are counted
  std::vector<PlaceHere> places;
  std::vector<ByteSpan> own_places;
  const auto collect = [&](NodeKind kind, std::string_view key, const std::vector<Evidence>& its_places) {
    const NodeId id = node_id(kind, key);
    const bool is_own = own.count(id) != 0;
    if (!is_own && !is_counted(kind)) return;
    named.push_back(NamedHere{id, kind, key, places.size(), places.size() + its_places.size()});
    for (const Evidence& place : its_places) {
      places.push_back(PlaceHere{place.source, place.page});
      if (is_own) own_places.push_back(place.source);
    }
  };
  if (auto visited = visit_places(contribution, document.id, collect); !visited) return visited;

  std::set<BlockIndex> centre;
  std::vector<BlockPlace> blocks;
  const auto places_of = [&places](const NamedHere& node) {
    return std::span(places).subspan(node.begin, node.end - node.begin);
  };
  for (const NamedHere& node : named) {
    if (own.count(node.id) == 0) continue;
    find_blocks(document, places_of(node), {}, blocks);
    for (const BlockPlace& at : blocks) centre.insert(at.block);
  }
  counts.first += centre.size();
  for (const Block& block : document.blocks) {
    const bool text = block.kind != BlockKind::TableOfContents && block.kind != BlockKind::Boilerplate;
    if (text) ++counts.all;
  }
  for (const NamedHere& node : named) {
    if (own.count(node.id) != 0) continue;
    Tally& tally = tallies[node.id];
    if (tally.key.empty()) {
      tally.kind = node.kind;
      tally.key = node.key;
    }
    bool shared_here = false;
    find_blocks(document, places_of(node), own_places, blocks);
    for (const BlockPlace& at : blocks) {
      ++tally.blocks;
      if (centre.count(at.block) == 0) continue;
      ++tally.shared_blocks;
      shared_here = true;
      if (!tally.first_document.empty()) continue;
      tally.first_document = document.id;
      tally.first_place.source = at.place->source;
      tally.first_place.page = at.place->page;
    }
    if (shared_here) ++tally.shared_documents;
  }
  return {};
}

}  // namespace

Result<Company> cooccurring(const Rows& rows, const GraphView& view, const std::vector<NodeId>& nodes,
                            std::size_t limit, std::size_t max_documents) {
  std::set<DocumentNumber> seen;
  std::vector<DocumentNumber> documents;
  for (const NodeId id : nodes) {
    if (documents.size() >= max_documents) break;
    const auto evidence = view.first_evidence_of(id, max_documents - documents.size());
    if (!evidence) return fail(evidence.error());
    for (const DocumentEvidence& document : *evidence) {
      if (seen.insert(document.number).second) documents.push_back(document.number);
    }
  }
  const std::set<NodeId> own(nodes.begin(), nodes.end());
  JointCounts counts;
  Tallies tallies;
  Company company;
  std::size_t bytes = 0;
  for (const DocumentNumber number : documents) {
    if (bytes > kMostBytes) break;
    const auto record = read_document_record(rows, number);
    if (!record) return fail(record.error());
    const auto stored = read_stored_contribution(rows, number);
    if (!stored) return fail(stored.error());
    if (!*record || !*stored) continue;
    bytes += (*stored)->bytes.size();
    if (auto counted = count_document((*record)->document, (*stored)->bytes, own, counts, tallies);
        !counted) {
      return fail(counted.error());
    }
    ++company.documents;
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

  for (const Candidate& candidate : candidates) {
    if (company.beside.size() == limit) break;
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
    company.beside.push_back(std::move(found));
  }
  return company;
}

}  // namespace vidensgraf
