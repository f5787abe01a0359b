#pragma once

#include <string>
#include <string_view>

namespace vidensgraf {

/// What this program itself does to a terminal.
enum class TerminalCode { Bold, Plain, EraseLine };

/// What to print for a code. It says by a number, drawn anew for each process, that it comes from here; the
/// filter below puts the code itself in its place. For terminals only.
[[nodiscard]] const std::string& terminal_code(TerminalCode code);

/// Names and titles come from files that nobody vouches for, and a terminal obeys what it is shown: a title
/// may hold the codes that colour it, rewrite its lines, its window's name or its clipboard. Of control
/// characters only line breaks and tabs pass.
class TerminalFilter {
 public:
  /// What may be shown of `text`; a code or character that is not whole yet waits for the next call.
  [[nodiscard]] std::string shown(std::string_view text);

 private:
  std::string waiting_;
};

/// From here on standard output and standard error, where they are terminals, are written through a filter.
void filter_terminals();

}  // namespace vidensgraf
