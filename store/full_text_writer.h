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

/// Who reads a full text.
enum class FullTextKind : std::uint8_t {
  Own,  ///< Only we. Positions are a value of ours (store/passage_positions.h), there are no term lists, and
        ///< removed passages are noted (store/removed_passages.h).
  Served  ///< Also a server of Xapian's own, which knows neither: positions in Xapian's way, too, term lists,
          ///< and removed passages are deleted. For shards.
};

/// Xapian is never created in place and never changed outside a transaction: an interrupted create leaves a
/// directory that 1.4.22 cannot open, and its destructor commits whatever is pending.
class FullTextWriter {
 public:
  /// Error NotFound if there is none, Locked, Damaged (build it again), Io.
  [[nodiscard]] static Result<std::unique_ptr<FullTextWriter>> open(const std::filesystem::path& directory,
                                                                    FullTextKind kind);
  ~FullTextWriter();

  /// Error Damaged also where the schema is of another version: build it again.
  [[nodiscard]] Result<FullTextStamp> stamp() const;

  [[nodiscard]] Result<std::uint64_t> passage_count() const;  ///< Without those removed.

  /// Passages that were removed and are still there.
  [[nodiscard]] Result<std::uint64_t> removed_count() const;

  /// Applies additions, then removals, in one transaction that ends at batch `sequence`, and syncs the
  /// directory. A passage in both lists is removed; one that is not there is passed over. Error Damaged: it
  /// has a passage that is to be added.
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
