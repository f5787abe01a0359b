#pragma once

#include <string>

#include "graph/stated_definition.h"
#include "language/analyzer.h"

namespace vidensgraf {

/// A definition in the form that lists of concepts want (ISO 704; the Danish rules for modelling, rule 20): a
/// phrase that can take the place of the term.
struct DefiningPhrase {
  std::string text;        ///< "plan, der beskriver målet", or the whole sentence where it has no such form.
  std::string more;        ///< What the definition says beyond its defining sentence; may be empty.
  bool is_phrase = false;  ///< It can take the place of the term.
};

/// The phrase is what the sentence has behind the term and the words that define it:
///
///   Handleplan: En plan, der beskriver målet.            en plan, der beskriver målet
///   Et botilbud er et sted at bo, hvor ...               et sted at bo, hvor ...
///   Ved overgang forstås her det samarbejde, der ...     the sentence: "her" would be lost or left over
///
/// A source named in brackets at its end (`cited_source`) is left out, and the full stop. A definition that a
/// vocabulary states is a phrase as it stands. Pure.
///
/// \param analyzer  Joins words broken at line ends, and knows which words may begin in lower case.
[[nodiscard]] DefiningPhrase defining_phrase(const StatedDefinition& stated, const Analyzer& analyzer);

}  // namespace vidensgraf
