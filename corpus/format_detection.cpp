#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
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
  std::string_view advice;  // what its owner can do; empty for what holds no document
};

using namespace std::string_view_literals;

constexpr std::string_view kRecognise = "recognise its text (OCR) and save it as PDF";
constexpr std::string_view kUnpack = "unpack it and index the folder";
constexpr std::string_view kSaveText = "save it as DOCX, ODT or PDF";
constexpr std::string_view kSaveSlides = "save it as PPTX or PDF";
constexpr std::string_view kSaveSheet = "save it as XLSX or CSV";
constexpr std::string_view kSaveMail = "save its text as HTML, DOCX or PDF";

constexpr std::array kForeign = {
    Signature{"\x89PNG\r\n\x1A\n"sv, 0, "an image (PNG)", kRecognise},
    Signature{"\xFF\xD8\xFF"sv, 0, "an image (JPEG)", kRecognise},
    Signature{"GIF8"sv, 0, "an image (GIF)", kRecognise},
    Signature{"II*\0"sv, 0, "an image (TIFF)", kRecognise},
    Signature{"MM\0*"sv, 0, "an image (TIFF)", kRecognise},
    Signature{"WEBP"sv, 8, "an image (WebP)", kRecognise},
    Signature{"BM"sv, 0, "an image (BMP)", kRecognise},
    Signature{"\x7F"
              "ELF"sv,
              0,
              "a program",
              {}},
    Signature{"MZ"sv, 0, "a program", {}},
    Signature{"L\0\0\0\x01\x14\x02\0"sv, 0, "a shortcut to a file (LNK)", "index the file it leads to"},
    Signature{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, 0, {}, {}},  // told apart by `detect_old_office`
    Signature{"{\\rtf"sv, 0, "an RTF file", kSaveText},
    Signature{"\x1F\x8B"sv, 0, "a compressed file (gzip)", kUnpack},
    Signature{"7z\xBC\xAF\x27\x1C"sv, 0, "an archive (7z)", kUnpack},
    Signature{"Rar!\x1A\x07"sv, 0, "an archive (RAR)", kUnpack},
    Signature{"BZh"sv, 0, "a compressed file (bzip2)", kUnpack},
    Signature{"\xFD"
              "7zXZ\0"sv,
              0, "a compressed file (xz)", kUnpack},
    Signature{"\x28\xB5\x2F\xFD"sv, 0, "a compressed file (zstd)", kUnpack},
    Signature{"SQLite format 3\0"sv, 0, "a database (SQLite)", {}},
    Signature{"ID3"sv, 0, "a sound file (MP3)", {}},
    Signature{"OggS"sv, 0, "a sound file (Ogg)", {}},
    Signature{"ftyp"sv, 4, "a video or sound file (MP4)", {}},
    Signature{"%!PS"sv, 0, "a PostScript file", "save it as PDF"},
    Signature{"BEGIN:VCALENDAR"sv, 0, "a calendar entry", {}},
    Signature{"BEGIN:VCARD"sv, 0, "a contact card", {}},
    Signature{"[InternetShortcut]"sv, 0, "a shortcut to a web page (URL)", "save the page as HTML"},
};

bool ends_with_any(std::string_view name, std::initializer_list<std::string_view> endings) {
  std::string lower(name.substr(name.size() - std::min<std::size_t>(name.size(), 16)));
  for (char& letter : lower) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return std::string_view(lower).ends_with(ending); });
}

tl::unexpected<Error> not_a_document(std::string_view what, std::string_view advice) {
  if (!advice.empty()) return fail(ErrorCode::Input, fmt::format("The file is {}; {}.", what, advice));
  return fail(ErrorCode::Input, fmt::format("The file is {}, not a document that can be read.", what));
}

// The container of Office's old files names its streams in UTF-16 ([MS-CFB], 2.6.1). Office puts an encrypted
// DOCX into one as well.
tl::unexpected<Error> detect_old_office(std::string_view bytes) {
  const auto has_stream = [&](std::string_view name) {
    std::string wide;
    for (const char letter : name) wide += {letter, '\0'};
    return bytes.find(wide) != std::string_view::npos;
  };
  if (has_stream("EncryptedPackage")) return fail(ErrorCode::Input, "The file is protected by a password.");
  if (has_stream("__substg1.0_")) return not_a_document("an e-mail (MSG)", kSaveMail);
  if (has_stream("WordDocument")) return not_a_document("an old Word document (DOC)", kSaveText);
  if (has_stream("PowerPoint Document")) return not_a_document("an old presentation (PPT)", kSaveSlides);
  if (has_stream("Workbook") || has_stream("Book"))
    return not_a_document("an old spreadsheet (XLS)", kSaveSheet);
  return not_a_document("an old Office file (DOC, XLS or PPT)", kSaveText);
}

// Names in a zip file are not compressed, so the kinds tell themselves by a search. Word's and LibreOffice's
// parts are named by ISO/IEC 29500 and OASIS OpenDocument 1.3, part 2.
Result<Format> detect_zip(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 200);
  if (head.find("mimetype") != std::string_view::npos) {
    if (head.find("application/vnd.oasis.opendocument.text") != std::string_view::npos) return Format::Odt;
    if (head.find("application/vnd.oasis.opendocument.spreadsheet") != std::string_view::npos)
      return not_a_document("a spreadsheet (ODS)", kSaveSheet);
    if (head.find("application/vnd.oasis.opendocument.presentation") != std::string_view::npos)
      return not_a_document("a presentation (ODP)", kSaveSlides);
    if (head.find("application/vnd.oasis.opendocument") != std::string_view::npos)
      return not_a_document("a drawing or another OpenDocument file", "save it as PDF");
    if (head.find("application/epub+zip") != std::string_view::npos)
      return not_a_document("an e-book (EPUB)", "convert it to HTML, DOCX or PDF");
  }
  // The names of the file itself stand at its end; those of a workbook within a presentation before that.
  if (const std::size_t end = bytes.rfind("PK\x05\x06");
      end != std::string_view::npos && end + 20 <= bytes.size()) {
    std::size_t names = 0;
    for (std::size_t i = 4; i-- > 0;) names = names << 8U | static_cast<unsigned char>(bytes[end + 16 + i]);
    if (names < end) bytes = bytes.substr(names);
  }
  if (bytes.find("word/document") != std::string_view::npos) return Format::Docx;
  if (bytes.find("xl/workbook.bin") != std::string_view::npos)
    return not_a_document("a spreadsheet (XLSB)", kSaveSheet);
  if (bytes.find("xl/workbook") != std::string_view::npos) return Format::Xlsx;
  if (bytes.find("ppt/presentation") != std::string_view::npos) return Format::Pptx;
  // With the head of the file only, the directory at its end is missing: the reader tells the rest.
  if (bytes.find("word/") != std::string_view::npos) return Format::Docx;
  if (bytes.find("xl/") != std::string_view::npos) return Format::Xlsx;
  if (bytes.find("ppt/") != std::string_view::npos) return Format::Pptx;
  if (bytes.find("content.xml") != std::string_view::npos) return Format::Odt;
  if (bytes.find("[Content_Types].xml") != std::string_view::npos) return Format::Docx;
  return not_a_document("an archive (ZIP)", kUnpack);
}

// What opens like an e-mail: lines "Name: value" (RFC 5322), one of them MIME-Version or Received. Browsers
// save whole web pages so (MHTML, RFC 2557).
bool looks_like_mail(std::string_view text) {
  bool is_mail = false;
  for (std::size_t lines = 0; lines < 60 && !text.empty(); ++lines) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) break;
    if (lines > 0 && (line[0] == ' ' || line[0] == '\t')) continue;  // the value goes on
    const std::size_t name =
        line.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");
    if (name == 0 || name == std::string_view::npos || line[name] != ':') return false;
    is_mail = is_mail || line.starts_with("MIME-Version:") || line.starts_with("Mime-Version:") ||
              line.starts_with("Received:");
  }
  return is_mail;
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

// `text` behind comments of Turtle: lines that begin with "#".
std::string_view skip_turtle_comments(std::string_view text) {
  for (text = skip_space(text); text.starts_with('#'); text = skip_space(text))
    text.remove_prefix(std::min(text.find('\n'), text.size()));
  return text;
}

// Turtle opens with the prefixes of its names, "@prefix skos: <http://...", or with those of SPARQL, PREFIX;
// N-Triples with two URIs or a blank node and a URI.
bool looks_like_turtle(std::string_view text) {
  text = skip_turtle_comments(text).substr(0, 1000);
  const auto take_word = [&text] {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n"), text.size());
    const std::string_view word = text.substr(0, end);
    text = skip_space(text.substr(end));
    return word;
  };
  const auto is_uri = [](std::string_view word) {
    return word.starts_with('<') && word.ends_with('>') && word.find(':') != std::string_view::npos;
  };
  const std::string_view first = take_word();
  if (first == "@base" || starts_with_tag(first, "base")) return first.size() < 6 && is_uri(take_word());
  if (first == "@prefix" || (starts_with_tag(first, "prefix") && first.size() == 6))
    return take_word().ends_with(':') && text.starts_with('<');
  return (is_uri(first) || first.starts_with("_:")) && is_uri(take_word());
}

// FHIR names the kind of a resource by a field of its outermost object, which comes first.
bool looks_like_code_system(std::string_view text) {
  if (!text.starts_with('{')) return false;
  constexpr std::string_view kField = "\"resourceType\"";
  const std::size_t at = text.find(kField);
  if (at == std::string_view::npos) return false;
  text = skip_space(text.substr(at + kField.size()));
  if (!text.starts_with(':')) return false;
  return skip_space(text.substr(1)).starts_with("\"CodeSystem\"");
}

// The outermost element of XML, with its "<"; behind comments, declarations and instructions.
std::string_view outermost_element(std::string_view text) {
  const auto is_before = [&text] {  // "]>" closes a document type definition
    return text.starts_with("<?") || text.starts_with("<!") || text.starts_with("]>");
  };
  for (text = skip_space(text); is_before(); text = skip_space(text)) {
    const std::string_view mark = text.starts_with("<!--") ? "-->" : ">";
    const std::size_t end = text.find(mark);
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + mark.size());
  }
  return text.substr(0, std::min(text.find_first_of(" \t\r\n/>"), text.size()));
}

// A vocabulary tells itself by its first words, whatever its name. Nullopt for what is none.
std::optional<Result<Format>> detect_vocabulary(std::string_view text, std::string_view name) {
  const std::string_view element = outermost_element(text);
  if (element == "<iterm") return Format::ITerm;
  if (element == "<rdf:RDF" || element == "<RDF") {
    return not_a_document("RDF in XML", "convert it to Turtle (with rapper -o turtle)");
  }
  if (ends_with_any(name, {".ttl", ".nt"})) return Format::Turtle;
  const bool may_be_turtle = !ends_with_any(name, {".md", ".markdown", ".csv", ".tsv", ".jsonl", ".ndjson"});
  if (may_be_turtle && looks_like_turtle(text)) return Format::Turtle;
  if (!may_be_turtle) return std::nullopt;
  const std::string_view start = skip_space(text);
  if (looks_like_code_system(start)) return Format::CodeSystem;
  if (ends_with_any(name, {".jsonld"}) ||
      (ends_with_any(name, {".json"}) &&
       start.substr(0, 4096).find("\"@context\"") != std::string_view::npos))
    return not_a_document("RDF in JSON (JSON-LD)", "convert it to Turtle");
  return std::nullopt;
}

}  // namespace

Result<Format> detect_format(std::string_view bytes, std::string_view name) {
  const bool utf16 = bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF";
  if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos) return Format::Pdf;
  if (bytes.substr(0, 4) == "PK\x03\x04") return detect_zip(bytes);
  if (bytes.substr(0, 4) == "PK\x05\x06") return not_a_document("an empty archive (ZIP)", {});
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
    if (signature.what.empty()) return detect_old_office(bytes);
    return not_a_document(signature.what, signature.advice);
  }
  if (nul != std::string_view::npos && !utf16) {
    for (const std::string_view ending : {".pdf", ".docx", ".odt", ".pptx", ".xlsx"}) {
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
  if (auto vocabulary = detect_vocabulary(text, name)) return *vocabulary;
  if (starts_with_tag(skip_space(text), "<?xml")) {
    const bool office = text.substr(0, 4096).find("office:mimetype=") != std::string_view::npos ||
                        text.substr(0, 4096).find("progid=\"Word.Document\"") != std::string_view::npos;
    return office ? not_a_document("a document in a single XML file", "save it as DOCX or ODT")
                  : not_a_document("an XML file", {});
  }
  if (looks_like_mail(text)) {
    return text.find("multipart/related") < 4096
               ? not_a_document("a web page saved with its images (MHTML)", "save it as HTML")
               : not_a_document("an e-mail (EML)", kSaveMail);
  }
  if (ends_with_any(name, {".jsonl", ".ndjson"})) return Format::Jsonl;
  if (ends_with_any(name, {".json"}))
    return not_a_document("a JSON file", "one document a line is read from a file named .jsonl");
  if (ends_with_any(name, {".csv", ".tsv"})) return Format::Csv;
  if (ends_with_any(name, {".css", ".js", ".ini", ".bat", ".cmd", ".ps1", ".vbs"}))
    return not_a_document("a style sheet, a program's text or its settings", {});
  if (ends_with_any(name, {".md", ".markdown"})) return Format::Markdown;
  return Format::PlainText;
}

}  // namespace vidensgraf
