// From the bytes of a text file to facts and their contribution to the graph.
#include "corpus/reader.h"
#include "extraction/extract.h"
#include "extraction/facts_json.h"
#include "graph/contribution.h"
#include "language/display_text.h"
#include "tests/fuzz/fuzz_check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vidensgraf;
  static const auto kAnalyzer = Analyzer::open();
  fuzz::require(kAnalyzer.has_value(), "the dictionaries are installed");
  const auto document = read_document(fuzz::as_text(data, size), "a.txt");
  if (!document) return 0;
  const std::string_view text = document->text;
  const AnalyzedText analyzed = (*kAnalyzer)->analyze(*document);
  for (const Token& token : analyzed.tokens)
    fuzz::require_span(text, token.source, "a token lies on code points");
  const DocumentFacts facts = extract_facts(*document, analyzed, **kAnalyzer, Registers::built_in());
  for (const Definition& fact : facts.definitions)
    fuzz::require_span(text, fact.source, "a definition's span");
  for (const LawReference& fact : facts.law_references)
    fuzz::require_span(text, fact.source, "a reference's span");
  for (const auto& fact : facts.citations) fuzz::require_span(text, fact.source, "a citation's span");
  for (const Organisation& fact : facts.organisations) {
    for (const ByteSpan place : fact.occurrences) fuzz::require_span(text, place, "an organisation's span");
  }
  for (const Concept& fact : facts.concepts) {
    for (const ByteSpan place : fact.occurrences) fuzz::require_span(text, place, "a concept's span");
  }
  static_cast<void>(facts_to_json(*document, facts));
  const std::string encoded = encode(contribution_of(*document, facts));
  const auto decoded = decode_contribution(encoded, document->id);
  fuzz::require(decoded.has_value(), "a contribution can be decoded");
  fuzz::require(encode(*decoded) == encoded, "decoding loses nothing");
  static_cast<void>(display_text(text, **kAnalyzer));
  return 0;
}
