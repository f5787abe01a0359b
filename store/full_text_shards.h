#pragma once

// Internal to store/: many passages at once on their way into the Xapian index.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "corpus/result.h"
#include "store/full_text_writer.h"
#include "store/rows.h"
#include "store/store_options.h"

namespace vidensgraf {

/// Writes passages into databases aside, in threads of its own, and joins them at the end. What lies in its
/// directory is throw-away until then. Used from one thread.
class FullTextShards {
 public:
  struct Options {
    unsigned threads = 1;
    std::size_t shard_passages = 50'000;  ///< Of a database that is inverted in memory, at most.
    FullTextKind kind = FullTextKind::Own;
  };

  /// Whatever lies at `directory` is removed first. `rows` must outlive this; `postings_of` is copied for
  /// each thread.
  [[nodiscard]] static Result<std::unique_ptr<FullTextShards>> start(const std::filesystem::path& directory,
                                                                     const Options& options, const Rows& rows,
                                                                     const PostingsSource& postings_of);
  ~FullTextShards();

  /// Takes passages whose ids ascend, also from call to call. Waits while the threads are far behind. Error:
  /// the first that a thread met.
  [[nodiscard]] Result<void> add(std::vector<PassagePostings> passages);

  /// The same for passages whose postings the threads derive from their rows; those that are gone are left
  /// out. No id of a call may lie between those of another one.
  [[nodiscard]] Result<void> derive(std::vector<PassageId> passages);

  /// Waits for the threads, then builds the index `target`: what `base` has, if given, with ids below those
  /// added; what was added; without `removed`, which need not be there; stamped. Everything is synced but the
  /// parent of `target`.
  [[nodiscard]] Result<void> join_into(const std::filesystem::path& target,
                                       const std::optional<std::filesystem::path>& base,
                                       const std::vector<PassageId>& removed, const FullTextStamp& stamp);

  FullTextShards(const FullTextShards&) = delete;
  FullTextShards& operator=(const FullTextShards&) = delete;

 private:
  struct Impl;
  explicit FullTextShards(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace vidensgraf
