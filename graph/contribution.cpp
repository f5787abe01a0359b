// From the facts of one document to what it adds to the graph. A pure function: nothing is looked up in other
// documents, so that the graph is the sum of its parts whatever the order.
//
// Ends of relations, long forms of abbreviations and defined terms are words; they are resolved to a node of
// the same document by folded label or variant: concept, organisation, target group, abbreviation, provision,
// law, in this order. A word that is none of them becomes a concept of its own, with the place that states it
// as evidence.
//
// Target groups are read into the graph in contribution_groups.cpp, definitions and cited works in
// contribution_works.cpp.
//
// Known misses: a concept that only another document knows by another inflection is not recognised here; the
// look-up of names (graph_view.h) brings both together.

#include "graph/contribution.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "graph/contribution_builder.h"
#include "graph/names.h"

namespace vidensgraf {
namespace {

void sort_unique(std::vector<Evidence>& evidence) {
  if (evidence.size() < 2) return;
  const auto order = [](const Evidence& item) {
    return std::tie(item.source, item.page, item.extractor, item.confidence);
  };
  std::sort(evidence.begin(), evidence.end(),
            [&order](const Evidence& a, const Evidence& b) { return order(a) < order(b); });
  evidence.erase(std::unique(evidence.begin(), evidence.end(),
                             [&order](const Evidence& a, const Evidence& b) { return order(a) == order(b); }),
                 evidence.end());
}

std::string_view name_of(LawResolution resolution) {
  switch (resolution) {
    case LawResolution::Explicit:
      return "explicit";
    case LawResolution::Context:
      return "context";
    case LawResolution::DomainDefault:
      return "domain default";
    case LawResolution::Unresolved:
      break;
  }
  return "unresolved";
}

float confidence_of(LawResolution resolution) {
  switch (resolution) {
    case LawResolution::Explicit:
      return 1.0F;
    case LawResolution::Context:
      return 0.8F;
    case LawResolution::DomainDefault:
      return 0.5F;
    case LawResolution::Unresolved:
      break;
  }
  return 0.0F;
}

}  // namespace

Contribution ContributionBuilder::build() {
  add_document();
  find_aliases();
  add_organisations();
  add_concepts();
  add_target_groups();
  add_broader_groups();
  add_abbreviations();
  add_law_references();
  add_publisher();
  add_definitions();
  add_citations();
  add_relations();
  return finish();
}

// Node ids are hashes; the key that goes with an id is kept in the draft, so that ids are made in one
// place.
NodeId ContributionBuilder::node(NodeKind kind, std::string_view key) {
  const NodeId id = node_id(kind, key);
  NodeDraft& draft = nodes_[id];
  draft.kind = kind;
  draft.key = key;
  return id;
}

void ContributionBuilder::label(NodeId id, const std::string& text, std::size_t weight) {
  if (text.empty()) return;
  auto& labels = nodes_[id].labels;  // one, mostly
  const auto known =
      std::find_if(labels.begin(), labels.end(), [&text](const auto& one) { return one.first == text; });
  if (known != labels.end()) {
    known->second += weight;
    return;  // its name is known, too
  }
  labels.emplace_back(text, weight);
  name(id, text);
}

void ContributionBuilder::name(NodeId id, std::string_view text) {
  std::string folded = fold_name(text);
  if (!folded.empty() && folded.size() <= kMaxNameBytes) nodes_[id].names.push_back(std::move(folded));
}

Evidence ContributionBuilder::evidence(ByteSpan source, std::string extractor, float confidence) const {
  return Evidence{source, page_at(document_, source.begin), std::move(extractor), confidence};
}

void ContributionBuilder::mention(NodeId id, const std::vector<ByteSpan>& places, const char* extractor) {
  for (const ByteSpan place : places) nodes_[id].evidence.push_back(evidence(place, extractor));
}

void ContributionBuilder::edge(NodeId from, EdgeType type, NodeId to, Evidence why) {
  if (from == to) return;
  // A symmetric relation is one edge, whichever way it was said.
  if (type == EdgeType::Related && to < from) std::swap(from, to);
  edges_.push_back(EdgeDraft{from, type, to, std::move(why)});
}

// Makes `text` stand for `id` in this document; the first to claim a name of its kind keeps it.
void ContributionBuilder::claim(std::string_view text, NodeId id) {
  std::string folded = fold_name(text);
  if (folded.empty()) return;
  resolved_.at(static_cast<std::size_t>(nodes_[id].kind)).emplace(std::move(folded), id);
}

std::optional<NodeId> ContributionBuilder::resolved_as(NodeKind kind, const std::string& folded) const {
  const auto& of_kind = resolved_.at(static_cast<std::size_t>(kind));
  const auto found = of_kind.find(folded);
  if (found == of_kind.end()) return std::nullopt;
  return found->second;
}

NodeId ContributionBuilder::resolve(const std::string& text, const Evidence& why) {
  const std::string folded = fold_name(text);
  constexpr std::array kOrder = {NodeKind::Concept,      NodeKind::Organisation, NodeKind::TargetGroup,
                                 NodeKind::Abbreviation, NodeKind::Provision,    NodeKind::Law};
  for (const NodeKind kind : kOrder) {
    if (const auto found = resolved_as(kind, folded)) return *found;
  }
  if (text.find('#') != std::string::npos) {
    if (const auto address = parse_provision_key(text)) return provision(*address, why);
  }
  const auto key = facts_.keys.find(text);
  const NodeId id = node(NodeKind::Concept, key == facts_.keys.end() ? folded : fold_name(key->second));
  label(id, text);
  claim(text, id);
  nodes_[id].evidence.push_back(why);
  return id;
}

void ContributionBuilder::add_document() {
  if (facts_.metadata.title) label(self_, facts_.metadata.title->value);  // else `finish` takes the id
  if (facts_.metadata.title && facts_.metadata.subtitle) {
    name(self_, facts_.metadata.title->value + " " + facts_.metadata.subtitle->value);
  }
  const NodeDraft& draft = nodes_[self_];
  const auto same = std::find(draft.names.begin(), draft.names.end(), fold_name(document_.id));
  of_id_ = {draft.labels.empty(), true, same != draft.names.end()};
  name(self_, document_.id);
}

// "National Koordination (NATKO)" makes an organisation or concept called NATKO the same as its long form.
void ContributionBuilder::find_aliases() {
  for (const Abbreviation& abbreviation : facts_.abbreviations) {
    if (abbreviation.long_form.empty()) continue;
    long_form_of_.emplace(fold_name(abbreviation.short_form), fold_name(abbreviation.long_form));
  }
  for (const Organisation& organisation : facts_.organisations) {
    organisation_by_name_.emplace(fold_name(organisation.label), &organisation);
  }
  for (const Concept& item : facts_.concepts) {
    concept_by_name_.emplace(fold_name(item.label), &item);
    for (const std::string& variant : item.variants) concept_by_name_.emplace(fold_name(variant), &item);
  }
}

NodeId ContributionBuilder::organisation_node(const Organisation& organisation) {
  const std::string folded = fold_name(organisation.label);
  return node(NodeKind::Organisation, organisation.register_id.empty() ? folded : organisation.register_id);
}

NodeId ContributionBuilder::concept_node(const Concept& item) {
  // Folded: "National Koordination" here and "national koordination" there are one concept.
  return node(NodeKind::Concept, fold_name(item.key.empty() ? item.label : item.key));
}

// The node of the long form, if `folded` is a short form whose long form is an organisation or a concept.
std::optional<NodeId> ContributionBuilder::node_of_long_form(const std::string& folded) {
  const auto alias = long_form_of_.find(folded);
  if (alias == long_form_of_.end() || alias->second == folded) return std::nullopt;
  const auto organisation = organisation_by_name_.find(alias->second);
  if (organisation != organisation_by_name_.end()) return organisation_node(*organisation->second);
  const auto found = concept_by_name_.find(alias->second);
  if (found != concept_by_name_.end()) return concept_node(*found->second);
  return std::nullopt;
}

void ContributionBuilder::add_organisations() {
  for (const Organisation& organisation : facts_.organisations) {
    const auto merged = node_of_long_form(fold_name(organisation.label));
    const NodeId id = merged ? *merged : organisation_node(organisation);
    if (merged) {
      name(id, organisation.label);
    } else {
      label(id, organisation.label, std::max<std::size_t>(1, organisation.occurrences.size()));
    }
    claim(organisation.label, id);
    for (const ByteSpan place : organisation.occurrences) {
      const std::string_view surface = cut(document_.text, place);
      name(id, surface);
      claim(surface, id);
    }
    mention(id, organisation.occurrences, "organisation");
  }
}

void ContributionBuilder::add_concepts() {
  for (const Concept& item : facts_.concepts) {
    const auto merged = node_of_long_form(fold_name(item.label));
    const NodeId id = merged ? *merged : concept_node(item);
    if (merged) {
      name(id, item.label);
    } else {
      label(id, item.label, std::max<std::size_t>(1, item.occurrences.size()));
    }
    claim(item.label, id);
    for (const std::string& variant : item.variants) {
      name(id, variant);
      claim(variant, id);
    }
    mention(id, item.occurrences, "term");
  }
}

void ContributionBuilder::add_abbreviations() {
  for (const Abbreviation& abbreviation : facts_.abbreviations) {
    const NodeId id = node(NodeKind::Abbreviation, fold_name(abbreviation.short_form));
    label(id, abbreviation.short_form);
    claim(abbreviation.short_form, id);
    mention(id, abbreviation.occurrences, "abbreviation");
    if (abbreviation.long_form.empty()) continue;
    const Evidence why = evidence(abbreviation.introduction, "abbreviation: introduced");
    const NodeId target = resolve(abbreviation.long_form, why);
    if (target == id) continue;
    name(target, abbreviation.long_form);
    name(target, abbreviation.short_form);
    edge(id, EdgeType::AbbreviationOf, target, why);
  }
}

// The node of a provision, with all above it and the edges between them.
NodeId ContributionBuilder::provision(const ProvisionAddress& address, const Evidence& why) {
  const NodeId id = node(address.paragraf.empty() ? NodeKind::Law : NodeKind::Provision, key_of(address));
  label(id, label_of(address));
  claim(label_of(address), id);
  claim(key_of(address), id);
  if (const auto parent = parent_of(address)) {
    edge(id, EdgeType::PartOf, provision(*parent, why), why);
  }
  return id;
}

void ContributionBuilder::add_law_references() {
  for (const LawReference& reference : facts_.law_references) {
    // A subsection's own number at the head of quoted text points nowhere: it says what the text is.
    const bool heading = reference.kind == LawReferenceKind::StkHeading;
    const Evidence why = evidence(reference.source,
                                  heading ? std::string(kQuotedProvision)
                                          : "law reference: " + std::string(name_of(reference.resolution)),
                                  confidence_of(reference.resolution));
    for (const ProvisionAddress& address : addresses_of(reference)) {
      const NodeId id = provision(address, why);
      nodes_[id].evidence.push_back(why);
      if (reference.kind == LawReferenceKind::LawMention) {
        name(id, cut(document_.text, reference.core));
        claim(cut(document_.text, reference.core), id);
      }
      if (reference.kind == LawReferenceKind::ParagraphCompound) add_governed_concepts(reference, id, why);
    }
  }
}

// "§ 107-tilbud" as a concept is governed by § 107.
void ContributionBuilder::add_governed_concepts(const LawReference& reference, NodeId provision_id,
                                                const Evidence& why) {
  for (const Concept& item : facts_.concepts) {
    const bool named_by_it = std::any_of(
        item.occurrences.begin(), item.occurrences.end(),
        [&reference](ByteSpan place) { return place.contains(reference.core) && !place.empty(); });
    if (!named_by_it) continue;
    if (const auto id = resolved_as(NodeKind::Concept, fold_name(item.label))) {
      edge(*id, EdgeType::GovernedBy, provision_id, why);
    }
  }
}

void ContributionBuilder::add_publisher() {
  if (!facts_.metadata.publisher) return;
  const MetadataField& publisher = *facts_.metadata.publisher;
  const std::string folded = fold_name(publisher.value);
  const auto found = resolved_as(NodeKind::Organisation, folded);
  const NodeId id = found ? *found : node(NodeKind::Organisation, folded);
  label(id, publisher.value);
  claim(publisher.value, id);
  const bool stated_in_text = publisher.origin == FieldOrigin::Text;
  edge(self_, EdgeType::PublishedBy, id,
       stated_in_text ? evidence(publisher.source, "metadata: publisher")
                      : Evidence{ByteSpan{}, 0, "metadata: publisher of the file", 1.0F});
}

void ContributionBuilder::add_relations() {
  for (const Relation& relation : facts_.relations) {
    if (relation.from.empty() || relation.to.empty()) continue;
    const Evidence why = evidence(relation.source, "relation: " + relation.pattern);
    const NodeId from = resolve(relation.from, why);
    const NodeId to = resolve(relation.to, why);
    switch (relation.type) {
      case RelationType::Broader:
        edge(from, EdgeType::Broader, to, why);
        break;
      case RelationType::Narrower:
        edge(to, EdgeType::Broader, from, why);
        break;
      case RelationType::PartOf:
        edge(from, EdgeType::PartOf, to, why);
        break;
      case RelationType::Related:
        edge(from, EdgeType::Related, to, why);
        break;
      case RelationType::GovernedBy:
        edge(from, EdgeType::GovernedBy, to, why);
        break;
      case RelationType::AbbreviationOf:
        edge(from, EdgeType::AbbreviationOf, to, why);
        break;
      case RelationType::HasTargetGroup:
        edge(from, EdgeType::HasTargetGroup, to, why);
        break;
    }
  }
}

Contribution ContributionBuilder::finish() {
  Contribution result;
  std::vector<std::pair<NodeId, NodeDraft*>> nodes;
  nodes.reserve(nodes_.size());
  for (auto& [id, draft] : nodes_) nodes.emplace_back(id, &draft);
  std::sort(nodes.begin(), nodes.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  result.nodes.reserve(nodes.size());
  for (auto& [id, draft] : nodes) {
    ContributedNode contributed;
    contributed.kind = draft->kind;
    contributed.key = std::move(draft->key);
    std::sort(draft->labels.begin(), draft->labels.end());
    std::size_t most = 0;
    for (auto& [text, weight] : draft->labels) {
      if (weight <= most) continue;
      most = weight;
      contributed.label = std::move(text);
    }
    if (contributed.label.empty()) contributed.label = contributed.key;
    std::sort(draft->names.begin(), draft->names.end());
    draft->names.erase(std::unique(draft->names.begin(), draft->names.end()), draft->names.end());
    contributed.names = std::move(draft->names);
    contributed.evidence = std::move(draft->evidence);
    sort_unique(contributed.evidence);
    result.nodes.push_back(std::move(contributed));
  }
  std::stable_sort(edges_.begin(), edges_.end(),
                   [](const EdgeDraft& a, const EdgeDraft& b) { return a.key() < b.key(); });
  for (EdgeDraft& draft : edges_) {
    const bool is_new =
        result.edges.empty() ||
        draft.key() != std::tie(result.edges.back().from, result.edges.back().type, result.edges.back().to);
    if (is_new) result.edges.push_back(ContributedEdge{draft.from, draft.type, draft.to, {}});
    result.edges.back().evidence.push_back(std::move(draft.why));
  }
  for (ContributedEdge& edge : result.edges) sort_unique(edge.evidence);
  result.definitions = facts_.definitions;
  result.law_references = facts_.law_references;
  result.of_id = of_id_;
  return result;
}

Contribution contribution_of(const Document& document, const DocumentFacts& facts) {
  return ContributionBuilder(document, facts).build();
}

}  // namespace vidensgraf
