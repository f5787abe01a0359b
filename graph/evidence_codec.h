#pragma once

#include <bit>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "graph/contribution.h"
#include "store/coding.h"

// Evidence as bytes, for graph rows and contributions. Who found it and how sure it is repeats: each pair of
// the two is written once, in a table before the lists. Spans ascend, so that differences are short.
//
//   table     n# (extractor"" confidence:f32)
//   evidence  n# (begin - previous begin# size# page# index into the table#)

namespace vidensgraf {

/// The distinct (extractor, confidence) pairs of some evidence, in byte order: same evidence, same table.
class EvidenceTable {
 public:
  void add(const Evidence& evidence) { pairs_.emplace(key_of(evidence), 0); }
  /// Writes the table and numbers the pairs. Call before `index_of`.
  void write(std::string& out);
  void read(RowReader& reader);
  [[nodiscard]] std::uint32_t index_of(const Evidence& evidence) const { return pairs_.at(key_of(evidence)); }
  [[nodiscard]] const std::vector<std::pair<std::string, float>>& read_pairs() const { return read_pairs_; }

 private:
  using Key = std::pair<std::string, std::uint32_t>;  // the float's bits: compared exactly, NaN too
  static Key key_of(const Evidence& evidence) {
    return {evidence.extractor, std::bit_cast<std::uint32_t>(evidence.confidence)};
  }

  std::map<Key, std::uint32_t> pairs_;
  std::vector<std::pair<std::string, float>> read_pairs_;
};

/// `evidence` is sorted by span.
void write_evidence(std::string& out, const std::vector<Evidence>& evidence, const EvidenceTable& table);
[[nodiscard]] std::vector<Evidence> read_evidence(RowReader& reader, const EvidenceTable& table);

}  // namespace vidensgraf
