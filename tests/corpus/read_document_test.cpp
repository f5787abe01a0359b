#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include <gtest/gtest.h>

#include "corpus/encoding.h"
#include "corpus/reader.h"
#include "document_checks.h"
#include "file_builders.h"

// What holds for every document, whatever its format: bad input gives one sentence, good input keeps its
// promises.

namespace vidensgraf {
namespace {

namespace fs = std::filesystem;
using namespace std::string_view_literals;

std::string contents_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

TEST(ReadDocument, SaysWhyAFileCannotBeRead) {
  EXPECT_EQ(message_for("", "a.txt"), "The file is empty.");
  EXPECT_EQ(message_for("\n  \n", "a.txt"), "The file holds no text.");
  EXPECT_EQ(message_for("tekst\0tekst"sv, "a.txt"), "The file has a NUL byte at 5: it is not a text file.");
  EXPECT_EQ(message_for(std::string(5000, 'a') + '\0', "a.txt"),
            "The file has a NUL byte at 5000: it is not a text file.");
  EXPECT_EQ(message_for(std::string((64U << 20U) + 1, 'a'), "a.txt"), "The file is larger than 64 MiB.");
  EXPECT_EQ(message_for("\x89PNG\r\n\x1A\n", "a.pdf"),
            "The file is an image (PNG); recognise its text (OCR) and save it as PDF.");
  EXPECT_EQ(message_for("{\"id\": \"a\"}", "a.jsonl"),
            "A JSONL file holds one document a line and is read line by line.");
}

TEST(ReadDocument, ObeysItsLimits) {
  ReadLimits limits;
  limits.max_text_bytes = 1 << 20;
  const auto read = read_document(std::string(2 << 20, 'a'), "a.txt", limits);
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().code, ErrorCode::Limit);
  EXPECT_EQ(read.error().message, "The text is 2 MiB long; the limit is 1 MiB.");
  for (const auto& [bytes, name] :
       {std::pair<std::string, std::string>{"<html><p>" + std::string(2 << 20, 'a'), "a.html"},
        {std::string(2 << 20, 'a'), "a.md"}}) {
    const auto long_text = read_document(bytes, name, limits);
    ASSERT_FALSE(long_text.has_value());
    EXPECT_EQ(long_text.error().message, "The text of the document is longer than 1 MiB.");
  }
}

TEST(ReadDocument, ReadsOneLineOfManyMegabytes) {
  std::string line;
  while (line.size() < (20U << 20U)) line += "Kommunen yder støtte til borgere. ";
  const auto document = read_document(line, "a.txt");
  ASSERT_TRUE(document.has_value());
  EXPECT_EQ(broken_promise(*document), "");
}

TEST(ReadDocument, GivesIdAndSourceName) {
  const Document document = read_text("Tekst om støtte.\n", "mappe/000_144.txt");
  EXPECT_EQ(document.id, "000");
  EXPECT_EQ(document.source_name, "mappe/000_144.txt");
  EXPECT_EQ(document.format, Format::PlainText);
}

// Random bytes, and random pieces of what the readers look for, in every text format.
TEST(ReadDocument, KeepsItsPromisesOnAnyBytes) {
  std::mt19937 random(20211204);
  const std::vector<std::string> pieces = {"\n",
                                           "\n\n",
                                           " ",
                                           "\t",
                                           "\f",
                                           "\r",
                                           "(1)",
                                           "(2)",
                                           "• ",
                                           "- ",
                                           "1. ",
                                           "# ",
                                           "Indhold",
                                           "Kilder",
                                           "Mål ... 3",
                                           "\xC2\xA0",
                                           "\xE2\x80\x9D",
                                           "\"",
                                           "støtte.",
                                           "Borgeren",
                                           "2021",
                                           "|",
                                           "---",
                                           "<p>",
                                           "<li>",
                                           "<table><tr><td>",
                                           "</div>",
                                           "[^1]: ",
                                           "[a](b)",
                                           "RELATEREDE DOKUMENTER",
                                           "\xE6",
                                           "\xFF",
                                           "A\xCC\x8A",
                                           "Figur 1",
                                           ":",
                                           ",",
                                           "1 Note",
                                           "```",
                                           "> ",
                                           "<!--",
                                           "-->",
                                           "&aelig;",
                                           "<svg>"};
  std::uniform_int_distribution<std::size_t> any_piece(0, pieces.size() - 1);
  std::uniform_int_distribution<int> any_byte(0, 255);
  for (int round = 0; round < 1500; ++round) {
    std::string bytes;
    const int length = 1 + round % 120;
    for (int i = 0; i < length; ++i) {
      if (round % 10 == 0) {
        bytes += static_cast<char>(any_byte(random));
      } else {
        bytes += pieces[any_piece(random)];
      }
    }
    for (const std::string_view name : {"a.txt"sv, "a.md"sv, "a.html"sv}) {
      const auto document = read_document(bytes, name);
      if (!document) {
        EXPECT_FALSE(document.error().message.empty());
        continue;
      }
      ASSERT_EQ(broken_promise(*document), "") << name << "\n" << bytes;
    }
  }
}

TEST(ReadDocument, KeepsItsPromisesOnOurSamples) {
  int read = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(VIDENSGRAF_SOURCE_DIR) / "corpus" / "samples")) {
    if (entry.path().extension() == ".jsonl") continue;
    SCOPED_TRACE(entry.path().filename().string());
    const std::string bytes = contents_of(entry.path());
    const Document document = read_text(bytes, entry.path().string());
    EXPECT_FALSE(document.blocks.empty());
    ++read;
  }
  EXPECT_GE(read, 12);
}

TEST(ReadDocument, KeepsReferenceDocumentsByteForByte) {
  const char* given = std::getenv("VIDENSGRAF_SHARED");
  const fs::path shared =
      given != nullptr ? fs::path(given) : fs::path(VIDENSGRAF_SOURCE_DIR) / ".." / "shared";
  if (!fs::exists(shared / "corpus")) GTEST_SKIP() << "the reference documents are not here";
  int read = 0;
  for (const auto& entry : fs::directory_iterator(shared / "corpus")) {
    if (entry.path().extension() != ".txt") continue;
    SCOPED_TRACE(entry.path().filename().string());
    const std::string bytes = contents_of(entry.path());
    const Document document = read_text(bytes, entry.path().string());
    EXPECT_EQ(document.text, bytes);
    std::string rest = bytes;
    for (const Block& block : document.blocks)
      rest.replace(block.source.begin, block.source.size(), block.source.size(), ' ');
    EXPECT_EQ(clean_utf8(rest).find_first_not_of(" \t\r\n\f\xC2\xA0\xE2\x80\x8B"), std::string::npos);
    ++read;
  }
  EXPECT_EQ(read, 5);
}

}  // namespace
}  // namespace vidensgraf
