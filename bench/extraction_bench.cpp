// extraction_bench FILE.jsonl|FILE... : processor time of each extractor, in MB of canonical text a second.
//
// The extractors run one after the other over all documents in one thread, in the order of extract_facts(),
// each with the facts of those before it; words are analysed and registers read before the clock starts.
// "all" is extract_facts() as a whole. With several rounds the fastest of each extractor counts.

#include <algorithm>
#include <ctime>
#include <fstream>
#include <functional>
#include <iterator>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "corpus/reader.h"
#include "extraction/concepts/concepts.h"
#include "extraction/definitions/definitions.h"
#include "extraction/extract.h"
#include "extraction/grammar/noun_phrases.h"
#include "extraction/grammar/tagged_text.h"
#include "extraction/laws/law_references.h"
#include "extraction/names/abbreviations.h"
#include "extraction/names/organisations.h"
#include "extraction/publications/citations.h"
#include "extraction/publications/document_type.h"
#include "extraction/publications/metadata.h"
#include "extraction/relations/relations.h"
#include "extraction/target_groups/target_groups.h"

namespace vidensgraf {
namespace {

constexpr int kRounds = 3;

double processor_seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

std::vector<Document> read_all(const std::vector<std::string>& paths) {
  std::vector<Document> documents;
  for (const std::string& path : paths) {
    std::ifstream file(path, std::ios::binary);
    if (!path.ends_with(".jsonl")) {
      const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
      if (auto document = read_document(bytes, path)) documents.push_back(std::move(*document));
      continue;
    }
    std::string line;
    for (std::size_t number = 1; std::getline(file, line); ++number) {
      if (auto document = read_jsonl_line(line, path, number)) documents.push_back(std::move(*document));
    }
  }
  return documents;
}

/// A document with every layer that extractors read; layers point into each other.
struct Layers {
  const Document* document = nullptr;
  AnalyzedText text;
  DocumentFacts facts;
  std::unique_ptr<TaggedText> tagged;
  std::unique_ptr<NounPhrases> phrases;
};

struct Stage {
  const char* name;
  std::function<void(Layers&)> run;
  double seconds = std::numeric_limits<double>::infinity();
};

int bench(const std::vector<std::string>& paths) {
  const std::vector<Document> documents = read_all(paths);
  const auto opened = Analyzer::open();
  if (!opened) {
    fmt::print(stderr, "extraction_bench: {}\n", opened.error().message);
    return 1;
  }
  const Analyzer& analyzer = **opened;
  const Registers& registers = Registers::built_in();
  std::size_t bytes = 0;
  std::vector<Layers> all;
  for (const Document& document : documents) {
    bytes += document.text.size();
    all.push_back(Layers{&document, analyzer.analyze(document), {}, nullptr, nullptr});
  }
  std::vector<Stage> stages;
  const auto add = [&](const char* name, std::function<void(Layers&)> run) {
    stages.push_back(Stage{name, std::move(run), std::numeric_limits<double>::infinity()});
  };
  add("metadata", [&](Layers& it) {
    it.facts.metadata = complete_metadata(*it.document, registers, language_of(it.document->text).code);
  });
  add("citations",
      [&](Layers& it) { it.facts.citations = find_citations(*it.document, it.text, registers, it.facts); });
  add("organisations", [&](Layers& it) {
    it.facts.organisations = find_organisations(*it.document, it.text, registers, it.facts);
  });
  add("law references", [&](Layers& it) {
    it.facts.law_references = find_law_references(*it.document, it.text, registers, it.facts).references;
  });
  add("abbreviations",
      [&](Layers& it) { it.facts.abbreviations = find_abbreviations(*it.document, it.text, it.facts); });
  add("word classes", [&](Layers& it) { it.tagged = std::make_unique<TaggedText>(*it.document, it.text); });
  add("noun phrases", [&](Layers& it) { it.phrases = std::make_unique<NounPhrases>(*it.tagged); });
  add("target groups",
      [&](Layers& it) { it.facts.target_groups = find_target_groups(*it.tagged, *it.phrases, registers); });
  add("definitions", [&](Layers& it) {
    it.facts.definitions = find_definitions(*it.tagged, *it.phrases, analyzer, it.facts.citations);
  });
  add("concepts",
      [&](Layers& it) { it.facts.concepts = find_concepts(*it.tagged, *it.phrases, analyzer, it.facts); });
  add("relations",
      [&](Layers& it) { it.facts.relations = find_relations(*it.tagged, *it.phrases, analyzer, it.facts); });
  add("all",
      [&](Layers& it) { static_cast<void>(extract_facts(*it.document, it.text, analyzer, registers)); });
  for (int round = 0; round < kRounds; ++round) {
    for (Layers& it : all) it.facts = {};
    for (Stage& stage : stages) {
      const double before = processor_seconds();
      for (Layers& it : all) stage.run(it);
      stage.seconds = std::min(stage.seconds, processor_seconds() - before);
    }
  }
  const double megabytes = static_cast<double>(bytes) / 1e6;
  fmt::print("{} documents, {:.2f} MB\n", documents.size(), megabytes);
  for (const Stage& stage : stages) {
    fmt::print("{:<16} {:8.3f} s {:8.1f} MB/s\n", stage.name, stage.seconds, megabytes / stage.seconds);
  }
  return 0;
}

}  // namespace
}  // namespace vidensgraf

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "Usage: extraction_bench FILE.jsonl|FILE...\n");
    return 2;
  }
  return vidensgraf::bench({argv + 1, argv + argc});
}
