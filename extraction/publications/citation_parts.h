#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"
#include "extraction/facts.h"
#include "extraction/registers.h"

// The parts that find_citations puts together. All spans are bytes of the text given; texts are UTF-8 in NFC.

namespace vidensgraf {

/// A year of publication, with its letter: "2021a".
struct CitedYear {
  int year = 0;
  std::string letter;
  std::size_t end = 0;
};
/// Reads a year from 1800 to 2099 at `at` that is a word of its own; `year` 0 if there is none.
[[nodiscard]] CitedYear read_cited_year(std::string_view text, std::size_t at);

/// `author` with single spaces, and without what parts it from the year: "Jensen & Holm,".
[[nodiscard]] std::string tidy_author(std::string_view author);

/// Whether `text` can be the author of a work: names of persons or of a body, "Jensen, K. & Holm, T.",
/// "Jensen et al.", "Rådet for Socialt Udsatte". Dates, places of figures and sentences are none.
[[nodiscard]] bool is_author_like(std::string_view text, const Registers& registers);

/// The citations inside one pair of parentheses, `span` from "(" to ")"; empty if it holds none. The first
/// one's source begins at "(", the last one's ends behind ")".
[[nodiscard]] std::vector<Citation> read_parenthesis(std::string_view text, ByteSpan span,
                                                     const Registers& registers);

/// The entries of a stretch of a reference list; lines that begin a new entry split it.
[[nodiscard]] std::vector<Citation> read_reference_entries(std::string_view text, ByteSpan span);

/// Titles of other publications named in running text.
[[nodiscard]] std::vector<Citation> find_title_mentions(const Document& document,
                                                        const std::vector<Citation>& entries,
                                                        const Registers& registers,
                                                        std::string_view own_title);

/// Web addresses in footnotes. Where the footnote's mark stands behind one of the titles in `mentions`, the
/// address is that work's.
[[nodiscard]] std::vector<Citation> find_footnote_addresses(const Document& document,
                                                            const std::vector<Citation>& mentions);

}  // namespace vidensgraf
