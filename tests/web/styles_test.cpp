// The style sheet of our own. A browser passes over a value it cannot read without a word.

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace vidensgraf {
namespace {

TEST(Styles, UseCustomPropertiesThatThereAre) {
  std::ifstream file(VIDENSGRAF_SOURCE_DIR "/web/assets/css/vidensgraf.css");
  const std::string styles(std::istreambuf_iterator<char>(file), {});
  constexpr std::string_view kUse = "var(--";
  int uses = 0;
  for (std::size_t at = styles.find(kUse); at != std::string::npos; at = styles.find(kUse, at + 1)) {
    const std::size_t end = styles.find(')', at);
    ASSERT_LT(end + 1, styles.size());
    const std::string name = styles.substr(at + 4, end - at - 4);
    EXPECT_NE(styles.find(name + ":"), std::string::npos) << name << " is defined nowhere";
    EXPECT_NE(std::string_view(" ;,)}").find(styles[end + 1]), std::string_view::npos)
        << "what stands behind is part of no value: " << styles.substr(at, end - at + 8);
    ++uses;
  }
  EXPECT_GT(uses, 50);
}

}  // namespace
}  // namespace vidensgraf
