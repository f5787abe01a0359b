#include "graph/edit_distance.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace vidensgraf {

// Only cells within `limit` of the diagonal can lead to a distance of at most `limit` (Ukkonen, "Algorithms
// for approximate string matching", 1985).
std::size_t edit_distance(std::u32string_view a, std::u32string_view b, std::size_t limit) {
  const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (difference > limit) return limit + 1;
  constexpr std::size_t kShort = 64;
  std::array<std::size_t, 3 * kShort> few{};
  std::vector<std::size_t> many;
  const std::size_t width = b.size() + 1;
  if (width > kShort) many.resize(3 * width);
  std::size_t* before_last = many.empty() ? few.data() : many.data();
  std::size_t* last = before_last + width;
  std::size_t* row = last + width;
  for (std::size_t column = 0; column < width; ++column) last[column] = column;
  for (std::size_t line = 1; line <= a.size(); ++line) {
    const std::size_t first = line > limit ? line - limit : 1;
    const std::size_t end = std::min(b.size(), line + limit);
    row[first - 1] = first == 1 ? line : limit + 1;
    std::size_t least = row[first - 1];
    for (std::size_t column = first; column <= end; ++column) {
      const std::size_t replaced = last[column - 1] + (a[line - 1] == b[column - 1] ? 0 : 1);
      // The cell above the band's last one was never written.
      const std::size_t above = column == line + limit ? limit + 1 : last[column] + 1;
      row[column] = std::min({above, row[column - 1] + 1, replaced});
      const bool swapped =
          line > 1 && column > 1 && a[line - 1] == b[column - 2] && a[line - 2] == b[column - 1];
      if (swapped) row[column] = std::min(row[column], before_last[column - 2] + 1);
      least = std::min(least, row[column]);
    }
    if (least > limit) return limit + 1;
    std::swap(before_last, last);
    std::swap(last, row);
  }
  return std::min(last[b.size()], limit + 1);
}

}  // namespace vidensgraf
