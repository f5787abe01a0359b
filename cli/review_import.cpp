#include "cli/review_import.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

#include "cli/graph_index.h"
#include "cli/review_input.h"
#include "indexer/review_job.h"
#include "query/names/review_check.h"
#include "web/free_name.h"

namespace vidensgraf {
namespace {

namespace fs = std::filesystem;

constexpr const char* kBroughtIn = "brought-in";  // folder for files of the page once they are in the log

// Checks what a file holds; what would have no effect is left out with a message.
Result<bool> check_file(const GraphIndex& index, ReviewFile& file) {
  bool is_whole = file.problems.empty();
  for (const std::string& problem : file.problems) fmt::print(stderr, "vidensgraf: {}\n", problem);
  std::vector<ReviewDecision> good;
  for (std::size_t i = 0; i < file.input.decisions.size(); ++i) {
    ReviewDecision& decision = file.input.decisions[i];
    const auto remarks = check_decision(index.sources(), decision);
    if (!remarks) return fail(remarks.error());
    bool has_effect = true;
    for (const ReviewRemark& remark : *remarks) {
      fmt::print(stderr, "vidensgraf: {}: {}\n", file.places[i], describe(remark));
      has_effect = has_effect && !is_without_effect(remark);
    }
    is_whole = is_whole && has_effect;
    if (has_effect) good.push_back(std::move(decision));
  }
  file.input.decisions = std::move(good);
  return is_whole;
}

// Gives `path` the name `target`, or one beside it where another file has that: nothing is ever replaced.
std::error_code move_beside_others(const fs::path& path, const fs::path& target) {
  for (int number = 1;; ++number) {
    fs::path name = target;
    if (number > 1)
      name.replace_filename(
          fmt::format("{}-{}{}", target.stem().string(), number, target.extension().string()));
    const Naming named = name_if_free(path, name);
    if (named == Naming::Done && (::unlink(path.c_str()) == 0 || errno == ENOENT)) return {};
    if (named != Naming::Taken) return {errno, std::generic_category()};
  }
}

// The server, which may write into the folder, must not make us write elsewhere.
Result<void> put_aside(const std::string& path) {
  std::error_code error;
  const fs::path folder = fs::path(path).parent_path() / kBroughtIn;
  if (fs::is_symlink(fs::symlink_status(folder, error))) {
    return fail(ErrorCode::Input, fmt::format("{} must be a folder, not a link.", folder.string()));
  }
  error.clear();
  fs::create_directories(folder, error);
  if (!error) error = move_beside_others(path, folder / fs::path(path).filename());
  if (error) return fail(ErrorCode::Io, fmt::format("{} cannot be put aside: {}.", path, error.message()));
  return {};
}

// What the files hold together.
struct ReviewFiles {
  ReviewInput input;
  std::vector<std::string> handed_in;  // read from a folder of the page
  bool is_whole = true;                // no row was left out
  bool all_read = true;
};

// A file that is named must be readable; of a folder of the page one that is not must not stop the others.
Result<ReviewFiles> read_files(const ReviewImport& import, const GraphIndex& index) {
  const auto paths = review_files(import.files);
  if (!paths) return fail(paths.error());
  ReviewFiles all;
  for (const std::string& path : *paths) {
    const bool is_handed_in = std::find(import.files.begin(), import.files.end(), path) == import.files.end();
    auto file = is_handed_in && !is_file_itself(path)
                    ? fail(ErrorCode::Input, fmt::format("{} is no file.", path))
                    : read_review_file(path, import.user, time_now());
    if (!file && !is_handed_in) return fail(file.error());
    if (!file) {
      fmt::print(stderr, "vidensgraf: {}\n", file.error().message);
      all.all_read = false;
      continue;
    }
    const auto checked = check_file(index, *file);
    if (!checked) return fail(checked.error());
    all.is_whole = all.is_whole && *checked;
    if (is_handed_in) all.handed_in.push_back(path);
    std::move(file->input.decisions.begin(), file->input.decisions.end(),
              std::back_inserter(all.input.decisions));
    std::move(file->input.withdrawals.begin(), file->input.withdrawals.end(),
              std::back_inserter(all.input.withdrawals));
  }
  return all;
}

}  // namespace

Result<ExitCode> import_reviews(const ReviewImport& import) {
  const auto index = GraphIndex::open(import.index);
  if (!index && index.error().code == ErrorCode::NotFound) {
    return fail(ErrorCode::Input, index.error().message);
  }
  if (!index) return fail(index.error());
  auto all = read_files(import, *index);
  if (!all) return fail(all.error());
  const ExitCode done = !all->all_read  ? ExitCode::BadInput
                        : all->is_whole ? ExitCode::Done
                                        : ExitCode::Nothing;
  if (import.dry_run) {
    fmt::print("{} decisions, {} to be taken back; nothing was changed\n", all->input.decisions.size(),
               all->input.withdrawals.size());
    return done;
  }
  const auto change =
      change_review_log(import.index, index->analyzer(), Registers::built_in(), std::move(all->input));
  if (!change) return fail(change.error());
  for (const std::uint64_t number : change->missing) {
    fmt::print(stderr, "vidensgraf: There is no decision {} to take back in this index.\n", number);
  }
  // The page shows what lies in its folder as not brought in.
  for (const std::string& path : all->handed_in) {
    if (const auto moved = put_aside(path); !moved) return fail(moved.error());
  }
  fmt::print("{} decision{} brought in, {} were there already, {} taken back\n", change->added.size(),
             change->added.size() == 1 ? "" : "s", change->known, change->withdrawn);
  return done == ExitCode::Done && !change->missing.empty() ? ExitCode::Nothing : done;
}

}  // namespace vidensgraf
