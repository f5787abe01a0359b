#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "store/rows.h"

namespace vidensgraf {

/// The rows of one page: each node and each row of a document (record, text, contribution, whose text it has)
/// is read once, however many parts of the page ask for it, also where there is none. Short-lived: what is
/// read is kept until it goes. Borrows `rows`; not thread-safe.
class PageRows final : public Rows {
 public:
  explicit PageRows(const Rows& rows) : rows_(rows) {}

  [[nodiscard]] Result<std::optional<std::string>> get(Family family, std::string_view key) const override;
  [[nodiscard]] Result<RowValue> find(Family family, std::string_view key) const override;
  [[nodiscard]] Result<void> scan(Family family, std::string_view prefix, const Visit& visit,
                                  std::string_view from = {}) const override;
  [[nodiscard]] KeptValue* kept_reviews() const override { return rows_.kept_reviews(); }
  [[nodiscard]] Result<std::uint64_t> count(Family family, std::string_view prefix) const override;

 private:
  const Rows& rows_;
  mutable std::unordered_map<std::string, std::optional<std::string>> kept_;  // by family and key
};

}  // namespace vidensgraf
