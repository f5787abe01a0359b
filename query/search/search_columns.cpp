#include "query/search/search_columns.h"

#include <utility>

#include <fmt/format.h>

#include "graph/graph_rows.h"
#include "graph/review_overlay.h"
#include "query/search/synonyms.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMaxNames = 50'000;  // whose synonyms and labels are remembered: some 5 MB each

struct Shared {
  std::mutex loading;
  std::weak_ptr<SearchColumns> columns;
};

// By state of an index. Entries of states that nobody has open go when the next one is opened.
std::shared_ptr<Shared> shared_for(const std::string& state) {
  static std::mutex mutex;
  static std::unordered_map<std::string, std::shared_ptr<Shared>> known;
  const std::lock_guard lock(mutex);
  std::erase_if(known, [](const auto& entry) {
    return entry.second.use_count() == 1 && entry.second->columns.expired();
  });
  std::shared_ptr<Shared>& shared = known[state];
  if (!shared) shared = std::make_shared<Shared>();
  return shared;
}

bool has_many_long_texts(const SearchColumns& columns) {
  constexpr std::size_t kShare = 20;  // one passage of so many follows another of its text
  const FacetColumns& documents = columns.documents;
  std::size_t following = 0;
  for (std::uint32_t id = 2; id < documents.passage_end(); ++id) {
    const PassageId passage{id};
    const bool follows = documents.document_of(passage) == documents.document_of(PassageId{id - 1});
    if (follows && columns.is_in_text(passage)) ++following;
  }
  return following * kShare > documents.passage_end();
}

}  // namespace

Result<std::shared_ptr<SearchColumns>> SearchColumns::of(const FullTextReader& full_text,
                                                         std::shared_ptr<const Analyzer> analyzer) {
  const std::shared_ptr<Shared> shared =
      shared_for(fmt::format("{}\n{}", full_text.state(), fmt::ptr(analyzer.get())));
  const std::lock_guard lock(shared->loading);
  if (auto columns = shared->columns.lock()) return columns;
  auto columns = std::make_shared<SearchColumns>();
  columns->analyzer_ = std::move(analyzer);
  auto documents = FacetColumns::load(full_text);
  if (!documents) return fail(documents.error());
  columns->documents = std::move(*documents);
  auto citations = CitationColumns::load(full_text, columns->documents);
  if (!citations) return fail(citations.error());
  columns->citations = std::move(*citations);
  columns->has_long_texts = has_many_long_texts(*columns);
  shared->columns = columns;
  return columns;
}

Result<const TermColumn*> SearchColumns::term_column(const FullTextReader& full_text,
                                                     std::string_view prefix) {
  const std::lock_guard lock(term_columns_mutex_);
  auto column = term_columns_.find(prefix);
  if (column == term_columns_.end()) {
    auto loaded = TermColumn::load(full_text, prefix);
    if (!loaded) return fail(loaded.error());
    column = term_columns_.emplace(std::string(prefix), std::move(*loaded)).first;
  }
  return &column->second;
}

Result<std::vector<std::string>> SearchColumns::synonyms(const Rows& graph, const std::string& name) {
  {
    const std::lock_guard lock(synonyms_mutex_);
    if (const auto known = synonyms_.find(name); known != synonyms_.end()) return known->second;
  }
  const auto reviewed = ReviewOverlay::of(graph);
  if (!reviewed) return fail(reviewed.error());
  auto found = synonyms_of(graph, **reviewed, name);
  if (!found) return fail(found.error());
  const std::lock_guard lock(synonyms_mutex_);
  if (synonyms_.size() >= kMaxNames) synonyms_.clear();
  synonyms_.try_emplace(name, *found);
  return found;
}

Result<std::string> SearchColumns::label_of(const Rows& graph, NodeKind kind, const std::string& key) {
  const NodeId id = node_id(kind, key);
  {
    const std::lock_guard lock(labels_mutex_);
    if (const auto known = labels_.find(id); known != labels_.end()) return known->second;
  }
  const auto reviewed = ReviewOverlay::of(graph);
  if (!reviewed) return fail(reviewed.error());
  const std::string* const decided = (*reviewed)->label_of(id);
  const auto bytes = graph.get(Family::Nodes, node_key(id));
  if (!bytes) return fail(bytes.error());
  std::string label = key;
  if (decided != nullptr) {
    label = *decided;
  } else if (*bytes) {
    const auto row = decode_node_row(**bytes);
    if (!row) return fail(row.error());
    label = row->label();
  }
  const std::lock_guard lock(labels_mutex_);
  if (labels_.size() >= kMaxNames) labels_.clear();
  labels_.try_emplace(id, label);
  return label;
}

}  // namespace vidensgraf
