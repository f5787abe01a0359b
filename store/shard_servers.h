#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "corpus/result.h"

namespace vidensgraf {

/// Who serves the full text of the shards that an index was merged from: a xapian-tcpsrv for each.
struct ShardServers {
  /// "host:port" or "[v6 address]:port" of each shard, in the order in which they were merged. Empty: the
  /// lines of the file "servers" in the folder of the index.
  std::vector<std::string> addresses;
  /// Longest wait for servers in one request. What has not answered by then is left out of the answer.
  std::chrono::milliseconds time_limit{2000};
};

/// A part of the collection that an answer lacks.
struct MissingShard {
  std::size_t number = 0;      ///< From 1, in the order in which they were merged.
  std::string server;          ///< For the operator.
  std::string reason;          ///< A clause without the server's name: "did not answer within 2000 ms".
  std::uint64_t passages = 0;  ///< How many it has.
};

/// The lines of the file "servers" of the index in `directory`; empty lines and those that begin with "#" are
/// passed over. Empty if there is no such file.
[[nodiscard]] std::vector<std::string> read_server_file(const std::filesystem::path& directory);

}  // namespace vidensgraf
