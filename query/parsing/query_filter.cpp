#include "query/parsing/query_filter.h"

#include <string>
#include <utility>

#include <fmt/format.h>

#include "query/parsing/query_parser.h"
#include "query/parsing/query_scanner.h"

namespace vidensgraf {

Result<QueryNode> parse_filter(std::string_view field, std::string_view value,
                               std::span<const LawReference> references) {
  const auto known = find_query_field(field);
  if (!known) {
    return fail(ErrorCode::Input,
                fmt::format("there is no field \"{}\"; the fields are {}", field, query_field_names()));
  }
  QueryNode node;
  node.kind = QueryNode::Kind::Field;
  node.field = *known;
  if (*known == QueryField::Year) {
    ParsedQuery parsed = parse_query(fmt::format("år:{}", value));
    if (!parsed.problems.empty() || parsed.root.kind != QueryNode::Kind::Field) {
      return fail(ErrorCode::Input, "a year is written as 2019 or 2019..2022");
    }
    return std::move(parsed.root);
  }
  QueryNode child;
  if (*known == QueryField::Law && !references.empty()) child = parse_query(value, references).root;
  if (child.kind != QueryNode::Kind::Law) {
    child = QueryNode{};
    child.kind = QueryNode::Kind::Phrase;
    child.text = std::string(value.substr(0, valid_prefix(value)));
    if (count_letters(child.text) == 0) {
      return fail(ErrorCode::Input, fmt::format("the filter {} has no value", name_of(*known)));
    }
  }
  node.children.push_back(std::move(child));
  return node;
}

void add_required(QueryNode& root, QueryNode filter) {
  if (root.kind == QueryNode::Kind::Nothing) {
    root = std::move(filter);
    return;
  }
  if (root.kind != QueryNode::Kind::Every) {
    QueryNode every;
    every.kind = QueryNode::Kind::Every;
    every.source = root.source;
    every.children.push_back(std::move(root));
    root = std::move(every);
  }
  root.children.push_back(std::move(filter));
}

void require_all_words(QueryNode& root) {
  if (root.kind == QueryNode::Kind::Every) root.kind = QueryNode::Kind::And;
  for (QueryNode& child : root.children) {
    if (root.kind != QueryNode::Kind::Field) require_all_words(child);
  }
}

}  // namespace vidensgraf
