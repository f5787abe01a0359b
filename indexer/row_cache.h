#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/rows.h"

namespace vidensgraf {

/// The rows of a store with those of the graph that are sums, and those by which shared bodies are found,
/// held in memory as this run has left them: each batch reads one for every node, edge, name and text that
/// its documents have, and most were written by a batch before. Bounded in bytes; what does not fit is read
/// from the store, and so are the rows of documents' own nodes, which mostly are written once. One thread.
class RowCache final : public Rows {
 public:
  static constexpr std::size_t kMostBytes = std::size_t{384} << 20U;

  /// `rows` must outlive this, and change by what is given to `apply` only.
  explicit RowCache(const Rows& rows, std::size_t most_bytes = kMostBytes)
      : rows_(&rows), most_bytes_(most_bytes) {}

  /// Looks whether the store has any sums: where it has none, a row that is not here is nowhere. Error Io.
  [[nodiscard]] Result<void> start();

  [[nodiscard]] Result<std::optional<std::string>> get(Family family, std::string_view key) const override;
  [[nodiscard]] Result<void> scan(Family family, std::string_view prefix, const Visit& visit,
                                  std::string_view from = {}) const override {
    return rows_->scan(family, prefix, visit, from);
  }

  /// Notes changes that are about to be committed: all, or those of bodies alone. The latter is for those who
  /// keep the sums of the graph elsewhere, and read no row of it here again that they have written.
  enum class Which : std::uint8_t { All, Bodies };
  void apply(const std::vector<RowChange>& changes, Which which = Which::All);

  /// Forgets all: for rows that were written past `apply`.
  void clear();

 private:
  // What is known of a key. 128 bits of hash stand for it: two keys of one hash would take longer than the
  // sun. Short values, nearly all, lie here.
  enum class State : std::uint8_t { Free, Short, Long, InStore, Absent };
  struct Slot {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    State state = State::Free;
    std::uint8_t size = 0;
    std::array<char, 14> bytes{};  // the value, or the place of a long one among `long_values_`
    [[nodiscard]] std::uint32_t place() const;
  };
  // Open addressing in the order of `high`. Several tables, so that few slots are doubly there while one
  // grows.
  struct Table {
    std::vector<Slot> slots;
    std::size_t used = 0;
    [[nodiscard]] std::size_t place_of(const Slot& key) const;  // of the key, or where it would be
  };
  static constexpr std::size_t kTables = 64;

  [[nodiscard]] static Slot key_of(Family family, std::string_view key);
  void grow(Table& table);
  [[nodiscard]] std::uint32_t new_place();
  void put(Slot& slot, Family family, const std::optional<std::string>& value);

  const Rows* rows_;
  std::size_t most_bytes_;
  std::size_t bytes_ = 0;
  bool has_all_ = false;  // no sum is in the store that is not here
  std::array<Table, kTables> tables_;
  std::deque<std::string> long_values_;
  std::vector<std::uint32_t> free_places_;  // among them
};

}  // namespace vidensgraf
