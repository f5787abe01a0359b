#pragma once

// Waiting for what another thread or process does.

#include <chrono>
#include <thread>

namespace vidensgraf::testing {

/// Asks until `holds` does, and says whether it did. Two minutes at most: a busy machine under sanitizers
/// takes its time, and only a test that fails waits that long.
template <typename Condition>
[[nodiscard]] bool eventually(const Condition& holds) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::minutes(2);
  while (!holds()) {
    if (std::chrono::steady_clock::now() >= deadline) return holds();
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return true;
}

}  // namespace vidensgraf::testing
