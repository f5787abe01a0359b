// "/concepts": concepts by the alphabet. "begynder" holds the first letters of their names, "definerede=ja"
// leaves those that a document defines. Where too many begin so, the page leads on to longer beginnings.

#include <array>

#include <fmt/format.h>

#include "query/pages/name_list.h"
#include "web/pages/labels.h"
#include "web/pages/page.h"
#include "web/pages/routes.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMostNames = 400;
constexpr std::size_t kMostLetters = 40;  // of a beginning

std::string list_address(std::string_view beginning, bool only_defined) {
  std::string address = "/concepts";
  if (!beginning.empty()) address += "?begynder=" + url_encoded(beginning);
  if (only_defined) address += std::string(beginning.empty() ? "?" : "&") + "definerede=ja";
  return address;
}

TemplateData letter_data(std::string_view beginning, bool is_current, bool only_defined) {
  TemplateData one;
  one.set("text", beginning).set("current", is_current).set("address", list_address(beginning, only_defined));
  return one;
}

TemplateData::List alphabet(std::string_view beginning, bool only_defined) {
  constexpr std::array<std::string_view, 29> kAlphabet = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j",
                                                          "k", "l", "m", "n", "o", "p", "q", "r", "s", "t",
                                                          "u", "v", "w", "x", "y", "z", "æ", "ø", "å"};
  TemplateData::List letters;
  for (const std::string_view letter : kAlphabet) {
    letters.push_back(letter_data(letter, beginning == letter, only_defined));
  }
  return letters;
}

TemplateData name_data(const GraphNode& node, bool is_defined, Language language) {
  TemplateData one;
  one.set("label", node.label)
      .set("address", node_address(node))
      .set("documents", count_text("count.documents", node.documents, language))
      .set_text("kind", node.kind == NodeKind::Concept ? std::string_view() : kind_text(node.kind, language))
      .set("defined", is_defined);
  return one;
}

}  // namespace

Result<Response> show_concepts_page(Context& context) {
  const Language language = context.language;
  const std::string beginning = shortened_text(context.request.parameter("begynder"), kMostLetters);
  const bool only_defined = context.request.parameter("definerede") == "ja";
  Page page;
  page.section = "concepts";
  page.title = beginning.empty() ? std::string(message(language, "concepts.title"))
                                 : message(language, "concepts.title_from", {beginning});
  TemplateData data;
  data.set("title", page.title)
      .set("beginning", beginning)
      .set("only_defined", only_defined)
      .set("letters", alphabet(beginning, only_defined));
  TemplateData::List names;
  if (beginning.empty() && !only_defined) {
    const auto overview = context.index.overview();
    if (!overview) return fail(overview.error());
    for (const GraphNode& node : (*overview)->concepts) names.push_back(name_data(node, false, language));
    data.set("heading", message(language, "concepts.most_named"));
  } else {
    const auto list = list_names(context.index.sources(), beginning,
                                 only_defined ? ListedConcepts::Defined : ListedConcepts::All, kMostNames);
    if (!list) return fail(list.error());
    for (const ListedName& name : list->names) {
      names.push_back(name_data(name.node, name.is_defined && !only_defined, language));
    }
    const std::string count = number_text(names.size(), language);
    data.set("heading",
             names.empty()
                 ? message(language, "concepts.none")
                 : message(language, list->is_complete ? "concepts.all" : "concepts.first", {count}));
    TemplateData::List longer;
    for (const std::string& next : list->longer) longer.push_back(letter_data(next, false, only_defined));
    data.set_rows("longer", std::move(longer));
  }
  data.set_rows("names", std::move(names));
  return render_page("concepts", data, page, context);
}

}  // namespace vidensgraf
