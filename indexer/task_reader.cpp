#include "indexer/task_reader.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "corpus/read_file.h"
#include "indexer/content_hash.h"
#include "indexer/jsonl_chunks.h"
#include "indexer/prepared_document.h"

namespace vidensgraf {

IndexResult TaskReader::operator()(const IndexTask& task) const {
  IndexResult result;
  result.file = task.file;
  result.bytes = task.bytes;
  if (plan_->found.files[task.file].is_jsonl) {
    read_lines(task, result);
  } else {
    result.outcomes.push_back(read_whole(task.file));
    result.ends_file = true;
  }
  return result;
}

IndexOutcome TaskReader::read_whole(std::size_t index) const {
  const FoundFile& file = plan_->found.files[index];
  const auto bytes = read_file(file.path, workers_->limits().read.max_input_bytes);
  if (!bytes) return SkippedFile{file.path, bytes.error().message};
  std::string hash = content_hash(*bytes);
  if (const auto known = plan_->known_by_source.find(file.identity); known != plan_->known_by_source.end()) {
    const KnownDocument* document = known->second.documents.front();
    if (document->content_hash == hash && document->id == plan_->ids[index]) return document;
  }
  auto document = workers_->read(*bytes, file.path);
  if (!document) return SkippedFile{file.path, document.error().message};
  document->id = plan_->ids[index];
  return prepare(std::move(*document), std::move(hash), file.identity, *analyzer_, *registers_, repeated_);
}

void TaskReader::read_lines(const IndexTask& task, IndexResult& result) const {
  const FoundFile& file = plan_->found.files[task.file];
  const auto source = plan_->known_by_source.find(file.identity);
  const auto known_line = [&](const std::string& hash) -> const KnownDocument* {
    if (source == plan_->known_by_source.end()) return nullptr;
    const auto same = source->second.by_content_hash.find(hash);
    return same == source->second.by_content_hash.end() ? nullptr : same->second;
  };
  // Unchanged lines are left empty, so that the numbers of the others stay right.
  std::string changed;
  changed.reserve(task.lines.size());
  std::vector<ReadLine> read;
  std::vector<std::pair<std::size_t, IndexOutcome>> by_line;
  for_each_line(task.lines, [&](std::string_view line) {
    read.push_back(ReadLine{content_hash(line), counts_->take(line)});
    if (const KnownDocument* same = known_line(read.back().hash); same != nullptr) {
      by_line.emplace_back(task.first_line + read.size() - 1, same);
    } else {
      changed += line;
    }
    changed += '\n';
  });
  if (changed.find_first_not_of("\n\r\t ") != std::string::npos) {
    for (JsonLine& line : workers_->read_json_lines(changed, file.path, task.first_line)) {
      const std::size_t number = line.number;
      const std::size_t index = number - task.first_line;
      if (index >= read.size()) continue;  // a worker's word is not trusted
      by_line.emplace_back(number, outcome_of(std::move(line), read[index], file));
    }
  }
  std::stable_sort(by_line.begin(), by_line.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  for (auto& [line, outcome] : by_line) result.outcomes.push_back(std::move(outcome));
}

IndexOutcome TaskReader::outcome_of(JsonLine line, const ReadLine& read, const FoundFile& file) const {
  const std::string place = fmt::format("{}:{}", file.path, line.number);
  if (!line.document) return SkippedFile{place, line.document.error().message};
  Document& document = *line.document;
  document.source_name = place;
  if (document.id.empty()) return SkippedFile{place, "The line has no id."};
  return prepare(std::move(document), read.hash, file.identity, *analyzer_, *registers_,
                 read.comes_again ? repeated_ : nullptr, read.comes_again.value_or(0));
}

}  // namespace vidensgraf
