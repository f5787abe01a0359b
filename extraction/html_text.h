#pragma once

#include <string>
#include <string_view>

namespace vidensgraf {

/// Appends UTF-8 text as content of an element or of a quoted attribute. What XML cannot hold becomes U+FFFD.
void append_escaped(std::string& out, std::string_view text);
[[nodiscard]] std::string escaped(std::string_view text);

}  // namespace vidensgraf
