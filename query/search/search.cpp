// A query from its words to hits:
//
//   read the question (query/search/search_question.h) -> rank passages, and documents by them
//   (query/search/document_ranking.h) -> count facets (query/search/facet_counter.h) -> read texts, mark, cut
//   snippets (query/search/hit_reader.h)

#include "query/search/search.h"

#include <algorithm>
#include <optional>

#include "query/search/copies.h"
#include "query/search/document_ranking.h"
#include "query/search/facet_counter.h"
#include "query/search/hit_reader.h"
#include "query/search/passage_ranking.h"
#include "query/search/search_question.h"
#include "query/search/search_sources.h"
#include "store/document_rows.h"
#include "store/graph_schema.h"
#include "store/store_view.h"

namespace vidensgraf {
namespace {

constexpr int kMaxAttempts = 3;  // views of an index that changes while it is read

}  // namespace

struct Searcher::Impl {
  std::filesystem::path directory;
  std::shared_ptr<const Analyzer> analyzer;
  const Registers& registers;
  RankingOptions options;
  std::shared_ptr<const StoreView> view{};
  bool stays = false;  // with the view that it was given
  std::shared_ptr<SearchColumns> columns{};
  ShardServers servers{};

  Result<void> refresh() {
    auto opened = StoreView::open(directory, servers);
    if (!opened) return fail(opened.error());
    view = std::move(*opened);
    return load_columns();
  }

  Result<void> load_columns() {
    auto loaded = SearchColumns::of(view->full_text(), analyzer);
    if (!loaded) return fail(loaded.error());
    columns = std::move(*loaded);
    return {};
  }

  // Runs `call`, on a newer view where the writer has overtaken this one.
  template <class Call>
  auto with_fresh_view(const Call& call) -> std::invoke_result_t<Call> {
    for (int attempt = 1;; ++attempt) {
      auto result = call();
      if (result || stays || attempt == kMaxAttempts || !view->full_text().is_stale()) return result;
      const auto refreshed = refresh();
      if (!refreshed) return fail(refreshed.error());
    }
  }

  [[nodiscard]] SearchSources sources() const { return {*view, *columns, *analyzer, registers, options}; }

  // All passages that match.
  Result<PassageSet> matches(const ExpandedQuery& query) const {
    FullTextSearch all;
    all.collect_matches = true;
    auto best = rank_passages(view->full_text(), columns->citations, query, all, options);
    if (!best) return fail(best.error());
    return std::move(best->page.matched);
  }

  Result<std::vector<MatchedDocument>> matching_documents(const SearchRequest& request,
                                                          MissingShards missing) {
    view->full_text().start_request();
    auto question = read_question(request, sources());
    if (!question) return fail(question.error());
    question->expanded.query = restricted_to(std::move(question->expanded.query), question->selections);
    const auto matched = matches(question->expanded);
    if (!matched) return fail(matched.error());
    if (missing == MissingShards::Refused) {
      if (auto complete = require_all_shards(); !complete) return fail(complete.error());
    }
    std::vector<MatchedDocument> found;
    std::uint32_t last = UINT32_MAX;
    matched->for_each([&](PassageId passage) {
      const std::uint32_t document = columns->documents.document_of(passage);
      if (document == last || document == FacetColumns::kNoDocument) return;
      last = document;
      found.push_back(
          MatchedDocument{std::string(columns->documents.document_id(document)),
                          static_cast<std::uint32_t>(columns->documents.first_passage_of(passage)),
                          columns->documents.year_of(document)});
    });
    std::sort(found.begin(), found.end(),
              [](const MatchedDocument& a, const MatchedDocument& b) { return a.id < b.id; });
    return found;
  }

  // For answers that would be wrong if a part of them were missing.
  Result<void> require_all_shards() const {
    const auto missing = view->full_text().missing_shards();
    if (missing.empty()) return {};
    return fail(ErrorCode::Limit, missing_sentence(missing));
  }

  Result<SearchResult> search(const SearchRequest& request) {
    view->full_text().start_request();
    auto question = read_question(request, sources());
    if (!question) return fail(question.error());
    ExpandedQuery& query = question->expanded;
    SearchResult result;
    result.query = request.query;
    result.understood = understood(request, *question);
    result.problems = problems_of(request, *question);
    result.suggestion = std::move(query.suggestion);
    result.concepts = std::move(query.concepts);
    // What is selected restricts the hits, but not the matches that facets are counted over.
    PassageSet matched;
    const bool restricted = !question->selections.empty();
    if (restricted) {
      if (request.facets) {
        auto all = matches(query);
        if (!all) return fail(all.error());
        matched = std::move(*all);
      }
      query.query = restricted_to(std::move(query.query), question->selections);
    }
    DocumentsWanted wanted;
    wanted.limit = request.offset + request.limit;
    wanted.collect_matches = request.facets && !restricted;
    wanted.explain = request.explain || !request.similar_to.empty();
    const auto ranked = rank_documents(query, wanted, sources());
    if (!ranked) return fail(ranked.error());
    result.total = ranked->documents.size();
    result.total_passages = ranked->page.matches;
    if (request.facets) {
      auto counted = count_facets(request.facet_kinds, request.facet_values, question->selections,
                                  restricted ? matched : ranked->page.matched, sources());
      if (!counted) return fail(counted.error());
      result.total = counted->documents;
      result.total_passages = counted->passages;
      result.facets = std::move(counted->facets);
    }
    HitReader reader(*view, columns->cards, view->full_text(), *analyzer, query, ranked->citations,
                     wanted.explain);
    for (std::size_t place = request.offset; place < ranked->documents.size(); ++place) {
      const RankedDocument& document = ranked->documents[place];
      auto hit = reader.read(document.passages, request.passages_per_document);
      if (!hit) return fail(hit.error());
      if (!*hit) continue;
      (*hit)->rank = place + 1;
      (*hit)->score = document.score();
      (*hit)->around = document.around;
      result.hits.push_back(std::move(**hit));
    }
    note_copies(result.hits, [this](PassageId passage) { return columns->is_in_text(passage); });
    result.missing = view->full_text().missing_shards();
    return result;
  }

  Result<std::vector<RankedItem>> rank_items(std::string_view query, RankedUnit unit, std::size_t limit) {
    SearchRequest request;
    request.query = query;
    view->full_text().start_request();
    const auto question = read_question(request, sources());
    if (!question) return fail(question.error());
    std::vector<FullTextHit> hits;
    if (unit == RankedUnit::Passage) {
      FullTextSearch search;
      search.limit = limit;
      auto best = rank_passages(view->full_text(), columns->citations, question->expanded, search, options);
      if (!best) return fail(best.error());
      hits = std::move(best->page.hits);
    } else {
      DocumentsWanted wanted;
      wanted.limit = limit;
      const auto ranked = rank_documents(question->expanded, wanted, sources());
      if (!ranked) return fail(ranked.error());
      for (const RankedDocument& document : ranked->documents)
        hits.push_back(FullTextHit{document.passages.front().passage, document.score()});
    }
    if (auto complete = require_all_shards(); !complete) return fail(complete.error());
    std::vector<RankedItem> items;
    for (const FullTextHit& hit : hits) {
      const auto stored = read_passage(*view, hit.passage);
      if (!stored) return fail(stored.error());
      if (!*stored) continue;
      const std::uint32_t document = columns->documents.document_of(hit.passage);
      if (document == FacetColumns::kNoDocument) continue;
      items.push_back(RankedItem{std::string(columns->documents.document_id(document)),
                                 (*stored)->passage.source, hit.score});
    }
    return items;
  }
};

Searcher::Searcher(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Searcher::~Searcher() = default;

Result<std::unique_ptr<Searcher>> Searcher::open(const std::filesystem::path& directory,
                                                 std::shared_ptr<const Analyzer> analyzer,
                                                 const Registers& registers, const RankingOptions& options,
                                                 const ShardServers& servers) {
  std::unique_ptr<Impl> impl(new Impl{directory, std::move(analyzer), registers, options});
  impl->servers = servers;
  const auto opened = impl->refresh();
  if (!opened) return fail(opened.error());
  return std::unique_ptr<Searcher>(new Searcher(std::move(impl)));
}

Result<std::unique_ptr<Searcher>> Searcher::over(std::shared_ptr<const StoreView> view,
                                                 std::shared_ptr<const Analyzer> analyzer,
                                                 const Registers& registers, const RankingOptions& options) {
  std::unique_ptr<Impl> impl(new Impl{{}, std::move(analyzer), registers, options});
  impl->view = std::move(view);
  impl->stays = true;
  const auto loaded = impl->load_columns();
  if (!loaded) return fail(loaded.error());
  return std::unique_ptr<Searcher>(new Searcher(std::move(impl)));
}

std::unique_ptr<Searcher> Searcher::over_newer(std::shared_ptr<const StoreView> view, const Searcher& older) {
  std::unique_ptr<Impl> impl(
      new Impl{{}, older.impl_->analyzer, older.impl_->registers, older.impl_->options});
  impl->view = std::move(view);
  impl->stays = true;
  impl->columns = older.impl_->columns;
  return std::unique_ptr<Searcher>(new Searcher(std::move(impl)));
}

Result<SearchResult> Searcher::search(const SearchRequest& request) {
  return impl_->with_fresh_view([&] { return impl_->search(request); });
}

Result<std::vector<MatchedDocument>> Searcher::matching_documents(const SearchRequest& request,
                                                                  MissingShards missing) {
  return impl_->with_fresh_view([&] { return impl_->matching_documents(request, missing); });
}

Result<void> Searcher::load_facets() {
  return impl_->with_fresh_view([&]() -> Result<void> {
    for (std::size_t kind = 0; kind < kFacetKinds; ++kind) {
      const auto prefix = facet_terms(static_cast<FacetKind>(kind));
      if (!prefix) continue;
      const auto column = impl_->columns->term_column(impl_->view->full_text(), *prefix);
      if (!column) return fail(column.error());
    }
    return {};
  });
}

Result<IndexState> Searcher::state() const {
  auto store_id = impl_->view->full_text().store_id();
  if (!store_id) return fail(store_id.error());
  auto analyzer = impl_->view->get(Family::Meta, kMetaAnalyzer);
  if (!analyzer) return fail(analyzer.error());
  return IndexState{std::move(*store_id), impl_->view->sequence(), analyzer->value_or("")};
}

Result<std::vector<RankedItem>> Searcher::rank(std::string_view query, RankedUnit unit, std::size_t limit) {
  return impl_->with_fresh_view([&] { return impl_->rank_items(query, unit, limit); });
}

}  // namespace vidensgraf
