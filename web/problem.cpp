#include "web/problem.h"

#include <nlohmann/json.hpp>

#include "web/pages/page.h"

namespace vidensgraf {

Problem problem_of(const Error& error) {
  switch (error.code) {
    case ErrorCode::Input:
      return {400, error.message, {}};
    case ErrorCode::NotFound:
      return {404, error.message, {}};
    case ErrorCode::Limit:
      return {503, error.message, {}};
    case ErrorCode::Io:
    case ErrorCode::Locked:
    case ErrorCode::Damaged:
    case ErrorCode::Internal:
      break;
  }
  return {500, "The index could not be read. The log of the server says why.", {}};
}

Response problem_json(const Problem& problem) {
  nlohmann::ordered_json json;
  json["type"] = "about:blank";
  json["title"] = reason_phrase(problem.status);
  json["status"] = problem.status;
  json["detail"] = problem.detail;
  if (!problem.nearest.empty()) json["nearest"] = problem.nearest;
  Response response;
  response.status = problem.status;
  response.content_type = "application/problem+json";
  response.body = json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
  return response;
}

Response problem_page(const Problem& problem, const Request& request, Language language) {
  std::string kind = "other";
  if (problem.status == 400) kind = "input";
  if (problem.status == 401 || problem.status == 403) kind = "sign_in";
  if (problem.status == 404) kind = "not_found";
  if (problem.status == 414) kind = "too_long";
  if (problem.status == 429 || problem.status == 503) kind = problem.is_empty ? "empty" : "busy";
  Page page;
  page.title = std::string(message(language, "error." + kind + ".title"));
  TemplateData data;
  data.set("is_english", language == Language::English).set("is_empty", problem.is_empty);
  data.set("title", page.title).set("advice", message(language, "error." + kind + ".advice"));
  // What the library says is English and about the input; other sentences of ours say no more than the title.
  if (problem.status == 400 || problem.status == 404) data.set_text("detail", problem.detail);
  Response response = render_page("error", data, page, request, language);
  response.status = problem.status;
  return response;
}

}  // namespace vidensgraf
