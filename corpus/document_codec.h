#pragma once

#include <string>
#include <string_view>

#include "corpus/document.h"
#include "corpus/result.h"

namespace vidensgraf {

/// A document as bytes: what the document worker sends back, and what the store keeps (without the text).
/// The layout stands in document_codec.cpp; a change of it needs a new version byte.
enum class CodecText : bool { Without, With };
[[nodiscard]] std::string encode(const Document& document, CodecText text);

/// The reverse. `bytes` may come from a compromised worker: everything is bounds-checked. Error Damaged.
[[nodiscard]] Result<Document> decode_document(std::string_view bytes);

}  // namespace vidensgraf
