#include "web/pages/places.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "web/pages/labels.h"
#include "web/pages/page.h"

namespace vidensgraf {
namespace {

TemplateData place_data(const std::string& document, const Place& place, Language language) {
  TemplateData data;
  data.set("address", document_address(document, place.source.begin, place.source.end))
      .set("label",
           place.page > 0 ? page_text(place.page, language) : std::string(message(language, "place.show")))
      .set("bare", place.page == 0)  // on paper its label says nothing
      .set("before", place.before)
      .set("words", place.words)
      .set("after", place.after)
      .set("gap_before", !place.before.ends_with('(') && !place.before.ends_with("»"))
      .set("gap_after", place.after.find_first_of(".,;:?!)-") != 0 && !place.after.starts_with("«"));
  return data;
}

}  // namespace

TemplateData::List places_data(const std::vector<PlacesInDocument>& documents, Language language,
                               std::string_view name) {
  TemplateData::List all;
  for (const PlacesInDocument& own : documents) {
    TemplateData::List places;
    for (const Place& place : own.places) places.push_back(place_data(own.document.id, place, language));
    TemplateData one;
    one.set("title", own.document.title)
        .set("address", document_address(own.document.id))
        .set_text("about", about_text(own.document, language));
    if (own.count > own.places.size()) {
      TemplateData more;
      more.set("text", count_text("place.more", own.count - own.places.size(), language));
      if (!name.empty())
        more.set("rest_address", document_address(own.document.id) + "?navn=" + url_encoded(name) + "#tekst");
      one.set("more", std::move(more));
    }
    one.set("places", std::move(places));
    all.push_back(std::move(one));
  }
  return all;
}

TemplateData definition_data(const DefinitionWording& wording, std::size_t number, Language language) {
  TemplateData::List places;
  for (const StatedDefinition& stated : wording.places) {
    const ByteSpan source = stated.definition.source;
    TemplateData place;
    place.set("title", stated.document.title)
        .set("address", document_address(stated.document.id, source.begin, source.end))
        .set_text("about", about_text(stated.document, language))
        .set_text("page", page_text(stated.page, language))
        .set("cite",
             quotation_text(wording.text, citation_text(stated.document, stated.page, language), language));
    if (!stated.definition.cited_source.empty()) {
      TemplateData cited;
      cited.set("text", stated.definition.cited_source);
      if (!stated.cited_document.empty()) cited.set("cited_address", document_address(stated.cited_document));
      place.set("cited", std::move(cited));
    }
    places.push_back(std::move(place));
  }
  TemplateData data;
  data.set("number", number)
      .set("several", wording.places.size() > 1)
      .set("text", wording.text)
      .set("places", std::move(places));
  return data;
}

TemplateData::List differences_data(const std::vector<WordRun>& runs) {
  TemplateData::List all;
  for (const WordRun& run : runs) {
    TemplateData one;
    one.set("removed", run.kind == WordRun::Kind::OnlyFirst)
        .set("added", run.kind == WordRun::Kind::OnlySecond)
        .set("same", run.kind == WordRun::Kind::Both)
        .set("words", run.words);
    all.push_back(std::move(one));
  }
  return all;
}

TemplateData::List relations_data(const std::vector<LinkedNode>& links, Language language,
                                  RelationHeading heading) {
  std::vector<std::pair<std::string_view, TemplateData::List>> groups;
  for (const LinkedNode& link : links) {
    const std::string_view relation = relation_text(link.edge.type, link.outgoing, language);
    std::size_t group = 0;
    while (group < groups.size() && groups[group].first != relation) ++group;
    if (group == groups.size()) groups.emplace_back(relation, TemplateData::List());
    TemplateData::List evidence = places_data(link.evidence, language);
    TemplateData one;
    one.set("label", link.node.label)
        .set("address", node_address(link.node))
        .set("kind", kind_text(link.node.kind, language))
        .set("basis", link.reason.empty() ? places_text(link.weight.evidence, link.weight.documents, language)
                                          : reason_text(link.reason, language))
        .set("has_evidence", !evidence.empty());
    if (!link.accepted_on.empty()) {
      one.set_text("accepted", message(language, "review.accepted",
                                       {date_text(link.accepted_on, language), link.accepted_by}));
    }
    one.set("documents", std::move(evidence));
    groups[group].second.push_back(std::move(one));
  }
  const bool all_are_of_one = groups.size() == 1 && heading == RelationHeading::OnlyOfSeveral;
  TemplateData::List all;
  for (auto& [relation, own] : groups) {
    TemplateData one;
    one.set_text("heading", all_are_of_one ? std::string_view() : relation).set("links", std::move(own));
    all.push_back(std::move(one));
  }
  return all;
}

TemplateData::List beside_data(const std::vector<Cooccurrence>& beside, std::size_t limit,
                               Language language) {
  TemplateData::List all;
  for (const Cooccurrence& other : beside) {
    if (all.size() == limit) break;
    TemplateData one;
    one.set("label", other.node.label)
        .set("address", node_address(other.node))
        .set("kind", kind_text(other.node.kind, language))
        .set("count", count_text("count.paragraphs", other.shared_blocks, language))
        .set("place_address", document_address(other.first_document, other.first_place.source.begin,
                                               other.first_place.source.end));
    all.push_back(std::move(one));
  }
  return all;
}

void put_part_pager(TemplateData& data, const ShownPart& shown, const Request& request,
                    const PartPaging& paging, Language language) {
  const auto [part, count, total, is_total_exact] = shown;
  const bool goes_on = count == part.limit && (part.offset + count < total || !is_total_exact);
  // Stated even where it is false: inside another list, the template would otherwise find that list's pager.
  data.set("pager", false);
  if (part.offset == 0 && !goes_on && is_total_exact) return;
  const auto address = [&](std::size_t offset) {
    return fmt::format("{}#{}", address_with(request, paging.parameter, std::to_string(offset)),
                       paging.anchor);
  };
  TemplateData pager;
  pager.set("name", message(language, paging.name))
      .set("range", message(language, is_total_exact ? "paging.shown" : "paging.shown_more",
                            {std::to_string(count == 0 ? part.offset : part.offset + 1),
                             std::to_string(part.offset + count), std::to_string(total)}));
  if (part.offset > 0) pager.set("previous", address(part.offset - std::min(part.offset, part.limit)));
  if (goes_on) pager.set("next", address(part.offset + part.limit));
  data.set("pager", std::move(pager));
}

TemplateData section_data(std::string_view id, std::string_view title) {
  TemplateData one;
  one.set("id", id).set("title", title);
  return one;
}

std::size_t offset_parameter(const Request& request, std::string_view parameter) {
  constexpr std::size_t kMost = 100000;
  const std::string_view text = request.parameter(parameter);
  std::size_t offset = 0;
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), offset);
  return status != std::errc{} || end != text.data() + text.size() || offset > kMost ? 0 : offset;
}

}  // namespace vidensgraf
