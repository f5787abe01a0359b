#include "store/removed_passages.h"

#include <array>
#include <atomic>
#include <random>
#include <set>

#include "store/full_text_schema.h"
#include "tests/store/small_store.h"

namespace vidensgraf {
namespace {

namespace fs = std::filesystem;
using testing::add_passage;
using ::testing::ElementsAre;
using testing::indexed_texts;
using ::testing::IsEmpty;
using testing::open_writer;
using testing::postings_of_row;
using testing::remove_passage;
using testing::small_options;
using testing::TemporaryDirectory;
using testing::Texts;

const std::atomic<bool> never{false};  // stop

std::uint32_t passages_in_xapian(const fs::path& index) {
  return Xapian::Database((index / "text").string()).get_doccount();
}

bool has_term_lists(const fs::path& index) { return fs::exists(index / "text/termlist.glass"); }

// Commits one batch: passages added with ids from the counter, and others removed.
Result<void> change(StoreWriter& writer, const std::vector<std::string>& added,
                    const std::vector<std::uint32_t>& removed) {
  Batch batch;
  for (const std::uint32_t id : removed) remove_passage(batch, PassageId{id});
  for (const std::string& text : added) add_passage(batch, writer.next_passage_id(), text);
  return writer.commit(std::move(batch));
}

TEST(RemovedPassages, AreNotedOnceAndOnlyWhereTheyAre) {
  const TemporaryDirectory temporary;
  Xapian::WritableDatabase database((temporary / "text").string(),
                                    Xapian::DB_CREATE | Xapian::DB_NO_TERMLIST);
  for (const Xapian::docid docid : {1U, 2U, 4095U, 4096U, 12300U}) {
    database.replace_document(docid, Xapian::Document());
  }
  EXPECT_THAT(RemovedPassages(database).ids(), IsEmpty());
  note_removed(database, {PassageId{4096}, PassageId{3}, PassageId{1}, PassageId{99999}});
  note_removed(database, {PassageId{1}, PassageId{12300}, PassageId{4095}});
  database.commit();

  const RemovedPassages removed(database);
  EXPECT_THAT(removed.ids(), ElementsAre(PassageId{1}, PassageId{4095}, PassageId{4096}, PassageId{12300}));
  EXPECT_TRUE(removed.contains(4096));
  EXPECT_FALSE(removed.contains(2));
  EXPECT_FALSE(removed.contains(99999));
}

TEST(RemovedPassages, ThatDoNotDecodeAreDamage) {
  for (const auto& [key, value] : {std::pair{"removed:zz", "\x01"}, std::pair{"removed:00000000", "\x80"},
                                   std::pair{"removed:00000000", "\x7F"}}) {
    SCOPED_TRACE(key);
    const TemporaryDirectory temporary;
    Xapian::WritableDatabase database((temporary / "text").string(),
                                      Xapian::DB_CREATE | Xapian::DB_NO_TERMLIST);
    database.replace_document(1, Xapian::Document());
    database.set_metadata(key, value);
    EXPECT_THROW(RemovedPassages{database}, Xapian::DatabaseCorruptError);
  }
}

TEST(RemovedPassages, StayInXapianUntilTheyAreMany) {
  const TemporaryDirectory temporary;
  const fs::path index = temporary / "index";
  StoreOptions options = small_options();
  options.fewest_removed = 3;
  options.removed_share = 0.5;
  std::vector<std::uint64_t> told;
  options.on_rewriting = [&told](std::uint64_t passages, std::uint64_t of) { told = {passages, of}; };
  auto writer = StoreWriter::open(index, options, postings_of_row);
  ASSERT_TRUE(writer.has_value());
  ASSERT_TRUE(change(**writer, {"en to", "to", "tre", "fire to", "fem"}, {}).has_value());
  ASSERT_TRUE(change(**writer, {}, {1, 3}).has_value());
  EXPECT_FALSE(has_term_lists(index));
  ASSERT_TRUE((*writer)->drop_removed_passages(never).has_value());
  EXPECT_EQ(passages_in_xapian(index), 5U);
  EXPECT_EQ((*writer)->passage_count().value(), 3U);
  EXPECT_EQ(indexed_texts(index), (Texts{{2, "to"}, {4, "fire to"}, {5, "fem"}}));

  ASSERT_TRUE(change(**writer, {"seks"}, {4}).has_value());
  EXPECT_THAT(told, IsEmpty());
  ASSERT_TRUE((*writer)->drop_removed_passages(never).has_value());
  EXPECT_THAT(told, ElementsAre(3U, 3U));
  EXPECT_EQ(passages_in_xapian(index), 3U);
  EXPECT_EQ((*writer)->passage_count().value(), 3U);
  EXPECT_EQ((*writer)->sequence(), 3U);
  EXPECT_EQ(indexed_texts(index), (Texts{{2, "to"}, {5, "fem"}, {6, "seks"}}));
  const auto view = StoreView::open(index);
  ASSERT_TRUE(view.has_value()) << view.error().message;
  EXPECT_EQ((*view)->sequence(), 3U);

  ASSERT_TRUE(change(**writer, {"syv"}, {2}).has_value());
  writer->reset();
  ASSERT_TRUE(open_writer(index).has_value());
  EXPECT_EQ(indexed_texts(index), (Texts{{5, "fem"}, {6, "seks"}, {7, "syv"}}));
}

TEST(RemovedPassages, StayWhenDroppingThemIsStopped) {
  const TemporaryDirectory temporary;
  const fs::path index = temporary / "index";
  std::atomic<bool> stop{false};
  StoreOptions options = small_options();
  options.fewest_removed = 1;
  options.removed_share = 0.1;
  options.shard_passages = 2;
  std::uint64_t derived = 0;
  options.on_rewriting = [&](std::uint64_t passages, std::uint64_t) {
    derived = passages;
    stop = true;
  };
  auto writer = StoreWriter::open(index, options, postings_of_row);
  ASSERT_TRUE(writer.has_value());
  ASSERT_TRUE(change(**writer, {"en", "to", "tre", "fire", "fem", "seks"}, {}).has_value());
  ASSERT_TRUE(change(**writer, {}, {1}).has_value());
  ASSERT_TRUE((*writer)->drop_removed_passages(stop).has_value());
  EXPECT_EQ(derived, 2U);
  EXPECT_EQ(passages_in_xapian(index), 6U);

  ASSERT_TRUE(change(**writer, {"syv"}, {}).has_value());
  stop = false;
  options.on_rewriting = {};
  writer->reset();
  writer = StoreWriter::open(index, options, postings_of_row);
  ASSERT_TRUE(writer.has_value());
  ASSERT_TRUE((*writer)->drop_removed_passages(stop).has_value());
  EXPECT_EQ(passages_in_xapian(index), 6U);
  EXPECT_EQ(indexed_texts(index),
            (Texts{{2, "to"}, {3, "tre"}, {4, "fire"}, {5, "fem"}, {6, "seks"}, {7, "syv"}}));
}

TEST(RemovedPassages, AreLeftBehindWhenABulkIsJoinedWithLittleElse) {
  for (const bool all : {false, true}) {
    SCOPED_TRACE(all);
    const TemporaryDirectory temporary;
    const fs::path index = temporary / "index";
    StoreOptions options = small_options();
    options.fewest_removed = 2;
    options.shard_passages = 2;
    auto writer = StoreWriter::open(index, options, postings_of_row);
    ASSERT_TRUE(writer.has_value());
    ASSERT_TRUE(change(**writer, {"en", "to", "tre", "fire"}, {}).has_value());
    Batch only_removes;
    for (const std::uint32_t id : {1U, 2U, 4U}) remove_passage(only_removes, PassageId{id});
    ASSERT_TRUE((*writer)->commit_in_bulk(std::move(only_removes)).has_value());
    Batch more;
    if (all) remove_passage(more, PassageId{3});
    for (const char* text : {"fem", "seks", "syv"}) add_passage(more, (*writer)->next_passage_id(), text);
    ASSERT_TRUE((*writer)->commit_in_bulk(std::move(more)).has_value());
    Batch last;
    remove_passage(last, PassageId{6});
    ASSERT_TRUE((*writer)->commit_in_bulk(std::move(last)).has_value());
    ASSERT_TRUE((*writer)->finish_bulk().has_value());

    Texts expected{{3, "tre"}, {5, "fem"}, {7, "syv"}};
    if (all) expected.erase(3);
    EXPECT_EQ(indexed_texts(index), expected);
    EXPECT_EQ(passages_in_xapian(index), expected.size() + 1);  // that of the bulk itself
    EXPECT_EQ((*writer)->passage_count().value(), expected.size());
  }
}

TEST(RemovedPassages, AreDeletedFromShards) {
  const TemporaryDirectory temporary;
  const fs::path index = temporary / "index";
  StoreOptions options = small_options();
  options.is_shard = true;
  options.fewest_removed = 1;
  auto writer = StoreWriter::open(index, options, postings_of_row);
  ASSERT_TRUE(writer.has_value());
  ASSERT_TRUE(change(**writer, {"en", "to", "tre"}, {}).has_value());
  ASSERT_TRUE(change(**writer, {}, {2}).has_value());
  ASSERT_TRUE((*writer)->drop_removed_passages(never).has_value());
  EXPECT_TRUE(has_term_lists(index));
  EXPECT_EQ(passages_in_xapian(index), 2U);
  EXPECT_EQ(indexed_texts(index), (Texts{{1, "en"}, {3, "tre"}}));
}

// Words with an impact, one that no byte holds, and values.
PassagePostings rich_postings(PassageId passage, const std::string& text) {
  PassagePostings postings = testing::postings_of_text(passage, text);
  for (Posting& posting : postings.postings) {
    if (posting.wdf > 0) posting.wdf = posting.wdf * 17 + static_cast<std::uint32_t>(text.find(posting.term));
    if (posting.term == "stor") posting.wdf += 300;
  }
  return postings;
}

struct ManyPassages {
  explicit ManyPassages(const fs::path& directory) : index(directory) {
    auto opened = open_writer(index);
    if (opened) writer = std::move(*opened);
  }
  void add(const std::vector<std::string>& texts, const std::vector<PassageId>& removed = {}) {
    Batch batch;
    for (const PassageId id : removed) remove_passage(batch, id);
    for (const std::string& text : texts) {
      const PassageId id = writer->next_passage_id();
      batch.put(Family::Passages, passage_key(id), text);
      batch.added.push_back(rich_postings(id, text));
    }
    ASSERT_TRUE(writer->commit(std::move(batch)).has_value());
  }
  fs::path index;
  std::unique_ptr<StoreWriter> writer;
};

FullTextQuery term_of(std::string word, double weight = 1) {
  return FullTextQuery{FullTextQuery::Op::Term, std::move(word), weight, 0, {}};
}
FullTextQuery tree_of(FullTextQuery::Op op, std::vector<FullTextQuery> children, std::uint32_t window = 0) {
  return FullTextQuery{op, {}, 1, window, std::move(children)};
}

// The ids of a fresh build are those of the other's living passages, counted from 1.
TEST(RemovedPassages, LeaveNoTraceInWhatIsRead) {
  const TemporaryDirectory temporary;
  ManyPassages updated(temporary / "updated");
  ManyPassages fresh(temporary / "fresh");
  ASSERT_TRUE(updated.writer && fresh.writer);
  std::mt19937 random(7);
  const auto text = [&random] {
    static constexpr std::array<const char*, 8> kWords = {"stor", "bro", "hus", "by",
                                                          "vej",  "å",   "eng", "mark"};
    std::string words;
    for (auto left = 3 + random() % 9; left > 0; --left) {
      words +=
          std::string(words.empty() ? "" : " ") + kWords.at(random() % 2 == 0 ? random() % 3 : random() % 8);
    }
    return words;
  };
  std::vector<std::string> first;
  for (int i = 0; i < 300; ++i) first.push_back(text() + (i < 5 ? " borte" : ""));
  updated.add(first);
  std::set<PassageId> gone = {PassageId{1}, PassageId{2}, PassageId{3}, PassageId{4}, PassageId{5}};
  while (gone.size() < 120) gone.insert(PassageId{1 + static_cast<std::uint32_t>(random() % 300)});
  std::vector<std::string> second;
  for (int i = 0; i < 60; ++i) second.push_back(text());
  updated.add(second, {gone.begin(), gone.end()});

  std::vector<std::string> living;
  std::vector<PassageId> ids;
  for (std::uint32_t id = 1; id <= 360; ++id) {
    if (gone.contains(PassageId{id})) continue;
    living.push_back(id <= 300 ? first[id - 1] : second[id - 301]);
    ids.push_back(PassageId{id});
  }
  fresh.add(living);
  const auto view = StoreView::open(updated.index);
  const auto other = StoreView::open(fresh.index);
  ASSERT_TRUE(view.has_value() && other.has_value());
  const FullTextReader& read = (*view)->full_text();
  const FullTextReader& expected = (*other)->full_text();
  const auto old_id = [&ids](PassageId id) { return ids[static_cast<std::size_t>(id) - 1]; };

  EXPECT_EQ(read.passage_count().value(), ids.size());
  EXPECT_EQ(read.document_frequency("borte").value(), 0U);
  std::vector<std::string> words;
  ASSERT_TRUE(expected
                  .terms({},
                         [&](std::string_view term, std::uint64_t) {
                           words.emplace_back(term);
                           return true;
                         })
                  .has_value());
  for (const std::string& word : words) {
    SCOPED_TRACE(word);
    EXPECT_EQ(read.document_frequency(word).value(), expected.document_frequency(word).value());
    std::vector<std::pair<PassageId, std::uint32_t>> postings;
    ASSERT_TRUE(read.postings(word,
                              [&](PassageId id, std::uint32_t wdf) {
                                postings.emplace_back(id, wdf);
                                return true;
                              })
                    .has_value());
    std::vector<std::pair<PassageId, std::uint32_t>> others;
    ASSERT_TRUE(expected
                    .postings(word,
                              [&](PassageId id, std::uint32_t wdf) {
                                others.emplace_back(old_id(id), wdf);
                                return true;
                              })
                    .has_value());
    EXPECT_EQ(postings, others);
  }
  std::vector<PassageId> with_value;
  ASSERT_TRUE(read.values(0,
                          [&](PassageId id, std::string_view) {
                            with_value.push_back(id);
                            return true;
                          })
                  .has_value());
  EXPECT_EQ(with_value, ids);

  using Op = FullTextQuery::Op;
  const std::vector<FullTextQuery> queries = {
      term_of("bro"),
      tree_of(Op::Everything, {}),
      tree_of(Op::Or, {term_of("bro"), term_of("vej", 0.5), term_of("borte")}),
      tree_of(Op::And, {term_of("hus"), term_of("å")}),
      tree_of(Op::AndNot, {tree_of(Op::Everything, {}), term_of("bro")}),
      tree_of(Op::Phrase, {term_of("bro"), term_of("hus")}, 2),
      // Xapian's matcher, since lists in memory have not the wdf of this word:
      term_of("stor"),
      tree_of(Op::Or, {term_of("stor"), term_of("eng"), tree_of(Op::Everything, {})}),
      tree_of(Op::AndNot, {tree_of(Op::Maybe, {term_of("stor"), term_of("by")}), term_of("mark")}),
      tree_of(Op::Near, {term_of("stor"), term_of("by")}, 4),
  };
  for (std::size_t number = 0; number < queries.size(); ++number) {
    SCOPED_TRACE(number);
    const FullTextQuery& query = queries[number];
    FullTextSearch search;
    search.limit = 400;
    search.collect_matches = true;
    search.probes = {PassageId{1}, ids.front(), ids.back()};
    const auto page = read.search(query, search);
    search.probes = {PassageId{1}, PassageId{static_cast<std::uint32_t>(ids.size())}};
    const auto wanted = expected.search(query, search);
    ASSERT_TRUE(page.has_value() && wanted.has_value());
    EXPECT_EQ(page->matches, wanted->matches);
    ASSERT_EQ(page->hits.size(), wanted->hits.size());
    EXPECT_GT(page->hits.size(), 3U);
    for (std::size_t i = 0; i < page->hits.size(); ++i) {
      EXPECT_EQ(page->hits[i].passage, old_id(wanted->hits[i].passage));
      EXPECT_NEAR(page->hits[i].score, wanted->hits[i].score, 1e-9);
    }
    std::vector<PassageId> matched;
    for (const PassageId id : wanted->matched.ids()) matched.push_back(old_id(id));
    EXPECT_EQ(page->matched.ids(), matched);
    EXPECT_LT(page->probed.front(), 0);  // a removed one
    EXPECT_NEAR(page->probed[1], wanted->probed.front(), 1e-9);
    EXPECT_NEAR(page->probed[2], wanted->probed.back(), 1e-9);
    const auto parts = read.explain(query, page->hits.front().passage);
    ASSERT_TRUE(parts.has_value());
    double sum = 0;
    for (const ScorePart& part : *parts) sum += part.weight;
    EXPECT_NEAR(sum, page->hits.front().score, 1e-6);
    if (query.op != Op::Everything && number != 4) {
      EXPECT_THAT(read.explain(query, PassageId{1}).value(), IsEmpty());
    }
  }
}

}  // namespace
}  // namespace vidensgraf
