// A run in bulk keeps what its documents add to the sums in memory, and writes it at its end. Where it is
// killed before, the sums are behind the contributions, and nobody can tell by how much. So they are made
// again from nothing: the contributions are the truth, and all else follows from them.

#include "graph/sum_recovery.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "graph/graph_change.h"
#include "graph/graph_sums.h"
#include "graph/graph_update.h"
#include "store/graph_schema.h"
#include "store/shared_bodies.h"

namespace vidensgraf {
namespace {

constexpr std::array kSums = {Family::Nodes, Family::OutEdges, Family::InEdges, Family::Names};
constexpr std::size_t kRowsOfBatch = 200'000;

class SumRecovery {
 public:
  SumRecovery(const Rows& rows, const std::function<Result<void>(Batch)>& write,
              std::size_t most_memory_bytes)
      : rows_(rows), write_(write), most_memory_bytes_(most_memory_bytes), sums_(rows) {}

  Result<void> run() {
    for (const Family family : kSums) {
      if (auto erased = erase_all(family); !erased) return erased;
    }
    if (auto added = add_bodies(); !added) return added;
    return write_sums();
  }

 private:
  Result<void> erase_all(Family family) {
    std::string next;
    do {
      const std::string from = std::exchange(next, {});
      Batch batch;
      const auto erase = [&](std::string_view key, std::string_view /*value*/) {
        if (batch.rows.size() < kRowsOfBatch) {
          batch.erase(family, std::string(key));
        } else {
          next = key;
        }
        return next.empty();
      };
      if (auto scanned = rows_.scan(family, {}, erase, from); !scanned) return scanned;
      if (auto written = write_(std::move(batch)); !written) return written;
    } while (!next.empty());
    return {};
  }

  Result<void> add_bodies() {
    Result<void> added;
    auto scanned = rows_.scan(Family::Contributions, {}, [&](std::string_view key, std::string_view value) {
      added = add_body(key, value);
      return added.has_value();
    });
    return scanned ? added : scanned;
  }

  // What its documents add together, and what each of them adds alone.
  Result<void> add_body(std::string_view key, std::string_view value) {
    const auto body = decode_document_suffix(key);
    if (!body) return fail(body.error());
    const auto row = decode_contribution_row(value);
    if (!row) return fail(row.error());
    const auto users = read_body_users(rows_, *body);
    if (!users) return fail(users.error());
    auto part = shared_part_of(row->bytes);
    if (!part) return fail(part.error());
    auto added = add(std::move(*part), static_cast<std::int64_t>(users->size()));
    for (auto user = users->begin(); added && user != users->end(); ++user) {
      auto change = read_graph_change(rows_, *user);
      added = change ? add(std::move(change->own), 1) : fail(change.error());
    }
    return added;
  }

  Result<void> add(GraphChange::Part part, std::int64_t times) {
    sums_.add(std::move(part), times);
    return sums_.memory_bytes() < most_memory_bytes_ ? Result<void>() : write_sums();
  }

  // All of them: what is added next is added to the rows that are there.
  Result<void> write_sums() {
    Batch batch;
    auto written = sums_.write_to(batch, [this](Batch& added) {
      return added.rows.size() < kRowsOfBatch ? Result<void>() : write_(std::exchange(added, {}));
    });
    return written ? write_(std::move(batch)) : written;
  }

  const Rows& rows_;
  const std::function<Result<void>(Batch)>& write_;
  std::size_t most_memory_bytes_;
  GraphSums sums_;
};

}  // namespace

SumsSource sum_recovery(std::size_t most_memory_bytes) {
  return [most_memory_bytes](const Rows& rows, const std::function<Result<void>(Batch)>& write) {
    return SumRecovery(rows, write, most_memory_bytes).run();
  };
}

}  // namespace vidensgraf
