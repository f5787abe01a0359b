// /api/v1/documents: the list, one document, its text, passages and marks.

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "graph/stated_definition.h"
#include "language/display_text.h"
#include "query/pages/document_page.h"
#include "web/api/answers.h"
#include "web/api/routes.h"

namespace vidensgraf {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMaxTextBytes = 200000;  // of one answer

Json text_or_null(const std::optional<MetadataField>& field) {
  return field ? Json(field->value) : Json(nullptr);
}

Json page_or_null(std::uint32_t page) { return page == 0 ? Json(nullptr) : Json(page); }

Response answer(const Json& json) {
  return json_response(json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

Result<Response> list_documents(Context& context) {
  const auto limit = number_parameter(context.request, "limit", 50, 1, 500);
  if (!limit) return fail(limit.error());
  Json documents = Json::array();
  Json next = nullptr;
  const auto read = for_each_document(
      context.index.store(),
      [&](const DocumentRecord& record) {
        const Metadata& metadata = record.document.metadata;
        if (documents.size() == *limit) {
          next = record.document.id;
          return false;
        }
        Json one;
        one["id"] = record.document.id;
        one["title"] = text_or_null(metadata.title);
        one["publisher"] = text_or_null(metadata.publisher);
        one["date"] = text_or_null(metadata.date ? metadata.date : metadata.year);
        one["type"] = text_or_null(metadata.type);
        one["url"] = text_or_null(metadata.url);
        one["format"] = name_of(record.document.format);
        one["text_bytes"] = record.text_bytes;
        documents.push_back(std::move(one));
        return true;
      },
      context.request.parameter("from"));
  if (!read) return fail(read.error());
  Json json;
  json["documents"] = std::move(documents);
  json["next"] = std::move(next);
  return answer(json);
}

Result<DocumentPage> asked_document(const Context& context) {
  return make_document_page(context.index.store(), context.index.analyzer(), context.path_value("id"));
}

Result<Response> show_document(Context& context) {
  const auto page = asked_document(context);
  if (!page) return fail(page.error());
  return json_response(to_json(*page, SourcePath::LeftOut) + "\n");
}

// The span in `start` and `end`, of the whole text if they are not there, cut to what one answer may hold.
Result<ByteSpan> asked_span(const Context& context, const DocumentPage& page) {
  const std::uint32_t size = page.record.text_bytes;
  const auto start = number_parameter(context.request, "start", 0, 0, size);
  if (!start) return fail(start.error());
  const auto end = number_parameter(context.request, "end", size, *start, size);
  if (!end) return fail(end.error());
  return ByteSpan{static_cast<std::uint32_t>(*start), static_cast<std::uint32_t>(*end)};
}

Result<Response> show_text(Context& context) {
  const auto page = asked_document(context);
  if (!page) return fail(page.error());
  const auto span = asked_span(context, *page);
  if (!span) return fail(span.error());
  Json blocks = Json::array();
  Json next = nullptr;
  std::size_t bytes = 0;
  for (const Block& block : page->record.document.blocks) {
    if (block.source.end <= span->begin || block.source.begin >= span->end) continue;
    bytes += block.source.end - block.source.begin;
    if (bytes > kMaxTextBytes && !blocks.empty()) {
      next = block.source.begin;
      break;
    }
    auto text = read_text(context.index.store(), page->record.number, block.source);
    if (!text) return fail(text.error());
    Json one;
    one["kind"] = name_of(block.kind);
    one["level"] = block.level == 0 ? Json(nullptr) : Json(block.level);
    one["page"] = page_or_null(block.page);
    one["start"] = block.source.begin;
    one["end"] = block.source.end;
    one["text"] = std::move(*text);
    blocks.push_back(std::move(one));
  }
  Json json;
  json["id"] = page->record.document.id;
  json["text_bytes"] = page->record.text_bytes;
  json["blocks"] = std::move(blocks);
  json["next"] = std::move(next);
  return answer(json);
}

Result<Response> show_passages(Context& context) {
  const auto page = asked_document(context);
  if (!page) return fail(page.error());
  const auto from = number_parameter(context.request, "from", 0, 0, page->record.passage_count);
  if (!from) return fail(from.error());
  const auto limit = number_parameter(context.request, "limit", 50, 1, 500);
  if (!limit) return fail(limit.error());
  Json passages = Json::array();
  const std::size_t end = std::min<std::size_t>(*from + *limit, page->record.passage_count);
  for (std::size_t number = *from; number < end; ++number) {
    const PassageId id{static_cast<std::uint32_t>(page->record.first_passage) +
                       static_cast<std::uint32_t>(number)};
    const auto stored = read_passage(context.index.store(), id);
    if (!stored) return fail(stored.error());
    if (!*stored) continue;
    const Passage& passage = (*stored)->passage;
    const auto text = read_text(context.index.store(), page->record.number, passage.source);
    if (!text) return fail(text.error());
    std::string section;
    for (const OutlineEntry& heading : page->outline) {
      const bool is_above = passage.heading != kNoBlock &&
                            heading.source == page->record.document.blocks[passage.heading].source;
      if (is_above) section = heading.text;
    }
    Json one;
    one["start"] = passage.source.begin;
    one["end"] = passage.source.end;
    one["page"] = page_or_null(passage.page);
    one["section"] = section.empty() ? Json(nullptr) : Json(section);
    one["text"] = display_text(*text, context.index.analyzer());
    passages.push_back(std::move(one));
  }
  Json json;
  json["id"] = page->record.document.id;
  json["total"] = page->record.passage_count;
  json["passages"] = std::move(passages);
  json["next"] = end < page->record.passage_count ? Json(end) : Json(nullptr);
  return answer(json);
}

Result<Response> show_marks(Context& context) {
  const auto page = asked_document(context);
  if (!page) return fail(page.error());
  const auto span = asked_span(context, *page);
  if (!span) return fail(span.error());
  const std::vector<std::string> kinds = context.request.parameters_named("kind");
  Json marks = Json::array();
  for (const DocumentMark& mark : marks_of(*page)) {
    if (mark.source.end <= span->begin || mark.source.begin >= span->end) continue;
    if (!kinds.empty() && std::find(kinds.begin(), kinds.end(), mark.kind) == kinds.end()) continue;
    Json one;
    one["kind"] = mark.kind;
    one["start"] = mark.source.begin;
    one["end"] = mark.source.end;
    one["page"] = page_or_null(mark.page);
    one["label"] = mark.label;
    one["key"] = mark.key.empty() ? Json(nullptr) : Json(mark.key);
    one["found_by"] = mark.detail;
    one["relation"] = mark.relation ? Json{{"type", name_of(mark.relation->type)}, {"to", mark.relation->to}}
                                    : Json(nullptr);
    marks.push_back(std::move(one));
  }
  Json json;
  json["id"] = page->record.document.id;
  json["marks"] = std::move(marks);
  return answer(json);
}

}  // namespace

void add_document_routes(Router& router) {
  router.get("/api/v1/documents", list_documents);
  router.get("/api/v1/documents/{id}", show_document);
  router.get("/api/v1/documents/{id}/text", show_text);
  router.get("/api/v1/documents/{id}/passages", show_passages);
  router.get("/api/v1/documents/{id}/marks", show_marks);
}

}  // namespace vidensgraf
