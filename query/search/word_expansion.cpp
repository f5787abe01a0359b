// A typed word as a tree over index terms, all joined by OR:
//
//   lemma                       the word in any inflection; also compounds that contain it, which the index
//                               holds under their members' lemmas at a fraction of the weight
//   exact form * e              comes first where it stands as typed;
//                               of a word typed as its lemma, the lemma's postings say so
//   segments * s                of a word with hyphens: "GPS-værktøj" also finds "værktøj med GPS"; the whole
//                               word then counts h, since most who write of the matter write it otherwise
//   members * m                 of a typed compound: "støttebehov" also finds "behov for støtte"
//   the same without æ, ø, å * a
//
// Terms that no passage has are left out, so that a tree is as small as what it can find. Where nothing of
// the word itself is in the index, the nearest indexed words take its place.

#include "query/search/word_expansion.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "language/folding.h"
#include "language/index_terms.h"
#include "language/word_lists.h"
#include "query/search/full_text_terms.h"
#include "query/search/suggestion.h"
#include "store/full_text_schema.h"

namespace vidensgraf {
namespace {

using Op = FullTextQuery::Op;

constexpr std::size_t kCorrections = 3;     // for one unknown word
constexpr std::uint32_t kNeighbourGap = 2;  // words that may stand between two neighbours

std::vector<std::string> texts_of(const QueryWord& word, IndexTermKind kind) {
  std::vector<std::string> texts;
  if (word.analysis == nullptr) {
    if (kind == IndexTermKind::Lemma) texts.push_back(word.folded);
    return texts;
  }
  for (const IndexTerm& term : index_terms(*word.analysis)) {
    if (term.kind == kind) texts.push_back(term.text);
  }
  return texts;
}

// The term of the places where a word stands as typed.
std::string term_as_written(const QueryWord& word) {
  const bool has_own = !texts_of(word, IndexTermKind::Exact).empty();
  return index_term(has_own ? term_prefix::kExact : term_prefix::kLemma, word.folded);
}

std::vector<QueryWord> without_stop_words(const std::vector<QueryWord>& words) {
  std::vector<QueryWord> kept;
  std::copy_if(words.begin(), words.end(), std::back_inserter(kept),
               [](const QueryWord& word) { return !word.is_stop_word; });
  return kept;
}

// A phrase or near node over one term of each word.
FullTextQuery positional(Op op, const std::vector<std::string>& terms, std::uint32_t window) {
  FullTextQuery query;
  query.op = op;
  query.window = window;
  for (const std::string& term : terms) {
    // Xapian does not tell two places of one term apart: "dag for dag" asks for "dag ... dag" once.
    const auto same = [&term](const FullTextQuery& child) { return child.term == term; };
    if (std::none_of(query.children.begin(), query.children.end(), same)) {
      query.children.push_back(term_query(term));
    }
  }
  if (query.children.size() == 1) return std::move(query.children.front());
  return query;
}

// "pa", "nar", "ogsaa": as those write stop words who lack their letters, if no dictionary has them. Some
// text may: the address of a page.
bool is_stop_word(const WordAnalysis& word) {
  static const std::unordered_set<std::string> kWithoutLetters = [] {
    std::unordered_set<std::string> words;
    for (const std::string& stop_word : word_lists().stop_words) {
      for (const AsciiStyle style : {AsciiStyle::Digraph, AsciiStyle::Letter}) {
        std::string ascii = to_ascii(stop_word, style);
        if (ascii != stop_word) words.insert(std::move(ascii));
      }
    }
    return words;
  }();
  return word.is_stop_word ||
         (word.source == AnalysisSource::Stemmer && kWithoutLetters.contains(word.folded));
}

}  // namespace

std::string lemma_key(const std::vector<QueryWord>& words) {
  std::string key;
  for (const QueryWord& word : words) {
    if (!key.empty()) key += ' ';
    key += word.analysis != nullptr ? word.analysis->best().lemma : word.form;
  }
  return fold_label(key);
}

std::vector<QueryWord> WordExpander::words_of(std::string_view text, std::uint32_t offset) const {
  std::vector<QueryWord> words;
  const AnalyzedText analyzed = analyzer_.analyze(text);
  for (const Token& token : analyzed.tokens) {
    if (token.kind != TokenKind::Word && token.kind != TokenKind::Number) continue;
    QueryWord word;
    word.form = std::string(token.form);
    word.analysis = token.word;
    word.folded = token.word != nullptr ? token.word->folded : fold_label(token.form);
    word.source = {offset + token.source.begin, offset + token.source.end};
    word.position = static_cast<std::uint32_t>(words.size() + 1);
    word.is_stop_word = token.word != nullptr && is_stop_word(*token.word);
    words.push_back(std::move(word));
  }
  return words;
}

QueryWord WordExpander::query_word(std::string_view form) const {
  QueryWord word;
  word.form = std::string(form);
  word.analysis = &analyzer_.analyze_word(form);
  word.folded = word.analysis->folded;
  word.position = 1;
  return word;
}

std::uint64_t WordExpander::document_frequency(const std::string& term) {
  if (error) return 0;
  const auto [found, fresh] = frequencies_.try_emplace(term, 0);
  if (fresh) {
    const auto frequency = full_text_.document_frequency(term);
    if (frequency) {
      found->second = *frequency;
    } else {
      error = frequency.error();
    }
  }
  return found->second;
}

void WordExpander::mark(const std::string& term, MatchReason why) {
  const auto [found, fresh] = marks.try_emplace(term, why);
  if (!fresh) found->second = std::min(found->second, why);
}

FullTextQuery WordExpander::term(std::string term, double weight) {
  if (weight <= 0 || document_frequency(term) == 0) return {};
  return term_query(std::move(term), weight);
}

FullTextQuery WordExpander::leaf(std::string term, double weight, MatchReason why) {
  FullTextQuery query = this->term(std::move(term), weight);
  if (query.op == Op::Term) mark(query.term, why);
  return query;
}

FullTextQuery WordExpander::forms_of(const QueryWord& word, MatchReason why) {
  const bool typed = why == MatchReason::Word;
  std::vector<FullTextQuery> forms;
  // The most likely reading's lemma: passages with the same form have it too, since the index holds all of
  // them.
  const std::vector<std::string> lemmas = texts_of(word, IndexTermKind::Lemma);
  if (!lemmas.empty()) {
    forms.push_back(
        leaf(index_term(term_prefix::kLemma, lemmas.front()), 1.0, typed ? MatchReason::Inflection : why));
  }
  const std::string typed_term = term_as_written(word);
  if (lemmas.empty() || typed_term != index_term(term_prefix::kLemma, lemmas.front())) {
    forms.push_back(leaf(typed_term, options_.exact, why));
  }
  mark(index_term(term_prefix::kExact, word.folded), why);

  // Text written without æ, ø and å for a word typed with them; and the reverse.
  for (const std::string& text : texts_of(word, IndexTermKind::Ascii)) {
    const QueryWord without_letters = query_word(text);
    forms.push_back(leaf(term_as_written(without_letters), options_.ascii, why));
  }
  const auto meant = full_text_.terms_typed_as(word.folded);
  if (!meant) error = meant.error();
  for (const std::string& term : meant.value_or(std::vector<std::string>())) {
    // A lemma's passages are also those of its form.
    const bool is_form = term.starts_with(term_prefix::kExact);
    const std::string lemma = index_term(term_prefix::kLemma, term.substr(1));
    if (!is_form || std::find(meant->begin(), meant->end(), lemma) == meant->end()) {
      forms.push_back(leaf(term, options_.ascii, why));
    }
  }
  return combine(Op::Or, std::move(forms));
}

FullTextQuery WordExpander::members_of(const QueryWord& word) {
  std::vector<FullTextQuery> members;
  std::vector<FullTextQuery> segments;
  for (const std::string& text : texts_of(word, IndexTermKind::Segment)) {
    segments.push_back(
        leaf(index_term(term_prefix::kLemma, text), options_.segment, MatchReason::CompoundPart));
  }
  const auto is_unknown = [](const FullTextQuery& segment) { return segment.op == Op::Nothing; };
  if (!whole_words || std::none_of(segments.begin(), segments.end(), is_unknown)) {
    members.push_back(combine(whole_words ? Op::And : Op::Or, std::move(segments)));
  }
  for (const std::string& text : texts_of(word, IndexTermKind::Part)) {
    members.push_back(
        leaf(index_term(term_prefix::kLemma, text), options_.member, MatchReason::CompoundPart));
  }
  return combine(Op::Or, std::move(members));
}

// Where the index has nothing of a word that a dictionary does not list. Compounds are not listed but made up
// from parts, which misspellings also fall into ("kor" + "dination"); segments between hyphens are words that
// somebody chose.
bool WordExpander::is_misspelt(const QueryWord& word) {
  if (word.analysis == nullptr) return false;
  if (word.analysis->source != AnalysisSource::Stemmer && word.analysis->best().parts.empty()) return false;
  const auto known = [this](const std::string& text) {
    return document_frequency(index_term(term_prefix::kExact, text)) > 0 ||
           document_frequency(index_term(term_prefix::kLemma, text)) > 0;
  };
  const std::vector<std::string> lemmas = texts_of(word, IndexTermKind::Lemma);
  if (known(word.folded) || std::any_of(lemmas.begin(), lemmas.end(), known)) return false;
  const std::vector<std::string> segments = texts_of(word, IndexTermKind::Segment);
  return segments.empty() || !std::all_of(segments.begin(), segments.end(), known);
}

FullTextQuery WordExpander::corrected(const QueryWord& word) {
  const auto suggestions = suggest_words(full_text_, analyzer_, word.folded, kCorrections);
  if (!suggestions) {
    error = suggestions.error();
    return {};
  }
  std::vector<FullTextQuery> replacements;
  for (const Suggestion& suggestion : *suggestions) {
    if (suggestion.distance > suggestions->front().distance) break;
    const QueryWord replacement = query_word(suggestion.word);
    replacements.push_back(forms_of(replacement, MatchReason::Spelling));
    const std::vector<std::string> lemmas = texts_of(replacement, IndexTermKind::Lemma);
    if (!lemmas.empty()) add_cited_word(lemmas.front(), options_.spelling);
  }
  if (replacements.empty()) return {};
  if (!word.source.empty()) corrections.emplace_back(word.source, suggestions->front().word);
  return scaled(combine(Op::Or, std::move(replacements)), options_.spelling);
}

void WordExpander::add_cited_word(const std::string& lemma, double weight) {
  if (options_.cited_as <= 0 || weight <= 0) return;
  const auto same = std::find_if(cited_words.begin(), cited_words.end(),
                                 [&lemma](const CitedWord& word) { return word.lemma == lemma; });
  if (same != cited_words.end()) {
    same->weight += weight;
  } else {
    cited_words.push_back(CitedWord{lemma, weight});
  }
}

FullTextQuery WordExpander::word(const QueryWord& word, MatchReason why) {
  if (why == MatchReason::Word && word.analysis != nullptr) {
    const std::vector<std::string> lemmas = texts_of(word, IndexTermKind::Lemma);
    if (!lemmas.empty()) add_cited_word(lemmas.front(), 1.0);
    for (const IndexTermKind kind : {IndexTermKind::Segment, IndexTermKind::Part}) {
      for (const std::string& member : texts_of(word, kind)) add_cited_word(member, options_.member);
    }
  }
  FullTextQuery forms = forms_of(word, why);
  FullTextQuery members = why == MatchReason::Word ? members_of(word) : FullTextQuery{};
  if (why == MatchReason::Word && options_.spelling > 0 && is_misspelt(word)) {
    forms = combine(Op::Or, {std::move(forms), corrected(word)});
  }
  if (why == MatchReason::Word && texts_of(word, IndexTermKind::Segment).size() > 1) {
    forms = scaled(std::move(forms), options_.hyphenated);
  }
  return combine(Op::Or, {std::move(forms), std::move(members)});
}

FullTextQuery WordExpander::phrase(const std::vector<QueryWord>& words, MatchReason why) {
  const std::vector<QueryWord> kept = without_stop_words(words);
  if (kept.empty()) return {};
  std::vector<std::string> lemmas;
  for (const QueryWord& word : kept) {
    lemmas.push_back(index_term(term_prefix::kLemma, texts_of(word, IndexTermKind::Lemma).front()));
    mark(lemmas.back(), why == MatchReason::Word ? MatchReason::Inflection : why);
    mark(index_term(term_prefix::kExact, word.folded), why);
  }
  // Forms as written have no positions: they rank beside the phrase of the lemmas, which must match.
  constexpr double kAsTyped = 0.2;
  std::vector<FullTextQuery> forms;
  for (const QueryWord& word : kept) {
    for (const std::string& form : texts_of(word, IndexTermKind::Exact)) {
      forms.push_back(term_query(index_term(term_prefix::kExact, form), kAsTyped));
    }
  }
  const std::uint32_t window = kept.back().position - kept.front().position + 1;
  FullTextQuery matching =
      lemmas.size() == 1 ? term_query(lemmas.front()) : positional(Op::Phrase, lemmas, window);
  return combine(Op::Maybe, std::move(matching), combine(Op::Or, std::move(forms)));
}

FullTextQuery WordExpander::neighbours(const std::vector<QueryWord>& words) {
  const std::vector<QueryWord> kept = without_stop_words(words);
  std::vector<FullTextQuery> pairs;
  for (std::size_t i = 0; i + 1 < kept.size(); ++i) {
    std::vector<std::string> terms;
    for (const QueryWord* word : {&kept[i], &kept[i + 1]}) {
      const std::vector<std::string> lemmas = texts_of(*word, IndexTermKind::Lemma);
      if (!lemmas.empty()) terms.push_back(index_term(term_prefix::kLemma, lemmas.front()));
    }
    const bool both = terms.size() == 2 && terms[0] != terms[1] && document_frequency(terms[0]) > 0 &&
                      document_frequency(terms[1]) > 0;
    if (!both) continue;
    const std::uint32_t apart = kept[i + 1].position - kept[i].position;
    pairs.push_back(positional(Op::Near, terms, apart + 1 + kNeighbourGap));
  }
  return combine(Op::Or, std::move(pairs));
}

FullTextQuery WordExpander::beginning(std::string_view text) {
  std::vector<std::pair<std::uint64_t, std::string>> found;
  for (const std::string_view prefix : {term_prefix::kExact, term_prefix::kLemma}) {
    const auto visited =
        full_text_.terms(filter_term(prefix, text), [&](std::string_view term, std::uint64_t at_most) {
          found.emplace_back(at_most, std::string(term));
          return true;
        });
    if (!visited) error = visited.error();
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  std::vector<FullTextQuery> terms;
  for (auto& [at_most, term] : found) {
    if (terms.size() == options_.max_expansions) break;
    FullTextQuery one = leaf(std::move(term), 1.0, MatchReason::Word);
    if (one.op != Op::Nothing) terms.push_back(std::move(one));  // else of removed passages only
  }
  return combine(Op::Or, std::move(terms));
}

FullTextQuery WordExpander::label(std::string_view prefix, std::string_view label) {
  std::string exact = filter_term(prefix, label);
  if (document_frequency(exact) > 0) return term_query(std::move(exact));
  const std::string part = fold_label(label);
  std::vector<FullTextQuery> containing;
  if (part.empty()) return {};
  const auto visited = full_text_.terms(prefix, [&](std::string_view term, std::uint64_t /*frequency*/) {
    const bool holds = term.substr(prefix.size()).find(part) != std::string_view::npos;
    if (holds && document_frequency(std::string(term)) > 0) {
      containing.push_back(term_query(std::string(term)));
    }
    return containing.size() < options_.max_expansions;
  });
  if (!visited) error = visited.error();
  return combine(Op::Or, std::move(containing));
}

}  // namespace vidensgraf
