#pragma once

// How numbers and strings are written in keys and values of RocksDB rows. Keys use the fixed-width big-endian
// forms, so that RocksDB's byte order is numeric order; values use varints (7 bits a byte, low bits first,
// the high bit says that more follow) and strings with their length before them.

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace vidensgraf {

inline void append_u8(std::string& out, std::uint8_t value) { out.push_back(static_cast<char>(value)); }

/// The last `kBytes` of `value`.
template <std::size_t kBytes>
void append_big_endian(std::string& out, std::uint64_t value) {
  std::array<char, kBytes> bytes{};
  for (auto byte = bytes.rbegin(); byte != bytes.rend(); ++byte, value >>= 8U) {
    *byte = static_cast<char>(value & 0xFFU);
  }
  out.append(bytes.data(), bytes.size());
}

inline void append_u32be(std::string& out, std::uint32_t value) { append_big_endian<4>(out, value); }

inline void append_u64be(std::string& out, std::uint64_t value) { append_big_endian<8>(out, value); }

inline void append_varint(std::string& out, std::uint64_t value) {
  while (value >= 0x80U) {
    out.push_back(static_cast<char>((value & 0x7FU) | 0x80U));
    value >>= 7U;
  }
  out.push_back(static_cast<char>(value));
}

inline void append_string(std::string& out, std::string_view value) {
  append_varint(out, value.size());
  out.append(value);
}

inline void append_f64be(std::string& out, double value) {
  append_u64be(out, std::bit_cast<std::uint64_t>(value));
}

/// Reads what the functions above wrote. Past the end, or after a varint of more than 64 bits, every call
/// gives zero or an empty view and `ok()` is false: read a whole row, then ask once.
///
///     RowReader reader(value);
///     const auto count = reader.varint();
///     ...
///     if (!reader.done()) return fail(ErrorCode::Damaged, "...");
///
/// Views borrow from the bytes given. Sizes read from a row are no promise: bound a `reserve` by
/// `remaining()`.
class RowReader {
 public:
  explicit RowReader(std::string_view bytes) : rest_(bytes) {}

  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool done() const { return ok_ && rest_.empty(); }  ///< Everything was read, and no more.
  [[nodiscard]] std::size_t remaining() const { return rest_.size(); }

  std::uint8_t u8() {
    const std::string_view bytes = take(1);
    return bytes.empty() ? std::uint8_t{0} : static_cast<std::uint8_t>(bytes[0]);
  }
  std::uint32_t u32be() { return static_cast<std::uint32_t>(big_endian(4)); }
  std::uint64_t u64be() { return big_endian(8); }

  std::uint64_t varint() {
    if (ok_ && !rest_.empty() && static_cast<std::uint8_t>(rest_.front()) < 0x80U) {  // most are one byte
      const auto value = static_cast<std::uint8_t>(rest_.front());
      rest_.remove_prefix(1);
      return value;
    }
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const std::uint64_t byte = u8();
      if (!ok_) return 0;
      if (shift == 63 && byte > 1) break;
      value |= (byte & 0x7FU) << shift;
      if (byte < 0x80U) return value;
    }
    ok_ = false;
    return 0;
  }
  /// Past so many varints: what they are is not looked at.
  void skip_varints(std::size_t count) {
    constexpr std::uint64_t kOneInEach = 0x0101010101010101;
    std::uint64_t bytes = 0;
    std::size_t at = 0;
    while (count >= sizeof bytes && rest_.size() - at >= sizeof bytes) {
      std::memcpy(&bytes, rest_.data() + at, sizeof bytes);
      count -= ((~bytes >> 7U & kOneInEach) * kOneInEach) >> 56U;  // so many of them end one
      at += sizeof bytes;
    }
    for (; count > 0 && at < rest_.size(); ++at) {
      if (static_cast<std::uint8_t>(rest_[at]) < 0x80U) --count;
    }
    rest_.remove_prefix(at);
    if (count > 0) reject();
  }
  /// A varint that must fit in 32 bits.
  std::uint32_t varint32() {
    const std::uint64_t value = varint();
    if (value > UINT32_MAX) ok_ = false;
    return ok_ ? static_cast<std::uint32_t>(value) : 0;
  }

  /// A number of items of at least one byte each: never more than the bytes that are left.
  std::size_t count() {
    const std::uint64_t value = varint();
    if (value > rest_.size()) reject();
    return ok_ ? static_cast<std::size_t>(value) : 0;
  }

  std::string_view string() {
    const std::uint64_t size = varint();
    if (size > rest_.size()) {
      ok_ = false;
      return {};
    }
    return take(static_cast<std::size_t>(size));
  }

  double f64be() { return std::bit_cast<double>(u64be()); }

  /// For readers that find a value that makes no sense: from here on `ok()` is false.
  void reject() { ok_ = false; }

  /// All that has not been read yet.
  std::string_view rest() { return take(rest_.size()); }

 private:
  std::string_view take(std::size_t size) {
    if (!ok_ || size > rest_.size()) {
      ok_ = false;
      return {};
    }
    const std::string_view bytes = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return bytes;
  }
  std::uint64_t big_endian(std::size_t size) {
    std::uint64_t value = 0;
    for (const char byte : take(size)) value = value << 8U | static_cast<std::uint8_t>(byte);
    return value;
  }

  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace vidensgraf
