#include <string>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "corpus/encoding.h"
#include "corpus/reader.h"
#include "corpus/text_blocks.h"
#include "corpus/utf8.h"

// A line of a .jsonl file is a document whose text is plain text and whose metadata is stated beside it.

namespace vidensgraf {
namespace {

constexpr int kDeepestJson = 64;

// Field `name` as text, trimmed: strings, and numbers as they are written ("year": 2021). Empty if absent.
std::string text_field(const nlohmann::json& line, const char* name) {
  const auto found = line.find(name);
  if (found == line.end()) return {};
  if (found->is_string()) return squeeze(clean_utf8(found->get_ref<const std::string&>()));
  if (found->is_number_integer()) return fmt::format("{}", found->get<std::int64_t>());
  return {};
}

std::optional<MetadataField> stated(std::string value) {
  if (value.empty()) return std::nullopt;
  return MetadataField{std::move(value), FieldOrigin::Container, {}};
}

}  // namespace

Result<Document> read_jsonl_line(std::string_view line, std::string_view name, std::size_t line_number,
                                 const ReadLimits& limits) {
  const auto refuse = [&](ErrorCode code, std::string_view why) {
    return fail(code, fmt::format("Line {} {}.", line_number, why));
  };
  if (line.size() > limits.max_input_bytes) {
    return refuse(ErrorCode::Limit, fmt::format("is longer than {} MiB", limits.max_input_bytes >> 20U));
  }
  if (line.substr(0, 3) == "\xEF\xBB\xBF") line.remove_prefix(3);
  line = trim(line);
  if (line.empty()) return refuse(ErrorCode::Input, "is empty");
  if (valid_utf8_prefix(line) != line.size()) return refuse(ErrorCode::Input, "is not valid UTF-8");
  // The parser builds its tree without recursion; the callback refuses depth, which nothing here needs.
  bool too_deep = false;
  const auto check_depth = [&](int depth, nlohmann::json::parse_event_t, nlohmann::json&) {
    too_deep = too_deep || depth > kDeepestJson;
    return !too_deep;
  };
  const nlohmann::json json = nlohmann::json::parse(line, check_depth, false);
  if (too_deep) return refuse(ErrorCode::Limit, fmt::format("is nested more than {} deep", kDeepestJson));
  if (json.is_discarded()) return refuse(ErrorCode::Input, "is not valid JSON");
  if (!json.is_object()) return refuse(ErrorCode::Input, "is not a JSON object");
  const auto text = json.find("text");
  if (text == json.end() || !text->is_string()) return refuse(ErrorCode::Input, "has no field \"text\"");

  Document document;
  document.format = Format::Jsonl;
  document.source_name = fmt::format("{}:{}", name, line_number);
  document.id = text_field(json, "id");
  if (document.id.empty()) return refuse(ErrorCode::Input, "has no field \"id\"");
  document.text = clean_utf8(text->get_ref<const std::string&>());
  if (trim(document.text).empty()) return refuse(ErrorCode::Input, "has an empty text");
  if (document.text.size() > limits.max_text_bytes) {
    return refuse(ErrorCode::Limit,
                  fmt::format("has a text of more than {} MiB", limits.max_text_bytes >> 20U));
  }
  document.blocks = recognise_blocks(document.text);
  Metadata& metadata = document.metadata;
  metadata.title = stated(text_field(json, "title"));
  metadata.subtitle = stated(text_field(json, "subtitle"));
  metadata.publisher = stated(text_field(json, "publisher"));
  metadata.date = stated(text_field(json, "date"));
  metadata.year = stated(text_field(json, "year"));
  metadata.type = stated(text_field(json, "type"));
  metadata.isbn = stated(text_field(json, "isbn"));
  metadata.language = stated(text_field(json, "language"));
  metadata.url = stated(text_field(json, "url"));
  metadata.licence = stated(text_field(json, "licence"));
  if (const auto authors = json.find("authors"); authors != json.end() && authors->is_array()) {
    for (const auto& author : *authors) {
      if (!author.is_string()) continue;
      std::string value = squeeze(clean_utf8(author.get_ref<const std::string&>()));
      if (!value.empty())
        metadata.authors.push_back(MetadataField{std::move(value), FieldOrigin::Container, {}});
    }
  } else if (auto author = stated(text_field(json, "author"))) {
    metadata.authors.push_back(std::move(*author));
  }
  return document;
}

}  // namespace vidensgraf
