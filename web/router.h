#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "web/http.h"
#include "web/index_pool.h"
#include "web/messages.h"

namespace vidensgraf {

class ReviewInbox;

/// A reviewer may hand in decisions (web/pages/review_page.cpp); all else is open to readers.
enum class Role : std::uint8_t { Reader, Reviewer };

/// What a handler answers from.
struct Context {
  const Request& request;
  IndexSession& index;      ///< One state of the index, for this request alone.
  NamedValues path_values;  ///< What stands in the path for "{name}".
  Language language = Language::Danish;
  Role role = Role::Reader;
  std::string user{};                  ///< As the proxy named it; empty without sign-in.
  const ReviewInbox* inbox = nullptr;  ///< Null: the server takes no decisions in.

  [[nodiscard]] std::string_view path_value(std::string_view name) const;
};

/// An Error is shown as a page or as problem+json (web/problem.h).
using Handler = std::function<Result<Response>(Context& context)>;

struct Route {
  std::string method;
  std::string pattern;  ///< "/concepts/{name}": a segment in braces stands for any one segment.
  Handler handler;
  std::vector<std::string> segments{};
};

/// Finds the handler of a path. Immutable once filled.
class Router {
 public:
  void add(std::string method, std::string pattern, Handler handler);
  void get(std::string pattern, Handler handler) { add("GET", std::move(pattern), std::move(handler)); }

  struct Match {
    const Route* route = nullptr;  ///< Null: no route.
    NamedValues path_values;
    std::vector<std::string> methods;  ///< Where the path has routes, but not by this method.
  };
  /// A written segment wins over one in braces.
  [[nodiscard]] Match find(std::string_view method, const std::vector<std::string>& segments) const;

  [[nodiscard]] const std::vector<Route>& routes() const { return routes_; }

 private:
  std::vector<Route> routes_;
};

}  // namespace vidensgraf
