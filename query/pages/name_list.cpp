// The names that there are stand in the order of their bytes (graph/graph_rows.h), in which only å, æ and ø
// are out of place: the names that begin alike are read, put in order, and gone through until the list is
// full. Which page a name leads to is asked of the same look-up that makes the page.

#include "query/pages/name_list.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "graph/names.h"
#include "query/names/concept_key.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMostRead = 10'000;
constexpr std::size_t kMostMeanings = 4;

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

bool comes_before(std::string_view a, std::string_view b) { return danish_key(a) < danish_key(b); }

// The label that is `folded`; nothing where the node is only inflected so.
std::optional<std::string> label_of(const GraphNode& node, std::string_view folded) {
  if (fold_name(node.label) == folded) return node.label;
  for (const std::string& label : node.other_labels) {
    if (fold_name(label) == folded) return label;
  }
  return std::nullopt;
}

class NameLister {
 public:
  NameLister(const GraphSources& sources, ListedConcepts which) : sources_(sources), which_(which) {}

  // The entry of one name, whose nodes are given; nothing where it is none.
  Result<std::optional<ListedName>> entry(const std::string& folded, const std::vector<NodeId>& ids) const {
    std::optional<ListedName> own;
    bool is_defined = false;
    for (const NodeId id : ids) {
      auto node = sources_.view.node(id);
      if (!node) return fail(node.error());
      if (!*node || !is_listed((*node)->kind) || (*node)->documents == 0) continue;
      auto label = label_of(**node, folded);
      if (!label) continue;
      const auto defined = is_defined_thing(**node);
      if (!defined) return fail(defined.error());
      is_defined = is_defined || *defined;
      // An abbreviation may also be a concept by itself: both have one page.
      if (!own || own->node.kind == NodeKind::Abbreviation) {
        own = ListedName{std::move(**node), std::move(*label), false, {}};
      }
    }
    if (!own || (which_ == ListedConcepts::Defined && !is_defined)) return std::optional<ListedName>();
    own->is_defined = is_defined;
    if (auto led = lead_on(*own, folded); !led) return fail(led.error());
    if (own->see.empty() && fold_name(own->node.label) != folded) return std::optional<ListedName>();
    return own;
  }

 private:
  Result<bool> has_definition(const GraphNode& node) const {
    const auto edges = sources_.view.heaviest_edges(node, EdgeFilter::none().with(EdgeType::Defines), 1);
    if (!edges) return fail(edges.error());
    return edges->total > 0;
  }

  // By itself, or as an abbreviation by what it stands for.
  Result<bool> is_defined_thing(const GraphNode& node) const {
    auto is_defined = has_definition(node);
    if (!is_defined || *is_defined || node.kind != NodeKind::Abbreviation) return is_defined;
    const auto meanings = meanings_of(node);
    if (!meanings) return fail(meanings.error());
    for (const GraphNode& meaning : *meanings) {
      is_defined = has_definition(meaning);
      if (!is_defined || *is_defined) return is_defined;
    }
    return false;
  }

  Result<std::vector<GraphNode>> meanings_of(const GraphNode& abbreviation) const {
    const EdgeFilter long_forms = EdgeFilter::none().with(EdgeType::AbbreviationOf);
    auto heaviest = sources_.view.heaviest_neighbours(abbreviation.id, long_forms, kMostMeanings);
    if (!heaviest) return fail(heaviest.error());
    std::vector<GraphNode> meanings;
    for (Neighbour& meaning : heaviest->neighbours) {
      if (meaning.edge.key.from == abbreviation.id) meanings.push_back(std::move(meaning.node));
    }
    return meanings;
  }

  // Where the name leads to a page that is headed by another.
  Result<void> lead_on(ListedName& listed, const std::string& folded) const {
    auto found = look_up_name(sources_, folded);
    if (!found) return fail(found.error());
    if (found->nodes.empty()) return {};
    GraphNode& main = found->nodes.front().node;
    if (main.kind == NodeKind::Abbreviation && main.id == listed.node.id) {
      auto meanings = meanings_of(main);
      if (!meanings) return fail(meanings.error());
      listed.see = std::move(*meanings);
      return {};
    }
    const std::string label = fold_name(main.label);
    // Of two forms of the same words one is no other name.
    if (label == folded || concept_key(sources_, label) == concept_key(sources_, folded)) return {};
    listed.see.push_back(std::move(main));
    return {};
  }

  const GraphSources& sources_;
  ListedConcepts which_;
};

// The nodes of one name, from `at` on, which is left behind them.
std::vector<NodeId> take_name(const std::vector<const NamedNode*>& ordered, std::size_t& at) {
  const std::string& name = ordered[at]->name;
  std::vector<NodeId> nodes;
  for (; at < ordered.size() && ordered[at]->name == name; ++at) nodes.push_back(ordered[at]->node);
  return nodes;
}

// Whether any name of the list begins so: laws, bodies and documents have names, too. Most often one of the
// first does.
Result<bool> has_names(const GraphView& view, const NameLister& lister, const std::string& beginning) {
  for (const std::size_t read_at_once : {std::size_t{32}, std::size_t{1000}, kMostRead}) {
    const auto read = view.names_from(beginning, read_at_once, NameForm::Exact);
    if (!read) return fail(read.error());
    std::vector<const NamedNode*> ordered;
    for (const NamedNode& named : *read) ordered.push_back(&named);
    for (std::size_t at = 0; at < ordered.size();) {
      const std::string& name = ordered[at]->name;
      const auto entry = lister.entry(name, take_name(ordered, at));
      if (!entry) return fail(entry.error());
      if (*entry) return true;
    }
    if (read->size() < read_at_once) return false;
  }
  return true;  // too many to tell
}

}  // namespace

Result<std::vector<std::string>> next_beginnings(const GraphSources& sources, std::string_view beginning,
                                                 ListedConcepts which) {
  const NameLister lister(sources, which);
  const std::string folded = fold_name(beginning);
  std::vector<std::string> longer;
  std::string from;
  while (true) {
    const auto names = sources.view.names_from(folded, 1, NameForm::Exact, from);
    if (!names) return fail(names.error());
    if (names->empty()) break;
    const std::string& name = names->front().name;
    // The name that is no longer is passed as well.
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(name.data());
    auto end = static_cast<std::int32_t>(folded.size());
    UChar32 letter = ' ';
    if (name.size() > folded.size()) U8_NEXT(bytes, end, static_cast<std::int32_t>(name.size()), letter);
    std::string next = name.substr(0, static_cast<std::size_t>(end));
    const bool is_inside = !folded.empty() && next.size() > folded.size();
    if (u_isalnum(letter) != 0 || is_inside) {
      const auto leads_on = has_names(sources.view, lister, next);
      if (!leads_on) return fail(leads_on.error());
      if (*leads_on) longer.push_back(next);
    }
    // No byte of UTF-8 is so high: behind all that begins so.
    from = next + (next.size() > folded.size() ? '\xFF' : '\x01');
  }
  std::sort(longer.begin(), longer.end(), comes_before);
  return longer;
}

Result<NameList> list_names(const GraphSources& sources, std::string_view beginning, ListedConcepts which,
                            std::size_t limit) {
  const std::string folded = fold_name(beginning);
  const auto read = sources.view.names_from(folded, kMostRead + 1);
  if (!read) return fail(read.error());
  NameList list;
  list.is_complete = read->size() <= kMostRead;
  std::vector<std::pair<std::string, const NamedNode*>> by_key;
  by_key.reserve(read->size());
  for (const NamedNode& named : *read) by_key.emplace_back(danish_key(named.name), &named);
  std::stable_sort(by_key.begin(), by_key.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<const NamedNode*> ordered;
  for (const auto& [key, named] : by_key) ordered.push_back(named);
  const NameLister lister(sources, which);
  for (std::size_t at = 0; at < ordered.size();) {
    const std::string& name = ordered[at]->name;
    auto entry = lister.entry(name, take_name(ordered, at));
    if (!entry) return fail(entry.error());
    if (!*entry) continue;
    if (list.names.size() == limit) {
      list.is_complete = false;
      break;
    }
    list.names.push_back(std::move(**entry));
  }
  if (list.is_complete) return list;
  auto longer = next_beginnings(sources, folded, which);
  if (!longer) return fail(longer.error());
  list.longer = std::move(*longer);
  return list;
}

}  // namespace vidensgraf
