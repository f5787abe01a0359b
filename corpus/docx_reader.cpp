#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <pugixml.hpp>

#include "corpus/block_writer.h"
#include "corpus/docx_styles.h"
#include "corpus/format_readers.h"
#include "corpus/office_package.h"
#include "corpus/utf8.h"

// DOCX (ISO/IEC 29500-1, WordprocessingML): word/document.xml has the text, word/styles.xml says which
// paragraph styles are headings, lists, quotations; word/footnotes.xml has the notes; docProps/core.xml the
// document's properties.
//
// Style names are matched in English and Danish, as Word writes either. Page numbers are those of the last
// layout, where Word left its marks (w:lastRenderedPageBreak). The file's own dates say when it was saved,
// not when the document was published, and are not taken over.
//
// What the document does not show is not read: deleted and moved-away text of tracked changes, comments,
// hidden text, instructions of fields, what a template says where nobody has written yet. Known misses:
// numbers of automatic numbering, text in headers, SmartArt and charts.

namespace vidensgraf {
namespace {

// The words of a paragraph, and whether some of them are written bold or not bold.
struct RunText {
  std::string text;
  bool has_bold = false;
  bool has_plain = false;
};

class DocxReader {
 public:
  explicit DocxReader(const ReadLimits& limits) : writer_(limits) {}

  void read_styles(const pugi::xml_node& styles) { styles_.read(styles); }

  void read_notes(const pugi::xml_node& notes, const char* element) {
    for (const pugi::xml_node note : notes.children(element)) {
      if (note.attribute("w:type")) continue;  // separators
      std::string text;
      for (const pugi::xml_node paragraph : note.children("w:p")) {
        RunText part;
        append_text(paragraph, part);
        fields_.clear();
        if (!text.empty() && !part.text.empty()) text += ' ';
        text += part.text;
      }
      notes_[std::string(element) + note.attribute("w:id").value()] = squeeze(text);
    }
  }

  Result<void> read_body(const pugi::xml_node& body, Document& document) {
    title_in_use_ = styles_.has_title() && uses_title(body);
    has_pages_ = find_page_mark(body);
    page_ = has_pages_ ? 1 : 0;
    read_blocks(body);
    return writer_.finish(document);
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
    const std::string id = properties.child("w:pStyle").attribute("w:val").value();
    Style style = styles_[id];
    if (style.kind == BlockKind::Paragraph) {
      if (const auto named = style_of_name(id)) style = *named;
    }
    if (const pugi::xml_node outline = properties.child("w:outlineLvl");
        outline && style.kind == BlockKind::Paragraph) {
      const int level = outline.attribute("w:val").as_int(9);
      if (level >= 0 && level < 9) {
        style.kind = BlockKind::Heading;
        style.level = static_cast<std::uint8_t>(std::min(level + 1, 6));
      }
    }
    const pugi::xml_node numbering = properties.child("w:numPr");
    if (numbering && numbering.child("w:numId").attribute("w:val").as_int(1) != 0 &&
        style.kind == BlockKind::Paragraph) {
      style.kind = BlockKind::ListItem;
      style.is_list = true;
    }
    if (style.is_list) {
      style.level = static_cast<std::uint8_t>(
          std::clamp(numbering.child("w:ilvl").attribute("w:val").as_int(0) + 1, 1, 6));
    }
    return style;
  }

  // A control that nobody has filled in shows what to write there.
  static bool is_placeholder(const pugi::xml_node& control) {
    return switched(control.child("w:sdtPr"), "w:showingPlcHdr").value_or(false);
  }

  // Paragraphs, tables and what wraps them. Depth is bounded by `check_xml`.
  void read_blocks(const pugi::xml_node& parent) {
    for (const pugi::xml_node node : parent.children()) {
      const std::string_view name = local_name(node);
      if (name == "p") {
        read_paragraph(node);
      } else if (name == "tbl") {
        writer_.open_table();
        read_rows(node);
        writer_.close_table();
      } else if (name == "sdt") {
        if (is_placeholder(node)) continue;
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
    // A paragraph whose end was deleted goes on in the next one; here there is none.
    if (!trim(carried_.text).empty()) add(Style{}, std::exchange(carried_, {}), page_);
    carried_ = {};
  }

  // Rows and cells, which controls and changes may wrap.
  void read_rows(const pugi::xml_node& parent) {
    for (const pugi::xml_node node : parent.children()) {
      const std::string_view name = local_name(node);
      if (name == "tr") {
        if (node.child("w:trPr").child("w:del")) continue;
        writer_.open_row();
        read_rows(node);
      } else if (name == "tc") {
        if (node.child("w:tcPr").child("w:cellDel")) continue;
        writer_.open_cell();
        read_blocks(node);
      } else if (name == "sdt" || name == "sdtContent" || name == "ins" || name == "customXml") {
        if (!is_placeholder(node)) read_rows(node);
      }
    }
  }

  void read_paragraph(const pugi::xml_node& paragraph) {
    const Style style = style_of(paragraph);
    const std::uint32_t page_before = page_;
    RunText text = std::exchange(carried_, {});
    paragraph_is_bold_ = style.is_bold;
    append_text(paragraph, text);
    // The instruction of a field ends with its paragraph, whatever the file says.
    std::fill(fields_.begin(), fields_.end(), false);
    // A page break before the first word belongs to the paragraph, one within it does not.
    const std::uint32_t page = break_at_start_ ? page_ : page_before;
    break_at_start_ = false;
    const pugi::xml_node mark = paragraph.child("w:pPr").child("w:rPr");
    if (mark.child("w:del") || mark.child("w:moveFrom")) {
      carried_ = std::move(text);
      return;
    }
    add(style, text, page);
  }

  void add(const Style& style, const RunText& text, std::uint32_t page) {
    DraftBlock block{style.kind, std::string(trim(text.text)),     style.level,
                     page,       text.has_bold && !text.has_plain, false};
    if (in_contents_ && style.kind != BlockKind::Footnote) {
      block.kind = BlockKind::TableOfContents;
      block.level = 0;
    } else if (style.kind == BlockKind::Heading) {
      const int level = style.is_title ? 1 : style.level + (title_in_use_ ? 1 : 0);
      block.level = static_cast<std::uint8_t>(std::min(level, 6));
    }
    writer_.add(std::move(block));
    for (const std::string& id : std::exchange(pending_notes_, {})) {
      const auto note = notes_.find(id);
      if (note != notes_.end()) writer_.add({BlockKind::Footnote, note->second, 0, page, false, false});
    }
    const std::vector<pugi::xml_node> boxes = std::exchange(pending_boxes_, {});
    for (const pugi::xml_node& box : boxes) read_blocks(box);
  }

  // What a run of letters of one look holds.
  void append_run(const pugi::xml_node& run, RunText& text) {
    const pugi::xml_node properties = run.child("w:rPr");
    const Style& style = styles_[properties.child("w:rStyle").attribute("w:val").value()];
    const bool hidden = switched(properties, "w:vanish").value_or(style.is_hidden);
    if (hidden) {
      for (const pugi::xml_node mark : run.children("w:fldChar")) turn_field(mark);
      return;
    }
    const std::size_t before = text.text.size();
    append_text(run, text);
    if (trim(std::string_view(text.text).substr(before)).empty()) return;
    const bool bold = switched(properties, "w:b").value_or(style.is_bold || paragraph_is_bold_);
    (bold ? text.has_bold : text.has_plain) = true;
  }

  // Fields: begin, instruction, separate, result, end. They nest, also in the instruction.
  void turn_field(const pugi::xml_node& mark) {
    const std::string_view type = mark.attribute("w:fldCharType").value();
    if (type == "begin") {
      fields_.push_back(true);
    } else if (!fields_.empty() && type == "separate") {
      fields_.back() = false;
    } else if (!fields_.empty() && type == "end") {
      fields_.pop_back();
    }
  }

  [[nodiscard]] bool in_instruction() const {
    return std::find(fields_.begin(), fields_.end(), true) != fields_.end();
  }

  // The runs of a paragraph. Deleted text, instructions of fields and the fallback of drawings are no text.
  void append_text(const pugi::xml_node& parent, RunText& out) {
    std::string& text = out.text;
    for (const pugi::xml_node node : parent.children()) {
      const std::string_view name = local_name(node);
      if (name == "r") {
        append_run(node, out);
      } else if (name == "fldChar") {
        turn_field(node);
      } else if (name == "t") {
        if (!in_instruction()) text += node.text().get();
      } else if (name == "tab") {
        text += in_contents_ ? '\t' : ' ';
      } else if (name == "br" || name == "cr") {
        text += '\n';
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
      } else if (name == "sdt" && is_placeholder(node)) {
        continue;
      } else if (name != "del" && name != "moveFrom" && name != "instrText" && name != "delText" &&
                 name != "pPr" && name != "rPr" && name != "Fallback") {
        append_text(node, out);
      }
    }
  }

  BlockWriter writer_;
  StyleSheet styles_;
  std::map<std::string, std::string> notes_;  // "w:footnote2" -> text
  std::vector<std::string> pending_notes_;    // referred to in the open paragraph
  std::vector<pugi::xml_node> pending_boxes_;
  std::vector<bool> fields_;  // those that are open; true in their instruction
  RunText carried_;           // of a paragraph whose end mark was deleted
  std::uint32_t page_ = 0;
  bool has_pages_ = false;
  bool title_in_use_ = false;
  bool in_contents_ = false;
  bool break_at_start_ = false;
  bool paragraph_is_bold_ = false;
};

}  // namespace

Result<void> read_docx(std::string_view bytes, const ReadLimits& limits, Document& document) {
  auto package = OfficePackage::open(bytes, "DOCX", "word/document.xml", limits);
  if (!package) return fail(package.error());
  const std::string styles = package->part("/styles", "styles.xml");
  const std::string footnotes = package->part("/footnotes", "footnotes.xml");
  const std::string endnotes = package->part("/endnotes", "endnotes.xml");
  if (auto loaded = package->load({styles, footnotes, endnotes}, document.metadata); !loaded)
    return fail(loaded.error());
  DocxReader reader(limits);
  reader.read_styles(package->tree(styles).child("w:styles"));
  reader.read_notes(package->tree(footnotes).child("w:footnotes"), "w:footnote");
  reader.read_notes(package->tree(endnotes).child("w:endnotes"), "w:endnote");
  const pugi::xml_node body = package->main().child("w:document").child("w:body");
  if (!body) return fail(ErrorCode::Input, "The DOCX file is damaged: its main part has no body.");
  return reader.read_body(body, document);
}

}  // namespace vidensgraf
