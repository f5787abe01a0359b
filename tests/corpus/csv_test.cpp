#include "corpus/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vidensgraf {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Row = std::vector<std::string>;

std::vector<Row> rows(std::string_view text) {
  const auto table = parse_csv(text);
  return table ? table->rows : std::vector<Row>{{table.error().message}};
}

TEST(CsvField, QuotesWhatWouldBreakTheTable) {
  EXPECT_EQ(csv_field("støtte"), "støtte");
  EXPECT_EQ(csv_field("støtte, hjælp"), "\"støtte, hjælp\"");
  EXPECT_EQ(csv_field("støtte, hjælp", ';'), "støtte, hjælp");
  EXPECT_EQ(csv_field("a;b", ';'), "\"a;b\"");
  EXPECT_EQ(csv_field("sagt \"nej\""), "\"sagt \"\"nej\"\"\"");
  EXPECT_EQ(csv_field("to\nlinjer"), "\"to\nlinjer\"");
  EXPECT_EQ(csv_field(""), "");
}

TEST(CsvField, LetsNoTextBeAFormula) {
  EXPECT_EQ(csv_field("=1+1"), "'=1+1");
  EXPECT_EQ(csv_field("@sum"), "'@sum");
  EXPECT_EQ(csv_field("-unge"), "'-unge");
  EXPECT_EQ(csv_field("+45, \"x\""), "\"'+45, \"\"x\"\"\"");
  EXPECT_EQ(csv_field("1=1"), "1=1");
}

TEST(ParseCsv, ReadsQuotedFieldsOverLines) {
  EXPECT_THAT(rows("a,b\r\n\"x, y\",\"sagt \"\"nej\"\"\"\r\n\"to\nlinjer\",\r\n"),
              ElementsAre(Row{"a", "b"}, Row{"x, y", "sagt \"nej\""}, Row{"to\nlinjer", ""}));
}

TEST(ParseCsv, ReadsWhatSpreadsheetsWrite) {
  EXPECT_THAT(rows("\xEF\xBB\xBFterm;note\nstøtte;a,b\n"),
              ElementsAre(Row{"term", "note"}, Row{"støtte", "a,b"}));
  EXPECT_THAT(rows("term\tnote\nx\ty"), ElementsAre(Row{"term", "note"}, Row{"x", "y"}));
  EXPECT_THAT(rows("st\xF8tte\r\n"), ElementsAre(Row{"støtte"})) << "Windows-1252";
  EXPECT_THAT(rows("a\r\rb\n\nc"), ElementsAre(Row{"a"}, Row{"b"}, Row{"c"}));
  EXPECT_THAT(rows("a,"), ElementsAre(Row{"a", ""}));
  EXPECT_THAT(rows(""), IsEmpty());
}

TEST(ParseCsv, NamesTheLineOfAQuoteWithoutEnd) {
  const auto table = parse_csv("a\nb\n\"c\nd");
  ASSERT_FALSE(table.has_value());
  EXPECT_EQ(table.error().code, ErrorCode::Input);
  EXPECT_EQ(table.error().message, "The quoted field that begins on line 3 has no end.");
}

TEST(ParseCsv, GivesBackWhatWasWritten) {
  const std::vector<Row> table = {{"a", "b, c", "\"d\""}, {"", "e\r\nf", "æøå;"}, {"g", "", ""}};
  for (const char separator : {',', ';', '\t'}) {
    std::string text;
    for (const Row& row : table) text += csv_row(row, separator);
    EXPECT_EQ(rows(text), table) << separator;
  }
}

}  // namespace
}  // namespace vidensgraf
