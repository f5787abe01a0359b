#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/export.h"

// The graph as RDF statements, in the words of SKOS (W3C, 2009), Dublin Core terms, and a few of our own
// where neither has one (vg:). Internal to graph/.
//
//   concept, target group    skos:Concept: prefLabel, altLabel, definition (a note with rdf:value and its
//                            source), broader, narrower, related, closeMatch, exactMatch;
//                            vg:governedBy, vg:hasTargetGroup
//   abbreviation             skos:altLabel of what it abbreviates; skos:Concept if that is not known
//   law, provision           dcterms:title, dcterms:isPartOf
//   organisation             foaf:Organization, foaf:name
//   document, cited work     dcterms:BibliographicResource: title, publisher, date, references

namespace vidensgraf {

struct RdfStatement;

struct RdfObject {
  enum class Kind : std::uint8_t {
    Uri,         ///< A full URI or a prefixed name ("skos:Concept").
    Danish,      ///< A literal in Danish.
    Text,        ///< A literal without language.
    Number,      ///< A non-negative integer.
    Definition,  ///< A node without a name, described by `parts`.
  };
  Kind kind = Kind::Text;
  std::string text;
  std::vector<RdfStatement> parts;  ///< Their subject is empty.
};

struct RdfStatement {
  std::string subject;    ///< A full URI.
  std::string predicate;  ///< A prefixed name.
  RdfObject object;
};

struct RdfPrefix {
  std::string_view name;
  std::string_view uri;
};
[[nodiscard]] std::span<const RdfPrefix> rdf_prefixes();

/// The name of what is exported as a vocabulary.
inline constexpr std::string_view kSchemeTitle = "Vidensgraf: begreber";

/// Whether nodes of this kind are skos:Concept; of abbreviations only those that nothing spells out.
[[nodiscard]] bool is_skos_concept(NodeKind kind);

/// Calls `visit` for each subject with all its statements, in the order of the graph's nodes.
using VisitStatements = std::function<void(const std::vector<RdfStatement>& of_one)>;
void visit_skos_statements(const ExportedGraph& graph, const VisitStatements& visit);

}  // namespace vidensgraf
