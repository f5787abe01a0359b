// Facet counts from arrays in memory. Xapian's own ValueCountMatchSpy decodes a value for each match and
// facet: three times the time of the search itself on large results.

#include "query/facets.h"

#include <algorithm>
#include <unordered_map>

#include "store/full_text_schema.h"

namespace vidensgraf {

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
    const char* field;
  };
  for (const Source source : {Source{value_slot::kType, "type"}, Source{value_slot::kPublisher, "publisher"},
                              Source{value_slot::kYear, "year"}}) {
    Column column;
    column.field = source.field;
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

FacetColumns::Counts FacetColumns::count(std::span<const PassageId> matched) const {
  Counts counts;
  std::vector<bool> seen(ids_.size(), false);
  std::vector<std::vector<std::uint64_t>> tallies;
  for (const Column& column : columns_) tallies.emplace_back(column.values.size(), 0);
  for (const PassageId passage : matched) {
    const std::uint32_t document = document_of(passage);
    if (document == kNoDocument || seen[document]) continue;
    seen[document] = true;
    ++counts.documents;
    for (std::size_t i = 0; i < columns_.size(); ++i) ++tallies[i][columns_[i].ordinals[document]];
  }
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    Facet facet;
    facet.field = columns_[i].field;
    for (std::size_t ordinal = 0; ordinal < tallies[i].size(); ++ordinal) {
      if (tallies[i][ordinal] == 0) continue;
      facet.values.push_back(FacetValue{columns_[i].values[ordinal], tallies[i][ordinal]});
    }
    const bool years = facet.field == "year";
    std::sort(facet.values.begin(), facet.values.end(), [years](const FacetValue& a, const FacetValue& b) {
      if (years) return a.value > b.value;
      return a.documents != b.documents ? a.documents > b.documents : a.value < b.value;
    });
    counts.facets.push_back(std::move(facet));
  }
  return counts;
}

}  // namespace vidensgraf
