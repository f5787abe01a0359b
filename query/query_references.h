#pragma once

#include <string_view>
#include <vector>

#include "extraction/facts.h"
#include "extraction/registers.h"
#include "language/analyzer.h"

namespace vidensgraf {

/// The law references in a query, read as those of a document of one line: "SEL § 85", "servicelovens § 85"
/// and "§ 85 i lov om social service" are the same. Spans are those of `text`; what is
/// no UTF-8 and what is longer than a query may be is not read.
[[nodiscard]] std::vector<LawReference> find_query_references(std::string_view text, const Analyzer& analyzer,
                                                              const Registers& registers);

}  // namespace vidensgraf
