// Rows are written in the order of their keys, in which RocksDB takes them in fastest. Sums are gathered
// first (graph_sums.h); evidence rows belong to one body or one document each and are replaced whole.
//
// What documents of the same words add is the same but for what names them, and so is done once for each body
// of the batch: its sums times the number of documents, and its evidence if the body is new or gone.

#include "graph/graph_update.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/graph_rows.h"
#include "store/shared_bodies.h"

namespace vidensgraf {
namespace {

// Places of the rows in the order of their keys, of equal keys the first first. Rows are many and large, and
// keys mostly begin with the hash that is a node's id: eight bytes of each tell nearly all apart.
std::vector<std::uint32_t> in_order_of_keys(const std::vector<RowChange>& rows) {
  struct Head {
    Family family;
    std::uint64_t first_bytes;
    std::uint32_t place;
  };
  std::vector<Head> heads;
  heads.reserve(rows.size());
  for (const RowChange& row : rows) {
    std::uint64_t first_bytes = 0;
    for (std::size_t i = 0; i < sizeof first_bytes; ++i) {
      first_bytes = first_bytes << 8U | (i < row.key.size() ? static_cast<std::uint8_t>(row.key[i]) : 0U);
    }
    heads.push_back(Head{row.family, first_bytes, static_cast<std::uint32_t>(heads.size())});
  }
  std::sort(heads.begin(), heads.end(), [&rows](const Head& a, const Head& b) {
    if (a.family != b.family) return a.family < b.family;
    if (a.first_bytes != b.first_bytes) return a.first_bytes < b.first_bytes;
    const int order = rows[a.place].key.compare(rows[b.place].key);
    return order != 0 ? order < 0 : a.place < b.place;
  });
  std::vector<std::uint32_t> places;
  places.reserve(heads.size());
  for (const Head& head : heads) places.push_back(head.place);
  return places;
}

}  // namespace

struct GraphUpdate::Impl {
  explicit Impl(const Rows& before) : rows(before), sums(before), bodies(before) {}

  const Rows& rows;
  GraphSums sums;
  std::vector<RowChange> own_rows;  // of one document or body each: the last word wins
  BodyChanges bodies;
  std::vector<std::optional<GraphChange::Part>> shared;  // by place among `bodies`
  struct KnownBody {
    DocumentNumber number{};
    GraphChange::Part shared;
    std::int64_t users = 0;
  };
  std::optional<KnownBody> known;  // the last body that was said to lie where it is

  void apply(DocumentNumber document, GraphChange change, std::string text, std::int64_t sign) {
    write_evidence(document, change.own, sign);
    sums.add(std::move(change.own), sign);
    const std::uint64_t hash = body_hash(text, change.contribution);
    DocumentBody body{std::move(text), std::move(change.contribution)};
    const std::size_t place = sign > 0
                                  ? bodies.add(document, std::move(change.document_id), hash, std::move(body))
                                  : bodies.remove(document, hash, std::move(body));
    if (place == shared.size()) shared.emplace_back();
    if (!shared[place]) shared[place] = std::move(change.shared);
  }

  Result<void> apply_bodies(Batch& batch, GraphSums& sums_of_bodies) {
    const auto outcomes = bodies.resolve();
    if (!outcomes) return fail(outcomes.error());
    std::vector<RowChange> new_rows;
    for (std::size_t place = 0; place < outcomes->size(); ++place) {
      const BodyChanges::Outcome& outcome = (*outcomes)[place];
      if (outcome.more_users == 0) continue;
      if (!shared[place]) {
        auto part = shared_part_of(bodies.body(place).contribution);
        if (!part) return fail(part.error());
        shared[place] = std::move(*part);
      }
      GraphChange::Part& part = *shared[place];
      if (outcome.is_gone) write_evidence(outcome.body, part, -1);
      if (outcome.is_new) {
        std::swap(own_rows, new_rows);  // they come after those that go
        write_evidence(outcome.body, part, +1);
        std::swap(own_rows, new_rows);
      }
      sums_of_bodies.add(std::move(part), outcome.more_users);
    }
    own_rows.insert(own_rows.end(), std::make_move_iterator(new_rows.begin()),
                    std::make_move_iterator(new_rows.end()));
    bodies.write_to(batch);
    apply_known();
    return {};
  }

  void apply_known() {
    if (!known) return;
    write_evidence(known->number, known->shared, +1);
    sums.add(std::move(known->shared), known->users);
    known.reset();
  }

  void write_evidence(DocumentNumber number, GraphChange::Part& part, std::int64_t sign) {
    for (GraphChange::Node& node : part.nodes) {
      if (node.evidence.empty()) continue;
      put_own(Family::NodeEvidence, node_evidence_key(node.id, node.rank, number), std::move(node.evidence),
              sign);
    }
    for (GraphChange::Edge& edge : part.edges) {
      if (edge.evidence.empty()) continue;
      put_own(Family::EdgeEvidence, edge_evidence_key(edge.key, edge.rank, number), std::move(edge.evidence),
              sign);
    }
  }

  void put_own(Family family, std::string key, std::string value, std::int64_t sign) {
    own_rows.push_back(
        RowChange{family, std::move(key), sign > 0 ? std::optional(std::move(value)) : std::nullopt});
  }
};

GraphUpdate::GraphUpdate(const Rows& rows) : impl_(std::make_unique<Impl>(rows)) {}
GraphUpdate::~GraphUpdate() = default;

void GraphUpdate::add(DocumentNumber document, GraphChange change, std::string text) {
  impl_->apply(document, std::move(change), std::move(text), +1);
}

void GraphUpdate::add(DocumentNumber document, const Contribution& contribution, std::string text) {
  add(document, graph_change_of(contribution), std::move(text));
}

void GraphUpdate::remove(DocumentNumber document, GraphChange change, std::string text) {
  impl_->apply(document, std::move(change), std::move(text), -1);
}

void GraphUpdate::remove(DocumentNumber document, const Contribution& contribution, std::string text) {
  remove(document, graph_change_of(contribution), std::move(text));
}

Result<void> GraphUpdate::add_known(DocumentNumber document, GraphChange change, DocumentNumber body) {
  impl_->write_evidence(document, change.own, +1);
  impl_->sums.add(std::move(change.own), +1);
  if (!impl_->known || impl_->known->number != body) {
    impl_->apply_known();
    auto part = shared_part_of(change.contribution);
    if (!part) return fail(part.error());
    impl_->known = Impl::KnownBody{body, std::move(*part), 0};
  }
  ++impl_->known->users;
  return {};
}

Result<void> GraphUpdate::write_to(Batch& batch, GraphSums* sums_of_run) {
  GraphSums& sums_of_bodies = sums_of_run != nullptr ? *sums_of_run : impl_->sums;
  if (auto applied = impl_->apply_bodies(batch, sums_of_bodies); !applied) return applied;
  if (auto written = impl_->sums.write_to(batch); !written) return written;
  for (const std::uint32_t place : in_order_of_keys(impl_->own_rows)) {
    batch.rows.push_back(std::move(impl_->own_rows[place]));
  }
  impl_ = std::make_unique<Impl>(impl_->rows);
  return {};
}

namespace {

Result<StoredContribution> stored_contribution(const Rows& rows, DocumentNumber document) {
  auto stored = read_stored_contribution(rows, document);
  if (!stored) return fail(stored.error());
  if (*stored) return std::move(**stored);
  return fail(ErrorCode::Damaged, "The graph holds no contribution of document number " +
                                      std::to_string(static_cast<std::uint32_t>(document)) + ".");
}

}  // namespace

Result<Contribution> read_contribution(const Rows& rows, DocumentNumber document) {
  const auto stored = stored_contribution(rows, document);
  if (!stored) return fail(stored.error());
  return decode_contribution(stored->bytes(), stored->document_id);
}

Result<GraphChange> read_graph_change(const Rows& rows, DocumentNumber document) {
  auto stored = stored_contribution(rows, document);
  if (!stored) return fail(stored.error());
  return repeated_graph_change(std::string(stored->bytes()), std::move(stored->document_id));
}

Result<std::vector<LawReference>> read_law_references(const Rows& rows, DocumentNumber document,
                                                      const WantsReference& wants) {
  const auto stored = stored_contribution(rows, document);
  if (!stored) return fail(stored.error());
  return decode_law_references(stored->bytes(), wants);
}

}  // namespace vidensgraf
