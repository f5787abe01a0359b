#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gumbo.h>

#include "corpus/block_writer.h"
#include "corpus/encoding.h"
#include "corpus/format_readers.h"
#include "corpus/html_landmarks.h"
#include "corpus/html_nodes.h"
#include "corpus/text_lines.h"
#include "corpus/utf8.h"

// HTML by gumbo (the HTML5 algorithm). Which part of the page is the document, and what of it stays hidden,
// is told by html_landmarks.h; tables and bold lines are judged by block_writer.h.
//
// gumbo takes quadratic time on deep nesting (50,000 <div>: 8 s), so depth is counted by a scan before, which
// sees every start tag that could nest. Known miss: content that scripts put into the page is not there.

namespace vidensgraf {
namespace {

constexpr std::size_t kDeepestNesting = 1000;

// A line of text as <br> leaves them, and whether letters of it stand in and outside of <b>.
struct Line {
  std::string text;
  bool has_bold = false;
  bool has_plain = false;
};

class HtmlReader {
 public:
  HtmlReader(const ReadLimits& limits, const GumboNode* root) : writer_(limits), landmarks_(root) {}

  Result<void> run(Document& document) {
    if (landmarks_.content() != nullptr) walk_children(landmarks_.content());
    flush();
    landmarks_.set_metadata(document.metadata);
    return writer_.finish(document);
  }

 private:
  // White space of the source is one space: lines end at <br> alone.
  void append_collapsed(std::string_view text) {
    for (const char byte : text) {
      Line& line = lines_.back();
      const bool space = byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r' || byte == '\f';
      if (!space) {
        line.text += byte;
        (bold_depth_ > 0 ? line.has_bold : line.has_plain) = true;
      } else if (!line.text.empty() && line.text.back() != ' ') {
        line.text += ' ';
      }
    }
  }

  void walk_children(const GumboNode* node) {
    for (unsigned i = 0; i < node->v.element.children.length; ++i)
      walk(static_cast<const GumboNode*>(node->v.element.children.data[i]));
  }

  // Runs `inside` with other settings for the blocks below an element.
  void walk_as(const GumboNode* node, BlockKind kind, std::uint8_t level) {
    const BlockKind outer_kind = std::exchange(kind_, kind);
    const std::uint8_t outer_level = std::exchange(level_, level);
    walk_children(node);
    flush();
    kind_ = outer_kind;
    level_ = outer_level;
  }

  void walk(const GumboNode* node) {
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
        node->type == GUMBO_NODE_CDATA) {
      append_collapsed(node->v.text.text);
      return;
    }
    if (!is_element(node)) return;
    const GumboTag tag = node->v.element.tag;
    // The button in a heading is what the heading says.
    const bool title_button = tag == GUMBO_TAG_BUTTON && kind_ == BlockKind::Heading && !is_hidden(node);
    if (is_note_mark(node) || (!title_button && landmarks_.is_skipped(node))) return;
    if (tag == GUMBO_TAG_BR) {
      lines_.emplace_back();
      return;
    }
    if (const std::string title = landmarks_.unfolding_title(node); !title.empty()) {
      flush();
      writer_.add({BlockKind::Heading, title, 0, 0, false, true});
    }
    if (!is_block_element(tag)) {
      const bool bold = tag == GUMBO_TAG_B || tag == GUMBO_TAG_STRONG;
      bold_depth_ += bold ? 1 : 0;
      walk_children(node);
      bold_depth_ -= bold ? 1 : 0;
      return;
    }
    flush();
    const bool outer_notes = std::exchange(in_notes_, in_notes_ || holds_notes(node));
    walk_block(node, tag);
    in_notes_ = outer_notes;
    flush();
  }

  void walk_block(const GumboNode* node, GumboTag tag) {
    switch (tag) {
      case GUMBO_TAG_H1:
      case GUMBO_TAG_H2:
      case GUMBO_TAG_H3:
      case GUMBO_TAG_H4:
      case GUMBO_TAG_H5:
      case GUMBO_TAG_H6:
        walk_as(node, BlockKind::Heading, static_cast<std::uint8_t>(tag - GUMBO_TAG_H1 + 1));
        if (kind_ == BlockKind::ListItem) kind_ = BlockKind::Paragraph;  // the item is a section
        break;
      case GUMBO_TAG_SUMMARY:
        titles_part_ = true;
        walk_as(node, BlockKind::Heading, 0);
        titles_part_ = false;
        break;
      case GUMBO_TAG_UL:
      case GUMBO_TAG_OL:
        ++list_depth_;
        walk_children(node);
        --list_depth_;
        break;
      case GUMBO_TAG_LI:
        walk_as(node, in_notes_ ? BlockKind::Footnote : BlockKind::ListItem,
                in_notes_ ? std::uint8_t{0} : static_cast<std::uint8_t>(std::clamp(list_depth_, 1, 6)));
        break;
      case GUMBO_TAG_BLOCKQUOTE:
        walk_as(node, BlockKind::Quotation, 0);
        break;
      case GUMBO_TAG_FIGCAPTION:
      case GUMBO_TAG_CAPTION:
        walk_as(node, BlockKind::Caption, 0);
        break;
      // A list of terms is a table of two columns.
      case GUMBO_TAG_TABLE:
      case GUMBO_TAG_DL:
        writer_.open_table();
        walk_as(node, BlockKind::Paragraph, 0);
        writer_.close_table();
        break;
      case GUMBO_TAG_TR:
        writer_.open_row();
        walk_children(node);
        break;
      case GUMBO_TAG_DT:
        writer_.open_row();
        [[fallthrough]];
      case GUMBO_TAG_TD:
      case GUMBO_TAG_TH:
      case GUMBO_TAG_DD:
        writer_.open_cell();
        walk_as(node, BlockKind::Paragraph, 0);
        break;
      default:
        if (in_notes_ && kind_ == BlockKind::Paragraph) {
          walk_as(node, BlockKind::Footnote, 0);
        } else {
          walk_children(node);
        }
        break;
    }
  }

  // Ends the open block. In running text an empty line parts paragraphs, and so does a line that is bold or
  // opens with a bullet.
  void flush() {
    std::vector<Line> lines(1);
    lines.swap(lines_);
    const DraftBlock empty{kind_, {}, level_, 0, true, titles_part_};
    DraftBlock open = empty;
    const auto close = [&] { writer_.add(std::exchange(open, empty)); };
    for (const Line& line : lines) {
      const std::string text = squeeze(clean_utf8(line.text));
      const bool bold = line.has_bold && !line.has_plain;
      if (kind_ == BlockKind::Paragraph && !open.text.empty()) {
        const auto marker = list_marker(text);
        if (text.empty() || bold != open.is_bold || (marker && marker->number == 0)) close();
      }
      if (text.empty()) continue;
      if (!open.text.empty()) open.text += ' ';
      open.text += text;
      open.is_bold = open.is_bold && bold;
    }
    close();
  }

  BlockWriter writer_;
  HtmlLandmarks landmarks_;
  bool in_notes_ = false;
  bool titles_part_ = false;
  int list_depth_ = 0;
  int bold_depth_ = 0;
  BlockKind kind_ = BlockKind::Paragraph;
  std::uint8_t level_ = 0;
  std::vector<Line> lines_ = std::vector<Line>(1);
};

}  // namespace

Result<void> read_html(std::string_view bytes, const ReadLimits& limits, Document& document) {
  // What declares a single-byte set and is valid UTF-8 all the same has been converted without its <meta>:
  // validity wins.
  auto text = decode_text(bytes);
  if (!text) return fail(text.error());
  if (nesting_depth(*text) > kDeepestNesting) {
    return fail(ErrorCode::Limit,
                fmt::format("The HTML is nested more than {} elements deep.", kDeepestNesting));
  }
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  const auto destroy = [&options](GumboOutput* output) { gumbo_destroy_output(&options, output); };
  const std::unique_ptr<GumboOutput, decltype(destroy)> output(
      gumbo_parse_with_options(&options, text->data(), text->size()), destroy);
  if (!output) return fail(ErrorCode::Input, "The HTML cannot be parsed.");
  return HtmlReader(limits, output->root).run(document);
}

}  // namespace vidensgraf
