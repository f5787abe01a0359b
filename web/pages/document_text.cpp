// Marks overlap, elements may not: text is cut wherever a mark or the asked place begins or ends, and each
// piece stands in one <mark> that names all facts that cover it. Works in one pass over blocks and marks.

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "corpus/markup_text.h"
#include "language/display_text.h"
#include "web/http.h"
#include "web/pages/document_parts.h"
#include "web/pages/labels.h"
#include "web/pages/page.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kPartBytes = 400'000;  // of text on one page
constexpr std::size_t kMostNames = 6;        // of facts at one piece
constexpr std::size_t kQuotedBytes = 1200;   // of a place, in what is copied

class TextWriter {
 public:
  TextWriter(const DocumentPage& page, const std::string& text, const ShownText& shown,
             const Analyzer& analyzer, Language language)
      : page_data_(page),
        document_(page.record.document),
        text_(text),
        shown_(shown),
        marks_(*shown.marks),
        place_(shown.place),
        analyzer_(analyzer),
        language_(language) {}

  std::string run() {
    for (const Block& block : document_.blocks) {
      if (block.source.begin < shown_.part.begin) continue;
      if (block.source.begin >= shown_.part.end) break;
      add_block(block);
    }
    leave_group("");
    if (is_citation_due_) out_ += fmt::format("<p>{}</p>\n", citation());
    return std::move(out_);
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
    std::string_view tag = "p";
    std::string attributes;
    switch (block.kind) {
      case BlockKind::Heading: {
        // The page itself has h1 and h2.
        constexpr std::array<std::string_view, 4> kHeadings{"h3", "h4", "h5", "h6"};
        tag = kHeadings.at(static_cast<std::size_t>(std::clamp<int>(block.level + 2, 3, 6)) - 3);
        attributes = fmt::format(" id=\"b{}\"", block.source.begin);
        break;
      }
      case BlockKind::ListItem:
        tag = "li";
        if (has_own_mark(block.source)) attributes = " class=\"vg-own-mark\"";
        break;
      case BlockKind::Quotation:
        tag = "blockquote";
        break;
      case BlockKind::Footnote:
      case BlockKind::Caption:
      case BlockKind::ReferenceEntry:
        attributes = " class=\"vg-small\"";
        break;
      case BlockKind::TableOfContents:
      case BlockKind::Boilerplate:
        attributes = " class=\"vg-around-text\"";
        break;
      default:
        break;
    }
    out_ += fmt::format("<{}{}>", tag, attributes);
    add_text(block.source);
    // Not in a heading, of which it would become part: below what follows.
    if (is_citation_due_ && block.kind != BlockKind::Heading) out_ += citation();
    out_ += fmt::format("</{}>\n", tag);
  }

  // Whether an item begins with the mark that the document gives it: "1.", "a)", "•", "–".
  [[nodiscard]] bool has_own_mark(ByteSpan item) const {
    const std::string_view words =
        std::string_view(text_).substr(item.begin - shown_.part.begin, item.size());
    for (const std::string_view mark : {"•", "–", "- ", "* ", "·", "▪", "o "}) {
      if (words.starts_with(mark)) return true;
    }
    const std::size_t end = words.find_first_of(" \t");
    if (end == std::string_view::npos || end < 2 || end > 4) return false;
    return words[end - 1] == '.' || words[end - 1] == ')';
  }

  void add_row(const Block& block) {
    out_ += "<tr>";
    std::uint32_t begin = block.source.begin;
    while (begin <= block.source.end) {
      const std::size_t tab = text_.find('\t', begin - shown_.part.begin);
      const auto end = static_cast<std::uint32_t>(
          tab == std::string::npos ? block.source.end
                                   : std::min<std::size_t>(tab + shown_.part.begin, block.source.end));
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

  // How to cite the place, with what a button copies: the quotation, its source and its address.
  std::string citation() {
    is_citation_due_ = false;
    const std::string source = citation_text(info_of(page_data_.record), place_page_, language_);
    return fmt::format(
        "<span class=\"vg-cite\">{} <a class=\"vg-where\" lang=\"{}\" href=\"{}\" "
        "data-cite=\"{}\">{}</a></span>",
        markup_escaped(source), code_of(language_),
        markup_escaped(document_address(document_.id, place_.begin, place_.end)),
        markup_escaped(quotation_text(shortened_text(display_text(quoted_, analyzer_), kQuotedBytes), source,
                                      language_)),
        message(language_, "cite.link"));
  }

  // "støttebehov", or of a relation "støttebehov – bredere begreb – behov".
  [[nodiscard]] std::string name_of_fact(const DocumentMark& mark) const {
    if (!mark.relation) return mark.label;
    return fmt::format("{} – {} – {}", mark.label, relation_text(mark.relation->type, true, language_),
                       mark.relation->to);
  }

  [[nodiscard]] std::string address_of(const DocumentMark& mark) const {
    if (mark.kind == "provision" || mark.kind == "law") return provision_address(mark.label);
    if (mark.kind == "cited_work") {
      const auto known = shown_.cited_addresses.find(mark.key);
      if (known != shown_.cited_addresses.end()) return known->second;
    }
    if (!mark.relation) return concept_address(mark.label);
    return fmt::format("/graph?around={}&to={}", url_encoded(mark.label), url_encoded(mark.relation->to));
  }

  void add_piece(ByteSpan piece) {
    const bool in_place = !place_.empty() && piece.begin >= place_.begin && piece.end <= place_.end;
    if (in_place) {
      if (!is_placed_) place_page_ = page_;
      quoted_ += std::string_view(text_).substr(piece.begin - shown_.part.begin, piece.size());
      if (piece.end == place_.end) is_citation_due_ = true;
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
                           message(language_, fmt::format("kind.{}", mark->kind)), name_of_fact(*mark));
    }
    const std::string words =
        markup_escaped(std::string_view(text_).substr(piece.begin - shown_.part.begin, piece.size()));
    if (shortest == nullptr) {
      out_ += words;
    } else {
      out_ += fmt::format("<a class=\"vg-fact vg-{}\" href=\"{}\" title=\"{}\">{}</a>", shortest->kind,
                          markup_escaped(address_of(*shortest)), markup_escaped(names), words);
    }
    if (in_place) out_ += "</span>";
  }

  const DocumentPage& page_data_;
  const Document& document_;
  const std::string& text_;
  const ShownText& shown_;
  const std::vector<DocumentMark>& marks_;
  ByteSpan place_;
  const Analyzer& analyzer_;
  Language language_;
  std::string out_;
  std::string group_;
  std::uint32_t page_ = 0;
  std::set<std::uint32_t> pages_;
  std::size_t next_ = 0;
  std::vector<const DocumentMark*> open_;
  bool is_placed_ = false;
  std::uint32_t place_page_ = 0;
  std::string quoted_;  // of the place, so far
  bool is_citation_due_ = false;
};

}  // namespace

// A part ends before the first heading or page in its second half, so that nothing is torn apart.
std::vector<std::uint32_t> parts_of(const DocumentPage& page) {
  std::vector<std::uint32_t> begins = {0};
  std::uint32_t page_before = 0;
  for (const Block& block : page.record.document.blocks) {
    const std::size_t long_so_far = block.source.begin - begins.back();
    const bool may_part = block.kind == BlockKind::Heading || block.page != page_before;
    page_before = block.page;
    const bool is_full = long_so_far + block.source.size() > kPartBytes && long_so_far > 0;
    if (is_full || (may_part && long_so_far > kPartBytes - kPartBytes / 4)) {
      begins.push_back(block.source.begin);
    }
  }
  return begins;
}

std::string document_text(const DocumentPage& page, const std::string& text, const ShownText& shown,
                          const Analyzer& analyzer, Language language) {
  return TextWriter(page, text, shown, analyzer, language).run();
}

}  // namespace vidensgraf
