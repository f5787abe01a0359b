#pragma once

#include <string>
#include <utility>
#include <vector>

#include "store/full_text_reader.h"

// Short constructors for the trees that query/ builds.

namespace vidensgraf {

[[nodiscard]] inline FullTextQuery term_query(std::string term, double weight = 1.0) {
  FullTextQuery query;
  query.op = FullTextQuery::Op::Term;
  query.term = std::move(term);
  query.weight = weight;
  return query;
}

/// Children combined; a single one stays itself, none gives Nothing.
[[nodiscard]] inline FullTextQuery combine(FullTextQuery::Op op, std::vector<FullTextQuery> children) {
  std::erase_if(children, [](const FullTextQuery& child) { return child.op == FullTextQuery::Op::Nothing; });
  if (children.empty()) return {};
  if (children.size() == 1) return std::move(children.front());
  FullTextQuery query;
  query.op = op;
  query.children = std::move(children);
  return query;
}

/// `first` op `second`, where the order counts; an absent `second` leaves `first`.
[[nodiscard]] inline FullTextQuery combine(FullTextQuery::Op op, FullTextQuery first, FullTextQuery second) {
  std::vector<FullTextQuery> children;
  children.push_back(std::move(first));
  children.push_back(std::move(second));
  if (children.front().op == FullTextQuery::Op::Nothing) return {};
  return combine(op, std::move(children));
}

/// `query` without its Near nodes, and whether it had any.
[[nodiscard]] inline std::pair<FullTextQuery, bool> without_near(FullTextQuery query) {
  bool found = false;
  std::vector<FullTextQuery> kept;
  const bool ordered = query.op != FullTextQuery::Op::And && query.op != FullTextQuery::Op::Or;
  for (std::size_t i = 0; i < query.children.size(); ++i) {
    if (query.children[i].op == FullTextQuery::Op::Near) {
      found = true;
      continue;
    }
    auto [child, had] = without_near(std::move(query.children[i]));
    found = found || had;
    if (child.op != FullTextQuery::Op::Nothing || !had || (ordered && i == 0))
      kept.push_back(std::move(child));
  }
  const bool emptied = kept.empty() && !query.children.empty();
  query.children = std::move(kept);
  return {emptied ? FullTextQuery{} : std::move(query), found};
}

[[nodiscard]] inline FullTextQuery scaled(FullTextQuery query, double weight) {
  query.weight *= weight;
  return query;
}

}  // namespace vidensgraf
