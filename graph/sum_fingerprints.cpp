#include "graph/sum_fingerprints.h"

#include <optional>

#include <xxhash.h>

#include "graph/graph_rows.h"

namespace vidensgraf {
namespace {

/// What a count, or all of a row that is no count, is about.
enum class Part : std::uint8_t { Whole, Documents, Places, Label };

std::uint64_t seed_of(Family family, Part part) {
  return static_cast<std::uint64_t>(family) << 8U | static_cast<std::uint64_t>(part);
}

// Two texts after another, told apart from other texts that are the same when joined.
std::uint64_t hash_of(std::uint64_t seed, std::string_view key, std::string_view more = {}) {
  const std::uint64_t hash = XXH3_64bits_withSeed(key.data(), key.size(), seed);
  return more.empty() ? hash : XXH3_64bits_withSeed(more.data(), more.size(), hash);
}

std::optional<std::uint64_t> number_of_node(std::string_view key, std::string_view value) {
  const auto row = decode_node_row(value);
  if (!row || row->documents == 0 || encode(*row) != value) return std::nullopt;
  const std::uint64_t seed = seed_of(Family::Nodes, Part::Documents) ^ static_cast<std::uint64_t>(row->kind)
                                                                           << 32U;
  std::uint64_t number = row->documents * hash_of(seed, key, row->key) +
                         row->mentions * hash_of(seed_of(Family::Nodes, Part::Places), key);
  for (const auto& [label, documents] : row->labels) {
    if (documents == 0) return std::nullopt;
    number += documents * hash_of(seed_of(Family::Nodes, Part::Label), key, label);
  }
  return number;
}

std::optional<std::uint64_t> number_of_edge(Family family, std::string_view key, std::string_view value) {
  const auto row = decode_edge_row(value);
  if (!row || row->documents == 0 || encode(*row) != value) return std::nullopt;
  return row->documents * hash_of(seed_of(family, Part::Documents), key) +
         row->evidence * hash_of(seed_of(family, Part::Places), key);
}

std::optional<std::uint64_t> number_of_name(std::string_view key, std::string_view value) {
  const auto documents = decode_count(value);
  if (!documents || *documents == 0 || encode_count(*documents) != value) return std::nullopt;
  return *documents * hash_of(seed_of(Family::Names, Part::Documents), key);
}

// Nothing where sums give no such row.
std::optional<std::uint64_t> number_of_row(Family family, std::string_view key, std::string_view value) {
  switch (family) {
    case Family::Nodes:
      return number_of_node(key, value);
    case Family::OutEdges:
    case Family::InEdges:
      return number_of_edge(family, key, value);
    case Family::Names:
      return number_of_name(key, value);
    default:  // evidence, which belongs to one body
      return hash_of(seed_of(family, Part::Whole), key, value);
  }
}

}  // namespace

std::size_t SumFingerprints::group_of(Family family, std::string_view key) {
  constexpr std::size_t kIdBytes = sizeof(NodeId);
  const bool is_at_end = family == Family::InEdges || family == Family::Names;
  const std::size_t begin = is_at_end && key.size() > kIdBytes ? key.size() - kIdBytes : 0;
  return hash_of(0, key.substr(begin, kIdBytes)) % kGroups;
}

void SumFingerprints::add_part(Family family, std::string_view key, std::string_view value) {
  const auto number = number_of_row(family, key, value);
  if (!number) has_malformed_.set(group_of(family, key));
  numbers_[group_of(family, key)] += number.value_or(0);
}

void SumFingerprints::add_stored(Family family, std::string_view key, std::string_view value) {
  const auto number = number_of_row(family, key, value);
  if (!number) has_malformed_.set(group_of(family, key));
  numbers_[group_of(family, key)] -= number.value_or(0);
}

std::bitset<SumFingerprints::kGroups> SumFingerprints::differing(std::size_t most) const {
  std::bitset<kGroups> found;
  std::size_t count = 0;
  for (std::size_t group = 0; group < kGroups && count < most; ++group) {
    if (numbers_[group] == 0 && !has_malformed_[group]) continue;
    found.set(group);
    ++count;
  }
  return found;
}

}  // namespace vidensgraf
