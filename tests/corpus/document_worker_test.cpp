#include "corpus/document_worker.h"

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <thread>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/document_codec.h"
#include "corpus/read_file.h"

namespace vidensgraf {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

std::unique_ptr<DocumentWorkerPool> start_pool(const WorkerLimits& limits = {}) {
  auto pool = DocumentWorkerPool::start(limits);
  EXPECT_TRUE(pool.has_value()) << pool.error().message;
  return pool ? std::move(*pool) : nullptr;
}

TEST(DocumentWorkerPool, ReadsTextAsItIs) {
  const auto pool = start_pool();
  const std::string text = "Støttebehov\n\nEt støttebehov er borgerens behov for hjælp efter § 85.\n";
  const auto document = pool->read(text, "mappe/ord_liste.txt");
  ASSERT_TRUE(document.has_value()) << document.error().message;
  EXPECT_EQ(document->text, text);
  EXPECT_EQ(document->source_name, "mappe/ord_liste.txt");
}

TEST(DocumentWorkerPool, GivesWhatReadingWithoutSandboxGives) {
  const auto pool = start_pool();
  const fs::path samples = fs::path(VIDENSGRAF_SOURCE_DIR) / "corpus" / "samples";
  std::map<Format, unsigned> compared;
  for (const auto& entry : fs::recursive_directory_iterator(samples)) {
    const fs::path path = entry.path();
    if (!entry.is_regular_file()) continue;
    SCOPED_TRACE(path.filename().string());
    const auto bytes = read_file(path, std::size_t{64} << 20U);
    ASSERT_TRUE(bytes.has_value());
    if (path.extension() == ".jsonl") {
      std::istringstream lines(*bytes);
      std::string line;
      for (const JsonLine& inside : pool->read_json_lines(*bytes, path.string(), 1)) {
        ASSERT_TRUE(std::getline(lines, line));
        const auto outside = read_jsonl_line(line, path.string(), inside.number);
        ASSERT_TRUE(outside.has_value()) << outside.error().message;
        ASSERT_TRUE(inside.document.has_value()) << inside.document.error().message;
        EXPECT_EQ(encode(*outside, CodecText::With), encode(*inside.document, CodecText::With));
        ++compared[outside->format];
      }
      EXPECT_FALSE(std::getline(lines, line));
      continue;
    }
    const auto outside = read_document(*bytes, path.string());
    const auto inside = pool->read(path.string());
    ASSERT_TRUE(outside.has_value()) << outside.error().message;
    ASSERT_TRUE(inside.has_value()) << inside.error().message;
    EXPECT_EQ(encode(*outside, CodecText::With), encode(*inside, CodecText::With));
    ++compared[outside->format];
  }
  for (const Format format : {Format::PlainText, Format::Markdown, Format::Html, Format::Pdf, Format::Docx,
                              Format::Odt, Format::Jsonl}) {
    EXPECT_GE(compared[format], 1U) << static_cast<int>(format);
  }
}

TEST(DocumentWorkerPool, ReadsJsonLinesAndNamesTheBrokenOne) {
  const auto pool = start_pool();
  const std::string lines =
      "{\"id\":\"a1\",\"title\":\"Første\",\"text\":\"Et møde.\"}\n"
      "\n"
      "{\"id\":\"a2\", broken\n"
      "{\"id\":\"a3\",\"title\":\"Tredje\",\"text\":\"Et tilbud.\"}";
  const auto documents = pool->read_json_lines(lines, "sager.jsonl", 11);
  ASSERT_EQ(documents.size(), 3U);
  ASSERT_TRUE(documents[0].document.has_value()) << documents[0].document.error().message;
  EXPECT_EQ(documents[0].number, 11U);
  EXPECT_EQ(documents[0].document->id, "a1");
  EXPECT_EQ(documents[1].number, 13U);
  EXPECT_FALSE(documents[1].document.has_value());
  EXPECT_EQ(documents[2].number, 14U);
  ASSERT_TRUE(documents[2].document.has_value());
  EXPECT_EQ(documents[2].document->id, "a3");
}

TEST(DocumentWorkerPool, RefusesAFileThatIsTooLong) {
  WorkerLimits limits;
  limits.read.max_input_bytes = std::size_t{1} << 20U;
  const auto pool = start_pool(limits);
  const auto document = pool->read(std::string(3U << 20U, 'a'), "lang.txt");
  ASSERT_FALSE(document.has_value());
  EXPECT_EQ(document.error().code, ErrorCode::Limit);
  EXPECT_EQ(document.error().message, "The file is 3 MB long; at most 1 MB are read.");
}

TEST(DocumentWorkerPool, OutlivesAWorkerThatRunsOutOfMemory) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "no memory limit under sanitizers";
#endif
  WorkerLimits limits;
  limits.address_space_bytes = std::size_t{160} << 20U;  // the libraries alone map about 90 MB
  const auto pool = start_pool(limits);
  std::string large;
  while (large.size() < (std::size_t{50} << 20U)) large += "Et langt afsnit om støtte.\n\n";
  const auto document = pool->read(large, "stor.txt");
  ASSERT_FALSE(document.has_value());
  EXPECT_EQ(document.error().code, ErrorCode::Limit) << document.error().message;
  EXPECT_TRUE(pool->read("Kort tekst.\n", "lille.txt").has_value());
}

TEST(DocumentWorkerPool, ServesSeveralThreadsAtOnce) {
  const auto pool = start_pool();
  std::vector<std::thread> threads;
  std::vector<unsigned> good(4, 0);
  for (unsigned t = 0; t < good.size(); ++t) {
    threads.emplace_back([&pool, &good, t] {
      for (unsigned i = 0; i < 50; ++i) {
        const std::string text = fmt::format("Dokument {} fra tråd {}.\n", i, t);
        const auto document = i % 10 == 0
                                  ? pool->read("<html><body><p>" + text + "</p></body></html>", "a.html")
                                  : pool->read(text, "a.txt");
        if (document &&
            document->text.find(fmt::format("Dokument {} fra tråd {}.", i, t)) != std::string::npos) {
          ++good[t];
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(good, ::testing::Each(50U));
}

TEST(DocumentWorkerPool, ReadsHtmlThatCallsItselfText) {
  const auto pool = start_pool();
  const auto document = pool->read("\n\n<!DOCTYPE html><html><body><p>Hej</p></body></html>", "side.txt");
  ASSERT_TRUE(document.has_value()) << document.error().message;
  EXPECT_EQ(document->format, Format::Html);
}

TEST(DocumentWorkerPool, EndsAWorkerThatTakesTooLong) {
  WorkerLimits limits;
  limits.wall_seconds = 0;  // nothing is fast enough
  const auto pool = start_pool(limits);
  const auto document = pool->read("Tekst.\n", "a.txt");
  ASSERT_FALSE(document.has_value());
  EXPECT_EQ(document.error().code, ErrorCode::Limit);
  EXPECT_THAT(document.error().message, HasSubstr("more than 0 seconds"));
}

TEST(DocumentWorkerPool, TwoPoolsLiveSideBySide) {
  const auto first = start_pool();
  {
    const auto second = start_pool();
    EXPECT_TRUE(second->read("To.\n", "b.txt").has_value());
  }
  EXPECT_TRUE(first->read("Et.\n", "a.txt").has_value());
}

}  // namespace
}  // namespace vidensgraf
