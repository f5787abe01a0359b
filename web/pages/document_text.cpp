// Marks overlap, elements may not: text is cut wherever a mark or the asked place begins or ends, and each
// piece stands in one <mark> that names all facts that cover it. Works in one pass over blocks and marks.

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "web/http.h"
#include "web/pages/document_parts.h"
#include "web/pages/labels.h"
#include "web/pages/page.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMostBytes = 600'000;  // of text on one page
constexpr std::size_t kMostNames = 6;        // of facts at one piece

class TextWriter {
 public:
  TextWriter(const DocumentPage& page, const std::string& text, const std::vector<DocumentMark>& marks,
             ByteSpan place, Language language)
      : document_(page.record.document), text_(text), marks_(marks), place_(place), language_(language) {}

  DocumentText run() {
    const auto& blocks = document_.blocks;
    // Of a very long text the part around the place.
    std::size_t from = 0;
    if (text_.size() > kMostBytes && place_.begin > kMostBytes / 2) from = place_.begin - kMostBytes / 2;
    for (const Block& block : blocks) {
      if (block.source.end <= from) continue;
      if (block.source.begin > from + kMostBytes) break;
      add_block(block);
    }
    leave_group("");
    return {std::move(out_), text_.size() > kMostBytes};
  }

 private:
  void leave_group(std::string_view next) {
    if (group_ == next) return;
    if (!group_.empty()) out_ += fmt::format("</{}>\n", group_ == "table" ? "tbody></table" : group_);
    if (!next.empty())
      out_ += next == "table" ? "<table class=\"vg-text-table\"><tbody>\n" : fmt::format("<{}>\n", next);
    group_ = next;
  }

  void add_block(const Block& block) {
    if (block.page != 0 && block.page != page_) {
      leave_group("");
      page_ = block.page;
      const std::string id = pages_.insert(page_).second ? fmt::format(" id=\"side-{}\"", page_) : "";
      out_ +=
          fmt::format("<p class=\"vg-page-break\"{}><span>{}</span></p>\n", id, page_text(page_, language_));
    }
    const bool in_list = block.kind == BlockKind::ListItem;
    const bool in_table = block.kind == BlockKind::TableRow;
    leave_group(in_list ? "ul" : in_table ? "table" : "");
    if (in_table) return add_row(block);
    std::string open = "p";
    std::string_view close = "p";
    switch (block.kind) {
      case BlockKind::Heading: {
        // The page itself has h1 and h2.
        constexpr std::array<std::string_view, 4> kHeadings{"h3", "h4", "h5", "h6"};
        close = kHeadings.at(static_cast<std::size_t>(std::clamp<int>(block.level + 2, 3, 6)) - 3);
        open = fmt::format("{} id=\"b{}\"", close, block.source.begin);
        break;
      }
      case BlockKind::ListItem:
        open = close = "li";
        break;
      case BlockKind::Quotation:
        open = close = "blockquote";
        break;
      case BlockKind::Footnote:
      case BlockKind::Caption:
      case BlockKind::ReferenceEntry:
        open = "p class=\"vg-small\"";
        break;
      case BlockKind::TableOfContents:
      case BlockKind::Boilerplate:
        open = "p class=\"vg-around-text\"";
        break;
      default:
        break;
    }
    out_ += fmt::format("<{}>", open);
    add_text(block.source);
    out_ += fmt::format("</{}>\n", close);
  }

  void add_row(const Block& block) {
    out_ += "<tr>";
    std::uint32_t begin = block.source.begin;
    while (begin <= block.source.end) {
      const std::size_t tab = text_.find('\t', begin);
      const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(tab, block.source.end));
      out_ += "<td>";
      add_text({begin, end});
      out_ += "</td>";
      begin = end + 1;
    }
    out_ += "</tr>\n";
  }

  void add_text(ByteSpan stretch) {
    while (next_ < marks_.size() && marks_[next_].source.begin < stretch.end)
      open_.push_back(&marks_[next_++]);
    std::erase_if(open_, [&](const DocumentMark* mark) { return mark->source.end <= stretch.begin; });
    std::vector<std::uint32_t> cuts = {stretch.begin, stretch.end};
    const auto cut = [&](std::uint32_t at) {
      if (at > stretch.begin && at < stretch.end) cuts.push_back(at);
    };
    for (const DocumentMark* mark : open_) {
      cut(mark->source.begin);
      cut(mark->source.end);
    }
    if (!place_.empty()) {
      cut(place_.begin);
      cut(place_.end);
    }
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) add_piece({cuts[i], cuts[i + 1]});
  }

  void add_piece(ByteSpan piece) {
    const bool in_place = !place_.empty() && piece.begin >= place_.begin && piece.end <= place_.end;
    if (in_place) {
      out_ += std::exchange(is_placed_, true) ? "<span class=\"vg-here\">"
                                              : "<span class=\"vg-here\" id=\"place\">";
    }
    // The shortest mark gives the link and the colour, all of them the names.
    const DocumentMark* shortest = nullptr;
    std::string names;
    std::size_t count = 0;
    for (const DocumentMark* mark : open_) {
      if (mark->source.begin > piece.begin || mark->source.end < piece.end) continue;
      if (shortest == nullptr || mark->source.size() <= shortest->source.size()) shortest = mark;
      if (++count > kMostNames) continue;
      names += fmt::format("{}{}: {}", names.empty() ? "" : "; ",
                           message(language_, fmt::format("kind.{}", mark->kind)), mark->label);
    }
    const std::string words =
        html_escaped(std::string_view(text_).substr(piece.begin, piece.end - piece.begin));
    if (shortest == nullptr) {
      out_ += words;
    } else {
      const bool is_law = shortest->kind == "provision" || shortest->kind == "law";
      const std::string address =
          is_law ? provision_address(shortest->label) : concept_address(shortest->label);
      out_ += fmt::format("<a class=\"vg-fact vg-{}\" href=\"{}\" title=\"{}\">{}</a>", shortest->kind,
                          html_escaped(address), html_escaped(names), words);
    }
    if (in_place) out_ += "</span>";
  }

  const Document& document_;
  const std::string& text_;
  const std::vector<DocumentMark>& marks_;
  ByteSpan place_;
  Language language_;
  std::string out_;
  std::string group_;
  std::uint32_t page_ = 0;
  std::set<std::uint32_t> pages_;
  std::size_t next_ = 0;
  std::vector<const DocumentMark*> open_;
  bool is_placed_ = false;
};

}  // namespace

DocumentText document_text(const DocumentPage& page, const std::string& text,
                           const std::vector<DocumentMark>& marks, ByteSpan place, Language language) {
  return TextWriter(page, text, marks, place, language).run();
}

}  // namespace vidensgraf
