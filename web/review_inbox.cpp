#include "web/review_inbox.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <fstream>
#include <functional>
#include <iterator>

#include <fcntl.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unistd.h>

#include "web/free_name.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMostOfName = 24;
constexpr std::string_view kEnding = ".jsonl";

// What of a person's name is good in a file's name.
std::string plain(std::string_view user) {
  std::string name;
  for (const char byte : user.substr(0, kMostOfName)) {
    const bool is_plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                          (byte >= '0' && byte <= '9') || byte == '_';
    name += is_plain ? byte : '_';
  }
  return name;
}

// "20261122T121530.042917Z": names sort as the hand-ins came, also those of one second.
std::string time_text() {
  using namespace std::chrono;
  const auto now = system_clock::now().time_since_epoch();
  const auto fraction = duration_cast<microseconds>(now) % seconds(1);
  return fmt::format("{:%Y%m%dT%H%M%S}.{:06}Z", fmt::gmtime(duration_cast<seconds>(now).count()),
                     fraction.count());
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool sync_folder(const std::filesystem::path& directory) {
  const int folder = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return false;
  const bool synced = ::fsync(folder) == 0;
  ::close(folder);
  return synced;
}

}  // namespace

Result<ReviewInbox> ReviewInbox::open(const std::filesystem::path& directory) {
  std::error_code problem;
  if (!std::filesystem::is_directory(directory, problem) || ::access(directory.c_str(), W_OK | X_OK) != 0) {
    return fail(ErrorCode::Input, fmt::format("{} is no folder that can be written to.", directory.string()));
  }
  return ReviewInbox(directory);
}

// Written under a name that nobody reads, synced, then given its own name, which never replaces a file that
// is there.
Result<std::string> ReviewInbox::put(std::string_view user, std::string_view lines) const {
  const Error problem{ErrorCode::Io, "The decisions could not be kept.", {}};
  const std::string base = fmt::format("{}-{}", time_text(), plain(user));
  const std::filesystem::path own =
      directory_ / fmt::format(".{}-{}-{:x}", base, ::getpid(), std::hash<std::string_view>()(lines));
  const int file = ::open(own.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0640);
  if (file < 0) return fail(problem);
  bool kept = write_all(file, lines) && ::fsync(file) == 0;
  kept = ::close(file) == 0 && kept;
  std::string name;
  for (int number = 1; kept && name.empty() && number < 100; ++number) {
    const std::string wanted = fmt::format("{}-{}{}", base, number, kEnding);
    const Naming named = name_if_free(own, directory_ / wanted);
    if (named == Naming::Done) name = wanted;
    kept = named != Naming::Failed;
  }
  ::unlink(own.c_str());  // a link has left it there
  if (name.empty() || !sync_folder(directory_)) return fail(problem);
  return name;
}

std::vector<std::string> ReviewInbox::newest(std::size_t limit) const {
  std::vector<std::string> names;
  std::error_code problem;
  for (const auto& entry : std::filesystem::directory_iterator(directory_, problem)) {
    std::string name = entry.path().filename().string();
    if (name.ends_with(kEnding) && !name.starts_with('.')) names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end(), std::greater<>());
  if (names.size() > limit) names.resize(limit);
  return names;
}

std::string ReviewInbox::newest_lines(std::size_t most_bytes) const {
  constexpr std::size_t kMostFiles = 500;
  std::string lines;
  for (const std::string& name : newest(kMostFiles)) {
    std::ifstream file(directory_ / name, std::ios::binary);
    const std::string handed_in(std::istreambuf_iterator<char>(file), {});
    if (handed_in.size() > most_bytes - lines.size()) break;
    lines.insert(0, handed_in);
  }
  return lines;
}

}  // namespace vidensgraf
