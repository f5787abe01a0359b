// The token layer of documents: sentences over blocks, and properties that hold for any text.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "corpus/document.h"
#include "language/analyzer.h"
#include "tests/language/shared_analyzer.h"

namespace vidensgraf {
namespace {

Document document_of(const std::vector<std::pair<std::string, Block>>& blocks) {
  Document document;
  for (const auto& [text, block] : blocks) {
    if (!document.text.empty()) document.text += "\n\n";
    Block placed = block;
    placed.source.begin = static_cast<std::uint32_t>(document.text.size());
    document.text += text;
    placed.source.end = static_cast<std::uint32_t>(document.text.size());
    document.blocks.push_back(placed);
  }
  return document;
}

Block block(BlockKind kind, bool continues = false) {
  Block result;
  result.kind = kind;
  result.continues = continues;
  return result;
}

bool is_boundary(std::string_view text, std::uint32_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80;
}

// Spans on boundaries, ordered and disjoint within a sentence; sentences partition the tokens; every byte
// that is not white space (or invisible) lies in exactly one token, a joined token's inside aside.
void check_properties(std::string_view text, const AnalyzedText& analyzed, bool may_join_over_boilerplate) {
  std::vector<int> covered(text.size(), 0);
  std::uint32_t next_token = 0;
  for (const Sentence& sentence : analyzed.sentences) {
    ASSERT_EQ(sentence.first_token, next_token);
    ASSERT_GT(sentence.end_token, sentence.first_token);
    next_token = sentence.end_token;
    std::uint32_t end = 0;
    for (const Token& token : analyzed.tokens_of(sentence)) {
      ASSERT_LT(token.source.begin, token.source.end);
      ASSERT_GE(token.source.begin, end);
      ASSERT_TRUE(is_boundary(text, token.source.begin) && is_boundary(text, token.source.end));
      ASSERT_EQ(token.word != nullptr, token.kind == TokenKind::Word);
      ASSERT_FALSE(token.form.empty());
      ASSERT_FALSE(token.word != nullptr && token.word->readings.empty());
      end = token.source.end;
      for (std::uint32_t at = token.source.begin; at < token.source.end; ++at) ++covered[at];
    }
    ASSERT_EQ(sentence.source.begin, analyzed.tokens[sentence.first_token].source.begin);
    ASSERT_EQ(sentence.source.end, analyzed.tokens[sentence.end_token - 1].source.end);
  }
  ASSERT_EQ(next_token, analyzed.tokens.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (covered[at] == 1 || (covered[at] > 1 && may_join_over_boilerplate)) continue;
    ASSERT_EQ(covered[at], 0) << "byte " << at << " is in several tokens";
    // White space of any kind and invisible marks begin with these bytes; what follows them is theirs.
    const bool may_be_left_out = byte <= ' ' || byte == 0x7F || byte == 0xC2 || byte == 0xE1 ||
                                 byte == 0xE2 || byte == 0xE3 || byte == 0xEF || (byte & 0xC0U) == 0x80;
    ASSERT_TRUE(may_be_left_out) << "byte " << at << " '" << text[at] << "' is in no token";
  }
}

std::string signature(const AnalyzedText& analyzed) {
  std::string result;
  for (const Token& token : analyzed.tokens) {
    result += std::to_string(token.source.begin) + ":" + std::string(token.form) + " ";
    if (token.word != nullptr) result += token.word->best().lemma + " ";
  }
  for (const Sentence& sentence : analyzed.sentences) result += std::to_string(sentence.end_token) + ",";
  return result;
}

TEST(AnalyzedDocument, MakesHeadingsAndListItemsSentencesOfTheirOwn) {
  const Document document =
      document_of({{"Formål", block(BlockKind::Heading)},
                   {"Kommunen yder støtte. Den er gratis.", block(BlockKind::Paragraph)},
                   {"råd", block(BlockKind::ListItem)}});
  const AnalyzedText analyzed = shared_analyzer().analyze(document);
  EXPECT_EQ(shown(analyzed), "Formål / Kommunen|yder|støtte|. / Den|er|gratis|. / råd");
  ASSERT_EQ(analyzed.sentences.size(), 4U);
  EXPECT_EQ(analyzed.sentences[2].block, 1U);
  EXPECT_EQ(analyzed.sentences[3].block, 2U);
}

TEST(AnalyzedDocument, ContinuesASentenceOverBlocks) {
  const Document document = document_of({{"Kommunen yder", block(BlockKind::Paragraph, true)},
                                         {"Side 3", block(BlockKind::Boilerplate)},
                                         {"støtte. Den er gratis.", block(BlockKind::Paragraph)}});
  const AnalyzedText analyzed = shared_analyzer().analyze(document);
  EXPECT_EQ(shown(analyzed), "Kommunen|yder|støtte|. / Side|3 / Den|er|gratis|.");
  EXPECT_EQ(analyzed.sentences[1].block, 1U);
  EXPECT_EQ(analyzed.sentences[2].block, 2U);
  check_properties(document.text, analyzed, false);
}

TEST(AnalyzedDocument, ContinuesASentencePastANote) {
  const Document document = document_of({{"Kommunen yder", block(BlockKind::Paragraph, true)},
                                         {"1 Se loven.", block(BlockKind::Footnote)},
                                         {"støtte. Den er gratis.", block(BlockKind::Paragraph)}});
  const AnalyzedText analyzed = shared_analyzer().analyze(document);
  EXPECT_EQ(shown(analyzed), "Kommunen|yder|støtte|. / 1|Se|loven|. / Den|er|gratis|.");
  EXPECT_EQ(analyzed.sentences[1].block, 1U);
  check_properties(document.text, analyzed, false);
}

TEST(AnalyzedDocument, JoinsAWordThatIsBrokenOverABlock) {
  const Document document = document_of({{"en sundheds-", block(BlockKind::Paragraph, true)},
                                         {"Side 3", block(BlockKind::Boilerplate)},
                                         {"faglig indsats", block(BlockKind::Paragraph)}});
  const AnalyzedText analyzed = shared_analyzer().analyze(document);
  EXPECT_EQ(shown(analyzed), "en|sundhedsfaglig|indsats / Side|3");
  check_properties(document.text, analyzed, true);
}

TEST(AnalyzedDocument, KeepsWhatStandsAfterABlockThatNothingContinues) {
  const Document document = document_of(
      {{"Kommunen yder", block(BlockKind::Paragraph, true)}, {"Side 3", block(BlockKind::Boilerplate)}});
  EXPECT_EQ(shown(shared_analyzer().analyze(document)), "Kommunen|yder / Side|3");
  EXPECT_TRUE(shared_analyzer().analyze(Document{}).tokens.empty());
}

TEST(AnalyzedTitle, IsThatOfItsOwnText) {
  const std::vector<std::string> titles = {"Lov om social service", "Lov om social pension", "",
                                           "Lov om social service"};
  std::vector<std::shared_ptr<const AnalyzedCopy>> analyzed;
  for (int round = 0; round < 20; ++round) {
    for (const std::string& title : titles) {
      analyzed.push_back(shared_analyzer().analyze_title(title + std::to_string(round)));
    }
  }
  for (std::size_t i = 0; i < analyzed.size(); ++i) {
    const std::string title = titles[i % titles.size()] + std::to_string(i / titles.size());
    EXPECT_EQ(analyzed[i]->text, title);
    EXPECT_EQ(shown(analyzed[i]->analyzed), shown(shared_analyzer().analyze(title)));
    if (!analyzed[i]->analyzed.tokens.empty()) {
      EXPECT_EQ(analyzed[i]->analyzed.tokens.front().form.data(), analyzed[i]->text.data());
    }
  }
}

TEST(AnalyzedText, HoldsItsPropertiesForRandomText) {
  const std::vector<std::string> pieces = {
      "støtte", "behov",  "sundheds-", "\n",       "\n\n",   " ",      " ",    ". ",     "§",
      "85",     "a",      "stk.",      "bl.a.",    "VIVE’s", "f.eks.", "-",    "–",      "(",
      ")",      "\u00AD", "e\u0301",   "中文",     "мир",    "@",      "www.", "1.200",  "12-2021",
      "'",      "”",      "\u00A0",    "og/eller", "…",      "%",      "𝔘",    "\u200B", "Æ"};
  std::mt19937 random(20221122);
  for (int round = 0; round < 400; ++round) {
    std::string text;
    const std::size_t length = random() % 40;
    for (std::size_t i = 0; i < length; ++i) text += pieces[random() % pieces.size()];
    SCOPED_TRACE(text);
    const AnalyzedText analyzed = shared_analyzer().analyze(text);
    check_properties(text, analyzed, false);
    if (testing::Test::HasFatalFailure()) return;
    EXPECT_EQ(signature(analyzed), signature(shared_analyzer().analyze(text)));
  }
}

TEST(AnalyzedText, HoldsItsPropertiesForBytesThatAreNoText) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::string text;
    for (std::size_t i = 0; i < 60; ++i) text += static_cast<char>(random() % 256);
    const AnalyzedText analyzed = shared_analyzer().analyze(text);
    std::uint32_t end = 0;
    for (const Token& token : analyzed.tokens) {
      ASSERT_GE(token.source.begin, end);
      ASSERT_LE(token.source.end, text.size());
      end = token.source.end;
    }
  }
}

TEST(AnalyzedText, HoldsItsPropertiesForTheReferenceDocuments) {
  const char* set = std::getenv("VIDENSGRAF_SHARED");
  const std::filesystem::path shared =
      set != nullptr ? set : std::string(VIDENSGRAF_SOURCE_DIR) + "/../shared";
  if (!std::filesystem::is_directory(shared / "corpus"))
    GTEST_SKIP() << "no reference documents in " << shared;
  for (const auto& entry : std::filesystem::directory_iterator(shared / "corpus")) {
    if (entry.path().extension() != ".txt") continue;
    SCOPED_TRACE(entry.path());
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    const AnalyzedText analyzed = shared_analyzer().analyze(text);
    check_properties(text, analyzed, false);
    const auto fresh = Analyzer::open().value();
    EXPECT_EQ(signature(analyzed), signature(fresh->analyze(text)));
    // Three of a hundred running words may be unknown to both dictionaries; the aim is below one.
    const auto words = std::count_if(analyzed.tokens.begin(), analyzed.tokens.end(),
                                     [](const Token& token) { return token.word != nullptr; });
    const auto unknown =
        std::count_if(analyzed.tokens.begin(), analyzed.tokens.end(), [](const Token& token) {
          return token.word != nullptr && token.word->source == AnalysisSource::Stemmer;
        });
    EXPECT_LT(unknown * 100, words * 3);
  }
}

}  // namespace
}  // namespace vidensgraf
