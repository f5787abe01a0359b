// Choosing among the values of facets, by a form: several values of one facet widen, other facets narrow.

#include <array>

#include <fmt/format.h>

#include "extraction/registers.h"
#include "query/search/newest_first.h"
#include "store/document_rows.h"
#include "web/api/answers.h"
#include "web/pages/labels.h"
#include "web/pages/page.h"
#include "web/pages/search_parts.h"

namespace vidensgraf {
namespace {

constexpr std::string_view kPage = "side";
constexpr std::string_view kDocument = "document";
constexpr std::size_t kShownValues = 6;  // The others open on demand.
constexpr std::size_t kMostHits = 100;   // of a page

constexpr std::array<FacetKind, 6> kFacets = {FacetKind::Concept, FacetKind::TargetGroup, FacetKind::Law,
                                              FacetKind::Type,    FacetKind::Publisher,   FacetKind::Year};

std::string label_of(FacetKind kind, const FacetValue& value, Language language) {
  if (kind == FacetKind::Type) return type_text(value.value, language);
  if (kind == FacetKind::Law) {  // of laws with one popular title, the label tells which
    const Law* const law = Registers::built_in().find_law(value.value);
    if (law != nullptr && law->label != law->short_name)
      return fmt::format("{} ({})", law->short_name, law->label);
  }
  return value.label.empty() ? value.value : value.label;
}

// The address without one value of one parameter.
std::string address_without(const Request& request, std::string_view parameter, std::string_view value) {
  std::string address = request.path;
  char separator = '?';
  for (const auto& [name, own] : request.parameters) {
    if (name == "lang" || name == kPage || (name == parameter && own == value)) continue;
    address += fmt::format("{}{}={}", separator, url_encoded(name), url_encoded(own));
    separator = '&';
  }
  return address;
}

// The id where it has none, or is not there.
Result<std::string> title_of_document(const Rows& rows, const std::string& id) {
  const auto number = find_document(rows, id);
  if (!number) return fail(number.error());
  if (!*number) return id;
  const auto record = read_document_record(rows, **number);
  if (!record) return fail(record.error());
  const bool has_title = *record && (*record)->document.metadata.title;
  return has_title ? (*record)->document.metadata.title->value : id;
}

TemplateData value_data(FacetKind kind, const FacetValue& value, std::size_t number, Language language) {
  TemplateData data;
  data.set("id", fmt::format("f-{}-{}", name_of(kind), number))
      .set("field", name_of(kind))
      .set("value", value.value)
      .set("label", label_of(kind, value, language))
      .set("documents", fmt::format("({})", number_text(value.documents, language)))
      .set("selected", value.selected);
  return data;
}

}  // namespace

Result<SearchRequest> search_request_of(const Request& request) {
  SearchRequest asked;
  asked.query = std::string(request.parameter("q"));
  asked.explain = request.parameter("forklar") == "ja";
  asked.facet_kinds.assign(kFacets.begin(), kFacets.end());
  for (const FacetKind kind : kFacets) {
    FacetSelection selection{kind, {}};
    for (std::string& value : request.parameters_named(name_of(kind))) {
      if (!value.empty()) selection.values.push_back(std::move(value));
    }
    if (!selection.values.empty()) asked.selections.push_back(std::move(selection));
  }
  if (const std::string_view within = request.parameter(kDocument); !within.empty()) {
    asked.filters.emplace_back("dokument", within);
    asked.passages_per_document = kMostPassagesWithin;
    // Of one document every value holds; those chosen are there to be taken away.
    asked.facet_kinds.clear();
    for (const FacetSelection& selection : asked.selections) asked.facet_kinds.push_back(selection.kind);
  }
  const auto limit = number_parameter(request, "n", asked.limit, 1, kMostHits);
  if (!limit) return fail(limit.error());
  asked.limit = *limit;
  const auto page = number_parameter(request, kPage, 1, 1, kMostShownDocuments / asked.limit);
  if (!page) return fail(page.error());
  asked.offset = (*page - 1) * asked.limit;
  return asked;
}

std::string same_search(const Request& request, std::string_view path) {
  std::string address(path);
  char separator = '?';
  for (const auto& [name, value] : request.parameters) {
    if (name == "lang" || name == kPage) continue;
    address += fmt::format("{}{}={}", separator, url_encoded(name), url_encoded(value));
    separator = '&';
  }
  return address;
}

std::string sorted_search(const Request& request, std::string_view sort) {
  Request first = request;
  std::erase_if(first.parameters, [](const auto& parameter) { return parameter.first == kPage; });
  return address_with(first, "sort", sort);
}

Result<SearchResult> asked_search(Context& context, const SearchRequest& asked) {
  Searcher& searcher = context.index.searcher();
  const std::string_view order = context.request.parameter("sort");
  if (order.empty() || order == "relevans") return searcher.search(asked);
  if (order == "nyeste") return search_newest_first(searcher, asked);
  return fail(ErrorCode::Input, "\"sort\" must be relevans or nyeste.");
}

Result<void> put_facets(TemplateData& data, Context& context, const std::vector<Facet>& facets) {
  const Request& request = context.request;
  const Language language = context.language;
  TemplateData::List all;
  TemplateData::List chosen;
  if (const std::string within(request.parameter(kDocument)); !within.empty()) {
    const auto title = title_of_document(context.index.store(), within);
    if (!title) return fail(title.error());
    TemplateData one;
    one.set("label", message(language, "search.within", {*title}))
        .set("address", address_without(request, kDocument, within));
    chosen.push_back(std::move(one));
    data.set("within", within);
  }
  for (const Facet& facet : facets) {
    TemplateData::List values;
    TemplateData::List others;
    std::size_t number = 0;
    for (const FacetValue& value : facet.values) {
      if (value.value.empty()) continue;
      TemplateData one = value_data(facet.kind, value, ++number, language);
      (value.selected || values.size() < kShownValues ? values : others).push_back(std::move(one));
    }
    // As asked for, so that the link takes away what stands in the address.
    for (const std::string& asked : request.parameters_named(name_of(facet.kind))) {
      if (asked.empty()) continue;
      std::string label = asked;
      for (const FacetValue& value : facet.values) {
        if (value.value == asked) label = label_of(facet.kind, value, language);
      }
      TemplateData one;
      one.set("label", label).set("address", address_without(request, name_of(facet.kind), asked));
      chosen.push_back(std::move(one));
    }
    if (values.empty()) continue;
    TemplateData one;
    one.set("title", message(language, fmt::format("search.facet.{}", name_of(facet.kind))))
        .set("values", std::move(values))
        .set_rows("others", std::move(others));
    all.push_back(std::move(one));
  }
  data.set_rows("facets", std::move(all)).set_rows("chosen", std::move(chosen));
  return {};
}

}  // namespace vidensgraf
