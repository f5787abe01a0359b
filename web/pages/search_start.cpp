// The page before anything is asked: ways in for those who do not know yet what to search for, with names
// that this collection has.

#include <fmt/format.h>

#include "query/definitions_page.h"
#include "store/document_rows.h"
#include "web/pages/beginnings.h"
#include "web/pages/labels.h"
#include "web/pages/page.h"
#include "web/pages/search_parts.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kTried = 24;

TemplateData tile(const char* name, const std::string& about, std::string address, Language language) {
  TemplateData data;
  data.set("title", message(language, fmt::format("start.{}.title", name)))
      .set("text", message(language, fmt::format("start.{}.text", name), {about}))
      .set("address", std::move(address));
  return data;
}

// Of the concepts that most documents name, the one with most wordings of a definition; nothing where none
// has any.
Result<std::string> most_defined(const GraphSources& sources, const std::vector<GraphNode>& concepts) {
  std::string best;
  std::size_t most = 0;
  for (const GraphNode& node : concepts) {
    const auto lookup = look_up_name(sources, node.label);
    if (!lookup) return fail(lookup.error());
    if (lookup->nodes.empty()) continue;
    const auto page = make_definitions_page(sources, *lookup);
    if (!page) return fail(page.error());
    if (page->wordings.size() <= most) continue;
    most = page->wordings.size();
    best = node.label;
  }
  return best;
}

}  // namespace

Result<void> put_ways_in(TemplateData& data, Context& context) {
  const Language language = context.language;
  const auto concepts = most_named(context.index.graph(), NodeKind::Concept, kTried);
  if (!concepts) return fail(concepts.error());
  const auto provisions = most_named(context.index.graph(), NodeKind::Provision, 1);
  if (!provisions) return fail(provisions.error());
  const auto defined = most_defined(context.index.sources(), *concepts);
  if (!defined) return fail(defined.error());
  TemplateData::List tiles;
  if (!defined->empty()) tiles.push_back(tile("concept", *defined, concept_address(*defined), language));
  if (!provisions->empty()) {
    const std::string& label = provisions->front().label;
    tiles.push_back(tile("provision", label, provision_address(label), language));
  }
  if (!concepts->empty()) {
    const std::string& label = defined->empty() ? concepts->front().label : *defined;
    tiles.push_back(tile("graph", label, graph_address(label), language));
  }
  std::uint64_t documents = 0;
  const auto counted = for_each_document_id(context.index.store(), [&](std::string_view, DocumentNumber) {
    ++documents;
    return true;
  });
  if (!counted) return fail(counted.error());
  data.set_rows("tiles", std::move(tiles));
  data.set("holds", message(language, "start.holds", {count_text("count.documents", documents, language)}));
  return {};
}

}  // namespace vidensgraf
