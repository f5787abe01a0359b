// "/concepts/{name}": all that is known of a concept.

#include "query/concept_page.h"

#include <fmt/format.h>

#include "web/pages/page.h"
#include "web/pages/routes.h"

namespace vidensgraf {
namespace {

// Which text of messages.txt says how the link reads from the concept's side.
std::string_view relation_key(const LinkedNode& link) {
  switch (link.edge.type) {
    case EdgeType::Broader:
      return link.outgoing ? "edge.broader" : "edge.narrower";
    case EdgeType::Related:
      return "edge.related";
    case EdgeType::PartOf:
      return link.outgoing ? "edge.part_of" : "edge.has_part";
    case EdgeType::Defines:
      return "edge.defines";
    case EdgeType::AbbreviationOf:
      return link.outgoing ? "edge.abbreviation_of" : "edge.abbreviated";
    case EdgeType::GovernedBy:
      return link.outgoing ? "edge.governed_by" : "edge.governs";
    case EdgeType::HasTargetGroup:
      return link.outgoing ? "edge.has_target_group" : "edge.target_group_of";
    case EdgeType::Mentions:
      return "edge.mentions";
    case EdgeType::Cites:
      return link.outgoing ? "edge.cites" : "edge.cited_by";
    case EdgeType::PublishedBy:
      return link.outgoing ? "edge.published_by" : "edge.published";
    case EdgeType::ExactMatch:
      return "edge.exact_match";
    case EdgeType::CloseMatch:
      return "edge.close_match";
  }
  return "edge.related";
}

std::string address_of(const GraphNode& node) {
  switch (node.kind) {
    case NodeKind::Provision:
    case NodeKind::Law:
      return provision_address(node.label);
    case NodeKind::Document:
      return document_address(node.key);
    default:
      return concept_address(node.label);
  }
}

std::string about(const DocumentInfo& document) {
  std::string text = document.publisher;
  if (!document.date.empty()) text += (text.empty() ? "" : ", ") + document.date;
  return text;
}

TemplateData definition_data(const DefinitionWording& wording, Language language) {
  TemplateData::List places;
  for (const StatedDefinition& stated : wording.places) {
    TemplateData place;
    const ByteSpan source = stated.definition.source;
    place.set("document", stated.document.title)
        .set("address", document_address(stated.document.id, source.begin, source.end))
        .set_text("about", about(stated.document));
    if (stated.page > 0) place.set("page", message(language, "concept.page", {std::to_string(stated.page)}));
    places.push_back(std::move(place));
  }
  TemplateData data;
  data.set("text", wording.text).set("places", std::move(places));
  return data;
}

std::string places_text(std::uint64_t places, std::uint64_t documents, Language language) {
  return message(language, "concept.places", {std::to_string(places), std::to_string(documents)});
}

void put_unknown(TemplateData& data, const NameLookup& lookup, Language language) {
  TemplateData::List nearest;
  for (const NearName& near : lookup.nearest) {
    TemplateData one;
    one.set("label", near.node.label).set("address", address_of(near.node));
    nearest.push_back(std::move(one));
  }
  data.set("known", false)
      .set("unknown", message(language, "concept.unknown", {lookup.asked}))
      .set("has_nearest", !nearest.empty())
      .set("nearest", std::move(nearest))
      .set("search_address", search_address(lookup.asked))
      .set("search_text", message(language, "concept.search", {lookup.asked}));
}

void put_concept(TemplateData& data, const ConceptPage& concept_page, Language language) {
  const GraphNode& main = concept_page.lookup.main();
  TemplateData::List names;
  for (const std::string& label : main.other_labels) names.emplace_back(label);
  for (std::size_t i = 1; i < concept_page.lookup.nodes.size(); ++i) {
    names.emplace_back(concept_page.lookup.nodes[i].node.label);
  }
  TemplateData::List definitions;
  for (const DefinitionWording& wording : concept_page.definitions.wordings) {
    definitions.push_back(definition_data(wording, language));
  }
  TemplateData::List links;
  for (const LinkedNode& link : concept_page.links) {
    TemplateData one;
    one.set("relation", message(language, relation_key(link)))
        .set("label", link.node.label)
        .set("address", address_of(link.node))
        .set("basis", link.reason.empty() ? places_text(link.weight.evidence, link.weight.documents, language)
                                          : link.reason);
    links.push_back(std::move(one));
  }
  TemplateData::List documents;
  for (const PlacesInDocument& places : concept_page.documents) {
    TemplateData one;
    one.set("title", places.document.title)
        .set("address", document_address(places.document.id))
        .set_text("about", about(places.document));
    documents.push_back(std::move(one));
  }
  data.set("known", true)
      .set("label", main.label)
      .set("places", places_text(main.mentions, main.documents, language))
      .set("has_names", !names.empty())
      .set("names", std::move(names))
      .set("has_definitions", !definitions.empty())
      .set("definitions", std::move(definitions))
      .set("has_links", !links.empty())
      .set("links", std::move(links))
      .set("has_documents", !documents.empty())
      .set("documents", std::move(documents));
}

}  // namespace

Result<Response> show_concept_page(Context& context) {
  const auto found = make_concept_page(context.index.sources(), context.path_value("name"));
  if (!found) return fail(found.error());
  const bool known = !found->lookup.nodes.empty();
  Page page;
  page.title =
      known ? found->lookup.main().label : std::string(message(context.language, "concept.unknown.title"));
  TemplateData data;
  if (known) {
    put_concept(data, *found, context.language);
  } else {
    put_unknown(data, found->lookup, context.language);
  }
  Response response = render_page("concept", data, page, context.request, context.language);
  if (!known) response.status = 404;
  return response;
}

}  // namespace vidensgraf
