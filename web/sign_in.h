#pragma once

#include <string>
#include <vector>

#include "web/http.h"
#include "web/router.h"

namespace vidensgraf {

/// Who may say who is asking. By default nobody signs in and all are readers.
struct SignInOptions {
  /// Addresses of proxies that stand in front, which are believed about the client's address and name.
  std::vector<std::string> trusted_proxies;
  /// Header in which such a proxy names who has signed in ("X-Forwarded-User"), lower case; empty: no
  /// sign-in.
  std::string user_header;
  /// Header in which it lists the roles or groups of that person, separated by commas; may be empty.
  std::string role_header;
  std::string reviewer_role = "reviewer";  ///< Name of the role in that header.
  std::vector<std::string> reviewers;      ///< People who are reviewers, by name.
};

struct Visitor {
  std::string client;  ///< Address, of the nearest that is no trusted proxy.
  std::string user;    ///< Empty without sign-in.
  Role role = Role::Reader;
  bool is_refused = false;  ///< Signing in is asked for, and no trusted proxy vouches for anyone.
};

/// Headers about the person count only where the other end of the connection is a trusted proxy: anyone else
/// could send them, too.
[[nodiscard]] Visitor identify(const Request& request, const SignInOptions& options);

}  // namespace vidensgraf
