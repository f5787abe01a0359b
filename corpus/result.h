#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace vidensgraf {

/// What kind of thing went wrong; decides the exit code of the command (`cli/`).
enum class ErrorCode : std::uint8_t {
  Input,     ///< A document or a query cannot be used as it is.
  Limit,     ///< A document or a query exceeds a limit (size, time, memory, nesting).
  NotFound,  ///< Something that was named does not exist.
  Io,        ///< The file system refused (permission, full disk, vanished file).
  Locked,    ///< Another process writes to the index.
  Damaged,   ///< The index contradicts itself; nothing is written to it.
  Internal,  ///< A library or a resource that the product needs is missing or failed.
};

/// One sentence for the person who runs the command, without a final line break. English.
struct Error {
  ErrorCode code = ErrorCode::Internal;
  std::string message;
  std::optional<std::size_t> offset{};  ///< Byte of the input where it stopped, if there is one.
};

/// A value, or the error that the caller can act on. `Result<void>` for actions.
template <class T>
using Result = tl::expected<T, Error>;  // std::expected once we have C++23; keep to what both offer

/// `return fail(ErrorCode::Io, "...")` from a function that returns a Result.
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string message,
                                                std::optional<std::size_t> offset = std::nullopt) {
  return tl::unexpected<Error>(Error{code, std::move(message), offset});
}

/// Hands on the error of another Result: `if (!x) return fail(x.error());`
[[nodiscard]] inline tl::unexpected<Error> fail(Error error) {
  return tl::unexpected<Error>(std::move(error));
}

}  // namespace vidensgraf
