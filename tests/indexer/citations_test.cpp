#include "indexer/citations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extraction/extract.h"
#include "language/analyzer.h"

namespace vidensgraf {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Key;
using ::testing::Not;
using ::testing::Pair;

class CitationsTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto opened = Analyzer::open();
    ASSERT_TRUE(opened.has_value()) << opened.error().message;
    analyzer_ = std::move(*opened);
  }

  // The citations of a document of one passage.
  static PassageCitations citations(const std::string& text, const std::string& title = "") {
    Document document;
    document.id = "prøve";
    document.text = text;
    if (!title.empty()) document.metadata.title = MetadataField{title, FieldOrigin::Container, {}};
    Block block;
    block.source = {0, static_cast<std::uint32_t>(text.size())};
    document.blocks.push_back(block);
    const AnalyzedText analyzed = analyzer_->analyze(document);
    const DocumentFacts facts = extract_facts(document, analyzed, *analyzer_, Registers::built_in());
    std::vector<const Token*> tokens;
    for (const Token& token : analyzed.tokens) {
      if (token.kind == TokenKind::Word || token.kind == TokenKind::Number) tokens.push_back(&token);
    }
    std::vector<const LawReference*> references;
    for (const LawReference& reference : facts.law_references) references.push_back(&reference);
    Passage passage;
    passage.source = block.source;
    return citations_of(document.text, tokens, references, passage);
  }

  static inline std::shared_ptr<const Analyzer> analyzer_;
};

TEST_F(CitationsTest, KeepTheWordsBeforeAReference) {
  const PassageCitations found = citations("Borgeren fik socialpædagogisk støtte efter servicelovens § 85.");
  EXPECT_EQ(found.cites, "a:serviceloven#85");
  EXPECT_THAT(found.states, IsEmpty());
  EXPECT_THAT(found.words, AllOf(Contains(Pair("støtte", 1U)), Contains(Pair("socialpædagogisk", 1U)),
                                 Contains(Pair("borger", 1U))));
  EXPECT_THAT(found.words, Not(Contains(Key("efter")))) << "a stop word";
}

TEST_F(CitationsTest, KeepEachPlaceWithItsOwnWords) {
  const PassageCitations found = citations(
      "Et botilbud efter servicelovens §§ 107 og 108 kan gives til voksne, som har brug for det i en længere "
      "eller kortere periode. Ledsagelse efter servicelovens § 97 gives i fritiden.");
  EXPECT_EQ(found.cites, "a:serviceloven#107 a:serviceloven#108 b:serviceloven#97");
  EXPECT_THAT(found.words, AllOf(Contains(Pair("botilbud", 1U)), Contains(Pair("ledsagelse", 2U))));
}

TEST_F(CitationsTest, LeaveOutWordsFarBefore) {
  const PassageCitations found = citations(
      "Ansøgeren bor på en lille gård langt fra alle naboer og har i mange år selv passet dyrene og marken, "
      "men får nu praktisk hjælp efter servicelovens § 83.");
  EXPECT_THAT(found.words, AllOf(Contains(Key("hjælp")), Not(Contains(Key("gård")))));
}

TEST_F(CitationsTest, TellASectionOfALawFromThoseThatCiteIt) {
  const PassageCitations found =
      citations("§ 85. Kommunen hjælper den, som ikke klarer hverdagen selv, jf. dog § 86.",
                "Bekendtgørelse af lov om social service § 85");
  EXPECT_EQ(found.states, "serviceloven#85");
  EXPECT_EQ(found.cites, "a:serviceloven#86");
}

TEST_F(CitationsTest, LeaveOutWhatNamesNoKnownLaw) {
  EXPECT_THAT(citations("Der gives støtte efter § 85.").cites, IsEmpty());
  EXPECT_THAT(citations("Der gives støtte efter serviceloven.").cites, IsEmpty());
}

TEST_F(CitationsTest, StopAtTheHighestNumberOfPlaces) {
  std::string text;
  for (int i = 1; i <= 40; ++i) text += "Der gives hjælp efter servicelovens § " + std::to_string(i) + ". ";
  const PassageCitations found = citations(text);
  EXPECT_THAT(found.cites, ::testing::EndsWith("p:serviceloven#16"));
  EXPECT_THAT(found.words, Contains(Pair("hjælp", 0xFFFFU)));
}

}  // namespace
}  // namespace vidensgraf
