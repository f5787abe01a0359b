#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "corpus/document_codec.h"
#include "corpus/document_worker.h"
#include "corpus/unread_pages.h"
#include "document_checks.h"
#include "file_builders.h"

// Pages of a PDF whose words cannot be searched are named; blank ones are not.

namespace vidensgraf {
namespace {

using PdfPages = std::vector<std::vector<PdfLine>>;

constexpr const char* kScan = "0.4 g 100 200 300 400 re f";
constexpr const char* kRule = "0.5 w 70 60 m 525 60 l S";

// Seven pages with numbers: text, blank, scan, text, scan, only a rule, a number without page.
PdfPages mixed_pages() {
  PdfPages mixed(7);
  for (std::size_t i = 0; i < mixed.size(); ++i) {
    if (i == 0 || i == 3)
      mixed[i].push_back({70, 700, 11, false, fmt::format("Kommunen tilbyder hj\xE6lp i {} timer.", i)});
    if (i != 4) mixed[i].push_back({300, 30, 9, false, std::to_string(i + 1)});
  }
  return mixed;
}

std::string mixed_pdf() { return make_pdf(mixed_pages(), {"", false, {"", "", kScan, "", kScan, kRule}}); }

// A font whose small letters are numbers of glyphs.
std::string without_letters() {
  std::string names = "<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [97";
  for (int i = 1; i <= 26; ++i) names += fmt::format(" /uniE{:03X}", i);
  return names + "] >>";
}

std::vector<PdfLine> garbled() {
  return {{70, 700, 11, false, "denne linje kan ingen l sese da bogstaverne mangler"},
          {70, 680, 11, false, "og denne lige s lidt selv om den st r der p siden"},
          {70, 660, 11, true, "Bilag to"}};
}

TEST(ReadPdf, NamesPagesThatAreOnlyPictures) {
  const Document document = read_text(mixed_pdf(), "a.pdf");
  ASSERT_EQ(document.unread_pages.size(), 2U);
  EXPECT_EQ(document.unread_pages[0].page, 3U);
  EXPECT_EQ(document.unread_pages[1].page, 5U);
  EXPECT_EQ(document.unread_pages[0].reason, UnreadReason::OnlyPictures);
  EXPECT_EQ(describe_unread_pages(document), "2 of 7 pages have no text, only pictures (pages 3, 5).");
}

TEST(ReadPdf, NamesPagesThatAreDamaged) {
  const Document document = read_text(
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
      "2 0 obj<</Type/Pages/Kids[3 0 R 9 0 R]/Count 2>>endobj\n"
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
      "/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"
      "4 0 obj<</Length 52>>stream\nBT /F1 12 Tf 72 720 Td (Kommunen laver en plan.) Tj ET\nendstream "
      "endobj\n"
      "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
      "trailer<</Root 1 0 R/Size 6>>\n%%EOF\n",
      "a.pdf");
  ASSERT_EQ(document.unread_pages.size(), 1U);
  EXPECT_EQ(document.unread_pages[0].reason, UnreadReason::Damaged);
  EXPECT_EQ(describe_unread_pages(document), "1 of 2 pages is damaged and was not read (page 2).");
}

TEST(ReadPdf, NamesNoPagesWhereAllHaveTextOrNothing) {
  PdfPages all_text = {{{70, 700, 11, false, "Tekst ved en figur."}}, {}};
  const Document document = read_text(make_pdf(all_text, {"", false, {kScan, ""}}), "a.pdf");
  EXPECT_TRUE(document.unread_pages.empty());
  EXPECT_EQ(document.page_count, 0U);
  EXPECT_EQ(describe_unread_pages(document), "");
}

TEST(ReadPdf, TakesAPageOfNumbersForText) {
  PdfPages numbers = {{{70, 700, 11, false, "Tekst om tallene."}}, {}};
  for (int i = 0; i < 4; ++i)
    numbers[1].push_back({70, 700.0 - 20 * i, 11, false, "2021 145 38 2022 150 41"});
  EXPECT_TRUE(read_text(make_pdf(numbers, {"", false, {"", kScan}}), "a.pdf").unread_pages.empty());
}

TEST(ReadPdf, NamesAPageWhoseLettersCannotBeKnownAndLeavesThemOut) {
  const Document document =
      read_text(make_pdf({{{70, 700, 11, true, "Tekst med alle bogstaver."}}, garbled()},
                         {"", false, {}, without_letters()}),
                "a.pdf");
  EXPECT_EQ(describe_unread_pages(document),
            "1 of 2 pages has text that cannot be read as letters (page 2).");
  EXPECT_EQ(outline(document), "paragraph@1 Tekst med alle bogstaver.\nheading1@2 Bilag to\n");
}

TEST(ReadPdf, KeepsSignsOfASymbolFontBesideText) {
  const Document document = read_text(
      make_pdf({{{70, 700, 11, false, "a"},
                 {90, 700, 11, true, "Et punkt p\xE5 en liste, som er skrevet med almindelige bogstaver."}}},
               {"", false, {}, without_letters()}),
      "a.pdf");
  EXPECT_TRUE(document.unread_pages.empty());
  EXPECT_NE(document.text.find("\uE001"), std::string::npos);
}

TEST(ReadPdf, SaysWhyAPdfWithoutKnownLettersCannotBeRead) {
  auto lines = garbled();
  lines.pop_back();
  EXPECT_EQ(message_for(make_pdf({lines}, {"", false, {}, without_letters()}), "a.pdf"),
            "The letters of the PDF cannot be read, as its fonts do not say which they are: it needs text "
            "recognition, or to be made anew.");
}

TEST(DocumentWorkerPool, NamesUnreadPagesAsReadingWithoutSandboxDoes) {
  const auto pool = DocumentWorkerPool::start();
  ASSERT_TRUE(pool.has_value()) << pool.error().message;
  const auto inside = (*pool)->read(mixed_pdf(), "a.pdf");
  ASSERT_TRUE(inside.has_value()) << inside.error().message;
  EXPECT_EQ(inside->unread_pages.size(), 2U);
  EXPECT_EQ(encode(read_text(mixed_pdf(), "a.pdf"), CodecText::With), encode(*inside, CodecText::With));
}

TEST(UnreadPages, AreToldInStretchesAndByReason) {
  Document document;
  document.page_count = 12;
  for (const std::uint32_t page : {1U, 4U, 5U, 6U, 9U})
    document.unread_pages.push_back({page, UnreadReason::OnlyPictures});
  EXPECT_EQ(unread_page_numbers(document, UnreadReason::OnlyPictures), "1, 4-6, 9");
  document.unread_pages.push_back({11, UnreadReason::UnknownLetters});
  EXPECT_EQ(
      describe_unread_pages(document),
      "5 of 12 pages have no text, only pictures (pages 1, 4-6, 9); 1 of 12 pages has text that cannot be "
      "read as letters (page 11).");
}

}  // namespace
}  // namespace vidensgraf
