#include "store/term_numbers.h"

#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vidensgraf {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(TermNumbers, NumbersTermsInTheOrderInWhichTheyAreMet) {
  TermNumbers table;
  EXPECT_THAT(table.numbers_of({}), IsEmpty());
  EXPECT_THAT(table.numbers_of({"bolig", "hjælp", "bolig", ""}), ElementsAre(0, 1, 0, 2));
  EXPECT_THAT(table.numbers_of({std::string_view("bolig\0a", 7), "hjælp"}), ElementsAre(3, 1));
  EXPECT_EQ(table.size(), 4U);
  EXPECT_EQ(table.term(2), "");
  EXPECT_EQ(table.term(3), std::string_view("bolig\0a", 7));
}

TEST(TermNumbers, KeepsTermsWhileItGrows) {
  const auto term = [](std::size_t i) { return std::string(i % 300, 'x') + std::to_string(i); };
  TermNumbers table;
  for (std::size_t first = 0; first < 20'000; first += 100) {
    std::vector<std::string> own;  // gone after the call
    for (std::size_t i = first; i < first + 100; ++i) own.push_back(term(i));
    (void)table.numbers_of({own.begin(), own.end()});
  }
  ASSERT_EQ(table.size(), 20'000U);
  for (std::uint32_t number = 0; number < table.size(); ++number) {
    const std::string expected = term(number);
    EXPECT_EQ(table.term(number), expected);
    EXPECT_THAT(table.numbers_of({expected}), ElementsAre(number));
  }
}

}  // namespace
}  // namespace vidensgraf
