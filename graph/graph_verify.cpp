// The graph is the sum of the documents' contributions: it is summed up once more, and every row of the sums
// is compared with the stored one.
//
// All sums at once would fill gigabytes. So they are built of some thousand documents at a time, and what
// comes out is only counted into the numbers of sum_fingerprints.h, as are the stored rows: what is kept does
// not grow with the index. Where the numbers differ, the rows behind those numbers are summed up in a second
// reading, this time kept, and compared one by one to say which is wrong.

#include "graph/graph_verify.h"

#include <array>
#include <bitset>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "graph/body_verify.h"
#include "graph/graph_rows.h"
#include "graph/graph_update.h"
#include "graph/sum_fingerprints.h"
#include "store/shared_bodies.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kBytesOfDocument = 100;  // what a document adds besides its body, about
constexpr std::size_t kGroupsNamed = 256;      // each has a problem at least: more than are named

using Groups = std::bitset<SumFingerprints::kGroups>;
using TakeRow = std::function<void(RowChange&& row)>;

// Sums as far as they are kept: what the next documents are added to. Empty, it is what a fresh build starts
// from.
class KeptSums final : public Rows {
 public:
  using Table = std::map<std::pair<Family, std::string>, std::string>;

  [[nodiscard]] Result<std::optional<std::string>> get(Family family, std::string_view key) const override {
    if (table.empty()) return std::optional<std::string>();
    const auto found = table.find({family, std::string(key)});
    return found == table.end() ? std::nullopt : std::optional(found->second);
  }
  [[nodiscard]] Result<void> scan(Family /*family*/, std::string_view /*prefix*/, const Visit& /*visit*/,
                                  std::string_view /*from*/) const override {
    return fail(ErrorCode::Internal, "Sums that are being checked cannot be listed.");
  }

  Table table;
};

struct FamilyName {
  Family family;
  const char* name;
};
constexpr std::array<FamilyName, 6> kSums = {FamilyName{Family::Nodes, "node"},
                                             FamilyName{Family::NodeEvidence, "evidence of a node"},
                                             FamilyName{Family::OutEdges, "edge"},
                                             FamilyName{Family::InEdges, "edge (mirror)"},
                                             FamilyName{Family::EdgeEvidence, "evidence of an edge"},
                                             FamilyName{Family::Names, "name"}};

std::string row_of_graph(const FamilyName& sum, std::string_view key) {
  return std::string("A row of the graph (") + sum.name + ", " + in_hex(key) + ")";
}

// Sums up all contributions, some at a time. Contributions that cannot be read are left out: `verify_bodies`
// names them, but for what only shows here.
class Summation {
 public:
  Summation(const Rows& rows, std::size_t bytes_at_once, const KeptSums& kept, TakeRow take)
      : rows_(rows), bytes_at_once_(bytes_at_once), kept_(kept), take_(std::move(take)) {}

  // \return How many documents there are. Error Damaged where they have no sum.
  Result<std::uint64_t> run() {
    Result<void> outcome;
    const auto scanned =
        rows_.scan(Family::Contributions, {}, [&](std::string_view key, std::string_view value) {
          outcome = add_body(key, value);
          if (outcome && bytes_ >= bytes_at_once_) outcome = hand_over();
          return outcome.has_value();
        });
    if (!scanned) return fail(scanned.error());
    if (outcome) outcome = hand_over();
    if (!outcome) return fail(outcome.error());
    return documents_;
  }

  // What was left out: one sentence each.
  VerifyProblems problems;

 private:
  // Adds what a body contributes, once for each document that has it.
  Result<void> add_body(std::string_view key, std::string_view value) {
    const auto body = decode_document_suffix(key);
    const auto row = decode_contribution_row(value);
    if (!body || !row) return {};
    const auto users = read_body_users(rows_, *body);
    if (!users) return is_damage(users.error()) ? Result<void>() : fail(users.error());
    for (const DocumentNumber user : *users) {
      if (user == *body) {
        add(user, std::string(row->document_id), *body, row->bytes);
        continue;
      }
      const auto shared = find_shared_body(rows_, user);
      if (!shared && !is_damage(shared.error())) return fail(shared.error());
      if (shared && *shared && (*shared)->body == *body) {
        add(user, (*shared)->document_id, *body, row->bytes);
      }
    }
    bytes_ += row->bytes.size() + users->size() * kBytesOfDocument;
    return {};
  }

  void add(DocumentNumber document, std::string id, DocumentNumber body, std::string_view bytes) {
    auto change = repeated_graph_change(std::string(bytes), std::move(id));
    if (change && update_->add_known(document, std::move(*change), body)) {
      ++documents_;
    } else {
      problems.add("The contribution of document " + std::to_string(static_cast<std::uint32_t>(document)) +
                   " does not decode.");
    }
  }

  Result<void> hand_over() {
    Batch batch;
    if (auto built = update_->write_to(batch); !built) return built;
    for (std::size_t place = 0; place < batch.rows.size(); ++place) {
      RowChange& row = batch.rows[place];
      const RowChange* const next = place + 1 < batch.rows.size() ? &batch.rows[place + 1] : nullptr;
      const bool is_overruled = next != nullptr && next->family == row.family && next->key == row.key;
      if (row.value && !is_overruled) take_(std::move(row));
    }
    update_.emplace(kept_);
    bytes_ = 0;
    return {};
  }

  const Rows& rows_;
  std::size_t bytes_at_once_;
  const KeptSums& kept_;
  TakeRow take_;
  std::optional<GraphUpdate> update_{std::in_place, kept_};
  std::size_t bytes_ = 0;  // of what is in `update_`
  std::uint64_t documents_ = 0;
};

class GraphVerifier {
 public:
  GraphVerifier(const Rows& rows, std::size_t bytes_at_once) : rows_(rows), bytes_at_once_(bytes_at_once) {}

  Result<GraphVerifyReport> run() {
    if (auto verified = verify_bodies(rows_, problems_); !verified) return fail(verified.error());
    const auto compared = compare_sums();
    if (!compared && !is_damage(compared.error())) return fail(compared.error());
    if (!compared) problems_.add(compared.error().message);
    report_.problems = problems_.take();
    return std::move(report_);
  }

 private:
  Result<void> compare_sums() {
    SumFingerprints fingerprints;
    const KeptSums nothing;
    Summation summation(rows_, bytes_at_once_, nothing,
                        [&](RowChange&& row) { fingerprints.add_part(row.family, row.key, *row.value); });
    const auto documents = summation.run();
    problems_.add(summation.problems);
    if (!documents) return fail(documents.error());
    report_.documents = *documents;
    if (auto added = add_stored(fingerprints); !added) return added;
    const Groups differing = fingerprints.differing(kGroupsNamed);
    return differing.any() ? name_rows(differing) : Result<void>();
  }

  Result<void> add_stored(SumFingerprints& fingerprints) {
    for (const FamilyName& sum : kSums) {
      std::uint64_t count = 0;
      auto scanned = rows_.scan(sum.family, {}, [&](std::string_view key, std::string_view value) {
        fingerprints.add_stored(sum.family, key, value);
        ++count;
        return true;
      });
      if (!scanned) return scanned;
      if (sum.family == Family::Nodes) report_.nodes = count;
      if (sum.family == Family::OutEdges) report_.edges = count;
    }
    return {};
  }

  // Sums up the rows of these groups and says which of the stored ones are others.
  Result<void> name_rows(const Groups& groups) {
    KeptSums sums;
    const auto documents = Summation(rows_, bytes_at_once_, sums, [&](RowChange&& row) {
                             if (!groups[SumFingerprints::group_of(row.family, row.key)]) return;
                             sums.table[{row.family, std::move(row.key)}] = std::move(*row.value);
                           }).run();
    if (!documents) return fail(documents.error());
    for (const FamilyName& sum : kSums) {
      if (auto compared = compare(sum, groups, sums.table); !compared) return compared;
    }
    return {};
  }

  // Holds the rows of the fresh sums against the stored ones: both in the order of their keys.
  Result<void> compare(const FamilyName& sum, const Groups& groups, const KeptSums::Table& fresh) {
    auto expected = fresh.lower_bound({sum.family, std::string()});
    const auto is_before = [&](const std::string_view* key) {
      return expected != fresh.end() && expected->first.first == sum.family &&
             (key == nullptr || expected->first.second < *key);
    };
    const auto missing = [&] {
      problems_.add(row_of_graph(sum, expected->first.second) + " is missing.");
      ++expected;
    };
    auto scanned = rows_.scan(sum.family, {}, [&](std::string_view key, std::string_view value) {
      if (!groups[SumFingerprints::group_of(sum.family, key)]) return true;
      while (is_before(&key)) missing();
      if (!is_before(nullptr) || expected->first.second != key) {
        problems_.add(row_of_graph(sum, key) + " belongs to no document.");
      } else {
        if (expected->second != value) {
          problems_.add(row_of_graph(sum, key) + " is not the sum of the documents' contributions.");
        }
        ++expected;
      }
      return !problems_.is_full();
    });
    if (!scanned) return scanned;
    while (!problems_.is_full() && is_before(nullptr)) missing();
    return {};
  }

  const Rows& rows_;
  std::size_t bytes_at_once_;
  VerifyProblems problems_;
  GraphVerifyReport report_;
};

}  // namespace

Result<GraphVerifyReport> verify_graph(const Rows& rows, std::size_t bytes_at_once) {
  return GraphVerifier(rows, bytes_at_once).run();
}

}  // namespace vidensgraf
