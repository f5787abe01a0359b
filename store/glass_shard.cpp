// Xapian gathers postings in maps of maps before it puts them into its tables: 0.7 µs each, and most of what
// a full text cost to build. Here each term has the bytes of its list as the table will have them, and a
// posting appends two or three: passages come in the order of their ids, so nothing is ever put in between.
// A shard so may have many more passages, and joined posting lists are of fewer pieces, each with its key.
//
//   bounds of values   NUL 0xD0 slot            passages# least"" greatest, if it is another
//   values             NUL 0xD8 slot# first id  value"" (step - 1# value"")*
//   lengths            NUL 0xE0 [first id]      as postings, with nothing counted
//   postings           term [NUL first id]      the first chunk: passages# wdf of all# first id - 1#; each:
//                                               '1' if it is the last, else '0'; last id - first id#;
//                                               wdf# (step - 1# wdf#)*
//
// # is a varint, "" a string with its length; [ ] is only there for chunks after the first; a chunk ends when
// it has 2,000 bytes. tests/store/glass_shard_test.cpp compares with what Xapian writes.

#include "store/glass_shard.h"

#include <algorithm>
#include <cassert>
#include <fstream>
#include <iterator>
#include <utility>

#include <fmt/format.h>
#include <xapian.h>

#include "store/coding.h"
#include "store/full_text_schema.h"

namespace vidensgraf {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kChunkBytes = 2000;
constexpr std::string_view kBoundsKey("\0\xd0", 2);
constexpr std::string_view kValuesKey("\0\xd8", 2);
constexpr std::string_view kLengthsKey("\0\xe0", 2);

// A number as keys have it, byte order being numeric order: two bytes below 2^15; above, the first byte
// begins with as many ones as there are bytes beyond two.
void append_sorted(std::string& key, std::uint32_t number) {
  unsigned bytes = 2;
  std::uint32_t ones = 0;
  for (std::uint32_t rest = number >> 15U; rest != 0; rest >>= 7U, ++bytes) ones = ones >> 1U | 0x80U;
  for (unsigned left = bytes; left-- > 0;) {
    const std::uint32_t byte = left < 4 ? number >> (8U * left) & 0xFFU : 0;
    append_u8(key, static_cast<std::uint8_t>(left + 1 == bytes ? byte | ones : byte));
  }
}

void append_root(std::string& out, const GlassRoot& root, std::uint32_t compress_from) {
  append_varint(out, root.block);
  append_varint(out, root.level << 2U | (root.entries == 0 ? 1U : 0U));  // 1: there is no block
  append_varint(out, root.entries);
  append_varint(out, kGlassBlockBytes >> 11U);
  append_varint(out, compress_from);
  std::string free("\1", 1);  // blocks: revision, number of all there are, two lists of none
  append_varint(free, root.block + 1);
  append_string(out, root.entries == 0 ? std::string() : free.append(4, '\0'));
}

}  // namespace

bool GlassShard::is_readable() { return Xapian::major_version() == 1 && Xapian::minor_version() == 4; }

std::string& GlassShard::List::begin_entry(std::uint32_t passage) {
  if (open.bytes.size() >= kChunkBytes) full.push_back(std::exchange(open, Chunk{}));
  if (open.bytes.empty()) {
    open.first = passage;
  } else {
    append_varint(open.bytes, passage - open.last - 1);
  }
  open.last = passage;
  ++passages;
  return open.bytes;
}

void GlassShard::add_value(std::uint32_t slot, std::uint32_t passage, std::string_view value) {
  if (value.empty()) return;
  Values& values = values_[slot];
  if (values.list.passages == 0 || value < values.least) values.least = value;
  if (values.list.passages == 0 || value > values.greatest) values.greatest = value;
  append_string(values.list.begin_entry(passage), value);
}

void GlassShard::add(const PassagePostings& passage) {
  const auto id = static_cast<std::uint32_t>(passage.passage);
  assert(id > last_passage_ && "ids ascend");
  std::uint32_t length = 0;
  std::vector<std::string_view> terms;
  terms.reserve(passage.postings.size());
  for (const Posting& posting : passage.postings) terms.emplace_back(posting.term);
  const std::vector<std::uint32_t>& numbers = terms_.numbers_of(terms);
  for (auto next = lists_.size(); next < terms_.size(); ++next) {
    aliases_.gather(terms_.term(static_cast<std::uint32_t>(next)));
  }
  lists_.resize(terms_.size());
  // The lists lie all over memory, so the processor fetches them in advance: first the lists, then the ends
  // of their bytes.
  for (const std::uint32_t number : numbers) {
    __builtin_prefetch(&lists_[number].open);
    __builtin_prefetch(&lists_[number].wdf);
  }
  for (const std::uint32_t number : numbers) {
    const std::string& bytes = lists_[number].open.bytes;
    __builtin_prefetch(bytes.data() + bytes.size());
  }
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const Posting& posting = passage.postings[i];
    List& list = lists_[numbers[i]];
    const bool fits = !posting.term.empty() && posting.term.size() <= kMaxTermBytes;
    assert(fits && "the caller refuses long terms");
    if (!fits) continue;
    assert(list.open.last != id && "terms of a passage are distinct");
    append_varint(list.begin_entry(id), posting.wdf);
    list.wdf += posting.wdf;
    length += posting.wdf;
    largest_wdf_ = std::max(largest_wdf_, posting.wdf);
  }
  for (const auto& [slot, value] : passage.values) add_value(slot, id, value);
  append_varint(lengths_.begin_entry(id), length);
  lengths_.wdf += length;
  ++passages_;
  last_passage_ = id;
  longest_ = std::max(longest_, length);
  if (length > 0) shortest_ = shortest_ == 0 ? length : std::min(shortest_, length);
}

void GlassShard::List::write_to(GlassTable& table, const std::string& key, std::string later_key) const {
  const std::size_t prefix = later_key.size();
  const bool counts = later_key != kLengthsKey;
  for (std::size_t i = 0; i <= full.size(); ++i) {
    const Chunk& chunk = i < full.size() ? full[i] : open;
    std::string tag;
    if (i == 0) {
      append_varint(tag, counts ? passages : 0);
      append_varint(tag, counts ? wdf : 0);
      append_varint(tag, chunk.first - 1);
    }
    tag += i == full.size() ? '1' : '0';
    append_varint(tag, chunk.last - chunk.first);
    later_key.resize(prefix);
    append_sorted(later_key, chunk.first);
    table.add(i == 0 ? key : later_key, tag + chunk.bytes);
  }
}

Result<GlassRoot> GlassShard::write_postings(const fs::path& path) const {
  GlassTable table(path);
  for (const auto& [slot, values] : values_) {
    std::string key(kBoundsKey);
    for (std::uint32_t rest = slot; rest != 0; rest >>= 8U) append_u8(key, static_cast<std::uint8_t>(rest));
    std::string tag;
    append_varint(tag, values.list.passages);
    append_string(tag, values.least);
    table.add(key, values.greatest == values.least ? tag : tag + values.greatest);
  }
  for (const auto& [slot, values] : values_) {
    for (std::size_t i = 0; i <= values.list.full.size(); ++i) {
      const Chunk& chunk = i < values.list.full.size() ? values.list.full[i] : values.list.open;
      std::string key(kValuesKey);
      append_varint(key, slot);
      append_sorted(key, chunk.first);
      table.add(key, chunk.bytes);
    }
  }
  if (passages_ > 0) lengths_.write_to(table, std::string(kLengthsKey), std::string(kLengthsKey));
  std::vector<std::pair<std::string_view, std::uint32_t>> in_order;
  in_order.reserve(lists_.size());
  for (std::uint32_t number = 0; number < lists_.size(); ++number) {
    in_order.emplace_back(terms_.term(number), number);
  }
  std::sort(in_order.begin(), in_order.end());
  for (const auto& [term, number] : in_order) {
    const std::string key(term);
    if (lists_[number].passages > 0) lists_[number].write_to(table, key, key + '\0');
  }
  return table.finish();
}

Result<GlassRoot> GlassShard::write_synonyms(const fs::path& path) {
  constexpr std::size_t kLengthMask = 96;  // what Xapian lays over the length of a synonym
  GlassTable table(path);
  const auto& sorted = aliases_.sorted();
  std::string terms;
  for (auto alias = sorted.begin(); alias != sorted.end(); ++alias) {
    append_u8(terms, static_cast<std::uint8_t>(alias->second.size() ^ kLengthMask));
    terms += alias->second;
    if (std::next(alias) != sorted.end() && std::next(alias)->first == alias->first) continue;
    table.add(alias->first, std::exchange(terms, {}));
  }
  return table.finish();
}

Result<void> GlassShard::write_to(const fs::path& directory) {
  std::error_code error;  // shows in what is written next
  fs::create_directory(directory, error);
  const auto postings = write_postings(directory / "postlist.glass");
  if (!postings) return fail(postings.error());
  const auto synonyms = write_synonyms(directory / "synonym.glass");
  if (!synonyms) return fail(synonyms.error());

  std::string version("\x0f\x0dXapian Glass\x04\x6e");  // the format of 2016-03-14
  version.append(16, '\0');                             // an id, which nobody compares
  append_varint(version, 1);                            // revision
  append_root(version, *postings, 0);
  for (const std::uint32_t compress_from : {18U, 18U, 0U, 18U}) append_root(version, {}, compress_from);
  append_root(version, *synonyms, 18);
  for (const std::uint64_t number :
       {std::uint64_t{passages_}, std::uint64_t{last_passage_ - passages_}, std::uint64_t{shortest_},
        std::uint64_t{largest_wdf_}, std::uint64_t{longest_ - largest_wdf_}, std::uint64_t{0}, lengths_.wdf,
        std::uint64_t{0}}) {
    append_varint(version, number);
  }
  std::ofstream file(directory / "iamglass", std::ios::binary | std::ios::trunc);
  file.write(version.data(), static_cast<std::streamsize>(version.size()));
  file.close();
  if (!file) return fail(ErrorCode::Io, fmt::format("Cannot write \"{}\".", directory.string()));
  return {};
}

}  // namespace vidensgraf
