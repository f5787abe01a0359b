#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "corpus/document.h"
#include "extraction/registers.h"
#include "indexer/prepared_document.h"

namespace vidensgraf {

/// What two documents must have in common for `encode_derived` of one to serve the other: all of a document
/// but its id, its place, its address and its date, and of the date which laws were in force.
///
/// \return Empty if what is derived from the document may depend on more than that.
[[nodiscard]] std::string derived_key(const Document& document, const Registers& registers);

/// What was derived from a document's text as bytes. `prepared` is as `prepare` gives it.
[[nodiscard]] std::string encode_derived(const PreparedDocument& prepared);

/// What `prepare` would derive from `document`, given what it derived from another of the same key. Nothing
/// if `bytes` does not decode.
[[nodiscard]] std::optional<PreparedDocument> decode_derived(std::string_view bytes, Document document);

}  // namespace vidensgraf
