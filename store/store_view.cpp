#include "store/store_view.h"

#include <chrono>
#include <cstdint>
#include <thread>
#include <utility>

#include <fmt/format.h>
#include <sys/stat.h>

#include "store/graph_schema.h"
#include "store/index_directory.h"
#include "store/row_store.h"

namespace vidensgraf {

namespace fs = std::filesystem;

namespace {

// A writer that publishes, or renames a rebuilt index into place, is in the way for milliseconds.
constexpr int kAttempts = 8;
constexpr std::chrono::milliseconds kPause{15};

// Which file a checkpoint begins with. Store id and number do not tell two states apart: a copy of an index
// that was put back, and indexed again, comes to the same number with other rows.
struct CheckpointFile {
  dev_t device = 0;
  ino_t number = 0;
  std::int64_t changed_s = 0;
  std::int64_t changed_ns = 0;  // numbers of files come again
  bool operator==(const CheckpointFile&) const = default;
};

// All zero where there is none.
CheckpointFile checkpoint_file(const fs::path& directory, std::uint64_t sequence) {
  struct stat status {};
  const fs::path current = index_directory::checkpoint(directory, sequence) / "CURRENT";
  if (::stat(current.c_str(), &status) != 0) return {};
  return {status.st_dev, status.st_ino, status.st_ctim.tv_sec, status.st_ctim.tv_nsec};
}

}  // namespace

struct StoreView::Impl {
  std::shared_ptr<const RowStore> rows;
  std::shared_ptr<KeptValue> reviews = std::make_shared<KeptValue>();  // of `rows`
  CheckpointFile rows_file;                                            // what `rows` were opened from
  std::unique_ptr<FullTextReader> full_text;
  std::string store_id;
  std::uint64_t sequence = 0;

  static Result<std::unique_ptr<Impl>> open(const fs::path& directory, const Impl* other);
  static Result<std::shared_ptr<const RowStore>> open_rows(const fs::path& directory,
                                                           const std::string& store_id,
                                                           std::uint64_t sequence);
};

// Xapian's stamp says which checkpoint belongs to it (the protocol stands in store_writer.cpp).
Result<std::unique_ptr<StoreView::Impl>> StoreView::Impl::open(const fs::path& directory, const Impl* other) {
  auto full_text = FullTextReader::open(index_directory::text(directory));
  const auto empty = [&directory] {
    return fail(ErrorCode::NotFound,
                fmt::format("The index \"{}\" is empty; put documents into it with \"vidensgraf index\".",
                            directory.string()));
  };
  // The first run may have ended before it wrote anything, on a full disk for one.
  if (!full_text && full_text.error().code == ErrorCode::NotFound) {
    if (StoreView::newest_sequence(directory) == 0) return empty();
    return fail(ErrorCode::Damaged, "its full text is missing; \"vidensgraf index\" derives it anew.");
  }
  if (!full_text) return fail(full_text.error());
  const auto sequence = (*full_text)->sequence();
  if (!sequence) return fail(sequence.error());
  if (*sequence == 0) return empty();
  const auto stamped_id = (*full_text)->store_id();
  if (!stamped_id) return fail(stamped_id.error());

  auto impl = std::make_unique<Impl>();
  impl->rows_file = checkpoint_file(directory, *sequence);
  if (other != nullptr && other->sequence == *sequence && other->store_id == *stamped_id &&
      other->rows_file == impl->rows_file && impl->rows_file != CheckpointFile{}) {
    impl->rows = other->rows;
    impl->reviews = other->reviews;
  } else {
    auto rows = open_rows(directory, *stamped_id, *sequence);
    // Compaction put another checkpoint in its place: what was opened may be of both.
    if (checkpoint_file(directory, *sequence) != impl->rows_file) {
      return fail(ErrorCode::Io, "it was being written anew; try again.");
    }
    if (!rows) return fail(rows.error());
    impl->rows = std::move(*rows);
  }
  impl->full_text = std::move(*full_text);
  impl->store_id = *stamped_id;
  impl->sequence = *sequence;
  return impl;
}

Result<std::shared_ptr<const RowStore>> StoreView::Impl::open_rows(const fs::path& directory,
                                                                   const std::string& store_id,
                                                                   std::uint64_t sequence) {
  auto rows = RowStore::open_read_only(index_directory::checkpoint(directory, sequence));
  if (!rows) return fail(rows.error());
  const auto format = (*rows)->get(Family::Meta, kMetaFormat);
  if (!format) return fail(format.error());
  if (const auto stored = RowReader(format->value_or("")).varint(); stored != kFormatVersion) {
    return fail(
        ErrorCode::Input,
        fmt::format("it has format {}, this program reads format {}; index the documents again into a "
                    "new folder.",
                    stored, kFormatVersion));
  }
  const auto stored_id = (*rows)->get(Family::Meta, kMetaStoreId);
  if (!stored_id) return fail(stored_id.error());
  const auto stored_sequence = (*rows)->get(Family::Meta, kMetaSequence);
  if (!stored_sequence) return fail(stored_sequence.error());
  if (stored_id->value_or("") != store_id || RowReader(stored_sequence->value_or("")).varint() != sequence) {
    return fail(ErrorCode::Damaged, fmt::format("The two stores of the index \"{}\" do not belong together.",
                                                directory.string()));
  }
  return std::shared_ptr<const RowStore>(std::move(*rows));
}

StoreView::StoreView(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
StoreView::~StoreView() = default;

Result<std::unique_ptr<StoreView>> StoreView::open(const fs::path& directory, const ShardServers& servers,
                                                   const StoreView* other) {
  std::error_code error;
  if (!fs::exists(index_directory::graph(directory), error)) {
    return fail(ErrorCode::NotFound, fmt::format("There is no index in \"{}\"; make one with \"vidensgraf "
                                                 "index PATH\", or name another by --index or "
                                                 "$VIDENSGRAF_INDEX.",
                                                 directory.string()));
  }
  for (int attempt = 1;; ++attempt) {
    auto impl = Impl::open(directory, other == nullptr ? nullptr : other->impl_.get());
    if (impl) {
      std::unique_ptr<StoreView> view(new StoreView(std::move(*impl)));
      ShardServers named = servers;
      if (named.addresses.empty()) named.addresses = read_server_file(directory);
      if (auto attached = view->impl_->full_text->attach_shards(*view, named); !attached) {
        return fail(attached.error().code, fmt::format("The index \"{}\" cannot be read: {}",
                                                       directory.string(), attached.error().message));
      }
      return view;
    }
    if (attempt == kAttempts || impl.error().code == ErrorCode::Input) {
      if (impl.error().code == ErrorCode::NotFound) return fail(impl.error());
      return fail(impl.error().code, fmt::format("The index \"{}\" cannot be read: {}", directory.string(),
                                                 impl.error().message));
    }
    std::this_thread::sleep_for(kPause);
  }
}

std::uint64_t StoreView::newest_sequence(const fs::path& directory) {
  const std::vector<std::uint64_t> published = index_directory::checkpoints(directory);
  return published.empty() ? 0 : published.back();
}

std::uint64_t StoreView::full_text_file(const fs::path& directory) {
  struct stat status {};
  return ::stat(index_directory::text(directory).c_str(), &status) == 0 ? status.st_ino : 0;
}

Result<std::optional<std::string>> StoreView::get(Family family, std::string_view key) const {
  return impl_->rows->get(family, key);
}

Result<void> StoreView::scan(Family family, std::string_view prefix, const Visit& visit,
                             std::string_view from) const {
  return impl_->rows->scan(family, prefix, visit, from);
}

KeptValue* StoreView::kept_reviews() const { return impl_->reviews.get(); }

// The rows may be shared with other views: so is what they have counted.
Result<std::uint64_t> StoreView::count(Family family, std::string_view prefix) const {
  return impl_->rows->count(family, prefix);
}

const FullTextReader& StoreView::full_text() const { return *impl_->full_text; }
std::uint64_t StoreView::sequence() const { return impl_->sequence; }

}  // namespace vidensgraf
