#include "corpus/html_nodes.h"

#include <algorithm>
#include <array>

#include "corpus/utf8.h"

namespace vidensgraf {
inline namespace html_nodes {
namespace {

// Elements that cannot nest, or that the next one of their kind closes: not counted as depth.
bool nests(std::string_view tag) {
  return !is_one_of(tag,
                    {"area", "base",   "br",     "col",      "embed",  "hr",    "img",   "input",    "link",
                     "meta", "source", "track",  "wbr",      "p",      "li",    "td",    "th",       "tr",
                     "dt",   "dd",     "option", "optgroup", "thead",  "tbody", "tfoot", "colgroup", "html",
                     "head", "body",   "a",      "nobr",     "button", "rt",    "rp"});
}

std::string lower_tag(std::string_view html, std::size_t at) {
  std::string tag;
  while (at < html.size() && tag.size() < 16) {
    const auto byte = static_cast<unsigned char>(html[at]);
    if (!is_letter(byte) && !is_digit(byte)) break;
    tag.push_back(static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte - 'A' + 'a' : byte));
    ++at;
  }
  return tag;
}

void append_text(const GumboNode* node, std::string& text) {
  if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
      node->type == GUMBO_NODE_CDATA) {
    text += node->v.text.text;
  } else if (is_element(node)) {
    if (node->v.element.tag == GUMBO_TAG_BR) text += ' ';
    for (unsigned i = 0; i < node->v.element.children.length; ++i)
      append_text(static_cast<const GumboNode*>(node->v.element.children.data[i]), text);
  }
}

// The first element directly below `node`, or null.
const GumboNode* first_element(const GumboNode* node) {
  for (unsigned i = 0; i < node->v.element.children.length; ++i) {
    const auto* child = static_cast<const GumboNode*>(node->v.element.children.data[i]);
    if (is_element(child)) return child;
  }
  return nullptr;
}

}  // namespace

// The deepest nesting that the tags allow for, by one pass. Inside <svg> and <math> everything nests.
std::size_t nesting_depth(std::string_view html) {
  std::size_t depth = 0;
  std::size_t deepest = 0;
  bool foreign = false;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const bool closing = at + 1 < html.size() && html[at + 1] == '/';
    const std::string tag = lower_tag(html, at + (closing ? 2 : 1));
    foreign = foreign || tag == "svg" || tag == "math";
    if (tag.empty() || (!foreign && !nests(tag))) continue;
    if (closing) {
      depth -= depth > 0 ? 1 : 0;
    } else {
      deepest = std::max(deepest, ++depth);
    }
  }
  return deepest;
}

const char* attribute(const GumboNode* node, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found == nullptr ? nullptr : found->value;
}

std::string lower_attribute(const GumboNode* node, const char* name) {
  const char* value = attribute(node, name);
  std::string lower = value == nullptr ? "" : value;
  for (char& byte : lower) {
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
  }
  return lower;
}

bool is_element(const GumboNode* node) {
  return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

bool is_no_text(const GumboNode* node, bool inside_main) {
  switch (node->v.element.tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_MENU:
    case GUMBO_TAG_HEAD:
      return true;
    case GUMBO_TAG_HEADER:
      if (!inside_main) return true;
      break;
    default:
      break;
  }
  const std::string role = lower_attribute(node, "role");
  if (is_one_of(role, {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu",
                       "menubar"})) {
    return !(role == "banner" && inside_main);
  }
  // Headers and footers of pages, as LibreOffice saves them.
  if (node->v.element.tag == GUMBO_TAG_DIV && is_one_of(lower_attribute(node, "title"), {"header", "footer"}))
    return true;
  return node->v.element.tag == GUMBO_TAG_ASIDE && role.find("doc-") == std::string::npos;
}

bool is_hidden(const GumboNode* node) {
  // "until-found" is text that a search in the page opens.
  if (attribute(node, "hidden") != nullptr && lower_attribute(node, "hidden") != "until-found") return true;
  if (lower_attribute(node, "aria-hidden") == "true") return true;
  std::string style = lower_attribute(node, "style");
  std::erase(style, ' ');
  return style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos;
}

bool names_furniture(std::string_view names) {
  static constexpr std::array<std::string_view, 18> kParts = {
      "cookie",       "breadcrumb", "navbar",      "navigation",  "sidebar",    "side-menu",
      "sidemenu",     "mainmenu",   "main-menu",   "skip-link",   "skiplink",   "share",
      "social-media", "some-links", "site-footer", "site-header", "pagination", "related"};
  if (names.empty() || names.size() > 1000) return false;
  if (std::any_of(kParts.begin(), kParts.end(),
                  [&](std::string_view part) { return names.find(part) != std::string_view::npos; })) {
    return true;
  }
  for (std::string_view rest = names; !rest.empty();) {
    const std::size_t stop = std::min(rest.find(' '), rest.size());
    if (is_one_of(rest.substr(0, stop), {"menu", "nav", "footer", "topbar", "print", "toolbar"})) return true;
    rest.remove_prefix(std::min(stop + 1, rest.size()));
  }
  return false;
}

bool is_note_mark(const GumboNode* node) {
  const GumboTag tag = node->v.element.tag;
  const std::string names = lower_attribute(node, "class");
  if (tag == GUMBO_TAG_SUP && names.find("footnote") != std::string::npos) return true;
  if (tag == GUMBO_TAG_A && is_one_of(lower_attribute(node, "role"), {"doc-noteref", "doc-backlink"}))
    return true;
  // As Word and LibreOffice save web pages.
  if (tag == GUMBO_TAG_SPAN && is_one_of(names, {"msofootnotereference", "msoendnotereference"})) return true;
  if (tag == GUMBO_TAG_A &&
      is_one_of(names, {"sdfootnoteanc", "sdfootnotesym", "sdendnoteanc", "sdendnotesym"}))
    return true;
  // A raised number that leads to another place of the page.
  const GumboNode* link = tag == GUMBO_TAG_A ? node : first_element(node);
  const GumboNode* raised = tag == GUMBO_TAG_SUP ? node : tag == GUMBO_TAG_A ? first_element(node) : nullptr;
  if (link == nullptr || raised == nullptr || link->v.element.tag != GUMBO_TAG_A ||
      raised->v.element.tag != GUMBO_TAG_SUP) {
    return false;
  }
  const char* target = attribute(link, "href");
  if (target == nullptr || target[0] != '#') return false;
  const std::string mark = squeeze(text_of(node));
  return mark.size() <= 6 && !has_letter(mark);
}

bool holds_notes(const GumboNode* node) {
  if (is_one_of(lower_attribute(node, "role"), {"doc-footnote", "doc-endnote", "doc-endnotes"})) return true;
  if (lower_attribute(node, "class").find("footnotes") != std::string::npos) return true;
  const std::string id = lower_attribute(node, "id");
  if (id.starts_with("sdfootnote") || id.starts_with("sdendnote")) return true;
  const std::string style = lower_attribute(node, "style");
  return style.find("mso-element:footnote") != std::string::npos ||
         style.find("mso-element:endnote") != std::string::npos;
}

std::string text_of(const GumboNode* node) {
  std::string text;
  append_text(node, text);
  return text;
}

bool is_block_element(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_P:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_SUMMARY:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_UL:
      return true;
    default:
      return false;
  }
}

}  // namespace html_nodes
}  // namespace vidensgraf
