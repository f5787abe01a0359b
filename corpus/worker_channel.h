#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/result.h"

// What the document worker and its caller say to each other, over a socket pair.
//
//   request   RequestHeader, the name, the bytes of the file (or of some lines of a JSONL file)
//   reply     ReplyHeader, the payload
//
// Both ends are the same program, so numbers travel as they lie in memory. The caller trusts nothing that
// comes back: lengths are bounded before memory is given, payloads are decoded with bounds checks. Internal
// to the document worker.

namespace vidensgraf {

enum class RequestKind : std::uint32_t {
  AnyDocument = 1,  ///< Read it, whatever it is; the worker serves nobody afterwards.
  TextOnly,         ///< Read it if it is plain text or Markdown: no parser of a complex format may run.
  JsonLines,
};

enum class ReplyKind : std::uint32_t {
  Document = 1,   ///< encode(document, With)
  Error,          ///< put_error
  NotText,        ///< Answer to TextOnly: ask again with AnyDocument.
  JsonDocuments,  ///< For each line with something on it: line number u64, ReplyKind u32, length u64, bytes.
};

struct RequestHeader {
  RequestKind kind = RequestKind::AnyDocument;
  std::uint32_t name_bytes = 0;
  std::uint64_t content_bytes = 0;
  std::uint64_t first_line = 0;  ///< JsonLines: number of its first line, from 1.
};

struct ReplyHeader {
  ReplyKind kind = ReplyKind::Error;
  std::uint64_t payload_bytes = 0;
};

/// How sending or receiving ended.
enum class Transfer : std::uint8_t { Done, Closed, TimedOut };

using Deadline = std::chrono::steady_clock::time_point;

/// Sends or receives exactly so many bytes over a socket. Without a deadline it waits for ever.
[[nodiscard]] Transfer send_all(int socket, std::string_view bytes, const Deadline* deadline);
[[nodiscard]] Transfer receive_all(int socket, char* buffer, std::size_t size, const Deadline* deadline);

/// An error as the payload of a reply; the reverse cleans the message of control characters and cuts it.
[[nodiscard]] std::string encode_error(const Error& error);
[[nodiscard]] Error decode_error(std::string_view payload);

/// A number as it lies in memory, appended to or taken off the front of a string of bytes.
void put_number(std::string& bytes, std::uint64_t number);
[[nodiscard]] bool take_number(std::string_view& bytes, std::uint64_t& number);

/// The view of a header as bytes to send.
template <class Header>
[[nodiscard]] std::string_view bytes_of(const Header& header) {
  return {reinterpret_cast<const char*>(&header), sizeof header};
}

}  // namespace vidensgraf
