#include "graph/skos.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "graph/export_formats.h"

namespace vidensgraf {
namespace {

constexpr std::array<RdfPrefix, 6> kPrefixes = {
    RdfPrefix{"dcterms", "http://purl.org/dc/terms/"},
    RdfPrefix{"foaf", "http://xmlns.com/foaf/0.1/"},
    RdfPrefix{"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    RdfPrefix{"skos", "http://www.w3.org/2004/02/skos/core#"},
    RdfPrefix{"vg", "urn:vidensgraf:ns:"},
    RdfPrefix{"xsd", "http://www.w3.org/2001/XMLSchema#"}};

constexpr const char* kScheme = "urn:vidensgraf:scheme";

RdfObject uri(std::string text) { return RdfObject{RdfObject::Kind::Uri, std::move(text), {}}; }
RdfObject danish(std::string text) { return RdfObject{RdfObject::Kind::Danish, std::move(text), {}}; }
RdfObject text(std::string value) { return RdfObject{RdfObject::Kind::Text, std::move(value), {}}; }
RdfObject number(std::uint64_t value) {
  return RdfObject{RdfObject::Kind::Number, std::to_string(value), {}};
}

class SkosWriter {
 public:
  SkosWriter(const ExportedGraph& exported, const VisitStatements& visit)
      : exported_(exported), graph_(exported.graph), visit_(visit) {
    for (const DocumentInfo& info : exported.documents) documents_.emplace(info.id, &info);
    for (const StatedDefinition& stated : exported.definitions)
      definitions_[stated.defined].push_back(&stated);
    edges_of_.resize(graph_.nodes.size());
    for (const Subgraph::Edge& edge : graph_.edges) {
      edges_of_[edge.from].push_back(&edge);
      edges_of_[edge.to].push_back(&edge);
      if (edge.type == EdgeType::AbbreviationOf) spelled_out_.insert(edge.from);
    }
  }

  void write() {
    subject_ = kScheme;
    say("rdf:type", uri("skos:ConceptScheme"));
    say("dcterms:title", danish(std::string(kSchemeTitle)));
    hand_on();
    for (std::size_t index = 0; index < graph_.nodes.size(); ++index) {
      write_node(index);
      hand_on();
    }
    // Documents that are only named as sources of definitions are described as well.
    for (const DocumentInfo& info : exported_.documents) {
      if (described_.count(info.id) != 0) continue;
      subject_ = uri_of(NodeKind::Document, info.id);
      write_document(info);
      hand_on();
    }
  }

 private:
  void hand_on() {
    if (!statements_.empty()) visit_(statements_);
    statements_.clear();
  }

  void say(std::string predicate, RdfObject object) {
    statements_.push_back(RdfStatement{subject_, std::move(predicate), std::move(object)});
  }

  void write_node(std::size_t index) {
    const GraphNode& node = graph_.nodes[index];
    if (node.kind == NodeKind::Abbreviation && spelled_out_.count(index) != 0) return;
    subject_ = uri_of(node.kind, node.key);
    switch (node.kind) {
      case NodeKind::Concept:
      case NodeKind::TargetGroup:
      case NodeKind::Abbreviation:
        write_concept(node, index);
        break;
      case NodeKind::Organisation:
        say("rdf:type", uri("foaf:Organization"));
        say("foaf:name", danish(node.label));
        for (const std::string& label : node.other_labels) say("skos:altLabel", danish(label));
        write_short_forms(index);
        break;
      case NodeKind::Document: {
        const auto info = documents_.find(node.key);
        if (info != documents_.end()) {
          described_.insert(node.key);
          write_document(*info->second);
        } else {
          write_title(node);
        }
        break;
      }
      case NodeKind::CitedWork:
      case NodeKind::Provision:
      case NodeKind::Law:
      case NodeKind::Vocabulary:
        write_title(node);
        break;
    }
    write_attributes(node);
    for (const Subgraph::Edge* edge : edges_of_[index]) write_edge(*edge, index);
  }

  // "moved_to" is vg:movedTo.
  void write_attributes(const GraphNode& node) {
    const std::vector<std::string> values = node_attribute_values(exported_, node);
    for (std::size_t index = 0; index < values.size(); ++index) {
      if (values[index].empty()) continue;
      std::string predicate = "vg:";
      bool capital = false;
      for (const char byte : node_attributes()[index].name) {
        if (byte != '_') predicate += capital ? static_cast<char>(byte - 'a' + 'A') : byte;
        capital = byte == '_';
      }
      say(std::move(predicate), text(values[index]));
    }
  }

  void write_concept(const GraphNode& node, std::size_t index) {
    say("rdf:type", uri("skos:Concept"));
    say("skos:inScheme", uri(kScheme));
    say("skos:prefLabel", danish(node.label));
    for (const std::string& label : node.other_labels) say("skos:altLabel", danish(label));
    write_short_forms(index);
    const auto defined = definitions_.find(node.id);
    if (defined == definitions_.end()) return;
    for (const StatedDefinition* const stated : defined->second) write_definition(*stated);
  }

  void write_short_forms(std::size_t index) {
    for (const Subgraph::Edge* edge : edges_of_[index]) {
      if (edge->type == EdgeType::AbbreviationOf && edge->to == index) {
        say("skos:altLabel", danish(graph_.nodes[edge->from].label));
      }
    }
  }

  void write_definition(const StatedDefinition& stated) {
    RdfObject note;
    note.kind = RdfObject::Kind::Definition;
    const auto part = [&note](std::string predicate, RdfObject object) {
      note.parts.push_back(RdfStatement{{}, std::move(predicate), std::move(object)});
    };
    part("rdf:value", danish(stated.text));
    part("dcterms:source", uri(uri_of(NodeKind::Document, stated.document.id)));
    if (!stated.definition.cited_source.empty()) {
      part("dcterms:bibliographicCitation", danish(stated.definition.cited_source));
    }
    if (stated.page != 0) part("vg:page", number(stated.page));
    part("vg:start", number(stated.definition.source.begin));
    part("vg:end", number(stated.definition.source.end));
    say("skos:definition", std::move(note));
  }

  void write_title(const GraphNode& node) {
    switch (node.kind) {
      case NodeKind::Law:
        say("rdf:type", uri("vg:Law"));
        break;
      case NodeKind::Provision:
        say("rdf:type", uri("vg:Provision"));
        break;
      case NodeKind::Vocabulary:
        say("rdf:type", uri("skos:ConceptScheme"));
        break;
      default:
        say("rdf:type", uri("dcterms:BibliographicResource"));
    }
    say("dcterms:title", danish(node.label));
  }

  void write_document(const DocumentInfo& info) {
    say("rdf:type", uri("dcterms:BibliographicResource"));
    say("dcterms:identifier", text(info.id));
    say("dcterms:title", danish(info.title));
    if (!info.publisher.empty()) say("dcterms:creator", danish(info.publisher));
    if (!info.date.empty()) say("dcterms:date", text(info.date));
  }

  void write_edge(const Subgraph::Edge& edge, std::size_t index) {
    const bool outgoing = edge.from == index;
    const GraphNode& other = graph_.nodes[outgoing ? edge.to : edge.from];
    const bool concepts =
        is_skos_concept(graph_.nodes[edge.from].kind) && is_skos_concept(graph_.nodes[edge.to].kind);
    const auto link = [this, &other](std::string predicate) {
      say(std::move(predicate), uri(uri_of(other.kind, other.key)));
    };
    switch (edge.type) {
      case EdgeType::Broader:
        if (concepts) {
          link(outgoing ? "skos:broader" : "skos:narrower");
        } else if (outgoing) {
          link("dcterms:relation");
        }
        break;
      case EdgeType::Related:
        link(concepts ? "skos:related" : "dcterms:relation");
        break;
      case EdgeType::PartOf:
        link(outgoing ? "dcterms:isPartOf" : "dcterms:hasPart");
        break;
      case EdgeType::GovernedBy:
        if (outgoing) link("vg:governedBy");
        break;
      case EdgeType::HasTargetGroup:
        if (outgoing) link("vg:hasTargetGroup");
        break;
      case EdgeType::Defines:
        if (outgoing) link("vg:defines");
        break;
      case EdgeType::Mentions:
        if (outgoing) link("vg:mentions");
        break;
      case EdgeType::Cites:
        if (outgoing) link("dcterms:references");
        break;
      case EdgeType::PublishedBy:
        if (outgoing) link("dcterms:publisher");
        break;
      case EdgeType::ExactMatch:
        if (outgoing) link("skos:exactMatch");
        break;
      case EdgeType::CloseMatch:
        if (outgoing) link("skos:closeMatch");
        break;
      case EdgeType::AbbreviationOf:
        break;  // said as an alternative label
    }
  }

  const ExportedGraph& exported_;
  const Subgraph& graph_;
  const VisitStatements& visit_;
  std::map<std::string, const DocumentInfo*> documents_;
  std::map<NodeId, std::vector<const StatedDefinition*>> definitions_;
  std::vector<std::vector<const Subgraph::Edge*>> edges_of_;
  std::set<std::size_t> spelled_out_;
  std::set<std::string> described_;
  std::string subject_;
  std::vector<RdfStatement> statements_;  // of the subject
};

}  // namespace

bool is_skos_concept(NodeKind kind) {
  return kind == NodeKind::Concept || kind == NodeKind::TargetGroup || kind == NodeKind::Abbreviation;
}

std::span<const RdfPrefix> rdf_prefixes() { return kPrefixes; }

void visit_skos_statements(const ExportedGraph& graph, const VisitStatements& visit) {
  SkosWriter(graph, visit).write();
}

}  // namespace vidensgraf
