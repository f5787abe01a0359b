#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vidensgraf {

/// A date as a text writes it. `iso` has the precision of the text ("2022-03") and is empty if there is none.
struct ScannedDate {
  std::string iso;
  std::size_t end = 0;  ///< Byte after it.
};

/// Reads a Danish date at `at`: "28/08/2020", "24/6 2005", "14.6.2023", "04-12-2021", "2021-12-04", "d. 16.
/// august 2023", "november 2021", "2021". Days and months out of range are no date; a year is 1849 to 2099.
[[nodiscard]] ScannedDate read_date(std::string_view text, std::size_t at);

}  // namespace vidensgraf
