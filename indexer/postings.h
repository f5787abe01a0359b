#pragma once

#include <string_view>

#include "corpus/document.h"
#include "corpus/passages.h"
#include "extraction/facts.h"
#include "language/analyzed_text.h"
#include "store/rows.h"

namespace vidensgraf {

/// What a passage is found by: words of its text and of its headings and title, and filter terms. The terms'
/// prefixes and weights stand in store/full_text_schema.h.
///
/// A pure function, so that replay after a crash gives the same postings again.
class PostingsBuilder {
 public:
  /// All arguments are borrowed and must outlive this.
  PostingsBuilder(const Document& document, const AnalyzedText& text, const DocumentFacts& facts);

  [[nodiscard]] PassagePostings postings_of(PassageId id, const Passage& passage) const;

 private:
  const Document& document_;
  const AnalyzedText& text_;
  const DocumentFacts& facts_;
};

}  // namespace vidensgraf
