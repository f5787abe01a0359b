// The dictionary as we walk it against lttoolbox itself: words of the word list, alone, capitalised, run
// together two by two, and with what no dictionary has.
#include "language/packed_transducer.h"

#include <cstddef>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "language/spelling_dictionary.h"
#include "language/transducer.h"

namespace vidensgraf {
namespace {

using ::testing::ElementsAre;

std::string dictionary_bytes() {
  std::ifstream file(Transducer::dictionary_path(), std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// Every `step`-th word of hunspell's list.
std::vector<std::string> listed_words(std::size_t step) {
  std::ifstream file(SpellingDictionary::dictionary_paths().back());
  std::vector<std::string> words;
  std::string line;
  for (std::size_t number = 0; std::getline(file, line); ++number) {
    if (number % step == 1) words.push_back(line.substr(0, line.find_first_of("/ \t\r")));
  }
  return words;
}

std::string written(const std::vector<TransducerAnalysis>& analyses) {
  std::string text;
  for (const TransducerAnalysis& analysis : analyses) {
    for (const TransducerMember& member : analysis) text += '+' + member.lemma + member.tags;
    text += '\n';
  }
  return text;
}

TEST(PackedTransducer, FindsWhatLttoolboxFinds) {
  const auto transducer = Transducer::open();
  ASSERT_TRUE(transducer.has_value());
  const std::vector<std::string> words = listed_words(61);
  ASSERT_GT(words.size(), 1000U);
  std::vector<std::string> forms = words;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const std::string& word = words[i];
    forms.push_back(word + words[(i * 7919) % words.size()]);
    forms.push_back(word + "s" + words[(i * 104729) % words.size()]);
    forms.push_back(word + "x");
    forms.push_back(word + "erne");
    forms.push_back(word + "-" + words[i + 1]);
    if (word.front() >= 'a' && word.front() <= 'z') {
      std::string capital = word;
      capital.front() = static_cast<char>(capital.front() - 'a' + 'A');
      forms.push_back(capital + "et");
      forms.push_back(std::move(capital));
    }
  }
  for (const std::string_view odd :
       {"A", "ØRE", "1992", "nr1", "4b", "og/eller", "m.v.", "d'Hondt", "§", "-", "--", "naïve", "Łódź",
        "e\xCC\x81n", "soft\xC2\xADt", "😀", "børnechecks2", "a\\b"}) {
    forms.emplace_back(odd);
  }
  const auto fast = transducer->analyze(forms);
  const auto slow = transducer->analyze_by_lttoolbox(forms);
  std::size_t known = 0;
  std::size_t compounds = 0;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    EXPECT_EQ(written(fast[i]), written(slow[i])) << forms[i];
    if (!slow[i].empty()) ++known;
    if (!slow[i].empty() && slow[i].front().size() > 1) ++compounds;
  }
  EXPECT_GT(known, forms.size() / 5);
  EXPECT_GT(compounds, forms.size() / 20);
}

TEST(PackedTransducer, WritesTagsAndJoins) {
  const auto packed = PackedTransducer::read(dictionary_bytes());
  ASSERT_TRUE(packed.has_value());
  const auto analyses = packed->analyze("tilbudsstruktur");
  ASSERT_TRUE(analyses.has_value());
  EXPECT_THAT(*analyses, ElementsAre(::testing::StartsWith("tilbud<n>")));
  EXPECT_NE(analyses->front().find(">+struktur<n>"), std::string::npos);
}

TEST(PackedTransducer, LeavesToLttoolboxWhatMayBeSeveralUnits) {
  const auto packed = PackedTransducer::read(dictionary_bytes());
  ASSERT_TRUE(packed.has_value());
  for (const std::string_view form : {"og/eller", "m.v.", "d'Hondt", "", "a b", "soft\xC2\xADt"}) {
    EXPECT_FALSE(packed->analyze(form).has_value()) << form;
  }
  EXPECT_TRUE(packed->analyze("hjælp").has_value());
  EXPECT_TRUE(packed->analyze("kommune-plan").has_value());
}

TEST(PackedTransducer, ReadsNoDictionaryThatIsCutShortOrOfAnotherFormat) {
  const std::string bytes = dictionary_bytes();
  ASSERT_GT(bytes.size(), 100'000U);
  for (const std::size_t size : {std::size_t{0}, std::size_t{3}, std::size_t{12}, std::size_t{200},
                                 bytes.size() / 2, bytes.size() - 1}) {
    EXPECT_FALSE(PackedTransducer::read(std::string_view(bytes).substr(0, size)).has_value()) << size;
  }
  std::string newer = bytes;
  newer[4] = '\x02';
  EXPECT_FALSE(PackedTransducer::read(newer).has_value());
}

}  // namespace
}  // namespace vidensgraf
