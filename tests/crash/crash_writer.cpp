// crash_writer DIRECTORY SEED BATCHES BULK [compact]: the process that is killed.
//
// Opens the store, commits BATCHES further batches of the workload, and says on standard output "open <n>"
// and, after each commit has returned, "ack <n>": only what it has said may be relied on. With BULK, so many
// batches at a time are committed in bulk (0: none); readers may not see them before "seen <n>". At the end
// the index is compacted if that is asked for. Ends like the product does on a storage error: at once,
// without destructors.

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <string>

#include <unistd.h>

#include "tests/crash/workload.h"

namespace {

void say(const char* word, std::uint64_t number) {
  const std::string line = std::string(word) + " " + std::to_string(number) + "\n";
  if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) ::_exit(75);
}

[[noreturn]] void give_up(const vidensgraf::Error& error) {
  std::fprintf(stderr, "%s\n", error.message.c_str());
  ::_exit(74);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5 && argc != 6) return 2;
  const std::uint64_t bulk = std::strtoull(argv[4], nullptr, 10);
  const std::uint64_t seed = std::strtoull(argv[2], nullptr, 10);
  auto writer = vidensgraf::crash::open_workload(argv[1]);
  if (!writer) give_up(writer.error());
  say("open", (*writer)->sequence());
  for (std::uint64_t left = std::strtoull(argv[3], nullptr, 10); left > 0; --left) {
    using vidensgraf::crash::CommitKind;
    const auto committed =
        vidensgraf::crash::commit_next(**writer, seed, bulk > 0 ? CommitKind::InBulk : CommitKind::Each);
    if (!committed) give_up(committed.error());
    say("ack", (*writer)->sequence());
    if (bulk == 0 || (left - 1) % bulk != 0) continue;
    if (const auto finished = (*writer)->finish_bulk(); !finished) give_up(finished.error());
    say("seen", (*writer)->sequence());
  }
  std::atomic<bool> never{false};
  if (argc == 5) return 0;
  if (const auto compacted = (*writer)->compact(never); !compacted) give_up(compacted.error());
  return 0;
}
