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
  std::string author;                  ///< Of a document: its publisher.
  int year = 0;                        ///< 0: not known.
  std::vector<std::string> authors{};  ///< Of a document: who wrote it.
};

/// How surely two are one publication.
enum class PublicationMatch { None, Likely, Same };

struct PublicationLikeness {
  PublicationMatch match = PublicationMatch::None;
  ReasonCode reason = ReasonCode::None;
};

/// Compares a cited work with a document. Titles are compared folded and without punctuation, "&" as "og". An
/// author agrees with the publisher, by a present or former name of a body, or with the family name of one
/// who wrote it ("Dam, C. m.fl.").
///
///   Same    the title, or title and subtitle, are equal, and neither year nor author contradicts it; of one
///           or two words year or author agrees. Or the titles are equal up to a subtitle that only one of
///           them has, and author and year agree
///   Likely  the titles are equal but years or authors are not; or one title begins with the other, of three
///           words or more, or a letter is lost or changed, and author or year agree
///
/// Two bodies contradict each other; a person and a body do not: one writes, the other publishes. A pure
/// function.
[[nodiscard]] PublicationLikeness compare_publications(const Publication& cited, const Publication& document);

/// The words of a title as they are compared: folded, without punctuation.
[[nodiscard]] std::vector<std::string> title_words(std::string_view title);

}  // namespace vidensgraf
