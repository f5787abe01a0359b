// The arrays that facets are counted from (query/search/facet_counts.cpp).

#include "query/search/facets.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <utility>

#include "store/full_text_schema.h"

namespace vidensgraf {
namespace {

struct KindName {
  FacetKind kind;
  std::string_view name;
  std::string_view field;  // of the query language
};
constexpr std::array<KindName, kFacetKinds> kKindNames = {{
    {FacetKind::Type, "type", "type"},
    {FacetKind::Publisher, "publisher", "udgiver"},
    {FacetKind::Year, "year", "år"},
    {FacetKind::TargetGroup, "target_group", "målgruppe"},
    {FacetKind::Law, "law", "lov"},
    {FacetKind::Concept, "concept", "begreb"},
}};

std::size_t hash_of(std::span<const std::uint32_t> values) {
  constexpr std::size_t kPrime = 0x100000001B3;  // of FNV-1a
  std::size_t hash = 0xCBF29CE484222325;
  for (const std::uint32_t value : values) hash = (hash ^ value) * kPrime;
  return hash;
}

bool is_type_of_legislation(std::string_view type) {
  const std::string folded = fold_label(type);
  return folded == "lov" || folded == "lovbekendtgørelse" || folded == "bekendtgørelse";
}

}  // namespace

std::string_view name_of(FacetKind kind) { return kKindNames[static_cast<std::size_t>(kind)].name; }

std::optional<FacetKind> facet_kind_named(std::string_view name) {
  for (const KindName& entry : kKindNames) {
    if (name == entry.name || name == entry.field) return entry.kind;
  }
  return std::nullopt;
}

Result<TermColumn> TermColumn::load(const FullTextReader& full_text, std::string_view prefix) {
  TermColumn column;
  const auto listed = full_text.terms(prefix, [&](std::string_view term, std::uint64_t) {
    column.values_ += term.substr(prefix.size());
    column.value_begin_.push_back(static_cast<std::uint32_t>(column.values_.size()));
    return true;
  });
  if (!listed) return fail(listed.error());
  column.values_.shrink_to_fit();
  column.value_begin_.shrink_to_fit();
  const auto visit_postings = [&](const auto& visit) -> Result<void> {
    for (std::uint32_t ordinal = 0; ordinal < column.value_count(); ++ordinal) {
      const std::string term = std::string(prefix).append(column.value(ordinal));
      auto visited = full_text.postings(term, [&](PassageId passage, std::uint32_t) {
        visit(static_cast<std::size_t>(passage), ordinal);
        return true;
      });
      if (!visited) return visited;
    }
    return {};
  };
  // Sorted by counting, in two walks: pairs of passage and ordinal, kept in between, would be the most that
  // a search ever takes of memory.
  std::vector<std::uint32_t> frequencies(column.value_count(), 0);
  std::vector<std::uint32_t> first = {0};  // by passage: where its ordinals start; one more at the end
  const auto counted = visit_postings([&](std::size_t passage, std::uint32_t ordinal) {
    if (first.size() < passage + 2) first.resize(passage + 2, 0);
    ++first[passage + 1];
    ++frequencies[ordinal];
    column.any_.add(static_cast<PassageId>(passage));
  });
  if (!counted) return fail(counted.error());
  for (std::size_t i = 1; i < first.size(); ++i) first[i] += first[i - 1];
  column.ordinals_.resize(first.back());
  column.postings_ = first.back();
  std::vector<std::uint32_t> next = first;
  const auto filled = visit_postings([&](std::size_t passage, std::uint32_t ordinal) {
    const bool has_room = passage + 1 < first.size() && next[passage] < first[passage + 1];
    if (has_room) column.ordinals_[next[passage]++] = ordinal;
  });
  if (!filled) return fail(filled.error());
  column.find_sets(first);
  constexpr double kMany = 2;  // values of a passage, from which on counting value by value can pay
  if (column.values_of_passage() >= kMany) {
    column.find_common(frequencies);
  } else if (!frequencies.empty()) {
    column.most_of_others_ = *std::max_element(frequencies.begin(), frequencies.end());
  }
  return column;
}

// Leaves each set once in ordinals_, which has those of all passages at first.
void TermColumn::find_sets(const std::vector<std::uint32_t>& first) {
  end_ = first.size() - 1;
  std::unordered_multimap<std::size_t, std::uint32_t> known;  // by hash
  std::uint32_t end = 0;
  for (std::size_t passage = 0; passage + 1 < first.size(); ++passage) {
    if (passage % PassageSet::kWordBits == 0) {
      first_of_word_.push_back(static_cast<std::uint32_t>(set_of_.size()));
    }
    const auto values = std::span(ordinals_).subspan(first[passage], first[passage + 1] - first[passage]);
    if (values.empty()) continue;
    const std::size_t hash = hash_of(values);
    const auto [begin, behind] = known.equal_range(hash);
    const auto same = std::find_if(begin, behind, [&](const auto& entry) {
      return std::ranges::equal(values_of_set(entry.second), values);
    });
    if (same != behind) {
      set_of_.push_back(same->second);
      continue;
    }
    set_of_.push_back(static_cast<std::uint32_t>(set_count()));
    known.emplace(hash, set_of_.back());
    std::copy(values.begin(), values.end(), ordinals_.begin() + end);
    end += static_cast<std::uint32_t>(values.size());
    set_begin_.push_back(end);
  }
  ordinals_.resize(end);
  ordinals_.shrink_to_fit();
  set_of_.shrink_to_fit();
  set_begin_.shrink_to_fit();
}

// Those with at least one of 2,000 passages: what the first places of large results are among.
void TermColumn::find_common(const std::vector<std::uint32_t>& frequencies) {
  constexpr std::size_t kShare = 2'000;
  constexpr std::uint32_t kNone = UINT32_MAX;
  const std::size_t least = std::max<std::size_t>(2, end_ / kShare);
  for (std::uint32_t ordinal = 0; ordinal < frequencies.size(); ++ordinal) {
    if (frequencies[ordinal] >= least) {
      common_.push_back(Common{ordinal, frequencies[ordinal]});
    } else {
      most_of_others_ = std::max<std::size_t>(most_of_others_, frequencies[ordinal]);
    }
  }
  std::sort(common_.begin(), common_.end(), [](const Common& a, const Common& b) {
    return a.passages != b.passages ? a.passages > b.passages : a.ordinal < b.ordinal;
  });
  std::vector<std::uint32_t> next(frequencies.size(), kNone);  // by ordinal, in passages_
  std::uint32_t size = 0;
  for (const Common& value : common_) {
    next[value.ordinal] = size;
    size += value.passages;
  }
  passages_.resize(size);
  range_begin_.assign(common_.size() * range_count() + 1, size);
  for (std::uint32_t passage = 0; passage < end_; ++passage) {
    if (passage % kRange == 0) {
      for (std::size_t rank = 0; rank < common_.size(); ++rank)
        range_begin_[rank * range_count() + passage / kRange] = next[common_[rank].ordinal];
    }
    for (const std::uint32_t ordinal : values_of(PassageId{passage})) {
      std::uint32_t& place = next[ordinal];
      if (place != kNone) passages_[place++] = static_cast<std::uint16_t>(passage % kRange);
    }
  }
}

double TermColumn::values_of_passage() const {
  return static_cast<double>(postings_) / static_cast<double>(std::max<std::size_t>(1, end_));
}

Result<FacetColumns> FacetColumns::load(const FullTextReader& full_text) {
  FacetColumns loaded;
  // Passages of one document have consecutive ids, so a new id in the slot is a new document.
  const auto documents =
      full_text.values(value_slot::kDocument, [&loaded](PassageId passage, std::string_view id) {
        const auto index = static_cast<std::size_t>(passage);
        if (loaded.documents_.size() <= index) loaded.documents_.resize(index + 1, kNoDocument);
        const std::size_t known = loaded.id_begin_.size() - 1;
        if (known == 0 || loaded.document_id(static_cast<std::uint32_t>(known - 1)) != id) {
          loaded.ids_ += id;
          loaded.id_begin_.push_back(static_cast<std::uint32_t>(loaded.ids_.size()));
        } else {
          loaded.one_passage_each_ = false;
        }
        loaded.documents_[index] = static_cast<std::uint32_t>(loaded.id_begin_.size() - 2);
        return true;
      });
  if (!documents) return fail(documents.error());
  loaded.ids_.shrink_to_fit();
  loaded.documents_.shrink_to_fit();
  loaded.id_begin_.shrink_to_fit();

  constexpr std::array<std::uint32_t, kDocumentFacets> kSlots = {value_slot::kType, value_slot::kPublisher,
                                                                 value_slot::kYear};
  std::vector<Stated> stated(loaded.id_begin_.size() - 1, Stated{});
  for (std::size_t facet = 0; facet < kSlots.size(); ++facet) {
    std::vector<std::string>& values = loaded.values_[facet];
    values.emplace_back();
    std::unordered_map<std::string, std::uint32_t> known;
    const auto walked = full_text.values(kSlots[facet], [&](PassageId passage, std::string_view value) {
      const std::uint32_t document = loaded.document_of(passage);
      if (document == kNoDocument || stated[document][facet] != 0) return true;
      const auto [found, fresh] =
          known.try_emplace(std::string(value), static_cast<std::uint32_t>(values.size()));
      if (fresh) values.emplace_back(value);
      stated[document][facet] = found->second;
      return true;
    });
    if (!walked) return fail(walked.error());
  }
  std::map<Stated, std::uint32_t> combinations;
  loaded.stated_by_.reserve(stated.size());
  for (const Stated& combination : stated) {
    const auto [found, fresh] =
        combinations.try_emplace(combination, static_cast<std::uint32_t>(loaded.stated_.size()));
    if (fresh) loaded.stated_.push_back(combination);
    loaded.stated_by_.push_back(found->second);
  }
  constexpr auto kType = static_cast<std::size_t>(FacetKind::Type);
  for (const Stated& combination : loaded.stated_) {
    loaded.is_legislation_.push_back(is_type_of_legislation(loaded.values_[kType][combination[kType]]));
  }
  loaded.find_words();
  return loaded;
}

void FacetColumns::find_words() {
  constexpr std::size_t kWidth = PassageSet::kWordBits;
  const std::size_t words = (documents_.size() + kWidth - 1) / kWidth;
  known_.assign(words, 0);
  follows_.assign(words, 0);
  std::uint32_t last = kNoDocument;
  for (std::size_t word = 0; word < words; ++word) {
    std::vector<StatedHere> here;
    const std::size_t begin = word * kWidth;
    for (std::size_t at = begin; at < std::min(begin + kWidth, documents_.size()); ++at) {
      const std::uint32_t document = documents_[at];
      if (document == kNoDocument) continue;
      const std::uint64_t bit = std::uint64_t{1} << (at - begin);
      known_[word] |= bit;
      if (std::exchange(last, document) == document) follows_[word] |= bit;
      const std::uint32_t stated = stated_by_[document];
      const auto same = std::find_if(here.begin(), here.end(),
                                     [stated](const StatedHere& other) { return other.stated == stated; });
      if (same != here.end()) {
        same->passages |= bit;
      } else {
        here.push_back(StatedHere{bit, stated});
      }
    }
    if (here.size() <= kMostStated) stated_here_.insert(stated_here_.end(), here.begin(), here.end());
    stated_begin_.push_back(static_cast<std::uint32_t>(stated_here_.size()));
  }
  stated_here_.shrink_to_fit();
}

std::uint32_t FacetColumns::document_of(PassageId passage) const {
  const auto index = static_cast<std::size_t>(passage);
  return index < documents_.size() ? documents_[index] : kNoDocument;
}

const std::string& FacetColumns::year_of(std::uint32_t document) const {
  constexpr auto kYear = static_cast<std::size_t>(FacetKind::Year);
  return values_[kYear][stated_[stated_by_[document]][kYear]];
}

PassageId FacetColumns::first_passage_of(PassageId passage) const {
  auto index = static_cast<std::size_t>(passage);
  while (index > 0 && index < documents_.size() && documents_[index - 1] == documents_[index]) --index;
  return PassageId{static_cast<std::uint32_t>(index)};
}

}  // namespace vidensgraf
