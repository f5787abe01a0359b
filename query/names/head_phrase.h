#pragma once

#include <string_view>

namespace vidensgraf {

/// The words of a concept's key that say what it is: "støtte" of "støtte til samfundsdeltagelse", all of
/// "kompleks støttebehov". Empty of what names several ("aktivitet og samvær"). Borrows from `key`.
///
/// \param key  Lemmas joined by a space, lower case, UTF-8.
[[nodiscard]] std::string_view head_phrase(std::string_view key);

/// Whether `wider` is what `key` ends in, word by word, and so wider than it by its words: "støttebehov" than
/// "kompleks støttebehov", "støtte" than "støtte til samfundsdeltagelse"; never "samfundsdeltagelse".
[[nodiscard]] bool is_wider_by_words(std::string_view wider, std::string_view key);

}  // namespace vidensgraf
