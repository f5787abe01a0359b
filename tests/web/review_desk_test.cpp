// Deciding on a part of the graph on the page itself.

#include "web/pages/review_desk.h"

#include <fstream>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "tests/temporary_directory.h"
#include "tests/web/sample_site.h"
#include "web/request_target.h"
#include "web/review_inbox.h"

namespace vidensgraf {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::SampleSite;
using ::testing::SizeIs;

class ReviewDesk : public ::testing::Test {
 protected:
  ReviewDesk() {
    options_.requests_per_second = 0;
    options_.sign_in.trusted_proxies = {"10.0.0.1"};
    options_.sign_in.user_header = "x-forwarded-user";
    options_.sign_in.reviewers = {"karen"};
    options_.inbox = ReviewInbox::open(directory_.path()).value();
  }

  std::string ask(std::string_view target, NamedValues form = {}) {
    Application application(SampleSite::shared().pool(), options_);
    Request request;
    request.peer = "10.0.0.1";
    request.headers.emplace_back("x-forwarded-user", "karen");
    EXPECT_TRUE(set_target(request, target).has_value());
    if (!form.empty()) request.method = "POST";
    for (auto& field : form) request.parameters.push_back(std::move(field));
    return application.handle(request).body;
  }

  // The hidden field of the row that says `name`.
  static std::string row_of(const std::string& page, std::string_view name) {
    const std::size_t at = page.find(">" + std::string(name) + "</span></legend>");
    if (at == std::string::npos) return {};
    constexpr std::string_view kValue = "value=\"";
    const std::size_t begin = page.find(kValue, page.find("raekke-", at)) + kValue.size();
    return page.substr(begin, page.find('"', begin) - begin);
  }

  std::vector<nlohmann::json> kept() const {
    std::vector<nlohmann::json> lines;
    for (const auto& entry : std::filesystem::directory_iterator(directory_.path())) {
      std::ifstream file(entry.path());
      for (std::string line; std::getline(file, line);) lines.push_back(nlohmann::json::parse(line));
    }
    return lines;
  }

  testing::TemporaryDirectory directory_;
  ApplicationOptions options_;
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
  EXPECT_THAT(done, AllOf(HasSubstr("1 beslutning er gemt"), HasSubstr("/review?around=x&amp;depth=2")));
  ASSERT_THAT(kept(), SizeIs(1));
  EXPECT_EQ(kept()[0]["decision"], "reject");
  EXPECT_EQ(kept()[0]["comment"], "ikke altid");
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
