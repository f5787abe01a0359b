// A query from its words to hits:
//
//   parse -> expand over index terms -> rank passages -> group by document -> read texts, mark, cut snippets
//
// A document stands where its best passage stands, and shows its best few. Passages are fetched in growing
// portions until enough documents are among them.

#include "query/search.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include <fmt/format.h>

#include "graph/graph_update.h"
#include "language/display_text.h"
#include "query/full_text_terms.h"
#include "query/query_references.h"
#include "store/document_rows.h"
#include "store/store_view.h"

namespace vidensgraf {
namespace {

constexpr int kMaxAttempts = 3;                  // views of an index that changes while it is read
constexpr std::size_t kPassagesForDocument = 4;  // fetched at first for each document wanted

constexpr std::size_t kReranked = 200;  // passages in which neighbouring words are looked for

// Passages of one document among the ranked ones.
struct Group {
  std::uint32_t document = 0;
  std::vector<FullTextHit> passages;
};

std::vector<Group> group_by_document(const std::vector<FullTextHit>& hits, const FacetColumns& columns) {
  std::vector<Group> groups;
  std::unordered_map<std::uint32_t, std::size_t> known;
  for (const FullTextHit& hit : hits) {
    const std::uint32_t document = columns.document_of(hit.passage);
    const auto [found, fresh] = known.try_emplace(document, groups.size());
    if (fresh) groups.push_back(Group{document, {}});
    groups[found->second].passages.push_back(hit);
  }
  return groups;
}

// References that the query names, in the words of the document, as extraction saw them.
std::vector<Mark> marks_of_references(const std::vector<LawReference>& references,
                                      const std::vector<AskedProvision>& asked, ByteSpan inside) {
  std::vector<Mark> marks;
  for (const LawReference& reference : references) {
    if (!inside.contains(reference.source)) continue;
    const bool wanted = std::any_of(asked.begin(), asked.end(), [&](const AskedProvision& provision) {
      const bool law = provision.law.empty() || reference.law.empty() || provision.law == reference.law;
      if (provision.paragraf.empty()) return !reference.law.empty() && provision.law == reference.law;
      return law && provision.paragraf == reference.paragraf;
    });
    if (wanted && (marks.empty() || marks.back().source.end <= reference.source.begin)) {
      marks.push_back(Mark{reference.source, MatchReason::Law});
    }
  }
  return marks;
}

// Both lists in text order; where they overlap the reference wins, being longer.
std::vector<Mark> merged(const std::vector<Mark>& words, std::vector<Mark> references) {
  for (const Mark& word : words) {
    const bool covered = std::any_of(references.begin(), references.end(),
                                     [&](const Mark& mark) { return mark.source.overlaps(word.source); });
    if (!covered) references.push_back(word);
  }
  std::sort(references.begin(), references.end(),
            [](const Mark& a, const Mark& b) { return a.source.begin < b.source.begin; });
  return references;
}

std::string value_of(const std::optional<MetadataField>& field) {
  return field ? field->value : std::string();
}

}  // namespace

struct Searcher::Impl {
  std::filesystem::path directory;
  std::shared_ptr<const Analyzer> analyzer;
  const Registers& registers;
  RankingOptions options;
  std::unique_ptr<StoreView> view{};
  std::optional<FacetColumns> columns{};

  Result<void> refresh() {
    auto opened = StoreView::open(directory);
    if (!opened) return fail(opened.error());
    view = std::move(*opened);
    auto loaded = FacetColumns::load(view->full_text());
    if (!loaded) return fail(loaded.error());
    columns = std::move(*loaded);
    return {};
  }

  // Runs `call`, on a newer view where the writer has overtaken this one.
  template <class Call>
  auto with_fresh_view(const Call& call) -> std::invoke_result_t<Call> {
    for (int attempt = 1;; ++attempt) {
      auto result = call();
      if (result || attempt == kMaxAttempts || !view->full_text().is_stale()) return result;
      const auto refreshed = refresh();
      if (!refreshed) return fail(refreshed.error());
    }
  }

  struct Asked {
    ParsedQuery parsed;
    ExpandedQuery expanded;
  };

  Result<Asked> ask(std::string_view query, const std::vector<std::pair<std::string, std::string>>& filters) {
    Asked asked;
    asked.parsed = parse_query(query, find_query_references(query, *analyzer, registers));
    for (const auto& [field, value] : filters) {
      auto filter = parse_filter(field, value, find_query_references(value, *analyzer, registers));
      if (!filter) return fail(filter.error());
      add_required(asked.parsed.root, std::move(*filter));
    }
    const QueryExpander expander(*analyzer, view->full_text(), view.get(), options);
    auto expanded = expander.expand(query, asked.parsed);
    if (!expanded) return fail(expanded.error());
    asked.expanded = std::move(*expanded);
    return asked;
  }

  // Passages by `query`, in two steps where it asks for neighbouring words: those are looked for in the first
  // passages only, since reading positions for every match costs several times the rest. A neighbour only
  // adds to a score, so that the others stay behind.
  Result<FullTextPage> best_passages(const FullTextQuery& query, const FullTextSearch& wanted) {
    const auto [quick, has_near] = without_near(query);
    if (!has_near) return view->full_text().search(query, wanted);
    FullTextSearch first = wanted;
    first.limit = std::max(wanted.limit, kReranked);
    auto page = view->full_text().search(quick, first);
    if (!page) return fail(page.error());
    const std::size_t reranked = std::min(kReranked, page->hits.size());
    FullTextSearch second;
    second.limit = reranked;
    for (std::size_t i = 0; i < reranked; ++i) second.within.push_back(page->hits[i].passage);
    std::sort(second.within.begin(), second.within.end());
    if (reranked > 0) {
      auto better = view->full_text().search(query, second);
      if (!better) return fail(better.error());
      std::copy(better->hits.begin(), better->hits.end(), page->hits.begin());
    }
    if (page->hits.size() > wanted.limit) page->hits.resize(wanted.limit);
    return page;
  }

  // The best passages of at least `documents` documents, as far as there are that many.
  struct Ranked {
    FullTextPage page;
    std::vector<Group> groups;
  };
  Result<Ranked> rank(const FullTextQuery& query, std::size_t documents, bool collect_matches) {
    Ranked ranked;
    for (std::size_t portion = std::max<std::size_t>(20, kPassagesForDocument * documents);; portion *= 4) {
      FullTextSearch search;
      search.limit = portion;
      search.collect_matches = collect_matches && ranked.page.matched.empty();
      auto page = best_passages(query, search);
      if (!page) return fail(page.error());
      if (!search.collect_matches && collect_matches) {
        page->matched = std::move(ranked.page.matched);
        page->matches = page->matched.size();
        page->matches_exact = true;
      }
      ranked.page = std::move(*page);
      ranked.groups = group_by_document(ranked.page.hits, *columns);
      if (ranked.groups.size() >= documents || ranked.page.hits.size() < portion) break;
    }
    if (ranked.groups.size() > documents) ranked.groups.resize(documents);
    return ranked;
  }

  Result<SearchResult> search(const SearchRequest& request) {
    auto asked = ask(request.query, request.filters);
    if (!asked) return fail(asked.error());
    SearchResult result;
    result.query = request.query;
    result.understood = to_string(asked->parsed.root);
    result.problems = std::move(asked->parsed.problems);
    if (result.problems.empty() && asked->parsed.root.kind == QueryNode::Kind::Nothing) {
      result.problems.push_back(QueryProblem{0, "the query holds no word to search for"});
    }
    result.suggestion = std::move(asked->expanded.suggestion);
    result.concepts = std::move(asked->expanded.concepts);
    auto ranked = rank(asked->expanded.query, request.limit, request.facets);
    if (!ranked) return fail(ranked.error());
    result.total = ranked->groups.size();
    result.total_passages = ranked->page.matches;
    if (request.facets) {
      FacetColumns::Counts counts = columns->count(ranked->page.matched);
      result.total = counts.documents;
      result.facets = std::move(counts.facets);
    }
    for (const Group& group : ranked->groups) {
      auto hit = document_hit(group, asked->expanded, request);
      if (!hit) return fail(hit.error());
      if (!*hit) continue;
      (*hit)->rank = result.hits.size() + 1;
      result.hits.push_back(std::move(**hit));
    }
    return result;
  }

  Result<std::optional<DocumentHit>> document_hit(const Group& group, const ExpandedQuery& expanded,
                                                  const SearchRequest& request) {
    const auto first = read_passage(*view, group.passages.front().passage);
    if (!first) return fail(first.error());
    if (!*first) return std::optional<DocumentHit>();
    const auto record = read_document_record(*view, (*first)->document);
    if (!record) return fail(record.error());
    if (!*record) return std::optional<DocumentHit>();
    const Document& document = (*record)->document;

    DocumentHit hit;
    hit.id = document.id;
    hit.score = group.passages.front().score;
    hit.title = document.metadata.title ? document.metadata.title->value : document.id;
    hit.publisher = value_of(document.metadata.publisher);
    hit.year = value_of(document.metadata.year);
    hit.type = value_of(document.metadata.type);
    hit.url = value_of(document.metadata.url);

    std::vector<LawReference> references;
    if (!expanded.provisions.empty()) {
      auto contribution = read_contribution(*view, (*record)->number);
      if (!contribution) return fail(contribution.error());
      references = std::move(contribution->law_references);
    }
    for (std::size_t i = 0; i < std::min(group.passages.size(), request.passages_per_document); ++i) {
      auto passage = passage_hit(group.passages[i], **record, expanded, references, request.explain);
      if (!passage) return fail(passage.error());
      if (*passage) hit.passages.push_back(std::move(**passage));
    }
    return std::optional<DocumentHit>(std::move(hit));
  }

  Result<std::optional<PassageHit>> passage_hit(const FullTextHit& found, const DocumentRecord& record,
                                                const ExpandedQuery& expanded,
                                                const std::vector<LawReference>& references, bool explain) {
    const auto stored = read_passage(*view, found.passage);
    if (!stored) return fail(stored.error());
    if (!*stored) return std::optional<PassageHit>();
    const Passage& passage = (*stored)->passage;
    PassageHit hit;
    hit.passage = found.passage;
    hit.source = passage.source;
    hit.page = passage.page;
    hit.score = found.score;
    auto text = read_text(*view, record.number, passage.source);
    if (!text) return fail(text.error());
    hit.text = std::move(*text);
    for (const BlockIndex heading : section_path(record.document, passage.first_block)) {
      const auto label = read_text(*view, record.number, record.document.blocks[heading].source);
      if (!label) return fail(label.error());
      hit.section.push_back(display_text(*label, *analyzer));
    }
    hit.marks = merged(find_marks(hit.text, passage.source.begin, *analyzer, expanded.marks),
                       marks_of_references(references, expanded.provisions, passage.source));
    hit.breaks = breaks_in_words(hit.text, passage.source.begin, *analyzer);
    hit.snippet = choose_snippet(hit.text, passage.source.begin, hit.marks, *analyzer);
    if (explain) {
      auto parts = view->full_text().explain(expanded.query, found.passage);
      if (!parts) return fail(parts.error());
      double sum = 0;
      for (const ScorePart& part : *parts) sum += part.weight;
      if (sum > found.score + 1e-6) {  // behind the passages in which neighbours were looked for
        parts = view->full_text().explain(without_near(expanded.query).first, found.passage);
        if (!parts) return fail(parts.error());
      }
      hit.explain = std::move(*parts);
    }
    return std::optional<PassageHit>(std::move(hit));
  }

  Result<std::vector<RankedItem>> rank_items(std::string_view query, RankedUnit unit, std::size_t limit) {
    auto asked = ask(query, {});
    if (!asked) return fail(asked.error());
    std::vector<FullTextHit> hits;
    if (unit == RankedUnit::Passage) {
      FullTextSearch search;
      search.limit = limit;
      auto page = best_passages(asked->expanded.query, search);
      if (!page) return fail(page.error());
      hits = std::move(page->hits);
    } else {
      auto ranked = rank(asked->expanded.query, limit, false);
      if (!ranked) return fail(ranked.error());
      for (const Group& group : ranked->groups) hits.push_back(group.passages.front());
    }
    std::vector<RankedItem> items;
    for (const FullTextHit& hit : hits) {
      const auto stored = read_passage(*view, hit.passage);
      if (!stored) return fail(stored.error());
      if (!*stored) continue;
      const std::uint32_t document = columns->document_of(hit.passage);
      items.push_back(RankedItem{columns->document_id(document), (*stored)->passage.source, hit.score});
    }
    return items;
  }
};

Searcher::Searcher(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Searcher::~Searcher() = default;

Result<std::unique_ptr<Searcher>> Searcher::open(const std::filesystem::path& directory,
                                                 std::shared_ptr<const Analyzer> analyzer,
                                                 const Registers& registers, const RankingOptions& options) {
  std::unique_ptr<Impl> impl(new Impl{directory, std::move(analyzer), registers, options});
  const auto opened = impl->refresh();
  if (!opened) return fail(opened.error());
  return std::unique_ptr<Searcher>(new Searcher(std::move(impl)));
}

Result<SearchResult> Searcher::search(const SearchRequest& request) {
  return impl_->with_fresh_view([&] { return impl_->search(request); });
}

Result<std::vector<RankedItem>> Searcher::rank(std::string_view query, RankedUnit unit, std::size_t limit) {
  return impl_->with_fresh_view([&] { return impl_->rank_items(query, unit, limit); });
}

}  // namespace vidensgraf
