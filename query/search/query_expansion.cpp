// From a parsed query to a query over index terms.
//
// Words side by side rank (query/search/word_run.h). Phrases and operators in parentheses are required and
// rank; fields are required and do not rank; what is negated is taken out.

#include "query/search/query_expansion.h"

#include <algorithm>
#include <utility>

#include "query/search/field_expansion.h"
#include "query/search/full_text_terms.h"
#include "query/search/provision_expansion.h"
#include "query/search/word_expansion.h"
#include "query/search/word_run.h"

namespace vidensgraf {
namespace {

using Op = FullTextQuery::Op;
using Kind = QueryNode::Kind;

class Expansion {
 public:
  Expansion(const Analyzer& analyzer, const FullTextReader& full_text, const RankingOptions& options,
            const SynonymLookup& synonyms, UnfoundPhrases unfound)
      : words_(analyzer, full_text, options),
        runs_(words_, options, synonyms),
        provisions_(words_, options),
        fields_(words_, provisions_, full_text, options, synonyms),
        full_text_(full_text),
        unfound_(unfound) {}

  Result<ExpandedQuery> expand(std::string_view text, const QueryNode& root) {
    ExpandedQuery expanded;
    expanded.query = expand(root);
    if (root.kind == Kind::Word && !words_.cited_words.empty()) {
      expanded.query = combine(Op::Or, {std::move(expanded.query), cited()});
    }
    if (words_.error) return fail(*words_.error);
    expanded.marks = std::move(words_.marks);
    expanded.cited_words = std::move(words_.cited_words);
    expanded.provisions = std::move(provisions_.asked);
    expanded.concepts = std::move(runs_.concepts);
    expanded.only_stop_words = runs_.typed > 0 && runs_.typed == runs_.stopped;
    expanded.suggestion = corrected(text);
    expanded.problems = std::move(problems_);
    return expanded;
  }

 private:
  FullTextQuery expand(const QueryNode& node) {
    switch (node.kind) {
      case Kind::Nothing:
        return {};
      case Kind::Word:
        return runs_.expand(words_.words_of(node.text, node.source.begin));
      case Kind::Prefix:
        return words_.beginning(node.text);
      case Kind::Phrase:
        return words_.phrase(words_.words_of(node.text));
      case Kind::Law:
        return provisions_.reference(node);
      case Kind::Field:
        return fields_.expand(node);
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

  // Stands for the provisions that others cite under these words. They are found while searching.
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
    auto asked = provisions_.asked;
    FullTextQuery query = expand(node);
    words_.whole_words = before;
    words_.marks = std::move(marks);
    words_.cited_words = std::move(cited_words);
    provisions_.asked = std::move(asked);
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

  // `ranked` restricted by fields and negations. If nothing ranks, all that passes them, unranked.
  FullTextQuery restricted(FullTextQuery ranked, bool ranks, const std::vector<const QueryNode*>& fields,
                           const std::vector<const QueryNode*>& negated) {
    if (ranks && ranked.op == Op::Nothing) return {};
    FullTextQuery query = ranks ? std::move(ranked) : everything();
    for (const QueryNode* node : fields) {
      FullTextQuery filter = fields_.expand(*node);
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

  // Whether any passage has the words of a phrase side by side.
  bool is_anywhere(const QueryNode& phrase) {
    const FullTextQuery query = unmarked(phrase);
    if (query.op == Op::Nothing || words_.error) return false;
    FullTextSearch one;
    one.limit = 1;
    const auto page = full_text_.search(query, one);
    if (!page) words_.error = page.error();
    // It may lie in a shard that does not answer.
    return page && (!page->hits.empty() || !full_text_.missing_shards().empty());
  }

  // What stands side by side in a query: the words, and what must, may and must not be beside them.
  struct SideBySide {
    std::vector<QueryWord> typed{};
    std::vector<FullTextQuery> optional{};
    std::vector<FullTextQuery> required{};
    std::vector<const QueryNode*> fields{};
    std::vector<const QueryNode*> negated{};
  };

  static void add_words(std::vector<QueryWord> words, SideBySide& all) {
    for (QueryWord& word : words) {
      word.position = static_cast<std::uint32_t>(all.typed.size() + 1);
      all.typed.push_back(std::move(word));
    }
  }

  void add_text(const QueryNode& node, SideBySide& all) {
    if (node.kind == Kind::Every) {
      for (const QueryNode& child : node.children) add_text(child, all);
    } else if (node.kind == Kind::Word) {
      add_words(words_.words_of(node.text, node.source.begin), all);
    } else {
      all.optional.push_back(expand(node));
    }
  }

  // "hvem bor i »Det gule hus« i dag": a phrase that stands nowhere was quoted, not asked for as a phrase.
  void add_quoted(const QueryNode& phrase, SideBySide& all) {
    std::vector<QueryWord> words = words_.words_of(phrase.text);
    if (std::any_of(words.begin(), words.end(), carries_topic))
      problems_.push_back(QueryProblem{phrase.source.begin, QueryProblemCode::PhraseNotFound});
    for (QueryWord& word : words) word.source = {};
    add_words(std::move(words), all);
  }

  static bool carries_topic(const QueryWord& word) { return !word.is_stop_word; }

  SideBySide side_by_side(const QueryNode& node) {
    SideBySide all;
    const bool has_text = std::any_of(node.children.begin(), node.children.end(), is_text);
    for (const QueryNode& child : node.children) {
      if (is_text(child)) {
        add_text(child, all);
      } else if (is_filter(child)) {
        all.fields.push_back(&child);
      } else if (child.kind == Kind::Not) {
        all.negated.push_back(&child);
      } else if (child.kind == Kind::Phrase && has_text && unfound_ == UnfoundPhrases::AreWords &&
                 !is_anywhere(child)) {
        add_quoted(child, all);
      } else {
        all.required.push_back(expand(child));
      }
    }
    return all;
  }

  FullTextQuery every(const QueryNode& node) {
    SideBySide all = side_by_side(node);
    const auto is_impossible = [](const FullTextQuery& query) { return query.op == Op::Nothing; };
    if (std::any_of(all.required.begin(), all.required.end(), is_impossible)) return {};
    const bool has_optional = !all.typed.empty() || !all.optional.empty();
    // "og år:2021": the words carry no topic, the filter alone is asked for.
    const bool only_filters = all.optional.empty() && !all.fields.empty() &&
                              std::none_of(all.typed.begin(), all.typed.end(), carries_topic);
    const bool ranks = (has_optional && !only_filters) || !all.required.empty();
    all.optional.insert(all.optional.begin(), runs_.expand(all.typed));
    if (!words_.cited_words.empty()) all.optional.push_back(cited());
    FullTextQuery ranked = combine(Op::Or, std::move(all.optional));
    if (!all.required.empty())
      ranked = combine(Op::Maybe, combine(Op::And, std::move(all.required)), std::move(ranked));
    return restricted(std::move(ranked), ranks, all.fields, all.negated);
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
        const std::size_t searched = runs_.typed - runs_.stopped;
        const bool before = std::exchange(words_.whole_words, true);
        FullTextQuery part = expand(child);
        words_.whole_words = before;
        const bool only_stop_words = child.kind == Kind::Word && runs_.typed - runs_.stopped == searched;
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
  WordRunExpander runs_;
  ProvisionExpander provisions_;
  FieldExpander fields_;
  const FullTextReader& full_text_;
  UnfoundPhrases unfound_;
  std::vector<QueryProblem> problems_{};
};

}  // namespace

QueryExpander::QueryExpander(const Analyzer& analyzer, const FullTextReader& full_text,
                             const RankingOptions& options, SynonymLookup synonyms)
    : analyzer_(analyzer), full_text_(full_text), options_(options), synonyms_(std::move(synonyms)) {}

Result<ExpandedQuery> QueryExpander::expand(std::string_view text, const ParsedQuery& parsed,
                                            UnfoundPhrases unfound) const {
  return Expansion(analyzer_, full_text_, options_, synonyms_, unfound).expand(text, parsed.root);
}

}  // namespace vidensgraf
