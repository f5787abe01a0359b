// The Danish begrebsliste: what its rows say, and that others read its files.

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>

#include <gmock/gmock.h>

#include "corpus/csv.h"
#include "corpus/reader.h"
#include "graph/export.h"
#include "graph/subgraph.h"
#include "graph/workbook.h"
#include "tests/language/shared_analyzer.h"
#include "tests/support/sample_graph.h"
#include "tests/temporary_directory.h"

namespace vidensgraf {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::Not;
using ::testing::StartsWith;

ExportedGraph whole_export(const Rows& rows) {
  const GraphView view(rows);
  auto graph = prepare_export(rows, view, whole_graph(view, {}).value());
  EXPECT_TRUE(graph.has_value()) << graph.error().message;
  return graph.value_or(ExportedGraph{});
}

ExportedFile list_file(const ExportedGraph& graph, ExportFormat format, char separator = ',') {
  ExportOptions options;
  options.analyzer = &shared_analyzer();
  options.separator = separator;
  const auto files = export_graph(graph, format, options);
  EXPECT_TRUE(files.has_value()) << files.error().message;
  return files ? files->at(0) : ExportedFile{};
}

using ListRow = std::map<std::string, std::string>;  // by heading; empty cells too

std::vector<ListRow> list_rows(const ExportedGraph& graph) {
  const CsvTable table = parse_csv(list_file(graph, ExportFormat::ConceptList).content).value();
  std::vector<ListRow> rows;
  for (std::size_t row = 1; row < table.rows.size(); ++row) {
    EXPECT_EQ(table.rows[row].size(), table.rows[0].size());
    ListRow& cells = rows.emplace_back();
    for (std::size_t i = 0; i < table.rows[row].size(); ++i) cells[table.rows[0][i]] = table.rows[row][i];
  }
  return rows;
}

std::vector<std::string> terms_of(const std::vector<ListRow>& rows) {
  std::vector<std::string> terms;
  for (const ListRow& row : rows) terms.push_back(row.at("Foretrukken term"));
  return terms;
}

ListRow row_of(const std::vector<ListRow>& rows, const std::string& term) {
  for (const ListRow& row : rows) {
    if (row.at("Foretrukken term") == term) return row;
  }
  ADD_FAILURE() << "no row of " << term;
  return {};
}

// The sample index with these decisions in its log.
testing::MemoryRows rows_decided(std::vector<ReviewDecision> log) {
  auto rows = testing::sample_rows();
  Batch batch;
  std::uint64_t number = 0;
  for (ReviewDecision& decision : log) {
    decision.number = ++number;
    decision.time = "2026-11-22T12:00:00Z";
    decision.user = "karen";
    batch.put(Family::Decisions, decision_key(number), to_json_line(decision));
  }
  rows.apply(batch);
  return rows;
}

TEST(ConceptList, HasTheColumnsOfTheTemplateAndOthersBehindThem) {
  const std::string bytes =
      list_file(whole_export(testing::sample_rows()), ExportFormat::ConceptList).content;
  EXPECT_THAT(bytes, StartsWith(kByteOrderMark));
  EXPECT_THAT(parse_csv(bytes).value().rows.at(0),
              ElementsAre("Foretrukken term", "Accepteret term", "Frarådet term", "Definition", "Eksempel",
                          "Kommentar", "Anvendelsesnote", "Juridisk kilde", "Kilde", "Tilhører emne",
                          "Identifikator", "Overbegreb", "Del af", "Målgruppe", "Se også", "Gennemset"));
}

TEST(ConceptList, SaysOfAConceptWhatTheGraphSays) {
  const auto rows = list_rows(whole_export(testing::sample_rows()));
  const ListRow need = row_of(rows, "støttebehov");
  EXPECT_EQ(need.at("Definition"), "Ved støttebehov forstår vi behov for støtte i hverdagen.");
  EXPECT_EQ(need.at("Kilde"), "'=Rapport, med komma, 2019, s. 3");
  EXPECT_EQ(
      need.at("Kommentar"),
      "Anden definition (Vejledning om støttebehov, 2021, s. 3, efter Hansen, 2019): Et støttebehov er et "
      "behov for hjælp, \"stort\" eller lille.");
  EXPECT_THAT(need.at("Juridisk kilde"),
              StartsWith("serviceloven § 85, https://www.retsinformation.dk/eli/lta/"));
  EXPECT_EQ(need.at("Se også"), "handleplan & <plan>");
  EXPECT_EQ(need.at("Tilhører emne"), "ja");
  EXPECT_EQ(need.at("Identifikator"), "urn:vidensgraf:concept:st%C3%B8ttebehov");
  const ListRow complex = row_of(rows, "komplekst støttebehov");
  EXPECT_EQ(complex.at("Overbegreb"), "støttebehov");
  EXPECT_EQ(complex.at("Kilde"), "Vejledning om støttebehov, Eksempelstyrelsen, 2021-05, s. 3");
  EXPECT_EQ(row_of(rows, "handleplan & <plan>").at("Se også"), "støttebehov");
}

// "kommune" is named and no more; a body is no concept; the register says what a group of people is.
TEST(ConceptList, LeavesOutWhatIsOnlyNamed) {
  const auto terms = terms_of(list_rows(whole_export(testing::sample_rows())));
  EXPECT_THAT(terms, IsSupersetOf({"handleplan & <plan>", "komplekst støttebehov", "støttebehov"}));
  EXPECT_THAT(terms, Contains("voksne med autisme"));
  EXPECT_THAT(terms, Not(Contains("kommune")));
  EXPECT_THAT(terms, Not(Contains("Bo-Støtte Nord")));
  EXPECT_THAT(terms, Not(Contains("BSN")));
}

TEST(ConceptList, PrefersADefinitionInTheFormOfOne) {
  ExportedGraph graph = whole_export(testing::sample_rows());
  for (StatedDefinition& stated : graph.definitions) {
    if (stated.document.id == "vejledning") stated.definition.pattern = "X er en Y, der";
  }
  const ListRow need = row_of(list_rows(graph), "støttebehov");
  EXPECT_EQ(need.at("Definition"), "et behov for hjælp, \"stort\" eller lille");
  EXPECT_EQ(need.at("Kilde"), "Vejledning om støttebehov, Eksempelstyrelsen, 2021-05, s. 3\nHansen, 2019");
  EXPECT_EQ(
      need.at("Kommentar"),
      "Anden definition (=Rapport, med komma, 2019, s. 3): Ved støttebehov forstår vi behov for støtte i "
      "hverdagen.");
}

TEST(ConceptList, NamesEveryDocumentThatStatesTheDefinitionSo) {
  auto rows = testing::sample_rows();
  testing::SampleDocument copy("kopi", "Kopi", "2022",
                               "Ved støttebehov forstår vi behov for støtte i hverdagen.");
  copy.with_concept("støttebehov")
      .with_definition("støttebehov", "Ved støttebehov forstår vi behov for støtte i hverdagen.");
  testing::add_document(rows, 3, copy);
  EXPECT_EQ(row_of(list_rows(whole_export(rows)), "støttebehov").at("Kilde"),
            "'=Rapport, med komma, 2019, s. 3\nKopi, 2022, s. 3");
}

TEST(ConceptList, HasOneRowForOneConceptUnderTwoNames) {
  testing::MemoryRows rows;
  testing::SampleDocument sample(
      "ord", "Ord", "2020",
      "En bostøtte, også kaldet hjemmevejleder, hjælper hjemme. Kriseteam (KT) rykker "
      "ud. En akuttelefon er en slags bostøtte.");
  sample.with_concept("bostøtte")
      .with_concept("hjemmevejleder")
      .with_concept("akuttelefon")
      .with_concept("kriseteam", "kriseteam", "Kriseteam")
      .with_abbreviation("KT", "kriseteam", "Kriseteam (KT)")
      .with_relation("akuttelefon", RelationType::Broader, "hjemmevejleder",
                     "En akuttelefon er en slags bostøtte.")
      .with_alias("hjemmevejleder", "hjemmevejleder",
                  "En bostøtte, også kaldet hjemmevejleder, hjælper hjemme.");
  testing::add_document(rows, 1, sample);
  const auto list = list_rows(whole_export(rows));
  // Defined by that sentence is the alias, and a row is where definitions are.
  EXPECT_THAT(terms_of(list), ElementsAre("akuttelefon", "hjemmevejleder", "kriseteam"));
  const ListRow helper = row_of(list, "hjemmevejleder");
  EXPECT_EQ(helper.at("Accepteret term"), "bostøtte");
  EXPECT_THAT(helper.at("Definition"), IsEmpty());  // the sentence says what it is called, not what it is
  EXPECT_THAT(helper.at("Kilde"), IsEmpty());
  EXPECT_EQ(helper.at("Kommentar"),
            "Andet navn (Ord, 2020, s. 3): En bostøtte, også kaldet hjemmevejleder, hjælper hjemme.");
  EXPECT_THAT(helper.at("Se også"), IsEmpty());
  EXPECT_EQ(row_of(list, "kriseteam").at("Accepteret term"), "KT");
}

TEST(ConceptList, IsInTheOrderOfTheDanishAlphabet) {
  testing::MemoryRows rows;
  const std::vector<std::string> terms = {"øvebane",      "zone",       "årsplan",   "ældreråd",
                                          "§ 104-tilbud", "§ 97-hjælp", "Brobygger", "alarm"};
  std::string text;
  for (const std::string& term : terms) text += term + " er en slags tilbud. ";
  testing::SampleDocument sample("ord", "Ord", "2020", text);
  sample.with_concept("tilbud");
  for (const std::string& term : terms) {
    sample.with_concept(term).with_relation(term, RelationType::Broader, "tilbud",
                                            term + " er en slags tilbud");
  }
  testing::add_document(rows, 1, sample);
  EXPECT_THAT(terms_of(list_rows(whole_export(rows))),
              ElementsAre("§ 97-hjælp", "§ 104-tilbud", "alarm", "Brobygger", "tilbud", "zone", "ældreråd",
                          "øvebane", "årsplan"));
}

TEST(ConceptList, SaysWhereALawHasMovedAndGivesNoAddressThen) {
  testing::MemoryRows rows;
  testing::SampleDocument sample("brev", "Brev", "2020", "En undersøgelse gives efter servicelovens § 50.");
  sample.with_concept("undersøgelse")
      .with_relation("undersøgelse", RelationType::GovernedBy, "serviceloven#50", "efter servicelovens § 50")
      .with_law_reference("serviceloven", "50", {}, "servicelovens § 50");
  testing::add_document(rows, 1, sample);
  const ListRow row = row_of(list_rows(whole_export(rows)), "undersøgelse");
  EXPECT_EQ(row.at("Juridisk kilde"), "serviceloven § 50");
  EXPECT_THAT(row.at("Kommentar"), StartsWith("serviceloven § 50 er flyttet til barnets lov § "));
}

TEST(ConceptList, IsAsReviewersDecided) {
  const NodeId need = node_id(NodeKind::Concept, "støttebehov");
  const NodeId complex = node_id(NodeKind::Concept, "kompleks støttebehov");
  const NodeId guide = node_id(NodeKind::Document, "vejledning");
  ReviewDecision rename;
  rename.decision = Decision::Rename;
  rename.target = {need};
  rename.correction = "behov for støtte";
  ReviewDecision accept;
  accept.decision = Decision::Accept;
  accept.target = {need};
  ReviewDecision definition = accept;
  definition.target = {guide, EdgeType::Defines, need};
  ReviewDecision reject;
  reject.decision = Decision::Reject;
  reject.target = {complex, EdgeType::Broader, need};
  const auto rows = rows_decided({rename, accept, definition, reject});
  const auto list = list_rows(whole_export(rows));
  const ListRow row = row_of(list, "behov for støtte");
  EXPECT_EQ(row.at("Accepteret term"), "støttebehov");
  EXPECT_EQ(row.at("Gennemset"), "accepteret 2026-11-22 af karen");
  EXPECT_THAT(row.at("Definition"), StartsWith("Et støttebehov er et behov for hjælp"));
  EXPECT_THAT(row_of(list, "komplekst støttebehov").at("Overbegreb"), IsEmpty());

  ReviewDecision merge;
  merge.decision = Decision::Merge;
  merge.target = {complex};
  merge.other = need;
  const auto merged = rows_decided({merge});
  const auto shorter = list_rows(whole_export(merged));
  EXPECT_THAT(terms_of(shorter), Not(Contains("komplekst støttebehov")));
  EXPECT_EQ(row_of(shorter, "støttebehov").at("Accepteret term"), "komplekst støttebehov");
  EXPECT_THAT(row_of(shorter, "støttebehov").at("Kommentar"), HasSubstr("som kræver flere indsatser"));
}

TEST(ConceptList, IsTheSameWhateverTheOrderOfDocuments) {
  testing::MemoryRows backward;
  testing::add_document(backward, 7, testing::sample_report());
  testing::add_document(backward, 9, testing::sample_guide());
  for (const ExportFormat format : {ExportFormat::ConceptList, ExportFormat::ConceptWorkbook}) {
    const std::string bytes = list_file(whole_export(testing::sample_rows()), format).content;
    EXPECT_EQ(list_file(whole_export(backward), format).content, bytes);
    EXPECT_FALSE(bytes.empty());
  }
}

TEST(ConceptList, NeedsTheAnalysis) {
  const auto files = export_graph(whole_export(testing::sample_rows()), ExportFormat::ConceptList);
  ASSERT_FALSE(files.has_value());
  EXPECT_EQ(files.error().code, ErrorCode::Internal);
}

// Python reads the workbook by the format's own rules, and finds in it what stands in the table.
TEST(ConceptList, IsASpreadsheetThatSaysWhatTheTableSays) {
  const testing::TemporaryDirectory folder;
  const ExportedGraph graph = whole_export(testing::sample_rows());
  const auto write = [&folder](const std::string& name, const std::string& content) {
    std::ofstream(folder / name, std::ios::binary) << content;
  };
  write("list.xlsx", list_file(graph, ExportFormat::ConceptWorkbook).content);
  write("list.csv", list_file(graph, ExportFormat::ConceptList, ';').content);
  write("read.py", R"(import csv, os, sys, zipfile
from xml.etree import ElementTree
folder = os.path.dirname(sys.argv[0])
book = zipfile.ZipFile(os.path.join(folder, "list.xlsx"))
assert book.testzip() is None
assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}, "a clock shows"
parts = {name: ElementTree.fromstring(book.read(name)) for name in book.namelist()}
ns = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
dates = [e.text for e in parts["docProps/core.xml"].iter() if e.tag.endswith(("created", "modified"))]
assert dates == ["2000-01-01T00:00:00Z"] * 2, dates
names = [sheet.get("name") for sheet in parts["xl/workbook.xml"].find("m:sheets", ns)]
assert names == ["Forretningsmetadata", "Begrebsliste DA"], names
strings = ["".join(t.text or "" for t in item.iter("{%s}t" % ns["m"])) for item in parts["xl/sharedStrings.xml"]]

def cells(sheet):
    rows = []
    for row in parts[sheet].iter("{%s}row" % ns["m"]):
        values = {}
        for cell in row:
            assert cell.find("m:f", ns) is None, "a formula"
            value = cell.find("m:v", ns)
            if value is None:
                continue
            assert cell.get("t") == "s", cell.attrib
            values["".join(c for c in cell.get("r") if c.isalpha())] = strings[int(value.text)]
        rows.append(values)
    return rows

listed = cells("xl/worksheets/sheet2.xml")
table = list(csv.reader(open(os.path.join(folder, "list.csv"), encoding="utf-8-sig", newline=""), delimiter=";"))
assert len(listed) == len(table), (len(listed), len(table))
for row, expected in zip(listed, table):
    for column, value in enumerate(expected):
        found = row.get("ABCDEFGHIJKLMNOP"[column], "")
        terms = table[0][column] in ("Accepteret term", "Overbegreb", "Se også", "Målgruppe", "Del af")
        written = value.replace("; ", "\n") if terms else value
        assert found == (written[1:] if written.startswith("'") else written), (found, value)
pane = parts["xl/worksheets/sheet2.xml"].find(".//m:pane", ns)
assert pane.get("state") == "frozen" and pane.get("ySplit") == "1", pane.attrib
metadata = {row.get("A"): row.get("B") for row in cells("xl/worksheets/sheet1.xml")}
print(metadata["Modelnavn"], metadata["Modelsprog"], metadata["Modelstatus"], metadata["Kilde"], sep="|")
)");
  const std::string out = (folder / "out").string();
  const std::string command = "python3 '" + (folder / "read.py").string() + "' > '" + out + "' 2>&1";
  const int code = std::system(command.c_str());  // NOLINT(cert-env33-c): a test
  std::ifstream stream(out, std::ios::binary);
  const std::string said((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  EXPECT_EQ(code, 0) << said;
  EXPECT_EQ(said,
            "Vidensgraf: begreber|da|under udvikling|=Rapport, med komma, 2019\n"
            "Vejledning om støttebehov, Eksempelstyrelsen, 2021-05\n");
}

TEST(Workbook, CutsWhatNoCellHolds) {
  std::string text = "a";
  while (text.size() < 40000) text += "ø";
  const std::vector<WorkbookSheet> sheets = {{"Ark", {{"Tekst", 20}}, {{text}, {"kort"}}}};
  const auto workbook = write_workbook("Prøve", sheets, 0);
  ASSERT_TRUE(workbook.has_value()) << workbook.error().message;
  const auto read = read_document(*workbook, "ark.xlsx");
  ASSERT_TRUE(read.has_value()) << read.error().message;
  EXPECT_THAT(read->text, HasSubstr("øø…"));
  EXPECT_THAT(read->text, HasSubstr("kort"));
  EXPECT_LT(read->text.size(), 32900U);
}

TEST(Workbook, HoldsTextThatXmlDoesNot) {
  const std::string text = "a\xEF\xBF\xBE\xEF\xBF\xBE b\xEF\xBF\xBF c\x01 d";
  const auto workbook = write_workbook("Prøve", {WorkbookSheet{"Ark", {{"Tekst", 20}}, {{text}}}}, 0);
  ASSERT_TRUE(workbook.has_value()) << workbook.error().message;
  const auto read = read_document(*workbook, "ark.xlsx");
  ASSERT_TRUE(read.has_value()) << read.error().message;
  EXPECT_THAT(read->text, HasSubstr("a\uFFFD\uFFFD b\uFFFD c"));
}

// The library would write what it could, and say nothing.
TEST(Workbook, IsNotWrittenWithoutRoomForTemporaryFiles) {
  ::setenv("TMPDIR", "/nowhere/at/all", 1);
  const auto workbook = write_workbook("Prøve", {WorkbookSheet{"Ark", {{"Tekst", 20}}, {{"kort"}}}}, 0);
  ::unsetenv("TMPDIR");
  ASSERT_FALSE(workbook.has_value());
  EXPECT_EQ(workbook.error().code, ErrorCode::Io);
}

TEST(Workbook, RefusesMoreRowsThanASheetHas) {
  WorkbookSheet sheet{"Ark", {{"Tekst", 20}}, {}};
  sheet.rows.resize(1048576);
  const auto workbook = write_workbook("Prøve", {sheet}, 0);
  ASSERT_FALSE(workbook.has_value());
  EXPECT_EQ(workbook.error().code, ErrorCode::Limit);
}

}  // namespace
}  // namespace vidensgraf
