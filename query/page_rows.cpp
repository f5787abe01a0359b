#include "query/page_rows.h"

#include <utility>

namespace vidensgraf {

Result<std::optional<std::string>> PageRows::get(Family family, std::string_view key) const {
  const bool is_kept = family == Family::Documents || family == Family::DocumentTexts ||
                       family == Family::Contributions || family == Family::Nodes;
  if (!is_kept) {
    ++rows_read_;
    return rows_.get(family, key);
  }
  std::string full(1, static_cast<char>(family));
  full.append(key);
  if (const auto known = kept_.find(full); known != kept_.end()) return std::optional(known->second);
  ++rows_read_;
  auto stored = rows_.get(family, key);
  if (stored && *stored) kept_.emplace(std::move(full), **stored);
  return stored;
}

Result<void> PageRows::scan(Family family, std::string_view prefix, const Visit& visit,
                            std::string_view from) const {
  const auto counted = [&](std::string_view key, std::string_view value) {
    ++rows_read_;
    return visit(key, value);
  };
  return rows_.scan(family, prefix, counted, from);
}

}  // namespace vidensgraf
