#include "query/query_references.h"

#include <algorithm>
#include <utility>

#include "extraction/extract.h"

namespace vidensgraf {

std::vector<LawReference> find_query_references(std::string_view text, const Analyzer& analyzer,
                                                const Registers& registers) {
  Document document;
  document.id = "query";
  document.text = std::string(text);
  Block block;
  block.source = {0, static_cast<std::uint32_t>(text.size())};
  if (!text.empty()) document.blocks.push_back(block);
  const AnalyzedText analyzed = analyzer.analyze(document);
  std::vector<LawReference> references =
      std::move(extract_facts(document, analyzed, analyzer, registers).law_references);
  std::stable_sort(references.begin(), references.end(), [](const LawReference& a, const LawReference& b) {
    return a.source.begin < b.source.begin;
  });
  return references;
}

}  // namespace vidensgraf
