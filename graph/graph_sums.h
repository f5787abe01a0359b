#pragma once

// Internal to graph/: how much the documents of a batch add to the sums of the graph.

#include <algorithm>
#include <cstddef>
#include <cstdint>
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

/// Sums are kept as differences per row until the batch is written: one read and one write for each row that
/// the batch touches, however many of its documents do.
class GraphSums {
 public:
  /// `rows` is the state before the batch and must outlive this.
  explicit GraphSums(const Rows& rows) : rows_(&rows) {}

  void add(GraphChange::Part part, std::int64_t times);

  /// Adds the rows of nodes, edges and names that change to `batch`, in the order of their keys. Error
  /// Damaged if a sum would fall below zero or two nodes share an id.
  [[nodiscard]] Result<void> write_to(Batch& batch);

 private:
  struct NodeDelta {
    NodeKind kind = NodeKind::Concept;
    std::string key;
    std::int64_t documents = 0;
    std::int64_t mentions = 0;
    std::vector<std::pair<std::string, std::int64_t>> labels;  // a few

    void add_label(const std::string& label, std::int64_t difference) {
      const auto found = std::find_if(labels.begin(), labels.end(),
                                      [&label](const auto& known) { return known.first == label; });
      if (found != labels.end()) {
        found->second += difference;
      } else {
        labels.emplace_back(label, difference);
      }
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
  [[nodiscard]] Result<void> write_node(Batch& batch, NodeId id, const NodeDelta& delta) const;
  [[nodiscard]] Result<void> write_edge(Batch& batch, const EdgeKey& edge, const EdgeDelta& delta) const;
  [[nodiscard]] Result<void> write_name(Batch& batch, const std::string& key, std::int64_t delta) const;

  const Rows* rows_;
  std::unordered_map<NodeId, NodeDelta> nodes_;
  std::unordered_map<EdgeKey, EdgeDelta, EdgeKeyHash> edges_;
  TermNumbers names_;                    // by row key
  std::vector<std::int64_t> name_sums_;  // by number
  std::vector<std::string_view> keys_;   // of the part that is added
  std::optional<std::string> collision_;
};

}  // namespace vidensgraf
