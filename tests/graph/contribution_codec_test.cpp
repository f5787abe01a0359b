#include <gtest/gtest.h>

#include "graph/contribution.h"
#include "random_contributions.h"

namespace vidensgraf {
namespace {

constexpr std::string_view kCodecId = "000";

Contribution full_contribution() {
  Contribution contribution = testing::random_contribution(3, "000");
  Definition definition;
  definition.kind = DefinitionKind::Alias;
  definition.term = "samordning";
  definition.surface_term = ByteSpan{4, 14};
  definition.source = ByteSpan{0, 80};
  definition.core = ByteSpan{0, 60};
  definition.pattern = "X, også kaldet Y";
  definition.cited_source = "Ministeriet, 2019";
  definition.confidence = 0.875;
  contribution.definitions = {definition};
  LawReference reference;
  reference.kind = LawReferenceKind::ParagraphCompound;
  reference.source = ByteSpan{100, 130};
  reference.core = ByteSpan{100, 105};
  reference.law = "serviceloven";
  reference.resolution = LawResolution::Context;
  reference.antecedent = ByteSpan{20, 35};
  reference.paragraf = "107";
  reference.paragraf_to = "110";
  reference.stk = {1, 2};
  reference.nr = {3};
  reference.litra = {"a", "b"};
  reference.pkt = {2};
  reference.chapter = "kapitel 4 a";
  reference.compound_head = "tilbud";
  reference.document_type = "LBK";
  reference.document_number = "1089";
  reference.document_date = "2023-08-16";
  contribution.law_references = {reference};
  return contribution;
}

TEST(ContributionCodec, GivesBackWhatWasWritten) {
  const Contribution written = full_contribution();
  const auto read = decode_contribution(encode(written), kCodecId);
  ASSERT_TRUE(read.has_value()) << read.error().message;
  EXPECT_EQ(encode(*read), encode(written));  // every field is in the bytes
  ASSERT_EQ(read->nodes.size(), written.nodes.size());
  for (std::size_t index = 0; index < written.nodes.size(); ++index) {
    EXPECT_EQ(read->nodes[index].key, written.nodes[index].key);
    EXPECT_EQ(read->nodes[index].names, written.nodes[index].names);
    ASSERT_EQ(read->nodes[index].evidence.size(), written.nodes[index].evidence.size());
    for (std::size_t item = 0; item < written.nodes[index].evidence.size(); ++item) {
      EXPECT_EQ(read->nodes[index].evidence[item].source, written.nodes[index].evidence[item].source);
      EXPECT_EQ(read->nodes[index].evidence[item].extractor, written.nodes[index].evidence[item].extractor);
      EXPECT_EQ(read->nodes[index].evidence[item].confidence, written.nodes[index].evidence[item].confidence);
    }
  }
  ASSERT_EQ(read->definitions.size(), 1U);
  EXPECT_EQ(read->definitions[0].term, "samordning");
  EXPECT_EQ(read->definitions[0].core, (ByteSpan{0, 60}));
  EXPECT_EQ(read->definitions[0].confidence, 0.875);
  ASSERT_EQ(read->law_references.size(), 1U);
  EXPECT_EQ(read->law_references[0].litra, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(read->law_references[0].resolution, LawResolution::Context);
  EXPECT_EQ(read->law_references[0].document_date, "2023-08-16");
}

TEST(ContributionCodec, WritesNamesByTheirEndingsAndEdgesByTheirNodes) {
  Contribution written;
  ContributedNode first;
  first.key = "biocidholdig produkt";
  first.label = "Biocidholdigt produkt";
  first.names = {"biocidholdige produkter", "biocidholdigt produkt", "", "produkt"};
  ContributedNode second;
  second.key = "opbevaring";
  second.label = "opbevaring";
  second.names = {"opbevaring"};
  written.nodes = {first, second};
  std::sort(written.nodes.begin(), written.nodes.end(),
            [](const auto& a, const auto& b) { return node_id(a.kind, a.key) < node_id(b.kind, b.key); });
  const NodeId product = node_id(first.kind, first.key);
  const NodeId storing = node_id(second.kind, second.key);
  constexpr NodeId kElsewhere{0x0123456789abcdef};  // never so, but nothing is lost
  written.edges = {ContributedEdge{product, EdgeType::Related, storing, {}},
                   ContributedEdge{storing, EdgeType::Broader, kElsewhere, {}}};
  const std::string bytes = encode(written);
  const auto read = decode_contribution(bytes, kCodecId);
  ASSERT_TRUE(read.has_value()) << read.error().message;
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(read->nodes[i].label, written.nodes[i].label);
    EXPECT_EQ(read->nodes[i].names, written.nodes[i].names);
    EXPECT_EQ(read->edges[i].from, written.edges[i].from);
    EXPECT_EQ(read->edges[i].to, written.edges[i].to);
  }
  EXPECT_LT(bytes.size(), 140U);  // 183 with all written out
}

TEST(ContributionCodec, RefusesBytesThatEndEarlyOrGoOn) {
  const std::string bytes = encode(full_contribution());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(decode_contribution(bytes.substr(0, size), kCodecId).has_value()) << size;
    EXPECT_FALSE(decode_law_references(bytes.substr(0, size)).has_value()) << size;
  }
  EXPECT_FALSE(decode_contribution(bytes + '\0', kCodecId).has_value());
  EXPECT_FALSE(decode_law_references(bytes + '\0').has_value());
}

TEST(ContributionCodec, ReadsLawReferencesAlone) {
  const Contribution written = full_contribution();
  const auto references = decode_law_references(encode(written));
  ASSERT_TRUE(references.has_value()) << references.error().message;
  ASSERT_EQ(references->size(), 1U);
  EXPECT_EQ(references->front().source, written.law_references[0].source);
  EXPECT_EQ(references->front().litra, written.law_references[0].litra);
  EXPECT_EQ(references->front().document_number, "1089");
  const auto of = [](std::string_view law) {
    return [law](const ReferenceHead& head) {
      EXPECT_EQ(head.document_number, "1089");
      return head.law == law;
    };
  };
  const auto of_law = decode_law_references(encode(written), of(written.law_references[0].law));
  ASSERT_TRUE(of_law.has_value()) << of_law.error().message;
  ASSERT_EQ(of_law->size(), 1U);
  EXPECT_EQ(of_law->front().document_number, "1089");
  const auto of_another = decode_law_references(encode(written), of("straffeloven"));
  ASSERT_TRUE(of_another.has_value()) << of_another.error().message;
  EXPECT_TRUE(of_another->empty());
}

TEST(ContributionCodec, ReadsNoByteOutsideWhateverIsChanged) {
  // The sanitizer build sees reads outside; here every change must come back as an error or as a value that
  // encodes again.
  const std::string bytes = encode(full_contribution());
  for (std::size_t position = 0; position < bytes.size(); ++position) {
    for (const int value : {0, 1, 0x7F, 0x80, 0xFF}) {
      std::string changed = bytes;
      changed[position] = static_cast<char>(value);
      const auto read = decode_contribution(changed, kCodecId);
      if (read) {
        EXPECT_TRUE(decode_contribution(encode(*read), kCodecId).has_value()) << position;
      } else {
        EXPECT_EQ(read.error().code, ErrorCode::Damaged);
      }
    }
  }
}

}  // namespace
}  // namespace vidensgraf
