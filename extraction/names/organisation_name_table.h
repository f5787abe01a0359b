#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "extraction/registers.h"

namespace vidensgraf {

struct KnownOrganisationName {
  std::vector<std::string> words;  ///< As written, without genitive.
  std::string label;
  std::string register_id;
};

/// Names of bodies by their first word, as a scanner meets them.
class OrganisationNameTable {
 public:
  /// Adds a name that is not in the table. An empty `register_id` is looked up.
  void add(std::string_view name, const Registers& registers, std::string_view register_id);
  [[nodiscard]] bool has(const std::string& label) const { return labels_.contains(label); }
  /// Those whose first word is `word` as written.
  [[nodiscard]] std::span<const KnownOrganisationName> beginning_with(const std::string& word) const;

 private:
  std::unordered_map<std::string, std::vector<KnownOrganisationName>> names_;
  std::unordered_set<std::string> labels_;
};

/// The names of the register and of well-known bodies: the same for every document, so made at the first
/// call. Thread-safe.
[[nodiscard]] const OrganisationNameTable& registered_organisation_names(const Registers& registers);

}  // namespace vidensgraf
