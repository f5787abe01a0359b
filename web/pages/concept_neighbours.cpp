// What documents define in the same place as a concept, and so tell it apart from: in a glossary its
// neighbours, in a section those of the section.

#include <algorithm>
#include <set>

#include "graph/graph_update.h"
#include "web/pages/concept_parts.h"
#include "web/pages/labels.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kDocumentsRead = 2;  // a contribution takes about a millisecond to read
constexpr std::uint32_t kSamePlace = 600;  // bytes at most between one definition and the next
constexpr std::size_t kMostOnEachSide = 5;

// From the definition at `source` outwards, in text order.
std::vector<std::string> terms_around(std::vector<Definition> definitions, ByteSpan source) {
  std::sort(definitions.begin(), definitions.end(), [](const Definition& a, const Definition& b) {
    return a.source.begin != b.source.begin ? a.source.begin < b.source.begin : a.source.end < b.source.end;
  });
  const auto own = std::find_if(definitions.begin(), definitions.end(),
                                [&](const Definition& one) { return one.source == source; });
  if (own == definitions.end()) return {};
  const auto is_near = [](const Definition& before, const Definition& after) {
    return after.source.begin <= before.source.end + kSamePlace;
  };
  auto first = own;
  while (first != definitions.begin() && static_cast<std::size_t>(own - first) < kMostOnEachSide &&
         is_near(*(first - 1), *first)) {
    --first;
  }
  auto last = own;
  while (last + 1 != definitions.end() && static_cast<std::size_t>(last - own) < kMostOnEachSide &&
         is_near(*last, *(last + 1))) {
    ++last;
  }
  std::vector<std::string> terms;
  for (auto one = first; one <= last; ++one) terms.push_back(one->term);
  return terms;
}

}  // namespace

Result<std::vector<GraphNode>> concepts_defined_beside(const GraphSources& sources,
                                                       const DefinitionsPage& page) {
  const std::vector<NodeId> own = page.lookup.ids();
  std::set<NodeId> known(own.begin(), own.end());
  std::set<DocumentNumber> read;
  std::vector<GraphNode> all;
  const auto add = [&](const std::string& term) -> Result<void> {
    const auto lookup = look_up_name(sources, term);  // as reviewers left it
    if (!lookup) return fail(lookup.error());
    if (lookup->nodes.empty() || !known.insert(lookup->main().id).second) return {};
    all.push_back(lookup->main());
    return {};
  };
  for (const DefinitionWording& wording : page.wordings) {
    for (const StatedDefinition& place : wording.places) {
      if (read.size() == kDocumentsRead || !read.insert(place.document.number).second) continue;
      auto contribution = read_contribution(sources.rows, place.document.number);
      if (!contribution) return fail(contribution.error());
      for (const std::string& term :
           terms_around(std::move(contribution->definitions), place.definition.source)) {
        if (auto added = add(term); !added) return fail(added.error());
      }
    }
  }
  return all;
}

Result<bool> put_defined_beside(TemplateData& data, const GraphSources& sources, const ConceptPage& page) {
  const auto nodes = concepts_defined_beside(sources, page.definitions);
  if (!nodes) return fail(nodes.error());
  TemplateData::List all;
  for (const GraphNode& node : *nodes) {
    TemplateData one;
    one.set("label", node.label).set("address", node_address(node));
    all.push_back(std::move(one));
  }
  data.set_rows("defined_beside", std::move(all));
  return !nodes->empty();
}

}  // namespace vidensgraf
