#pragma once

#include <string>
#include <string_view>

namespace vidensgraf {

/// Names and titles come from files that nobody vouches for, and a terminal obeys what it is shown: a title
/// may hold the codes that rewrite its lines, its window's name or its clipboard. Of control characters only
/// line breaks, tabs and what this program itself uses pass: colours (ESC [ ... m) and taking a line off (CR,
/// ESC [ K).
class TerminalFilter {
 public:
  /// What may be shown of `text`; a code that is not whole yet waits for the next call.
  [[nodiscard]] std::string shown(std::string_view text);

 private:
  std::string waiting_;
};

/// From here on standard output and standard error, where they are terminals, are written through a filter.
void filter_terminals();

}  // namespace vidensgraf
