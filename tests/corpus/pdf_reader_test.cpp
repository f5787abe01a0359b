#include <fmt/format.h>
#include <gtest/gtest.h>

#include "document_checks.h"
#include "file_builders.h"

namespace vidensgraf {
namespace {

using Page = std::vector<PdfLine>;

// Three pages with a running header and page numbers around `middle`.
std::vector<Page> report(const Page& middle) {
  std::vector<Page> pages;
  for (int i = 1; i <= 3; ++i) {
    Page page = {{70, 800, 9, false, "Rapport om st\xF8tte"}, {300, 40, 9, false, std::to_string(i)}};
    if (i == 2) page.insert(page.end(), middle.begin(), middle.end());
    if (i != 2) {
      for (int k = 0; k < 4; ++k)
        page.push_back({70, 700.0 - 14 * k, 11, false,
                        fmt::format("Side {} har almindelig br\xF8"
                                    "dtekst i linje {},",
                                    i, k + 1)});
    }
    pages.push_back(page);
  }
  return pages;
}

TEST(ReadPdf, TellsHeadingsListsNotesHeadersAndPageNumbers) {
  const Document document =
      read_text(make_pdf(report({{70, 740, 20, true, "Om st\xF8tte"},
                                 {70, 700, 11, false, "Kommunen giver social st\xF8tte, n\xE5r en bor-"},
                                 {70, 686, 11, false, "ger har behov for det efter loven."},
                                 {70, 650, 11, true, "M\xE5lgruppe"},
                                 {70, 630, 11, false, "St\xF8tten gives til:"},
                                 {70, 610, 11, false, "\x95 voksne borgere"},
                                 {70, 596, 11, false, "\x95 p\xE5r\xF8rende"},
                                 {70, 560, 11, false, "Indledning ........ 3"},
                                 {70, 100, 8, false, "1 Loven er \xE6ndret siden."}}),
                         {"St\xF8tte", false}),
                "rapport.pdf");
  EXPECT_EQ(document.metadata.title->value, "Støtte");
  std::vector<std::string> second;
  std::string outlined = outline(document);
  for (std::size_t at = 0; at < outlined.size();) {
    const std::size_t end = outlined.find('\n', at);
    const std::string line = outlined.substr(at, end - at);
    if (line.find("@2") != std::string::npos) second.push_back(line);
    at = end + 1;
  }
  EXPECT_EQ(second,
            (std::vector<std::string>{
                "boilerplate@2 Rapport om støtte", "heading1@2 Om støtte",
                "paragraph@2 Kommunen giver social støtte, når en bor-~ger har behov for det efter loven.",
                "heading2@2 Målgruppe", "paragraph@2 Støtten gives til:", "item1@2 • voksne borgere",
                "item1@2 • pårørende", "contents@2 Indledning ........ 3", "note@2 1 Loven er ændret siden.",
                "boilerplate@2 2"}));
}

TEST(ReadPdf, ReadsColumnsOneAfterTheOther) {
  Page page = {{70, 780, 18, true, "En overskrift over begge spalter i rapporten"}};
  for (int i = 0; i < 12; ++i) {
    page.push_back({70, 740.0 - 14 * i, 11, false, fmt::format("venstre spalte har linje nummer {}", i)});
    page.push_back({320, 740.0 - 14 * i, 11, false, fmt::format("h\xF8jre spalte har linje nummer {}", i)});
  }
  const Document document = read_text(make_pdf({page}), "spalter.pdf");
  const std::string& text = document.text;
  EXPECT_LT(text.find("begge spalter"), text.find("venstre spalte har linje nummer 0"));
  EXPECT_LT(text.find("venstre spalte har linje nummer 11"), text.find("højre spalte har linje nummer 0"));
}

TEST(ReadPdf, JoinsTheCellsOfARow) {
  Page page;
  for (int i = 0; i < 5; ++i)
    page.push_back(
        {70, 740.0 - 14 * i, 11, false, "Indledende tekst om tabellen, som f\xF8lger nedenfor p\xE5 siden."});
  page.push_back({70, 600, 11, false, "Ledere"});
  page.push_back({200, 600, 11, false, "4"});
  page.push_back({300, 600, 11, false, "7"});
  const Document document = read_text(make_pdf({page}), "tabel.pdf");
  EXPECT_NE(outline(document).find("row@1 Ledere\t4\t7\n"), std::string::npos) << outline(document);
}

TEST(ReadPdf, PutsLabelsOfAColumnOfTheirOwnBeforeTheirLines) {
  Page page;
  for (int i = 0; i < 5; ++i)
    page.push_back(
        {70, 740.0 - 14 * i, 11, false, "Indledende tekst om listen, som f\xF8lger nedenfor p\xE5 siden."});
  for (int i = 0; i < 3; ++i) {
    page.push_back({70, 600.0 - 14 * i, 11, false, fmt::format("{}.", i + 1)});
  }
  for (int i = 0; i < 3; ++i) page.push_back({105, 600.0 - 14 * i, 11, false, "et punkt"});
  const Document document = read_text(make_pdf({page}), "liste.pdf");
  EXPECT_NE(outline(document).find("item1@1 1. et punkt\nitem1@1 2. et punkt\nitem1@1 3. et punkt\n"),
            std::string::npos)
      << outline(document);
}

TEST(ReadPdf, LetsASentenceGoOnOverThePageBreak) {
  const Document document =
      read_text(make_pdf({{{70, 700, 11, false, "Borgerne peger p\xE5, at den st\xF8tte, de"}},
                          {{70, 700, 11, false, "f\xE5r, kommer for sent."}}}),
                "a.pdf");
  EXPECT_EQ(outline(document),
            "paragraph@1> Borgerne peger på, at den støtte, de\nparagraph@2 får, kommer for sent.\n");
}

TEST(ReadPdf, SaysWhyAPdfCannotBeRead) {
  const std::string pdf = make_pdf({{{70, 700, 11, false, "Tekst"}}});
  EXPECT_EQ(message_for(pdf, "a.pdf"), "read");
  EXPECT_EQ(message_for(make_pdf({{{70, 700, 11, false, "Tekst"}}}, {"", true}), "a.pdf"),
            "The PDF is protected by a password.");
  EXPECT_EQ(message_for("%PDF-1.4\nnonsens", "a.pdf"), "The PDF is damaged and cannot be opened.");
  EXPECT_EQ(message_for(make_pdf({{}}), "a.pdf"),
            "The PDF holds no text: it may be a scan, which needs text recognition first.");
  EXPECT_EQ(message_for(make_pdf({}), "a.pdf"), "The PDF is damaged: it has no pages.");
}

TEST(ReadPdf, StaysSafeOnTruncationsAndChangedBytes) {
  const std::string pdf = make_pdf({{{70, 700, 11, false, "Tekst om st\xF8tte"}}});
  for (std::size_t size = 0; size < pdf.size(); size += 7)
    EXPECT_FALSE(message_for(std::string_view(pdf).substr(0, size), "a.pdf").empty());
  for (std::size_t at = 0; at < pdf.size(); at += 5) {
    std::string changed = pdf;
    changed[at] = static_cast<char>(changed[at] ^ 0x11);
    EXPECT_FALSE(message_for(changed, "a.pdf").empty());
  }
}

}  // namespace
}  // namespace vidensgraf
