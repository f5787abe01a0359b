#pragma once

// Internal to store/: one table of a Xapian database, written in one go.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"

namespace vidensgraf {

/// Where the tree of a table begins: what the database's version file says of it.
struct GlassRoot {
  std::uint32_t block = 0;
  std::uint32_t level = 0;
  std::uint64_t entries = 0;  ///< 0: Xapian reads no file.
};

constexpr std::uint32_t kGlassBlockBytes = 65536;  // the largest there are

/// Writes a new table, neither synced nor safe before `finish`.
class GlassTable {
 public:
  explicit GlassTable(const std::filesystem::path& path);

  /// Keys ascend, are not empty and have at most 255 bytes.
  void add(std::string_view key, std::string_view tag);
  [[nodiscard]] Result<GlassRoot> finish();  ///< Error Io.

 private:
  struct Block {  // that is being filled, one for each level of the tree; leaves are level 0
    std::string bytes;
    std::size_t directory = 0;  // end of the offsets, which grow from the block's head
    std::size_t items = 0;      // begin of the items, which grow from its end
    std::string first_key;      // as an item above has it, with its length and component
  };
  void begin_block(std::size_t level);
  void put(std::size_t level, std::string_view item, std::string_view key);
  void write_block(std::size_t level);

  std::ofstream file_;
  std::string path_;
  std::vector<Block> levels_;
  GlassRoot root_;
  std::uint32_t blocks_ = 0;
};

}  // namespace vidensgraf
