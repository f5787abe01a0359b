#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "document_checks.h"
#include "file_builders.h"

// Where paragraphs of a PDF begin and end: without space between them, around notes, beside labels and text
// on its side.

namespace vidensgraf {
namespace {

using PdfColumn = std::vector<std::string>;

void put_column(std::vector<PdfLine>& page, double x, double y, const PdfColumn& lines) {
  for (const std::string& line : lines) {
    page.push_back({x, y, 11, false, line});
    y -= 14;
  }
}

const PdfColumn& text_of_column() {
  static const PdfColumn kLines = {
      "Kommunen yder hj\xE6lp til voksne,",       "som bor i egen bolig og har et",
      "behov for st\xF8tte. Hj\xE6lpen gives af", "kommunens egne medarbejdere i",
      "dagtimerne og efter aftale med",           "borgeren om aftenen, hvor der er",
      "brug for det i den enkelte sag."};
  return kLines;
}

TEST(ReadPdf, EndsAParagraphWhoseLastLineLeavesRoomForTheNextWord) {
  std::vector<PdfLine> page;
  put_column(
      page, 70, 760,
      {"Kommunen yder hj\xE6lp til voksne, som bor i egen bolig og har behov for st\xF8tte i hverdagen",
       "og som ikke selv kan.", "Hj\xE6lpen gives efter en konkret vurdering af borgerens behov og i",
       "samarbejde med borgeren."});
  EXPECT_EQ(outline(read_text(make_pdf({page}), "a.pdf")),
            "paragraph@1 Kommunen yder hjælp til voksne, som bor i egen bolig og har behov for støtte i "
            "hverdagen~og som ikke selv kan.\n"
            "paragraph@1 Hjælpen gives efter en konkret vurdering af borgerens behov og i~samarbejde med "
            "borgeren.\n");
}

TEST(ReadPdf, GoesOnWhereTheNextWordHadNoRoom) {
  std::vector<PdfLine> page;
  put_column(
      page, 70, 760,
      {"Kommunen yder hj\xE6lp til voksne, som bor i egen bolig og har behov for st\xF8tte i hverdagen",
       "og som ikke selv kan k\xF8"
       "be ind, g\xF8re rent eller f\xE5 ordnet det, der er n\xF8"
       "dvendigt.",
       "Socialtilsynsmyndigheden f\xF8lger op hvert andet \xE5r."});
  const std::string read = outline(read_text(make_pdf({page}), "a.pdf"));
  EXPECT_EQ(read.find('\n'), read.size() - 1) << read;
}

TEST(ReadPdf, LeavesTheNotesOfTwoColumnsApart) {
  std::vector<PdfLine> page;
  for (int part = 0; part < 3; ++part) {
    put_column(page, 60, 770 - 98.0 * part, text_of_column());
    put_column(page, 320, 770 - 98.0 * part, text_of_column());
  }
  for (const auto& [x, y, note] : {std::tuple{60, 110, "1 Se bilag 2."}, std::tuple{60, 98, "2 Jf. kap. 4."},
                                   std::tuple{320, 110, "3 Smst."}, std::tuple{320, 98, "4 Se s. 9."}})
    page.push_back({static_cast<double>(x), static_cast<double>(y), 8, false, note});
  const std::string read = outline(read_text(make_pdf({page}), "a.pdf"));
  EXPECT_EQ(read.find('\t'), std::string::npos) << read;
  EXPECT_TRUE(
      read.ends_with("note@1 1 Se bilag 2.\nnote@1 2 Jf. kap. 4.\nnote@1 3 Smst.\nnote@1 4 Se s. 9.\n"))
      << read;
}

TEST(ReadPdf, KeepsRowsOfSmallNumbersBelowText) {
  std::vector<PdfLine> page;
  for (int part = 0; part < 3; ++part) put_column(page, 60, 770 - 98.0 * part, text_of_column());
  for (int row = 0; row < 4; ++row) {
    page.push_back({60, 200 - 12.0 * row, 8, false, "Pakke " + std::to_string(row + 1)});
    page.push_back({200, 200 - 12.0 * row, 8, false, std::to_string(row + 2) + " timer"});
  }
  const std::string read = outline(read_text(make_pdf({page}), "a.pdf"));
  EXPECT_NE(read.find("row@1 Pakke 1\t2 timer\nrow@1 Pakke 2\t3 timer\n"), std::string::npos) << read;
}

TEST(ReadPdf, LetsASentenceGoOnPastANote) {
  std::vector<PdfLine> first;
  put_column(first, 60, 770, text_of_column());
  put_column(first, 60, 770 - 98, {"Ved aflastning forst\xE5s et ophold, som"});
  first.push_back({60, 100, 8, false, "1 Se bilaget"});
  std::vector<PdfLine> second;
  put_column(second, 60, 770, {"giver familien en pause i hverdagen."});
  const std::string read = outline(read_text(make_pdf({first, second}), "a.pdf"));
  EXPECT_NE(read.find("~Ved aflastning forstås et ophold, som\nnote@1 1 Se bilaget\n"
                      "paragraph@2 giver familien en pause i hverdagen.\n"),
            std::string::npos)
      << read;
}

TEST(ReadPdf, KeepsALabelWithTheTextBesideIt) {
  std::vector<PdfLine> page;
  put_column(page, 70, 770, text_of_column());
  page.push_back({70, 640, 11, true, "M\xE5lgruppe"});
  put_column(page, 200, 640, {"M\xE5lgruppen er voksne, som bor i egen", "bolig og har brug for st\xF8tte."});
  put_column(page, 70, 580, text_of_column());
  const std::string read = outline(read_text(make_pdf({page}), "a.pdf"));
  EXPECT_NE(
      read.find("row@1 Målgruppe\tMålgruppen er voksne, som bor i egen~bolig og har brug for støtte.\n"),
      std::string::npos)
      << read;
}

TEST(ReadPdf, ReadsTextOnItsSideByItself) {
  std::vector<PdfLine> page;
  put_column(page, 100, 770, text_of_column());
  const std::string upwards =
      "BT /F1 9 Tf 0 1 -1 0 40 300 Tm (Kommunens plan) Tj ET\n"
      "BT /F1 9 Tf 0 1 -1 0 51 300 Tm (for de voksne) Tj ET\n";
  const std::string downwards = "BT /F1 9 Tf 0 -1 1 0 560 700 Tm (langs kanten) Tj ET\n";
  const std::string over = "BT /F1 9 Tf -1 0 0 -1 400 500 Tm (med hovedet nedad) Tj ET\n";
  EXPECT_EQ(
      outline(read_text(make_pdf({page}, {"", false, {upwards + downwards + over}}), "a.pdf")),
      "paragraph@1 Kommunen yder hjælp til voksne,~som bor i egen bolig og har et~behov for støtte. "
      "Hjælpen gives af~kommunens egne medarbejdere i~dagtimerne og efter aftale med~borgeren om aftenen, "
      "hvor der er~brug for det i den enkelte sag.\ncaption@1 langs kanten\ncaption@1 med hovedet "
      "nedad\ncaption@1 Kommunens plan~for de voksne\n");
}

TEST(ReadPdf, ReadsAPageThatLiesOnItsSide) {
  std::string drawing;
  int x = 100;
  for (const std::string& line : text_of_column()) {
    drawing += "BT /F1 11 Tf 0 1 -1 0 " + std::to_string(x) + " 100 Tm (" + line + ") Tj ET\n";
    x += 14;
  }
  const std::string read = outline(read_text(make_pdf({{}}, {"", false, {drawing}}), "a.pdf"));
  EXPECT_TRUE(read.starts_with("paragraph@1 Kommunen yder hjælp til voksne,~som bor i egen")) << read;
  EXPECT_EQ(read.find('\n'), read.size() - 1) << read;
}

}  // namespace
}  // namespace vidensgraf
