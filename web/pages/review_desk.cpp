// Each row of the form holds what a row of a sheet holds that is not decided yet ("raekke-7", as CSV), and
// under the same number what is decided ("beslutning-7", "rettelse-7", "bemaerkning-7"). A request may have
// 200 parameters: hence the pages. What is only likely to be the same (query/pages/proposed_links.h) stands
// first; to accept it is to merge the two, to reject it to keep them apart, as a row of a sheet would say it.

#include "web/pages/review_desk.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>

#include <fmt/format.h>

#include "query/pages/place.h"
#include "query/pages/proposed_links.h"
#include "web/api/answers.h"
#include "web/csv.h"
#include "web/pages/labels.h"
#include "web/pages/page.h"
#include "web/pages/shown_graph.h"
#include "web/review_inbox.h"
#include "web/review_sheet.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kRowsAtOnce = 40;
constexpr std::size_t kQuotedBytes = 400;
constexpr std::size_t kMostPendingBytes = 1U << 20U;

// A node, a link or a proposal of the part, before it is put on the page.
struct DeskRow {
  const GraphNode* node = nullptr;  ///< Of a proposal the one that would be merged into the other.
  const Subgraph::Edge* edge = nullptr;
  const ProposedMerge* proposal = nullptr;
  const ReviewDecision* pending = nullptr;  ///< Handed in, and not brought into the index yet.
  bool is_accepted = false;

  [[nodiscard]] bool is_decided() const { return is_accepted || pending != nullptr; }
};

ReviewTarget target_of(const ExportedGraph& exported, const DeskRow& row) {
  if (row.node != nullptr) return ReviewTarget{row.node->id};
  return {exported.graph.nodes[row.edge->from].id, row.edge->type, exported.graph.nodes[row.edge->to].id};
}

// Whether the decision says that the two are one, or not.
bool is_about(const ReviewDecision& decision, const ProposedMerge& proposal) {
  const bool is_about_two = decision.decision == Decision::Merge || decision.decision == Decision::Apart;
  const auto pair = std::minmax(decision.target.node, decision.other);
  return is_about_two && pair == std::minmax(proposal.rarer.id, proposal.other.id);
}

// Whether the decision answers what the row asks. That two are kept apart says nothing of either by itself:
// it stands at the proposal to merge them, and at the node only where there is none.
bool answers(const ReviewDecision& decision, const ReviewTarget& target, const DeskRow& row,
             const std::vector<ProposedMerge>& proposals) {
  if (row.proposal != nullptr) return is_about(decision, *row.proposal);
  if (decision.target != target || decision.decision == Decision::Note) return false;
  return decision.decision != Decision::Apart ||
         std::none_of(proposals.begin(), proposals.end(),
                      [&](const ProposedMerge& proposal) { return is_about(decision, proposal); });
}

std::vector<DeskRow> rows_of(const ExportedGraph& exported, const std::vector<ProposedMerge>& proposals,
                             const std::vector<ReviewDecision>& handed_in) {
  std::vector<DeskRow> rows;
  for (const ProposedMerge& proposal : proposals) rows.push_back({&proposal.rarer, nullptr, &proposal});
  for (const Subgraph::Edge& edge : exported.graph.edges) rows.push_back({nullptr, &edge});
  for (const GraphNode& node : exported.graph.nodes) {
    // Documents and laws are there whatever a reviewer thinks of them.
    if (node.kind == NodeKind::Document || node.kind == NodeKind::Law || node.kind == NodeKind::Provision)
      continue;
    rows.push_back({&node});
  }
  for (DeskRow& row : rows) {
    const ReviewTarget target = target_of(exported, row);
    row.is_accepted = row.proposal == nullptr && exported.accepted.contains(target);
    const auto pending = std::find_if(
        handed_in.rbegin(), handed_in.rend(),
        [&](const ReviewDecision& decision) { return answers(decision, target, row, proposals); });
    if (pending != handed_in.rend()) row.pending = &*pending;
  }
  std::stable_partition(rows.begin(), rows.end(), [](const DeskRow& row) { return !row.is_decided(); });
  return rows;
}

// What can be decided on a row, and which of the keys decides it.
struct Choice {
  std::string_view decision;
  std::string_view key = {};
};

TemplateData::List choices_of(const DeskRow& row, Language language) {
  static constexpr std::array<Choice, 5> kOfNodes = {
      {{"accept", "accept"}, {"reject", "reject"}, {"rename"}, {"merge"}, {"apart"}}};
  static constexpr std::array<Choice, 2> kOfProposals = {{{"merge", "accept"}, {"apart", "reject"}}};
  constexpr std::size_t kOfLinks = 2;  // the first of those of nodes
  std::span<const Choice> possible = kOfNodes;
  if (row.proposal != nullptr) possible = kOfProposals;
  if (row.node == nullptr) possible = possible.first(kOfLinks);
  TemplateData::List choices;
  for (const Choice& choice : possible) {
    TemplateData one;
    one.set("value", choice.decision)
        .set_text("key", choice.key)
        .set("text", message(language, fmt::format("review.decision.{}", choice.decision)));
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

// The words around the first place of what a document states.
Result<void> put_place(TemplateData& data, const Context& context, const DocumentEvidence& evidence) {
  const PlaceReader reader(context.index.store(), context.index.graph(), context.index.analyzer());
  const auto places = reader.read({evidence}, 1);
  if (!places) return fail(places.error());
  if (places->empty() || places->front().places.empty()) return {};
  const Place& place = places->front().places.front();
  data.set("quote", fmt::format("{} {} {}", place.before, place.words, place.after))
      .set("source", source_data(places->front().document, place.page, place.source, context.language));
  return {};
}

Result<void> put_place(TemplateData& data, const Context& context, NodeId node) {
  const auto evidence = context.index.graph().first_evidence_of(node, 1);
  if (!evidence) return fail(evidence.error());
  return evidence->empty() ? Result<void>{} : put_place(data, context, evidence->front());
}

// What is known of a row for whoever is to decide on it: the words that state it, and where.
Result<void> put_grounds(TemplateData& data, const Context& context, const ExportedGraph& exported,
                         const DeskRow& row) {
  const Language language = context.language;
  if (row.proposal != nullptr) return put_place(data, context, row.node->id);
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
  return put_place(data, context, row.edge->evidence.front());
}

// Its kind, why it is proposed, how often the other is named, and where the two are compared.
void put_proposal(TemplateData& data, const ProposedMerge& proposal, Language language) {
  const GraphNode& other = proposal.other;
  data.set("kind", message(language, "review.desk.proposal"))
      .set("other", other.label)
      .set("why", fmt::format("{} · {}: {}", reason_text(proposal.reason, language), other.label,
                              places_text(other.mentions, other.documents, language)))
      .set("address",
           fmt::format("/compare?a={}&b={}", url_encoded(proposal.rarer.label), url_encoded(other.label)));
}

Result<TemplateData> row_data(const Context& context, const ExportedGraph& exported, const DeskRow& row,
                              std::size_t number) {
  const Language language = context.language;
  TemplateData data;
  const ReviewTarget target = target_of(exported, row);
  std::string name;
  std::uint64_t documents = 0;
  std::uint64_t places = 0;
  if (row.node != nullptr) {
    name = row.node->label;
    documents = row.node->documents;
    places = row.node->mentions;
    data.set("kind", kind_text(row.node->kind, language)).set("address", node_address(*row.node));
    if (row.proposal != nullptr) put_proposal(data, *row.proposal, language);
  } else {
    const GraphNode& from = exported.graph.nodes[row.edge->from];
    const GraphNode& to = exported.graph.nodes[row.edge->to];
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
      .set("is_node", row.node != nullptr && row.proposal == nullptr)
      .set("choices", choices_of(row, language));
  if (places > 0) data.set("basis", places_text(places, documents, language));
  if (row.pending != nullptr) {
    std::string decided(message(language, fmt::format("review.decision.{}", name_of(row.pending->decision))));
    const std::string& correction = row.pending->correction;
    if (row.proposal == nullptr && !correction.empty()) decided += fmt::format(" → {}", correction);
    data.set("earlier", message(language, "review.desk.pending", {decided, row.pending->user}));
  } else if (const auto known = exported.accepted.find(target);
             row.is_accepted && known != exported.accepted.end()) {
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
  const auto proposals = proposed_merges(context.index.sources(), exported->graph.nodes);
  if (!proposals) return fail(proposals.error());
  std::vector<BadLine> bad;
  const ReviewInput handed_in = read_review_lines(context.inbox->newest_lines(kMostPendingBytes), bad);
  const std::vector<DeskRow> rows = rows_of(*exported, *proposals, handed_in.decisions);
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
      // What is handed in goes to the end: whoever goes on does so with the first page.
      .set("parameters", parameters)
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
