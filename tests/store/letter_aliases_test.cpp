#include "store/letter_aliases.h"

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/store/small_store.h"

namespace vidensgraf {
namespace {

namespace fs = std::filesystem;
using testing::TemporaryDirectory;

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

TEST(AsciiForms, SpellDanishLettersBothWays) {
  EXPECT_THAT(ascii_forms("støtte"), ElementsAre("stoette", "stotte"));
  EXPECT_THAT(ascii_forms("åæø"), ElementsAre("aaaeoe", "aao"));
  EXPECT_THAT(ascii_forms("idé"), ElementsAre("ide"));
  EXPECT_THAT(ascii_forms("støtte-idé"), ElementsAre("stoette-ide", "stotte-ide"));
  EXPECT_THAT(ascii_forms("behov"), IsEmpty());
  EXPECT_THAT(ascii_forms("日本"), IsEmpty());  // nothing to take off
}

std::vector<Posting> postings(const std::vector<std::string>& terms) {
  std::vector<Posting> result;
  for (const std::string& term : terms) result.push_back(Posting{term, 1});
  return result;
}

void enter(const fs::path& directory, const std::vector<std::string>& terms) {
  Xapian::WritableDatabase database(directory.string(), Xapian::DB_CREATE_OR_OPEN);
  LetterAliases aliases;
  aliases.gather(postings(terms));
  aliases.write_to(database);
  database.add_document(Xapian::Document());  // what holds no passage is not joined
  database.commit();
}

TEST(LetterAliases, LeadFromWhatIsTypedToTheTermsOfWords) {
  const TemporaryDirectory temporary;
  const fs::path directory = temporary / "text";
  enter(directory, {"Ebehov", "Estøtten", "Lstøtte", "XC:støtte"});
  enter(directory, {"Estøtte", "Lstøtte"});  // one is known by now
  const Xapian::Database database(directory.string());
  EXPECT_THAT(terms_typed_as(database, "stotte"), UnorderedElementsAre("Estøtte", "Lstøtte"));
  EXPECT_THAT(terms_typed_as(database, "stoette"), UnorderedElementsAre("Estøtte", "Lstøtte"));
  EXPECT_THAT(terms_typed_as(database, "stotten"), UnorderedElementsAre("Estøtten"));
  EXPECT_THAT(terms_typed_as(database, "støtte"), IsEmpty());
  EXPECT_THAT(terms_typed_as(database, "behov"), IsEmpty());
  EXPECT_THAT(terms_typed_as(database, ""), IsEmpty());
}

TEST(LetterAliases, OfJoinedIndexesAreThoseOfAll) {
  const TemporaryDirectory temporary;
  enter(temporary / "a", {"Estøtte", "Låben"});
  enter(temporary / "b", {"Lstøtte"});
  Xapian::Database both((temporary / "a").string());
  both.add_database(Xapian::Database((temporary / "b").string()));
  both.compact((temporary / "joined").string());
  const Xapian::Database joined((temporary / "joined").string());
  EXPECT_THAT(terms_typed_as(joined, "stotte"), UnorderedElementsAre("Estøtte", "Lstøtte"));
  EXPECT_THAT(terms_typed_as(joined, "aaben"), UnorderedElementsAre("Låben"));
}

}  // namespace
}  // namespace vidensgraf
