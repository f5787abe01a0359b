// How long a search takes, from the query as typed to hits with snippets and facets, one query after another
// in one thread. A program of its own rather than a Google Benchmark: what counts is the spread over many
// different queries.
//
//   search_bench INDEX QUERIES.tsv [repetitions] [all]
//
// The figure of a query is the median of its repetitions (3), after one round that warms the caches; "first
// time" is that round. CPU time stands beside wall time, since it does not depend on what else the machine
// does. "all": every word must match. The last lines tell how many queries a second one and two threads
// answer.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <sys/resource.h>
#include <time.h>

#include "extraction/registers.h"
#include "language/analyzer.h"
#include "query/search/search.h"
#include "query/search/trec_run.h"

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
  std::vector<double> first;  // CPU
};

void print_line(const char* name, const std::vector<double>& values) {
  fmt::print("{:<38} p50 {:8.3f}  p95 {:8.3f}  p99 {:8.3f}  max {:8.3f} ms\n", name, quantile(values, 0.5),
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
      if (round == 0) of_query[i].first.push_back(cpu_milliseconds() - cpu);
      if (round == 0) continue;
      of_query[i].cpu.push_back(cpu_milliseconds() - cpu);
      of_query[i].wall.push_back(milliseconds_since(start));
    }
  }
  Times medians;
  for (const Times& times : of_query) {
    medians.wall.push_back(quantile(times.wall, 0.5));
    medians.cpu.push_back(quantile(times.cpu, 0.5));
    medians.first.push_back(times.first.front());
  }
  return medians;
}

// Queries a second of `threads` that search for everything once, each with a searcher of its own.
double rate_of(const std::string& index, const std::shared_ptr<const vidensgraf::Analyzer>& analyzer,
               const std::vector<vidensgraf::TrecQuery>& queries, vidensgraf::SearchRequest request,
               std::size_t threads) {
  using namespace vidensgraf;
  std::vector<std::unique_ptr<Searcher>> searchers;
  for (std::size_t i = 0; i < threads; ++i) {
    auto searcher = Searcher::open(index, analyzer, Registers::built_in());
    if (!searcher) return 0;
    searchers.push_back(std::move(*searcher));
  }
  const auto start = Clock::now();
  std::vector<std::thread> running;
  for (const auto& searcher : searchers) {
    running.emplace_back([&queries, request, &searcher]() mutable {
      for (const TrecQuery& query : queries) {
        request.query = query.text;
        (void)searcher->search(request);
      }
    });
  }
  for (std::thread& thread : running) thread.join();
  return static_cast<double>(threads * queries.size()) * 1e3 / milliseconds_since(start);
}

int fail_with(const std::string& message) {
  fmt::print(stderr, "search_bench: {}\n", message);
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace vidensgraf;
  if (argc < 3) return fail_with("usage: search_bench INDEX QUERIES.tsv [repetitions] [all]");
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
  request.all_words = argc > 4 && std::string(argv[4]) == "all";
  request.facets = false;  // first, so that its first round finds nothing in memory
  const auto no_facets = measure(*queries, repetitions, [&](const std::string& text) {
    request.query = text;
    count((*searcher)->search(request));
  });
  request.facets = true;
  const auto full = measure(*queries, repetitions, [&](const std::string& text) {
    request.query = text;
    count((*searcher)->search(request));
  });
  request.facets = false;
  request.limit = 1;
  request.passages_per_document = 0;
  const auto ranking = measure(*queries, repetitions, [&](const std::string& text) {
    request.query = text;
    count((*searcher)->search(request));
  });
  request.limit = SearchRequest().limit;
  request.passages_per_document = SearchRequest().passages_per_document;
  fmt::print("{} queries, median of {} repetitions each, {} hits in all\n", queries->size(), repetitions,
             hits);
  const auto print = [](const std::string& name, const Times& times) {
    print_line((name + ", wall").c_str(), times.wall);
    print_line((name + ", CPU").c_str(), times.cpu);
    print_line((name + ", first time, CPU").c_str(), times.first);
  };
  print("snippets and facets", full);
  print("snippets", no_facets);
  print("one document without text", ranking);
  for (const std::size_t threads : {std::size_t{1}, std::size_t{2}}) {
    fmt::print("{:<34} {:.0f} queries a second\n", fmt::format("{} threads", threads),
               rate_of(argv[1], *analyzer, *queries, request, threads));
  }
  fmt::print("{:<34} {:.0f} MB\n", "peak memory", peak_megabytes());
  return 0;
}
