// A file system without hard links, as FAT and some network drives are: what is published is copied instead.

#include <fstream>

#include <gtest/gtest.h>

#include "tests/crash/child.h"

namespace vidensgraf::crash {
namespace {

TEST(FileSystemWithoutLinks, HoldsAnIndexLikeAnyOther) {
  const WorkDirectory work;
  const std::string index = (work.path() / "index").string();
  const auto run_there = [&index](std::vector<std::string> command) {
    command.insert(command.begin(), VIDENSGRAF_PROGRAM);
    command.insert(command.end(), {"--index", index});
    return run_child(command,
                     {"VIDENSGRAF_MIN_FREE_BYTES=1048576", "LD_PRELOAD=" VIDENSGRAF_FAULT_SHIM,
                      "FAULT_DIR=" + index, "FAULT_MODE=nolinks"},
                     std::nullopt);
  };
  for (const char* name : {"a", "b", "c", "d", "e"}) {  // more than checkpoints are kept
    std::ofstream(work.path() / (std::string(name) + ".txt"))
        << "Ved støttebehov forstås hjælp " << name << ".\n";
    const ChildResult indexed = run_there({"index", (work.path() / (std::string(name) + ".txt")).string()});
    ASSERT_EQ(indexed.status, 0) << indexed.errors;
  }
  const ChildResult compacted = run_there({"compact"});
  EXPECT_EQ(compacted.status, 0) << compacted.errors;
  const ChildResult verified = run_there({"verify"});
  EXPECT_EQ(verified.status, 0) << verified.output << verified.errors;
  EXPECT_NE(run_there({"search", "støttebehov"}).output.find("5 documents"), std::string::npos);
}

}  // namespace
}  // namespace vidensgraf::crash
