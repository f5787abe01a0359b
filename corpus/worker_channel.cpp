#include "corpus/worker_channel.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <poll.h>
#include <sys/socket.h>

namespace vidensgraf {
namespace {

constexpr std::size_t kLongestMessage = 400;

// Waits until `socket` is ready; false at the deadline. Errors of the socket show in the call that follows.
bool wait_for(int socket, short events, const Deadline* deadline) {
  if (deadline == nullptr) return true;
  for (;;) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(*deadline - std::chrono::steady_clock::now());
    if (left.count() <= 0) return false;
    pollfd one{socket, events, 0};
    const int ready = ::poll(&one, 1, static_cast<int>(std::min<std::int64_t>(left.count(), 60'000)));
    if (ready > 0) return true;
  }
}

}  // namespace

Transfer send_all(int socket, std::string_view bytes, const Deadline* deadline) {
  const int flags = MSG_NOSIGNAL | (deadline == nullptr ? 0 : MSG_DONTWAIT);
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), flags);
    if (sent > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    } else if (errno == EAGAIN) {
      if (!wait_for(socket, POLLOUT, deadline)) return Transfer::TimedOut;
    } else if (errno != EINTR) {
      return Transfer::Closed;
    }
  }
  return Transfer::Done;
}

Transfer receive_all(int socket, char* buffer, std::size_t size, const Deadline* deadline) {
  const int flags = deadline == nullptr ? MSG_WAITALL : MSG_DONTWAIT;
  while (size > 0) {
    const ssize_t got = ::recv(socket, buffer, size, flags);
    if (got > 0) {
      buffer += got;
      size -= static_cast<std::size_t>(got);
    } else if (got == 0) {
      return Transfer::Closed;
    } else if (errno == EAGAIN) {
      if (!wait_for(socket, POLLIN, deadline)) return Transfer::TimedOut;
    } else if (errno != EINTR) {
      return Transfer::Closed;
    }
  }
  return Transfer::Done;
}

void put_number(std::string& bytes, std::uint64_t number) { bytes += bytes_of(number); }

bool take_number(std::string_view& bytes, std::uint64_t& number) {
  if (bytes.size() < sizeof number) return false;
  std::memcpy(&number, bytes.data(), sizeof number);
  bytes.remove_prefix(sizeof number);
  return true;
}

std::string encode_error(const Error& error) {
  constexpr std::uint64_t kNoOffset = ~std::uint64_t{0};
  std::string payload;
  put_number(payload, static_cast<std::uint64_t>(error.code));
  put_number(payload, error.offset ? std::uint64_t{*error.offset} : kNoOffset);
  payload += error.message;
  return payload;
}

Error decode_error(std::string_view payload) {
  std::uint64_t code = 0;
  std::uint64_t offset = 0;
  if (!take_number(payload, code) || !take_number(payload, offset)) {
    return Error{ErrorCode::Internal, "The process that read the file gave a broken answer."};
  }
  Error error;
  // Of the codes only these two can come from reading bytes.
  error.code = code == static_cast<std::uint64_t>(ErrorCode::Limit) ? ErrorCode::Limit : ErrorCode::Input;
  if (offset != ~std::uint64_t{0}) error.offset = static_cast<std::size_t>(offset);
  error.message = payload.substr(0, kLongestMessage);
  // It goes to a terminal: no escape sequences from a compromised worker.
  for (char& c : error.message) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  }
  return error;
}

}  // namespace vidensgraf
