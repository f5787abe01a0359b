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
// with the query. Law references are found beforehand by extraction, whose grammar is the same for reports
// and queries; here they are only taken where they begin. Two forms are read that only queries have: "§ 85"
// where extraction is silent, and "SEL 85" without the sign.
//
// Byte comparison is safe throughout: every delimiter is ASCII or compared as a whole UTF-8 sequence.

#include "query/query_parser.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "store/full_text_schema.h"

namespace vidensgraf {
namespace {

constexpr std::string_view kParagraphSign = "§";

struct FieldName {
  std::string_view name;  // folded
  QueryField field;
};
constexpr std::array<FieldName, 19> kFieldNames = {{
    {"titel", QueryField::Title},
    {"title", QueryField::Title},
    {"begreb", QueryField::Concept},
    {"concept", QueryField::Concept},
    {"lov", QueryField::Law},
    {"law", QueryField::Law},
    {"målgruppe", QueryField::TargetGroup},
    {"maalgruppe", QueryField::TargetGroup},
    {"malgruppe", QueryField::TargetGroup},
    {"target_group", QueryField::TargetGroup},
    {"udgiver", QueryField::Publisher},
    {"publisher", QueryField::Publisher},
    {"år", QueryField::Year},
    {"aar", QueryField::Year},
    {"ar", QueryField::Year},
    {"year", QueryField::Year},
    {"type", QueryField::Type},
    {"dokument", QueryField::Document},
    {"document", QueryField::Document},
}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t count_letters(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(text.size());
  std::size_t letters = 0;
  for (std::int32_t at = 0; at < size;) {
    UChar32 c = 0;
    U8_NEXT(bytes, at, size, c);
    if (c > 0 && u_isalnum(c) != 0) ++letters;
  }
  return letters;
}

class Parser {
 public:
  Parser(std::string_view text, std::span<const LawReference> references, const QueryLimits& limits)
      : text_(text), references_(references), limits_(limits) {}

  ParsedQuery parse() {
    ParsedQuery parsed;
    bound_text();
    parsed.root = parse_or();
    while (at_ < text_.size()) {  // only a ")" without its "(" stops the descent early
      problem(at_, QueryProblemCode::ClosesNothing);
      ++at_;
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
    const std::size_t valid = valid_prefix(text_);
    if (valid < text_.size() && valid < limits_.max_bytes) {
      problem(valid, QueryProblemCode::NoUtf8);
    }
    std::size_t end = std::min(valid, limits_.max_bytes);
    if (valid > limits_.max_bytes) {
      end = valid_prefix(text_.substr(0, end));
      problem(end, QueryProblemCode::TooLong, std::to_string(limits_.max_bytes));
    }
    text_ = text_.substr(0, end);
  }

  void problem(std::size_t offset, QueryProblemCode code, std::string value = {}) {
    problems_.push_back(QueryProblem{offset, code, std::move(value)});
  }

  // --- characters

  [[nodiscard]] std::size_t space_at(std::size_t at) const {
    if (at >= text_.size()) return 0;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text_.data());
    auto next = static_cast<std::int32_t>(at);
    UChar32 c = 0;
    U8_NEXT(bytes, next, static_cast<std::int32_t>(text_.size()), c);
    return c > 0 && u_isUWhiteSpace(c) != 0 ? static_cast<std::size_t>(next) - at : 0;
  }

  void skip_space() {
    for (std::size_t size = space_at(at_); size > 0; size = space_at(at_)) at_ += size;
  }

  // Bytes of a quotation mark at `at`: ", “, ”, „, « or ».
  [[nodiscard]] std::size_t quote_at(std::size_t at) const {
    static constexpr std::array<std::string_view, 6> kQuotes = {"\"", "“", "”", "„", "«", "»"};
    for (const std::string_view quote : kQuotes) {
      if (text_.substr(at).starts_with(quote)) return quote.size();
    }
    return 0;
  }

  [[nodiscard]] bool ends_word(std::size_t at) const {
    return at >= text_.size() || space_at(at) > 0 || quote_at(at) > 0 || text_[at] == '(' || text_[at] == ')';
  }

  // "HTTP(S)", "barn(et)": the end of parentheses that open and close inside a word, else `at`.
  [[nodiscard]] std::size_t after_inner_parentheses(std::size_t at) const {
    if (at == 0 || text_[at] != '(') return at;
    const auto before = static_cast<unsigned char>(text_[at - 1]);
    if (before < 0x80 && std::isalnum(before) == 0) return at;
    std::size_t end = at + 1;
    while (!ends_word(end)) ++end;
    return end < text_.size() && text_[end] == ')' ? end + 1 : at;
  }

  [[nodiscard]] std::size_t word_end(std::size_t at) const {
    const std::size_t begin = at;
    for (; at < text_.size(); ++at) {
      const std::size_t after = at > begin ? after_inner_parentheses(at) : at;
      if (after == at && ends_word(at)) return at;
      if (after > at) at = after - 1;
    }
    return at;
  }

  // A hyphen at the head of a word takes the word out; not so after "og", where it stands for what the word
  // before has: "misbrugsbehandling og -forebyggelse".
  [[nodiscard]] bool is_ellipsis(std::size_t hyphen) const {
    std::size_t end = hyphen;
    while (end > 0 && text_[end - 1] == ' ') --end;
    if (end == hyphen) return hyphen > 0 && text_[hyphen - 1] != '(';  // "0(1)-algoritme"
    std::size_t begin = end;
    while (begin > 0 && text_[begin - 1] != ' ') --begin;
    constexpr std::array<std::string_view, 4> kConjunctions = {"og", "eller", "samt", "og/eller"};
    return begin > 0 && std::find(kConjunctions.begin(), kConjunctions.end(),
                                  text_.substr(begin, end - begin)) != kConjunctions.end();
  }

  bool take_operator(std::string_view danish, std::string_view english) {
    skip_space();
    const std::size_t end = word_end(at_);
    const std::string_view word = text_.substr(at_, end - at_);
    if (word != danish && word != english) return false;
    operator_at_ = at_;
    at_ = end;
    return true;
  }

  [[nodiscard]] bool at_operator() const {
    const std::string_view word = text_.substr(at_, word_end(at_) - at_);
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
    for (skip_space(); at_ < text_.size() && text_[at_] != ')' && !at_operator(); skip_space()) {
      append(parts, parse_unary());
    }
    return group(Kind::Every, std::move(parts));
  }

  QueryNode parse_unary() {
    const std::size_t begin = at_;
    const bool minus = text_[at_] == '-' && !ends_word(at_ + 1) && text_[at_ + 1] != '-' && !is_ellipsis(at_);
    const bool minus_group =
        text_[at_] == '-' && at_ + 1 < text_.size() && (text_[at_ + 1] == '(' || quote_at(at_ + 1) > 0);
    if (minus || minus_group) {
      ++at_;
    } else if (!take_operator("IKKE", "NOT")) {
      return parse_field();
    }
    skip_space();
    if (at_ >= text_.size() || text_[at_] == ')' || at_operator()) {
      problem(begin, QueryProblemCode::NothingAfterNegation);
      return {};
    }
    if (!enter(begin)) return skip_value();
    QueryNode inner = parse_unary();
    --depth_;
    if (inner.kind == Kind::Nothing) return {};
    QueryNode node;
    node.kind = Kind::Not;
    node.source = span(begin, at_);
    node.children.push_back(std::move(inner));
    return node;
  }

  QueryNode parse_field() {
    const std::size_t begin = at_;
    const std::size_t end = word_end(at_);
    const std::size_t colon = text_.substr(begin, end - begin).find(':');
    if (colon == std::string_view::npos || colon == 0) return parse_value();
    const std::string name = fold_label(text_.substr(begin, colon));
    const auto* const known = std::find_if(kFieldNames.begin(), kFieldNames.end(),
                                           [&](const FieldName& field) { return field.name == name; });
    if (known == kFieldNames.end()) return parse_value();

    at_ = begin + colon + 1;
    skip_space();
    if (at_ >= text_.size() || text_[at_] == ')') {
      problem(begin, QueryProblemCode::NoValue, std::string(name_of(known->field)));
      return {};
    }
    if (known->field == QueryField::Year) return parse_year(begin);
    QueryNode value = text_[at_] == '(' ? skip_group(known->field) : parse_value();
    if (value.kind == Kind::Nothing) return {};
    QueryNode node;
    node.kind = Kind::Field;
    node.field = known->field;
    node.source = span(begin, at_);
    node.children.push_back(std::move(value));
    return node;
  }

  QueryNode skip_group(QueryField field) {
    problem(at_, QueryProblemCode::NeedsWordOrPhrase, std::string(name_of(field)));
    return skip_value();
  }

  // 2019, 2019..2022, 2019-2022, 2019.., ..2022
  QueryNode parse_year(std::size_t begin) {
    const std::size_t value = at_;
    const std::size_t end = word_end(at_);
    QueryNode node;
    node.kind = Kind::Field;
    node.field = QueryField::Year;
    std::string_view rest = text_.substr(value, end - value);
    at_ = end;
    node.source = span(begin, at_);
    if (!count_term(value)) return {};
    const auto number = [&rest]() -> std::optional<int> {
      if (rest.size() < 4 || !std::all_of(rest.begin(), rest.begin() + 4, is_digit)) return std::nullopt;
      const int year =
          (rest[0] - '0') * 1000 + (rest[1] - '0') * 100 + (rest[2] - '0') * 10 + (rest[3] - '0');
      rest.remove_prefix(4);
      return year;
    };
    const auto from = number();
    bool range = false;
    for (const std::string_view dash :
         {std::string_view(".."), std::string_view("–"), std::string_view("-")}) {
      if (range || !rest.starts_with(dash)) continue;
      rest.remove_prefix(dash.size());
      range = true;
    }
    const auto to = range ? number() : from;
    if (!rest.empty() || (!from && !to)) {
      problem(value, QueryProblemCode::BadYear);
      return {};
    }
    node.year_from = from.value_or(0);
    node.year_to = to.value_or(0);
    if (node.year_to != 0 && node.year_from > node.year_to) std::swap(node.year_from, node.year_to);
    return node;
  }

  QueryNode parse_value() {
    if (text_[at_] == '(') return parse_group();
    if (quote_at(at_) > 0) return parse_phrase();
    if (auto law = parse_law()) return std::move(*law);
    return parse_word();
  }

  QueryNode parse_group() {
    const std::size_t begin = at_;
    if (!enter(begin)) return skip_value();
    ++at_;
    QueryNode inner = parse_or();
    --depth_;
    skip_space();
    if (at_ < text_.size() && text_[at_] == ')') {
      ++at_;
    } else {
      problem(begin, QueryProblemCode::NeverClosed);
    }
    return inner;
  }

  QueryNode parse_phrase() {
    const std::size_t begin = at_;
    at_ += quote_at(at_);
    const std::size_t first = at_;
    while (at_ < text_.size() && quote_at(at_) == 0) ++at_;
    QueryNode node;
    node.kind = Kind::Phrase;
    node.text = std::string(text_.substr(first, at_ - first));
    if (at_ < text_.size()) {
      at_ += quote_at(at_);
    } else {
      problem(begin, QueryProblemCode::QuotationNeverClosed);
    }
    node.source = span(begin, at_);
    if (count_letters(node.text) == 0 || !count_term(begin)) return {};
    return node;
  }

  QueryNode parse_word() {
    const std::size_t begin = at_;
    at_ = std::max(word_end(at_), begin + 1);
    QueryNode node;
    node.kind = Kind::Word;
    node.source = span(begin, at_);
    std::string_view word = text_.substr(begin, at_ - begin);
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

  // --- law references

  std::optional<QueryNode> parse_law() {
    const std::size_t begin = at_;
    QueryNode node;
    node.kind = Kind::Law;
    for (const LawReference& reference : references_) {
      if (reference.source.begin != begin || reference.source.end > text_.size()) continue;
      if (reference.paragraf.empty() && reference.law.empty()) continue;
      at_ = std::max(at_, std::size_t{reference.source.end});
      node.provisions.push_back(AskedProvision{reference.law, reference.paragraf, reference.stk});
    }
    if (node.provisions.empty() && !take_paragraph_sign(node)) return std::nullopt;
    if (node.provisions.size() == 1 && node.provisions.front().paragraf.empty()) take_bare_number(node);
    node.source = span(begin, at_);
    node.text = std::string(text_.substr(begin, at_ - begin));
    if (!count_term(begin)) return QueryNode{};
    return node;
  }

  // "§ 85" or "§§ 85 a" where extraction found no reference.
  bool take_paragraph_sign(QueryNode& node) {
    std::size_t at = at_;
    if (!text_.substr(at).starts_with(kParagraphSign)) return false;
    while (text_.substr(at).starts_with(kParagraphSign)) at += kParagraphSign.size();
    while (space_at(at) > 0) at += space_at(at);
    const auto paragraf = number_at(at);
    if (!paragraf) return false;
    at_ = at;
    node.provisions.push_back(AskedProvision{{}, *paragraf, {}});
    return true;
  }

  // "SEL 85": a law and a number.
  void take_bare_number(QueryNode& node) {
    std::size_t at = at_;
    while (space_at(at) > 0) at += space_at(at);
    if (at == at_) return;
    const auto paragraf = number_at(at);
    if (!paragraf || paragraf->size() > 4) return;
    at_ = at;
    node.provisions.front().paragraf = *paragraf;
  }

  // "85", "85a" or "85 a" at `at`, which is moved behind it.
  [[nodiscard]] std::optional<std::string> number_at(std::size_t& at) const {
    std::size_t end = at;
    std::string number;
    while (end < text_.size() && is_digit(text_[end])) number += text_[end++];
    if (number.empty()) return std::nullopt;
    const std::size_t letter = end + space_at(end);
    const bool has_letter = letter < text_.size() && text_[letter] >= 'a' && text_[letter] <= 'z' &&
                            (ends_word(letter + 1) || text_[letter + 1] == ',') &&
                            (letter == end || text_[letter] != 'i');  // "§ 85 i lov om ..."
    if (has_letter) {
      number += text_[letter];
      end = letter + 1;
    }
    if (!ends_word(end) && text_[end] != ',' && text_[end] != '-' && text_[end] != '.') return std::nullopt;
    at = end;
    return number;
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
    if (at_ < text_.size() && text_[at_] == '(') {
      std::size_t open = 0;
      do {
        if (text_[at_] == '(') ++open;
        if (text_[at_] == ')') --open;
        ++at_;
      } while (at_ < text_.size() && open > 0);
    } else {
      at_ = std::max(word_end(at_), std::min(at_ + 1, text_.size()));
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

  std::string_view text_;
  std::span<const LawReference> references_;
  const QueryLimits& limits_;
  std::size_t at_ = 0;
  std::size_t operator_at_ = 0;
  std::size_t depth_ = 0;
  std::size_t terms_ = 0;
  std::vector<QueryProblem> problems_;
};

}  // namespace

std::size_t valid_prefix(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(text.size());
  std::int32_t at = 0;
  while (at < size) {
    const std::int32_t begin = at;
    UChar32 c = 0;
    U8_NEXT(bytes, at, size, c);
    if (c <= 0) return static_cast<std::size_t>(begin);
  }
  return text.size();
}

ParsedQuery parse_query(std::string_view text, std::span<const LawReference> references,
                        const QueryLimits& limits) {
  return Parser(text, references, limits).parse();
}

Result<QueryNode> parse_filter(std::string_view field, std::string_view value,
                               std::span<const LawReference> references) {
  const std::string name = fold_label(field);
  const auto* const known = std::find_if(kFieldNames.begin(), kFieldNames.end(),
                                         [&](const FieldName& entry) { return entry.name == name; });
  if (known == kFieldNames.end()) {
    return fail(
        ErrorCode::Input,
        fmt::format("there is no field \"{}\"; there are titel, begreb, lov, målgruppe, udgiver, år, type "
                    "and dokument",
                    field));
  }
  QueryNode node;
  node.kind = QueryNode::Kind::Field;
  node.field = known->field;
  if (known->field == QueryField::Year) {
    ParsedQuery parsed = parse_query(fmt::format("år:{}", value));
    if (!parsed.problems.empty() || parsed.root.kind != QueryNode::Kind::Field) {
      return fail(ErrorCode::Input, "a year is written as 2019 or 2019..2022");
    }
    return std::move(parsed.root);
  }
  QueryNode child;
  if (known->field == QueryField::Law && !references.empty()) child = parse_query(value, references).root;
  if (child.kind != QueryNode::Kind::Law) {
    child = QueryNode{};
    child.kind = QueryNode::Kind::Phrase;
    child.text = std::string(value.substr(0, valid_prefix(value)));
    if (count_letters(child.text) == 0) {
      return fail(ErrorCode::Input, fmt::format("the filter {} has no value", name_of(known->field)));
    }
  }
  node.children.push_back(std::move(child));
  return node;
}

void require_all_words(QueryNode& root) {
  if (root.kind == QueryNode::Kind::Every) root.kind = QueryNode::Kind::And;
  for (QueryNode& child : root.children) {
    if (root.kind != QueryNode::Kind::Field) require_all_words(child);
  }
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

}  // namespace vidensgraf
