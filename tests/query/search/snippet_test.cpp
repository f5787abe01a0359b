#include "query/search/snippet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vidensgraf {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const Analyzer& analyzer() {
  static const auto opened = Analyzer::open();
  if (!opened) throw std::runtime_error(opened.error().message);
  return **opened;
}

std::vector<std::string> marked(std::string_view text,
                                const std::unordered_map<std::string, MatchReason>& terms) {
  constexpr std::uint32_t kOffset = 1000;
  std::vector<std::string> words;
  for (const Mark& mark : MarkFinder(terms).find(analyzer().analyze(text), kOffset)) {
    const ByteSpan local{mark.source.begin - kOffset, mark.source.end - kOffset};
    words.push_back(std::string(cut(text, local)) + ":" + std::string(name_of(mark.why)));
  }
  return words;
}

TEST(MarkFinder, SaysWhyEachWordMatches) {
  const std::unordered_map<std::string, MatchReason> terms = {
      {"Ebehov", MatchReason::Word}, {"Lbehov", MatchReason::Inflection}, {"Lbolig", MatchReason::Synonym}};
  EXPECT_THAT(marked("Behov og behovet, støttebehov på § 8; en bolig.", terms),
              ElementsAre("Behov:word", "behovet:inflection", "støttebehov:compound_part", "bolig:synonym"));
  EXPECT_THAT(marked("Intet af dette.", terms), IsEmpty());
  EXPECT_THAT(marked("", terms), IsEmpty());
}

// A number found by its beginning is known by its lemma.
TEST(MarkFinder, MarksNumbersByFormAndLemma) {
  EXPECT_THAT(marked("I 2021 fik 1234 borgere hjælp.", {{"L1234", MatchReason::Word}}),
              ElementsAre("1234:word"));
  EXPECT_THAT(marked("I 2021 fik 1234 borgere hjælp.", {{"E2021", MatchReason::Word}}),
              ElementsAre("2021:word"));
}

TEST(RenderSnippet, MarksWordsOnOneLine) {
  const std::string text = "Først noget.\nSå et\n  behov igen.";
  const std::vector<Mark> marks = {{{23, 28}, MatchReason::Word}};
  ASSERT_EQ(cut(text, marks[0].source), "behov");
  EXPECT_EQ(render_snippet(text, 0, {0, static_cast<std::uint32_t>(text.size())}, marks, {}, {"<", ">"}),
            "Først noget. Så et <behov> igen.");
  EXPECT_EQ(render_snippet(text, 0, {14, 28}, marks, {}, {"<", ">"}), "… Så et <behov> …");
}

TEST(ChooseSnippet, ShowsShortTextsWhole) {
  const std::string text = "En kort tekst om æbler.";
  const ByteSpan all{500, 500 + static_cast<std::uint32_t>(text.size())};
  EXPECT_EQ(choose_snippet(text, 500, {}, analyzer().analyze(text)), all);
}

TEST(ChooseSnippet, TakesTheSentencesWithTheMostDifferentMarks) {
  std::string text;
  for (int i = 0; i < 12; ++i) text += "Her står der noget helt andet om vejret. ";
  const std::string wanted = "Kommunen skal afdække borgerens behov for bolig.";
  const auto at = static_cast<std::uint32_t>(text.size());
  text += wanted + " ";
  for (int i = 0; i < 12; ++i) text += "Og så endnu mere om vejret i byen. ";
  const auto need = static_cast<std::uint32_t>(text.find("behov"));
  const auto home = static_cast<std::uint32_t>(text.find("bolig"));
  const std::vector<Mark> marks = {{{need, need + 5}, MatchReason::Word},
                                   {{home, home + 5}, MatchReason::Word}};
  const ByteSpan snippet = choose_snippet(text, 0, marks, analyzer().analyze(text));
  EXPECT_TRUE(snippet.contains({at, at + static_cast<std::uint32_t>(wanted.size())}));
  EXPECT_LE(snippet.size(), 320U);
}

TEST(ChooseSnippet, CutsASentenceThatIsTooLongBetweenWords) {
  std::string text = "Der er ";
  for (int i = 0; i < 80; ++i) text += "ærlige ord og ";
  const auto at = static_cast<std::uint32_t>(text.size());
  text += "behovet ";
  for (int i = 0; i < 80; ++i) text += "flere små ting ";
  text += "her.";
  const std::vector<Mark> marks = {{{at, at + 7}, MatchReason::Inflection}};
  const ByteSpan snippet = choose_snippet(text, 0, marks, analyzer().analyze(text));
  EXPECT_TRUE(snippet.contains(marks[0].source));
  EXPECT_LE(snippet.size(), 320U);
  EXPECT_TRUE(snippet.begin == 0 || text[snippet.begin - 1] == ' ');
  EXPECT_TRUE(snippet.end == text.size() || text[snippet.end] == ' ');
}

}  // namespace
}  // namespace vidensgraf
