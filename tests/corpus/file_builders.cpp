#include "file_builders.h"

#include <memory>

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>
#include <gtest/gtest.h>

namespace vidensgraf {
namespace {

using Entries = std::vector<std::pair<std::string, std::string>>;

la_ssize_t append_bytes(archive* /*zip*/, void* out, const void* bytes, std::size_t size) {
  static_cast<std::string*>(out)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

}  // namespace

std::string make_zip(const Entries& entries) {
  std::string out;
  const std::unique_ptr<archive, decltype(&archive_write_free)> zip(archive_write_new(), &archive_write_free);
  archive_write_set_format_zip(zip.get());
  archive_write_set_bytes_per_block(zip.get(), 0);
  EXPECT_EQ(archive_write_open(zip.get(), &out, nullptr, &append_bytes, nullptr), ARCHIVE_OK);
  bool first = true;
  for (const auto& [name, content] : entries) {
    if (first) {
      archive_write_zip_set_compression_store(zip.get());
    } else {
      archive_write_zip_set_compression_deflate(zip.get());
    }
    first = false;
    const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(),
                                                                              &archive_entry_free);
    archive_entry_set_pathname(entry.get(), name.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    EXPECT_EQ(archive_write_header(zip.get(), entry.get()), ARCHIVE_OK);
    EXPECT_EQ(archive_write_data(zip.get(), content.data(), content.size()),
              static_cast<la_ssize_t>(content.size()));
  }
  EXPECT_EQ(archive_write_close(zip.get()), ARCHIVE_OK);
  return out;
}

std::string docx_paragraph(std::string_view style, std::string_view text) {
  const std::string properties =
      style.empty() ? "" : fmt::format("<w:pPr><w:pStyle w:val=\"{}\"/></w:pPr>", style);
  return fmt::format("<w:p>{}<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", properties, text);
}

std::string make_docx(std::string_view body, const Entries& more) {
  constexpr std::string_view kNamespace =
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
  Entries entries = {
      {"[Content_Types].xml",
       "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"},
      {"word/document.xml",
       fmt::format(
           "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document {}><w:body>{}</w:body></w:document>",
           kNamespace, body)},
      {"word/styles.xml",
       fmt::format(
           "<w:styles {}>"
           "<w:style w:type=\"paragraph\" w:styleId=\"Titel\"><w:name w:val=\"Title\"/></w:style>"
           "<w:style w:type=\"paragraph\" w:styleId=\"Overskrift1\"><w:name w:val=\"heading 1\"/></w:style>"
           "<w:style w:type=\"paragraph\" w:styleId=\"Overskrift2\"><w:name w:val=\"heading 2\"/></w:style>"
           "<w:style w:type=\"paragraph\" w:styleId=\"Egen\"><w:name w:val=\"Egen\"/><w:basedOn "
           "w:val=\"Overskrift2\"/></w:style>"
           "<w:style w:type=\"paragraph\" w:styleId=\"Kreds\"><w:name w:val=\"Kreds\"/><w:basedOn "
           "w:val=\"Kreds\"/></w:style>"
           "<w:style w:type=\"paragraph\" w:styleId=\"Citat\"><w:name w:val=\"Quote\"/></w:style>"
           "<w:style w:type=\"paragraph\" w:styleId=\"Indhold1\"><w:name w:val=\"toc 1\"/></w:style>"
           "</w:styles>",
           kNamespace)}};
  entries.insert(entries.end(), more.begin(), more.end());
  return make_zip(entries);
}

std::string make_odt(std::string_view body, std::string_view automatic_styles, std::string_view meta) {
  return make_zip(
      {{"mimetype", "application/vnd.oasis.opendocument.text"},
       {"content.xml",
        fmt::format(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content><office:automatic-styles>{}"
            "</office:automatic-styles><office:body><office:text>{}</office:text></office:body>"
            "</office:document-content>",
            automatic_styles, body)},
       {"meta.xml",
        fmt::format("<office:document-meta><office:meta>{}</office:meta></office:document-meta>", meta)}});
}

// Objects 1 catalogue, 2 pages, 3 and 4 fonts, 5 information, 6 encryption, then a page and its content each.
std::string make_pdf(const std::vector<std::vector<PdfLine>>& pages, const PdfOptions& options) {
  std::string kids;
  for (std::size_t i = 0; i < pages.size(); ++i) kids += fmt::format("{} 0 R ", 7 + 2 * i);
  std::vector<std::string> objects = {
      "<< /Type /Catalog /Pages 2 0 R >>",
      fmt::format("<< /Type /Pages /Kids [{}] /Count {} >>", kids, pages.size()),
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding " + options.encoding + " >>",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
      fmt::format("<< /Title ({}) /Author (A. Forfatter) >>", options.title),
      // Keys that no password fits.
      "<< /Filter /Standard /V 1 /R 2 /P -4 /O <" + std::string(64, '1') + "> /U <" + std::string(64, '2') +
          "> >>"};
  for (std::size_t i = 0; i < pages.size(); ++i) {
    std::string content = i < options.drawings.size() ? options.drawings[i] + '\n' : std::string();
    for (const PdfLine& line : pages[i]) {
      std::string text;
      for (const char byte : line.text) {
        if (byte == '(' || byte == ')' || byte == '\\') text += '\\';
        text += byte;
      }
      content += fmt::format("BT /F{} {} Tf 1 0 0 1 {} {} Tm ({}) Tj ET\n", line.bold ? 2 : 1, line.size,
                             line.x, line.y, text);
    }
    objects.push_back(
        fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R "
                    "/F2 4 0 R >> >> /Contents {} 0 R >>",
                    8 + 2 * i));
    objects.push_back(fmt::format("<< /Length {} >>\nstream\n{}endstream", content.size(), content));
  }
  std::string out = "%PDF-1.4\n";
  std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
  for (std::size_t i = 0; i < objects.size(); ++i) {
    table += fmt::format("{:010} 00000 n \n", out.size());
    out += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  const std::size_t start = out.size();
  out += table;
  out += fmt::format(
      "trailer\n<< /Size {} /Root 1 0 R /Info 5 0 R /ID [<{}> <{}>] {} >>\nstartxref\n{}\n%%EOF\n",
      objects.size() + 1, std::string(32, 'a'), std::string(32, 'a'),
      options.encrypted ? "/Encrypt 6 0 R" : "", start);
  return out;
}

}  // namespace vidensgraf
