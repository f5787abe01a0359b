#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "corpus/result.h"
#include "store/full_text_reader.h"
#include "store/rows.h"

namespace vidensgraf {

/// One consistent, immutable state of an index for reading: a published checkpoint of RocksDB and the Xapian
/// revision of the same batch, so that every hit's rows exist. A writer that commits meanwhile is not seen.
///
/// Opening takes no lock, writes nothing and needs no write permission; 10 to 30 ms. Rows may be read from
/// several threads and for as long as wanted; `full_text()` from one, and only until the writer has committed
/// twice: then its calls give Error Io, and a new view is to be opened.
class StoreView final : public Rows {
 public:
  /// \param servers  Of an index that was merged from shards: who is asked for their words. Not connected to
  ///                 before it is searched.
  /// \param other    Where it shows the same state, its rows are read, which both then own: open tables take
  ///                 20 MB for 600,000 sections of law. May be null.
  /// Errors: NotFound (no index there, or nothing was ever committed to it), Input (other servers than it has
  /// shards), Damaged, Io. Retries while a writer publishes.
  [[nodiscard]] static Result<std::unique_ptr<StoreView>> open(const std::filesystem::path& directory,
                                                               const ShardServers& servers = {},
                                                               const StoreView* other = nullptr);
  ~StoreView() override;

  /// The number of the newest published commit, by a look at the directory; 0 if there is none. A view of it
  /// can be opened a moment later, when the full text has followed.
  [[nodiscard]] static std::uint64_t newest_sequence(const std::filesystem::path& directory);

  /// Likewise, of the file of the full text: another number after the full text was written anew, which no
  /// commit need have done; 0 if there is none.
  [[nodiscard]] static std::uint64_t full_text_file(const std::filesystem::path& directory);

  [[nodiscard]] Result<std::optional<std::string>> get(Family family, std::string_view key) const override;
  [[nodiscard]] Result<void> scan(Family family, std::string_view prefix, const Visit& visit,
                                  std::string_view from = {}) const override;
  /// Shared, as the rows are, by all views of the same state.
  [[nodiscard]] KeptValue* kept_reviews() const override;
  [[nodiscard]] Result<std::uint64_t> count(Family family, std::string_view prefix) const override;

  [[nodiscard]] const FullTextReader& full_text() const;
  [[nodiscard]] std::uint64_t sequence() const;

  StoreView(const StoreView&) = delete;
  StoreView& operator=(const StoreView&) = delete;

 private:
  struct Impl;
  explicit StoreView(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace vidensgraf
