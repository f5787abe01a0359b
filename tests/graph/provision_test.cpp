#include "graph/provision.h"

#include <gmock/gmock.h>

namespace vidensgraf {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> keys_of(const LawReference& reference) {
  std::vector<std::string> keys;
  for (const ProvisionAddress& address : addresses_of(reference)) keys.push_back(key_of(address));
  return keys;
}

LawReference reference_to(std::string law, std::string paragraf) {
  LawReference reference;
  reference.law = std::move(law);
  reference.paragraf = std::move(paragraf);
  return reference;
}

TEST(ProvisionKey, ComesBackFromParsing) {
  for (const char* key :
       {"serviceloven", "serviceloven#85", "serviceloven#13b,stk 2", "barnets-lov#32,stk 1,nr 3",
        "sundhedsloven#5,stk 1,nr 2,litra a", "serviceloven#1,pkt 2"}) {
    SCOPED_TRACE(key);
    const auto address = parse_provision_key(key);
    ASSERT_TRUE(address.has_value());
    EXPECT_EQ(key_of(*address), key);
  }
  for (const char* key :
       {"", "#85", "serviceloven#", "serviceloven#85,", "serviceloven#85,stk x", "a#1,led 2"}) {
    SCOPED_TRACE(key);
    EXPECT_FALSE(parse_provision_key(key).has_value());
  }
}

TEST(ProvisionLabel, ReadsAsDanishLawWritesIt) {
  EXPECT_EQ(label_of(*parse_provision_key("serviceloven#13b,stk 2,nr 1")),
            "serviceloven § 13 b, stk. 2, nr. 1");
  EXPECT_EQ(label_of(*parse_provision_key("barnets-lov#32,stk 1,pkt 2")),
            "barnets lov § 32, stk. 1, 2. pkt.");
  EXPECT_EQ(label_of(*parse_provision_key("serviceloven")), "serviceloven");
  EXPECT_EQ(label_of(*parse_provision_key("lab#28")), "LAB § 28");
  EXPECT_EQ(label_of(*parse_provision_key("aeldreloven#3,stk 2")), "ældreloven § 3, stk. 2");
  EXPECT_EQ(label_of(*parse_provision_key("no-such-law#3")), "no-such-law § 3");
}

TEST(ProvisionParent, GoesUpOneStepAtATime) {
  auto address = parse_provision_key("serviceloven#85,stk 1,nr 2");
  std::vector<std::string> way;
  while (address) {
    way.push_back(key_of(*address));
    address = parent_of(*address);
  }
  EXPECT_THAT(way, ElementsAre("serviceloven#85,stk 1,nr 2", "serviceloven#85,stk 1", "serviceloven#85",
                               "serviceloven"));
}

TEST(ProvisionAddresses, AreOneForEachPlaceNamed) {
  LawReference reference = reference_to("serviceloven", "85");
  EXPECT_THAT(keys_of(reference), ElementsAre("serviceloven#85"));
  reference.stk = {1, 2};
  EXPECT_THAT(keys_of(reference), ElementsAre("serviceloven#85,stk 1", "serviceloven#85,stk 2"));
  reference.nr = {3};
  EXPECT_THAT(keys_of(reference), ElementsAre("serviceloven#85,stk 1", "serviceloven#85,stk 2,nr 3"));
}

TEST(ProvisionAddresses, FillARangeOfNumbers) {
  LawReference reference = reference_to("serviceloven", "52");
  reference.paragraf_to = "54";
  EXPECT_THAT(keys_of(reference), ElementsAre("serviceloven#52", "serviceloven#53", "serviceloven#54"));
  reference.paragraf_to = "54b";  // what lies between is not known here: only the ends
  EXPECT_THAT(keys_of(reference), ElementsAre("serviceloven#52", "serviceloven#54b"));
}

TEST(ProvisionAddresses, AreNoneWhereTheLawIsUnresolved) {
  EXPECT_THAT(keys_of(reference_to("", "85")), IsEmpty());
}

TEST(OrderedName, IsInTheOrderOfTheLaw) {
  constexpr const char* kInOrder[] = {"serviceloven#2",
                                      "serviceloven#2,stk 1,nr 9",
                                      "serviceloven#2,stk 1,nr 10",
                                      "serviceloven#2,stk 2",
                                      "serviceloven#2,stk 2,litra b",
                                      "serviceloven#2a",
                                      "serviceloven#10",
                                      "serviceloven#13b",
                                      "serviceloven#100"};
  std::string before = ordered_name(ProvisionAddress{"serviceloven", {}, 0, 0, {}, 0});
  for (const char* key : kInOrder) {
    const std::string name = ordered_name(*parse_provision_key(key));
    EXPECT_LT(before, name) << key;
    before = name;
  }
}

}  // namespace
}  // namespace vidensgraf
