#include <gtest/gtest.h>

#include "corpus/reader.h"

namespace vidensgraf {
namespace {

using namespace std::string_view_literals;

TEST(DetectFormat, GoesByContentFirst) {
  struct FormatDetectionCase {
    std::string_view bytes;
    std::string_view name;
    Format format;
  };
  constexpr FormatDetectionCase kFormatDetectionCases[] = {
      {"%PDF-1.7\n", "rapport.txt", Format::Pdf},
      {"\n\n%PDF-1.4", "rapport", Format::Pdf},
      {"<!DOCTYPE html><html>", "side.txt", Format::Html},
      {"  <html lang=\"da\">", "side.md", Format::Html},
      {"<!-- gemt --><!doctype HTML>", "side", Format::Html},
      {"<?xml version=\"1.0\"?><html xmlns=\"x\">", "side.xhtml", Format::Html},
      {"<p>Brudstykke</p>", "side.html", Format::Html},
      {"# Titel\n", "notat.md", Format::Markdown},
      {"# Titel\n", "NOTAT.MARKDOWN", Format::Markdown},
      {"{\"id\": \"1\"}\n", "linjer.jsonl", Format::Jsonl},
      {"Begreb;Definition\n", "ordliste.CSV", Format::Csv},
      {"# emner\n@prefix a: <http://x#> .\n", "emner.txt", Format::Turtle},
      {"tekst", "emner.TTL", Format::Turtle},
      {"\n{ \"resourceType\" : \"CodeSystem\"", "koder", Format::CodeSystem},
      {"<?xml version=\"1.0\"?><iterm ver=\"3\">", "base.xml", Format::ITerm},
      {"Til: alle\nFra: Holm\n\nReceived: er et engelsk ord.", "notat.txt", Format::PlainText},
      {"PK\x03\x04\x14\0\0\0\0\0xl/workbook.xml"sv, "tal.docx", Format::Xlsx},
      {"PK\x03\x04\x14\0\0\0\0\0ppt/presentation.xml"sv, "oplaeg.pptx", Format::Pptx},
      {"Titel\n", "notat.txt", Format::PlainText},
      {"Titel\n", "notat.docx", Format::PlainText},
      {"BMI er et mål for vægt.", "notat.txt", Format::PlainText},
      {"\xFF\xFE"
       "a\0"sv,
       "notat.txt", Format::PlainText},
      {"PK\x03\x04\x14\0\0\0\0\0word/document.xml"sv, "notat.docx", Format::Docx},
      {"PK\x03\x04\x14\0\0\0\0\0mimetypeapplication/vnd.oasis.opendocument.text"sv, "notat.docx",
       Format::Odt},
  };
  for (const FormatDetectionCase& c : kFormatDetectionCases) {
    SCOPED_TRACE(c.name);
    const auto format = detect_format(c.bytes, c.name);
    ASSERT_TRUE(format.has_value()) << format.error().message;
    EXPECT_EQ(*format, c.format);
  }
}

TEST(DetectFormat, SaysWhatAForeignFileIs) {
  struct FormatDetectionCase {
    std::string_view bytes;
    std::string_view name;
    std::string_view message;
  };
  constexpr FormatDetectionCase kFormatDetectionCases[] = {
      {"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"sv, "rapport.pdf",
       "The file is an image (PNG); recognise its text (OCR) and save it as PDF."},
      {"\xFF\xD8\xFF\xE0\0\x10JFIF"sv, "a.txt",
       "The file is an image (JPEG); recognise its text (OCR) and save it as PDF."},
      {"\x7F"
       "ELF\x02\x01\x01\0"sv,
       "a.docx", "The file is a program, not a document that can be read."},
      {"MZ\x90\0\x03\0"sv, "rapport.pdf", "The file is a program, not a document that can be read."},
      {"PK\x03\x04\x14\0\0\0mimetypeapplication/vnd.oasis.opendocument.spreadsheet"sv, "tal.docx",
       "The file is a spreadsheet (ODS); save it as XLSX or CSV."},
      {"PK\x03\x04\x14\0\0\0mimetypeapplication/epub+zip"sv, "bog.epub",
       "The file is an e-book (EPUB); convert it to HTML, DOCX or PDF."},
      {"PK\x03\x04\x14\0\0\0billeder/a.gif"sv, "arkiv.docx",
       "The file is an archive (ZIP); unpack it and index the folder."},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"sv, "gammel.doc",
       "The file is an old Office file (DOC, XLS or PPT); save it as DOCX, ODT or PDF."},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"sv, "gammel.doc",
       "The file is an old Word document (DOC); save it as DOCX, ODT or PDF."},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0_\0_\0s\0u\0b\0s\0t\0g\0001\0.\0000\0_\0"sv, "brev.msg",
       "The file is an e-mail (MSG); save its text as HTML, DOCX or PDF."},
      {"{\\rtf1\\ansi Brev}", "brev.doc", "The file is an RTF file; save it as DOCX, ODT or PDF."},
      {"From: <gemt>\r\nMIME-Version: 1.0\r\nContent-Type: "
       "multipart/related;\r\n\ttype=\"text/html\"\r\n\r\n",
       "side.mht", "The file is a web page saved with its images (MHTML); save it as HTML."},
      {"Received: fra en\n\ttil en anden\nSubject: Bost\xC3\xB8tte\n\nK\xC3\xA6re alle", "brev.eml",
       "The file is an e-mail (EML); save its text as HTML, DOCX or PDF."},
      {"[InternetShortcut]\r\nURL=https://eksempel.dk/\r\n", "genvej.url",
       "The file is a shortcut to a web page (URL); save the page as HTML."},
      {"body { margin: 0 }", "side.css",
       "The file is a style sheet, a program's text or its settings, not a document that can be read."},
      {"<?xml version=\"1.0\"?><office:document office:mimetype=\"x\"/>", "notat.fodt",
       "The file is a document in a single XML file; save it as DOCX or ODT."},
      {"tekst\0mere"sv, "notat.txt", "The file has a NUL byte at 5: it is not a text file."},
      {"st\xC3\x9C\0\x01"sv, "Rapport.PDF",
       "The file is named \".pdf\" but is no such document; it may be damaged, or only partly copied."},
      {"<?xml version=\"1.0\"?><rss/>"sv, "feed.txt",
       "The file is an XML file, not a document that can be read."},
  };
  for (const FormatDetectionCase& c : kFormatDetectionCases) {
    SCOPED_TRACE(c.name);
    const auto format = detect_format(c.bytes, c.name);
    ASSERT_FALSE(format.has_value());
    EXPECT_EQ(format.error().code, ErrorCode::Input);
    EXPECT_EQ(format.error().message, c.message);
  }
}

TEST(DocumentIdOf, IsTheStemAndItsPartBeforeTheFirstBar) {
  struct FormatDetectionCase {
    std::string_view path, stem, short_form;
  };
  constexpr FormatDetectionCase kFormatDetectionCases[] = {
      {"/data/000_1448c78.txt", "000_1448c78", "000"},
      {"rapport.pdf", "rapport", "rapport"},
      {"mappe.d/notat", "notat", "notat"},
      {"_skjult.txt", "_skjult", "_skjult"},
      {".profil", ".profil", ".profil"},
      {"a.tar.gz", "a.tar", "a.tar"},
      {"mappe/", "mappe", "mappe"},
      {"årsrapport_2021.docx", "årsrapport_2021", "årsrapport"},
  };
  for (const FormatDetectionCase& c : kFormatDetectionCases) {
    const DocumentIdForms forms = document_id_of(c.path);
    EXPECT_EQ(forms.stem, c.stem);
    EXPECT_EQ(forms.short_form, c.short_form);
  }
}

}  // namespace
}  // namespace vidensgraf
