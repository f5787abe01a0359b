#include "store/log_entry.h"

#include "store/coding.h"

namespace vidensgraf {
namespace {

constexpr std::uint8_t kVersion = 1;

void append_ids(std::string& out, const std::vector<PassageId>& ids) {
  append_varint(out, ids.size());
  std::uint32_t previous = 0;
  for (const PassageId id : ids) {
    append_varint(out, static_cast<std::uint32_t>(id) - previous);
    previous = static_cast<std::uint32_t>(id);
  }
}

std::vector<PassageId> read_ids(RowReader& reader) {
  std::vector<PassageId> ids;
  std::uint32_t previous = 0;
  for (std::uint64_t left = reader.varint(); left > 0 && reader.ok(); --left) {
    previous += reader.varint32();
    ids.push_back(PassageId{previous});
  }
  return ids;
}

}  // namespace

std::string encode(const LogEntry& entry) {
  std::string bytes;
  append_u8(bytes, kVersion);
  append_ids(bytes, entry.added);
  append_ids(bytes, entry.removed);
  return bytes;
}

Result<LogEntry> decode_log_entry(std::string_view bytes) {
  RowReader reader(bytes);
  const std::uint8_t version = reader.u8();
  LogEntry entry;
  entry.added = read_ids(reader);
  entry.removed = read_ids(reader);
  if (version != kVersion || !reader.done())
    return fail(ErrorCode::Damaged, "A log entry of the store is damaged.");
  return entry;
}

}  // namespace vidensgraf
