#include "indexer/row_cache.h"

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
