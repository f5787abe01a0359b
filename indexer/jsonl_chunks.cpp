#include "indexer/jsonl_chunks.h"

#include <algorithm>
#include <string_view>

namespace vidensgraf {
namespace {

constexpr std::size_t kChunkBytes = std::size_t{128} << 10U;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

Result<std::optional<JsonlChunk>> JsonlChunks::next() {
  // `scanned` bytes of the buffer hold no line break; doubled each time, so that a long line is not searched
  // again for every chunk.
  for (std::size_t scanned = 0;;) {
    while (!at_end_ && buffer_.size() < std::max(kChunkBytes, 2 * scanned)) {
      const auto got = file_.append_to(buffer_, kChunkBytes);
      if (!got) return fail(got.error());
      at_end_ = *got < kChunkBytes;
    }
    if (at_start_) {
      at_start_ = false;
      if (buffer_.starts_with(kByteOrderMark)) buffer_.erase(0, kByteOrderMark.size());
    }
    if (buffer_.empty()) return std::nullopt;
    std::size_t end = buffer_.rfind('\n');
    if (end == std::string::npos && at_end_) end = buffer_.size() - 1;
    const std::size_t first_line_bytes = std::min(buffer_.find('\n'), buffer_.size());
    if (end != std::string::npos && first_line_bytes <= max_line_bytes_) {
      JsonlChunk chunk;
      chunk.first_line = line_;
      chunk.bytes = end + 1;
      std::string rest = buffer_.substr(end + 1);
      buffer_.resize(end + 1);
      chunk.lines = std::move(buffer_);
      buffer_ = std::move(rest);
      line_ += static_cast<std::size_t>(std::count(chunk.lines.begin(), chunk.lines.end(), '\n'));
      return chunk;
    }
    scanned = buffer_.size();
    if (end != std::string::npos || scanned > max_line_bytes_) {
      auto skipped = skip_line();
      if (!skipped) return fail(skipped.error());
      return std::optional<JsonlChunk>(std::move(*skipped));
    }
  }
}

Result<JsonlChunk> JsonlChunks::skip_line() {
  JsonlChunk chunk;
  chunk.first_line = line_++;
  chunk.is_too_long = true;
  for (;;) {
    const std::size_t end = buffer_.find('\n');
    if (end != std::string::npos) {
      chunk.bytes += end + 1;
      buffer_.erase(0, end + 1);
      return chunk;
    }
    chunk.bytes += buffer_.size();
    buffer_.clear();
    if (at_end_) return chunk;
    const auto got = file_.append_to(buffer_, kChunkBytes);
    if (!got) return fail(got.error());
    at_end_ = *got < kChunkBytes;
  }
}

}  // namespace vidensgraf
