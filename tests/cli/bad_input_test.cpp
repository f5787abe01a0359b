// Every kind of input that cannot be used, with the message that the user sees: nothing of it stops the rest.

#include <array>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/cli/program.h"

namespace vidensgraf::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class BadInput : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    write("mappe/god.txt", "Støttebehov\n\nEn borger har et støttebehov efter servicelovens § 85.\n");
  }

  // Indexes `mappe`, which must hold one good file and the bad one.
  void expect_skipped(const std::string& name, const std::string& reason) const {
    const ProgramResult result = run({"index", "mappe"});
    EXPECT_EQ(result.exit_code, 1) << result.err;
    EXPECT_THAT(result.err, HasSubstr("skipped mappe/" + name + ": " + reason));
    EXPECT_THAT(result.out, StartsWith("1 added, 0 changed, 0 unchanged, 0 removed, 1 skipped"));
    EXPECT_EQ(run({"document", "god"}).exit_code, 0);
    EXPECT_EQ(run({"verify"}).exit_code, 0);
  }
};

// A PDF whose standard encryption no password of ours opens.
std::string encrypted_pdf() {
  std::string key;
  for (int i = 0; i < 32; ++i) key += "41";
  return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
         "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
         "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>endobj\n"
         "4 0 obj<</Filter/Standard/V 1/R 2/P -4/O<" +
         key + ">/U<" + key +
         ">>>endobj\ntrailer<</Root 1 0 R/Size 5/Encrypt 4 0 R/ID[<00112233445566778899aabbccddeeff>"
         "<00112233445566778899aabbccddeeff>]>>\n%%EOF\n";
}

TEST_F(BadInput, NamesACorruptPdf) {
  write("mappe/a.pdf", "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\nrubbish");
  expect_skipped("a.pdf", "The PDF is damaged and cannot be opened.");
}

TEST_F(BadInput, NamesAnEncryptedPdf) {
  write("mappe/a.pdf", encrypted_pdf());
  expect_skipped("a.pdf", "The PDF is protected by a password.");
}

TEST_F(BadInput, NamesAZipBomb) {
  const std::string script =
      "import zipfile\n"
      "with zipfile.ZipFile('mappe/a.docx', 'w', zipfile.ZIP_DEFLATED, compresslevel=9) as bomb:\n"
      "    bomb.writestr('word/document.xml', '<d>' + 'a' * (30 << 20) + '</d>')\n";
  write("bomb.py", script);
  const std::string command = fmt::format("cd '{}' && python3 bomb.py", folder_.string());
  ASSERT_EQ(std::system(command.c_str()), 0);
  expect_skipped("a.docx", "The archive inflates to more than 256 MiB or 200 times its size: a zip bomb.");
}

TEST_F(BadInput, NamesAnImageThatCallsItselfText) {
  write("mappe/a.txt", "\x89PNG\r\n\x1a\n....");
  expect_skipped("a.txt", "The file is an image (PNG); recognise its text (OCR) and save it as PDF.");
}

TEST_F(BadInput, NamesAFileWithNulBytes) {
  write("mappe/a.txt", std::string_view("hej\0med\0dig", 11));
  expect_skipped("a.txt", "The file has a NUL byte at 3: it is not a text file.");
}

TEST_F(BadInput, NamesAnEmptyFile) {
  write("mappe/a.txt", "");
  expect_skipped("a.txt", "The file is empty.");
}

TEST_F(BadInput, NamesAnEmptyJsonlFileAndKeepsWhatItHeld) {
  write("mappe/a.jsonl", "{\"id\":\"et\",\"title\":\"Et\",\"text\":\"Om bostøtte.\"}\n");
  ASSERT_EQ(run({"index", "mappe"}).exit_code, 0);
  for (const std::string_view nothing : {"", "\n \r\n\n"}) {
    write("mappe/a.jsonl", nothing);
    const ProgramResult result = run({"index", "mappe"});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_THAT(result.err, HasSubstr("skipped mappe/a.jsonl: The file is empty."));
    EXPECT_EQ(run({"document", "et"}).exit_code, 0);
  }
}

TEST_F(BadInput, NamesAFileThatIsTooLong) {
  write("mappe/a.txt", "x");
  fs::resize_file(folder_ / "mappe/a.txt", std::uintmax_t{2} << 30U);  // takes no space: a hole
  expect_skipped("a.txt", "The file is 2048 MB long; at most 64 MB are read.");
}

TEST_F(BadInput, NamesALineOf200MegabytesAndReadsTheOthers) {
  {
    std::ofstream file(folder_ / "mappe/a.jsonl", std::ios::binary);
    file << "{\"id\":\"før\",\"title\":\"Før\",\"text\":\"Første linje.\"}\n{\"id\":\"lang\",\"text\":\"";
    const std::string megabyte(std::size_t{1} << 20U, 'a');
    for (int i = 0; i < 200; ++i) file << megabyte;
    file << "\"}\n{\"id\":\"efter\",\"title\":\"Efter\",\"text\":\"Sidste linje.\"}\n";
  }
  const ProgramResult result = run({"index", "mappe"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err,
              HasSubstr("skipped mappe/a.jsonl:2: The line is 200 MB long; at most 64 MB are read."));
  EXPECT_THAT(result.out, StartsWith("3 added"));
  EXPECT_EQ(run({"document", "før"}).exit_code, 0);
  EXPECT_EQ(run({"document", "efter"}).exit_code, 0);
}

TEST_F(BadInput, NamesTheBrokenLineOfAJsonlFile) {
  write("mappe/a.jsonl",
        "{\"id\":\"et\",\"title\":\"Et\",\"text\":\"Første.\"}\n{\"id\":\"to\",\n"
        "{\"title\":\"Uden id\",\"text\":\"Tredje.\"}\n");
  const ProgramResult result = run({"index", "mappe"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, HasSubstr("skipped mappe/a.jsonl:2: "));
  EXPECT_THAT(result.err, HasSubstr("skipped mappe/a.jsonl:3: "));
  EXPECT_THAT(result.out, StartsWith("2 added"));
}

TEST_F(BadInput, PrintsNothingIntoTheIndexWhenTheStandardStreamsAreClosed) {
  const std::string command = fmt::format("cd '{}' && '{}' index --index index mappe <&- >&- 2>&-",
                                          folder_.string(), VIDENSGRAF_PROGRAM);
  EXPECT_EQ(WEXITSTATUS(std::system(command.c_str())), 2);  // what it printed was lost
  const ProgramResult result = run({"verify"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(run({"document", "god"}).exit_code, 0);
}

TEST_F(BadInput, SaysWhenFilesMayNotGrow) {
  const std::string command = fmt::format("cd '{}' && ulimit -f 16 && '{}' index mappe 2> said",
                                          folder_.string(), VIDENSGRAF_PROGRAM);
  const int status = std::system(command.c_str());
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_THAT(WEXITSTATUS(status), ::testing::AnyOf(2, 3));
  std::ifstream said(folder_ / "said");
  std::string line;
  std::getline(said, line);
  EXPECT_THAT(line, StartsWith("vidensgraf: "));
}

TEST_F(BadInput, ReadsLatin1) {
  write("mappe/a.txt",
        "St\xf8ttebehov p\xe5 \xc6r\xf8\n\nBorgeren f\xe5r r\xe5"
        "dgivning og st\xf8tte i hverdagen.\n");
  const ProgramResult result = run({"index", "mappe"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  const auto json = nlohmann::json::parse(run({"document", "a", "--json"}).out);
  EXPECT_THAT(json.dump(), Not(HasSubstr("\xEF\xBF\xBD")));
}

TEST_F(BadInput, ReadsWhatHasAWrongExtension) {
  write("mappe/a.pdf",
        "<!DOCTYPE html><html><head><title>Side</title></head><body><p>En side om støtte.</p></body></html>");
  write("mappe/b.docx", "Bare tekst uden ramme.\n");
  const ProgramResult result = run({"index", "mappe"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(nlohmann::json::parse(run({"document", "a", "--json"}).out)["format"], "html");
  EXPECT_EQ(nlohmann::json::parse(run({"document", "b", "--json"}).out)["format"], "text");
}

TEST_F(BadInput, NamesLinksThatLeadNowhereOrBack) {
  fs::create_symlink("ring", folder_ / "mappe/ring");
  fs::create_directory(folder_ / "mappe/under");
  fs::create_directory_symlink("..", folder_ / "mappe/under/op");
  fs::create_symlink("ingen", folder_ / "mappe/tom");
  ASSERT_EQ(::mkfifo((folder_ / "mappe/pipe").c_str(), 0600), 0);
  const ProgramResult result = run({"index", "mappe", "findes-ikke"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, HasSubstr("skipped mappe/ring: The link leads back to itself."));
  EXPECT_THAT(result.err, HasSubstr("skipped mappe/under/op: The link leads back to a folder above it."));
  EXPECT_THAT(result.err, HasSubstr("skipped mappe/tom: The link leads to nothing."));
  EXPECT_THAT(result.err, HasSubstr("skipped mappe/pipe: This is not a regular file"));
  EXPECT_THAT(result.err, HasSubstr("skipped findes-ikke: The file does not exist."));
  EXPECT_THAT(result.out, StartsWith("1 added, 0 changed, 0 unchanged, 0 removed, 5 skipped"));
}

TEST_F(BadInput, NamesAFolderAndAFileThatMayNotBeRead) {
  write("mappe/laast/skjult.txt", "Ingen adgang.\n");
  write("mappe/fil.txt", "Heller ingen adgang.\n");
  fs::permissions(folder_ / "mappe/laast", fs::perms::none);
  fs::permissions(folder_ / "mappe/fil.txt", fs::perms::none);
  Program::Setting own = setting();
  own.as_nobody = ::geteuid() == 0;
  if (own.as_nobody) {
    fs::permissions(folder_, fs::perms::all);  // nobody makes the index there
  }
  const ProgramResult result = Program({"index", "mappe"}, own).finish();
  fs::permissions(folder_ / "mappe/laast", fs::perms::owner_all);
  EXPECT_EQ(result.exit_code, 1) << result.err;
  EXPECT_THAT(result.err, HasSubstr("skipped mappe/laast: No permission to read the folder."));
  EXPECT_THAT(result.err, HasSubstr("skipped mappe/fil.txt: No permission to read the file."));
  EXPECT_THAT(result.out, StartsWith("1 added"));
}

TEST_F(BadInput, RefusesToBeginOnANearlyFullDisk) {
  ASSERT_EQ(run({"index", "mappe"}).exit_code, 0);
  write("mappe/ny.txt", "Et nyt dokument om støtte.\n");
  const ProgramResult result = run({"index", "mappe"}, {{"VIDENSGRAF_MIN_FREE_BYTES", "9000000000000000"}});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("vidensgraf: "));
  EXPECT_THAT(result.err, HasSubstr("free"));
  EXPECT_EQ(run({"verify"}).exit_code, 0);
  EXPECT_EQ(run({"document", "god"}).exit_code, 0);
}

TEST_F(BadInput, KeepsWhatWasCommittedWhenTheDiskFillsUp) {
  const fs::path disk = folder_ / "disk";
  fs::create_directory(disk);
  if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=24m") != 0) {
    GTEST_SKIP() << "needs the right to mount a small file system";
  }
  const std::string index = (disk / "index").string();
  const std::map<std::string, std::string> little = {{"VIDENSGRAF_MIN_FREE_BYTES", "6000000"}};
  unsigned good = 0;
  ProgramResult last;
  for (; good < 200; ++good) {
    std::string text;
    for (int i = 0; i < 4000; ++i)
      text += fmt::format("Ord{} om støtte{} til borger{}. ", i * 7 + static_cast<int>(good) * 13, i, i % 97);
    write(fmt::format("mappe/fil{}.txt", good), text + "\n");
    last = run({"index", "--index", index, fmt::format("mappe/fil{}.txt", good)}, little);
    if (last.exit_code != 0) break;
  }
  EXPECT_EQ(last.exit_code, 2) << last.err;
  EXPECT_THAT(last.err, HasSubstr("free"));
  EXPECT_GT(good, 0U);
  EXPECT_EQ(run({"verify", "--index", index}, little).exit_code, 0);
  const auto status = nlohmann::json::parse(run({"status", "--json", "--index", index}, little).out);
  EXPECT_EQ(status["documents"], good);
  ::umount(disk.c_str());
}

TEST_F(BadInput, NeverWritesToADamagedIndex) {
  ASSERT_EQ(run({"index", "mappe"}).exit_code, 0);
  // The full text of another index: it belongs to other documents.
  write("anden/b.txt", "Et helt andet dokument.\n");
  ASSERT_EQ(run({"index", "anden", "--index", "index2"}).exit_code, 0);
  fs::remove_all(folder_ / "index/text");
  fs::rename(folder_ / "index2/text", folder_ / "index/text");
  write("mappe/ny.txt", "Et nyt dokument om støtte.\n");
  const ProgramResult result = run({"index", "mappe"});
  EXPECT_EQ(result.exit_code, 3) << result.out << result.err;
  EXPECT_THAT(result.err, StartsWith("vidensgraf: "));
}

TEST_F(BadInput, LetsOneWriterInAndNamesIt) {
  // Enough to be busy for a while.
  std::string lines;
  for (int i = 0; i < 20000; ++i) {
    lines += fmt::format(
        "{{\"id\":\"d{}\",\"title\":\"Sag {}\",\"text\":\"Borger {} har brug for støtte nummer {}.\"}}\n", i,
        i, i * 3, i * 7);
  }
  write("stor.jsonl", lines);
  Program first({"index", "stor.jsonl"}, setting());
  while (!fs::exists(folder_ / "index/lock") || fs::file_size(folder_ / "index/lock") == 0) ::usleep(2000);
  const ProgramResult second = run({"index", "mappe"});
  EXPECT_EQ(second.exit_code, 3);
  EXPECT_THAT(second.err, HasSubstr("process"));
  first.signal(SIGINT);
  EXPECT_THAT(first.finish().exit_code, ::testing::AnyOf(0, 1));
  EXPECT_EQ(run({"index", "mappe"}).exit_code, 0);
}

TEST_F(BadInput, SaysThatAFolderHoldsNothingToRead) {
  fs::create_directory(folder_ / "tom");
  const ProgramResult result = run({"index", "tom"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_THAT(result.out, StartsWith("0 added"));
  EXPECT_THAT(result.err, HasSubstr("Nothing to read was found there."));
}

TEST_F(BadInput, SaysThatThereIsNoIndex) {
  for (const char* command : {"status", "verify"}) {
    const ProgramResult result = run({command});
    EXPECT_EQ(result.exit_code, 1) << command;
    EXPECT_THAT(result.err, StartsWith("vidensgraf: "));
  }
  const ProgramResult removed = run({"remove", "x"});
  EXPECT_EQ(removed.exit_code, 1);
  EXPECT_FALSE(fs::exists(folder_ / "index"));
}

TEST_F(BadInput, TellsWrongUsage) {
  EXPECT_EQ(run({}).exit_code, 2);
  EXPECT_EQ(run({"index"}).exit_code, 2);
  EXPECT_EQ(run({"index", "mappe", "--jobs", "mange"}).exit_code, 2);
  EXPECT_EQ(run({"findes-ikke"}).exit_code, 2);
}

}  // namespace
}  // namespace vidensgraf::testing
