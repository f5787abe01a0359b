#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include <fmt/format.h>

#include "corpus/reader.h"

// A file's format by its first bytes ("magic numbers"), since names lie. What is none of ours is refused by
// naming what it is: "an image" tells a person more than "unknown format".

namespace vidensgraf {
namespace {

struct Signature {
  std::string_view bytes;
  std::size_t offset;
  std::string_view what;
};

using namespace std::string_view_literals;

constexpr std::array kForeign = {
    Signature{"\x89PNG\r\n\x1A\n"sv, 0, "an image (PNG)"},
    Signature{"\xFF\xD8\xFF"sv, 0, "an image (JPEG)"},
    Signature{"GIF8"sv, 0, "an image (GIF)"},
    Signature{"II*\0"sv, 0, "an image (TIFF)"},
    Signature{"MM\0*"sv, 0, "an image (TIFF)"},
    Signature{"WEBP"sv, 8, "an image (WebP)"},
    Signature{"BM"sv, 0, "an image (BMP)"},
    Signature{"\x7F"
              "ELF"sv,
              0, "a program"},
    Signature{"MZ"sv, 0, "a program"},
    Signature{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, 0,
              "an old Office file (DOC, XLS or PPT); save it as DOCX, ODT or PDF"},
    Signature{"{\\rtf"sv, 0, "an RTF file; save it as DOCX, ODT or PDF"},
    Signature{"\x1F\x8B"sv, 0, "a compressed file (gzip)"},
    Signature{"7z\xBC\xAF\x27\x1C"sv, 0, "an archive (7z)"},
    Signature{"Rar!\x1A\x07"sv, 0, "an archive (RAR)"},
    Signature{"BZh"sv, 0, "a compressed file (bzip2)"},
    Signature{"\xFD"
              "7zXZ\0"sv,
              0, "a compressed file (xz)"},
    Signature{"\x28\xB5\x2F\xFD"sv, 0, "a compressed file (zstd)"},
    Signature{"SQLite format 3\0"sv, 0, "a database (SQLite)"},
    Signature{"ID3"sv, 0, "a sound file (MP3)"},
    Signature{"OggS"sv, 0, "a sound file (Ogg)"},
    Signature{"ftyp"sv, 4, "a video or sound file (MP4)"},
    Signature{"%!PS"sv, 0, "a PostScript file; save it as PDF"},
};

bool ends_with_any(std::string_view name, std::initializer_list<std::string_view> endings) {
  std::string lower(name.substr(name.size() - std::min<std::size_t>(name.size(), 16)));
  for (char& letter : lower) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return std::string_view(lower).ends_with(ending); });
}

tl::unexpected<Error> not_a_document(std::string_view what) {
  if (what.find("save it") != std::string_view::npos) {
    return fail(ErrorCode::Input, fmt::format("The file is {}.", what));
  }
  return fail(ErrorCode::Input, fmt::format("The file is {}, not a document that can be read.", what));
}

// Names in a zip file are not compressed, so the kinds tell themselves by a search. Word's and LibreOffice's
// parts are named by ISO/IEC 29500 and OASIS OpenDocument 1.3, part 2.
Result<Format> detect_zip(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 200);
  if (head.find("mimetype") != std::string_view::npos) {
    if (head.find("application/vnd.oasis.opendocument.text") != std::string_view::npos) return Format::Odt;
    if (head.find("application/vnd.oasis.opendocument.spreadsheet") != std::string_view::npos) {
      return not_a_document("a spreadsheet (ODS)");
    }
    if (head.find("application/vnd.oasis.opendocument.presentation") != std::string_view::npos) {
      return not_a_document("a presentation (ODP)");
    }
    if (head.find("application/epub+zip") != std::string_view::npos)
      return not_a_document("an e-book (EPUB)");
  }
  if (bytes.find("word/document") != std::string_view::npos) return Format::Docx;
  if (bytes.find("xl/workbook") != std::string_view::npos) return not_a_document("a spreadsheet (XLSX)");
  if (bytes.find("ppt/presentation") != std::string_view::npos)
    return not_a_document("a presentation (PPTX)");
  // With the head of the file only, the directory at its end is missing: the reader tells the rest.
  if (bytes.find("word/") != std::string_view::npos) return Format::Docx;
  if (bytes.find("content.xml") != std::string_view::npos) return Format::Odt;
  if (bytes.find("[Content_Types].xml") != std::string_view::npos) return Format::Docx;
  return not_a_document("an archive (ZIP)");
}

bool starts_with_tag(std::string_view text, std::string_view tag) {
  if (text.size() < tag.size()) return false;
  for (std::size_t i = 0; i < tag.size(); ++i) {
    const char letter = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
    if (letter != tag[i]) return false;
  }
  return true;
}

std::string_view skip_space(std::string_view text) {
  while (!text.empty() && (text[0] == ' ' || text[0] == '\n' || text[0] == '\r' || text[0] == '\t')) {
    text.remove_prefix(1);
  }
  return text;
}

// HTML announces itself by doctype or one of its outermost elements, after comments and an XML declaration.
bool looks_like_html(std::string_view text, bool named_html) {
  for (int i = 0; i < 20; ++i) {
    text = skip_space(text);
    if (text.substr(0, 4) == "<!--") {
      const std::size_t end = text.find("-->");
      if (end == std::string_view::npos) return named_html;
      text.remove_prefix(end + 3);
    } else if (starts_with_tag(text, "<?xml")) {
      const std::size_t end = text.find("?>");
      if (end == std::string_view::npos) return false;
      text.remove_prefix(end + 2);
    } else {
      break;
    }
  }
  for (const std::string_view tag : {"<!doctype html", "<html", "<head", "<body", "<meta", "<title"}) {
    if (starts_with_tag(text, tag)) return true;
  }
  return named_html && text.find('<') != std::string_view::npos;
}

}  // namespace

Result<Format> detect_format(std::string_view bytes, std::string_view name) {
  const bool utf16 = bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF";
  if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos) return Format::Pdf;
  if (bytes.substr(0, 4) == "PK\x03\x04") return detect_zip(bytes);
  if (bytes.substr(0, 4) == "PK\x05\x06") return not_a_document("an empty archive (ZIP)");
  const std::string_view head = bytes.substr(0, 4096);
  const std::size_t nul = head.find('\0');
  for (const Signature& signature : kForeign) {
    if (bytes.size() < signature.offset ||
        bytes.substr(signature.offset, signature.bytes.size()) != signature.bytes)
      continue;
    // Two or three letters can open a text ("BMI", "MZ ...", "ID3"): only with NUL bytes they are a
    // signature.
    if (signature.bytes.size() <= 4 && signature.bytes.find('\0') == std::string_view::npos &&
        static_cast<unsigned char>(signature.bytes[0]) < 0x80 && nul == std::string_view::npos) {
      continue;
    }
    // Office puts an encrypted DOCX into the container of its old files, in a stream named in UTF-16.
    if (bytes.find("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e"sv) != std::string_view::npos) {
      return fail(ErrorCode::Input, "The file is protected by a password.");
    }
    return not_a_document(signature.what);
  }
  if (nul != std::string_view::npos && !utf16) {
    for (const std::string_view ending : {".pdf", ".docx", ".odt"}) {
      if (!ends_with_any(name, {ending})) continue;
      return fail(ErrorCode::Input, fmt::format("The file is named \"{}\" but is no such document; it may be "
                                                "damaged, or only partly copied.",
                                                ending));
    }
    return fail(ErrorCode::Input, fmt::format("The file has a NUL byte at {}: it is not a text file.", nul),
                nul);
  }
  const std::string_view text = bytes.substr(0, 3) == "\xEF\xBB\xBF" ? bytes.substr(3) : bytes;
  if (looks_like_html(text, ends_with_any(name, {".html", ".htm", ".xhtml"}))) return Format::Html;
  if (starts_with_tag(skip_space(text), "<?xml")) return not_a_document("an XML file");
  if (ends_with_any(name, {".jsonl", ".ndjson"})) return Format::Jsonl;
  if (ends_with_any(name, {".json"})) return not_a_document("a JSON file (one document a line is .jsonl)");
  if (ends_with_any(name, {".md", ".markdown"})) return Format::Markdown;
  return Format::PlainText;
}

}  // namespace vidensgraf
