#include "graph/graph_verify.h"

#include <array>
#include <map>
#include <utility>

#include "graph/graph_rows.h"
#include "graph/graph_update.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMaxProblems = 100;

// A store without a row: what a fresh build starts from.
class NoRows final : public Rows {
 public:
  [[nodiscard]] Result<std::optional<std::string>> get(Family /*family*/,
                                                       std::string_view /*key*/) const override {
    return std::optional<std::string>();
  }
  [[nodiscard]] Result<void> scan(Family /*family*/, std::string_view /*prefix*/, const Visit& /*visit*/,
                                  std::string_view /*from*/) const override {
    return {};
  }
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

std::string in_hex(std::string_view key) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const char byte : key) {
    const auto value = static_cast<unsigned char>(byte);
    text += kDigits[value >> 4U];
    text += kDigits[value & 15U];
  }
  return text;
}

}  // namespace

Result<GraphVerifyReport> verify_graph(const Rows& rows) {
  GraphVerifyReport report;
  const auto problem = [&report](std::string sentence) {
    if (report.problems.size() < kMaxProblems) report.problems.push_back(std::move(sentence));
  };

  const NoRows nothing;
  GraphUpdate update(nothing);
  const auto contributions =
      rows.scan(Family::Contributions, {}, [&](std::string_view key, std::string_view value) {
        const auto number = decode_document_suffix(key);
        const auto contribution = decode_contribution(value);
        if (!number || !contribution) {
          problem("The contribution " + in_hex(key) + " does not decode.");
          return true;
        }
        ++report.documents;
        update.add(*number, *contribution);
        return true;
      });
  if (!contributions) return fail(contributions.error());
  Batch batch;
  if (const auto built = update.write_to(batch); !built) {
    problem(built.error().message);
    return report;
  }
  std::map<std::pair<Family, std::string>, std::string> expected;
  for (RowChange& change : batch.rows) {
    if (change.value) expected.emplace(std::make_pair(change.family, std::move(change.key)), *change.value);
  }

  for (const FamilyName& sum : kSums) {
    const auto scanned = rows.scan(sum.family, {}, [&](std::string_view key, std::string_view value) {
      if (sum.family == Family::Nodes) ++report.nodes;
      if (sum.family == Family::OutEdges) ++report.edges;
      const auto found = expected.find({sum.family, std::string(key)});
      if (found == expected.end()) {
        problem(std::string("A row of the graph (") + sum.name + ", " + in_hex(key) +
                ") belongs to no document.");
        return true;
      }
      if (found->second != value) {
        problem(std::string("A row of the graph (") + sum.name + ", " + in_hex(key) +
                ") is not the sum of the documents' contributions.");
      }
      expected.erase(found);
      return true;
    });
    if (!scanned) return fail(scanned.error());
  }
  for (const FamilyName& sum : kSums) {
    for (auto row = expected.lower_bound({sum.family, {}});
         row != expected.end() && row->first.first == sum.family; ++row) {
      problem(std::string("A row of the graph (") + sum.name + ", " + in_hex(row->first.second) +
              ") is missing.");
    }
  }
  return report;
}

}  // namespace vidensgraf
