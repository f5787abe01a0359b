// Postings of a passage: BM25F, computed here rather than while searching.
//
// Each occurrence of a term adds the weight of its field to the term's frequency tf; its share in the score
// is
//
//     share = tf * (k1 + 1) / (tf + k1 * (1 - b + b * length / average))
//
// (Robertson, Zaragoza, Taylor 2004)
//
// and is stored as the wdf. Of a lemma, a fraction of the share of the places where it is written itself is
// added: whoever types a word as the dictionary has it finds first what has it so, too. The average length is
// a constant, not that of the collection: passages are cut to about one size, and a posting must not depend
// on other documents, or adding one would rewrite all.

#include "indexer/postings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/citations.h"
#include "indexer/term_sums.h"
#include "language/index_terms.h"
#include "store/full_text_schema.h"
#include "store/passage_positions.h"

namespace vidensgraf {
namespace {

double impact(double tf, double length, const PostingsWeights& weights) {
  const double k = weights.k1 * (1 - weights.b + weights.b * length / weights.average_length);
  return tf * (weights.k1 + 1) / (tf + k);
}

bool is_indexed(const Token& token) {
  if (token.kind == TokenKind::Number) return true;
  return token.kind == TokenKind::Word && token.word != nullptr && !token.word->is_stop_word;
}

bool is_searched(BlockKind kind) {
  return kind != BlockKind::Boilerplate && kind != BlockKind::TableOfContents;
}

// A term that stands at one place of the text because of a fact, not of a word.
struct PlacedTerm {
  std::uint32_t offset = 0;
  std::uint32_t term = 0;  // index into the builder's terms_of_facts
  bool scored = false;
};

// The first eight bytes of a term as a number: most terms are told apart by it.
std::uint64_t beginning_of(std::string_view term) {
  std::array<unsigned char, sizeof(std::uint64_t)> first{};
  std::copy_n(term.data(), std::min(term.size(), first.size()), first.data());
  std::uint64_t bytes = 0;
  for (const unsigned char byte : first) bytes = bytes << 8U | byte;
  return bytes;
}

// Whether fold_label() leaves a label as it is, which is said of most without folding it: small letters,
// digits and hyphens, with one space between two words.
bool is_folded(std::string_view label) {
  char before = ' ';
  for (std::size_t i = 0; i < label.size(); before = label[i++]) {
    const char c = label[i];
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || (c == ' ' && before != ' ')) continue;
    // U+00E0-U+00FF: C3 A0 to C3 BF
    const bool small =
        c == '\xC3' && i + 1 < label.size() && static_cast<unsigned char>(label[i + 1]) >= 0xA0;
    if (!small) return false;
    ++i;
  }
  return before != ' ';
}

std::string label_term(std::string_view prefix, std::string_view label) {
  return is_folded(label) ? index_term(prefix, label) : filter_term(prefix, label);
}

void sort_by_term(std::vector<Posting>& postings) {
  std::vector<std::pair<std::uint64_t, Posting*>> in_order;  // moved once: a posting is large
  in_order.reserve(postings.size());
  for (Posting& posting : postings) in_order.emplace_back(beginning_of(posting.term), &posting);
  std::sort(in_order.begin(), in_order.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : a.second->term < b.second->term;
  });
  std::vector<Posting> sorted;
  sorted.reserve(postings.size());
  for (const auto& [beginning, posting] : in_order) sorted.push_back(std::move(*posting));
  postings = std::move(sorted);
}

}  // namespace

struct PostingsBuilder::Impl {
  const Document& document;
  const DocumentFacts& facts;
  const Analyzer& analyzer;
  PostingsWeights weights;
  std::vector<const Token*> tokens;  // words and numbers, in text order
  std::vector<std::string> terms_of_facts;
  std::vector<PlacedTerm> placed;               // in text order
  std::vector<const LawReference*> references;  // in text order
  std::vector<const Token*> title_tokens;
  std::vector<std::shared_ptr<const AnalyzedCopy>> titles;  // own the tokens of title_tokens
  std::vector<std::string> document_terms;

  Impl(const Document& document_in, const AnalyzedText& text, const DocumentFacts& facts_in,
       const Analyzer& analyzer_in, const PostingsWeights& weights_in)
      : document(document_in), facts(facts_in), analyzer(analyzer_in), weights(weights_in) {
    for (const Token& token : text.tokens) {
      if (token.kind == TokenKind::Word || token.kind == TokenKind::Number) tokens.push_back(&token);
    }
    const auto in_text_order = [](const Token* a, const Token* b) {
      return a->source.begin < b->source.begin;
    };
    // They are, but for boilerplate inside a sentence.
    if (!std::is_sorted(tokens.begin(), tokens.end(), in_text_order))
      std::sort(tokens.begin(), tokens.end(), in_text_order);
    add_title(facts.metadata.title);
    add_title(facts.metadata.subtitle);
    place_facts();
    describe_document();
  }

  void add_title(const std::optional<MetadataField>& field) {
    if (!field) return;
    titles.push_back(analyzer.analyze_title(field->value));
    for (const Token& token : titles.back()->analyzed.tokens) {
      if (token.kind == TokenKind::Word || token.kind == TokenKind::Number) title_tokens.push_back(&token);
    }
  }

  void describe_document() {
    const Metadata& metadata = facts.metadata;
    document_terms.push_back(index_term(term_prefix::kDocument, document.id));
    if (metadata.publisher) {
      document_terms.push_back(filter_term(term_prefix::kPublisher, metadata.publisher->value));
    }
    if (metadata.year) document_terms.push_back(filter_term(term_prefix::kYear, metadata.year->value));
    if (metadata.type) document_terms.push_back(filter_term(term_prefix::kType, metadata.type->value));
  }

  [[nodiscard]] std::pair<std::size_t, std::size_t> tokens_in(ByteSpan span) const {
    const auto before = [](const Token* token, std::uint32_t offset) { return token->source.begin < offset; };
    const auto first = std::lower_bound(tokens.begin(), tokens.end(), span.begin, before);
    const auto last = std::lower_bound(first, tokens.end(), span.end, before);
    return {static_cast<std::size_t>(first - tokens.begin()),
            static_cast<std::size_t>(last - tokens.begin())};
  }

  // "sammenhængende indsats" for the words of `span`: the key under which a query looks up a definition.
  [[nodiscard]] std::string lemma_key(ByteSpan span) const {
    std::string key;
    const auto [first, last] = tokens_in(span);
    for (std::size_t i = first; i < last; ++i) {
      if (!key.empty()) key += ' ';
      key += tokens[i]->word != nullptr ? tokens[i]->word->best().lemma : std::string(tokens[i]->form);
    }
    return fold_label(key);
  }

  void place(std::span<const ByteSpan> places, std::string term, bool scored) {
    const auto index = static_cast<std::uint32_t>(terms_of_facts.size());
    for (const ByteSpan span : places) placed.push_back(PlacedTerm{span.begin, index, scored});
    terms_of_facts.push_back(std::move(term));
  }
  void place(ByteSpan at, std::string term, bool scored) { place({&at, 1}, std::move(term), scored); }

  void place_facts() {
    for (const LawReference& reference : facts.law_references) {
      place_reference(reference);
      references.push_back(&reference);
    }
    std::stable_sort(references.begin(), references.end(), [](const LawReference* a, const LawReference* b) {
      return a->source.begin < b->source.begin;
    });
    for (const Definition& definition : facts.definitions) {
      const ByteSpan at = definition.core;
      place(at, std::string(term_prefix::kDefinition), false);
      const std::string key =
          definition.surface_term.empty() ? fold_label(definition.term) : lemma_key(definition.surface_term);
      if (!key.empty()) place(at, index_term(term_prefix::kDefinition, key), true);
    }
    for (const TargetGroup& group : facts.target_groups) {
      std::vector<std::string> labels = group.components;
      labels.push_back(group.label);
      if (!group.general.empty()) labels.push_back(group.general);
      for (const std::string& label : labels) {
        place(group.occurrences, label_term(term_prefix::kTargetGroup, label), false);
      }
    }
    for (const Concept& found : facts.concepts) {
      place(found.occurrences, label_term(term_prefix::kConcept, found.key), true);
    }
    std::stable_sort(placed.begin(), placed.end(),
                     [](const PlacedTerm& a, const PlacedTerm& b) { return a.offset < b.offset; });
  }

  void place_reference(const LawReference& reference) {
    const ByteSpan at = reference.source;
    if (!reference.law.empty()) place(at, index_term(term_prefix::kLaw, reference.law), true);
    for (const std::string& paragraf : paragraffer_of(reference)) {
      const std::string_view law = reference.law.empty() ? kUnresolvedLaw : reference.law;
      place(at, provision_term({}, paragraf), true);
      place(at, provision_term(law, paragraf), true);
      for (const int stk : reference.stk) place(at, provision_term(law, paragraf, stk), true);
    }
  }

  // Only lemmas have positions: they are what phrases are looked for by.
  void add_token(TermSums& sums, const Token& token, double weight, std::uint32_t position) {
    const auto add_lemma = [&](Gathered& gathered) {
      gathered.tf += weight;
      if (position > 0) sums.add_position(gathered, position);
    };
    if (token.word == nullptr) {
      Gathered& number = sums.at(term_prefix::kLemma, token.form);
      number.written += weight;
      add_lemma(number);
      return;
    }
    for (const IndexTerm& term : index_terms(*token.word)) {
      switch (term.kind) {
        case IndexTermKind::Exact:
          sums.at(term_prefix::kExact, term).tf += weight;
          break;
        case IndexTermKind::Lemma: {
          Gathered& lemma = sums.at(term_prefix::kLemma, term);
          if (term.as_written) lemma.written += weight;
          add_lemma(lemma);
          break;
        }
        case IndexTermKind::Segment:
          sums.at(term_prefix::kLemma, term).tf += weight * weights.segment;
          break;
        case IndexTermKind::Part:
          sums.at(term_prefix::kLemma, term).tf += weight * weights.member;
          break;
        case IndexTermKind::Ascii:  // the store knows which words are typed so
          break;
      }
    }
  }

  // Adds the words of a stretch of text; returns how many were no stop words.
  double add_span(TermSums& sums, ByteSpan span, double weight, std::uint32_t& position) {
    double length = 0;
    const auto [first, last] = tokens_in(span);
    for (std::size_t i = first; i < last; ++i) {
      ++position;
      if (!is_indexed(*tokens[i])) continue;
      add_token(sums, *tokens[i], weight, position);
      length += 1;
    }
    return length;
  }

  double add_body(TermSums& sums, const Passage& passage, std::uint32_t& position) {
    double length = 0;
    const std::size_t end =
        std::min<std::size_t>(std::size_t{passage.first_block} + passage.block_count, document.blocks.size());
    for (std::size_t i = passage.first_block; i < end; ++i) {
      const Block& block = document.blocks[i];
      if (!is_searched(block.kind)) continue;
      // A long block may be cut into several passages.
      const ByteSpan inside{std::max(block.source.begin, passage.source.begin),
                            std::min(block.source.end, passage.source.end)};
      if (inside.begin < inside.end) length += add_span(sums, inside, 1.0, position);
    }
    return length;
  }

  double add_headings(TermSums& sums, const Passage& passage, std::uint32_t& position) {
    double length = 0;
    double weight = weights.heading;
    // Outermost first; a heading inside the passage was counted with its text, the title comes by itself.
    const std::vector<BlockIndex> path = section_path(document, passage.first_block);
    for (auto heading = path.rbegin(); heading != path.rend(); ++heading, weight /= 2) {
      const Block& block = document.blocks[*heading];
      if (block.level <= 1 && facts.metadata.title) continue;
      if (passage.source.contains(block.source)) continue;
      position += kFieldGap;
      length += weight * add_span(sums, block.source, weight, position);
    }
    return length;
  }

  double add_titles(TermSums& sums) {
    double length = 0;
    std::uint32_t position = 0;
    for (const Token* token : title_tokens) {
      ++position;
      if (!is_indexed(*token)) continue;
      add_token(sums, *token, weights.title, 0);
      length += weights.title;
    }
    return length;
  }

  // Filter terms have wdf 0, title terms 1, apart from the impacts of the words.
  void add_title_terms(TermSums& sums) {
    std::uint32_t position = 0;
    for (const Token* token : title_tokens) {
      ++position;
      if (!is_indexed(*token)) continue;
      const auto add = [&](Gathered& gathered) {
        gathered.wdf = 1;
        sums.add_position(gathered, position);
      };
      if (token->word == nullptr) {
        add(sums.at(term_prefix::kTitle, token->form));
        continue;
      }
      for (const IndexTerm& term : index_terms(*token->word)) {
        if (term.kind == IndexTermKind::Lemma) add(sums.at(term_prefix::kTitle, term));
      }
    }
  }

  [[nodiscard]] PassageCitations citations(const Passage& passage) const {
    const auto before = [](const LawReference* reference, std::uint32_t offset) {
      return reference->source.begin < offset;
    };
    const auto first = std::lower_bound(references.begin(), references.end(), passage.source.begin, before);
    const auto last = std::lower_bound(first, references.end(), passage.source.end, before);
    if (first == last) return {};
    const auto [from, to] = tokens_in(passage.source);
    return citations_of(document.text, std::span(tokens).subspan(from, to - from), std::span(first, last),
                        passage);
  }

  void add_placed(TermSums& sums, const Passage& passage) const {
    const auto before = [](const PlacedTerm& term, std::uint32_t offset) { return term.offset < offset; };
    auto term = std::lower_bound(placed.begin(), placed.end(), passage.source.begin, before);
    for (; term != placed.end() && term->offset < passage.source.end; ++term) {
      sums.at({}, terms_of_facts[term->term]).tf += term->scored ? 1.0 : 0.0;
    }
  }
};

PostingsBuilder::PostingsBuilder(const Document& document, const AnalyzedText& text,
                                 const DocumentFacts& facts, const Analyzer& analyzer,
                                 const PostingsWeights& weights)
    : impl_(std::make_unique<Impl>(document, text, facts, analyzer, weights)) {}
PostingsBuilder::~PostingsBuilder() = default;

PassagePostings PostingsBuilder::postings_of(PassageId id, const Passage& passage) const {
  TermSums sums(passage.source.size() / 4);
  std::uint32_t position = 0;
  double length = impl_->add_body(sums, passage, position);
  length += impl_->add_headings(sums, passage, position);
  length += impl_->add_titles(sums);
  impl_->add_placed(sums, passage);
  impl_->add_title_terms(sums);
  for (const std::string& term : impl_->document_terms) sums.at({}, term);
  PassageCitations citations = impl_->citations(passage);
  for (const auto& [lemma, places] : citations.words) sums.at(term_prefix::kCitedAs, lemma).wdf = places;

  PassagePostings passage_postings;
  passage_postings.passage = id;
  std::vector<Posting>& postings = passage_postings.postings;
  postings.reserve(sums.terms().size());
  for (const Gathered& gathered : sums.terms()) {
    Posting& posting = postings.emplace_back();
    posting.term = index_term(gathered.prefix, gathered.text);
    posting.wdf = gathered.wdf;
    if (gathered.tf > 0) {
      const PostingsWeights& weights = impl_->weights;
      double share = impact(gathered.tf, length, weights);
      if (gathered.written > 0) share += weights.as_written * impact(gathered.written, length, weights);
      posting.wdf = std::max(1U, static_cast<std::uint32_t>(std::lround(kImpactScale * share)));
    }
  }
  std::string positions = encode_positions(postings, sums.places());
  sort_by_term(postings);
  const Metadata& metadata = impl_->facts.metadata;
  passage_postings.values.emplace_back(value_slot::kDocument, impl_->document.id);
  if (metadata.type) passage_postings.values.emplace_back(value_slot::kType, metadata.type->value);
  if (metadata.publisher) {
    passage_postings.values.emplace_back(value_slot::kPublisher, metadata.publisher->value);
  }
  if (metadata.year) passage_postings.values.emplace_back(value_slot::kYear, metadata.year->value);
  if (!citations.states.empty()) {
    passage_postings.values.emplace_back(value_slot::kStates, std::move(citations.states));
  }
  if (!citations.cites.empty()) {
    passage_postings.values.emplace_back(value_slot::kCites, std::move(citations.cites));
  }
  if (!positions.empty()) {
    passage_postings.values.emplace_back(value_slot::kPositions, std::move(positions));
  }
  return passage_postings;
}

}  // namespace vidensgraf
