#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

#include <gumbo.h>

// What the tags of a page tell before any text is read. Private to the HTML reader.
namespace vidensgraf {
inline namespace html_nodes {

inline bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// The deepest nesting that the tags allow for, by one pass. Inside <svg> and <math> everything nests.
[[nodiscard]] std::size_t nesting_depth(std::string_view html);

/// The value of an attribute, or null; and in lower case (ASCII), or empty.
[[nodiscard]] const char* attribute(const GumboNode* node, const char* name);
[[nodiscard]] std::string lower_attribute(const GumboNode* node, const char* name);

[[nodiscard]] bool is_element(const GumboNode* node);
/// Whether the element breaks the line.
[[nodiscard]] bool is_block_element(GumboTag tag);
/// Whether an element holds no text of the document whatever stands in it: scripts, forms' lists, navigation
/// by element or role.
[[nodiscard]] bool is_no_text(const GumboNode* node, bool inside_main);
/// Whether the page hides the element: by an attribute, or by a style of its own.
[[nodiscard]] bool is_hidden(const GumboNode* node);
/// Whether a class or id list (lower case) has a word that names page furniture.
[[nodiscard]] bool names_furniture(std::string_view names);
/// A mark of a footnote in the text, or beside the note: it is no word.
[[nodiscard]] bool is_note_mark(const GumboNode* node);
/// Whether footnotes or endnotes stand in the element.
[[nodiscard]] bool holds_notes(const GumboNode* node);

/// All text below a node; a line break is a space.
[[nodiscard]] std::string text_of(const GumboNode* node);

}  // namespace html_nodes
}  // namespace vidensgraf
