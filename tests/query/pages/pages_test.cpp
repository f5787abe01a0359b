// The pages over the graph, on documents whose facts are put together by hand: what is tested is what the
// pages make of facts, not how facts are found.

#include <algorithm>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "extraction/registers.h"
#include "query/names/name_lookup.h"
#include "query/pages/concept_page.h"
#include "query/pages/definitions_page.h"
#include "query/pages/law_page.h"
#include "query/pages/links.h"
#include "query/pages/page_json.h"
#include "tests/support/sample_graph.h"

namespace vidensgraf {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

using testing::SampleDocument;

SampleDocument sample_report_on_coordination() {
  SampleDocument sample(
      "koordination", "Koordination i praksis", "2022",
      "Efter dialogen oprettedes den fælles rådgivningsstruktur, også kaldet Landsrådgivningen eller blot "
      "LARA.\n\n"
      "LARA omtales tit. LARA har hjemmel i servicelovens § 85.\n\n"
      "Servicelovens § 85\n\n"
      "Kommunen skal tilbyde hjælp og omsorg til den, der har brug for det på grund af nedsat evne.\n\n"
      "Stk. 2. Hjælpen gives i op til seks måneder ad gangen.\n\n"
      "Alt dette vurderes igen senere.\n\n"
      "Litteratur: Olsen, P. (2021). Vejledning om støttebehov.");
  for (const char* start :
       {"LARA omtales", "Servicelovens § 85", "Kommunen skal", "Stk. 2. Hj", "Alt dette", "Litteratur"}) {
    sample.with_block_at(start);
  }
  const char* const sentence =
      "Efter dialogen oprettedes den fælles rådgivningsstruktur, også kaldet Landsrådgivningen eller blot "
      "LARA.";
  sample.with_concept("fælles rådgivningsstruktur")
      .with_concept("LARA", "lara", "LARA omtales")
      .with_concept("evne")
      .with_alias("landsrådgivning", "Landsrådgivningen", sentence)
      .with_alias("LARA", "LARA", sentence)
      .with_law_reference("serviceloven", "85", {}, "servicelovens § 85")
      .with_law_reference("serviceloven", "85", {}, "Servicelovens § 85")
      .with_quoted_stk("serviceloven", "85", 2, "Stk. 2.")
      .with_citation("Olsen, P.", 2021, "Vejledning om støttebehov",
                     "Olsen, P. (2021). Vejledning om støttebehov.");
  return sample;
}

// One index and one Analyzer for all tests: the dictionaries take a third of a second.
class Pages : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto analyzer = Analyzer::open();
    ASSERT_TRUE(analyzer.has_value()) << analyzer.error().message;
    analyzer_ = std::move(*analyzer);
    rows_ = new testing::MemoryRows(testing::sample_rows());
    testing::add_document(*rows_, 3, sample_report_on_coordination());
    SampleDocument later("senere", "Ny udgave", "2023",
                         "Servicelovens § 107 giver ret til botilbud.\n\n"
                         "Ved støttebehov forstår vi behov for støtte i hverdagen. Og mere om botilbud.");
    later.with_law_reference("serviceloven", "107", {}, "Servicelovens § 107")
        .with_concept("støttebehov")
        .with_concept("plejebehov", "særligt støttebehov", "botilbud")
        .with_definition("støttebehov", "Ved støttebehov forstår vi behov for støtte i hverdagen.");
    testing::add_document(*rows_, 4, later);
    SampleDocument notes(
        "notat", "Notat om behov", "2024",
        "Borgerens behov for støtte vurderes. Socialpædagogisk hjælp gives. Servicelovens § 50 "
        "gælder ikke.\n\nSocialpædagogisk hjælp følges op. Socialpædagigisk hjælp også. En "
        "støtte behov er skrevet i to ord.");
    notes.with_concept("behov for støtte")
        .with_concept("støtte behov")
        .with_concept("socialpædagogisk hjælp", "socialpædagogisk hjælp", "Socialpædagogisk hjælp gives")
        .with_concept("socialpædagigisk hjælp", "socialpædagigisk hjælp", "Socialpædagigisk hjælp")
        .with_law_reference("serviceloven", "50", {}, "Servicelovens § 50");
    testing::add_document(*rows_, 5, notes);
    view_ = new GraphView(*rows_);
  }
  static void TearDownTestSuite() {
    delete view_;
    delete rows_;
    analyzer_.reset();
  }
  static GraphSources sources() { return GraphSources{*rows_, *view_, *analyzer_, Registers::built_in()}; }

  static std::vector<std::string> keys(const std::vector<SameNode>& nodes) {
    std::vector<std::string> result;
    for (const auto& [node, reason] : nodes)
      result.push_back(std::string(name_of(node.kind)) + ":" + node.key);
    return result;
  }

 private:
  static testing::MemoryRows* rows_;
  static GraphView* view_;
  static std::shared_ptr<const Analyzer> analyzer_;
};
testing::MemoryRows* Pages::rows_ = nullptr;
GraphView* Pages::view_ = nullptr;
std::shared_ptr<const Analyzer> Pages::analyzer_;

using NameLookupTest = Pages;
using ConceptPageTest = Pages;
using DefinitionsPageTest = Pages;
using LawPageTest = Pages;
using PageJsonTest = Pages;

TEST_F(NameLookupTest, FindsAConceptInAnyForm) {
  struct PagesCase {
    const char* name;
    NameMatch match;
    const char* key;
  };
  constexpr PagesCase kPagesCases[] = {
      {"støttebehov", NameMatch::Exact, "concept:støttebehov"},
      {"STØTTEBEHOV", NameMatch::Exact, "concept:støttebehov"},
      {"komplekse støttebehov", NameMatch::Inflected, "concept:kompleks støttebehov"},
      {"stottebehov", NameMatch::Ascii, "concept:støttebehov"},
      {"stoettebehov", NameMatch::Ascii, "concept:støttebehov"},
      {"SEL § 85, stk. 1", NameMatch::Provision, "provision:serviceloven#85,stk 1"},
  };
  for (const PagesCase& item : kPagesCases) {
    SCOPED_TRACE(item.name);
    const auto lookup = look_up_name(sources(), item.name).value();
    ASSERT_FALSE(lookup.nodes.empty());
    EXPECT_EQ(keys(lookup.nodes).front(), item.key);
    EXPECT_EQ(lookup.match, item.match);
  }
}

TEST_F(NameLookupTest, TakesShortAndLongFormForOne) {
  const auto by_short = look_up_name(sources(), "BSN").value();
  EXPECT_THAT(keys(by_short.nodes), ElementsAre("organisation:bo-støtte nord", "abbreviation:bsn"));
  EXPECT_EQ(keys(look_up_name(sources(), "Bo-Støtte Nord").value().nodes), keys(by_short.nodes));
}

TEST_F(NameLookupTest, TakesAlternativeNamesForOne) {
  for (const char* name : {"LARA", "Landsrådgivningen", "fælles rådgivningsstruktur"}) {
    SCOPED_TRACE(name);
    EXPECT_THAT(keys(look_up_name(sources(), name).value().nodes),
                UnorderedElementsAre("concept:fælles rådgivningsstruktur", "concept:lara",
                                     "concept:landsrådgivning"));
  }
}

TEST_F(NameLookupTest, TakesACitedWorkAndItsDocumentForOne) {
  EXPECT_THAT(
      keys(look_up_name(sources(), "Vejledning om støttebehov").value().nodes),
      UnorderedElementsAre("document:vejledning", "cited_work:olsen, p.|2021|vejledning om støttebehov"));
}

TEST_F(NameLookupTest, TakesCompoundAndPhraseForOneAndSaysWhy) {
  for (const char* name : {"støttebehov", "behov for støtte", "behovet for støtte"}) {
    SCOPED_TRACE(name);
    const auto lookup = look_up_name(sources(), name).value();
    EXPECT_THAT(keys(lookup.nodes), ElementsAre("concept:støttebehov", "concept:behov for støtte"));
    EXPECT_TRUE(lookup.nodes.at(0).reason.empty());
    EXPECT_EQ(describe(lookup.nodes.at(1).reason), "compound of the same words: støttebehov");
  }
}

TEST_F(NameLookupTest, FindsTheCompoundWhereOnlyThatIsInTheIndex) {
  const auto lookup = look_up_name(sources(), "behov for pleje").value();
  EXPECT_THAT(lookup.nodes, IsEmpty());
  const auto joined = look_up_name(sources(), "komplekst behov for støtte").value();
  ASSERT_FALSE(joined.nodes.empty());
  EXPECT_EQ(joined.main().key, "kompleks støttebehov");
  EXPECT_EQ(joined.match, NameMatch::Variant);
}

TEST_F(NameLookupTest, TakesAMisprintForTheWordItIs) {
  const auto lookup = look_up_name(sources(), "socialpædagogisk hjælp").value();
  EXPECT_THAT(keys(lookup.nodes),
              ElementsAre("concept:socialpædagogisk hjælp", "concept:socialpædagigisk hjælp"));
  EXPECT_EQ(describe(lookup.nodes.at(1).reason), "one letter apart, a misprint: socialpædagogisk hjælp");
}

TEST_F(NameLookupTest, SaysWhyForEveryNodeButTheMainOne) {
  for (const char* name : {"BSN", "LARA", "Vejledning om støttebehov", "støttebehov"}) {
    SCOPED_TRACE(name);
    const auto lookup = look_up_name(sources(), name).value();
    ASSERT_GE(lookup.nodes.size(), 2U);
    for (std::size_t index = 0; index < lookup.nodes.size(); ++index) {
      EXPECT_EQ(lookup.nodes[index].reason.empty(), index == 0) << lookup.nodes[index].node.label;
    }
  }
}

TEST_F(NameLookupTest, OffersTheNearestForAnUnknownName) {
  const auto lookup = look_up_name(sources(), "støttebehvo").value();
  EXPECT_THAT(lookup.nodes, IsEmpty());
  ASSERT_FALSE(lookup.nearest.empty());
  EXPECT_EQ(lookup.nearest.front().node.key, "støttebehov");
  EXPECT_EQ(look_up_name(sources(), "  ").error().code, ErrorCode::Input);
}

TEST_F(ConceptPageTest, ShowsEverythingThatIsStated) {
  const auto page = make_concept_page(sources(), "støttebehov").value();
  std::vector<std::string> links;
  for (const LinkedNode& link : page.links) {
    links.push_back(std::string(name_of(link.edge.type)) + (link.outgoing ? " -> " : " <- ") + link.node.key);
    if (!link.reason.empty()) continue;  // follows from the names
    ASSERT_FALSE(link.evidence.empty());
    EXPECT_FALSE(link.evidence[0].places.at(0).words.empty());
  }
  EXPECT_THAT(links, Contains("broader <- kompleks støttebehov"));
  EXPECT_THAT(links, Contains("governed_by -> serviceloven#85"));
  EXPECT_THAT(page.definitions.wordings, SizeIs(2));
  std::vector<std::string> documents;
  for (const PlacesInDocument& document : page.documents) documents.push_back(document.document.id);
  EXPECT_THAT(documents, UnorderedElementsAre("notat", "rapport", "senere", "vejledning"));
}

TEST_F(ConceptPageTest, ShowsTheFormsThatCountAsTheConcept) {
  const auto page = make_concept_page(sources(), "støttebehov").value();
  const auto find = [&page](std::string_view text) {
    const auto form = std::find_if(page.forms.begin(), page.forms.end(),
                                   [text](const SurfaceForm& item) { return item.text == text; });
    return form == page.forms.end() ? SurfaceForm{} : *form;
  };
  EXPECT_TRUE(find("støttebehov").reason.empty());
  EXPECT_GE(find("støttebehov").documents, 2U);
  EXPECT_EQ(describe(find("behov for støtte").reason), "compound of the same words: støttebehov");
  EXPECT_EQ(find("behov for støtte").first_document, "notat");
  EXPECT_FALSE(find("behov for støtte").first_place.empty());
}

TEST_F(ConceptPageTest, OnlyProposesWhatIsNotSure) {
  const auto page = make_concept_page(sources(), "støttebehov").value();
  const auto link = std::find_if(page.links.begin(), page.links.end(),
                                 [](const LinkedNode& item) { return item.node.key == "støtte behov"; });
  ASSERT_NE(link, page.links.end());
  EXPECT_EQ(link->edge.type, EdgeType::CloseMatch);
  EXPECT_EQ(describe(link->reason), "written in one word and in two");
  EXPECT_THAT(link->evidence, IsEmpty());
}

TEST_F(ConceptPageTest, ListsAtMostSoManyDocuments) {
  ConceptPageOptions options;
  options.documents.limit = 1;
  options.links.limit = 1;
  const auto page = make_concept_page(sources(), "støttebehov", options).value();
  EXPECT_THAT(page.documents, SizeIs(1));
  EXPECT_GE(page.document_count, 3U);
  EXPECT_THAT(page.links, SizeIs(1));
  EXPECT_GE(page.link_count, 3U);
}

TEST_F(ConceptPageTest, PagesOfALongListAreItsParts) {
  const auto whole = make_concept_page(sources(), "støttebehov").value();
  std::vector<std::string> documents;
  std::vector<std::string> links;
  for (std::size_t offset = 0; offset < whole.documents.size() || offset < whole.links.size(); ++offset) {
    ConceptPageOptions options;
    options.documents = ListPart{1, offset};
    options.links = ListPart{1, offset};
    const auto page = make_concept_page(sources(), "støttebehov", options).value();
    for (const PlacesInDocument& document : page.documents) documents.push_back(document.document.id);
    for (const LinkedNode& link : page.links) links.push_back(link.node.key);
    EXPECT_EQ(page.link_count, whole.link_count);
  }
  std::vector<std::string> all_documents;
  for (const PlacesInDocument& document : whole.documents) all_documents.push_back(document.document.id);
  std::vector<std::string> all_links;
  for (const LinkedNode& link : whole.links) all_links.push_back(link.node.key);
  EXPECT_THAT(documents, ::testing::UnorderedElementsAreArray(all_documents));
  EXPECT_THAT(links, ::testing::UnorderedElementsAreArray(all_links));
  EXPECT_EQ(whole.link_count, whole.links.size());
}

TEST_F(ConceptPageTest, MarksLawThatHasMoved) {
  const auto lookup = look_up_name(sources(), "servicelovens § 50").value();
  const auto links = read_links(sources(), lookup.ids(), EdgeFilter::everything(), {}).value().links;
  const auto mention = std::find_if(links.begin(), links.end(), [](const LinkedNode& link) {
    return link.edge.type == EdgeType::Mentions;
  });
  ASSERT_NE(mention, links.end());
  ASSERT_TRUE(mention->evidence.at(0).cited.has_value());
  EXPECT_THAT(mention->evidence.at(0).cited->moved_to, HasSubstr("barnets lov"));
  EXPECT_EQ(standing_of_node(lookup.main(), Registers::built_in())->kind, ProvisionStanding::Kind::Moved);
}

TEST_F(ConceptPageTest, QuotesThePlaceWithItsSurroundings) {
  const auto page = make_concept_page(sources(), "kommune").value();
  ASSERT_THAT(page.documents, SizeIs(1));
  const Place& place = page.documents[0].places.at(0);
  EXPECT_EQ(place.words, "Kommunen");
  EXPECT_THAT(place.before, HasSubstr("støtte i hverdagen."));
  EXPECT_THAT(place.after, HasSubstr("giver støtte efter § 85"));
}

TEST_F(ConceptPageTest, ProposesByWordingOnlyWhatNobodyStates) {
  const auto page = make_concept_page(sources(), "støttebehov").value();
  ASSERT_THAT(page.proposed, SizeIs(1));  // komplekst støttebehov is a stated link already
  EXPECT_EQ(page.proposed[0].node.key, "særligt støttebehov");
  EXPECT_EQ(page.proposed[0].kind, ProposedLink::Kind::Narrower);
}

TEST_F(ConceptPageTest, CountsCompanyByParagraph) {
  const auto page = make_concept_page(sources(), "kommune").value();
  ASSERT_FALSE(page.beside.empty());
  EXPECT_EQ(page.beside[0].node.key, "støttebehov");
  EXPECT_EQ(page.beside[0].shared_blocks, 1U);
  EXPECT_EQ(page.beside[0].first_document, "rapport");
}

TEST_F(DefinitionsPageTest, GroupsIdenticalWordingsInTimeOrder) {
  const auto page = make_definitions_page(sources(), "støttebehov").value();
  ASSERT_THAT(page.wordings, SizeIs(2));
  const DefinitionWording& first = page.wordings[0];
  EXPECT_EQ(first.text, "Ved støttebehov forstår vi behov for støtte i hverdagen.");
  ASSERT_THAT(first.places, SizeIs(2));
  EXPECT_EQ(first.places[0].document.id, "rapport");  // 2019
  EXPECT_EQ(first.places[1].document.id, "senere");   // 2023
  EXPECT_EQ(page.wordings[1].places.at(0).document.date, "2021-05");
  EXPECT_EQ(page.wordings[1].places.at(0).definition.cited_source, "Hansen, 2019");
  EXPECT_EQ(page.wordings[1].places.at(0).page, 3U);
}

TEST_F(DefinitionsPageTest, ProposesDefinitionsOfConceptsWithTheSameHead) {
  const auto page = make_definitions_page(sources(), "støttebehov").value();
  ASSERT_THAT(page.near, SizeIs(1));
  EXPECT_EQ(page.near[0].node.key, "kompleks støttebehov");
  EXPECT_THAT(page.near[0].places, SizeIs(1));
}

TEST_F(LawPageTest, GathersWhatCitesTheProvisionAndItsParts) {
  for (const char* query : {"SEL § 85", "servicelovens § 85", "§ 85 i serviceloven", "§ 85 serviceloven"}) {
    SCOPED_TRACE(query);
    const auto page = make_law_page(sources(), query);
    ASSERT_TRUE(page.has_value()) << page.error().message;
    EXPECT_EQ(key_of(page->address), "serviceloven#85");
    std::vector<std::string> labels;
    for (const LawCitation& citation : page->citations) labels.push_back(citation.label);
    EXPECT_THAT(labels, ElementsAre("§ 85", "§ 85, stk. 1"));
    EXPECT_EQ(page->citations[0].documents.size(), 2U);  // koordination, rapport
  }
}

TEST_F(LawPageTest, ShowsTheParagraphAboveASubsection) {
  const auto page = make_law_page(sources(), "SEL § 85, stk. 1").value();
  ASSERT_THAT(page.citations, SizeIs(1));
  EXPECT_EQ(page.citations[0].documents.at(0).document.id, "vejledning");
  ASSERT_THAT(page.above, SizeIs(1));
  EXPECT_EQ(page.above[0].label, "§ 85");
}

TEST_F(LawPageTest, GivesTheWordsOfTheProvisionWhereADocumentQuotesThem) {
  const auto page = make_law_page(sources(), "SEL § 85").value();
  ASSERT_THAT(page.quotes, SizeIs(1));
  EXPECT_EQ(page.quotes[0].document.id, "koordination");
  EXPECT_THAT(page.quotes[0].text, HasSubstr("Kommunen skal tilbyde hjælp"));
  EXPECT_THAT(page.quotes[0].text, HasSubstr("Stk. 2. Hjælpen gives"));
  EXPECT_THAT(page.quotes[0].text, ::testing::Not(HasSubstr("Alt dette")));
}

TEST_F(LawPageTest, TakesNoSentenceThatBeginsWithTheReferenceForItsWords) {
  const auto page = make_law_page(sources(), "SEL § 107").value();
  EXPECT_THAT(page.citations, SizeIs(1));
  EXPECT_THAT(page.quotes, IsEmpty());
}

TEST_F(LawPageTest, NamesTheLawAndWarnsOfWhatMoved) {
  const auto page = make_law_page(sources(), "SEL § 11").value();
  EXPECT_EQ(page.law.title, "Lov om social service");
  EXPECT_FALSE(page.law.versions.empty());
  EXPECT_THAT(page.warnings, Contains(Field(&LawWarning::text, HasSubstr("barnets lov"))));
  EXPECT_FALSE(page.is_cited());
}

TEST_F(LawPageTest, ReadsLabelsOfFormerLawsAsTheyAreWritten) {
  EXPECT_EQ(key_of(make_law_page(sources(), "LAB 2003 § 28, stk. 2").value().address), "lab-2003#28,stk 2");
  EXPECT_EQ(make_law_page(sources(), "LAB 2003 § 28, stk. 2").value().label, "LAB 2003 § 28, stk. 2");
  EXPECT_EQ(key_of(make_law_page(sources(), "LAB 2003").value().address), "lab-2003");
  EXPECT_EQ(key_of(make_law_page(sources(), "LAB § 28").value().address), "lab#28");
}

TEST_F(LawPageTest, GuessesNoLaw) {
  EXPECT_EQ(make_law_page(sources(), "§ 85").error().code, ErrorCode::Input);
  EXPECT_EQ(make_law_page(sources(), "noget helt andet").error().code, ErrorCode::NotFound);
}

TEST_F(PageJsonTest, HoldsWhatTheContractNames) {
  const auto json = nlohmann::json::parse(to_json(make_concept_page(sources(), "støttebehov").value()));
  for (const char* field :
       {"query", "match", "node", "same_as", "others", "nearest", "definitions", "near_definitions", "links",
        "proposed", "beside", "documents", "forms", "document_count", "shown", "metrics"}) {
    EXPECT_TRUE(json.contains(field)) << field;
  }
  EXPECT_EQ(json["node"]["label"], "støttebehov");
  EXPECT_EQ(json["definitions"][1]["places"][0]["cited_source"], "Hansen, 2019");
  const auto law = nlohmann::json::parse(to_json(make_law_page(sources(), "SEL § 85").value()));
  EXPECT_EQ(law["provision"], "serviceloven#85");
  EXPECT_EQ(law["law"]["title"], "Lov om social service");
  EXPECT_EQ(law["shown"]["parts"]["total"], 2);  // § 85, stk. 1 and 2
  EXPECT_GT(law["citations"][0]["documents"][0]["places"][0]["end"], 0);
  const auto unknown =
      nlohmann::json::parse(to_json(make_definitions_page(sources(), "støttebehvo").value()));
  EXPECT_TRUE(unknown["node"].is_null());
  EXPECT_EQ(unknown["nearest"][0]["label"], "støttebehov");
}

}  // namespace
}  // namespace vidensgraf
