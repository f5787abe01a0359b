// What people do by accident: odd names, odd arguments, output that nobody reads.

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/cli/program.h"

namespace vidensgraf::testing {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class ClumsyUser : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    write("mappe/god.txt",
          "Støttebehov\n\nVed støttebehov forstås borgerens behov for hjælp. Sagsbe-\nhandleren vurderer "
          "støttebehovet efter servicelovens § 85.\n");
  }
  void index() const { ASSERT_EQ(run({"index", "mappe"}).exit_code, 0); }

  // Runs a line of the shell in the folder, `$V` being the program.
  [[nodiscard]] int shell(const std::string& line) const {
    const std::string command =
        fmt::format("cd '{}' && export V='{}' VIDENSGRAF_INDEX=index VIDENSGRAF_MIN_FREE_BYTES=0; {}",
                    folder_.string(), VIDENSGRAF_PROGRAM, line);
    const std::string whole = "bash -c \"$LINE\"";
    ::setenv("LINE", command.c_str(), 1);
    const int status = std::system(whole.c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }
};

TEST_F(ClumsyUser, IsToldByEveryHelpHowItIsUsed) {
  for (const char* command : {"index", "remove", "extract", "search", "concept", "definitions", "law",
                              "document", "graph", "status", "verify", "compact"}) {
    const ProgramResult result = run({command, "--help"});
    EXPECT_EQ(result.exit_code, 0) << command;
    EXPECT_THAT(result.out, HasSubstr("Example")) << command;
    EXPECT_THAT(result.out, HasSubstr(fmt::format("  vidensgraf {} ", command))) << command;
  }
  for (const char* command : {"neighbours", "path", "metrics", "export"}) {
    const ProgramResult result = run({"graph", command, "--help"});
    EXPECT_EQ(result.exit_code, 0) << command;
    EXPECT_THAT(result.out, HasSubstr(fmt::format("  vidensgraf graph {}", command))) << command;
  }
}

TEST_F(ClumsyUser, AsksWithoutAQuestion) {
  index();
  for (const char* query : {"", " ", "\t\n", "((", "\"", "*", "§", "IKKE IKKE", "og i at"}) {
    SCOPED_TRACE(query);
    const ProgramResult result = run({"search", "--json", query});
    EXPECT_THAT(result.exit_code, AnyOf(0, 1));
    EXPECT_TRUE(Json::accept(result.out));
  }
  EXPECT_THAT(run({"search", ""}).err, HasSubstr("the query holds no word to search for"));
}

TEST_F(ClumsyUser, PutsOptionsBeforeTheQuestion) {
  index();
  EXPECT_EQ(run({"search", "--filter", "type=rapport", "--filter", "type=notat", "støttebehov"}).exit_code,
            1);
  EXPECT_EQ(run({"search", "--facet", "law=serviceloven", "støttebehov"}).exit_code, 0);
  const ProgramResult way = run({"graph", "path", "--edge", "governed_by", "støttebehov", "SEL § 85"});
  EXPECT_THAT(way.exit_code, AnyOf(0, 1)) << way.err;
}

TEST_F(ClumsyUser, TypesBytesThatAreNoText) {
  index();
  for (const char* bytes : {"\xFF\xFE", "st\xC3", "støtte \xE2\x82", "\xF0\x9F\x98", "a\xEF\xBF"}) {
    SCOPED_TRACE(bytes);
    const ProgramResult search = run({"search", "--json", bytes});
    EXPECT_THAT(search.exit_code, AnyOf(0, 1));
    EXPECT_TRUE(Json::accept(search.out));
    for (const char* command : {"concept", "definitions", "law"}) {
      const ProgramResult result = run({command, "--json", bytes});
      EXPECT_EQ(result.exit_code, 2) << command;
      EXPECT_THAT(result.err, HasSubstr("is not valid UTF-8 at byte")) << command;
    }
    EXPECT_EQ(run({"document", bytes}).exit_code, 1);
  }
}

TEST_F(ClumsyUser, PastesAWholeReportAsQuery) {
  index();
  std::string query;
  while (query.size() < 100'000) query += "støtte til borgere (med behov) ";
  const ProgramResult result = run({"search", query});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_THAT(result.err, HasSubstr("the query is longer than 1024 bytes"));
  EXPECT_THAT(run({"concept", query}).exit_code, AnyOf(0, 1));
  EXPECT_THAT(run({"law", query}).exit_code, AnyOf(1, 2));
}

TEST_F(ClumsyUser, HasFilesWithOddNames) {
  write("mappe/med mellemrum.txt", "Et dokument om støtte.\n");
  write("mappe/ny\nlinje.txt", "Et andet dokument om støtte.\n");
  write("mappe/\"citat\".txt", "Et tredje dokument om støtte.\n");
  write("mappe/æøå 😀.txt", "Et fjerde dokument om støtte.\n");
  write("mappe/-q.txt", "Et femte dokument om støtte.\n");
  write("mappe/b\xFF\xFE.txt", "Et sjette dokument om støtte.\n");
  const ProgramResult result = run({"index", "mappe"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.out, StartsWith("6 added, 0 changed, 0 unchanged, 0 removed, 1 skipped"));
  EXPECT_THAT(result.err, HasSubstr(": The file's name is not valid UTF-8; rename it."));
  const auto found = Json::parse(run({"search", "--json", "dokument støtte"}).out);
  EXPECT_EQ(found["total"], 6);
  EXPECT_EQ(run({"document", "æøå 😀"}).exit_code, 0);
  EXPECT_EQ(Json::parse(run({"document", "ny\nlinje", "--json"}).out)["id"], "ny\nlinje");
}

// Whoever may put a file into the folder would else write to the terminal of whoever indexes it: "]0;" would
// give its window another name.
TEST_F(ClumsyUser, ShowsNoControlCharactersOnATerminal) {
  write("mappe/b\x1b]0;nyt navn\x07\r\xC2\x9B\x08\x1b[31m\xFF.txt", "Et dokument om støtte.\n");
  Program::Setting own = setting();
  own.on_terminal = true;
  const ProgramResult shown = Program({"index", "mappe"}, own).finish();
  EXPECT_EQ(shown.exit_code, 1);
  EXPECT_THAT(shown.err,
              HasSubstr("skipped mappe/b]0;nyt navn[31m\xFF.txt: The file's name is not valid UTF-8"));
  // A file or another program gets what is there.
  EXPECT_THAT(run({"index", "mappe"}).err, HasSubstr("mappe/b\x1b]0;nyt navn\x07"));
}

// Words that match are bold: the only codes on the terminal, whatever the documents say.
TEST_F(ClumsyUser, ShowsNoCodesOfDocumentsAmongItsOwn) {
  write("d.jsonl",
        "{\"id\":\"rød\",\"title\":\"\\u001b[31mNotat\\r\\u001b[K\",\"text\":\"Der er \\u001b[1m støtte "
        "\\u001b\\u001b[7mi hjemmet.\"}\n");
  ASSERT_EQ(run({"index", "d.jsonl"}).exit_code, 0);
  Program::Setting own = setting();
  own.on_terminal = own.answers_on_terminal = true;
  std::string shown = Program({"search", "støtte"}, own).finish().err;
  EXPECT_THAT(shown, HasSubstr("1. [31mNotat [K"));
  const std::string bold = "\x1b[1mstøtte\x1b[0m";
  const std::size_t marked = shown.find(bold);
  ASSERT_NE(marked, std::string::npos) << shown;
  shown.erase(marked, bold.size());
  EXPECT_EQ(shown.find('\x1b'), std::string::npos) << shown;
}

TEST_F(ClumsyUser, WantsTablesForADanishSpreadsheet) {
  index();
  const ProgramResult hits = run({"search", "støtte", "--csv", "--separator", "semicolon", "--bom"});
  EXPECT_EQ(hits.exit_code, 0) << hits.err;
  EXPECT_THAT(hits.out, StartsWith("\xEF\xBB\xBFterm;rank;score;"));
  EXPECT_THAT(run({"search", "støtte", "--csv", "--separator", ";"}).out, StartsWith("term;rank;"));
  EXPECT_THAT(run({"search", "støtte", "--csv"}).out, StartsWith("term,rank,"));
  EXPECT_EQ(run({"search", "støtte", "--separator", "semicolon"}).exit_code, 2);
  EXPECT_EQ(run({"search", "støtte", "--csv", "--separator", "space"}).exit_code, 2);
  const std::vector<std::string> exported = {"graph", "export", "--format", "csv", "--out", "tabeller"};
  ASSERT_EQ(run(exported).exit_code, 0);
  EXPECT_EQ(shell("grep -q '^id,kind,key,label' tabeller/nodes.csv"), 0);
  std::vector<std::string> for_excel = exported;
  for_excel.insert(for_excel.end(), {"--separator", "semicolon", "--bom"});
  ASSERT_EQ(run(for_excel).exit_code, 0);
  EXPECT_EQ(shell("grep -q '^\xEF\xBB\xBFid;kind;key;label' tabeller/nodes.csv"), 0);
}

TEST_F(ClumsyUser, ExportsOverALinkAndAFileOfHisOwn) {
  index();
  write("mit/graf.ttl", "gammel");
  fs::permissions(folder_ / "mit/graf.ttl", fs::perms::owner_read | fs::perms::owner_write);
  fs::create_symlink("mit/graf.ttl", folder_ / "link.ttl");
  ASSERT_EQ(run({"graph", "export", "--format", "turtle", "--out", "link.ttl"}).exit_code, 0);
  EXPECT_TRUE(fs::is_symlink(folder_ / "link.ttl"));
  EXPECT_EQ(shell("grep -q @prefix mit/graf.ttl"), 0);
  EXPECT_EQ(fs::status(folder_ / "mit/graf.ttl").permissions(),
            fs::perms::owner_read | fs::perms::owner_write);
}

// Where the system allows him less than reading asks for, less is asked for; where nothing can be read at
// all, one sentence says so, not one for each document.
TEST_F(ClumsyUser, MayOpenFewFiles) {
  EXPECT_EQ(shell("ulimit -n 24; $V index mappe > out.txt 2>&1"), 0);
  EXPECT_EQ(shell("grep -q '^1 added' out.txt"), 0);
  EXPECT_EQ(shell("ulimit -n 16; $V index mappe --index ny > out.txt 2>&1"), 2);
  EXPECT_EQ(shell("grep -q 'No process for reading documents' out.txt && test $(wc -l < out.txt) = 1"), 0);
}

TEST_F(ClumsyUser, NamesTheSameFileManyTimes) {
  const ProgramResult result = run({"index", "mappe", "./mappe", "mappe/god.txt", "mappe/../mappe/god.txt"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, StartsWith("1 added, 0 changed, 0 unchanged, 0 removed, 0 skipped"));
}

TEST_F(ClumsyUser, PointsTheIndexAtSomethingElse) {
  write("fil", "Ikke en mappe.\n");
  write("noter/text/mine.txt", "Mine egne noter.\n");
  write("kode/graph/node.cpp", "int main() {}\n");
  write("billeder/kat.txt", "En kat.\n");
  for (const char* place : {"fil", "noter", "kode", "billeder"}) {
    SCOPED_TRACE(place);
    const ProgramResult result = run({"index", "mappe", "--index", place});
    EXPECT_EQ(result.exit_code, 2) << result.out;
    EXPECT_THAT(result.err, StartsWith("vidensgraf: "));
    EXPECT_THAT(run({"search", "støtte", "--index", place}).exit_code, AnyOf(1, 2));
    EXPECT_THAT(run({"status", "--index", place}).exit_code, AnyOf(1, 2));
  }
  EXPECT_TRUE(fs::exists(folder_ / "noter/text/mine.txt"));
  EXPECT_TRUE(fs::exists(folder_ / "kode/graph/node.cpp"));
  EXPECT_FALSE(fs::exists(folder_ / "kode/graph/LOCK"));
}

TEST_F(ClumsyUser, SearchesAnIndexThatMayOnlyBeRead) {
  index();
  fs::permissions(folder_, fs::perms::owner_all | fs::perms::others_read | fs::perms::others_exec);
  ASSERT_EQ(shell("chmod -R a+rX index && chmod -R a-w index"), 0);
  Program::Setting own = setting();
  own.as_nobody = ::geteuid() == 0;
  const ProgramResult found = Program({"search", "støttebehov"}, own).finish();
  EXPECT_EQ(found.exit_code, 0) << found.err;
  const ProgramResult concept_page = Program({"concept", "støttebehov"}, own).finish();
  EXPECT_EQ(concept_page.exit_code, 0) << concept_page.err;
  const ProgramResult verified = Program({"verify", "--json"}, own).finish();
  EXPECT_EQ(verified.exit_code, 0) << verified.err;
  EXPECT_THAT(verified.err, HasSubstr("Xapian's own check of the full-text files was left out"));
  EXPECT_EQ(Json::parse(verified.out)["full_text_files_checked"], false);
  const ProgramResult written = Program({"index", "mappe"}, own).finish();
  EXPECT_EQ(written.exit_code, 2) << written.out;
  EXPECT_THAT(written.err, StartsWith("vidensgraf: "));
  ASSERT_EQ(shell("chmod -R u+w index"), 0);
}

TEST_F(ClumsyUser, DoesNotReadToTheEnd) {
  index();
  // `head` is gone before anything is written; nothing may be said about it.
  EXPECT_EQ(shell("{ sleep 1; $V search støtte 2>err; } | true; test ! -s err"), 0);
  EXPECT_EQ(shell("trap '' PIPE; { sleep 1; $V search støtte 2>err; } | true; test ! -s err"), 0);
  // A full disk is said.
  EXPECT_EQ(shell("$V search støtte >/dev/full 2>err"), 2);
  EXPECT_EQ(shell("grep -q '^vidensgraf: ' err && test $(wc -l <err) = 1"), 0);
  EXPECT_EQ(shell("$V extract mappe/god.txt >/dev/full 2>/dev/null"), 2);
}

TEST_F(ClumsyUser, ReadsWordsThatWereBrokenAtALineEnd) {
  index();
  EXPECT_THAT(run({"search", "sagsbehandleren"}).out, HasSubstr("[Sagsbehandleren] vurderer"));
  EXPECT_THAT(run({"law", "SEL § 85"}).out, Not(HasSubstr("Sagsbe-")));
  EXPECT_THAT(run({"concept", "støttebehov"}).out, Not(HasSubstr("Sagsbe-")));
  const auto found = Json::parse(run({"search", "--json", "sagsbehandleren"}).out);
  EXPECT_THAT(found["hits"][0]["passages"][0]["snippet"].get<std::string>(), HasSubstr("Sagsbehandleren"));
}

TEST_F(ClumsyUser, InterruptsAtAnyMoment) {
  std::string lines;
  for (int i = 0; i < 3000; ++i) {
    lines += fmt::format(
        "{{\"id\":\"d{}\",\"title\":\"Sag {}\",\"text\":\"Borger {} har brug for støtte.\"}}\n", i, i, i * 3);
  }
  write("stor.jsonl", lines);
  for (const unsigned milliseconds : {1U, 60U, 350U, 700U, 1100U}) {
    SCOPED_TRACE(milliseconds);
    Program program({"index", "stor.jsonl"}, setting());
    ::usleep(milliseconds * 1000);
    program.signal(SIGINT);
    if (milliseconds > 500) program.signal(SIGINT);
    EXPECT_THAT(program.finish().exit_code, AnyOf(0, 1, 128 + SIGINT));
    EXPECT_THAT(run({"verify"}).exit_code, AnyOf(0, 1));
  }
  EXPECT_EQ(run({"index", "stor.jsonl"}).exit_code, 0);
  EXPECT_EQ(run({"verify"}).exit_code, 0);
  EXPECT_EQ(Json::parse(run({"status", "--json"}).out)["documents"], 3000);
}

TEST_F(ClumsyUser, SearchesWhileTheIndexIsWritten) {
  index();
  std::string lines;
  for (int i = 0; i < 4000; ++i) {
    lines += fmt::format(
        "{{\"id\":\"d{}\",\"title\":\"Sag {}\",\"text\":\"Borger {} har brug for støtte.\"}}\n", i, i, i * 3);
  }
  write("stor.jsonl", lines);
  Program writer({"index", "stor.jsonl"}, setting());
  for (int i = 0; i < 6; ++i) {
    const ProgramResult result = run({"search", "--json", "støttebehov"});
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_TRUE(Json::accept(result.out));
  }
  EXPECT_EQ(writer.finish().exit_code, 0);
}

}  // namespace
}  // namespace vidensgraf::testing
