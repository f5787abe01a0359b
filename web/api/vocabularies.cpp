// /api/v1/vocabularies: the list, and the terms of one beside other documents or another one.

#include <fmt/format.h>

#include "query/pages/json_parts.h"
#include "store/document_rows.h"
#include "web/api/answers.h"
#include "web/api/routes.h"

namespace vidensgraf {
namespace {

Result<Response> list_all(Context& context) {
  const auto list = context.index.vocabularies();
  if (!list) return fail(list.error());
  Json json;
  json["vocabularies"] = Json::array();
  for (const ListedVocabulary& listed : **list) {
    Json one = document_json(listed.info);
    one["terms"] = listed.terms;
    one["other_terms"] = listed.other_terms;
    one["defined"] = listed.defined;
    json["vocabularies"].push_back(std::move(one));
  }
  return json_response(json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

Result<Response> align(Context& context) {
  const std::string_view id = context.path_value("id");
  const std::string_view other = context.request.parameter("other");
  for (const std::string_view asked : {id, other}) {
    if (asked.empty()) continue;
    const auto number = find_document(context.index.store(), asked);
    if (!number) return fail(number.error());
    if (!*number) {
      return fail(
          ErrorCode::NotFound,
          fmt::format("There is no document \"{}\"; /api/v1/vocabularies lists the vocabularies.", asked));
    }
  }
  const auto alignment = context.index.alignment(id, other);
  if (!alignment) return fail(alignment.error());
  return json_response(to_json(**alignment) + "\n");
}

}  // namespace

void add_vocabulary_routes(Router& router) {
  router.get("/api/v1/vocabularies", list_all);
  router.get("/api/v1/vocabularies/{id}/alignment", align);
}

}  // namespace vidensgraf
