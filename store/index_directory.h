#pragma once

// Internal to store/: the files of an index and what is done to them by hand.
//
//   lock        held by the writer (flock), holds its process id
//   graph/      RocksDB, live: only the writer opens it
//   pub/<n>/    checkpoint of RocksDB after batch n, immutable; <n>.new is being made, <n>.old being removed
//   text/       Xapian, at most one batch behind graph/
//   text.new/   Xapian being built, or being removed after it changed places with text/
//   servers     addresses of the shard servers of a merged index, written by the operator
//   shards/     Xapian databases of a few passages each, to be joined into text.new/; throw-away
//
// Of the others a name without .new or .old is always complete: things are built aside, synced, and renamed.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "corpus/result.h"

namespace vidensgraf {

namespace index_directory {

[[nodiscard]] inline std::filesystem::path graph(const std::filesystem::path& root) { return root / "graph"; }
[[nodiscard]] inline std::filesystem::path text(const std::filesystem::path& root) { return root / "text"; }
[[nodiscard]] inline std::filesystem::path text_new(const std::filesystem::path& root) {
  return root / "text.new";
}
[[nodiscard]] inline std::filesystem::path text_shards(const std::filesystem::path& root) {
  return root / "shards";
}
[[nodiscard]] inline std::filesystem::path servers(const std::filesystem::path& root) {
  return root / "servers";
}
[[nodiscard]] inline std::filesystem::path published(const std::filesystem::path& root) {
  return root / "pub";
}
[[nodiscard]] inline std::filesystem::path checkpoint(const std::filesystem::path& root,
                                                      std::uint64_t sequence) {
  return published(root) / std::to_string(sequence);
}

/// Makes `root` if it is missing. Error Input if it holds files that are not an index's, Io if it cannot be
/// made.
[[nodiscard]] Result<void> prepare(const std::filesystem::path& root);

/// Removes what an interrupted writer left: half-built and half-removed directories.
[[nodiscard]] Result<void> clean(const std::filesystem::path& root);

/// Numbers of the published checkpoints, ascending.
[[nodiscard]] std::vector<std::uint64_t> checkpoints(const std::filesystem::path& root);

/// Removes the checkpoint `sequence`, which a reader may have open. Failure only costs space: `clean` tries
/// again.
void remove_checkpoint(const std::filesystem::path& root, std::uint64_t sequence);

/// Removes all but the newest three checkpoints and those younger than a few seconds, which a reader may be
/// opening.
void prune_checkpoints(const std::filesystem::path& root);

}  // namespace index_directory

/// Makes names created in or renamed into `directory` survive a power cut. Never retry: after a failed fsync
/// the kernel may have dropped what was not written.
[[nodiscard]] Result<void> sync_directory(const std::filesystem::path& directory);

[[nodiscard]] Result<void> rename_path(const std::filesystem::path& from, const std::filesystem::path& to);

/// Puts `from` in the place of `to` in one step, and what was there in the place of `from`. Where the file
/// system cannot, in two steps, between which there is no `to`.
[[nodiscard]] Result<void> exchange_path(const std::filesystem::path& from, const std::filesystem::path& to);
[[nodiscard]] Result<void> remove_tree(const std::filesystem::path& path);

/// Of the files below `directory`; what cannot be read counts nothing.
[[nodiscard]] std::uint64_t size_of_files(const std::filesystem::path& directory);

/// Error Io unless the file system of `directory` has `needed_bytes` left.
[[nodiscard]] Result<void> require_space(const std::filesystem::path& directory, std::uint64_t needed_bytes);

/// The right to write to an index, held until destroyed or until the process ends.
class WriteLock {
 public:
  /// Error Locked names the process that holds it.
  [[nodiscard]] static Result<WriteLock> take(const std::filesystem::path& root);
  ~WriteLock();
  WriteLock(WriteLock&& other) noexcept;
  WriteLock& operator=(WriteLock&& other) noexcept;

 private:
  explicit WriteLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

}  // namespace vidensgraf
