#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "extraction/facts.h"
#include "graph/near_names.h"
#include "query/names/same_node.h"

namespace vidensgraf {

/// How a name was understood, from the surest to the loosest.
enum class NameMatch : std::uint8_t {
  Exact,      ///< The name itself, whatever its case.
  Inflected,  ///< Another form of the same words ("komplekse støttebehov").
  Variant,    ///< The same words as a compound, as a phrase or with a hyphen ("behov for støtte").
  Ascii,      ///< Typed without æ, ø and å.
  Provision,  ///< A reference to law ("SEL § 85").
  Nothing,
};

/// What a name means. `nodes` are one thing under several nodes (a concept, an organisation of the same name,
/// an abbreviation and what it stands for), the main one first.
struct NameLookup {
  std::string asked;
  NameMatch match = NameMatch::Nothing;
  std::vector<SameNode> nodes;
  std::vector<GraphNode> others;  ///< Bear the name too, but are something else.
  /// What may be the main node under another form of its name, but not surely; unset if not looked for.
  std::optional<std::vector<NameVariant>> unsure;
  std::vector<NearName> nearest;  ///< Only where `nodes` is empty.

  [[nodiscard]] std::vector<NodeId> ids() const;
  [[nodiscard]] const GraphNode& main() const { return nodes.front().node; }  ///< Where there is one.
};

/// Finds the node that `name` means; of any kind. No error where there is none: `nodes` is empty then.
[[nodiscard]] Result<NameLookup> look_up_name(const GraphSources& sources, std::string_view name);

/// What the words of a query refer to in law: "SEL § 85, stk. 1"; empty if nothing.
[[nodiscard]] std::vector<LawReference> law_references_in(const GraphSources& sources,
                                                          std::string_view query);

}  // namespace vidensgraf
