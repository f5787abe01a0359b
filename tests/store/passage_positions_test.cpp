#include "store/passage_positions.h"

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/coding.h"

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

struct PlacedTerm {
  std::string term;
  Positions positions;
};

std::string encoded(const std::vector<PlacedTerm>& terms, std::uint32_t most_seeds = 1U << 16U) {
  std::vector<Posting> postings;
  std::vector<TermPlace> places;
  for (const PlacedTerm& placed : terms) {
    const auto term = static_cast<std::uint32_t>(postings.size());
    for (const std::uint32_t position : placed.positions) places.push_back(TermPlace{term, position});
    postings.push_back(Posting{placed.term, 1});
  }
  const std::string value = encode_positions(postings, places, most_seeds);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> given;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> read;
  for (const TermPlace& place : places) given.emplace_back(place.term, place.position);
  for (const TermPlace& place : decode_positions(value, postings)) {
    read.emplace_back(place.term, place.position);
  }
  std::sort(given.begin(), given.end());
  std::sort(read.begin(), read.end());
  EXPECT_EQ(read, given);
  return value;
}

TEST(PassagePositions, AreReadBackForEachTerm) {
  const std::string value = encoded({{"Lhjælp", {1, 5, 300}}, {"Q:a", {}}, {"Lstøtte", {2, 100000}}});
  EXPECT_THAT(positions_of(value, "Lhjælp"), ElementsAre(1, 5, 300));
  EXPECT_THAT(positions_of(value, "Lstøtte"), ElementsAre(2, 100000));
  EXPECT_THAT(positions_of(value, "Q:a"), IsEmpty());
}

TEST(PassagePositions, AreNothingWhereNoTermHasAny) {
  EXPECT_EQ(encoded({{"Q:a", {}}}), "");
  EXPECT_THAT(positions_of("", "Q:a"), IsEmpty());
}

TEST(PassagePositions, OfATermWithoutAnyAreNotThoseOfAnother) {
  std::vector<PlacedTerm> terms = {{"La", {1}}};
  for (int i = 0; i < 100; ++i) {
    terms.push_back({"Lled" + std::to_string(i), {}});
    terms.push_back({"Eord" + std::to_string(i), {}});
  }
  const std::string value = encoded(terms);
  for (const PlacedTerm& placed : terms) {
    EXPECT_EQ(positions_of(value, placed.term), placed.positions) << placed.term;
  }
}

TEST(PassagePositions, OfPassagesOfAnyLengthAreReadBack) {
  std::mt19937 random(5);  // NOLINT(bugprone-random-generator-seed): the same cases every time
  for (std::size_t terms = 1; terms < 700; terms += 1 + terms / 8) {
    SCOPED_TRACE(terms);
    std::vector<PlacedTerm> all;
    for (std::size_t i = 0; i < terms; ++i) {
      PlacedTerm placed{"L" + std::to_string(random()), {}};
      std::uint32_t at = 0;
      for (auto left = random() % 4; left > 0; --left) {
        placed.positions.push_back(at += 1 + static_cast<std::uint32_t>(random() % 500));
      }
      all.push_back(std::move(placed));
    }
    all.push_back({"Lsidst", {7}});
    const std::string value = encoded(all);
    EXPECT_EQ(value.front(), '\1');  // seeds were found
    for (const PlacedTerm& placed : all) {
      ASSERT_EQ(positions_of(value, placed.term), placed.positions) << placed.term;
    }
  }
}

TEST(PassagePositions, AreReadBackWhereNoSeedsAreFound) {
  const std::vector<PlacedTerm> terms = {{"Lb", {3, 4, 500}}, {"La", {1, 2}}, {"Q:a", {}}, {"Lc", {}}};
  const std::string value = encoded(terms, 0);
  EXPECT_EQ(value.front(), '\2');
  for (const PlacedTerm& placed : terms) {
    EXPECT_EQ(positions_of(value, placed.term), placed.positions) << placed.term;
  }
}

TEST(PassagePositions, AreReadFromValuesWithMarks) {
  std::string value(1, '\2');
  append_u64be(value, mark_of_term("La"));
  value += "\x03\x08";
  append_u64be(value, mark_of_term("Lb"));
  value += "\x0E";
  EXPECT_THAT(positions_of(value, "La"), ElementsAre(1, 5));
  EXPECT_THAT(positions_of(value, "Lb"), ElementsAre(7));
}

TEST(PassagePositions, OfDamagedBytesAreNoneOrFewer) {
  std::string value = encoded({{"La", {1, 2}}, {"Lb", {3, 4, 5}}});
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
