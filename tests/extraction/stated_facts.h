#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extraction/fact_names.h"
#include "extraction/relations/relations.h"
#include "tests/extraction/read_text.h"

// What a text states, one kind of fact in one line, and tables of texts with such lines.

namespace vidensgraf {

/// The wordings of `items` in their order, separated by " | ". `wording`: a member of theirs, or a function.
template <class Items, class Wording>
std::string in_one_line(const Items& items, Wording wording) {
  std::string line;
  for (const auto& item : items) {
    if (!line.empty()) line += " | ";
    line += std::invoke(wording, item);
  }
  return line;
}

inline std::string concepts_stated(std::string_view bytes) {
  return in_one_line(ReadText(bytes).facts().concepts, &Concept::label);
}

/// The same by the alphabet.
inline std::string sorted_concepts_stated(std::string_view bytes) {
  std::set<std::string> labels;
  for (const auto& one : ReadText(bytes).facts().concepts) labels.insert(one.label);
  return in_one_line(labels, [](const std::string& label) { return label; });
}

/// The terms that are defined.
inline std::string terms_stated(std::string_view bytes) {
  return in_one_line(ReadText(bytes).facts().definitions, &Definition::term);
}

inline std::string target_groups_stated(std::string_view bytes) {
  return in_one_line(ReadText(bytes).facts().target_groups, &TargetGroup::label);
}

inline std::string organisations_stated(std::string_view bytes) {
  return in_one_line(ReadText(bytes).facts().organisations, &Organisation::label);
}

/// "KRAP=Kognitiv, ..."; "PTSD=" where the text does not spell it out.
inline std::string abbreviations_stated(std::string_view bytes) {
  return in_one_line(ReadText(bytes).facts().abbreviations,
                     [](const Abbreviation& one) { return one.short_form + "=" + one.long_form; });
}

inline std::string in_one_line(const std::vector<Relation>& relations) {
  return in_one_line(relations, [](const Relation& one) {
    return one.from + " " + std::string(name_of(one.type)) + " " + one.to;
  });
}

/// "from type to". Also expects that finders that ask at every word find the same (relation_stops.h).
inline std::string relations_stated(std::string_view bytes) {
  ReadText text(bytes);
  const auto facts = text.facts();
  const auto stated = in_one_line(facts.relations);
  text.tagged.stop_everywhere();
  EXPECT_EQ(in_one_line(find_relations(text.tagged, text.phrases, danish(), facts)), stated)
      << "a word that a finder asks for is missing in relation_stops.cpp";
  return stated;
}

/// "from -> to" for each relation of one type.
inline std::string relations_stated_of_type(std::string_view bytes, RelationType type) {
  auto relations = ReadText(bytes).facts().relations;
  std::erase_if(relations, [&](const Relation& one) { return one.type != type; });
  return in_one_line(relations, [](const Relation& one) { return one.from + " -> " + one.to; });
}

/// A text and all it states of one kind.
struct StatedCase {
  std::string_view text;
  std::string_view stated;  // empty: nothing
};

/// `facts`: one of the functions above, which says what a text states.
template <std::size_t kCount, class Facts>
void expect_stated(const StatedCase (&cases)[kCount], Facts facts) {
  for (const auto& one : cases) {
    SCOPED_TRACE(one.text);
    EXPECT_EQ(facts(one.text), one.stated);
  }
}

template <std::size_t kCount, class Facts>
void expect_nothing(const std::string_view (&texts)[kCount], Facts facts) {
  for (const auto text : texts) {
    SCOPED_TRACE(text);
    EXPECT_EQ(facts(text), "");
  }
}

}  // namespace vidensgraf
