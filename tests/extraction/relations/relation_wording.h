#pragma once

#include <string_view>

#include "tests/extraction/stated_facts.h"

// Tables of texts with all their relations, as "from type to" in text order.

namespace vidensgraf {

using RelationCase = StatedCase;

template <std::size_t kCount>
void expect_relations(const RelationCase (&cases)[kCount]) {
  expect_stated(cases, relations_stated);
}

template <std::size_t kCount>
void expect_none(const std::string_view (&sentences)[kCount]) {
  expect_nothing(sentences, relations_stated);
}

}  // namespace vidensgraf
