#include "corpus/docx_styles.h"

#include <algorithm>
#include <charconv>

#include "corpus/utf8.h"

namespace vidensgraf {
inline namespace docx {
namespace {

int to_int(std::string_view digits, int otherwise) {
  int value = otherwise;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

Style style_of(BlockKind kind, int level = 0) {
  Style style;
  style.kind = kind;
  style.level = static_cast<std::uint8_t>(std::min(level, 6));
  return style;
}

}  // namespace

std::optional<bool> switched(const pugi::xml_node& properties, const char* name) {
  const pugi::xml_node property = properties.child(name);
  if (!property) return std::nullopt;
  const std::string_view value = property.attribute("w:val").value();
  return value != "0" && value != "false" && value != "off" && value != "none";
}

// Word's own names are the same in every language inside the file, but files made by other programs carry the
// translated ones.
std::optional<Style> style_of_name(std::string_view name) {
  const std::string key = comparison_key(name);
  for (const std::string_view word : {"heading ", "overskrift "}) {
    if (key.starts_with(word)) {
      const int level = to_int(std::string_view(key).substr(word.size()), 0);
      if (level >= 1 && level <= 9) return style_of(BlockKind::Heading, level);
    }
  }
  if (key == "title" || key == "titel") {
    Style title = style_of(BlockKind::Heading, 1);
    title.is_title = true;
    return title;
  }
  if (key == "toc heading" || key.starts_with("toc ") || key.starts_with("indholdsfortegnelse"))
    return style_of(BlockKind::TableOfContents);
  if (key == "quote" || key == "citat" || key == "intense quote" || key == "stærkt citat" ||
      key == "block text") {
    return style_of(BlockKind::Quotation);
  }
  if (key == "caption" || key == "billedtekst" || key == "table caption" || key == "image caption")
    return style_of(BlockKind::Caption);
  if (key == "footnote text" || key == "fodnotetekst" || key == "endnote text")
    return style_of(BlockKind::Footnote);
  if (key == "bibliography" || key == "bibliografi") return style_of(BlockKind::ReferenceEntry);
  if (key.starts_with("list bullet") || key.starts_with("list number") || key.starts_with("opstilling")) {
    Style item = style_of(BlockKind::ListItem, 1);
    item.is_list = true;
    return item;
  }
  return std::nullopt;
}

void StyleSheet::read(const pugi::xml_node& styles) {
  std::map<std::string, Raw, std::less<>> raw;
  for (const pugi::xml_node style : styles.children("w:style")) {
    const pugi::xml_node paragraph = style.child("w:pPr");
    Raw one;
    one.parent = style.child("w:basedOn").attribute("w:val").value();
    one.named = style_of_name(style.child("w:name").attribute("w:val").value());
    const int outline = paragraph.child("w:outlineLvl").attribute("w:val").as_int(-1);
    if (!one.named && outline >= 0 && outline < 9) one.named = style_of(BlockKind::Heading, outline + 1);
    if (!one.named && paragraph.child("w:numPr")) {
      one.named = style_of(BlockKind::ListItem, 1);
      one.named->is_list = true;
    }
    one.is_bold = switched(style.child("w:rPr"), "w:b");
    one.is_hidden = switched(style.child("w:rPr"), "w:vanish");
    has_title_ = has_title_ || (one.named && one.named->is_title);
    raw[style.attribute("w:styleId").value()] = std::move(one);
  }
  for (const auto& [id, style] : raw) styles_[id] = resolve(id, raw);
}

// What a style does not say itself, its parent says; chains are short, and cycles end by the count.
Style StyleSheet::resolve(const std::string& id, const std::map<std::string, Raw, std::less<>>& raw) const {
  std::optional<Style> named;
  std::optional<bool> bold, hidden;
  auto at = raw.find(id);
  for (int step = 0; step < 12 && at != raw.end(); ++step) {
    const Raw& one = at->second;
    if (!named) named = one.named;
    if (!bold) bold = one.is_bold;
    if (!hidden) hidden = one.is_hidden;
    at = raw.find(one.parent);
  }
  Style style = named.value_or(Style{});
  style.is_bold = bold.value_or(false);
  style.is_hidden = hidden.value_or(false);
  return style;
}

const Style& StyleSheet::operator[](std::string_view id) const {
  static const Style kPlain;
  const auto found = styles_.find(id);
  return found == styles_.end() ? kPlain : found->second;
}

}  // namespace docx
}  // namespace vidensgraf
