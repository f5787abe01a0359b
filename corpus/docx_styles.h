#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <pugixml.hpp>

#include "corpus/document.h"

// The styles of a DOCX file. Private to the DOCX reader.
namespace vidensgraf {
inline namespace docx {

/// What a paragraph style makes of a paragraph, and a paragraph or character style of its letters.
struct Style {
  BlockKind kind = BlockKind::Paragraph;
  std::uint8_t level = 0;
  bool is_title = false;
  bool is_list = false;
  bool is_bold = false;
  bool is_hidden = false;
};

/// Whether a property such as w:b or w:vanish is on: absent in `properties` gives nullopt.
[[nodiscard]] std::optional<bool> switched(const pugi::xml_node& properties, const char* name);

class StyleSheet {
 public:
  /// \param styles  The element w:styles; may be empty.
  void read(const pugi::xml_node& styles);

  /// The style with this id; plain text where there is none.
  [[nodiscard]] const Style& operator[](std::string_view id) const;

  [[nodiscard]] bool has_title() const { return has_title_; }

 private:
  struct Raw {
    std::string parent;
    std::optional<Style> named;  // what its name or its outline level says
    std::optional<bool> is_bold, is_hidden;
  };
  [[nodiscard]] Style resolve(const std::string& id,
                              const std::map<std::string, Raw, std::less<>>& raw) const;

  std::map<std::string, Style, std::less<>> styles_;
  bool has_title_ = false;
};

/// What a style's name says, in English or Danish.
[[nodiscard]] std::optional<Style> style_of_name(std::string_view name);

}  // namespace docx
}  // namespace vidensgraf
