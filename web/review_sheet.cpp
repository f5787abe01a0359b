#include "web/review_sheet.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "corpus/encoding.h"
#include "graph/names.h"
#include "web/csv.h"
#include "web/pages/labels.h"
#include "web/pages/page.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMostRows = 2000;

enum class Column : std::uint8_t { Id, Name, Documents, Places, Decision, Correction, Comment };

struct ColumnName {
  std::string_view text;
  Column column;
};
constexpr std::array<ColumnName, 13> kColumns = {{{"id", Column::Id},
                                                  {"navn", Column::Name},
                                                  {"name", Column::Name},
                                                  {"dokumenter", Column::Documents},
                                                  {"documents", Column::Documents},
                                                  {"steder", Column::Places},
                                                  {"places", Column::Places},
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
constexpr std::array<DecisionWord, 17> kWords = {{{"godkend", Decision::Accept},
                                                  {"godkendt", Decision::Accept},
                                                  {"accept", Decision::Accept},
                                                  {"afvis", Decision::Reject},
                                                  {"afvist", Decision::Reject},
                                                  {"reject", Decision::Reject},
                                                  {"omdøb", Decision::Rename},
                                                  {"rename", Decision::Rename},
                                                  {"slå sammen", Decision::Merge},
                                                  {"sammenlæg", Decision::Merge},
                                                  {"merge", Decision::Merge},
                                                  {"hold adskilt", Decision::Apart},
                                                  {"adskil", Decision::Apart},
                                                  {"keep apart", Decision::Apart},
                                                  {"apart", Decision::Apart},
                                                  {"bemærkning", Decision::Note},
                                                  {"note", Decision::Note}}};

std::optional<Decision> decision_of_word(std::string_view text) {
  const std::string folded = fold_name(text);
  for (const DecisionWord& word : kWords) {
    if (word.text == folded) return word.decision;
  }
  return std::nullopt;
}

std::optional<std::uint64_t> number_in(const std::string& text) {
  std::uint64_t number = 0;
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), number);
  return status == std::errc{} && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

// "godkendt 2026-11-22 (karen)"; empty where nobody accepted it.
std::string earlier_cell(const ExportedGraph& exported, const ReviewTarget& target, Language language) {
  const auto found = exported.accepted.find(target);
  if (found == exported.accepted.end()) return {};
  return csv_cell(
      message(language, "review.accepted", {found->second.time.substr(0, 10), found->second.user}));
}

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

std::string_view name_of(ReviewProblem::Kind kind) {
  switch (kind) {
    case ReviewProblem::Kind::NoHeadings:
      return "no_headings";
    case ReviewProblem::Kind::UnknownDecision:
      return "unknown_decision";
    case ReviewProblem::Kind::NoCorrection:
      return "no_correction";
    case ReviewProblem::Kind::BadId:
      return "bad_id";
    case ReviewProblem::Kind::NoText:
      return "no_text";
    case ReviewProblem::Kind::TooManyRows:
      return "too_many_rows";
  }
  return {};
}

std::string review_sheet(const ExportedGraph& exported, Language language, std::string_view site) {
  std::map<NodeId, const StatedDefinition*> definitions;  // the first of each
  for (const StatedDefinition& stated : exported.definitions) definitions.emplace(stated.defined, &stated);
  std::string sheet = fmt::format("\xEF\xBB\xBF{}\r\n", message(language, "review.columns"));
  const Subgraph& graph = exported.graph;
  for (const GraphNode& node : graph.nodes) {
    const auto stated = definitions.find(node.id);
    std::string cells = ";;";
    if (stated != definitions.end()) {
      const StatedDefinition& own = *stated->second;
      cells = fmt::format("{};{};{}", csv_cell(own.text), csv_cell(own.document.title),
                          own.page > 0 ? std::to_string(own.page) : std::string());
    }
    const ReviewTarget target{node.id};
    sheet += fmt::format("{};{};{};{};{}{};{};{};{};;;\r\n", id_of(target), kind_text(node.kind, language),
                         csv_cell(node.label), cells, site, node_address(node), node.documents, node.mentions,
                         earlier_cell(exported, target, language));
  }
  for (const Subgraph::Edge& edge : graph.edges) {
    const GraphNode& from = graph.nodes[edge.from];
    const GraphNode& to = graph.nodes[edge.to];
    const ReviewTarget target{from.id, edge.type, to.id};
    const std::string name =
        fmt::format("{} – {} – {}", from.label, relation_text(edge.type, true, language), to.label);
    sheet += fmt::format("{};{};{};;{};{}/graph?around={}&to={};{};{};{};;;\r\n", id_of(target),
                         message(language, "kind.relation"), csv_cell(name),
                         source_cells(exported, edge, language), site, url_encoded(from.label),
                         url_encoded(to.label), edge.weight.documents, edge.weight.evidence,
                         earlier_cell(exported, target, language));
  }
  return sheet;
}

namespace {

using Columns = std::map<Column, std::size_t>;

Columns columns_of(const CsvRow& headings) {
  Columns columns;
  for (std::size_t i = 0; i < headings.cells.size(); ++i) {
    const std::string heading = fold_name(headings.cells[i]);
    for (const ColumnName& name : kColumns) {
      if (name.text == heading) columns.emplace(name.column, i);
    }
  }
  return columns;
}

// What a row decides; nothing where it is left open, or cannot be used.
std::optional<ReviewedRow> read_row(const CsvRow& row, const Columns& columns,
                                    std::vector<ReviewProblem>& problems) {
  const auto cell = [&](Column column) -> std::string {
    const auto at = columns.find(column);
    return at == columns.end() || at->second >= row.cells.size() ? std::string() : row.cells[at->second];
  };
  const auto is_blank = [](const std::string& text) {
    return text.find_first_not_of(' ') == std::string::npos;
  };
  const auto refuse = [&](ReviewProblem::Kind kind, std::string value) {
    problems.push_back({kind, row.line, std::move(value)});
    return std::nullopt;
  };
  ReviewedRow read{row.line, {}};
  ReviewDecision& decision = read.decision;
  decision.comment = cell(Column::Comment);
  const std::string word = cell(Column::Decision);
  if (is_blank(word) && is_blank(decision.comment)) return std::nullopt;
  const auto decided = is_blank(word) ? Decision::Note : decision_of_word(word);
  if (!decided) return refuse(ReviewProblem::Kind::UnknownDecision, word);
  decision.decision = *decided;
  const auto target = review_target(cell(Column::Id));
  if (!target) return refuse(ReviewProblem::Kind::BadId, cell(Column::Id));
  decision.target = *target;
  decision.name = cell(Column::Name);
  const bool needs_name =
      *decided == Decision::Rename || *decided == Decision::Merge || *decided == Decision::Apart;
  if (needs_name) decision.correction = cell(Column::Correction);
  if (needs_name && is_blank(decision.correction)) return refuse(ReviewProblem::Kind::NoCorrection, {});
  const auto documents = number_in(cell(Column::Documents));
  const auto places = number_in(cell(Column::Places));
  if (documents && places) decision.basis = EdgeRow{*documents, *places};
  return read;
}

}  // namespace

ReadSheet read_review_sheet(std::string_view bytes) {
  ReadSheet read;
  const auto text = decode_text(bytes);
  if (!text) {
    read.problems.push_back({ReviewProblem::Kind::NoText, 1});
    return read;
  }
  std::vector<CsvRow> rows = read_csv(*text, kMostRows + 2);  // the headings, and one more to know of
  const Columns columns = rows.empty() ? Columns() : columns_of(rows.front());
  if (!columns.contains(Column::Id) ||
      !(columns.contains(Column::Decision) || columns.contains(Column::Comment))) {
    read.problems.push_back({ReviewProblem::Kind::NoHeadings, 1});
    return read;
  }
  if (rows.size() > kMostRows + 1) {
    read.problems.push_back({ReviewProblem::Kind::TooManyRows, rows.back().line, std::to_string(kMostRows)});
    rows.pop_back();
  }
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (auto row = read_row(rows[i], columns, read.problems)) read.rows.push_back(std::move(*row));
  }
  return read;
}

}  // namespace vidensgraf
