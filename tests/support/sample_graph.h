#pragma once

#include <string>
#include <string_view>

#include "corpus/document.h"
#include "extraction/facts.h"
#include "tests/support/memory_rows.h"

namespace vidensgraf::testing {

/// A document and its facts, put together by hand: facts are named by the words they stand in.
class SampleDocument {
 public:
  SampleDocument(std::string id, std::string title, std::string date, std::string text);

  SampleDocument& with_concept(const std::string& label, const std::string& key, std::string_view place);
  /// A word that stands there as it is named.
  SampleDocument& with_concept(const std::string& word) { return with_concept(word, word, word); }
  SampleDocument& with_organisation(const std::string& label, std::string_view place);
  SampleDocument& with_publisher(const std::string& name);
  SampleDocument& with_abbreviation(const std::string& short_form, const std::string& long_form,
                                    std::string_view introduction);
  SampleDocument& with_target_group(const std::string& label, std::string_view place);
  SampleDocument& with_definition(const std::string& term, std::string_view sentence,
                                  const std::string& cited = {});
  SampleDocument& with_relation(const std::string& from, RelationType type, const std::string& to,
                                std::string_view sentence);
  SampleDocument& with_law_reference(const std::string& law, const std::string& paragraf,
                                     std::vector<int> stk, std::string_view place);

  /// "X, også kaldet Y": `term` is Y.
  SampleDocument& with_alias(const std::string& term, std::string_view surface, std::string_view sentence);
  SampleDocument& with_citation(const std::string& author, int year, const std::string& title,
                                std::string_view place);
  SampleDocument& with_quoted_stk(const std::string& law, const std::string& paragraf, int stk,
                                  std::string_view place);
  /// Starts a block of its own at these words; the block before ends there.
  SampleDocument& with_block_at(std::string_view words);

  [[nodiscard]] const Document& document() const { return document_; }
  [[nodiscard]] const DocumentFacts& facts() const { return facts_; }
  [[nodiscard]] ByteSpan span(std::string_view words) const;

 private:
  Document document_;
  DocumentFacts facts_;
};

/// Two documents about støttebehov, with something of every kind.
[[nodiscard]] SampleDocument sample_guide();
[[nodiscard]] SampleDocument sample_report();

/// Adds the document to `rows` as the indexer does: record, text and contribution.
void add_document(MemoryRows& rows, std::uint32_t number, const SampleDocument& sample);

/// An index of both samples.
[[nodiscard]] MemoryRows sample_rows();

}  // namespace vidensgraf::testing
