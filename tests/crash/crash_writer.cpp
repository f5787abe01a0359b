// crash_writer DIRECTORY SEED BATCHES: the process that is killed.
//
// Opens the store, commits BATCHES further batches of the workload, and says on standard output "open <n>"
// and, after each commit has returned, "ack <n>": only what it has said may be relied on. Ends like the
// product does on a storage error: at once, without destructors.

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
  if (argc != 4) return 2;
  const std::uint64_t seed = std::strtoull(argv[2], nullptr, 10);
  auto writer = vidensgraf::crash::open_workload(argv[1]);
  if (!writer) give_up(writer.error());
  say("open", (*writer)->sequence());
  for (std::uint64_t left = std::strtoull(argv[3], nullptr, 10); left > 0; --left) {
    const auto committed = vidensgraf::crash::commit_next(**writer, seed);
    if (!committed) give_up(committed.error());
    say("ack", (*writer)->sequence());
  }
  return 0;
}
