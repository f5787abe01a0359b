#include "corpus/html_landmarks.h"

#include <initializer_list>
#include <string_view>

#include "corpus/block_builder.h"
#include "corpus/encoding.h"
#include "corpus/html_nodes.h"
#include "corpus/utf8.h"

// One walk over the tree, whose depth the reader has bounded.
//
// Accordions and tabs: pages hide their panels until a button is pressed, and the button, which no text has,
// bears the title. Which element a button opens is said by aria-controls (WAI-ARIA 1.2) or by the older
// data-target and href="#id" of script libraries. A button that opens several parts, or says no more than
// "Vis mere", titles none of them.

namespace vidensgraf {
namespace {

bool is_heading(const GumboNode* node) {
  return is_element(node) && node->v.element.tag >= GUMBO_TAG_H1 && node->v.element.tag <= GUMBO_TAG_H6;
}

bool is_inside_heading(const GumboNode* node) {
  for (const GumboNode* above = node->parent; above != nullptr; above = above->parent) {
    if (is_heading(above) || (is_element(above) && above->v.element.tag == GUMBO_TAG_SUMMARY)) return true;
  }
  return false;
}

bool says_only_that_it_opens(std::string_view title) {
  const std::string key = comparison_key(title);
  return key.empty() ||
         is_one_of(first_word(key), {"vis", "læs", "se", "fold", "åbn", "luk", "mere", "menu"});
}

// The ids of what a button or link opens, parted by spaces.
std::string opened_by(const GumboNode* node) {
  const auto value = [&](const char* name) {
    const char* text = attribute(node, name);
    return std::string(text == nullptr ? "" : text);
  };
  std::string ids = value("aria-controls");
  const bool toggles = attribute(node, "data-toggle") != nullptr ||
                       attribute(node, "data-bs-toggle") != nullptr ||
                       attribute(node, "aria-expanded") != nullptr ||
                       is_one_of(lower_attribute(node, "role"), {"tab", "button"});
  for (const char* name : {"data-target", "data-bs-target", "href"}) {
    if (!ids.empty() || !toggles) break;
    if (const std::string target = value(name); target.size() > 1 && target[0] == '#') ids = target.substr(1);
  }
  return squeeze(ids);
}

}  // namespace

void HtmlLandmarks::note_control(const GumboNode* node) {
  const std::string ids = opened_by(node);
  if (ids.empty() || ids.size() > 2000) return;
  const bool one = ids.find(' ') == std::string::npos;
  std::string title;
  if (one && !is_inside_heading(node)) title = squeeze(clean_utf8(text_of(node)));
  if (title.size() > 200 || says_only_that_it_opens(title)) title.clear();
  for (std::string_view rest = ids; !rest.empty();) {
    const std::size_t stop = std::min(rest.find(' '), rest.size());
    unfolds_.try_emplace(std::string(rest.substr(0, stop)), title);
    rest.remove_prefix(std::min(stop + 1, rest.size()));
  }
}

void HtmlLandmarks::note_content(const GumboNode* node) {
  for (const GumboNode* above = node->parent; above != nullptr; above = above->parent) {
    if (!around_content_.insert(above).second) return;
  }
}

void HtmlLandmarks::find(const GumboNode* node) {
  if (!is_element(node)) return;
  const GumboElement& element = node->v.element;
  switch (element.tag) {
    case GUMBO_TAG_HTML:
      language_ = lower_attribute(node, "lang");
      if (language_.empty()) language_ = lower_attribute(node, "xml:lang");
      break;
    case GUMBO_TAG_BODY:
      body_ = node;
      break;
    case GUMBO_TAG_MAIN:
      if (main_ == nullptr) main_ = node;
      note_content(node);
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
      note_content(node);
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
    case GUMBO_TAG_A:
    case GUMBO_TAG_BUTTON:
      note_control(node);
      break;
    default:
      if (attribute(node, "aria-controls") != nullptr) note_control(node);
      break;
  }
  if (main_ == nullptr && lower_attribute(node, "role") == "main") {
    main_ = node;
    note_content(node);
  }
  for (unsigned i = 0; i < element.children.length; ++i)
    find(static_cast<const GumboNode*>(element.children.data[i]));
}

void HtmlLandmarks::read_meta(const GumboNode* node) {
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

void HtmlLandmarks::set_metadata(Metadata& metadata) const {
  // "Metode | Styrelsen", "Styrelsen - Metode": the site's name beside the title goes where the page's own
  // heading is the title.
  std::string title = meta_title_.empty() ? title_ : meta_title_;
  if (!first_heading_.empty() && title.size() > first_heading_.size() &&
      (title.starts_with(first_heading_) || title.ends_with(' ' + first_heading_)))
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

bool HtmlLandmarks::is_skipped(const GumboNode* node) const {
  if (is_no_text(node, content_is_marked())) return true;
  if (is_hidden(node)) {
    const char* id = attribute(node, "id");
    return id == nullptr || !unfolds_.contains(id);
  }
  const GumboTag tag = node->v.element.tag;
  if (tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_MAIN) return false;
  // "page has-sidebar no-cookie" is a class of what the whole page stands in.
  if (around_content_.contains(node)) return false;
  return names_furniture(lower_attribute(node, "class")) || names_furniture(lower_attribute(node, "id"));
}

std::string HtmlLandmarks::unfolding_title(const GumboNode* node) const {
  const char* id = attribute(node, "id");
  const auto found = id == nullptr ? unfolds_.end() : unfolds_.find(id);
  return found == unfolds_.end() ? std::string() : found->second;
}

}  // namespace vidensgraf
