// Kills the writer at random moments, a thousand times: while it opens, while it recovers, while it commits.
//
// After each kill a reader and then a writer open what is left and everything is compared with what must be
// there. One time in four the check is left out, so that the next writer recovers and can be killed doing so;
// one time in twelve the full-text index is taken away first, so that it is killed rebuilding. One run in
// three commits in bulk.
//
// VIDENSGRAF_CRASH_KILLS sets another number, VIDENSGRAF_CRASH_SEED another start.

#include <random>

#include <gtest/gtest.h>

#include "tests/crash/child.h"
#include "tests/crash/workload.h"

namespace vidensgraf::crash {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kKillsPerIndex = 50;

struct Tally {
  std::uint64_t before_open = 0, acknowledged = 0, replayed = 0, rebuilt = 0, checked = 0;
};

TEST(KillLoop, NoKillLosesAnAcknowledgedBatchOrPartsTheStores) {
  const std::uint64_t kills = setting("VIDENSGRAF_CRASH_KILLS", 1000);
  const std::uint64_t first_seed = setting("VIDENSGRAF_CRASH_SEED", 20220);
  std::mt19937_64 random(first_seed);
  const WorkDirectory work;
  const fs::path index = work.path() / "index";
  std::uint64_t seed = 0;
  Checks checks;
  Tally tally;
  for (std::uint64_t kill = 0; kill < kills; ++kill) {
    SCOPED_TRACE("kill " + std::to_string(kill) + ", VIDENSGRAF_CRASH_SEED=" + std::to_string(first_seed));
    if (kill % kKillsPerIndex == 0) {
      fs::remove_all(index);
      seed = first_seed + kill;
      checks = Checks{};
    }
    if (random() % 12 == 0 && checks.acknowledged > 0) {
      fs::remove_all(index / "text");
      checks.readers_may_wait = true;
    }
    const bool in_bulk = random() % 3 == 0;
    const std::uint64_t limit_us = random() % 3 == 0 ? 25000 : 90000;
    const ChildResult writer = run_child(
        {VIDENSGRAF_CRASH_WRITER, index.string(), std::to_string(seed), "1000000", in_bulk ? "10" : "0"},
        {"XAPIAN_FLUSH_THRESHOLD=3"},  // as in a large batch, tables change before the transaction ends
        std::chrono::microseconds(random() % limit_us));
    ASSERT_TRUE(writer.was_killed()) << "the writer ended by itself: " << writer.errors;
    const auto opened = writer.last("open");
    tally.before_open += opened ? 0 : 1;
    if (opened) {
      ASSERT_GE(*opened, checks.acknowledged) << "lost";
      checks.acknowledged = *opened;
      checks.readers_may_wait = false;
      checks.not_yet_visible = 0;
    }
    const std::uint64_t seen = writer.last("seen").value_or(checks.acknowledged);
    if (const auto acknowledged = writer.last("ack")) {
      tally.acknowledged += *acknowledged - checks.acknowledged;
      checks.acknowledged = *acknowledged;
      if (in_bulk) checks.not_yet_visible = *acknowledged - seen;
    }
    if (random() % 4 == 0 && kill + 1 < kills) continue;

    checks.further_batches = random() % 3 == 0 ? 0 : 2;
    const Outcome outcome = check_interrupted(index, seed, checks);
    ASSERT_EQ(outcome.problem, "");
    tally.replayed += outcome.replayed ? 1 : 0;
    tally.rebuilt += outcome.rebuilt ? 1 : 0;
    ++tally.checked;
    checks.acknowledged = outcome.sequence;
    checks.readers_may_wait = false;
    checks.not_yet_visible = 0;
  }
  std::printf(
      "%llu kills (%llu before the store was open), %llu batches acknowledged, %llu checks, %llu replayed, "
      "%llu rebuilt\n",
      static_cast<unsigned long long>(kills), static_cast<unsigned long long>(tally.before_open),
      static_cast<unsigned long long>(tally.acknowledged), static_cast<unsigned long long>(tally.checked),
      static_cast<unsigned long long>(tally.replayed), static_cast<unsigned long long>(tally.rebuilt));
  if (kills >= 500) {  // else the loop does not reach what it is for
    EXPECT_GT(tally.replayed, 0U);
    EXPECT_GT(tally.rebuilt, 0U);
    EXPECT_GT(tally.before_open, 0U);
  }
}

}  // namespace
}  // namespace vidensgraf::crash
