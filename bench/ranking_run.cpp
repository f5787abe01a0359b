// ranking_run INDEX QUERIES.tsv [--passages] [NAME=VALUE ...]: a run in TREC's form, as `vidensgraf search
// --format trec` writes it, with other weights of the ranking than the defaults: "cited_as=0 adjacent=0.1". A
// weight of zero turns its mechanism off. bench/ablation asks for one run after another.

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "extraction/registers.h"
#include "language/analyzer.h"
#include "query/search/search.h"
#include "query/search/trec_run.h"

namespace {

using namespace vidensgraf;  // NOLINT(google-build-using-namespace): a program of one file

constexpr std::size_t kRanked = 100;

struct Weight {
  std::string_view name;
  double RankingOptions::*value;
};
constexpr std::array<Weight, 17> kWeights = {{
    {"exact", &RankingOptions::exact},
    {"segment", &RankingOptions::segment},
    {"hyphenated", &RankingOptions::hyphenated},
    {"member", &RankingOptions::member},
    {"ascii", &RankingOptions::ascii},
    {"adjacent", &RankingOptions::adjacent},
    {"synonym", &RankingOptions::synonym},
    {"spelling", &RankingOptions::spelling},
    {"definition", &RankingOptions::definition},
    {"provision", &RankingOptions::provision},
    {"bare_paragraf", &RankingOptions::bare_paragraf},
    {"cited_as", &RankingOptions::cited_as},
    {"cited_often", &RankingOptions::cited_often},
    {"head", &RankingOptions::head},
    {"head_cited", &RankingOptions::head_cited},
    {"document", &RankingOptions::document},
    {"citing_works", &RankingOptions::citing_works},
}};

int fail_with(std::string_view message) {
  fmt::print(stderr, "ranking_run: {}\n", message);
  return 2;
}

bool set_weight(RankingOptions& options, std::string_view argument) {
  const std::size_t equals = argument.find('=');
  if (equals == std::string_view::npos) return false;
  const std::string value(argument.substr(equals + 1));
  char* end = nullptr;
  const double weight = std::strtod(value.c_str(), &end);
  if (value.empty() || *end != '\0') return false;
  for (const Weight& known : kWeights) {
    if (known.name != argument.substr(0, equals)) continue;
    options.*known.value = weight;
    return true;
  }
  return false;
}

int run(const std::string& index, const std::string& file, RankedUnit unit, const RankingOptions& options) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return fail_with(fmt::format("{} cannot be read", file));
  const auto queries = parse_trec_queries(
      std::string{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()});
  if (!queries) return fail_with(queries.error().message);
  auto analyzer = Analyzer::open();
  if (!analyzer) return fail_with(analyzer.error().message);
  const auto searcher = Searcher::open(index, std::move(*analyzer), Registers::built_in(), options);
  if (!searcher) return fail_with(searcher.error().message);
  for (const TrecQuery& query : *queries) {
    const auto ranking = (*searcher)->rank(query.text, unit, kRanked);
    if (!ranking) return fail_with(ranking.error().message);
    fmt::print("{}", trec_lines(query, *ranking, unit, "vidensgraf"));
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return fail_with("INDEX QUERIES.tsv [--passages] [NAME=VALUE ...]");
  RankedUnit unit = RankedUnit::Document;
  RankingOptions options;
  for (int i = 3; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--passages") {
      unit = RankedUnit::Passage;
    } else if (!set_weight(options, argument)) {
      return fail_with(fmt::format("{}: no weight of the ranking, or no number", argument));
    }
  }
  return run(argv[1], argv[2], unit, options);
}
