// More like this.
//
// The words of the document with the greatest tf * idf make a query (Salton's relevance feedback from one
// document; the "more like this" of Lucene takes 25 terms too). The number of times is damped as in BM25, for
// one word must not stand for the whole text. Beside words: concepts of several words and provisions, since
// two texts that both speak of "sammenhængende indsats" or of § 141 have more in common than their words
// "indsats" or "lov".
//
// Known miss: texts about the same in other words; nothing is expanded here.

#include "query/search/similar.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "graph/graph_update.h"
#include "language/index_terms.h"
#include "query/search/full_text_terms.h"
#include "store/document_rows.h"
#include "store/full_text_schema.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMaxTerms = 25;
constexpr std::uint32_t kMaxBytes = 64 * 1024;  // of a long document its beginning speaks for it
constexpr double kSaturation = 1.5;             // occurrences that give half of a term's weight
constexpr double kConcept = 0.8;                // beside 1.0 for a word; its words count as well
constexpr double kProvision = 0.8;

// A document or a part of it.
struct Stretch {
  DocumentNumber number{};
  std::string id;
  ByteSpan source;
};

std::optional<ByteSpan> parse_span(std::string_view text) {
  ByteSpan span;
  const char* const end = text.data() + text.size();
  const auto first = std::from_chars(text.data(), end, span.begin);
  if (first.ec != std::errc() || first.ptr == end || *first.ptr != '-') return std::nullopt;
  const auto second = std::from_chars(first.ptr + 1, end, span.end);
  if (second.ec != std::errc() || second.ptr != end || span.begin >= span.end) return std::nullopt;
  return span;
}

Result<Stretch> find_stretch(std::string_view like, const Rows& rows) {
  Stretch stretch;
  stretch.id = like;
  auto number = find_document(rows, like);
  if (!number) return fail(number.error());
  std::optional<ByteSpan> part;
  // An id may have colons of its own: what is an id as a whole has no stretch.
  const std::size_t colon = like.rfind(':');
  if (!*number && colon != std::string_view::npos) {
    part = parse_span(like.substr(colon + 1));
    if (part) stretch.id = like.substr(0, colon);
    number = find_document(rows, stretch.id);
    if (!number) return fail(number.error());
  }
  if (!*number) {
    return fail(ErrorCode::NotFound, fmt::format("There is no document {} in the index.", stretch.id));
  }
  stretch.number = **number;
  const auto record = read_document_record(rows, stretch.number);
  if (!record) return fail(record.error());
  const std::uint32_t size = *record ? (*record)->text_bytes : 0;
  stretch.source = part ? *part : ByteSpan{0, size};
  if (stretch.source.end > size) {
    return fail(ErrorCode::Input, fmt::format("The document {} has {} bytes of text; {}-{} lies outside.",
                                              stretch.id, size, stretch.source.begin, stretch.source.end));
  }
  stretch.source.end = std::min(stretch.source.end, stretch.source.begin + kMaxBytes);
  return stretch;
}

class TermChoice {
 public:
  explicit TermChoice(const FullTextReader& full_text) : full_text_(full_text) {}

  void add(std::string term, double weight) {
    Counted& counted = terms_[std::move(term)];
    counted.times += 1;
    counted.weight = weight;
  }

  struct Chosen {
    std::string term;
    double weight = 0;
  };
  // The terms with the greatest share in what a score can be. Terms of this passage only find nothing, and
  // those of a third of all passages tell nothing.
  Result<std::vector<Chosen>> best() const {
    const auto passages = full_text_.passage_count();
    if (!passages) return fail(passages.error());
    struct Candidate {
      Chosen chosen;
      double worth = 0;
    };
    std::vector<Candidate> candidates;
    for (const auto& [term, counted] : terms_) {
      const auto frequency = full_text_.document_frequency(term);
      if (!frequency) return fail(frequency.error());
      if (*frequency < 2 || (*frequency > 10 && *frequency > *passages / 3)) continue;
      const double weight = counted.weight * counted.times / (counted.times + kSaturation);
      const double idf =
          inverse_document_frequency(static_cast<double>(*passages), static_cast<double>(*frequency));
      candidates.push_back(Candidate{Chosen{term, weight}, weight * idf});
    }
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
      return a.worth != b.worth ? a.worth > b.worth : a.chosen.term < b.chosen.term;
    });
    if (candidates.size() > kMaxTerms) candidates.resize(kMaxTerms);
    std::vector<Chosen> chosen;
    for (Candidate& candidate : candidates) chosen.push_back(std::move(candidate.chosen));
    return chosen;
  }

 private:
  struct Counted {
    double times = 0;
    double weight = 1.0;
  };
  const FullTextReader& full_text_;
  std::map<std::string, Counted> terms_;
};

void add_words(TermChoice& choice, std::string_view text, const Analyzer& analyzer) {
  const AnalyzedText analyzed = analyzer.analyze(text);
  for (const Token& token : analyzed.tokens) {
    if (token.word == nullptr || token.word->is_stop_word || token.word->folded.size() < 3) continue;
    for (const IndexTerm& term : index_terms(*token.word)) {
      if (term.kind != IndexTermKind::Lemma) continue;
      choice.add(index_term(term_prefix::kLemma, term.text), 1.0);
      break;  // the most likely reading
    }
  }
}

void add_facts(TermChoice& choice, const Contribution& contribution, ByteSpan inside) {
  for (const ContributedNode& node : contribution.nodes) {
    // A concept of one word is that word.
    if (node.kind != NodeKind::Concept || node.key.find(' ') == std::string::npos) continue;
    for (const Evidence& evidence : node.evidence) {
      if (inside.contains(evidence.source)) choice.add(index_term(term_prefix::kConcept, node.key), kConcept);
    }
  }
  for (const LawReference& reference : contribution.law_references) {
    if (reference.law.empty() || reference.paragraf.empty() || !inside.contains(reference.source)) continue;
    choice.add(provision_term(reference.law, reference.paragraf), kProvision);
  }
}

}  // namespace

Result<ExpandedQuery> expand_similar(std::string_view like, const Rows& rows, const FullTextReader& full_text,
                                     const Analyzer& analyzer) {
  const auto stretch = find_stretch(like, rows);
  if (!stretch) return fail(stretch.error());
  const auto text = read_text(rows, stretch->number, stretch->source);
  if (!text) return fail(text.error());
  const auto contribution = read_contribution(rows, stretch->number);
  if (!contribution) return fail(contribution.error());
  TermChoice choice(full_text);
  add_words(choice, *text, analyzer);
  add_facts(choice, *contribution, stretch->source);
  const auto chosen = choice.best();
  if (!chosen) return fail(chosen.error());

  ExpandedQuery expanded;
  std::vector<FullTextQuery> terms;
  for (const TermChoice::Chosen& term : *chosen) {
    expanded.marks.emplace(term.term, MatchReason::Inflection);
    terms.push_back(term_query(term.term, term.weight));
  }
  expanded.query = combine(FullTextQuery::Op::AndNot, combine(FullTextQuery::Op::Or, std::move(terms)),
                           term_query(index_term(term_prefix::kDocument, stretch->id)));
  return expanded;
}

}  // namespace vidensgraf
