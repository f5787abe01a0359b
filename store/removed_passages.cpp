// What a passage holds can be taken out of Xapian's tables only by the list of its terms, and those lists
// were more than a quarter of an index. So removed passages are only noted, and left out of posting lists
// when these are decoded, at one look into a bit set for each posting. Ids are never used again, so a note
// stays true until the full text is written anew (StoreWriter::drop_removed_passages).
//
// On disk: metadata "removed:<window>" of Xapian, the window as eight hexadecimal digits; a window is 4,096
// ids. Value: varints, the first id's place in the window, then steps. A transaction so rewrites the windows
// that it removes something of and no others.

#include "store/removed_passages.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include "store/coding.h"
#include "store/full_text_schema.h"

namespace vidensgraf {
namespace {

constexpr unsigned kWindowBits = 12;

std::string key_of(std::uint32_t window) { return fmt::format("{}{:08x}", metadata_key::kRemoved, window); }

std::uint32_t window_of(const std::string& key) {
  constexpr int kHexadecimal = 16;
  std::uint32_t window = 0;
  const char* const end = key.data() + key.size();
  const auto [stop, error] =
      std::from_chars(key.data() + metadata_key::kRemoved.size(), end, window, kHexadecimal);
  if (error != std::errc{} || stop != end) throw Xapian::DatabaseCorruptError("a removed passage has no id");
  return window;
}

std::vector<std::uint32_t> read_window(const Xapian::Database& database, const std::string& key) {
  const std::string value = database.get_metadata(key);
  std::vector<std::uint32_t> ids;
  RowReader reader(value);
  const std::uint32_t window = window_of(key);
  for (std::uint64_t id = std::uint64_t{window} << kWindowBits; !reader.done();) {
    id += reader.varint32();
    if (!reader.ok() || id >> kWindowBits != window || id > database.get_lastdocid()) {
      throw Xapian::DatabaseCorruptError("the removed passages do not decode");
    }
    ids.push_back(static_cast<std::uint32_t>(id));
  }
  return ids;
}

}  // namespace

RemovedPassages::RemovedPassages(const Xapian::Database& database) {
  const std::string prefix(metadata_key::kRemoved);
  const Xapian::TermIterator end = database.metadata_keys_end(prefix);
  for (Xapian::TermIterator key = database.metadata_keys_begin(prefix); key != end; ++key) {
    for (const std::uint32_t id : read_window(database, *key)) ids_.push_back(PassageId{id});
  }
  if (ids_.empty()) return;
  bits_.resize(static_cast<std::size_t>(ids_.back()) / kWordBits + 1);
  for (const PassageId id : ids_) {
    const auto docid = static_cast<std::uint32_t>(id);
    bits_[docid / kWordBits] |= std::uint64_t{1} << (docid % kWordBits);
  }
}

void note_removed(Xapian::WritableDatabase& database, const std::vector<PassageId>& removed) {
  std::vector<std::uint32_t> there;
  for (const PassageId passage : removed) {
    if (has_passage(database, passage)) there.push_back(static_cast<std::uint32_t>(passage));
  }
  std::sort(there.begin(), there.end());
  for (auto first = there.begin(); first != there.end();) {
    const std::uint32_t window = *first >> kWindowBits;
    const auto last =
        std::find_if(first, there.end(), [&](std::uint32_t id) { return id >> kWindowBits != window; });
    const std::string key = key_of(window);
    std::vector<std::uint32_t> all = read_window(database, key);
    all.insert(all.end(), first, last);
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    std::string value;
    std::uint32_t previous = window << kWindowBits;
    for (const std::uint32_t id : all) {
      append_varint(value, id - previous);
      previous = id;
    }
    database.set_metadata(key, value);
    first = last;
  }
}

bool has_passage(const Xapian::Database& database, PassageId passage) {
  try {
    (void)database.get_doclength(static_cast<Xapian::docid>(passage));
    return true;
  } catch (const Xapian::DocNotFoundError&) {
    return false;
  }
}

}  // namespace vidensgraf
