#include "query/pages/page_rows.h"

#include <utility>

namespace vidensgraf {

Result<std::optional<std::string>> PageRows::get(Family family, std::string_view key) const {
  const auto row = find(family, key);
  if (!row) return fail(row.error());
  return *row ? std::optional<std::string>(**row) : std::nullopt;
}

Result<RowValue> PageRows::find(Family family, std::string_view key) const {
  const bool is_kept = family == Family::Documents || family == Family::DocumentTexts ||
                       family == Family::Contributions || family == Family::Nodes ||
                       family == Family::BodyOf || family == Family::BodyUsers;
  if (!is_kept) return rows_.find(family, key);
  std::string full(1, static_cast<char>(family));
  full.append(key);
  auto known = kept_.find(full);
  if (known == kept_.end()) {
    auto stored = rows_.get(family, key);
    if (!stored) return fail(stored.error());
    known = kept_.emplace(std::move(full), std::move(*stored)).first;
  }
  return known->second ? RowValue(&*known->second) : RowValue();
}

Result<void> PageRows::scan(Family family, std::string_view prefix, const Visit& visit,
                            std::string_view from) const {
  return rows_.scan(family, prefix, visit, from);
}

Result<std::uint64_t> PageRows::count(Family family, std::string_view prefix) const {
  return rows_.count(family, prefix);
}

}  // namespace vidensgraf
