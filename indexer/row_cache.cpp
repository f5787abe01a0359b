#include "indexer/row_cache.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include <xxhash.h>

#include "graph/node.h"

namespace vidensgraf {
namespace {

constexpr std::array kSums = {Family::Nodes, Family::OutEdges, Family::Names, Family::BodyUsers,
                              Family::BodyHashes};

bool is_sum(Family family) { return std::find(kSums.begin(), kSums.end(), family) != kSums.end(); }

bool is_of_bodies(Family family) { return family == Family::BodyUsers || family == Family::BodyHashes; }

// Whether it is the row of a document's own node: such rows begin with their kind (graph/graph_rows.h).
bool is_of_document(Family family, std::string_view value) {
  return family == Family::Nodes && value.starts_with(static_cast<char>(NodeKind::Document));
}

}  // namespace

std::uint32_t RowCache::Slot::place() const {
  std::uint32_t place = 0;
  std::memcpy(&place, bytes.data(), sizeof place);
  return place;
}

RowCache::Slot RowCache::key_of(Family family, std::string_view key) {
  const XXH128_hash_t hash = XXH3_128bits_withSeed(key.data(), key.size(), static_cast<XXH64_hash_t>(family));
  Slot slot;
  slot.high = hash.high64;
  slot.low = hash.low64;
  return slot;
}

std::size_t RowCache::Table::place_of(const Slot& key) const {
  std::size_t place = ((key.high >> 32U) * slots.size()) >> 32U;
  for (;; place = place + 1 == slots.size() ? 0 : place + 1) {
    const Slot& slot = slots[place];
    if (slot.state == State::Free || (slot.low == key.low && slot.high == key.high)) return place;
  }
}

Result<void> RowCache::start() {
  has_all_ = true;
  for (const Family family : kSums) {
    const auto none = [this](std::string_view /*key*/, std::string_view /*value*/) {
      has_all_ = false;
      return false;
    };
    if (auto scanned = rows_->scan(family, {}, none); !scanned) return scanned;
  }
  return {};
}

Result<std::optional<std::string>> RowCache::get(Family family, std::string_view key) const {
  if (!is_sum(family)) return rows_->get(family, key);
  const Slot wanted = key_of(family, key);
  const Table& table = tables_.at(wanted.low % kTables);
  const Slot unknown;
  const Slot& slot = table.slots.empty() ? unknown : table.slots[table.place_of(wanted)];
  switch (slot.state) {
    case State::Short:
      return std::optional<std::string>(std::in_place, slot.bytes.data(), slot.size);
    case State::Long:
      return std::optional<std::string>(long_values_[slot.place()]);
    case State::Absent:
      return std::optional<std::string>();
    case State::Free:
      if (has_all_) return std::optional<std::string>();
      break;
    case State::InStore:
      break;
  }
  return rows_->get(family, key);
}

void RowCache::grow(Table& table) {
  constexpr std::size_t kFewest = 64;
  Table larger;
  larger.slots.resize(std::max(kFewest, table.slots.size() + table.slots.size() / 4));
  larger.used = table.used;
  for (const Slot& slot : table.slots) {
    if (slot.state != State::Free) larger.slots[larger.place_of(slot)] = slot;
  }
  bytes_ += (larger.slots.size() - table.slots.size()) * sizeof(Slot);
  table = std::move(larger);
}

std::uint32_t RowCache::new_place() {
  if (free_places_.empty()) {
    bytes_ += sizeof(std::string);
    long_values_.emplace_back();
    return static_cast<std::uint32_t>(long_values_.size() - 1);
  }
  const std::uint32_t place = free_places_.back();
  free_places_.pop_back();
  return place;
}

// `slot` is that of the key, or a free one that becomes it.
void RowCache::put(Slot& slot, Family family, const std::optional<std::string>& value) {
  State state = State::Absent;
  if (value) state = value->size() <= slot.bytes.size() ? State::Short : State::Long;
  if (value && is_of_document(family, *value)) state = State::InStore;
  if (slot.state == State::Long && state != State::Long) {
    std::string& before = long_values_[slot.place()];
    bytes_ -= before.size();
    std::string().swap(before);
    free_places_.push_back(slot.place());
  }
  if (state == State::Long) {
    const std::uint32_t place = slot.state == State::Long ? slot.place() : new_place();
    std::memcpy(slot.bytes.data(), &place, sizeof place);
    bytes_ += value->size() - long_values_[place].size();
    long_values_[place] = *value;
  } else if (state == State::Short) {
    slot.size = static_cast<std::uint8_t>(value->size());
    std::copy(value->begin(), value->end(), slot.bytes.begin());
  }
  slot.state = state;
}

void RowCache::clear() {
  tables_ = {};
  long_values_.clear();
  free_places_.clear();
  bytes_ = 0;
  has_all_ = false;
}

void RowCache::apply(const std::vector<RowChange>& changes, Which which) {
  for (const RowChange& change : changes) {
    if (which == Which::All ? !is_sum(change.family) : !is_of_bodies(change.family)) continue;
    const Slot key = key_of(change.family, change.key);
    Table& table = tables_.at(key.low % kTables);
    if (4 * (table.used + 1) > 3 * table.slots.size() && bytes_ < most_bytes_) grow(table);
    Slot* slot = table.slots.empty() ? nullptr : &table.slots[table.place_of(key)];
    const bool is_new = slot == nullptr || slot->state == State::Free;
    if (is_new && (bytes_ >= most_bytes_ || table.slots.empty())) {
      has_all_ = has_all_ && !change.value;
      continue;
    }
    if (is_new) {
      *slot = key;
      ++table.used;
    }
    put(*slot, change.family, change.value);
  }
}

}  // namespace vidensgraf
