#pragma once

#include <string>
#include <string_view>

namespace vidensgraf {

/// What a file or a line is recognised by as unchanged: XXH3, 128 bits, as 32 hexadecimal digits.
/// Not for use against somebody who makes two files with the same hash on purpose: he only fools himself.
[[nodiscard]] std::string content_hash(std::string_view bytes);

}  // namespace vidensgraf
