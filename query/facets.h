#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "store/full_text_reader.h"
#include "store/rows.h"

namespace vidensgraf {

enum class FacetKind : std::uint8_t { Type, Publisher, Year, TargetGroup, Law, Concept };

inline constexpr std::size_t kFacetKinds = 6;

/// "type", "publisher", "year", "target_group", "law", "concept": used in all output.
[[nodiscard]] std::string_view name_of(FacetKind kind);

/// By that name, or by that of the query language ("udgiver", "år", "målgruppe", "lov", "begreb").
[[nodiscard]] std::optional<FacetKind> facet_kind_named(std::string_view name);

struct FacetValue {
  std::string value;            ///< To select it by. As the documents state it; empty: not stated.
  std::string label;            ///< For people; of a law its short name.
  std::uint64_t documents = 0;  ///< That match.
  bool selected = false;
};

struct Facet {
  FacetKind kind = FacetKind::Type;
  std::vector<FacetValue> values;  ///< Most documents first, equal counts by value; years newest first.
};

/// Values of one facet of which a hit must have one.
struct FacetSelection {
  FacetKind kind = FacetKind::Type;
  std::vector<std::string> values;
};

/// Values that passages have as terms (laws, target groups, concepts), in arrays. Immutable once loaded; 4
/// bytes a passage and 4 for each value of each.
class TermColumn {
 public:
  /// \param prefix  Of the terms. Cost: a walk over all posting lists with it, some microseconds each.
  [[nodiscard]] static Result<TermColumn> load(const FullTextReader& full_text, std::string_view prefix);

  [[nodiscard]] std::span<const std::uint32_t> values_of(PassageId passage) const {
    const auto index = static_cast<std::size_t>(passage);
    if (index + 1 >= first_.size()) return {};
    return std::span(ordinals_).subspan(first_[index], first_[index + 1] - first_[index]);
  }
  [[nodiscard]] const std::vector<std::string>& values() const { return values_; }

 private:
  std::vector<std::string> values_;      // by ordinal
  std::vector<std::uint32_t> first_;     // by passage: where its ordinals start; one more at the end
  std::vector<std::uint32_t> ordinals_;  // ascending for each passage
};

/// Document, type, publisher and year of every passage, in arrays: counting over all matches of a query reads
/// one number a match. Immutable once loaded; about 4 bytes a passage and 16 a document.
class FacetColumns {
 public:
  [[nodiscard]] static Result<FacetColumns> load(const FullTextReader& full_text);

  /// Number of the passage's document in these columns; the same for all of its passages.
  [[nodiscard]] std::uint32_t document_of(PassageId passage) const;
  [[nodiscard]] const std::string& document_id(std::uint32_t document) const { return ids_[document]; }

  /// The year that it states; empty if none.
  [[nodiscard]] const std::string& year_of(std::uint32_t document) const;

  /// The first passage of the document that `passage` is part of.
  [[nodiscard]] PassageId first_passage_of(PassageId passage) const;

  /// One more than the highest passage id.
  [[nodiscard]] std::size_t passage_end() const { return documents_.size(); }

  /// A facet to count; `terms` is null for type, publisher and year.
  struct Wanted {
    FacetKind kind = FacetKind::Type;
    const TermColumn* terms = nullptr;
  };
  /// The passages that have one of the values selected of a facet: bits by passage id.
  struct Selected {
    FacetKind kind = FacetKind::Type;
    std::vector<bool> passages;
  };
  struct Counts {
    std::uint64_t documents = 0;  ///< That match and have what is selected of every facet.
    std::uint64_t passages = 0;
    std::vector<Facet> facets;  ///< As wanted, without labels; values without documents are left out.
  };

  /// Counts each value over the documents that match and have what is selected of the *other* facets: so one
  /// sees what choosing another value of the same facet would bring.
  ///
  /// \param matched  Passages in the order of their ids, as they match without the selections; those that
  ///                 these columns lack are not counted.
  /// \param most     Values given of each facet, the first ones.
  [[nodiscard]] Counts count(std::span<const PassageId> matched, std::span<const Wanted> wanted,
                             std::span<const Selected> selected = {}, std::size_t most = SIZE_MAX) const;

 private:
  struct Column {
    FacetKind kind = FacetKind::Type;
    std::vector<std::string> values;      // by ordinal; 0 is "not stated"
    std::vector<std::uint32_t> ordinals;  // by document
  };
  static constexpr std::uint32_t kNoDocument = 0xFFFFFFFF;

  [[nodiscard]] const Column& column(FacetKind kind) const;

  std::vector<std::uint32_t> documents_;  // by passage id
  std::vector<std::string> ids_;
  std::vector<Column> columns_;
};

}  // namespace vidensgraf
