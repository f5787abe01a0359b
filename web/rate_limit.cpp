#include "web/rate_limit.h"

#include <algorithm>

namespace vidensgraf {
namespace {

constexpr std::size_t kMaxClients = 10000;
constexpr std::chrono::seconds kSweepEvery{10};
constexpr const char* kNewcomers = "";  // no client has an empty address

}  // namespace

double RateLimit::tokens_at(const Bucket& bucket, Clock::time_point now) const {
  const std::chrono::duration<double> passed = now - bucket.filled;
  return std::min(burst_, bucket.tokens + std::max(0.0, passed.count()) * rate_);
}

void RateLimit::forget_full_buckets(Clock::time_point now) {
  std::erase_if(buckets_, [&](const auto& entry) { return tokens_at(entry.second, now) >= burst_; });
  swept_ = now;
}

bool RateLimit::allows(const std::string& client, Clock::time_point now) {
  if (rate_ <= 0) return true;
  const std::lock_guard lock(mutex_);
  if (now - swept_ > kSweepEvery) forget_full_buckets(now);
  const bool is_known = buckets_.contains(client);
  const std::string key = is_known || buckets_.size() < kMaxClients ? client : kNewcomers;
  Bucket& bucket = buckets_.try_emplace(key, Bucket{burst_, now}).first->second;
  bucket.tokens = tokens_at(bucket, now);
  bucket.filled = now;
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

}  // namespace vidensgraf
