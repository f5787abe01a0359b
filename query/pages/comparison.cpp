// Two documents, or two concepts, set against each other: nodes by their ids, definitions by their words.
// Each definition of the first side meets the one of the second that has most words in common with it; of
// documents only definitions of the same node meet.

#include "query/pages/comparison.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include <fmt/format.h>

#include "language/display_text.h"
#include "query/names/concept_key.h"
#include "query/pages/definitions_page.h"
#include "query/pages/links.h"
#include "store/document_rows.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kLinksCompared = 500;  // of each concept, the heaviest

constexpr std::size_t kMaxDefinitions = 50;

using NodeKey = std::tuple<std::string, NodeKind, std::string>;  // relation, kind, key

struct Side {
  std::map<NodeKey, std::pair<std::string, std::uint64_t>> nodes;  // label and places
  std::vector<StatedDefinition> definitions;
};

ComparedNode compared_node(const NodeKey& key, const std::string& label, std::uint64_t first,
                           std::uint64_t second) {
  return ComparedNode{std::get<1>(key), std::get<2>(key), label, first, second, std::get<0>(key)};
}

void sort_nodes(std::vector<ComparedNode>& nodes) {
  std::stable_sort(nodes.begin(), nodes.end(), [](const ComparedNode& a, const ComparedNode& b) {
    if (a.kind != b.kind) return a.kind < b.kind;
    return a.places_first + a.places_second > b.places_first + b.places_second;
  });
}

Comparison compare_nodes(const Side& first, const Side& second) {
  Comparison comparison;
  for (const auto& [key, value] : first.nodes) {
    const auto other = second.nodes.find(key);
    if (other == second.nodes.end()) {
      comparison.only_first.push_back(compared_node(key, value.first, value.second, 0));
    } else {
      comparison.both.push_back(compared_node(key, value.first, value.second, other->second.second));
    }
  }
  for (const auto& [key, value] : second.nodes) {
    if (first.nodes.contains(key)) continue;
    comparison.only_second.push_back(compared_node(key, value.first, 0, value.second));
  }
  sort_nodes(comparison.both);
  sort_nodes(comparison.only_first);
  sort_nodes(comparison.only_second);
  return comparison;
}

double likeness_of(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const std::size_t all = a.size() + b.size();
  if (all == 0) return 0;
  return 2.0 * static_cast<double>(common_words(a, b)) / static_cast<double>(all);
}

/// \param same_node  Whether only definitions of one node are set against each other.
std::vector<ComparedDefinition> compare_definitions(const Side& first, const Side& second, bool same_node,
                                                    const Analyzer& analyzer) {
  std::vector<std::string> second_texts;
  std::vector<std::vector<std::string>> second_words;
  for (const StatedDefinition& stated : second.definitions) {
    second_texts.push_back(display_text(stated.text, analyzer));
    second_words.push_back(compared_words(second_texts.back()));
  }
  std::vector<ComparedDefinition> compared;
  for (const StatedDefinition& stated : first.definitions) {
    if (compared.size() == kMaxDefinitions) break;
    const std::string text = display_text(stated.text, analyzer);
    const std::vector<std::string> words = compared_words(text);
    std::optional<std::size_t> best;
    double best_likeness = -1;
    for (std::size_t i = 0; i < second.definitions.size(); ++i) {
      if (same_node && second.definitions[i].defined != stated.defined) continue;
      const double likeness = likeness_of(words, second_words[i]);
      if (likeness <= best_likeness) continue;
      best = i;
      best_likeness = likeness;
    }
    if (!best) continue;
    compared.push_back(ComparedDefinition{stated, second.definitions[*best], text, second_texts[*best],
                                          best_likeness, word_diff(text, second_texts[*best])});
  }
  return compared;
}

struct DocumentSide {
  DocumentInfo info;
  Side side;
};

Result<DocumentSide> read_document_side(const GraphSources& sources, std::string_view id) {
  const auto number = find_document(sources.rows, id);
  if (!number) return fail(number.error());
  if (!*number) return fail(ErrorCode::NotFound, fmt::format("There is no document {} in the index.", id));
  auto info = read_document_info(sources.view, **number);
  if (!info) return fail(info.error());
  const auto contribution = sources.view.contribution(**number);
  if (!contribution) return fail(contribution.error());
  DocumentSide document{std::move(*info), {}};
  for (const ContributedNode& node : contribution->nodes) {
    if (node.kind == NodeKind::Document) continue;
    document.side.nodes[{std::string(), node.kind, node.key}] = {node.label, node.evidence.size()};
  }
  const auto record = read_document_record(sources.rows, **number);
  if (!record) return fail(record.error());
  for (const Definition& definition : contribution->definitions) {
    auto text = read_text(sources.rows, **number, definition.source);
    if (!text) return fail(text.error());
    StatedDefinition stated;
    stated.defined = node_id(NodeKind::Concept, concept_key(sources, definition.term));
    stated.definition = definition;
    stated.text = std::move(*text);
    if (*record) stated.page = page_at((*record)->document, definition.source.begin);
    stated.document = document.info;
    document.side.definitions.push_back(std::move(stated));
  }
  return document;
}

Result<Side> read_concept_side(const GraphSources& sources, const NameLookup& lookup) {
  Side side;
  LinkLimits limits;
  limits.links = kLinksCompared;
  limits.documents = 0;
  const auto links =
      read_links(sources, lookup.ids(), EdgeFilter::relations().without(EdgeType::Defines), limits);
  if (!links) return fail(links.error());
  for (const LinkedNode& link : links->links) {
    std::string relation(name_of(link.edge.type));
    if (link.edge.type == EdgeType::Broader && !link.outgoing) relation = "narrower";
    side.nodes[{relation, link.node.kind, link.node.key}] = {link.node.label, link.weight.evidence};
  }
  auto definitions = read_definitions(sources.rows, sources.view, lookup.ids());
  if (!definitions) return fail(definitions.error());
  side.definitions = std::move(*definitions);
  return side;
}

}  // namespace

Result<DocumentComparison> compare_documents(const GraphSources& sources, std::string_view first_id,
                                             std::string_view second_id) {
  auto first = read_document_side(sources, first_id);
  if (!first) return fail(first.error());
  auto second = read_document_side(sources, second_id);
  if (!second) return fail(second.error());
  DocumentComparison page{std::move(first->info), std::move(second->info),
                          compare_nodes(first->side, second->side)};
  page.comparison.definitions = compare_definitions(first->side, second->side, true, sources.analyzer);
  return page;
}

Result<ConceptComparison> compare_concepts(const GraphSources& sources, std::string_view first,
                                           std::string_view second) {
  ConceptComparison page;
  auto first_lookup = look_up_name(sources, first);
  if (!first_lookup) return fail(first_lookup.error());
  page.first = std::move(*first_lookup);
  auto second_lookup = look_up_name(sources, second);
  if (!second_lookup) return fail(second_lookup.error());
  page.second = std::move(*second_lookup);
  if (page.first.nodes.empty() || page.second.nodes.empty()) return page;
  const auto first_side = read_concept_side(sources, page.first);
  if (!first_side) return fail(first_side.error());
  const auto second_side = read_concept_side(sources, page.second);
  if (!second_side) return fail(second_side.error());
  page.comparison = compare_nodes(*first_side, *second_side);
  page.comparison.definitions = compare_definitions(*first_side, *second_side, false, sources.analyzer);
  return page;
}

}  // namespace vidensgraf
