// /api/v1/openapi.json: what the API offers, for programs that read OpenAPI 3.1.

#include "embedded/openapi_json.h"
#include "web/api/routes.h"

namespace vidensgraf {
namespace {

Result<Response> describe_api(Context& /*context*/) {
  return json_response(std::string(embedded::openapi_json()));
}

}  // namespace

void add_description_routes(Router& router) { router.get("/api/v1/openapi.json", describe_api); }

}  // namespace vidensgraf
