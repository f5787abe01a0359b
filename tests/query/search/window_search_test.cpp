// Ranking by posting lists in memory against the obvious: every passage scored by itself.

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "query/search/full_text_terms.h"
#include "store/full_text_reader.h"
#include "store/full_text_schema.h"
#include "tests/query/text_index.h"
#include "tests/temporary_directory.h"

namespace vidensgraf {
namespace {

using Op = FullTextQuery::Op;

struct PlainTerm {
  unsigned wdf = 0;
  std::vector<int> positions;
};
using PlainPassage = std::map<std::string, PlainTerm>;

// Terms a, b, ... from common to rare, over more passages than three windows hold.
class WindowSearchTest : public ::testing::Test {
 protected:
  static constexpr std::size_t kPassages = 9'000;

  void SetUp() override {
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < kPassages; ++i) {
      PlainPassage passage;
      std::string text;
      const unsigned length = below(6);
      for (unsigned position = 1; position <= length; ++position) {
        const std::string word = term();
        if (passage[word].wdf > 200) continue;
        const unsigned wdf = is_filter(word) ? 0 : 1 + below(30);
        passage[word].wdf += wdf;
        passage[word].positions.push_back(static_cast<int>(position));
        text += word + "^" + std::to_string(wdf) + " ";
      }
      plain_.push_back(std::move(passage));
      texts.push_back(std::move(text));
    }
    for (const PlainPassage& passage : plain_) {
      for (const auto& [name, unused] : passage) ++frequency_[name];
    }
    reader_ = testing::make_text_index(directory_ / "text", texts);
    ASSERT_NE(reader_, nullptr);
  }

  unsigned below(unsigned bound) { return static_cast<unsigned>(random_() % bound); }

  std::string term() {
    unsigned letter = 0;
    while (letter < 9 && below(2) == 0) ++letter;
    return std::string(1, static_cast<char>('a' + letter));
  }

  // Some common terms have wdf 0, as terms of filters have: they match and score nothing.
  static bool is_filter(const std::string& term) { return term == "b" || term == "c"; }

  FullTextQuery tree(int depth) {
    if (depth == 0 || below(3) == 0) return term_query(term(), 0.1 + below(20) / 10.0);
    FullTextQuery query;
    if (below(5) == 0) {
      query.op = below(2) == 0 ? Op::Phrase : Op::Near;
      query.window = 2 + below(3);
      const std::string first = term();
      std::string second = term();
      while (second == first) second = term();
      query.children = {term_query(first), term_query(second)};
      return query;
    }
    constexpr std::array<Op, 7> kOps = {Op::And, Op::Or, Op::Or, Op::Or, Op::AndNot, Op::Filter, Op::Maybe};
    query.op = kOps.at(below(kOps.size()));
    query.weight = 0.5 + below(10) / 10.0;
    for (unsigned children = 2 + below(2); children > 0; --children)
      query.children.push_back(tree(depth - 1));
    return query;
  }

  [[nodiscard]] static bool stand_close(const FullTextQuery& query, const PlainPassage& passage) {
    const auto first = passage.find(query.children[0].term);
    const auto second = passage.find(query.children[1].term);
    if (first == passage.end() || second == passage.end()) return false;
    for (const int a : first->second.positions) {
      for (const int b : second->second.positions) {
        const int apart = query.op == Op::Phrase ? b - a : std::abs(b - a);
        if (apart > 0 && apart < static_cast<int>(query.window)) return true;
      }
    }
    return false;
  }

  [[nodiscard]] std::optional<double> score(const FullTextQuery& query, const PlainPassage& passage,
                                            double weight = 1.0) const {
    weight *= query.weight;
    if (query.op == Op::Term) {
      const auto found = passage.find(query.term);
      if (found == passage.end()) return std::nullopt;
      const auto with_term = static_cast<double>(frequency_.at(query.term));
      return weight * inverse_document_frequency(kPassages, with_term) * found->second.wdf / kImpactScale;
    }
    const bool positional = query.op == Op::Phrase || query.op == Op::Near;
    if (positional && !stand_close(query, passage)) return std::nullopt;
    std::optional<double> sum;
    for (std::size_t i = 0; i < query.children.size(); ++i) {
      const auto child = score(query.children[i], passage, weight);
      const bool first = i == 0;
      if (!child && (query.op == Op::And || query.op == Op::Filter || (first && query.op != Op::Or)))
        return std::nullopt;
      if (child && !first && query.op == Op::AndNot) return std::nullopt;
      if (child && (first || query.op != Op::Filter)) sum = sum.value_or(0) + *child;
    }
    return sum;
  }

  [[nodiscard]] std::vector<FullTextHit> all_of(const FullTextQuery& query) const {
    std::vector<FullTextHit> hits;
    for (std::size_t i = 0; i < kPassages; ++i) {
      const auto found = score(query, plain_[i]);
      if (found) hits.push_back(FullTextHit{PassageId{static_cast<std::uint32_t>(i + 1)}, *found});
    }
    return hits;
  }

  static void expect_best(const FullTextPage& page, std::vector<FullTextHit> hits, std::size_t limit) {
    std::stable_sort(hits.begin(), hits.end(),
                     [](const FullTextHit& a, const FullTextHit& b) { return a.score > b.score + 1e-9; });
    ASSERT_EQ(page.hits.size(), std::min(limit, hits.size()));
    for (std::size_t i = 0; i < page.hits.size(); ++i) {
      ASSERT_NEAR(page.hits[i].score, hits[i].score, 1e-9) << "place " << i;
    }
  }

  std::mt19937 random_{11};  // NOLINT(bugprone-random-generator-seed): the same every time
  std::vector<PlainPassage> plain_;
  std::map<std::string, std::size_t> frequency_;
  testing::TemporaryDirectory directory_;
  std::unique_ptr<FullTextReader> reader_;
};

TEST_F(WindowSearchTest, GivesTheBestOfEveryPassageScoredByItself) {
  std::size_t found = 0;
  for (int i = 0; i < 200; ++i) {
    SCOPED_TRACE(i);
    const FullTextQuery query = tree(3);
    const std::vector<FullTextHit> hits = all_of(query);
    found += hits.size();
    FullTextSearch few;
    const auto page = reader_->search(query, few);
    ASSERT_TRUE(page.has_value());
    expect_best(*page, hits, few.limit);
    if (page->matches_exact) {
      EXPECT_EQ(page->matches, hits.size());
    }
    few.collect_matches = true;
    const auto collected = reader_->search(query, few);
    ASSERT_TRUE(collected.has_value());
    expect_best(*collected, hits, few.limit);
    ASSERT_EQ(collected->matched.size(), hits.size());
    const std::vector<PassageId> matched = collected->matched.ids();
    EXPECT_TRUE(std::equal(hits.begin(), hits.end(), matched.begin(),
                           [](const FullTextHit& hit, PassageId id) { return hit.passage == id; }));
  }
  EXPECT_GT(found, 10'000U);
}

// Years, publishers and kinds are such terms: they match, and weigh nothing.
TEST_F(WindowSearchTest, FindsWhatOnlyTermsWithoutWeightMatch) {
  FullTextQuery filters;
  filters.op = Op::Or;
  filters.children = {term_query("b"), term_query("c")};
  std::vector<FullTextQuery> queries = {filters};
  for (const Op op : {Op::And, Op::AndNot, Op::Filter, Op::Or}) {
    queries.emplace_back().op = op;
    queries.back().children = {term_query("a"), filters};
  }
  for (const FullTextQuery& query : queries) {
    SCOPED_TRACE(static_cast<int>(query.op));
    const std::vector<FullTextHit> hits = all_of(query);
    EXPECT_GT(hits.size(), kPassages / 8);
    FullTextSearch all;
    all.collect_matches = true;
    const auto found = reader_->search(query, all);
    ASSERT_TRUE(found.has_value());
    expect_best(*found, hits, all.limit);
    EXPECT_EQ(found->matched.size(), hits.size());
  }
}

TEST_F(WindowSearchTest, ScoresGivenPassagesWithWhatIsAdded) {
  for (int i = 0; i < 200; ++i) {
    SCOPED_TRACE(i);
    const FullTextQuery query = tree(3);
    FullTextSearch options;
    std::vector<FullTextHit> hits;
    for (std::uint32_t id = 1 + below(40); id <= kPassages; id += 1 + below(80)) {
      options.within.push_back(PassageId{id});
      options.added.push_back(below(3) == 0 ? below(100) / 50.0 : 0.0);
      const auto found = score(query, plain_[id - 1]);
      if (found) hits.push_back(FullTextHit{PassageId{id}, *found + options.added.back()});
    }
    const auto page = reader_->search(query, options);
    ASSERT_TRUE(page.has_value());
    expect_best(*page, hits, options.limit);
    options.collect_matches = true;
    const auto collected = reader_->search(query, options);
    ASSERT_TRUE(collected.has_value());
    ASSERT_EQ(collected->matched.size(), hits.size());
  }
}

TEST_F(WindowSearchTest, TellsTheScoresOfProbesBesideARoughRanking) {
  for (int i = 0; i < 200; ++i) {
    SCOPED_TRACE(i);
    const FullTextQuery query = tree(3);
    FullTextSearch options;
    options.is_rough = true;
    for (std::uint32_t id = 1 + below(900); id <= kPassages + 5'000; id += 1 + below(900))
      options.probes.push_back(PassageId{id});
    const auto page = reader_->search(query, options);
    ASSERT_TRUE(page.has_value());
    ASSERT_EQ(page->probed.size(), options.probes.size());
    for (std::size_t probe = 0; probe < options.probes.size(); ++probe) {
      const auto id = static_cast<std::size_t>(options.probes[probe]);
      const auto expected = id <= kPassages ? score(query, plain_[id - 1]) : std::nullopt;
      EXPECT_NEAR(page->probed[probe], expected.value_or(-1), 1e-4) << "passage " << id;
    }
    std::vector<FullTextHit> hits = all_of(query);
    std::sort(hits.begin(), hits.end(),
              [](const FullTextHit& a, const FullTextHit& b) { return a.score > b.score; });
    ASSERT_EQ(page->hits.size(), std::min(options.limit, hits.size()));
    for (std::size_t hit = 0; hit < page->hits.size(); ++hit)
      EXPECT_NEAR(page->hits[hit].score, hits[hit].score, 1e-4);
  }
}

}  // namespace
}  // namespace vidensgraf
