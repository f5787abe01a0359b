#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/result.h"
#include "graph/cited_version.h"
#include "graph/review.h"
#include "graph/stated_definition.h"
#include "graph/stored_metrics.h"
#include "graph/subgraph.h"

namespace vidensgraf {

class Analyzer;

/// Of the words that a drawing has beside the names of the graph itself.
enum class DrawingLanguage : std::uint8_t { Danish, English };

enum class ExportFormat : std::uint8_t {
  GraphMl,          ///< For Gephi, yEd, igraph.
  Gexf,             ///< Gephi's own.
  Dot,              ///< Graphviz's language.
  Svg,              ///< A drawing, laid out by Graphviz.
  Cytoscape,        ///< Cytoscape(.js) JSON, with every place of every edge.
  Csv,              ///< Several tables, RFC 4180.
  Turtle,           ///< SKOS in RDF.
  JsonLd,           ///< The same in JSON-LD.
  ConceptList,      ///< A Danish begrebsliste (graph/concept_list.h) in CSV.
  ConceptWorkbook,  ///< The same as a spreadsheet (.xlsx).
};

/// "graphml", "gexf", "dot", "svg", "cytoscape", "csv", "turtle", "jsonld", "begrebsliste",
/// "begrebsliste-xlsx"; nothing for another name.
[[nodiscard]] std::optional<ExportFormat> export_format_named(std::string_view name);

/// What stands on the line of an edge, read from its beginning to its end: "er en slags".
[[nodiscard]] std::string_view edge_verb(EdgeType type, DrawingLanguage language);

/// What is exported: a part of the graph with the definitions of its nodes and the documents they stand in.
struct ExportedGraph {
  Subgraph graph;
  std::vector<StatedDefinition> definitions;
  std::vector<DocumentInfo> documents;  ///< Those that hold a definition or are nodes of `graph`; by id.
  std::optional<MetricsState> metrics;  ///< Where they were ever computed on the index.
  std::map<NodeId, StoredMeasure> measures;
  std::map<NodeId, ProvisionStanding> standings;    ///< Of laws and provisions.
  std::map<ReviewTarget, ReviewDecision> accepted;  ///< Nodes and links that a reviewer accepted.
  /// Of laws and provisions, by the id of a document that states an edge of theirs: the text it means.
  std::map<std::pair<NodeId, std::string>, CitedVersion> versions;
};

/// Whose title, publisher and date are read: half of what is read for a whole graph.
enum class DocumentDetail : bool { OfDefinitions, All };

/// Reads what belongs to `graph` from the store. Of documents RDF alone needs all.
[[nodiscard]] Result<ExportedGraph> prepare_export(const Rows& rows, const GraphView& view, Subgraph graph,
                                                   DocumentDetail documents = DocumentDetail::All);
[[nodiscard]] DocumentDetail documents_needed(ExportFormat format);

/// One file of an export. UTF-8.
struct ExportedFile {
  std::string name;  ///< "graph.svg"; of CSV "nodes.csv", "edges.csv", "evidence.csv", "concepts.csv".
  std::string content;
};

struct ExportOptions {
  DrawingLanguage language =
      DrawingLanguage::Danish;  ///< Of DOT and SVG; the others have names for programs.
  char separator = ',';         ///< Of the fields of CSV.
  bool byte_order_mark =
      false;  ///< Before every table of CSV; concepts.csv, which is for people, has it anyway.
  const Analyzer* analyzer = nullptr;  ///< Lists of concepts need it. Borrowed.
};

/// Takes an export part by part: bytes of the file of that name. Files begin, with a part that may be empty,
/// in a fixed order; parts of several may follow each other.
using ExportSink = std::function<void(std::string_view file, std::string_view bytes)>;

/// Writes `graph` in one format: one file, or several (CSV). The bytes depend on nothing but `graph` (SVG:
/// and on Graphviz and the fonts of the machine; of lists of concepts also on the analysis). Errors: Limit
/// (too large to draw, or for a spreadsheet), Io (no room for a spreadsheet's temporary files), Internal (a
/// library failed).
[[nodiscard]] Result<void> export_graph(const ExportedGraph& graph, ExportFormat format,
                                        const ExportOptions& options, const ExportSink& sink);

/// The same in memory.
[[nodiscard]] Result<std::vector<ExportedFile>> export_graph(const ExportedGraph& graph, ExportFormat format,
                                                             const ExportOptions& options = {});

}  // namespace vidensgraf
