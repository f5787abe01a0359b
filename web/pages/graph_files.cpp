// What the page of the graph shows, as files: "/graph.svg" is the drawing alone, "/graph/export/{format}" the
// same in the formats of others.

#include <fmt/format.h>

#include "corpus/csv.h"
#include "web/media_type.h"
#include "web/pages/routes.h"
#include "web/pages/shown_graph.h"

namespace vidensgraf {
namespace {

// The table of concepts as Danish Excel opens it by a click, like the other tables of the pages: semicolons,
// and headings and kinds in the language of the page.
Result<std::string> table_for_people(std::string_view csv, Language language) {
  const auto table = parse_csv(csv);
  if (!table) return fail(table.error());
  std::string text = fmt::format("{}{}\r\n", kByteOrderMark, message(language, "graph.csv_columns"));
  for (std::size_t row = 1; row < table->rows.size(); ++row) {
    std::vector<std::string> cells = table->rows[row];
    if (cells.size() > 1) cells[1] = message(language, "kind." + cells[1]);
    text += csv_row(cells, ';');
  }
  return text;
}

Result<Response> shown_as(Context& context, ExportFormat format, bool is_download) {
  auto shown = shown_graph(context);
  if (!shown) return fail(shown.error());
  if (shown->graph.nodes.empty()) {
    return fail(ErrorCode::NotFound, "There is no such part of the graph.");
  }
  const auto prepared = prepare_export(context.index.store(), context.index.graph(), std::move(shown->graph));
  if (!prepared) return fail(prepared.error());
  ExportOptions options;
  options.language = drawing_language(context.language);
  options.analyzer = &context.index.analyzer();
  if (format == ExportFormat::ConceptList) options.separator = ';';  // as Danish Excel opens it by a click
  auto files = export_graph(*prepared, format, options);
  if (!files) return fail(files.error());
  ExportedFile* file = &files->front();
  // Of several tables the one for people: definitions with their sources.
  for (ExportedFile& other : *files) {
    if (other.name == "concepts.csv") file = &other;
  }
  Response response;
  response.content_type = media_type_of(format);
  if (is_download) {
    response.set_header("Content-Disposition", fmt::format("attachment; filename=\"{}\"", file->name));
  }
  response.body = std::move(file->content);
  if (format == ExportFormat::Csv) {
    auto table = table_for_people(response.body, context.language);
    if (!table) return fail(table.error());
    response.body = std::move(*table);
  }
  return response;
}

}  // namespace

Result<Response> show_graph_drawing(Context& context) { return shown_as(context, ExportFormat::Svg, false); }

Result<Response> show_graph_export(Context& context) {
  const auto format = export_format_named(context.path_value("format"));
  if (!format) {
    return fail(ErrorCode::NotFound,
                "There are the formats graphml, gexf, dot, svg, cytoscape, csv, turtle, jsonld, begrebsliste "
                "and begrebsliste-xlsx.");
  }
  return shown_as(context, *format, true);
}

}  // namespace vidensgraf
