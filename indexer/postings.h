#pragma once

#include <memory>

#include "corpus/document.h"
#include "corpus/passages.h"
#include "extraction/facts.h"
#include "language/analyzed_text.h"
#include "language/analyzer.h"
#include "store/full_text_schema.h"
#include "store/rows.h"

namespace vidensgraf {

/// What goes into the wdf of a posting: BM25's parameters and the weights of fields beside 1.0 for the text.
/// Chosen with query/search/ranking_options.h; a change of a default calls for kFullTextSchemaVersion + 1.
struct PostingsWeights {
  double k1 = kImpactSaturation;
  double b = 0.6;
  double average_length = 100;  ///< Words of a passage without stop words.
  double heading = 0.4;         ///< Innermost heading; each one further out counts half of the one below it.
  double title = 1.0;
  double segment = 1.0;            ///< What stands between the hyphens of a word, beside the whole word.
  double member = 0.4;             ///< Members of a compound, likewise.
  double as_written = kAsWritten;  ///< Of a lemma's share where it is written itself: added to the share.
};

/// What a passage is found by: words of its text and of its headings and title, and filter terms. The terms'
/// prefixes stand in store/full_text_schema.h, their weights in PostingsWeights.
///
/// A pure function, so that replay after a crash gives the same postings again. One builder serves the
/// passages of one document, from one thread; its making costs a sort of the document's tokens.
class PostingsBuilder {
 public:
  /// All arguments are borrowed and must outlive this.
  PostingsBuilder(const Document& document, const AnalyzedText& text, const DocumentFacts& facts,
                  const Analyzer& analyzer, const PostingsWeights& weights = {});
  ~PostingsBuilder();

  /// Postings in the order of their terms, each term once.
  [[nodiscard]] PassagePostings postings_of(PassageId id, const Passage& passage) const;

  PostingsBuilder(const PostingsBuilder&) = delete;
  PostingsBuilder& operator=(const PostingsBuilder&) = delete;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace vidensgraf
