#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <pugixml.hpp>

#include "corpus/block_writer.h"
#include "corpus/format_readers.h"
#include "corpus/office_package.h"
#include "corpus/utf8.h"

// PPTX (ISO/IEC 29500-1, PresentationML): ppt/presentation.xml has the order of the slides, each slide its
// shapes with their text in DrawingML. A slide is a page; its title is a heading. A paragraph of the body is
// an item of a list, as it shows, unless the slide turns bullets off or it ends like a sentence. Numbers of
// slides, dates and footers repeat on every slide and are left out, as are hidden slides. Known misses: what
// the speaker wrote below a slide, SmartArt and charts; boxes stand in the file's order, which need not be
// that of reading.

namespace vidensgraf {
namespace {

class PptxReader {
 public:
  explicit PptxReader(const ReadLimits& limits) : writer_(limits) {}

  void read_slide(const pugi::xml_node& slide, std::uint32_t page) {
    page_ = page;
    const pugi::xml_node shapes = slide.child("p:cSld").child("p:spTree");
    // The title may stand anywhere in the file and is read first.
    for (const pugi::xml_node shape : shapes.children("p:sp")) {
      if (is_title(shape)) read_title(shape);
    }
    read_shapes(shapes);
  }

  Result<void> finish(Document& document) { return writer_.finish(document); }

 private:
  static std::string_view placeholder_of(const pugi::xml_node& shape) {
    const pugi::xml_node placeholder = shape.child("p:nvSpPr").child("p:nvPr").child("p:ph");
    if (!placeholder) return "none";
    const std::string_view type = placeholder.attribute("type").value();
    return type.empty() ? "body" : type;
  }
  static bool is_title(const pugi::xml_node& shape) {
    const std::string_view type = placeholder_of(shape);
    return type == "title" || type == "ctrTitle";
  }

  void read_title(const pugi::xml_node& shape) {
    std::string title;
    for (const pugi::xml_node paragraph : shape.child("p:txBody").children("a:p")) {
      if (!title.empty()) title += ' ';
      title += text_of(paragraph).text;
    }
    if (trim(title).empty()) return;
    // The first title is the presentation's, those of the slides stand below it.
    writer_.add({BlockKind::Heading, title, std::uint8_t{has_title_ ? std::uint8_t{2} : std::uint8_t{1}},
                 page_, false, false});
    has_title_ = true;
  }

  // Shapes, groups of shapes and tables, in the file's order. Depth is bounded by `check_xml`.
  void read_shapes(const pugi::xml_node& parent) {
    for (const pugi::xml_node node : parent.children()) {
      const std::string_view name = local_name(node);
      if (name == "sp") {
        const std::string_view type = placeholder_of(node);
        const bool was_read = is_title(node) && local_name(parent) == "spTree";
        if (!was_read && type != "sldNum" && type != "dt" && type != "ftr" && type != "hdr")
          read_body(node.child("p:txBody"), type == "body");
      } else if (name == "grpSp" || name == "AlternateContent" || name == "Choice") {
        read_shapes(node);
      } else if (name == "graphicFrame") {
        read_table(node.child("a:graphic").child("a:graphicData").child("a:tbl"));
      }
    }
  }

  void read_body(const pugi::xml_node& body, bool has_bullets) {
    for (const pugi::xml_node paragraph : body.children("a:p")) {
      const pugi::xml_node properties = paragraph.child("a:pPr");
      const Letters letters = text_of(paragraph);
      const bool bullet =
          properties.child("a:buChar") || properties.child("a:buAutoNum") ||
          (has_bullets && !properties.child("a:buNone") && !ends_sentence(trim(letters.text)));
      const int level = std::clamp(properties.attribute("lvl").as_int(0) + 1, 1, 6);
      writer_.add({bullet ? BlockKind::ListItem : BlockKind::Paragraph, letters.text,
                   static_cast<std::uint8_t>(bullet ? level : 0), page_,
                   letters.has_bold && !letters.has_plain, false});
    }
  }

  void read_table(const pugi::xml_node& table) {
    if (!table) return;
    writer_.open_table();
    for (const pugi::xml_node row : table.children("a:tr")) {
      writer_.open_row();
      for (const pugi::xml_node cell : row.children("a:tc")) {
        writer_.open_cell();
        read_body(cell.child("a:txBody"), false);
      }
    }
    writer_.close_table();
  }

  struct Letters {
    std::string text;
    bool has_bold = false;
    bool has_plain = false;
  };

  static Letters text_of(const pugi::xml_node& paragraph) {
    Letters letters;
    for (const pugi::xml_node node : paragraph.children()) {
      const std::string_view name = local_name(node);
      if (name == "br") letters.text += '\n';
      if (name != "r" && name != "fld") continue;
      const std::string_view text = node.child("a:t").text().get();
      letters.text += text;
      if (trim(text).empty()) continue;
      (node.child("a:rPr").attribute("b").as_bool() ? letters.has_bold : letters.has_plain) = true;
    }
    return letters;
  }

  BlockWriter writer_;
  std::uint32_t page_ = 0;
  bool has_title_ = false;
};

}  // namespace

Result<void> read_pptx(std::string_view bytes, const ReadLimits& limits, Document& document) {
  auto package = OfficePackage::open(bytes, "PPTX", "ppt/presentation.xml", limits);
  if (!package) return fail(package.error());
  std::map<std::string, std::string> slides;
  std::vector<std::string> names;
  for (auto& [id, name] : package->parts("/slide")) {
    names.push_back(name);
    slides.emplace(std::move(id), std::move(name));
  }
  if (auto loaded = package->load(std::move(names), document.metadata); !loaded) return fail(loaded.error());
  PptxReader reader(limits);
  std::uint32_t page = 0;
  for (const pugi::xml_node id : package->main().child("p:presentation").child("p:sldIdLst").children()) {
    const auto slide = slides.find(id.attribute("r:id").value());
    if (slide == slides.end()) continue;
    ++page;
    const pugi::xml_node tree = package->tree(slide->second).child("p:sld");
    if (tree.attribute("show").as_bool(true)) reader.read_slide(tree, page);
  }
  return reader.finish(document);
}

}  // namespace vidensgraf
