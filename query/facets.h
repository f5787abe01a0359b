#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "corpus/result.h"
#include "store/full_text_reader.h"
#include "store/rows.h"

namespace vidensgraf {

struct FacetValue {
  std::string value;            ///< As the documents state it; empty: not stated.
  std::uint64_t documents = 0;  ///< That match.
};

struct Facet {
  std::string field;               ///< "type", "publisher", "year"
  std::vector<FacetValue> values;  ///< Most documents first, equal counts by value; years newest first.
};

/// Document, type, publisher and year of every passage, in arrays: counting over all matches of a query reads
/// one number a match. Immutable once loaded; about 4 bytes a passage and 16 a document.
class FacetColumns {
 public:
  [[nodiscard]] static Result<FacetColumns> load(const FullTextReader& full_text);

  /// Number of the passage's document in these columns; the same for all of its passages.
  [[nodiscard]] std::uint32_t document_of(PassageId passage) const;
  [[nodiscard]] const std::string& document_id(std::uint32_t document) const { return ids_[document]; }

  /// One more than the highest passage id.
  [[nodiscard]] std::size_t passage_end() const { return documents_.size(); }

  struct Counts {
    std::uint64_t documents = 0;
    std::vector<Facet> facets;
  };
  /// \param matched  Passages in any order; those that these columns lack are not counted.
  [[nodiscard]] Counts count(std::span<const PassageId> matched) const;

 private:
  struct Column {
    std::string field;
    std::vector<std::string> values;      // by ordinal; 0 is "not stated"
    std::vector<std::uint32_t> ordinals;  // by document
  };
  static constexpr std::uint32_t kNoDocument = 0xFFFFFFFF;

  std::vector<std::uint32_t> documents_;  // by passage id
  std::vector<std::string> ids_;
  std::vector<Column> columns_;
};

}  // namespace vidensgraf
