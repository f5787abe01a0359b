#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <unordered_map>

namespace vidensgraf {

/// A token bucket for each client: `rate` requests a second in the long run, `burst` at once. Thread-safe.
/// Memory is bounded: full buckets are forgotten, and of more than 10,000 clients at a time the newcomers
/// share one bucket.
class RateLimit {
 public:
  using Clock = std::chrono::steady_clock;

  /// \param rate  0: no limit.
  RateLimit(double rate, double burst) : rate_(rate), burst_(burst) {}

  /// Takes one token of `client`; false where it has none left.
  [[nodiscard]] bool allows(const std::string& client, Clock::time_point now);

 private:
  struct Bucket {
    double tokens = 0;
    Clock::time_point filled{};
  };
  void forget_full_buckets(Clock::time_point now);
  [[nodiscard]] double tokens_at(const Bucket& bucket, Clock::time_point now) const;

  double rate_;
  double burst_;
  std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
  Clock::time_point swept_{};
};

}  // namespace vidensgraf
