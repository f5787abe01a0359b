#include <gtest/gtest.h>

#include "corpus/reader.h"
#include "document_checks.h"

namespace vidensgraf {
namespace {

TEST(ReadJsonlLine, TakesTextAndMetadata) {
  const auto document = read_jsonl_line(
      R"({"id": "2010:666#16", "title": "Lov om støtte § 16", "text": "§ 16. Støtten gives.\n\nStk. 2. Den gives hurtigt.", "date": "2021-05-01", "year": 2021, "url": "https://eksempel.dk/16", "authors": ["Åse", ""], "social": true})",
      "love.jsonl", 7);
  ASSERT_TRUE(document.has_value()) << document.error().message;
  EXPECT_EQ(broken_promise(*document), "");
  EXPECT_EQ(document->id, "2010:666#16");
  EXPECT_EQ(document->source_name, "love.jsonl:7");
  EXPECT_EQ(document->format, Format::Jsonl);
  EXPECT_EQ(document->text, "§ 16. Støtten gives.\n\nStk. 2. Den gives hurtigt.");
  EXPECT_EQ(document->blocks.size(), 2U);
  EXPECT_EQ(document->metadata.title->value, "Lov om støtte § 16");
  EXPECT_EQ(document->metadata.title->origin, FieldOrigin::Container);
  EXPECT_EQ(document->metadata.year->value, "2021");
  EXPECT_EQ(document->metadata.date->value, "2021-05-01");
  ASSERT_EQ(document->metadata.authors.size(), 1U);
  EXPECT_FALSE(document->metadata.publisher.has_value());
}

TEST(ReadJsonlLine, SaysWhichLineIsWrongAndWhy) {
  ReadLimits limits;
  limits.max_input_bytes = 1 << 20;
  const auto message = [&](std::string_view line) {
    const auto document = read_jsonl_line(line, "a.jsonl", 3, limits);
    return document ? "read" : document.error().message;
  };
  EXPECT_EQ(message(""), "Line 3 is empty.");
  EXPECT_EQ(message("{\"id\": 1"), "Line 3 is not valid JSON.");
  EXPECT_EQ(message("[1]"), "Line 3 is not a JSON object.");
  EXPECT_EQ(message("{\"id\": \"a\"}"), "Line 3 has no field \"text\".");
  EXPECT_EQ(message("{\"text\": \"a\"}"), "Line 3 has no field \"id\".");
  EXPECT_EQ(message("{\"id\": \"a\", \"text\": \" \"}"), "Line 3 has an empty text.");
  EXPECT_EQ(message("{\"id\": \"a\", \"text\": \"bl\xE5\"}"), "Line 3 is not valid UTF-8.");
  EXPECT_EQ(message(std::string((1 << 20) + 1, 'a')), "Line 3 is longer than 1 MiB.");
  EXPECT_EQ(message("{\"id\": " + std::string(1000, '[')), "Line 3 is nested more than 64 deep.");
}

}  // namespace
}  // namespace vidensgraf
