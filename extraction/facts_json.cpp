// The JSON of `vidensgraf extract` (docs/json.md). Names and types of its fields are a contract: add, never
// change.

#include "extraction/facts_json.h"

#include <string_view>

#include <nlohmann/json.hpp>

#include "extraction/fact_names.h"

namespace vidensgraf {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(std::string_view text) { return text.empty() ? Json(nullptr) : Json(std::string(text)); }

Json number_or_null(int number) { return number == 0 ? Json(nullptr) : Json(number); }

class Writer {
 public:
  explicit Writer(const Document& document) : document_(document) {}

  Json metadata(const Metadata& metadata) const;
  Json law_reference(const LawReference& reference) const;
  Json definition(const Definition& definition) const;
  Json citation(const Citation& citation) const;
  Json relation(const Relation& relation) const;
  Json concept_entry(const Concept& one) const;

  /// `{"surface","start","end","page"}` of a span.
  void place(Json& entry, ByteSpan span, const char* surface = "surface") const;
  Json span(ByteSpan span) const;

 private:
  const Document& document_;
};

void Writer::place(Json& entry, ByteSpan span, const char* surface) const {
  entry[surface] = std::string(cut(document_.text, span));
  entry["start"] = span.begin;
  entry["end"] = span.end;
  const std::uint32_t page = page_at(document_, span.begin);
  entry["page"] = page == 0 ? Json(nullptr) : Json(page);
}

Json Writer::span(ByteSpan span) const {
  Json entry = Json::object();
  place(entry, span);
  return entry;
}

Json Writer::metadata(const Metadata& metadata) const {
  Json out = Json::object();
  Json evidence = Json::array();
  const auto note = [&](const char* name, const MetadataField& field) {
    Json one = {{"field", name}, {"value", field.value}};
    if (field.origin == FieldOrigin::Text) {
      one["origin"] = "text";
      place(one, field.source);
    } else {
      one["origin"] = "container";
    }
    evidence.push_back(std::move(one));
  };
  const auto add = [&](const char* name, const std::optional<MetadataField>& field) {
    out[name] = field ? Json(field->value) : Json(nullptr);
    if (field) note(name, *field);
  };
  out["id"] = document_.id;
  add("title", metadata.title);
  add("subtitle", metadata.subtitle);
  add("publisher", metadata.publisher);
  Json authors = Json::array();
  for (const MetadataField& author : metadata.authors) {
    authors.push_back(author.value);
    note("authors", author);
  }
  out["authors"] = std::move(authors);
  add("date", metadata.date);
  add("year", metadata.year);
  if (metadata.year && metadata.year->value.find_first_not_of("0123456789") == std::string::npos &&
      !metadata.year->value.empty() && metadata.year->value.size() <= 4) {
    out["year"] = std::stoi(metadata.year->value);
  }
  add("type", metadata.type);
  add("isbn", metadata.isbn);
  add("language", metadata.language);
  add("url", metadata.url);
  add("licence", metadata.licence);
  out["evidence"] = std::move(evidence);
  return out;
}

Json Writer::law_reference(const LawReference& reference) const {
  Json entry = Json::object();
  place(entry, reference.source);
  entry["kind"] = name_of(reference.kind);
  entry["core"] = {{"start", reference.core.begin}, {"end", reference.core.end}};
  entry["law"] = text_or_null(reference.law);
  entry["paragraf"] = text_or_null(reference.paragraf);
  entry["paragraf_to"] = text_or_null(reference.paragraf_to);
  entry["stk"] = reference.stk;
  entry["nr"] = reference.nr;
  entry["litra"] = reference.litra;
  entry["pkt"] = reference.pkt;
  entry["chapter"] = text_or_null(reference.chapter);
  entry["head"] = text_or_null(reference.compound_head);
  entry["resolution"] = name_of(reference.resolution);
  if (!reference.antecedent.empty()) {
    entry["antecedent"] = {{"start", reference.antecedent.begin}, {"end", reference.antecedent.end}};
  }
  if (!reference.document_type.empty()) {
    entry["document"] = {{"type", reference.document_type},
                         {"number", reference.document_number},
                         {"date", text_or_null(reference.document_date)}};
  }
  return entry;
}

Json Writer::definition(const Definition& definition) const {
  Json entry = Json::object();
  entry["kind"] = name_of(definition.kind);
  entry["term"] = definition.term;
  entry["surface_term"] = std::string(cut(document_.text, definition.surface_term));
  place(entry, definition.source, "text");
  entry["core_end"] = definition.core.end;
  entry["pattern"] = definition.pattern;
  entry["cited_source"] = text_or_null(definition.cited_source);
  entry["confidence"] = definition.confidence;
  return entry;
}

Json Writer::citation(const Citation& citation) const {
  Json entry = Json::object();
  place(entry, citation.source);
  entry["kind"] = name_of(citation.kind);
  entry["author"] = text_or_null(citation.author);
  entry["year"] = number_or_null(citation.year);
  entry["pages"] = text_or_null(citation.pages);
  entry["title"] = text_or_null(citation.title);
  entry["entry"] = citation.entry < 0 ? Json(nullptr) : Json(citation.entry);
  return entry;
}

Json Writer::relation(const Relation& relation) const {
  Json entry = {{"from", relation.from}, {"type", name_of(relation.type)}, {"to", relation.to}};
  place(entry, relation.source, "evidence");
  entry["pattern"] = relation.pattern;
  return entry;
}

Json Writer::concept_entry(const Concept& one) const {
  Json entry = {{"label", one.label}, {"key", one.key}, {"score", one.score}, {"variants", one.variants}};
  entry["occurrences"] = Json::array();
  for (const ByteSpan where : one.occurrences) entry["occurrences"].push_back(span(where));
  return entry;
}

}  // namespace

std::string facts_to_json(const Document& document, const DocumentFacts& facts) {
  const Writer writer(document);
  Json out = Json::object();
  out["document"] = writer.metadata(facts.metadata);
  for (const char* kind : {"legal_references", "definitions", "abbreviations", "target_groups", "citations",
                           "organisations", "concepts", "relations"}) {
    out[kind] = Json::array();
  }
  for (const LawReference& one : facts.law_references)
    out["legal_references"].push_back(writer.law_reference(one));
  for (const Definition& one : facts.definitions) out["definitions"].push_back(writer.definition(one));
  for (const Abbreviation& one : facts.abbreviations) {
    Json entry = {{"short", one.short_form}, {"long", text_or_null(one.long_form)}};
    const ByteSpan first = !one.introduction.empty() ? one.introduction
                           : one.occurrences.empty() ? ByteSpan{}
                                                     : one.occurrences.front();
    writer.place(entry, first);
    entry["occurrences"] = Json::array();
    for (const ByteSpan where : one.occurrences) entry["occurrences"].push_back(writer.span(where));
    out["abbreviations"].push_back(std::move(entry));
  }
  // Target groups and organisations are scored and shown by occurrence: one entry each, the label repeated.
  for (const TargetGroup& one : facts.target_groups) {
    for (const ByteSpan where : one.occurrences) {
      Json entry = {{"label", one.label}};
      writer.place(entry, where);
      entry["register_id"] = text_or_null(one.register_id);
      entry["components"] = one.components;
      out["target_groups"].push_back(std::move(entry));
    }
  }
  for (const Citation& one : facts.citations) out["citations"].push_back(writer.citation(one));
  for (const Organisation& one : facts.organisations) {
    for (const ByteSpan where : one.occurrences) {
      Json entry = {{"label", one.label}};
      writer.place(entry, where);
      entry["register_id"] = text_or_null(one.register_id);
      out["organisations"].push_back(std::move(entry));
    }
  }
  for (const Concept& one : facts.concepts) out["concepts"].push_back(writer.concept_entry(one));
  for (const Relation& one : facts.relations) out["relations"].push_back(writer.relation(one));
  return out.dump(1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace vidensgraf
