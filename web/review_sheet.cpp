#include "web/review_sheet.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "graph/names.h"
#include "web/csv.h"
#include "web/pages/labels.h"
#include "web/pages/page.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMostRows = 2000;

enum class Column : std::uint8_t { Id, Name, Decision, Correction, Comment };

struct ColumnName {
  std::string_view text;
  Column column;
};
constexpr std::array<ColumnName, 9> kColumns = {{{"id", Column::Id},
                                                 {"navn", Column::Name},
                                                 {"name", Column::Name},
                                                 {"beslutning", Column::Decision},
                                                 {"decision", Column::Decision},
                                                 {"rettelse", Column::Correction},
                                                 {"correction", Column::Correction},
                                                 {"bemærkning", Column::Comment},
                                                 {"comment", Column::Comment}}};

struct DecisionWord {
  std::string_view text;
  Decision decision;
};
constexpr std::array<DecisionWord, 11> kWords = {{{"godkend", Decision::Accept},
                                                  {"godkendt", Decision::Accept},
                                                  {"accept", Decision::Accept},
                                                  {"afvis", Decision::Reject},
                                                  {"afvist", Decision::Reject},
                                                  {"reject", Decision::Reject},
                                                  {"omdøb", Decision::Rename},
                                                  {"rename", Decision::Rename},
                                                  {"slå sammen", Decision::Merge},
                                                  {"sammenlæg", Decision::Merge},
                                                  {"merge", Decision::Merge}}};

std::optional<Decision> decision_named(std::string_view text) {
  const std::string folded = fold_name(text);
  for (const DecisionWord& word : kWords) {
    if (word.text == folded) return word.decision;
  }
  return std::nullopt;
}

std::string node_text(NodeId id) { return fmt::format("{:016x}", static_cast<std::uint64_t>(id)); }

// The first place that states an edge, as its two cells "source" and "page".
std::string source_cells(const ExportedGraph& exported, const Subgraph::Edge& edge, Language language) {
  if (edge.evidence.empty()) return csv_cell(reason_text(edge.reason, language)) + ";";
  const DocumentEvidence& first = edge.evidence.front();
  std::string title = first.document;
  for (const DocumentInfo& document : exported.documents) {
    if (document.id == first.document) title = document.title;
  }
  const std::uint32_t page = first.places.empty() ? 0 : first.places.front().page;
  return csv_cell(title) + ";" + (page > 0 ? std::to_string(page) : std::string());
}

}  // namespace

std::string_view name_of(Decision decision) {
  switch (decision) {
    case Decision::Accept:
      return "accept";
    case Decision::Reject:
      return "reject";
    case Decision::Rename:
      return "rename";
    case Decision::Merge:
      return "merge";
  }
  return {};
}

std::string_view name_of(ReviewProblem::Kind kind) {
  switch (kind) {
    case ReviewProblem::Kind::NoHeadings:
      return "no_headings";
    case ReviewProblem::Kind::UnknownDecision:
      return "unknown_decision";
    case ReviewProblem::Kind::NoCorrection:
      return "no_correction";
    case ReviewProblem::Kind::UnknownId:
      return "unknown_id";
    case ReviewProblem::Kind::UnknownName:
      return "unknown_name";
    case ReviewProblem::Kind::TooManyRows:
      return "too_many_rows";
  }
  return {};
}

std::string review_sheet(const ExportedGraph& exported, Language language) {
  std::map<std::string, const StatedDefinition*> definitions;  // by the term, the first of each
  for (const StatedDefinition& stated : exported.definitions) {
    definitions.emplace(fold_name(stated.definition.term), &stated);
  }
  std::string sheet = fmt::format("\xEF\xBB\xBF{}\r\n", message(language, "review.columns"));
  const Subgraph& graph = exported.graph;
  for (const GraphNode& node : graph.nodes) {
    const auto stated = definitions.find(fold_name(node.label));
    std::string cells = ";;";
    if (stated != definitions.end()) {
      const StatedDefinition& own = *stated->second;
      cells = fmt::format("{};{};{}", csv_cell(own.text), csv_cell(own.document.title),
                          own.page > 0 ? std::to_string(own.page) : std::string());
    }
    sheet += fmt::format("{};{};{};{};{};;;\r\n", node_text(node.id), kind_text(node.kind, language),
                         csv_cell(node.label), cells, node_address(node));
  }
  for (const Subgraph::Edge& edge : graph.edges) {
    const GraphNode& from = graph.nodes[edge.from];
    const GraphNode& to = graph.nodes[edge.to];
    const std::string name =
        fmt::format("{} – {} – {}", from.label, relation_text(edge.type, true, language), to.label);
    sheet +=
        fmt::format("{}-{}-{};{};{};;{};/graph?around={}&to={};;;\r\n", node_text(from.id),
                    name_of(edge.type), node_text(to.id), message(language, "kind.relation"), csv_cell(name),
                    source_cells(exported, edge, language), url_encoded(from.label), url_encoded(to.label));
  }
  return sheet;
}

ReadSheet read_review_sheet(std::string_view text) {
  ReadSheet read;
  const std::vector<CsvRow> rows = read_csv(text, kMostRows + 1);
  std::map<Column, std::size_t> columns;
  if (!rows.empty()) {
    for (std::size_t i = 0; i < rows.front().cells.size(); ++i) {
      const std::string heading = fold_name(rows.front().cells[i]);
      for (const ColumnName& name : kColumns) {
        if (name.text == heading) columns.emplace(name.column, i);
      }
    }
  }
  if (!columns.contains(Column::Id) || !columns.contains(Column::Decision)) {
    read.problems.push_back({ReviewProblem::Kind::NoHeadings, 1});
    return read;
  }
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const auto cell = [&](Column column) -> std::string {
      const auto at = columns.find(column);
      return at == columns.end() || at->second >= rows[i].cells.size() ? std::string()
                                                                       : rows[i].cells[at->second];
    };
    const std::string word = cell(Column::Decision);
    if (word.find_first_not_of(' ') == std::string::npos) continue;
    const auto decision = decision_named(word);
    if (!decision) {
      read.problems.push_back({ReviewProblem::Kind::UnknownDecision, rows[i].line, word});
      continue;
    }
    ReviewedRow row{rows[i].line, cell(Column::Id),         cell(Column::Name),
                    *decision,    cell(Column::Correction), cell(Column::Comment)};
    const bool needs_more = *decision == Decision::Rename || *decision == Decision::Merge;
    if (needs_more && row.correction.find_first_not_of(' ') == std::string::npos) {
      read.problems.push_back({ReviewProblem::Kind::NoCorrection, row.line});
      continue;
    }
    read.rows.push_back(std::move(row));
  }
  if (rows.size() > kMostRows) {
    read.problems.push_back({ReviewProblem::Kind::TooManyRows, rows.back().line, std::to_string(kMostRows)});
  }
  return read;
}

}  // namespace vidensgraf
