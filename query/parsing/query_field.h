#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vidensgraf {

/// The fields of the query language.
enum class QueryField : std::uint8_t { Title, Concept, Law, TargetGroup, Publisher, Year, Type, Document };

[[nodiscard]] std::string_view name_of(QueryField field);  ///< "titel", "begreb", ...

/// All of them, for a sentence: "titel, begreb, ...".
[[nodiscard]] std::string query_field_names();

/// The field of this name, in Danish or English, in any case, with or without æ and å.
[[nodiscard]] std::optional<QueryField> find_query_field(std::string_view name);

struct YearRange {
  int from = 0;  ///< Inclusive; 0: open.
  int to = 0;
};

/// 2019, 2019..2022, 2019-2022, 2019.., ..2022; the ends in either order. Empty for anything else.
[[nodiscard]] std::optional<YearRange> parse_years(std::string_view text);

}  // namespace vidensgraf
