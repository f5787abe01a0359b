#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "corpus/result.h"
#include "graph/graph_change.h"
#include "graph/graph_rows.h"
#include "store/rows.h"
#include "store/term_numbers.h"

namespace vidensgraf {

/// How much the documents of a batch, or of a whole run, add to the sums of the graph: the rows of nodes,
/// edges and names. Kept as differences per row: one read and one write for each row that is touched, however
/// many of the documents do.
class GraphSums {
 public:
  /// `rows` are those that the differences will be added to, and must outlive this.
  explicit GraphSums(const Rows& rows) : rows_(&rows) {}

  void add(GraphChange::Part part, std::int64_t times);

  /// About how much memory the differences take.
  [[nodiscard]] std::size_t memory_bytes() const { return memory_bytes_ + names_.memory_bytes(); }

  /// Adds the rows that change to `batch`, those of each family in the order of their keys, and has nothing
  /// left then. `when_added`, if given, is called after every few rows and may take the batch away.
  /// Errors: Damaged if a sum would fall below zero or two nodes share an id; those of `rows` and
  /// `when_added`.
  using WhenAdded = std::function<Result<void>(Batch& batch)>;
  [[nodiscard]] Result<void> write_to(Batch& batch, const WhenAdded& when_added = {});

 private:
  struct NodeDelta {
    NodeKind kind = NodeKind::Concept;
    std::string key;
    std::int64_t documents = 0;
    std::int64_t mentions = 0;
    std::vector<std::pair<std::string, std::int64_t>> labels;  // a few

    // Says whether the label was not there before.
    bool add_label(const std::string& label, std::int64_t difference) {
      const auto found = std::find_if(labels.begin(), labels.end(),
                                      [&label](const auto& known) { return known.first == label; });
      if (found == labels.end()) {
        labels.emplace_back(label, difference);
        return true;
      }
      found->second += difference;
      return false;
    }
  };

  struct EdgeDelta {
    std::int64_t documents = 0;
    std::int64_t evidence = 0;
  };

  struct EdgeKeyHash {
    std::size_t operator()(const EdgeKey& key) const {  // of ids that are hashes
      constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15U;
      return (static_cast<std::uint64_t>(key.from) * kOdd + static_cast<std::uint64_t>(key.type)) * kOdd +
             static_cast<std::uint64_t>(key.to);
    }
  };

  void add_node(GraphChange::Node& node, std::int64_t times);
  [[nodiscard]] Result<void> write_nodes(Batch& batch, const WhenAdded& when_added) const;
  [[nodiscard]] Result<void> write_edges(Batch& batch, const WhenAdded& when_added) const;
  [[nodiscard]] Result<void> write_names(Batch& batch, const WhenAdded& when_added) const;
  [[nodiscard]] Result<void> write_node(Batch& batch, NodeId id, const NodeDelta& delta) const;
  [[nodiscard]] Result<void> write_edge(Batch& batch, const EdgeKey& edge, const EdgeDelta& delta) const;
  [[nodiscard]] Result<void> write_name(Batch& batch, const std::string& key, std::int64_t delta) const;

  const Rows* rows_;
  std::size_t memory_bytes_ = 0;  // but for names
  std::unordered_map<NodeId, NodeDelta> nodes_;
  std::unordered_map<EdgeKey, EdgeDelta, EdgeKeyHash> edges_;
  TermNumbers names_;                    // by row key
  std::vector<std::int64_t> name_sums_;  // by number
  std::vector<std::string_view> keys_;   // of the part that is added
  std::optional<std::string> collision_;
};

}  // namespace vidensgraf
