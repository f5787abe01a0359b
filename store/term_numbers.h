#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace vidensgraf {

/// Gives terms (any strings) numbers from 0 on. A large table lies outside the processor's cache, so that
/// looking up one after the other is mostly waiting: here many are looked up at a time, and the places of all
/// are asked for beforehand.
class TermNumbers {
 public:
  TermNumbers() = default;
  ~TermNumbers() = default;
  TermNumbers(TermNumbers&&) = default;
  TermNumbers& operator=(TermNumbers&&) = default;
  TermNumbers(const TermNumbers&) = delete;  // terms point into the bytes that are kept
  TermNumbers& operator=(const TermNumbers&) = delete;

  /// The numbers of `terms`, in their order; valid until the next call. Terms that were not met before get
  /// the next ones.
  const std::vector<std::uint32_t>& numbers_of(const std::vector<std::string_view>& terms);

  [[nodiscard]] std::size_t size() const { return terms_.size(); }
  [[nodiscard]] std::size_t memory_bytes() const;
  /// A view that lasts as long as the table, also when that has grown or was moved.
  [[nodiscard]] std::string_view term(std::uint32_t number) const { return terms_[number]; }

 private:
  struct Slot {
    std::uint32_t hash = 0;  // the part of it that does not say where the slot is
    std::uint32_t number = 0;
  };
  [[nodiscard]] std::size_t begin_of(std::uint64_t hash) const { return hash & (slots_.size() - 1); }
  [[nodiscard]] std::uint32_t find_or_add(std::uint64_t hash, std::string_view term);
  void reserve(std::size_t terms);
  [[nodiscard]] std::string_view keep(std::string_view term);

  std::vector<Slot> slots_;
  std::vector<std::string_view> terms_;
  std::deque<std::string> kept_;  // the bytes of the terms, in blocks
  std::vector<std::uint64_t> hashes_;
  std::vector<std::uint32_t> numbers_;
};

}  // namespace vidensgraf
