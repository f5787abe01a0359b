#include "indexer/review_job.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include "indexer/existing_index.h"

namespace vidensgraf {
namespace {

// Where `log` has the decision already: handed in at the same time, or with the same effect now. One that
// was overruled is no reason to leave it out: people change their minds back, also within a second, so one of
// the log is the same hand-in as one of the input (those `met`) only.
std::vector<ReviewDecision>::iterator find_known(std::vector<ReviewDecision>& log,
                                                 const ReviewDecision& decision,
                                                 const std::set<std::uint64_t>& met) {
  std::vector<std::size_t> the_same;
  for (std::size_t index = 0; index < log.size(); ++index) {
    if (say_the_same(log[index], decision)) the_same.push_back(index);
  }
  const auto at = [&log](std::size_t index) { return log.begin() + static_cast<std::ptrdiff_t>(index); };
  for (const std::size_t index : the_same) {
    if (log[index].time == decision.time && !met.contains(log[index].number)) return at(index);
  }
  if (the_same.empty()) return log.end();
  const std::vector<bool> counts = decisions_that_count(log);
  for (const std::size_t index : the_same) {
    const bool is_noted = log[index].decision == Decision::Note && log[index].stands();
    if (counts[index] || is_noted) return at(index);
  }
  return log.end();
}

}  // namespace

Result<ReviewChange> change_review_log(const std::filesystem::path& directory, const Analyzer& analyzer,
                                       const Registers& registers, ReviewInput input) {
  auto writer = open_existing_index(directory, analyzer, registers);
  if (!writer) return fail(writer.error());
  auto log = read_decisions(**writer);
  if (!log) return fail(log.error());
  ReviewChange change;
  Batch batch;
  std::uint64_t number = log->empty() ? 0 : log->back().number;
  std::set<std::uint64_t> met;
  for (ReviewDecision& decision : input.decisions) {
    if (const auto known = find_known(*log, decision, met); known != log->end()) {
      ++change.known;
      met.insert(known->number);
      if (known->time == decision.time && take_over_withdrawal(*known, decision)) {
        batch.put(Family::Decisions, decision_key(known->number), to_json_line(*known));
        ++change.withdrawn;
      }
      continue;
    }
    decision.number = ++number;
    batch.put(Family::Decisions, decision_key(number), to_json_line(decision));
    change.added.push_back(number);
    met.insert(number);
    log->push_back(std::move(decision));
  }
  for (const Withdrawal& withdrawal : input.withdrawals) {
    const auto found = std::find_if(log->begin(), log->end(), [&withdrawal](const ReviewDecision& decision) {
      return decision.number == withdrawal.number;
    });
    if (found == log->end()) {
      change.missing.push_back(withdrawal.number);
    } else if (found->stands()) {
      found->withdrawn_by = withdrawal.user;
      found->withdrawn_at = withdrawal.time;
      batch.put(Family::Decisions, decision_key(found->number), to_json_line(*found));
      ++change.withdrawn;
    }
  }
  if (batch.rows.empty()) return change;
  if (const auto committed = (*writer)->commit(std::move(batch)); !committed) return fail(committed.error());
  return change;
}

}  // namespace vidensgraf
