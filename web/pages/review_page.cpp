// "/graph/review.csv": what the page of the graph shows as a sheet to be filled in; for every reader.
// "/review": where reviewers hand it in. It is checked against the index and kept in a folder beside the
// index (web/review_inbox.h) for whoever brings decisions into it.

#include <algorithm>
#include <charconv>
#include <ctime>
#include <optional>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "query/name_lookup.h"
#include "web/pages/labels.h"
#include "web/pages/page.h"
#include "web/pages/routes.h"
#include "web/pages/shown_graph.h"
#include "web/problem.h"
#include "web/review_inbox.h"
#include "web/review_sheet.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMostListed = 20;
constexpr std::size_t kMostProblems = 50;

Response refused(const Context& context, const char* key) {
  const std::string title(message(context.language, "review.title"));
  return message_page(403, title, message(context.language, key), context.request, context.language);
}

// Another site's page may have sent the form with the reviewer's sign-in: a browser then says so.
bool is_from_elsewhere(const Request& request) {
  const std::string_view site = request.header("sec-fetch-site");
  if (!site.empty()) return site != "same-origin" && site != "none";
  const std::string_view origin = request.header("origin");
  const std::size_t scheme = origin.find("://");
  return !origin.empty() &&
         (scheme == std::string_view::npos || origin.substr(scheme + 3) != request.header("host"));
}

std::optional<NodeId> node_in(std::string_view hex) {
  std::uint64_t number = 0;
  const auto [end, status] = std::from_chars(hex.data(), hex.data() + hex.size(), number, 16);
  if (hex.size() != 16 || status != std::errc{} || end != hex.data() + hex.size()) return std::nullopt;
  return NodeId{number};
}

// Whether the index has the node or the link that an id of the sheet names.
Result<bool> is_known(const GraphView& view, std::string_view id) {
  const auto first = node_in(id.substr(0, 16));
  if (!first) return false;
  const auto node = view.node(*first);
  if (!node) return fail(node.error());
  if (!*node || id.size() == 16) return node->has_value() && id.size() == 16;
  const std::size_t second = id.rfind('-');
  if (id[16] != '-' || second <= 17) return false;
  const auto to = node_in(id.substr(second + 1));
  if (!to) return false;
  const std::string_view type = id.substr(17, second - 17);
  const auto edges = view.edges_from(**node, EdgeFilter::everything());
  if (!edges) return fail(edges.error());
  return std::any_of(edges->begin(), edges->end(), [&](const StatedEdge& edge) {
    return edge.edge.key.to == *to && name_of(edge.edge.key.type) == type;
  });
}

Result<ReadSheet> checked_sheet(Context& context) {
  ReadSheet read = read_review_sheet(context.request.parameter("ark"));
  std::vector<ReviewedRow> good;
  for (ReviewedRow& row : read.rows) {
    const auto known = is_known(context.index.graph(), row.id);
    if (!known) return fail(known.error());
    if (!*known) {
      read.problems.push_back({ReviewProblem::Kind::UnknownId, row.line, row.id});
      continue;
    }
    if (row.decision == Decision::Merge) {
      const auto other = look_up_name(context.index.sources(), row.correction);
      if (!other) return fail(other.error());
      if (other->nodes.empty()) {
        read.problems.push_back({ReviewProblem::Kind::UnknownName, row.line, row.correction});
        continue;
      }
    }
    good.push_back(std::move(row));
  }
  read.rows = std::move(good);
  return read;
}

std::string as_lines(const Context& context, const std::vector<ReviewedRow>& rows) {
  const std::string time = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
  std::string lines;
  for (const ReviewedRow& row : rows) {
    nlohmann::ordered_json json;
    json["time"] = time;
    json["user"] = context.user;
    json["commit"] = context.index.sequence();
    json["id"] = row.id;
    json["name"] = row.name;
    json["decision"] = name_of(row.decision);
    json["correction"] = row.correction;
    json["comment"] = row.comment;
    lines += json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
  }
  return lines;
}

void put_read(TemplateData& data, const ReadSheet& read, Language language) {
  TemplateData::List problems;
  for (const ReviewProblem& problem : read.problems) {
    if (problems.size() == kMostProblems) break;
    const std::string key = fmt::format("review.problem.{}", name_of(problem.kind));
    problems.emplace_back(message(language, "review.line",
                                  {std::to_string(problem.line), message(language, key, {problem.value})}));
  }
  TemplateData::List rows;
  for (const ReviewedRow& row : read.rows) {
    TemplateData one;
    one.set("name", row.name.empty() ? row.id : row.name)
        .set("decision", message(language, fmt::format("review.decision.{}", name_of(row.decision))))
        .set("correction", row.correction)
        .set("comment", row.comment);
    rows.push_back(std::move(one));
  }
  data.set_rows("problems", std::move(problems)).set_rows("rows", std::move(rows));
}

Response review_page(const Context& context, TemplateData data) {
  Page page;
  page.title = std::string(message(context.language, "review.title"));
  TemplateData::List handed_in;
  for (const std::string& name : context.inbox->newest(kMostListed)) handed_in.emplace_back(name);
  data.set_rows("handed_in", std::move(handed_in));
  Response response = render_page("review", data, page, context.request, context.language);
  // Depends on more than the state of the index.
  response.set_header("Cache-Control", "no-store");
  return response;
}

}  // namespace

Result<Response> show_review_sheet(Context& context) {
  auto shown = shown_graph(context);
  if (!shown) return fail(shown.error());
  if (shown->graph.nodes.empty()) return fail(ErrorCode::NotFound, "There is no such part of the graph.");
  const auto prepared = prepare_export(context.index.store(), context.index.graph(), std::move(shown->graph));
  if (!prepared) return fail(prepared.error());
  Response response;
  response.content_type = "text/csv; charset=utf-8";
  response.set_header("Content-Disposition", "attachment; filename=\"gennemsyn.csv\"");
  response.body = review_sheet(*prepared, context.language);
  return response;
}

Result<Response> show_review_page(Context& context) {
  if (context.inbox == nullptr) return refused(context, "review.off");
  if (context.role != Role::Reviewer) return refused(context, "review.readers");
  return review_page(context, {});
}

Result<Response> hand_in_review(Context& context) {
  if (context.inbox == nullptr) return refused(context, "review.off");
  if (context.role != Role::Reviewer) return refused(context, "review.readers");
  if (is_from_elsewhere(context.request)) return refused(context, "review.elsewhere");
  const auto read = checked_sheet(context);
  if (!read) return fail(read.error());
  TemplateData data;
  put_read(data, *read, context.language);
  data.set("was_read", true);
  if (read->rows.empty()) {
    data.set("summary", message(context.language, "review.nothing"));
  } else {
    const auto name = context.inbox->put(context.user, as_lines(context, read->rows));
    if (!name) return fail(name.error());
    data.set("summary", count_text("review.kept", read->rows.size(), context.language));
  }
  return review_page(context, std::move(data));
}

}  // namespace vidensgraf
