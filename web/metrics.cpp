#include "web/metrics.h"

#include <iterator>

#include <fmt/format.h>

namespace vidensgraf {

void Metrics::count(const std::string& route, int status, std::chrono::duration<double> took) {
  const std::lock_guard lock(mutex_);
  ++requests_[{route, status}];
  Durations& durations = durations_[route];
  std::size_t bucket = 0;
  while (bucket < kBounds.size() && took.count() > kBounds[bucket]) ++bucket;
  ++durations.buckets[bucket];
  durations.sum += took.count();
}

std::string Metrics::prometheus(const ConnectionCounts& connections, std::uint64_t sequence,
                                bool index_readable) const {
  std::string text;
  auto out = std::back_inserter(text);
  const std::lock_guard lock(mutex_);
  fmt::format_to(out,
                 "# HELP vidensgraf_http_requests_total Answered requests.\n"
                 "# TYPE vidensgraf_http_requests_total counter\n");
  for (const auto& [key, count] : requests_) {
    fmt::format_to(out, "vidensgraf_http_requests_total{{route=\"{}\",status=\"{}\"}} {}\n", key.first,
                   key.second, count);
  }
  fmt::format_to(out,
                 "# HELP vidensgraf_http_request_duration_seconds Time to make an answer.\n"
                 "# TYPE vidensgraf_http_request_duration_seconds histogram\n");
  for (const auto& [route, durations] : durations_) {
    std::uint64_t below = 0;
    for (std::size_t i = 0; i <= kBounds.size(); ++i) {
      below += durations.buckets[i];
      const std::string bound = i == kBounds.size() ? "+Inf" : fmt::format("{}", kBounds[i]);
      fmt::format_to(out, "vidensgraf_http_request_duration_seconds_bucket{{route=\"{}\",le=\"{}\"}} {}\n",
                     route, bound, below);
    }
    fmt::format_to(out, "vidensgraf_http_request_duration_seconds_sum{{route=\"{}\"}} {:.6f}\n", route,
                   durations.sum);
    fmt::format_to(out, "vidensgraf_http_request_duration_seconds_count{{route=\"{}\"}} {}\n", route, below);
  }
  const auto number = [&out](const char* name, const char* kind, const char* help, std::uint64_t value) {
    fmt::format_to(out, "# HELP vidensgraf_{0} {2}\n# TYPE vidensgraf_{0} {1}\nvidensgraf_{0} {3}\n", name,
                   kind, help, value);
  };
  number("connections_open", "gauge", "Open connections.", connections.open);
  number("connections_accepted_total", "counter", "Accepted connections.", connections.accepted);
  number("connections_refused_total", "counter", "Connections refused: too many of one address.",
         connections.refused);
  number("connections_evicted_total", "counter", "Waiting connections closed to make room.",
         connections.evicted);
  number("connections_timed_out_total", "counter", "Connections closed for being slow.",
         connections.timed_out);
  number("requests_overloaded_total", "counter", "Requests turned away since the queue was full.",
         connections.overloaded);
  number("index_commit", "gauge", "Number of the commit that is shown.", sequence);
  number("index_readable", "gauge", "Whether the newest commit could be opened.", index_readable ? 1 : 0);
  return text;
}

}  // namespace vidensgraf
