#include "store/passage_positions.h"

#include <map>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vidensgraf {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Positions = std::vector<std::uint32_t>;

Positions positions_of(const std::string& value, const std::string& term) {
  Positions positions{99};
  read_positions(value, mark_of_term(term), positions);
  return positions;
}

TEST(PassagePositions, AreReadBackForEachTerm) {
  const std::vector<Posting> postings = {
      {"Lhjælp", 7, {1, 5, 300}}, {"Q:a", 0, {}}, {"Lstøtte", 9, {2, 100000}}};
  const std::string value = encode_positions(postings);
  EXPECT_THAT(positions_of(value, "Lhjælp"), ElementsAre(1, 5, 300));
  EXPECT_THAT(positions_of(value, "Lstøtte"), ElementsAre(2, 100000));
  EXPECT_THAT(positions_of(value, "Q:a"), IsEmpty());
}

TEST(PassagePositions, AreNothingWhereNoTermHasAny) {
  EXPECT_EQ(encode_positions({{"Q:a", 0, {}}}), "");
  EXPECT_THAT(positions_of("", "Q:a"), IsEmpty());
}

// Two terms that share the bytes of a mark, found by trying: the birthday paradox gives them within some
// thousands.
TEST(PassagePositions, TellTermsOfOneShortMarkApart) {
  for (const std::uint64_t shared : {std::uint64_t{0xFFFF}, std::uint64_t{0xFFFFFF}}) {
    std::map<std::uint64_t, std::string> by_mark;
    bool met = false;
    for (int i = 0; i < 100000 && !met; ++i) {
      const std::string term = "L" + std::to_string(i);
      const auto [known, fresh] = by_mark.emplace(mark_of_term(term) & shared, term);
      if (fresh) continue;
      met = true;
      const std::string value = encode_positions({{known->second, 1, {3}}, {term, 1, {4, 8}}});
      EXPECT_THAT(positions_of(value, known->second), ElementsAre(3));
      EXPECT_THAT(positions_of(value, term), ElementsAre(4, 8));
    }
    EXPECT_TRUE(met) << "no two terms share a mark";
  }
}

TEST(PassagePositions, OfTheOlderFormAreRead) {
  std::string value(1, '\3');
  const auto add = [&value](const std::string& term, const std::string& counted) {
    const std::uint64_t mark = mark_of_term(term);
    for (unsigned shift = 0; shift < 24; shift += 8) value += static_cast<char>(mark >> shift & 0xFFU);
    value += counted;
  };
  add("La", "\2\1\4");
  add("Lb", "\1\7");
  EXPECT_THAT(positions_of(value, "La"), ElementsAre(1, 5));
  EXPECT_THAT(positions_of(value, "Lb"), ElementsAre(7));
}

TEST(PassagePositions, OfDamagedBytesAreNoneOrFewer) {
  std::string value = encode_positions({{"La", 1, {1, 2}}, {"Lb", 1, {3, 4, 5}}});
  for (; !value.empty(); value.pop_back()) {
    EXPECT_LE(positions_of(value, "Lb").size(), 3U);
    for (std::size_t i = 0; i < value.size(); ++i) {
      std::string other = value;
      other[i] = static_cast<char>(other[i] ^ 0xFF);
      (void)positions_of(other, "Lb");
    }
  }
}

TEST(StandClose, KeepsOrderAndWindow) {
  const std::vector<Positions> both = {{10, 40}, {8, 42}};
  EXPECT_FALSE(stand_close(both, 2, true));
  EXPECT_TRUE(stand_close(both, 3, true));
  EXPECT_TRUE(stand_close(std::vector<Positions>{{10}, {8}}, 3, false));
  EXPECT_FALSE(stand_close(std::vector<Positions>{{10}, {8}}, 3, true));
  EXPECT_FALSE(stand_close(std::vector<Positions>{{10}, {10}}, 3, false));  // each at its own position
  EXPECT_FALSE(stand_close(std::vector<Positions>{{10}, {}}, 9, false));
}

TEST(StandClose, FindsWhatTryingAllPlacesFinds) {
  std::mt19937 random(11);  // NOLINT(bugprone-random-generator-seed): the same cases every time
  const auto below = [&random](unsigned bound) { return static_cast<std::uint32_t>(random() % bound); };
  int close = 0;
  for (int round = 0; round < 2000; ++round) {
    std::vector<Positions> terms(3);
    for (Positions& positions : terms) {
      std::uint32_t at = 0;
      for (std::uint32_t left = 1 + below(4); left > 0; --left) positions.push_back(at += 1 + below(12));
    }
    const std::uint32_t window = 3 + below(4);
    bool ordered = false;
    bool any = false;
    for (const std::uint32_t a : terms[0]) {
      for (const std::uint32_t b : terms[1]) {
        for (const std::uint32_t c : terms[2]) {
          const auto [low, high] = std::minmax({a, b, c});
          if (a == b || b == c || a == c || high - low >= window) continue;
          any = true;
          ordered = ordered || (a < b && b < c);
        }
      }
    }
    ASSERT_EQ(stand_close(terms, window, true), ordered) << "round " << round;
    ASSERT_EQ(stand_close(terms, window, false), any) << "round " << round;
    close += any ? 1 : 0;
  }
  EXPECT_GT(close, 300);
  EXPECT_LT(close, 1700);
}

}  // namespace
}  // namespace vidensgraf
