#include "query/search/batch_search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/csv.h"
#include "tests/query/search_fixture.h"

namespace vidensgraf {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::SearchTest;

TEST(TermTable, TakesTheColumnThatIsNamedForTheTerm) {
  const auto table = parse_term_table("nr;Begreb;note\r\n1;støtte;\"a;b\"\r\n2;;\r\n3;team\r\n");
  ASSERT_TRUE(table.has_value()) << table.error().message;
  EXPECT_EQ(table->separator, ';');
  EXPECT_THAT(table->extra, ElementsAre("nr", "note"));
  ASSERT_EQ(table->rows.size(), 2U);
  EXPECT_EQ(table->rows[0].term, "støtte");
  EXPECT_THAT(table->rows[0].extra, ElementsAre("1", "a;b"));
  EXPECT_EQ(table->rows[1].term, "team");
  EXPECT_THAT(table->rows[1].extra, ElementsAre("3", ""));
  const auto named = parse_term_table("nr,emne\n1,støtte\n", "Emne");
  ASSERT_TRUE(named.has_value());
  EXPECT_EQ(named->rows[0].term, "støtte");
}

TEST(TermTable, TakesAListWithoutNamesAsItIs) {
  const auto list = parse_term_table("støtte\nteam\n");
  ASSERT_TRUE(list.has_value());
  EXPECT_EQ(list->rows.size(), 2U);
  EXPECT_THAT(list->extra, IsEmpty());
  const auto unclear = parse_term_table("1,støtte\n2,team\n");
  ASSERT_FALSE(unclear.has_value());
  EXPECT_THAT(unclear.error().message, HasSubstr("--column"));
  EXPECT_FALSE(parse_term_table("term\nstøtte\n", "emne").has_value());
}

TEST_F(SearchTest, WritesTheHitsOfATableOfTerms) {
  const auto terms = parse_term_table("nr,term\n=1+1,drikkevaner\n2,findesikkenogetsteds\n");
  ASSERT_TRUE(terms.has_value());
  std::string text;
  SearchRequest request;
  request.passages_per_document = 1;
  const auto searched = search_batch(*searcher_, *terms, request, [&](std::string_view rows) {
    text += rows;
    return true;
  });
  ASSERT_TRUE(searched.has_value()) << searched.error().message;
  EXPECT_EQ(*searched, 1U);
  EXPECT_THAT(text, HasSubstr("\r\ndrikkevaner,'=1+1,1,")) << "no formula";
  const auto table = parse_csv(text);
  ASSERT_TRUE(table.has_value());
  ASSERT_EQ(table->rows.size(), 3U);
  for (const auto& row : table->rows) EXPECT_EQ(row.size(), table->rows[0].size());
  EXPECT_THAT(table->rows[0],
              ElementsAre("term", "nr", "rank", "score", "document", "title", "publisher", "year", "type",
                          "page", "section", "start", "end", "snippet", "note"));
  const auto& hit = table->rows[1];
  EXPECT_EQ(hit[4], "misbrug");
  const ByteSpan span{static_cast<std::uint32_t>(std::stoul(hit[11])),
                      static_cast<std::uint32_t>(std::stoul(hit[12]))};
  EXPECT_THAT(std::string(cut(text_of("misbrug"), span)), HasSubstr("drikkevaner"));
  EXPECT_EQ(table->rows[2][14], "nothing found");
}

}  // namespace
}  // namespace vidensgraf
