#include "store/store_state.h"

#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <sys/random.h>

#include "store/coding.h"
#include "store/graph_schema.h"
#include "store/index_directory.h"

namespace vidensgraf {

namespace fs = std::filesystem;

namespace {

RowChange meta_row(std::string_view key, std::string value) {
  return RowChange{Family::Meta, std::string(key), std::move(value)};
}

RowChange meta_row(std::string_view key, std::uint64_t number) {
  std::string bytes;
  append_varint(bytes, number);
  return meta_row(key, std::move(bytes));
}

Result<std::optional<std::uint64_t>> meta_number(const RowStore& rows, std::string_view key) {
  const auto value = rows.get(Family::Meta, key);
  if (!value) return fail(value.error());
  if (!*value) return std::nullopt;
  RowReader reader(**value);
  const std::uint64_t number = reader.varint();
  if (!reader.done()) return fail(ErrorCode::Damaged, fmt::format("The store's \"{}\" is damaged.", key));
  return number;
}

Result<std::string> new_store_id() {
  std::array<unsigned char, 16> bytes{};
  if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    return fail(ErrorCode::Internal, "The system gives no random numbers.");
  }
  std::string id;
  for (const unsigned char byte : bytes) id += fmt::format("{:02x}", byte);
  return id;
}

}  // namespace

Result<std::optional<StoreState>> read_store_state(const RowStore& rows, const fs::path& root,
                                                   const StoreOptions& options) {
  const auto id = rows.get(Family::Meta, kMetaStoreId);
  if (!id) return fail(id.error());
  if (!*id) return std::nullopt;
  StoreState state;
  state.store_id = **id;

  const auto format = meta_number(rows, kMetaFormat);
  if (!format) return fail(format.error());
  if (format->value_or(0) != kFormatVersion) {
    return fail(ErrorCode::Input,
                fmt::format("The index \"{}\" has format {}, this program writes format {}; index "
                            "the documents again into a new folder.",
                            root.string(), format->value_or(0), kFormatVersion));
  }
  const auto analyzer = rows.get(Family::Meta, kMetaAnalyzer);
  if (!analyzer) return fail(analyzer.error());
  if (analyzer->value_or("") != options.analyzer_version) {
    return fail(
        ErrorCode::Input,
        fmt::format(
            "The index \"{}\" was made with the language analysis \"{}\", this program has \"{}\": it can be "
            "searched, but not changed. Index the documents again into a new folder, and take the decisions "
            "of "
            "reviewers along (README, \"Upgrading\").",
            root.string(), analyzer->value_or(""), options.analyzer_version));
  }
  const auto shard = rows.get(Family::Meta, kMetaIsShard);
  if (!shard) return fail(shard.error());
  if (*shard) state.kind = FullTextKind::Served;
  if (options.is_shard && !*shard) {
    return fail(ErrorCode::Input,
                fmt::format("The index \"{}\" was not made as a shard; index the documents as a shard into a "
                            "new folder.",
                            root.string()));
  }
  for (const auto& [key, number] :
       {std::pair{kMetaSequence, &state.sequence}, std::pair{kMetaNextDocument, &state.next_document},
        std::pair{kMetaNextPassage, &state.next_passage}}) {
    const auto stored = meta_number(rows, key);
    if (!stored) return fail(stored.error());
    if (!*stored) return fail(ErrorCode::Damaged, fmt::format("The store has no \"{}\".", key));
    *number = **stored;
  }
  return state;
}

Result<StoreState> begin_store_state(RowStore& rows, const fs::path& root, const StoreOptions& options) {
  if (fs::exists(index_directory::text(root))) {
    return fail(ErrorCode::Damaged,
                fmt::format("The index \"{}\" has a full-text index but no graph store; put back "
                            "both from one backup, or index again into a new folder.",
                            root.string()));
  }
  auto id = new_store_id();
  if (!id) return fail(id.error());
  StoreState state;
  state.store_id = *id;
  if (options.is_shard) state.kind = FullTextKind::Served;
  std::vector<RowChange> first = progress_rows(state);
  first.push_back(meta_row(kMetaFormat, kFormatVersion));
  first.push_back(meta_row(kMetaStoreId, state.store_id));
  first.push_back(meta_row(kMetaAnalyzer, options.analyzer_version));
  if (options.is_shard) first.push_back(meta_row(kMetaIsShard, std::string()));
  if (auto written = rows.write(first); !written) return fail(written.error());
  return state;
}

std::vector<RowChange> progress_rows(const StoreState& state) {
  return {meta_row(kMetaSequence, state.sequence), meta_row(kMetaNextDocument, state.next_document),
          meta_row(kMetaNextPassage, state.next_passage)};
}

}  // namespace vidensgraf
