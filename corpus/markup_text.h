#pragma once

#include <string>
#include <string_view>

namespace vidensgraf {

/// Appends UTF-8 text as content of an element or of a quoted attribute, of HTML or XML. What XML 1.0 cannot
/// hold becomes U+FFFD.
void append_markup_escaped(std::string& out, std::string_view text);
[[nodiscard]] std::string markup_escaped(std::string_view text);

}  // namespace vidensgraf
