// "/compare?a=..&b=..": what two concepts share and where they differ; with "kind=documents" two documents.

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "query/pages/comparison.h"
#include "query/pages/definitions_page.h"
#include "store/document_rows.h"
#include "web/pages/concept_parts.h"
#include "web/pages/document_choice.h"
#include "web/pages/labels.h"
#include "web/pages/page.h"
#include "web/pages/places.h"
#include "web/pages/routes.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMostRows = 300;   // of a kind and side
constexpr std::size_t kRowsAtOnce = 12;  // the others open on demand
constexpr std::size_t kMostPartners = 12;
constexpr char kFirstSide = 'A';  // before the numbers of its definitions
constexpr char kSecondSide = 'B';

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

TemplateData pair_data(const ComparedDefinition& pair, Language language) {
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
  return one;
}

void put_comparison(TemplateData& data, const Compared& compared, Language language) {
  const Comparison& comparison = compared.comparison;
  TemplateData::List definitions;
  for (const ComparedDefinition& pair : comparison.definitions) {
    definitions.push_back(pair_data(pair, language));
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

// "A2": the wording that holds the definition, as the side `side` numbers them; empty if none does.
std::string number_of(const StatedDefinition& stated, const DefinitionsPage& page, char side) {
  const auto is_it = [&stated](const StatedDefinition& place) {
    return place.document.id == stated.document.id &&
           place.definition.source.begin == stated.definition.source.begin;
  };
  for (std::size_t i = 0; i < page.wordings.size(); ++i) {
    const auto& places = page.wordings[i].places;
    if (std::any_of(places.begin(), places.end(), is_it)) return fmt::format("{}{}", side, i + 1);
  }
  return {};
}

// The most alike definitions of the two, each pair of wordings once, by the numbers of the wordings.
TemplateData::List numbered_pairs(const Comparison& comparison, const DefinitionsPage& first,
                                  const DefinitionsPage& second, Language language) {
  TemplateData::List pairs;
  std::set<std::pair<std::string, std::string>> seen;
  for (const ComparedDefinition& pair : comparison.definitions) {
    const std::string a = number_of(pair.first, first, kFirstSide);
    const std::string b = number_of(pair.second, second, kSecondSide);
    if (!seen.emplace(a.empty() ? source_text(pair.first) : a, b.empty() ? source_text(pair.second) : b)
             .second)
      continue;
    TemplateData one = pair_data(pair, language);
    if (!a.empty() && !b.empty()) one.set("sources", message(language, "compare.sources", {a, b}));
    pairs.push_back(std::move(one));
  }
  return pairs;
}

// All definitions of each concept, beside those of the other.
Result<void> put_wordings(TemplateData& data, Context& context, const ConceptComparison& found) {
  TemplateData::List sides;
  std::vector<DefinitionsPage> pages;
  for (const NameLookup* const lookup : {&found.first, &found.second}) {
    auto page = make_definitions_page(context.index.sources(), *lookup);
    if (!page) return fail(page.error());
    const char letter = pages.empty() ? kFirstSide : kSecondSide;
    TemplateData::List wordings;
    for (std::size_t i = 0; i < page->wordings.size(); ++i) {
      const std::string number = fmt::format("{}{}", letter, i + 1);
      TemplateData one = definition_data(page->wordings[i], i + 1, context.language);
      one.set("heading", message(context.language, "concept.wording", {number})).set("anchor", number);
      wordings.push_back(std::move(one));
    }
    pages.push_back(std::move(*page));
    const std::string& label = lookup->main().label;
    TemplateData side;
    side.set("label", label)
        .set("count", wordings.size())
        .set_text("none", wordings.empty() ? message(context.language, "compare.undefined", {label}) : "");
    side.set("wordings", std::move(wordings));
    sides.push_back(std::move(side));
  }
  data.set_rows("sides_defined", std::move(sides))
      .set_rows("pairs", numbered_pairs(found.comparison, pages[0], pages[1], context.language));
  return {};
}

// What has been put on the page.
struct Shown {
  bool is_known = true;  // else one of the two is not there, and the page says so
  std::string title{};   // of what is compared; empty where nothing is yet
};

std::string title_of(const std::string& first, const std::string& second, Language language) {
  return message(language, "compare.sources", {first, second});
}

Result<Shown> put_documents(TemplateData& data, Context& context, const std::string& a,
                            const std::string& b) {
  auto first = document_choice(context.index.store(), "a", a, {});
  if (!first) return fail(first.error());
  auto second = document_choice(context.index.store(), "b", b, {});
  if (!second) return fail(second.error());
  data.set("first_documents", std::move(*first)).set("second_documents", std::move(*second));
  if (a.empty() || b.empty()) return Shown{};
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
    return Shown{false};
  }
  const auto found = compare_documents(context.index.sources(), *first_id, *second_id);
  if (!found) return fail(found.error());
  data.set("first_address", document_address(found->first.id))
      .set("second_address", document_address(found->second.id));
  put_comparison(data, {found->comparison, found->first.title, found->second.title}, context.language);
  return Shown{true, title_of(found->first.title, found->second.title, context.language)};
}

// With one concept typed: those that it is likely to be compared with, which documents define beside it or
// with the same head word.
Result<void> put_partners(TemplateData& data, Context& context, const std::string& name) {
  const auto page = make_definitions_page(context.index.sources(), name);
  if (!page) return fail(page.error());
  if (page->lookup.nodes.empty()) return {};
  auto nodes = concepts_defined_beside(context.index.sources(), *page);
  if (!nodes) return fail(nodes.error());
  for (const NearDefinition& near : page->near) nodes->push_back(near.node);
  const std::string& label = page->lookup.main().label;
  TemplateData::List partners;
  std::set<NodeId> seen;
  for (const GraphNode& node : *nodes) {
    if (partners.size() == kMostPartners || !seen.insert(node.id).second) continue;
    TemplateData one;
    one.set("label", node.label)
        .set("address", fmt::format("/compare?a={}&b={}", url_encoded(label), url_encoded(node.label)));
    partners.push_back(std::move(one));
  }
  data.set("partners_title", message(context.language, "compare.partners", {label}))
      .set_rows("partners", std::move(partners));
  return {};
}

Result<Shown> put_concepts(TemplateData& data, Context& context, const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) {
    const std::string& typed = a.empty() ? b : a;
    if (!typed.empty()) {
      if (auto put = put_partners(data, context, typed); !put) return fail(put.error());
    }
    return Shown{};
  }
  const auto found = compare_concepts(context.index.sources(), a, b);
  if (!found) return fail(found.error());
  for (const NameLookup* const side : {&found->first, &found->second}) {
    if (side->nodes.empty()) {
      data.set("unknown", message(context.language, "concept.unknown", {side->asked}))
          .set("advice", message(context.language, "graph.unknown_advice"));
      return Shown{false};
    }
  }
  data.set("first_address", node_address(found->first.main()))
      .set("second_address", node_address(found->second.main()));
  const std::string& first = found->first.main().label;
  const std::string& second = found->second.main().label;
  put_comparison(data, {found->comparison, first, second}, context.language);
  if (auto put = put_wordings(data, context, *found); !put) return fail(put.error());
  return Shown{true, title_of(first, second, context.language)};
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
  const auto shown = of_documents ? put_documents(data, context, a, b) : put_concepts(data, context, a, b);
  if (!shown) return fail(shown.error());
  // Bookmarks and windows are told apart by what is compared.
  if (!shown->title.empty()) page.title = fmt::format("{} – {}", shown->title, page.title);
  Response response = render_page("compare", data, page, context);
  if (!shown->is_known) response.status = 404;
  return response;
}

}  // namespace vidensgraf
