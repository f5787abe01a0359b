// Words side by side rank: any may match, each adds its weight, and neighbours that stay neighbours add more.
// Other names of what they name count less. Words that only ask ("hvad er ...") are dropped, and a question
// for a definition lifts the passages that give one.

#include "query/search/word_run.h"

#include <algorithm>
#include <utility>

#include "query/search/full_text_terms.h"
#include "query/search/question_words.h"
#include "store/full_text_schema.h"

namespace vidensgraf {
namespace {

using Op = FullTextQuery::Op;

constexpr std::size_t kLongestName = 5;  // words of a name that may have synonyms

}  // namespace

FullTextQuery WordRunExpander::expand(const std::vector<QueryWord>& run) {
  const std::size_t opening = definition_opening(run);
  std::vector<QueryWord> content(run.begin() + static_cast<std::ptrdiff_t>(opening), run.end());
  std::vector<FullTextQuery> ranked;
  const std::size_t head = options_.head > 0 || options_.head_cited > 0 ? head_of(content) : content.size();
  for (const QueryWord& word : content) {
    ++typed;
    if (word.is_stop_word || is_question_word(word)) {
      ++stopped;
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
std::size_t WordRunExpander::head_of(const std::vector<QueryWord>& words) {
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

FullTextQuery WordRunExpander::definition_of(std::vector<QueryWord> content) {
  while (!content.empty() && content.front().is_stop_word) content.erase(content.begin());
  if (content.empty()) return {};
  return words_.term(index_term(term_prefix::kDefinition, lemma_key(content)), options_.definition);
}

// Names among the words that the documents abbreviate or spell out, the longest at each place.
std::vector<FullTextQuery> WordRunExpander::synonyms(const std::vector<QueryWord>& content) {
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
        concepts.push_back(label);
        found.push_back(scaled(std::move(query), options_.synonym));
      }
      taken = length;
      break;
    }
    first += taken;
  }
  return found;
}

}  // namespace vidensgraf
