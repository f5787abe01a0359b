// The names that there are stand in the order of their bytes (graph/graph_rows.h), in which only å, æ and ø
// are out of place. Names other than the preferred one are left out: they lead to the same page.

#include "query/pages/name_list.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "graph/names.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMostRead = 10'000;

bool is_listed(NodeKind kind) {
  return kind == NodeKind::Concept || kind == NodeKind::TargetGroup || kind == NodeKind::Abbreviation;
}

// å behind æ and ø, as no letter of a folded name stands there.
std::string danish_key(std::string_view folded) {
  constexpr std::string_view kLast = "å";
  std::string key(folded);
  for (std::size_t at = key.find(kLast); at != std::string::npos; at = key.find(kLast, at)) {
    key.replace(at, kLast.size(), "\xC3\xBF");
  }
  return key;
}

Result<std::vector<std::string>> longer_beginnings(const GraphView& view, const std::string& beginning) {
  constexpr std::array<std::string_view, 32> kLetters = {
      " ", "-", "§", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m",
      "n", "o", "p", "q", "r", "s", "t", "u", "v", "w", "x", "y", "z", "æ", "ø", "å"};
  std::vector<std::string> longer;
  for (const std::string_view letter : kLetters) {
    if (beginning.empty() && letter.size() == 1 && (letter < "a" || letter > "z")) continue;
    std::string next = beginning + std::string(letter);
    const auto names = view.names_from(next, 1);
    if (!names) return fail(names.error());
    if (!names->empty()) longer.push_back(std::move(next));
  }
  return longer;
}

}  // namespace

Result<NameList> list_names(const GraphSources& sources, std::string_view beginning, ListedConcepts which,
                            std::size_t limit) {
  const GraphView& view = sources.view;
  const std::string folded = fold_name(beginning);
  const auto read = view.names_from(folded, kMostRead + 1);
  if (!read) return fail(read.error());
  NameList list;
  list.is_complete = read->size() <= kMostRead;
  for (const NamedNode& named : *read) {
    auto node = view.node(named.node);
    if (!node) return fail(node.error());
    if (!*node || !is_listed((*node)->kind) || (*node)->documents == 0) continue;
    if (fold_name((*node)->label) != named.name) continue;
    if (list.names.size() == limit) {
      list.is_complete = false;
      break;
    }
    const auto defining = view.heaviest_edges(**node, EdgeFilter::none().with(EdgeType::Defines), 1);
    if (!defining) return fail(defining.error());
    const bool is_defined = defining->total > 0;
    if (is_defined || which == ListedConcepts::All) list.names.push_back({std::move(**node), is_defined});
  }
  // An abbreviation may also be a concept by itself: both have one page.
  std::sort(list.names.begin(), list.names.end(), [](const ListedName& a, const ListedName& b) {
    return std::tuple(a.node.label, a.node.kind) < std::tuple(b.node.label, b.node.kind);
  });
  std::vector<ListedName> single;
  for (ListedName& name : list.names) {
    if (single.empty() || single.back().node.label != name.node.label) {
      single.push_back(std::move(name));
    } else {
      single.back().is_defined = single.back().is_defined || name.is_defined;
    }
  }
  list.names = std::move(single);
  std::stable_sort(list.names.begin(), list.names.end(), [](const ListedName& a, const ListedName& b) {
    return danish_key(fold_name(a.node.label)) < danish_key(fold_name(b.node.label));
  });
  if (list.is_complete) return list;
  auto longer = longer_beginnings(view, folded);
  if (!longer) return fail(longer.error());
  list.longer = std::move(*longer);
  return list;
}

}  // namespace vidensgraf
