// Why a passage has its score: walks the query's tree over one passage and repeats the sums, since Xapian
// itself tells which terms matched but not what each of them added.

#include "store/passage_explanation.h"

#include <algorithm>
#include <iterator>

#include "store/close_terms.h"
#include "store/full_text_schema.h"

namespace vidensgraf {
namespace {

// One passage against a query, by the same rules as Xapian's matcher.
class Explainer {
 public:
  explicit Explainer(const ExplainedPassage& passage) : passage_(passage) {}

  using Outcome = PassageExplanation;

  Outcome evaluate(const FullTextQuery& query, double factor, int depth = 0) {
    using Op = FullTextQuery::Op;
    if (depth > kMaxQueryDepth) throw Xapian::InvalidArgumentError("the query nests too deep");
    factor *= std::max(0.0, query.weight);
    if (query.op == Op::Nothing) return {};
    if (query.op == Op::Everything || query.op == Op::Listed) return Outcome{true, 0, {}};
    if (query.op == Op::Term) return evaluate_term(query.term, factor);
    if (query.children.empty()) return {};

    std::vector<Outcome> outcomes;
    for (std::size_t i = 0; i < query.children.size(); ++i) {
      const bool scores = query.op != Op::Filter || i == 0;
      outcomes.push_back(evaluate(query.children[i], scores ? factor : 0, depth + 1));
    }
    const auto matches = [](const Outcome& outcome) { return outcome.matches; };
    switch (query.op) {
      case Op::And:
        return std::all_of(outcomes.begin(), outcomes.end(), matches) ? sum(outcomes) : Outcome{};
      case Op::Or:
        return sum(outcomes);
      case Op::AndNot:
        if (!outcomes.front().matches || std::any_of(outcomes.begin() + 1, outcomes.end(), matches))
          return {};
        return outcomes.front();
      case Op::Filter:
        return std::all_of(outcomes.begin(), outcomes.end(), matches) ? outcomes.front() : Outcome{};
      case Op::Maybe:
        return outcomes.front().matches ? sum(outcomes) : Outcome{};
      case Op::Phrase:
      case Op::Near:
        if (!std::all_of(outcomes.begin(), outcomes.end(), matches)) return {};
        if (outcomes.size() > 1 && !passage_.stands_close(query)) return {};
        return sum(outcomes);
      default:
        return {};
    }
  }

 private:
  Outcome evaluate_term(const std::string& term, double factor) {
    const auto wdf = passage_.wdf(term);
    if (!wdf) return {};
    ScorePart part;
    part.term = term;
    part.wdf = *wdf;
    part.document_frequency = passage_.frequency(term);
    if (factor == 0) return Outcome{true, 0, {}};
    part.weight =
        factor * inverse_document_frequency(passage_.passages, static_cast<double>(part.document_frequency)) /
        kImpactScale * part.wdf;
    return Outcome{true, part.weight, {part}};
  }

  static Outcome sum(std::vector<Outcome>& outcomes) {
    Outcome total;
    for (Outcome& outcome : outcomes) {
      if (!outcome.matches) continue;
      total.matches = true;
      total.score += outcome.score;
      std::move(outcome.parts.begin(), outcome.parts.end(), std::back_inserter(total.parts));
    }
    return total;
  }

  const ExplainedPassage& passage_;
};

}  // namespace

ExplainedPassage explained_in(const Xapian::Database& database, PostingCache& lists, Xapian::docid docid) {
  ExplainedPassage explained;
  const bool is_removed = lists.removed(database)->contains(docid);
  // Not by a decoded list, which lacks wdf that do not fit a byte.
  explained.wdf = [&database, is_removed, docid](const std::string& term) -> std::optional<std::uint32_t> {
    if (is_removed) return std::nullopt;
    const Xapian::PostingIterator end = database.postlist_end(term);
    Xapian::PostingIterator posting = database.postlist_begin(term);
    if (posting != end) posting.skip_to(docid);
    if (posting == end || *posting != docid) return std::nullopt;
    return posting.get_wdf();
  };
  explained.frequency = [&database, &lists](const std::string& term) {
    return lists.document_frequency(database, term);
  };
  explained.stands_close = [&database, docid](const FullTextQuery& terms) {
    return stand_close_in(database, docid, terms);
  };
  explained.passages = lists.passage_count(database);
  return explained;
}

PassageExplanation explain_passage(const ExplainedPassage& passage, const FullTextQuery& query) {
  return Explainer(passage).evaluate(query, 1.0);
}

}  // namespace vidensgraf
