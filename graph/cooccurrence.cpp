// Co-word analysis over paragraphs: two nodes that are named in the same block belong together more, the more
// of their blocks they share. Counted are the blocks of the documents that name the first node at all; the
// order is by log-likelihood, since a measure of strength alone puts what stands together once on top.
//
// Known misses: a block of a PDF can be half a paragraph; what stands in the other half is not seen. What
// other documents say without naming the first node does not count against the association.

#include "graph/cooccurrence.h"

#include <algorithm>
#include <iterator>
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
  std::uint64_t blocks = 0;
  std::uint64_t shared_blocks = 0;
  std::uint64_t shared_documents = 0;
  // Set at the first document that has a shared block:
  std::string key;
  std::size_t first_document = 0;
  PlaceOnPage first_place;
};

constexpr std::size_t kMostBytes = std::size_t{1} << 20U;  // of contributions

using Tallies = std::unordered_map<NodeId, Tally>;

struct Candidate {
  NodeId node{};
  const Tally* tally = nullptr;
  double npmi = 0;
  double log_likelihood = 0;
};

struct BlockPlace {
  BlockIndex block{};
  const PlaceOnPage* place = nullptr;
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

// Which bytes are taken by places of the nodes themselves.
class TakenPlaces {
 public:
  void add(ByteSpan place) { places_.push_back(place); }

  // After the last `add`.
  void sort() {
    std::sort(places_.begin(), places_.end());
    std::uint32_t end = 0;  // of those so far the last: what overlaps one of them begins before it
    for (ByteSpan& place : places_) end = place.end = std::max(end, place.end);
  }

  [[nodiscard]] bool overlap(ByteSpan place) const {
    const auto behind = std::partition_point(places_.begin(), places_.end(),
                                             [place](ByteSpan taken) { return taken.begin < place.end; });
    return behind != places_.begin() && place.begin < std::prev(behind)->end;
  }

 private:
  std::vector<ByteSpan> places_;
};

// The blocks in which one of `places` stands that overlaps none of `taken`: what lies inside a mention
// of the other node ("borgere med komplekse støttebehov" and "komplekse støttebehov") is no company to it.
// Each block with its first place, in their order.
void find_blocks(const Document& document, std::span<const PlaceOnPage> places, const TakenPlaces& taken,
                 std::vector<BlockPlace>& blocks) {
  blocks.clear();
  for (const PlaceOnPage& place : places) {
    const BlockIndex block = block_at(document, place.source.begin);
    if (block == kNoBlock || (!blocks.empty() && blocks.back().block >= block)) continue;
    if (!taken.overlap(place.source)) blocks.push_back(BlockPlace{block, &place});
  }
}

// Counts document after document.
class CompanyCounter {
 public:
  explicit CompanyCounter(const std::vector<NodeId>& own) : own_(own) { std::sort(own_.begin(), own_.end()); }

  Result<void> count(const Document& document, std::string_view contribution) {
    named_.clear();
    places_.clear();
    TakenPlaces taken;
    NamedHere next;
    bool is_own = false;
    const auto wants = [&](NodeKind kind, std::string_view key) {
      next = NamedHere{node_id(kind, key), kind, key, 0, 0};
      is_own = std::binary_search(own_.begin(), own_.end(), next.id);
      return is_own || is_counted(kind);
    };
    std::set<BlockIndex> centre;
    const auto collect = [&](NodeKind /*kind*/, std::string_view /*key*/,
                             const std::vector<PlaceOnPage>& its_places) {
      if (is_own) {
        find_blocks(document, its_places, {}, blocks_);
        for (const BlockPlace& at : blocks_) centre.insert(at.block);
        for (const PlaceOnPage& place : its_places) taken.add(place.source);
        return;
      }
      next.begin = places_.size();
      places_.insert(places_.end(), its_places.begin(), its_places.end());
      next.end = places_.size();
      named_.push_back(next);
    };
    if (auto visited = visit_places(contribution, document.id, wants, collect); !visited) return visited;
    taken.sort();
    counts_.first += centre.size();
    for (const Block& block : document.blocks) {
      const bool text = block.kind != BlockKind::TableOfContents && block.kind != BlockKind::Boilerplate;
      if (text) ++counts_.all;
    }
    for (const NamedHere& node : named_) count(node, document, taken, centre);
    documents_.push_back(document.id);
    return {};
  }

  [[nodiscard]] const JointCounts& counts() const { return counts_; }
  [[nodiscard]] const std::vector<std::string>& documents() const { return documents_; }
  [[nodiscard]] const Tallies& tallies() const { return tallies_; }

 private:
  void count(const NamedHere& node, const Document& document, const TakenPlaces& taken,
             const std::set<BlockIndex>& centre) {
    Tally& tally = tallies_[node.id];
    bool shared_here = false;
    find_blocks(document, std::span(places_).subspan(node.begin, node.end - node.begin), taken, blocks_);
    tally.blocks += blocks_.size();
    for (const BlockPlace& at : blocks_) {
      if (!centre.contains(at.block)) continue;
      if (tally.shared_blocks++ == 0) {
        tally.kind = node.kind;
        tally.key = node.key;
        tally.first_document = documents_.size();
        tally.first_place = *at.place;
      }
      shared_here = true;
    }
    if (shared_here) ++tally.shared_documents;
  }

  std::vector<NodeId> own_;
  JointCounts counts_;
  Tallies tallies_;
  std::vector<std::string> documents_;  // their ids
  std::vector<NamedHere> named_;        // in the document that is counted: of those that are counted
  std::vector<PlaceOnPage> places_;     // of these
  std::vector<BlockPlace> blocks_;
};

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
  CompanyCounter counter(nodes);
  Company company;
  std::size_t bytes = 0;
  for (const DocumentNumber number : documents) {
    if (bytes > kMostBytes) break;
    const auto record = view.record(number);
    if (!record) return fail(record.error());
    const auto stored = read_stored_contribution(rows, number);
    if (!stored) return fail(stored.error());
    if (*record == nullptr || !*stored) continue;
    bytes += (*stored)->bytes().size();
    if (auto counted = counter.count((*record)->document, (*stored)->bytes()); !counted) {
      return fail(counted.error());
    }
    ++company.documents;
  }

  // Candidates are ranked by these counts alone, so that only the best need be read from the graph.
  std::vector<Candidate> candidates;
  for (const auto& [id, tally] : counter.tallies()) {
    if (tally.shared_blocks == 0) continue;
    JointCounts table = counter.counts();
    table.together = tally.shared_blocks;
    table.second = tally.blocks;
    // Blocks that do not count as text may hold a place, too: the total must not be less than its parts.
    table.all = std::max(table.all, table.first + table.second);
    const double npmi = normalised_pmi(table);
    if (npmi > 0) candidates.push_back(Candidate{id, &tally, npmi, log_likelihood(table)});
  }
  const auto is_behind = [](const Candidate& a, const Candidate& b) {
    if (a.log_likelihood != b.log_likelihood) return a.log_likelihood < b.log_likelihood;
    return std::tie(a.tally->kind, a.tally->key) > std::tie(b.tally->kind, b.tally->key);
  };
  std::make_heap(candidates.begin(), candidates.end(), is_behind);
  while (!candidates.empty() && company.beside.size() < limit) {
    std::pop_heap(candidates.begin(), candidates.end(), is_behind);
    const Candidate candidate = candidates.back();
    candidates.pop_back();
    auto node = view.node(candidate.node);
    if (!node) return fail(node.error());
    if (!*node) continue;
    const Tally& tally = *candidate.tally;
    Cooccurrence found;
    found.node = std::move(**node);
    found.shared_blocks = tally.shared_blocks;
    found.shared_documents = tally.shared_documents;
    found.npmi = candidate.npmi;
    found.log_likelihood = candidate.log_likelihood;
    found.first_document = counter.documents()[tally.first_document];
    found.first_place.source = tally.first_place.source;
    found.first_place.page = tally.first_place.page;
    company.beside.push_back(std::move(found));
  }
  return company;
}

}  // namespace vidensgraf
