#pragma once

// Internal to store/: a full text made beside the one there is, and put in its place.

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "corpus/result.h"
#include "store/full_text_shards.h"
#include "store/full_text_writer.h"
#include "store/row_store.h"
#include "store/rows.h"
#include "store/store_options.h"

namespace vidensgraf {

/// A passage above all that there are: the end of "all passages".
inline constexpr PassageId kNoPassage{UINT32_MAX};

/// Passages are gathered in shards, as they come or derived from rows; these are joined with the full text
/// there is, or without it; the result changes places with it in one rename. Until then readers and whoever
/// opens the store after a crash see the old one.
class FullTextReplacement {
 public:
  /// `state` and `options` must outlive this; of `options` the threads, sizes and the report are used.
  [[nodiscard]] static Result<FullTextReplacement> begin(const std::filesystem::path& root, FullTextKind kind,
                                                         const Rows& state, const StoreOptions& options,
                                                         const PostingsSource& postings_of);

  [[nodiscard]] FullTextShards& shards() { return *shards_; }

  /// Derives all passages of `rows` with ids below `end`. `expected` of them are reported; 0: not known.
  /// Where `stop` becomes true some are missing.
  [[nodiscard]] Result<void> derive(const RowStore& rows, PassageId end, std::uint64_t expected,
                                    const std::atomic<bool>* stop = nullptr);

  enum class Base : std::uint8_t { Present, Nothing };

  /// Makes the new full text beside, from `base` and the shards, without `removed`.
  [[nodiscard]] Result<void> join(Base base, const std::vector<PassageId>& removed,
                                  const FullTextStamp& stamp);

  /// Puts it into place, and opens it. `present`, whatever is open of the old one, is closed before and holds
  /// the new one afterwards.
  [[nodiscard]] Result<void> place(std::unique_ptr<FullTextWriter>& present);

 private:
  FullTextReplacement(std::filesystem::path root, FullTextKind kind, const StoreOptions& options,
                      std::unique_ptr<FullTextShards> shards);
  std::filesystem::path root_;
  FullTextKind kind_;
  const StoreOptions* options_;
  std::unique_ptr<FullTextShards> shards_;
};

}  // namespace vidensgraf
