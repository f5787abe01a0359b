#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/export.h"

// Concepts as a Danish begrebsliste, for reviewers with a spreadsheet and for the tools of
// Digitaliseringsstyrelsen: columns and their order by "De fællesoffentlige regler for begrebs- og
// datamodellering", 2.1, and behind them some of our own, as these rules allow. Internal to graph/.
//
// A row is a concept, a target group, or an abbreviation that nothing spells out (as in SKOS), of which the
// graph says more than that it is named: a definition, a link, or that a reviewer accepted it. What is an
// exact match of another (a word also written with a hyphen, "X, også kaldet Y") stands in its row as an
// accepted term; of the two the one with definitions, then the one that more documents name, has the row.
//
//   Definition     that which a reviewer accepted; else the first that has the form of a definition
//                  (graph/defining_phrase.h); else the first. First is by date, as everywhere.
//   Kommentar      what it says beyond that; each other definition with its sources
//   Juridisk kilde the provision, and the address (ELI) of the latest text of the law, or where it moved
//   Kilde          every document that states the definition so, with publisher, date, page and address; and
//                  what it cites
//
// Frarådet term, Eksempel and Anvendelsesnote are left to people: nothing in the graph says them.

namespace vidensgraf {

struct ConceptListColumn {
  std::string_view header;
  double width = 0;       ///< As of WorkbookColumn.
  bool has_terms = true;  ///< Else its values may hold a semicolon.
};
[[nodiscard]] std::span<const ConceptListColumn> concept_list_columns();

/// The values of each cell of a row, in the order of the columns. One line each.
using ConceptListRow = std::vector<std::vector<std::string>>;

/// The rows, by the Danish alphabet. Error Internal: ICU has no Danish.
[[nodiscard]] Result<std::vector<ConceptListRow>> concept_list_rows(const ExportedGraph& exported,
                                                                    const Analyzer& analyzer);

/// What the list is, field by field ("Forretningsmetadata"); empty where a person must say it.
using ListField = std::pair<std::string_view, std::vector<std::string>>;
[[nodiscard]] std::vector<ListField> concept_list_metadata(const ExportedGraph& exported);

}  // namespace vidensgraf
