#include "cli/terminal_filter.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <random>

#include <fmt/format.h>
#include <unistd.h>

namespace vidensgraf {
namespace {

constexpr char kEscape = '\x1b';
constexpr char kDelete = '\x7f';
constexpr char kLeadOfC1 = '\xC2';  // C1 control characters are C2 80 to C2 9F in UTF-8

struct Code {
  std::string printed;
  std::string_view shown;
};

// In the order of TerminalCode.
const std::array<Code, 3>& codes() {
  static const std::array<Code, 3> kCodes = [] {
    std::random_device random;
    const std::string mark = fmt::format("{}{:08x}{:08x}", kEscape, random(), random());
    return std::array<Code, 3>{Code{mark + "b", "\x1b[1m"}, Code{mark + "p", "\x1b[0m"},
                               Code{mark + "e", "\r\x1b[K"}};
  }();
  return kCodes;
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

const std::string& terminal_code(TerminalCode code) {
  return codes().at(static_cast<std::size_t>(code)).printed;
}

std::string TerminalFilter::shown(std::string_view text) {
  std::string result;
  for (const char byte : text) {
    if (waiting_ == std::string_view(&kLeadOfC1, 1)) {
      if (!is_c1(byte)) result += waiting_;
      waiting_.clear();
      if (is_c1(byte)) continue;
    }
    if (!waiting_.empty()) {
      waiting_ += byte;
      const auto code = std::find_if(codes().begin(), codes().end(),
                                     [this](const Code& ours) { return ours.printed.starts_with(waiting_); });
      if (code != codes().end()) {
        if (code->printed.size() > waiting_.size()) continue;
        result += code->shown;
        waiting_.clear();
        continue;
      }
      // None of ours: what of it is text is shown.
      result.append(waiting_, 1, waiting_.size() - 2);
      waiting_.clear();
    }
    if (byte == kEscape || byte == kLeadOfC1) {
      waiting_ = byte;
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
