#include "query/page_rows.h"

#include <utility>

namespace vidensgraf {

Result<std::optional<std::string>> PageRows::get(Family family, std::string_view key) const {
  const bool is_kept = family == Family::Documents || family == Family::DocumentTexts ||
                       family == Family::Contributions || family == Family::Nodes ||
                       family == Family::BodyOf || family == Family::BodyUsers;
  if (!is_kept) return rows_.get(family, key);
  std::string full(1, static_cast<char>(family));
  full.append(key);
  if (const auto known = kept_.find(full); known != kept_.end()) return known->second;
  auto stored = rows_.get(family, key);
  if (stored) kept_.emplace(std::move(full), *stored);
  return stored;
}

Result<void> PageRows::scan(Family family, std::string_view prefix, const Visit& visit,
                            std::string_view from) const {
  return rows_.scan(family, prefix, visit, from);
}

}  // namespace vidensgraf
