#include "graph/defining_phrase.h"

#include <gmock/gmock.h>

#include "tests/language/shared_analyzer.h"

namespace vidensgraf {
namespace {

using ::testing::IsEmpty;

// A definition of `term`, found by `pattern`; what stands behind "¶" goes beyond the defining sentence.
StatedDefinition definition_by(const std::string& pattern, const std::string& term, std::string text,
                               const std::string& cited = {}) {
  constexpr std::uint32_t kBegin = 100;
  StatedDefinition stated;
  Definition& definition = stated.definition;
  definition.pattern = pattern;
  definition.cited_source = cited;
  const std::size_t mark = text.find("¶");
  const std::size_t core = mark == std::string::npos ? text.size() : mark;
  if (mark != std::string::npos) text.erase(mark, std::string_view("¶").size());
  const auto place = [](std::size_t from, std::size_t size) {
    const auto begin = static_cast<std::uint32_t>(kBegin + from);
    return ByteSpan{begin, begin + static_cast<std::uint32_t>(size)};
  };
  definition.surface_term = place(text.find(term), term.size());
  definition.source = place(0, text.size());
  definition.core = place(0, core);
  stated.text = std::move(text);
  return stated;
}

struct PhraseCase {
  const char* pattern;
  const char* term;
  const char* text;
  const char* phrase;
};

TEST(DefiningPhrase, TakesThePlaceOfTheTerm) {
  for (const PhraseCase& each : {
           PhraseCase{"X: ...", "Ugeplan", "Ugeplan: En plan, der viser ugens aftaler.",
                      "en plan, der viser ugens aftaler"},
           PhraseCase{"1) X: ...", "Ugeplan", "Ugeplan (UP): Aftaler for ugen.", "aftaler for ugen"},
           PhraseCase{"**X:** ...", "Ugeplan", "Ugeplan:** Aftaler for ugen.", "aftaler for ugen"},
           PhraseCase{"X | ...", "Ugeplan", "Ugeplan | Aftaler for ugen", "aftaler for ugen"},
           PhraseCase{"X er en Y, der", "ugeplan", "En ugeplan er en plan, der viser aftaler.",
                      "en plan, der viser aftaler"},
           PhraseCase{"X er en Y, der", "Ugeplan", "Ugeplan (UP) er en plan, der viser aftaler.",
                      "en plan, der viser aftaler"},
           PhraseCase{"X er en betegnelse for", "Ugeplan", "Ugeplan er betegnelsen for en plan over ugen.",
                      "en plan over ugen"},
           PhraseCase{"X defineres som", "ugeplan",
                      "En ugeplan defineres i dette hæfte som en plan over ugen.", "en plan over ugen"},
           PhraseCase{"X defineres som", "ugeplan", "Her defineres en ugeplan som en plan over ugen.",
                      "en plan over ugen"},
           PhraseCase{"ved X forstås", "ugeplan", "Ved ugeplan forstås den plan, som ugen følger.",
                      "den plan, som ugen følger"},
           PhraseCase{"X henviser til", "Ugeplaner", "Ugeplaner henviser til de planer, ugen har.",
                      "de planer, ugen har"},
           PhraseCase{"X: ...", "Ugeplan", "Ugeplan: En ugeplan er en plan over ugen.", "en plan over ugen"},
           PhraseCase{"X: ...", "Ugeplaner", "Ugeplaner: Ugeplaner forstås her som planer over ugen.",
                      "planer over ugen"},
           PhraseCase{"X: ...", "Ugeplan", "Ugeplan: Forstås som en plan over ugen.", "en plan over ugen"},
       }) {
    const DefiningPhrase found =
        defining_phrase(definition_by(each.pattern, each.term, each.text), shared_analyzer());
    EXPECT_EQ(found.text, each.phrase) << each.text;
    EXPECT_TRUE(found.is_phrase) << each.text;
    EXPECT_THAT(found.more, IsEmpty()) << each.text;
  }
}

TEST(DefiningPhrase, IsTheWholeSentenceWhereItHasNoSuchForm) {
  for (const PhraseCase& each : {
           PhraseCase{"X er kendetegnet ved", "Ugeplaner", "Ugeplaner er kendetegnet ved faste aftaler.", ""},
           PhraseCase{"ved X forstås", "ugeplan", "Ved ugeplan forstås i Strandby den plan, ugen følger.",
                      ""},
           PhraseCase{"X henviser til", "Ugeplaner", "Ugeplaner henviser til, at ugen har en plan.", ""},
           PhraseCase{"med X menes", "ugeplan", "Med ugeplan menes, at ugen følger en plan.", ""},
           PhraseCase{"X defineres som", "ugeplan", "En ugeplan, som mange kender, defineres ikke som plan.",
                      ""},
           PhraseCase{"X er en Y, der", "Ugeplan", "Ugeplan har vi: Den er en plan, der viser aftaler.", ""},
           PhraseCase{"X: ...", "Ugeplan", "Ugeplan: Ugeplanen skal følges hver uge.", ""},
       }) {
    const DefiningPhrase found =
        defining_phrase(definition_by(each.pattern, each.term, each.text), shared_analyzer());
    EXPECT_EQ(found.text, each.text);
    EXPECT_FALSE(found.is_phrase) << each.text;
  }
}

TEST(DefiningPhrase, KeepsNamesAndAbbreviationsAsTheyStand) {
  const auto phrase = [](const char* text) {
    return defining_phrase(definition_by("X: ...", "Ugeplan", text), shared_analyzer()).text;
  };
  EXPECT_EQ(phrase("Ugeplan: VUM i kort form."), "VUM i kort form");
  EXPECT_EQ(phrase("Ugeplan: Planer, aftaler mv."), "planer, aftaler mv.");
  EXPECT_EQ(phrase("Ugeplan: Planer, aftaler m.m."), "planer, aftaler m.m.");
  EXPECT_EQ(phrase("Ugeplan: Hvad ugen bringer ..."), "hvad ugen bringer ...");
}

TEST(DefiningPhrase, LeavesTheSourceInBracketsToItsOwnField) {
  const auto phrase = [](const char* text) {
    return defining_phrase(definition_by("X: ...", "Ugeplan", text, "Lund, 2019"), shared_analyzer()).text;
  };
  EXPECT_EQ(phrase("Ugeplan: En plan over ugen (Lund, 2019)."), "en plan over ugen");
  EXPECT_EQ(phrase("Ugeplan: En plan (over ugen)."), "en plan (over ugen)");
}

TEST(DefiningPhrase, TellsTheDefiningSentenceFromWhatFollows) {
  const DefiningPhrase found = defining_phrase(
      definition_by("X: ...", "Ugeplan", "Ugeplan: En plan over ugen.¶ Den hænges op.\nAlle ser den."),
      shared_analyzer());
  EXPECT_EQ(found.text, "en plan over ugen");
  EXPECT_EQ(found.more, "Den hænges op. Alle ser den.");
  const DefiningPhrase list =
      defining_phrase(definition_by("X: ...", "Ugeplan", "Ugeplan: En plan med:\n¶\n• aftaler\n• opgaver"),
                      shared_analyzer());
  EXPECT_EQ(list.text, "en plan med: • aftaler • opgaver");
  EXPECT_THAT(list.more, IsEmpty());
}

TEST(DefiningPhrase, JoinsWordsThatALineEndBreaks) {
  const auto stated =
      definition_by("X er en Y, der", "ugeplan", "En ugeplan er en samar-\nbejdsplan, der\nvises.");
  EXPECT_EQ(defining_phrase(stated, shared_analyzer()).text, "en samarbejdsplan, der vises");
}

TEST(DefiningPhrase, OfAVocabularyIsWhatStandsInItsField) {
  StatedDefinition stated = definition_by("vocabulary", "", "Plan over ugen.");
  stated.definition.surface_term = ByteSpan{20, 27};  // a heading
  const DefiningPhrase found = defining_phrase(stated, shared_analyzer());
  EXPECT_EQ(found.text, "Plan over ugen.");
  EXPECT_TRUE(found.is_phrase);
}

TEST(DefiningPhrase, OfACriterionIsItsSentence) {
  StatedDefinition stated = definition_by("**X:** ...", "Volumen", "Volumen:** Der skal være mange borgere.");
  stated.definition.kind = DefinitionKind::Criterion;
  const DefiningPhrase found = defining_phrase(stated, shared_analyzer());
  EXPECT_EQ(found.text, "Der skal være mange borgere.");
  EXPECT_FALSE(found.is_phrase);
}

}  // namespace
}  // namespace vidensgraf
