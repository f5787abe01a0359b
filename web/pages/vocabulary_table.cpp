// "/vocabularies/{id}/alignment.csv": what its page shows, of all pages, as a table for a spreadsheet: a row
// for each counterpart of a term. Columns as `vidensgraf vocabulary align --csv` has them; semicolons and a
// mark of UTF-8, as Danish Excel reads it.

#include <cmath>

#include <fmt/format.h>

#include "web/csv.h"
#include "web/pages/labels.h"
#include "web/pages/page.h"
#include "web/pages/routes.h"
#include "web/pages/vocabulary_parts.h"

namespace vidensgraf {
namespace {

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : " | ") + line;
  return text;
}

}  // namespace

Result<Response> show_vocabulary_table(Context& context) {
  const Language language = context.language;
  const auto match = asked_match(context.request);
  if (!match) return fail(match.error());
  const auto found = asked_alignment(context);
  if (!found) return fail(found.error());
  const VocabularyAlignment& alignment = **found;
  Response response;
  response.content_type = "text/csv; charset=utf-8";
  response.set_header("Content-Disposition", "attachment; filename=\"vidensgraf-begreber.csv\"");
  response.body = fmt::format("\xEF\xBB\xBF{}\r\n", message(language, "alignment.csv_columns"));
  const std::string site = site_address(context.request);
  const auto add = [&](const AlignedTerm& term, std::string_view how, const Counterpart& one) {
    response.body += fmt::format(
        "{};{};{};{};{};{};{};{};{}{}\r\n", csv_cell(term.term), csv_cell(joined(term.definitions)),
        csv_cell(message(language, fmt::format("alignment.match.{}", how))), csv_cell(one.term),
        csv_cell(reason_text(one.reason, language)),
        one.documents > 0 ? std::to_string(one.documents) : std::string(), csv_cell(joined(one.definitions)),
        one.likeness ? std::to_string(std::lround(*one.likeness * 100)) : std::string(), site,
        document_address(alignment.vocabulary.id, term.place.begin, term.place.end));
  };
  for (const AlignedTerm& term : alignment.terms) {
    if (!match->empty() && match_of(term) != *match) continue;
    if (term.counterparts.empty()) add(term, "none", {});
    for (const Counterpart& one : term.counterparts) add(term, name_of(one.match), one);
  }
  return response;
}

}  // namespace vidensgraf
