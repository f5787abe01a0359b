#include "query/pages/json_parts.h"

#include "extraction/fact_names.h"

namespace vidensgraf {

Json node_json(const GraphNode& node) {
  Json json;
  json["kind"] = name_of(node.kind);
  json["key"] = node.key;
  json["label"] = node.label;
  json["other_labels"] = node.other_labels;
  json["documents"] = node.documents;
  json["mentions"] = node.mentions;
  return json;
}

Json document_json(const DocumentInfo& document) {
  Json json;
  json["id"] = document.id;
  json["title"] = document.title;
  json["publisher"] = text_or_null(document.publisher);
  json["date"] = text_or_null(document.date);
  json["type"] = text_or_null(document.type);
  json["url"] = text_or_null(document.url);
  return json;
}

Json stated_json(const StatedDefinition& stated) {
  Json json;
  json["document"] = document_json(stated.document);
  json["term"] = stated.definition.term;
  json["text"] = stated.text;
  json["start"] = stated.definition.source.begin;
  json["end"] = stated.definition.source.end;
  json["page"] = page_or_null(stated.page);
  json["kind"] = name_of(stated.definition.kind);
  json["pattern"] = stated.definition.pattern;
  json["cited_source"] = text_or_null(stated.definition.cited_source);
  json["cited_document"] = text_or_null(stated.cited_document);
  return json;
}

Json differences_json(const std::vector<WordRun>& runs) {
  Json list = Json::array();
  for (const WordRun& run : runs) {
    const char* const kind = run.kind == WordRun::Kind::Both        ? "both"
                             : run.kind == WordRun::Kind::OnlyFirst ? "left_out"
                                                                    : "added";
    list.push_back(Json{{"kind", kind}, {"words", run.words}});
  }
  return list;
}

}  // namespace vidensgraf
