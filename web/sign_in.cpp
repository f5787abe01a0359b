#include "web/sign_in.h"

#include <algorithm>

namespace vidensgraf {
namespace {

bool is_among(const std::vector<std::string>& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

// "a, b,c" as {"a", "b", "c"}.
std::vector<std::string> listed(std::string_view header) {
  std::vector<std::string> values;
  for (std::size_t start = 0; start <= header.size();) {
    const std::size_t end = std::min(header.find(',', start), header.size());
    std::string_view value = header.substr(start, end - start);
    while (value.starts_with(' ')) value.remove_prefix(1);
    while (value.ends_with(' ')) value.remove_suffix(1);
    if (!value.empty()) values.emplace_back(value);
    start = end + 1;
  }
  return values;
}

}  // namespace

Visitor identify(const Request& request, const SignInOptions& options) {
  Visitor visitor;
  visitor.client = request.peer;
  const bool by_proxy = is_among(options.trusted_proxies, request.peer);
  if (by_proxy) {
    // Each proxy adds whom it was asked by at the end: the last one that is no proxy of ours is the client.
    const std::vector<std::string> hops = listed(request.header("x-forwarded-for"));
    for (auto hop = hops.rbegin(); hop != hops.rend(); ++hop) {
      visitor.client = *hop;
      if (!is_among(options.trusted_proxies, *hop)) break;
    }
  }
  if (options.user_header.empty()) return visitor;
  if (by_proxy) visitor.user = std::string(request.header(options.user_header));
  visitor.is_refused = visitor.user.empty();
  if (visitor.is_refused) return visitor;
  const bool has_role = !options.role_header.empty() &&
                        is_among(listed(request.header(options.role_header)), options.reviewer_role);
  if (has_role || is_among(options.reviewers, visitor.user)) visitor.role = Role::Reviewer;
  return visitor;
}

}  // namespace vidensgraf
