#include <algorithm>
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

// ODT (OASIS OpenDocument 1.3, part 3): content.xml has the text with headings and notes marked up as such,
// styles.xml and the automatic styles say which paragraphs are titles, quotations, captions; meta.xml has the
// document's properties.
//
// Pages are those of the last layout (text:soft-page-break). Known misses: numbers of automatic numbering,
// headers.

namespace vidensgraf {
namespace {

struct Style {
  BlockKind kind = BlockKind::Paragraph;
  bool is_title = false;
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

std::optional<Style> style_of_name(std::string_view name) {
  const std::string key = style_key(name);
  if (key == "title" || key == "titel") return Style{BlockKind::Heading, true};
  if (key == "quotations" || key == "citat" || key == "quote") return Style{BlockKind::Quotation, false};
  if (key == "caption" || key == "illustration" || key == "table" || key == "figure" ||
      key == "billedtekst") {
    return Style{BlockKind::Caption, false};
  }
  if (key == "footnote" || key == "endnote") return Style{BlockKind::Footnote, false};
  if (key.starts_with("contents ")) return Style{BlockKind::TableOfContents, false};
  if (key.starts_with("bibliography 1")) return Style{BlockKind::ReferenceEntry, false};
  return std::nullopt;
}

class OdtReader {
 public:
  explicit OdtReader(const ReadLimits& limits) : builder_(limits) {}

  void read_styles(const pugi::xml_node& styles) {
    for (const pugi::xml_node style : styles.children("style:style")) {
      parents_[style.attribute("style:name").value()] = style.attribute("style:parent-style-name").value();
    }
  }

  Result<void> read_body(const pugi::xml_node& body, Document& document) {
    has_pages_ = static_cast<bool>(body.find_node(
        [](const pugi::xml_node& node) { return std::string_view(node.name()) == "text:soft-page-break"; }));
    page_ = has_pages_ ? 1 : 0;
    title_in_use_ = uses_title(body);
    read_blocks(body);
    return builder_.finish(document);
  }

 private:
  [[nodiscard]] Style style_of(const pugi::xml_node& node) const {
    std::string name = node.attribute("text:style-name").value();
    for (int step = 0; step < 12 && !name.empty(); ++step) {
      if (const auto style = style_of_name(name)) return *style;
      const auto parent = parents_.find(name);
      if (parent == parents_.end()) break;
      name = parent->second;
    }
    return {};
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

  // Depth is bounded by `check_xml`.
  void read_blocks(const pugi::xml_node& parent) {
    for (const pugi::xml_node node : parent.children()) {
      const std::string_view name = node.name();
      if (name == "text:h") {
        const int level = node.attribute("text:outline-level").as_int(1) + (title_in_use_ ? 1 : 0);
        read_paragraph(node, BlockKind::Heading, static_cast<std::uint8_t>(std::clamp(level, 1, 6)));
      } else if (name == "text:p") {
        const Style style = style_of(node);
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
        read_table(node);
      } else if (name == "text:table-of-content") {
        const bool outer = std::exchange(in_contents_, true);
        read_blocks(node.child("text:index-body"));
        in_contents_ = outer;
      } else if (name == "text:bibliography") {
        read_blocks(node.child("text:index-body"));
      } else if (name == "text:soft-page-break") {
        ++page_;
      } else if (name == "text:section" || name == "text:list-item" || name == "text:list-header" ||
                 name == "text:index-title" || name == "text:numbered-paragraph" || name == "draw:text-box") {
        read_blocks(node);
      }
    }
  }

  void read_paragraph(const pugi::xml_node& node, BlockKind kind, std::uint8_t level) {
    const std::uint32_t page_before = page_;
    std::string text;
    append_text(node, text);
    const std::uint32_t page = break_at_start_ ? page_ : page_before;
    break_at_start_ = false;
    std::string_view content = trim(text);
    if (kind == BlockKind::Paragraph && is_caption(content)) kind = BlockKind::Caption;
    if (kind == BlockKind::Paragraph) {
      const auto marker = list_marker(content);
      if (marker && marker->number == 0) {
        kind = BlockKind::ListItem;
        level = 1;
      }
    }
    builder_.add(kind, kind == BlockKind::Heading ? squeeze(content) : std::string(content), level, page);
    for (const std::string& note : std::exchange(pending_notes_, {}))
      builder_.add(BlockKind::Footnote, note, 0, page);
    const std::vector<pugi::xml_node> boxes = std::exchange(pending_boxes_, {});
    for (const pugi::xml_node& box : boxes) read_blocks(box);
  }

  void read_table(const pugi::xml_node& table) {
    for (const pugi::xml_node node : table.children()) {
      const std::string_view name = node.name();
      if (name == "table:table-header-rows" || name == "table:table-rows" ||
          name == "table:table-row-group") {
        read_table(node);
      } else if (name == "text:soft-page-break") {
        ++page_;
      } else if (name == "table:table-row") {
        std::string cells;
        bool any = false;
        for (const pugi::xml_node cell : node.children("table:table-cell")) {
          if (any) cells += '\t';
          any = true;
          std::string text;
          append_cell(cell, text);
          cells += squeeze(text);
        }
        builder_.add(BlockKind::TableRow, cells, 0, page_);
        for (const std::string& note : std::exchange(pending_notes_, {}))
          builder_.add(BlockKind::Footnote, note, 0, page_);
      }
    }
  }

  void append_cell(const pugi::xml_node& parent, std::string& text) {
    for (const pugi::xml_node node : parent.children()) {
      const std::string_view name = node.name();
      if (name == "text:p" || name == "text:h") {
        if (!text.empty()) text += ' ';
        append_text(node, text);
      } else if (name.starts_with("text:list") || name.starts_with("table:")) {
        append_cell(node, text);
      }
    }
  }

  void append_text(const pugi::xml_node& parent, std::string& text) {
    for (const pugi::xml_node node : parent.children()) {
      if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
        // White space of the file is one space (part 3, 6.1.2).
        for (const char byte : std::string_view(node.value())) {
          const bool space = byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
          if (!space) {
            text += byte;
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
        std::string note;
        for (const pugi::xml_node paragraph : node.child("text:note-body").children()) {
          if (!note.empty()) note += ' ';
          append_text(paragraph, note);
        }
        pending_notes_.push_back(squeeze(note));
      } else if (name == "draw:text-box") {
        pending_boxes_.push_back(node);
      } else if (name != "office:annotation" && name != "office:annotation-end" &&
                 name != "text:tracked-changes" && name != "svg:title" && name != "svg:desc" &&
                 name != "text:ruby-text") {
        append_text(node, text);
      }
    }
  }

  BlockBuilder builder_;
  std::map<std::string, std::string, std::less<>> parents_;  // style -> its parent
  std::vector<std::string> pending_notes_;
  std::vector<pugi::xml_node> pending_boxes_;
  std::uint32_t page_ = 0;
  int list_depth_ = 0;
  bool has_pages_ = false;
  bool title_in_use_ = false;
  bool in_contents_ = false;
  bool break_at_start_ = false;
};

void read_properties(const pugi::xml_node& meta, Metadata& metadata) {
  metadata.title = container_field(meta.child("dc:title").text().get());
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
