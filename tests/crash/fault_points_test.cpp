// Hits every single call by which the writer changes a file: killed before it, killed half-way through a
// write, the disk full once or from there on, an input/output error.
//
// A run of the writer without faults is logged by fault_shim.c; then the same work is done once for each call
// in the log and each fault that can happen to it, from a fresh copy of the same index, and what is left is
// checked like after any kill (workload.h). RocksDB's background threads make numbers vary a little between
// runs; every number is tried, and a number that no longer comes leaves an undisturbed run, which is checked
// too.
//
// Errors and full disks may end the writer (74, or SIGABRT: Debian's RocksDB asserts) but in no other way.
// Normally every kill, torn write and error is tried but only every third full disk;
// VIDENSGRAF_CRASH_STRIDE=1 tries all, a larger one fewer of everything.

#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>

#include "tests/crash/child.h"
#include "tests/crash/workload.h"

namespace vidensgraf::crash {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kSeed = 5;
constexpr std::uint64_t kBatchesBefore = 24;
constexpr std::uint64_t kBatchesInBulk = 8;

enum class Start { Nothing, Index, TextBehind, TextMissing, BulkUnfinished };

struct Scenario {
  Start start;
  std::uint64_t batches;
  std::uint64_t bulk = 0;  // batches that are committed together
  bool compacts = false;   // at the end
};

struct Call {
  std::uint64_t number = 0;
  std::string name;
  std::string path;
};

bool needs_space(const std::string& call) {
  return call == "write" || call == "create" || call == "link" || call == "mkdir" || call == "fallocate" ||
         call == "ftruncate";
}

class FaultPoints : public ::testing::Test {
 protected:
  fs::path run() const { return work_.path() / "run"; }
  fs::path index() const { return run() / "index"; }

  // Makes the index that each run starts from.
  void prepare(Start start) {
    fs::create_directories(base_);
    if (start == Start::Nothing) return;
    {
      const auto writer = open_workload(base_ / "index");
      ASSERT_TRUE(writer.has_value()) << writer.error().message;
      while ((*writer)->sequence() < kBatchesBefore) {
        if (start == Start::TextBehind && (*writer)->sequence() == kBatchesBefore - 1) {
          fs::copy(base_ / "index/text", work_.path() / "text", fs::copy_options::recursive);
        }
        const bool in_bulk =
            start == Start::BulkUnfinished && (*writer)->sequence() >= kBatchesBefore - kBatchesInBulk;
        const CommitKind kind = in_bulk ? CommitKind::InBulk : CommitKind::Each;
        ASSERT_TRUE(commit_next(**writer, kSeed, kind).has_value());
      }
    }
    const std::uint64_t seen = kBatchesBefore - (start == Start::BulkUnfinished ? kBatchesInBulk : 0);
    for (std::uint64_t old = 1; old + 3 <= seen; ++old) {  // they only cost time to copy
      fs::remove_all(base_ / "index/pub" / std::to_string(old));
    }
    if (start == Start::TextBehind || start == Start::TextMissing) fs::remove_all(base_ / "index/text");
    if (start == Start::TextBehind) fs::rename(work_.path() / "text", base_ / "index/text");
  }

  ChildResult run_writer(const Scenario& scenario, const std::string& mode, std::uint64_t at) const {
    fs::remove_all(run());
    fs::copy(base_, run(), fs::copy_options::recursive);
    std::vector<std::string> environment{std::string("LD_PRELOAD=") + VIDENSGRAF_FAULT_SHIM,
                                         "FAULT_DIR=" + run().string(), "FAULT_MODE=" + mode,
                                         "FAULT_AT=" + std::to_string(at), "XAPIAN_FLUSH_THRESHOLD=3"};
    if (at == 0) environment.push_back("FAULT_LOG=" + log_.string());
    std::vector<std::string> command{VIDENSGRAF_CRASH_WRITER, index().string(), std::to_string(kSeed),
                                     std::to_string(scenario.batches), std::to_string(scenario.bulk)};
    if (scenario.compacts) command.emplace_back("compact");
    return run_child(command, environment, std::nullopt);
  }

  std::vector<Call> logged_calls(const Scenario& scenario) const {
    const ChildResult undisturbed = run_writer(scenario, "log", 0);
    EXPECT_EQ(undisturbed.status, 0) << undisturbed.errors;
    std::vector<Call> calls;
    std::ifstream log(log_);
    for (Call call; log >> call.number >> call.name >> call.path;) calls.push_back(call);
    return calls;
  }

  // True if the index is as it must be after `mode` has hit call `call`.
  bool survives(const Scenario& scenario, const std::string& mode, const Call& call) {
    const ChildResult writer = run_writer(scenario, mode, call.number);
    const bool ended_well = writer.status == 0 || writer.was_killed() ||
                            (WIFEXITED(writer.status) && WEXITSTATUS(writer.status) == 74) ||
                            (WIFSIGNALED(writer.status) && WTERMSIG(writer.status) == SIGABRT &&
                             mode != "kill" && mode != "torn");
    Checks checks;
    const std::uint64_t before = scenario.start == Start::Nothing ? 0 : kBatchesBefore;
    checks.acknowledged = writer.last("ack").value_or(before);
    checks.readers_may_wait = scenario.start == Start::TextMissing;
    if (scenario.start == Start::TextBehind) checks.not_yet_visible = 1;
    if (scenario.start == Start::BulkUnfinished) checks.not_yet_visible = kBatchesInBulk;
    if (scenario.bulk > 0) {
      checks.not_yet_visible = checks.acknowledged - writer.last("seen").value_or(before);
    }
    checks.further_batches = 1;
    const Outcome outcome = check_interrupted(index(), kSeed, checks);
    ++points_;
    replayed_ += outcome.replayed ? 1 : 0;
    if (ended_well && outcome.problem.empty()) return true;
    ADD_FAILURE() << mode << " at call " << call.number << " (" << call.name << " " << call.path
                  << "): status " << writer.status << ", \"" << writer.errors << "\"; " << outcome.problem;
    return ++failures_ < 5;
  }

  void hit_every_call(const Scenario& scenario) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    GTEST_SKIP() << "a sanitizer's runtime must be loaded before the shim";
#endif
    ASSERT_NO_FATAL_FAILURE(prepare(scenario.start));
    const std::vector<Call> calls = logged_calls(scenario);
    ASSERT_GT(calls.size(), 20U) << "the shim sees too little";
    const std::uint64_t stride = setting("VIDENSGRAF_CRASH_STRIDE", 0);
    const std::uint64_t common = stride == 0 ? 1 : stride;
    const std::uint64_t rare = stride == 0 ? 3 : stride;
    for (const Call& call : calls) {
      const bool now = call.number % common == 0;
      const bool space = needs_space(call.name);
      if (now && !survives(scenario, "kill", call)) return;
      if (now && call.name == "write" && !survives(scenario, "torn", call)) return;
      if (now && !space && !survives(scenario, "eio", call)) return;
      if (call.number % rare == 0 && space && !survives(scenario, "enospc", call)) return;
      if (call.number % rare == 0 && space && !survives(scenario, "full", call)) return;
    }
    std::printf("%zu calls, %u faults, %u of them replayed\n", calls.size(), points_, replayed_);
  }

 private:
  WorkDirectory work_;
  fs::path base_ = work_.path() / "base";
  fs::path log_ = work_.path() / "calls";
  unsigned points_ = 0;
  unsigned replayed_ = 0;
  unsigned failures_ = 0;
};

TEST_F(FaultPoints, WhileAnIndexIsCreated) { hit_every_call({Start::Nothing, 1}); }
TEST_F(FaultPoints, WhileBatchesAreCommitted) { hit_every_call({Start::Index, 5}); }
TEST_F(FaultPoints, WhileABatchIsReplayed) { hit_every_call({Start::TextBehind, 0}); }
TEST_F(FaultPoints, WhileTheFullTextIndexIsRebuilt) { hit_every_call({Start::TextMissing, 0}); }
TEST_F(FaultPoints, WhileBatchesAreCommittedInBulk) { hit_every_call({Start::Index, 6, 6}); }
TEST_F(FaultPoints, WhileAnIndexIsCompacted) { hit_every_call({Start::Index, 0, 0, true}); }
TEST_F(FaultPoints, WhileABulkIsReplayed) { hit_every_call({Start::BulkUnfinished, 0}); }

}  // namespace
}  // namespace vidensgraf::crash
