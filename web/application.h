#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include "web/answer_cache.h"
#include "web/http.h"
#include "web/index_pool.h"
#include "web/metrics.h"
#include "web/rate_limit.h"
#include "web/review_inbox.h"
#include "web/router.h"
#include "web/sign_in.h"

namespace vidensgraf {

struct ApplicationOptions {
  double requests_per_second = 50;  ///< Of one client in the long run; 0: no limit.
  double burst = 200;               ///< Of one client at once.
  SignInOptions sign_in{};
  std::optional<ReviewInbox> inbox{};  ///< Where reviewers' decisions are put; without it none are taken in.
  std::size_t cache_bytes = std::size_t{32} << 20U;  ///< Of answers kept for those who ask the same; 0: none.
};

/// An answered request, for the access log.
struct AccessRecord {
  std::string client;
  std::string user;  ///< Empty without sign-in.
  std::string method;
  std::string target;  ///< As sent, with bytes that are no printable ASCII as %XX.
  int status = 0;
  std::size_t bytes = 0;
  std::chrono::duration<double> took{};
  std::string error;  ///< Of an answer 500: what the library said. May name files.
};

/// Everything between a request and its answer, without the network: routes, errors, caching, limits. The
/// answers depend on nothing but the request and the state of the index. Thread-safe.
class Application {
 public:
  /// \param pool  Borrowed.
  Application(IndexPool& pool, const ApplicationOptions& options);

  [[nodiscard]] Response handle(const Request& request);

  /// Called for each answer, from several threads.
  std::function<void(const AccessRecord&)> on_answer;
  /// Asked for /metrics.
  std::function<ConnectionCounts()> connection_counts;

 private:
  struct Handled {
    Response response;
    std::string route;  ///< For the metrics.
    std::string error;
  };
  [[nodiscard]] Handled answer(const Request& request, const Visitor& visitor);
  [[nodiscard]] Handled answer_from_index(const Request& request, const Visitor& visitor,
                                          const Router::Match& match, Language language);

  IndexPool& pool_;
  Router router_;
  RateLimit limit_;
  SignInOptions sign_in_;
  std::optional<ReviewInbox> inbox_;
  Metrics metrics_;
  AnswerCache answers_;
};

}  // namespace vidensgraf
