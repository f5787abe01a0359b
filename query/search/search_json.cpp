#include "query/search/search_json.h"

#include <array>
#include <charconv>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "graph/provision.h"
#include "store/full_text_schema.h"

namespace vidensgraf {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json year_or_null(const std::string& text) {
  int year = 0;
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), year);
  if (text.empty() || status != std::errc{} || end != text.data() + text.size()) return nullptr;
  return year;
}

Json to_json(const PassageHit& passage, bool explain) {
  Json json;
  json["start"] = passage.source.begin;
  json["end"] = passage.source.end;
  json["page"] = passage.page == 0 ? Json(nullptr) : Json(passage.page);
  json["section"] = text_or_null(section_label(passage));
  json["score"] = passage.score;
  json["snippet"] = render_snippet(passage.text, passage.source.begin, passage.snippet, {}, passage.breaks);
  json["snippet_start"] = passage.snippet.begin;
  json["snippet_end"] = passage.snippet.end;
  json["marks"] = Json::array();
  for (const Mark& mark : passage.marks) {
    json["marks"].push_back(
        Json{{"start", mark.source.begin}, {"end", mark.source.end}, {"why", name_of(mark.why)}});
  }
  if (!explain) return json;
  json["explain"] = Json::array();
  for (const ScorePart& part : passage.explain) {
    json["explain"].push_back(Json{{"term", part.term},
                                   {"what", describe_term(part.term)},
                                   {"weight", part.weight},
                                   {"wdf", part.wdf},
                                   {"document_frequency", part.document_frequency}});
  }
  return json;
}

Json to_json(const DocumentHit& hit, bool explain) {
  Json json;
  json["rank"] = hit.rank;
  json["score"] = hit.score;
  json["around"] = hit.around;
  json["document"] = Json{{"id", hit.id},
                          {"title", hit.title},
                          {"publisher", text_or_null(hit.publisher)},
                          {"year", year_or_null(hit.year)},
                          {"type", text_or_null(hit.type)},
                          {"url", text_or_null(hit.url)}};
  json["copy_of"] = text_or_null(hit.copy_of);
  json["passages"] = Json::array();
  for (const PassageHit& passage : hit.passages) json["passages"].push_back(to_json(passage, explain));
  return json;
}

}  // namespace

std::string section_label(const PassageHit& passage) {
  std::string label;
  for (const std::string& heading : passage.section) {
    if (!label.empty()) label += " › ";
    label += heading;
  }
  return label;
}

std::string name_behind(std::string_view prefix, std::string_view name) {
  const bool is_law =
      prefix == term_prefix::kProvision || prefix == term_prefix::kLaw || prefix == kCitingWorks;
  const auto address = is_law ? parse_provision_key(name) : std::nullopt;
  return address ? label_of(*address) : std::string(name);
}

std::string describe_term(std::string_view term) {
  struct Kind {
    std::string_view prefix;
    const char* format;
  };
  // The first prefix that fits counts: longer ones stand before those that they begin with.
  constexpr std::array<Kind, 15> kKinds = {{
      {term_prefix::kDocument, "document {}"},
      {term_prefix::kPublisher, "publisher {}"},
      {term_prefix::kYear, "year {}"},
      {term_prefix::kType, "type {}"},
      {term_prefix::kConcept, "concept {}"},
      {term_prefix::kLaw, "law {}"},
      {term_prefix::kProvision, "reference to {}"},
      {term_prefix::kTargetGroup, "target group {}"},
      {term_prefix::kDefinition, "definition of {}"},
      {term_prefix::kExact, "{} as typed"},
      {term_prefix::kLemma, "{} in any inflection or compound"},
      {term_prefix::kTitle, "{} in the title"},
      {kCitingWorks, "laws and documents that cite {}"},
      {term_prefix::kCitedAs, "{} where others cite it"},
      {"", "{}"},
  }};
  for (const Kind& kind : kKinds) {
    if (term.starts_with(kind.prefix)) {
      return fmt::format(fmt::runtime(kind.format),
                         name_behind(kind.prefix, term.substr(kind.prefix.size())));
    }
  }
  return std::string(term);
}

std::string name_of_term(std::string_view term) {
  for (const std::string_view prefix : {term_prefix::kProvision, term_prefix::kConcept, term_prefix::kLaw}) {
    if (!term.starts_with(prefix)) continue;
    return name_behind(prefix, term.substr(prefix.size()));
  }
  return std::string(term.substr(std::min<std::size_t>(1, term.size())));
}

std::string search_to_json(const SearchResult& result, bool explain) {
  Json json;
  json["query"] = result.query;
  json["understood"] = result.understood;
  json["total"] = result.total;
  json["total_passages"] = result.total_passages;
  json["hits"] = Json::array();
  for (const DocumentHit& hit : result.hits) json["hits"].push_back(to_json(hit, explain));
  json["facets"] = Json::object();
  for (const Facet& facet : result.facets) {
    Json values = Json::array();
    for (const FacetValue& value : facet.values) {
      const bool year = facet.kind == FacetKind::Year;
      values.push_back(Json{{"value", year ? year_or_null(value.value) : text_or_null(value.value)},
                            {"label", text_or_null(value.label)},
                            {"count", value.documents},
                            {"selected", value.selected}});
    }
    json["facets"][std::string(name_of(facet.kind))] = std::move(values);
  }
  json["suggestion"] = text_or_null(result.suggestion);
  json["concepts"] = result.concepts;
  json["problems"] = Json::array();
  for (const QueryProblem& problem : result.problems) {
    json["problems"].push_back(Json{{"offset", problem.offset},
                                    {"message", describe(problem)},
                                    {"code", name_of(problem.code)},
                                    {"value", text_or_null(problem.value)}});
  }
  if (!result.missing.empty()) {
    json["partial"] = true;
    for (const MissingShard& shard : result.missing) {
      json["missing"].push_back(
          Json{{"shard", shard.number}, {"passages", shard.passages}, {"reason", shard.reason}});
    }
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace vidensgraf
