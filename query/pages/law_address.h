#pragma once

#include <string_view>

#include "corpus/result.h"
#include "graph/provision.h"
#include "query/names/name_lookup.h"

namespace vidensgraf {

/// The law or provision that a person means who types `query`: "SEL § 85, stk. 1", "§ 13b serviceloven",
/// "serviceloven", a register id or key, or a label that we write ("LAB 2003 § 28"). Internal to query/.
///
/// Errors Input: not UTF-8, or a § without a law; NotFound: neither law nor provision.
[[nodiscard]] Result<ProvisionAddress> find_provision_address(const GraphSources& sources,
                                                              std::string_view query);

}  // namespace vidensgraf
