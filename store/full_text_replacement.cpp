#include "store/full_text_replacement.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "store/coding.h"
#include "store/index_directory.h"

namespace vidensgraf {

namespace fs = std::filesystem;

Result<FullTextReplacement> FullTextReplacement::begin(const fs::path& root, FullTextKind kind,
                                                       const Rows& state, const StoreOptions& options,
                                                       const PostingsSource& postings_of) {
  FullTextShards::Options shard_options;
  shard_options.threads =
      options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  shard_options.shard_passages = options.shard_passages;
  shard_options.kind = kind;
  auto shards = FullTextShards::start(index_directory::text_shards(root), shard_options, state, postings_of);
  if (!shards) return fail(shards.error());
  return FullTextReplacement(root, kind, options, std::move(*shards));
}

FullTextReplacement::FullTextReplacement(fs::path root, FullTextKind kind, const StoreOptions& options,
                                         std::unique_ptr<FullTextShards> shards)
    : root_(std::move(root)), kind_(kind), options_(&options), shards_(std::move(shards)) {}

Result<void> FullTextReplacement::derive(const RowStore& rows, PassageId end, std::uint64_t expected,
                                         const std::atomic<bool>* stop) {
  std::vector<PassageId> some;
  std::uint64_t done = 0;
  Result<void> derived;
  const auto hand_on = [&] {
    done += some.size();
    derived = shards_->derive(std::exchange(some, {}));
    if (options_->on_rewriting) options_->on_rewriting(done, expected);
  };
  auto scanned = rows.scan(Family::Passages, {},
                           [&](std::string_view key, std::string_view) {
                             const PassageId passage{RowReader(key).u32be()};
                             if (passage >= end) return false;
                             some.push_back(passage);
                             if (some.size() == options_->shard_passages) hand_on();
                             return derived.has_value() && (stop == nullptr || !*stop);
                           },
                           {});
  if (!scanned) return scanned;
  if (stop != nullptr && *stop) return derived;
  if (derived && !some.empty()) hand_on();
  return derived;
}

Result<void> FullTextReplacement::join(Base base, const std::vector<PassageId>& removed,
                                       const FullTextStamp& stamp) {
  const fs::path present = index_directory::text(root_);
  return shards_->join_into(index_directory::text_new(root_),
                            base == Base::Present ? std::optional(present) : std::nullopt, removed, stamp);
}

Result<void> FullTextReplacement::place(std::unique_ptr<FullTextWriter>& present) {
  const fs::path text = index_directory::text(root_);
  const fs::path aside = index_directory::text_new(root_);
  present.reset();
  if (auto placed = exchange_path(aside, text); !placed) return placed;
  if (auto synced = sync_directory(root_); !synced) return synced;
  if (auto cleared = remove_tree(aside); !cleared) return cleared;

  auto opened = FullTextWriter::open(text, kind_);
  if (!opened) return fail(opened.error());
  present = std::move(*opened);
  return {};
}

}  // namespace vidensgraf
