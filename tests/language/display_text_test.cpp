#include "language/display_text.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/language/shared_analyzer.h"

namespace vidensgraf {
namespace {

struct DisplayTextCase {
  const char* text;
  const char* shown;
};

constexpr DisplayTextCase kDisplayTextCases[] = {
    {"sagsbe-\nhandleren ringer", "sagsbehandleren ringer"},
    {"en sundheds-\r\nfaglig indsats", "en sundhedsfaglig indsats"},
    {"børne-\nog ungeområdet", "børne- og ungeområdet"},
    {"et CTI-\nforløb i Nord-\nJylland", "et CTI-forløb i Nord-Jylland"},
    {"et § 107-\ntilbud", "et § 107-tilbud"},
    {"en socialpæda- gogisk indsats", "en socialpædagogisk indsats"},
    {"støtte\u00ADbehov", "støttebehov"},
    {"støt\u200C\u200Dtebehov", "støttebehov"},
    {"  to\n\n linjer \t her\x01og\x7F der ", "to linjer her og der"},
    {"rå tekst – uden 12-18 brud", "rå tekst – uden 12-18 brud"},
    {"", ""},
    {"-", "-"},
    {"- ", "-"},
    {"\xC3", "\uFFFD"},
    {"a\xE2\x82 b\xFF", "a\uFFFD b\uFFFD"},
};

TEST(DisplayText, ShowsCanonicalTextAsPeopleReadIt) {
  for (const DisplayTextCase& one : kDisplayTextCases) {
    SCOPED_TRACE(one.text);
    EXPECT_EQ(display_text(one.text, shared_analyzer()), one.shown);
  }
}

TEST(DisplayText, TellsTheBytesOfABreak) {
  const auto breaks = breaks_in_words("en sagsbe-\nhandler", 100, shared_analyzer());
  ASSERT_EQ(breaks.size(), 1U);
  EXPECT_EQ(breaks[0], (ByteSpan{109, 111}));
}

TEST(DisplayText, FindsTheBreaksThatAnalysisOfTheWholeTextFinds) {
  for (const char* const text :
       {"Social- og sundhedsområdet", "social- og sundhedsområdet får støtte - også senere",
        "- punkt for punkt", "børne-\nog ungeområdet", "en sagsbe-\nhandler", "sagsbe- handler",
        "social- og sagsbe-\nhandler", "social- og arbejdsmarkeds-in-formation",
        "pleje-, social- og sundhedshjælp", "107-\ntilbud", "skole- hhv. dagtilbud", "bolig-\nOg mere",
        "for- og bagside", "socialpæda- gogisk og for- hold"}) {
    EXPECT_EQ(breaks_in_words(text, 0, shared_analyzer()),
              breaks_in_words(text, 0, shared_analyzer().analyze(text)))
        << text;
  }
}

}  // namespace
}  // namespace vidensgraf
