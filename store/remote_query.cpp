// What ranks is a term's idf over all shards times its wdf, both known beforehand: the wdf is the passage's
// BM25 share. So no statistics are asked of the servers: each term is scaled by its idf here, and a server
// multiplies with wdf. A server that fails changes no score of the others.

#include "store/remote_query.h"

#include <algorithm>

#include "store/full_text_schema.h"

namespace vidensgraf {
namespace {

constexpr int kMaxDepth = 64;

Xapian::Query any_of(const std::vector<std::string>& terms) {
  return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

Xapian::Query scaled(const Xapian::Query& query, double factor) {
  return {Xapian::Query::OP_SCALE_WEIGHT, query, factor};
}

class Builder {
 public:
  Builder(const RemoteQuery& query, const RemoteDocuments& documents)
      : query_(query), documents_(documents) {}

  [[nodiscard]] Xapian::Query build(const FullTextQuery& query, double factor, int depth) const {
    using Op = FullTextQuery::Op;
    if (depth > kMaxDepth) throw Xapian::InvalidArgumentError("the query nests too deep");
    factor *= std::max(0.0, query.weight);
    switch (query.op) {
      case Op::Nothing:
        return Xapian::Query::MatchNothing;
      case Op::Everything:
        return scaled(Xapian::Query::MatchAll, 0);
      case Op::Term:
        return term(query.term, factor);
      case Op::Listed:
        return documents_.listed.empty() ? Xapian::Query::MatchNothing : scaled(any_of(documents_.listed), 0);
      default:
        return build_children(query, factor, depth);
    }
  }

 private:
  [[nodiscard]] Xapian::Query term(const std::string& name, double factor) const {
    const auto idf = query_.idf.find(name);
    const double weight = idf == query_.idf.end() ? 0 : factor * idf->second / kImpactScale;
    return scaled(Xapian::Query(name), weight);
  }

  [[nodiscard]] Xapian::Query build_children(const FullTextQuery& query, double factor, int depth) const {
    using Op = FullTextQuery::Op;
    std::vector<Xapian::Query> parts;
    for (const FullTextQuery& child : query.children) {
      const bool scores = query.op != Op::Filter || parts.empty();
      parts.push_back(build(child, scores ? factor : 0, depth + 1));
    }
    if (parts.size() == 1) return parts.front();
    if (parts.empty()) return Xapian::Query::MatchNothing;
    const auto all = [&](Xapian::Query::op op) { return Xapian::Query(op, parts.begin(), parts.end()); };
    const auto first_and = [&](Xapian::Query::op op, Xapian::Query::op of_others) {
      const Xapian::Query others(of_others, parts.begin() + 1, parts.end());
      return Xapian::Query(op, parts.front(), others);
    };
    switch (query.op) {
      case Op::And:
        return all(Xapian::Query::OP_AND);
      case Op::Or:
        return all(Xapian::Query::OP_OR);
      case Op::AndNot:
        return first_and(Xapian::Query::OP_AND_NOT, Xapian::Query::OP_OR);
      case Op::Filter:
        return first_and(Xapian::Query::OP_FILTER, Xapian::Query::OP_AND);
      case Op::Maybe:
        return first_and(Xapian::Query::OP_AND_MAYBE, Xapian::Query::OP_OR);
      case Op::Phrase:
      case Op::Near: {
        // The terms with their scores, and where they stand. Xapian takes only bare terms for the latter.
        std::vector<std::string> terms;
        for (const FullTextQuery& child : query.children) terms.push_back(child.term);
        const auto within = [&](Xapian::Query::op op, std::size_t window) {
          return Xapian::Query(op, terms.begin(), terms.end(), static_cast<Xapian::termcount>(window));
        };
        const std::size_t window = std::max<std::size_t>(query.window, terms.size());
        Xapian::Query close =
            within(query.op == Op::Phrase ? Xapian::Query::OP_PHRASE : Xapian::Query::OP_NEAR, window);
        if (query.op == Op::Phrase && window == terms.size()) {
          // 1.4.22 finds exact phrases also where one of the terms has no position; looser ones it does not.
          close &= within(Xapian::Query::OP_PHRASE, window + 1);
        }
        return {Xapian::Query::OP_FILTER, all(Xapian::Query::OP_AND), close};
      }
      default:
        return Xapian::Query::MatchNothing;
    }
  }

  const RemoteQuery& query_;
  const RemoteDocuments& documents_;
};

void take_near_nodes(FullTextQuery& query, double factor, int depth, std::vector<FullTextQuery>& taken) {
  if (depth > kMaxDepth) return;  // refused when it is asked
  factor *= std::max(0.0, query.weight);
  std::vector<FullTextQuery> kept;
  for (std::size_t i = 0; i < query.children.size(); ++i) {
    FullTextQuery& child = query.children[i];
    const bool only_adds =
        query.op == FullTextQuery::Op::Or || (query.op == FullTextQuery::Op::Maybe && i > 0);
    if (only_adds && child.op == FullTextQuery::Op::Near) {
      child.weight = factor * std::max(0.0, child.weight);
      taken.push_back(std::move(child));
      continue;
    }
    const bool had_children = !child.children.empty();
    take_near_nodes(child, factor, depth + 1, taken);
    if (!only_adds || !had_children || !child.children.empty()) kept.push_back(std::move(child));
  }
  query.children = std::move(kept);
}

}  // namespace

std::vector<FullTextQuery> take_near_nodes(FullTextQuery& query) {
  std::vector<FullTextQuery> taken;
  take_near_nodes(query, 1.0, 0, taken);
  return taken;
}

Xapian::Query to_remote_query(const RemoteQuery& query, const RemoteDocuments& documents) {
  Xapian::Query built = Builder(query, documents).build(query.query, 1.0, 0);
  if (documents.within.empty()) return built;
  return {Xapian::Query::OP_FILTER, built, any_of(documents.within)};
}

Xapian::TfIdfWeight remote_weight() { return Xapian::TfIdfWeight("nnn"); }

}  // namespace vidensgraf
