// The graph as a drawing: written in Graphviz's DOT language by us, laid out and drawn as SVG by Graphviz's
// library, which is used nowhere else. Colours tell kinds apart in greys too, and shapes do as well.

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>

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
  std::string result;
  std::size_t line = 0;
  for (const char byte : text) {
    const bool break_here = byte == ' ' && line >= kWrapBytes;
    result += break_here || byte == '\n' ? '\n' : byte;
    line = break_here ? 0 : line + 1;
  }
  return result;
}

const KindStyle& style_of(NodeKind kind) {
  for (const KindStyle& style : kStyles) {
    if (style.kind == kind) return style;
  }
  return kStyles.front();
}

// What the colours mean, of the kinds that there are: a table below the drawing, part of no node.
std::string legend(const Subgraph& graph, DrawingLanguage language) {
  constexpr Words kTitle{"Slags", "Kinds"};
  std::string cells;
  std::size_t count = 0;
  for (const KindStyle& style : kStyles) {
    const auto is_kind = [&style](const GraphNode& node) { return node.kind == style.kind; };
    if (std::none_of(graph.nodes.begin(), graph.nodes.end(), is_kind)) continue;
    cells += fmt::format("<TD BORDER=\"1\" BGCOLOR=\"{}\">{}</TD>", style.fill, style.name.in(language));
    ++count;
  }
  if (count < 2) return {};
  return fmt::format(
      "  label=<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"4\" CELLPADDING=\"4\"><TR><TD>{}:</TD>"
      "{}</TR></TABLE>>;\n  labelloc=\"b\"; labeljust=\"l\"; fontsize=\"10\"; "
      "fontname=\"Helvetica,Arial,sans-serif\";\n",
      kTitle.in(language), cells);
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
        return {"er reguleret af", "is governed by"};
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

std::string to_dot(const Subgraph& graph, DrawingLanguage language) {
  constexpr Words kPlaces{"{} ({}): {} steder i {} dokumenter", "{} ({}): {} places in {} documents"};
  std::string dot =
      "digraph vidensgraf {\n"
      "  graph [charset=\"UTF-8\", rankdir=\"LR\", overlap=\"prism\", splines=\"true\"];\n"
      "  node [fontname=\"Helvetica,Arial,sans-serif\", fontsize=\"11\", style=\"filled\"];\n"
      "  edge [fontname=\"Helvetica,Arial,sans-serif\", fontsize=\"9\", color=\"#555555\"];\n";
  for (const GraphNode& node : graph.nodes) {
    const KindStyle& style = style_of(node.kind);
    const std::string tooltip = fmt::format(fmt::runtime(kPlaces.in(language)), node.label,
                                            style.name.in(language), node.mentions, node.documents);
    dot += fmt::format("  {} [label={}, shape=\"{}\", fillcolor=\"{}\", tooltip={}, class=\"{}\"];\n",
                       export_id(node.id), quoted(wrapped(node.label)), style.shape, style.fill,
                       quoted(tooltip), name_of(node.kind));
  }
  for (const Subgraph::Edge& edge : graph.edges) {
    const std::string places = places_as_text(edge.evidence);
    const std::string_view verb = edge_verb(edge.type, language);
    dot += fmt::format("  {} -> {} [label={}, tooltip={}, weight=\"{}\", class=\"{}\"{}];\n",
                       export_id(graph.nodes[edge.from].id), export_id(graph.nodes[edge.to].id), quoted(verb),
                       quoted(fmt::format("{}: {}", verb, places)), edge.weight.documents, name_of(edge.type),
                       edge.type == EdgeType::Related ? ", dir=\"none\"" : "");
  }
  return dot + legend(graph, language) + "}\n";
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
  const std::string dot = to_dot(graph, language);
  const std::unique_ptr<Agraph_t, CloseGraph> drawing(agmemread(dot.c_str()));
  if (context == nullptr || drawing == nullptr) {
    return fail(ErrorCode::Internal, "Graphviz could not read the drawing.");
  }
  const char* const engine = graph.nodes.size() <= kMaxLayeredNodes ? "dot" : "sfdp";
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
