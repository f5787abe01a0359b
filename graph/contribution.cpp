// From the facts of one document to what it adds to the graph. A pure function: nothing is looked up in other
// documents, so that the graph is the sum of its parts whatever the order.
//
// Ends of relations, long forms of abbreviations and defined terms are words; they are resolved to a node of
// the same document by folded label or variant: concept, organisation, target group, abbreviation, provision,
// law, in this order. A word that is none of them becomes a concept of its own, with the place that states it
// as evidence.
//
// The parts that all facts are put together with stand in contribution_builder.cpp; target groups are read
// into the graph in contribution_groups.cpp, definitions and cited works in contribution_works.cpp.
//
// Known misses: a concept that only another document knows by another inflection is not recognised here; the
// look-up of names (graph_view.h) brings both together.

#include "graph/contribution.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "graph/contribution_builder.h"
#include "graph/names.h"

namespace vidensgraf {
namespace {

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
  if (long_form_of_.empty()) return;  // nobody will ask for the others
  for (const Organisation& organisation : facts_.organisations) {
    organisation_by_name_.emplace(fold_name(organisation.label), &organisation);
  }
  for (const Concept& item : facts_.concepts) {
    concept_by_name_.emplace(fold_name(item.label), &item);
    for (const std::string& variant : item.variants) concept_by_name_.emplace(fold_name(variant), &item);
  }
}

NodeId ContributionBuilder::organisation_node(const Organisation& organisation, std::string_view folded) {
  return node(NodeKind::Organisation, organisation.register_id.empty() ? folded : organisation.register_id);
}

NodeId ContributionBuilder::concept_node(const Concept& item, std::string_view folded) {
  // Folded: "National Koordination" here and "national koordination" there are one concept.
  if (item.key.empty() || item.key == item.label) return node(NodeKind::Concept, folded);
  return node(NodeKind::Concept, fold_name(item.key));
}

// The node of the long form, if `folded` is a short form whose long form is an organisation or a concept.
std::optional<NodeId> ContributionBuilder::node_of_long_form(const std::string& folded) {
  const auto alias = long_form_of_.find(folded);
  if (alias == long_form_of_.end() || alias->second == folded) return std::nullopt;
  const auto organisation = organisation_by_name_.find(alias->second);
  if (organisation != organisation_by_name_.end())
    return organisation_node(*organisation->second, alias->second);
  const auto found = concept_by_name_.find(alias->second);
  if (found != concept_by_name_.end()) return concept_node(*found->second, fold_name(found->second->label));
  return std::nullopt;
}

void ContributionBuilder::add_organisations() {
  for (const Organisation& organisation : facts_.organisations) {
    const std::string folded = fold_name(organisation.label);
    const auto merged = node_of_long_form(folded);
    const NodeId id = merged ? *merged : organisation_node(organisation, folded);
    if (!merged) count_label(id, organisation.label, organisation.occurrences.size());
    name_and_claim(id, folded);
    for (const ByteSpan place : organisation.occurrences) {
      const std::string_view surface = cut(document_.text, place);
      if (surface != organisation.label) name_and_claim(id, fold_name(surface));
    }
    mention(id, organisation.occurrences, "organisation");
  }
}

void ContributionBuilder::add_concepts() {
  for (const Concept& item : facts_.concepts) {
    const std::string folded = fold_name(item.label);
    const auto merged = node_of_long_form(folded);
    const NodeId id = merged ? *merged : concept_node(item, folded);
    if (!merged) count_label(id, item.label, item.occurrences.size());
    name_and_claim(id, folded);
    for (const std::string& variant : item.variants) {
      if (variant != item.label) name_and_claim(id, fold_name(variant));
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
  const std::string text = label_of(address);
  label(id, text);
  claim(text, id);
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
      case RelationType::ExactMatch:
        edge(from, EdgeType::ExactMatch, to, why);
        break;
      case RelationType::CloseMatch:
        edge(from, EdgeType::CloseMatch, to, why);
        break;
    }
  }
}

Contribution contribution_of(const Document& document, const DocumentFacts& facts) {
  return ContributionBuilder(document, facts).build();
}

}  // namespace vidensgraf
