// Deciding on a part of the graph on the page itself.

#include "web/pages/review_desk.h"

#include <fstream>
#include <memory>
#include <utility>

#include <gmock/gmock.h>

#include "extraction/registers.h"
#include "indexer/review_job.h"
#include "tests/language/shared_analyzer.h"
#include "tests/web/reviewing_site.h"

namespace vidensgraf {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::SampleSite;
using ::testing::SizeIs;

class ReviewDesk : public testing::ReviewingSite {
 protected:
  std::string ask(std::string_view target, NamedValues form = {}) const {
    return answer(request_of("karen", target, std::move(form))).body;
  }

  // The hidden field of the row that says `name`.
  static std::string row_of(const std::string& page, std::string_view name) {
    const std::size_t at = page.find(">" + std::string(name) + "</span></legend>");
    if (at == std::string::npos) return {};
    constexpr std::string_view kValue = "value=\"";
    const std::size_t begin = page.find(kValue, page.find("raekke-", at)) + kValue.size();
    return page.substr(begin, page.find('"', begin) - begin);
  }
};

constexpr std::string_view kDesk = "/review?around=komplekst%20st%C3%B8ttebehov&lang=da";

TEST_F(ReviewDesk, ShowsWhatIsToBeDecidedWithItsGrounds) {
  const std::string page = ask(kDesk);
  EXPECT_THAT(page, AllOf(HasSubstr("Beslutninger omkring »komplekst støttebehov«"),
                          HasSubstr("komplekst støttebehov – er en slags – støttebehov"),
                          HasSubstr("name=\"beslutning-1\" value=\"reject\""), HasSubstr("<blockquote")));
  EXPECT_THAT(ask("/review?lang=da"), Not(HasSubstr("beslutning-1")));
  EXPECT_THAT(ask("/review?around=hestekastanje&lang=da"),
              AllOf(HasSubstr("hedder »hestekastanje«"), Not(HasSubstr("beslutning-1"))));
}

TEST_F(ReviewDesk, KeepsWhatIsDecidedAndNothingElse) {
  const std::string page = ask(kDesk);
  const std::string link = row_of(page, "komplekst støttebehov – er en slags – støttebehov");
  const std::string node = row_of(page, "komplekst støttebehov");
  ASSERT_THAT(link, HasSubstr("-broader-"));
  const std::string done = ask("/review?lang=da", {{"raekke-1", link},
                                                   {"beslutning-1", "reject"},
                                                   {"bemaerkning-1", "ikke altid"},
                                                   {"raekke-2", node},
                                                   {"beslutning-2", ""},
                                                   {"rettelse-2", ""},
                                                   {"videre", "around=x&depth=2"}});
  EXPECT_THAT(done,
              AllOf(HasSubstr("1 beslutning er gemt"), HasSubstr("/review?around=x&amp;depth=2#b-1-open")));
  ASSERT_THAT(kept(), SizeIs(1));
  EXPECT_EQ(kept()[0]["decision"], "reject");
  EXPECT_EQ(kept()[0]["comment"], "ikke altid");
  // What waits to be brought in is known, and no longer stands in front.
  constexpr std::string_view kWaiting = "afleveret, men ikke ført ind endnu: afvis (karen)";
  const std::string again = ask(kDesk);
  EXPECT_THAT(page, Not(HasSubstr(kWaiting)));
  ASSERT_THAT(again, HasSubstr(kWaiting));
  EXPECT_EQ(again.find("raekke-", again.find(kWaiting)), std::string::npos) << "the last row";
  EXPECT_EQ(row_of(again, "komplekst støttebehov – er en slags – støttebehov"), link);
  // Of two decisions on a row the later one counts.
  EXPECT_THAT(ask("/review?lang=da", {{"raekke-1", link}, {"beslutning-1", "accept"}}),
              HasSubstr("1 beslutning er gemt"));
  EXPECT_THAT(ask(kDesk), AllOf(HasSubstr("afleveret, men ikke ført ind endnu: godkend (karen)"),
                                Not(HasSubstr(kWaiting))));
}

// What is only likely to be the same is decided like the rest, and comes back as a sheet would bring it.
TEST_F(ReviewDesk, MergesWhatMayBeTheSame) {
  const testing::TemporaryDirectory own;
  const std::string index = (own / "index").string();
  const std::string text = (own / "stoej.md").string();
  std::ofstream(text) << "# Lyd\n\nVed trafikstøj forstås lyd fra veje. Kommunen måler trafikstøj.\n\n"
                         "Ved trafiktøj forstås klæder med reflekser.\n";
  SampleSite::add_to_index(index, text);
  const std::shared_ptr<const Analyzer> analyzer(std::shared_ptr<const Analyzer>(), &shared_analyzer());
  const auto page_of = [&](std::string_view target, NamedValues form = {}) {
    const auto pool = IndexPool::open(index, 1, analyzer).value();
    return answer(request_of("karen", target, std::move(form)), *pool).body;
  };
  constexpr std::string_view kAround = "/review?around=trafikst%C3%B8j&lang=da";
  const std::string page = page_of(kAround);
  EXPECT_LT(page.find("trafiktøj – trafikstøj</span></legend>"), page.find("raekke-2")) << "it comes first";
  EXPECT_THAT(page, AllOf(HasSubstr("name=\"rettelse-1\" value=\"trafikstøj\""),
                          HasSubstr("value=\"merge\" data-key=\"accept\""),
                          HasSubstr("value=\"apart\" data-key=\"reject\""),
                          HasSubstr("/compare?a=trafikt%C3%B8j&amp;b=trafikst%C3%B8j")));
  const std::string row = row_of(page, "trafiktøj – trafikstøj");
  EXPECT_THAT(
      page_of("/review?lang=da", {{"raekke-1", row}, {"beslutning-1", ""}, {"rettelse-1", "trafikstøj"}}),
      HasSubstr("Intet er gemt"));
  ASSERT_THAT(page_of("/review?lang=da",
                      {{"raekke-1", row}, {"beslutning-1", "merge"}, {"rettelse-1", "trafikstøj"}}),
              HasSubstr("1 beslutning er gemt"));
  page_of("/review?lang=da",
          {{"ark", "id;navn;dokumenter;steder;beslutning;rettelse\n" + row + ";slå sammen;trafikstøj\n"}});
  std::vector<nlohmann::json> lines = kept();
  ASSERT_THAT(lines, SizeIs(2));
  for (nlohmann::json& line : lines) line.erase("time");
  EXPECT_EQ(lines[0], lines[1]);
  EXPECT_EQ(lines[0]["decision"], "merge");
  std::vector<BadLine> bad;
  const ReviewInput input = read_review_lines(kept().front().dump(), bad);
  ASSERT_TRUE(change_review_log(index, shared_analyzer(), Registers::built_in(), input).has_value());
  EXPECT_THAT(page_of(kAround), Not(HasSubstr("trafiktøj – trafikstøj")));
  EXPECT_THAT(page_of("/concepts?begynder=trafik&lang=da"),
              AllOf(HasSubstr("trafiktøj</span> <em>se</em> <a href=\"/concepts/trafikst%C3%B8j\""),
                    HasSubstr("1 begreb og 1 henvisning")));
}

// Also where nothing proposed to merge the two.
TEST_F(ReviewDesk, KnowsWhatWaitsOfTwoThatAreKeptApart) {
  const std::string node = row_of(ask(kDesk), "komplekst støttebehov");
  constexpr std::string_view kWaiting = "hold adskilt → støttebehov (karen)";
  ASSERT_THAT(
      ask("/review?lang=da", {{"raekke-1", node}, {"beslutning-1", "apart"}, {"rettelse-1", "støttebehov"}}),
      HasSubstr("1 beslutning er gemt"));
  const std::string again = ask(kDesk);
  ASSERT_THAT(again, HasSubstr(kWaiting));
  EXPECT_EQ(row_of(again, "komplekst støttebehov"), node);
  EXPECT_EQ(again.find("raekke-", again.find(kWaiting)), std::string::npos) << "the last row";
  EXPECT_EQ(again.find(kWaiting), again.rfind(kWaiting)) << "not at the other of the two";
}

TEST_F(ReviewDesk, NamesTheRowThatCannotBeUsed) {
  const std::string node = row_of(ask(kDesk), "komplekst støttebehov");
  EXPECT_THAT(ask("/review?lang=da", {{"raekke-7", node}, {"beslutning-7", "rename"}, {"rettelse-7", " "}}),
              AllOf(HasSubstr("komplekst støttebehov: »rettelse« er tom"), HasSubstr("Intet er gemt")));
  EXPECT_THAT(
      ask("/review?lang=da", {{"raekke-1", node}, {"beslutning-1", "accept"}, {"videre", "//evil.example"}}),
      Not(HasSubstr("evil.example")));
}

TEST_F(ReviewDesk, TakesARowForWhatItIs) {
  Request request;
  EXPECT_THAT(sheet_of_desk(request).names, IsEmpty());
  request.parameters = {{"raekke-2", "n1;\"a;b\";1;2"}, {"bemaerkning-2", "x;\ny"}, {"raekke-3", "a\nb"}};
  const DeskSheet sheet = sheet_of_desk(request);
  EXPECT_THAT(sheet.names, ElementsAre("a;b"));
  EXPECT_THAT(sheet.text, HasSubstr("\r\nn1;\"a;b\";1;2;;;\"x;\ny\"\r\n"));
}

}  // namespace
}  // namespace vidensgraf
