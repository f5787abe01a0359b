#pragma once

#include <cstdint>

#include "corpus/document_worker.h"

namespace vidensgraf {

/// What the pool tells the zygote, one datagram each.
enum class ZygoteOrder : std::uint32_t {
  Start = 1,  ///< Fork a worker. Comes with two descriptors: its channel, and where its end is reported.
  Kill,
};

struct ZygoteMessage {
  ZygoteOrder order = ZygoteOrder::Start;
  std::uint64_t worker = 0;  ///< Given by the pool.
};

/// Reported as the end of a worker that could not be started; otherwise it is the status of waitpid(2).
inline constexpr int kNotStarted = -1;

/// The life of the zygote: loads what the readers need, then forks a worker for each order and reports how it
/// ended, until `control` is closed. Never returns. Internal to the document worker.
[[noreturn]] void run_zygote(int control, const WorkerLimits& limits);

}  // namespace vidensgraf
