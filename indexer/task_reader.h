#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "corpus/document_worker.h"
#include "extraction/registers.h"
#include "indexer/index_plan.h"
#include "indexer/pipeline.h"
#include "indexer/repeated_texts.h"
#include "indexer/text_counts.h"
#include "language/analyzer.h"

namespace vidensgraf {

/// What the threads of a pipeline do with a task: reads, hashes, analyses and extracts. Shared by them; all
/// that is given must outlive it.
class TaskReader {
 public:
  TaskReader(const IndexPlan& plan, DocumentWorkerPool& workers, const Analyzer& analyzer,
             const Registers& registers, RepeatedTexts& repeated, TextCounts& counts)
      : plan_(&plan),
        workers_(&workers),
        analyzer_(&analyzer),
        registers_(&registers),
        repeated_(&repeated),
        counts_(&counts) {}

  /// What is unchanged by hash is neither read by a worker nor analysed.
  [[nodiscard]] IndexResult operator()(const IndexTask& task) const;

 private:
  struct ReadLine {
    std::string hash;
    std::optional<std::uint32_t> comes_again;  // so often; nothing if its text stands alone
  };

  [[nodiscard]] IndexOutcome read_whole(std::size_t index) const;
  void read_lines(const IndexTask& task, IndexResult& result) const;
  [[nodiscard]] IndexOutcome outcome_of(JsonLine line, const ReadLine& read, const FoundFile& file) const;

  const IndexPlan* plan_;
  DocumentWorkerPool* workers_;
  const Analyzer* analyzer_;
  const Registers* registers_;
  RepeatedTexts* repeated_;
  TextCounts* counts_;
};

}  // namespace vidensgraf
