#include "query/names/concept_key.h"

#include "extraction/extract.h"
#include "extraction/grammar/adjective_form.h"
#include "graph/names.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kLongestTerm = 1000;  // bytes

Document as_document(std::string_view text) {
  Document document;
  document.id = "query";
  document.text = text.substr(0, kLongestTerm);
  if (document.text.empty()) return document;
  Block block;
  block.source = ByteSpan{0, static_cast<std::uint32_t>(document.text.size())};
  document.blocks.push_back(block);
  return document;
}

DocumentFacts facts_of(const GraphSources& sources, const Document& document) {
  return extract_facts(document, sources.analyzer.analyze(document), sources.analyzer, sources.registers);
}

}  // namespace

std::string concept_key(const GraphSources& sources, std::string_view name) {
  const Document document = as_document(fold_name(name));
  const DocumentFacts facts = facts_of(sources, document);
  for (const Concept& item : facts.concepts) {
    for (const ByteSpan place : item.occurrences) {
      if (place.begin == 0 && place.end == document.text.size()) return fold_name(item.key);
    }
  }
  // Not a noun phrase that extraction would take for a term: its lemmas as they come.
  std::string key;
  const AnalyzedText text = sources.analyzer.analyze(document);
  for (const Token& token : text.tokens) {
    if (token.kind == TokenKind::Punctuation) continue;
    if (!key.empty()) key += ' ';
    if (token.word == nullptr) {
      key += token.form;
    } else {
      const Reading& best = token.word->best();
      key += is_compared(best) ? compared_form(token.word->folded) : std::string_view(best.lemma);
    }
  }
  return key;
}

}  // namespace vidensgraf
