#include "query/search/copies.h"

#include <gmock/gmock.h>

namespace vidensgraf {
namespace {

using ::testing::ElementsAre;

constexpr const char* kFoundText =
    "Borgeren skriver sine egne mål ned sammen med kontaktpersonen, og efter fire uger ser de på dem igen.";

DocumentHit report_hit(const std::string& id, const std::string& title, const std::string& text) {
  DocumentHit hit;
  hit.id = id;
  hit.title = title;
  hit.publisher = "Nordby Kommune";
  hit.year = "2021";
  PassageHit passage;
  passage.text = text;
  hit.passages.push_back(passage);
  return hit;
}

std::vector<std::string> noted_copies(std::vector<DocumentHit> hits, bool may_be = true) {
  note_copies(hits, [may_be](PassageId) { return may_be; });
  std::vector<std::string> copies;
  for (const DocumentHit& hit : hits) copies.push_back(hit.copy_of);
  return copies;
}

TEST(NoteCopies, KnowsAReportInAnotherFile) {
  const DocumentHit pdf = report_hit("maal-pdf", "Mål der flytter", kFoundText);
  DocumentHit docx = report_hit("maal-docx", "Mål, der flytter",
                                "Borgeren skriver sine egne mål ned\nsammen med kontakt-\npersonen, og efter "
                                "fire uger ser de på dem igen. Det tager en halv time.");
  EXPECT_THAT(noted_copies({pdf, docx}), ElementsAre("", "maal-pdf"));
  EXPECT_THAT(noted_copies({pdf, docx, docx}), ElementsAre("", "maal-pdf", "maal-pdf"));
  docx.year.clear();  // not stated by that file
  EXPECT_THAT(noted_copies({pdf, docx}), ElementsAre("", "maal-pdf"));
}

TEST(NoteCopies, LeavesOthersAlone) {
  const DocumentHit report = report_hit("en", "Mål der flytter", kFoundText);
  EXPECT_THAT(noted_copies({report, report_hit("to", "Mål der flytter: bilag", kFoundText)}),
              ElementsAre("", ""));
  EXPECT_THAT(
      noted_copies({report, report_hit("to", "Mål der flytter",
                                       "Sagsbehandleren følger op på planen og skriver til familien hvert "
                                       "halve år, så længe indsatsen varer ved.")}),
      ElementsAre("", ""))
      << "another place";
  DocumentHit later = report;
  later.id = "to";
  later.year = "2022";
  EXPECT_THAT(noted_copies({report, later}), ElementsAre("", "")) << "another edition";
  DocumentHit section = report;
  section.id = "to";
  EXPECT_THAT(noted_copies({report, section}, false), ElementsAre("", "")) << "sections of laws";
  EXPECT_THAT(noted_copies({report_hit("a", "a", kFoundText), report_hit("b", "b", kFoundText)}),
              ElementsAre("", ""))
      << "without titles";
}

}  // namespace
}  // namespace vidensgraf
