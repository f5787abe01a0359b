// pages_bench INDEX [PAGE [TIMES]]: how long the pages over the graph take inside the process: concept,
// neighbours, law. Asked for are some 400 nodes of each kind, evenly taken from all by their ids, and, as the
// worst case, the 50 that most documents name. One thread; every page is made once before it is timed: tables
// are in memory, and no page is kept (but how many provisions a law has). PAGE: only the lines of the table
// that begin so, each page made TIMES times, for a profiler.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "query/pages/concept_page.h"
#include "query/pages/law_page.h"
#include "query/pages/neighbours_page.h"
#include "store/store_view.h"

namespace {

using namespace vidensgraf;  // NOLINT(google-build-using-namespace): a program of one file

// Milliseconds of processor time of this thread: other work on the machine does not show.
double processor_ms() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

// Counts what a page reads: a measure that the load of the machine does not change.
class CountedRows final : public Rows {
 public:
  explicit CountedRows(const Rows& rows) : rows_(rows) {}
  [[nodiscard]] Result<std::optional<std::string>> get(Family family, std::string_view key) const override {
    ++read;
    return rows_.get(family, key);
  }
  [[nodiscard]] Result<void> scan(Family family, std::string_view prefix, const Visit& visit,
                                  std::string_view from) const override {
    ++scans;
    const auto counted = [&](std::string_view key, std::string_view value) {
      ++scanned;
      return visit(key, value);
    };
    return rows_.scan(family, prefix, counted, from);
  }
  [[nodiscard]] Result<std::uint64_t> count(Family family, std::string_view prefix) const override {
    ++scans;
    return rows_.count(family, prefix);
  }
  mutable std::uint64_t read = 0;
  mutable std::uint64_t scans = 0;
  mutable std::uint64_t scanned = 0;

 private:
  const Rows& rows_;
};

constexpr std::size_t kMostAsked = 400;
constexpr std::size_t kWorst = 50;

struct Wanted {
  std::string_view page;
  int times = 1;
};

template <class Call>
void measure(const Wanted& wanted, const CountedRows& rows, const char* what,
             const std::vector<std::string>& names, const Call& call) {
  if (!std::string_view(what).starts_with(wanted.page)) return;
  std::vector<double> times;
  std::string slowest;
  std::uint64_t most_read = 0;
  std::uint64_t most_scans = 0;
  std::uint64_t most_scanned = 0;
  for (const std::string& name : names) {
    if (!call(name)) continue;
    rows.read = rows.scans = rows.scanned = 0;
    const double start = processor_ms();
    for (int time = 0; time < wanted.times; ++time) static_cast<void>(call(name));
    const double ms = (processor_ms() - start) / wanted.times;
    most_read = std::max(most_read, rows.read);
    most_scans = std::max(most_scans, rows.scans);
    most_scanned = std::max(most_scanned, rows.scanned);
    if (times.empty() || ms > *std::max_element(times.begin(), times.end())) slowest = name;
    times.push_back(ms);
  }
  if (times.empty()) return;
  std::sort(times.begin(), times.end());
  const auto at = [&times](double share) {
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
  };
  fmt::print("| {} | {} | {:.2f} | {:.2f} | {:.2f} | {} | {} | {} | {} |\n", what, times.size(), at(0.5),
             at(0.99), at(1.0), most_read, most_scans, most_scanned, slowest);
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

int run(const std::string& directory, const Wanted& wanted) {
  const auto store = StoreView::open(directory);
  const auto analyzer = Analyzer::open();
  if (!store || !analyzer) {
    fmt::print(stderr, "pages_bench: {}\n", store ? analyzer.error().message : store.error().message);
    return 2;
  }
  const CountedRows counted(**store);
  const GraphView view(counted);
  const GraphSources sources{counted, view, **analyzer, Registers::built_in()};
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
    const auto page = make_neighbours_page(sources, name, EdgeFilter::relations(), {});
    return page && !page->lookup.nodes.empty();
  };
  const auto law_page = [&](const std::string& name) { return make_law_page(sources, name).has_value(); };
  const auto unknown = [&](const std::string& name) {
    return look_up_name(sources, name + "xq").has_value();
  };
  fmt::print("{} concepts, {} provisions, {} laws\n\n", concepts.size(), provisions.size(), laws.size());
  fmt::print(
      "| page | asked | p50 ms | p99 ms | worst ms | most rows read | scans | rows scanned | slowest |\n"
      "|---|---|---|---|---|---|---|---|---|\n");
  measure(wanted, counted, "concept", every(concepts, false), concept_page);
  measure(wanted, counted, "concept, most named", every(concepts, true), concept_page);
  measure(wanted, counted, "neighbours", every(concepts, false), neighbours);
  measure(wanted, counted, "neighbours, most named", every(concepts, true), neighbours);
  measure(wanted, counted, "law: provision", every(provisions, false), law_page);
  measure(wanted, counted, "law: provision, most cited", every(provisions, true), law_page);
  measure(wanted, counted, "law as a whole", every(laws, false), law_page);
  measure(wanted, counted, "unknown name", std::vector<std::string>(every(concepts, true)), unknown);
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2 || count > 4) {
    fmt::print(stderr, "usage: pages_bench INDEX [PAGE [TIMES]]\n");
    return 2;
  }
  Wanted wanted;
  if (count > 2) wanted.page = arguments[2];
  if (count > 3) wanted.times = std::max(1, std::atoi(arguments[3]));
  return run(arguments[1], wanted);
}
