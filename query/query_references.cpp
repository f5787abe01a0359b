#include "query/query_references.h"

#include <algorithm>
#include <string>

#include "extraction/law_references.h"
#include "query/query_parser.h"

namespace vidensgraf {

std::vector<LawReference> find_query_references(std::string_view text, const Analyzer& analyzer,
                                                const Registers& registers) {
  text = text.substr(0, QueryLimits{}.max_bytes);
  text = text.substr(0, valid_prefix(text));
  Document document;
  document.id = "query";
  document.text = std::string(text);
  Block block;
  block.source = {0, static_cast<std::uint32_t>(text.size())};
  if (!text.empty()) document.blocks.push_back(block);
  const AnalyzedText analyzed = analyzer.analyze(document);
  std::vector<LawReference> references = find_law_references(document, analyzed, registers, DocumentFacts{});
  std::stable_sort(references.begin(), references.end(), [](const LawReference& a, const LawReference& b) {
    return a.source.begin < b.source.begin;
  });
  return references;
}

}  // namespace vidensgraf
