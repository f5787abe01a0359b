// Reads a compiled dictionary of lttoolbox into the arrays of packed_transducer.h.
//
// The file's layout. Numbers (#) are in lttoolbox's packing: the two high bits of the first byte say how many
// bytes follow. A string ("") is a number of characters, then each character as a number.
//
//   "LTTB" features:u64le                    none known
//   n# letter#                               characters that words consist of beside letters and digits
//   n# tag""                                 "n" for "<n>"
//   n# pairs      (input + n tags)#  (output + n tags)#
//   n# sections   name"" "LTTD" features:u64le  initial# n# final (difference to the last)#  n# nodes
//                 n# arcs of each node       pair (difference to the last)#  target (difference to the node)#

#include <algorithm>
#include <map>
#include <utility>

#include <unicode/uchar.h>

#include "language/packed_transducer.h"

namespace vidensgraf {

// Numbers and strings from the front of some bytes. Behind their end all numbers are zero and `ok()` is
// false.
class PackedTransducer::Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  [[nodiscard]] bool ok() const { return ok_; }

  std::uint32_t number() {
    const std::uint32_t first = byte();
    std::uint32_t value = first & 0x3FU;
    for (std::uint32_t more = first >> 6U; more > 0; --more) value = value << 8U | byte();
    return value;
  }

  // How many things follow. Each takes a byte at least, so a count beyond the bytes left is damage.
  std::uint32_t count() {
    const std::uint32_t value = number();
    if (value > rest_.size()) ok_ = false;
    return ok_ ? value : 0;
  }

  std::string string() {
    std::string text;
    const std::uint32_t size = count();
    for (std::uint32_t i = 0; i < size && ok_; ++i)
      append_character(text, static_cast<std::int32_t>(number()));
    return text;
  }

  // A mark of four bytes and eight bytes of feature flags. We know no feature: all must be off.
  void header(std::string_view mark) {
    constexpr std::size_t kBytes = 12;
    if (!rest_.starts_with(mark) || rest_.size() < kBytes ||
        rest_.substr(mark.size(), 8) != std::string_view("\0\0\0\0\0\0\0\0", 8)) {
      ok_ = false;
      return;
    }
    rest_.remove_prefix(kBytes);
  }

  void reject() { ok_ = false; }

 private:
  std::uint32_t byte() {
    if (rest_.empty()) {
      ok_ = false;
      return 0;
    }
    const auto value = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    return value;
  }

  std::string_view rest_;
  bool ok_ = true;
};

// The parts of the file in their order, each read by one function; false where it has what we do not know.
class PackedTransducer::File {
 public:
  File(std::string_view bytes, PackedTransducer& made) : reader_(bytes), made_(made) {}

  bool read() {
    read_word_characters();
    read_tags();
    if (made_.only_left_ == 0 || made_.right_ == 0) return false;
    read_pairs();
    // lttoolbox begins with the sections in the order of their names.
    std::map<std::string, std::uint32_t> initial;
    for (std::uint32_t left = reader_.count(); left > 0 && reader_.ok(); --left) {
      if (!read_section(initial)) return false;
    }
    if (!reader_.ok()) return false;
    for (const auto& [name, node] : initial) made_.initial_.push_back(node);
    Node end;
    end.first_arc = static_cast<std::uint32_t>(made_.arcs_.size());
    made_.nodes_.push_back(end);
    return true;
  }

 private:
  void read_word_characters() {
    reader_.header("LTTB");
    for (std::uint32_t left = reader_.count(); left > 0; --left) {
      const std::uint32_t letter = reader_.number();
      if (letter < made_.word_characters_.size())
        made_.word_characters_[letter] = true;
      else
        reader_.reject();
    }
    for (char32_t c = 0; c < made_.word_characters_.size(); ++c) {
      if (u_isalnum(static_cast<UChar32>(c)) != 0) made_.word_characters_[c] = true;
    }
  }

  void read_tags() {
    for (std::uint32_t left = reader_.count(); left > 0; --left)
      made_.tags_.push_back('<' + reader_.string() + '>');
    tags_ = static_cast<std::int32_t>(made_.tags_.size());
    for (std::int32_t i = 0; i < tags_; ++i) {
      std::string& tag = made_.tags_[static_cast<std::size_t>(i)];
      const bool left = tag == "<compound-only-L>";
      const bool right = tag == "<compound-R>";
      if (left) made_.only_left_ = -i - 1;
      if (right) made_.right_ = -i - 1;
      if (left || right) tag.clear();  // these two steer compounding, and are not written
    }
  }

  // Arcs name the pair of input and output that they bear by its number in this table.
  void read_pairs() {
    for (std::uint32_t left = reader_.count(); left > 0; --left) {
      const auto input = static_cast<std::int32_t>(reader_.number()) - tags_;
      const auto output = static_cast<std::int32_t>(reader_.number()) - tags_;
      if (input < -tags_ || output < -tags_) reader_.reject();
      pairs_.emplace_back(input, output);
    }
  }

  bool read_section(std::map<std::string, std::uint32_t>& initial) {
    const std::string name = reader_.string();
    const bool is_standard = name.ends_with("@standard");
    if (!is_standard && !name.ends_with("@inconditional") && !name.ends_with("@postblank") &&
        !name.ends_with("@preblank")) {
      return false;
    }
    reader_.header("LTTD");
    const auto base = static_cast<std::uint32_t>(made_.nodes_.size());
    const std::uint32_t start = reader_.number();
    std::vector<std::uint32_t> finals;
    std::uint32_t final_node = 0;
    for (std::uint32_t more = reader_.count(); more > 0; --more)
      finals.push_back(final_node += reader_.number());
    const std::uint32_t size = reader_.count();
    if (start >= size ||
        std::any_of(finals.begin(), finals.end(), [size](std::uint32_t node) { return node >= size; })) {
      return false;
    }
    initial[name] = base + start;
    made_.nodes_.resize(base + size);
    for (const std::uint32_t node : finals) {
      made_.nodes_[base + node].is_final = true;
      made_.nodes_[base + node].ends_anywhere = !is_standard;
    }
    for (std::uint32_t at = 0; at < size && reader_.ok(); ++at) {
      if (!read_arcs(base, at, size)) return false;
    }
    return true;
  }

  // The arcs of node `at` of the section whose `size` nodes begin at `base`, sorted by their input.
  bool read_arcs(std::uint32_t base, std::uint32_t at, std::uint32_t size) {
    Node& node = made_.nodes_[base + at];
    std::vector<Arc>& arcs = made_.arcs_;
    node.first_arc = static_cast<std::uint32_t>(arcs.size());
    std::size_t pair = 0;
    for (std::uint32_t more = reader_.count(); more > 0; --more) {
      pair += reader_.number();
      const std::uint32_t target = (at + reader_.number()) % size;
      if (pair >= pairs_.size()) return false;
      arcs.push_back(Arc{pairs_[pair].first, pairs_[pair].second, base + target});
    }
    const auto first = arcs.begin() + static_cast<std::ptrdiff_t>(node.first_arc);
    std::stable_sort(first, arcs.end(), [](const Arc& a, const Arc& b) { return a.input < b.input; });
    const auto from = [&](std::int32_t input) {
      const auto found = std::lower_bound(
          first, arcs.end(), input, [](const Arc& arc, std::int32_t wanted) { return arc.input < wanted; });
      return static_cast<std::uint32_t>(found - arcs.begin());
    };
    node.first_empty = from(0);
    node.first_letter = from(1);
    return true;
  }

  Reader reader_;
  PackedTransducer& made_;
  std::int32_t tags_ = 0;
  std::vector<std::pair<std::int32_t, std::int32_t>> pairs_{};
};

std::optional<PackedTransducer> PackedTransducer::read(std::string_view bytes) {
  PackedTransducer made;
  if (!File(bytes, made).read()) return std::nullopt;
  return made;
}

}  // namespace vidensgraf
