#include "indexer/row_cache.h"

#include <array>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "graph/node.h"

namespace vidensgraf {
namespace {

// Rows in memory that count how often they are asked.
class CountedRows final : public Rows {
 public:
  Result<std::optional<std::string>> get(Family family, std::string_view key) const override {
    ++asked;
    const auto found = rows.find({family, std::string(key)});
    if (found == rows.end()) return std::optional<std::string>();
    return std::optional<std::string>(found->second);
  }
  Result<void> scan(Family family, std::string_view /*prefix*/, const Visit& visit,
                    std::string_view /*from*/) const override {
    for (const auto& [key, value] : rows) {
      if (key.first == family && !visit(key.second, value)) return {};
    }
    return {};
  }
  void apply(const std::vector<RowChange>& changes) {
    for (const RowChange& change : changes) {
      const std::pair key(change.family, change.key);
      if (change.value) {
        rows[key] = *change.value;
      } else {
        rows.erase(key);
      }
    }
  }

  std::map<std::pair<Family, std::string>, std::string> rows;
  mutable std::size_t asked = 0;
};

// Begins with what `rows` hold; every row is compared after every batch.
void compare_through_batches(CountedRows& rows, std::size_t most_bytes) {
  RowCache cache(rows, most_bytes);
  ASSERT_TRUE(cache.start().has_value());
  std::mt19937 random(7);
  for (int batch = 0; batch < 60; ++batch) {
    std::vector<RowChange> changes;
    for (int i = 0; i < 20; ++i) {
      const Family family = random() % 2 == 0 ? Family::Nodes : Family::Documents;
      RowChange change{family, std::to_string(random() % 50), std::nullopt};
      if (random() % 4 != 0) {
        const char first = random() % 3 == 0 ? static_cast<char>(NodeKind::Document) : 'x';
        change.value = std::string(random() % 40, first) + std::to_string(random() % 100);
      }
      changes.push_back(std::move(change));
    }
    cache.apply(changes);
    rows.apply(changes);
    for (int key = 0; key < 50; ++key) {
      for (const Family family : {Family::Nodes, Family::Documents}) {
        EXPECT_EQ(*cache.get(family, std::to_string(key)), *rows.get(family, std::to_string(key)));
      }
    }
  }
}

TEST(RowCache, AnswersAsTheStoreDoes) {
  CountedRows empty;
  compare_through_batches(empty, RowCache::kMostBytes);
  CountedRows full;
  for (int key = 0; key < 50; key += 2) full.rows[{Family::Nodes, std::to_string(key)}] = "before";
  compare_through_batches(full, RowCache::kMostBytes);
}

TEST(RowCache, AnswersAsTheStoreDoesWhereNotAllFits) {
  CountedRows rows;
  compare_through_batches(rows, 1000);
}

// How often the store is asked for 20,000 rows that were put, and a third of them put or erased again.
std::size_t asked_for_many(std::size_t most_bytes) {
  constexpr std::array kFamilies = {Family::Nodes, Family::Names, Family::OutEdges, Family::BodyHashes};
  constexpr int kKeys = 20'000;
  const auto family_of = [&](int key) {
    return kFamilies.at(static_cast<std::size_t>(key) % kFamilies.size());
  };
  const auto value_of = [](int key, int length) {
    return std::string(static_cast<std::size_t>(length), 'x') + std::to_string(key);
  };
  CountedRows rows;
  RowCache cache(rows, most_bytes);
  EXPECT_TRUE(cache.start().has_value());
  const auto apply = [&](const std::vector<RowChange>& changes) {
    cache.apply(changes);
    rows.apply(changes);
  };
  for (int first = 0; first < kKeys; first += 500) {
    std::vector<RowChange> changes;
    for (int key = first; key < first + 500; ++key) {
      changes.push_back(RowChange{family_of(key), std::to_string(key), value_of(key, key % 40)});
    }
    for (int key = first % 3; key < first; key += 3) {  // short ones become long, long ones short, others go
      RowChange change{family_of(key), std::to_string(key), std::nullopt};
      if (key % 7 != 0) change.value = value_of(key, (key + first / 500) % 40);
      changes.push_back(std::move(change));
    }
    apply(changes);
  }
  rows.asked = 0;
  for (int key = 0; key < kKeys; ++key) {
    const auto stored = rows.rows.find({family_of(key), std::to_string(key)});
    const auto cached = cache.get(family_of(key), std::to_string(key));
    EXPECT_EQ(cached->has_value(), stored != rows.rows.end());
    if (*cached && stored != rows.rows.end()) {
      EXPECT_EQ(**cached, stored->second);
    }
  }
  return rows.asked;
}

TEST(RowCache, HoldsManyRowsWhileItGrows) { EXPECT_EQ(asked_for_many(RowCache::kMostBytes), 0U); }

TEST(RowCache, HoldsSomeOfManyRows) {
  constexpr std::size_t kFirstTables = 64 * 2048;
  const std::size_t asked = asked_for_many(kFirstTables + 100'000);
  EXPECT_GT(asked, 0U);
  EXPECT_LT(asked, 20'000U);
}

TEST(RowCache, AsksAnEmptyStoreForNoSum) {
  CountedRows rows;
  RowCache cache(rows);
  ASSERT_TRUE(cache.start().has_value());
  cache.apply({RowChange{Family::Names, "a", "1"}});
  EXPECT_EQ(*cache.get(Family::Names, "a"), "1");
  EXPECT_FALSE(cache.get(Family::Names, "b")->has_value());
  EXPECT_EQ(rows.asked, 0U);
}

}  // namespace
}  // namespace vidensgraf
