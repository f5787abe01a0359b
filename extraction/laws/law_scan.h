#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vidensgraf {

// Small steps that the readers of legal references share. Positions are bytes of `text` (UTF-8); what does
// not match returns `at` unchanged.

/// Members of one list of provisions; longer lists are cut there.
constexpr std::size_t kLongestLawList = 60;

/// The word at `at` in lower case, at most 60 bytes of it; empty if none begins there.
[[nodiscard]] std::string law_word_at(std::string_view text, std::size_t at);

/// og, eller, samt
[[nodiscard]] bool is_law_conjunction(std::string_view word);

/// The byte after a dash of any kind.
[[nodiscard]] std::size_t skip_dash(std::string_view text, std::size_t at);

/// The byte after `word`, which stands at `at`, and the full stop that may follow it.
[[nodiscard]] std::size_t skip_abbreviation(std::string_view text, std::size_t at, std::string_view word);

/// Whether what stands at `at` may follow a number that is part of a list without a sign of its own.
[[nodiscard]] bool can_end_list_item(std::string_view text, std::size_t at);

/// Whether the number or letter before `at` is the mark of a list's item, "2) ...": a bracket closes that
/// none opened.
[[nodiscard]] bool is_list_mark_before(std::string_view text, std::size_t at);

/// Whether the word at `at` measures something ("pct.", "år", "kr."): a number before it is no section.
[[nodiscard]] bool is_unit_at(std::string_view text, std::size_t at);

/// Reads "2. pkt.", "1. og 2. pkt.", "2.-4. pkt.", "sidste pkt." (-1) into `pkt`; the byte after it.
[[nodiscard]] std::size_t read_sentence_numbers(std::string_view text, std::size_t at, std::vector<int>& pkt);

[[nodiscard]] inline std::uint32_t to_offset(std::size_t at) { return static_cast<std::uint32_t>(at); }

}  // namespace vidensgraf
