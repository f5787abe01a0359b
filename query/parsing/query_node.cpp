#include "query/parsing/query_node.h"

#include <fmt/format.h>

namespace vidensgraf {
namespace {

std::string provisions_text(const QueryNode& node) {
  std::string text;
  for (const AskedProvision& provision : node.provisions) {
    text += fmt::format(" {}", provision.law.empty() ? "?" : provision.law);
    if (!provision.paragraf.empty()) text += fmt::format("#{}", provision.paragraf);
    for (const int stk : provision.stk) text += fmt::format(",stk {}", stk);
  }
  return text;
}

std::string list(std::string_view name, const QueryNode& node) {
  std::string text = fmt::format("({}", name);
  for (const QueryNode& child : node.children) text += " " + to_string(child);
  return text + ")";
}

}  // namespace

std::string to_string(const QueryNode& node) {
  using Kind = QueryNode::Kind;
  switch (node.kind) {
    case Kind::Nothing:
      return "(nothing)";
    case Kind::Word:
      return node.text;
    case Kind::Prefix:
      return fmt::format("(prefix {})", node.text);
    case Kind::Phrase:
      return fmt::format("(phrase {})", node.text);
    case Kind::Law:
      return fmt::format("(law{})", provisions_text(node));
    case Kind::Field:
      if (node.field == QueryField::Year) {
        const auto year = [](int number) { return number == 0 ? std::string() : std::to_string(number); };
        return fmt::format("(år {}..{})", year(node.year_from), year(node.year_to));
      }
      return list(name_of(node.field), node);
    case Kind::Every:
      return list("every", node);
    case Kind::And:
      return list("and", node);
    case Kind::Or:
      return list("or", node);
    case Kind::Not:
      return list("not", node);
  }
  return {};
}

}  // namespace vidensgraf
