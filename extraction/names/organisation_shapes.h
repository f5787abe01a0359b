#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extraction/names/organisation_names.h"

namespace vidensgraf {

/// The shapes of names in one sentence; for find_shaped_names() only. Text and tokens must outlive it.
///
/// Each function ..._at() gives the name that a shape finds at token `i`, {} if there is none.
class NameShapes {
 public:
  NameShapes(std::string_view text, std::span<const Token> tokens);

  std::vector<ShapedName> run();

 private:
  [[nodiscard]] bool is_word(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].kind == TokenKind::Word;
  }
  [[nodiscard]] bool capital(std::size_t i) const { return is_word(i) && is_capitalised(tokens_[i].form); }
  /// The word in lower case and without its genitive.
  [[nodiscard]] std::string_view base(std::size_t i) const {
    bool changed = false;
    return without_genitive(lowered_[i], changed);
  }
  /// Whether token `i` follows the one before it in running text: no tab, no line break.
  [[nodiscard]] bool joined(std::size_t i, bool line_breaks) const;
  [[nodiscard]] bool after_long_line(std::size_t i) const;
  [[nodiscard]] bool first_in_sentence(std::size_t i) const;
  [[nodiscard]] bool is_in_capitals() const;
  [[nodiscard]] bool only_begins(std::size_t i) const;
  [[nodiscard]] bool is_body(std::size_t i) const;
  [[nodiscard]] bool begins_another(std::size_t i) const;
  [[nodiscard]] ShapedName municipalities_at(std::size_t i) const;
  [[nodiscard]] std::size_t owner_before(std::size_t i) const;
  [[nodiscard]] bool is_headed_by(std::size_t i) const;
  [[nodiscard]] std::size_t tail(std::size_t i) const;
  [[nodiscard]] std::size_t start_of_coordination(std::size_t i) const;
  [[nodiscard]] ShapedName at(std::size_t i) const;
  [[nodiscard]] ShapedName place_at(std::size_t i) const;
  [[nodiscard]] ShapedName housed_at(std::size_t i) const;
  [[nodiscard]] ShapedName sequence_at(std::size_t i) const;
  [[nodiscard]] bool names_branch(std::size_t i) const;
  [[nodiscard]] bool owned_by_several(std::size_t i) const;
  [[nodiscard]] bool begins_area(std::size_t i) const;
  [[nodiscard]] bool begins_client(std::size_t i, std::size_t first) const;
  [[nodiscard]] ShapedName court_at(std::size_t i) const;
  [[nodiscard]] ShapedName company_at(std::size_t i) const;
  [[nodiscard]] ShapedName the_one_at(std::size_t i) const;
  [[nodiscard]] std::size_t end_of_subject_name(std::size_t i) const;

  enum class Head : std::uint8_t { No, Inside, Whole };  // Inside: only as the end of a later word
  [[nodiscard]] Head head_at(std::size_t i) const;
  static Head head_in_lists(std::string_view word);

  std::string_view text_;
  std::span<const Token> tokens_;
  std::vector<std::string_view> lowered_;
};

/// In tokens: a list of names is not read to its end from each of them.
inline constexpr std::size_t kLongestBodyName = 40;

/// Words that go on with a name between two capitals: "for", "og", "&".
[[nodiscard]] bool joins_names(std::string_view word);

}  // namespace vidensgraf
