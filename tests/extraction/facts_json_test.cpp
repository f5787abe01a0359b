#include "extraction/facts_json.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/extraction/facts_of.h"

namespace vidensgraf {
namespace {

using nlohmann::json;

TEST(FactsJson, KeepsTheContract) {
  const auto read = facts_of(
      "Støtte i hverdagen\n\nStøtten gives efter servicelovens § 85, stk. 1 og 2 (Socialstyrelsen, 2020, s. "
      "7).\n");
  const json out = json::parse(facts_to_json(read->document, read->facts));
  for (const char* kind : {"legal_references", "definitions", "abbreviations", "target_groups", "citations",
                           "organisations", "concepts", "relations"}) {
    EXPECT_TRUE(out.at(kind).is_array()) << kind;
  }
  EXPECT_EQ(out.at("document").at("title"), "Støtte i hverdagen");
  EXPECT_TRUE(out.at("document").at("isbn").is_null());
  const json& reference = out.at("legal_references").at(0);
  EXPECT_EQ(reference.at("law"), "serviceloven");
  EXPECT_EQ(reference.at("paragraf"), "85");
  EXPECT_EQ(reference.at("stk"), json::array({1, 2}));
  EXPECT_EQ(reference.at("kind"), "paragraph_ref");
  EXPECT_EQ(reference.at("resolution"), "explicit");
  EXPECT_TRUE(reference.at("page").is_null());
  const auto start = reference.at("start").get<std::uint32_t>();
  const auto end = reference.at("end").get<std::uint32_t>();
  EXPECT_EQ(read->at({start, end}), reference.at("surface").get<std::string>());
  EXPECT_EQ(out.at("citations").at(0).at("pages"), "7");
  EXPECT_EQ(out.at("organisations").at(0).at("label"), "Socialstyrelsen");
}

}  // namespace
}  // namespace vidensgraf
