#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "corpus/result.h"

namespace vidensgraf {

// From the bytes of a text file to canonical text. For corpus/, its tests, and sheets that come back.

/// Byte of the first invalid UTF-8 sequence, or `text.size()` where all is valid (no surrogates, shortest
/// forms).
[[nodiscard]] std::size_t valid_utf8_prefix(std::string_view text);

/// Decodes a text file: UTF-8 with or without byte order mark, UTF-16 with one, else the code page among
/// Windows-1252 (which Latin-1 text is part of), DOS 850 and Mac Roman whose letters Danish words have. The
/// result is UTF-8 in NFC; valid NFC UTF-8 comes out byte for byte, without a leading byte order mark. Single
/// bad bytes in what is UTF-8 elsewhere are read as Windows-1252.
///
/// Errors Input: NUL bytes, and bytes that are text in none of these encodings.
[[nodiscard]] Result<std::string> decode_text(std::string_view bytes);

/// `text` in NFC. `text` must be valid UTF-8.
[[nodiscard]] std::string to_nfc(std::string text);

/// Any bytes as valid UTF-8 in NFC without NUL: what readers of containers put their strings through.
[[nodiscard]] std::string clean_utf8(std::string_view bytes);

}  // namespace vidensgraf
