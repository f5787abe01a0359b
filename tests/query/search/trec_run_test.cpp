#include "query/search/trec_run.h"

#include <gtest/gtest.h>

namespace vidensgraf {
namespace {

TEST(ParseTrecQueries, ReadsIdAndTextOfEachLine) {
  const auto queries = parse_trec_queries("q1\tstøtte til borgere\r\n\nq2\tto\tord");
  ASSERT_TRUE(queries.has_value());
  ASSERT_EQ(queries->size(), 2U);
  EXPECT_EQ(queries->at(0).id, "q1");
  EXPECT_EQ(queries->at(0).text, "støtte til borgere");
  EXPECT_EQ(queries->at(1).text, "to\tord");
  EXPECT_TRUE(parse_trec_queries("").value().empty());
}

TEST(ParseTrecQueries, NamesTheLineThatIsNone) {
  for (const char* tsv : {"q1\ta\nuden tabulator\n", "q1\ta\n\tuden id\n", "q1\ta\nq2\t\n"}) {
    const auto queries = parse_trec_queries(tsv);
    ASSERT_FALSE(queries.has_value());
    EXPECT_NE(queries.error().message.find("line 2"), std::string::npos);
  }
}

TEST(TrecLines, WritesOneLineForEachRank) {
  const TrecQuery query{"q1", "støtte"};
  const std::vector<RankedItem> ranking = {{"004", {10, 25}, 2.5}, {"000", {0, 7}, 1.25}};
  EXPECT_EQ(trec_lines(query, ranking, RankedUnit::Document, "t"),
            "q1 Q0 004 1 2.500000 t\nq1 Q0 000 2 1.250000 t\n");
  EXPECT_EQ(trec_lines(query, ranking, RankedUnit::Passage, "t"),
            "q1 Q0 004:10-25 1 2.500000 t\nq1 Q0 000:0-7 2 1.250000 t\n");
  EXPECT_EQ(trec_lines(query, {}, RankedUnit::Document, "t"), "");
}

}  // namespace
}  // namespace vidensgraf
