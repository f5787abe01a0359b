#pragma once

#include <atomic>
#include <string_view>

namespace vidensgraf {

/// Lets Ctrl-C, or being asked to end, set what is returned instead of ending the process, and says `message`
/// then. The second time ends it. `message` must live as long as the process.
[[nodiscard]] std::atomic<bool>& stop_on_interrupt(std::string_view message);

}  // namespace vidensgraf
