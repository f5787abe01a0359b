// How long a search takes, from the query as typed to hits with snippets and facets, one query after another
// in one thread. A program of its own rather than a Google Benchmark: what counts is the spread over many
// different queries.
//
//   search_bench INDEX QUERIES.tsv [repetitions]
//
// The figure of a query is the median of its repetitions (3), after one round that warms the caches. CPU time
// stands beside wall time, since it does not depend on what else the machine does.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <sys/resource.h>
#include <time.h>

#include "extraction/registers.h"
#include "language/analyzer.h"
#include "query/search.h"
#include "query/trec_run.h"

namespace {

using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double cpu_milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double quantile(std::vector<double> values, double share) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  return values[std::min(values.size() - 1,
                         static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}

struct Times {
  std::vector<double> wall;
  std::vector<double> cpu;
};

void print_line(const char* name, const std::vector<double>& values) {
  fmt::print("{:<34} p50 {:8.3f}  p95 {:8.3f}  p99 {:8.3f}  max {:8.3f} ms\n", name, quantile(values, 0.5),
             quantile(values, 0.95), quantile(values, 0.99), quantile(values, 1.0));
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

template <class Search>
Times measure(const std::vector<vidensgraf::TrecQuery>& queries, int repetitions, const Search& search) {
  std::vector<Times> of_query(queries.size());
  for (int round = 0; round <= repetitions; ++round) {
    for (std::size_t i = 0; i < queries.size(); ++i) {
      const auto start = Clock::now();
      const double cpu = cpu_milliseconds();
      search(queries[i].text);
      if (round == 0) continue;
      of_query[i].cpu.push_back(cpu_milliseconds() - cpu);
      of_query[i].wall.push_back(milliseconds_since(start));
    }
  }
  Times medians;
  for (const Times& times : of_query) {
    medians.wall.push_back(quantile(times.wall, 0.5));
    medians.cpu.push_back(quantile(times.cpu, 0.5));
  }
  return medians;
}

int fail_with(const std::string& message) {
  fmt::print(stderr, "search_bench: {}\n", message);
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace vidensgraf;
  if (argc < 3) return fail_with("usage: search_bench INDEX QUERIES.tsv [repetitions]");
  const int repetitions = argc > 3 ? std::max(1, std::atoi(argv[3])) : 3;
  std::ifstream file(argv[2], std::ios::binary);
  if (!file) return fail_with(std::string(argv[2]) + " cannot be read");
  const std::string tsv{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  const auto queries = parse_trec_queries(tsv);
  if (!queries) return fail_with(queries.error().message);

  auto start = Clock::now();
  auto analyzer = Analyzer::open();
  if (!analyzer) return fail_with(analyzer.error().message);
  fmt::print("{:<34} {:.0f} ms, {:.0f} MB\n", "dictionaries", milliseconds_since(start), peak_megabytes());
  start = Clock::now();
  auto searcher = Searcher::open(argv[1], *analyzer, Registers::built_in());
  if (!searcher) return fail_with(searcher.error().message);
  fmt::print("{:<34} {:.0f} ms, {:.0f} MB\n", "index with facet columns", milliseconds_since(start),
             peak_megabytes());

  std::size_t hits = 0;
  const auto count = [&hits](const auto& result) { hits += result ? result->hits.size() : 0; };
  SearchRequest request;
  const auto full = measure(*queries, repetitions, [&](const std::string& text) {
    request.query = text;
    count((*searcher)->search(request));
  });
  request.facets = false;
  const auto no_facets = measure(*queries, repetitions, [&](const std::string& text) {
    request.query = text;
    count((*searcher)->search(request));
  });
  const auto ranking = measure(*queries, repetitions, [&](const std::string& text) {
    const auto items = (*searcher)->rank(text, RankedUnit::Passage, 10);
    hits += items ? items->size() : 0;
  });
  fmt::print("{} queries, median of {} repetitions each, {} hits in all\n", queries->size(), repetitions,
             hits);
  const auto print = [](const std::string& name, const Times& times) {
    print_line((name + ", wall").c_str(), times.wall);
    print_line((name + ", CPU").c_str(), times.cpu);
  };
  print("snippets and facets", full);
  print("snippets", no_facets);
  print("passages without texts", ranking);
  fmt::print("{:<34} {:.0f} MB\n", "peak memory", peak_megabytes());
  return 0;
}
