#include "graph/concept_list.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <set>
#include <tuple>

#include <fmt/format.h>
#include <unicode/coll.h>

#include "extraction/registers.h"
#include "graph/concept_list_definitions.h"
#include "graph/export_formats.h"
#include "graph/names.h"
#include "graph/skos.h"

namespace vidensgraf {
namespace {

struct Column {
  enum Index : std::size_t {
    Preferred,
    Accepted,
    Deprecated,
    Definition,
    Example,
    Comment,
    ApplicationNote,
    LegalSource,
    Source,
    Subject,
    Identifier,
    Broader,
    PartOf,
    TargetGroup,
    Related,
    Reviewed,
  };
};

constexpr std::array<ConceptListColumn, Column::Reviewed + 1> kColumns = {{{"Foretrukken term", 28},
                                                                           {"Accepteret term", 28},
                                                                           {"Frarådet term", 18},
                                                                           {"Definition", 60, false},
                                                                           {"Eksempel", 24, false},
                                                                           {"Kommentar", 60, false},
                                                                           {"Anvendelsesnote", 24, false},
                                                                           {"Juridisk kilde", 34, false},
                                                                           {"Kilde", 44, false},
                                                                           {"Tilhører emne", 14},
                                                                           {"Identifikator", 40},
                                                                           {"Overbegreb", 24},
                                                                           {"Del af", 24},
                                                                           {"Målgruppe", 30},
                                                                           {"Se også", 28},
                                                                           {"Gennemset", 20, false}}};

// The latest text of the law that has an address; empty where none is known to have.
std::string eli_of(const Law& law) {
  const auto found = std::find_if(law.versions.rbegin(), law.versions.rend(),
                                  [](const LawVersion& version) { return !version.eli.empty(); });
  return found == law.versions.rend() ? std::string() : found->eli;
}

// "er flyttet til barnets lov § 20 (2024-01-01)"; empty where the provision stands, or nothing is known.
std::string standing_in_danish(const ProvisionStanding& standing) {
  switch (standing.kind) {
    case ProvisionStanding::Kind::Moved:
      return fmt::format("er flyttet til {} ({})", standing.moved_to, standing.since);
    case ProvisionStanding::Kind::Replaced:
      return fmt::format("er afløst af {} ({})", standing.moved_to, standing.since);
    case ProvisionStanding::Kind::TakenOut:
      return fmt::format("står ikke i lovens seneste tekst (sidst i teksten fra {})", standing.since);
    case ProvisionStanding::Kind::Unknown:
      return "findes ikke i lovens kendte tekster";
    case ProvisionStanding::Kind::NotChecked:
    case ProvisionStanding::Kind::Stands:
      break;
  }
  return {};
}

class ConceptList {
 public:
  ConceptList(const ExportedGraph& exported, const Analyzer& analyzer)
      : exported_(exported), nodes_(exported.graph.nodes), analyzer_(analyzer) {
    for (std::size_t index = 0; index < exported.definitions.size(); ++index) {
      definitions_[exported.definitions[index].defined].push_back(index);
    }
    edges_of_.resize(nodes_.size());
    for (const Subgraph::Edge& edge : exported.graph.edges) {
      edges_of_[edge.from].push_back(&edge);
      edges_of_[edge.to].push_back(&edge);
      if (edge.type == EdgeType::AbbreviationOf) spelled_out_.insert(edge.from);
    }
    give_rows();
  }

  /// The nodes that have a row, and the row of each.
  [[nodiscard]] std::vector<std::pair<std::size_t, ConceptListRow>> rows() const {
    std::map<std::size_t, std::vector<std::size_t>> members;
    for (std::size_t index = 0; index < nodes_.size(); ++index) {
      if (is_listed(index)) members[row_of_[index]].push_back(index);
    }
    std::vector<std::pair<std::size_t, ConceptListRow>> result;
    for (const auto& [head, of_row] : members) {
      if (std::none_of(of_row.begin(), of_row.end(), [&](std::size_t index) { return is_described(index); }))
        continue;
      result.emplace_back(head, row(head, of_row));
    }
    return result;
  }

 private:
  [[nodiscard]] bool is_listed(std::size_t index) const {
    return is_skos_concept(nodes_[index].kind) && spelled_out_.count(index) == 0;
  }

  // Whether the graph says more of the node than that it is named; likeness of names is no more.
  [[nodiscard]] bool is_described(std::size_t index) const {
    if (definitions_.count(nodes_[index].id) != 0) return true;
    if (exported_.accepted.count(ReviewTarget{nodes_[index].id}) != 0) return true;
    return std::any_of(edges_of_[index].begin(), edges_of_[index].end(), [](const Subgraph::Edge* edge) {
      return edge->type != EdgeType::Mentions && edge->type != EdgeType::CloseMatch && edge->reason.empty();
    });
  }

  // Nodes that are an exact match of one that is better known stand in its row; no further than one step, so
  // that a chain of names does not make one concept of many.
  void give_rows() {
    std::map<std::size_t, std::set<std::size_t>> matches;
    for (const Subgraph::Edge& edge : exported_.graph.edges) {
      if (edge.type != EdgeType::ExactMatch || !is_listed(edge.from) || !is_listed(edge.to)) continue;
      matches[edge.from].insert(edge.to);
      matches[edge.to].insert(edge.from);
    }
    std::vector<std::size_t> order;
    for (const auto& [index, others] : matches) order.push_back(index);
    const auto weight = [this](std::size_t index) {
      const GraphNode& node = nodes_[index];
      return std::tuple(definitions_.count(node.id), node.documents, node.mentions);
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return weight(a) > weight(b); });
    constexpr auto kNone = static_cast<std::size_t>(-1);
    row_of_.assign(nodes_.size(), kNone);
    for (const std::size_t index : order) {
      if (row_of_[index] != kNone) continue;
      row_of_[index] = index;
      for (const std::size_t other : matches[index]) {
        if (row_of_[other] == kNone) row_of_[other] = index;
      }
    }
    for (std::size_t index = 0; index < nodes_.size(); ++index) {
      if (row_of_[index] == kNone) row_of_[index] = index;
    }
  }

  [[nodiscard]] ConceptListRow row(std::size_t head, const std::vector<std::size_t>& members) const {
    const GraphNode& node = nodes_[head];
    ConceptListRow cells(kColumns.size());
    cells[Column::Preferred] = {node.label};
    cells[Column::Subject] = {"ja"};  // what is exported is what the list is about
    cells[Column::Identifier] = {uri_of(node.kind, node.key)};
    std::set<std::size_t> stated;  // indices of definitions, which are in order
    for (const std::size_t member : members) {
      add_name(nodes_[member].label, cells);
      for (const std::string& label : nodes_[member].other_labels) add_name(label, cells);
      for (const Subgraph::Edge* edge : edges_of_[member]) add_link(*edge, member, cells);
      if (const auto found = definitions_.find(nodes_[member].id); found != definitions_.end()) {
        stated.insert(found->second.begin(), found->second.end());
      }
      const auto accepted = exported_.accepted.find(ReviewTarget{nodes_[member].id});
      if (accepted == exported_.accepted.end()) continue;
      add_once(
          cells[Column::Reviewed],
          fmt::format("accepteret {} af {}", accepted->second.time.substr(0, 10), accepted->second.user));
    }
    ListedDefinitions definitions = listed_definitions(exported_, stated, analyzer_);
    if (!definitions.definition.empty()) cells[Column::Definition] = {std::move(definitions.definition)};
    cells[Column::Source] = std::move(definitions.sources);
    std::vector<std::string>& comments = cells[Column::Comment];
    comments.insert(comments.begin(), definitions.comments.begin(), definitions.comments.end());
    return cells;
  }

  static void add_name(const std::string& name, ConceptListRow& cells) {
    if (fold_name(name) != fold_name(cells[Column::Preferred].front()))
      add_once(cells[Column::Accepted], name);
  }

  void add_link(const Subgraph::Edge& edge, std::size_t from_here, ConceptListRow& cells) const {
    const bool outgoing = edge.from == from_here;
    const std::size_t there = outgoing ? edge.to : edge.from;
    const bool is_concept = is_listed(there);
    // A link inside a row is none.
    if (is_concept && row_of_[there] == row_of_[from_here]) return;
    const std::string& name = nodes_[is_concept ? row_of_[there] : there].label;
    switch (edge.type) {
      case EdgeType::Broader:
        if (outgoing && is_concept) add_once(cells[Column::Broader], name);
        break;
      case EdgeType::PartOf:
        if (outgoing && is_concept) add_once(cells[Column::PartOf], name);
        break;
      case EdgeType::HasTargetGroup:
        if (outgoing) add_once(cells[Column::TargetGroup], name);
        break;
      case EdgeType::Related:
        if (is_concept) add_once(cells[Column::Related], name);
        break;
      case EdgeType::ExactMatch:
        if (is_concept) {
          add_once(cells[Column::Related], name);
        } else {
          add_name(name, cells);
        }
        break;
      case EdgeType::AbbreviationOf:
        if (!outgoing) add_name(name, cells);
        break;
      case EdgeType::GovernedBy:
        if (outgoing) add_law(nodes_[there], cells);
        break;
      case EdgeType::Defines:
      case EdgeType::Mentions:
      case EdgeType::Cites:
      case EdgeType::PublishedBy:
      case EdgeType::CloseMatch:
        break;
    }
  }

  void add_law(const GraphNode& provision, ConceptListRow& cells) const {
    const auto standing = exported_.standings.find(provision.id);
    const std::string note =
        standing == exported_.standings.end() ? std::string() : standing_in_danish(standing->second);
    const auto address = parse_provision_key(provision.key);
    const Law* const law = address ? Registers::built_in().find_law(address->law) : nullptr;
    const std::string eli = law == nullptr || !note.empty() ? std::string() : eli_of(*law);
    add_once(cells[Column::LegalSource],
             eli.empty() ? provision.label : fmt::format("{}, {}", provision.label, eli));
    if (!note.empty()) add_once(cells[Column::Comment], fmt::format("{} {}", provision.label, note));
  }

  const ExportedGraph& exported_;
  const std::vector<GraphNode>& nodes_;
  const Analyzer& analyzer_;
  std::map<NodeId, std::vector<std::size_t>> definitions_;
  std::vector<std::vector<const Subgraph::Edge*>> edges_of_;
  std::set<std::size_t> spelled_out_;
  std::vector<std::size_t> row_of_;  ///< Of each node the node in whose row it stands.
};

}  // namespace

std::span<const ConceptListColumn> concept_list_columns() { return kColumns; }

Result<std::vector<ConceptListRow>> concept_list_rows(const ExportedGraph& exported,
                                                      const Analyzer& analyzer) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Collator> collator(icu::Collator::createInstance(icu::Locale("da"), status));
  if (U_SUCCESS(status)) collator->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);  // § 9 before § 10
  if (U_FAILURE(status)) return fail(ErrorCode::Internal, "ICU does not know the Danish alphabet.");
  auto rows = ConceptList(exported, analyzer).rows();
  const auto label = [&](const auto& row) {
    return icu::UnicodeString::fromUTF8(exported.graph.nodes[row.first].label);
  };
  std::stable_sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) {
    UErrorCode compared = U_ZERO_ERROR;
    return collator->compare(label(a), label(b), compared) == UCOL_LESS;
  });
  std::vector<ConceptListRow> result;
  result.reserve(rows.size());
  for (auto& [head, row] : rows) result.push_back(std::move(row));
  return result;
}

std::vector<ListField> concept_list_metadata(const ExportedGraph& exported) {
  std::vector<std::string> sources;
  for (const StatedDefinition& stated : exported.definitions) {
    add_once(sources, citation_of(stated.document));
  }
  return {
      {"Namespace", {"urn:vidensgraf:"}},
      {"Modelnavn", {std::string(kSchemeTitle)}},
      {"Beskrivelse",
       {"Begreber og målgrupper, som de er defineret og brugt i dokumenter, til gennemsyn. Definitioner er "
        "fundet i dokumenternes tekst og står med deres kilde."}},
      {"Modelsprog", {"da"}},
      {"Modelomfang", {}},
      {"Emne", {}},
      {"Godkendelsestatus", {"afventer godkendelse"}},
      {"Godkendt af", {}},
      {"Modelansvarlig", {}},
      {"Modelstatus", {"under udvikling"}},
      {"Versionsnummer", {}},
      {"Seneste opdateringsdato", {}},
      {"Ændringshistorik", {}},
      {"Juridisk kilde", {}},
      {"Kilde", std::move(sources)},
      {"Afledt af", {}}};
}

}  // namespace vidensgraf
