#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "web/http.h"
#include "web/messages.h"

namespace vidensgraf {

/// What kept a request from being answered.
struct Problem {
  int status = 500;
  std::string detail{};  ///< A sentence for the person who asked; never a path of the file system.
  std::vector<std::string> nearest{};  ///< Of an unknown name: names that there are.
  bool is_empty = false;               ///< Nothing has been indexed yet.
};

/// Input: 400, NotFound: 404, Limit: 503, everything else: 500 with a sentence of ours, since the message may
/// name files.
[[nodiscard]] Problem problem_of(const Error& error);

/// RFC 9457, application/problem+json.
[[nodiscard]] Response problem_json(const Problem& problem);

/// The same as a page that says what to do next.
[[nodiscard]] Response problem_page(const Problem& problem, const Request& request, Language language);

}  // namespace vidensgraf
