// The graph as a drawing: written in Graphviz's DOT language by us, laid out and drawn as SVG by Graphviz's
// library, which is used nowhere else. Colours tell kinds apart in greys too, and shapes do as well.
//
// Small graphs are drawn in layers, and each line says what it is. In larger ones, words on lines stood over
// one another and over nodes: there a line is straight, runs below the nodes, and its colour and dashes say
// what it is, as the legend explains.

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <vector>

#include <fmt/format.h>
#include <graphviz/gvc.h>

#include "graph/export_formats.h"

namespace vidensgraf {
namespace {

// Larger drawings take minutes and nobody can read them.
constexpr std::size_t kMaxDrawnNodes = 600;
// Layered drawing shows broader and narrower well but only for so many nodes; beyond, springs.
constexpr std::size_t kMaxLayeredNodes = 80;
constexpr std::size_t kWrapBytes = 24;

struct Words {
  std::string_view danish;
  std::string_view english;
  [[nodiscard]] std::string_view in(DrawingLanguage language) const {
    return language == DrawingLanguage::Danish ? danish : english;
  }
};

struct KindStyle {
  NodeKind kind;
  const char* shape;
  const char* fill;
  Words name;
};
constexpr std::array<KindStyle, 9> kStyles = {
    KindStyle{NodeKind::Concept, "box", "#dbe9f6", {"begreb", "concept"}},
    KindStyle{NodeKind::TargetGroup, "hexagon", "#e2f0d9", {"målgruppe", "target group"}},
    KindStyle{NodeKind::Provision, "note", "#fff2cc", {"bestemmelse", "provision"}},
    KindStyle{NodeKind::Law, "folder", "#ffe08a", {"lov", "law"}},
    KindStyle{NodeKind::Organisation, "house", "#eadcf4", {"organisation", "organisation"}},
    KindStyle{NodeKind::Document, "note", "#f2f2f2", {"dokument", "document"}},
    KindStyle{NodeKind::CitedWork, "note", "#ffffff", {"citeret værk", "cited work"}},
    KindStyle{NodeKind::Vocabulary, "cylinder", "#f2f2f2", {"begrebssystem", "vocabulary"}},
    KindStyle{NodeKind::Abbreviation, "oval", "#fce4d6", {"forkortelse", "abbreviation"}}};

// A quoted DOT string; `\n` of ours stays a line break.
std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char byte : text) {
    if (byte == '"' || byte == '\\') result += '\\';
    if (byte == '\n') {
      result += "\\n";
    } else if (static_cast<unsigned char>(byte) >= 0x20U) {
      result += byte;
    }
  }
  return result + '"';
}

std::string wrapped(std::string_view text) {
  constexpr std::size_t kShortRest = 3;  // bytes that get no line of their own: "§ 10 c"
  std::string result;
  std::size_t line = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char byte = text[at];
    const bool break_here = byte == ' ' && line >= kWrapBytes && text.size() - at - 1 > kShortRest;
    result += break_here || byte == '\n' ? '\n' : byte;
    line = break_here ? 0 : line + 1;
  }
  return result;
}

std::string counted(std::uint64_t count, Words one, Words many, DrawingLanguage language) {
  return fmt::format("{} {}", count, (count == 1 ? one : many).in(language));
}

// "3 steder i 2 dokumenter". Laws and provisions are also there where something in them is cited: of them
// documents alone are told.
std::string basis_of(const GraphNode& node, DrawingLanguage language) {
  std::string documents =
      counted(node.documents, {"dokument", "document"}, {"dokumenter", "documents"}, language);
  if (node.kind == NodeKind::Law || node.kind == NodeKind::Provision) return documents;
  return fmt::format("{} {} {}", counted(node.mentions, {"sted", "place"}, {"steder", "places"}, language),
                     Words{"i", "in"}.in(language), documents);
}

const KindStyle& style_of(NodeKind kind) {
  for (const KindStyle& style : kStyles) {
    if (style.kind == kind) return style;
  }
  return kStyles.front();
}

struct LineStyle {
  EdgeType type;
  const char* dashes;
  const char* colour;
  const char* sample;  // drawn with characters: a label has no lines
};
constexpr std::array<LineStyle, 12> kLines = {
    LineStyle{EdgeType::Broader, "solid", "#00508f", "———"},
    LineStyle{EdgeType::Related, "dashed", "#8a1253", "– – –"},
    LineStyle{EdgeType::PartOf, "solid", "#767676", "———"},
    LineStyle{EdgeType::Defines, "dotted", "#6b3fa0", "· · · ·"},
    LineStyle{EdgeType::AbbreviationOf, "dotted", "#767676", "· · · ·"},
    LineStyle{EdgeType::GovernedBy, "dashed", "#b23b00", "– – –"},
    LineStyle{EdgeType::HasTargetGroup, "dashed", "#12715b", "– – –"},
    LineStyle{EdgeType::Mentions, "dotted", "#00508f", "· · · ·"},
    LineStyle{EdgeType::Cites, "solid", "#7a5a00", "———"},
    LineStyle{EdgeType::PublishedBy, "dashed", "#767676", "– – –"},
    LineStyle{EdgeType::ExactMatch, "bold", "#1a1a1a", "━━━"},
    LineStyle{EdgeType::CloseMatch, "dashed", "#1a1a1a", "– – –"}};

const LineStyle& style_of(EdgeType type) {
  for (const LineStyle& style : kLines) {
    if (style.type == type) return style;
  }
  return kLines.front();
}

enum class LineWords : std::uint8_t { OnLines, InLegend };

// What the lines mean, of those that there are: a row of the legend.
std::string line_row(const Subgraph& graph, DrawingLanguage language) {
  constexpr Words kTitle{"Streger", "Lines"};
  std::string cells;
  for (const LineStyle& style : kLines) {
    const auto is_type = [&style](const Subgraph::Edge& edge) { return edge.type == style.type; };
    if (std::none_of(graph.edges.begin(), graph.edges.end(), is_type)) continue;
    cells += fmt::format("<TD><FONT COLOR=\"{}\">{}</FONT> {}</TD>", style.colour, style.sample,
                         edge_verb(style.type, language));
  }
  if (cells.empty()) return {};
  return fmt::format(
      "<TR><TD ALIGN=\"LEFT\"><TABLE BORDER=\"0\" CELLBORDER=\"0\"><TR><TD>{}:</TD>{}</TR></TABLE></TD></TR>",
      kTitle.in(language), cells);
}

// What the colours mean, of the kinds that there are: a table below the drawing, part of no node.
std::string legend(const Subgraph& graph, DrawingLanguage language, LineWords words) {
  constexpr Words kTitle{"Slags", "Kinds"};
  std::string cells;
  std::size_t count = 0;
  for (const KindStyle& style : kStyles) {
    const auto is_kind = [&style](const GraphNode& node) { return node.kind == style.kind; };
    if (std::none_of(graph.nodes.begin(), graph.nodes.end(), is_kind)) continue;
    cells += fmt::format("<TD BORDER=\"1\" BGCOLOR=\"{}\">{}</TD>", style.fill, style.name.in(language));
    ++count;
  }
  std::string rows;
  if (count >= 2) {
    rows = fmt::format(
        "<TR><TD ALIGN=\"LEFT\"><TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"4\" CELLPADDING=\"4\">"
        "<TR><TD>{}:</TD>{}</TR></TABLE></TD></TR>",
        kTitle.in(language), cells);
  }
  if (words == LineWords::InLegend) rows += line_row(graph, language);
  if (rows.empty()) return {};
  return fmt::format(
      "  label=<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\">{}</TABLE>>;\n"
      "  labelloc=\"b\"; labeljust=\"l\"; fontsize=\"10\"; fontname=\"Helvetica,Arial,sans-serif\";\n",
      rows);
}

// Graphviz keeps state of its own and is not thread-safe.
std::mutex& graphviz_mutex() {
  static std::mutex mutex;
  return mutex;
}

// One for the whole process, never freed: freeing a context frees fonts that the pango plugin, which stays
// loaded, still points to, and the next context reads them (found by AddressSanitizer).
GVC_t* graphviz_context() {
  static GVC_t* const kContext = gvContext();
  return kContext;
}

// Which edges are drawn backwards, arrows as they are. In a layered drawing what an edge comes from stands
// left of what it goes to, so that a hub may have all its neighbours in one long column. Those that are
// linked with nothing else are moved to its other side, the last ones first, until both sides are even.
std::vector<bool> drawn_backwards(const Subgraph& graph) {
  constexpr std::size_t kLongColumn = 12;
  constexpr std::size_t kNone = SIZE_MAX;
  constexpr std::size_t kSeveral = SIZE_MAX - 1;
  std::vector<std::size_t> only(graph.nodes.size(), kNone);  // the one node that a node is linked with
  std::vector<std::vector<std::size_t>> edges_of(graph.nodes.size());
  std::vector<std::size_t> left(graph.nodes.size());
  std::vector<std::size_t> right(graph.nodes.size());
  const auto note = [&only](std::size_t node, std::size_t other) {
    only[node] = only[node] == kNone || only[node] == other ? other : kSeveral;
  };
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    const Subgraph::Edge& edge = graph.edges[i];
    note(edge.from, edge.to);
    note(edge.to, edge.from);
    edges_of[edge.from].push_back(i);
    edges_of[edge.to].push_back(i);
    ++right[edge.from];
    ++left[edge.to];
  }
  std::vector<bool> backwards(graph.edges.size());
  for (std::size_t node = graph.nodes.size(); node-- > 0;) {
    if (only[node] >= kSeveral) continue;
    const std::size_t hub = only[node];
    const std::vector<std::size_t>& edges = edges_of[node];
    const bool is_right = graph.edges[edges.front()].from == hub;
    std::size_t& here = is_right ? right[hub] : left[hub];
    std::size_t& there = is_right ? left[hub] : right[hub];
    if (here <= kLongColumn || here < there + 2 * edges.size()) continue;
    for (const std::size_t edge : edges) backwards[edge] = (graph.edges[edge].from == hub) == is_right;
    here -= edges.size();
    there += edges.size();
  }
  return backwards;
}

struct CloseGraph {
  void operator()(Agraph_t* graph) const { agclose(graph); }
};

}  // namespace

std::string_view edge_verb(EdgeType type, DrawingLanguage language) {
  const auto words = [type]() -> Words {
    switch (type) {
      case EdgeType::Broader:
        return {"er en slags", "is a kind of"};
      case EdgeType::Related:
        return {"hænger sammen med", "is related to"};
      case EdgeType::PartOf:
        return {"er del af", "is part of"};
      case EdgeType::Defines:
        return {"definerer", "defines"};
      case EdgeType::AbbreviationOf:
        return {"forkorter", "is short for"};
      case EdgeType::GovernedBy:
        return {"har hjemmel i", "is governed by"};
      case EdgeType::HasTargetGroup:
        return {"er for", "is for"};
      case EdgeType::Mentions:
        return {"nævner", "names"};
      case EdgeType::Cites:
        return {"henviser til", "cites"};
      case EdgeType::PublishedBy:
        return {"er udgivet af", "is published by"};
      case EdgeType::ExactMatch:
        return {"er det samme som", "is the same as"};
      case EdgeType::CloseMatch:
        return {"svarer omtrent til", "is nearly the same as"};
    }
    return {};
  };
  return words().in(language);
}

namespace {

std::string dot_of(const Subgraph& graph, DrawingLanguage language, const std::vector<bool>& backwards,
                   LineWords words) {
  std::string dot =
      "digraph vidensgraf {\n"
      "  graph [charset=\"UTF-8\", rankdir=\"LR\", overlap=\"prism\", splines=\"true\", nodesep=\"0.12\"];\n"
      "  node [fontname=\"Helvetica,Arial,sans-serif\", fontsize=\"11\", style=\"filled\", height=\"0.3\", "
      "margin=\"0.12,0.04\"];\n"
      "  edge [fontname=\"Helvetica,Arial,sans-serif\", fontsize=\"9\", color=\"#555555\"];\n";
  if (words == LineWords::InLegend) {
    dot += "  graph [splines=\"line\", outputorder=\"edgesfirst\"];\n  edge [arrowsize=\"0.7\"];\n";
  }
  for (const GraphNode& node : graph.nodes) {
    const KindStyle& style = style_of(node.kind);
    const std::string tooltip =
        fmt::format("{} ({}): {}", node.label, style.name.in(language), basis_of(node, language));
    dot += fmt::format("  {} [label={}, shape=\"{}\", fillcolor=\"{}\", tooltip={}, class=\"{}\"];\n",
                       export_id(node.id), quoted(wrapped(node.label)), style.shape, style.fill,
                       quoted(tooltip), name_of(node.kind));
  }
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    const Subgraph::Edge& edge = graph.edges[i];
    const std::string places = places_as_text(edge.evidence);
    const std::string_view verb = edge_verb(edge.type, language);
    const std::size_t first = backwards[i] ? edge.to : edge.from;
    const std::size_t second = backwards[i] ? edge.from : edge.to;
    const char* const arrow = edge.type == EdgeType::Related ? ", dir=\"none\""
                              : backwards[i]                 ? ", dir=\"back\""
                                                             : "";
    const LineStyle& line = style_of(edge.type);
    const std::string look = words == LineWords::OnLines
                                 ? "label=" + quoted(verb)
                                 : fmt::format("style=\"{}\", color=\"{}\"", line.dashes, line.colour);
    dot += fmt::format("  {} -> {} [{}, tooltip={}, weight=\"{}\", class=\"{}\"{}];\n",
                       export_id(graph.nodes[first].id), export_id(graph.nodes[second].id), look,
                       quoted(fmt::format("{}: {}", verb, places)), edge.weight.documents, name_of(edge.type),
                       arrow);
  }
  return dot + legend(graph, language, words) + "}\n";
}

}  // namespace

std::string to_dot(const Subgraph& graph, DrawingLanguage language) {
  return dot_of(graph, language, std::vector<bool>(graph.edges.size()), LineWords::OnLines);
}

Result<std::string> to_svg(const Subgraph& graph, DrawingLanguage language) {
  if (graph.nodes.size() > kMaxDrawnNodes) {
    return fail(
        ErrorCode::Limit,
        fmt::format("A drawing of {} nodes cannot be read (limit {}): use --around TERM with a smaller "
                    "--depth, or another format.",
                    graph.nodes.size(), kMaxDrawnNodes));
  }
  const std::lock_guard lock(graphviz_mutex());
  GVC_t* const context = graphviz_context();
  const bool is_layered = graph.nodes.size() <= kMaxLayeredNodes;
  const std::string dot =
      is_layered ? dot_of(graph, language, drawn_backwards(graph), LineWords::OnLines)
                 : dot_of(graph, language, std::vector<bool>(graph.edges.size()), LineWords::InLegend);
  const std::unique_ptr<Agraph_t, CloseGraph> drawing(agmemread(dot.c_str()));
  if (context == nullptr || drawing == nullptr) {
    return fail(ErrorCode::Internal, "Graphviz could not read the drawing.");
  }
  const char* const engine = is_layered ? "dot" : "sfdp";
  if (gvLayout(context, drawing.get(), engine) != 0) {
    return fail(ErrorCode::Internal,
                fmt::format("Graphviz could not lay out the drawing ({}); is the package "
                            "libgvc6 complete?",
                            engine));
  }
  char* bytes = nullptr;
  unsigned int size = 0;
  const bool drawn = gvRenderData(context, drawing.get(), "svg", &bytes, &size) == 0 && bytes != nullptr;
  std::string svg = drawn ? std::string(bytes, size) : std::string();
  if (bytes != nullptr) gvFreeRenderData(bytes);
  gvFreeLayout(context, drawing.get());
  if (!drawn) return fail(ErrorCode::Internal, "Graphviz could not draw the graph as SVG.");
  return svg;
}

}  // namespace vidensgraf
