// One request on its way:
//
//   limits -> what needs no index (health, metrics, assets) -> route -> unchanged since the client's copy?
//   -> handler over one state of the index, again over a newer one where the writer left it behind
//   -> errors to pages or problem+json -> headers that every answer has

#include "web/application.h"

#include <new>
#include <utility>

#include <fmt/format.h>

#include "web/api/routes.h"
#include "web/assets.h"
#include "web/pages/routes.h"
#include "web/problem.h"
#include "web/request_target.h"

namespace vidensgraf {
namespace {

constexpr int kMaxAttempts = 3;  // at an index that changes while it is read
constexpr std::size_t kMaxTarget = 4096;

// Scripts and styles only from our own files; nothing may frame, redirect or embed the pages.
constexpr const char* kContentSecurityPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

bool is_api(const Request& request) { return !request.segments.empty() && request.segments[0] == "api"; }

bool is_reconciliation(const Request& request) {
  if (!request.segments.empty() && request.segments[0] == "id") return true;
  return request.segments.size() > 2 && is_api(request) && request.segments[2] == "reconcile";
}

Language language_of(const Request& request) {
  const std::string_view asked = request.parameter("lang");
  if (asked == "da") return Language::Danish;
  if (asked == "en") return Language::English;
  const std::string_view cookies = request.header("cookie");
  if (cookies.find("lang=en") != std::string_view::npos) return Language::English;
  if (cookies.find("lang=da") != std::string_view::npos) return Language::Danish;
  return preferred_language(request.header("accept-language"));
}

Response problem_response(const Problem& problem, const Request& request, Language language) {
  return is_api(request) ? problem_json(problem) : problem_page(problem, request, language);
}

// Whether nothing but the address, the state of the index, language and role decide the answer: completion
// may lag behind a commit; the manifest of reconciliation and tables with addresses name the host that was
// asked.
bool is_kept(const Route& route) {
  return route.method == "GET" && route.pattern.find("suggest") == std::string::npos &&
         route.pattern.find("reconcil") == std::string::npos && !route.pattern.ends_with(".csv");
}

// Whether the header If-None-Match names `tag`; weak and strong tags compare equal (RFC 9110, 13.1.2).
bool names_tag(std::string_view if_none_match, std::string_view tag) {
  return if_none_match == "*" || if_none_match.find(tag) != std::string_view::npos;
}

void add_common_headers(Response& response) {
  // A handler that is meant to be framed says so itself.
  if (response.header("Content-Security-Policy").empty()) {
    response.set_header("Content-Security-Policy", kContentSecurityPolicy);
    response.set_header("X-Frame-Options", "DENY");
  }
  response.set_header("X-Content-Type-Options", "nosniff");
  response.set_header("Referrer-Policy", "same-origin");
  response.set_header("Cross-Origin-Opener-Policy", "same-origin");
  response.set_header("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
  if (response.header("Cache-Control").empty()) response.set_header("Cache-Control", "no-store");
}

// Log lines stay lines, whatever was sent.
std::string printable(std::string_view target) {
  std::string shown;
  for (const char byte : target) {
    if (byte > 0x20 && byte < 0x7F && byte != '"') {
      shown += byte;
    } else {
      shown += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
    }
  }
  return shown;
}

}  // namespace

Application::Application(IndexPool& pool, const ApplicationOptions& options)
    : pool_(pool),
      limit_(options.requests_per_second, options.burst),
      sign_in_(options.sign_in),
      inbox_(options.inbox),
      answers_(options.cache_bytes) {
  add_page_routes(router_);
  add_api_routes(router_);
}

Response Application::handle(const Request& request) {
  const auto start = std::chrono::steady_clock::now();
  Visitor visitor;
  Handled handled;
  try {
    visitor = identify(request, sign_in_);
    handled = answer(request, visitor);
  } catch (const std::bad_alloc&) {
    handled = {problem_json({503, "There is not enough memory for this answer.", {}}), "other",
               "out of memory"};
  } catch (const std::exception& error) {
    handled = {problem_json({500, "The server made a mistake; its log says which.", {}}), "other",
               error.what()};
  }
  add_common_headers(handled.response);
  // The Reconciliation API: "all endpoints MUST enable access by CORS". The answers are the same for all, and
  // no credentials are sent along.
  if (is_reconciliation(request)) handled.response.set_header("Access-Control-Allow-Origin", "*");
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  metrics_.count(handled.route, handled.response.status, took);
  if (on_answer) {
    on_answer({visitor.client, visitor.user, request.method, printable(request.target),
               handled.response.status, handled.response.body.size(), took, handled.error});
  }
  return std::move(handled.response);
}

Application::Handled Application::answer(const Request& request, const Visitor& visitor) {
  const Language language = language_of(request);
  const auto problem = [&](int status, std::string detail, const char* route = "other") {
    return Handled{problem_response({status, std::move(detail), {}}, request, language), route, {}};
  };
  if (request.target.size() > kMaxTarget) return problem(414, "The address is too long.");
  const std::string method = request.method == "HEAD" ? "GET" : request.method;

  const std::string first = request.segments.empty() ? std::string() : request.segments[0];
  if (method == "GET" && first == "assets" && request.segments.size() > 2) {
    return {asset_response({request.segments.begin() + 1, request.segments.end()}), "/assets", {}};
  }
  if (method == "GET" && request.path == "/healthz") {
    Response healthy;
    healthy.body = "ok\n";
    return {std::move(healthy), "/healthz", {}};
  }
  if (visitor.is_refused) return problem(401, "Sign in first.");
  if (method == "GET" && request.path == "/metrics") {
    Response counted;
    counted.content_type = "text/plain; version=0.0.4; charset=utf-8";
    counted.body = metrics_.prometheus(connection_counts ? connection_counts() : ConnectionCounts(),
                                       pool_.sequence(), pool_.problem().empty());
    return {std::move(counted), "/metrics", {}};
  }
  if (!limit_.allows(visitor.client, RateLimit::Clock::now())) {
    Handled handled = problem(429, "Too many requests; wait a second.");
    handled.response.set_header("Retry-After", "1");
    return handled;
  }

  const Router::Match match = router_.find(method, request.segments);
  if (match.route == nullptr && match.methods.empty())
    return problem(404, is_api(request)
                            ? "There is no such address; /api/v1/openapi.json describes those that there are."
                            : "There is no such address.");
  if (match.route == nullptr) {
    Handled handled = problem(405, "This address is not asked in this way.");
    handled.response.set_header("Allow", fmt::format("{}", fmt::join(match.methods, ", ")));
    return handled;
  }
  return answer_from_index(request, visitor, match, language);
}

Application::Handled Application::answer_from_index(const Request& request, const Visitor& visitor,
                                                    const Router::Match& match, Language language) {
  Handled handled;
  handled.route = match.route->pattern;
  // The state of the index, the program, the language and the role decide the answer to a GET.
  const auto tag_of = [&](const std::string& state) {
    return fmt::format("\"{}-{}-{}{}\"", state, content_number(), code_of(language),
                       visitor.role == Role::Reviewer ? "-r" : "");
  };
  const auto key_of = [&](const std::string& state) {
    return fmt::format("{} {} {}", tag_of(state), visitor.user, request.target);
  };
  const std::string newest = pool_.state();
  const bool may_be_kept = is_kept(*match.route);
  if (may_be_kept && !names_tag(request.header("if-none-match"), tag_of(newest))) {
    if (auto known = answers_.find(key_of(newest))) {
      handled.response = std::move(*known);
      return handled;
    }
  }
  auto lease = pool_.take();
  if (!lease) {
    Problem problem = problem_of(lease.error());
    problem.is_empty = pool_.sequence() == 0;
    handled.response = problem_response(problem, request, language);
    handled.response.set_header("Retry-After", "1");
    return handled;
  }
  const bool is_cacheable = match.route->method == "GET";
  const auto add_cache_headers = [&](Response& response, const std::string& tag) {
    response.set_header("ETag", "W/" + tag);
    response.set_header("Cache-Control", "private, no-cache");
    response.set_header("Vary", "Accept-Language, Cookie");
  };
  if (is_cacheable && names_tag(request.header("if-none-match"), tag_of((*lease)->state()))) {
    handled.response.status = 304;
    add_cache_headers(handled.response, tag_of((*lease)->state()));
    return handled;
  }

  bool is_new = false;
  for (int attempt = 1;; ++attempt) {
    Context context{request,      **lease,      match.path_values,          language,
                    visitor.role, visitor.user, inbox_ ? &*inbox_ : nullptr};
    auto response = match.route->handler(context);
    if (response) {
      handled.response = std::move(*response);
      if (is_cacheable && handled.response.status == 200 &&
          handled.response.header("Cache-Control").empty()) {
        add_cache_headers(handled.response, tag_of((*lease)->state()));
        is_new = may_be_kept;
      }
      break;
    }
    if (attempt < kMaxAttempts && (*lease)->is_stale() && pool_.renew(*lease)) continue;
    const Problem problem = problem_of(response.error());
    if (problem.status == 500) handled.error = response.error().message;
    handled.response = problem_response(problem, request, language);
    break;
  }
  if (request.has_parameter("lang") && !is_api(request)) {
    handled.response.set_header(
        "Set-Cookie", fmt::format("lang={}; Path=/; SameSite=Lax; Max-Age=31536000", code_of(language)));
  }
  if (is_new) answers_.keep(key_of((*lease)->state()), handled.response);
  return handled;
}

}  // namespace vidensgraf
