#include <algorithm>
#include <initializer_list>
#include <memory>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <gumbo.h>

#include "corpus/block_builder.h"
#include "corpus/encoding.h"
#include "corpus/format_readers.h"
#include "corpus/html_nodes.h"
#include "corpus/utf8.h"

// HTML by gumbo (the HTML5 algorithm). The main content is the element that says so (<main>, role=main, a
// single <article>), else <body>; what is navigation by element, role or class name is left out.
//
// gumbo takes quadratic time on deep nesting (50,000 <div>: 8 s), so depth is counted by a scan before, which
// sees every start tag that could nest. Known miss: content that scripts put into the page is not there.

namespace vidensgraf {
namespace {

constexpr std::size_t kDeepestNesting = 1000;

class HtmlReader {
 public:
  explicit HtmlReader(const ReadLimits& limits) : builder_(limits) {}

  Result<void> run(const GumboNode* root, Document& document) {
    find_landmarks(root);
    const GumboNode* content = main_ != nullptr ? main_ : articles_ == 1 ? article_ : body_;
    inside_main_ = main_ != nullptr || articles_ == 1;
    if (content != nullptr) walk_children(content);
    flush();
    set_metadata(document.metadata);
    return builder_.finish(document);
  }

 private:
  // Finds main content and what <head> states. Depth is bounded by `kDeepestNesting`.
  void find_landmarks(const GumboNode* node) {
    if (!is_element(node)) return;
    const GumboElement& element = node->v.element;
    switch (element.tag) {
      case GUMBO_TAG_HTML:
        language_ = lower_attribute(node, "lang");
        break;
      case GUMBO_TAG_BODY:
        body_ = node;
        break;
      case GUMBO_TAG_MAIN:
        if (main_ == nullptr) main_ = node;
        break;
      case GUMBO_TAG_ARTICLE:
        ++articles_;
        article_ = node;
        break;
      case GUMBO_TAG_TITLE:
        if (title_.empty()) title_ = squeeze(clean_utf8(text_of(node)));
        break;
      case GUMBO_TAG_H1:
        if (first_heading_.empty()) first_heading_ = squeeze(clean_utf8(text_of(node)));
        break;
      case GUMBO_TAG_META:
        read_meta(node);
        break;
      case GUMBO_TAG_LINK:
        if (lower_attribute(node, "rel") == "canonical" && attribute(node, "href") != nullptr)
          url_ = attribute(node, "href");
        if (lower_attribute(node, "rel") == "license" && attribute(node, "href") != nullptr)
          licence_ = attribute(node, "href");
        break;
      default:
        break;
    }
    if (main_ == nullptr && lower_attribute(node, "role") == "main") main_ = node;
    for (unsigned i = 0; i < element.children.length; ++i)
      find_landmarks(static_cast<const GumboNode*>(element.children.data[i]));
  }

  void read_meta(const GumboNode* node) {
    const char* content = attribute(node, "content");
    if (content == nullptr) return;
    std::string name = lower_attribute(node, "name");
    if (name.empty()) name = lower_attribute(node, "property");
    const auto set = [&](std::string& field, std::initializer_list<std::string_view> names) {
      if (field.empty() && is_one_of(name, names)) field = content;
    };
    set(meta_title_, {"dc.title", "dcterms.title", "citation_title", "og:title"});
    set(publisher_, {"dc.publisher", "dcterms.publisher", "citation_publisher", "publisher", "og:site_name"});
    set(date_, {"dc.date", "dcterms.date", "dcterms.issued", "dcterms.modified", "citation_publication_date",
                "article:published_time", "article:modified_time", "date", "last-modified"});
    set(type_, {"dc.type", "dcterms.type"});
    set(isbn_, {"citation_isbn", "books:isbn"});
    set(url_, {"og:url"});
    set(licence_, {"dcterms.license", "dc.rights", "dcterms.rights"});
    set(meta_language_, {"dc.language", "dcterms.language", "language"});
    if (is_one_of(name, {"author", "dc.creator", "dcterms.creator", "citation_author"}) &&
        authors_.size() < 100)
      authors_.emplace_back(content);
  }

  void set_metadata(Metadata& metadata) {
    // "Metode | Styrelsen": the site's name behind the title goes where the page's own heading is the title.
    std::string title = meta_title_.empty() ? title_ : meta_title_;
    if (!first_heading_.empty() && title.size() > first_heading_.size() && title.starts_with(first_heading_))
      title = first_heading_;
    metadata.title = container_field(title);
    metadata.publisher = container_field(publisher_);
    metadata.date = container_field(leading_iso_date(date_));
    metadata.type = container_field(type_);
    metadata.isbn = container_field(isbn_);
    metadata.url = container_field(url_);
    metadata.licence = container_field(licence_);
    const std::string& language = language_.empty() ? meta_language_ : language_;
    metadata.language = container_field(
        std::string_view(language).substr(0, std::min(language.find_first_of("-_"), language.size())));
    for (const std::string& author : authors_) {
      if (auto field = container_field(author)) metadata.authors.push_back(*field);
    }
  }

  static std::string text_of(const GumboNode* node) {
    std::string text;
    append_text(node, text);
    return text;
  }
  static void append_text(const GumboNode* node, std::string& text) {
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
        node->type == GUMBO_NODE_CDATA) {
      text += node->v.text.text;
    } else if (is_element(node)) {
      for (unsigned i = 0; i < node->v.element.children.length; ++i) {
        append_text(static_cast<const GumboNode*>(node->v.element.children.data[i]), text);
      }
    }
  }

  // White space of the source is one space, so that the only line ends in the buffer are those of <br>.
  void append_collapsed(std::string_view text) {
    for (const char byte : text) {
      const bool space = byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r' || byte == '\f';
      if (!space) {
        buffer_ += byte;
      } else if (!buffer_.empty() && buffer_.back() != ' ' && buffer_.back() != '\n') {
        buffer_ += ' ';
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
    if (!is_element(node) || is_skipped(node, inside_main_)) return;
    const GumboTag tag = node->v.element.tag;
    if (tag == GUMBO_TAG_BR) {
      while (!buffer_.empty() && buffer_.back() == ' ') buffer_.pop_back();
      buffer_ += '\n';
      return;
    }
    if (tag == GUMBO_TAG_SUP && lower_attribute(node, "class").find("footnote") != std::string::npos) return;
    if (tag == GUMBO_TAG_A && is_one_of(lower_attribute(node, "role"), {"doc-noteref", "doc-backlink"}))
      return;
    if (!is_block_element(tag)) {
      walk_children(node);
      return;
    }
    flush();
    const bool notes =
        is_one_of(lower_attribute(node, "role"), {"doc-footnote", "doc-endnote", "doc-endnotes"}) ||
        lower_attribute(node, "class").find("footnotes") != std::string::npos;
    if (notes) in_notes_ = true;
    walk_block(node, tag);
    if (notes) in_notes_ = false;
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
      case GUMBO_TAG_TR:
        add_row(node);
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

  // A row of a table of data is one block. A cell with blocks of its own is a cell of a layout table: its
  // blocks count.
  void add_row(const GumboNode* row) {
    std::string cells;
    bool any = false;
    for (unsigned i = 0; i < row->v.element.children.length; ++i) {
      const auto* cell = static_cast<const GumboNode*>(row->v.element.children.data[i]);
      if (!is_element(cell) || (cell->v.element.tag != GUMBO_TAG_TD && cell->v.element.tag != GUMBO_TAG_TH))
        continue;
      if (has_blocks(cell)) {
        walk_children(cell);
        flush();
        continue;
      }
      if (any) cells += '\t';
      any = true;
      cells += squeeze(clean_utf8(text_of(cell)));
    }
    builder_.add(BlockKind::TableRow, cells);
  }

  static bool has_blocks(const GumboNode* cell) {
    int blocks = 0;
    for (unsigned i = 0; i < cell->v.element.children.length; ++i) {
      const auto* child = static_cast<const GumboNode*>(cell->v.element.children.data[i]);
      if (!is_element(child)) continue;
      const GumboTag tag = child->v.element.tag;
      if (tag == GUMBO_TAG_TABLE || tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL ||
          (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6))
        return true;
      blocks += tag == GUMBO_TAG_P || tag == GUMBO_TAG_DIV ? 1 : 0;
    }
    return blocks > 1;
  }

  // Ends the open block. Two line breaks in a row part paragraphs.
  void flush() {
    if (buffer_.empty()) return;
    const std::string text = clean_utf8(std::exchange(buffer_, {}));
    std::string_view rest = trim(text);
    while (!rest.empty()) {
      std::size_t stop = rest.find("\n\n");
      if (kind_ != BlockKind::Paragraph || stop == std::string_view::npos) stop = rest.size();
      builder_.add(kind_, squeeze(rest.substr(0, stop)), level_);
      rest = trim(rest.substr(stop));
    }
  }

  BlockBuilder builder_;
  const GumboNode* body_ = nullptr;
  const GumboNode* main_ = nullptr;
  const GumboNode* article_ = nullptr;
  int articles_ = 0;
  bool inside_main_ = false;
  bool in_notes_ = false;
  int list_depth_ = 0;
  BlockKind kind_ = BlockKind::Paragraph;
  std::uint8_t level_ = 0;
  std::string buffer_;
  std::string title_, meta_title_, first_heading_, publisher_, date_, type_, isbn_, url_, licence_, language_,
      meta_language_;
  std::vector<std::string> authors_;
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
  return HtmlReader(limits).run(output->root, document);
}

}  // namespace vidensgraf
