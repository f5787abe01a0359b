#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "document_checks.h"
#include "file_builders.h"

namespace vidensgraf {
namespace {

using PdfLines = std::vector<PdfLine>;

// The blocks of `lines` behind an introduction, whose font is that of the body.
std::string outline_of(const PdfLines& lines) {
  PdfLines page;
  for (const double y : {780.0, 766.0, 752.0, 738.0})
    page.push_back({70, y, 11, false, "Indledende tekst om det, som f\xF8lger nedenfor p\xE5 denne side."});
  page.insert(page.end(), lines.begin(), lines.end());
  const std::string whole = outline(read_text(make_pdf({page}), "a.pdf"));
  return whole.substr(whole.find('\n') + 1);
}

TEST(ReadPdf, KeepsWrappedCellsInTheirRow) {
  // The file's order is column by column, as several programs write tables.
  EXPECT_EQ(outline_of({{70, 690, 11, true, "Begreb"},
                        {70, 670, 11, false, "Midlertidigt"},
                        {70, 656, 11, false, "botilbud"},
                        {70, 622, 11, false, "Udredning"},
                        {250, 690, 11, true, "Definition"},
                        {250, 670, 11, false, "Et ophold for en periode, hvor borge-"},
                        {250, 656, 11, false, "ren f\xE5r hj\xE6lp til at komme videre i"},
                        {250, 642, 11, false, "livet."},
                        {250, 622, 11, false, "En unders\xF8gelse af borgerens"},
                        {250, 608, 11, false, "situation."},
                        {70, 580, 11, false, "Efter tabellen kommer teksten."}}),
            "row@1 Begreb\tDefinition\n"
            "row@1 Midlertidigt~botilbud\tEt ophold for en periode, hvor borge-~ren får hjælp til at komme "
            "videre i~livet.\n"
            "row@1 Udredning\tEn undersøgelse af borgerens~situation.\nparagraph@1 Efter tabellen kommer "
            "teksten.\n");
}

TEST(ReadPdf, LeavesTheCaptionBelowATableToItself) {
  EXPECT_EQ(
      outline_of({{70, 690, 11, true, "Begreb"},
                  {250, 690, 11, true, "Antal"},
                  {70, 676, 11, false, "Botilbud"},
                  {250, 676, 11, false, "tolv i alt"},
                  {70, 662, 11, false, "Herberg"},
                  {250, 662, 11, false, "to"},
                  {250, 648, 11, false, "Tabel 2. Tilbud"}}),
      "row@1 Begreb\tAntal\nrow@1 Botilbud\ttolv i alt\nrow@1 Herberg\tto\ncaption@1 Tabel 2. Tilbud\n");
}

TEST(ReadPdf, ReadsATableThatLaysOutAPageCellByCell) {
  PdfLines lines = {{70, 690, 11, true, "M\xE5lgruppe"}, {250, 690, 11, false, "Borgeren skal:"}};
  lines.push_back({250, 676, 11, false, "\x95 bo i kommunen"});
  lines.push_back({250, 662, 11, false, "\x95 have brug for st\xF8tte"});
  lines.push_back({70, 630, 11, true, "Indhold"});
  lines.push_back({250, 630, 11, false, "Hj\xE6lpen omfatter:"});
  lines.push_back({250, 616, 11, false,
                   "\x95 r\xE5"
                   "dgivning"});
  lines.push_back({250, 602, 11, false, "\x95 ledsagelse"});
  EXPECT_EQ(
      outline_of(lines),
      "heading1@1 Målgruppe\nparagraph@1 Borgeren skal:\nitem1@1 • bo i kommunen\nitem1@1 • have brug for "
      "støtte\n"
      "heading1@1 Indhold\nparagraph@1 Hjælpen omfatter:\nitem1@1 • rådgivning\nitem1@1 • ledsagelse\n");
}

TEST(ReadPdf, LeavesShortColumnsOfTextAsTheyAre) {
  PdfLines lines;
  for (int i = 0; i < 5; ++i)
    lines.push_back({70, 690.0 - 14 * i, 11, false, "venstre spalte har denne linje i sig"});
  for (int i = 0; i < 4; ++i)
    lines.push_back({320, 690.0 - 14 * i, 11, false, "h\xF8jre spalte har ogs\xE5 en linje"});
  const std::string read = outline_of(lines);
  EXPECT_EQ(read.find("row"), std::string::npos) << read;
}

TEST(ReadPdf, JoinsTheWordsOfAStretchedHeading) {
  // Words of the first line are spread to the margin; the second line is not.
  EXPECT_EQ(outline_of({{70, 680, 22, true, "Koordinering"},
                        {248, 680, 22, true, "af"},
                        {313, 680, 22, true, "indsatser"},
                        {70, 655, 22, true, "til voksne med behov"},
                        {70, 620, 11, false, "Teksten begynder her og er almindelig."}}),
            "heading1@1 Koordinering af indsatser~til voksne med behov\nparagraph@1 Teksten begynder her og "
            "er almindelig.\n");
}

TEST(ReadPdf, TakesADateForNoListAndNoHeading) {
  EXPECT_EQ(
      outline_of({{70, 680, 16, false, "12. april 2023"}, {70, 640, 11, false, "Teksten begynder her."}}),
      "paragraph@1 12. april 2023\nparagraph@1 Teksten begynder her.\n");
}

}  // namespace
}  // namespace vidensgraf
