#include "web/router.h"

#include <algorithm>

namespace vidensgraf {
namespace {

std::vector<std::string> segments_of(std::string_view pattern) {
  std::vector<std::string> segments;
  std::size_t start = 1;
  while (start <= pattern.size()) {
    const std::size_t end = std::min(pattern.find('/', start), pattern.size());
    segments.emplace_back(pattern.substr(start, end - start));
    start = end + 1;
  }
  return segments;
}

bool is_open(const std::string& segment) { return segment.starts_with('{'); }

bool fits(const Route& route, const std::vector<std::string>& segments) {
  if (route.segments.size() != segments.size()) return false;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (is_open(route.segments[i]) ? segments[i].empty() : route.segments[i] != segments[i]) return false;
  }
  return true;
}

// Which of two fitting routes is meant: the one that is written where the other is open, from the left.
bool is_closer(const Route& a, const Route& b) {
  for (std::size_t i = 0; i < a.segments.size(); ++i) {
    if (is_open(a.segments[i]) != is_open(b.segments[i])) return is_open(b.segments[i]);
  }
  return false;
}

}  // namespace

std::string_view Context::path_value(std::string_view name) const {
  for (const auto& [own, value] : path_values) {
    if (own == name) return value;
  }
  return {};
}

void Router::add(std::string method, std::string pattern, Handler handler) {
  Route route{std::move(method), std::move(pattern), std::move(handler), {}};
  route.segments = segments_of(route.pattern);
  routes_.push_back(std::move(route));
}

Router::Match Router::find(std::string_view method, const std::vector<std::string>& segments) const {
  Match match;
  for (const Route& route : routes_) {
    if (!fits(route, segments)) continue;
    if (route.method != method) {
      match.methods.push_back(route.method);
    } else if (match.route == nullptr || is_closer(route, *match.route)) {
      match.route = &route;
    }
  }
  if (match.route == nullptr) return match;
  match.methods.clear();
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const std::string& name = match.route->segments[i];
    if (is_open(name)) match.path_values.emplace_back(name.substr(1, name.size() - 2), segments[i]);
  }
  return match;
}

}  // namespace vidensgraf
