#include "corpus/document.h"

#include <algorithm>

namespace vidensgraf {

std::vector<BlockIndex> section_path(const Document& document, BlockIndex index) {
  std::vector<BlockIndex> path;
  if (index >= document.blocks.size()) return path;
  // Headings above stand earlier in the text, so each step goes down and the walk ends.
  for (BlockIndex heading = document.blocks[index].heading; heading < index;
       index = heading, heading = document.blocks[index].heading) {
    path.push_back(heading);
  }
  std::reverse(path.begin(), path.end());
  return path;
}

BlockIndex block_at(const Document& document, std::uint32_t offset) {
  const auto after =
      std::upper_bound(document.blocks.begin(), document.blocks.end(), offset,
                       [](std::uint32_t at, const Block& block) { return at < block.source.begin; });
  if (after == document.blocks.begin()) return kNoBlock;
  return static_cast<BlockIndex>(after - document.blocks.begin() - 1);
}

std::uint32_t page_at(const Document& document, std::uint32_t offset) {
  const BlockIndex index = block_at(document, offset);
  return index == kNoBlock ? 0 : document.blocks[index].page;
}

}  // namespace vidensgraf
