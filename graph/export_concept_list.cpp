// The Danish begrebsliste (graph/concept_list.h), as one table of CSV and as a workbook.
//
//   begrebsliste.csv    with a byte order mark, for it is for people; terms of a cell parted by "; ", values
//                       that may hold a semicolon by line breaks
//   begrebsliste.xlsx   sheets as in the template of Digitaliseringsstyrelsen: "Forretningsmetadata" and
//                       "Begrebsliste DA"; values of a cell on lines of their own

#include <utility>

#include <fmt/format.h>

#include "corpus/csv.h"
#include "graph/concept_list.h"
#include "graph/export_formats.h"
#include "graph/skos.h"
#include "graph/workbook.h"

namespace vidensgraf {
namespace {

std::string joined_values(const std::vector<std::string>& values, std::string_view separator) {
  return fmt::format("{}", fmt::join(values, separator));
}

std::vector<std::string> joined_cells(const ConceptListRow& row, std::string_view between_terms) {
  std::vector<std::string> cells;
  for (std::size_t column = 0; column < row.size(); ++column) {
    const bool has_terms = concept_list_columns()[column].has_terms;
    cells.push_back(joined_values(row[column], has_terms ? between_terms : "\n"));
  }
  return cells;
}

Result<std::vector<ConceptListRow>> rows_of(const ExportedGraph& graph, const ExportOptions& options) {
  if (options.analyzer == nullptr) {
    return fail(ErrorCode::Internal, "A list of concepts needs the Danish analysis.");
  }
  return concept_list_rows(graph, *options.analyzer);
}

}  // namespace

Result<void> to_concept_list(const ExportedGraph& graph, const ExportOptions& options,
                             const ExportSink& sink) {
  const auto rows = rows_of(graph, options);
  if (!rows) return fail(rows.error());
  ExportText text("begrebsliste.csv", sink);
  text += kByteOrderMark;
  std::vector<std::string> headers;
  for (const ConceptListColumn& column : concept_list_columns()) headers.emplace_back(column.header);
  text += csv_row(headers, options.separator);
  for (const ConceptListRow& row : *rows) text += csv_row(joined_cells(row, "; "), options.separator);
  return {};
}

Result<void> to_concept_workbook(const ExportedGraph& graph, const ExportOptions& options,
                                 const ExportSink& sink) {
  const auto rows = rows_of(graph, options);
  if (!rows) return fail(rows.error());
  WorkbookSheet metadata{"Forretningsmetadata", {{"Felt", 26}, {"Værdi", 90}}, {}};
  for (const auto& [field, values] : concept_list_metadata(graph)) {
    metadata.rows.push_back({std::string(field), joined_values(values, "\n")});
  }
  WorkbookSheet list{"Begrebsliste DA", {}, {}};
  for (const ConceptListColumn& column : concept_list_columns()) {
    list.columns.push_back({std::string(column.header), column.width});
  }
  for (const ConceptListRow& row : *rows) list.rows.push_back(joined_cells(row, "\n"));
  const auto workbook = write_workbook(std::string(kSchemeTitle), {std::move(metadata), std::move(list)}, 1);
  if (!workbook) return fail(workbook.error());
  sink("begrebsliste.xlsx", *workbook);
  return {};
}

}  // namespace vidensgraf
