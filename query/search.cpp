// A query from its words to hits:
//
//   parse -> expand over index terms -> rank passages -> group by document -> read texts, mark, cut snippets
//
// A document stands where its best passage stands, moved by what stands around that one
// (query/document_ranking.h), and shows its best few. Passages are fetched in growing portions until enough
// documents are among them.

#include "query/search.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include <fmt/format.h>

#include "graph/graph_update.h"
#include "language/display_text.h"
#include "query/citations.h"
#include "query/copies.h"
#include "query/document_ranking.h"
#include "query/facet_counter.h"
#include "query/facet_selection.h"
#include "query/full_text_terms.h"
#include "query/hit_reader.h"
#include "query/passage_ranking.h"
#include "query/query_filter.h"
#include "query/query_parser.h"
#include "query/query_references.h"
#include "query/similar.h"
#include "store/document_rows.h"
#include "store/full_text_schema.h"
#include "store/store_view.h"

namespace vidensgraf {
namespace {

constexpr int kMaxAttempts = 3;                  // views of an index that changes while it is read
constexpr std::size_t kPassagesForDocument = 4;  // fetched at first for each document wanted
// Documents looked at more closely, where they are texts: as many as a page or an answer of the server has,
// so that a longer list begins with the shorter one.
constexpr std::size_t kReordered = 100;
constexpr std::size_t kMostForThem = 6'400;  // passages, where fewer documents match

// Passages of one document among the ranked ones.
struct Group {
  std::uint32_t document = 0;
  std::vector<FullTextHit> passages;  // best first
  double around = 0;                  // what stands around the best one adds

  [[nodiscard]] double score() const { return passages.front().score + around; }
};

std::vector<Group> group_by_document(const std::vector<FullTextHit>& hits, const FacetColumns& columns) {
  std::vector<Group> groups;
  std::unordered_map<std::uint32_t, std::size_t> known;
  for (const FullTextHit& hit : hits) {
    const std::uint32_t document = columns.document_of(hit.passage);
    if (document == FacetColumns::kNoDocument) continue;
    const auto [found, fresh] = known.try_emplace(document, groups.size());
    if (fresh) groups.push_back(Group{document, {}});
    groups[found->second].passages.push_back(hit);
  }
  return groups;
}

// "(similar 002:10-90 (every borger))"
std::string understood(const SearchRequest& request, const QueryNode& root) {
  std::string words = to_string(root);
  if (request.similar_to.empty()) return words;
  const bool alone = root.kind == QueryNode::Kind::Nothing;
  return "(similar " + request.similar_to + (alone ? "" : " " + words) + ")";
}

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

  struct Asked {
    ParsedQuery parsed;
    ExpandedQuery expanded;
    std::vector<ResolvedSelection> selections{};
  };

  Result<Asked> ask(const SearchRequest& request) {
    const std::string& query = request.query;
    Asked asked;
    asked.parsed = parse_query(query, find_query_references(query, *analyzer, registers));
    if (request.all_words) require_all_words(asked.parsed.root);
    for (const auto& [field, value] : request.filters) {
      auto filter = parse_filter(field, value, find_query_references(value, *analyzer, registers));
      if (!filter) return fail(filter.error());
      add_required(asked.parsed.root, std::move(*filter));
    }
    const QueryExpander expander(*analyzer, view->full_text(), options,
                                 [this](const std::string& name) { return columns->synonyms(*view, name); });
    auto expanded = expander.expand(query, asked.parsed, request.unfound_phrases);
    if (!expanded) return fail(expanded.error());
    asked.expanded = std::move(*expanded);
    if (!request.similar_to.empty()) {
      auto similar = expand_similar(request.similar_to, *view, view->full_text(), *analyzer);
      if (!similar) return fail(similar.error());
      if (asked.parsed.root.kind != QueryNode::Kind::Nothing) {
        similar->query = combine(FullTextQuery::Op::Filter, std::move(similar->query),
                                 without_near(std::move(asked.expanded.query)).first);
      }
      auto& problems = asked.expanded.problems;
      similar->problems.insert(similar->problems.end(), problems.begin(), problems.end());
      asked.expanded = std::move(*similar);
    }
    auto resolved = resolve_selections(request.selections, view->full_text(), *analyzer, registers);
    if (!resolved) return fail(resolved.error());
    asked.selections = std::move(*resolved);
    if (!request.documents.empty()) {
      std::vector<FullTextQuery> documents;
      for (const std::string& id : request.documents) {
        documents.push_back(term_query(index_term(term_prefix::kDocument, id)));
      }
      asked.expanded.query = combine(FullTextQuery::Op::Filter, std::move(asked.expanded.query),
                                     combine(FullTextQuery::Op::Or, std::move(documents)));
    }
    const bool has_words = asked.parsed.root.kind != QueryNode::Kind::Nothing || !request.similar_to.empty();
    if (!has_words && !asked.selections.empty()) {
      asked.expanded.query.op = FullTextQuery::Op::Everything;
    }
    return asked;
  }

  Result<std::vector<MatchedDocument>> matching_documents(const SearchRequest& request,
                                                          MissingShards missing) {
    view->full_text().start_request();
    auto asked = ask(request);
    if (!asked) return fail(asked.error());
    asked->expanded.query = restricted_to(std::move(asked->expanded.query), asked->selections);
    FullTextSearch all;
    all.collect_matches = true;
    const auto best = rank_passages(view->full_text(), columns->citations, asked->expanded, all, options);
    if (!best) return fail(best.error());
    if (missing == MissingShards::Refused) {
      if (auto complete = require_all_shards(); !complete) return fail(complete.error());
    }
    std::vector<MatchedDocument> found;
    std::uint32_t last = UINT32_MAX;
    best->page.matched.for_each([&](PassageId passage) {
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

  // By what stands around their best passages, too.
  Result<void> reorder(const FullTextQuery& query, std::vector<Group>& groups) const {
    std::vector<PassageId> best;
    std::vector<Group*> texts;
    for (Group& group : groups) {
      const PassageId passage = group.passages.front().passage;
      if (!columns->is_in_text(passage)) continue;
      best.push_back(passage);
      texts.push_back(&group);
    }
    const auto added = added_by_neighbours(view->full_text(), columns->documents, query, best, options);
    if (!added) return fail(added.error());
    for (std::size_t i = 0; i < texts.size(); ++i) texts[i]->around = (*added)[i];
    std::stable_sort(groups.begin(), groups.end(),
                     [](const Group& a, const Group& b) { return a.score() > b.score(); });
    return {};
  }

  // The best passages of at least `documents` documents, as far as there are that many.
  struct Ranked {
    FullTextPage page;
    CitationScores citations;
    std::vector<Group> groups;
  };
  Result<Ranked> rank(const ExpandedQuery& query, std::size_t documents, bool collect_matches, bool explain) {
    Ranked ranked;
    bool collected = false;
    const bool reordered = options.document > 0 && columns->has_long_texts;
    const std::size_t wanted = reordered ? std::max(kReordered, documents) : documents;
    for (std::size_t portion = std::max<std::size_t>(20, kPassagesForDocument * wanted);; portion *= 4) {
      FullTextSearch search;
      search.limit = portion;
      search.collect_matches = collect_matches && !collected;
      auto best = rank_passages(view->full_text(), columns->citations, query, search, options, explain);
      if (!best) return fail(best.error());
      FullTextPage* const page = &best->page;
      if (!search.collect_matches && collect_matches) {
        page->matched = std::move(ranked.page.matched);
        page->matches = page->matched.size();
        page->matches_exact = true;
      }
      collected = true;
      ranked.page = std::move(*page);
      ranked.citations = std::move(best->citations);
      ranked.groups = group_by_document(ranked.page.hits, columns->documents);
      if (ranked.groups.size() >= wanted || ranked.page.hits.size() < portion) break;
      if (ranked.groups.size() >= documents && portion >= kMostForThem) break;
    }
    if (reordered) {
      const auto done = reorder(query.query, ranked.groups);
      if (!done) return fail(done.error());
    }
    if (ranked.groups.size() > documents) ranked.groups.resize(documents);
    return ranked;
  }

  // For answers that would be wrong if a part of them were missing.
  Result<void> require_all_shards() const {
    const auto missing = view->full_text().missing_shards();
    if (missing.empty()) return {};
    return fail(ErrorCode::Limit, missing_sentence(missing));
  }

  Result<SearchResult> search(const SearchRequest& request) {
    view->full_text().start_request();
    auto asked = ask(request);
    if (!asked) return fail(asked.error());
    SearchResult result;
    result.query = request.query;
    result.understood = understood(request, asked->parsed.root);
    result.problems = std::move(asked->parsed.problems);
    const auto& unfound = asked->expanded.problems;
    result.problems.insert(result.problems.end(), unfound.begin(), unfound.end());
    if (result.problems.empty() && asked->expanded.query.op == FullTextQuery::Op::Nothing &&
        asked->parsed.root.kind == QueryNode::Kind::Nothing && request.similar_to.empty()) {
      result.problems.push_back(QueryProblem{0, QueryProblemCode::NoWord});
    }
    if (!request.similar_to.empty() && asked->expanded.query.op == FullTextQuery::Op::Nothing) {
      result.problems.push_back(QueryProblem{0, QueryProblemCode::NoSharedWord});
    }
    if (asked->expanded.only_stop_words && asked->expanded.query.op == FullTextQuery::Op::Nothing) {
      result.problems.push_back(QueryProblem{0, QueryProblemCode::OnlyStopWords});
    }
    result.suggestion = std::move(asked->expanded.suggestion);
    result.concepts = std::move(asked->expanded.concepts);
    // What is selected restricts the hits, but not the matches that facets are counted over.
    PassageSet matched;
    const bool restricted = !asked->selections.empty();
    if (restricted) {
      if (request.facets) {
        FullTextSearch all;
        all.collect_matches = true;
        auto best = rank_passages(view->full_text(), columns->citations, asked->expanded, all, options);
        if (!best) return fail(best.error());
        matched = std::move(best->page.matched);
      }
      asked->expanded.query = restricted_to(std::move(asked->expanded.query), asked->selections);
    }
    const bool explain = request.explain || !request.similar_to.empty();
    auto ranked = rank(asked->expanded, request.limit, request.facets && !restricted, explain);
    if (!ranked) return fail(ranked.error());
    result.total = ranked->groups.size();
    result.total_passages = ranked->page.matches;
    if (request.facets) {
      auto counted = count_facets(request.facet_kinds, request.facet_values, asked->selections,
                                  restricted ? matched : ranked->page.matched,
                                  FacetSources{view->full_text(), *columns, *view, registers});
      if (!counted) return fail(counted.error());
      result.total = counted->documents;
      result.total_passages = counted->passages;
      result.facets = std::move(counted->facets);
    }
    HitReader reader(*view, columns->cards, view->full_text(), *analyzer, asked->expanded, ranked->citations,
                     explain);
    for (const Group& group : ranked->groups) {
      auto hit = reader.read(group.passages, request.passages_per_document);
      if (!hit) return fail(hit.error());
      if (!*hit) continue;
      (*hit)->rank = result.hits.size() + 1;
      (*hit)->score = group.score();
      (*hit)->around = group.around;
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
    auto asked = ask(request);
    if (!asked) return fail(asked.error());
    std::vector<FullTextHit> hits;
    if (unit == RankedUnit::Passage) {
      FullTextSearch search;
      search.limit = limit;
      auto best = rank_passages(view->full_text(), columns->citations, asked->expanded, search, options);
      if (!best) return fail(best.error());
      hits = std::move(best->page.hits);
    } else {
      auto ranked = rank(asked->expanded, limit, false, false);
      if (!ranked) return fail(ranked.error());
      for (const Group& group : ranked->groups)
        hits.push_back(FullTextHit{group.passages.front().passage, group.score()});
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

std::string missing_sentence(const std::vector<MissingShard>& missing) {
  if (missing.empty()) return {};
  std::uint64_t passages = 0;
  std::vector<std::string> shards;
  for (const MissingShard& shard : missing) {
    passages += shard.passages;
    shards.push_back(fmt::format("shard {} {}", shard.number, shard.reason));
  }
  return fmt::format("Part of the collection is missing from this answer: {} passages ({}).", passages,
                     fmt::join(shards, "; "));
}

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
  return IndexState{std::move(*store_id), impl_->view->sequence()};
}

Result<std::vector<RankedItem>> Searcher::rank(std::string_view query, RankedUnit unit, std::size_t limit) {
  return impl_->with_fresh_view([&] { return impl_->rank_items(query, unit, limit); });
}

}  // namespace vidensgraf
