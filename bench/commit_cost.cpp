// commit_cost DIRECTORY [PASSAGES]: what one small commit costs in a large index.
//
// Fills a new index with PASSAGES (100,000) passages of about 110 words, drawn from 150,000 words with Zipf's
// distribution, each with two terms (word and lemma) as the indexer writes them; then adds and replaces
// single documents of five passages, and prints times and bytes written. The point to see: they do not follow
// the size of the index.

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "store/full_text_schema.h"
#include "store/graph_schema.h"
#include "store/passage_positions.h"
#include "store/store_writer.h"

namespace {

using namespace vidensgraf;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kWords = 150000;
constexpr std::uint32_t kPassagesPerDocument = 5;
constexpr std::uint32_t kPassagesPerBatch = 5000;
constexpr int kRepetitions = 40;

class Texts {
 public:
  Texts() {
    double sum = 0;
    for (std::size_t rank = 0; rank < kWords; ++rank) {
      sum += 1.0 / std::pow(static_cast<double>(rank) + 2.7, 1.05);
      cumulated_.push_back(sum);
    }
    for (double& value : cumulated_) value /= sum;
  }
  std::string passage() {
    std::string text;
    for (std::uint64_t words = 60 + random_() % 100; words > 0; --words) {
      const double at = std::uniform_real_distribution<double>(0, 1)(random_);
      const auto rank = std::lower_bound(cumulated_.begin(), cumulated_.end(), at) - cumulated_.begin();
      text += fmt::format("{}ord{}", text.empty() ? "" : " ", rank);
    }
    return text;
  }

 private:
  std::mt19937_64 random_{1};
  std::vector<double> cumulated_;
};

PassagePostings postings_of(PassageId passage, const std::string& text) {
  std::map<std::string, std::vector<std::uint32_t>> by_term;  // positions
  std::uint32_t position = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string word = text.substr(begin, end - begin);
    ++position;
    for (const char* prefix : {"E", "L"}) by_term[prefix + word].push_back(position);
    begin = end + 1;
  }
  PassagePostings postings;
  postings.passage = passage;
  std::vector<TermPlace> places;
  for (const auto& [word, positions] : by_term) {
    const auto term = static_cast<std::uint32_t>(postings.postings.size());
    for (const std::uint32_t at : positions) places.push_back(TermPlace{term, at});
    postings.postings.push_back(Posting{word, 20 * static_cast<std::uint32_t>(positions.size())});
  }
  postings.values.emplace_back(value_slot::kPositions, encode_positions(postings.postings, places));
  return postings;
}

// Five passages, their text, and forty rows of the graph.
void add_document(Batch& batch, StoreWriter& writer, Texts& texts) {
  const DocumentNumber number = writer.next_document_number();
  std::string all;
  for (std::uint32_t i = 0; i < kPassagesPerDocument; ++i) {
    const PassageId passage = writer.next_passage_id();
    const std::string text = texts.passage();
    batch.put(Family::Passages, passage_key(passage), "twelve bytes");
    batch.added.push_back(postings_of(passage, text));
    all += text;
  }
  batch.put(Family::DocumentTexts, text_key(number, 0), std::move(all));
  for (std::uint32_t i = 0; i < 40; ++i) {
    batch.put(Family::NodeEvidence, text_key(number, i), "evidence of about thirty bytes");
  }
}

std::uint64_t bytes_written() {
  std::ifstream io("/proc/self/io");
  std::string name;
  for (std::uint64_t value = 0; io >> name >> value;) {
    if (name == "wchar:") return value;
  }
  return 0;
}

std::uint64_t size_of(const fs::path& directory) {
  std::uint64_t bytes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(directory)) {
    if (entry.is_regular_file()) bytes += entry.file_size();
  }
  return bytes;
}

void commit(StoreWriter& writer, Batch batch) {
  if (auto committed = writer.commit(std::move(batch)); !committed) {
    std::fprintf(stderr, "%s\n", committed.error().message.c_str());
    std::_Exit(1);
  }
}

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

template <class Fill>
void measure(const char* name, StoreWriter& writer, const Fill& fill) {
  std::vector<double> milliseconds;
  std::vector<std::uint64_t> written;
  for (int i = 0; i < kRepetitions; ++i) {
    Batch batch;
    fill(batch);
    const std::uint64_t before = bytes_written();
    const auto start = Clock::now();
    commit(writer, std::move(batch));
    milliseconds.push_back(seconds_since(start) * 1e3);
    written.push_back(bytes_written() - before);
  }
  std::sort(milliseconds.begin(), milliseconds.end());
  std::sort(written.begin(), written.end());
  constexpr int kP95 = kRepetitions * 95 / 100;
  fmt::print("{}: p50 {:.1f} ms, p95 {:.1f} ms; written p50 {:.2f} MB, max {:.2f} MB\n", name,
             milliseconds[kRepetitions / 2], milliseconds[kP95],
             static_cast<double>(written[kRepetitions / 2]) / 1e6, static_cast<double>(written.back()) / 1e6);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const fs::path directory = argv[1];
  const auto passages = static_cast<std::uint32_t>(argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 100000);
  auto opened = StoreWriter::open(directory, StoreOptions{.analyzer_version = "bench"},
                                  [](const Rows&, PassageId) -> Result<PassagePostings> {
                                    return fail(ErrorCode::NotFound, "the benchmark is not recovered");
                                  });
  if (!opened) {
    std::fprintf(stderr, "%s\n", opened.error().message.c_str());
    return 1;
  }
  StoreWriter& writer = **opened;
  Texts texts;
  double in_commits = 0;
  for (std::uint32_t done = 0; done < passages; done += kPassagesPerBatch) {
    Batch batch;
    for (std::uint32_t i = 0; i < kPassagesPerBatch / kPassagesPerDocument; ++i)
      add_document(batch, writer, texts);
    const auto start = Clock::now();
    commit(writer, std::move(batch));
    in_commits += seconds_since(start);
  }
  fmt::print("{} passages in batches of {}: {:.1f} s in commits; RocksDB {:.1f} MB, Xapian {:.1f} MB\n",
             passages, kPassagesPerBatch, in_commits, static_cast<double>(size_of(directory / "graph")) / 1e6,
             static_cast<double>(size_of(directory / "text")) / 1e6);

  measure("add 1 document", writer, [&](Batch& batch) { add_document(batch, writer, texts); });
  std::uint32_t next_removed = 1;
  measure("replace 1 document", writer, [&](Batch& batch) {
    for (std::uint32_t i = 0; i < kPassagesPerDocument; ++i, ++next_removed) {
      batch.erase(Family::Passages, passage_key(PassageId{next_removed}));
      batch.removed.push_back(PassageId{next_removed});
    }
    add_document(batch, writer, texts);
  });
  measure("add 20 documents", writer, [&](Batch& batch) {
    for (int i = 0; i < 20; ++i) add_document(batch, writer, texts);
  });
  return 0;
}
