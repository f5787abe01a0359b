#include "store/full_text_reader.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/search/full_text_terms.h"
#include "store/full_text_schema.h"
#include "tests/query/text_index.h"
#include "tests/temporary_directory.h"

namespace vidensgraf {
namespace {

using Op = FullTextQuery::Op;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using vidensgraf::testing::make_text_index;
using vidensgraf::testing::TemporaryDirectory;

FullTextQuery node(Op op, const std::vector<std::string>& terms, std::uint32_t window = 0) {
  FullTextQuery query;
  query.op = op;
  query.window = window;
  for (const std::string& term : terms) query.children.push_back(term_query(term));
  return query;
}

std::vector<unsigned> ids(const Result<FullTextPage>& page) {
  std::vector<unsigned> found;
  EXPECT_TRUE(page.has_value());
  if (!page) return found;
  for (const FullTextHit& hit : page->hits) found.push_back(static_cast<unsigned>(hit.passage));
  return found;
}

class FullTextReaderTest : public ::testing::Test {
 protected:
  TemporaryDirectory directory_;
  std::unique_ptr<FullTextReader> reader_ =
      make_text_index(directory_ / "text", {"a b c", "a x b", "b a", "c^128 d", "a a b c^32"});

  // Passages that match, whatever their order.
  [[nodiscard]] std::vector<unsigned> search(const FullTextQuery& query) const {
    std::vector<unsigned> found = ids(reader_->search(query, {}));
    std::sort(found.begin(), found.end());
    return found;
  }
};

TEST_F(FullTextReaderTest, CombinesTermsByEachOperator) {
  EXPECT_THAT(search(node(Op::And, {"a", "c"})), ElementsAre(1, 5));
  EXPECT_THAT(search(node(Op::AndNot, {"a", "c"})), ElementsAre(2, 3));
  EXPECT_THAT(search(node(Op::Phrase, {"a", "b"}, 2)), ElementsAre(1, 5));
  EXPECT_THAT(search(node(Op::Phrase, {"a", "b"}, 3)), ElementsAre(1, 2, 5));
  EXPECT_THAT(search(node(Op::Near, {"a", "b"}, 2)), ElementsAre(1, 3, 5));
  EXPECT_THAT(search(FullTextQuery{}), IsEmpty());
  EXPECT_THAT(search(node(Op::Or, {})), IsEmpty());
}

TEST_F(FullTextReaderTest, ScoresByInverseDocumentFrequencyTimesImpact) {
  const auto page = reader_->search(term_query("c", 2.0), {});
  ASSERT_TRUE(page.has_value());
  ASSERT_EQ(page->hits.size(), 3U);
  const double idf = std::log(1 + (5 - 3 + 0.5) / (3 + 0.5));
  EXPECT_EQ(page->hits[0].passage, PassageId{4});
  EXPECT_NEAR(page->hits[0].score, 2.0 * idf * 128 / kImpactScale, 1e-9);
  EXPECT_NEAR(page->hits[2].score, 2.0 * idf * 32 / kImpactScale, 1e-9);
}

TEST_F(FullTextReaderTest, OrdersEqualScoresByPassage) {
  EXPECT_THAT(ids(reader_->search(term_query("a"), {})), ElementsAre(5, 1, 2, 3));  // passage 5 has it twice
}

TEST_F(FullTextReaderTest, FilterNeitherScoresNorLetsOthersThrough) {
  const auto plain = reader_->search(term_query("c"), {});
  const auto filtered = reader_->search(node(Op::Filter, {"c", "d"}), {});
  ASSERT_TRUE(plain && filtered);
  ASSERT_EQ(filtered->hits.size(), 1U);
  EXPECT_NEAR(filtered->hits[0].score, plain->hits[0].score, 1e-12);
}

TEST_F(FullTextReaderTest, CollectsAllMatchesBesideAShortPage) {
  FullTextSearch options;
  options.limit = 1;
  options.collect_matches = true;
  const auto page = reader_->search(node(Op::Or, {"a", "c"}), options);
  ASSERT_TRUE(page.has_value());
  EXPECT_EQ(page->hits.size(), 1U);
  EXPECT_THAT(page->matched.ids(),
              ElementsAre(PassageId{1}, PassageId{2}, PassageId{3}, PassageId{4}, PassageId{5}));
  EXPECT_TRUE(page->matches_exact);
}

TEST_F(FullTextReaderTest, LooksOnlyAtThesePassages) {
  FullTextSearch options;
  options.within = {PassageId{2}, PassageId{4}, PassageId{5}};
  const auto all = reader_->search(node(Op::Or, {"a", "c"}), {});
  const auto page = reader_->search(node(Op::Or, {"a", "c"}), options);
  ASSERT_TRUE(all && page);
  std::vector<std::pair<unsigned, double>> expected;
  std::vector<std::pair<unsigned, double>> found;
  for (const FullTextHit& hit : all->hits) {
    const auto id = static_cast<unsigned>(hit.passage);
    if (id == 2 || id == 4 || id == 5) expected.emplace_back(id, hit.score);
  }
  for (const FullTextHit& hit : page->hits) found.emplace_back(static_cast<unsigned>(hit.passage), hit.score);
  EXPECT_EQ(found, expected);
}

TEST(WithoutNear, TakesNeighboursOutAndLeavesTheRest) {
  FullTextQuery query =
      combine(Op::Maybe, node(Op::Or, {"a", "b"}), scaled(node(Op::Near, {"a", "b"}, 2), 0.1));
  const auto [quick, had] = without_near(query);
  EXPECT_TRUE(had);
  EXPECT_EQ(quick.op, Op::Maybe);
  ASSERT_EQ(quick.children.size(), 1U);
  EXPECT_EQ(quick.children[0].children.size(), 2U);
  EXPECT_FALSE(without_near(node(Op::Phrase, {"a", "b"}, 2)).second);
}

TEST_F(FullTextReaderTest, WalksThePostingsOfATerm) {
  std::vector<PassageId> passages;
  std::vector<std::uint32_t> frequencies;
  ASSERT_TRUE(reader_->postings("b", [&](PassageId passage, std::uint32_t wdf) {
    passages.push_back(passage);
    frequencies.push_back(wdf);
    return true;
  }));
  EXPECT_EQ(passages.size(), 4U);
  EXPECT_EQ(reader_->wdf_of("b", passages).value(), frequencies);
  passages.push_back(PassageId{4000});
  frequencies.push_back(0);
  EXPECT_EQ(reader_->wdf_of("b", passages).value(), frequencies) << "0 where it is not";
  EXPECT_TRUE(reader_->postings("nothing", [](PassageId, std::uint32_t) { return false; }));
}

TEST_F(FullTextReaderTest, AddsListedPassagesWithoutAScore) {
  FullTextQuery listed;
  listed.op = Op::Listed;
  const FullTextQuery query = combine(Op::Or, {term_query("nothing"), listed});
  EXPECT_THAT(reader_->search(query, {})->hits, ::testing::IsEmpty());
  FullTextSearch options;
  options.listed = {PassageId{2}, PassageId{4}};
  const auto page = reader_->search(query, options);
  ASSERT_TRUE(page.has_value());
  ASSERT_EQ(page->hits.size(), 2U);
  EXPECT_EQ(page->hits[0].passage, PassageId{2});
  EXPECT_EQ(page->hits[0].score, 0.0);
}

TEST_F(FullTextReaderTest, ListsTermsByPrefixAndStopsWhenTold) {
  std::vector<std::string> terms;
  ASSERT_TRUE(reader_->terms("", [&](std::string_view term, std::uint64_t) {
    terms.emplace_back(term);
    return terms.size() < 3;
  }));
  EXPECT_THAT(terms, ElementsAre("a", "b", "c"));
  EXPECT_EQ(reader_->document_frequency("b").value(), 4U);
  EXPECT_EQ(reader_->document_frequency("nothing").value(), 0U);
  EXPECT_EQ(reader_->sequence().value(), 3U);
}

TEST_F(FullTextReaderTest, RefusesQueriesThatNestTooDeep) {
  FullTextQuery query = term_query("a");
  for (int i = 0; i < 100; ++i) {
    FullTextQuery outer;
    outer.op = Op::Or;
    outer.children.push_back(term_query("b"));
    outer.children.push_back(std::move(query));
    query = std::move(outer);
  }
  const auto page = reader_->search(query, {});
  ASSERT_FALSE(page.has_value());
  EXPECT_EQ(page.error().code, ErrorCode::Input);
}

TEST(FullTextReader, NamesTheFolderThatHasNoIndex) {
  const TemporaryDirectory directory;
  const auto reader = FullTextReader::open(directory / "none");
  ASSERT_FALSE(reader.has_value());
  EXPECT_EQ(reader.error().code, ErrorCode::NotFound);
}

// Against random trees: what explain adds up must be what Xapian scored, hit by hit.
TEST(FullTextReader, ExplainAddsUpToTheScoreOfEveryHit) {
  std::mt19937 random(7);  // NOLINT(bugprone-random-generator-seed): the same trees every time
  const auto below = [&random](unsigned bound) { return static_cast<unsigned>(random() % bound); };
  const auto term = [&] { return std::string(1, static_cast<char>('a' + below(8))); };
  std::vector<std::string> passages;
  for (int i = 0; i < 60; ++i) {
    std::string words;
    for (unsigned length = 1 + below(12); length > 0; --length) {
      words += term() + "^" + std::to_string(1 + below(120)) + " ";
    }
    passages.push_back(words);
  }
  const TemporaryDirectory directory;
  const auto reader = make_text_index(directory / "text", passages);
  ASSERT_NE(reader, nullptr);

  const std::function<FullTextQuery(int)> tree = [&](int depth) -> FullTextQuery {
    if (depth == 0 || below(3) == 0) return term_query(term(), 0.1 + below(20) / 10.0);
    if (below(5) == 0) {
      const std::string first = term();
      std::string second = term();
      while (second == first) second = term();  // positional operators are over different terms
      return node(below(2) == 0 ? Op::Phrase : Op::Near, {first, second}, 2 + below(3));
    }
    FullTextQuery query;
    const std::vector<Op> ops = {Op::And, Op::Or, Op::Or, Op::AndNot, Op::Filter, Op::Maybe};
    query.op = ops[below(static_cast<unsigned>(ops.size()))];
    query.weight = 0.5 + below(10) / 10.0;
    for (unsigned children = 2 + below(2); children > 0; --children)
      query.children.push_back(tree(depth - 1));
    return query;
  };
  int compared = 0;
  for (int i = 0; i < 300; ++i) {
    const FullTextQuery query = tree(3);
    FullTextSearch all;
    all.limit = passages.size();
    const auto page = reader->search(query, all);
    ASSERT_TRUE(page.has_value());
    // Asked for with few hits, all matches are the same as those of the long list.
    FullTextSearch few;
    few.limit = 1;
    few.collect_matches = true;
    const auto collected = reader->search(query, few);
    ASSERT_TRUE(collected.has_value());
    std::vector<PassageId> matched;
    for (const FullTextHit& hit : page->hits) matched.push_back(hit.passage);
    std::sort(matched.begin(), matched.end());
    ASSERT_EQ(collected->matched.ids(), matched) << "tree " << i;
    ASSERT_EQ(collected->matches, matched.size());
    for (const FullTextHit& hit : page->hits) {
      const auto parts = reader->explain(query, hit.passage);
      ASSERT_TRUE(parts.has_value());
      double sum = 0;
      for (const ScorePart& part : *parts) sum += part.weight;
      ASSERT_NEAR(sum, hit.score, 1e-6) << "tree " << i << ", passage " << static_cast<unsigned>(hit.passage);
      ++compared;
    }
  }
  EXPECT_GT(compared, 1000);
}

TEST(FullTextSchema, KeepsLongTermsApartAndWithinTheLimit) {
  const std::string common(300, 'o');
  const std::string a = index_term("E", common + "a");
  const std::string b = index_term("E", common + "b");
  EXPECT_LE(a.size(), kMaxTermBytes);
  EXPECT_NE(a, b);
  const std::string umlauts = index_term("E", [] {
    std::string text;
    for (int i = 0; i < 200; ++i) text += "å";
    return text;
  }());
  EXPECT_LE(umlauts.size(), kMaxTermBytes);
  EXPECT_EQ(umlauts.find('~') % 2, 1U);  // cut between letters of two bytes, after the prefix of one
}

TEST(FullTextSchema, FoldsLabelsAndNamesProvisions) {
  EXPECT_EQ(fold_label("  Social-\tog  ÆLDREMINISTERIET\n"), "social- og ældreministeriet");
  EXPECT_EQ(provision_term("serviceloven", "85", 1), "XR:serviceloven#85,stk 1");
  EXPECT_EQ(provision_term({}, "13b"), "XR:#13b");
  EXPECT_EQ(index_term("E", std::string_view("a\0b", 3)), "Ea b");
}

}  // namespace
}  // namespace vidensgraf
