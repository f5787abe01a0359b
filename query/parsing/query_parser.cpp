// The query language, read by recursive descent:
//
//   query  = and { ("ELLER" | "OR") and }
//   and    = every { ("OG" | "AND") every }
//   every  = unary { unary }
//   unary  = ("IKKE" | "NOT" | "-") unary | field ":" value | value
//   value  = "(" query ")" | '"' phrase '"' | law reference | word | word "*"
//
// Operators are upper case: "og" is a word. What does not fit is noted with the byte where it stands and left
// out, so that a query always searches what it can; quotation marks and parentheses that are not closed end
// with the query. Where words begin and end: query/parsing/query_scanner.h. Law references, found beforehand,
// are taken where they begin: query/parsing/query_references.h.

#include "query/parsing/query_parser.h"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "query/parsing/query_references.h"
#include "query/parsing/query_scanner.h"

namespace vidensgraf {
namespace {

class Parser {
 public:
  Parser(std::string_view text, std::span<const LawReference> references, const QueryLimits& limits)
      : in_{text}, references_(references), limits_(limits) {}

  ParsedQuery parse() {
    ParsedQuery parsed;
    bound_text();
    parsed.root = parse_or();
    while (!in_.at_end()) {  // only a ")" without its "(" stops the descent early
      problem(in_.at, QueryProblemCode::ClosesNothing);
      ++in_.at;
      QueryNode rest = parse_or();
      if (rest.kind == QueryNode::Kind::Nothing) continue;
      std::vector<QueryNode> both;
      both.push_back(std::move(parsed.root));
      both.push_back(std::move(rest));
      parsed.root = group(QueryNode::Kind::Every, std::move(both));
    }
    std::stable_sort(problems_.begin(), problems_.end(),
                     [](const QueryProblem& a, const QueryProblem& b) { return a.offset < b.offset; });
    parsed.problems = std::move(problems_);
    return parsed;
  }

 private:
  using Kind = QueryNode::Kind;

  void bound_text() {
    const std::size_t valid = valid_prefix(in_.text);
    if (valid < in_.text.size() && valid < limits_.max_bytes) {
      problem(valid, QueryProblemCode::NoUtf8);
    }
    std::size_t end = std::min(valid, limits_.max_bytes);
    if (valid > limits_.max_bytes) {
      end = valid_prefix(in_.text.substr(0, end));
      problem(end, QueryProblemCode::TooLong, std::to_string(limits_.max_bytes));
    }
    in_.text = in_.text.substr(0, end);
  }

  void problem(std::size_t offset, QueryProblemCode code, std::string value = {}) {
    problems_.push_back(QueryProblem{offset, code, std::move(value)});
  }

  bool take_operator(std::string_view danish, std::string_view english) {
    in_.skip_space();
    const std::string_view word = in_.word();
    if (word != danish && word != english) return false;
    operator_at_ = in_.at;
    in_.at += word.size();
    return true;
  }

  [[nodiscard]] bool at_operator() const {
    const std::string_view word = in_.word();
    return word == "OG" || word == "AND" || word == "ELLER" || word == "OR";
  }

  // --- the grammar

  QueryNode parse_or() {
    std::vector<QueryNode> parts;
    append(parts, parse_and());
    while (take_operator("ELLER", "OR")) parse_operand(parts, [this] { return parse_and(); });
    return group(Kind::Or, std::move(parts));
  }

  QueryNode parse_and() {
    std::vector<QueryNode> parts;
    append(parts, parse_every());
    while (take_operator("OG", "AND")) parse_operand(parts, [this] { return parse_every(); });
    return group(Kind::And, std::move(parts));
  }

  template <class Parse>
  void parse_operand(std::vector<QueryNode>& parts, const Parse& parse) {
    const std::size_t before = operator_at_;
    if (parts.empty()) problem(before, QueryProblemCode::NothingBeforeOperator);
    const std::size_t known_problems = problems_.size();
    QueryNode right = parse();
    const bool told = problems_.size() > known_problems;  // why there is nothing
    if (right.kind == Kind::Nothing && !told) problem(before, QueryProblemCode::NothingAfterOperator);
    append(parts, std::move(right));
  }

  QueryNode parse_every() {
    std::vector<QueryNode> parts;
    for (in_.skip_space(); !in_.at_end() && !in_.at_byte(')') && !at_operator(); in_.skip_space()) {
      append(parts, parse_unary());
    }
    return group(Kind::Every, std::move(parts));
  }

  QueryNode parse_unary() {
    const std::size_t begin = in_.at;
    const bool minus = in_.at_byte('-') && !in_.ends_word(in_.at + 1) && in_.text[in_.at + 1] != '-' &&
                       !in_.is_ellipsis(in_.at);
    const bool minus_group = in_.at_byte('-') && in_.at + 1 < in_.text.size() &&
                             (in_.text[in_.at + 1] == '(' || in_.quote_at(in_.at + 1) > 0);
    if (minus || minus_group) {
      ++in_.at;
    } else if (!take_operator("IKKE", "NOT")) {
      return parse_field();
    }
    in_.skip_space();
    if (in_.at_end() || in_.at_byte(')') || at_operator()) {
      problem(begin, QueryProblemCode::NothingAfterNegation);
      return {};
    }
    if (!enter(begin)) return skip_value();
    QueryNode inner = parse_unary();
    --depth_;
    if (inner.kind == Kind::Nothing) return {};
    QueryNode node;
    node.kind = Kind::Not;
    node.source = span(begin, in_.at);
    node.children.push_back(std::move(inner));
    return node;
  }

  QueryNode parse_field() {
    const std::size_t begin = in_.at;
    const std::string_view word = in_.word();
    const std::size_t colon = word.find(':');
    if (colon == std::string_view::npos || colon == 0) return parse_value();
    const auto field = find_query_field(word.substr(0, colon));
    if (!field) {
      if (is_meant_as_field(word, colon)) {
        problem(begin, QueryProblemCode::UnknownField, std::string(word.substr(0, colon)));
      }
      return parse_value();
    }

    in_.at = begin + colon + 1;
    in_.skip_space();
    if (in_.at_end() || in_.at_byte(')')) {
      problem(begin, QueryProblemCode::NoValue, std::string(name_of(*field)));
      return {};
    }
    if (*field == QueryField::Year) return parse_year(begin);
    QueryNode value = in_.at_byte('(') ? skip_group(*field) : parse_value();
    if (value.kind == Kind::Nothing) return {};
    QueryNode node;
    node.kind = Kind::Field;
    node.field = *field;
    node.source = span(begin, in_.at);
    node.children.push_back(std::move(value));
    return node;
  }

  // "forfatter:Hansen", "emne:\"sociale tilbud\""; but neither "Tema: støtte" nor addresses and times of day.
  [[nodiscard]] bool is_meant_as_field(std::string_view word, std::size_t colon) const {
    const std::string_view name = word.substr(0, colon);
    const std::string_view value = word.substr(colon + 1);
    const auto in_name = [](unsigned char byte) {
      return byte >= 0x80 || std::isalpha(byte) != 0 || byte == '_';
    };
    if (name.size() < 2 || !std::all_of(name.begin(), name.end(), in_name)) return false;
    if (value.empty()) return in_.quote_at(in_.at + word.size()) > 0;
    return !value.starts_with("//") && count_letters(value) > 0;
  }

  QueryNode skip_group(QueryField field) {
    problem(in_.at, QueryProblemCode::NeedsWordOrPhrase, std::string(name_of(field)));
    return skip_value();
  }

  QueryNode parse_year(std::size_t begin) {
    const std::size_t value = in_.at;
    const std::string_view text = in_.word();
    in_.at += text.size();
    if (!count_term(value)) return {};
    const auto years = parse_years(text);
    if (!years) {
      problem(value, QueryProblemCode::BadYear);
      return {};
    }
    QueryNode node;
    node.kind = Kind::Field;
    node.field = QueryField::Year;
    node.source = span(begin, in_.at);
    node.year_from = years->from;
    node.year_to = years->to;
    return node;
  }

  QueryNode parse_value() {
    if (in_.at_byte('(')) return parse_group();
    if (in_.quote_at(in_.at) > 0) return parse_phrase();
    if (auto law = parse_law()) return std::move(*law);
    return parse_word();
  }

  QueryNode parse_group() {
    const std::size_t begin = in_.at;
    if (!enter(begin)) return skip_value();
    ++in_.at;
    QueryNode inner = parse_or();
    --depth_;
    in_.skip_space();
    if (in_.at_byte(')')) {
      ++in_.at;
    } else {
      problem(begin, QueryProblemCode::NeverClosed);
    }
    return inner;
  }

  QueryNode parse_phrase() {
    const std::size_t begin = in_.at;
    in_.at += in_.quote_at(in_.at);
    const std::size_t first = in_.at;
    while (!in_.at_end() && in_.quote_at(in_.at) == 0) ++in_.at;
    QueryNode node;
    node.kind = Kind::Phrase;
    node.text = std::string(in_.text.substr(first, in_.at - first));
    if (!in_.at_end()) {
      in_.at += in_.quote_at(in_.at);
    } else {
      problem(begin, QueryProblemCode::QuotationNeverClosed);
    }
    node.source = span(begin, in_.at);
    if (count_letters(node.text) == 0 || !count_term(begin)) return {};
    return node;
  }

  QueryNode parse_word() {
    const std::size_t begin = in_.at;
    in_.at = std::max(in_.word_end(in_.at), begin + 1);
    QueryNode node;
    node.kind = Kind::Word;
    node.source = span(begin, in_.at);
    std::string_view word = in_.text.substr(begin, in_.at - begin);
    if (word.size() > 1 && word.back() == '*') {
      word.remove_suffix(1);
      if (count_letters(word) >= limits_.min_prefix) {
        node.kind = Kind::Prefix;
      } else {
        problem(begin, QueryProblemCode::ShortPrefix, std::to_string(limits_.min_prefix));
      }
    }
    node.text = std::string(word);
    if (count_letters(word) == 0 || !count_term(begin)) return {};
    return node;
  }

  std::optional<QueryNode> parse_law() {
    const std::size_t begin = in_.at;
    QueryNode node;
    node.kind = Kind::Law;
    node.provisions = take_provisions(in_, references_);
    if (node.provisions.empty()) return std::nullopt;
    node.source = span(begin, in_.at);
    node.text = std::string(in_.text.substr(begin, in_.at - begin));
    if (!count_term(begin)) return QueryNode{};
    return node;
  }

  // --- nodes and limits

  bool enter(std::size_t offset) {
    if (depth_ >= limits_.max_depth) {
      problem(offset, QueryProblemCode::TooDeep, std::to_string(limits_.max_depth));
      return false;
    }
    ++depth_;
    return true;
  }

  // Leaves out a value, with all that a parenthesis holds.
  QueryNode skip_value() {
    if (in_.at_byte('(')) {
      std::size_t open = 0;
      do {
        if (in_.at_byte('(')) ++open;
        if (in_.at_byte(')')) --open;
        ++in_.at;
      } while (!in_.at_end() && open > 0);
    } else {
      in_.at = std::max(in_.word_end(in_.at), std::min(in_.at + 1, in_.text.size()));
    }
    return {};
  }

  bool count_term(std::size_t offset) {
    if (terms_ == limits_.max_terms) {
      problem(offset, QueryProblemCode::TooManyWords, std::to_string(limits_.max_terms));
    }
    return ++terms_ <= limits_.max_terms;
  }

  static ByteSpan span(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  static void append(std::vector<QueryNode>& parts, QueryNode part) {
    if (part.kind != Kind::Nothing) parts.push_back(std::move(part));
  }

  static QueryNode group(Kind kind, std::vector<QueryNode> parts) {
    if (parts.empty()) return {};
    if (parts.size() == 1) return std::move(parts.front());
    QueryNode node;
    node.kind = kind;
    node.source = {parts.front().source.begin, parts.back().source.end};
    node.children = std::move(parts);
    return node;
  }

  QueryScanner in_;
  std::span<const LawReference> references_;
  const QueryLimits& limits_;
  std::size_t operator_at_ = 0;
  std::size_t depth_ = 0;
  std::size_t terms_ = 0;
  std::vector<QueryProblem> problems_;
};

}  // namespace

ParsedQuery parse_query(std::string_view text, std::span<const LawReference> references,
                        const QueryLimits& limits) {
  return Parser(text, references, limits).parse();
}

}  // namespace vidensgraf
