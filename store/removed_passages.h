#pragma once

// Internal to store/ (and its tests): passages that are gone from a full text without term lists.

#include <cstddef>
#include <cstdint>
#include <vector>

#include <xapian.h>

#include "store/rows.h"

namespace vidensgraf {

/// The passages that were removed and whose postings and values are still there. Immutable.
class RemovedPassages {
 public:
  RemovedPassages() = default;

  /// Those noted in `database`. Throws Xapian's exceptions.
  explicit RemovedPassages(const Xapian::Database& database);

  [[nodiscard]] bool contains(std::uint32_t docid) const {
    const std::size_t word = docid / kWordBits;
    return word < bits_.size() && (bits_[word] >> (docid % kWordBits) & 1U) != 0;
  }
  [[nodiscard]] const std::vector<PassageId>& ids() const { return ids_; }  ///< Ascending.
  [[nodiscard]] std::size_t size() const { return ids_.size(); }

 private:
  static constexpr std::size_t kWordBits = 64;

  std::vector<PassageId> ids_;
  std::vector<std::uint64_t> bits_;
};

/// Notes in `database` that passages are gone. Those that it does not have are passed over, as are those that
/// it has noted before. Throws Xapian's exceptions.
void note_removed(Xapian::WritableDatabase& database, const std::vector<PassageId>& removed);

[[nodiscard]] bool has_passage(const Xapian::Database& database, PassageId passage);

}  // namespace vidensgraf
