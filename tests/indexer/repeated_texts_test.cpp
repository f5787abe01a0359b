// What is derived for a text that came before equals what would be derived from it afresh.

#include "indexer/repeated_texts.h"

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/document_codec.h"
#include "corpus/reader.h"
#include "indexer/derived_codec.h"
#include "indexer/prepared_document.h"
#include "indexer/text_counts.h"

namespace vidensgraf {
namespace {

const Analyzer& analyzer_of_tests() {
  static const std::shared_ptr<const Analyzer> kAnalyzer = [] {
    auto opened = Analyzer::open();
    return opened ? *opened : nullptr;
  }();
  return *kAnalyzer;
}

std::string dump(const GraphChange::Part& part) {
  std::string text;
  for (const GraphChange::Node& node : part.nodes) {
    text += fmt::format("node {:x} {} {} {} {} {} {}\n", static_cast<std::uint64_t>(node.id),
                        static_cast<int>(node.kind), node.key, node.label, node.mentions, node.rank,
                        node.evidence);
  }
  for (const GraphChange::Edge& edge : part.edges) {
    text += fmt::format("edge {:x} {} {:x} {} {} {}\n", static_cast<std::uint64_t>(edge.key.from),
                        static_cast<int>(edge.key.type), static_cast<std::uint64_t>(edge.key.to),
                        edge.evidence_count, edge.rank, edge.evidence);
  }
  for (const std::string& name : part.names) text += name + '\n';
  return text;
}

std::string dump(const PreparedDocument& prepared) {
  std::string text = encode(prepared.record.document, CodecText::With);
  text += fmt::format("|{} {} {} {} {}\n", prepared.record.content_hash, prepared.record.source_path,
                      prepared.record.passage_count, prepared.record.text_bytes, prepared.memory_bytes > 0);
  for (const Passage& passage : prepared.passages) {
    text += fmt::format("passage {} {} {} {} {} {}\n", passage.source.begin, passage.source.end,
                        passage.first_block, passage.block_count, passage.page, passage.heading);
  }
  for (const PassagePostings& passage : prepared.postings) {
    for (const Posting& posting : passage.postings) {
      text += fmt::format("{} {}\n", posting.term, posting.wdf);
    }
    for (const auto& [slot, value] : passage.values) text += fmt::format("{}={}\n", slot, value);
  }
  text += prepared.graph.document_id;
  const auto shared = shared_part_of(prepared.graph.contribution);
  EXPECT_TRUE(shared.has_value());
  for (const GraphChange::Part& part : {prepared.graph.own, shared.value_or(GraphChange::Part{})}) {
    text += dump(part);
  }
  return text + prepared.graph.contribution;
}

struct Line {
  std::string fields;  // of the JSON object, without id and text
  std::string text;
};

// The same texts under several titles and dates, on both sides of the days on which laws were replaced.
std::vector<Line> lines() {
  const std::vector<std::string> texts = {
      "§ 85. Kommunen skal tilbyde hjælp og støtte, jf. servicelovens § 83, stk. 2. Stk. 2. Hjælpen gives "
      "efter lov om aktiv beskæftigelsesindsats § 4 og i botilbud for borgere med misbrug.",
      "§ 2. Ved støttebehov forstås i denne lov et behov for hjælp i hverdagen (herefter SBH). Stk. 2. "
      "Socialstyrelsen, også kaldet styrelsen, fører tilsyn efter barnets lov § 7.",
      "Bestemmelserne træder i kraft den 1. januar 2020. Se Hansen (2019) om § 107-tilbud til unge med "
      "handicap."};
  const std::vector<std::string> fields = {
      R"("title":"Lov om social service","date":"2019-12-31")",
      R"("title":"Lov om social service","date":"2020-01-01")",
      R"("title":"Lov om social service","date":"2024-05-01","url":"https://a.example/1")",
      R"("title":"Lov om social service","date":"2024-05-01","year":"2023")",
      R"("title":"Lov om social service","date":"2018")",
      R"("title":"Lov om social service","date":"18")",
      R"("title":"Lov om social service","year":"2018")",
      R"("title":"Lov om social service")",
      R"("title":"Bekendtgørelse om tilsyn","date":"2019-12-31","publisher":"Socialministeriet")",
      R"("date":"2019-12-31")",
      R"("date":"2021-12-31","type":"vejledning")"};
  std::vector<Line> all;
  for (const std::string& text : texts) {
    for (const std::string& one : fields) all.push_back(Line{one, text});
  }
  return all;
}

TEST(RepeatedTexts, GiveWhatWouldBeDerivedAfresh) {
  RepeatedTexts repeated;
  std::size_t number = 0;
  std::size_t found = 0;
  for (int round = 0; round < 2; ++round) {
    for (const Line& line : lines()) {
      // Ids whose nodes come now before and now after the others.
      ++number;
      const std::string id = fmt::format("{}:{}", number, number * 7919);
      const auto read = read_jsonl_line(
          fmt::format(R"({{"id":"{}",{},"text":"{}"}})", id, line.fields, line.text), "laws.jsonl", number);
      ASSERT_TRUE(read.has_value()) << read.error().message;
      const DerivedKeys keys = derived_keys(*read, Registers::built_in());
      const bool is_kept =
          repeated.find(keys.of_any_date) != nullptr || repeated.find(keys.of_laws_in_force) != nullptr;
      found += is_kept ? 1U : 0U;
      const std::string afresh =
          dump(prepare(*read, "hash", "/laws.jsonl", analyzer_of_tests(), Registers::built_in()));
      const std::string kept =
          dump(prepare(*read, "hash", "/laws.jsonl", analyzer_of_tests(), Registers::built_in(), &repeated));
      EXPECT_EQ(afresh, kept) << line.fields;
    }
  }
  EXPECT_GT(found, lines().size()) << "dates of the same laws in force have the same key";
}

// A title may be the id of one of its documents, and an id may be too long for a name, or nothing as one.
TEST(RepeatedTexts, AreTheSameWhateverTheIdsAreToTheTitles) {
  std::vector<std::string> ids = {"Lov om støtte",          "b2", std::string(220, 'x'), "B2", "c3", "\u00AD",
                                  "lov om støtte kapitel 1"};
  const std::vector<std::string> fields = {R"("title":"Lov om støtte",)", R"("title":"B2",)",
                                           R"("title":"b2",)", "",
                                           R"("title":"Lov om støtte","subtitle":"Kapitel 1",)"};
  for (int order = 0; order < 2; ++order) {
    for (const std::string& one : fields) {
      RepeatedTexts repeated;
      std::set<std::string> contributions;
      for (const std::string& id : ids) {
        SCOPED_TRACE(fmt::format("{} {}", id, one));
        const auto read = read_jsonl_line(
            fmt::format(R"({{"id":"{}",{}"text":"Kommunen skal tilbyde hjælp og støtte."}})", id, one), "a",
            1);
        ASSERT_TRUE(read.has_value()) << read.error().message;
        const PreparedDocument afresh =
            prepare(*read, "hash", "/a", analyzer_of_tests(), Registers::built_in());
        const PreparedDocument kept =
            prepare(*read, "hash", "/a", analyzer_of_tests(), Registers::built_in(), &repeated);
        EXPECT_EQ(dump(afresh), dump(kept));
        const auto again = repeated_graph_change(afresh.graph.contribution, read->id);
        ASSERT_TRUE(again.has_value()) << again.error().message;
        EXPECT_EQ(dump(again->own), dump(afresh.graph.own));
        contributions.insert(afresh.graph.contribution);
      }
      EXPECT_EQ(contributions.size(), 1U) << one;
    }
    std::reverse(ids.begin(), ids.end());
  }
}

TEST(RepeatedTexts, TellDatesOfOtherLawsApart) {
  Document document;
  document.text = "Se lov om aktiv beskæftigelsesindsats.";
  const auto keys_at = [&document](const std::string& date) {
    document.metadata.date = MetadataField{date, FieldOrigin::Container, {}};
    return derived_keys(document, Registers::built_in());
  };
  const DerivedKeys keys = keys_at("2021-03-02");
  EXPECT_EQ(keys_at("2021-03-01").of_laws_in_force, keys.of_laws_in_force);
  EXPECT_NE(keys_at("1990-03-01").of_laws_in_force, keys.of_laws_in_force);
  EXPECT_EQ(keys_at("1990-03-01").of_any_date, keys.of_any_date);
  EXPECT_NE(keys_at("2021").of_any_date, keys.of_any_date);
}

TEST(RepeatedTexts, AreKeptForAllDatesUnlessALawOfTheNameChanged) {
  const auto depends_on_date = [](const std::string& text) {
    Document document;
    document.text = text;
    Block block;
    block.source = {0, static_cast<std::uint32_t>(text.size())};
    document.blocks.push_back(block);
    return prepare(document, "hash", "/laws.jsonl", analyzer_of_tests(), Registers::built_in())
        .depends_on_date;
  };
  EXPECT_TRUE(depends_on_date("Se lov om aktiv beskæftigelsesindsats."));
  EXPECT_TRUE(depends_on_date("Tilbud efter § 4 i lov om aktiv beskæftigelsesindsats gives af kommunen."));
  EXPECT_FALSE(depends_on_date("Støtte gives efter servicelovens § 85 og barnets lov § 7."));
  EXPECT_FALSE(depends_on_date("Borgere med støttebehov har ret til en handleplan."));
}

TEST(RepeatedTexts, ForgetTheOldestWhereTheyAreFull) {
  RepeatedTexts repeated(std::size_t{64} << 10U);
  for (int i = 0; i < 2000; ++i) repeated.keep(std::to_string(i), fmt::format("text {}", i));
  EXPECT_EQ(repeated.find("0"), nullptr);
  ASSERT_NE(repeated.find("1999"), nullptr);
  EXPECT_EQ(*repeated.find("1999"), "text 1999");
}

TEST(RepeatedTexts, ForgetWhatWasFoundAsOftenAsItComes) {
  RepeatedTexts repeated;
  repeated.keep("twice", "text", 2);
  repeated.keep("never", "text", 0);
  EXPECT_NE(repeated.find("twice"), nullptr);
  EXPECT_NE(repeated.find("twice"), nullptr);
  EXPECT_EQ(repeated.find("twice"), nullptr);
  EXPECT_EQ(repeated.find("never"), nullptr);
}

TEST(TextCounts, CountsTheLinesThatAreLeftOfAText) {
  const std::string first = R"({"id":"1","text":"Et \"ord\", to.","url":"a"})";
  const std::string second = R"({"id":"2","text": "Et \"ord\", to.","url":"b"})";
  const std::string alone = R"({"id":"3","text":"Et \"ord\", tre.","url":"b"})";
  const std::string no_text = R"({"id":"4"})";
  TextCounts counts;
  for (const std::string& line : {first, alone, second, no_text}) counts.count(line);
  counts.seal();
  EXPECT_EQ(counts.take(second), 1U);
  EXPECT_EQ(counts.take(first), 0U);
  EXPECT_EQ(counts.take(first), 0U) << "more lines than were counted";
  EXPECT_EQ(counts.take(alone), std::nullopt);
  EXPECT_EQ(counts.take(no_text), std::nullopt);
}

TEST(RepeatedTexts, AreDerivedAfreshFromBytesThatDoNotDecode) {
  Document document;
  document.text = "Kort tekst.";
  EXPECT_FALSE(decode_derived("", document).has_value());
  EXPECT_FALSE(decode_derived("nonsense", document).has_value());
}

}  // namespace
}  // namespace vidensgraf
