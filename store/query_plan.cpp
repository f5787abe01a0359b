#include "store/query_plan.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "store/full_text_schema.h"
#include "store/passage_positions.h"

namespace vidensgraf {
namespace {

using Op = FullTextQuery::Op;

constexpr int kMaxDepth = 64;

// The highest score that any passage can get from a node.
double highest(const PlanNode& node) {
  double sum = node.has_list() ? node.factor * node.list->highest() : 0;
  for (const PlanNode& child : node.children) sum += highest(child);
  return sum;
}

void scale_factors(PlanNode& node, double scale) {
  if (node.factor > 0) node.scaled = std::max(1, static_cast<std::int32_t>(std::lround(node.factor * scale)));
  for (PlanNode& child : node.children) scale_factors(child, scale);
}

void restart_node(PlanNode& node) {
  node.window = 0;
  for (PlanNode& child : node.children) restart_node(child);
}

std::size_t most_matches(const PlanNode& node) {
  if (node.has_list()) return node.list->size();
  if (node.listed != nullptr) return node.listed->size();
  std::size_t sum = 0;
  for (const PlanNode& child : node.children) {
    const std::size_t of_child = most_matches(child);
    if (node.op == Op::Or) {
      sum += of_child;
    } else if (node.op == Op::And) {
      sum = &child == node.children.data() ? of_child : std::min(sum, of_child);
    } else {
      return of_child;
    }
  }
  return sum;
}

}  // namespace

bool PositionsCursor::stand_close(const PlanNode& node, std::uint32_t docid) {
  if (!started_ || docid < docid_) {  // back to an earlier one: another node of the same window
    value_ = database_.valuestream_begin(value_slot::kPositions);
    started_ = true;
    docid_ = 0;
  }
  if (docid_ != docid) {
    if (value_ != Xapian::ValueIterator() && value_.get_docid() < docid) value_.skip_to(docid);
    docid_ = docid;
    bytes_.clear();
    if (value_ != Xapian::ValueIterator() && value_.get_docid() == docid) bytes_ = *value_;
  }
  if (bytes_.empty()) return false;
  positions_.resize(node.marks.size());
  for (std::size_t i = 0; i < node.marks.size(); ++i) {
    read_positions(bytes_, node.marks[i], positions_[i]);
    if (positions_[i].empty()) return false;
  }
  return vidensgraf::stand_close(positions_, node.reach, node.in_order);
}

Plan::Plan(const Xapian::Database& database, PostingCache& lists, const FullTextQuery& query,
           const std::vector<PassageId>& listed)
    : database_(database),
      lists_(lists),
      listed_(listed),
      passages_(lists.passage_count(database)),
      positions_(database) {
  root = compile(query, 1.0, 0);
  set_scale();
}

void Plan::set_scale() {
  constexpr double kHighestScore = 1U << 30U;
  const double bound = highest(root);
  if (bound > 0) scale = kHighestScore / bound / 1.001;
  scale_factors(root, scale);
}

void Plan::restart() {
  restart_node(root);
  positions_.restart();
}

PlanNode Plan::term(const std::string& term, double weight) {
  PlanNode node;
  node.list = lists_.get(database_, term);
  if (node.list->size() == 0) return {};
  node.op = Op::Term;
  node.factor =
      weight * inverse_document_frequency(passages_, static_cast<double>(node.list->size())) / kImpactScale;
  is_exact = is_exact && (weight == 0 || node.list->is_exact());
  return node;
}

// Children of the same kind take the place of their parent; in an OR, equal terms become one.
void Plan::flatten(PlanNode& node) {
  std::vector<PlanNode> flat;
  for (PlanNode& child : node.children) {
    if (child.op == node.op && !child.is_positional()) {
      for (PlanNode& inner : child.children) flat.push_back(std::move(inner));
    } else {
      flat.push_back(std::move(child));
    }
  }
  node.children.clear();
  for (PlanNode& child : flat) {
    const auto same = std::find_if(node.children.begin(), node.children.end(), [&](const PlanNode& known) {
      return child.op == Op::Term && known.list == child.list;
    });
    if (node.op == Op::Or && same != node.children.end()) {
      same->factor += child.factor;
    } else {
      node.children.push_back(std::move(child));
    }
  }
}

PlanNode Plan::compile(const FullTextQuery& query, double weight, int depth) {
  if (depth > kMaxDepth) throw Xapian::InvalidArgumentError("the query nests too deep");
  weight *= std::max(0.0, query.weight);
  PlanNode node;
  switch (query.op) {
    case Op::Nothing:
      return {};
    case Op::Everything:
      node = term({}, 0);
      return node;
    case Op::Term:
      return term(query.term, weight);
    case Op::Listed:
      if (listed_.empty()) return {};
      node.op = query.op;
      node.listed = &listed_;
      return node;
    default:
      break;
  }
  const bool all_required = query.op == Op::And || query.op == Op::Phrase || query.op == Op::Near;
  node.op = all_required ? Op::And : query.op;
  for (std::size_t i = 0; i < query.children.size(); ++i) {
    const bool scores = query.op != Op::Filter || i == 0;
    PlanNode child = compile(query.children[i], scores ? weight : 0, depth + 1);
    if (child.op != Op::Nothing) {
      node.children.push_back(std::move(child));
    } else if (all_required || query.op == Op::Filter || (i == 0 && query.op != Op::Or)) {
      return {};
    }
  }
  if (node.children.empty()) return {};
  if ((query.op == Op::Phrase || query.op == Op::Near) && query.children.size() > 1) {
    for (const FullTextQuery& child : query.children) node.marks.push_back(mark_of_term(child.term));
    node.reach = query.window;
    node.in_order = query.op == Op::Phrase;
    has_positions = true;
  } else if (query.op == Op::And || query.op == Op::Or) {
    flatten(node);
  }
  if (node.children.size() == 1) return std::move(node.children.front());
  if (node.op == Op::And) {  // the rarest first
    std::stable_sort(node.children.begin(), node.children.end(),
                     [](const PlanNode& a, const PlanNode& b) { return most_matches(a) < most_matches(b); });
  }
  return node;
}

bool Plan::matches(PlanNode& node, std::uint32_t docid, Closeness closeness, double& score) {
  if (node.has_list()) {
    const int wdf = node.list->wdf_of(docid, node.window);
    if (wdf < 0) return false;
    score += node.factor * wdf;
    return true;
  }
  if (node.listed != nullptr)
    return std::binary_search(node.listed->begin(), node.listed->end(), static_cast<PassageId>(docid));
  double sum = 0;
  bool found = false;
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    PlanNode& child = node.children[i];
    const bool negated = node.op == Op::AndNot && i > 0;
    double of_child = 0;
    const bool here = matches(child, docid, negated ? Closeness::Checked : closeness, of_child);
    if (negated ? here : !here && (i == 0 || node.op == Op::And || node.op == Op::Filter)) {
      if (node.op != Op::Or) return false;
    }
    found = found || here;
    if (here && !negated) sum += of_child;
  }
  if (node.is_positional()) {
    if (closeness == Closeness::Denied) return false;
    if (closeness == Closeness::Checked && !positions_.stand_close(node, docid)) return false;
  }
  if (found) score += sum;
  return found;
}

}  // namespace vidensgraf
