#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/vocabulary.h"

namespace vidensgraf {

/// The rows of a table, each with its cells by column; rows may be shorter than others. UTF-8.
using TermTableRows = std::vector<std::vector<std::string>>;

/// The header of a begrebsliste is one of this many rows.
inline constexpr std::size_t kTermTableHead = 20;

/// Whether one of `rows`, the first of a table, is the header of a begrebsliste.
[[nodiscard]] bool has_term_table(const TermTableRows& rows);

/// Adds the entries of a table to `vocabulary` if it is a begrebsliste, and what stands above it to its
/// metadata. False, and nothing added, if the table is none. Private to corpus/.
bool add_term_table(const TermTableRows& rows, Vocabulary& vocabulary);

/// Adds what rows like "Modelnavn | Begreber om botilbud" say of a vocabulary, where that is not known yet.
/// True if any row says such a thing.
bool add_term_table_metadata(const TermTableRows& rows, Vocabulary& vocabulary);

/// A cell without the apostrophe that `csv_field`, and others, put before what would be a formula.
[[nodiscard]] std::string_view without_formula_guard(std::string_view cell);

}  // namespace vidensgraf
