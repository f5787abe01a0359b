#include "query/parsing/query_filter.h"

#include <utility>

#include <gtest/gtest.h>

#include "query/parsing/query_parser.h"

namespace vidensgraf {
namespace {

TEST(ParseFilter, GivesTheNodeOfTheQueryLanguage) {
  EXPECT_EQ(to_string(parse_filter("udgiver", "Min (egen) styrelse").value()),
            "(udgiver (phrase Min (egen) styrelse))");
  EXPECT_EQ(to_string(parse_filter("Year", "2019..2022").value()), "(år 2019..2022)");
  QueryNode root = parse_query("bolig OG hus").root;
  add_required(root, parse_filter("type", "rapport").value());
  EXPECT_EQ(to_string(root), "(every (and bolig hus) (type (phrase rapport)))");
  QueryNode nothing;
  add_required(nothing, parse_filter("type", "rapport").value());
  EXPECT_EQ(to_string(nothing), "(type (phrase rapport))");
}

TEST(ParseFilter, RefusesUnknownFieldsAndValues) {
  for (const auto& [field, value] :
       {std::pair("farve", "rød"), std::pair("år", "sidste"), std::pair("type", " ")}) {
    SCOPED_TRACE(field);
    const auto node = parse_filter(field, value);
    ASSERT_FALSE(node.has_value());
    EXPECT_EQ(node.error().code, ErrorCode::Input);
  }
}

}  // namespace
}  // namespace vidensgraf
