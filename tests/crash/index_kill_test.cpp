// Kills `vidensgraf index` itself, as a user runs it, over a folder that changes between the runs.
//
// A run's changes fit in one batch, so that after a kill the index holds either all documents as they were
// before the run or all as they are in the folder: each is compared byte for byte. `vidensgraf verify` then
// checks both stores and the graph against the sum of its documents. Every few kills a run is left to end,
// and another one must find nothing more to do.
//
// VIDENSGRAF_CRASH_INDEX_KILLS sets the number of kills, VIDENSGRAF_CRASH_SEED the start.

#include <algorithm>
#include <fstream>
#include <map>
#include <random>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include "store/document_rows.h"
#include "store/store_view.h"
#include "tests/crash/child.h"

namespace vidensgraf::crash {
namespace {

namespace fs = std::filesystem;

using Documents = std::map<std::string, std::string>;  // text by id

constexpr std::size_t kMostDocuments = 12;

class IndexKill : public ::testing::Test {
 protected:
  fs::path folder() const { return work_.path() / "dokumenter"; }
  fs::path index() const { return work_.path() / "index"; }

  std::string new_text(const std::string& id) {
    static const char* const kSubjects[] = {"støttebehov", "botilbud", "rusmiddelbehandling", "efterværn",
                                            "mestring"};
    static const char* const kThings[] = {"en samlet vurdering", "hjælp i egen bolig", "en plan for forløbet",
                                          "et aftalt samarbejde"};
    // Half of them are the same words as others, and share them.
    if (random_() % 2 == 0) {
      return fmt::format("Notat\n\nVed {} forstås hjælp.\n", kSubjects[random_() % std::size(kSubjects)]);
    }
    std::string text = fmt::format("Notat {}\n\n", id);
    for (std::uint64_t paragraphs = 1 + random_() % 6; paragraphs > 0; --paragraphs) {
      const char* subject = kSubjects[random_() % std::size(kSubjects)];
      text += fmt::format(
          "Ved {} forstås {} nummer {}, jf. servicelovens § {}, stk. {}. Kommunen tilbyder {} til "
          "borgere med {}.\n\n",
          subject, kThings[random_() % std::size(kThings)], random_() % 1000, 80 + random_() % 30,
          1 + random_() % 3, kThings[random_() % std::size(kThings)], subject);
    }
    return text;
  }

  // Adds, rewrites or removes up to three files.
  void change_folder() {
    for (std::uint64_t changes = 1 + random_() % 3; changes > 0; --changes) {
      const std::string id = fmt::format("notat{}", random_() % kMostDocuments);
      // The last one stays: of a folder without any nothing is taken out.
      if (in_folder_.size() > 1 && in_folder_.contains(id) && random_() % 3 == 0) {
        fs::remove(folder() / (id + ".txt"));
        in_folder_.erase(id);
      } else {
        const std::string text = new_text(id);
        std::ofstream(folder() / (id + ".txt")) << text;
        in_folder_[id] = text;
      }
    }
  }

  ChildResult run(const std::vector<std::string>& arguments,
                  std::optional<std::chrono::microseconds> kill_after) const {
    std::vector<std::string> command{VIDENSGRAF_PROGRAM};
    command.insert(command.end(), arguments.begin(), arguments.end());
    command.insert(command.end(), {"--index", index().string()});
    return run_child(command, {"VIDENSGRAF_MIN_FREE_BYTES=1048576"}, kill_after);
  }
  ChildResult run_index(std::optional<std::chrono::microseconds> kill_after) const {
    return run({"index", "--prune", folder().string()}, kill_after);
  }

  // What the index holds; nothing if there is none yet.
  std::optional<Documents> indexed() const {
    const auto view = StoreView::open(index());
    if (!view) {
      EXPECT_EQ(view.error().code, ErrorCode::NotFound) << view.error().message;
      return std::nullopt;
    }
    Documents documents;
    const auto read = for_each_document(**view, [&](const DocumentRecord& record) {
      const auto text = read_text(**view, record.number, {0, record.text_bytes});
      EXPECT_TRUE(text.has_value());
      documents[record.document.id] = text.value_or("");
      return true;
    });
    EXPECT_TRUE(read.has_value()) << read.error().message;
    return documents;
  }

  WorkDirectory work_;
  std::mt19937_64 random_{setting("VIDENSGRAF_CRASH_SEED", 20220)};
  Documents in_folder_;
};

TEST_F(IndexKill, LeavesTheIndexAsBeforeOrAfterTheRun) {
  fs::create_directories(folder());
  const std::uint64_t kills = setting("VIDENSGRAF_CRASH_INDEX_KILLS", 120);
  // What the index may hold: first what readers saw last, then the states of later runs that were killed,
  // which may have committed to RocksDB only, so that the next run brings them out.
  std::vector<Documents> possible{Documents{}};
  bool exists = false;
  std::uint64_t killed = 0, committed = 0;
  std::chrono::microseconds usual{400000};  // how long a run takes that is left to end
  for (std::uint64_t round = 0; killed < kills; ++round) {
    SCOPED_TRACE(fmt::format("round {}, {} kills", round, killed));
    ASSERT_LT(round, 4 * kills) << "runs end before they are killed";
    change_folder();
    if (round % 6 == 5) {
      const auto start = std::chrono::steady_clock::now();
      const ChildResult ended = run_index(std::nullopt);
      usual = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
      ASSERT_EQ(ended.status, 0) << ended.errors;
      const ChildResult again = run_index(std::nullopt);
      ASSERT_EQ(again.status, 0) << again.errors;
      ASSERT_NE((again.output + again.errors)
                    .find(fmt::format("0 added, 0 changed, {} unchanged, 0 removed", in_folder_.size())),
                std::string::npos)
          << again.output << again.errors;
      exists = true;
      possible.assign(1, in_folder_);
    } else {
      possible.push_back(in_folder_);
      const auto moment = std::chrono::microseconds(random_() % static_cast<std::uint64_t>(usual.count()));
      killed += run_index(moment).was_killed() ? 1 : 0;
    }
    const auto now = indexed();
    if (!now) {
      ASSERT_FALSE(exists) << "the index is gone";
      continue;
    }
    exists = true;
    const auto found = std::find(possible.begin(), possible.end(), *now);
    ASSERT_NE(found, possible.end()) << now->size() << " documents, as after none of the runs; before them "
                                     << possible.front().size() << ", in the folder " << in_folder_.size();
    committed += found != possible.begin() ? 1 : 0;
    possible.erase(possible.begin(), found);
    const ChildResult verified = run({"verify"}, std::nullopt);
    ASSERT_EQ(verified.status, 0) << verified.output << verified.errors;
  }
  std::printf("%llu kills, %llu of the killed runs had committed\n", static_cast<unsigned long long>(killed),
              static_cast<unsigned long long>(committed));
}

}  // namespace
}  // namespace vidensgraf::crash
