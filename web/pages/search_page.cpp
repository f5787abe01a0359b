// "/": one field, the hits grouped by document, what the query names, and facets.

#include <map>

#include <fmt/format.h>

#include "corpus/markup_text.h"
#include "query/search/search.h"
#include "query/search/search_json.h"
#include "web/pages/labels.h"
#include "web/pages/page.h"
#include "web/pages/routes.h"
#include "web/pages/search_parts.h"
#include "web/pages/section_title.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMostReasons = 20;

// The texts between the marks must be escaped, so the marks go in as characters that no text holds.
constexpr std::string_view kOpen = "\x01";
constexpr std::string_view kClose = "\x02";

// Marked words that are not as typed, and why they are marked.
using Reasons = std::map<std::string, MatchReason>;

std::string marked_html(const PassageHit& passage, Reasons& reasons, Language language) {
  const std::string line = render_snippet(passage.text, passage.source.begin, passage.snippet, passage.marks,
                                          passage.breaks, MarkStyle{kOpen, kClose});
  std::vector<MatchReason> why;
  for (const Mark& mark : passage.marks) {
    if (mark.source.begin >= passage.snippet.begin && mark.source.end <= passage.snippet.end) {
      why.push_back(mark.why);
    }
  }
  std::string html;
  std::string word;
  std::size_t next = 0;
  bool is_open = false;
  for (const char byte : line) {
    if (byte == kOpen[0]) {
      const MatchReason reason = next < why.size() ? why[next] : MatchReason::Word;
      html += reason == MatchReason::Word
                  ? "<mark>"
                  : fmt::format("<mark title=\"{}\">", markup_escaped(mark_text(reason, language)));
      is_open = true;
      word.clear();
    } else if (byte == kClose[0]) {
      html += "</mark>";
      is_open = false;
      if (next < why.size() && why[next] != MatchReason::Word && reasons.size() < kMostReasons) {
        reasons.emplace(word, why[next]);
      }
      ++next;
    } else {
      html += markup_escaped(std::string_view(&byte, 1));
      if (is_open) word += byte;
    }
  }
  return html;
}

TemplateData passage_data(const DocumentHit& hit, const PassageHit& passage, Reasons& reasons,
                          Language language) {
  std::string place = page_text(passage.page, language);
  // The title stands above already.
  PassageHit below;
  below.section = passage.section;
  if (!below.section.empty() && below.section.front() == hit.title)
    below.section.erase(below.section.begin());
  const std::string section = section_label(below);
  if (!section.empty()) place += (place.empty() ? "" : " · ") + section;
  DocumentInfo cited;
  cited.title = hit.paragraf.empty() ? hit.title : fmt::format("{}, {}", hit.title, hit.paragraf);
  cited.publisher = hit.publisher;
  cited.date = hit.year;
  TemplateData data;
  data.set("address", document_address(hit.id, passage.source.begin, passage.source.end))
      .set("place", place.empty() ? std::string(message(language, "place.show_passage")) : place)
      .set_text("of", place.empty() ? std::string_view(hit.title) : std::string_view())
      .set("cite", citation_text(cited, passage.page, language))
      .set("snippet", marked_html(passage, reasons, language))
      .set_rows("explained", explanation_data(passage, language));
  return data;
}

std::string about_hit(const DocumentHit& hit, Language language) {
  std::string about;
  for (const std::string& part : {hit.publisher, hit.year, type_text(hit.type, language)}) {
    if (!part.empty()) about += (about.empty() ? "" : " · ") + part;
  }
  return about;
}

// \param is_alike  Another hit of the page reads the same: the id tells them apart.
TemplateData hit_data(const DocumentHit& hit, bool is_alike, const Registers& registers, Reasons& reasons,
                      Language language) {
  TemplateData::List passages;
  const bool is_copy = !hit.copy_of.empty();
  for (const PassageHit& passage : hit.passages) {
    if (is_copy && passage.explain.empty()) continue;
    passages.push_back(passage_data(hit, passage, reasons, language));
  }
  TemplateData data;
  const SectionTitle title =
      hit.paragraf.empty() ? SectionTitle{hit.title, {}} : section_title(hit, registers);
  data.set("address", document_address(hit.id))
      .set("title", title.heading)
      .set_text("full_title", title.full_title)
      .set("about", about_hit(hit, language))
      .set_text("own_id", is_alike ? std::string_view(hit.id) : std::string_view())
      .set("passages", std::move(passages));
  if (is_copy) data.set("copy", message(language, "search.copy", {hit.id}));
  return data;
}

std::string summary_of(const SearchResult& result, Language language) {
  if (result.total == 0) return message(language, "search.nothing", {result.query});
  return message(language, "search.found",
                 {count_text("count.documents", result.total, language),
                  count_text("count.passages", result.total_passages, language)});
}

// Which part of the hits is shown, links to the others, and a word where not all can be.
void put_pages(TemplateData& data, const Context& context, const SearchRequest& asked,
               const SearchResult& result) {
  const Language language = context.language;
  const std::size_t shown = std::min<std::uint64_t>(result.total, kMostShownDocuments);
  const std::size_t count = (shown + asked.limit - 1) / asked.limit;
  const std::size_t page = asked.offset / asked.limit + 1;
  if (count > 1) {
    data.set("page_of", message(language, "pager.page", {std::to_string(page), std::to_string(count)}));
  }
  if (result.total > kMostShownDocuments) {
    const std::string most = number_text(kMostShownDocuments, language);
    data.set("csv_first", message(language, "search.csv_first", {most}));
    if (page == count) data.set("no_more", message(language, "search.no_more", {most}));
  }
  if (asked.passages_per_document == kMostPassagesWithin && result.total_passages > kMostPassagesWithin) {
    data.set("no_more", message(language, "search.passages_shown", {std::to_string(kMostPassagesWithin)}));
  }
  data.set("first", asked.offset + 1);
  put_pager(data, context.request,
            {"side", page, count, std::string(message(language, "search.pages")), "#resultater"}, language);
}

Result<void> put_result(TemplateData& data, Context& context, const SearchResult& result) {
  const Request& request = context.request;
  const Language language = context.language;
  Reasons found_reasons;
  TemplateData::List hits;
  const auto heading = [language](const DocumentHit& hit) {
    return hit.title + hit.paragraf + about_hit(hit, language);
  };
  std::map<std::string, std::size_t> headings;
  for (const DocumentHit& hit : result.hits) ++headings[heading(hit)];
  for (const DocumentHit& hit : result.hits) {
    hits.push_back(hit_data(hit, headings[heading(hit)] > 1, context.index.sources().registers, found_reasons,
                            language));
  }
  TemplateData::List problems;
  for (const QueryProblem& problem : result.problems) {
    TemplateData one;
    one.set("text", problem_text(problem, language));
    problems.push_back(std::move(one));
  }
  TemplateData::List reasons;
  for (const auto& [word, why] : found_reasons) {
    TemplateData one;
    one.set("word", word).set("reason", mark_text(why, language));
    reasons.push_back(std::move(one));
  }
  if (!result.missing.empty()) {
    std::uint64_t passages = 0;
    for (const MissingShard& shard : result.missing) passages += shard.passages;
    const std::string number = std::to_string(passages);
    data.set("partial", message(language, "search.partial", {number}));
  }
  data.set("found", !result.hits.empty())
      .set("summary", summary_of(result, language))
      .set("problems", std::move(problems))
      .set("hits", std::move(hits))
      .set_rows("reasons", std::move(reasons))
      .set_text("also", fmt::format("{}", fmt::join(result.concepts, ", ")));
  if (!result.suggestion.empty()) {
    TemplateData suggestion;
    suggestion.set("text", result.suggestion).set("address", search_address(result.suggestion));
    data.set("suggestion", std::move(suggestion));
  }
  const bool is_newest = request.parameter("sort") == "nyeste";
  const bool is_explained = request.parameter("forklar") == "ja";
  TemplateData::List orders;
  for (const auto& [value, current] : {std::pair("relevans", !is_newest), std::pair("nyeste", is_newest)}) {
    TemplateData one;
    one.set("text", message(language, fmt::format("search.order.{}", value)))
        .set("current", current)
        .set("address", sorted_search(request, value));
    orders.push_back(std::move(one));
  }
  data.set("orders", std::move(orders))
      .set_text("sort", is_newest ? "nyeste" : "")
      .set("explain_address", address_with(request, "forklar", is_explained ? "nej" : "ja"))
      .set("explain_text", message(language, is_explained ? "search.explain_less" : "search.explain"));
  return put_facets(data, context, result.facets);
}

bool is_asked(const SearchRequest& asked) {
  return asked.query.find_first_not_of(' ') != std::string::npos || !asked.selections.empty();
}

}  // namespace

Result<Response> show_search_page(Context& context) {
  const Language language = context.language;
  auto asked = search_request_of(context.request);
  if (!asked) return fail(asked.error());
  const bool is_query = is_asked(*asked);
  Page page;
  page.section = "search";
  page.title = asked->query.empty() ? std::string(message(language, "search.title")) : asked->query;
  TemplateData data;
  data.set("query", asked->query).set("asked", is_query);
  if (!asked->query.empty()) data.set("asked_text", message(language, "search.asked", {asked->query}));
  put_ways_to_search(data, language);
  bool is_partial = false;
  if (is_query) {
    const auto result = asked_search(context, *asked);
    if (!result) return fail(result.error());
    if (asked->offset > 0 && result->hits.empty()) {
      return fail(ErrorCode::NotFound, "The search has no page so far down.");
    }
    if (auto put = put_result(data, context, *result); !put) return fail(put.error());
    put_pages(data, context, *asked, *result);
    is_partial = !result->missing.empty();
    auto card = concept_card(context.index.sources(), asked->query, language);
    if (!card) return fail(card.error());
    data.set("has_aside", *card || !result->facets.empty());
    if (*card) data.set("card", std::move(**card));
    data.set("csv_address", same_search(context.request, "/search.csv"))
        .set("permanent_address", same_search(context.request, "/"));
  } else {
    if (auto put = put_ways_in(data, context); !put) return fail(put.error());
  }
  Response response = render_page("search", data, page, context);
  if (is_partial) response.set_header("Cache-Control", "no-store");
  return response;
}

}  // namespace vidensgraf
