#include "extraction/annotated_page.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "corpus/markup_text.h"
#include "embedded/annotated_page_css.h"
#include "extraction/fact_marks.h"

// Marks overlap freely, elements of HTML may not. So each stretch of text is cut wherever a mark begins or
// ends, and a piece stands in one element per mark that covers it, the longest outermost: the style sheet
// draws their lines below each other. A piece's innermost element has the hover text of all of them.
//
// A report has hundreds of concepts, most of them named once: those behind the best are drawn only on request
// ("Flere begreber"), so that the page can be read. The lists have them all.
//
// A document with many marks at one place (hostile text) would grow quadratically: a piece shows kMostMarks
// of them, and the lists at the end have every one.

namespace vidensgraf {
namespace {

constexpr std::array<std::string_view, 6> kHeadingTags = {"h1", "h2", "h3", "h4", "h5", "h6"};

constexpr std::size_t kMostMarks = 12;

// Concepts drawn from the start: about as many as people list who annotate a report.
constexpr std::size_t kBytesPerConcept = 300;
constexpr std::size_t kFewestConcepts = 20;

constexpr std::size_t kMostWordings = 4;  // of one fact in the lists

constexpr std::uint32_t kShortestWebRemains = 4;  // blocks of boilerplate in a row that are folded away

const FactKindName& name_of(FactKind kind) { return fact_kind_names()[static_cast<std::size_t>(kind)]; }

std::string anchor_of(ByteSpan span) { return fmt::format("b{}-{}", span.begin, span.end); }

class Page {
 public:
  Page(const Document& document, const DocumentFacts& facts)
      : document_(document),
        facts_(facts),
        marks_(fact_marks(facts)),
        drawn_concepts_(std::max(kFewestConcepts, document.text.size() / kBytesPerConcept)) {}

  std::string run() {
    add_head();
    out_ += "<main id=\"tekst\">\n";
    for (BlockIndex i = 0; i < document_.blocks.size(); ++i) {
      fold_web_remains(i);
      add_block(document_.blocks[i]);
    }
    leave_group("");
    out_ += "</main>\n";
    add_lists();
    out_ += "</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::size_t count(FactKind kind) const {
    return static_cast<std::size_t>(std::count_if(
        marks_.begin(), marks_.end(), [kind](const FactMark& mark) { return mark.kind == kind; }));
  }

  void add_head() {
    const Metadata& data = facts_.metadata;
    const std::string title = markup_escaped(data.title ? data.title->value : document_.id);
    out_ += "<!DOCTYPE html>\n<html lang=\"da\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n";
    out_ +=
        "<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" content=\"width=device-width, "
        "initial-scale=1\"/>\n";
    out_ +=
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'\"/>\n";
    out_ += fmt::format("<title>{} – fundne fakta</title>\n<style>\n{}</style>\n</head>\n<body>\n", title,
                        embedded::annotated_page_css());
    out_ +=
        "<a class=\"skip\" href=\"#tekst\">Gå til teksten</a>\n<header>\n<p class=\"product\">Vidensgraf · "
        "fundne fakta</p>\n";
    out_ += fmt::format("<p class=\"title\">{}</p>\n<dl>\n", title);
    const auto row = [&](std::string_view label, const std::optional<MetadataField>& field) {
      if (!field) return;
      const bool in_text = field->origin == FieldOrigin::Text;
      out_ += fmt::format("<div><dt>{}</dt><dd>{} <span class=\"origin\">{}</span></dd></div>\n", label,
                          markup_escaped(field->value), in_text ? "fra teksten" : "fra filen");
    };
    row("Undertitel", data.subtitle);
    row("Udgiver", data.publisher);
    for (const MetadataField& author : data.authors) row("Forfatter", author);
    row("Dato", data.date ? data.date : data.year);
    row("Type", data.type);
    row("ISBN", data.isbn);
    out_ += fmt::format("<div><dt>Fil</dt><dd>{}</dd></div>\n</dl>\n</header>\n",
                        markup_escaped(document_.source_name));
    add_legend();
  }

  void add_legend() {
    out_ += "<form class=\"legend\" aria-label=\"Vis og skjul slags fakta\">\n";
    for (const FactKindName& name : fact_kind_names()) {
      out_ += fmt::format(
          "<label title=\"{0}\"><input type=\"checkbox\" id=\"vis-{0}\" checked=\"checked\"/> "
          "<span class=\"m {0} s\">{1}</span> <a href=\"#liste-{0}\">{2}</a></label>\n",
          name.code, name.danish, count(name.kind));
    }
    out_ += "<label title=\"concepts\"><input type=\"checkbox\" id=\"vis-minor\"/> Flere begreber</label>\n";
    out_ += "</form>\n";
  }

  // Lists and tables hold several blocks: opens the one this block belongs to, closes the one before.
  void leave_group(std::string_view next) {
    if (group_ == next) return;
    if (!group_.empty()) out_ += fmt::format("</{}>\n", group_);
    if (!next.empty()) out_ += fmt::format("<{}>\n", next);
    if (next == "details") out_ += "<summary>Rester af siden omkring dokumentet</summary>\n";
    group_ = next;
  }

  // What remains of a web page around the document stands folded, so that the page begins with the document.
  void fold_web_remains(BlockIndex index) {
    if (index < folded_until_) return;
    const auto& blocks = document_.blocks;
    BlockIndex end = index;
    while (end < blocks.size() && blocks[end].kind == BlockKind::Boilerplate &&
           blocks[end].page == blocks[index].page)
      ++end;
    if (end - index >= kShortestWebRemains) folded_until_ = end;
  }

  void add_block(const Block& block) {
    if (block.page != 0 && block.page != page_) {
      leave_group("");
      page_ = block.page;
      // A document may come back to a page (footnotes, columns): one anchor each.
      const std::string id = pages_.insert(page_).second ? fmt::format(" id=\"side-{}\"", page_) : "";
      out_ += fmt::format("<p class=\"page\"{}><span>Side {}</span></p>\n", id, page_);
    }
    const bool in_list = block.kind == BlockKind::ListItem;
    const bool in_table = block.kind == BlockKind::TableRow;
    const bool folded = static_cast<BlockIndex>(&block - document_.blocks.data()) < folded_until_;
    leave_group(in_list ? "ul" : in_table ? "table" : folded ? "details" : "");
    if (in_table) return add_row(block);
    std::string_view tag = "p";
    std::string attributes;
    switch (block.kind) {
      case BlockKind::Heading:
        tag = kHeadingTags[static_cast<std::size_t>(std::clamp<int>(block.level, 1, 6) - 1)];
        break;
      case BlockKind::ListItem:
        tag = "li";
        attributes = fmt::format(" class=\"level{}\"", std::clamp<int>(block.level, 1, 6));
        break;
      case BlockKind::Quotation:
        tag = "blockquote";
        break;
      case BlockKind::Footnote:
        attributes = " class=\"footnote\"";
        break;
      case BlockKind::Caption:
        attributes = " class=\"caption\"";
        break;
      case BlockKind::TableOfContents:
        attributes = " class=\"contents\"";
        break;
      case BlockKind::ReferenceEntry:
        attributes = " class=\"reference\"";
        break;
      case BlockKind::Boilerplate:
        attributes = " class=\"boilerplate\"";
        break;
      default:
        break;
    }
    out_ += fmt::format("<{}{}>", tag, attributes);
    add_text(block.source);
    out_ += fmt::format("</{}>\n", tag);
  }

  void add_row(const Block& block) {
    out_ += "<tr>";
    std::uint32_t begin = block.source.begin;
    while (begin <= block.source.end) {
      const std::size_t tab = document_.text.find('\t', begin);
      const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(tab, block.source.end));
      out_ += "<td>";
      add_text({begin, end});
      out_ += "</td>";
      begin = end + 1;
    }
    out_ += "</tr>\n";
  }

  // Stretches come in text order: marks that ended before the last one are not looked at again.
  void add_text(ByteSpan stretch) {
    std::erase_if(open_, [&](const FactMark* mark) { return mark->source.end <= stretch.begin; });
    while (next_ < marks_.size() && marks_[next_].source.begin < stretch.end) {
      if (marks_[next_].source.end > stretch.begin) open_.push_back(&marks_[next_]);
      ++next_;
    }
    std::vector<std::uint32_t> cuts = {stretch.begin, stretch.end};
    for (const FactMark* mark : open_) {
      for (const std::uint32_t edge : {mark->source.begin, mark->source.end}) {
        if (edge > stretch.begin && edge < stretch.end) cuts.push_back(edge);
      }
    }
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    std::vector<const FactMark*> covering;
    std::size_t entering = 0;
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
      const ByteSpan piece{cuts[i], cuts[i + 1]};
      std::erase_if(covering, [&](const FactMark* mark) { return mark->source.end <= piece.begin; });
      for (; entering < open_.size() && open_[entering]->source.begin <= piece.begin; ++entering) {
        covering.push_back(open_[entering]);
        add_anchor(*open_[entering]);
      }
      add_piece(piece, covering);
    }
  }

  // Where the first mark with these bytes begins. Marks that are not shown have theirs as well.
  void add_anchor(const FactMark& mark) {
    std::string anchor = anchor_of(mark.source);
    if (anchors_.contains(anchor)) return;
    out_ += fmt::format("<a id=\"{}\"></a>", anchor);
    anchors_.insert(std::move(anchor));
  }

  void add_piece(ByteSpan piece, const std::vector<const FactMark*>& covering) {
    std::vector<const FactMark*> shown(std::min(covering.size(), kMostMarks));  // the shortest ones
    const auto shorter = [](const FactMark* a, const FactMark* b) {
      return a->source.size() != b->source.size() ? a->source.size() < b->source.size() : a > b;
    };
    std::partial_sort_copy(covering.begin(), covering.end(), shown.begin(), shown.end(), shorter);
    std::reverse(shown.begin(), shown.end());
    // "§§ 5 og 6" states two facts with the same words: one line under them, both in the hover text.
    std::vector<const FactMark*> drawn = shown;
    const auto last = std::unique(drawn.begin(), drawn.end(), [](const FactMark* a, const FactMark* b) {
      return a->kind == b->kind && a->source == b->source;
    });
    drawn.erase(last, drawn.end());
    for (std::size_t i = 0; i < drawn.size(); ++i) {
      const FactMark& mark = *drawn[i];
      const std::size_t inner = drawn.size() - 1 - i;
      out_ +=
          fmt::format("<span class=\"m {}{}{} d{}\"", name_of(mark.kind).code, is_minor(mark) ? " minor" : "",
                      started_.insert(&mark).second ? " s" : "", std::min<std::size_t>(inner, 5));
      if (inner == 0) out_ += fmt::format(" title=\"{}\"", hover_text(shown));
      out_ += '>';
    }
    append_markup_escaped(out_, cut(document_.text, piece));
    for (std::size_t i = 0; i < drawn.size(); ++i) out_ += "</span>";
  }

  static std::string hover_text(const std::vector<const FactMark*>& shown) {
    std::string text;
    for (auto at = shown.rbegin(); at != shown.rend(); ++at) {
      const FactMark& mark = **at;
      const FactKindName& name = name_of(mark.kind);
      if (!text.empty()) text += "&#10;";
      text += fmt::format("{} ({}): {}", name.one, name.code, markup_escaped(mark.label));
      if (!mark.detail.empty()) text += fmt::format(" [{}]", markup_escaped(mark.detail));
    }
    return text;
  }

  // Every fact once more, kind by kind: for those who search, print or do not use a mouse.
  void add_lists() {
    out_ += "<section class=\"lists\">\n<h2>Alle fakta</h2>\n";
    for (const FactKindName& name : fact_kind_names()) {
      out_ += fmt::format(
          "<details id=\"liste-{0}\" open=\"open\">\n<summary><span class=\"m {0} s\">{1}</span> "
          "<code>{0}</code> ({2})</summary>\n",
          name.code, name.danish, count(name.kind));
      if (count(name.kind) > 0) {
        out_ +=
            "<table>\n<tr><th scope=\"col\">Fundet</th><th scope=\"col\">I teksten</th>"
            "<th scope=\"col\">Mønster</th><th scope=\"col\">Sted</th></tr>\n";
      }
      for (const auto& row : rows_of(name.kind)) add_list_row(row);
      out_ += count(name.kind) > 0 ? "</table>\n</details>\n" : "<p>Ingen fundet.</p>\n</details>\n";
    }
    out_ += "</section>\n";
  }

  [[nodiscard]] bool is_minor(const FactMark& mark) const {
    return mark.kind == FactKind::Concept && mark.rank >= drawn_concepts_;
  }

  // The marks of a kind, those of one term, group or body together: concepts by rank, others in text order.
  [[nodiscard]] std::vector<std::vector<const FactMark*>> rows_of(FactKind kind) const {
    const bool by_label = kind == FactKind::Concept || kind == FactKind::TargetGroup ||
                          kind == FactKind::Organisation || kind == FactKind::Abbreviation;
    std::vector<std::vector<const FactMark*>> rows;
    std::map<std::string_view, std::size_t> row_of_label;
    for (const FactMark& mark : marks_) {
      if (mark.kind != kind) continue;
      const auto [place, is_new] = row_of_label.try_emplace(mark.label, rows.size());
      if (is_new || !by_label) rows.emplace_back();
      (by_label ? rows[place->second] : rows.back()).push_back(&mark);
    }
    if (kind == FactKind::Concept) {
      std::stable_sort(rows.begin(), rows.end(),
                       [](const auto& a, const auto& b) { return a.front()->rank < b.front()->rank; });
    }
    return rows;
  }

  void add_list_row(const std::vector<const FactMark*>& row) {
    std::string wordings;
    std::string places;
    std::set<std::string> said;
    for (const FactMark* mark : row) {
      std::string wording = markup_escaped(shortened(cut(document_.text, mark->source)));
      if (said.size() < kMostWordings && said.insert(wording).second)
        wordings += (wordings.empty() ? "" : " · ") + wording;
      const std::string anchor = anchor_of(mark->source);
      const std::uint32_t page = page_at(document_, mark->source.begin);
      std::string place =
          page == 0 ? fmt::format("byte {}", mark->source.begin) : fmt::format("side {}", page);
      if (anchors_.contains(anchor)) place = fmt::format("<a href=\"#{}\">{}</a>", anchor, place);
      places += (places.empty() ? "" : ", ") + place;
    }
    out_ += fmt::format("<tr><td>{}</td><td>{}</td><td><code>{}</code></td><td>{}</td></tr>\n",
                        markup_escaped(row.front()->label), wordings, markup_escaped(row.front()->detail),
                        places);
  }

  // At most some 160 bytes, cut at a space.
  static std::string shortened(std::string_view text) {
    constexpr std::size_t kLongest = 160;
    if (text.size() <= kLongest) return std::string(text);
    std::size_t end = text.substr(0, kLongest).rfind(' ');
    if (end == std::string_view::npos || end == 0) {
      end = kLongest;
      while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    }
    return std::string(text.substr(0, end)) + " …";
  }

  const Document& document_;
  const DocumentFacts& facts_;
  std::vector<FactMark> marks_;
  std::size_t drawn_concepts_;
  BlockIndex folded_until_ = 0;
  std::size_t next_ = 0;               // first mark that no stretch has met
  std::vector<const FactMark*> open_;  // met, and not over before the last stretch
  std::set<std::string, std::less<>> anchors_;
  std::set<const FactMark*> started_;
  std::set<std::uint32_t> pages_;
  std::uint32_t page_ = 0;
  std::string_view group_;
  std::string out_;
};

}  // namespace

std::string annotated_page(const Document& document, const DocumentFacts& facts) {
  return Page(document, facts).run();
}

}  // namespace vidensgraf
