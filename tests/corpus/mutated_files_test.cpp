// The sample files, damaged at random (fixed seeds), through the worker pool: whatever stands in a file,
// reading it ends in time with a sound document or with one sentence, and the pool serves the next one.

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <random>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "corpus/archive.h"
#include "corpus/document_worker.h"
#include "corpus/encoding.h"
#include "corpus/read_file.h"
#include "document_checks.h"
#include "file_builders.h"

namespace vidensgraf {
namespace {

namespace fs = std::filesystem;
using namespace std::string_view_literals;

struct Sample {
  std::string name;
  std::string bytes;
};

std::vector<Sample> samples(std::string_view extension, std::string_view folder = "samples") {
  std::map<std::string, std::string> sorted;  // the directory's order is not fixed
  for (const auto& entry : fs::directory_iterator(fs::path(VIDENSGRAF_SOURCE_DIR) / "corpus" / folder)) {
    if (entry.path().extension() != extension) continue;
    const auto bytes = read_file(entry.path(), std::size_t{64} << 20U);
    EXPECT_TRUE(bytes.has_value());
    sorted[entry.path().filename().string()] = bytes.value_or("");
  }
  std::vector<Sample> result;
  for (const auto& [name, bytes] : sorted) result.push_back(Sample{name, bytes});
  return result;
}

// VIDENSGRAF_MUTATIONS=20 runs twenty times as many.
unsigned times(unsigned rounds) {
  const char* factor = std::getenv("VIDENSGRAF_MUTATIONS");
  return factor == nullptr ? rounds : rounds * static_cast<unsigned>(std::max(1, std::atoi(factor)));
}

// One to eight changes at random places. `tokens` are bits of the format that a blind change would not hit
// on.
class Mutator {
 public:
  Mutator(unsigned seed, std::vector<std::string_view> tokens) : engine_(seed), tokens_(std::move(tokens)) {}

  // No std::uniform_int_distribution: it gives other numbers with other standard libraries.
  std::size_t below(std::size_t limit) { return limit == 0 ? 0 : engine_() % limit; }

  std::string operator()(std::string bytes) {
    const std::size_t changes = 1 + below(8);
    for (std::size_t i = 0; i < changes && !bytes.empty(); ++i) change(bytes);
    return bytes;
  }

 private:
  void change(std::string& bytes) {
    const std::size_t at = below(bytes.size());
    const std::size_t some = 1 + below(std::min<std::size_t>(bytes.size() - at, 200));
    switch (below(8)) {
      case 0:
        bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ (1U << below(8)));
        break;
      case 1:
        bytes[at] = static_cast<char>(below(256));
        break;
      case 2:
        bytes.erase(at, some);
        break;
      case 3:
        bytes.insert(below(bytes.size()), bytes.substr(at, some));
        break;
      case 4:
        bytes.insert(at, tokens_[below(tokens_.size())]);
        break;
      case 5:
        bytes.replace(at, std::min<std::size_t>(some, 8), tokens_[below(tokens_.size())]);
        break;
      case 6: {  // the same again and again
        const std::string piece = bytes.substr(at, some);
        for (std::size_t n = below(60); n > 0; --n) bytes.insert(at, piece);
        break;
      }
      default:
        if (below(4) == 0) bytes.resize(at);
        break;
    }
  }

  std::mt19937 engine_;
  std::vector<std::string_view> tokens_;
};

// One sentence in English for the person who ran the command; nothing that says that we failed.
std::string fault_of(const Error& error) {
  const std::string& message = error.message;
  if (error.code != ErrorCode::Input && error.code != ErrorCode::Limit) return "code: " + message;
  if (message.size() < 10 || message.size() > 300 || message.back() != '.')
    return "length or end: " + message;
  if (message.find('\n') != std::string::npos) return "line end: " + message;
  if (valid_utf8_prefix(message) != message.size()) return "not UTF-8";
  if (message.find(". ") != std::string::npos) return "several sentences: " + message;
  return "";
}

class MutatedFiles : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    WorkerLimits limits;
    limits.wall_seconds = 10;
    auto pool = DocumentWorkerPool::start(limits);
    ASSERT_TRUE(pool.has_value()) << pool.error().message;
    pool_ = std::move(*pool).release();
  }
  static void TearDownTestSuite() {
    delete pool_;
    pool_ = nullptr;
  }

  struct Outcome {
    unsigned documents = 0;
    unsigned errors = 0;
  };

  // `what` says how to make this input again.
  void check(const Result<Document>& document, const std::string& what) {
    if (document) {
      ++outcome_.documents;
      EXPECT_EQ(broken_promise(*document), "") << what;
    } else {
      ++outcome_.errors;
      EXPECT_EQ(fault_of(document.error()), "") << what;
      // The PDF library may crash on one version of it and not on the next; our own readers may not.
      if (what.find(".pdf") == std::string::npos) {
        EXPECT_EQ(document.error().message.find("crashed"), std::string::npos) << what;
      }
    }
  }

  void read(const std::string& bytes, const std::string& name, const std::string& what) {
    const auto before = std::chrono::steady_clock::now();
    check(pool_->read(bytes, name), what);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - before;
    EXPECT_LT(took.count(), 5.0) << what;
  }

  void mutate_all(std::string_view extension, const std::vector<std::string_view>& tokens, unsigned rounds) {
    const std::vector<Sample> all = samples(extension);
    ASSERT_FALSE(all.empty()) << extension;
    mutate_all(all, tokens, rounds);
  }

  void mutate_all(const std::vector<Sample>& all, const std::vector<std::string_view>& tokens,
                  unsigned rounds) {
    for (unsigned round = 0; round < times(rounds); ++round) {
      const Sample& sample = all[round % all.size()];
      Mutator mutate(round, tokens);
      read(mutate(sample.bytes), sample.name, fmt::format("{}, seed {}", sample.name, round));
    }
  }

  void TearDown() override {
    const auto next = pool_->read("Et støttebehov er et behov for hjælp.\n", "naeste.txt");
    EXPECT_TRUE(next.has_value()) << next.error().message;
    const auto page = pool_->read("<html><body><p>Et støttebehov.</p></body></html>", "naeste.html");
    EXPECT_TRUE(page.has_value()) << page.error().message;
  }

  static DocumentWorkerPool* pool_;
  Outcome outcome_;
};

DocumentWorkerPool* MutatedFiles::pool_ = nullptr;

constexpr auto kLong = "1111111111111111111111111111111111111111111111111111111111111111"sv;

TEST_F(MutatedFiles, OfPlainText) {
  mutate_all(".txt",
             {"\n\n", "\f", "\r", "(1)\n", "\t\t3\n", "..... 12\n", "•", "\n1. ", "\n# ", "\xEF\xBB\xBF",
              "\xC3", "\xF0\x9F", "\xE2\x80\xA8", "\n\nReferencer\n\n", "\n\nIndhold\n", "”", kLong},
             400);
  EXPECT_GT(outcome_.documents, 200U);
}

TEST_F(MutatedFiles, OfMarkdown) {
  mutate_all(".md",
             {"\n```\n", "|", "\n|---|\n", "[^1]", "\n[^1]: ", "\n> > > ", "](", "**", "\n---\n", "\n###### ",
              "`", "\\", "\n    ", "<div>", kLong},
             400);
  EXPECT_GT(outcome_.documents, 200U);
}

TEST_F(MutatedFiles, OfHtml) {
  mutate_all(".html",
             {"<div>",
              "</div>",
              "<table><tr><td>",
              "<main>",
              "<article>",
              "<svg>",
              "<!--",
              "<![CDATA[",
              "<script>",
              "&#x110000;",
              "&nbsp;",
              "&amp",
              "<p",
              "<br>",
              "<h1>",
              "<meta charset=\"utf-16\">",
              "<plaintext>",
              "<template>",
              "\"",
              "<li><ul>"},
             400);
  EXPECT_GT(outcome_.documents, 200U);
}

TEST_F(MutatedFiles, OfPdf) {
  mutate_all(
      ".pdf",
      {"endobj", "endstream", "<<", ">>", "[", "]", "/Kids", "/Parent 1 0 R", "/Length 0", "/Length 99999999",
       "xref", "trailer", "0 R", "/Filter /ASCII85Decode", "/Encrypt 1 0 R", "-1", kLong},
      300);
  EXPECT_GT(outcome_.documents, 50U);
}

// Streams of our own making are not compressed: changes reach the operators and fonts.
TEST_F(MutatedFiles, OfPdfWithPlainStreams) {
  std::vector<std::vector<PdfLine>> pages;
  for (int page = 0; page < 3; ++page) {
    std::vector<PdfLine> lines;
    for (int i = 0; i < 30; ++i)
      lines.push_back(PdfLine{i % 3 == 0 ? 320.0 : 60.0, 780.0 - 22.0 * i, i % 7 == 0 ? 18.0 : 11.0,
                              i % 7 == 0, fmt::format("Linje {} om borgernes behov", i)});
    pages.push_back(std::move(lines));
  }
  const std::string bytes = make_pdf(pages);
  for (unsigned round = 0; round < times(300); ++round) {
    Mutator mutate(round, {" Tm ", " Tf ", " 1e9 ", " -99999 ", " Td ", "BT ", "ET ", "(", ")", "/F9", "[",
                           "]", " q ", " cm ", " 0 ", " Do ", kLong});
    read(mutate(bytes), "egen.pdf", fmt::format("egen.pdf, seed {}", round));
  }
  EXPECT_GT(outcome_.documents, 50U);
}

TEST_F(MutatedFiles, OfDocxAndOdtArchives) {
  const std::vector<std::string_view> tokens = {"PK\x03\x04",       "PK\x01\x02",        "PK\x05\x06",
                                                "\xFF\xFF\xFF\xFF", "word/document.xml", "content.xml",
                                                "../../etc/passwd"};
  mutate_all(".docx", tokens, 300);
  mutate_all(".odt", tokens, 300);
  EXPECT_GT(outcome_.errors, 50U);
}

// The archive is sound, its XML is not.
TEST_F(MutatedFiles, OfXmlInsideDocxAndOdt) {
  const std::vector<std::string_view> tokens = {
      "<w:p>",
      "</w:p>",
      "<w:tbl><w:tr><w:tc>",
      "<w:footnoteReference w:id=\"1\"/>",
      "<w:t>",
      "<w:pStyle w:val=\"Heading1\"/>",
      "<w:ilvl w:val=\"99999999999\"/>",
      "<text:p>",
      "</text:p>",
      "<text:h text:outline-level=\"-7\">",
      "<text:s text:c=\"999999999\"/>",
      "<text:list><text:list-item>",
      "&#x0;",
      "&lol;",
      "<!DOCTYPE x [",
      "<![CDATA[",
      "\xC3",
      "<!--",
      "\"",
      "<table:table-cell table:number-columns-repeated=\"99999999\">"};
  const std::map<std::string_view, std::vector<std::string_view>> parts = {
      {".docx",
       {"[Content_Types].xml", "word/document.xml", "word/styles.xml", "word/footnotes.xml",
        "word/numbering.xml", "docProps/core.xml", "_rels/.rels", "word/_rels/document.xml.rels"}},
      {".odt", {"mimetype", "content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"}}};
  for (const auto& [extension, names] : parts) {
    const std::vector<Sample> all = samples(extension);
    ASSERT_FALSE(all.empty());
    for (unsigned round = 0; round < times(300); ++round) {
      const Sample& sample = all[round % all.size()];
      const auto entries = read_zip_entries(sample.bytes, names, {});
      ASSERT_TRUE(entries.has_value());
      Mutator mutate(round, tokens);
      std::vector<std::pair<std::string, std::string>> mutated;
      for (const std::string_view name : names) {
        const auto found = entries->find(name);
        if (found == entries->end()) continue;
        const bool is_text = name == "word/document.xml" || name == "content.xml";
        const bool changes = is_text ? mutate.below(4) > 0 : name != "mimetype" && mutate.below(4) == 0;
        mutated.emplace_back(name, changes ? mutate(found->second) : found->second);
      }
      read(make_zip(mutated), sample.name, fmt::format("XML in {}, seed {}", sample.name, round));
    }
  }
  EXPECT_GT(outcome_.documents, 50U);
  EXPECT_GT(outcome_.errors, 50U);
}

TEST_F(MutatedFiles, OfJsonLines) {
  const std::vector<Sample> all = samples(".jsonl");
  ASSERT_FALSE(all.empty());
  for (unsigned round = 0; round < times(300); ++round) {
    const Sample& sample = all[round % all.size()];
    Mutator mutate(round, {"\n", "\\u0000", "\\ud800", "{", "}", "\"", "[[[[[[[[", "null", "1e999", ":",
                           "\xC3", "\"text\":1,", "\"id\":\"\",", kLong});
    const std::string bytes = mutate(sample.bytes);
    std::size_t last = 0;
    for (const JsonLine& line : pool_->read_json_lines(bytes, sample.name, 1)) {
      const std::string what = fmt::format("{}:{}, seed {}", sample.name, line.number, round);
      EXPECT_GT(line.number, last) << what;
      last = line.number;
      check(line.document, what);
    }
  }
  EXPECT_GT(outcome_.documents, 200U);
  EXPECT_GT(outcome_.errors, 50U);
}

TEST_F(MutatedFiles, OfVocabulariesInTurtleAndTables) {
  const std::vector<Sample> turtle = samples(".ttl", "sample_vocabularies");
  const std::vector<Sample> tables = samples(".csv", "sample_vocabularies");
  ASSERT_FALSE(turtle.empty() || tables.empty());
  mutate_all(turtle,
             {"[",
              "]",
              "(",
              ")",
              "\"",
              "\"\"\"",
              "'''",
              "<",
              ">",
              " .\n",
              ";",
              ",",
              "@da",
              "^^",
              "\\",
              "#",
              "_:b1",
              "@prefix",
              "@base <x>",
              "\\u0000",
              "\\UFFFFFFFF",
              "\xC3",
              "e:behov",
              " a ",
              "e:",
              "skos:broader",
              "skos:Concept",
              "skos:ConceptScheme",
              "skos:prefLabel",
              kLong},
             400);
  EXPECT_GT(outcome_.documents, 20U);
  EXPECT_GT(outcome_.errors, 50U);
  mutate_all(tables,
             {";", "\"", "\n", "\r", "\t", ",", "Foretrukken term", "Foretrukken term (en)",
              "Definition (en)", "Modelnavn;", "'=", "\xC3", "sep=;\n", kLong},
             400);
  EXPECT_GT(outcome_.documents, 300U);
}

TEST_F(MutatedFiles, OfVocabulariesInJsonAndXml) {
  std::string concepts;
  std::string articles;
  for (int i = 0; i < 20; ++i) {
    if (i != 0) concepts += ",\n";
    concepts += fmt::format(
        R"({{"code": "{0}", "display": "Støtte {0}", "definition": "hjælp af art {0}",
 "property": [{{"code": "parent", "valueCode": "{1}"}}], "concept": [{{"code": "u{0}", "display": "Ydelse",
 "designation": [{{"language": "en", "value": "Service"}}]}}]}})",
        i, i / 2);
    articles += fmt::format(
        R"(<article><subject><code>S{0}</code></subject><concept id="{0}"><language code="da">
<gendef>[[støtten||støtte]] af art {0}</gendef><term><value>støtte {0}</value></term></language></concept></article>)",
        i);
  }
  const std::string system =
      R"({"resourceType": "CodeSystem", "title": "Koder", "version": "1", "concept": [)";
  mutate_all({{"koder.json", system + concepts + "]}"}},
             {"\"", "{", "}", "[", "]", ",", "null", "1e999", "\\u0000", "\\ud800", "\xC3", "\"concept\": [",
              "\"code\": 4,", "\"parent\"", kLong},
             300);
  EXPECT_GT(outcome_.errors, 50U);
  mutate_all({{"base.xml", "<iterm ver=\"3\">" + articles + "</iterm>"}},
             {"<", ">", "</term>", "<term>", "[[", "]]", "||", "&lol;", "&#x0;", "<!DOCTYPE x [", "<![CDATA[",
              "<!--", "\"", "\xC3", "<language>", "</concept>", kLong},
             300);
  EXPECT_GT(outcome_.documents, 20U);
}

// A file under the name of another format, and two files in one.
TEST_F(MutatedFiles, UnderTheNameOfAnotherFormat) {
  constexpr std::array kExtensions = {".txt"sv, ".md"sv, ".html"sv, ".pdf"sv, ".docx"sv, ".odt"sv};
  for (const std::string_view of : kExtensions) {
    const Sample sample = samples(of).front();
    for (const std::string_view as : kExtensions) {
      const std::string name = "navn" + std::string(as);
      read(sample.bytes, name, fmt::format("{} as {}", sample.name, as));
      const std::string other = samples(as).front().bytes;
      read(sample.bytes + other, name, fmt::format("{} before {}", sample.name, as));
      read(other.substr(0, other.size() / 2) + sample.bytes, name,
           fmt::format("half {} before {}", as, sample.name));
    }
  }
}

}  // namespace
}  // namespace vidensgraf
