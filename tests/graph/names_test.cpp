#include "graph/names.h"

#include <gmock/gmock.h>

namespace vidensgraf {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(FoldName, MakesOneFormOfOneName) {
  struct NamesCase {
    const char* name;
    const char* folded;
  };
  constexpr NamesCase kNamesCases[] = {
      {"Komplekse Støttebehov", "komplekse støttebehov"},
      {"  to\n ord ", "to ord"},
      {"ÆØÅ", "æøå"},
      {"A\xCC\x8A"
       "ben",
       "åben"},                        // A and a combining ring
      {"ind\xC2\xADsats", "indsats"},  // soft hyphen
      {"fast\xC2\xA0udtryk", "fast udtryk"},
      {"§ 85, Stk. 1", "§ 85, stk. 1"},
      {"", ""},
  };
  for (const NamesCase& item : kNamesCases) {
    SCOPED_TRACE(item.name);
    EXPECT_EQ(fold_name(item.name), item.folded);
  }
}

TEST(FoldName, IsItsOwnFoldedForm) {
  for (const char* name : {"STØTTEBEHOV hos  Borgere", "Åben rådgivning", "straße", "Crème"}) {
    EXPECT_EQ(fold_name(fold_name(name)), fold_name(name));
  }
}

TEST(AsciiNames, GivesBothWaysToTypeDanishLetters) {
  EXPECT_THAT(ascii_names("støttebehov"), ElementsAre("stoettebehov", "stottebehov"));
  EXPECT_THAT(ascii_names("målgruppe på æ"), ElementsAre("maalgruppe paa ae", "malgruppe pa a"));
  EXPECT_THAT(ascii_names("caf\xC3\xA9"), ElementsAre("cafe"));
}

TEST(AsciiNames, GivesNothingForPlainAscii) {
  EXPECT_THAT(ascii_names("indsats"), IsEmpty());
  EXPECT_THAT(ascii_names("§ 85, stk. 2"), IsEmpty());
}

TEST(AsciiNames, LeavesTheSectionSign) {
  EXPECT_THAT(ascii_names("§ 11 for børn"), ElementsAre("§ 11 for boern", "§ 11 for born"));
  EXPECT_THAT(ascii_names("§ 11 caf\xC3\xA9"), ElementsAre("§ 11 cafe"));
}

}  // namespace
}  // namespace vidensgraf
