// "/": one field, and the hits grouped by document.

#include <fmt/format.h>

#include "query/search.h"
#include "query/search_json.h"
#include "web/pages/page.h"
#include "web/pages/routes.h"

namespace vidensgraf {
namespace {

// The texts between the marks must be escaped, so the marks go in as characters that no text holds.
constexpr std::string_view kOpen = "\x01";
constexpr std::string_view kClose = "\x02";

std::string marked_html(const PassageHit& passage) {
  const std::string line = render_snippet(passage.text, passage.source.begin, passage.snippet, passage.marks,
                                          passage.breaks, MarkStyle{kOpen, kClose});
  std::string html;
  for (const char byte : html_escaped(line)) {
    if (byte == kOpen[0]) {
      html += "<mark>";
    } else if (byte == kClose[0]) {
      html += "</mark>";
    } else {
      html += byte;
    }
  }
  return html;
}

TemplateData passage_data(const DocumentHit& hit, const PassageHit& passage, Language language) {
  std::string place;
  if (passage.page > 0) place = message(language, "search.page", {std::to_string(passage.page)});
  const std::string section = section_label(passage);
  if (!section.empty()) place += (place.empty() ? "" : " · ") + section;
  TemplateData data;
  data.set("address", document_address(hit.id, passage.source.begin, passage.source.end))
      .set("place", place.empty() ? hit.id : place)
      .set("snippet", marked_html(passage));
  return data;
}

TemplateData hit_data(const DocumentHit& hit, Language language) {
  std::string about;
  for (const std::string& part : {hit.publisher, hit.year, hit.type}) {
    if (!part.empty()) about += (about.empty() ? "" : " · ") + part;
  }
  TemplateData::List passages;
  for (const PassageHit& passage : hit.passages) passages.push_back(passage_data(hit, passage, language));
  TemplateData data;
  data.set("address", document_address(hit.id))
      .set("title", hit.title)
      .set("about", about)
      .set("passages", std::move(passages));
  return data;
}

std::string summary_of(const SearchResult& result, Language language) {
  const std::string passages = std::to_string(result.total_passages);
  if (result.total == 0) return message(language, "search.nothing", {result.query});
  if (result.total == 1) return message(language, "search.one_document", {passages});
  return message(language, "search.documents", {std::to_string(result.total), passages});
}

void put_result(TemplateData& data, const SearchResult& result, Language language) {
  TemplateData::List hits;
  for (const DocumentHit& hit : result.hits) hits.push_back(hit_data(hit, language));
  TemplateData::List problems;
  for (const QueryProblem& problem : result.problems) {
    TemplateData one;
    one.set("text", problem.message);
    problems.push_back(std::move(one));
  }
  data.set("found", !result.hits.empty())
      .set("summary", summary_of(result, language))
      .set("problems", std::move(problems))
      .set("hits", std::move(hits))
      .set_text("also", fmt::format("{}", fmt::join(result.concepts, ", ")));
  if (!result.suggestion.empty()) {
    TemplateData suggestion;
    suggestion.set("text", result.suggestion).set("address", search_address(result.suggestion));
    data.set("suggestion", std::move(suggestion));
  }
}

}  // namespace

Result<Response> show_search_page(Context& context) {
  const std::string query(context.request.parameter("q"));
  Page page;
  page.section = "search";
  page.title = query.empty() ? std::string(message(context.language, "search.title")) : query;
  TemplateData data;
  data.set("query", query).set("asked", !query.empty());
  if (!query.empty()) {
    SearchRequest asked;
    asked.query = query;
    const auto result = context.index.searcher().search(asked);
    if (!result) return fail(result.error());
    put_result(data, *result, context.language);
  }
  return render_page("search", data, page, context.request, context.language);
}

}  // namespace vidensgraf
