#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <pugixml.hpp>

#include "corpus/archive.h"
#include "corpus/block_builder.h"
#include "corpus/format_readers.h"
#include "corpus/text_lines.h"
#include "corpus/utf8.h"

// DOCX (ISO/IEC 29500-1, WordprocessingML): word/document.xml has the text, word/styles.xml says which
// paragraph styles are headings, lists, quotations; word/footnotes.xml has the notes; docProps/core.xml the
// document's properties.
//
// Style names are matched in English and Danish, as Word writes either. Page numbers are those of the last
// layout, where Word left its marks (w:lastRenderedPageBreak). The file's own dates say when it was saved,
// not when the document was published, and are not taken over. Known misses: numbers of automatic numbering,
// text in headers and comments.

namespace vidensgraf {
namespace {

struct Style {
  BlockKind kind = BlockKind::Paragraph;
  std::uint8_t level = 0;
  bool is_title = false;
  bool is_list = false;
};

std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

int to_int(std::string_view digits, int otherwise) {
  int value = otherwise;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// What a style's name says. Word's own names are the same in every language inside the file, but files made
// by other programs carry the translated ones.
std::optional<Style> style_of_name(std::string_view name) {
  const std::string key = comparison_key(name);
  for (const std::string_view word : {"heading ", "overskrift "}) {
    if (key.starts_with(word)) {
      const int level = to_int(std::string_view(key).substr(word.size()), 0);
      if (level >= 1 && level <= 9)
        return Style{BlockKind::Heading, static_cast<std::uint8_t>(std::min(level, 6)), false, false};
    }
  }
  if (key == "title" || key == "titel") return Style{BlockKind::Heading, 1, true, false};
  if (key == "toc heading") return Style{BlockKind::TableOfContents, 0, false, false};
  if (key.starts_with("toc ") || key.starts_with("indholdsfortegnelse"))
    return Style{BlockKind::TableOfContents, 0, false, false};
  if (key == "quote" || key == "citat" || key == "intense quote" || key == "stærkt citat" ||
      key == "block text") {
    return Style{BlockKind::Quotation, 0, false, false};
  }
  if (key == "caption" || key == "billedtekst") return Style{BlockKind::Caption, 0, false, false};
  if (key == "footnote text" || key == "fodnotetekst" || key == "endnote text")
    return Style{BlockKind::Footnote, 0, false, false};
  if (key == "bibliography" || key == "bibliografi") return Style{BlockKind::ReferenceEntry, 0, false, false};
  if (key.starts_with("list bullet") || key.starts_with("list number") || key.starts_with("opstilling")) {
    return Style{BlockKind::ListItem, 1, false, true};
  }
  return std::nullopt;
}

class DocxReader {
 public:
  explicit DocxReader(const ReadLimits& limits) : builder_(limits) {}

  void read_styles(const pugi::xml_node& styles) {
    std::map<std::string, std::pair<std::string, int>> based_on;  // style -> (parent, outline level)
    for (const pugi::xml_node style : styles.children("w:style")) {
      const std::string id = style.attribute("w:styleId").value();
      const auto named = style_of_name(style.child("w:name").attribute("w:val").value());
      if (named) styles_[id] = *named;
      const int outline = style.child("w:pPr").child("w:outlineLvl").attribute("w:val").as_int(-1);
      based_on[id] = {style.child("w:basedOn").attribute("w:val").value(), outline};
      if (style.child("w:pPr").child("w:numPr") && !named && outline < 0)
        styles_[id] = Style{BlockKind::ListItem, 1, false, true};
      has_title_ = has_title_ || (named && named->is_title);
    }
    // A style without a telling name is what its parent is; chains are short, and cycles end by the count.
    for (const auto& [id, parent] : based_on) {
      if (styles_.contains(id)) continue;
      std::string at = id;
      for (int step = 0; step < 12 && !at.empty(); ++step) {
        const auto known = styles_.find(at);
        if (known != styles_.end()) {
          styles_[id] = known->second;
          break;
        }
        const auto next = based_on.find(at);
        if (next == based_on.end()) break;
        if (next->second.second >= 0 && next->second.second < 9) {
          styles_[id] = Style{BlockKind::Heading,
                              static_cast<std::uint8_t>(std::min(next->second.second + 1, 6)), false, false};
          break;
        }
        at = next->second.first;
      }
    }
  }

  void read_notes(const pugi::xml_node& notes, const char* element) {
    for (const pugi::xml_node note : notes.children(element)) {
      if (note.attribute("w:type")) continue;  // separators
      std::string text;
      for (const pugi::xml_node paragraph : note.children("w:p")) {
        std::string part;
        append_text(paragraph, part);
        if (!text.empty() && !part.empty()) text += ' ';
        text += part;
      }
      notes_[std::string(element) + note.attribute("w:id").value()] = squeeze(text);
    }
  }

  Result<void> read_body(const pugi::xml_node& body, Document& document) {
    title_in_use_ = has_title_ && uses_title(body);
    has_pages_ = find_page_mark(body);
    page_ = has_pages_ ? 1 : 0;
    read_blocks(body);
    return builder_.finish(document);
  }

 private:
  // Whether a paragraph of style Title comes before the first heading: headings then stand one level below
  // it.
  bool uses_title(const pugi::xml_node& body) {
    int looked_at = 0;
    for (const pugi::xml_node node : body.children("w:p")) {
      const Style style = style_of(node);
      if (style.is_title) return true;
      if (style.kind == BlockKind::Heading || ++looked_at > 30) return false;
    }
    return false;
  }

  static bool find_page_mark(const pugi::xml_node& body) {
    return static_cast<bool>(body.find_node([](const pugi::xml_node& node) {
      return std::string_view(node.name()) == "w:lastRenderedPageBreak";
    }));
  }

  [[nodiscard]] Style style_of(const pugi::xml_node& paragraph) const {
    const pugi::xml_node properties = paragraph.child("w:pPr");
    Style style;
    const std::string id = properties.child("w:pStyle").attribute("w:val").value();
    if (const auto known = styles_.find(id); known != styles_.end()) {
      style = known->second;
    } else if (const auto named = style_of_name(id)) {
      style = *named;
    }
    if (const pugi::xml_node outline = properties.child("w:outlineLvl");
        outline && style.kind == BlockKind::Paragraph) {
      const int level = outline.attribute("w:val").as_int(9);
      if (level >= 0 && level < 9)
        style = Style{BlockKind::Heading, static_cast<std::uint8_t>(std::min(level + 1, 6)), false, false};
    }
    const pugi::xml_node numbering = properties.child("w:numPr");
    if (numbering && numbering.child("w:numId").attribute("w:val").as_int(1) != 0 &&
        style.kind == BlockKind::Paragraph) {
      style = Style{BlockKind::ListItem, 1, false, true};
    }
    if (style.is_list) {
      style.level = static_cast<std::uint8_t>(
          std::clamp(numbering.child("w:ilvl").attribute("w:val").as_int(0) + 1, 1, 6));
    }
    return style;
  }

  // Paragraphs, tables and what wraps them. Depth is bounded by `check_xml`.
  void read_blocks(const pugi::xml_node& parent) {
    for (const pugi::xml_node node : parent.children()) {
      const std::string_view name = local_name(node);
      if (name == "p") {
        read_paragraph(node);
      } else if (name == "tbl") {
        read_table(node);
      } else if (name == "sdt") {
        const std::string_view gallery =
            node.child("w:sdtPr").child("w:docPartObj").child("w:docPartGallery").attribute("w:val").value();
        const bool contents = gallery == "Table of Contents";
        const bool outer = std::exchange(in_contents_, in_contents_ || contents);
        read_blocks(node.child("w:sdtContent"));
        in_contents_ = outer;
      } else if (name == "ins" || name == "smartTag" || name == "customXml" || name == "moveTo") {
        read_blocks(node);
      }
    }
  }

  void read_paragraph(const pugi::xml_node& paragraph) {
    const Style style = style_of(paragraph);
    const std::uint32_t page_before = page_;
    std::string text;
    append_text(paragraph, text);
    const std::string_view trimmed = trim(text);
    // A page break before the first word belongs to the paragraph, one within it does not.
    const std::uint32_t page = break_at_start_ ? page_ : page_before;
    break_at_start_ = false;
    add(style, trimmed, page);
    for (const std::string& id : std::exchange(pending_notes_, {})) {
      const auto note = notes_.find(id);
      if (note != notes_.end()) builder_.add(BlockKind::Footnote, note->second, 0, page);
    }
    std::vector<pugi::xml_node> boxes = std::exchange(pending_boxes_, {});
    for (const pugi::xml_node& box : boxes) read_blocks(box);
  }

  void add(const Style& style, std::string_view text, std::uint32_t page) {
    if (in_contents_ && style.kind != BlockKind::Footnote) {
      builder_.add(BlockKind::TableOfContents, text, 0, page);
      return;
    }
    switch (style.kind) {
      case BlockKind::Heading: {
        const int level = style.is_title ? 1 : style.level + (title_in_use_ ? 1 : 0);
        builder_.add(BlockKind::Heading, squeeze(text), static_cast<std::uint8_t>(std::min(level, 6)), page);
        break;
      }
      case BlockKind::Paragraph: {
        const auto marker = list_marker(text);
        const bool bullet = marker && marker->number == 0;
        builder_.add(bullet             ? BlockKind::ListItem
                     : is_caption(text) ? BlockKind::Caption
                                        : BlockKind::Paragraph,
                     text, bullet ? 1 : 0, page);
        break;
      }
      default:
        builder_.add(style.kind, text, style.level, page);
        break;
    }
  }

  void read_table(const pugi::xml_node& table) {
    for (const pugi::xml_node row : table.children("w:tr")) {
      const std::uint32_t page = page_;
      std::string cells;
      bool any = false;
      for (const pugi::xml_node node : row.children()) {
        const pugi::xml_node cell =
            local_name(node) == "sdt" ? node.child("w:sdtContent").child("w:tc") : node;
        if (local_name(cell) != "tc") continue;
        if (any) cells += '\t';
        any = true;
        std::string text;
        append_cell(cell, text);
        cells += squeeze(text);
      }
      builder_.add(BlockKind::TableRow, cells, 0, page);
      for (const std::string& id : std::exchange(pending_notes_, {})) {
        const auto note = notes_.find(id);
        if (note != notes_.end()) builder_.add(BlockKind::Footnote, note->second, 0, page);
      }
    }
  }

  void append_cell(const pugi::xml_node& parent, std::string& text) {
    for (const pugi::xml_node node : parent.children()) {
      const std::string_view name = local_name(node);
      if (name == "p") {
        if (!text.empty()) text += ' ';
        append_text(node, text);
      } else if (name == "tbl" || name == "tr" || name == "tc" || name == "sdt" || name == "sdtContent") {
        append_cell(node, text);
      }
    }
  }

  // The runs of a paragraph. Deleted text, field codes and the fallback of drawings are no text.
  void append_text(const pugi::xml_node& parent, std::string& text) {
    for (const pugi::xml_node node : parent.children()) {
      const std::string_view name = local_name(node);
      if (name == "t") {
        text += node.text().get();
      } else if (name == "tab") {
        text += in_contents_ ? '\t' : ' ';
      } else if (name == "br" || name == "cr") {
        if (std::string_view(node.attribute("w:type").value()) == "page") {
          if (!has_pages_) continue;
        } else {
          text += '\n';
        }
      } else if (name == "lastRenderedPageBreak") {
        ++page_;
        break_at_start_ = break_at_start_ || trim(text).empty();
      } else if (name == "noBreakHyphen") {
        text += '-';
      } else if (name == "footnoteReference") {
        pending_notes_.push_back(std::string("w:footnote") + node.attribute("w:id").value());
      } else if (name == "endnoteReference") {
        pending_notes_.push_back(std::string("w:endnote") + node.attribute("w:id").value());
      } else if (name == "txbxContent") {
        pending_boxes_.push_back(node);
      } else if (name != "del" && name != "moveFrom" && name != "instrText" && name != "delText" &&
                 name != "pPr" && name != "rPr" && name != "Fallback") {
        append_text(node, text);
      }
    }
  }

  BlockBuilder builder_;
  std::map<std::string, Style> styles_;
  std::map<std::string, std::string> notes_;  // "w:footnote2" -> text
  std::vector<std::string> pending_notes_;    // referred to in the open paragraph
  std::vector<pugi::xml_node> pending_boxes_;
  std::uint32_t page_ = 0;
  bool has_pages_ = false;
  bool has_title_ = false;
  bool title_in_use_ = false;
  bool in_contents_ = false;
  bool break_at_start_ = false;
};

void read_properties(const pugi::xml_node& core, const pugi::xml_node& app, Metadata& metadata) {
  for (const pugi::xml_node node : core.children()) {
    const std::string_view name = local_name(node);
    if (name == "title") metadata.title = container_field(node.text().get());
    if (name == "language")
      metadata.language = container_field(std::string_view(node.text().get()).substr(0, 2));
    if (name != "creator") continue;
    for (std::string_view rest = node.text().get(); !rest.empty();) {
      const std::size_t stop = std::min(rest.find(';'), rest.size());
      if (auto author = container_field(rest.substr(0, stop))) metadata.authors.push_back(*author);
      rest.remove_prefix(std::min(stop + 1, rest.size()));
    }
  }
  metadata.publisher = container_field(app.child("Company").text().get());
}

}  // namespace

Result<void> read_docx(std::string_view bytes, const ReadLimits& limits, Document& document) {
  constexpr std::string_view kMain = "word/document.xml";
  auto parts = read_zip_entries(bytes,
                                {kMain, "word/styles.xml", "word/footnotes.xml", "word/endnotes.xml",
                                 "docProps/core.xml", "docProps/app.xml"},
                                limits);
  if (!parts) return fail(parts.error());
  if (!parts->contains(kMain))
    return fail(ErrorCode::Input, "The DOCX file is damaged: it has no main part.");
  auto parsed = parse_xml_parts(*parts, kMain, "DOCX", limits);
  if (!parsed) return fail(parsed.error());
  XmlParts& trees = *parsed;
  DocxReader reader(limits);
  reader.read_styles(trees["word/styles.xml"].child("w:styles"));
  reader.read_notes(trees["word/footnotes.xml"].child("w:footnotes"), "w:footnote");
  reader.read_notes(trees["word/endnotes.xml"].child("w:endnotes"), "w:endnote");
  read_properties(trees["docProps/core.xml"].document_element(), trees["docProps/app.xml"].document_element(),
                  document.metadata);
  const pugi::xml_node body = trees[std::string(kMain)].child("w:document").child("w:body");
  if (!body) return fail(ErrorCode::Input, "The DOCX file is damaged: its main part has no body.");
  return reader.read_body(body, document);
}

}  // namespace vidensgraf
