#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vidensgraf {

/// Names longer than this many bytes are not kept for look-up (whole sentences are no names).
inline constexpr std::size_t kMaxNameBytes = 200;

/// The form of a name under which it is compared and looked up: case-folded and NFC (ICU), soft hyphens and
/// control characters removed, white space (line breaks too) made one space, none at the ends.
///
/// \param name  UTF-8. Malformed bytes become U+FFFD.
[[nodiscard]] std::string fold_name(std::string_view name);

/// What people type where a keyboard has no æ, ø and å: "støttebehov" gives "stoettebehov" and "stottebehov".
///
/// \param folded  As `fold_name` gives it.
/// \return        Without `folded` itself; empty if it is ASCII already. Other marks are removed (é: e).
[[nodiscard]] std::vector<std::string> ascii_names(std::string_view folded);

/// The code points of `text` (UTF-8) in reverse order, so that what ends alike begins alike. Its own reverse.
[[nodiscard]] std::string reversed_name(std::string_view text);

}  // namespace vidensgraf
