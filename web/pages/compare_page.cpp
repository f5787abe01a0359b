// "/compare?a=..&b=..": what two concepts share and where they differ; with "kind=documents" two documents.

#include <cmath>

#include <fmt/format.h>

#include "query/comparison.h"
#include "web/pages/document_choice.h"
#include "web/pages/labels.h"
#include "web/pages/page.h"
#include "web/pages/places.h"
#include "web/pages/routes.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMostRows = 40;  // of a kind and side

bool is_law(NodeKind kind) { return kind == NodeKind::Provision || kind == NodeKind::Law; }

TemplateData node_data(const ComparedNode& node, Language language) {
  GraphNode there;
  there.kind = node.kind;
  there.key = node.key;
  there.label = node.label;
  TemplateData one;
  one.set("label", node.label)
      .set("address", node_address(there))
      .set("first", node.places_first)
      .set("second", node.places_second);
  const std::string key = fmt::format("edge.{}", node.relation);
  if (!node.relation.empty()) {
    one.set("relation", has_message(key) ? message(language, key) : std::string_view(node.relation));
  }
  return one;
}

// The nodes of a kind as three columns: in both, only in the first, only in the second.
template <class Wanted>
TemplateData columns(const Comparison& comparison, const Wanted& wanted, const char* title,
                     Language language) {
  const auto list = [&](const std::vector<ComparedNode>& nodes, std::size_t& left_out) {
    TemplateData::List all;
    for (const ComparedNode& node : nodes) {
      if (!wanted(node.kind)) continue;
      if (all.size() == kMostRows) {
        ++left_out;
        continue;
      }
      all.push_back(node_data(node, language));
    }
    return all;
  };
  TemplateData::List parts;
  const auto add = [&](const char* key, const std::vector<ComparedNode>& nodes) {
    std::size_t left_out = 0;
    TemplateData::List own = list(nodes, left_out);
    TemplateData part;
    part.set("heading", message(language, key)).set("count", own.size() + left_out).set("none", own.empty());
    if (left_out > 0) part.set("more", message(language, "compare.more", {std::to_string(left_out)}));
    part.set("nodes", std::move(own));
    parts.push_back(std::move(part));
  };
  add("compare.both", comparison.both);
  add("compare.only_first", comparison.only_first);
  add("compare.only_second", comparison.only_second);
  TemplateData group;
  group.set("title", message(language, title)).set("id", title).set("parts", std::move(parts));
  return group;
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

void put_comparison(TemplateData& data, const Comparison& comparison, Language language) {
  TemplateData::List definitions;
  for (const ComparedDefinition& pair : comparison.definitions) {
    TemplateData one;
    TemplateData::List sides;
    sides.push_back(side_data(pair.first, pair.first_text, language));
    sides.push_back(side_data(pair.second, pair.second_text, language));
    const std::string term = pair.first.definition.term == pair.second.definition.term
                                 ? pair.first.definition.term
                                 : pair.first.definition.term + " / " + pair.second.definition.term;
    one.set("term", term)
        .set("sides", std::move(sides))
        .set("likeness",
             message(language, "concept.likeness", {std::to_string(std::lround(pair.likeness * 100))}))
        .set("differences", differences_data(pair.differences));
    definitions.push_back(std::move(one));
  }
  TemplateData::List groups;
  groups.push_back(columns(
      comparison, [](NodeKind kind) { return kind == NodeKind::Concept || kind == NodeKind::Abbreviation; },
      "compare.concepts", language));
  groups.push_back(columns(
      comparison, [](NodeKind kind) { return is_law(kind); }, "compare.provisions", language));
  groups.push_back(columns(
      comparison, [](NodeKind kind) { return kind == NodeKind::TargetGroup; }, "compare.target_groups",
      language));
  data.set("compared", true).set_rows("definitions", std::move(definitions)).set("groups", std::move(groups));
}

Result<void> put_documents(TemplateData& data, Context& context, const std::string& a, const std::string& b) {
  auto first = document_choice(context.index.store(), "a", a, {});
  if (!first) return fail(first.error());
  auto second = document_choice(context.index.store(), "b", b, {});
  if (!second) return fail(second.error());
  data.set("first_documents", std::move(*first)).set("second_documents", std::move(*second));
  if (a.empty() || b.empty()) return {};
  const auto first_id = chosen_document(context.index.sources(), a);
  if (!first_id) return fail(first_id.error());
  const auto second_id = chosen_document(context.index.sources(), b);
  if (!second_id) return fail(second_id.error());
  const auto found = compare_documents(context.index.sources(), *first_id, *second_id);
  if (!found) return fail(found.error());
  data.set("first_title", found->first.title)
      .set("second_title", found->second.title)
      .set("first_address", document_address(found->first.id))
      .set("second_address", document_address(found->second.id));
  put_comparison(data, found->comparison, context.language);
  return {};
}

Result<void> put_concepts(TemplateData& data, Context& context, const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return {};
  const auto found = compare_concepts(context.index.sources(), a, b);
  if (!found) return fail(found.error());
  for (const NameLookup* const side : {&found->first, &found->second}) {
    if (side->nodes.empty()) {
      data.set("unknown", message(context.language, "concept.unknown", {side->asked}));
      return {};
    }
  }
  data.set("first_title", found->first.main().label)
      .set("second_title", found->second.main().label)
      .set("first_address", node_address(found->first.main()))
      .set("second_address", node_address(found->second.main()));
  put_comparison(data, found->comparison, context.language);
  return {};
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
  const auto put = of_documents ? put_documents(data, context, a, b) : put_concepts(data, context, a, b);
  if (!put) return fail(put.error());
  return render_page("compare", data, page, context.request, context.language);
}

}  // namespace vidensgraf
