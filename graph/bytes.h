#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

namespace vidensgraf {

/// Writes the values of graph rows: variable-length integers (LEB128, as in DWARF), length-prefixed strings,
/// and fixed big-endian integers for keys, so that byte order is numeric order.
class ByteWriter {
 public:
  void put_u8(std::uint8_t value) { bytes_.push_back(static_cast<char>(value)); }
  void put_u32be(std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) put_u8(static_cast<std::uint8_t>(value >> shift));
  }
  void put_u64be(std::uint64_t value) {
    for (int shift = 56; shift >= 0; shift -= 8) put_u8(static_cast<std::uint8_t>(value >> shift));
  }
  void put_varint(std::uint64_t value) {
    while (value >= 0x80U) {
      put_u8(static_cast<std::uint8_t>(value | 0x80U));
      value >>= 7U;
    }
    put_u8(static_cast<std::uint8_t>(value));
  }
  void put_string(std::string_view text) {
    put_varint(text.size());
    bytes_.append(text);
  }
  void put_f32(float value) { put_u32be(std::bit_cast<std::uint32_t>(value)); }
  void put_f64(double value) { put_u64be(std::bit_cast<std::uint64_t>(value)); }
  void put_raw(std::string_view text) { bytes_.append(text); }

  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Reads what ByteWriter wrote. Every read is bounds-checked; after a failure `ok()` stays false and all
/// further reads give zero or nothing, so that callers check once at the end. Borrows the bytes.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] std::uint8_t u8() {
    if (!has(1)) return 0;
    return static_cast<std::uint8_t>(bytes_[position_++]);
  }
  [[nodiscard]] std::uint32_t u32be() { return static_cast<std::uint32_t>(fixed(4)); }
  [[nodiscard]] std::uint64_t u64be() { return fixed(8); }
  [[nodiscard]] std::uint64_t varint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const std::uint8_t byte = u8();
      value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
      if ((byte & 0x80U) == 0) return value;
    }
    ok_ = false;
    return 0;
  }
  [[nodiscard]] std::uint32_t varint32() {
    const std::uint64_t value = varint();
    if (value > UINT32_MAX) ok_ = false;
    return ok_ ? static_cast<std::uint32_t>(value) : 0;
  }
  /// A number of items of at least one byte each: never more than the bytes that are left.
  [[nodiscard]] std::size_t count() {
    const std::uint64_t value = varint();
    if (value > bytes_.size() - position_) ok_ = false;
    return ok_ ? static_cast<std::size_t>(value) : 0;
  }
  [[nodiscard]] std::string_view string() {
    const std::size_t size = count();
    const std::string_view text = bytes_.substr(position_, size);
    position_ += size;
    return text;
  }
  [[nodiscard]] float f32() { return std::bit_cast<float>(u32be()); }
  [[nodiscard]] double f64() { return std::bit_cast<double>(u64be()); }
  [[nodiscard]] std::string_view rest() { return bytes_.substr(position_); }

  void reject() { ok_ = false; }
  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool at_end() const { return position_ == bytes_.size(); }

 private:
  [[nodiscard]] bool has(std::size_t size) {
    if (!ok_ || bytes_.size() - position_ < size) ok_ = false;
    return ok_;
  }
  [[nodiscard]] std::uint64_t fixed(std::size_t size) {
    if (!has(size)) return 0;
    std::uint64_t value = 0;
    for (std::size_t index = 0; index < size; ++index) {
      value = (value << 8U) | static_cast<std::uint8_t>(bytes_[position_++]);
    }
    return value;
  }

  std::string_view bytes_;
  std::size_t position_ = 0;
  bool ok_ = true;
};

}  // namespace vidensgraf
