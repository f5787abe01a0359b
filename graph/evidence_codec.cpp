#include "graph/evidence_codec.h"

#include <algorithm>
#include <bit>

namespace vidensgraf {

void EvidenceTable::add(const Evidence& evidence) {
  const Key key = key_of(evidence);
  if (!pairs_.empty() && pairs_[last_added_] == key) return;
  const auto place = std::lower_bound(pairs_.begin(), pairs_.end(), key);
  last_added_ = static_cast<std::size_t>(place - pairs_.begin());
  if (place == pairs_.end() || *place != key) pairs_.insert(place, key);
}

std::uint32_t EvidenceTable::index_of(const Evidence& evidence) const {
  if (pairs_.size() == 1) return 0;
  const auto place = std::lower_bound(pairs_.begin(), pairs_.end(), key_of(evidence));
  return static_cast<std::uint32_t>(place - pairs_.begin());
}

void EvidenceTable::write(std::string& out) const {
  append_varint(out, pairs_.size());
  for (const Key& pair : pairs_) {
    append_string(out, pair.first);
    append_u32be(out, pair.second);
  }
}

void EvidenceTable::read(RowReader& reader) {
  const std::size_t count = reader.count();
  for (std::size_t index = 0; index < count && reader.ok(); ++index) {
    std::string extractor(reader.string());
    const float confidence = std::bit_cast<float>(reader.u32be());
    read_pairs_.emplace_back(std::move(extractor), confidence);
  }
}

void write_evidence(std::string& out, const std::vector<Evidence>& evidence, const EvidenceTable& table) {
  append_varint(out, evidence.size());
  std::uint32_t previous = 0;
  for (const Evidence& item : evidence) {
    append_varint(out, item.source.begin - previous);
    append_varint(out, item.source.size());
    append_varint(out, item.page);
    append_varint(out, table.index_of(item));
    previous = item.source.begin;
  }
}

std::vector<Evidence> read_evidence(RowReader& reader, const EvidenceTable& table) {
  std::vector<Evidence> evidence;
  const std::size_t count = reader.count();
  evidence.reserve(count / 4);  // an item is at least four bytes
  std::uint64_t begin = 0;
  for (std::size_t index = 0; index < count && reader.ok(); ++index) {
    begin += reader.varint32();
    const std::uint64_t end = begin + reader.varint32();
    const std::uint32_t page = reader.varint32();
    const std::uint32_t pair = reader.varint32();
    if (end > UINT32_MAX || pair >= table.read_pairs().size()) {
      reader.reject();
      break;
    }
    const auto& [extractor, confidence] = table.read_pairs()[pair];
    evidence.push_back(Evidence{ByteSpan{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
                                page, extractor, confidence});
  }
  return evidence;
}

void read_places(RowReader& reader, std::vector<PlaceOnPage>& places) {
  places.clear();
  const std::size_t count = reader.count();
  std::uint64_t begin = 0;
  for (std::size_t index = 0; index < count && reader.ok(); ++index) {
    begin += reader.varint32();
    const std::uint64_t end = begin + reader.varint32();
    const std::uint32_t page = reader.varint32();
    static_cast<void>(reader.varint32());  // who found it
    if (end > UINT32_MAX) {
      reader.reject();
      break;
    }
    const ByteSpan source{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    places.push_back(PlaceOnPage{source, page});
  }
}

void skip_places(RowReader& reader) {
  constexpr std::size_t kNumbers = 4;
  const std::size_t count = reader.count();
  reader.skip_varints(kNumbers * count);
}

}  // namespace vidensgraf
