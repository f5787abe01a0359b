#include <string>

#include <gtest/gtest.h>

#include "document_checks.h"
#include "file_builders.h"

// What Word and its like leave in a file besides the text that shows.

namespace vidensgraf {
namespace {

std::string docx_run(std::string_view text, std::string_view properties = "") {
  return "<w:r><w:rPr>" + std::string(properties) + "</w:rPr><w:t xml:space=\"preserve\">" +
         std::string(text) + "</w:t></w:r>";
}

std::string docx_runs(std::string_view runs, std::string_view properties = "") {
  return "<w:p><w:pPr>" + std::string(properties) + "</w:pPr>" + std::string(runs) + "</w:p>";
}

std::string docx_cell(std::string_view blocks) { return "<w:tc>" + std::string(blocks) + "</w:tc>"; }

std::string docx_row(std::string_view label, std::string_view blocks) {
  return "<w:tr>" + docx_cell(docx_paragraph("", label)) + docx_cell(blocks) + "</w:tr>";
}

std::string docx_item(std::string_view text) {
  return docx_runs(docx_run(text), "<w:numPr><w:numId w:val=\"1\"/></w:numPr>");
}

std::string docx_outline(const std::string& body) { return outline(read_text(make_docx(body), "a.docx")); }

TEST(ReadDocx, LeavesOutWhatTrackedChangesDeleted) {
  EXPECT_EQ(docx_outline(docx_runs(docx_run("Støtten gives ") +
                                   "<w:del><w:r><w:delText>aldrig </w:delText></w:r></w:del>" + "<w:ins>" +
                                   docx_run("altid") + "</w:ins>" + docx_run(".")) +
                         docx_runs(docx_run("Første del"), "<w:rPr><w:del/></w:rPr>") +
                         docx_runs(docx_run(" går videre her.")) +
                         docx_runs("<w:moveFrom>" + docx_run("Flyttet.") + "</w:moveFrom>") +
                         docx_runs("<w:moveTo>" + docx_run("Flyttet.") + "</w:moveTo>") + "<w:tbl><w:tr>" +
                         docx_cell(docx_paragraph("", "Pakke")) + docx_cell(docx_paragraph("", "Timer")) +
                         "</w:tr><w:tr><w:trPr><w:del/></w:trPr>" + docx_cell(docx_paragraph("", "Slettet")) +
                         "</w:tr></w:tbl>" + docx_runs(docx_run("Slut"), "<w:rPr><w:del/></w:rPr>")),
            "paragraph Støtten gives altid.\nparagraph Første del går videre her.\nparagraph Flyttet.\n"
            "row Pakke\tTimer\nparagraph Slut\n");
}

TEST(ReadDocx, LeavesOutHiddenTextPlaceholdersAndInstructionsOfFields) {
  const auto field = [](std::string_view type) {
    return "<w:r><w:fldChar w:fldCharType=\"" + std::string(type) + "\"/></w:r>";
  };
  const std::string placeholder = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>";
  EXPECT_EQ(docx_outline(docx_runs(docx_run("Synlig") + docx_run(" skjult", "<w:vanish/>") +
                                   docx_run(" tekst", "<w:vanish w:val=\"0\"/>")) +
                         docx_runs(docx_run("Se afsnit ") + field("begin") +
                                   "<w:r><w:instrText> IF </w:instrText></w:r>" + field("begin") +
                                   "<w:r><w:instrText> REF a </w:instrText></w:r>" + field("separate") +
                                   docx_run("INTERN") + field("end") + field("separate") + docx_run("3.2") +
                                   field("end") + docx_run(".")) +
                         docx_runs(field("begin") + docx_run("Et felt uden slutning")) +
                         docx_runs(docx_run("skjuler kun sig selv.")) + placeholder +
                         docx_paragraph("", "Klik her for at skrive.") + "</w:sdtContent></w:sdt>" +
                         docx_runs(docx_run("Udgiver: ") + placeholder + docx_run("[Vælg]") +
                                   "</w:sdtContent></w:sdt>" + "<w:sdt><w:sdtPr/><w:sdtContent>" +
                                   docx_run("Voksenservice") + "</w:sdtContent></w:sdt>")),
            "paragraph Synlig tekst\nparagraph Se afsnit 3.2.\nparagraph skjuler kun sig selv.\n"
            "paragraph Udgiver: Voksenservice\n");
}

TEST(ReadDocx, PartsTheWordsAroundABreak) {
  for (const std::string_view type : {"page", "column", "textWrapping"}) {
    EXPECT_EQ(docx_outline(docx_runs("<w:r><w:t>Før</w:t><w:br w:type=\"" + std::string(type) +
                                     "\"/><w:t>efter</w:t></w:r>")),
              "paragraph Før~efter\n");
  }
}

TEST(ReadDocx, TakesBoldLinesAboveTextForHeadings) {
  const auto bold = [](std::string_view text) { return docx_runs(docx_run(text, "<w:b/>")); };
  EXPECT_EQ(
      docx_outline(bold("Retningslinje for samarbejde") + docx_paragraph("", "Den gælder alle ansatte.") +
                   bold("Formål") + docx_paragraph("", "Formålet er en sammenhængende indsats.") +
                   bold("Det er vigtigt, at alle følger den.") + docx_paragraph("", "Også vikarer.") +
                   docx_runs(docx_run("Bemærk", "<w:b/>") + docx_run(" fristen")) +
                   docx_paragraph("", "Den er otte uger.") + bold("Klitmark Kommune") + bold("Havnevej 1")),
      "heading1 Retningslinje for samarbejde\nparagraph Den gælder alle ansatte.\nheading2 Formål\n"
      "paragraph Formålet er en sammenhængende indsats.\nparagraph Det er vigtigt, at alle følger den.\n"
      "paragraph Også vikarer.\nparagraph Bemærk fristen\nparagraph Den er otte uger.\n"
      "paragraph Klitmark Kommune\nparagraph Havnevej 1\n");
}

TEST(ReadDocx, ReadsATableThatLaysOutAPageBlockByBlock) {
  EXPECT_EQ(
      docx_outline(docx_paragraph("Overskrift1", "Bostøtte") + "<w:tbl>" +
                   docx_row("Lovgrundlag", docx_paragraph("", "Servicelovens § 85")) +
                   docx_row("Målgruppe", docx_paragraph("", "Borgeren skal:") + docx_item("bo i kommunen") +
                                             docx_item("have brug for støtte")) +
                   docx_row("Omfang", docx_paragraph("", "Omfanget aftales.") +
                                          docx_paragraph("", "Det er to timer.") +
                                          docx_paragraph("", "Der kan gives mere.")) +
                   "</w:tbl>" + docx_paragraph("Overskrift1", "Klage")),
      "heading1 Bostøtte\nrow Lovgrundlag\tServicelovens § 85\nheading2 Målgruppe\n"
      "paragraph Borgeren skal:\nitem1 bo i kommunen\nitem1 have brug for støtte\nheading2 Omfang\n"
      "paragraph Omfanget aftales.\nparagraph Det er to timer.\nparagraph Der kan gives mere.\n"
      "heading1 Klage\n");
  EXPECT_EQ(docx_outline("<w:tbl><w:tr>" +
                         docx_cell(docx_paragraph("", "Kære borger") + docx_paragraph("", "Du får støtte.")) +
                         "</w:tr></w:tbl>"),
            "paragraph Kære borger\nparagraph Du får støtte.\n");
}

TEST(ReadDocx, KeepsARowOfDataInOneBlock) {
  const std::string body =
      "<w:tbl>" + docx_row("Begreb", docx_paragraph("", "Definition")) +
      docx_row("Handleplan", docx_paragraph("", "En plan for indsatsen.") +
                                 "<w:p><w:r><w:t>Den følges op.</w:t></w:r><w:r><w:footnoteReference "
                                 "w:id=\"2\"/></w:r></w:p>") +
      "<w:sdt><w:sdtContent>" +
      docx_row("Aflastning", "<w:tbl>" + docx_row("Dage", docx_paragraph("", "14")) + "</w:tbl>") +
      "</w:sdtContent></w:sdt></w:tbl>";
  const std::string docx =
      make_docx(body, {{"word/footnotes.xml",
                        "<w:footnotes><w:footnote w:id=\"2\"><w:p><w:r><w:t>Årligt.</w:t></w:r></w:p>"
                        "</w:footnote></w:footnotes>"}});
  EXPECT_EQ(outline(read_text(docx, "a.docx")),
            "row Begreb\tDefinition\nrow Handleplan\tEn plan for indsatsen.~~Den følges op.\nnote Årligt.\n"
            "row Aflastning\tDage 14\n");
}

TEST(ReadDocx, FindsTheMainPartByRelationship) {
  const std::string document =
      "<w:document><w:body>" + docx_paragraph("x", "Tekst") + "</w:body></w:document>";
  const std::string styles =
      "<w:styles><w:style w:styleId=\"x\"><w:name w:val=\"heading 2\"/></w:style></w:styles>";
  const auto relationship = [](std::string_view type, std::string_view target) {
    return "<Relationships><Relationship Id=\"a\" "
           "Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/" +
           std::string(type) + "\" Target=\"" + std::string(target) + "\"/></Relationships>";
  };
  EXPECT_EQ(
      outline(read_text(make_zip({{"[Content_Types].xml", "<Types/>"},
                                  {"_rels/.rels", relationship("officeDocument", "/word/document2.xml")},
                                  {"word/_rels/document2.xml.rels", relationship("styles", "styles2.xml")},
                                  {"word/document2.xml", document},
                                  {"word/styles2.xml", styles}}),
                        "a.docx")),
      "heading2 Tekst\n");
}

TEST(ReadOdt, LeavesOutHiddenTextAndReadsFrames) {
  const std::string odt = make_odt(
      R"(<text:tracked-changes><text:changed-region><text:deletion><text:p>Slettet.</text:p></text:deletion></text:changed-region></text:tracked-changes>
<draw:frame><draw:text-box><text:p>Boks på siden.</text:p></draw:text-box></draw:frame>
<text:p>Synlig <text:span text:style-name="T1">skjult</text:span>tekst<draw:custom-shape><text:p>I en figur.</text:p></draw:custom-shape>.</text:p>
<text:p text:style-name="P2">Skjult afsnit.</text:p>
<text:section text:display="none"><text:p>Skjult del.</text:p></text:section>
<text:p text:style-name="P3">Formål</text:p><text:p><text:placeholder>&lt;skriv&gt;</text:placeholder>Mål.</text:p>
<table:table><table:table-row><table:table-cell><text:p>Kære borger</text:p><text:p>Du får støtte.</text:p></table:table-cell></table:table-row></table:table>)",
      R"(<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>
<style:style style:name="P1"><style:text-properties text:display="none"/></style:style>
<style:style style:name="P2" style:parent-style-name="P1"/>
<style:style style:name="P3"><style:text-properties fo:font-weight="bold"/></style:style>)");
  EXPECT_EQ(outline(read_text(odt, "a.odt")),
            "paragraph Boks på siden.\nparagraph Synlig tekst.\nparagraph I en figur.\nheading1 Formål\n"
            "paragraph Mål.\nparagraph Kære borger\nparagraph Du får støtte.\n");
}

TEST(ReadOdt, CountsThePagesThatStylesAskFor) {
  const std::string odt = make_odt(
      R"(<text:p text:style-name="Ny">Et.</text:p><text:p>To<text:soft-page-break/>.</text:p>
<text:p text:style-name="Ny">Tre.</text:p><text:p text:style-name="Slut">Stadig tre.</text:p><text:h>Fire</text:h>)",
      R"(<style:style style:name="Ny"><style:paragraph-properties fo:break-before="page"/></style:style>
<style:style style:name="Slut"><style:paragraph-properties fo:break-after="page"/></style:style>)");
  EXPECT_EQ(outline(read_text(odt, "a.odt")),
            "paragraph@1 Et.\nparagraph@1 To.\nparagraph@3 Tre.\nparagraph@3 Stadig tre.\nheading1@4 Fire\n");
}

}  // namespace
}  // namespace vidensgraf
