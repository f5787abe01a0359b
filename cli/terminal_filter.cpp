#include "cli/terminal_filter.h"

#include <cerrno>
#include <cstddef>
#include <cstdio>

#include <unistd.h>

namespace vidensgraf {
namespace {

constexpr char kEscape = '\x1b';
constexpr char kDelete = '\x7f';
constexpr char kLeadOfC1 = '\xC2';  // C1 control characters are C2 80 to C2 9F in UTF-8

enum class Match { Whole, Beginning, None };

// A code that may pass: an optional CR, ESC, "[", digits and semicolons, "m" or "K".
Match match(std::string_view code) {
  if (code.starts_with('\r')) code.remove_prefix(1);
  if (code.empty()) return Match::Beginning;
  if (code[0] != kEscape) return Match::None;
  if (code.size() == 1) return Match::Beginning;
  if (code[1] != '[') return Match::None;
  const std::size_t end = code.find_first_not_of("0123456789;", 2);
  if (end == std::string_view::npos) return Match::Beginning;
  return end + 1 == code.size() && (code[end] == 'm' || code[end] == 'K') ? Match::Whole : Match::None;
}

bool is_control(char byte) {
  return (static_cast<unsigned char>(byte) < 0x20U && byte != '\n' && byte != '\t') || byte == kDelete;
}

bool is_c1(char byte) {
  return static_cast<unsigned char>(byte) >= 0x80U && static_cast<unsigned char>(byte) < 0xA0U;
}

struct Terminal {
  int descriptor;
  TerminalFilter filter;
};

ssize_t write_to_terminal(void* cookie, const char* bytes, std::size_t size) {
  auto* const terminal = static_cast<Terminal*>(cookie);
  const std::string text = terminal->filter.shown({bytes, size});
  for (std::size_t done = 0; done < text.size();) {
    const ssize_t written = ::write(terminal->descriptor, text.data() + done, text.size() - done);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return 0;
    done += static_cast<std::size_t>(written);
  }
  return static_cast<ssize_t>(size);
}

void filter(std::FILE*& stream, Terminal& terminal, int buffering) {
  if (::isatty(terminal.descriptor) != 1) return;
  std::FILE* const filtered =
      ::fopencookie(&terminal, "w", cookie_io_functions_t{nullptr, write_to_terminal, nullptr, nullptr});
  if (filtered == nullptr) return;
  static_cast<void>(std::setvbuf(filtered, nullptr, buffering, BUFSIZ));
  stream = filtered;
}

}  // namespace

std::string TerminalFilter::shown(std::string_view text) {
  std::string result;
  for (const char byte : text) {
    if (waiting_ == std::string_view(&kLeadOfC1, 1)) {
      if (!is_c1(byte)) result += waiting_;
      waiting_.clear();
      if (is_c1(byte)) continue;
    }
    waiting_ += byte;
    const Match found = match(waiting_);
    if (found == Match::Beginning) continue;
    if (found == Match::Whole) {
      result += waiting_;
      waiting_.clear();
      continue;
    }
    // No code of ours: what of it is text is shown.
    waiting_.pop_back();
    for (const char other : waiting_) {
      if (!is_control(other)) result += other;
    }
    waiting_.clear();
    if (byte == kEscape || byte == '\r' || byte == kLeadOfC1) {
      waiting_ += byte;
    } else if (!is_control(byte)) {
      result += byte;
    }
  }
  return result;
}

void filter_terminals() {
  static Terminal output{STDOUT_FILENO, {}};
  static Terminal messages{STDERR_FILENO, {}};
  filter(stdout, output, _IOLBF);
  filter(stderr, messages, _IONBF);
}

}  // namespace vidensgraf
