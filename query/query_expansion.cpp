// From a parsed query to a query over index terms.
//
// Words side by side rank: any may match, each adds its weight, and neighbours that stay neighbours add more.
// Phrases and operators in parentheses are required and rank; fields are required and do not rank; what is
// negated is taken out. Words that only ask ("hvad er ...") are dropped, and a question for a definition
// lifts the passages that give one.

#include "query/query_expansion.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "query/full_text_terms.h"
#include "query/word_expansion.h"
#include "store/full_text_schema.h"

namespace vidensgraf {
namespace {

using Op = FullTextQuery::Op;
using Kind = QueryNode::Kind;

constexpr std::size_t kLongestName = 5;  // words of a name that may have synonyms

// Words that ask. The analyzer's stop words have most of them already.
constexpr std::array<std::string_view, 16> kQuestionWords = {
    "hvad",    "hvem", "hvor",      "hvornår", "hvorfor", "hvordan", "hvilke", "hvilken",
    "hvilket", "hvis", "hvorledes", "hvormed", "hvorved", "kan",     "skal",   "må"};

// Beginnings of a question for a definition, longest first. What follows is the term.
using Opening = std::array<std::string_view, 5>;
constexpr std::array<Opening, 16> kDefinitionOpenings = {{
    {"hvad", "mener", "vi", "egentlig", "med"},
    {"hvad", "vil", "det", "sige"},
    {"hvad", "mener", "vi", "med"},
    {"hvad", "menes", "der", "med"},
    {"hvad", "forstås", "der", "ved"},
    {"hvad", "menes", "med"},
    {"hvad", "forstås", "ved"},
    {"hvad", "dækker", "over"},
    {"hvad", "betyder"},
    {"hvad", "er"},
    {"hvad", "vil"},
    {"hvordan", "defineres"},
    {"definition", "af"},
    {"definitionen", "af"},
    {"definition", "på"},
    {"betydning", "af"},
}};

bool is_question_word(const QueryWord& word) {
  return std::find(kQuestionWords.begin(), kQuestionWords.end(), word.folded) != kQuestionWords.end();
}

// The number of words that open a question for a definition; 0 if it is none.
std::size_t definition_opening(const std::vector<QueryWord>& words) {
  for (const Opening& opening : kDefinitionOpenings) {
    std::size_t length = 0;
    while (length < opening.size() && !opening[length].empty()) ++length;
    if (words.size() <= length) continue;
    bool same = true;
    for (std::size_t i = 0; i < length && same; ++i) same = words[i].folded == opening[i];
    if (same) return length;
  }
  return 0;
}

class Expansion {
 public:
  Expansion(const Analyzer& analyzer, const FullTextReader& full_text, const RankingOptions& options,
            const QueryExpander::Synonyms& synonyms)
      : words_(analyzer, full_text, options), full_text_(full_text), options_(options), synonyms_(synonyms) {}

  Result<ExpandedQuery> expand(std::string_view text, const QueryNode& root) {
    ExpandedQuery expanded;
    expanded.query = expand(root);
    if (root.kind == Kind::Word && !words_.cited_words.empty()) {
      expanded.query = combine(Op::Or, {std::move(expanded.query), cited()});
    }
    if (words_.error) return fail(*words_.error);
    expanded.marks = std::move(words_.marks);
    expanded.cited_words = std::move(words_.cited_words);
    expanded.provisions = std::move(provisions_);
    expanded.concepts = std::move(concepts_);
    expanded.only_stop_words = typed_ > 0 && typed_ == stopped_;
    expanded.suggestion = corrected(text);
    return expanded;
  }

 private:
  FullTextQuery expand(const QueryNode& node) {
    switch (node.kind) {
      case Kind::Nothing:
        return {};
      case Kind::Word:
        return run(words_.words_of(node.text, node.source.begin));
      case Kind::Prefix:
        return words_.beginning(node.text);
      case Kind::Phrase:
        return words_.phrase(words_.words_of(node.text));
      case Kind::Law:
        return law(node);
      case Kind::Field:
        return field(node);
      case Kind::Every:
        return every(node);
      case Kind::And:
        return conjunction(node);
      case Kind::Or:
        return disjunction(node);
      case Kind::Not:
        return combine(Op::AndNot, everything(), unmarked(node.children.front()));
    }
    return {};
  }

  // Provisions that others cite under these words: which they are is found out while searching.
  static FullTextQuery cited() {
    FullTextQuery listed;
    listed.op = Op::Listed;
    return listed;
  }

  static FullTextQuery everything() {
    FullTextQuery all;
    all.op = Op::Everything;
    return all;
  }

  // What is negated or only filters is not marked in the text.
  FullTextQuery unmarked(const QueryNode& node) {
    const bool before = std::exchange(words_.whole_words, true);
    auto marks = words_.marks;
    auto cited_words = words_.cited_words;
    auto provisions = provisions_;
    FullTextQuery query = expand(node);
    words_.whole_words = before;
    words_.marks = std::move(marks);
    words_.cited_words = std::move(cited_words);
    provisions_ = std::move(provisions);
    return query;
  }

  static bool is_text(const QueryNode& node) {
    return node.kind == Kind::Word || node.kind == Kind::Prefix || node.kind == Kind::Law || is_aside(node);
  }

  // "højt specialiserede indsatser (fysisk funktionsnedsættelse)", "bostøtte (jf. servicelovens § 85)":
  // parentheses of the text, which require nothing.
  static bool is_aside(const QueryNode& node) {
    return node.kind == Kind::Every && std::all_of(node.children.begin(), node.children.end(), is_text);
  }

  static bool is_filter(const QueryNode& node) { return node.kind == Kind::Field; }

  // Fields and negations around what ranks. Nothing that ranks: everything that passes, unranked.
  FullTextQuery restricted(FullTextQuery ranked, bool ranks, const std::vector<const QueryNode*>& fields,
                           const std::vector<const QueryNode*>& negated) {
    if (ranks && ranked.op == Op::Nothing) return {};
    FullTextQuery query = ranks ? std::move(ranked) : everything();
    for (const QueryNode* node : fields) {
      FullTextQuery filter = field(*node);
      if (filter.op == Op::Nothing) return {};
      // A concept or a law asked for by field alone also ranks: how much the passage is about it.
      query = !ranks && query.op == Op::Everything ? std::move(filter)
                                                   : combine(Op::Filter, std::move(query), std::move(filter));
    }
    std::vector<FullTextQuery> unwanted;
    unwanted.reserve(negated.size());
    for (const QueryNode* node : negated) unwanted.push_back(unmarked(node->children.front()));
    return combine(Op::AndNot, std::move(query), combine(Op::Or, std::move(unwanted)));
  }

  FullTextQuery every(const QueryNode& node) {
    std::vector<QueryWord> typed;
    std::vector<FullTextQuery> optional;
    std::vector<FullTextQuery> required;
    std::vector<const QueryNode*> fields;
    std::vector<const QueryNode*> negated;
    bool impossible = false;
    const std::function<void(const QueryNode&)> add_text = [&](const QueryNode& child) {
      if (child.kind == Kind::Every) {
        std::for_each(child.children.begin(), child.children.end(), add_text);
        return;
      }
      if (child.kind != Kind::Word) {
        optional.push_back(expand(child));
        return;
      }
      for (QueryWord& word : words_.words_of(child.text, child.source.begin)) {
        word.position = static_cast<std::uint32_t>(typed.size() + 1);
        typed.push_back(std::move(word));
      }
    };
    for (const QueryNode& child : node.children) {
      if (is_text(child)) {
        add_text(child);
        continue;
      }
      switch (child.kind) {
        case Kind::Field:
          fields.push_back(&child);
          break;
        case Kind::Not:
          negated.push_back(&child);
          break;
        default:
          required.push_back(expand(child));
          impossible = impossible || required.back().op == Op::Nothing;
      }
    }
    if (impossible) return {};
    const bool has_optional = !typed.empty() || !optional.empty();
    // "og år:2021": the words carry no topic, the filter alone is asked for.
    const auto carries_topic = [](const QueryWord& word) { return !word.is_stop_word; };
    const bool only_filters =
        optional.empty() && !fields.empty() && std::none_of(typed.begin(), typed.end(), carries_topic);
    const bool ranks = (has_optional && !only_filters) || !required.empty();
    optional.insert(optional.begin(), run(typed));
    if (!words_.cited_words.empty()) optional.push_back(cited());
    FullTextQuery ranked = combine(Op::Or, std::move(optional));
    if (!required.empty())
      ranked = combine(Op::Maybe, combine(Op::And, std::move(required)), std::move(ranked));
    return restricted(std::move(ranked), ranks, fields, negated);
  }

  FullTextQuery conjunction(const QueryNode& node) {
    std::vector<FullTextQuery> parts;
    std::vector<const QueryNode*> fields;
    std::vector<const QueryNode*> negated;
    bool has_stop_words = false;
    for (const QueryNode& child : node.children) {
      if (is_filter(child)) {
        fields.push_back(&child);
      } else if (child.kind == Kind::Not) {
        negated.push_back(&child);
      } else {
        const std::size_t searched = typed_ - stopped_;
        const bool before = std::exchange(words_.whole_words, true);
        FullTextQuery part = expand(child);
        words_.whole_words = before;
        const bool only_stop_words = child.kind == Kind::Word && typed_ - stopped_ == searched;
        if (part.op == Op::Nothing && only_stop_words) {
          has_stop_words = true;
          continue;
        }
        if (part.op == Op::Nothing) return {};  // all must match, and this cannot
        parts.push_back(std::move(part));
      }
    }
    if (parts.empty() && has_stop_words && fields.empty()) return {};
    const bool ranks = !parts.empty();
    return restricted(combine(Op::And, std::move(parts)), ranks, fields, negated);
  }

  FullTextQuery disjunction(const QueryNode& node) {
    std::vector<FullTextQuery> parts;
    for (const QueryNode& child : node.children) parts.push_back(expand(child));
    return combine(Op::Or, std::move(parts));
  }

  // --- words side by side

  FullTextQuery run(std::vector<QueryWord> typed) {
    const std::size_t opening = definition_opening(typed);
    std::vector<QueryWord> content(typed.begin() + static_cast<std::ptrdiff_t>(opening), typed.end());
    std::vector<FullTextQuery> ranked;
    const std::size_t head = options_.head > 0 || options_.head_cited > 0 ? head_of(content) : content.size();
    for (const QueryWord& word : content) {
      ++typed_;
      if (word.is_stop_word || is_question_word(word)) {
        ++stopped_;
        continue;
      }
      const std::size_t before = words_.cited_words.size();
      const bool is_head = &word - content.data() == static_cast<std::ptrdiff_t>(head);
      const double weight = is_head ? 1.0 + options_.head : 1.0;
      ranked.push_back(scaled(words_.word(word), weight));
      for (std::size_t i = before; i < words_.cited_words.size(); ++i)
        words_.cited_words[i].weight *= is_head ? 1.0 + options_.head_cited : 1.0;
    }
    for (FullTextQuery& synonym : synonyms(content)) ranked.push_back(std::move(synonym));
    FullTextQuery query = combine(Op::Or, std::move(ranked));
    if (options_.adjacent > 0) {
      query = combine(Op::Maybe, std::move(query), scaled(words_.neighbours(content), options_.adjacent));
    }
    if (opening > 0 && options_.definition > 0) {
      query = combine(Op::Maybe, std::move(query), definition_of(content));
    }
    return query;
  }

  // "støtte til uddannelse": the word before "til", if provisions are cited under it. What kind of help is
  // asked for decides which provision it is; what it is for seldom stands in the law, but often in other
  // laws.
  std::size_t head_of(const std::vector<QueryWord>& words) {
    constexpr double kCitedShare = 0.02;  // of the passages with the word, those that cite under it
    for (std::size_t i = 1; i + 1 < words.size(); ++i) {
      if (words[i].folded != "til" || words[i - 1].is_stop_word) continue;
      const std::string lemma = lemma_key({words[i - 1]});
      const auto citing =
          static_cast<double>(words_.document_frequency(index_term(term_prefix::kCitedAs, lemma)));
      const auto all = static_cast<double>(words_.document_frequency(index_term(term_prefix::kLemma, lemma)));
      if (citing >= kCitedShare * all && citing > 0) return i - 1;
    }
    return words.size();
  }

  FullTextQuery definition_of(std::vector<QueryWord> content) {
    while (!content.empty() && content.front().is_stop_word) content.erase(content.begin());
    if (content.empty()) return {};
    std::string term = index_term(term_prefix::kDefinition, lemma_key(content));
    if (words_.document_frequency(term) == 0) return {};
    return term_query(std::move(term), options_.definition);
  }

  // Names among the words that the documents abbreviate or spell out, the longest at each place.
  std::vector<FullTextQuery> synonyms(const std::vector<QueryWord>& content) {
    std::vector<FullTextQuery> found;
    if (!synonyms_ || options_.synonym <= 0) return found;
    for (std::size_t first = 0; first < content.size();) {
      std::size_t taken = 1;
      for (std::size_t length = std::min(kLongestName, content.size() - first); length > 0; --length) {
        if (length == 1 && content[first].is_stop_word) break;
        std::string name;
        for (std::size_t i = first; i < first + length; ++i) {
          if (!name.empty()) name += ' ';
          name += content[i].form;
        }
        const auto labels = synonyms_(name);
        if (!labels) {
          words_.error = labels.error();
          return {};
        }
        if (labels->empty()) continue;
        for (const std::string& label : *labels) {
          FullTextQuery query = words_.phrase(words_.words_of(label), MatchReason::Synonym);
          if (query.op == Op::Nothing) continue;
          concepts_.push_back(label);
          found.push_back(scaled(std::move(query), options_.synonym));
        }
        taken = length;
        break;
      }
      first += taken;
    }
    return found;
  }

  // --- provisions and fields

  FullTextQuery leaf(std::string term, double weight) {
    if (weight <= 0 || words_.document_frequency(term) == 0) return {};
    return term_query(std::move(term), weight);
  }

  FullTextQuery provision(const AskedProvision& asked) {
    provisions_.push_back(asked);
    if (asked.paragraf.empty()) return leaf(index_term(term_prefix::kLaw, asked.law), options_.provision);
    std::vector<FullTextQuery> places;
    constexpr double kWholeParagraf =
        0.6;  // of the weight where a stk. was asked for, which then has the rest
    const double whole = asked.stk.empty() ? 1.0 : kWholeParagraf;
    places.push_back(leaf(provision_term(asked.law, asked.paragraf), whole * options_.provision));
    for (const int stk : asked.stk) {
      places.push_back(
          leaf(provision_term(asked.law, asked.paragraf, stk), (1 - whole) * options_.provision));
    }
    if (!asked.law.empty()) {
      places.push_back(leaf(provision_term(kUnresolvedLaw, asked.paragraf), options_.bare_paragraf));
    }
    return combine(Op::Or, std::move(places));
  }

  FullTextQuery law(const QueryNode& node) {
    std::vector<FullTextQuery> provisions;
    bool whole_law = false;
    for (const AskedProvision& asked : node.provisions) {
      provisions.push_back(provision(asked));
      whole_law = whole_law || asked.paragraf.empty();
    }
    FullTextQuery query = combine(Op::Or, std::move(provisions));
    // The name of a law is also a word; and a provision that nobody refers to may still be in the text.
    if (!whole_law && query.op != Op::Nothing) return query;
    std::vector<FullTextQuery> named;
    for (const QueryWord& word : words_.words_of(node.text, node.source.begin)) {
      if (!word.is_stop_word) named.push_back(words_.word(word));
    }
    return combine(Op::Or, {std::move(query), combine(Op::Or, std::move(named))});
  }

  FullTextQuery field(const QueryNode& node) {
    if (node.field == QueryField::Year) return years(node.year_from, node.year_to);
    const QueryNode& value = node.children.front();
    switch (node.field) {
      case QueryField::Title:
        return title(value);
      case QueryField::Concept:
        return subject(value.text);
      case QueryField::Law:
        return law_field(value);
      case QueryField::TargetGroup:
        return words_.label(term_prefix::kTargetGroup, value.text);
      case QueryField::Publisher:
        return words_.label(term_prefix::kPublisher, value.text);
      case QueryField::Type:
        return words_.label(term_prefix::kType, value.text);
      case QueryField::Document:
        return leaf(index_term(term_prefix::kDocument, value.text), 1.0);
      case QueryField::Year:
        break;
    }
    return {};
  }

  FullTextQuery title(const QueryNode& value) {
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

  FullTextQuery subject(std::string_view text) {
    const std::string key = lemma_key(words_.words_of(text));
    std::string term = index_term(term_prefix::kConcept, key);
    // Marked by its words; the passages are those where extraction saw the concept.
    for (const QueryWord& word : words_.words_of(text)) (void)words_.phrase({word}, MatchReason::Concept);
    if (words_.document_frequency(term) > 0) return term_query(std::move(term));
    // A name that reviewers gave, or a short one: the passages have the concept under its other names.
    if (FullTextQuery other = other_names(text); other.op != Op::Nothing) return other;
    return words_.label(term_prefix::kConcept, key);
  }

  FullTextQuery other_names(std::string_view text) {
    if (!synonyms_) return {};
    const auto labels = synonyms_(std::string(text));
    if (!labels) {
      words_.error = labels.error();
      return {};
    }
    std::vector<FullTextQuery> names;
    for (const std::string& label : *labels) {
      std::string term = index_term(term_prefix::kConcept, lemma_key(words_.words_of(label)));
      if (words_.document_frequency(term) > 0) names.push_back(term_query(std::move(term)));
    }
    return combine(Op::Or, std::move(names));
  }

  FullTextQuery law_field(const QueryNode& value) {
    if (value.kind != Kind::Law) return words_.label(term_prefix::kLaw, value.text);
    std::vector<FullTextQuery> provisions;
    for (const AskedProvision& asked : value.provisions) {
      provisions_.push_back(asked);
      provisions.push_back(
          asked.paragraf.empty()
              ? leaf(index_term(term_prefix::kLaw, asked.law), 1.0)
              : leaf(provision_term(asked.law, asked.paragraf, asked.stk.empty() ? 0 : asked.stk.front()),
                     1.0));
    }
    return combine(Op::Or, std::move(provisions));
  }

  FullTextQuery years(int from, int to) {
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

  // The query with its unknown words replaced; empty if there are none.
  std::string corrected(std::string_view text) {
    std::string result(text);
    auto& corrections = words_.corrections;
    std::sort(corrections.begin(), corrections.end(),
              [](const auto& a, const auto& b) { return a.first.begin > b.first.begin; });
    for (const auto& [span, word] : corrections) {
      if (span.end <= result.size()) result.replace(span.begin, span.size(), word);
    }
    return corrections.empty() ? std::string() : result;
  }

  WordExpander words_;
  const FullTextReader& full_text_;
  const RankingOptions& options_;
  const QueryExpander::Synonyms& synonyms_;
  std::vector<AskedProvision> provisions_;
  std::vector<std::string> concepts_;
  std::size_t typed_ = 0;    // words side by side
  std::size_t stopped_ = 0;  // those of them that are stop words
};

}  // namespace

std::string_view name_of(MatchReason reason) {
  switch (reason) {
    case MatchReason::Word:
      return "word";
    case MatchReason::Inflection:
      return "inflection";
    case MatchReason::CompoundPart:
      return "compound_part";
    case MatchReason::Synonym:
      return "synonym";
    case MatchReason::Concept:
      return "concept";
    case MatchReason::Spelling:
      return "spelling";
    case MatchReason::Law:
      return "law";
  }
  return "";
}

QueryExpander::QueryExpander(const Analyzer& analyzer, const FullTextReader& full_text,
                             const RankingOptions& options, Synonyms synonyms)
    : analyzer_(analyzer), full_text_(full_text), options_(options), synonyms_(std::move(synonyms)) {}

Result<ExpandedQuery> QueryExpander::expand(std::string_view text, const ParsedQuery& parsed) const {
  return Expansion(analyzer_, full_text_, options_, synonyms_).expand(text, parsed.root);
}

}  // namespace vidensgraf
