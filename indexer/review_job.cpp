#include "indexer/review_job.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "indexer/prepared_document.h"
#include "store/store_view.h"
#include "store/store_writer.h"

namespace vidensgraf {
namespace {

bool is_in(const std::vector<ReviewDecision>& log, const ReviewDecision& decision) {
  return std::any_of(log.begin(), log.end(), [&decision](const ReviewDecision& known) {
    return say_the_same(known, decision) && (known.time == decision.time || known.stands());
  });
}

}  // namespace

Result<ReviewChange> change_review_log(const std::filesystem::path& directory, const Analyzer& analyzer,
                                       const Registers& registers, ReviewInput input) {
  // Opening for writing would make an index where there is none.
  if (auto exists = StoreView::open(directory); !exists) return fail(exists.error());
  auto writer = StoreWriter::open(directory, StoreOptions{std::string(analyzer.version())},
                                  postings_source(analyzer, registers));
  if (!writer) return fail(writer.error());
  auto log = read_decisions(**writer);
  if (!log) return fail(log.error());
  ReviewChange change;
  Batch batch;
  std::uint64_t number = log->empty() ? 0 : log->back().number;
  for (ReviewDecision& decision : input.decisions) {
    if (is_in(*log, decision)) {
      ++change.known;
      continue;
    }
    decision.number = ++number;
    batch.put(Family::Decisions, decision_key(number), to_json_line(decision));
    change.added.push_back(number);
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
