#include "store/store_view.h"

#include <atomic>
#include <map>
#include <string>
#include <thread>

#include "tests/store/small_store.h"

namespace vidensgraf {
namespace {

namespace fs = std::filesystem;
using testing::add_passage;
using testing::open_writer;
using testing::remove_passage;
using testing::TemporaryDirectory;
using testing::Texts;
using testing::texts_of;

Result<void> commit_text(StoreWriter& writer, const std::string& text) {
  Batch batch;
  add_passage(batch, writer.next_passage_id(), text);
  return writer.commit(std::move(batch));
}

TEST(StoreView, SaysWhenThereIsNoIndexOrNothingInIt) {
  const TemporaryDirectory temporary;
  const auto missing = StoreView::open(temporary / "index");
  ASSERT_FALSE(missing.has_value());
  EXPECT_EQ(missing.error().code, ErrorCode::NotFound);
  EXPECT_FALSE(fs::exists(temporary / "index")) << "reading makes nothing";
  ASSERT_TRUE(open_writer(temporary / "index").has_value());
  const auto empty = StoreView::open(temporary / "index");
  ASSERT_FALSE(empty.has_value());
  EXPECT_EQ(empty.error().code, ErrorCode::NotFound);
}

TEST(StoreView, KeepsItsStateWhileAWriterCommits) {
  const TemporaryDirectory temporary;
  auto writer = open_writer(temporary / "index");
  ASSERT_TRUE(writer.has_value());
  ASSERT_TRUE(commit_text(**writer, "en").has_value());
  const auto before = StoreView::open(temporary / "index");
  ASSERT_TRUE(before.has_value()) << before.error().message;

  Batch batch;
  remove_passage(batch, PassageId{1});
  add_passage(batch, (*writer)->next_passage_id(), "to");
  ASSERT_TRUE((*writer)->commit(std::move(batch)).has_value());
  const auto after = StoreView::open(temporary / "index");
  ASSERT_TRUE(after.has_value()) << after.error().message;

  EXPECT_EQ((*before)->sequence(), 1U);
  EXPECT_EQ(texts_of(**before), (Texts{{1, "en"}}));
  EXPECT_EQ((*before)->full_text().passage_count().value(), 1U);
  EXPECT_EQ((*after)->sequence(), 2U);
  EXPECT_EQ(texts_of(**after), (Texts{{2, "to"}}));
}

TEST(StoreView, SharesRowsOfOneStateOnly) {
  const TemporaryDirectory temporary;
  {
    auto writer = open_writer(temporary / "index");
    ASSERT_TRUE(writer.has_value());
    ASSERT_TRUE(commit_text(**writer, "en").has_value());
  }
  fs::copy(temporary / "index", temporary / "copy", fs::copy_options::recursive);
  for (const auto& [folder, word] : std::map<std::string, std::string>{{"index", "to"}, {"copy", "tre"}}) {
    auto writer = open_writer(temporary / folder);
    ASSERT_TRUE(writer.has_value());
    ASSERT_TRUE(commit_text(**writer, word).has_value());
  }
  const auto view = StoreView::open(temporary / "index");
  ASSERT_TRUE(view.has_value()) << view.error().message;
  const auto same = StoreView::open(temporary / "index", {}, view->get());
  ASSERT_TRUE(same.has_value()) << same.error().message;
  EXPECT_EQ(texts_of(**same), (Texts{{1, "en"}, {2, "to"}}));
  EXPECT_EQ((*same)->kept_reviews(), (*view)->kept_reviews());

  fs::rename(temporary / "index", temporary / "before");
  fs::rename(temporary / "copy", temporary / "index");
  const auto restored = StoreView::open(temporary / "index", {}, view->get());
  ASSERT_TRUE(restored.has_value()) << restored.error().message;
  EXPECT_EQ((*restored)->sequence(), (*view)->sequence());
  EXPECT_EQ(texts_of(**restored), (Texts{{1, "en"}, {2, "tre"}}));
  EXPECT_NE((*restored)->kept_reviews(), (*view)->kept_reviews());
  EXPECT_EQ(texts_of(**view), (Texts{{1, "en"}, {2, "to"}}));
}

TEST(StoreView, OutlivesItsCheckpoint) {
  const TemporaryDirectory temporary;
  auto writer = open_writer(temporary / "index");
  ASSERT_TRUE(writer.has_value());
  ASSERT_TRUE(commit_text(**writer, "en").has_value());
  const auto view = StoreView::open(temporary / "index");
  ASSERT_TRUE(view.has_value()) << view.error().message;
  fs::remove_all(temporary / "index/pub/1");
  EXPECT_EQ(texts_of(**view), (Texts{{1, "en"}}));
}

TEST(StoreView, SeesTheLastCompleteBatchAfterACrashBetweenTheStores) {
  const TemporaryDirectory temporary;
  const fs::path index = temporary / "index";
  {
    auto writer = open_writer(index);
    ASSERT_TRUE(writer.has_value());
    ASSERT_TRUE(commit_text(**writer, "en").has_value());
    fs::copy(index / "text", temporary / "text1", fs::copy_options::recursive);
    ASSERT_TRUE(commit_text(**writer, "to").has_value());
  }
  fs::remove_all(index / "text");
  fs::copy(temporary / "text1", index / "text", fs::copy_options::recursive);
  const auto view = StoreView::open(index);
  ASSERT_TRUE(view.has_value()) << view.error().message;
  EXPECT_EQ((*view)->sequence(), 1U);
  EXPECT_EQ(texts_of(**view), (Texts{{1, "en"}}));
}

// Full texts that were joined from shards have the same revision; only what stands in their place is another.
TEST(StoreView, IsStaleWhereAnotherFullTextOfItsRevisionTookItsPlace) {
  const TemporaryDirectory temporary;
  auto writer = open_writer(temporary / "index");
  ASSERT_TRUE(writer.has_value());
  int word = 0;
  const auto many = [&] {
    Batch batch;
    for (int i = 0; i < 1500; ++i) {
      add_passage(batch, (*writer)->next_passage_id(), "ord" + std::to_string(word++));
    }
    return batch;
  };
  const auto replace = [&] {
    const auto committed = (*writer)->commit_in_bulk(many());
    return committed ? (*writer)->finish_bulk() : committed;
  };
  ASSERT_TRUE(replace().has_value());
  const auto view = StoreView::open(temporary / "index");
  ASSERT_TRUE(view.has_value()) << view.error().message;
  for (int i = 0; i < 4; ++i) ASSERT_TRUE((*writer)->commit(many()).has_value());
  ASSERT_TRUE(replace().has_value());
  const auto visited = (*view)->full_text().terms({}, [](std::string_view, std::uint64_t) { return true; });
  EXPECT_FALSE(visited.has_value()) << "what it had open was overwritten";
  EXPECT_TRUE((*view)->full_text().is_stale());
}

TEST(StoreView, RefusesStoresThatDoNotBelongTogether) {
  const TemporaryDirectory temporary;
  for (const char* name : {"a", "b"}) {
    auto writer = open_writer(temporary / name);
    ASSERT_TRUE(writer.has_value());
    ASSERT_TRUE(commit_text(**writer, name).has_value());
  }
  fs::remove_all(temporary / "a/text");
  fs::copy(temporary / "b/text", temporary / "a/text", fs::copy_options::recursive);
  const auto view = StoreView::open(temporary / "a");
  ASSERT_FALSE(view.has_value());
  EXPECT_EQ(view.error().code, ErrorCode::Damaged);
}

TEST(StoreView, SaysWhatToDoWithAFullTextOfAnotherSchema) {
  const TemporaryDirectory temporary;
  const fs::path index = temporary / "index";
  {
    auto writer = open_writer(index);
    ASSERT_TRUE(writer.has_value());
    ASSERT_TRUE(commit_text(**writer, "en").has_value());
  }
  {
    Xapian::WritableDatabase text((index / "text").string(), Xapian::DB_OPEN | Xapian::DB_NO_TERMLIST);
    text.set_metadata(std::string(metadata_key::kSchemaVersion), "1");
    text.commit();
  }
  const auto refused = StoreView::open(index);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::Input);
  EXPECT_THAT(refused.error().message, ::testing::HasSubstr("writes the full text anew"));
  ASSERT_TRUE(open_writer(index).has_value());  // and so it does
  const auto view = StoreView::open(index);
  ASSERT_TRUE(view.has_value()) << view.error().message;
  EXPECT_EQ(texts_of(**view), (Texts{{1, "en"}}));
}

TEST(StoreView, AlwaysOpensAMatchingPairBesideABusyWriter) {
  const TemporaryDirectory temporary;
  const fs::path index = temporary / "index";
  auto writer = open_writer(index);
  ASSERT_TRUE(writer.has_value());
  ASSERT_TRUE(commit_text(**writer, "nr 1").has_value());
  std::atomic<bool> stop = false;
  std::jthread busy([&] {
    while (!stop) {
      Batch batch;  // always exactly one passage
      const PassageId next = (*writer)->next_passage_id();
      remove_passage(batch, PassageId{static_cast<std::uint32_t>(next) - 1});
      add_passage(batch, next, "nr " + std::to_string(static_cast<std::uint32_t>(next)));
      const auto committed = (*writer)->commit(std::move(batch));
      ASSERT_TRUE(committed.has_value()) << committed.error().message;
    }
  });
  for (int i = 0; i < 40; ++i) {
    const auto view = StoreView::open(index);
    ASSERT_TRUE(view.has_value()) << view.error().message;
    const Texts texts = texts_of(**view);
    ASSERT_EQ(texts.size(), 1U);
    EXPECT_EQ(texts.begin()->first, (*view)->sequence());
    const auto count = (*view)->full_text().passage_count();
    EXPECT_EQ(count.value_or(1U), 1U);  // an error: the writer has committed twice since
  }
  stop = true;
}

}  // namespace
}  // namespace vidensgraf
