// Facet counts from arrays in memory. Xapian's own ValueCountMatchSpy decodes a value for each match and
// facet: three times the time of the search itself on large results.
//
// Selections are not part of the matches that are counted. A matching passage that has what is selected of
// all facets but one counts for that one facet only; one that has all counts for all. So a single pass gives
// each facet its counts without its own selection ("sticky" or multi-select facets).

#include "query/facets.h"

#include <algorithm>
#include <array>
#include <iterator>
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
  std::vector<std::string> terms;
  const auto listed = full_text.terms(prefix, [&](std::string_view term, std::uint64_t) {
    terms.emplace_back(term);
    return true;
  });
  if (!listed) return fail(listed.error());
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;  // passage and ordinal
  std::uint32_t end = 0;
  for (const std::string& term : terms) {
    const auto ordinal = static_cast<std::uint32_t>(column.values_.size());
    column.values_.push_back(term.substr(prefix.size()));
    const auto visited = full_text.postings(term, [&](PassageId passage, std::uint32_t) {
      pairs.emplace_back(static_cast<std::uint32_t>(passage), ordinal);
      end = std::max(end, static_cast<std::uint32_t>(passage) + 1);
      return true;
    });
    if (!visited) return fail(visited.error());
  }
  // Sorted by counting: terms came in the order of their ordinals.
  column.first_.assign(end + std::size_t{1}, 0);
  for (const auto& [passage, ordinal] : pairs) ++column.first_[passage + 1];
  for (std::size_t i = 1; i < column.first_.size(); ++i) column.first_[i] += column.first_[i - 1];
  column.ordinals_.resize(pairs.size());
  std::vector<std::uint32_t> next = column.first_;
  for (const auto& [passage, ordinal] : pairs) column.ordinals_[next[passage]++] = ordinal;
  return column;
}

Result<FacetColumns> FacetColumns::load(const FullTextReader& full_text) {
  FacetColumns loaded;
  // Passages of one document have consecutive ids, so a new id in the slot is a new document.
  const auto documents =
      full_text.values(value_slot::kDocument, [&loaded](PassageId passage, std::string_view id) {
        const auto index = static_cast<std::size_t>(passage);
        if (loaded.documents_.size() <= index) loaded.documents_.resize(index + 1, kNoDocument);
        if (loaded.ids_.empty() || loaded.ids_.back() != id) loaded.ids_.emplace_back(id);
        loaded.documents_[index] = static_cast<std::uint32_t>(loaded.ids_.size() - 1);
        return true;
      });
  if (!documents) return fail(documents.error());

  struct Source {
    std::uint32_t slot;
    FacetKind kind;
  };
  for (const Source source :
       {Source{value_slot::kType, FacetKind::Type}, Source{value_slot::kPublisher, FacetKind::Publisher},
        Source{value_slot::kYear, FacetKind::Year}}) {
    Column column;
    column.kind = source.kind;
    column.values.emplace_back();
    column.ordinals.assign(loaded.ids_.size(), 0);
    std::unordered_map<std::string, std::uint32_t> known;
    const auto values = full_text.values(source.slot, [&](PassageId passage, std::string_view value) {
      const std::uint32_t document = loaded.document_of(passage);
      if (document == kNoDocument || column.ordinals[document] != 0) return true;
      const auto [found, fresh] =
          known.try_emplace(std::string(value), static_cast<std::uint32_t>(column.values.size()));
      if (fresh) column.values.emplace_back(value);
      column.ordinals[document] = found->second;
      return true;
    });
    if (!values) return fail(values.error());
    loaded.columns_.push_back(std::move(column));
  }
  return loaded;
}

std::uint32_t FacetColumns::document_of(PassageId passage) const {
  const auto index = static_cast<std::size_t>(passage);
  return index < documents_.size() ? documents_[index] : kNoDocument;
}

const std::string& FacetColumns::year_of(std::uint32_t document) const {
  const Column& years = column(FacetKind::Year);
  return years.values[years.ordinals[document]];
}

PassageId FacetColumns::first_passage_of(PassageId passage) const {
  auto index = static_cast<std::size_t>(passage);
  while (index > 0 && index < documents_.size() && documents_[index - 1] == documents_[index]) --index;
  return PassageId{static_cast<std::uint32_t>(index)};
}

const FacetColumns::Column& FacetColumns::column(FacetKind kind) const {
  return *std::find_if(columns_.begin(), columns_.end(),
                       [kind](const Column& column) { return column.kind == kind; });
}

namespace {

// Those matches that count for one facet: the document of each, and the passage where the facet's values
// belong to passages. A document counts once for a value, however many of its passages have it; passages of
// a document are neighbours, so the last document counted is all that must be remembered.
struct Match {
  std::uint32_t document = 0;
  PassageId passage{};
};

// Values with their documents, most documents first.
std::vector<FacetValue> ranked_values(FacetKind kind, const std::vector<std::string>& values,
                                      const std::vector<std::uint32_t>& documents, std::size_t most) {
  std::vector<std::uint32_t> found;
  for (std::uint32_t ordinal = 0; ordinal < documents.size(); ++ordinal) {
    if (documents[ordinal] > 0) found.push_back(ordinal);
  }
  const bool years = kind == FacetKind::Year;
  const auto before = [&](std::uint32_t a, std::uint32_t b) {
    if (years) return values[a] > values[b];
    return documents[a] != documents[b] ? documents[a] > documents[b] : values[a] < values[b];
  };
  const auto end = found.begin() + static_cast<std::ptrdiff_t>(std::min(most, found.size()));
  std::partial_sort(found.begin(), end, found.end(), before);
  std::vector<FacetValue> ranked;
  for (auto ordinal = found.begin(); ordinal != end; ++ordinal)
    ranked.push_back(FacetValue{values[*ordinal], {}, documents[*ordinal], false});
  return ranked;
}

}  // namespace

FacetColumns::Counts FacetColumns::count(std::span<const PassageId> matched, std::span<const Wanted> wanted,
                                         std::span<const Selected> selected, std::size_t most) const {
  Counts counts;
  std::vector<Match> matches;  // with what is selected of every facet
  std::vector<std::vector<Match>> missing_one(selected.size());
  matches.reserve(matched.size());
  std::uint32_t last = kNoDocument;
  for (const PassageId passage : matched) {
    const std::uint32_t document = document_of(passage);
    if (document == kNoDocument) continue;
    std::size_t missing = 0;
    std::size_t misses = 0;
    for (std::size_t i = 0; i < selected.size(); ++i) {
      const auto index = static_cast<std::size_t>(passage);
      if (index < selected[i].passages.size() && selected[i].passages[index]) continue;
      missing = i;
      ++misses;
    }
    if (misses > 1) continue;
    if (misses == 1) {
      missing_one[missing].push_back(Match{document, passage});
      continue;
    }
    matches.push_back(Match{document, passage});
    counts.documents += document == last ? 0 : 1;
    last = document;
  }
  counts.passages = matches.size();

  for (const Wanted& facet : wanted) {
    std::vector<Match> merged;
    const std::vector<Match>* counted = &matches;
    for (std::size_t i = 0; i < selected.size(); ++i) {
      if (selected[i].kind != facet.kind) continue;
      std::merge(matches.begin(), matches.end(), missing_one[i].begin(), missing_one[i].end(),
                 std::back_inserter(merged),
                 [](const Match& a, const Match& b) { return a.passage < b.passage; });
      counted = &merged;
    }
    const Column* const of_documents = facet.terms == nullptr ? &column(facet.kind) : nullptr;
    const std::vector<std::string>& values =
        of_documents != nullptr ? of_documents->values : facet.terms->values();
    std::vector<std::uint32_t> documents(values.size(), 0);
    if (of_documents != nullptr) {
      std::uint32_t before = kNoDocument;
      for (const Match& match : *counted) {
        if (match.document != before) ++documents[of_documents->ordinals[match.document]];
        before = match.document;
      }
    } else {
      std::vector<std::uint32_t> before(values.size(), kNoDocument);
      for (const Match& match : *counted) {
        for (const std::uint32_t ordinal : facet.terms->values_of(match.passage)) {
          if (std::exchange(before[ordinal], match.document) != match.document) ++documents[ordinal];
        }
      }
    }
    Facet ranked;
    ranked.kind = facet.kind;
    ranked.values = ranked_values(facet.kind, values, documents, most);
    counts.facets.push_back(std::move(ranked));
  }
  return counts;
}

}  // namespace vidensgraf
