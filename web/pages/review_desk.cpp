// Each row of the form holds what a row of a sheet holds that is not decided yet ("raekke-7", as CSV), and
// under the same number what is decided ("beslutning-7", "rettelse-7", "bemaerkning-7"). A request may have
// 200 parameters: hence the pages.

#include "web/pages/review_desk.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "query/pages/place.h"
#include "web/api/answers.h"
#include "web/csv.h"
#include "web/pages/labels.h"
#include "web/pages/page.h"
#include "web/pages/shown_graph.h"
#include "web/review_sheet.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kRowsAtOnce = 40;
constexpr std::size_t kQuotedBytes = 400;

// A node or a link of the part, before it is put on the page.
struct DeskRow {
  const GraphNode* node = nullptr;
  const Subgraph::Edge* edge = nullptr;
  bool is_accepted = false;
};

std::vector<DeskRow> rows_of(const ExportedGraph& exported) {
  std::vector<DeskRow> rows;
  for (const Subgraph::Edge& edge : exported.graph.edges) {
    const ReviewTarget target{exported.graph.nodes[edge.from].id, edge.type,
                              exported.graph.nodes[edge.to].id};
    rows.push_back({nullptr, &edge, exported.accepted.contains(target)});
  }
  for (const GraphNode& node : exported.graph.nodes) {
    // Documents and laws are there whatever a reviewer thinks of them.
    if (node.kind == NodeKind::Document || node.kind == NodeKind::Law || node.kind == NodeKind::Provision)
      continue;
    rows.push_back({&node, nullptr, exported.accepted.contains(ReviewTarget{node.id})});
  }
  std::stable_partition(rows.begin(), rows.end(), [](const DeskRow& row) { return !row.is_accepted; });
  return rows;
}

TemplateData::List choices_of(bool is_node, Language language) {
  constexpr std::array<std::string_view, 5> kDecisions = {"accept", "reject", "rename", "merge", "apart"};
  TemplateData::List choices;
  for (std::size_t i = 0; i < (is_node ? kDecisions.size() : 2U); ++i) {
    TemplateData one;
    one.set("value", kDecisions.at(i))
        .set("text", message(language, fmt::format("review.decision.{}", kDecisions.at(i))));
    choices.push_back(std::move(one));
  }
  return choices;
}

TemplateData source_data(const DocumentInfo& document, std::uint32_t page, ByteSpan source,
                         Language language) {
  TemplateData data;
  data.set("text", citation_text(document, page, language))
      .set("address", document_address(document.id, source.begin, source.end));
  return data;
}

// What is known of a row for whoever is to decide on it: the words that state it, and where.
Result<void> put_grounds(TemplateData& data, const Context& context, const ExportedGraph& exported,
                         const DeskRow& row) {
  const Language language = context.language;
  if (row.node != nullptr) {
    const auto stated =
        std::find_if(exported.definitions.begin(), exported.definitions.end(),
                     [&row](const StatedDefinition& one) { return one.defined == row.node->id; });
    if (stated == exported.definitions.end()) return {};
    data.set("quote", shortened_text(stated->text, kQuotedBytes))
        .set("source", source_data(stated->document, stated->page, stated->definition.source, language));
    return {};
  }
  if (row.edge->evidence.empty()) {
    data.set("quote", reason_text(row.edge->reason, language));
    return {};
  }
  const PlaceReader reader(context.index.store(), context.index.graph(), context.index.analyzer());
  const auto places = reader.read({row.edge->evidence.front()}, 1);
  if (!places) return fail(places.error());
  if (places->empty() || places->front().places.empty()) return {};
  const Place& place = places->front().places.front();
  data.set("quote", fmt::format("{} {} {}", place.before, place.words, place.after))
      .set("source", source_data(places->front().document, place.page, place.source, language));
  return {};
}

Result<TemplateData> row_data(const Context& context, const ExportedGraph& exported, const DeskRow& row,
                              std::size_t number) {
  const Language language = context.language;
  TemplateData data;
  ReviewTarget target;
  std::string name;
  std::uint64_t documents = 0;
  std::uint64_t places = 0;
  if (row.node != nullptr) {
    target = ReviewTarget{row.node->id};
    name = row.node->label;
    documents = row.node->documents;
    places = row.node->mentions;
    data.set("kind", kind_text(row.node->kind, language)).set("address", node_address(*row.node));
  } else {
    const GraphNode& from = exported.graph.nodes[row.edge->from];
    const GraphNode& to = exported.graph.nodes[row.edge->to];
    target = ReviewTarget{from.id, row.edge->type, to.id};
    name = fmt::format("{} – {} – {}", from.label, edge_verb(row.edge->type, drawing_language(language)),
                       to.label);
    documents = row.edge->weight.documents;
    places = row.edge->weight.evidence;
    data.set("kind", message(language, "kind.relation"))
        .set("address",
             fmt::format("/graph?around={}&to={}", url_encoded(from.label), url_encoded(to.label)));
  }
  data.set("number", number)
      .set("name", name)
      .set("row", fmt::format("{};{};{};{}", id_of(target), csv_cell(name), documents, places))
      .set("is_node", row.node != nullptr)
      .set("choices", choices_of(row.node != nullptr, language));
  if (places > 0) data.set("basis", places_text(places, documents, language));
  if (const auto known = exported.accepted.find(target); known != exported.accepted.end()) {
    data.set("earlier", message(language, "review.accepted",
                                {date_text(known->second.time.substr(0, 10), language), known->second.user}));
  }
  if (auto put = put_grounds(data, context, exported, row); !put) return fail(put.error());
  return data;
}

}  // namespace

Result<void> put_review_desk(TemplateData& data, Context& context) {
  auto shown = shown_graph(context);
  if (!shown) return fail(shown.error());
  TemplateData::List depths;
  for (std::size_t depth = 1; depth <= 3; ++depth) {
    TemplateData one;
    one.set("value", depth).set("selected", depth == shown->depth);
    depths.push_back(std::move(one));
  }
  data.set("depths", std::move(depths))
      .set("around", shown->around.empty() ? std::string() : shown->around.front());
  if (!shown->unknown.empty())
    data.set("unknown", message(context.language, "concept.unknown", {shown->unknown}));
  if (shown->graph.nodes.empty()) return {};
  const std::string parameters = parameters_of(*shown);
  const auto exported = prepare_export(context.index.store(), context.index.graph(), std::move(shown->graph));
  if (!exported) return fail(exported.error());
  const std::vector<DeskRow> rows = rows_of(*exported);
  const std::size_t pages = std::max<std::size_t>(1, (rows.size() + kRowsAtOnce - 1) / kRowsAtOnce);
  const auto page = number_parameter(context.request, "side", 1, 1, pages);
  if (!page) return fail(page.error());
  const std::size_t first = (*page - 1) * kRowsAtOnce;
  const std::size_t end = std::min(rows.size(), first + kRowsAtOnce);
  TemplateData::List list;
  for (std::size_t i = first; i < end; ++i) {
    auto row = row_data(context, *exported, rows[i], i - first + 1);
    if (!row) return fail(row.error());
    list.push_back(std::move(*row));
  }
  data.set("desk_title", message(context.language, "review.desk.title", {shown->label}))
      .set("desk_size",
           message(context.language, "review.desk.size",
                   {std::to_string(first + 1), std::to_string(end), std::to_string(rows.size())}))
      .set("row_count", list.size())
      .set("parameters", *page == 1 ? parameters : fmt::format("{}&side={}", parameters, *page))
      .set_rows("desk", std::move(list));
  put_pager(
      data, context.request,
      {"side", *page, pages, std::string(message(context.language, "review.desk.pages")), "#tag-stilling"},
      context.language);
  return {};
}

DeskSheet sheet_of_desk(const Request& request) {
  DeskSheet sheet;
  sheet.text = "id;name;documents;places;decision;correction;comment\r\n";
  for (std::size_t number = 1; number <= kRowsAtOnce; ++number) {
    const std::string_view row = request.parameter(fmt::format("raekke-{}", number));
    if (row.empty() || row.find_first_of("\r\n") != std::string_view::npos) continue;
    const auto cell = [&](std::string_view name) {
      return csv_cell(request.parameter(fmt::format("{}-{}", name, number)));
    };
    sheet.text +=
        fmt::format("{};{};{};{}\r\n", row, cell("beslutning"), cell("rettelse"), cell("bemaerkning"));
    const std::vector<CsvRow> cells = read_csv(row, 1);
    const bool has_name = !cells.empty() && cells.front().cells.size() > 1;
    sheet.names.push_back(has_name ? cells.front().cells[1] : std::string());
  }
  return sheet;
}

}  // namespace vidensgraf
