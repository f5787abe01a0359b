#include "language/reading_in_context.h"

#include <string_view>

#include <gtest/gtest.h>

#include "tests/language/shared_analyzer.h"

namespace vidensgraf {
namespace {

struct ReadingInContextCase {
  std::string_view sentence;
  std::string_view form;
  WordClass expected;
};

TEST(ReadingInContext, ListensToTheNeighbours) {
  constexpr ReadingInContextCase kReadingInContextCases[] = {
      {"Kommunen skal støtte borgeren", "støtte", WordClass::Verb},
      {"Formålet er at støtte borgeren", "støtte", WordClass::Verb},
      {"Borgeren får en støtte", "støtte", WordClass::Noun},
      {"Der er behov for støtte", "støtte", WordClass::Noun},
      {"Kommunen kan ikke støtte alle", "støtte", WordClass::Verb},
      {"De bruger specialiserede indsatser", "specialiserede", WordClass::Adjective},
      {"Medarbejderen møder borgeren", "møder", WordClass::Verb},
      {"Der holdes tre møder", "møder", WordClass::Noun},
      {"Vi arbejder sammen", "arbejder", WordClass::Verb},
      {"en koordinerende leder", "leder", WordClass::Noun},
      {"man leder efter svar", "leder", WordClass::Verb},
  };
  for (const ReadingInContextCase& expected : kReadingInContextCases) {
    SCOPED_TRACE(expected.sentence);
    const AnalyzedText text = shared_analyzer().analyze(expected.sentence);
    for (std::size_t i = 0; i < text.tokens.size(); ++i) {
      if (text.tokens[i].form != expected.form) continue;
      EXPECT_EQ(reading_in_context(text.tokens, i).word_class, expected.expected);
    }
  }
}

TEST(ReadingInContext, HasNothingToSayOfWhatIsNoWord) {
  const AnalyzedText text = shared_analyzer().analyze("§ 85");
  EXPECT_EQ(reading_in_context(text.tokens, 0).word_class, WordClass::Unknown);
  EXPECT_EQ(reading_in_context(text.tokens, 99).word_class, WordClass::Unknown);
}

}  // namespace
}  // namespace vidensgraf
