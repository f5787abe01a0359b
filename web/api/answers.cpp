#include "web/api/answers.h"

#include <charconv>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "web/problem.h"

namespace vidensgraf {
Result<std::size_t> number_parameter(const Request& request, std::string_view name, std::size_t otherwise,
                                     std::size_t least, std::size_t most) {
  const std::string_view text = request.parameter(name);
  if (text.empty()) return otherwise;
  std::size_t number = 0;
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (status != std::errc{} || end != text.data() + text.size() || number < least || number > most) {
    return fail(ErrorCode::Input, fmt::format("\"{}\" must be a number from {} to {}.", name, least, most));
  }
  return number;
}

Result<std::string> text_parameter(const Request& request, std::string_view name) {
  const std::string_view text = request.parameter(name);
  if (text.find_first_not_of(' ') == std::string_view::npos) {
    return fail(ErrorCode::Input, fmt::format("The parameter \"{}\" is missing.", name));
  }
  return std::string(text);
}

Result<EdgeFilter> edge_filter_of(const Request& request) {
  const std::vector<std::string> names = request.parameters_named("edge");
  EdgeFilter filter = names.empty() ? EdgeFilter::relations() : EdgeFilter::none();
  for (const std::string& name : names) {
    const auto type = edge_type_named(name);
    if (!type) return fail(ErrorCode::Input, fmt::format("\"{}\" is no type of edge.", name));
    filter = filter.with(*type);
  }
  return request.parameter("mentions") == "true" ? filter.with(EdgeType::Mentions) : filter;
}

Result<std::vector<NodeKind>> node_kinds_of(const Request& request) {
  std::vector<NodeKind> kinds;
  for (const std::string& name : request.parameters_named("kind")) {
    const auto kind = node_kind_named(name);
    if (!kind) return fail(ErrorCode::Input, fmt::format("\"{}\" is no kind of node.", name));
    kinds.push_back(*kind);
  }
  return kinds;
}

Response unknown_name(const NameLookup& lookup) {
  Problem problem;
  problem.status = 404;
  problem.detail = fmt::format("Nothing in this index is called \"{}\".", lookup.asked);
  for (const NearName& near : lookup.nearest) problem.nearest.push_back(near.node.label);
  return problem_json(problem);
}

}  // namespace vidensgraf
