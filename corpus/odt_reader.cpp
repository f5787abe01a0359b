#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <pugixml.hpp>

#include "corpus/archive.h"
#include "corpus/block_writer.h"
#include "corpus/format_readers.h"
#include "corpus/line_phrases.h"
#include "corpus/utf8.h"

// ODT (OASIS OpenDocument 1.3, part 3): content.xml has the text with headings and notes marked up as such,
// styles.xml and the automatic styles say which paragraphs are titles, quotations, captions; meta.xml has the
// document's properties.
//
// Pages are those of the last layout (text:soft-page-break), and those that a style asks for. Deleted text of
// tracked changes stands apart from the body, and is not read, nor are comments, hidden text and
// placeholders. Known misses: numbers of automatic numbering, headers.

namespace vidensgraf {
namespace {

struct OdtStyle {
  BlockKind kind = BlockKind::Paragraph;
  bool is_title = false;
};

// What styles and the styles they inherit from say of a paragraph or of letters.
struct Looks {
  std::string parent;
  std::optional<bool> is_bold, is_hidden;
  bool breaks_before = false;  // only of the style itself: LibreOffice inherits them, but nobody uses it
  bool breaks_after = false;
};

// "Heading_20_1" is "Heading 1": OpenDocument writes other characters than letters as _hex_.
std::string style_key(std::string_view name) {
  std::string plain;
  for (std::size_t at = 0; at < name.size(); ++at) {
    if (name.substr(at, 4) == "_20_") {
      plain += ' ';
      at += 3;
    } else {
      plain += name[at];
    }
  }
  return comparison_key(plain);
}

std::optional<OdtStyle> style_of_name(std::string_view name) {
  const std::string key = style_key(name);
  if (key == "title" || key == "titel") return OdtStyle{BlockKind::Heading, true};
  if (key == "quotations" || key == "citat" || key == "quote") return OdtStyle{BlockKind::Quotation, false};
  if (key == "caption" || key == "illustration" || key == "table" || key == "figure" ||
      key == "billedtekst" || key == "tablecaption" || key == "figurecaption") {
    return OdtStyle{BlockKind::Caption, false};
  }
  if (key == "footnote" || key == "endnote") return OdtStyle{BlockKind::Footnote, false};
  if (key.starts_with("contents ")) return OdtStyle{BlockKind::TableOfContents, false};
  if (key.starts_with("bibliography 1")) return OdtStyle{BlockKind::ReferenceEntry, false};
  return std::nullopt;
}

class OdtReader {
 public:
  explicit OdtReader(const ReadLimits& limits) : writer_(limits) {}

  void read_styles(const pugi::xml_node& styles) {
    for (const pugi::xml_node style : styles.children("style:style")) {
      Looks& looks = styles_[style.attribute("style:name").value()];
      looks.parent = style.attribute("style:parent-style-name").value();
      const pugi::xml_node text = style.child("style:text-properties");
      if (const pugi::xml_attribute weight = text.attribute("fo:font-weight"))
        looks.is_bold = std::string_view(weight.value()) == "bold" || weight.as_int() >= 600;
      if (const pugi::xml_attribute display = text.attribute("text:display"))
        looks.is_hidden = std::string_view(display.value()) == "none";
      // A page begins where a break is asked for, or another kind of page.
      const pugi::xml_node paragraph = style.child("style:paragraph-properties");
      looks.breaks_before = std::string_view(paragraph.attribute("fo:break-before").value()) == "page" ||
                            !std::string_view(style.attribute("style:master-page-name").value()).empty();
      looks.breaks_after = std::string_view(paragraph.attribute("fo:break-after").value()) == "page";
    }
  }

  Result<void> read_body(const pugi::xml_node& body, Document& document) {
    has_pages_ = static_cast<bool>(body.find_node(
        [](const pugi::xml_node& node) { return std::string_view(node.name()) == "text:soft-page-break"; }));
    page_ = has_pages_ ? 1 : 0;
    title_in_use_ = uses_title(body);
    read_blocks(body);
    return writer_.finish(document);
  }

 private:
  [[nodiscard]] OdtStyle style_of(const pugi::xml_node& node) const {
    std::string name = node.attribute("text:style-name").value();
    for (int step = 0; step < 12 && !name.empty(); ++step) {
      if (const auto style = style_of_name(name)) return *style;
      const auto looks = styles_.find(name);
      if (looks == styles_.end()) break;
      name = looks->second.parent;
    }
    return {};
  }

  // What the style says of `look`, or the first of those it inherits from that says something.
  [[nodiscard]] std::optional<bool> looks_of(const pugi::xml_node& node,
                                             std::optional<bool> Looks::*look) const {
    std::string name = node.attribute("text:style-name").value();
    for (int step = 0; step < 12 && !name.empty(); ++step) {
      const auto looks = styles_.find(name);
      if (looks == styles_.end()) break;
      if (looks->second.*look) return looks->second.*look;
      name = looks->second.parent;
    }
    return std::nullopt;
  }

  [[nodiscard]] bool breaks(const pugi::xml_node& node, const char* attribute, bool Looks::*where) const {
    const auto looks = styles_.find(node.attribute(attribute).value());
    return looks != styles_.end() && looks->second.*where;
  }

  bool uses_title(const pugi::xml_node& body) {
    int looked_at = 0;
    for (const pugi::xml_node node : body.children()) {
      const std::string_view name = node.name();
      if (name == "text:h" || ++looked_at > 30) return false;
      if (name == "text:p" && style_of(node).is_title) return true;
    }
    return false;
  }

  // Breaks of pages that somebody asked for are styles; the first one may open the document.
  void start_page(const pugi::xml_node& node, const char* attribute) {
    const bool breaks_here = breaks(node, attribute, &Looks::breaks_before) || break_is_due_;
    if (breaks_here && has_pages_ && has_text_) ++page_;
    break_is_due_ = breaks(node, attribute, &Looks::breaks_after);
    has_text_ = true;
  }

  // Depth is bounded by `check_xml`.
  void read_blocks(const pugi::xml_node& parent) {
    for (const pugi::xml_node node : parent.children()) {
      const std::string_view name = node.name();
      if (name == "text:h" || name == "text:p") {
        start_page(node, "text:style-name");
        if (looks_of(node, &Looks::is_hidden).value_or(false)) continue;
      }
      if (name == "text:h") {
        const int level = node.attribute("text:outline-level").as_int(1) + (title_in_use_ ? 1 : 0);
        read_paragraph(node, BlockKind::Heading, static_cast<std::uint8_t>(std::clamp(level, 1, 6)));
      } else if (name == "text:p") {
        const OdtStyle style = style_of(node);
        if (in_contents_) {
          read_paragraph(node, BlockKind::TableOfContents, 0);
        } else if (list_depth_ > 0 && style.kind == BlockKind::Paragraph) {
          read_paragraph(node, BlockKind::ListItem, static_cast<std::uint8_t>(std::min(list_depth_, 6)));
        } else {
          read_paragraph(node, style.kind, style.is_title ? 1 : 0);
        }
      } else if (name == "text:list") {
        ++list_depth_;
        read_blocks(node);
        --list_depth_;
      } else if (name == "table:table") {
        start_page(node, "table:style-name");
        writer_.open_table();
        read_rows(node);
        writer_.close_table();
      } else if (name == "text:table-of-content") {
        const bool outer = std::exchange(in_contents_, true);
        read_blocks(node.child("text:index-body"));
        in_contents_ = outer;
      } else if (name == "text:bibliography") {
        read_blocks(node.child("text:index-body"));
      } else if (name == "text:soft-page-break") {
        ++page_;
      } else if (name == "text:section") {
        if (std::string_view(node.attribute("text:display").value()) != "none") read_blocks(node);
      } else if (name == "text:list-item" || name == "text:list-header" || name == "text:index-title" ||
                 name == "text:numbered-paragraph" || is_drawing(name)) {
        read_blocks(node);
      }
    }
  }

  // Frames, text boxes, shapes and groups of them.
  static bool is_drawing(std::string_view name) {
    return name.starts_with("draw:") && name != "draw:object" && name != "draw:image" && name != "draw:a";
  }

  void read_paragraph(const pugi::xml_node& node, BlockKind kind, std::uint8_t level) {
    const std::uint32_t page_before = page_;
    Letters letters;
    append_text(node, looks_of(node, &Looks::is_bold).value_or(false), letters);
    const std::uint32_t page = break_at_start_ ? page_ : page_before;
    break_at_start_ = false;
    writer_.add(
        {kind, std::string(trim(letters.text)), level, page, letters.has_bold && !letters.has_plain, false});
    for (const std::string& note : std::exchange(pending_notes_, {}))
      writer_.add({BlockKind::Footnote, note, 0, page, false, false});
    const std::vector<pugi::xml_node> boxes = std::exchange(pending_boxes_, {});
    for (const pugi::xml_node& box : boxes) read_blocks(box);
  }

  void read_rows(const pugi::xml_node& table) {
    for (const pugi::xml_node node : table.children()) {
      const std::string_view name = node.name();
      if (name == "table:table-header-rows" || name == "table:table-rows" ||
          name == "table:table-row-group") {
        read_rows(node);
      } else if (name == "text:soft-page-break") {
        ++page_;
      } else if (name == "table:table-row") {
        writer_.open_row();
        for (const pugi::xml_node cell : node.children("table:table-cell")) {
          writer_.open_cell();
          const int outer_depth = std::exchange(list_depth_, 0);
          read_blocks(cell);
          list_depth_ = outer_depth;
        }
      }
    }
  }

  // The words of a paragraph, and whether some of them are written bold or not bold.
  struct Letters {
    std::string text;
    bool has_bold = false;
    bool has_plain = false;
  };

  void append_text(const pugi::xml_node& parent, bool bold, Letters& letters) {
    std::string& text = letters.text;
    for (const pugi::xml_node node : parent.children()) {
      if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
        // White space of the file is one space (part 3, 6.1.2).
        for (const char byte : std::string_view(node.value())) {
          const bool space = byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
          if (!space) {
            text += byte;
            (bold ? letters.has_bold : letters.has_plain) = true;
          } else if (!text.empty() && text.back() != ' ' && text.back() != '\n') {
            text += ' ';
          }
        }
        continue;
      }
      const std::string_view name = node.name();
      if (name == "text:s") {
        text += ' ';
      } else if (name == "text:tab") {
        text += in_contents_ ? '\t' : ' ';
      } else if (name == "text:line-break") {
        text += '\n';
      } else if (name == "text:soft-page-break") {
        ++page_;
        break_at_start_ = break_at_start_ || trim(text).empty();
      } else if (name == "text:note") {
        Letters note;
        for (const pugi::xml_node paragraph : node.child("text:note-body").children()) {
          if (!note.text.empty()) note.text += ' ';
          append_text(paragraph, false, note);
        }
        pending_notes_.push_back(squeeze(note.text));
      } else if (is_drawing(name)) {
        pending_boxes_.push_back(node);
      } else if (name == "text:span") {
        if (looks_of(node, &Looks::is_hidden).value_or(false)) continue;
        append_text(node, looks_of(node, &Looks::is_bold).value_or(bold), letters);
      } else if (name != "office:annotation" && name != "office:annotation-end" &&
                 name != "text:tracked-changes" && name != "svg:title" && name != "svg:desc" &&
                 name != "text:ruby-text" && name != "text:hidden-text" && name != "text:placeholder") {
        append_text(node, bold, letters);
      }
    }
  }

  BlockWriter writer_;
  std::map<std::string, Looks, std::less<>> styles_;
  std::vector<std::string> pending_notes_;
  std::vector<pugi::xml_node> pending_boxes_;
  std::uint32_t page_ = 0;
  int list_depth_ = 0;
  bool has_pages_ = false;
  bool has_text_ = false;
  bool break_is_due_ = false;  // behind the paragraph before
  bool title_in_use_ = false;
  bool in_contents_ = false;
  bool break_at_start_ = false;
};

void read_properties(const pugi::xml_node& meta, Metadata& metadata) {
  if (const char* title = meta.child("dc:title").text().get(); !is_made_up_title(title))
    metadata.title = container_field(title);
  const std::string_view language = meta.child("dc:language").text().get();
  metadata.language = container_field(language.substr(0, 2));
  const pugi::xml_node first = meta.child("meta:initial-creator");
  if (auto author = container_field((first ? first : meta.child("dc:creator")).text().get()))
    metadata.authors.push_back(*author);
  for (const pugi::xml_node field : meta.children("meta:user-defined")) {
    const std::string key = comparison_key(field.attribute("meta:name").value());
    if (key == "publisher" || key == "udgiver") metadata.publisher = container_field(field.text().get());
    if (key == "date" || key == "dato") metadata.date = container_field(leading_iso_date(field.text().get()));
    if (key == "isbn") metadata.isbn = container_field(field.text().get());
  }
}

}  // namespace

Result<void> read_odt(std::string_view bytes, const ReadLimits& limits, Document& document) {
  constexpr std::string_view kMain = "content.xml";
  constexpr std::string_view kManifest = "META-INF/manifest.xml";
  auto parts = read_zip_entries(bytes, {kMain, "styles.xml", "meta.xml", kManifest}, limits);
  if (!parts) return fail(parts.error());
  if (const auto manifest = parts->find(kManifest); manifest != parts->end()) {
    if (manifest->second.find("encryption-data") != std::string::npos) {
      return fail(ErrorCode::Input, "The file is protected by a password.");
    }
    parts->erase(manifest);  // may name a DTD
  }
  if (!parts->contains(kMain)) return fail(ErrorCode::Input, "The ODT file is damaged: it has no content.");
  auto parsed = parse_xml_parts(*parts, kMain, "ODT", limits);
  if (!parsed) return fail(parsed.error());
  XmlParts& trees = *parsed;
  OdtReader reader(limits);
  reader.read_styles(trees["styles.xml"].child("office:document-styles").child("office:styles"));
  const pugi::xml_node content = trees[std::string(kMain)].child("office:document-content");
  reader.read_styles(content.child("office:automatic-styles"));
  read_properties(trees["meta.xml"].child("office:document-meta").child("office:meta"), document.metadata);
  const pugi::xml_node body = content.child("office:body").child("office:text");
  if (!body) return fail(ErrorCode::Input, "The ODT file is damaged: it has no text body.");
  return reader.read_body(body, document);
}

}  // namespace vidensgraf
