// "/search.csv": the hits as a table for a spreadsheet. Semicolons and a mark of UTF-8, as Danish Excel reads
// it.

#include <fmt/format.h>

#include "query/search/search_json.h"
#include "web/csv.h"
#include "web/pages/page.h"
#include "web/pages/routes.h"
#include "web/pages/search_parts.h"

namespace vidensgraf {
namespace {

std::string row_of(const DocumentHit& hit, const PassageHit& passage, std::string_view site) {
  const std::string snippet = render_snippet(passage.text, passage.source.begin, passage.snippet,
                                             passage.marks, passage.breaks, MarkStyle{});
  return fmt::format("{};{};{};{};{};{};{};{};{};{};{};{}{}\r\n", hit.rank, csv_cell(hit.id),
                     csv_cell(hit.title), csv_cell(hit.publisher), csv_cell(hit.year), csv_cell(hit.type),
                     passage.page > 0 ? std::to_string(passage.page) : std::string(),
                     csv_cell(section_label(passage)), passage.source.begin, passage.source.end,
                     csv_cell(snippet), site,
                     document_address(hit.id, passage.source.begin, passage.source.end));
}

}  // namespace

Result<Response> show_search_table(Context& context) {
  auto asked = search_request_of(context.request);
  if (!asked) return fail(asked.error());
  asked->offset = 0;
  asked->limit = kMostShownDocuments;
  const auto result = asked_search(context, *asked);
  if (!result) return fail(result.error());
  // A table goes on to others without what the page says beside it.
  if (!result->missing.empty()) return fail(ErrorCode::Limit, missing_sentence(result->missing));
  Response response;
  response.content_type = "text/csv; charset=utf-8";
  response.set_header("Content-Disposition", "attachment; filename=\"vidensgraf-resultat.csv\"");
  response.body = fmt::format("\xEF\xBB\xBF{}\r\n", message(context.language, "search.csv_columns"));
  const std::string site = site_address(context.request);
  for (const DocumentHit& hit : result->hits) {
    for (const PassageHit& passage : hit.passages) response.body += row_of(hit, passage, site);
  }
  return response;
}

}  // namespace vidensgraf
