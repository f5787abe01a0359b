#include "graph/graph_update.h"

#include <map>
#include <random>

#include <gtest/gtest.h>

#include "graph/graph_rows.h"
#include "graph/graph_view.h"
#include "graph/names.h"
#include "random_contributions.h"
#include "tests/support/memory_rows.h"

namespace vidensgraf {
namespace {

using testing::contribution_of_words;
using testing::MemoryRows;
using testing::random_contribution;

Contribution contribution_with(const std::string& label, std::size_t mentions) {
  ContributedNode node;
  node.key = "støttebehov";
  node.label = label;
  node.names = {fold_name(label)};
  for (std::uint32_t place = 0; place < mentions; ++place) {
    node.evidence.push_back(Evidence{ByteSpan{place * 20, place * 20 + 11}, 1, "term", 1.0F});
  }
  Contribution contribution;
  contribution.nodes.push_back(node);
  return contribution;
}

void commit(MemoryRows& rows, GraphUpdate& update) {
  Batch batch;
  const auto written = update.write_to(batch);
  ASSERT_TRUE(written.has_value()) << written.error().message;
  rows.apply(batch);
}

NodeRow node_row(const MemoryRows& rows, NodeKind kind, std::string_view key) {
  const auto stored = rows.get(Family::Nodes, node_key(node_id(kind, key)));
  if (!stored || !*stored) return {};
  return decode_node_row(**stored).value_or(NodeRow{});
}

TEST(GraphUpdate, LabelsANodeAsMostDocumentsDo) {
  MemoryRows rows;
  GraphUpdate update(rows);
  update.add(DocumentNumber{1}, contribution_with("Støttebehov", 9));
  update.add(DocumentNumber{2}, contribution_with("støttebehov", 1));
  update.add(DocumentNumber{3}, contribution_with("støttebehov", 2));
  commit(rows, update);
  const NodeRow row = node_row(rows, NodeKind::Concept, "støttebehov");
  EXPECT_EQ(row.label(), "støttebehov");
  EXPECT_EQ(row.documents, 3U);
  EXPECT_EQ(row.mentions, 12U);
}

TEST(GraphUpdate, BreaksATieOfLabelsByByteOrder) {
  MemoryRows rows;
  GraphUpdate update(rows);
  update.add(DocumentNumber{7}, contribution_with("b", 1));
  update.add(DocumentNumber{8}, contribution_with("a", 1));
  commit(rows, update);
  EXPECT_EQ(node_row(rows, NodeKind::Concept, "støttebehov").label(), "a");
}

TEST(GraphUpdate, LeavesNothingBehindWhenTheLastDocumentGoes) {
  MemoryRows rows;
  GraphUpdate update(rows);
  for (std::uint32_t number = 1; number <= 20; ++number) {
    update.add(DocumentNumber{number}, random_contribution(number, std::to_string(number)));
  }
  commit(rows, update);
  ASSERT_FALSE(rows.all().empty());
  for (std::uint32_t number = 1; number <= 20; ++number) {
    update.remove(DocumentNumber{number}, random_contribution(number, std::to_string(number)));
    commit(rows, update);
  }
  EXPECT_TRUE(rows.all().empty());
}

TEST(GraphUpdate, RefusesToTakeOutWhatWasNeverAdded) {
  MemoryRows rows;
  GraphUpdate update(rows);
  update.remove(DocumentNumber{1}, contribution_with("støttebehov", 1));
  Batch batch;
  const auto written = update.write_to(batch);
  ASSERT_FALSE(written.has_value());
  EXPECT_EQ(written.error().code, ErrorCode::Damaged);
}

TEST(GraphUpdate, RefusesTwoNodesWithOneId) {
  // A stored row under the id of "støttebehov" that says it is another node.
  MemoryRows rows;
  NodeRow other;
  other.key = "indsats";
  other.documents = 1;
  other.labels["indsats"] = 1;
  Batch seeded;
  seeded.put(Family::Nodes, node_key(node_id(NodeKind::Concept, "støttebehov")), encode(other));
  rows.apply(seeded);
  GraphUpdate update(rows);
  update.add(DocumentNumber{1}, contribution_with("støttebehov", 1));
  Batch batch;
  const auto written = update.write_to(batch);
  ASSERT_FALSE(written.has_value());
  EXPECT_NE(written.error().message.find("share an id"), std::string::npos);
}

// The property the product rests on: any sequence of add, change and remove, in batches of any size, leaves
// the rows, byte for byte, that a fresh build of the final documents gives.
TEST(GraphUpdate, EqualsAFreshBuildAfterAnySequenceOfChanges) {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    MemoryRows rows;
    std::map<std::uint32_t, std::uint32_t> present;  // document number -> seed of its contribution
    GraphUpdate update(rows);
    for (int step = 0; step < 80; ++step) {
      const auto number = static_cast<std::uint32_t>(1 + random() % 12);
      const auto found = present.find(number);
      if (found != present.end()) {
        update.remove(DocumentNumber{number}, random_contribution(found->second, std::to_string(number)));
        present.erase(found);
      }
      if (random() % 3 != 0) {
        const auto content = static_cast<std::uint32_t>(random());
        update.add(DocumentNumber{number}, random_contribution(content, std::to_string(number)));
        present.emplace(number, content);
      }
      if (random() % 4 == 0) commit(rows, update);
    }
    commit(rows, update);

    MemoryRows fresh;
    GraphUpdate build(fresh);
    for (const auto& [number, content] : present)
      build.add(DocumentNumber{number}, random_contribution(content, std::to_string(number)));
    commit(fresh, build);
    EXPECT_TRUE(rows == fresh);
  }
}

// The same where the sums of many batches are written together.
TEST(GraphUpdate, EqualsAFreshBuildWithTheSumsOfARunAtItsEnd) {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    MemoryRows rows;
    GraphUpdate update(rows);
    GraphSums sums(rows);
    std::map<std::uint32_t, std::uint32_t> present;  // document number -> seed of its contribution
    for (std::uint32_t step = 0; step < 80; ++step) {
      const auto number = static_cast<std::uint32_t>(1 + random() % 12);
      const std::string id = std::to_string(number);
      if (const auto found = present.find(number); found != present.end()) {
        update.remove(DocumentNumber{number}, random_contribution(found->second, id));
        present.erase(found);
      }
      const auto content = static_cast<std::uint32_t>(random());
      update.add(DocumentNumber{number}, random_contribution(content, id));
      present.emplace(number, content);
      Batch batch;
      if (random() % 4 == 0) {
        ASSERT_TRUE(update.write_to(batch, &sums).has_value());
      }
      if (random() % 16 == 0) {
        ASSERT_TRUE(sums.write_to(batch).has_value());
      }
      rows.apply(batch);
    }
    Batch last;
    ASSERT_TRUE(update.write_to(last, &sums).has_value());
    ASSERT_TRUE(sums.write_to(last).has_value());
    rows.apply(last);

    MemoryRows fresh;
    GraphUpdate build(fresh);
    for (const auto& [number, content] : present) {
      build.add(DocumentNumber{number}, random_contribution(content, std::to_string(number)));
    }
    commit(fresh, build);
    ASSERT_TRUE(rows == fresh);
  }
}

TEST(GraphSums, AreWrittenInPartsWhereSomebodyTakesThem) {
  MemoryRows at_once;
  MemoryRows in_parts;
  std::size_t parts = 0;
  for (MemoryRows* rows : {&at_once, &in_parts}) {
    GraphSums sums(*rows);
    sums.add(*graph_change_of(random_contribution(3, "a")).shared, 2);
    EXPECT_GT(sums.memory_bytes(), 0U);
    Batch batch;
    const auto take = [&](Batch& added) {
      ++parts;
      rows->apply(std::exchange(added, {}));
      return Result<void>();
    };
    ASSERT_TRUE(sums.write_to(batch, rows == &in_parts ? take : GraphSums::WhenAdded()).has_value());
    rows->apply(batch);
    Batch rest;
    ASSERT_TRUE(sums.write_to(rest).has_value());
    EXPECT_TRUE(rest.rows.empty());
  }
  EXPECT_GT(parts, 3U);
  EXPECT_FALSE(at_once.all().empty());
  EXPECT_TRUE(at_once == in_parts);
}

// Whether documents share their words or not, the graph says the same of each, in the same order.
TEST(GraphUpdate, ShowsDocumentsOfSharedWordsAsIfEachHadItsOwn) {
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    MemoryRows shared;
    MemoryRows apart;
    std::map<std::uint32_t, std::uint32_t> present;  // document number -> seed of its contribution
    std::uint32_t next = 1;
    for (int step = 0; step < 12; ++step) {
      GraphUpdate to_shared(shared);
      GraphUpdate to_apart(apart);
      for (int change = 0; change < 6; ++change) {
        if (!present.empty() && random() % 3 == 0) {
          const auto gone =
              std::next(present.begin(), static_cast<std::ptrdiff_t>(random() % present.size()));
          const std::string id = "d" + std::to_string(gone->first);
          to_shared.remove(DocumentNumber{gone->first}, contribution_of_words(gone->second, id));
          to_apart.remove(DocumentNumber{gone->first}, contribution_of_words(gone->second, id), id);
          present.erase(gone);
        }
        const auto content = static_cast<std::uint32_t>(random() % 4);
        const std::string id = "d" + std::to_string(next);
        to_shared.add(DocumentNumber{next}, contribution_of_words(content, id));
        to_apart.add(DocumentNumber{next}, contribution_of_words(content, id), id);
        present.emplace(next++, content);
      }
      commit(shared, to_shared);
      commit(apart, to_apart);
    }
    const auto rows_of = [](const MemoryRows& rows, Family family) {
      std::map<std::string, std::string> found;
      for (const auto& [where, value] : rows.all()) {
        if (where.first == family) found.emplace(where.second, value);
      }
      return found;
    };
    for (const Family family : {Family::Nodes, Family::OutEdges, Family::InEdges, Family::Names}) {
      EXPECT_EQ(rows_of(shared, family), rows_of(apart, family));
    }
    EXPECT_LT(rows_of(shared, Family::NodeEvidence).size(), rows_of(apart, Family::NodeEvidence).size());
    const auto list = [](const auto& evidence) {
      std::string text;
      for (const DocumentEvidence& one : evidence.value()) {
        text += std::to_string(static_cast<std::uint32_t>(one.number)) + ":";
        for (const Evidence& place : one.places) {
          text += std::to_string(place.source.begin) + " " + place.extractor + ",";
        }
        text += "\n";
      }
      return text;
    };
    const GraphView view(shared);
    const GraphView expected(apart);
    for (const auto& [key, row] : rows_of(shared, Family::Nodes)) {
      const NodeId id = decode_node_key(key).value();
      EXPECT_EQ(list(view.evidence_of(id)), list(expected.evidence_of(id)));
      for (std::size_t offset = 0; offset < 8; ++offset) {
        for (const std::size_t limit : {std::size_t{0}, std::size_t{1}, std::size_t{3}, std::size_t{1000}}) {
          EXPECT_EQ(list(view.first_evidence_of(id, limit, offset)),
                    list(expected.first_evidence_of(id, limit, offset)));
        }
      }
    }
    for (const auto& [key, row] : rows_of(shared, Family::OutEdges)) {
      const EdgeKey edge = decode_out_edge_key(key).value();
      EXPECT_EQ(list(view.first_evidence_of(edge, 1000)), list(expected.first_evidence_of(edge, 1000)));
    }
    for (const auto& [number, content] : present) {
      const auto read = read_contribution(shared, DocumentNumber{number});
      ASSERT_TRUE(read.has_value()) << read.error().message;
      const auto written = contribution_of_words(content, "d" + std::to_string(number));
      EXPECT_EQ(encode(*read), encode(written));
      ASSERT_NE(own_node(*read), nullptr);
      EXPECT_EQ(own_node(*read)->key, "d" + std::to_string(number));
      ASSERT_EQ(read->edges.size(), written.edges.size());
      for (std::size_t i = 0; i < written.edges.size(); ++i) {
        EXPECT_EQ(read->edges[i].from, written.edges[i].from);
        EXPECT_EQ(read->edges[i].to, written.edges[i].to);
      }
    }
  }
}

TEST(GraphUpdate, KeepsInEdgesAsTheMirrorOfOutEdges) {
  MemoryRows rows;
  GraphUpdate update(rows);
  for (std::uint32_t number = 1; number <= 10; ++number) {
    update.add(DocumentNumber{number}, random_contribution(number * 7, std::to_string(number)));
  }
  commit(rows, update);
  std::map<EdgeKey, std::string> out;
  std::map<EdgeKey, std::string> in;
  for (const auto& [where, value] : rows.all()) {
    if (where.first == Family::OutEdges) out[decode_out_edge_key(where.second).value()] = value;
    if (where.first == Family::InEdges) in[decode_in_edge_key(where.second).value()] = value;
  }
  EXPECT_FALSE(out.empty());
  EXPECT_EQ(out, in);
}

}  // namespace
}  // namespace vidensgraf
