// The card beside the hits: what the query names.

#include <fmt/format.h>

#include "query/pages/definitions_page.h"
#include "query/pages/law_page.h"
#include "web/pages/labels.h"
#include "web/pages/page.h"
#include "web/pages/search_parts.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kDefinitionBytes = 320;

void add_link(TemplateData::List& links, std::string text, std::string address) {
  TemplateData link;
  link.set("text", std::move(text)).set("link_address", std::move(address));
  links.push_back(std::move(link));
}

bool is_sure(NameMatch match) {
  return match == NameMatch::Exact || match == NameMatch::Inflected || match == NameMatch::Variant ||
         match == NameMatch::Ascii;
}

// "SEL § 9999": no document names it, but the registers know whether it stands in the law.
std::optional<TemplateData> uncited_card(const GraphSources& sources, std::string_view query,
                                         Language language) {
  if (query.find("§") == std::string_view::npos) return std::nullopt;
  const auto found = look_up_provision(sources, query);
  if (!found || found->address.paragraf.empty()) return std::nullopt;
  TemplateData card;
  TemplateData::List links;
  add_link(links, message(language, "search.to_concept", {found->label}), provision_address(found->label));
  card.set("kind", kind_text(NodeKind::Provision, language))
      .set("label", found->label)
      .set("address", provision_address(found->label))
      .set("places", message(language, "law.not_cited"))
      .set_text("standing", found->warnings.empty() ? "" : warning_text(found->warnings.back(), language));
  card.set("links", std::move(links));
  return card;
}

}  // namespace

Result<std::optional<TemplateData>> concept_card(const GraphSources& sources, std::string_view query,
                                                 Language language) {
  const auto lookup = look_up_name(sources, query);
  if (!lookup) return fail(lookup.error());
  if (lookup->nodes.empty()) return uncited_card(sources, query, language);
  const GraphNode& main = lookup->main();
  const bool is_law = main.kind == NodeKind::Provision || main.kind == NodeKind::Law;
  if (!is_law && !is_sure(lookup->match)) return std::nullopt;
  if (main.kind == NodeKind::Document || main.kind == NodeKind::CitedWork) return std::nullopt;

  TemplateData card;
  TemplateData::List links;
  card.set("kind", kind_text(main.kind, language))
      .set("label", main.label)
      .set("address", node_address(main))
      .set("places", is_law ? message(language, "search.law_documents",
                                      {count_text("count.documents", main.documents, language)})
                            : places_text(main.mentions, main.documents, language));
  if (is_law) {
    const auto law = look_up_provision(sources, main.label);
    if (law && !law->warnings.empty()) card.set("standing", warning_text(law->warnings.back(), language));
    add_link(links, message(language, "search.to_provision", {main.label}), node_address(main));
  } else {
    const auto page = make_definitions_page(sources, *lookup);
    if (!page) return fail(page.error());
    const std::size_t wordings = page->wordings.size();
    if (wordings > 0) {
      const StatedDefinition& stated = page->wordings.front().places.front();
      TemplateData definition;
      std::string source = stated.document.title;
      if (const std::string date = date_text(stated.document.date, language); !date.empty()) {
        source += ", " + date;
      }
      if (stated.page > 0) source += ", " + page_text(stated.page, language);
      definition.set("text", shortened_text(page->wordings.front().text, kDefinitionBytes))
          .set("source", source)
          .set("source_address", document_address(stated.document.id, stated.definition.source.begin,
                                                  stated.definition.source.end));
      card.set("definition", std::move(definition));
    }
    if (wordings > 1) {
      add_link(links, message(language, "search.to_definitions", {std::to_string(wordings)}),
               concept_address(main.label) + "#definitioner");
    }
    add_link(links, message(language, "search.to_concept", {main.label}), concept_address(main.label));
  }
  add_link(links, std::string(message(language, "search.to_graph")), graph_address(main.label));
  card.set("links", std::move(links));
  return card;
}

}  // namespace vidensgraf
