#include <cmath>

#include "query/pages/comparison.h"
#include "query/pages/json_parts.h"

namespace vidensgraf {
namespace {

Json compared_json(const std::vector<ComparedNode>& nodes) {
  Json list = Json::array();
  for (const ComparedNode& node : nodes) {
    Json json;
    json["kind"] = name_of(node.kind);
    json["key"] = node.key;
    json["label"] = node.label;
    json["relation"] = text_or_null(node.relation);
    json["places_first"] = node.places_first;
    json["places_second"] = node.places_second;
    list.push_back(std::move(json));
  }
  return list;
}

std::string dumped(const char* kind, Json first, Json second, const Comparison& comparison) {
  Json json;
  json["kind"] = kind;
  json["first"] = std::move(first);
  json["second"] = std::move(second);
  json["both"] = compared_json(comparison.both);
  json["only_first"] = compared_json(comparison.only_first);
  json["only_second"] = compared_json(comparison.only_second);
  json["definitions"] = Json::array();
  for (const ComparedDefinition& compared : comparison.definitions) {
    Json one;
    one["first"] = stated_json(compared.first);
    one["second"] = stated_json(compared.second);
    one["likeness"] = std::round(compared.likeness * 1000) / 1000;
    one["differences"] = differences_json(compared.differences);
    json["definitions"].push_back(std::move(one));
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string to_json(const DocumentComparison& page) {
  return dumped("document", document_json(page.first), document_json(page.second), page.comparison);
}

std::string to_json(const ConceptComparison& page) {
  const auto side = [](const NameLookup& lookup) {
    return lookup.nodes.empty() ? Json(nullptr) : node_json(lookup.main());
  };
  return dumped("concept", side(page.first), side(page.second), page.comparison);
}

}  // namespace vidensgraf
