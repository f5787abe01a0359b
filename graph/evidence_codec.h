#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
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
  /// The evidence must outlive the table.
  void add(const Evidence& evidence);
  void write(std::string& out) const;
  /// The place of the evidence's pair in the table. Call after the last `add`.
  [[nodiscard]] std::uint32_t index_of(const Evidence& evidence) const;

  /// What cannot be read leaves `reader` not `ok()`; so do the functions below.
  void read(RowReader& reader);
  [[nodiscard]] const std::vector<std::pair<std::string, float>>& read_pairs() const { return read_pairs_; }

 private:
  using Key = std::pair<std::string_view, std::uint32_t>;  // the float's bits: compared exactly, NaN too
  static Key key_of(const Evidence& evidence) {
    return {evidence.extractor, std::bit_cast<std::uint32_t>(evidence.confidence)};
  }

  std::vector<Key> pairs_;      // sorted
  std::size_t last_added_ = 0;  // its place among them: the next is the same, mostly
  std::vector<std::pair<std::string, float>> read_pairs_;
};

/// `evidence` is sorted by span.
void write_evidence(std::string& out, const std::vector<Evidence>& evidence, const EvidenceTable& table);
[[nodiscard]] std::vector<Evidence> read_evidence(RowReader& reader, const EvidenceTable& table);

/// As `read_evidence`, but spans and pages only, into `places`.
void read_places(RowReader& reader, std::vector<PlaceOnPage>& places);
void skip_places(RowReader& reader);

}  // namespace vidensgraf
