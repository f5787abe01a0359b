#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vidensgraf {

// Small files of each format, made in memory.

/// A zip file of `entries` (name, content), the first one stored, the rest deflated.
std::string make_zip(const std::vector<std::pair<std::string, std::string>>& entries);

/// A DOCX file with the given children of w:body, and what else it needs; further parts are added as they
/// are.
std::string make_docx(std::string_view body,
                      const std::vector<std::pair<std::string, std::string>>& more = {});
/// A DOCX paragraph of a style ("" for none).
std::string docx_paragraph(std::string_view style, std::string_view text);

/// An ODT file with the given children of office:text.
std::string make_odt(std::string_view body, std::string_view automatic_styles = "",
                     std::string_view meta = "");

/// A line of text on a page of a PDF: from the bottom left corner in points; Windows-1252.
struct PdfLine {
  double x, y, size;
  bool bold;
  std::string text;
};
struct PdfOptions {
  std::string title;
  bool encrypted = false;
  std::vector<std::string> drawings{};        ///< Page by page, in the language of PDF.
  std::string encoding = "/WinAnsiEncoding";  ///< Of the font that is not bold.
};
std::string make_pdf(const std::vector<std::vector<PdfLine>>& pages, const PdfOptions& options = {});

}  // namespace vidensgraf
