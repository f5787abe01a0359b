#include <array>
#include <initializer_list>
#include <string>

#include <gtest/gtest.h>

#include "document_checks.h"
#include "file_builders.h"

namespace vidensgraf {
namespace {

std::string relationships(std::initializer_list<std::array<std::string_view, 3>> links) {
  std::string xml = "<Relationships>";
  for (const auto& [id, type, target] : links) {
    xml += "<Relationship Id=\"" + std::string(id) + "\" Type=\"http://x/relationships/" + std::string(type) +
           "\" Target=\"" + std::string(target) + "\"/>";
  }
  return xml + "</Relationships>";
}

std::string slide_shape(std::string_view placeholder, std::string_view paragraphs) {
  return "<p:sp><p:nvSpPr><p:nvPr>" + std::string(placeholder) + "</p:nvPr></p:nvSpPr><p:txBody>" +
         std::string(paragraphs) + "</p:txBody></p:sp>";
}

std::string slide_paragraph(std::string_view text, std::string_view properties = "") {
  return "<a:p>" + std::string(properties) + "<a:r><a:t>" + std::string(text) + "</a:t></a:r></a:p>";
}

std::string make_slide(std::string_view shapes, std::string_view attributes = "") {
  return "<p:sld " + std::string(attributes) + "><p:cSld><p:spTree>" + std::string(shapes) +
         "</p:spTree></p:cSld></p:sld>";
}

TEST(ReadPptx, GivesSlidesInTheirOrderWithTitlesListsAndTables) {
  const std::string table = "<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tr><a:tc><a:txBody>" +
                            slide_paragraph("Begreb") + "</a:txBody></a:tc><a:tc><a:txBody>" +
                            slide_paragraph("Definition") +
                            "</a:txBody></a:tc></a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>";
  const std::string pptx = make_zip(
      {{"[Content_Types].xml", "<Types/>"},
       {"ppt/presentation.xml",
        "<p:presentation><p:sldIdLst><p:sldId r:id=\"r2\"/><p:sldId r:id=\"r3\"/><p:sldId "
        "r:id=\"r1\"/></p:sldIdLst></p:presentation>"},
       {"ppt/_rels/presentation.xml.rels", relationships({{"r1", "slide", "slides/slide1.xml"},
                                                          {"r2", "slide", "slides/slide2.xml"},
                                                          {"r3", "slide", "slides/slide3.xml"}})},
       {"ppt/slides/slide1.xml",
        make_slide(
            slide_shape("<p:ph idx=\"1\"/>", slide_paragraph("rådgivning") +
                                                 slide_paragraph("i hjemmet", "<a:pPr lvl=\"1\"/>") +
                                                 slide_paragraph("Støtten gives efter en vurdering.")) +
            slide_shape("<p:ph type=\"title\"/>", slide_paragraph("Bostøtte")) + table + "<p:grpSp>" +
            slide_shape("", slide_paragraph("Tekst i en figur")) + "</p:grpSp>" +
            slide_shape("<p:ph type=\"sldNum\"/>", slide_paragraph("3")))},
       {"ppt/slides/slide2.xml",
        make_slide(slide_shape("<p:ph type=\"ctrTitle\"/>", slide_paragraph("Støtte til voksne")) +
                   slide_shape("<p:ph type=\"subTitle\"/>", slide_paragraph("Oplæg")))},
       {"ppt/slides/slide3.xml", make_slide(slide_shape("", slide_paragraph("Skjult dias")), "show=\"0\"")},
       {"docProps/core.xml", "<x><dc:title>PowerPoint-præsentation</dc:title></x>"}});
  const Document document = read_text(pptx, "oplaeg.pptx");
  EXPECT_EQ(document.format, Format::Pptx);
  EXPECT_EQ(outline(document), R"(heading1@1 Støtte til voksne
paragraph@1 Oplæg
heading2@3 Bostøtte
item1@3 rådgivning
item2@3 i hjemmet
paragraph@3 Støtten gives efter en vurdering.
row@3 Begreb	Definition
paragraph@3 Tekst i en figur
)");
  EXPECT_FALSE(document.metadata.title.has_value());  // PowerPoint's own words
}

TEST(ReadXlsx, GivesARowOfATableForEachRowWithWords) {
  const std::string xlsx = make_zip(
      {{"[Content_Types].xml", "<Types/>"},
       {"xl/workbook.xml",
        "<workbook><sheets><sheet name=\"Begreber\" r:id=\"r1\"/><sheet name=\"Intern\" state=\"hidden\" "
        "r:id=\"r2\"/><sheet name=\"Tal\" r:id=\"r2\"/></sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels", relationships({{"r1", "worksheet", "worksheets/sheet1.xml"},
                                                     {"r2", "worksheet", "worksheets/sheet2.xml"},
                                                     {"r3", "sharedStrings", "sharedStrings.xml"}})},
       {"xl/sharedStrings.xml",
        "<sst><si><t>Begreb</t></si><si><t>Definition</t></si><si><r><t>Bo</t></r><r><t>støtte</t></r>"
        "<rPh><t>x</t></rPh></si></sst>"},
       {"xl/worksheets/sheet1.xml",
        "<worksheet><cols><col min=\"3\" max=\"3\" hidden=\"1\"/></cols><sheetData>"
        "<row><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" "
        "t=\"s\"><v>1</v></c></row>"
        "<row><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"B2\" t=\"inlineStr\"><is><t>Hjælp i eget "
        "hjem</t></is></c></row>"
        "<row hidden=\"1\"><c t=\"s\"><v>2</v></c></row><row><c t=\"s\"><v>99</v></c><c "
        "t=\"e\"><v>#N/A</v></c></row>"
        "</sheetData></worksheet>"},
       {"xl/worksheets/sheet2.xml",
        "<worksheet><sheetData><row><c><v>42</v></c></row></sheetData></worksheet>"}});
  const Document document = read_text(xlsx, "begreber.xlsx");
  EXPECT_EQ(document.format, Format::Xlsx);
  EXPECT_EQ(outline(document),
            "heading1@1 Begreber\nrow@1 Begreb\tDefinition\nrow@1 Bostøtte\tHjælp i eget hjem\n");
}

TEST(ReadCsv, GivesARowOfATableForEachLine) {
  const Document document =
      read_text("Begreb;Definition\r\nBost\xF8tte;\"Hj\xE6lp; i hjemmet\"\r\n", "a.csv");
  EXPECT_EQ(document.format, Format::Csv);
  EXPECT_EQ(outline(document), "row Begreb\tDefinition\nrow Bostøtte\tHjælp; i hjemmet\n");
}

TEST(ReadPptx, SaysWhatIsDamaged) {
  EXPECT_EQ(message_for(make_zip({{"ppt/presentation.bin", "x"}}), "a.pptx"),
            "The PPTX file is damaged: it has no main part.");
  EXPECT_EQ(message_for(make_zip({{"xl/workbook.xml", "<workbook/>"}}), "a.xlsx"), "The file holds no text.");
  EXPECT_EQ(message_for(
                make_zip({{"_rels/.rels", "<!DOCTYPE a [<!ENTITY b \"c\">]><a/>"}, {"xl/workbook.xml", ""}}),
                "a.xlsx"),
            "Part _rels/.rels of the file holds a document type definition, which is refused.");
}

TEST(ReadPptx, StaysSafeOnEveryTruncationAndManyChangedBytes) {
  for (const std::string& file :
       {make_zip({{"ppt/presentation.xml",
                   "<p:presentation><p:sldIdLst><p:sldId r:id=\"r\"/></p:sldIdLst></p:presentation>"},
                  {"ppt/_rels/presentation.xml.rels", relationships({{"r", "slide", "../ppt/slides/a.xml"}})},
                  {"ppt/slides/a.xml", make_slide(slide_shape("", slide_paragraph("Tekst")))}}),
        make_zip({{"xl/workbook.xml", "<workbook><sheets><sheet name=\"A\" r:id=\"r\"/></sheets></workbook>"},
                  {"xl/_rels/workbook.xml.rels", relationships({{"r", "worksheet", "a.xml"}})},
                  {"xl/a.xml",
                   "<worksheet><sheetData><row><c "
                   "t=\"inlineStr\"><is><t>a</t></is></c></row></sheetData></worksheet>"}})}) {
    EXPECT_EQ(message_for(file, "a"), "read");
    for (std::size_t size = 0; size < file.size(); ++size)
      EXPECT_FALSE(message_for(std::string_view(file).substr(0, size), "a").empty());
    for (std::size_t at = 0; at < file.size(); ++at) {
      std::string changed = file;
      changed[at] = static_cast<char>(changed[at] ^ 0x41);
      EXPECT_FALSE(message_for(changed, "a").empty());
    }
  }
}

}  // namespace
}  // namespace vidensgraf
