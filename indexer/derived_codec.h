#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "corpus/document.h"
#include "extraction/registers.h"
#include "indexer/prepared_document.h"

namespace vidensgraf {

/// What two documents must have in common for `encode_derived` of one to serve the other.
struct DerivedKeys {
  /// All of a document but its id, its place, its address and its date: enough where what was derived does
  /// not depend on the date (PreparedDocument::depends_on_date).
  std::string of_any_date;
  /// That, and which laws were in force on its date.
  std::string of_laws_in_force;
};
[[nodiscard]] DerivedKeys derived_keys(const Document& document, const Registers& registers);

/// What was derived from a document's text as bytes. `prepared` is as `prepare` gives it.
[[nodiscard]] std::string encode_derived(const PreparedDocument& prepared);

/// What `prepare` would derive from `document`, given what it derived from another of the same key. Nothing
/// if `bytes` does not decode.
[[nodiscard]] std::optional<PreparedDocument> decode_derived(std::string_view bytes, Document document);

}  // namespace vidensgraf
