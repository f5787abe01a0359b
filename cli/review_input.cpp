#include "cli/review_input.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "web/review_sheet.h"

namespace vidensgraf {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kMostBytes = std::uintmax_t{64} << 20U;

std::string sentence(const ReviewProblem& problem) {
  using enum ReviewProblem::Kind;
  switch (problem.kind) {
    case NoHeadings:
      return "it has no line of headings with \"id\" and \"decision\" (\"beslutning\")";
    case UnknownDecision:
      return fmt::format("\"{}\" is no decision: write accept, reject, rename, merge or keep apart",
                         problem.value);
    case NoCorrection:
      return "the new name, or the name of the other concept, is missing under \"correction\"";
    case BadId:
      return fmt::format("\"{}\" is no id of a sheet: a spreadsheet has changed it", problem.value);
    case TooManyRows:
      return fmt::format("only the first {} rows were read: bring the others in as a file of their own",
                         problem.value);
    case NoText:
      return "it is no text: save a spreadsheet as CSV first";
  }
  return {};
}

}  // namespace

Result<std::vector<std::string>> review_files(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      if (!fs::exists(path, error)) return fail(ErrorCode::Input, fmt::format("There is no file {}.", path));
      files.push_back(path);
      continue;
    }
    std::vector<std::string> handed_in;
    for (const auto& entry : fs::directory_iterator(path, error)) {
      const std::string name = entry.path().filename().string();
      if (name.ends_with(".jsonl") && !name.starts_with('.')) handed_in.push_back(entry.path().string());
    }
    if (error) return fail(ErrorCode::Io, fmt::format("{} cannot be read: {}.", path, error.message()));
    std::sort(handed_in.begin(), handed_in.end());
    files.insert(files.end(), handed_in.begin(), handed_in.end());
  }
  return files;
}

bool is_file_itself(const std::string& path) {
  std::error_code error;
  return fs::is_regular_file(fs::symlink_status(path, error));
}

Result<ReviewFile> read_review_file(const std::string& path, const std::string& user,
                                    const std::string& time) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(path, error);
  if (!error && size > kMostBytes) {
    return fail(ErrorCode::Limit, fmt::format("{} is larger than {} MB.", path, kMostBytes >> 20U));
  }
  std::ifstream stream(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  if (!stream.is_open() || stream.bad()) return fail(ErrorCode::Io, fmt::format("{} cannot be read.", path));
  ReviewFile file;
  file.path = path;
  const std::size_t first = text.find_first_not_of(" \r\n\t");
  if (first == std::string::npos) return file;  // so "review export" writes it where there are no decisions
  if (text[first] == '{') {
    std::vector<BadLine> bad;
    file.input = read_review_lines(text, bad);
    for (const BadLine& line : bad) {
      file.problems.push_back(fmt::format("{}, line {}: {}", path, line.line, line.message));
    }
    for (ReviewDecision& decision : file.input.decisions) {
      if (decision.user.empty()) decision.user = user;
      if (decision.time.empty()) decision.time = time;
      file.places.push_back(fmt::format("{}, \"{}\"", path, decision.name));
    }
    return file;
  }
  ReadSheet sheet = read_review_sheet(text);
  for (const ReviewProblem& problem : sheet.problems) {
    file.problems.push_back(fmt::format("{}, line {}: {}.", path, problem.line, sentence(problem)));
  }
  for (ReviewedRow& row : sheet.rows) {
    row.decision.user = user;
    row.decision.time = time;
    file.places.push_back(fmt::format("{}, line {}", path, row.line));
    file.input.decisions.push_back(std::move(row.decision));
  }
  return file;
}

}  // namespace vidensgraf
