// Fields are required. Names of publishers, groups and types are found as they are, else where they are part
// of one; a concept by its lemmas, else by its other names.

#include "query/search/field_expansion.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "query/search/full_text_terms.h"
#include "store/full_text_schema.h"

namespace vidensgraf {
namespace {

using Op = FullTextQuery::Op;
using Kind = QueryNode::Kind;

}  // namespace

FullTextQuery FieldExpander::expand(const QueryNode& node) {
  if (node.field == QueryField::Year) return years(node.year_from, node.year_to);
  const QueryNode& value = node.children.front();
  switch (node.field) {
    case QueryField::Title:
      return title(value);
    case QueryField::Concept:
      return subject(value.text);
    case QueryField::Law:
      return provisions_.field(value);
    case QueryField::TargetGroup:
      return words_.label(term_prefix::kTargetGroup, value.text);
    case QueryField::Publisher:
      return words_.label(term_prefix::kPublisher, value.text);
    case QueryField::Type:
      return words_.label(term_prefix::kType, value.text);
    case QueryField::Document:
      return words_.term(index_term(term_prefix::kDocument, value.text));
    case QueryField::Year:
      break;
  }
  return {};
}

FullTextQuery FieldExpander::title(const QueryNode& value) {
  FullTextQuery query;
  query.op = value.kind == Kind::Phrase ? Op::Phrase : Op::And;
  for (const QueryWord& word : words_.words_of(value.text)) {
    if (word.is_stop_word) continue;
    const std::string lemma = word.analysis != nullptr ? lemma_key({word}) : word.folded;
    query.children.push_back(term_query(index_term(term_prefix::kTitle, lemma)));
    query.window = std::max(query.window, word.position);
  }
  if (query.children.size() == 1) return std::move(query.children.front());
  return query.children.empty() ? FullTextQuery{} : query;
}

FullTextQuery FieldExpander::subject(std::string_view text) {
  const std::string key = lemma_key(words_.words_of(text));
  std::string term = index_term(term_prefix::kConcept, key);
  // Passages are those where extraction saw the concept. In their text its words are marked, which phrase()
  // notes.
  for (const QueryWord& word : words_.words_of(text)) (void)words_.phrase({word}, MatchReason::Concept);
  if (words_.document_frequency(term) > 0) return term_query(std::move(term));
  // A name that reviewers gave, or a short one: the passages have the concept under its other names.
  if (FullTextQuery other = other_names(text); other.op != Op::Nothing) return other;
  return words_.label(term_prefix::kConcept, key);
}

FullTextQuery FieldExpander::other_names(std::string_view text) {
  if (!synonyms_) return {};
  const auto labels = synonyms_(std::string(text));
  if (!labels) {
    words_.error = labels.error();
    return {};
  }
  std::vector<FullTextQuery> names;
  for (const std::string& label : *labels) {
    names.push_back(words_.term(index_term(term_prefix::kConcept, lemma_key(words_.words_of(label)))));
  }
  return combine(Op::Or, std::move(names));
}

FullTextQuery FieldExpander::years(int from, int to) {
  std::vector<FullTextQuery> found;
  const auto visited = full_text_.terms(term_prefix::kYear, [&](std::string_view term, std::uint64_t) {
    int year = 0;
    for (const char digit : term.substr(term_prefix::kYear.size())) {
      if (digit < '0' || digit > '9' || year > 9999) return true;
      year = year * 10 + (digit - '0');
    }
    if (year >= from && (to == 0 || year <= to)) found.push_back(term_query(std::string(term)));
    return found.size() < 4 * options_.max_expansions;
  });
  if (!visited) words_.error = visited.error();
  return combine(Op::Or, std::move(found));
}

}  // namespace vidensgraf
