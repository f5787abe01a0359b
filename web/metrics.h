#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace vidensgraf {

/// What the server tells of its connections.
struct ConnectionCounts {
  std::uint64_t open = 0;
  std::uint64_t accepted = 0;
  std::uint64_t refused = 0;  ///< Too many of one address.
  std::uint64_t evicted = 0;  ///< Waiting ones that were closed to make room.
  std::uint64_t timed_out = 0;
  std::uint64_t overloaded = 0;  ///< Requests answered 503 since the queue was full.
};

/// Counts requests and their durations by route. Thread-safe.
class Metrics {
 public:
  void count(const std::string& route, int status, std::chrono::duration<double> took);

  /// The text format of Prometheus, 0.0.4.
  [[nodiscard]] std::string prometheus(const ConnectionCounts& connections, std::uint64_t sequence,
                                       bool index_readable) const;

 private:
  static constexpr std::array<double, 10> kBounds = {0.001, 0.0025, 0.005, 0.01, 0.025,
                                                     0.05,  0.1,    0.25,  1.0,  5.0};
  struct Durations {
    std::array<std::uint64_t, kBounds.size() + 1> buckets{};
    double sum = 0;
  };
  mutable std::mutex mutex_;
  std::map<std::pair<std::string, int>, std::uint64_t> requests_;
  std::map<std::string, Durations> durations_;
};

}  // namespace vidensgraf
