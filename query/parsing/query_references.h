#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "extraction/facts.h"
#include "extraction/registers.h"
#include "language/analyzer.h"
#include "query/parsing/query_node.h"
#include "query/parsing/query_scanner.h"

// The provisions that a query names. Extraction finds them, whose grammar is the same for reports and
// queries; two forms are read that only queries have: "§ 85" where extraction is silent, and "SEL 85" without
// the sign.

namespace vidensgraf {

/// The law references in a query, read as those of a document of one line: "SEL § 85", "servicelovens § 85"
/// and "§ 85 i lov om social service" are the same. Spans are those of `text`; what is no UTF-8 and what is
/// longer than a query may be is not read.
[[nodiscard]] std::vector<LawReference> find_query_references(std::string_view text, const Analyzer& analyzer,
                                                              const Registers& registers);

/// What is asked for at the place of `in`, which is moved behind it; empty, and not moved, where nothing
/// begins there.
///
/// \param references  Those found in `in.text`, in text order.
[[nodiscard]] std::vector<AskedProvision> take_provisions(QueryScanner& in,
                                                          std::span<const LawReference> references);

}  // namespace vidensgraf
