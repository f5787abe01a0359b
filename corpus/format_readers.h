#pragma once

#include <string_view>

#include "corpus/document.h"
#include "corpus/reader.h"
#include "corpus/result.h"

namespace vidensgraf {

// One function per format, called by `read_document`. Each fills text, blocks and metadata of `document`,
// whose id, source name and format are set. Input is any bytes. They may throw std::bad_alloc, which
// `read_document` catches, and no other exception. Private to corpus/.

[[nodiscard]] Result<void> read_plain_text(std::string_view bytes, const ReadLimits& limits,
                                           Document& document);
[[nodiscard]] Result<void> read_markdown(std::string_view bytes, const ReadLimits& limits,
                                         Document& document);
[[nodiscard]] Result<void> read_html(std::string_view bytes, const ReadLimits& limits, Document& document);
[[nodiscard]] Result<void> read_pdf(std::string_view bytes, const ReadLimits& limits, Document& document);
[[nodiscard]] Result<void> read_docx(std::string_view bytes, const ReadLimits& limits, Document& document);
[[nodiscard]] Result<void> read_odt(std::string_view bytes, const ReadLimits& limits, Document& document);
[[nodiscard]] Result<void> read_pptx(std::string_view bytes, const ReadLimits& limits, Document& document);
[[nodiscard]] Result<void> read_xlsx(std::string_view bytes, const ReadLimits& limits, Document& document);
[[nodiscard]] Result<void> read_csv(std::string_view bytes, const ReadLimits& limits, Document& document);
[[nodiscard]] Result<void> read_skos(std::string_view bytes, const ReadLimits& limits, Document& document);
[[nodiscard]] Result<void> read_code_system(std::string_view bytes, const ReadLimits& limits,
                                            Document& document);
[[nodiscard]] Result<void> read_iterm(std::string_view bytes, const ReadLimits& limits, Document& document);

}  // namespace vidensgraf
