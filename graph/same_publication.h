#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/reason.h"

namespace vidensgraf {

/// A publication as a list of references names it, or as a document says itself. All fields may be empty.
struct Publication {
  std::string title;
  std::string subtitle;
  std::string author;  ///< Of a document: its publisher.
  int year = 0;        ///< 0: not known.
};

/// How surely two are one publication.
enum class PublicationMatch { None, Likely, Same };

struct PublicationLikeness {
  PublicationMatch match = PublicationMatch::None;
  ReasonCode reason = ReasonCode::None;
};

/// Compares a cited work with a document. Titles are compared folded and without punctuation.
///
///   Same    the title, or title and subtitle, are equal; the year does not contradict it
///   Likely  the titles are equal but the years are not; or one title begins with the other, of three words
///           or more, and author or year agree
///
/// A pure function.
[[nodiscard]] PublicationLikeness compare_publications(const Publication& cited, const Publication& document);

/// The words of a title as they are compared: folded, without punctuation.
[[nodiscard]] std::vector<std::string> title_words(std::string_view title);

}  // namespace vidensgraf
