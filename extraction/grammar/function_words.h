#pragma once

#include <optional>
#include <string_view>

#include "extraction/grammar/tagged_word.h"

namespace vidensgraf {

/// The tag of a function word in lower case ("og", "efter", "disse"); nothing for any other word.
/// Thread-safe.
[[nodiscard]] std::optional<Tag> function_word_tag(std::string_view form);

}  // namespace vidensgraf
