// Sheets for reviewers and what comes back; who may hand it in.

#include <algorithm>
#include <sstream>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "extraction/registers.h"
#include "indexer/review_job.h"
#include "tests/language/shared_analyzer.h"
#include "tests/temporary_directory.h"
#include "tests/web/reviewing_site.h"
#include "web/csv.h"
#include "web/review_inbox.h"
#include "web/review_sheet.h"

namespace vidensgraf {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::SampleSite;
using ::testing::SizeIs;

TEST(Csv, ReadsWhatSpreadsheetsWrite) {
  const auto cells = [](std::string_view text) {
    std::vector<std::vector<std::string>> rows;
    for (const CsvRow& row : read_csv(text, 100)) rows.push_back(row.cells);
    return rows;
  };
  EXPECT_THAT(cells("\xEF\xBB\xBF"
                    "a;b\r\n1;2\r\n"),
              ElementsAre(ElementsAre("a", "b"), ElementsAre("1", "2")));
  EXPECT_THAT(cells("a,b\n\"1,\"\"x\"\"\ny\",2"),
              ElementsAre(ElementsAre("a", "b"), ElementsAre("1,\"x\"\ny", "2")));
  EXPECT_THAT(cells("a\tb\n\n;;\n1\t2"),
              ElementsAre(ElementsAre("a", "b"), ElementsAre(";;"), ElementsAre("1", "2")));
  EXPECT_THAT(cells("a;b\n\"never closed;1\n2"),
              ElementsAre(ElementsAre("a", "b"), ElementsAre("never closed;1\n2")));
  EXPECT_THAT(cells(""), IsEmpty());
  EXPECT_EQ(read_csv("a\n\"x\ny\"\nz\n", 100).at(2).line, 4U);
}

TEST(Csv, GivesBackWhatItWrote) {
  for (const char* text : {"", "plain", "a;b", "\"quoted\"", "line\nbreak", "=SUM(A1)", "-1", "'"}) {
    const std::string line = csv_cell(text) + ";x\n";
    EXPECT_THAT(read_csv(line, 1).at(0).cells, ElementsAre(text, "x"));
  }
}

TEST(ReviewSheet, ReadsDecisionsInBothLanguages) {
  const ReadSheet read = read_review_sheet(
      "id;navn;dokumenter;steder;beslutning;rettelse;bemærkning\n"
      "n0000000000000001;a;2;5;Godkend;;fint\n"
      "n0000000000000002;b;2;5;;;\n"
      "0000000000000003;c;;;omdøb;d;\n"
      "n0000000000000004;e;;;rename;;\n"
      "n0000000000000005;f;;;måske;;\n"
      "n0000000000000006;g;;;;;se også h\n"
      "1,23457E+15;h;;;godkend;;\n");
  ASSERT_THAT(read.rows, SizeIs(3));
  EXPECT_EQ(read.rows[0].decision.decision, Decision::Accept);
  EXPECT_EQ(read.rows[0].decision.comment, "fint");
  EXPECT_EQ(read.rows[0].decision.basis->evidence, 5U);
  EXPECT_EQ(read.rows[1].decision.decision, Decision::Rename);
  EXPECT_EQ(read.rows[1].decision.correction, "d");
  EXPECT_EQ(read.rows[1].decision.target.node, NodeId{3});  // of an older sheet
  EXPECT_FALSE(read.rows[1].decision.basis.has_value());
  EXPECT_EQ(read.rows[2].decision.decision, Decision::Note);
  ASSERT_THAT(read.problems, SizeIs(3));
  EXPECT_EQ(read.problems[0].kind, ReviewProblem::Kind::NoCorrection);
  EXPECT_EQ(read.problems[0].line, 5U);
  EXPECT_EQ(read.problems[1].kind, ReviewProblem::Kind::UnknownDecision);
  EXPECT_EQ(read.problems[1].value, "måske");
  EXPECT_EQ(read.problems[2].kind, ReviewProblem::Kind::BadId);
  EXPECT_THAT(read_review_sheet("decision,id\nkeep apart,n0000000000000001\n").problems, SizeIs(1));
  EXPECT_EQ(read_review_sheet("hest").problems.at(0).kind, ReviewProblem::Kind::NoHeadings);
}

TEST(ReviewSheet, ReadsWhatSpreadsheetsMakeOfIt) {
  constexpr const char* kDanish = "bl\xC3\xA5";
  const std::string windows = "sep=,\r\nid,beslutning,bem\xE6rkning\r\nn0000000000000001,godkend,bl\xE5\r\n";
  const ReadSheet from_windows = read_review_sheet(windows);
  ASSERT_THAT(from_windows.rows, SizeIs(1));
  EXPECT_EQ(from_windows.rows[0].decision.comment, kDanish);
  EXPECT_EQ(from_windows.rows[0].line, 3U);
  std::string utf16 = "\xFF\xFE";
  for (const char byte : std::string("id\tdecision\tcomment\r\nn0000000000000001\taccept\tbl")) {
    utf16 += byte;
    utf16 += '\0';
  }
  utf16 += std::string("\xE5\0", 2);
  const ReadSheet from_utf16 = read_review_sheet(utf16);
  ASSERT_THAT(from_utf16.rows, SizeIs(1));
  EXPECT_EQ(from_utf16.rows[0].decision.comment, kDanish);
  EXPECT_EQ(read_review_sheet(std::string("\0\1\2", 3)).problems.at(0).kind, ReviewProblem::Kind::NoText);
}

TEST(ReviewSheet, SaysThatItWasCutOnlyWhereItWas) {
  std::string sheet = "id;decision\n";
  for (int row = 0; row < 2000; ++row) sheet += "n0000000000000001;accept\n";
  EXPECT_THAT(read_review_sheet(sheet).rows, SizeIs(2000));
  EXPECT_THAT(read_review_sheet(sheet).problems, IsEmpty());
  const ReadSheet cut = read_review_sheet(sheet + "n0000000000000001;accept\n");
  EXPECT_THAT(cut.rows, SizeIs(2000));
  ASSERT_THAT(cut.problems, SizeIs(1));
  EXPECT_EQ(cut.problems[0].kind, ReviewProblem::Kind::TooManyRows);
}

TEST(ReviewInbox, KeepsEachHandInAsAFileOfItsOwn) {
  const testing::TemporaryDirectory directory;
  const auto inbox = ReviewInbox::open(directory.path());
  ASSERT_TRUE(inbox.has_value());
  const auto first = inbox->put("karen@../x", "{}\n");
  const auto second = inbox->put("karen@../x", "{}\n");
  ASSERT_TRUE(first.has_value() && second.has_value());
  EXPECT_NE(*first, *second);
  EXPECT_THAT(*first, HasSubstr("Z-karen____x-"));
  EXPECT_THAT(inbox->newest(10), SizeIs(2));
  EXPECT_THAT(inbox->newest(1), SizeIs(1));
  std::size_t files = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(directory.path())) ++files;
  EXPECT_EQ(files, 2U);  // nothing half written is left
  EXPECT_FALSE(ReviewInbox::open(directory / "none").has_value());
}

// Files are brought in by their names, and of decisions at one time the later in the log counts.
TEST(ReviewInbox, NamesHandInsOfOneSecondInTheOrderTheyCame) {
  const testing::TemporaryDirectory directory;
  const auto inbox = ReviewInbox::open(directory.path());
  ASSERT_TRUE(inbox.has_value());
  std::vector<std::string> names;
  for (int i = 0; i < 12; ++i) names.push_back(inbox->put(i % 2 == 0 ? "per" : "karen", "{}\n").value());
  EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
}

class ReviewPage : public testing::ReviewingSite {
 protected:
  Response ask(const std::string& user, const std::string& sheet, const NamedValues& headers = {}) const {
    Request request =
        request_of(user, "/review", sheet.empty() ? NamedValues{} : NamedValues{{"ark", sheet}});
    request.headers.insert(request.headers.end(), headers.begin(), headers.end());
    return answer(request);
  }
};

// The sheet of a part of the graph, with `decision` on its first row.
std::string filled_in(const std::string& decision) {
  std::string sheet = SampleSite::shared().get("/graph/review.csv?around=st%C3%B8ttebehov").body;
  const std::size_t end = sheet.find(";;;\r\n");
  return sheet.replace(end, 3, ";" + decision);
}

TEST_F(ReviewPage, IsForReviewersOnly) {
  EXPECT_EQ(ask("per", "").status, 403);
  EXPECT_EQ(ask("per", filled_in("godkend;;")).status, 403);
  EXPECT_THAT(kept(), IsEmpty());
  EXPECT_EQ(ask("karen", "").status, 200);
  const Response done = ask("karen", filled_in("godkend;;ja"));
  EXPECT_EQ(done.status, 200);
  EXPECT_THAT(done.body, HasSubstr("1 beslutning er gemt"));
  ASSERT_THAT(kept(), SizeIs(1));
  EXPECT_EQ(kept()[0]["user"], "karen");
  EXPECT_EQ(kept()[0]["decision"], "accept");
  EXPECT_EQ(kept()[0]["comment"], "ja");
  EXPECT_EQ(kept()[0]["id"].get<std::string>().size(), 17U);
}

TEST_F(ReviewPage, KeepsNothingThatTheIndexDoesNotKnow) {
  const Response unknown = ask("karen", "id;beslutning\n00000000000000aa;godkend\nhest;afvis\n");
  EXPECT_THAT(unknown.body, HasSubstr("Intet er gemt"));
  EXPECT_THAT(ask("karen", filled_in("slå sammen;hestekastanje;")).body,
              HasSubstr("intet hedder »hestekastanje«"));
  EXPECT_THAT(kept(), IsEmpty());
  EXPECT_THAT(ask("karen", filled_in("slå sammen;komplekst støttebehov;")).body, HasSubstr("1 beslutning"));
}

TEST_F(ReviewPage, KnowsItsLinks) {
  const std::string sheet = SampleSite::shared().get("/graph/review.csv?around=st%C3%B8ttebehov").body;
  const std::size_t dash = sheet.find("-broader-");
  ASSERT_NE(dash, std::string::npos);
  const std::string id = sheet.substr(dash - 17, 17 + 9 + 17);
  EXPECT_THAT(ask("karen", "id;beslutning\n" + id + ";afvis\n").body, HasSubstr("1 beslutning"));
  std::string other = id;
  other.replace(17, 9, "-cites-");
  EXPECT_THAT(ask("karen", "id;beslutning\n" + other + ";afvis\n").body, HasSubstr("Intet er gemt"));
}

TEST(ReviewLog, TakesAMindChangedBackAndWhatWasTakenBackElsewhere) {
  const testing::TemporaryDirectory own;
  const std::string index = (own / "index").string();
  SampleSite::add_to_index(index, VIDENSGRAF_SOURCE_DIR "/corpus/samples/begreber-i-voksenindsatsen.md");
  const auto decided = [](Decision kind, const std::string& time) {
    ReviewDecision decision;
    decision.decision = kind;
    decision.target.node = NodeId{1};
    decision.user = "karen";
    decision.time = time;
    return decision;
  };
  const auto change = [&](const ReviewDecision& decision) {
    const auto changed =
        change_review_log(index, shared_analyzer(), Registers::built_in(), ReviewInput{{decision}, {}});
    EXPECT_TRUE(changed.has_value());
    return changed.value_or(ReviewChange{});
  };
  EXPECT_THAT(change(decided(Decision::Accept, "1")).added, ElementsAre(1));
  EXPECT_EQ(change(decided(Decision::Accept, "2")).known, 1U) << "counts already";
  EXPECT_THAT(change(decided(Decision::Reject, "3")).added, ElementsAre(2));
  EXPECT_EQ(change(decided(Decision::Accept, "1")).known, 1U) << "brought in twice";
  EXPECT_THAT(change(decided(Decision::Accept, "4")).added, ElementsAre(3));
  EXPECT_THAT(change(decided(Decision::Note, "5")).added, ElementsAre(4));
  EXPECT_EQ(change(decided(Decision::Note, "6")).known, 1U);
  ReviewInput in_one_second;
  for (const Decision kind : {Decision::Reject, Decision::Accept, Decision::Reject, Decision::Reject})
    in_one_second.decisions.push_back(decided(kind, "6"));
  const auto hand_in = [&] {
    return change_review_log(index, shared_analyzer(), Registers::built_in(), in_one_second)
        .value_or(ReviewChange{});
  };
  EXPECT_THAT(hand_in().added, ElementsAre(5, 6, 7)) << "the last is said already";
  EXPECT_THAT(hand_in().added, IsEmpty());
  ReviewDecision taken_back = decided(Decision::Accept, "4");
  taken_back.withdrawn_by = "per";
  taken_back.withdrawn_at = "7";
  EXPECT_EQ(change(taken_back).withdrawn, 1U);
  EXPECT_EQ(change(taken_back).withdrawn, 0U);
}

TEST_F(ReviewPage, ListsWhatIsInTheIndexAndTakesItBack) {
  const testing::TemporaryDirectory own;
  const std::string index = (own / "index").string();
  SampleSite::add_to_index(index, VIDENSGRAF_SOURCE_DIR "/corpus/samples/begreber-i-voksenindsatsen.md");
  ASSERT_THAT(ask("karen", filled_in("omdøb;hjælpebehov;bedre")).body, HasSubstr("1 beslutning er gemt"));
  std::vector<BadLine> bad;
  ReviewInput input = read_review_lines(kept().at(0).dump(), bad);
  ASSERT_THAT(bad, IsEmpty());
  ASSERT_TRUE(change_review_log(index, shared_analyzer(), Registers::built_in(), input).has_value());
  const std::shared_ptr<const Analyzer> analyzer(std::shared_ptr<const Analyzer>(), &shared_analyzer());
  const auto pool = IndexPool::open(index, 1, analyzer).value();
  Application application(*pool, options_);
  EXPECT_THAT(application.handle(request_of("karen", "/review")).body, HasSubstr("→ hjælpebehov"));
  const Request renamed =
      request_of("karen", "/documents/begreber-i-voksenindsatsen?lang=da&navn=hj%C3%A6lpebehov");
  EXPECT_THAT(application.handle(renamed).body, HasSubstr("med »hjælpebehov« er markeret"));
  EXPECT_THAT(application.handle(request_of("karen", "/review", {{"withdraw", "1"}})).body,
              HasSubstr("Beslutning 1 tages tilbage"));
  EXPECT_THAT(kept(), ::testing::Contains(::testing::ResultOf(
                          [](const nlohmann::json& line) { return line.value("withdraw", 0); }, 1)));
}

TEST_F(ReviewPage, TakesNothingBackThatIsNoNumber) {
  for (const char* number : {"abc", "1x", "-1", "99999999999999999999"}) {
    EXPECT_THAT(answer(request_of("karen", "/review?lang=da", {{"withdraw", number}})).body,
                HasSubstr("Intet er gemt"))
        << number;
  }
  EXPECT_THAT(kept(), IsEmpty());
}

TEST_F(ReviewPage, RefusesFormsOfOtherSites) {
  const std::string sheet = filled_in("godkend;;");
  EXPECT_EQ(ask("karen", sheet, {{"sec-fetch-site", "cross-site"}}).status, 403);
  EXPECT_EQ(ask("karen", sheet, {{"host", "viden.example"}, {"origin", "https://evil.example"}}).status, 403);
  EXPECT_THAT(kept(), IsEmpty());
  EXPECT_EQ(ask("karen", sheet, {{"host", "viden.example"}, {"origin", "https://viden.example"}}).status,
            200);
  EXPECT_EQ(ask("karen", sheet, {{"sec-fetch-site", "same-origin"}}).status, 200);
}

TEST(Review, IsOffUnlessAFolderIsGiven) {
  const Response off = SampleSite::shared().get("/review");
  EXPECT_EQ(off.status, 403);
  EXPECT_THAT(off.body, HasSubstr("--decisions"));
}

}  // namespace
}  // namespace vidensgraf
