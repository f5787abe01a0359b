#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace vidensgraf {

// All words that the pages say by themselves stand in messages.txt: key | Danish | English.

enum class Language : std::uint8_t { Danish, English };

/// "da" or "en", for the attribute lang.
[[nodiscard]] std::string_view code_of(Language language);

/// The language that a browser asks for by the header Accept-Language; Danish unless it names English before
/// any Danish.
[[nodiscard]] Language preferred_language(std::string_view accept_language);

/// The text for `key`; the key itself where the table lacks it (tests see to it that it does not).
[[nodiscard]] std::string_view message(Language language, std::string_view key);

/// The same with "{0}", "{1}", ... replaced by `values`.
[[nodiscard]] std::string message(Language language, std::string_view key,
                                  std::initializer_list<std::string_view> values);

[[nodiscard]] bool has_message(std::string_view key);
[[nodiscard]] std::vector<std::string_view> message_keys();

}  // namespace vidensgraf
