#include "query/pages/page_json.h"

#include <cmath>

#include "query/pages/json_parts.h"

namespace vidensgraf {
namespace {

std::string_view name_of(NameMatch match) {
  switch (match) {
    case NameMatch::Exact:
      return "exact";
    case NameMatch::Inflected:
      return "inflected";
    case NameMatch::Variant:
      return "variant";
    case NameMatch::Ascii:
      return "ascii";
    case NameMatch::Provision:
      return "provision";
    case NameMatch::Nothing:
      return "nothing";
  }
  return "nothing";
}

std::string_view name_of(ProposedLink::Kind kind) {
  switch (kind) {
    case ProposedLink::Kind::Wider:
      return "wider";
    case ProposedLink::Kind::Narrower:
      return "narrower";
    case ProposedLink::Kind::SameHead:
      return "same_head";
    case ProposedLink::Kind::Variant:
      return "variant";
  }
  return "same_head";
}

void put_reason(Json& json, const Reason& reason) {
  json["reason"] = text_or_null(describe(reason));
  json["reason_code"] = text_or_null(std::string(vidensgraf::name_of(reason.code)));
}

Json nodes_json(const std::vector<GraphNode>& nodes) {
  Json list = Json::array();
  for (const GraphNode& node : nodes) list.push_back(node_json(node));
  return list;
}

Json cited_json(const CitedVersion& cited) {
  Json json;
  json["version"] = text_or_null(cited.version);
  json["basis"] = vidensgraf::name_of(cited.basis);
  json["precise"] = cited.precise;
  json["section"] = vidensgraf::name_of(cited.section);
  json["moved_to"] = text_or_null(cited.moved_to);
  json["moved_on"] = text_or_null(cited.moved_on);
  json["moved_before"] = cited.moved_before;
  return json;
}

Json standing_json(const std::optional<ProvisionStanding>& standing) {
  if (!standing) return nullptr;
  return Json{{"standing", vidensgraf::name_of(standing->kind)},
              {"moved_to", text_or_null(standing->moved_to)},
              {"since", text_or_null(standing->since)}};
}

Json places_json(const std::vector<PlacesInDocument>& documents) {
  Json list = Json::array();
  for (const PlacesInDocument& document : documents) {
    Json json;
    json["document"] = document_json(document.document);
    json["count"] = document.count;
    if (document.cited) json["cited"] = cited_json(*document.cited);
    json["places"] = Json::array();
    for (const Place& place : document.places) {
      Json item;
      item["start"] = place.source.begin;
      item["end"] = place.source.end;
      item["page"] = page_or_null(place.page);
      item["before"] = place.before;
      item["text"] = place.words;
      item["after"] = place.after;
      item["extractor"] = place.extractor;
      json["places"].push_back(std::move(item));
    }
    list.push_back(std::move(json));
  }
  return list;
}

Json links_json(const std::vector<LinkedNode>& links) {
  Json list = Json::array();
  for (const LinkedNode& link : links) {
    Json json;
    json["type"] = vidensgraf::name_of(link.edge.type);
    json["direction"] = link.edge.type == EdgeType::Related ? "both" : link.outgoing ? "out" : "in";
    json["node"] = node_json(link.node);
    json["documents"] = link.weight.documents;
    json["weight"] = link.weight.evidence;
    put_reason(json, link.reason);
    json["law"] = standing_json(link.standing);
    json["evidence"] = places_json(link.evidence);
    list.push_back(std::move(json));
  }
  return list;
}

Json first_json(const std::string& document, ByteSpan place, std::uint32_t page) {
  return Json{
      {"document", document}, {"start", place.begin}, {"end", place.end}, {"page", page_or_null(page)}};
}

Json beside_json(const std::vector<Cooccurrence>& beside) {
  Json list = Json::array();
  for (const Cooccurrence& other : beside) {
    Json json;
    json["node"] = node_json(other.node);
    json["paragraphs"] = other.shared_blocks;
    json["documents"] = other.shared_documents;
    json["npmi"] = std::round(other.npmi * 1000) / 1000;
    json["log_likelihood"] = std::round(other.log_likelihood * 100) / 100;
    json["first"] = first_json(other.first_document, other.first_place.source, other.first_place.page);
    list.push_back(std::move(json));
  }
  return list;
}

Json stated_list(const std::vector<StatedDefinition>& places) {
  Json list = Json::array();
  for (const StatedDefinition& stated : places) list.push_back(stated_json(stated));
  return list;
}

Json wordings_json(const DefinitionsPage& page) {
  Json list = Json::array();
  for (const DefinitionWording& wording : page.wordings) {
    Json json;
    json["text"] = wording.text;
    json["held_by"] = wording.held_by == DefinitionWording::npos ? Json(nullptr) : Json(wording.held_by);
    json["group"] = wording.group;
    json["compared_with"] =
        wording.compared_with == DefinitionWording::npos ? Json(nullptr) : Json(wording.compared_with);
    json["likeness"] = std::round(wording.likeness * 1000) / 1000;
    json["differences"] = differences_json(wording.differences);
    json["places"] = stated_list(wording.places);
    list.push_back(std::move(json));
  }
  return list;
}

Json near_json(const DefinitionsPage& page) {
  Json list = Json::array();
  for (const NearDefinition& near : page.near) {
    list.push_back(Json{{"node", node_json(near.node)}, {"definitions", stated_list(near.places)}});
  }
  return list;
}

void put_lookup(Json& json, const NameLookup& lookup) {
  json["query"] = lookup.asked;
  json["match"] = name_of(lookup.match);
  json["node"] = lookup.nodes.empty() ? Json(nullptr) : node_json(lookup.main());
  json["same_as"] = Json::array();
  for (std::size_t index = 1; index < lookup.nodes.size(); ++index) {
    Json same = node_json(lookup.nodes[index].node);
    put_reason(same, lookup.nodes[index].reason);
    json["same_as"].push_back(std::move(same));
  }
  json["others"] = nodes_json(lookup.others);
  json["nearest"] = Json::array();
  for (const NearName& near : lookup.nearest) json["nearest"].push_back(node_json(near.node));
}

Json citations_json(const std::vector<LawCitation>& citations) {
  Json list = Json::array();
  for (const LawCitation& citation : citations) {
    Json json;
    json["provision"] = key_of(citation.address);
    json["label"] = citation.label;
    json["document_count"] = citation.document_count;
    json["has_more"] = citation.has_more;
    json["documents"] = places_json(citation.documents);
    list.push_back(std::move(json));
  }
  return list;
}

Json applied_json(const DocumentVersion& version) {
  Json json;
  json["document"] = document_json(version.document);
  json.update(cited_json(version.cited));
  return json;
}

Json forms_json(const std::vector<SurfaceForm>& forms) {
  Json list = Json::array();
  for (const SurfaceForm& form : forms) {
    Json json;
    json["text"] = form.text;
    put_reason(json, form.reason);
    json["places"] = form.places;
    json["documents"] = form.documents;
    json["first"] = first_json(form.first_document, form.first_place, form.first_page);
    list.push_back(std::move(json));
  }
  return list;
}

Json metrics_json(const std::optional<ConceptMetrics>& metrics) {
  if (!metrics) return nullptr;
  Json json;
  json["computed_on"] = metrics->state.sequence;
  json["is_current"] = metrics->state.is_current;
  json["page_rank"] = metrics->measure.page_rank;
  json["place"] = metrics->measure.place;
  json["nodes"] = metrics->state.nodes;
  json["community"] = metrics->measure.community == 0 ? Json(nullptr) : Json(metrics->measure.community);
  json["community_size"] = metrics->community_size;
  json["community_members"] = nodes_json(metrics->community);
  return json;
}

// Which part of a list is shown: nothing is left out silently.
Json shown_json(std::size_t offset, std::size_t count, std::uint64_t total, bool is_exact = true) {
  return Json{{"offset", offset}, {"count", count}, {"total", total}, {"is_total_exact", is_exact}};
}

std::string dumped(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace); }

}  // namespace

std::string to_json(const ConceptPage& page) {
  Json json;
  put_lookup(json, page.lookup);
  json["forms"] = forms_json(page.forms);
  json["definitions"] = wordings_json(page.definitions);
  json["near_definitions"] = near_json(page.definitions);
  json["links"] = links_json(page.links);
  json["proposed"] = Json::array();
  for (const ProposedLink& link : page.proposed) {
    Json one{{"kind", name_of(link.kind)}, {"node", node_json(link.node)}};
    put_reason(one, link.reason);
    json["proposed"].push_back(std::move(one));
  }
  json["beside"] = beside_json(page.beside);
  json["documents"] = places_json(page.documents);
  json["document_count"] = page.document_count;
  Json shown;
  shown["documents"] = shown_json(page.options.documents.offset, page.documents.size(), page.document_count,
                                  page.lookup.nodes.size() == 1);
  shown["links"] =
      shown_json(page.options.links.offset, page.links.size(), page.link_count, page.is_link_count_exact);
  shown["defining_documents"] = page.definitions.document_count;
  shown["beside_documents"] = page.beside_documents;
  json["shown"] = std::move(shown);
  json["metrics"] = metrics_json(page.metrics);
  return dumped(json);
}

std::string to_json(const DefinitionsPage& page) {
  Json json;
  put_lookup(json, page.lookup);
  json["wordings"] = wordings_json(page);
  json["groups"] = Json::array();
  for (const DefinitionGroup& group : page.groups) {
    Json one{{"wordings", group.wordings}};
    put_reason(one, group.reason);
    json["groups"].push_back(std::move(one));
  }
  json["near"] = near_json(page);
  json["document_count"] = page.document_count;
  return dumped(json);
}

std::string to_json(const LawPage& page) {
  Json json;
  json["query"] = page.asked;
  json["provision"] = key_of(page.address);
  json["label"] = page.label;
  Json law;
  law["id"] = page.law.id;
  law["short_name"] = page.law.short_name;
  law["title"] = text_or_null(page.law.title);
  law["in_force"] = text_or_null(page.law.in_force);
  law["replaced_by"] = text_or_null(page.law.replaced_by);
  law["replaced_on"] = text_or_null(page.law.replaced_on);
  law["versions"] = page.law.versions;
  json["law"] = std::move(law);
  json["warnings"] = Json::array();
  json["warning_codes"] = Json::array();
  for (const LawWarning& warning : page.warnings) {
    json["warnings"].push_back(warning.text);
    json["warning_codes"].push_back(Json{{"code", name_of(warning.kind)}, {"values", warning.values}});
  }
  json["quotes"] = Json::array();
  for (const QuotedProvision& quote : page.quotes) {
    json["quotes"].push_back(Json{{"document", document_json(quote.document)},
                                  {"start", quote.source.begin},
                                  {"end", quote.source.end},
                                  {"page", page_or_null(quote.page)},
                                  {"text", quote.text}});
  }
  json["citations"] = citations_json(page.citations);
  json["above"] = citations_json(page.above);
  json["stated_versions"] = Json::array();
  for (const StatedVersion& version : page.versions) {
    json["stated_versions"].push_back(
        Json{{"version", version.version}, {"documents", places_json(version.documents)}});
  }
  json["applied_versions"] = Json::array();
  for (const DocumentVersion& version : page.applied)
    json["applied_versions"].push_back(applied_json(version));
  json["links"] = links_json(page.links);
  json["beside"] = beside_json(page.beside);
  json["document_count"] = page.document_count;
  Json shown;
  const LawCitation* const own = page.citations.empty() ? nullptr : &page.citations.front();
  shown["documents"] = Json{{"offset", page.options.documents.offset},
                            {"limit", page.options.documents.limit},
                            {"has_more", own != nullptr && own->has_more}};
  shown["parts"] = Json{
      {"offset", page.options.parts.offset}, {"limit", page.options.parts.limit}, {"total", page.part_count}};
  shown["links"] = shown_json(0, page.links.size(), page.link_count, page.is_link_count_exact);
  shown["beside_documents"] = page.beside_documents;
  json["shown"] = std::move(shown);
  return dumped(json);
}

std::string to_json(const NeighboursPage& page) {
  Json json;
  put_lookup(json, page.lookup);
  json["law"] = standing_json(page.standing);
  json["links"] = links_json(page.list.links);
  json["shown"] = Json{
      {"links", shown_json(page.offset, page.list.links.size(), page.list.total, page.list.is_total_exact)}};
  return dumped(json);
}

}  // namespace vidensgraf
