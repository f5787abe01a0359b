#include "graph/contribution.h"

#include <algorithm>

#include <gmock/gmock.h>

#include "extraction/registers.h"

namespace vidensgraf {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

// A document with one paragraph per page; facts point into it by the words they cover.
struct Sample {
  Document document;
  DocumentFacts facts;

  explicit Sample(std::string text) {
    document.id = "vejledning";
    document.text = std::move(text);
    Block block;
    block.page = 3;
    block.source = ByteSpan{0, static_cast<std::uint32_t>(document.text.size())};
    document.blocks.push_back(block);
  }
  [[nodiscard]] ByteSpan span(std::string_view words) const {
    const auto begin = static_cast<std::uint32_t>(document.text.find(words));
    return ByteSpan{begin, begin + static_cast<std::uint32_t>(words.size())};
  }
  void add_concept(const std::string& label, const std::string& key, std::string_view place) {
    Concept item;
    item.label = label;
    item.key = key;
    item.variants = {std::string(place)};
    item.occurrences = {span(place)};
    facts.concepts.push_back(item);
  }
  void add_organisation(const std::string& label, const std::string& register_id, std::string_view place) {
    Organisation organisation;
    organisation.label = label;
    organisation.register_id = register_id;
    organisation.occurrences = {span(place)};
    facts.organisations.push_back(organisation);
  }
};

const ContributedNode* find_node(const Contribution& contribution, NodeKind kind, std::string_view key) {
  for (const ContributedNode& node : contribution.nodes) {
    if (node.kind == kind && node.key == key) return &node;
  }
  return nullptr;
}

// Edges as "from -type-> to", so that a failure reads well.
std::vector<std::string> edges_of(const Contribution& contribution) {
  const auto key_of_id = [&contribution](NodeId id) {
    for (const ContributedNode& node : contribution.nodes) {
      if (node_id(node.kind, node.key) == id) return std::string(name_of(node.kind)) + ":" + node.key;
    }
    return std::string("?");
  };
  std::vector<std::string> edges;
  for (const ContributedEdge& edge : contribution.edges) {
    edges.push_back(key_of_id(edge.from) + " -" + std::string(name_of(edge.type)) + "-> " +
                    key_of_id(edge.to));
  }
  return edges;
}

TEST(ContributionOf, MakesOneConceptOfKeysThatDifferInCapitals) {
  Sample sample("National Koordination og national koordination og national koordination");
  sample.add_concept("National Koordination", "National Koordination", "National Koordination");
  sample.add_concept("national koordination", "national koordination", "national koordination");
  sample.facts.concepts.back().occurrences.push_back(ByteSpan{50, 71});
  const Contribution contribution = contribution_of(sample.document, sample.facts);
  const ContributedNode* const node = find_node(contribution, NodeKind::Concept, "national koordination");
  ASSERT_NE(node, nullptr);
  EXPECT_EQ(node->label, "national koordination");  // the form it has most often
  EXPECT_EQ(node->evidence.size(), 3U);
  EXPECT_EQ(find_node(contribution, NodeKind::Concept, "National Koordination"), nullptr);
}

TEST(ContributionOf, PutsTheRegistersGroupsAboveThoseOfTheText) {
  Sample sample("Tilbud til hjemløse og til unge med udviklingshæmning");
  const RegisteredGroup* const homeless = Registers::built_in().target_group_named("hjemløse");
  ASSERT_NE(homeless, nullptr);
  sample.facts.target_groups.push_back(
      TargetGroup{"hjemløse", homeless->id, {}, {}, {sample.span("hjemløse")}});
  const std::string described = "unge med udviklingshæmning";
  sample.facts.target_groups.push_back(TargetGroup{described, {}, {}, {}, {sample.span(described)}});
  const Contribution contribution = contribution_of(sample.document, sample.facts);
  const auto edges = edges_of(contribution);
  EXPECT_THAT(edges, Contains(HasSubstr("target_group:" + described + " -broader-> target_group:ffb/")));
  EXPECT_THAT(edges,
              Contains("target_group:" + homeless->id + " -broader-> target_group:" + homeless->broader));
  for (const ContributedEdge& edge : contribution.edges) {
    for (const Evidence& why : edge.evidence) EXPECT_FALSE(why.source.empty()) << why.extractor;
  }
}

TEST(ContributionOf, PutsTheGroupOfTheNounAboveTheNarrowedOne) {
  Sample sample("Tilbud til hjemløse med gæld");
  const RegisteredGroup* const homeless = Registers::built_in().target_group_named("hjemløse");
  ASSERT_NE(homeless, nullptr);
  const std::string narrowed = "hjemløse med gæld";
  sample.facts.target_groups.push_back(TargetGroup{narrowed, {}, {}, "hjemløse", {sample.span(narrowed)}});
  const auto edges = edges_of(contribution_of(sample.document, sample.facts));
  EXPECT_THAT(edges, Contains("target_group:" + narrowed + " -broader-> target_group:" + homeless->id));
}

TEST(ContributionOf, NamesTheDocumentByItsTitle) {
  Sample sample("Vejledning om støtte");
  sample.facts.metadata.title = MetadataField{"Vejledning om støtte", FieldOrigin::Text, ByteSpan{0, 20}};
  const Contribution contribution = contribution_of(sample.document, sample.facts);
  const ContributedNode* node = find_node(contribution, NodeKind::Document, "vejledning");
  ASSERT_NE(node, nullptr);
  EXPECT_EQ(node->label, "Vejledning om støtte");
  EXPECT_THAT(node->names, UnorderedElementsAre("vejledning", "vejledning om støtte"));
}

TEST(ContributionOf, GivesAConceptItsNamesAndPlaces) {
  Sample sample("Borgere med komplekse støttebehov får hjælp.");
  sample.add_concept("komplekst støttebehov", "kompleks støttebehov", "komplekse støttebehov");
  const Contribution contribution = contribution_of(sample.document, sample.facts);
  const ContributedNode* node = find_node(contribution, NodeKind::Concept, "kompleks støttebehov");
  ASSERT_NE(node, nullptr);
  EXPECT_EQ(node->label, "komplekst støttebehov");
  EXPECT_THAT(node->names, UnorderedElementsAre("komplekst støttebehov", "komplekse støttebehov"));
  ASSERT_EQ(node->evidence.size(), 1U);
  EXPECT_EQ(node->evidence[0].source, sample.span("komplekse støttebehov"));
  EXPECT_EQ(node->evidence[0].page, 3U);
}

TEST(ContributionOf, LinksProvisionsUpToTheirLaw) {
  Sample sample("Se servicelovens § 85, stk. 1 og 2.");
  LawReference reference;
  reference.source = sample.span("servicelovens § 85, stk. 1 og 2");
  reference.core = sample.span("§ 85, stk. 1 og 2");
  reference.law = "serviceloven";
  reference.resolution = LawResolution::Explicit;
  reference.paragraf = "85";
  reference.stk = {1, 2};
  sample.facts.law_references.push_back(reference);
  const Contribution contribution = contribution_of(sample.document, sample.facts);
  EXPECT_THAT(edges_of(contribution),
              UnorderedElementsAre("provision:serviceloven#85,stk 1 -part_of-> provision:serviceloven#85",
                                   "provision:serviceloven#85,stk 2 -part_of-> provision:serviceloven#85",
                                   "provision:serviceloven#85 -part_of-> law:serviceloven"));
  EXPECT_EQ(find_node(contribution, NodeKind::Provision, "serviceloven#85,stk 2")->evidence.size(), 1U);
  // Named is the stk.; the paragraf and the law are only where it belongs.
  EXPECT_THAT(find_node(contribution, NodeKind::Provision, "serviceloven#85")->evidence, IsEmpty());
}

TEST(ContributionOf, GuessesNoLawForAnUnresolvedReference) {
  Sample sample("Se § 85.");
  LawReference reference;
  reference.source = sample.span("§ 85");
  reference.core = reference.source;
  reference.paragraf = "85";
  sample.facts.law_references.push_back(reference);
  const Contribution contribution = contribution_of(sample.document, sample.facts);
  EXPECT_EQ(contribution.nodes.size(), 1U);  // the document
  EXPECT_EQ(contribution.law_references.size(), 1U);
}

TEST(ContributionOf, MakesShortAndLongFormOneOrganisation) {
  Sample sample("Landsdækkende Rådgivning (LARA) hjælper. LARA har åbent.");
  sample.add_organisation("Landsdækkende Rådgivning", "", "Landsdækkende Rådgivning");
  sample.add_organisation("LARA", "", "LARA");
  Abbreviation abbreviation;
  abbreviation.short_form = "LARA";
  abbreviation.long_form = "Landsdækkende Rådgivning";
  abbreviation.introduction = sample.span("Landsdækkende Rådgivning (LARA)");
  abbreviation.occurrences = {sample.span("LARA")};
  sample.facts.abbreviations.push_back(abbreviation);
  const Contribution contribution = contribution_of(sample.document, sample.facts);
  const ContributedNode* node = find_node(contribution, NodeKind::Organisation, "landsdækkende rådgivning");
  ASSERT_NE(node, nullptr);
  EXPECT_EQ(node->label, "Landsdækkende Rådgivning");
  EXPECT_THAT(node->names, Contains("lara"));
  EXPECT_EQ(node->evidence.size(), 2U);
  EXPECT_EQ(find_node(contribution, NodeKind::Organisation, "lara"), nullptr);
  EXPECT_THAT(
      edges_of(contribution),
      UnorderedElementsAre("abbreviation:lara -abbreviation_of-> organisation:landsdækkende rådgivning"));
}

TEST(ContributionOf, ResolvesEndsOfRelationsByVariant) {
  Sample sample("Støttebehovene kan være komplekse støttebehov.");
  sample.add_concept("støttebehov", "støttebehov", "Støttebehovene");
  sample.add_concept("komplekst støttebehov", "kompleks støttebehov", "komplekse støttebehov");
  Relation relation;
  relation.from = "Komplekse støttebehov";
  relation.type = RelationType::Broader;
  relation.to = "støttebehovene";
  relation.source = ByteSpan{0, 40};
  relation.pattern = "X kan være Y";
  sample.facts.relations.push_back(relation);
  std::swap(relation.from, relation.to);
  relation.type = RelationType::Narrower;  // the same, said the other way round
  relation.source = ByteSpan{5, 30};
  sample.facts.relations.push_back(relation);
  const Contribution contribution = contribution_of(sample.document, sample.facts);
  EXPECT_THAT(edges_of(contribution),
              UnorderedElementsAre("concept:kompleks støttebehov -broader-> concept:støttebehov"));
  EXPECT_EQ(contribution.edges.at(0).evidence.size(), 2U);
}

TEST(ContributionOf, TiesACitationToItsEntry) {
  Sample sample("Behovet vokser (Hansen, 2019). Litteratur: Hansen, B. (2019). Om behov.");
  Citation in_text;
  in_text.source = sample.span("(Hansen, 2019)");
  in_text.author = "Hansen";
  in_text.year = 2019;
  in_text.entry = 1;
  Citation entry;
  entry.kind = CitationKind::ReferenceEntry;
  entry.source = sample.span("Hansen, B. (2019). Om behov.");
  entry.author = "Hansen, B.";
  entry.year = 2019;
  entry.title = "Om behov";
  sample.facts.citations = {in_text, entry};
  const Contribution contribution = contribution_of(sample.document, sample.facts);
  ASSERT_EQ(contribution.edges.size(), 1U);
  EXPECT_EQ(contribution.edges[0].evidence.size(), 2U);
  const ContributedNode* work = find_node(contribution, NodeKind::CitedWork, "hansen, b.|2019|om behov");
  ASSERT_NE(work, nullptr);
  EXPECT_EQ(work->label, "Hansen, B. (2019): Om behov");
}

TEST(ContributionOf, PutsDefinitionsWithTheConceptTheyDefine) {
  Sample sample("Ved støttebehov forstås behov for hjælp.");
  sample.add_concept("støttebehov", "støttebehov", "støttebehov");
  Definition definition;
  definition.term = "støttebehov";
  definition.surface_term = sample.span("støttebehov");
  definition.source = sample.span("Ved støttebehov forstås behov for hjælp.");
  definition.pattern = "ved X forstås";
  sample.facts.definitions.push_back(definition);
  const Contribution contribution = contribution_of(sample.document, sample.facts);
  EXPECT_THAT(edges_of(contribution),
              UnorderedElementsAre("document:vejledning -defines-> concept:støttebehov"));
  EXPECT_EQ(contribution.definitions.size(), 1U);
}

// What a verb names is its whole subject: not what that hangs on, not what was spoken of before.
TEST(ContributionOf, TakesForTheSameOnlyWhatIsCalledSo) {
  struct CalledCase {
    const char* text;
    const char* label;  // of the concept at `place`
    const char* place;
    const char* alias;
    bool same;
  };
  constexpr CalledCase kCases[] = {
      {"Aflastning, også kaldet pusterum, ydes hjemme.", "aflastning", "Aflastning", "pusterum", true},
      {"Aflastning kaldes også pusterum.", "aflastning", "Aflastning", "pusterum", true},
      {"Foreningen har en bestyrelse, kaldet Storrådet.", "bestyrelse", "bestyrelse", "Storrådet", false},
      {"De bruger udredningsmetoden, også kaldet UM.", "udredningsmetode", "udredningsmetoden", "UM", true},
      {"Formanden for rådet kaldes ordfører.", "råd", "rådet", "ordfører", false},
      {"Programmet kaldes GUP.", "program", "Programmet", "GUP", false},
      {"Undersøgelsen, der betegnes faglig undersøgelse, laves nu.", "undersøgelse", "Undersøgelsen",
       "faglig undersøgelse", false},
  };
  for (const CalledCase& one : kCases) {
    Sample sample(one.text);
    sample.add_concept(one.label, one.label, one.place);
    Definition alias;
    alias.kind = DefinitionKind::Alias;
    alias.term = one.alias;
    alias.surface_term = sample.span(one.alias);
    alias.source = sample.span(one.text);
    alias.core = alias.source;
    alias.pattern = "Y kaldes X";
    sample.facts.definitions.push_back(alias);
    const auto edges = edges_of(contribution_of(sample.document, sample.facts));
    const bool same = std::any_of(edges.begin(), edges.end(), [](const std::string& edge) {
      return edge.find("exact_match") != std::string::npos;
    });
    EXPECT_EQ(same, one.same) << one.text;
  }
}

TEST(ContributionOf, IsSortedWithoutDuplicates) {
  Sample sample("Støttebehov og indsats og støttebehov.");
  sample.add_concept("støttebehov", "støttebehov", "Støttebehov");
  sample.add_concept("indsats", "indsats", "indsats");
  sample.add_concept("støttebehov", "støttebehov", "støttebehov");
  const Contribution contribution = contribution_of(sample.document, sample.facts);
  std::vector<NodeId> ids;
  for (const ContributedNode& node : contribution.nodes) {
    ids.push_back(node_id(node.kind, node.key));
    EXPECT_TRUE(std::is_sorted(node.evidence.begin(), node.evidence.end(),
                               [](const Evidence& a, const Evidence& b) { return a.source < b.source; }));
  }
  EXPECT_TRUE(std::is_sorted(ids.begin(), ids.end()));
  EXPECT_EQ(std::adjacent_find(ids.begin(), ids.end()), ids.end());
}

}  // namespace
}  // namespace vidensgraf
