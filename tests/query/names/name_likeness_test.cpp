#include "query/names/name_likeness.h"

#include <string>

#include <gmock/gmock.h>

#include "graph/graph_view.h"
#include "query/pages/concept_page.h"
#include "query/pages/proposed_links.h"
#include "tests/language/shared_analyzer.h"
#include "tests/support/sample_graph.h"

namespace vidensgraf {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;
using Degree = NameLikeness::Degree;
using Wrong = NameLikeness::Wrong;

struct LikenessCase {
  const char* first;
  const char* second;
  Degree degree;
  ReasonCode reason = ReasonCode::None;
};

void expect_likeness(const LikenessCase& item) {
  SCOPED_TRACE(std::string(item.first) + " / " + item.second);
  for (const bool turned : {false, true}) {
    const NameLikeness likeness = compare_names(shared_analyzer(), turned ? item.second : item.first,
                                                turned ? item.first : item.second);
    EXPECT_EQ(likeness.degree, item.degree);
    if (item.degree != Degree::None) {
      EXPECT_EQ(name_of(likeness.reason), name_of(item.reason));
    }
  }
}

TEST(CompareNames, TakesWhatNoDictionaryKnowsForTheMisprint) {
  struct MisprintCase {
    const char* first;
    const char* second;
    Wrong wrong;
  };
  constexpr MisprintCase kMisprintCases[] = {
      {"koordinering", "koordinerign", Wrong::Second},
      {"koordinerign", "koordinering", Wrong::First},
      {"tværfaglig koordinering", "tværfaglig koordinerinng", Wrong::Second},
      {"hørenedsættelse", "hørenedsettelse", Wrong::Second},
      {"sygeplejeske", "sygeplejerske", Wrong::First},
  };
  for (const MisprintCase& item : kMisprintCases) {
    SCOPED_TRACE(std::string(item.first) + " / " + item.second);
    const NameLikeness likeness = compare_names(shared_analyzer(), item.first, item.second);
    EXPECT_EQ(likeness.degree, Degree::Misprint);
    EXPECT_EQ(likeness.reason, ReasonCode::Misprint);
    EXPECT_EQ(likeness.wrong, item.wrong);
  }
}

TEST(CompareNames, KeepsWordsApartThatAreNotOne) {
  constexpr const char* kApart[][2] = {
      {"boligret", "byret"},
      {"indsats", "indsat"},
      {"lidelse", "ledelse"},
      {"forskning", "forsyning"},
      {"faglig sparring", "daglig sparring"},
      {"anmeldt tilsyn", "uanmeldt tilsyn"},  // one is what the other is not
      {"forurenet grund", "uforurenet grund"},
      {"cprnummer", "cvrnummer"},  // abbreviations as first members
      {"elproducent", "ølproducent"},
      {"koordinering", "koordination"},
      {"støtte", "støttte"},  // too short
      {"koordinering", "koordinering"},
      {"fælles koordinering", "koordinering"},
      {"paragraf-107", "paragraf-108"},
      {"a-kasse", "b-kasse"},
      {"e-handel", "elhandel"},
      {"varmeforbrug", "varmeforbruger"},
      {"psykiater", "psykiatri"},
      {"alle", "allé"},
      {"haveanlæg", "havneanlæg"},
      {"tidlig indsats", "tidligere indsats"},  // comparatives and superlatives
      {"høj uddannelse", "højere uddannelse"},
      {"store kommuner", "større kommuner"},
      {"større kommuner", "største kommuner"},
      {"gamle borgere", "ældre borgere"},
      {"unge borgere", "yngre borgere"},
      {"svage borgere", "svageste borgere"},
      {"", ""},
  };
  for (const auto& pair : kApart) expect_likeness({pair[0], pair[1], Degree::None});
}

TEST(CompareNames, KnowsFormsOfOneWord) {
  constexpr LikenessCase kCases[] = {
      {"litteraturreview", "litteraturreviewet", Degree::Sure, ReasonCode::OtherForms},
      {"rekonstruktøren", "rekonstruktørens", Degree::Sure, ReasonCode::OtherForms},
      {"driftskonto", "driftskonti", Degree::Sure, ReasonCode::OtherForms},
      {"international anbefaling", "internationale anbefaling", Degree::Sure, ReasonCode::OtherForms},
      {"anlægsarbejde", "anlægsarbejder", Degree::Likely, ReasonCode::OtherForms},  // or who does it
      {"dagpleje", "dagplejer", Degree::Likely, ReasonCode::OtherForms},
      {"peerordning", "peerordninger", Degree::Sure, ReasonCode::OtherForms},
  };
  for (const LikenessCase& item : kCases) expect_likeness(item);
}

TEST(CompareNames, DoesNotMindHowACompoundIsJoined) {
  constexpr LikenessCase kCases[] = {
      {"vidensdeling", "videndeling", Degree::Sure, ReasonCode::OtherJoint},
      {"forsorgshjem", "forsorghjem", Degree::Sure, ReasonCode::OtherJoint},
      {"kontraktsbestemmelse", "kontraktbestemmelse", Degree::Sure, ReasonCode::OtherJoint},
      {"strafferetlig sag", "strafferetslig sag", Degree::Sure, ReasonCode::OtherJoint},
      // "s" also begins the second word.
      {"medarbejderstab", "medarbejdertab", Degree::Likely, ReasonCode::OtherJoint},
      {"funktionsstab", "funktionstab", Degree::Likely, ReasonCode::OtherJoint},
      {"trafikstøj", "trafiktøj", Degree::Likely, ReasonCode::OtherJoint},
      {"omsorgsstab", "omsorgstab", Degree::Likely, ReasonCode::OtherJoint},
      {"landsmand", "landmand", Degree::Likely, ReasonCode::OtherJoint},  // too short to be sure
      {"havanlæg", "haveanlæg", Degree::Likely, ReasonCode::OtherJoint},  // "have" is a word of its own
      {"it-løsning", "itløsning", Degree::Sure, ReasonCode::Hyphens},
      {"handicap-politisk råd", "handicappolitisk råd", Degree::Sure, ReasonCode::Hyphens},
      {"pensions- ydelse", "pensionsydelse", Degree::Sure, ReasonCode::Hyphens},
      {"kraft-varme-anlæg", "kraftvarmeanlæg", Degree::Sure, ReasonCode::Hyphens},
      {"pædagogisk-psykologisk rådgivning", "pædagogisk psykologisk rådgivning", Degree::Sure,
       ReasonCode::Hyphens},
      {"fri plads", "friplads", Degree::Likely, ReasonCode::OneWordOrTwo},
  };
  for (const LikenessCase& item : kCases) expect_likeness(item);
}

TEST(CompareNames, KnowsOtherSpellings) {
  constexpr LikenessCase kCases[] = {
      {"komité", "komite", Degree::Sure, ReasonCode::OtherSpelling},
      {"skellinje", "skellinie", Degree::Sure, ReasonCode::OtherSpelling},
      {"åbenrå kommune", "aabenraa kommune", Degree::Sure, ReasonCode::OtherSpelling},
      {"certification", "certifikation", Degree::Likely, ReasonCode::OtherSpelling},
  };
  for (const LikenessCase& item : kCases) expect_likeness(item);
}

TEST(CompareNames, IsNotSureOfWordsMadeOfWords) {
  // "log" and "lov" are both words, whether or not a dictionary has the compound.
  expect_likeness({"ændringslog", "ændringslov", Degree::Likely, ReasonCode::OneLetterApart});
  expect_likeness({"aautorisation", "autorisation", Degree::Likely, ReasonCode::OneLetterApart});
}

TEST(IsGenitiveOf, TakesOneSMore) {
  EXPECT_TRUE(is_genitive_of("statens børneråds", "statens børneråd"));
  EXPECT_FALSE(is_genitive_of("vives", "vives"));
  EXPECT_FALSE(is_genitive_of("kompass", "kompas"));
  EXPECT_FALSE(is_genitive_of("s", ""));
}

// Names of one concept page, without the main one.
class OneConcept : public ::testing::Test {
 protected:
  void add(NodeKind kind, const std::string& label, const std::string& key, int times) {
    for (int time = 0; time < times; ++time) {
      const std::string id = "d" + std::to_string(++documents_);
      testing::SampleDocument sample(id, "Titel " + id, "2022", "Her er " + label + " nævnt.");
      if (kind == NodeKind::Organisation) {
        sample.with_organisation(label, label);
      } else {
        sample.with_concept(label, key, label);
      }
      testing::add_document(rows_, documents_, sample);
    }
  }
  [[nodiscard]] ConceptPage page(const std::string& name) const {
    const GraphView view(rows_);
    auto page =
        make_concept_page(GraphSources{rows_, view, shared_analyzer(), Registers::built_in()}, name, {});
    EXPECT_TRUE(page.has_value());
    return page ? std::move(*page) : ConceptPage{};
  }
  [[nodiscard]] static std::vector<std::string> others_of(const ConceptPage& page) {
    std::vector<std::string> names;
    for (const SameNode& same : page.lookup.nodes) {
      if (!same.reason.empty())
        names.push_back(same.node.label + ": " + std::string(name_of(same.reason.code)));
    }
    return names;
  }
  [[nodiscard]] static std::vector<std::string> proposed_by(const ConceptPage& page) {
    std::vector<std::string> names;
    for (const ProposedLink& link : page.proposed) {
      if (link.kind == ProposedLink::Kind::Variant) {
        names.push_back(link.node.label + ": " + std::string(name_of(link.reason.code)));
      }
    }
    return names;
  }
  testing::MemoryRows rows_;
  std::uint32_t documents_ = 0;
};

TEST_F(OneConcept, JoinsAMisprintOnlyWhereTheRightSpellingIsUsedMore) {
  add(NodeKind::Concept, "rådgivning", "rådgivning", 4);
  add(NodeKind::Concept, "rådgevning", "rådgevning", 1);
  EXPECT_THAT(others_of(page("rådgivning")), UnorderedElementsAre("rådgevning: misprint"));
  add(NodeKind::Concept, "rådgevning", "rådgevning", 3);
  EXPECT_THAT(others_of(page("rådgivning")), IsEmpty());
  EXPECT_THAT(proposed_by(page("rådgivning")), UnorderedElementsAre("rådgevning: one_letter_apart"));
}

TEST_F(OneConcept, ProposesEachMergeOnceTheRarerFirst) {
  add(NodeKind::Concept, "trafikstøj", "trafikstøj", 3);
  add(NodeKind::Concept, "trafiktøj", "trafiktøj", 1);
  add(NodeKind::Concept, "vidensdeling", "vidensdeling", 2);
  add(NodeKind::Concept, "videndeling", "videndeling", 1);  // surely the same: nothing to decide
  const GraphView view(rows_);
  const auto node = [&view](const std::string& key) { return **view.node(node_id(NodeKind::Concept, key)); };
  const auto merges =
      proposed_merges({rows_, view, shared_analyzer(), Registers::built_in()},
                      {node("trafikstøj"), node("vidensdeling"), node("videndeling"), node("trafiktøj")});
  ASSERT_TRUE(merges.has_value());
  ASSERT_THAT(*merges, SizeIs(1));
  EXPECT_EQ(merges->front().rarer.label, "trafiktøj");
  EXPECT_EQ(merges->front().other.label, "trafikstøj");
  EXPECT_EQ(merges->front().reason.code, ReasonCode::OtherJoint);
}

TEST_F(OneConcept, JoinsFormsAndJointsAndProposesTheRest) {
  add(NodeKind::Concept, "vidensdeling", "vidensdeling", 2);
  add(NodeKind::Concept, "videndeling", "videndeling", 1);
  add(NodeKind::Concept, "anlægsarbejde", "anlægsarbejde", 1);
  add(NodeKind::Concept, "anlægsarbejder", "anlægsarbejder", 1);
  EXPECT_THAT(others_of(page("videndeling")), UnorderedElementsAre("videndeling: other_joint"));
  EXPECT_THAT(others_of(page("anlægsarbejde")), IsEmpty());
  EXPECT_THAT(proposed_by(page("anlægsarbejde")), UnorderedElementsAre("anlægsarbejder: other_forms"));
}

TEST_F(OneConcept, JoinsABodyWithItsGenitiveAndItsArticle) {
  add(NodeKind::Organisation, "Det Lokale Omsorgsråd", "", 3);
  add(NodeKind::Organisation, "Det Lokale Omsorgsråds", "", 1);
  add(NodeKind::Organisation, "Lokale Omsorgsråd", "", 1);
  const auto others = others_of(page("Det Lokale Omsorgsråd"));
  EXPECT_THAT(others, Contains("Det Lokale Omsorgsråds: other_forms"));
  EXPECT_THAT(others, Contains("Lokale Omsorgsråd: same_name_with_article"));
  EXPECT_THAT(others_of(page("Lokale Omsorgsråd")), Contains("Lokale Omsorgsråd: same_name_with_article"));
}

TEST_F(OneConcept, KeepsAKindOfBodyApartFromTheOneBody) {
  add(NodeKind::Organisation, "Omsorgsrådet", "", 2);
  add(NodeKind::Concept, "omsorgsråd", "omsorgsråd", 2);
  const ConceptPage council = page("Omsorgsrådet");
  EXPECT_THAT(others_of(council), IsEmpty());
  ASSERT_EQ(council.lookup.others.size(), 1U);
  EXPECT_EQ(council.lookup.others.front().label, "omsorgsråd");
}

TEST_F(OneConcept, KeepsComparativesApart) {
  add(NodeKind::Concept, "tidlig indsats", "tidlig indsats", 2);
  add(NodeKind::Concept, "tidligere indsats", "tidligere indsats", 2);
  EXPECT_THAT(others_of(page("tidlig indsats")), IsEmpty());
  EXPECT_THAT(others_of(page("tidligere indsats")), IsEmpty());
}

TEST_F(OneConcept, DoesNotJoinBodiesOneLetterApart) {
  add(NodeKind::Organisation, "Vejle Kommune", "", 3);
  add(NodeKind::Organisation, "Vejen Kommune", "", 2);
  EXPECT_THAT(others_of(page("Vejle Kommune")), IsEmpty());
  EXPECT_THAT(proposed_by(page("Vejle Kommune")), IsEmpty());
}

}  // namespace
}  // namespace vidensgraf
