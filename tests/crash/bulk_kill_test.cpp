// Kills `vidensgraf index` in bulk before and after each commit of rows: there the sums of the graph are
// behind the documents, or have just been written. Readers find what was there before the run, or all. The
// next run sums up what was not, also where it was killed while it did, and then the graph is that of an
// index which was never killed, byte for byte.

#include <fstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "store/graph_schema.h"
#include "store/row_store.h"
#include "tests/crash/child.h"

namespace vidensgraf::crash {
namespace {

namespace fs = std::filesystem;

class BulkKill : public ::testing::Test {
 protected:
  static constexpr std::size_t kLines = 11000;  // two batches: index_changes.cpp

  fs::path index() const { return work_.path() / "index"; }
  fs::path lines() const { return work_.path() / "notater.jsonl"; }

  // Texts come again side by side and far apart; with `changed`, every third is another one.
  void write_lines(std::size_t count, bool changed) const {
    std::ofstream file(lines());
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t text = changed && i % 3 == 0 ? i + 5000 : i;
      file << fmt::format(
          "{{\"id\": \"n{0}\", \"title\": \"Notat {1}\", \"text\": \"Sag {1}: støtte efter § {2}.\"}}\n", i,
          text / 2 % 4000, 80 + text / 2 % 30);
    }
  }

  ChildResult run(std::vector<std::string> arguments, std::vector<std::string> environment = {}) const {
    arguments.insert(arguments.begin(), VIDENSGRAF_PROGRAM);
    arguments.insert(arguments.end(), {"--index", index().string()});
    environment.emplace_back("VIDENSGRAF_MIN_FREE_BYTES=1048576");
    return run_child(arguments, environment, std::nullopt);
  }

  // `index`, killed before its call number `at` that changes files; 0: not at all.
  ChildResult run_index(std::uint64_t at) const {
    return run({"index", lines().string()},
               {"LD_PRELOAD=" VIDENSGRAF_FAULT_SHIM, "FAULT_DIR=" + index().string(),
                "FAULT_LOG=" + (work_.path() / "calls").string(), fmt::format("FAULT_AT={}", at),
                "FAULT_MODE=kill"});
  }

  // The calls of the last run that committed rows, and those after them.
  std::vector<std::uint64_t> commits() const {
    std::vector<std::uint64_t> numbers;
    std::ifstream calls(work_.path() / "calls");
    std::string call, path;
    for (std::uint64_t number = 0; calls >> number >> call && std::getline(calls, path);) {
      if (call == "fdatasync" && path.find("/graph/") != std::string::npos && path.ends_with(".log")) {
        numbers.insert(numbers.end(), {number, number + 1});
      }
    }
    return numbers;
  }

  static std::vector<std::uint64_t> every_third(const std::vector<std::uint64_t>& numbers) {
    std::vector<std::uint64_t> some;
    for (std::size_t i = 0; i < numbers.size(); i += 3) some.push_back(numbers[i]);
    return some;
  }

  bool sums_are_behind() const {
    const auto rows = RowStore::open_read_only(index() / "graph");
    return rows && (*rows)->get(Family::Meta, kMetaSumsAreBehind).value_or(std::nullopt).has_value();
  }

  std::string graph() const {
    const ChildResult exported = run({"graph", "export", "--format", "turtle"});
    EXPECT_EQ(exported.status, 0) << exported.errors;
    return exported.output;
  }

  // What a run finds that nobody kills.
  void expect_whole_after_a_run(const std::string& expected) const {
    const ChildResult ended = run({"index", lines().string()});
    EXPECT_EQ(ended.status, 0) << ended.errors;
    const ChildResult verified = run({"verify"});
    EXPECT_EQ(verified.status, 0) << verified.output << verified.errors;
    EXPECT_TRUE(graph() == expected);
  }

  void expect_documents(std::size_t count) const {
    const ChildResult status = run({"status", "--json"});
    EXPECT_NE(status.output.find(fmt::format("\"documents\": {},", count)), std::string::npos)
        << status.output << status.errors;
  }

  static void copy(const fs::path& from, const fs::path& to) {
    fs::remove_all(to);
    fs::copy(from, to, fs::copy_options::recursive);
  }

  WorkDirectory work_;
};

TEST_F(BulkKill, SumsUpWhatAFirstBuildLeft) {
  write_lines(kLines, false);
  ASSERT_EQ(run_index(0).status, 0);
  const std::string expected = graph();
  std::size_t behind = 0;
  for (const std::uint64_t point : commits()) {
    SCOPED_TRACE(fmt::format("killed before call {}", point));
    fs::remove_all(index());
    const ChildResult killed = run_index(point);
    ASSERT_TRUE(killed.was_killed()) << killed.errors;
    if (sums_are_behind()) {
      ++behind;
      EXPECT_NE(run({"search", "støtte"}).errors.find("is empty"), std::string::npos);
    }
    expect_whole_after_a_run(expected);
  }
  EXPECT_GE(behind, 3U);  // after each of two batches, and before the sums are written
}

TEST_F(BulkKill, SumsUpWhatARunOverAnIndexLeftAlsoWhereThatIsKilled) {
  write_lines(kLines, false);
  ASSERT_EQ(run_index(0).status, 0);
  const std::string expected = graph();
  fs::remove_all(index());
  write_lines(2000, true);
  ASSERT_EQ(run_index(0).status, 0);
  const fs::path before = work_.path() / "before", behind = work_.path() / "behind";
  copy(index(), before);
  write_lines(kLines, false);
  ASSERT_EQ(run_index(0).status, 0);
  EXPECT_TRUE(graph() == expected);
  for (const std::uint64_t point : every_third(commits())) {
    SCOPED_TRACE(fmt::format("killed before call {}", point));
    copy(before, index());
    ASSERT_TRUE(run_index(point).was_killed());
    if (!sums_are_behind()) continue;
    expect_documents(2000);
    copy(index(), behind);
  }
  ASSERT_TRUE(fs::exists(behind));
  copy(behind, index());
  ASSERT_EQ(run_index(0).status, 0);
  for (const std::uint64_t point : every_third(commits())) {
    SCOPED_TRACE(fmt::format("the recovery killed before call {}", point));
    copy(behind, index());
    ASSERT_TRUE(run_index(point).was_killed());
    expect_whole_after_a_run(expected);
  }
}

}  // namespace
}  // namespace vidensgraf::crash
