// What we write as a database of Xapian's must be what Xapian itself would have written.

#include "store/glass_shard.h"

#include <fstream>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <vector>

#include <gtest/gtest.h>
#include <xapian.h>

#include "store/full_text_document.h"
#include "store/full_text_schema.h"
#include "store/letter_aliases.h"
#include "store/passage_positions.h"
#include "tests/store/small_store.h"

namespace vidensgraf::testing {
namespace {

// Some terms in nearly all passages, most in few, ids with gaps, lengths from nothing to long.
std::vector<PassagePostings> passages_of_shard(std::uint32_t seed, std::uint32_t first, int count) {
  std::mt19937 engine(seed);
  const auto random = [&engine] { return static_cast<std::uint32_t>(engine()); };
  std::vector<PassagePostings> passages;
  std::uint32_t id = first;
  for (int i = 0; i < count; ++i) {
    id += 1 + (random() % 5 == 0 ? random() % 300 : 0);
    PassagePostings passage;
    passage.passage = PassageId{id};
    std::set<std::string> terms;
    std::vector<TermPlace> places;
    const std::uint32_t words = random() % 60;
    for (std::uint32_t word = 0; word < words; ++word) {
      const std::uint32_t rank = random() % (1 + random() % 2000);
      terms.insert((rank % 3 == 0 ? "Estøtte" : "Lbørn") + std::to_string(rank));
    }
    if (i % 3 != 0) terms.insert("XY:2020");
    if (i % 89 == 0) terms.insert("E\uFE0F");  // a mark alone
    if (i % 83 == 0) {                         // letters that fall apart into two
      std::string long_word = "Ea";
      for (int letter = 0; letter < 43; ++letter) long_word += "\u0BCB";
      terms.insert(long_word);
    }
    if (i % 97 == 0) terms.insert("Q:" + std::string(230, 'q') + std::to_string(i));
    for (const std::string& term : terms) {
      const std::uint32_t wdf = term.starts_with('X') ? 0 : 1 + random() % 300;
      const auto index = static_cast<std::uint32_t>(passage.postings.size());
      passage.postings.push_back(Posting{term, wdf});
      if (term.starts_with('L')) {
        for (const std::uint32_t position : {1 + wdf, 2000 + wdf}) places.push_back({index, position});
      }
    }
    passage.values.emplace_back(value_slot::kPositions, encode_positions(passage.postings, places));
    passage.values.emplace_back(0, "document" + std::to_string(i));
    if (i % 2 == 0) passage.values.emplace_back(3, "2020");
    if (i % 50 == 7) passage.values.emplace_back(200, std::string(random() % 30'000, 'v'));
    passages.push_back(std::move(passage));
  }
  return passages;
}

void add_by_xapian(const std::filesystem::path& path, const std::vector<PassagePostings>& passages) {
  Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE_OR_OPEN | Xapian::DB_NO_TERMLIST);
  LetterAliases aliases;
  for (const PassagePostings& passage : passages) {
    aliases.gather(passage.postings);
    database.replace_document(docid_of(passage.passage), xapian_document(passage));
  }
  aliases.write_to(database);
  database.commit();
}

bool add_by_us(const std::filesystem::path& path, const std::vector<PassagePostings>& passages) {
  GlassShard shard;
  for (const PassagePostings& passage : passages) shard.add(passage);
  return shard.write_to(path).has_value();
}

// All that a database holds, as text.
std::map<std::string, std::string> content_of(const std::filesystem::path& path) {
  const Xapian::Database database(path.string());
  std::map<std::string, std::string> content;
  std::ostringstream all;
  all << database.get_doccount() << ' ' << database.get_lastdocid() << ' ' << database.get_avlength() << ' '
      << database.get_total_length() << ' ' << database.get_doclength_lower_bound() << ' '
      << database.get_doclength_upper_bound();
  content["all"] = all.str();
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    std::ostringstream list;
    list << term.get_termfreq() << ' ' << database.get_collection_freq(*term);
    for (auto posting = database.postlist_begin(*term); posting != database.postlist_end(*term); ++posting) {
      list << ' ' << *posting << ':' << posting.get_wdf();
    }
    content["term " + *term] = list.str();
  }
  for (auto posting = database.postlist_begin(""); posting != database.postlist_end(""); ++posting) {
    content["length " + std::to_string(*posting)] = std::to_string(posting.get_doclength());
  }
  for (const Xapian::valueno slot : {0U, 3U, 6U, 200U}) {
    std::ostringstream list;
    list << database.get_value_freq(slot) << ' ' << database.get_value_lower_bound(slot) << ' '
         << database.get_value_upper_bound(slot);
    for (auto value = database.valuestream_begin(slot); value != database.valuestream_end(slot); ++value) {
      list << ' ' << value.get_docid() << ':' << *value;
    }
    content["values " + std::to_string(slot)] = list.str();
  }
  for (auto key = database.synonym_keys_begin(); key != database.synonym_keys_end(); ++key) {
    std::ostringstream list;
    for (auto term = database.synonyms_begin(*key); term != database.synonyms_end(*key); ++term) {
      list << ' ' << *term;
    }
    content["synonym " + *key] = list.str();
  }
  return content;
}

void expect_sound(const std::filesystem::path& path) {
  std::ostringstream report;
  EXPECT_EQ(Xapian::Database::check(path.string(), 0, &report), 0U) << report.str();
}

class GlassShards : public ::testing::TestWithParam<int> {};

TEST_P(GlassShards, AreTheDatabasesThatXapianWrites) {
  const TemporaryDirectory folder;
  const auto passages = passages_of_shard(static_cast<std::uint32_t>(GetParam()), 32'000, GetParam());
  add_by_xapian(folder / "by-xapian", passages);
  ASSERT_TRUE(add_by_us(folder / "by-us", passages));
  expect_sound(folder / "by-us");
  EXPECT_EQ(content_of(folder / "by-us"), content_of(folder / "by-xapian"));
}

INSTANTIATE_TEST_SUITE_P(Sizes, GlassShards, ::testing::Values(0, 1, 40, 3000));

TEST(GlassShards, AreJoinedWithAnIndexByXapiansCompaction) {
  const TemporaryDirectory folder;
  const auto first = passages_of_shard(1, 0, 800);
  const auto second = passages_of_shard(2, 100'000, 800);
  const auto third = passages_of_shard(3, 9'000'000, 800);
  const auto last = passages_of_shard(4, 600'000'000, 800);
  for (const auto& passages : {first, second, third, last}) add_by_xapian(folder / "all", passages);
  add_by_xapian(folder / "index", first);
  ASSERT_TRUE(add_by_us(folder / "second", second));
  ASSERT_TRUE(add_by_us(folder / "third", third));
  {
    Xapian::Database sources((folder / "index").string());
    for (const char* name : {"second", "third"}) {
      sources.add_database(Xapian::Database((folder / name).string()));
    }
    sources.compact((folder / "joined").string(), Xapian::DBCOMPACT_NO_RENUMBER, 4096);
  }
  add_by_xapian(folder / "joined", last);
  expect_sound(folder / "joined");
  EXPECT_EQ(content_of(folder / "joined"), content_of(folder / "all"));
}

TEST(GlassShards, HaveTheFormatOfTheLinkedXapian) {
  const TemporaryDirectory folder;
  add_by_xapian(folder / "by-xapian", passages_of_shard(5, 0, 3));
  ASSERT_TRUE(add_by_us(folder / "by-us", passages_of_shard(5, 0, 3)));
  const auto format_of = [&folder](const std::string& name) {
    std::ifstream file(folder / name / "iamglass", std::ios::binary);
    std::string bytes(16, '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return bytes;
  };
  EXPECT_TRUE(GlassShard::is_readable());
  EXPECT_EQ(format_of("by-us"), format_of("by-xapian"));
}

TEST(GlassShards, SayThatTheyCannotBeWritten) {
  const auto written = GlassShard().write_to("/proc/nothing");
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, ErrorCode::Io);
}

}  // namespace
}  // namespace vidensgraf::testing
