// A table of Xapian's "glass" backend, filled from the left: keys come in order, so each block is written
// once, when it is full. The layout is that of Xapian 1.4; numbers of two and four bytes are big-endian.
//
//   block   revision:4 level:1 free:2 free:2 end_of_offsets:2 offset:2* <free> item*
//   item    of a leaf    size-3:2, with flags; key_size:1 key [component:2] tag
//           above        child:4 key_size:1 key component:2
//
// A tag that is too long for one item is cut into components, numbered from 1; the first has no number. The
// leftmost leaf begins with an item of nothing, a block above with one without key. Otherwise an item above
// has the first key of the block it leads to.

#include "store/glass_table.h"

#include <algorithm>
#include <cassert>

#include <fmt/format.h>

#include "store/coding.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kBlockHead = 11;
constexpr std::size_t kItemHead = 3;
constexpr std::size_t kMostItemBytes = 8000;  // sizes have 13 bits
constexpr std::uint32_t kLast = 0x4000;
constexpr std::uint32_t kFirst = 0x2000;

std::string two_bytes(std::size_t value) {
  return {static_cast<char>(value >> 8U & 0xFFU), static_cast<char>(value & 0xFFU)};
}

// A key with its length and component, as items above have it.
std::string whole_key(std::string_view key, std::size_t component) {
  std::string whole(1, static_cast<char>(key.size()));
  whole += key;
  return whole + two_bytes(component);
}

}  // namespace

GlassTable::GlassTable(const std::filesystem::path& path)
    : file_(path, std::ios::binary | std::ios::trunc), path_(path.string()) {
  begin_block(0);
  put(0, two_bytes(kFirst | kLast) + '\0', {});
}

void GlassTable::begin_block(std::size_t level) {
  if (level == levels_.size()) levels_.emplace_back();
  levels_[level] = Block{std::string(kGlassBlockBytes, '\0'), kBlockHead, kGlassBlockBytes, {}};
}

// `key` is that of the item, with its component.
void GlassTable::put(std::size_t level, std::string_view item, std::string_view key) {
  if (level == levels_.size()) begin_block(level);
  if (levels_[level].directory + 2 + item.size() > levels_[level].items) {
    write_block(level);
    begin_block(level);
  }
  Block& block = levels_[level];
  std::string without_key;
  if (block.directory == kBlockHead) {
    block.first_key = key;
    if (level > 0) {
      without_key = std::string(item.substr(0, 4)) + std::string(3, '\0');
      item = without_key;
    }
  }
  block.items -= item.size();
  block.bytes.replace(block.items, item.size(), item);
  block.bytes.replace(block.directory, 2, two_bytes(block.items));
  block.directory += 2;
}

void GlassTable::add(std::string_view key, std::string_view tag) {
  assert(!key.empty() && key.size() <= UINT8_MAX);
  ++root_.entries;
  for (std::size_t component = 1;; ++component) {
    const std::string whole = whole_key(key, component);
    const std::size_t head = 2 + whole.size() - (component == 1 ? 2 : 0);
    const std::size_t part = std::min(tag.size(), kMostItemBytes - head);
    const bool is_last = part == tag.size();
    std::string item =
        two_bytes(head + part - kItemHead + (component == 1 ? kFirst : 0) + (is_last ? kLast : 0));
    item += std::string_view(whole).substr(0, head - 2);
    item += tag.substr(0, part);
    put(0, item, whole);
    if (is_last) return;
    tag.remove_prefix(part);
  }
}

// And enters it in the level above, unless it is the only one of its own.
void GlassTable::write_block(std::size_t level) {
  Block& block = levels_[level];
  const std::string free = two_bytes(block.items - block.directory);
  std::string head;
  append_u32be(head, 1);  // revision
  append_u8(head, static_cast<std::uint8_t>(level));
  head += free + free + two_bytes(block.directory);
  block.bytes.replace(0, head.size(), head);
  file_.write(block.bytes.data(), static_cast<std::streamsize>(block.bytes.size()));
  std::string above;
  append_u32be(above, blocks_++);
  const std::string key = block.first_key;
  put(level + 1, above + key, key);
}

Result<GlassRoot> GlassTable::finish() {
  for (std::size_t level = 0;; ++level) {
    const bool is_root = level + 1 == levels_.size();
    write_block(level);
    if (!is_root) continue;
    root_.block = blocks_ - 1;
    root_.level = static_cast<std::uint32_t>(level);
    break;
  }
  file_.close();
  if (!file_) return fail(ErrorCode::Io, fmt::format("Cannot write \"{}\".", path_));
  return root_;
}

}  // namespace vidensgraf
