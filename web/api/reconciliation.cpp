// /api/v1/reconcile: the Reconciliation Service API 0.2 (W3C Entity Reconciliation Community Group, 2023)
// over the nodes of the graph, by which OpenRefine matches a column of a spreadsheet.
//
// An id is that of the node, 16 hex digits: the same in every index. A name that means a node (exactly,
// inflected, as a variant) is a match where it means nothing else; other candidates are what it begins, and
// what is nearest to it.

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "query/completion.h"
#include "query/definitions_page.h"
#include "web/api/answers.h"
#include "web/api/routes.h"
#include "web/assets.h"
#include "web/pages/page.h"

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

// Anyone's page may ask: the answers are the same for all, and no credentials are sent along.
Response answer(const Json& json) {
  Response response = json_response(json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
  response.set_header("Access-Control-Allow-Origin", "*");
  return response;
}

// Where the client reaches us, by the header Host; what is no plain host name is not repeated.
std::string base_address(const Request& request) {
  const std::string_view host = request.header("host");
  const bool is_plain = !host.empty() && std::all_of(host.begin(), host.end(), [](char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           byte == '.' || byte == '-' || byte == ':' || byte == '[' || byte == ']';
  });
  const bool is_secure = request.header("x-forwarded-proto") == "https";
  return fmt::format("{}://{}", is_secure ? "https" : "http", is_plain ? host : "localhost");
}

Response manifest(const Request& request) {
  const std::string base = base_address(request);
  Json types = Json::array();
  for (const TypeName& type : kTypes) types.push_back(type_json(type.kind));
  Json json;
  json["versions"] = {"0.2"};
  json["name"] = "Vidensgraf";
  json["identifierSpace"] = base + "/id/";
  json["schemaSpace"] = base + "/api/v1/kinds/";
  json["documentation"] = base + "/api/v1/openapi.json";
  json["defaultTypes"] = std::move(types);
  json["view"] = {{"url", base + "/id/{{id}}"}};
  json["preview"] = {{"url", base + "/api/v1/reconcile/preview/{{id}}"}, {"width", 400}, {"height", 200}};
  json["suggest"] = {{"entity", {{"service_url", base}, {"service_path", "/api/v1/reconcile/suggest"}}}};
  return answer(json);
}

std::string id_text(NodeId id) { return fmt::format("{:016x}", static_cast<std::uint64_t>(id)); }

// Candidates for one name, best first.
class Candidates {
 public:
  Candidates(std::optional<NodeKind> kind, std::size_t limit) : kind_(kind), limit_(limit) {}

  void add(const GraphNode& node, double score, bool is_match) {
    if (list_.size() == limit_ || (kind_ && node.kind != *kind_) || !known_.insert(node.id).second) return;
    Json json;
    json["id"] = id_text(node.id);
    json["name"] = node.label;
    json["description"] = fmt::format("{} dokumenter, {} steder", node.documents, node.mentions);
    json["type"] = Json::array({type_json(node.kind)});
    json["score"] = score;
    json["match"] = is_match;
    list_.push_back(std::move(json));
  }
  [[nodiscard]] Json take() { return std::move(list_); }

 private:
  std::optional<NodeKind> kind_;
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

Result<Json> candidates_for(Context& context, const std::string& name, std::optional<NodeKind> kind,
                            std::size_t limit) {
  const auto lookup = look_up_name(context.index.sources(), name);
  if (!lookup) return fail(lookup.error());
  Candidates candidates(kind, limit);
  const double score = score_of(lookup->match);
  const bool is_sure = lookup->others.empty() && lookup->match != NameMatch::Ascii;
  for (std::size_t i = 0; i < lookup->nodes.size(); ++i) {
    candidates.add(lookup->nodes[i].node, i == 0 ? score : score - 10, i == 0 && is_sure);
  }
  for (const GraphNode& other : lookup->others) candidates.add(other, score - 10, false);
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

std::optional<NodeKind> kind_named(const Json& type) {
  // A type may be given as its id, as {"id": ...}, or as a list, of which the first counts.
  if (type.is_array() && !type.empty()) return kind_named(type.front());
  const Json id = type.is_object() && type.contains("id") ? type["id"] : type;
  if (!id.is_string()) return std::nullopt;
  for (const TypeName& known : kTypes) {
    if (name_of(known.kind) == id.get<std::string>()) return known.kind;
  }
  return std::nullopt;
}

Result<Response> reconcile(Context& context) {
  if (!context.request.has_parameter("queries")) return manifest(context.request);
  const Json queries = Json::parse(context.request.parameter("queries"), nullptr, false);
  if (!queries.is_object()) return fail(ErrorCode::Input, "\"queries\" is no JSON object.");
  if (queries.size() > kMaxQueries) {
    return fail(ErrorCode::Input, fmt::format("A batch holds at most {} queries.", kMaxQueries));
  }
  Json answers = Json::object();
  for (const auto& [key, query] : queries.items()) {
    if (!query.is_object() || !query.contains("query") || !query["query"].is_string()) {
      return fail(ErrorCode::Input, fmt::format("The query \"{}\" names nothing to look for.", key));
    }
    std::size_t limit = 10;
    if (query.contains("limit") && query["limit"].is_number_unsigned()) {
      limit = std::clamp<std::size_t>(query["limit"].get<std::size_t>(), 1, kMaxCandidates);
    }
    const auto kind = query.contains("type") ? kind_named(query["type"]) : std::nullopt;
    auto found = candidates_for(context, query["query"].get<std::string>(), kind, limit);
    if (!found) return fail(found.error());
    answers[key] = {{"result", std::move(*found)}};
  }
  return answer(answers);
}

Result<Response> suggest_entities(Context& context) {
  const auto found = context.index.completion().complete(context.request.parameter("prefix"), kMaxCandidates);
  if (!found) return fail(found.error());
  Json list = Json::array();
  for (const Completion& completion : *found) {
    list.push_back({{"id", id_text(node_id(completion.kind, completion.key))},
                    {"name", completion.label},
                    {"description", completion.text == completion.label ? "" : completion.text},
                    {"notable", Json::array({type_json(completion.kind)})}});
  }
  return answer({{"result", std::move(list)}});
}

// The node of the id in the path; an error NotFound where there is none.
Result<GraphNode> asked_node(const Context& context) {
  const std::string_view text = context.path_value("id");
  std::uint64_t number = 0;
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), number, 16);
  if (status != std::errc{} || end != text.data() + text.size()) {
    return fail(ErrorCode::NotFound, "This is no id of a node.");
  }
  auto node = context.index.graph().node(NodeId{number});
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
      "<!doctype html>\n<html lang=\"da\"><head><meta charset=\"utf-8\"><title>{0}</title>"
      "<link rel=\"stylesheet\" href=\"{1}\"></head><body><h1>{0}</h1>",
      html_escaped(node->label), asset_address("css/vidensgraf.css"));
  if (!definitions->wordings.empty()) {
    const DefinitionWording& wording = definitions->wordings.back();
    html += fmt::format("<p>{}</p><p>{}</p>", html_escaped(wording.text),
                        html_escaped(wording.places.front().document.title));
  }
  html += fmt::format("<p>{} dokumenter, {} steder</p></body></html>\n", node->documents, node->mentions);
  Response response = html_response(std::move(html));
  response.set_header("Content-Security-Policy",
                      "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'");
  return response;
}

}  // namespace

void add_reconciliation_routes(Router& router) {
  router.get("/api/v1/reconcile", reconcile);
  router.add("POST", "/api/v1/reconcile", reconcile);
  router.get("/api/v1/reconcile/suggest", suggest_entities);
  router.get("/api/v1/reconcile/preview/{id}", preview);
  router.get("/id/{id}", show_node);
}

}  // namespace vidensgraf
