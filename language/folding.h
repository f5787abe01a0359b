#pragma once

#include <string>
#include <string_view>

namespace vidensgraf {

/// Lower case by ICU case folding, in NFC, without break marks and with ’ as '.
/// Invalid UTF-8 becomes U+FFFD.
[[nodiscard]] std::string fold(std::string_view text);

/// How æ, ø and å are written by those who lack the keys.
enum class AsciiStyle : bool { Digraph, Letter };  // "stoette", "stotte"

/// Folded text with æ ø å as ae oe aa (or a o a) and other marks removed.
[[nodiscard]] std::string to_ascii(std::string_view folded, AsciiStyle style = AsciiStyle::Digraph);

[[nodiscard]] bool is_valid_utf8(std::string_view text);

/// The number of code points of valid UTF-8.
[[nodiscard]] std::size_t code_point_count(std::string_view text);

}  // namespace vidensgraf
