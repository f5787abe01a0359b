// The description of the API against the API: each example in it is asked, and the answer is held to its
// schema.

#include <set>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "embedded/openapi_json.h"
#include "tests/web/sample_site.h"
#include "web/api/routes.h"
#include "web/request_target.h"

namespace vidensgraf {
namespace {

using Json = nlohmann::json;
using testing::SampleSite;

const Json& description() {
  static const auto* const kDescription = new Json(Json::parse(embedded::openapi_json()));
  return *kDescription;
}

const Json& resolved(const Json& schema) {
  if (!schema.contains("$ref")) return schema;
  return description().at(Json::json_pointer(schema["$ref"].get<std::string>().substr(1)));
}

bool has_type(const Json& value, const std::string& type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "integer") return value.is_number_integer();
  if (type == "number") return value.is_number();
  if (type == "boolean") return value.is_boolean();
  return type == "null" && value.is_null();
}

// The part of JSON Schema that the description uses. Where `value` is not as described, says so in `faults`.
void check(const Json& value, const Json& given, const std::string& where, std::vector<std::string>& faults) {
  const Json& schema = resolved(given);
  if (schema.contains("anyOf")) {
    for (const Json& one : schema["anyOf"]) {
      std::vector<std::string> own;
      check(value, one, where, own);
      if (own.empty()) return;
    }
    faults.push_back(where + " is none of what it may be");
    return;
  }
  if (schema.contains("type")) {
    const Json types = schema["type"].is_array() ? schema["type"] : Json::array({schema["type"]});
    bool fits = false;
    for (const Json& type : types) fits = fits || has_type(value, type.get<std::string>());
    if (!fits) faults.push_back(fmt::format("{} is {}, not {}", where, value.type_name(), types.dump()));
  }
  if (schema.contains("enum")) {
    const Json& allowed = schema["enum"];
    if (std::find(allowed.begin(), allowed.end(), value) == allowed.end()) {
      faults.push_back(fmt::format("{} is {}", where, value.dump()));
    }
  }
  if (value.is_object()) {
    for (const Json& name : schema.value("required", Json::array())) {
      if (!value.contains(name.get<std::string>()))
        faults.push_back(where + " lacks " + name.get<std::string>());
    }
    for (const auto& [name, member] : value.items()) {
      if (schema.contains("properties") && schema["properties"].contains(name)) {
        check(member, schema["properties"][name], where + "." + name, faults);
      } else if (schema.contains("additionalProperties")) {
        check(member, schema["additionalProperties"], where + "." + name, faults);
      }
    }
  }
  if (value.is_array() && schema.contains("items")) {
    for (const Json& item : value) check(item, schema["items"], where + "[]", faults);
  }
}

// The address that the examples of an operation's parameters make.
std::string example_address(std::string path, const Json& operation) {
  std::string query;
  for (const Json& parameter : operation.value("parameters", Json::array())) {
    if (!parameter.contains("example")) {
      EXPECT_FALSE(parameter.value("required", false)) << parameter;
      continue;
    }
    const auto name = parameter["name"].get<std::string>();
    const Json& example = parameter["example"];
    if (parameter["in"] == "path") {
      path.replace(path.find("{" + name + "}"), name.size() + 2, url_encoded(example.get<std::string>()));
      continue;
    }
    for (const Json& value : example.is_array() ? example : Json::array({example})) {
      query += fmt::format("{}{}={}", query.empty() ? "?" : "&", name,
                           url_encoded(value.is_string() ? value.get<std::string>() : value.dump()));
    }
  }
  return path + query;
}

void expect_as_described(const Response& response, const Json& operation) {
  EXPECT_EQ(response.status, 200) << response.body;
  const std::string type = response.content_type.substr(0, response.content_type.find(';'));
  const Json& content = operation["responses"]["200"]["content"];
  ASSERT_TRUE(content.contains(type)) << type;
  if (type != "application/json") return;
  std::vector<std::string> faults;
  check(Json::parse(response.body), content[type]["schema"], "answer", faults);
  EXPECT_THAT(faults, ::testing::IsEmpty());
}

TEST(OpenApi, EveryExampleAnswersAsDescribed) {
  std::size_t asked = 0;
  for (const auto& [path, operations] : description()["paths"].items()) {
    const Json& operation = operations["get"];
    const std::string address = example_address(path, operation);
    SCOPED_TRACE(address);
    expect_as_described(SampleSite::with_vocabularies().get(address), operation);
    ++asked;
  }
  EXPECT_GE(asked, 20U);
}

TEST(OpenApi, TheExampleOfAPostedFormAnswersAsDescribed) {
  const Json& operation = description()["paths"]["/api/v1/reconcile"]["post"];
  Request request;
  ASSERT_TRUE(set_target(request, "/api/v1/reconcile").has_value());
  request.method = "POST";
  const Json& form = operation["requestBody"]["content"]["application/x-www-form-urlencoded"]["example"];
  for (const auto& [name, value] : form.items())
    request.parameters.emplace_back(name, value.get<std::string>());
  expect_as_described(SampleSite::shared().application().handle(request), operation);
}

TEST(OpenApi, DescribesEveryRouteAndNoOther) {
  Router router;
  add_api_routes(router);
  std::set<std::string> routes;
  for (const Route& route : router.routes()) {
    if (route.method == "OPTIONS") continue;  // browsers ask these by themselves
    if (route.pattern.starts_with("/api/")) routes.insert(route.method + " " + route.pattern);
  }
  std::set<std::string> described;
  for (const auto& [path, operations] : description()["paths"].items()) {
    if (operations.contains("get")) described.insert("GET " + path);
    if (operations.contains("post")) described.insert("POST " + path);
  }
  EXPECT_EQ(described, routes);
}

TEST(OpenApi, ProblemsAreAsDescribed) {
  const Response response = SampleSite::shared().get("/api/v1/concepts/st%C3%B8ttebehvo");
  std::vector<std::string> faults;
  check(Json::parse(response.body), description()["components"]["schemas"]["Problem"], "problem", faults);
  EXPECT_THAT(faults, ::testing::IsEmpty());
}

}  // namespace
}  // namespace vidensgraf
