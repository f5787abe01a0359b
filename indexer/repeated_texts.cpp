#include "indexer/repeated_texts.h"

#include <memory>
#include <utility>

#include <zstd.h>

#include "store/coding.h"

namespace vidensgraf {
namespace {

// What an entry costs beside its key and value: nodes of the table and of the queue.
constexpr std::size_t kEntryBytes = 160;

struct FreeCompressor {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};
struct FreeDecompressor {
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

// One of each a thread: making one costs more than a text.
ZSTD_CCtx* compressor() {
  thread_local const std::unique_ptr<ZSTD_CCtx, FreeCompressor> kContext(ZSTD_createCCtx());
  return kContext.get();
}
ZSTD_DCtx* decompressor() {
  thread_local const std::unique_ptr<ZSTD_DCtx, FreeDecompressor> kContext(ZSTD_createDCtx());
  return kContext.get();
}

// size#, then the compressed bytes; empty if that fails.
std::string compressed(std::string_view bytes) {
  std::string packed;
  append_varint(packed, bytes.size());
  const std::size_t head = packed.size();
  packed.resize(head + ZSTD_compressBound(bytes.size()));
  const std::size_t size = ZSTD_compressCCtx(compressor(), packed.data() + head, packed.size() - head,
                                             bytes.data(), bytes.size(), 1);
  if (ZSTD_isError(size) != 0) return {};
  packed.resize(head + size);
  packed.shrink_to_fit();
  return packed;
}

std::optional<std::string> decompressed(std::string_view packed) {
  RowReader reader(packed);
  const std::uint64_t bytes = reader.varint();
  const std::string_view rest = reader.rest();
  if (!reader.ok()) return std::nullopt;
  std::string result(bytes, '\0');
  const std::size_t size =
      ZSTD_decompressDCtx(decompressor(), result.data(), result.size(), rest.data(), rest.size());
  if (ZSTD_isError(size) != 0 || size != bytes) return std::nullopt;
  return result;
}

}  // namespace

std::optional<std::string> RepeatedTexts::find(const std::string& key) const {
  std::string packed;
  {
    const Part& part = parts_.at(part_of(key));
    const std::lock_guard lock(part.mutex);
    const auto found = part.entries.find(key);
    if (found == part.entries.end()) return std::nullopt;
    packed = found->second;
  }
  return decompressed(packed);
}

void RepeatedTexts::keep(const std::string& key, std::string_view derived) {
  std::string packed = compressed(derived);
  if (packed.empty()) return;
  const auto cost = [](const std::string& one_key, const std::string& value) {
    return kEntryBytes + 2 * one_key.size() + value.size();
  };
  Part& part = parts_.at(part_of(key));
  const std::lock_guard lock(part.mutex);
  const auto [entry, is_new] = part.entries.try_emplace(key, std::move(packed));
  if (!is_new) return;  // another thread met the same text at the same time
  part.bytes += cost(entry->first, entry->second);
  part.oldest_first.push_back(key);
  while (part.bytes > most_bytes_ / kParts && part.oldest_first.size() > 1) {
    const auto oldest = part.entries.find(part.oldest_first.front());
    part.bytes -= cost(oldest->first, oldest->second);
    part.entries.erase(oldest);
    part.oldest_first.pop_front();
  }
}

}  // namespace vidensgraf
