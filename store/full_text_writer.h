#pragma once

// Internal to store/: the writing side of the Xapian index.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "corpus/result.h"
#include "store/rows.h"

namespace vidensgraf {

/// What distinguishes one state of the index from all others.
struct FullTextStamp {
  std::string store_id;
  std::uint64_t sequence = 0;
};

/// Where the positions of words are stored.
enum class WordPositions : std::uint8_t {
  AsValue,    ///< Our value (store/passage_positions.h): small, but a server of Xapian's own knows it not.
  AlsoXapian  ///< Also in Xapian's way, for shards.
};

/// Xapian is never created in place and never changed outside a transaction: an interrupted create leaves a
/// directory that 1.4.22 cannot open, and its destructor commits whatever is pending.
class FullTextWriter {
 public:
  /// Error NotFound if there is none, Locked, Damaged (build it again), Io.
  [[nodiscard]] static Result<std::unique_ptr<FullTextWriter>> open(const std::filesystem::path& directory,
                                                                    WordPositions positions);
  ~FullTextWriter();

  /// Error Damaged also where the schema is of another version: build it again.
  [[nodiscard]] Result<FullTextStamp> stamp() const;

  [[nodiscard]] Result<std::uint64_t> passage_count() const;

  /// Applies additions, then removals, in one transaction that ends at batch `sequence`, and syncs the
  /// directory. May be applied again. A passage in both lists is removed.
  [[nodiscard]] Result<void> apply(std::uint64_t sequence, const std::vector<PassagePostings>& added,
                                   const std::vector<PassageId>& removed);

  /// After a storage error: leaves everything as it lies.
  void abandon();

  FullTextWriter(const FullTextWriter&) = delete;
  FullTextWriter& operator=(const FullTextWriter&) = delete;

 private:
  struct Impl;
  explicit FullTextWriter(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace vidensgraf
