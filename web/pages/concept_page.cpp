// "/concepts/{name}": all that is known of a concept. "?fra=1&til=3" compares two of its definitions;
// "steder" and "links" are where the lists of documents and of links begin.

#include "query/pages/concept_page.h"

#include <algorithm>

#include <fmt/format.h>

#include "web/pages/concept_parts.h"
#include "web/pages/labels.h"
#include "web/pages/page.h"
#include "web/pages/places.h"
#include "web/pages/routes.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMostBeside = 15;
constexpr std::size_t kMostProposed = 12;
constexpr std::string_view kDocumentsOffset = "steder";
constexpr std::string_view kLinksOffset = "links";

void put_unknown(TemplateData& data, const NameLookup& lookup, Language language) {
  TemplateData::List nearest;
  for (const NearName& near : lookup.nearest) {
    TemplateData one;
    one.set("label", near.node.label)
        .set("kind", kind_text(near.node.kind, language))
        .set("address", node_address(near.node));
    nearest.push_back(std::move(one));
  }
  data.set("known", false)
      .set("unknown", message(language, "concept.unknown", {lookup.asked}))
      .set_rows("nearest", std::move(nearest))
      .set("search_address", search_address(lookup.asked))
      .set("search_text", message(language, "concept.search", {lookup.asked}));
}

void put_forms(TemplateData& data, const ConceptPage& page, Language language) {
  std::vector<SurfaceForm> ordered = page.forms;
  std::stable_partition(ordered.begin(), ordered.end(),
                        [](const SurfaceForm& form) { return form.reason.empty(); });
  TemplateData::List forms;
  for (const SurfaceForm& form : ordered) {
    TemplateData one;
    one.set("text", form.text)
        .set("reason", form.reason.empty() ? std::string(message(language, "concept.label"))
                                           : reason_text(form.reason, language))
        .set("found", places_text(form.places, form.documents, language));
    if (!form.first_document.empty()) {
      one.set("address", document_address(form.first_document, form.first_place.begin, form.first_place.end));
    }
    forms.push_back(std::move(one));
  }
  data.set_rows("forms", std::move(forms));
}

// Target groups and provisions have sections of their own.
void put_links(TemplateData& data, const ConceptPage& page, Language language) {
  std::vector<LinkedNode> target_groups;
  std::vector<LinkedNode> provisions;
  std::vector<LinkedNode> others;
  for (const LinkedNode& link : page.links) {
    if (link.edge.type == EdgeType::HasTargetGroup) {
      target_groups.push_back(link);
    } else if (link.edge.type == EdgeType::GovernedBy) {
      provisions.push_back(link);
    } else {
      others.push_back(link);
    }
  }
  const auto put = [&](const std::string& name, const std::string& part, const std::vector<LinkedNode>& own,
                       RelationHeading heading) {
    TemplateData relations;
    relations.set("relations", relations_data(own, language, heading));
    data.set("has_" + name, !own.empty()).set(part, std::move(relations));
  };
  put("target_groups", "target_groups", target_groups, RelationHeading::OnlyOfSeveral);
  put("provisions", "provisions", provisions, RelationHeading::OnlyOfSeveral);
  put("links", "links_part", others, RelationHeading::Always);
  data.set("has_links", !others.empty() || page.link_count > page.links.size());
}

void put_proposed(TemplateData& data, const ConceptPage& page, Language language) {
  TemplateData::List proposed;
  for (const ProposedLink& link : page.proposed) {
    if (proposed.size() == kMostProposed) break;
    const char* key = "concept.proposed.same_head";
    if (link.kind == ProposedLink::Kind::Variant) key = "concept.proposed.variant";
    if (link.kind == ProposedLink::Kind::Wider) key = "concept.proposed.wider";
    if (link.kind == ProposedLink::Kind::Narrower) key = "concept.proposed.narrower";
    TemplateData one;
    one.set("label", link.node.label)
        .set("address", node_address(link.node))
        .set("how", message(language, key));
    proposed.push_back(std::move(one));
  }
  TemplateData::List near;
  for (const NearDefinition& definition : page.definitions.near) {
    TemplateData one;
    one.set("label", definition.node.label).set("address", node_address(definition.node) + "#definitioner");
    near.push_back(std::move(one));
  }
  data.set_rows("proposed", std::move(proposed));
  data.set_rows("near", std::move(near));
}

void put_drawing(TemplateData& data, const ConceptPage& page, Language language) {
  const std::string& label = page.lookup.main().label;
  TemplateData::List downloads;
  for (const auto& [format, text] :
       {std::pair("svg", "SVG"), std::pair("graphml", "GraphML"), std::pair("turtle", "SKOS Turtle"),
        std::pair("csv", "CSV"), std::pair("begrebsliste-xlsx", "Begrebsliste (Excel)")}) {
    TemplateData one;
    one.set("text", text)
        .set("address", fmt::format("/api/v1/exports/{}?around={}&depth=1&lang={}", format,
                                    url_encoded(label), code_of(language)));
    downloads.push_back(std::move(one));
  }
  data.set("has_drawing", !page.links.empty())
      .set("graph_address", graph_address(label))
      .set("compare_address", "/compare?a=" + url_encoded(label))
      .set("drawing_address", fmt::format("/graph.svg?around={}&nodes=25", url_encoded(label)))
      .set("drawing_alt", message(language, "concept.drawing_alt", {label}))
      .set("downloads", std::move(downloads));
}

void put_sections(TemplateData& data, const ConceptPage& page, bool has_defined_beside, Language language) {
  const auto has_type = [&](EdgeType type) {
    for (const LinkedNode& link : page.links) {
      if (link.edge.type == type) return true;
    }
    return false;
  };
  std::size_t others = 0;
  for (const LinkedNode& link : page.links) {
    if (link.edge.type != EdgeType::HasTargetGroup && link.edge.type != EdgeType::GovernedBy) ++others;
  }
  if (page.link_count > page.links.size()) ++others;  // the part that is not shown
  TemplateData::List sections;
  const auto add = [&](bool is_there, const char* id, const char* key) {
    if (is_there) sections.push_back(section_data(id, message(language, key)));
  };
  add(true, "definitioner", "concept.definitions");
  add(has_type(EdgeType::HasTargetGroup), "maalgrupper", "concept.target_groups");
  add(others > 0, "forbindelser", "concept.links");
  add(has_type(EdgeType::GovernedBy), "bestemmelser", "concept.provisions");
  add(!page.links.empty(), "tegning", "concept.drawing");
  add(!page.documents.empty(), "tidslinje", "concept.timeline");
  add(!page.forms.empty(), "navne", "concept.names");
  add(has_defined_beside, "samme-sted", "concept.defined_beside");
  add(!page.definitions.near.empty(), "naer", "concept.near");
  add(!page.proposed.empty(), "forslag", "concept.proposed");
  add(!page.beside.empty(), "sammen", "concept.beside");
  add(!page.documents.empty(), "tekststeder", "concept.passages");
  data.set("sections", std::move(sections));
}

void put_concept(TemplateData& data, const Request& request, const ConceptPage& page, Language language) {
  const GraphNode& main = page.lookup.main();
  data.set("known", true)
      .set("label", main.label)
      .set("kind", kind_text(main.kind, language))
      .set("places", places_text(main.mentions, main.documents, language));
  put_definitions(data, request, page.definitions, language);
  put_timeline(data, page, language);
  put_links(data, page, language);
  const ShownPart links{page.options.links, page.links.size(), page.link_count, page.is_link_count_exact};
  TemplateData links_paging;
  put_part_pager(links_paging, links, request, {kLinksOffset, "forbindelser", "concept.links"}, language);
  data.set("links_paging", std::move(links_paging));
  put_drawing(data, page, language);
  put_forms(data, page, language);
  put_proposed(data, page, language);
  TemplateData::List beside = beside_data(page.beside, kMostBeside, language);
  data.set_rows("beside", std::move(beside));
  data.set("has_documents", !page.documents.empty())
      .set("documents", places_data(page.documents, language, main.label));
  const ShownPart documents{page.options.documents, page.documents.size(), page.document_count, true};
  put_part_pager(data, documents, request, {kDocumentsOffset, "tekststeder", "concept.passages"}, language);
}

}  // namespace

Result<Response> show_concept_page(Context& context) {
  ConceptPageOptions options;
  options.documents.offset = offset_parameter(context.request, kDocumentsOffset);
  options.links.offset = offset_parameter(context.request, kLinksOffset);
  const auto found = make_concept_page(context.index.sources(), context.path_value("name"), options);
  if (!found) return fail(found.error());
  const bool known = !found->lookup.nodes.empty();
  if (known) {
    // What is no concept has a page of its own.
    const GraphNode& main = found->lookup.main();
    const bool is_law = main.kind == NodeKind::Provision || main.kind == NodeKind::Law;
    if (is_law || main.kind == NodeKind::Document) return see_other(node_address(main));
  }
  Page page;
  page.section = "concepts";
  page.title =
      known ? found->lookup.main().label : std::string(message(context.language, "concept.unknown.title"));
  TemplateData data;
  if (known) {
    put_concept(data, context.request, *found, context.language);
    const auto beside = put_defined_beside(data, context.index.sources(), *found);
    if (!beside) return fail(beside.error());
    put_sections(data, *found, *beside, context.language);
  } else {
    page.query = found->lookup.asked;
    put_unknown(data, found->lookup, context.language);
  }
  Response response = render_page("concept", data, page, context);
  if (!known) response.status = 404;
  return response;
}

}  // namespace vidensgraf
