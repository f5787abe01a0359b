#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

#include "corpus/result.h"

namespace vidensgraf {

/// What a triple says of its subject. Views are valid during the call.
struct TripleObject {
  bool is_literal = false;
  std::string_view text;      ///< The letters of a literal, a URI, or the name of a blank node ("_:b1").
  std::string_view language;  ///< Of a literal, as written ("da"); or empty.
};

using VisitTriple =
    std::function<void(std::string_view subject, std::string_view predicate, const TripleObject& object)>;

/// Hands on each triple of a Turtle file (and so of N-Triples, a part of Turtle), in the file's order.
/// URIs are written out in full. Private to corpus/.
///
/// \param text         UTF-8.
/// \param max_nesting  Of blank nodes and lists.
/// Errors: Input where it is no Turtle, with the line; Limit if it is nested deeper.
[[nodiscard]] Result<void> read_turtle(std::string_view text, std::size_t max_nesting,
                                       const VisitTriple& visit);

}  // namespace vidensgraf
