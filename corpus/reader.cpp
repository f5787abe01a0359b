#include "corpus/reader.h"

#include <exception>
#include <new>
#include <string>

#include <fmt/format.h>

#include "corpus/format_readers.h"
#include "corpus/utf8.h"

namespace vidensgraf {
namespace {

Result<void> read_format(std::string_view bytes, const ReadLimits& limits, Document& document) {
  switch (document.format) {
    case Format::PlainText:
      return read_plain_text(bytes, limits, document);
    case Format::Markdown:
      return read_markdown(bytes, limits, document);
    case Format::Html:
      return read_html(bytes, limits, document);
    case Format::Pdf:
      return read_pdf(bytes, limits, document);
    case Format::Docx:
      return read_docx(bytes, limits, document);
    case Format::Odt:
      return read_odt(bytes, limits, document);
    case Format::Pptx:
      return read_pptx(bytes, limits, document);
    case Format::Xlsx:
      return read_xlsx(bytes, limits, document);
    case Format::Csv:
      return read_csv(bytes, limits, document);
    case Format::Turtle:
      return read_skos(bytes, limits, document);
    case Format::CodeSystem:
      return read_code_system(bytes, limits, document);
    case Format::ITerm:
      return read_iterm(bytes, limits, document);
    case Format::Jsonl:
      break;
  }
  return fail(ErrorCode::Input, "A JSONL file holds one document a line and is read line by line.");
}

}  // namespace

DocumentIdForms document_id_of(std::string_view path) {
  while (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
  if (const std::size_t slash = path.rfind('/'); slash != std::string_view::npos)
    path.remove_prefix(slash + 1);
  // ".profile" has no extension, "a.tar" has one.
  if (const std::size_t dot = path.rfind('.'); dot != std::string_view::npos && dot > 0)
    path = path.substr(0, dot);
  DocumentIdForms forms{std::string(path), std::string(path)};
  if (const std::size_t bar = path.find('_'); bar != std::string_view::npos && bar > 0) {
    forms.short_form = std::string(path.substr(0, bar));
  }
  return forms;
}

Result<Document> read_document(std::string_view bytes, std::string_view name, const ReadLimits& limits) {
  if (bytes.empty()) return fail(ErrorCode::Input, "The file is empty.");
  if (bytes.size() > limits.max_input_bytes) {
    return fail(ErrorCode::Limit,
                fmt::format("The file is larger than {} MiB.", limits.max_input_bytes >> 20U));
  }
  auto format = detect_format(bytes, name);
  if (!format) return fail(format.error());
  Document document;
  document.id = document_id_of(name).short_form;
  document.source_name = std::string(name);
  document.format = *format;
  try {
    if (auto read = read_format(bytes, limits, document); !read) return fail(read.error());
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::Limit, "The document needs more memory than one document may take.");
  } catch (const std::exception& error) {
    return fail(ErrorCode::Input, fmt::format("The document cannot be read: {}.", error.what()));
  }
  if (trim(document.text).empty() || document.blocks.empty()) {
    return fail(ErrorCode::Input,
                document.format == Format::Pdf
                    ? "The PDF holds no text: it may be a scan, which needs text recognition first."
                    : "The file holds no text.");
  }
  return document;
}

}  // namespace vidensgraf
