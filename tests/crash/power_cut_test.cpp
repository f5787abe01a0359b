// Cuts the power: the writer runs once, all it does to the disk is recorded, and from the record come the
// many states in which a cut at any moment may leave a disk (disk_model.h). Each is opened, recovered and
// compared like the result of any kill (workload.h): what was acknowledged must be there, and both stores
// must agree.
//
// VIDENSGRAF_CRASH_POWER_CUTS sets the number of cuts for each scenario and kind of disk,
// VIDENSGRAF_CRASH_SEED the start.

#include <optional>

#include <gtest/gtest.h>

#include "tests/crash/child.h"
#include "tests/crash/disk_model.h"
#include "tests/crash/workload.h"

namespace vidensgraf::crash {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kSeed = 5;
constexpr std::uint64_t kBatchesBefore = 24;

struct Scenario {
  bool has_index = true;
  bool has_text = true;
  std::uint64_t batches = 0;
  std::uint64_t bulk = 0;
  bool compacts = false;
};

class PowerCut : public ::testing::Test {
 protected:
  // Runs the writer under the recorder, from an index that is safe on the disk.
  void record(const Scenario& scenario) {
    scenario_ = scenario;
    fs::create_directories(root());
    if (scenario.has_index) {
      const auto writer = open_workload(root() / "index");
      ASSERT_TRUE(writer.has_value()) << writer.error().message;
      while ((*writer)->sequence() < kBatchesBefore) ASSERT_TRUE(commit_next(**writer, kSeed).has_value());
    }
    if (!scenario.has_text) fs::remove_all(root() / "index/text");
    for (const DiskKind kind : {DiskKind::Journal, DiskKind::Strict}) start_.emplace_back(root(), kind);
    std::vector<std::string> command{VIDENSGRAF_CRASH_WRITER, (root() / "index").string(),
                                     std::to_string(kSeed), std::to_string(scenario.batches),
                                     std::to_string(scenario.bulk)};
    if (scenario.compacts) command.emplace_back("compact");
    const ChildResult writer =
        run_child(command,
                  {std::string("LD_PRELOAD=") + VIDENSGRAF_FAULT_SHIM, "FAULT_DIR=" + root().string(),
                   "FAULT_TRACE=" + (work_.path() / "trace").string(), "XAPIAN_FLUSH_THRESHOLD=3"},
                  std::nullopt);
    ASSERT_EQ(writer.status, 0) << writer.errors;
    calls_ = read_trace(work_.path() / "trace");
    ASSERT_GT(calls_.size(), 20U) << "the recorder sees too little";
  }

  // What is wrong after a cut that follows `count` calls; empty if nothing is.
  std::string problem_after(std::size_t count, DiskKind kind, std::mt19937_64& random,
                            bool folder_syncs = true) {
    DiskModel disk = start_[kind == DiskKind::Journal ? 0 : 1];
    Checks checks;
    checks.acknowledged = scenario_.has_index ? kBatchesBefore : 0;
    checks.readers_may_wait = !scenario_.has_text;
    checks.further_batches = 1;
    std::uint64_t seen = checks.acknowledged;
    for (std::size_t i = 0; i < count; ++i) {
      disk.apply(calls_[i], folder_syncs);
      if (calls_[i].kind != 'q') continue;
      ChildResult said;
      said.output = calls_[i].bytes;
      checks.acknowledged = said.last("ack").value_or(checks.acknowledged);
      seen = said.last("seen").value_or(seen);
    }
    if (scenario_.bulk > 0) checks.not_yet_visible = checks.acknowledged - seen;
    disk.cut_power(random);
    const fs::path left = work_.path() / "left";
    fs::remove_all(left);
    disk.write_to(left);
    const Outcome outcome = check_interrupted(left / "index", kSeed, checks);
    replayed_ += outcome.replayed ? 1 : 0;
    return outcome.problem;
  }

  void cut_often(const Scenario& scenario) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    GTEST_SKIP() << "a sanitizer's runtime must be loaded before the recorder";
#endif
    ASSERT_NO_FATAL_FAILURE(record(scenario));
    const std::uint64_t cuts = setting("VIDENSGRAF_CRASH_POWER_CUTS", 250);
    std::mt19937_64 random(setting("VIDENSGRAF_CRASH_SEED", 20220));
    unsigned failures = 0;
    for (const DiskKind kind : {DiskKind::Journal, DiskKind::Strict}) {
      for (std::uint64_t cut = 0; cut < cuts && failures < 5; ++cut) {
        const std::size_t count = 1 + random() % calls_.size();
        const std::string problem = problem_after(count, kind, random);
        if (problem.empty()) continue;
        ++failures;
        const DiskCall& last = calls_[count - 1];
        ADD_FAILURE() << (kind == DiskKind::Journal ? "journal" : "strict") << " disk, cut " << cut
                      << " after call " << count << " (" << last.kind << " " << last.path << "): " << problem;
      }
    }
    std::printf("%zu calls, %llu cuts, %u of them replayed\n", calls_.size(),
                static_cast<unsigned long long>(2 * cuts), replayed_);
  }

  fs::path root() const { return work_.path() / "disk"; }

  WorkDirectory work_;
  Scenario scenario_;
  std::vector<DiskModel> start_;  // journal, strict
  std::vector<DiskCall> calls_;
  unsigned replayed_ = 0;
};

TEST_F(PowerCut, WhileAnIndexIsCreated) { cut_often({false, true, 2, 0}); }
TEST_F(PowerCut, WhileBatchesAreCommitted) { cut_often({true, true, 6, 0}); }
TEST_F(PowerCut, WhileBatchesAreCommittedInBulk) { cut_often({true, true, 6, 3}); }
TEST_F(PowerCut, WhileAnIndexIsCompacted) { cut_often({true, true, 0, 0, true}); }
TEST_F(PowerCut, WhileTheFullTextIndexIsRebuilt) { cut_often({true, false, 1, 0}); }

// The model is worth something only if it finds what a program breaks that does not sync its folders.
TEST_F(PowerCut, WouldFindAMissingSync) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "a sanitizer's runtime must be loaded before the recorder";
#endif
  ASSERT_NO_FATAL_FAILURE(record({true, true, 6, 0}));
  std::mt19937_64 random(1);
  for (unsigned cut = 0; cut < 300; ++cut) {
    const std::size_t count = calls_.size() - random() % (calls_.size() / 4);
    if (!problem_after(count, DiskKind::Strict, random, false).empty()) return;
  }
  FAIL() << "300 cuts found nothing";
}

}  // namespace
}  // namespace vidensgraf::crash
