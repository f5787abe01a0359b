#include "corpus/passages.h"

#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "corpus/utf8.h"
#include "document_checks.h"

namespace vidensgraf {
namespace {

// A sentence of `words` words.
std::string sentence(std::size_t words) {
  std::string text = "Borgeren";
  for (std::size_t i = 2; i < words; ++i) text += " får";
  return text + " støtte.";
}

// Passages as word counts and the first word: "41 Borgeren".
std::vector<std::string> shapes(const Document& document) {
  std::vector<std::string> result;
  for (const Passage& passage : split_into_passages(document)) {
    const std::string_view text = cut(document.text, passage.source);
    result.push_back(fmt::format("{} {}", count_words(text), first_word(text)));
  }
  return result;
}

using Shapes = std::vector<std::string>;

TEST(SplitIntoPassages, KeepsAParagraphOfFortyWordsAlone) {
  EXPECT_EQ(shapes(read_text(sentence(45) + "\n\n" + sentence(60) + "\n")),
            (Shapes{"45 Borgeren", "60 Borgeren"}));
}

TEST(SplitIntoPassages, JoinsShortParagraphsOfASection) {
  EXPECT_EQ(shapes(read_text(sentence(20) + "\n\n" + sentence(25) + "\n\n" + sentence(30) + "\n\n" +
                             sentence(30) + "\n")),
            (Shapes{"75 Borgeren", "30 Borgeren"}));
}

TEST(SplitIntoPassages, StartsWithTheHeadingAndEndsWithTheSection) {
  const Document document =
      read_text("# Rapport\n\n" + sentence(20) + "\n\n## Metode\n\n" + sentence(20) + "\n\n## Bilag\n");
  EXPECT_EQ(shapes(document), (Shapes{"21 Rapport", "21 Metode", "1 Bilag"}));
  const auto passages = split_into_passages(document);
  EXPECT_EQ(passages[1].heading, passages[1].first_block);
  EXPECT_EQ(cut(document.text, document.blocks[passages[2].first_block].source), "Bilag");
}

TEST(SplitIntoPassages, MakesNoPassageOfAHeadingWithSubheadings) {
  EXPECT_EQ(shapes(read_text("# Rapport\n\n## Metode\n\n" + sentence(20) + "\n")), (Shapes{"21 Metode"}));
}

TEST(SplitIntoPassages, KeepsItemsWithTheirLeadIn) {
  EXPECT_EQ(shapes(read_text("Kommunen skal sikre:\n\n• at borgeren høres\n• at planen følges\n\n" +
                             sentence(50) + "\n")),
            (Shapes{"11 Kommunen", "50 Borgeren"}));
}

TEST(SplitIntoPassages, LetsItemsThatAreParagraphsStandAlone) {
  std::string text = "Kommunen skal sikre:\n\n";
  for (int i = 0; i < 3; ++i) text += "• " + sentence(44) + "\n\n";
  EXPECT_EQ(shapes(read_text(text)), (Shapes{"48 Kommunen", "45 •", "45 •"}));
}

TEST(SplitIntoPassages, KeepsASentenceOverAPageBreakTogether) {
  const Document document =
      read_text("(1)\n\n" + sentence(50) + " Det betyder, at\n\n(2)\n\nborgeren " + sentence(50) + "\n");
  EXPECT_EQ(shapes(document), (Shapes{"105 Borgeren"}));
  EXPECT_EQ(split_into_passages(document)[0].page, 1U);
}

TEST(SplitIntoPassages, LeavesOutContentsAndBoilerplate) {
  EXPECT_EQ(shapes(read_text("Indhold\n\nMål ... 1\nMidler ... 2\n\nMål\n\n" + sentence(20) + "\n")),
            (Shapes{"21 Mål"}));
}

TEST(SplitIntoPassages, GivesEachReferenceItsOwn) {
  EXPECT_EQ(
      shapes(read_text(sentence(40) + "\n\nKilder\n\nHolm (2019). Støtte.\n\nRådet (2020). Udredning.\n")),
      (Shapes{"40 Borgeren", "4 Kilder", "3 Rådet"}));
}

TEST(SplitIntoPassages, CutsAVeryLongBlockAtSentenceEnds) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += sentence(20) + " ";
  const Document document = read_text(text);
  ASSERT_EQ(document.blocks.size(), 1U);
  const auto passages = split_into_passages(document);
  ASSERT_EQ(passages.size(), 6U);
  for (const Passage& passage : passages) {
    EXPECT_EQ(cut(document.text, passage.source).substr(0, 8), "Borgeren");
    EXPECT_EQ(passage.first_block, 0U);
    EXPECT_EQ(passage.block_count, 1U);
  }
}

TEST(SplitIntoPassages, GivesNothingForADocumentWithoutText) {
  EXPECT_TRUE(split_into_passages(Document{}).empty());
}

TEST(SplitIntoPassages, KeepsASentenceThatGoesOnPastANoteTogether) {
  Document document;
  for (const BlockKind kind : {BlockKind::Paragraph, BlockKind::Footnote, BlockKind::Paragraph}) {
    if (!document.text.empty()) document.text += "\n\n";
    Block part;
    part.kind = kind;
    part.continues = document.text.empty();
    part.source.begin = static_cast<std::uint32_t>(document.text.size());
    document.text += kind == BlockKind::Footnote ? "1 Se loven." : sentence(45);
    part.source.end = static_cast<std::uint32_t>(document.text.size());
    document.blocks.push_back(part);
  }
  EXPECT_EQ(shapes(document), (Shapes{"93 Borgeren"}));
  document.blocks[0].continues = false;
  EXPECT_EQ(shapes(document), (Shapes{"45 Borgeren", "3 1", "45 Borgeren"}));
}

}  // namespace
}  // namespace vidensgraf
