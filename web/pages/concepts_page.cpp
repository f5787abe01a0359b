// "/concepts": concepts by the alphabet. "begynder" holds the first letters of their names, "definerede=ja"
// leaves those that a document defines. Names that lead to another concept's page stand under their own
// letter ("KPO se ..."). Where too many begin so, the page leads on to longer beginnings.

#include <algorithm>

#include <fmt/format.h>

#include "query/pages/name_list.h"
#include "web/pages/labels.h"
#include "web/pages/page.h"
#include "web/pages/routes.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMostNames = 400;
constexpr std::size_t kTitleBytes = 80;

std::string list_address(std::string_view beginning, bool only_defined) {
  std::string address = "/concepts";
  if (!beginning.empty()) address += "?begynder=" + url_encoded(beginning);
  if (only_defined) address += std::string(beginning.empty() ? "?" : "&") + "definerede=ja";
  return address;
}

ListedConcepts listed_concepts(bool only_defined) {
  return only_defined ? ListedConcepts::Defined : ListedConcepts::All;
}

TemplateData letter_data(std::string_view beginning, bool is_current, bool only_defined) {
  TemplateData one;
  one.set("text", beginning).set("current", is_current).set("address", list_address(beginning, only_defined));
  return one;
}

// The letters and digits that names of the list begin with, the one that is asked for among them.
Result<TemplateData::List> alphabet(const GraphSources& sources, std::string_view beginning,
                                    bool only_defined) {
  const auto first = next_beginnings(sources, {}, listed_concepts(only_defined));
  if (!first) return fail(first.error());
  TemplateData::List letters;
  for (const std::string& letter : *first) {
    letters.push_back(letter_data(letter, beginning == letter, only_defined));
  }
  return letters;
}

TemplateData node_data(const GraphNode& node, Language language) {
  TemplateData one;
  one.set("label", node.label)
      .set("address", node_address(node))
      .set("documents", count_text("count.documents", node.documents, language))
      .set_text("kind", node.kind == NodeKind::Concept ? std::string_view() : kind_text(node.kind, language));
  return one;
}

TemplateData name_data(const ListedName& name, bool only_defined, Language language) {
  TemplateData one = node_data(name.node, language);
  TemplateData::List see;
  for (const GraphNode& other : name.see) {
    TemplateData target;
    target.set("label", other.label).set("address", node_address(other)).set("more", !see.empty());
    see.push_back(std::move(target));
  }
  // A name that leads to one page only has none of its own.
  one.set("label", name.name)
      .set("leads_elsewhere", see.size() == 1)
      .set("defined", name.is_defined && !only_defined && see.empty())
      .set_rows("see", std::move(see));
  return one;
}

std::string heading_of(const NameList& list, Language language) {
  if (list.names.empty()) return std::string(message(language, "concepts.none"));
  if (!list.is_complete) {
    return message(language, "concepts.first", {number_text(list.names.size(), language)});
  }
  const auto leading = static_cast<std::size_t>(std::count_if(
      list.names.begin(), list.names.end(), [](const ListedName& name) { return !name.see.empty(); }));
  std::string own = count_text("count.concepts", list.names.size() - leading, language);
  if (leading == 0) return own;
  return message(language, "concepts.all", {own, count_text("count.references", leading, language)});
}

}  // namespace

Result<Response> show_concepts_page(Context& context) {
  const Language language = context.language;
  const std::string beginning(context.request.parameter("begynder"));
  const bool only_defined = context.request.parameter("definerede") == "ja";
  Page page;
  page.section = "concepts";
  page.title = beginning.empty()
                   ? std::string(message(language, "concepts.title"))
                   : message(language, "concepts.title_from", {shortened_text(beginning, kTitleBytes)});
  TemplateData data;
  auto letters = alphabet(context.index.sources(), beginning, only_defined);
  if (!letters) return fail(letters.error());
  data.set("title", page.title)
      .set("beginning", beginning)
      .set("only_defined", only_defined)
      .set_rows("letters", std::move(*letters));
  TemplateData::List names;
  if (beginning.empty() && !only_defined) {
    const auto overview = context.index.overview();
    if (!overview) return fail(overview.error());
    for (const GraphNode& node : (*overview)->concepts) names.push_back(node_data(node, language));
    data.set("heading", message(language, "concepts.most_named"));
  } else {
    const auto list =
        list_names(context.index.sources(), beginning, listed_concepts(only_defined), kMostNames);
    if (!list) return fail(list.error());
    for (const ListedName& name : list->names) names.push_back(name_data(name, only_defined, language));
    data.set("heading", heading_of(*list, language));
    TemplateData::List longer;
    // The first letters stand above already.
    if (!beginning.empty()) {
      for (const std::string& next : list->longer) longer.push_back(letter_data(next, false, only_defined));
    }
    data.set_rows("longer", std::move(longer));
  }
  data.set_rows("names", std::move(names));
  return render_page("concepts", data, page, context);
}

}  // namespace vidensgraf
