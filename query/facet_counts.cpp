// Facet counts from arrays in memory. Xapian's own ValueCountMatchSpy decodes a value for each match and
// facet: three times the time of the search itself on large results.
//
// Selections are not part of the matches that are counted. A matching passage that has what is selected of
// all facets but one counts for that one facet only; one that has all counts for all: so each facet gets its
// counts without its own selection ("sticky" or multi-select facets).
//
// Type, publisher and year are counted together, once a document. Values that passages have are counted match
// by match, or, where much matches, value by value over a set of bits, the commonest first: no value has more
// matches than passages, so that counting ends where the last of the places shown has more matches than the
// next value has passages (the threshold algorithm of Fagin, Lotem and Naor 2003 on one list). That reads the
// passages of some dozens of values in their order, where match by match each count is a place far away.

#include <algorithm>
#include <bit>
#include <functional>
#include <queue>
#include <utility>

#include "query/facets.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kWordBits = 64;

struct Counted {
  std::uint32_t ordinal = 0;
  std::uint32_t documents = 0;
};

// The first `most` of them: most documents first, equal counts by value; years newest first.
std::vector<FacetValue> ranked_values(FacetKind kind, const std::vector<std::string>& values,
                                      std::vector<Counted> counted, std::size_t most) {
  const bool years = kind == FacetKind::Year;
  const auto before = [&](const Counted& a, const Counted& b) {
    if (years) return values[a.ordinal] > values[b.ordinal];
    return a.documents != b.documents ? a.documents > b.documents : values[a.ordinal] < values[b.ordinal];
  };
  const auto end = counted.begin() + static_cast<std::ptrdiff_t>(std::min(most, counted.size()));
  std::partial_sort(counted.begin(), end, counted.end(), before);
  std::vector<FacetValue> ranked;
  for (auto value = counted.begin(); value != end; ++value)
    ranked.push_back(FacetValue{values[value->ordinal], {}, value->documents, false});
  return ranked;
}

}  // namespace

// The passages that count for a facet.
class FacetColumns::Counting {
 public:
  explicit Counting(const FacetColumns& columns)
      : columns_(columns), bits_((columns.documents_.size() + kWordBits - 1) / kWordBits, 0) {}

  void add(PassageId passage) {
    const auto index = static_cast<std::size_t>(passage);
    bits_[index / kWordBits] |= std::uint64_t{1} << (index % kWordBits);
  }

  // Passages in the order of their ids, in one walk; no call of `finish` is needed then.
  void count_all(std::span<const PassageId> passages) {
    by_combination_.assign(columns_.stated_.size(), 0);
    const std::size_t known = columns_.documents_.size();
    std::uint32_t last = kNoDocument;
    std::uint64_t bits = 0;  // of `word`, not written yet
    std::size_t word = 0;
    for (const PassageId passage : passages) {
      const auto index = static_cast<std::size_t>(passage);
      if (index >= known) break;
      const std::uint32_t document = columns_.documents_[index];
      if (document == kNoDocument) continue;
      if (index / kWordBits != word) {
        bits_[word] |= bits;
        word = index / kWordBits;
        bits = 0;
      }
      bits |= std::uint64_t{1} << (index % kWordBits);
      ++passages_;
      if (document == last) continue;
      last = document;
      ++documents_;
      ++by_combination_[columns_.stated_by_[document]];
    }
    if (word < bits_.size()) bits_[word] |= bits;
  }

  void add_all(const Counting& other) {
    for (std::size_t word = 0; word < bits_.size(); ++word) bits_[word] |= other.bits_[word];
  }

  // To be called once, after the last passage: counts what documents state.
  void finish() {
    by_combination_.assign(columns_.stated_.size(), 0);
    std::uint32_t last = kNoDocument;
    for_each([&](std::size_t passage) {
      ++passages_;
      const std::uint32_t document = columns_.documents_[passage];
      if (document == last) return;
      last = document;
      ++documents_;
      ++by_combination_[columns_.stated_by_[document]];
    });
  }

  [[nodiscard]] std::uint64_t documents() const { return documents_; }
  [[nodiscard]] std::uint64_t passages() const { return passages_; }

  [[nodiscard]] std::vector<Counted> values_of_documents(FacetKind kind) const {
    const auto facet = static_cast<std::size_t>(kind);
    std::vector<std::uint32_t> documents(columns_.values_[facet].size(), 0);
    for (std::size_t i = 0; i < by_combination_.size(); ++i)
      documents[columns_.stated_[i][facet]] += by_combination_[i];
    std::vector<Counted> counted;
    for (std::uint32_t ordinal = 0; ordinal < documents.size(); ++ordinal) {
      if (documents[ordinal] > 0) counted.push_back(Counted{ordinal, documents[ordinal]});
    }
    return counted;
  }

  // At least those that are among the first `most`.
  [[nodiscard]] std::vector<Counted> values_of_passages(const TermColumn& terms, std::size_t most) const {
    std::vector<Counted> counted;
    if (most > 0 && most < terms.values().size() && count_common(terms, most, counted)) return counted;
    return count_matches(terms);
  }

 private:
  template <class Visit>
  void for_each(const Visit& visit) const {
    for (std::size_t word = 0; word < bits_.size(); ++word) {
      for (std::uint64_t bits = bits_[word]; bits != 0; bits &= bits - 1)
        visit(word * kWordBits + static_cast<std::size_t>(std::countr_zero(bits)));
    }
  }

  [[nodiscard]] bool has(std::uint32_t passage) const {
    const std::size_t word = passage / kWordBits;
    return word < bits_.size() && (bits_[word] >> (passage % kWordBits) & 1U) != 0;
  }

  // Passages of a document are neighbours: the last document counted is all that must be remembered.
  [[nodiscard]] std::uint32_t documents_with(std::span<const std::uint32_t> passages) const {
    std::uint32_t documents = 0;
    std::uint32_t last = kNoDocument;
    if (columns_.one_passage_each_) {
      for (const std::uint32_t passage : passages) documents += has(passage) ? 1U : 0U;
      return documents;
    }
    for (const std::uint32_t passage : passages) {  // without a branch: which passages match is hard to guess
      const bool here = has(passage);
      const std::uint32_t document = columns_.documents_[passage];
      documents += here && document != last ? 1U : 0U;
      last = here ? document : last;
    }
    return documents;
  }

  // Value by value, as long as that costs less than match by match; false if it came to no end.
  [[nodiscard]] bool count_common(const TermColumn& terms, std::size_t most,
                                  std::vector<Counted>& counted) const {
    constexpr double kMatchCost = 1.5;  // a value of a match in the time of a passage of a value
    const double budget = kMatchCost * terms.values_of_passage() * static_cast<double>(passages_);
    double spent = 0;
    std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, std::greater<>> best;
    for (std::size_t rank = 0; rank <= terms.common_count(); ++rank) {
      const bool is_last = rank == terms.common_count();
      const std::size_t bound = is_last ? terms.most_of_others() : terms.common(rank).passages.size();
      if (best.size() == most && best.top() > bound) return true;
      if (is_last) return bound == 0;
      spent += static_cast<double>(bound);
      if (spent > budget) return false;
      const TermColumn::Common value = terms.common(rank);
      const std::uint32_t documents = documents_with(value.passages);
      if (documents == 0) continue;
      counted.push_back(Counted{value.ordinal, documents});
      best.push(documents);
      if (best.size() > most) best.pop();
    }
    return false;
  }

  [[nodiscard]] std::vector<Counted> count_matches(const TermColumn& terms) const {
    struct Tally {
      std::uint32_t documents = 0;
      std::uint32_t last = kNoDocument;
    };
    thread_local std::vector<Tally> tallies;  // by ordinal; as new after each call
    if (tallies.size() < terms.values().size()) tallies.resize(terms.values().size());
    std::vector<Counted> counted;
    for_each([&](std::size_t passage) {
      for (const std::uint32_t ordinal : terms.values_of(PassageId{static_cast<std::uint32_t>(passage)})) {
        Tally& tally = tallies[ordinal];
        if (std::exchange(tally.last, columns_.documents_[passage]) == columns_.documents_[passage]) continue;
        if (tally.documents++ == 0) counted.push_back(Counted{ordinal, 0});
      }
    });
    for (Counted& value : counted) value.documents = std::exchange(tallies[value.ordinal], Tally{}).documents;
    return counted;
  }

  const FacetColumns& columns_;
  std::vector<std::uint64_t> bits_;
  std::uint64_t passages_ = 0;
  std::uint64_t documents_ = 0;
  std::vector<std::uint32_t> by_combination_{};
};

// Adds each passage to the countings that it counts for, and finishes them.
void FacetColumns::share_out(std::span<const PassageId> matched, std::span<const Selected> selected,
                             Counting& all, std::vector<Counting>& missing_one) const {
  for (const PassageId passage : matched) {
    if (document_of(passage) == kNoDocument) continue;
    std::size_t missing = 0;
    std::size_t misses = 0;
    for (std::size_t i = 0; i < selected.size(); ++i) {
      const auto index = static_cast<std::size_t>(passage);
      if (index < selected[i].passages.size() && selected[i].passages[index]) continue;
      missing = i;
      ++misses;
    }
    if (misses == 0) all.add(passage);
    if (misses == 1) missing_one[missing].add(passage);
  }
  all.finish();
  for (Counting& counting : missing_one) {
    counting.add_all(all);
    counting.finish();
  }
}

FacetColumns::Counts FacetColumns::count(std::span<const PassageId> matched, std::span<const Wanted> wanted,
                                         std::span<const Selected> selected, std::size_t most) const {
  Counting all(*this);  // with what is selected of every facet
  std::vector<Counting> missing_one(selected.size(), Counting(*this));
  if (selected.empty()) {
    all.count_all(matched);
  } else {
    share_out(matched, selected, all, missing_one);
  }

  Counts counts;
  counts.documents = all.documents();
  counts.passages = all.passages();
  for (const Wanted& facet : wanted) {
    const Counting* counting = &all;
    for (std::size_t i = 0; i < selected.size(); ++i) {
      if (selected[i].kind == facet.kind) counting = &missing_one[i];
    }
    Facet ranked;
    ranked.kind = facet.kind;
    if (facet.terms != nullptr) {
      ranked.values = ranked_values(facet.kind, facet.terms->values(),
                                    counting->values_of_passages(*facet.terms, most), most);
    } else {
      ranked.values = ranked_values(facet.kind, values_[static_cast<std::size_t>(facet.kind)],
                                    counting->values_of_documents(facet.kind), most);
    }
    counts.facets.push_back(std::move(ranked));
  }
  return counts;
}

}  // namespace vidensgraf
