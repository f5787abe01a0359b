// pages_bench INDEX: how long the pages over the graph take inside the process: concept, neighbours,
// law. Asked for are some 400 nodes of each kind, evenly taken from all by their ids, and, as the
// worst case, the 50 that most documents name. One thread; every page is made once before it is timed.

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "query/concept_page.h"
#include "query/law_page.h"
#include "query/links.h"
#include "store/store_view.h"

namespace {

using namespace vidensgraf;  // NOLINT(google-build-using-namespace): a program of one file

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMostAsked = 400;
constexpr std::size_t kWorst = 50;

template <class Call>
void measure(const char* what, const std::vector<std::string>& names, const Call& call) {
  std::vector<double> times;
  std::string slowest;
  for (const std::string& name : names) {
    if (!call(name)) continue;
    const auto start = Clock::now();
    static_cast<void>(call(name));
    const double ms = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
    if (times.empty() || ms > *std::max_element(times.begin(), times.end())) slowest = name;
    times.push_back(ms);
  }
  if (times.empty()) return;
  std::sort(times.begin(), times.end());
  const auto at = [&times](double share) {
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
  };
  fmt::print("| {} | {} | {:.2f} | {:.2f} | {:.2f} | {} |\n", what, times.size(), at(0.5), at(0.99), at(1.0),
             slowest);
}

std::vector<std::string> every(const std::vector<GraphNode>& nodes, bool worst) {
  std::vector<std::string> names;
  if (worst) {
    std::vector<const GraphNode*> order;
    for (const GraphNode& node : nodes) order.push_back(&node);
    std::stable_sort(order.begin(), order.end(),
                     [](const GraphNode* a, const GraphNode* b) { return a->documents > b->documents; });
    for (std::size_t index = 0; index < std::min(kWorst, order.size()); ++index) {
      names.push_back(order[index]->label);
    }
    return names;
  }
  const std::size_t step = std::max<std::size_t>(1, nodes.size() / kMostAsked);
  for (std::size_t index = 0; index < nodes.size(); index += step) names.push_back(nodes[index].label);
  return names;
}

int run(const std::string& directory) {
  const auto store = StoreView::open(directory);
  const auto analyzer = Analyzer::open();
  if (!store || !analyzer) {
    fmt::print(stderr, "pages_bench: {}\n", store ? analyzer.error().message : store.error().message);
    return 2;
  }
  const GraphView view(**store);
  const GraphSources sources{**store, view, **analyzer, Registers::built_in()};
  std::vector<GraphNode> concepts;
  std::vector<GraphNode> provisions;
  std::vector<GraphNode> laws;
  const auto read = view.for_each_node([&](const GraphNode& node) {
    if (node.kind == NodeKind::Concept) concepts.push_back(node);
    if (node.kind == NodeKind::Provision) provisions.push_back(node);
    if (node.kind == NodeKind::Law) laws.push_back(node);
    return true;
  });
  if (!read) return 2;
  const auto concept_page = [&](const std::string& name) {
    const auto page = make_concept_page(sources, name);
    return page.has_value() && !page->lookup.nodes.empty();
  };
  const auto neighbours = [&](const std::string& name) {
    const auto lookup = look_up_name(sources, name);
    LinkLimits limits;
    limits.links = 50;
    return lookup && !lookup->nodes.empty() &&
           read_links(sources, lookup->ids(), EdgeFilter::relations(), limits).has_value();
  };
  const auto law_page = [&](const std::string& name) { return make_law_page(sources, name).has_value(); };
  const auto unknown = [&](const std::string& name) {
    return look_up_name(sources, name + "xq").has_value();
  };
  fmt::print("{} concepts, {} provisions, {} laws\n\n", concepts.size(), provisions.size(), laws.size());
  fmt::print("| page | asked | p50 ms | p99 ms | worst ms | slowest |\n|---|---|---|---|---|---|\n");
  measure("concept", every(concepts, false), concept_page);
  measure("concept, most named", every(concepts, true), concept_page);
  measure("neighbours", every(concepts, false), neighbours);
  measure("neighbours, most named", every(concepts, true), neighbours);
  measure("law: provision", every(provisions, false), law_page);
  measure("law: provision, most cited", every(provisions, true), law_page);
  measure("law as a whole", every(laws, false), law_page);
  measure("unknown name", std::vector<std::string>(every(concepts, true)), unknown);
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    fmt::print(stderr, "usage: pages_bench INDEX\n");
    return 2;
  }
  return run(arguments[1]);
}
