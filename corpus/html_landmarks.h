#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <gumbo.h>

#include "corpus/document.h"

// What must be known of a page before its text is read. Private to the HTML reader.
namespace vidensgraf {

/// Where the content of a page lies, and what the page states about itself. Borrows the parsed tree.
class HtmlLandmarks {
 public:
  explicit HtmlLandmarks(const GumboNode* root) { find(root); }

  /// The element that holds the document: what says so (<main>, role=main, a single <article>), else <body>;
  /// null in a page without.
  [[nodiscard]] const GumboNode* content() const {
    return main_ != nullptr ? main_ : articles_ == 1 ? article_ : body_;
  }
  [[nodiscard]] bool content_is_marked() const { return main_ != nullptr || articles_ == 1; }

  /// Whether an element holds no text of the document: scripts, what stays hidden, navigation by element,
  /// role or class name. What a reader can unfold (`aria-controls` of a button names it) is text.
  [[nodiscard]] bool is_skipped(const GumboNode* node) const;

  /// The title of a part that unfolds, where a button or a tab outside every heading bears it; else empty.
  [[nodiscard]] std::string unfolding_title(const GumboNode* node) const;

  /// What <head> and the <meta> elements state.
  void set_metadata(Metadata& metadata) const;

 private:
  void find(const GumboNode* node);
  void note_control(const GumboNode* node);
  void note_content(const GumboNode* node);
  void read_meta(const GumboNode* node);

  const GumboNode* body_ = nullptr;
  const GumboNode* main_ = nullptr;
  const GumboNode* article_ = nullptr;
  int articles_ = 0;
  std::unordered_map<std::string, std::string> unfolds_;  // id of a part -> its title, or ""
  std::unordered_set<const GumboNode*> around_content_;   // what a main heading or main element lies in
  std::string title_, meta_title_, first_heading_, publisher_, date_, type_, isbn_, url_, licence_, language_,
      meta_language_;
  std::vector<std::string> authors_;
};

}  // namespace vidensgraf
