#pragma once

#include <string>
#include <string_view>

#include "extraction/fact_names.h"
#include "tests/extraction/read_text.h"

namespace vidensgraf {

/// All relations of a text as "from type to", separated by " | ", in text order.
inline std::string relations_of(std::string_view bytes) {
  const ReadText text(bytes);
  std::string joined;
  for (const auto& relation : text.facts().relations) {
    if (!joined.empty()) joined += " | ";
    joined += relation.from + " " + std::string(name_of(relation.type)) + " " + relation.to;
  }
  return joined;
}

/// A text and the relations it states, all of them.
struct RelationCase {
  std::string_view text;
  std::string_view relations;
};

template <std::size_t kCount>
void expect_relations(const RelationCase (&cases)[kCount]) {
  for (const auto& one : cases) {
    SCOPED_TRACE(one.text);
    EXPECT_EQ(relations_of(one.text), one.relations);
  }
}

template <std::size_t kCount>
void expect_none(const std::string_view (&sentences)[kCount]) {
  for (const auto sentence : sentences) {
    SCOPED_TRACE(sentence);
    EXPECT_EQ(relations_of(sentence), "");
  }
}

}  // namespace vidensgraf
