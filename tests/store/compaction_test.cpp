#include "store/compaction.h"

#include <atomic>
#include <random>
#include <thread>

#include "store/index_directory.h"
#include "tests/store/small_store.h"

namespace vidensgraf {
namespace {

namespace fs = std::filesystem;
using testing::add_passage;
using ::testing::ElementsAre;
using testing::indexed_texts;
using testing::postings_of_row;
using testing::remove_passage;
using testing::small_options;
using testing::TemporaryDirectory;
using testing::Texts;
using testing::texts_of;

class Compaction : public ::testing::Test {
 protected:
  fs::path index() const { return temporary_ / "index"; }

  void open() {
    writer_.reset();
    auto opened = StoreWriter::open(index(), options_, postings_of_row);
    ASSERT_TRUE(opened.has_value()) << opened.error().message;
    writer_ = std::move(*opened);
  }

  void commit(const std::vector<std::string>& added, const std::vector<std::uint32_t>& removed) {
    Batch batch;
    for (const std::uint32_t id : removed) remove_passage(batch, PassageId{id});
    for (const std::string& text : added) add_passage(batch, writer_->next_passage_id(), text);
    ASSERT_TRUE(writer_->commit(std::move(batch)).has_value());
  }

  // Five passages in four batches, of which two are gone.
  void fill() {
    open();
    commit({"en to", "to"}, {});
    commit({"tre"}, {1});
    commit({"fire to"}, {});
    commit({"fem"}, {3});
  }

  bool compact() {
    const auto compacted = writer_->compact(stop_);
    EXPECT_TRUE(compacted.has_value()) << compacted.error().message;
    return compacted.value_or(false);
  }

  std::uint32_t passages_in_xapian() const {
    return Xapian::Database((index() / "text").string()).get_doccount();
  }

  StoreOptions options_ = small_options();
  std::unique_ptr<StoreWriter> writer_;
  std::atomic<bool> stop_{false};
  const Texts whole_{{2, "to"}, {4, "fire to"}, {5, "fem"}};

 private:
  TemporaryDirectory temporary_;
};

TEST_F(Compaction, KeepsTheNewestStateAndNothingElse) {
  fill();
  const auto before = StoreView::open(index());
  ASSERT_TRUE(before.has_value());
  const auto committed = fs::last_write_time(index_directory::checkpoint(index(), 4));
  EXPECT_EQ(passages_in_xapian(), 5U);
  ASSERT_TRUE(compact());
  EXPECT_EQ(passages_in_xapian(), 3U);
  EXPECT_THAT(index_directory::checkpoints(index()), ElementsAre(4U));
  EXPECT_EQ(fs::last_write_time(index_directory::checkpoint(index(), 4)), committed);
  EXPECT_FALSE(fs::exists(index() / "text.new"));
  EXPECT_FALSE(fs::exists(index() / "shards"));
  EXPECT_FALSE(fs::exists(index() / "pub/4.new"));
  EXPECT_EQ(indexed_texts(index()), whole_);
  const auto after = StoreView::open(index());
  ASSERT_TRUE(after.has_value()) << after.error().message;
  EXPECT_EQ((*after)->sequence(), 4U);
  EXPECT_EQ(texts_of(**after), whole_);
  EXPECT_EQ(texts_of(**before), whole_);  // one who came before goes on reading
  EXPECT_EQ((*before)->full_text().document_frequency("to").value(), 2U);

  commit({"seks"}, {2});
  EXPECT_EQ(indexed_texts(index()), (Texts{{4, "fire to"}, {5, "fem"}, {6, "seks"}}));
  open();
  EXPECT_FALSE(writer_->recovery().rebuilt_full_text);
}

// Rows that were written over stay in RocksDB's tables until these are merged.
TEST_F(Compaction, TakesWhatWasWrittenOverOutOfTheTables) {
  open();
  std::mt19937 random(1);  // bytes that cannot be compressed
  std::string value(100'000, 'x');
  for (int i = 0; i < 3; ++i) {  // too few for RocksDB to merge them by itself
    for (char& byte : value) byte = static_cast<char>(random());
    Batch batch;
    batch.put(Family::Names, "name", value);
    add_passage(batch, writer_->next_passage_id(), "en");
    ASSERT_TRUE(writer_->commit(std::move(batch)).has_value());
    open();  // which writes a table
  }
  const std::uint64_t before = size_of_files(index() / "graph");
  ASSERT_TRUE(compact());
  writer_.reset();
  EXPECT_LT(size_of_files(index() / "graph"), before / 2);
  const auto view = StoreView::open(index());
  ASSERT_TRUE(view.has_value());
  EXPECT_EQ((*view)->get(Family::Names, "name").value(), value);
}

TEST_F(Compaction, LeavesEverythingWhereItIsStopped) {
  options_.shard_passages = 1;
  options_.on_rewriting = [this](std::uint64_t, std::uint64_t) { stop_ = true; };
  fill();
  EXPECT_FALSE(compact());
  EXPECT_EQ(passages_in_xapian(), 5U);
  EXPECT_EQ(indexed_texts(index()), whole_);
  stop_ = false;
  options_.on_rewriting = {};
  options_.on_merging = [this] { stop_ = true; };
  open();
  EXPECT_FALSE(compact());
  EXPECT_EQ(passages_in_xapian(), 5U);
  EXPECT_FALSE(fs::exists(index() / "text.new"));
  EXPECT_GT(index_directory::checkpoints(index()).size(), 1U);
  stop_ = false;
  options_.on_merging = {};
  open();
  EXPECT_TRUE(compact());
  EXPECT_EQ(indexed_texts(index()), whole_);
}

TEST_F(Compaction, PacksWhatHasLostNothing) {
  std::vector<std::uint64_t> told;
  options_.on_rewriting = [&told](std::uint64_t passages, std::uint64_t) { told.push_back(passages); };
  open();
  commit({"en to", "to"}, {});
  commit({"tre"}, {});
  ASSERT_TRUE(compact());
  EXPECT_TRUE(told.empty());  // nothing was derived
  EXPECT_EQ(indexed_texts(index()), (Texts{{1, "en to"}, {2, "to"}, {3, "tre"}}));
}

TEST_F(Compaction, LeavesShardsToTheirServers) {
  options_.is_shard = true;
  fill();
  ASSERT_TRUE(compact());
  EXPECT_TRUE(fs::exists(index() / "text/termlist.glass"));
  EXPECT_EQ(indexed_texts(index()), whole_);
}

// It may be what fills the disk.
TEST_F(Compaction, LeavesNothingBehindForLongWhereItWasKilled) {
  fill();
  writer_.reset();
  fs::create_directory(index() / "text.new");
  fs::create_directory(index() / "pub/4.new");
  options_.min_free_bytes = std::uint64_t{1} << 60U;
  EXPECT_FALSE(StoreWriter::open(index(), options_, postings_of_row).has_value());
  EXPECT_FALSE(fs::exists(index() / "text.new"));
  EXPECT_FALSE(fs::exists(index() / "pub/4.new"));
  EXPECT_EQ(indexed_texts(index()), whole_);
}

// Whoever opens the index at any moment finds all of it.
TEST_F(Compaction, IsNotNoticedByThoseWhoRead) {
  fill();
  std::atomic<bool> done{false};
  std::atomic<unsigned> opened{0};
  std::thread reader([&] {
    while (!done) {
      const auto view = StoreView::open(index());
      ASSERT_TRUE(view.has_value()) << view.error().message;
      EXPECT_EQ(texts_of(**view), whole_);
      EXPECT_EQ((*view)->full_text().document_frequency("to").value_or(0), 2U);
      ++opened;
    }
  });
  for (unsigned rounds = 0; rounds < 15; ++rounds) {
    EXPECT_TRUE(compact());
    const unsigned before = opened;
    while (opened == before && !HasFailure()) std::this_thread::yield();
  }
  done = true;
  reader.join();
}

}  // namespace
}  // namespace vidensgraf
