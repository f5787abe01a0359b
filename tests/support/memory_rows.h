#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "store/rows.h"

namespace vidensgraf::testing {

/// Rows in memory, so that the graph is tested without a store. Applying a batch is all it can do beside
/// reading; two of them compare equal if they hold the same bytes.
class MemoryRows final : public Rows {
 public:
  void apply(const Batch& batch) {
    for (const RowChange& change : batch.rows) {
      if (change.value) {
        rows_[{change.family, change.key}] = *change.value;
      } else {
        rows_.erase({change.family, change.key});
      }
    }
  }

  [[nodiscard]] Result<std::optional<std::string>> get(Family family, std::string_view key) const override {
    const auto found = rows_.find({family, std::string(key)});
    if (found == rows_.end()) return std::optional<std::string>();
    return std::optional<std::string>(found->second);
  }

  [[nodiscard]] Result<void> scan(Family family, std::string_view prefix, const Visit& visit,
                                  std::string_view from = {}) const override {
    const std::string start(from > prefix ? from : prefix);
    for (auto row = rows_.lower_bound({family, start}); row != rows_.end(); ++row) {
      const auto& [where, value] = *row;
      if (where.first != family || where.second.substr(0, prefix.size()) != prefix) break;
      if (!visit(where.second, value)) break;
    }
    return {};
  }

  [[nodiscard]] const std::map<std::pair<Family, std::string>, std::string>& all() const { return rows_; }
  friend bool operator==(const MemoryRows& a, const MemoryRows& b) { return a.rows_ == b.rows_; }

 private:
  std::map<std::pair<Family, std::string>, std::string> rows_;
};

}  // namespace vidensgraf::testing
