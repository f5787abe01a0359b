#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "graph/graph_view.h"
#include "graph/stated_definition.h"
#include "query/pages/law_page.h"
#include "query/parsing/query_problem.h"
#include "query/search/match_reason.h"
#include "web/document_list.h"
#include "web/messages.h"

namespace vidensgraf {

// What pages call things, in the language of the page, and where they lead.

/// How a link reads from the side of the node that a page is about: "bredere begreb".
[[nodiscard]] std::string_view relation_text(EdgeType type, bool outgoing, Language language);

/// "begreb", "målgruppe", ...
[[nodiscard]] std::string_view kind_text(NodeKind kind, Language language);

/// A document's type as people write it: "temaside" for "webside_temaafsnit".
[[nodiscard]] std::string type_text(std::string_view type, Language language);

/// "4. december 2021" for "2021-12-04", likewise months and years; what is no date stays as it is.
[[nodiscard]] std::string date_text(std::string_view iso, Language language);

/// "LBK nr 67 af 22. januar 2024" for "LBK nr 67 af 2024-01-22".
[[nodiscard]] std::string version_text(std::string_view version, Language language);

/// "side 3"; empty for 0.
[[nodiscard]] std::string page_text(std::uint32_t page, Language language);

/// "3 steder i 2 dokumenter"
[[nodiscard]] std::string places_text(std::uint64_t places, std::uint64_t documents, Language language);

/// With its thousands apart: "40.172", in English "40,172". Not for years and pages.
[[nodiscard]] std::string number_text(std::uint64_t number, Language language);

/// "2 begrebslister", for a link to them; empty where the collection has none that it knows of.
[[nodiscard]] std::string vocabularies_text(const DocumentList& documents, Language language);

/// "1 sted", "3 steder"
[[nodiscard]] std::string count_text(std::string_view key, std::uint64_t count, Language language);

/// Publisher, date and type, as far as the document states them: "Socialstyrelsen · 2021 · rapport".
[[nodiscard]] std::string about_text(const DocumentInfo& document, Language language);

/// A source as people cite it: "Socialstyrelsen (november 2021): Det mest specialiserede socialområde, side
/// 3".
[[nodiscard]] std::string citation_text(const DocumentInfo& document, std::uint32_t page, Language language);

/// "»text«, source": what the buttons that copy a quotation give.
[[nodiscard]] std::string quotation_text(std::string_view text, std::string_view source, Language language);

/// Where the official text of a version of the law is published, as the register knows it; empty if it does
/// not.
/// \param version  "LBK nr 67 af 2024-01-22"
[[nodiscard]] std::string official_address(const Law& law, std::string_view version);

/// Why two things are taken for one, or a word for a name: "kort og lang form i 000: National Koordination".
[[nodiscard]] std::string reason_text(const Reason& reason, Language language);

/// What could not be used of a query, and where.
[[nodiscard]] std::string problem_text(const QueryProblem& problem, Language language);

/// What a reader must know before relying on a provision.
[[nodiscard]] std::string warning_text(const LawWarning& warning, Language language);

/// Why a word of a snippet is marked.
[[nodiscard]] std::string_view mark_text(MatchReason why, Language language);

/// The page of a node.
[[nodiscard]] std::string node_address(const GraphNode& node);

/// The text on one line, cut between words where it is longer than `bytes`.
[[nodiscard]] std::string shortened_text(std::string_view text, std::size_t bytes);

}  // namespace vidensgraf
