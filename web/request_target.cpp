#include "web/request_target.h"

#include <algorithm>
#include <optional>

#include "corpus/encoding.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMaxParameters = 200;

std::optional<unsigned> hex_digit(char digit) {
  if (digit >= '0' && digit <= '9') return static_cast<unsigned>(digit - '0');
  if (digit >= 'a' && digit <= 'f') return static_cast<unsigned>(digit - 'a') + 10;
  if (digit >= 'A' && digit <= 'F') return static_cast<unsigned>(digit - 'A') + 10;
  return std::nullopt;
}

// Line breaks and tabs are white space in what people paste into a form; other control characters are attacks
// or mistakes.
bool has_control_character(std::string_view text, bool allow_white_space) {
  return std::any_of(text.begin(), text.end(), [&](char byte) {
    if (allow_white_space && (byte == '\n' || byte == '\r' || byte == '\t')) return false;
    return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F;
  });
}

enum class Plus : bool { IsItself, IsSpace };

Result<std::string> decoded(std::string_view text, Plus plus) {
  std::string bytes;
  bytes.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus == Plus::IsSpace) {
      bytes += ' ';
    } else if (text[i] != '%') {
      bytes += text[i];
    } else {
      const auto high = i + 1 < text.size() ? hex_digit(text[i + 1]) : std::nullopt;
      const auto low = i + 2 < text.size() ? hex_digit(text[i + 2]) : std::nullopt;
      if (!high || !low)
        return fail(ErrorCode::Input, "The address has a % that is not followed by two hex digits.");
      bytes += static_cast<char>(*high * 16 + *low);
      i += 2;
    }
  }
  if (valid_utf8_prefix(bytes) != bytes.size())
    return fail(ErrorCode::Input, "The address is not valid UTF-8.");
  if (has_control_character(bytes, plus == Plus::IsSpace)) {
    return fail(ErrorCode::Input, "The address holds a control character.");
  }
  return bytes;
}

}  // namespace

Result<void> set_target(Request& request, std::string_view target) {
  request.target = std::string(target);
  if (!target.starts_with('/')) return fail(ErrorCode::Input, "The address does not start with a slash.");
  target = target.substr(0, target.find('#'));
  const std::size_t question = target.find('?');
  const std::string_view path = target.substr(0, question);
  request.path = std::string(path);
  request.segments.clear();
  for (std::size_t start = 1; start <= path.size();) {
    const std::size_t end = std::min(path.find('/', start), path.size());
    auto segment = decoded(path.substr(start, end - start), Plus::IsItself);
    if (!segment) return fail(segment.error());
    if (*segment == "." || *segment == "..") {
      return fail(ErrorCode::Input, "The address has a segment that leads elsewhere.");
    }
    request.segments.push_back(std::move(*segment));
    start = end + 1;
  }
  request.parameters.clear();
  if (question == std::string_view::npos) return {};
  return add_form_fields(request.parameters, target.substr(question + 1));
}

Result<void> add_form_fields(NamedValues& fields, std::string_view form) {
  for (std::size_t start = 0; start < form.size();) {
    const std::size_t end = std::min(form.find('&', start), form.size());
    const std::string_view field = form.substr(start, end - start);
    start = end + 1;
    if (field.empty()) continue;
    if (fields.size() == kMaxParameters)
      return fail(ErrorCode::Input, "The address has too many parameters.");
    const std::size_t equals = std::min(field.find('='), field.size());
    auto name = decoded(field.substr(0, equals), Plus::IsSpace);
    if (!name) return fail(name.error());
    auto value =
        decoded(equals < field.size() ? field.substr(equals + 1) : std::string_view(), Plus::IsSpace);
    if (!value) return fail(value.error());
    fields.emplace_back(std::move(*name), std::move(*value));
  }
  return {};
}

}  // namespace vidensgraf
