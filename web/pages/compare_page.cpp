// "/compare?a=..&b=..": what two concepts share and where they differ; with "kind=documents" two documents.

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "query/comparison.h"
#include "query/definitions_page.h"
#include "store/document_rows.h"
#include "web/pages/document_choice.h"
#include "web/pages/labels.h"
#include "web/pages/page.h"
#include "web/pages/places.h"
#include "web/pages/routes.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMostRows = 300;   // of a kind and side
constexpr std::size_t kRowsAtOnce = 12;  // the others open on demand

// What is compared, under the names of its two sides.
struct Compared {
  const Comparison& comparison;
  const std::string& first;
  const std::string& second;
};

bool is_law(NodeKind kind) { return kind == NodeKind::Provision || kind == NodeKind::Law; }

TemplateData node_data(const ComparedNode& node, Language language) {
  GraphNode there;
  there.kind = node.kind;
  there.key = node.key;
  there.label = node.label;
  TemplateData one;
  one.set("label", node.label).set("address", node_address(there));
  const std::string key = fmt::format("edge.{}", node.relation);
  if (!node.relation.empty()) {
    one.set("relation", has_message(key) ? message(language, key) : std::string_view(node.relation));
  }
  return one;
}

// The nodes of a kind on one side, or on both.
template <class Wanted>
TemplateData part_data(const std::vector<ComparedNode>& nodes, const Wanted& wanted,
                       const std::string& heading, Language language) {
  TemplateData::List shown;
  TemplateData::List others;
  std::size_t count = 0;
  for (const ComparedNode& node : nodes) {
    if (!wanted(node.kind)) continue;
    if (count < kMostRows) (count < kRowsAtOnce ? shown : others).push_back(node_data(node, language));
    ++count;
  }
  TemplateData part;
  part.set("heading", heading)
      .set("count", number_text(count, language))
      .set("none", count == 0)
      .set("others_title", message(language, "layout.show_more", {std::to_string(others.size())}));
  if (count > kMostRows) {
    part.set("more", message(language, "compare.more", {number_text(count - kMostRows, language)}));
  }
  part.set("nodes", std::move(shown)).set_rows("others", std::move(others));
  return part;
}

// The nodes of a kind as three columns: in both, only in the first, only in the second. Nothing where neither
// side has any.
template <class Wanted>
void add_columns(TemplateData::List& groups, const Compared& compared, const Wanted& wanted,
                 const char* title, Language language) {
  const Comparison& comparison = compared.comparison;
  TemplateData::List parts;
  bool is_there = false;
  const auto add = [&](const std::string& heading, const std::vector<ComparedNode>& nodes) {
    is_there = is_there || std::any_of(nodes.begin(), nodes.end(),
                                       [&](const ComparedNode& node) { return wanted(node.kind); });
    parts.push_back(part_data(nodes, wanted, heading, language));
  };
  add(std::string(message(language, "compare.both")), comparison.both);
  add(message(language, "compare.only", {compared.first}), comparison.only_first);
  add(message(language, "compare.only", {compared.second}), comparison.only_second);
  if (!is_there) return;
  TemplateData group;
  group.set("title", message(language, title)).set("id", title).set("parts", std::move(parts));
  groups.push_back(std::move(group));
}

TemplateData side_data(const StatedDefinition& stated, const std::string& text, Language language) {
  TemplateData side;
  side.set("text", text)
      .set("title", stated.document.title)
      .set("address",
           document_address(stated.document.id, stated.definition.source.begin, stated.definition.source.end))
      .set_text("about", about_text(stated.document, language))
      .set_text("page", page_text(stated.page, language));
  return side;
}

// "Begreber i voksenindsatsen (2021)"
std::string source_text(const StatedDefinition& stated) {
  const DocumentInfo& document = stated.document;
  return document.date.size() < 4 ? document.title
                                  : fmt::format("{} ({})", document.title, document.date.substr(0, 4));
}

void put_comparison(TemplateData& data, const Compared& compared, Language language) {
  const Comparison& comparison = compared.comparison;
  TemplateData::List definitions;
  for (const ComparedDefinition& pair : comparison.definitions) {
    TemplateData one;
    TemplateData::List sides;
    sides.push_back(side_data(pair.first, pair.first_text, language));
    sides.push_back(side_data(pair.second, pair.second_text, language));
    one.set("term", pair.first.definition.term)
        .set("sources",
             message(language, "compare.sources", {source_text(pair.first), source_text(pair.second)}))
        .set("sides", std::move(sides))
        .set("is_same", pair.first_text == pair.second_text)
        .set("likeness",
             message(language, "concept.likeness", {std::to_string(std::lround(pair.likeness * 100))}))
        .set("differences", differences_data(pair.differences));
    definitions.push_back(std::move(one));
  }
  TemplateData::List groups;
  add_columns(
      groups, compared,
      [](NodeKind kind) { return kind == NodeKind::Concept || kind == NodeKind::Abbreviation; },
      "compare.concepts", language);
  add_columns(
      groups, compared, [](NodeKind kind) { return is_law(kind); }, "compare.provisions", language);
  add_columns(
      groups, compared, [](NodeKind kind) { return kind == NodeKind::TargetGroup; }, "compare.target_groups",
      language);
  data.set("compared", true)
      .set_rows("pairs", std::move(definitions))
      .set_rows("groups", std::move(groups))
      .set("first_title", compared.first)
      .set("second_title", compared.second);
}

// All definitions of each concept, beside those of the other.
Result<void> put_wordings(TemplateData& data, Context& context, const ConceptComparison& found) {
  TemplateData::List sides;
  for (const NameLookup* const lookup : {&found.first, &found.second}) {
    const auto page = make_definitions_page(context.index.sources(), *lookup);
    if (!page) return fail(page.error());
    TemplateData::List wordings;
    for (std::size_t i = 0; i < page->wordings.size(); ++i) {
      wordings.push_back(definition_data(page->wordings[i], i + 1, context.language));
    }
    const std::string& label = lookup->main().label;
    TemplateData side;
    side.set("label", label)
        .set("count", wordings.size())
        .set_text("none", wordings.empty() ? message(context.language, "compare.undefined", {label}) : "");
    side.set("wordings", std::move(wordings));
    sides.push_back(std::move(side));
  }
  data.set_rows("sides_defined", std::move(sides));
  return {};
}

// False, with a message, where one of the two is not there.
Result<bool> put_documents(TemplateData& data, Context& context, const std::string& a, const std::string& b) {
  auto first = document_choice(context.index.store(), "a", a, {});
  if (!first) return fail(first.error());
  auto second = document_choice(context.index.store(), "b", b, {});
  if (!second) return fail(second.error());
  data.set("first_documents", std::move(*first)).set("second_documents", std::move(*second));
  if (a.empty() || b.empty()) return true;
  const auto first_id = chosen_document(context.index.sources(), a);
  if (!first_id) return fail(first_id.error());
  const auto second_id = chosen_document(context.index.sources(), b);
  if (!second_id) return fail(second_id.error());
  for (const std::string& id : {*first_id, *second_id}) {
    const auto number = find_document(context.index.sources().rows, id);
    if (!number) return fail(number.error());
    if (*number) continue;
    data.set("unknown", message(context.language, "document.unknown", {id}))
        .set("advice", message(context.language, "compare.unknown_document_advice"));
    return false;
  }
  const auto found = compare_documents(context.index.sources(), *first_id, *second_id);
  if (!found) return fail(found.error());
  data.set("first_address", document_address(found->first.id))
      .set("second_address", document_address(found->second.id));
  put_comparison(data, {found->comparison, found->first.title, found->second.title}, context.language);
  return true;
}

Result<bool> put_concepts(TemplateData& data, Context& context, const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return true;
  const auto found = compare_concepts(context.index.sources(), a, b);
  if (!found) return fail(found.error());
  for (const NameLookup* const side : {&found->first, &found->second}) {
    if (side->nodes.empty()) {
      data.set("unknown", message(context.language, "concept.unknown", {side->asked}))
          .set("advice", message(context.language, "graph.unknown_advice"));
      return false;
    }
  }
  data.set("first_address", node_address(found->first.main()))
      .set("second_address", node_address(found->second.main()));
  put_comparison(data, {found->comparison, found->first.main().label, found->second.main().label},
                 context.language);
  const auto put = put_wordings(data, context, *found);
  if (!put) return fail(put.error());
  return true;
}

}  // namespace

Result<Response> show_compare_page(Context& context) {
  const std::string a(context.request.parameter("a"));
  const std::string b(context.request.parameter("b"));
  const bool of_documents = context.request.parameter("kind") == "documents";
  Page page;
  page.section = "compare";
  page.title =
      std::string(message(context.language, of_documents ? "compare.title_documents" : "compare.title"));
  TemplateData data;
  data.set("title", page.title).set("of_documents", of_documents).set("a", a).set("b", b);
  const char* const kind = of_documents ? "documents" : "concepts";
  if (a.empty() && b.empty()) {
    data.set("lead", message(context.language, fmt::format("compare.lead_{}", kind)));
  } else if (a.empty() || b.empty()) {
    data.set("missing", message(context.language, fmt::format("compare.missing_{}", kind)));
  }
  const auto put = of_documents ? put_documents(data, context, a, b) : put_concepts(data, context, a, b);
  if (!put) return fail(put.error());
  Response response = render_page("compare", data, page, context);
  if (!*put) response.status = 404;
  return response;
}

}  // namespace vidensgraf
