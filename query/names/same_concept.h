#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "query/names/same_node.h"

namespace vidensgraf {

/// Which kind a page is about rather: 0 before 1.
[[nodiscard]] int rank_of(NodeKind kind);

/// Whether one of the node's labels, folded, is among `folded`.
[[nodiscard]] bool is_labelled(const GraphNode& node, const std::set<std::string>& folded);

/// Nodes that are one thing, the main one first.
struct OneThing {
  std::vector<SameNode> nodes;
  std::optional<std::vector<NameVariant>> unsure;  ///< As in NameLookup.
};

/// What is one thing with `found.front()`, itself among it, the main node first, each other one with the
/// reason why it is taken for the same:
///
///   abbreviation and long form, unless the abbreviation has several meanings
///   what documents say to be the same ("X, også kaldet Y")
///   the same words as a compound, as a phrase, with or without a hyphen (graph/concept_forms.h)
///   another form of the word, another spelling, a misprint that no dictionary knows (name_likeness.h)
///   the same name: as another kind of node, inflected, or with an article before it
///   a cited work and the document of the index that it is
///   what a reviewer merged; never what a reviewer keeps apart
///
/// \param found     What bears the name, the best reading first. Not empty.
/// \param by_lemma  Concepts that the name is by its lemmas.
/// \param folded    The name as asked.
[[nodiscard]] Result<OneThing> nodes_of_one_thing(const GraphSources& sources,
                                                  const std::vector<GraphNode>& found,
                                                  const std::set<NodeId>& by_lemma,
                                                  const std::string& folded);

}  // namespace vidensgraf
