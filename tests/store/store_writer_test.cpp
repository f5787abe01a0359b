#include "store/store_writer.h"

#include <fstream>

#include <sys/wait.h>
#include <unistd.h>

#include "tests/store/small_store.h"

namespace vidensgraf {
namespace {

namespace fs = std::filesystem;
using testing::add_passage;
using testing::indexed_texts;
using testing::open_writer;
using testing::remove_passage;
using testing::small_options;
using testing::TemporaryDirectory;
using testing::Texts;
using testing::texts_of;

// An index after two batches: passages 1 "æble bro", 2 "bro citron"; then 1 removed, 3 "død" added.
Result<std::unique_ptr<StoreWriter>> two_batches(const fs::path& directory) {
  auto writer = open_writer(directory);
  if (!writer) return writer;
  Batch first;
  add_passage(first, (*writer)->next_passage_id(), "æble bro");
  add_passage(first, (*writer)->next_passage_id(), "bro citron");
  if (auto committed = (*writer)->commit(std::move(first)); !committed) return fail(committed.error());
  Batch second;
  remove_passage(second, PassageId{1});
  add_passage(second, (*writer)->next_passage_id(), "død");
  if (auto committed = (*writer)->commit(std::move(second)); !committed) return fail(committed.error());
  return writer;
}
const Texts kAfterTwo{{2, "bro citron"}, {3, "død"}};

void put_copy(const fs::path& from, const fs::path& to) {
  fs::remove_all(to);
  fs::copy(from, to, fs::copy_options::recursive);
}

TEST(StoreWriter, CreatesAnEmptyStore) {
  const TemporaryDirectory temporary;
  const auto writer = open_writer(temporary / "index");
  ASSERT_TRUE(writer.has_value()) << writer.error().message;
  EXPECT_EQ((*writer)->sequence(), 0U);
  EXPECT_TRUE(texts_of(**writer).empty());
  EXPECT_FALSE((*writer)->recovery().rebuilt_full_text);
}

// A bulk of two batches whose sums were never written.
void leave_sums_behind(const fs::path& directory, StoreOptions options) {
  options.recover_sums = {};
  const auto writer = StoreWriter::open(directory, options, testing::postings_of_row);
  ASSERT_TRUE(writer.has_value()) << writer.error().message;
  for (const char* text : {"æble", "bro"}) {
    Batch batch;
    add_passage(batch, (*writer)->next_passage_id(), text);
    batch.put(Family::Meta, std::string(kMetaSumsAreBehind), {});
    ASSERT_TRUE((*writer)->commit_in_bulk(std::move(batch)).has_value());
  }
}

TEST(StoreWriter, RecoversSumsThatAreBehindBeforeReadersSeeThem) {
  const TemporaryDirectory temporary;
  StoreOptions options = small_options();
  leave_sums_behind(temporary / "index", options);
  EXPECT_FALSE(StoreView::open(temporary / "index").has_value());
  {
    const auto unable = StoreWriter::open(temporary / "index", options, testing::postings_of_row);
    ASSERT_FALSE(unable.has_value());
    EXPECT_EQ(unable.error().code, ErrorCode::Damaged);
  }
  int calls = 0;
  options.recover_sums = [&](const Rows& rows, const auto& write) {
    ++calls;
    EXPECT_EQ(texts_of(rows).size(), 2U);
    Batch sums;
    sums.put(Family::Names, "sum", "2");
    return write(std::move(sums));
  };
  {
    const auto writer = StoreWriter::open(temporary / "index", options, testing::postings_of_row);
    ASSERT_TRUE(writer.has_value()) << writer.error().message;
    EXPECT_TRUE((*writer)->recovery().recovered_sums);
  }
  const auto view = StoreView::open(temporary / "index");
  ASSERT_TRUE(view.has_value()) << view.error().message;
  EXPECT_EQ((*view)->get(Family::Names, "sum").value(), "2");
  EXPECT_EQ(indexed_texts(temporary / "index"), (Texts{{1, "æble"}, {2, "bro"}}));
  const auto again = StoreWriter::open(temporary / "index", options, testing::postings_of_row);
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(calls, 1);
}

// What a power cut may leave of RocksDB's first moments: one of its files, and no lock of ours beside it.
TEST(StoreWriter, GoesOnWhereRocksDbHadOnlyBegun) {
  for (const char* name : {"000000.dbtmp", "IDENTITY", "MANIFEST-000001"}) {
    const TemporaryDirectory temporary;
    fs::create_directories(temporary / "index/graph");
    std::ofstream(temporary / (std::string("index/graph/") + name)) << "x";
    const auto writer = open_writer(temporary / "index");
    EXPECT_TRUE(writer.has_value()) << name << ": " << writer.error().message;
  }
}

TEST(StoreWriter, ChangesBothStoresInOneCommit) {
  const TemporaryDirectory temporary;
  const auto writer = two_batches(temporary / "index");
  ASSERT_TRUE(writer.has_value()) << writer.error().message;
  EXPECT_EQ((*writer)->sequence(), 2U);
  EXPECT_EQ(texts_of(**writer), kAfterTwo);
  EXPECT_EQ(indexed_texts(temporary / "index"), kAfterTwo);
}

TEST(StoreWriter, FindsEverythingAgainAfterReopening) {
  const TemporaryDirectory temporary;
  ASSERT_TRUE(two_batches(temporary / "index").has_value());
  const auto writer = open_writer(temporary / "index");
  ASSERT_TRUE(writer.has_value()) << writer.error().message;
  EXPECT_EQ((*writer)->sequence(), 2U);
  EXPECT_EQ(texts_of(**writer), kAfterTwo);
  EXPECT_EQ((*writer)->recovery().replayed_batches, 0U);
}

TEST(StoreWriter, NeverGivesANumberAgainThatACommitUsed) {
  const TemporaryDirectory temporary;
  {
    auto writer = open_writer(temporary / "index");
    ASSERT_TRUE(writer.has_value());
    EXPECT_EQ((*writer)->next_document_number(), DocumentNumber{1});
    EXPECT_EQ((*writer)->next_passage_id(), PassageId{1});
    EXPECT_EQ((*writer)->next_passage_id(), PassageId{2});
    Batch batch;
    add_passage(batch, PassageId{2}, "en");
    ASSERT_TRUE((*writer)->commit(std::move(batch)).has_value());
    Batch gone;
    remove_passage(gone, PassageId{2});
    ASSERT_TRUE((*writer)->commit(std::move(gone)).has_value());
  }
  auto writer = open_writer(temporary / "index");
  ASSERT_TRUE(writer.has_value());
  EXPECT_EQ((*writer)->next_document_number(), DocumentNumber{2});
  EXPECT_EQ((*writer)->next_passage_id(), PassageId{3});
}

TEST(StoreWriter, LetsLaterChangesOfTheSameKeyWin) {
  const TemporaryDirectory temporary;
  auto writer = open_writer(temporary / "index");
  ASSERT_TRUE(writer.has_value());
  Batch batch;
  batch.put(Family::Nodes, "k", "first");
  batch.erase(Family::Nodes, "k");
  batch.put(Family::Nodes, "k", "last");
  batch.put(Family::Nodes, "gone", "first");
  batch.erase(Family::Nodes, "gone");
  ASSERT_TRUE((*writer)->commit(std::move(batch)).has_value());
  EXPECT_EQ((*writer)->get(Family::Nodes, "k").value(), "last");
  EXPECT_EQ((*writer)->get(Family::Nodes, "gone").value(), std::nullopt);
}

TEST(StoreWriter, ScansAPrefixInByteOrderFromAKeyOn) {
  const TemporaryDirectory temporary;
  auto writer = open_writer(temporary / "index");
  ASSERT_TRUE(writer.has_value());
  Batch batch;
  for (const char* key : {"b2", "a1", "b1", "b3", "c1"}) batch.put(Family::Names, key, "");
  batch.put(Family::Nodes, "b9", "");
  ASSERT_TRUE((*writer)->commit(std::move(batch)).has_value());
  const auto keys = [&](std::string_view prefix, std::string_view from, std::size_t limit) {
    std::vector<std::string> found;
    const auto scanned = (*writer)->scan(
        Family::Names, prefix,
        [&](std::string_view key, std::string_view) {
          found.emplace_back(key);
          return found.size() < limit;
        },
        from);
    EXPECT_TRUE(scanned.has_value());
    return found;
  };
  EXPECT_THAT(keys("b", "", 9), ::testing::ElementsAre("b1", "b2", "b3"));
  EXPECT_THAT(keys("b", "b2", 9), ::testing::ElementsAre("b2", "b3"));
  EXPECT_THAT(keys("", "", 2), ::testing::ElementsAre("a1", "b1"));
  EXPECT_THAT(keys("b", "c", 9), ::testing::IsEmpty());
}

// The states that a killed writer leaves are made here by putting back older copies of a directory;
// tests/crash reaches them by killing.
TEST(StoreRecovery, ReplaysWhatTheFullTextIndexMissed) {
  const TemporaryDirectory temporary;
  const fs::path index = temporary / "index";
  {
    auto writer = two_batches(index);
    ASSERT_TRUE(writer.has_value());
    put_copy(index / "text", temporary / "text2");
    for (const char* text : {"efter", "fjerde"}) {
      Batch batch;
      remove_passage(batch, PassageId{3});
      add_passage(batch, (*writer)->next_passage_id(), text);
      ASSERT_TRUE((*writer)->commit(std::move(batch)).has_value());
    }
  }
  put_copy(temporary / "text2", index / "text");
  fs::remove_all(index / "pub" / "4");
  for (int again = 0; again < 2; ++again) {
    const auto writer = open_writer(index);
    ASSERT_TRUE(writer.has_value()) << writer.error().message;
    EXPECT_EQ((*writer)->recovery().replayed_batches, again == 0 ? 2U : 0U);
    EXPECT_FALSE((*writer)->recovery().rebuilt_full_text);
    const Texts expected{{2, "bro citron"}, {4, "efter"}, {5, "fjerde"}};
    EXPECT_EQ(indexed_texts(index), expected);
    EXPECT_EQ(texts_of(**writer), expected);
    EXPECT_TRUE(fs::exists(index / "pub" / "4" / "CURRENT"));
  }
}

TEST(StoreRecovery, SkipsPassagesThatALaterBatchTookAway) {
  const TemporaryDirectory temporary;
  const fs::path index = temporary / "index";
  {
    auto writer = open_writer(index);
    ASSERT_TRUE(writer.has_value());
    put_copy(index / "text", temporary / "text0");
    Batch batch;
    add_passage(batch, PassageId{1}, "kort liv");
    ASSERT_TRUE((*writer)->commit(std::move(batch)).has_value());
    Batch gone;
    gone.erase(Family::Passages, passage_key(PassageId{1}));  // its row is gone, and only the row
    ASSERT_TRUE((*writer)->commit(std::move(gone)).has_value());
  }
  put_copy(temporary / "text0", index / "text");
  const auto writer = open_writer(index);
  ASSERT_TRUE(writer.has_value()) << writer.error().message;
  EXPECT_EQ((*writer)->recovery().replayed_batches, 2U);
  EXPECT_TRUE(indexed_texts(index).empty());
}

TEST(StoreRecovery, RebuildsAMissingFullTextIndex) {
  const TemporaryDirectory temporary;
  const fs::path index = temporary / "index";
  ASSERT_TRUE(two_batches(index).has_value());
  fs::remove_all(index / "text");
  fs::create_directory(index / "text.new");
  std::ofstream(index / "text.new" / "half") << "left by an interrupted rebuild";
  const auto writer = open_writer(index);
  ASSERT_TRUE(writer.has_value()) << writer.error().message;
  EXPECT_TRUE((*writer)->recovery().rebuilt_full_text);
  EXPECT_EQ(indexed_texts(index), kAfterTwo);
  EXPECT_FALSE(fs::exists(index / "text.new"));
}

TEST(StoreRecovery, RebuildsADamagedFullTextIndex) {
  for (const char* file : {"iamglass", "postlist.glass"}) {
    SCOPED_TRACE(file);
    const TemporaryDirectory temporary;
    const fs::path index = temporary / "index";
    ASSERT_TRUE(two_batches(index).has_value());
    fs::resize_file(index / "text" / file, 5);
    const auto writer = open_writer(index);
    ASSERT_TRUE(writer.has_value()) << writer.error().message;
    EXPECT_TRUE((*writer)->recovery().rebuilt_full_text);
    EXPECT_EQ(indexed_texts(index), kAfterTwo);
  }
}

TEST(StoreRecovery, RebuildsWhenTheLogDoesNotReachBackFarEnough) {
  const TemporaryDirectory temporary;
  const fs::path index = temporary / "index";
  {
    auto writer = two_batches(index);
    ASSERT_TRUE(writer.has_value());
    put_copy(index / "text", temporary / "text2");
    for (std::uint64_t i = 0; i <= kLogEntriesKept; ++i) {
      Batch batch;
      add_passage(batch, (*writer)->next_passage_id(), "nr " + std::to_string(i));
      ASSERT_TRUE((*writer)->commit(std::move(batch)).has_value());
    }
    std::size_t entries = 0;
    ASSERT_TRUE(
        (*writer)->scan(Family::Log, {}, [&](std::string_view, std::string_view) { return ++entries > 0; }));
    EXPECT_EQ(entries, kLogEntriesKept);
  }
  put_copy(temporary / "text2", index / "text");
  const auto writer = open_writer(index);
  ASSERT_TRUE(writer.has_value()) << writer.error().message;
  EXPECT_TRUE((*writer)->recovery().rebuilt_full_text);
  EXPECT_EQ(indexed_texts(index), texts_of(**writer));
}

TEST(StoreRecovery, RefusesAFullTextIndexThatIsAhead) {
  const TemporaryDirectory temporary;
  const fs::path index = temporary / "index";
  {
    const auto writer = open_writer(index);
    ASSERT_TRUE(writer.has_value());
  }
  put_copy(index / "graph", temporary / "graph0");
  ASSERT_TRUE(two_batches(index).has_value());
  put_copy(temporary / "graph0", index / "graph");
  const auto writer = open_writer(index);
  ASSERT_FALSE(writer.has_value());
  EXPECT_EQ(writer.error().code, ErrorCode::Damaged);
  EXPECT_THAT(writer.error().message, ::testing::HasSubstr("ahead"));
  EXPECT_EQ(indexed_texts(index), kAfterTwo) << "nothing may be written to it";
}

TEST(StoreRecovery, RefusesTheFullTextIndexOfAnotherStore) {
  const TemporaryDirectory temporary;
  ASSERT_TRUE(two_batches(temporary / "a").has_value());
  ASSERT_TRUE(two_batches(temporary / "b").has_value());
  put_copy(temporary / "b/text", temporary / "a/text");
  const auto writer = open_writer(temporary / "a");
  ASSERT_FALSE(writer.has_value());
  EXPECT_EQ(writer.error().code, ErrorCode::Damaged);
  fs::remove_all(temporary / "b/graph");
  const auto without_graph = open_writer(temporary / "b");
  ASSERT_FALSE(without_graph.has_value());
  EXPECT_EQ(without_graph.error().code, ErrorCode::Damaged);
}

TEST(StoreWriter, RefusesAnIndexOfAnotherAnalyzer) {
  const TemporaryDirectory temporary;
  ASSERT_TRUE(two_batches(temporary / "index").has_value());
  StoreOptions options = small_options();
  options.analyzer_version = "words-2";
  const auto writer = StoreWriter::open(temporary / "index", options, testing::postings_of_row);
  ASSERT_FALSE(writer.has_value());
  EXPECT_EQ(writer.error().code, ErrorCode::Input);
  EXPECT_THAT(writer.error().message, ::testing::HasSubstr("words-1"));
}

TEST(StoreWriter, RefusesAFolderOfOtherFiles) {
  const TemporaryDirectory temporary;
  std::ofstream(temporary / "referat.txt") << "Referat";
  const auto writer = open_writer(temporary / "");
  ASSERT_FALSE(writer.has_value());
  EXPECT_EQ(writer.error().code, ErrorCode::Input);
  EXPECT_FALSE(fs::exists(temporary / "graph"));
}

TEST(StoreWriter, NamesTheProcessThatHoldsTheLock) {
  const TemporaryDirectory temporary;
  const auto first = open_writer(temporary / "index");
  ASSERT_TRUE(first.has_value());
  const auto second = open_writer(temporary / "index");
  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().code, ErrorCode::Locked);
  EXPECT_THAT(second.error().message, ::testing::HasSubstr(std::to_string(::getpid())));
}

TEST(StoreWriter, IsUnlockedWhenItsProcessIsKilled) {
  const TemporaryDirectory temporary;
  const pid_t child = ::fork();
  if (child == 0) {
    const auto writer = two_batches(temporary / "index");
    ::kill(::getpid(), SIGKILL);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ASSERT_TRUE(WIFSIGNALED(status));
  const auto writer = open_writer(temporary / "index");
  ASSERT_TRUE(writer.has_value()) << writer.error().message;
  EXPECT_EQ(texts_of(**writer), kAfterTwo);
}

TEST(StoreWriter, RefusesToStartABatchOnANearlyFullDisk) {
  const TemporaryDirectory temporary;
  StoreOptions options = small_options();
  options.min_free_bytes = std::uint64_t{1} << 60U;
  const auto refused = StoreWriter::open(temporary / "index", options, testing::postings_of_row);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::Io);
  EXPECT_THAT(refused.error().message, ::testing::HasSubstr("nearly full"));
}

TEST(StoreWriter, KeepsOnlyRecentCheckpoints) {
  const TemporaryDirectory temporary;
  const fs::path index = temporary / "index";
  auto writer = open_writer(index);
  ASSERT_TRUE(writer.has_value());
  for (int i = 1; i <= 6; ++i) {
    Batch batch;
    batch.put(Family::Nodes, "n", std::to_string(i));
    ASSERT_TRUE((*writer)->commit(std::move(batch)).has_value());
    for (int old = 1; old <= i; ++old) {  // as if all were made a minute ago
      const fs::path checkpoint = index / "pub" / std::to_string(old);
      if (fs::exists(checkpoint))
        fs::last_write_time(checkpoint, fs::file_time_type::clock::now() - std::chrono::minutes(1));
    }
  }
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(index / "pub")) names.push_back(entry.path().filename());
  EXPECT_THAT(names, ::testing::UnorderedElementsAre("4", "5", "6"));
}

TEST(StoreWriter, LeavesNoLogFilesOfLibraries) {
  const TemporaryDirectory temporary;
  ASSERT_TRUE(two_batches(temporary / "index").has_value());
  for (const auto& entry : fs::recursive_directory_iterator(temporary / "index")) {
    EXPECT_NE(entry.path().filename().string().substr(0, 3), "LOG") << entry.path();
  }
}

}  // namespace
}  // namespace vidensgraf
