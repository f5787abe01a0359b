// Any bytes as a query: parsed within its caps with problems whose offsets lie in the query, understood
// against a small index, and searched.
#include <filesystem>

#include <unistd.h>
#include <xapian.h>

#include "query/parsing/query_parser.h"
#include "query/parsing/query_references.h"
#include "query/search/query_expansion.h"
#include "tests/fuzz/fuzz_check.h"

namespace {

using namespace vidensgraf;

std::unique_ptr<FullTextReader> small_index() {
  namespace fs = std::filesystem;
  const fs::path directory = fs::temp_directory_path() / ("query_fuzzer_" + std::to_string(::getpid()));
  {
    Xapian::WritableDatabase database(directory.string(), Xapian::DB_CREATE_OR_OVERWRITE);
    Xapian::Document document;
    Xapian::termpos position = 0;
    for (const char* term :
         {"Estøtte", "Lstøtte", "Ebehov", "Lbehov", "Estøttebehov", "Lstøttebehov", "Eog"}) {
      document.add_posting(term, ++position, 64);
    }
    database.add_document(document);
    database.set_metadata("sequence", "1");
    database.commit();
  }
  auto reader = FullTextReader::open(directory);
  fuzz::require(reader.has_value(), "the small index opens");
  fs::remove_all(directory);
  return std::move(*reader);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto kAnalyzer = Analyzer::open();
  fuzz::require(kAnalyzer.has_value(), "the dictionaries are installed");
  static const std::unique_ptr<FullTextReader> kIndex = small_index();
  const auto text = fuzz::as_text(data, size);
  const auto references = find_query_references(text, **kAnalyzer, Registers::built_in());
  const ParsedQuery parsed = parse_query(text, references);
  for (const QueryProblem& problem : parsed.problems) {
    fuzz::require(problem.offset <= text.size(), "a problem lies in the query");
    fuzz::require(!describe(problem).empty(), "a problem has a message");
  }
  static_cast<void>(to_string(parsed.root));
  const QueryExpander expander(**kAnalyzer, *kIndex, RankingOptions{});
  const auto expanded = expander.expand(text, parsed);
  fuzz::require(expanded.has_value(), "every parsed query can be expanded");
  return 0;
}
