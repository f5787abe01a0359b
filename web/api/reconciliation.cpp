// /api/v1/reconcile: the Reconciliation Service API 0.2 (W3C Entity Reconciliation Community Group, 2023)
// over the nodes of the graph, by which OpenRefine matches a column of a spreadsheet.
//
// An id is that of the node, 16 hex digits: the same in every index. A name that means a node (exactly,
// inflected, as a variant) is a match where it means nothing else of the wanted types; other candidates are
// what it begins, and what is nearest to it. Tried with OpenRefine 3.6.2. Values of properties are taken but
// narrow nothing: the service has none to compare them with, so it proposes none and extends no data.

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "corpus/markup_text.h"
#include "graph/names.h"
#include "query/names/completion.h"
#include "query/pages/definitions_page.h"
#include "web/api/answers.h"
#include "web/api/routes.h"
#include "web/assets.h"
#include "web/pages/labels.h"
#include "web/pages/page.h"
#include "web/problem.h"

namespace vidensgraf {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMaxQueries = 50;
constexpr std::size_t kMaxCandidates = 25;

struct TypeName {
  NodeKind kind;
  const char* name;
};
constexpr TypeName kTypes[] = {
    {NodeKind::Concept, "Begreb"},
    {NodeKind::TargetGroup, "Målgruppe"},
    {NodeKind::Organisation, "Organisation"},
    {NodeKind::Abbreviation, "Forkortelse"},
    {NodeKind::Provision, "Bestemmelse"},
    {NodeKind::Law, "Lov"},
    {NodeKind::Document, "Dokument"},
};

Json type_json(NodeKind kind) {
  for (const TypeName& type : kTypes) {
    if (type.kind == kind) return {{"id", name_of(kind)}, {"name", type.name}};
  }
  return {{"id", name_of(kind)}, {"name", name_of(kind)}};
}

Response answer(const Json& json) {
  return json_response(json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
}

Response manifest(const Request& request) {
  const std::string base = site_address(request);
  Json types = Json::array();
  for (const TypeName& type : kTypes) types.push_back(type_json(type.kind));
  Json json;
  json["versions"] = {"0.2"};
  json["name"] = "Vidensgraf";
  json["identifierSpace"] = base + "/id/";
  json["schemaSpace"] = base + "/api/v1/kinds/";
  json["documentation"] = base + "/";
  json["defaultTypes"] = std::move(types);
  json["view"] = {{"url", base + "/id/{{id}}"}};
  json["preview"] = {{"url", base + "/api/v1/reconcile/preview/{{id}}"}, {"width", 400}, {"height", 200}};
  json["suggest"] = {{"entity", {{"service_url", base}, {"service_path", "/api/v1/reconcile/suggest"}}},
                     {"type", {{"service_url", base}, {"service_path", "/api/v1/reconcile/suggest/type"}}}};
  json["batchSize"] = kMaxQueries;
  json["logo"] = base + asset_address("img/mark.svg");
  return answer(json);
}

std::string id_text(NodeId id) { return fmt::format("{:016x}", static_cast<std::uint64_t>(id)); }

// Candidates for one name, best first.
class Candidates {
 public:
  /// \param kinds  Empty: any.
  Candidates(std::vector<NodeKind> kinds, std::size_t limit) : kinds_(std::move(kinds)), limit_(limit) {}

  [[nodiscard]] bool wants(const GraphNode& node) const {
    return kinds_.empty() || std::find(kinds_.begin(), kinds_.end(), node.kind) != kinds_.end();
  }
  void add(const GraphNode& node, double score, bool is_match) {
    if (list_.size() == limit_ || !wants(node) || !known_.insert(node.id).second) return;
    Json json;
    json["id"] = id_text(node.id);
    json["name"] = node.label;
    json["description"] = places_text(node.mentions, node.documents, Language::Danish);
    json["type"] = Json::array({type_json(node.kind)});
    json["score"] = score;
    json["match"] = is_match;
    list_.push_back(std::move(json));
  }
  [[nodiscard]] Json take() { return std::move(list_); }

 private:
  std::vector<NodeKind> kinds_;
  std::size_t limit_;
  std::set<NodeId> known_;
  Json list_ = Json::array();
};

double score_of(NameMatch match) {
  switch (match) {
    case NameMatch::Exact:
    case NameMatch::Provision:
      return 100;
    case NameMatch::Inflected:
      return 95;
    case NameMatch::Variant:
      return 90;
    case NameMatch::Ascii:
      return 85;
    case NameMatch::Nothing:
      return 0;
  }
  return 0;
}

std::optional<NodeId> id_in(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), number, 16);
  const bool is_id = text.size() == 16 && status == std::errc{} && end == text.data() + text.size();
  return is_id ? std::optional(NodeId{number}) : std::nullopt;
}

// The node whose id somebody typed in place of its name.
Result<std::optional<GraphNode>> node_of_id(const Context& context, std::string_view text) {
  const auto id = id_in(text);
  if (!id) return std::optional<GraphNode>();
  return context.index.graph().node(*id);
}

// The nodes of what the name means: that which bears it before its other names, and a match where there is no
// doubt which of them is meant.
void add_meant(const NameLookup& lookup, Candidates& candidates) {
  const std::string asked = fold_name(lookup.asked);
  std::vector<const GraphNode*> wanted;
  for (const SameNode& same : lookup.nodes) {
    if (candidates.wants(same.node)) wanted.push_back(&same.node);
  }
  const auto named_so = [&](const GraphNode* node) { return fold_name(node->label) == asked; };
  const auto others = std::stable_partition(wanted.begin(), wanted.end(), named_so);
  const bool is_clear = wanted.size() == 1 || others != wanted.begin() ||
                        (!wanted.empty() && wanted.front()->id == lookup.main().id);
  const bool has_namesake = std::any_of(lookup.others.begin(), lookup.others.end(),
                                        [&](const GraphNode& other) { return candidates.wants(other); });
  const bool is_match = is_clear && !has_namesake && lookup.match != NameMatch::Ascii;
  const double score = score_of(lookup.match);
  for (const GraphNode* const node : wanted) {
    const bool is_best = is_clear && node == wanted.front();
    candidates.add(*node, is_best ? score : score - 10, is_best && is_match);
  }
}

Result<Json> candidates_for(Context& context, const std::string& name, std::vector<NodeKind> kinds,
                            std::size_t limit) {
  Candidates candidates(std::move(kinds), limit);
  if (name.find_first_not_of(' ') == std::string::npos) return candidates.take();
  const auto by_id = node_of_id(context, name);
  if (!by_id) return fail(by_id.error());
  if (*by_id) candidates.add(**by_id, 100, true);
  const auto lookup = look_up_name(context.index.sources(), name);
  if (!lookup) return fail(lookup.error());
  add_meant(*lookup, candidates);
  for (const GraphNode& other : lookup->others) candidates.add(other, score_of(lookup->match) - 10, false);
  const auto longer = context.index.completion().complete(name, limit);
  if (!longer) return fail(longer.error());
  for (const Completion& completion : *longer) {
    const auto node = context.index.graph().node(node_id(completion.kind, completion.key));
    if (!node) return fail(node.error());
    if (*node) candidates.add(**node, 50, false);
  }
  for (const NearName& near : lookup->nearest) candidates.add(near.node, 40, false);
  return candidates.take();
}

// A type is given as its id or as {"id": ...}.
void add_kind(const Json& type, std::vector<NodeKind>& kinds) {
  const Json& id = type.is_object() && type.contains("id") ? type["id"] : type;
  if (!id.is_string()) return;
  for (const TypeName& known : kTypes) {
    if (name_of(known.kind) == id.get<std::string>()) kinds.push_back(known.kind);
  }
}

// One type or a list of them. Deeper lists mean nothing, and are not followed: a client chooses how deep they
// are.
void add_kinds(const Json& type, std::vector<NodeKind>& kinds) {
  if (!type.is_array()) return add_kind(type, kinds);
  for (const Json& one : type) add_kind(one, kinds);
}

Response too_many_queries() {
  return problem_json({413, fmt::format("A batch holds at most {} queries.", kMaxQueries), {}});
}

// A query names something to look for, or gives values of properties alone.
bool is_query(const Json& query) {
  if (!query.is_object()) return false;
  if (query.contains("query")) return query["query"].is_string();
  return query.contains("properties") && query["properties"].is_array() && !query["properties"].empty();
}

Result<Response> reconcile(Context& context) {
  if (!context.request.has_parameter("queries")) return manifest(context.request);
  const Json queries = Json::parse(context.request.parameter("queries"), nullptr, false);
  if (!queries.is_object()) return fail(ErrorCode::Input, "\"queries\" is no JSON object.");
  if (queries.size() > kMaxQueries) return too_many_queries();
  Json answers = Json::object();
  for (const auto& [key, query] : queries.items()) {
    if (!is_query(query)) {
      return fail(ErrorCode::Input, fmt::format("The query \"{}\" names nothing to look for.", key));
    }
    std::size_t limit = 10;
    if (query.contains("limit") && query["limit"].is_number()) {
      const double wanted = query["limit"].get<double>();
      limit = wanted < kMaxCandidates ? static_cast<std::size_t>(std::max(1.0, wanted)) : kMaxCandidates;
    }
    std::vector<NodeKind> kinds;
    if (query.contains("type")) add_kinds(query["type"], kinds);
    const std::string name = query.contains("query") ? query["query"].get<std::string>() : std::string();
    auto found = candidates_for(context, name, std::move(kinds), limit);
    if (!found) return fail(found.error());
    answers[key] = {{"result", std::move(*found)}};
  }
  return answer(answers);
}

Result<Response> suggest_entities(Context& context) {
  const auto cursor = number_parameter(context.request, "cursor", 0, 0, 1000);
  if (!cursor) return fail(cursor.error());
  const std::string_view prefix = context.request.parameter("prefix");
  Json list = Json::array();
  const auto by_id = node_of_id(context, prefix);
  if (!by_id) return fail(by_id.error());
  if (*by_id && *cursor == 0) {
    list.push_back({{"id", prefix},
                    {"name", (*by_id)->label},
                    {"description", ""},
                    {"notable", Json::array({type_json((*by_id)->kind)})}});
  }
  const auto found = context.index.completion().complete(prefix, *cursor + kMaxCandidates);
  if (!found) return fail(found.error());
  for (std::size_t i = *cursor; i < found->size(); ++i) {
    const Completion& completion = (*found)[i];
    list.push_back({{"id", id_text(node_id(completion.kind, completion.key))},
                    {"name", completion.label},
                    {"description", completion.text == completion.label ? "" : completion.text},
                    {"notable", Json::array({type_json(completion.kind)})}});
  }
  // The client asks with what stands in the cell, which may be misspelt: then for what is like it.
  if (list.empty() && *cursor == 0) {
    auto like = candidates_for(context, std::string(prefix), {}, kMaxCandidates);
    if (!like) return fail(like.error());
    for (const Json& candidate : *like) {
      list.push_back({{"id", candidate["id"]},
                      {"name", candidate["name"]},
                      {"description", candidate["description"]},
                      {"notable", candidate["type"]}});
    }
  }
  return answer({{"result", std::move(list)}});
}

Result<Response> suggest_types(Context& context) {
  const std::string prefix = fold_name(context.request.parameter("prefix"));
  const auto cursor = number_parameter(context.request, "cursor", 0, 0, 1000);
  if (!cursor) return fail(cursor.error());
  std::size_t skipped = 0;
  Json list = Json::array();
  for (const TypeName& type : kTypes) {
    if (!fold_name(type.name).starts_with(prefix) && !name_of(type.kind).starts_with(prefix)) continue;
    if (skipped++ >= *cursor) list.push_back(type_json(type.kind));
  }
  return answer({{"result", std::move(list)}});
}

// The node of the id in the path; an error NotFound where there is none.
Result<GraphNode> asked_node(const Context& context) {
  auto node = node_of_id(context, context.path_value("id"));
  if (!node) return fail(node.error());
  if (!*node) return fail(ErrorCode::NotFound, "No node has this id.");
  return std::move(**node);
}

Result<Response> show_node(Context& context) {
  const auto node = asked_node(context);
  if (!node) return fail(node.error());
  if (node->kind == NodeKind::Document) return see_other(document_address(node->key));
  const bool is_law = node->kind == NodeKind::Provision || node->kind == NodeKind::Law;
  return see_other(is_law ? provision_address(node->label) : concept_address(node->label));
}

// A small page that the client frames.
Result<Response> preview(Context& context) {
  const auto node = asked_node(context);
  if (!node) return fail(node.error());
  const auto definitions = make_definitions_page(context.index.sources(), node->label);
  if (!definitions) return fail(definitions.error());
  std::string html = fmt::format(
      "<!doctype html>\n<html lang=\"{2}\"><head><meta charset=\"utf-8\"><title>{0}</title>"
      "<link rel=\"stylesheet\" href=\"{1}\"></head><body class=\"vg-preview\"><h1>{0}</h1>",
      markup_escaped(node->label), asset_address("css/vidensgraf.css"), code_of(context.language));
  if (!definitions->wordings.empty()) {
    const DefinitionWording& wording = definitions->wordings.back();
    html += fmt::format("<p>{}</p><p class=\"vg-about\">{}</p>", markup_escaped(wording.text),
                        markup_escaped(wording.places.front().document.title));
  }
  html += fmt::format("<p class=\"vg-about\">{}</p></body></html>\n",
                      places_text(node->mentions, node->documents, context.language));
  Response response = html_response(std::move(html));
  response.set_header(
      "Content-Security-Policy",
      "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'");
  return response;
}

Result<Response> allow_all(Context&) {
  Response response;
  response.status = 204;
  response.set_header("Access-Control-Allow-Methods", "GET, POST");
  response.set_header("Access-Control-Allow-Headers", "*");
  response.set_header("Access-Control-Max-Age", "86400");
  return response;
}

}  // namespace

void add_reconciliation_routes(Router& router) {
  router.get("/api/v1/reconcile", reconcile);
  router.add("POST", "/api/v1/reconcile", reconcile);
  // Clients on pages of other sites that send headers of their own ask first (CORS, "preflight").
  for (const char* const path : {"/api/v1/reconcile", "/api/v1/reconcile/suggest",
                                 "/api/v1/reconcile/suggest/type", "/api/v1/reconcile/preview/{id}"}) {
    router.add("OPTIONS", path, allow_all);
  }
  router.get("/api/v1/reconcile/suggest", suggest_entities);
  router.get("/api/v1/reconcile/suggest/type", suggest_types);
  router.get("/api/v1/reconcile/preview/{id}", preview);
  router.get("/id/{id}", show_node);
}

}  // namespace vidensgraf
