// Facet counts from arrays in memory. Xapian's own ValueCountMatchSpy decodes a value for each match and
// facet: three times the time of the search itself on large results.
//
// Selections are not part of the matches that are counted. A matching passage that has what is selected of
// all facets but one counts for that one facet only; one that has all counts for all: so each facet gets its
// counts without its own selection ("sticky" or multi-select facets).
//
// Type, publisher and year are counted together, once a document, and for 64 passages at a time where they
// all state the same. Of values that passages have, sets are counted (few passages have a set of their own),
// match by match; what a document has in several passages is taken off again. Where passages have many values
// and much matches, the values are counted one after the other over a set of bits, the commonest first: no
// value has more matches than passages, so that counting ends where the last of the places shown has more
// matches than the next value has passages (the threshold algorithm of Fagin, Lotem and Naor 2003 on one
// list).

#include <algorithm>
#include <bit>
#include <functional>
#include <queue>
#include <utility>

#include "query/search/facets.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kWordBits = PassageSet::kWordBits;

struct Counted {
  std::uint32_t ordinal = 0;
  std::uint32_t documents = 0;
};

// The first `most` values: those of most documents first, then by name; of years the newest first.
template <class ValueOf>
std::vector<FacetValue> ranked_values(FacetKind kind, const ValueOf& value_of, std::vector<Counted> counted,
                                      std::size_t most) {
  const bool years = kind == FacetKind::Year;
  const auto before = [&](const Counted& a, const Counted& b) {
    if (years) return value_of(a.ordinal) > value_of(b.ordinal);
    return a.documents != b.documents ? a.documents > b.documents : value_of(a.ordinal) < value_of(b.ordinal);
  };
  const auto end = counted.begin() + static_cast<std::ptrdiff_t>(std::min(most, counted.size()));
  std::partial_sort(counted.begin(), end, counted.end(), before);
  std::vector<FacetValue> ranked;
  for (auto value = counted.begin(); value != end; ++value)
    ranked.push_back(FacetValue{std::string(value_of(value->ordinal)), {}, value->documents, false});
  return ranked;
}

}  // namespace

// The passages that count for a facet.
class FacetColumns::Counting {
 public:
  Counting(const FacetColumns& columns, const PassageSet& matches)
      : columns_(columns), bits_(columns.known_), by_combination_(columns.stated_.size(), 0) {
    for (std::size_t word = 0; word < bits_.size(); ++word) bits_[word] &= matches.word(word);
    count_documents();
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

  // Values with the number of documents; all that can be among the first `most` are there.
  [[nodiscard]] std::vector<Counted> values_of_passages(const TermColumn& terms, std::size_t most) const {
    std::vector<Counted> counted;
    if (most > 0 && most < terms.value_count() && count_common(terms, most, counted)) return counted;
    return count_sets(terms);
  }

 private:
  static constexpr std::size_t kNoPassage = SIZE_MAX;

  template <class Visit>
  static void for_each(std::uint64_t bits, std::size_t word, const Visit& visit) {
    for (; bits != 0; bits &= bits - 1)
      visit(word * kWordBits + static_cast<std::size_t>(std::countr_zero(bits)));
  }

  // The match before `passage`, whose word has `bits`; `before` is the last one of the words before.
  static std::size_t match_before(std::size_t passage, std::uint64_t bits, std::size_t before) {
    const std::uint64_t lower = bits & ((std::uint64_t{1} << (passage % kWordBits)) - 1);
    return lower == 0 ? before : last_of(lower, passage / kWordBits);
  }
  static std::size_t last_of(std::uint64_t bits, std::size_t word) {
    return word * kWordBits + kWordBits - 1 - static_cast<std::size_t>(std::countl_zero(bits));
  }

  void count_documents() {
    std::size_t before = kNoPassage;
    for (std::size_t word = 0; word < bits_.size(); ++word) {
      const std::uint64_t bits = bits_[word];
      if (bits == 0) continue;
      std::uint64_t first = bits;  // of their documents
      for_each(bits & columns_.follows_[word], word, [&](std::size_t passage) {
        const std::size_t other = match_before(passage, bits, before);
        const bool same = other != kNoPassage && columns_.documents_[other] == columns_.documents_[passage];
        if (same) first &= ~(std::uint64_t{1} << (passage % kWordBits));
      });
      before = last_of(bits, word);
      passages_ += static_cast<std::uint64_t>(std::popcount(bits));
      documents_ += static_cast<std::uint64_t>(std::popcount(first));
      const std::uint32_t begin = columns_.stated_begin_[word];
      const std::uint32_t end = columns_.stated_begin_[word + 1];
      for (std::uint32_t i = begin; i < end; ++i) {
        const StatedHere& here = columns_.stated_here_[i];
        by_combination_[here.stated] += static_cast<std::uint32_t>(std::popcount(first & here.passages));
      }
      if (begin < end) continue;
      for_each(first, word, [&](std::size_t passage) {
        ++by_combination_[columns_.stated_by_[columns_.documents_[passage]]];
      });
    }
  }

  // How many documents have a common value in a match.
  [[nodiscard]] std::uint32_t documents_with(const TermColumn& terms, std::size_t rank) const {
    std::uint32_t documents = 0;
    std::uint32_t last = kNoDocument;
    for (std::size_t range = 0; range < terms.range_count(); ++range) {
      const auto passages = terms.passages_of(rank, range);
      const std::size_t begin = range * TermColumn::kRange;
      const std::size_t words = bits_.size() - std::min(bits_.size(), begin / kWordBits);
      const std::uint64_t* const bits = bits_.data() + (bits_.size() - words);
      const auto has = [words, bits](std::uint16_t passage) {
        const std::size_t word = passage / kWordBits;
        return word < words && (bits[word] >> (passage % kWordBits) & 1U) != 0;
      };
      if (columns_.one_passage_each_) {
        for (const std::uint16_t passage : passages) documents += has(passage) ? 1U : 0U;
        continue;
      }
      // Passages of a document are neighbours: the last document counted is all that must be remembered.
      for (const std::uint16_t passage : passages) {  // without a branch: which match is hard to guess
        const bool here = has(passage);
        const std::uint32_t document = columns_.documents_[begin + passage];
        documents += here && document != last ? 1U : 0U;
        last = here ? document : last;
      }
    }
    return documents;
  }

  // Counts value by value, the commonest first. False if that would cost more than going through the matches:
  // what `counted` then holds is incomplete.
  [[nodiscard]] bool count_common(const TermColumn& terms, std::size_t most,
                                  std::vector<Counted>& counted) const {
    constexpr double kMatchCost = 1.5;  // of counting one match, where one passage of a value costs 1
    const double budget = kMatchCost * terms.values_of_passage() * static_cast<double>(passages_);
    double spent = 0;
    std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, std::greater<>> best;
    for (std::size_t rank = 0; rank <= terms.common().size(); ++rank) {
      const bool is_last = rank == terms.common().size();
      const std::size_t bound = is_last ? terms.most_of_others() : terms.common()[rank].passages;
      if (best.size() == most && best.top() > bound) return true;
      if (is_last) return bound == 0;
      spent += static_cast<double>(bound);
      if (spent > budget) return false;
      const std::uint32_t documents = documents_with(terms, rank);
      if (documents == 0) continue;
      counted.push_back(Counted{terms.common()[rank].ordinal, documents});
      best.push(documents);
      if (best.size() > most) best.pop();
    }
    return false;
  }

  // Counts passages by their sets of values, then takes off what a document has in more than one passage.
  [[nodiscard]] std::vector<Counted> count_sets(const TermColumn& terms) const {
    thread_local std::vector<std::uint32_t> by_set;  // zero again after each call
    if (by_set.size() < terms.set_count()) by_set.resize(terms.set_count(), 0);
    std::vector<std::uint32_t> sets;
    std::size_t set_count = 0;
    const ZeroAgain zero_again(by_set, sets, set_count);  // also where there is no memory for what follows
    Repeated repeated(columns_, terms);
    for (std::size_t word = 0; word < bits_.size(); ++word) {
      const std::uint64_t any = terms.passages().word(word);
      const std::uint64_t bits = bits_[word] & any;
      if (bits == 0) continue;
      if (sets.size() < set_count + kWordBits) sets.resize(2 * sets.size() + kWordBits);
      const std::uint32_t* const sets_here = terms.sets_of_word(word);
      for (std::uint64_t left = bits; left != 0; left &= left - 1) {
        const std::uint64_t lower = (left & -left) - 1;
        const std::uint32_t set = sets_here[std::popcount(any & lower)];
        sets[set_count] = set;  // without a branch: which sets are new is hard to guess
        set_count += by_set[set]++ == 0 ? 1U : 0U;
      }
      repeated.add(bits, word);
    }
    sets.resize(set_count);
    std::size_t values_of_sets = 0;
    for (const std::uint32_t set : sets) values_of_sets += terms.values_of_set(set).size();
    constexpr std::size_t kFew = 32;  // sorting them costs less than a look at this many values for each
    if (values_of_sets < terms.value_count() / kFew) return sum_few(terms, sets, by_set, repeated.ordinals());
    std::vector<std::uint32_t> documents(terms.value_count(), 0);
    for (const std::uint32_t set : sets) {
      for (const std::uint32_t ordinal : terms.values_of_set(set)) documents[ordinal] += by_set[set];
    }
    for (const std::uint32_t ordinal : repeated.ordinals()) --documents[ordinal];
    std::vector<Counted> counted;
    for (std::uint32_t ordinal = 0; ordinal < documents.size(); ++ordinal) {
      if (documents[ordinal] > 0) counted.push_back(Counted{ordinal, documents[ordinal]});
    }
    return counted;
  }

  // The sums of count_sets, where only few of very many values occur.
  static std::vector<Counted> sum_few(const TermColumn& terms, const std::vector<std::uint32_t>& sets,
                                      const std::vector<std::uint32_t>& by_set,
                                      const std::vector<std::uint32_t>& repeated) {
    std::vector<Counted> parts;
    for (const std::uint32_t set : sets) {
      for (const std::uint32_t ordinal : terms.values_of_set(set)) parts.push_back({ordinal, by_set[set]});
    }
    std::sort(parts.begin(), parts.end(),
              [](const Counted& a, const Counted& b) { return a.ordinal < b.ordinal; });
    std::vector<Counted> counted;
    for (const Counted& part : parts) {
      if (counted.empty() || counted.back().ordinal != part.ordinal) {
        counted.push_back(part);
      } else {
        counted.back().documents += part.documents;
      }
    }
    for (const std::uint32_t ordinal : repeated) {  // a first match of the document has it: it is never zero
      --std::lower_bound(counted.begin(), counted.end(), ordinal,
                         [](const Counted& one, std::uint32_t wanted) { return one.ordinal < wanted; })
            ->documents;
    }
    return counted;
  }

  // Sets the counts of the first `count` of `sets` to zero.
  class ZeroAgain {
   public:
    ZeroAgain(std::vector<std::uint32_t>& by_set, const std::vector<std::uint32_t>& sets,
              const std::size_t& count)
        : by_set_(by_set), sets_(sets), count_(count) {}
    ZeroAgain(const ZeroAgain&) = delete;
    ZeroAgain& operator=(const ZeroAgain&) = delete;
    ~ZeroAgain() {
      for (std::size_t i = 0; i < count_; ++i) by_set_[sets_[i]] = 0;
    }

   private:
    std::vector<std::uint32_t>& by_set_;
    const std::vector<std::uint32_t>& sets_;
    const std::size_t& count_;
  };

  // Values of matches that an earlier match of the same document has, too.
  class Repeated {
   public:
    Repeated(const FacetColumns& columns, const TermColumn& terms) : columns_(columns), terms_(terms) {}

    // Words with matches, in their order.
    void add(std::uint64_t bits, std::size_t word) {
      for_each(bits & columns_.follows_[word], word, [&](std::size_t passage) {
        const std::size_t other = match_before(passage, bits, before_);
        const std::uint32_t document = columns_.documents_[passage];
        if (other == kNoPassage || columns_.documents_[other] != document) return;
        if (std::exchange(document_, document) != document) note(other);
        note(passage);
      });
      before_ = last_of(bits, word);
    }
    [[nodiscard]] const std::vector<std::uint32_t>& ordinals() const { return ordinals_; }

   private:
    void note(std::size_t passage) {
      if (seen_in_.empty()) seen_in_.assign(terms_.value_count(), kNoDocument);
      for (const std::uint32_t ordinal : terms_.values_of(PassageId{static_cast<std::uint32_t>(passage)})) {
        if (std::exchange(seen_in_[ordinal], document_) == document_) ordinals_.push_back(ordinal);
      }
    }

    const FacetColumns& columns_;
    const TermColumn& terms_;
    std::size_t before_ = kNoPassage;
    std::uint32_t document_ = kNoDocument;  // the last one of which several passages match
    std::vector<std::uint32_t> seen_in_{};  // by value: the last such document that has it
    std::vector<std::uint32_t> ordinals_{};
  };

  const FacetColumns& columns_;
  std::vector<std::uint64_t> bits_;
  std::uint64_t passages_ = 0;
  std::uint64_t documents_ = 0;
  std::vector<std::uint32_t> by_combination_;
};

FacetColumns::Counts FacetColumns::count(const PassageSet& matched, std::span<const Wanted> wanted,
                                         std::span<const Selected> selected, std::size_t most) const {
  const auto having_all_but = [&](std::size_t left_out) {
    PassageSet having = matched;
    for (std::size_t i = 0; i < selected.size(); ++i) {
      if (i != left_out) having.keep(selected[i].passages);
    }
    return having;
  };
  const Counting all(*this, selected.empty() ? matched : having_all_but(selected.size()));
  std::vector<Counting> missing_one;
  for (std::size_t i = 0; i < selected.size(); ++i) missing_one.emplace_back(*this, having_all_but(i));

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
      const auto value_of = [&facet](std::uint32_t ordinal) { return facet.terms->value(ordinal); };
      ranked.values =
          ranked_values(facet.kind, value_of, counting->values_of_passages(*facet.terms, most), most);
    } else {
      const auto& values = values_[static_cast<std::size_t>(facet.kind)];
      const auto value_of = [&values](std::uint32_t ordinal) { return std::string_view(values[ordinal]); };
      ranked.values = ranked_values(facet.kind, value_of, counting->values_of_documents(facet.kind), most);
    }
    counts.facets.push_back(std::move(ranked));
  }
  return counts;
}

}  // namespace vidensgraf
