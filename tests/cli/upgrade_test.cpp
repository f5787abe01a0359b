// An index that an earlier version of the program made.

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/store_writer.h"
#include "tests/cli/program.h"

namespace vidensgraf::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class Upgrade : public ProgramTest {};

TEST_F(Upgrade, AnIndexOfAnotherAnalysisIsReadAndSaidToBeOne) {
  {
    StoreOptions options;
    options.analyzer_version = "danish-0";
    options.min_free_bytes = 0;
    const auto writer = StoreWriter::open(folder_ / "index", options,
                                          [](const Rows&, PassageId) { return PassagePostings(); });
    ASSERT_TRUE(writer.has_value()) << writer.error().message;
    ASSERT_TRUE((*writer)->commit(Batch()).has_value());
  }
  for (const std::vector<std::string>& command : {std::vector<std::string>{"status"},
                                                  {"search", "støtte"},
                                                  {"concept", "støtte"},
                                                  {"review", "export"}}) {
    const auto read = run(command);
    EXPECT_LT(read.exit_code, 2) << command.front();
    EXPECT_THAT(read.err, HasSubstr("made by the language analysis danish-0, this program has"))
        << command.front();
  }
  write("docs/a.txt", "En tekst om støttebehov.\n");
  for (const std::vector<std::string>& command : {std::vector<std::string>{"index", "docs"}, {"compact"}}) {
    const auto changed = run(command);
    EXPECT_EQ(changed.exit_code, 2) << command.front();
    EXPECT_THAT(changed.err, HasSubstr("Index the documents again into a new folder")) << command.front();
  }

  ASSERT_EQ(run({"index", "docs", "--index", "new"}).exit_code, 0);
  EXPECT_THAT(run({"status", "--index", "new"}).err, IsEmpty());
  EXPECT_THAT(run({"search", "støtte", "--index", "new"}).err, Not(HasSubstr("analysis")));
}

}  // namespace
}  // namespace vidensgraf::testing
