#include "store/passage_codec.h"

#include <cstdint>

namespace vidensgraf {

void append_passage(std::string& out, const Passage& passage) {
  append_varint(out, passage.source.begin);
  append_varint(out, passage.source.size());
  append_varint(out, passage.first_block);
  append_varint(out, passage.block_count);
  append_varint(out, passage.page);
  append_varint(out, passage.heading == kNoBlock ? 0 : std::uint64_t{passage.heading} + 1);
}

Passage take_passage(RowReader& reader) {
  Passage passage;
  passage.source.begin = reader.varint32();
  const std::uint64_t end = std::uint64_t{passage.source.begin} + reader.varint32();
  if (end > UINT32_MAX) reader.reject();
  passage.source.end = static_cast<std::uint32_t>(end);
  passage.first_block = reader.varint32();
  passage.block_count = reader.varint32();
  passage.page = reader.varint32();
  const std::uint32_t heading = reader.varint32();
  passage.heading = heading == 0 ? kNoBlock : heading - 1;
  return passage;
}

}  // namespace vidensgraf
