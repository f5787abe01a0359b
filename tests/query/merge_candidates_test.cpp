#include "query/merge_candidates.h"

#include <string>

#include <gtest/gtest.h>

namespace vidensgraf {
namespace {

TEST(MergeReason, NamesWhatSpeaksForIt) {
  struct Case {
    const char* a;
    const char* b;
    const char* reason;
  };
  constexpr Case kCases[] = {
      {"støttebehov", "behov for støtte", "compound of the same words"},
      {"indsatstrappe", "trappe for indsats", "compound of the same words"},
      {"støttesbehov", "behov for støtte", "compound of the same words"},
      {"borgersag", "borger-sag", "differs in hyphens or spaces only"},
      {"koordinering", "kordinering", "one letter apart"},
      {"synsnedsættelse", "synsnedsettelse", "one letter apart"},
      {"støttebehov", "behov for hjælp", ""},
      {"støttebehov", "støttebehov", ""},
      {"støttebehov", "", ""},
      {"tilbud", "tilbud 2", ""},
      {"indsats trin 12", "indsats trin 13", ""},
      {"støtte", "støttet", ""},
      {"behov for støtte i hjem", "støttebehov", ""},
  };
  for (const Case& item : kCases) {
    SCOPED_TRACE(std::string(item.a) + " / " + item.b);
    EXPECT_EQ(merge_reason(item.a, item.b), item.reason);
    EXPECT_EQ(merge_reason(item.b, item.a), item.reason);
  }
}

}  // namespace
}  // namespace vidensgraf
