#include "query/search/search_question.h"

#include <utility>

#include "query/parsing/query_filter.h"
#include "query/parsing/query_references.h"
#include "query/search/full_text_terms.h"
#include "query/search/similar.h"
#include "store/full_text_schema.h"

namespace vidensgraf {
namespace {

using Op = FullTextQuery::Op;

bool has_words(const SearchQuestion& question) {
  return question.parsed.root.kind != QueryNode::Kind::Nothing;
}

Result<ParsedQuery> parse(const SearchRequest& request, const SearchSources& sources) {
  const auto references_in = [&sources](const std::string& text) {
    return find_query_references(text, sources.analyzer, sources.registers);
  };
  ParsedQuery parsed = parse_query(request.query, references_in(request.query));
  if (request.all_words) require_all_words(parsed.root);
  for (const auto& [field, value] : request.filters) {
    auto filter = parse_filter(field, value, references_in(value));
    if (!filter) return fail(filter.error());
    add_required(parsed.root, std::move(*filter));
  }
  return parsed;
}

// Hits are ranked by what they share with the document; the words of the query only restrict them.
Result<void> ask_for_similar(SearchQuestion& question, const SearchRequest& request,
                             const SearchSources& sources) {
  auto similar = expand_similar(request.similar_to, sources.view, sources.full_text(), sources.analyzer);
  if (!similar) return fail(similar.error());
  if (has_words(question)) {
    similar->query = combine(Op::Filter, std::move(similar->query),
                             without_near(std::move(question.expanded.query)).first);
  }
  const auto& problems = question.expanded.problems;
  similar->problems.insert(similar->problems.end(), problems.begin(), problems.end());
  question.expanded = std::move(*similar);
  return {};
}

FullTextQuery restricted_to_documents(FullTextQuery query, const std::vector<std::string>& ids) {
  std::vector<FullTextQuery> documents;
  for (const std::string& id : ids) {
    documents.push_back(term_query(index_term(term_prefix::kDocument, id)));
  }
  return combine(Op::Filter, std::move(query), combine(Op::Or, std::move(documents)));
}

}  // namespace

Result<SearchQuestion> read_question(const SearchRequest& request, const SearchSources& sources) {
  SearchQuestion question;
  auto parsed = parse(request, sources);
  if (!parsed) return fail(parsed.error());
  question.parsed = std::move(*parsed);
  const QueryExpander expander(
      sources.analyzer, sources.full_text(), sources.options,
      [&sources](const std::string& name) { return sources.columns.synonyms(sources.view, name); });
  auto expanded = expander.expand(request.query, question.parsed, request.unfound_phrases);
  if (!expanded) return fail(expanded.error());
  question.expanded = std::move(*expanded);
  if (!request.similar_to.empty()) {
    if (const auto done = ask_for_similar(question, request, sources); !done) return fail(done.error());
  }
  auto selections =
      resolve_selections(request.selections, sources.full_text(), sources.analyzer, sources.registers);
  if (!selections) return fail(selections.error());
  question.selections = std::move(*selections);
  if (!request.documents.empty()) {
    question.expanded.query = restricted_to_documents(std::move(question.expanded.query), request.documents);
  }
  // Who only selects values of facets wants all passages that have them.
  if (!has_words(question) && request.similar_to.empty() && !question.selections.empty()) {
    question.expanded.query.op = Op::Everything;
  }
  return question;
}

std::string understood(const SearchRequest& request, const SearchQuestion& question) {
  std::string words = to_string(question.parsed.root);
  if (request.similar_to.empty()) return words;
  return "(similar " + request.similar_to + (has_words(question) ? " " + words : "") + ")";
}

std::vector<QueryProblem> problems_of(const SearchRequest& request, const SearchQuestion& question) {
  std::vector<QueryProblem> problems = question.parsed.problems;
  const auto& unfound = question.expanded.problems;
  problems.insert(problems.end(), unfound.begin(), unfound.end());
  if (question.expanded.query.op != Op::Nothing) return problems;
  const bool by_words = request.similar_to.empty();
  if (problems.empty() && by_words && !has_words(question)) {
    problems.push_back(QueryProblem{0, QueryProblemCode::NoWord});
  }
  if (!by_words) problems.push_back(QueryProblem{0, QueryProblemCode::NoSharedWord});
  if (question.expanded.only_stop_words) {
    problems.push_back(QueryProblem{0, QueryProblemCode::OnlyStopWords});
  }
  return problems;
}

}  // namespace vidensgraf
