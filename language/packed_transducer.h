#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vidensgraf {

/// A compiled dictionary of lttoolbox in flat arrays, walked by ourselves: the same analyses, without a copy
/// of the path for each state of each letter. Immutable and thread-safe; about 3 µs a form.
class PackedTransducer {
 public:
  /// Reads a dictionary. Nothing if it has what we do not know: weights, other sections or a newer format.
  [[nodiscard]] static std::optional<PackedTransducer> read(std::string_view bytes);

  /// The analyses of a form as lttoolbox writes them, "social<n><ut><cmp>+område<n><nt>", in its order; empty
  /// for an unknown word.
  ///
  /// \param form  Valid UTF-8.
  /// \return  Nothing for a form that lttoolbox might cut into several units (anything but letters, digits
  ///          and the dictionary's own word characters), and for one with too many readings: ask lttoolbox.
  [[nodiscard]] std::optional<std::vector<std::string>> analyze(std::string_view form) const;

 private:
  struct Arc {
    std::int32_t input = 0;  // a character, 0 for none, negative for a tag
    std::int32_t output = 0;
    std::uint32_t target = 0;
  };
  struct Node {
    std::uint32_t first_arc = 0;  // sorted by input; of one input, in the order of the file
    std::uint32_t first_empty = 0;
    std::uint32_t first_letter = 0;
    bool is_final = false;
    bool ends_anywhere = false;  // final, and of a section whose words need no blank behind them
  };
  class Reader;  // packed_transducer_file.cpp, as is File
  class File;
  class Walk;

  [[nodiscard]] bool is_word_character(std::int32_t character) const;
  // Appends a code point as UTF-8; nothing for what is none.
  static void append_character(std::string& out, std::int32_t character);
  void append_symbol(std::string& out, std::int32_t symbol) const;

  std::vector<Node> nodes_;  // and one more, behind the last
  std::vector<Arc> arcs_;
  std::vector<std::uint32_t> initial_;  // the start of each section
  std::vector<std::string> tags_;       // "<n>"; that of tag -1 stands first
  std::array<bool, 0x250> word_characters_{};
  std::int32_t only_left_ = 0;  // the tag of what may only stand in front in a compound; 0: no such tag
  std::int32_t right_ = 0;      // of what may stand last in one
};

}  // namespace vidensgraf
