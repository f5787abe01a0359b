#include <gtest/gtest.h>

#include "document_checks.h"
#include "file_builders.h"

namespace vidensgraf {
namespace {

TEST(ReadDocx, GivesHeadingsListsTablesNotesAndPages) {
  const std::string body =
      docx_paragraph("Titel", "Støtte i hverdagen") + docx_paragraph("Indhold1", "Formål\t2") +
      docx_paragraph("Overskrift1", "Formål") +
      "<w:p><w:r><w:t>Støtten er </w:t></w:r><w:del><w:r><w:delText>væk "
      "</w:delText></w:r></w:del><w:ins><w:r><w:t>ny</w:t></w:r></w:ins>"
      "<w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:t>.</w:t><w:lastRenderedPageBreak/></w:r></w:p>" +
      docx_paragraph("Egen", "Målgruppe") + docx_paragraph("Kreds", "Voksne borgere.") +
      "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId "
      "w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>borgere</w:t></w:r></w:p>"
      "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId "
      "w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>pårørende</w:t></w:r></w:p>"
      "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Pakke</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Timer</w:t></"
      "w:r></w:p></w:tc></w:tr></w:tbl>" +
      docx_paragraph("Citat", "Det virker.") + docx_paragraph("Overskrift1", "Kilder") +
      docx_paragraph("", "Holm (2019). Støtte.");
  const std::string docx =
      make_docx(body, {{"word/footnotes.xml",
                        "<w:footnotes xmlns:w=\"x\"><w:footnote w:type=\"separator\" w:id=\"0\"/><w:footnote "
                        "w:id=\"2\"><w:p><w:r><w:t>Se bilaget.</w:t></w:r></w:p></w:footnote></w:footnotes>"},
                       {"docProps/core.xml",
                        "<cp:coreProperties><dc:title>Støtte</dc:title><dc:creator>Åse Holm; Bo "
                        "Lind</dc:creator><dc:language>da-DK</dc:language></cp:coreProperties>"}});
  const Document document = read_text(docx, "rapport.txt");  // content decides, not the name
  EXPECT_EQ(document.format, Format::Docx);
  EXPECT_EQ(outline(document), R"(heading1@1 Støtte i hverdagen
contents@1 Formål	2
heading2@1 Formål
paragraph@1 Støtten er ny.
note@1 Se bilaget.
heading3@2 Målgruppe
paragraph@2 Voksne borgere.
item1@2 borgere
item2@2 pårørende
row@2 Pakke	Timer
quotation@2 Det virker.
heading2@2 Kilder
reference@2 Holm (2019). Støtte.
)");
  EXPECT_EQ(document.metadata.title->value, "Støtte");
  EXPECT_EQ(document.metadata.language->value, "da");
  ASSERT_EQ(document.metadata.authors.size(), 2U);
  EXPECT_EQ(document.metadata.authors[1].value, "Bo Lind");
}

TEST(ReadOdt, GivesHeadingsListsTablesAndNotes) {
  const std::string odt = make_odt(
      R"(<text:p text:style-name="P1">Støtte i hverdagen</text:p>
<text:table-of-content><text:index-body><text:p>Formål<text:tab/>2</text:p></text:index-body></text:table-of-content>
<text:h text:outline-level="1">Formål</text:h>
<text:p>Støtten   er<text:s text:c="2"/>ny<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Se bilaget.</text:p></text:note-body></text:note>.</text:p>
<text:list><text:list-item><text:p>borgere</text:p><text:list><text:list-item><text:p>pårørende</text:p></text:list-item></text:list></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>Pakke</text:p></table:table-cell><table:table-cell><text:p>Timer</text:p></table:table-cell></table:table-row></table:table>
<text:p text:style-name="Quotations">Det virker.</text:p>
<text:p>Slut<text:line-break/>linje.</text:p>)",
      R"(<style:style style:name="P1" style:parent-style-name="Title"/>)",
      "<dc:title>Støtte</dc:title><meta:initial-creator>Åse "
      "Holm</meta:initial-creator><dc:language>da-DK</dc:language>");
  const Document document = read_text(odt, "rapport.odt");
  EXPECT_EQ(document.format, Format::Odt);
  EXPECT_EQ(outline(document), R"(heading1 Støtte i hverdagen
contents Formål	2
heading2 Formål
paragraph Støtten er ny.
note Se bilaget.
item1 borgere
item2 pårørende
row Pakke	Timer
quotation Det virker.
paragraph Slut~linje.
)");
  EXPECT_EQ(document.metadata.title->value, "Støtte");
  EXPECT_EQ(document.metadata.language->value, "da");
}

TEST(ReadDocx, RefusesHostileArchives) {
  EXPECT_EQ(
      message_for(make_docx(docx_paragraph("", "a"), {{"word/media/bombe.bin", std::string(50 << 20, '\0')}}),
                  "a.docx"),
      "The archive inflates to more than 256 MiB or 200 times its size: a zip bomb.");
  EXPECT_EQ(message_for(make_docx(docx_paragraph("", std::string(20 << 20, 'a'))), "a.docx"),
            "The archive inflates to more than 256 MiB or 200 times its size: a zip bomb.");
  std::vector<std::pair<std::string, std::string>> many;
  for (int i = 0; i < 5001; ++i) many.emplace_back("word/" + std::to_string(i), "");
  EXPECT_EQ(message_for(make_docx(docx_paragraph("", "a"), many), "a.docx"),
            "The archive has more than 5000 entries.");
  std::string deep;
  for (int i = 0; i < 10000; ++i) deep += "<w:sdt a=\"/>\"><w:sdtContent>";
  EXPECT_EQ(message_for(make_docx(deep), "a.docx"),
            "Part word/document.xml of the file is nested more than 200 elements deep.");
  EXPECT_EQ(message_for(make_zip({{"[Content_Types].xml", ""},
                                  {"word/document.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><w:document/>"}}),
                        "a.docx"),
            "Part word/document.xml of the file holds a document type definition, which is refused.");
}

TEST(ReadDocx, SaysWhatIsDamaged) {
  const std::string docx = make_docx(docx_paragraph("", "Støtte til borgere."));
  EXPECT_EQ(message_for(docx, "a.docx"), "read");
  EXPECT_EQ(message_for(make_zip({{"word/document.xml", "<w:document><w:p>"}}), "a.docx").substr(0, 44),
            "The DOCX file is damaged: word/document.xml ");
  EXPECT_EQ(message_for(make_zip({{"word/document2.xml", ""}}), "a.docx"),
            "The DOCX file is damaged: it has no main part.");
  EXPECT_EQ(message_for(make_zip({{"mimetype", "application/vnd.oasis.opendocument.text"},
                                  {"content.xml", ""},
                                  {"META-INF/manifest.xml", "<manifest:encryption-data/>"}}),
                        "a.odt"),
            "The file is protected by a password.");
}

TEST(ReadDocx, StaysSafeOnEveryTruncationAndManyChangedBytes) {
  const std::string docx =
      make_docx(docx_paragraph("Overskrift1", "Mål") + docx_paragraph("", "Støtte til borgere."));
  for (std::size_t size = 0; size < docx.size(); ++size)
    EXPECT_FALSE(message_for(std::string_view(docx).substr(0, size), "a.docx").empty());
  for (std::size_t at = 0; at < docx.size(); ++at) {
    std::string changed = docx;
    changed[at] = static_cast<char>(changed[at] ^ 0x41);
    EXPECT_FALSE(message_for(changed, "a.docx").empty());
  }
}

}  // namespace
}  // namespace vidensgraf
