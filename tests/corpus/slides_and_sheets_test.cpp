#include <array>
#include <initializer_list>
#include <string>

#include <gtest/gtest.h>

#include "corpus/reader.h"
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
            slide_shape("", slide_paragraph("Tekst i en figur")) +
            slide_shape("<p:ph type=\"title\"/>", slide_paragraph("Titel i en gruppe")) + "</p:grpSp>" +
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
paragraph@3 Titel i en gruppe
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

std::string make_xlsx(std::string_view sheet_attributes, std::string_view rows, std::string_view styles = "",
                      std::string_view properties = "") {
  return make_zip({{"[Content_Types].xml", "<Types/>"},
                   {"xl/workbook.xml", "<x:workbook><x:workbookPr " + std::string(properties) +
                                           "/><x:sheets><x:sheet name=\"Ydelser\" r:id=\"r1\" " +
                                           std::string(sheet_attributes) + "/></x:sheets></x:workbook>"},
                   {"xl/_rels/workbook.xml.rels", relationships({{"r1", "worksheet", "worksheets/a.xml"}})},
                   {"xl/styles.xml", styles.empty() ? "<styleSheet/>" : std::string(styles)},
                   {"xl/worksheets/a.xml",
                    "<x:worksheet><x:sheetData>" + std::string(rows) + "</x:sheetData></x:worksheet>"}});
}

TEST(ReadXlsx, ReadsSheetsThatSayTheyShowAndElementsWithAPrefix) {
  const std::string row =
      "<x:row><x:c t=\"inlineStr\"><x:is><x:t>Bo_x000D_\nstøtte</x:t></x:is></x:c></x:row>";
  EXPECT_EQ(outline(read_text(make_xlsx("state=\"visible\"", row), "a.xlsx")),
            "heading1@1 Ydelser\nrow@1 Bo støtte\n");
  EXPECT_EQ(message_for(make_xlsx("state=\"veryHidden\"", row), "a.xlsx"), "The file holds no text.");
}

TEST(ReadXlsx, ShowsDatesTimesAndSharesAsTheyAreMeant) {
  const std::string styles =
      "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd\\-mm\\-yyyy;@\"/><numFmt "
      "numFmtId=\"165\" "
      "formatCode=\"#,##0\\ &quot;dage&quot;\"/><numFmt numFmtId=\"166\" formatCode=\"[Red]yyyy/mm/dd "
      "hh:mm\"/>"
      "</numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf "
      "numFmtId=\"10\"/><xf numFmtId=\"165\"/><xf numFmtId=\"166\"/><xf "
      "numFmtId=\"20\"/></cellXfs></styleSheet>";
  const auto row_of = [](std::initializer_list<std::pair<int, std::string_view>> cells) {
    std::string row = "<x:row><x:c t=\"str\"><x:v>Frist</x:v></x:c>";
    for (const auto& [style, value] : cells)
      row += "<x:c s=\"" + std::to_string(style) + "\"><x:v>" + std::string(value) + "</x:v></x:c>";
    return row + "</x:row>";
  };
  const std::string rows = row_of({{0, "45028"}, {1, "45028"}, {2, "45028.75"}, {3, "0.125"}, {4, "30"}}) +
                           row_of({{5, "45028.75"}, {6, "0.5625"}, {1, "1"}, {1, "59"}, {1, "61"}}) +
                           row_of({{1, "-3"}, {1, "1e99"}, {1, "nu"}, {99, "7"}, {3, "1.07"}});
  EXPECT_EQ(outline(read_text(make_xlsx("", rows, styles), "a.xlsx")),
            "heading1@1 Ydelser\nrow@1 Frist\t45028\t2023-04-12\t2023-04-12\t12.5 %\t30\n"
            "row@1 Frist\t2023-04-12 18:00\t13:30\t1900-01-01\t1900-02-28\t1900-03-01\n"
            "row@1 Frist\t-3\t1e99\tnu\t7\t107 %\n");
  EXPECT_EQ(outline(read_text(make_xlsx("", row_of({{1, "43566"}}), styles, "date1904=\"1\""), "a.xlsx")),
            "heading1@1 Ydelser\nrow@1 Frist\t2023-04-12\n");
}

TEST(DetectFormat, IsNotMisledByAFileWithinTheFile) {
  const std::string workbook = make_zip({{"xl/workbook.xml", "<workbook/>"}});
  // The first entry is stored as it is, with the names in it.
  const std::string pptx =
      make_zip({{"ppt/embeddings/tal.xlsx", workbook}, {"ppt/presentation.xml", "<x/>"}});
  ASSERT_NE(pptx.find("xl/workbook.xml"), std::string::npos);
  EXPECT_EQ(detect_format(pptx, "a").value(), Format::Pptx);
}

TEST(ReadCsv, FindsTheSeparatorBelowATitleOrStatedByExcel) {
  EXPECT_EQ(outline(read_text("Begreber i 2023\r\n\r\nBegreb;Definition, kort;Kilde\r\n", "a.csv")),
            "row Begreber i 2023\nrow Begreb\tDefinition, kort\tKilde\n");
  EXPECT_EQ(outline(read_text("sep=;\r\nBegreb, kort;Definition, lang, og bred\r\n", "a.csv")),
            "row Begreb, kort\tDefinition, lang, og bred\n");
  EXPECT_EQ(outline(read_text("sep=tegn;x\n", "a.csv")), "row sep=tegn\tx\n");
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
