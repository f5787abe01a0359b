#include "indexer/document_ids.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vidensgraf {
namespace {

using ::testing::ElementsAre;

TEST(DocumentIds, AreShortWhereNothingElseCouldBeMeant) {
  EXPECT_THAT(document_ids({"/m/000_abc.txt", "/m/001_def.txt", "/m/rapport.pdf"}),
              ElementsAre("000", "001", "rapport"));
}

TEST(DocumentIds, AreTheStemWhereTheShortFormIsShared) {
  EXPECT_THAT(document_ids({"/m/1_a.txt", "/m/1_b.txt", "/m/2_a.txt"}), ElementsAre("1_a", "1_b", "2"));
  EXPECT_THAT(document_ids({"/m/1.txt", "/m/1_b.txt"}), ElementsAre("1.txt", "1_b"));
}

TEST(DocumentIds, TakeTheExtensionAndTheFolderWhereStemsAreShared) {
  EXPECT_THAT(document_ids({"/m/rapport.pdf", "/m/rapport.docx"}),
              ElementsAre("rapport.pdf", "rapport.docx"));
  EXPECT_THAT(document_ids({"/m/a/rapport.pdf", "/m/b/rapport.pdf"}),
              ElementsAre("a/rapport.pdf", "b/rapport.pdf"));
}

TEST(DocumentIds, DoNotDependOnTheOrder) {
  std::vector<std::string> paths = {"/m/1.txt", "/m/1_b.txt", "/n/1_b.txt", "/m/x_y_z.md", "/m/x.md"};
  const std::vector<std::string> ids = document_ids(paths);
  std::reverse(paths.begin(), paths.end());
  std::vector<std::string> reversed = document_ids(paths);
  std::reverse(reversed.begin(), reversed.end());
  EXPECT_EQ(reversed, ids);
}

TEST(DocumentIds, AreNeverShared) {
  std::vector<std::string> paths;
  for (const char* folder : {"/m/", "/m/a/", "/n/a/"}) {
    for (const char* name : {"x.txt", "x_1.txt", "x_1.pdf", "x.txt.txt", "_.txt", "_x.txt", "y_1.txt"}) {
      paths.push_back(std::string(folder) + name);
    }
  }
  std::vector<std::string> ids = document_ids(paths);
  std::sort(ids.begin(), ids.end());
  EXPECT_EQ(std::adjacent_find(ids.begin(), ids.end()), ids.end());
  EXPECT_NE(ids.front(), "");
}

}  // namespace
}  // namespace vidensgraf
