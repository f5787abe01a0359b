#include "web/messages.h"

#include <algorithm>
#include <regex>
#include <set>

#include <gtest/gtest.h>

#include "web/templates.h"

namespace vidensgraf {
namespace {

TEST(Messages, AreThereInBothLanguagesWithTheSameValues) {
  for (const std::string_view key : message_keys()) {
    SCOPED_TRACE(key);
    const std::string_view danish = message(Language::Danish, key);
    const std::string_view english = message(Language::English, key);
    EXPECT_FALSE(danish.empty());
    EXPECT_FALSE(english.empty());
    EXPECT_EQ(std::count(danish.begin(), danish.end(), '{'), std::count(english.begin(), english.end(), '{'));
  }
}

TEST(Messages, FillInValues) {
  EXPECT_EQ(message(Language::English, "search.found", {"3 documents", "{1}"}), "3 documents with {1}");
  EXPECT_EQ(message(Language::Danish, "no.such.key"), "no.such.key");
}

TEST(Messages, AreDanishUnlessEnglishIsPreferred) {
  EXPECT_EQ(preferred_language(""), Language::Danish);
  EXPECT_EQ(preferred_language("de-DE,de;q=0.9"), Language::Danish);
  EXPECT_EQ(preferred_language("da,en-US;q=0.7"), Language::Danish);
  EXPECT_EQ(preferred_language("en-US,en;q=0.9,da;q=0.8"), Language::English);
}

TEST(Templates, UseOnlyMessagesAndPartsThatExist) {
  std::set<std::string, std::less<>> names;
  for (const auto& [name, content] : all_templates()) names.emplace(name);
  const std::regex message_tag(R"(\{\{t\.([a-z0-9_.]+)\}\})");
  const std::regex part_tag(R"(\{\{>\s*([a-z0-9_]+)\s*\}\})");
  for (const auto& [name, content] : all_templates()) {
    SCOPED_TRACE(name);
    const std::string text(content);
    for (std::sregex_iterator at(text.begin(), text.end(), message_tag), end; at != end; ++at) {
      EXPECT_TRUE(has_message((*at)[1].str())) << (*at)[1];
    }
    for (std::sregex_iterator at(text.begin(), text.end(), part_tag), end; at != end; ++at) {
      EXPECT_TRUE(names.contains((*at)[1].str())) << (*at)[1];
    }
  }
}

TEST(Templates, EscapeTexts) {
  TemplateData data;
  data.set("title", "<b>&\"").set("advice", "x");
  const std::string page = render("error", data, Language::English);
  EXPECT_NE(page.find("&lt;b&gt;&amp;&quot;"), std::string::npos);
  EXPECT_NE(page.find("Go to the search"), std::string::npos);
}

}  // namespace
}  // namespace vidensgraf
