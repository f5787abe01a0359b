#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "store/full_text_reader.h"
#include "store/passage_set.h"
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

/// Values that passages have as terms (laws, target groups, concepts), in arrays. Many passages have the same
/// values, and most have none of some facets: what a passage has is the number of a set. Immutable once
/// loaded; 4 bytes a passage with values, 4 for each value of each set, and 2 for each passage of the
/// commonest values where passages have many.
class TermColumn {
 public:
  /// \param prefix  Of the terms. Cost: a walk over all posting lists with it, some microseconds each.
  [[nodiscard]] static Result<TermColumn> load(const FullTextReader& full_text, std::string_view prefix);

  /// Ordinals for `value`, ascending; none for a passage that was added since.
  [[nodiscard]] std::span<const std::uint32_t> values_of(PassageId passage) const {
    return values_of_set(set_of(passage));
  }
  /// 0 is the empty set.
  [[nodiscard]] std::uint32_t set_of(PassageId passage) const {
    if (!any_.contains(passage)) return 0;
    const auto index = static_cast<std::size_t>(passage);
    const std::uint64_t before = (std::uint64_t{1} << (index % PassageSet::kWordBits)) - 1;
    const std::size_t word = index / PassageSet::kWordBits;
    return sets_of_word(word)[static_cast<std::size_t>(std::popcount(any_.word(word) & before))];
  }
  /// The sets of the passages of a word of `passages`, in their order.
  [[nodiscard]] const std::uint32_t* sets_of_word(std::size_t word) const {
    return set_of_.data() + first_of_word_[word];
  }
  [[nodiscard]] std::span<const std::uint32_t> values_of_set(std::uint32_t set) const {
    return std::span(ordinals_).subspan(set_begin_[set], set_begin_[set + 1] - set_begin_[set]);
  }
  [[nodiscard]] std::size_t set_count() const { return set_begin_.size() - 1; }
  /// The passages that have a value.
  [[nodiscard]] const PassageSet& passages() const { return any_; }
  [[nodiscard]] std::size_t value_count() const { return value_begin_.size() - 1; }
  [[nodiscard]] std::string_view value(std::uint32_t ordinal) const {
    return std::string_view(values_).substr(value_begin_[ordinal],
                                            value_begin_[ordinal + 1] - value_begin_[ordinal]);
  }

  /// A value whose passages are known, too.
  struct Common {
    std::uint32_t ordinal = 0;
    std::uint32_t passages = 0;  ///< Their number.
  };
  /// Those with most passages; the commonest first.
  [[nodiscard]] const std::vector<Common>& common() const { return common_; }
  /// Passages are cut into ranges of so many ids.
  static constexpr std::size_t kRange = std::size_t{1} << 16U;
  [[nodiscard]] std::size_t range_count() const { return (end_ + kRange - 1) / kRange; }
  /// The passages of the value `common()[rank]` in a range, less its first id, in their order.
  [[nodiscard]] std::span<const std::uint16_t> passages_of(std::size_t rank, std::size_t range) const {
    const std::size_t at = rank * range_count() + range;
    return std::span(passages_).subspan(range_begin_[at], range_begin_[at + 1] - range_begin_[at]);
  }
  /// The number of passages that no value beside `common()` exceeds.
  [[nodiscard]] std::size_t most_of_others() const { return most_of_others_; }
  [[nodiscard]] double values_of_passage() const;  ///< Mean.

 private:
  void find_sets(const std::vector<std::uint32_t>& first);
  void find_common(const std::vector<std::uint32_t>& frequencies);

  std::string values_;                             // one behind the other
  std::vector<std::uint32_t> value_begin_ = {0};   // by ordinal; one more at the end
  std::size_t end_ = 0;                            // of the passages
  std::vector<std::uint32_t> set_of_;              // of the passages that have any, in their order
  std::vector<std::uint32_t> first_of_word_;       // by word of any_, in set_of_
  std::vector<std::uint32_t> set_begin_ = {0, 0};  // by set, in ordinals_; one more at the end
  std::vector<std::uint32_t> ordinals_;            // ascending for each set
  PassageSet any_;
  std::size_t postings_ = 0;
  std::vector<Common> common_;
  std::vector<std::uint16_t> passages_;     // of the common values, range by range
  std::vector<std::uint32_t> range_begin_;  // by rank and range, in passages_; one more at the end
  std::size_t most_of_others_ = 0;
};

/// Document, type, publisher and year of every passage, in arrays: counting over all matches of a query reads
/// a few numbers a match. Immutable once loaded; about 4 bytes a passage, 8 and its id a document.
class FacetColumns {
 public:
  [[nodiscard]] static Result<FacetColumns> load(const FullTextReader& full_text);

  static constexpr std::uint32_t kNoDocument = 0xFFFFFFFF;

  /// Number of the passage's document in these columns; the same for all of its passages. kNoDocument for one
  /// that was added after these columns were loaded.
  [[nodiscard]] std::uint32_t document_of(PassageId passage) const;
  /// Valid as long as this.
  [[nodiscard]] std::string_view document_id(std::uint32_t document) const {
    return std::string_view(ids_).substr(id_begin_[document], id_begin_[document + 1] - id_begin_[document]);
  }

  /// The year that it states; empty if none.
  [[nodiscard]] const std::string& year_of(std::uint32_t document) const;

  /// Whether its document is of a type whose sections are law: "lov", "bekendtgørelse".
  [[nodiscard]] bool is_in_legislation(PassageId passage) const {
    const std::uint32_t document = document_of(passage);
    return document != kNoDocument && is_legislation_[stated_by_[document]];
  }

  /// The first passage of the document that `passage` is part of.
  [[nodiscard]] PassageId first_passage_of(PassageId passage) const;

  /// One more than the highest passage id.
  [[nodiscard]] std::size_t passage_end() const { return documents_.size(); }

  /// A facet to count; `terms` is null for type, publisher and year.
  struct Wanted {
    FacetKind kind = FacetKind::Type;
    const TermColumn* terms = nullptr;
  };
  /// The passages that have one of the values selected of a facet.
  struct Selected {
    FacetKind kind = FacetKind::Type;
    PassageSet passages;
  };
  struct Counts {
    std::uint64_t documents = 0;  ///< That match and have what is selected of every facet.
    std::uint64_t passages = 0;
    std::vector<Facet> facets;  ///< As wanted, without labels; values without documents are left out.
  };

  /// Counts each value over the documents that match and have what is selected of the *other* facets: so one
  /// sees what choosing another value of the same facet would bring. Defined in
  /// query/search/facet_counts.cpp.
  ///
  /// \param matched  As they match without the selections; those that these columns lack are not counted.
  /// \param most     Values given of each facet, the first ones.
  [[nodiscard]] Counts count(const PassageSet& matched, std::span<const Wanted> wanted,
                             std::span<const Selected> selected = {}, std::size_t most = SIZE_MAX) const;

 private:
  static constexpr std::size_t kDocumentFacets = 3;  // type, publisher, year
  using Stated = std::array<std::uint32_t, kDocumentFacets>;

  static constexpr std::size_t kMostStated = 8;

  class Counting;
  void find_words();

  std::vector<std::uint32_t> documents_;  // by passage id
  bool one_passage_each_ = true;          // no document has several
  // By words of 64 passages, as in PassageSet:
  std::vector<std::uint64_t> known_;    // those that have a document
  std::vector<std::uint64_t> follows_;  // those behind another passage of their document
  struct StatedHere {
    std::uint64_t passages = 0;
    std::uint32_t stated = 0;  // index of stated_
  };
  std::vector<StatedHere> stated_here_;         // of one word behind the other
  std::vector<std::uint32_t> stated_begin_{0};  // by word; none for words that have more than kMostStated
  std::string ids_;                             // one behind the other
  std::vector<std::uint32_t> id_begin_ = {0};
  // What documents state: few combinations of type, publisher and year, so that a document is counted once
  // for all three.
  std::array<std::vector<std::string>, kDocumentFacets> values_;  // by ordinal; 0 is "not stated"
  std::vector<Stated> stated_;
  std::vector<std::uint32_t> stated_by_;  // by document: index of stated_
  std::vector<bool> is_legislation_;      // by index of stated_
};

}  // namespace vidensgraf
