#include "graph/sum_recovery.h"

#include <gtest/gtest.h>

#include "graph/graph_rows.h"
#include "graph/graph_update.h"
#include "graph/graph_verify.h"
#include "random_contributions.h"
#include "store/graph_schema.h"
#include "tests/support/memory_rows.h"

namespace vidensgraf {
namespace {

using testing::contribution_of_words;
using testing::MemoryRows;

// Documents 1 to 30, half of which have the words of another, in two batches.
void add_documents(MemoryRows& rows, GraphSums* sums_of_run) {
  GraphUpdate update(rows);
  for (std::uint32_t number = 1; number <= 30; ++number) {
    update.add(DocumentNumber{number}, contribution_of_words(number % 15, "d" + std::to_string(number)));
    if (number % 15 != 0) continue;
    Batch batch;
    ASSERT_TRUE(update.write_to(batch, sums_of_run).has_value());
    rows.apply(batch);
  }
}

TEST(SumRecovery, WritesWhatARunWouldHaveWrittenAtItsEnd) {
  MemoryRows whole;
  add_documents(whole, nullptr);
  EXPECT_GT(whole.count(Family::BodyUsers, {}).value(), 0U);
  MemoryRows behind;
  {
    GraphSums lost(behind);
    add_documents(behind, &lost);
  }
  EXPECT_FALSE(behind == whole);
  const auto write = [&behind](Batch batch) {
    behind.apply(batch);
    return Result<void>();
  };
  ASSERT_TRUE(sum_recovery()(behind, write).has_value());
  EXPECT_TRUE(behind == whole);
  EXPECT_TRUE(verify_graph(behind)->problems.empty());
  // In many parts, each of which adds to rows of those before it; sums that are right become the same again.
  ASSERT_TRUE(sum_recovery(1)(behind, write).has_value());
  EXPECT_TRUE(behind == whole);
}

TEST(SumRecovery, TakesAwayWhatBelongsToNoDocument) {
  MemoryRows rows;
  Batch stray;
  stray.put(Family::Names, name_key(NameForm::Exact, "botilbud", NodeId{7}), encode_count(2));
  rows.apply(stray);
  const auto write = [&rows](Batch batch) {
    rows.apply(batch);
    return Result<void>();
  };
  ASSERT_TRUE(sum_recovery()(rows, write).has_value());
  EXPECT_TRUE(rows.all().empty());
}

TEST(SumRecovery, SaysWhatIsDamagedAndWhatCannotBeWritten) {
  MemoryRows rows;
  add_documents(rows, nullptr);
  const auto no_room = [](Batch) -> Result<void> { return fail(ErrorCode::Io, "The disk is full."); };
  EXPECT_EQ(sum_recovery()(rows, no_room).error().code, ErrorCode::Io);
  Batch broken;
  broken.put(Family::Contributions, document_key(DocumentNumber{3}), "x");
  rows.apply(broken);
  const auto write = [&rows](Batch batch) {
    rows.apply(batch);
    return Result<void>();
  };
  EXPECT_EQ(sum_recovery()(rows, write).error().code, ErrorCode::Damaged);
}

}  // namespace
}  // namespace vidensgraf
