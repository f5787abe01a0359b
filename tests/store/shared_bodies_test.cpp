#include "store/shared_bodies.h"

#include <map>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/document_rows.h"
#include "store/graph_schema.h"
#include "tests/support/memory_rows.h"

namespace vidensgraf {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

DocumentNumber numbered(std::uint32_t number) { return DocumentNumber{number}; }

std::string id_of(std::uint32_t number) { return "dok" + std::to_string(number); }

// Rows, and changes of them in batches.
class SharedBodies : public ::testing::Test {
 protected:
  static std::uint64_t hash_of(const std::string& text) { return body_hash(text, "bidrag til " + text); }

  void add(std::uint32_t number, const std::string& text) { add(number, text, hash_of(text)); }
  void add(std::uint32_t number, const std::string& text, std::uint64_t hash) {
    changes_.add(numbered(number), id_of(number), hash, DocumentBody{text, "bidrag til " + text});
  }
  void remove(std::uint32_t number, const std::string& text) { remove(number, text, hash_of(text)); }
  void remove(std::uint32_t number, const std::string& text, std::uint64_t hash) {
    changes_.remove(numbered(number), hash, DocumentBody{text, "bidrag til " + text});
  }

  // The rows that a commit changes.
  std::vector<RowChange> commit() {
    const auto resolved = changes_.resolve();
    EXPECT_TRUE(resolved.has_value());
    outcomes_ = resolved.value_or(std::vector<BodyChanges::Outcome>{});
    Batch batch;
    changes_.write_to(batch);
    rows_.apply(batch);
    return batch.rows;
  }

  [[nodiscard]] std::string text_of(std::uint32_t number, const std::string& like) const {
    return read_text(rows_, numbered(number), {0, static_cast<std::uint32_t>(like.size())}).value_or("?");
  }
  void expect_whole(std::uint32_t number, const std::string& text) const {
    EXPECT_EQ(text_of(number, text), text);
    const auto contribution = read_stored_contribution(rows_, numbered(number));
    ASSERT_TRUE(contribution.has_value() && contribution->has_value());
    EXPECT_EQ((*contribution)->document_id, id_of(number));
    EXPECT_EQ((*contribution)->bytes(), "bidrag til " + text);
  }
  [[nodiscard]] std::size_t count(Family family) const {
    std::size_t found = 0;
    EXPECT_TRUE(rows_.scan(family, {}, [&found](std::string_view, std::string_view) { return ++found > 0; }));
    return found;
  }

  testing::MemoryRows rows_;
  BodyChanges changes_{rows_};
  std::vector<BodyChanges::Outcome> outcomes_;
};

TEST_F(SharedBodies, KeepEqualOnesOnce) {
  add(1, "hjælp");
  add(2, "støtte");
  add(3, "hjælp");
  commit();
  add(4, "hjælp");
  commit();
  EXPECT_EQ(count(Family::DocumentTexts), 2U);
  EXPECT_EQ(count(Family::Contributions), 2U);
  for (const std::uint32_t number : {1U, 3U, 4U}) expect_whole(number, "hjælp");
  expect_whole(2, "støtte");
  EXPECT_THAT(read_body_users(rows_, numbered(1)).value(),
              ElementsAre(numbered(1), numbered(3), numbered(4)));
  EXPECT_THAT(read_body_users(rows_, numbered(1), 2).value(), ElementsAre(numbered(1), numbered(3)));
  EXPECT_THAT(read_body_users(rows_, numbered(2)).value(), ElementsAre(numbered(2)));
}

// Before, between and after those who stay.
TEST_F(SharedBodies, GetAndLoseManyDocumentsAtOnce) {
  for (std::uint32_t number = 2; number <= 40; number += 2) add(number, "hjælp");
  commit();
  std::vector<DocumentNumber> expected;
  for (std::uint32_t number = 1; number <= 50; ++number) {
    if (number % 2 != 0 || number > 40) {
      add(number, "hjælp");
    } else if (number % 6 == 2) {
      remove(number, "hjælp");
      continue;
    }
    expected.push_back(numbered(number));
  }
  commit();
  ASSERT_EQ(outcomes_.size(), 1U);
  EXPECT_EQ(outcomes_[0].more_users, 30 - 7);
  EXPECT_EQ(read_body_users(rows_, numbered(2)).value(), expected);
  for (const DocumentNumber number : expected) expect_whole(static_cast<std::uint32_t>(number), "hjælp");
}

TEST_F(SharedBodies, OutliveTheFirstThatHadThem) {
  add(1, "hjælp");
  add(2, "hjælp");
  commit();
  remove(1, "hjælp");
  for (const RowChange& row : commit()) EXPECT_NE(row.family, Family::DocumentTexts);
  expect_whole(2, "hjælp");
  add(3, "hjælp");
  commit();
  EXPECT_EQ(count(Family::DocumentTexts), 1U);
  expect_whole(3, "hjælp");
  remove(2, "hjælp");
  remove(3, "hjælp");
  commit();
  EXPECT_TRUE(rows_.all().empty());
}

TEST_F(SharedBodies, StayWhereTheFirstGetsOtherWords) {
  add(1, "hjælp");
  add(2, "hjælp");
  commit();
  remove(1, "hjælp");
  add(3, "noget andet");
  commit();
  expect_whole(2, "hjælp");
  expect_whole(3, "noget andet");
  EXPECT_EQ(count(Family::DocumentTexts), 2U);
}

TEST_F(SharedBodies, AreNotWrittenAnewForADocumentReplacedByTheSameWords) {
  add(1, "hjælp");
  commit();
  remove(1, "hjælp");
  add(2, "hjælp");
  for (const RowChange& row : commit()) {
    EXPECT_NE(row.family, Family::DocumentTexts);
    EXPECT_NE(row.family, Family::Contributions);
  }
  ASSERT_EQ(outcomes_.size(), 1U);
  EXPECT_EQ(outcomes_[0].more_users, 0);
  EXPECT_FALSE(outcomes_[0].is_new || outcomes_[0].is_gone);
  expect_whole(2, "hjælp");
}

TEST_F(SharedBodies, ComeBackAfterAllWereRemoved) {
  for (const std::uint32_t first : {1U, 11U}) {
    add(first, "hjælp");
    add(first + 1, "hjælp");
    commit();
    expect_whole(first + 1, "hjælp");
    remove(first, "hjælp");
    remove(first + 1, "hjælp");
    commit();
    EXPECT_TRUE(rows_.all().empty());
  }
}

TEST_F(SharedBodies, LeaveNothingOfWhatOneBatchAddsAndRemoves) {
  add(1, "hjælp");
  remove(1, "hjælp");
  EXPECT_THAT(commit(), IsEmpty());
}

TEST_F(SharedBodies, AreToldApartByTheirBytesWhereHashesAreEqual) {
  add(1, "hjælp", 7);
  add(2, "støtte", 7);
  commit();
  add(3, "støtte", 7);
  add(4, "hjælp", 7);
  commit();
  for (const std::uint32_t number : {1U, 4U}) expect_whole(number, "hjælp");
  for (const std::uint32_t number : {2U, 3U}) expect_whole(number, "støtte");
  EXPECT_EQ(count(Family::DocumentTexts), 2U);
  EXPECT_THAT(read_bodies_of_hash(rows_, 7).value(), ElementsAre(numbered(1), numbered(2)));
  remove(2, "støtte", 7);
  remove(1, "hjælp", 7);
  remove(3, "støtte", 7);
  commit();
  expect_whole(4, "hjælp");
  EXPECT_THAT(read_bodies_of_hash(rows_, 7).value(), ElementsAre(numbered(1)));
  remove(4, "hjælp", 7);
  commit();
  EXPECT_TRUE(rows_.all().empty());
}

TEST_F(SharedBodies, AreOneOnlyWithTheSameContribution) {
  changes_.add(numbered(1), id_of(1), 7, DocumentBody{"hjælp", "bidrag til hjælp"});
  changes_.add(numbered(2), id_of(2), 7, DocumentBody{"hjælp", "et andet"});
  changes_.add(numbered(3), id_of(3), 7, DocumentBody{"hjælp og mere", "bidrag til hjælp"});
  commit();
  EXPECT_EQ(count(Family::Contributions), 3U);
}

TEST_F(SharedBodies, MayBeLongOrEmpty) {
  const std::string exact(2 * std::size_t{kTextChunkBytes}, 'a');
  const std::string longer = exact + "b";
  std::uint32_t number = 0;
  for (int round = 0; round < 2; ++round) {
    for (const std::string& text : {std::string(), exact, longer}) add(++number, text);
    commit();
  }
  EXPECT_EQ(count(Family::DocumentTexts), 5U);
  EXPECT_EQ(count(Family::Contributions), 3U);
  expect_whole(5, exact);
  expect_whole(6, longer);
  remove(2, exact);
  remove(5, exact);
  commit();
  EXPECT_EQ(count(Family::DocumentTexts), 3U);
  expect_whole(6, longer);
}

TEST_F(SharedBodies, RefuseToBeTakenFromWhoHasAnother) {
  add(1, "hjælp");
  add(2, "hjælp");
  add(3, "støtte");
  commit();
  remove(9, "hjælp");
  remove(2, "hjælp");
  EXPECT_EQ(changes_.resolve().error().code, ErrorCode::Damaged);
}

// Documents come, go and change among few texts, in batches of any size.
TEST_F(SharedBodies, HoldWhatEachDocumentHasAfterAnySequenceOfChanges) {
  const std::vector<std::string> texts = {"en", "to", "tre", "fire", ""};
  for (std::uint32_t seed = 1; seed <= 40; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    std::map<std::uint32_t, std::string> present;
    std::uint32_t next = 1;
    for (int step = 0; step < 120; ++step) {
      if (!present.empty() && random() % 2 == 0) {
        const auto gone = std::next(present.begin(), static_cast<std::ptrdiff_t>(random() % present.size()));
        remove(gone->first, gone->second);
        present.erase(gone);
      }
      if (random() % 3 != 0) {
        const std::string& text = texts[random() % texts.size()];
        add(next, text);
        present.emplace(next++, text);
      }
      if (random() % 4 == 0) commit();
    }
    commit();
    std::map<std::string, int> distinct;
    for (const auto& [number, text] : present) {
      expect_whole(number, text);
      ++distinct[text];
    }
    EXPECT_EQ(count(Family::Contributions), distinct.size());
    EXPECT_EQ(count(Family::BodyHashes), distinct.size());
    for (const auto& [number, text] : present) remove(number, text);
    commit();
    EXPECT_TRUE(rows_.all().empty());
  }
}

}  // namespace
}  // namespace vidensgraf
