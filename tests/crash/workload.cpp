#include "tests/crash/workload.h"

#include <algorithm>
#include <atomic>
#include <set>

#include <fmt/format.h>
#include <xapian.h>

#include "store/graph_schema.h"
#include "store/store_view.h"
#include "tests/plain_passages.h"

namespace vidensgraf::crash {

namespace fs = std::filesystem;

namespace {

constexpr std::uint32_t kDocuments = 40;
constexpr std::uint32_t kConcepts = 25;
constexpr std::uint32_t kWords = 600;

// splitmix64 (Steele, Lea, Flood 2014): a batch depends on its number only, not on those before it.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint32_t below(std::uint32_t limit) {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return static_cast<std::uint32_t>((z ^ (z >> 31U)) % limit);
  }

 private:
  std::uint64_t state_;
};

struct Operation {
  std::uint32_t document = 0;
  std::vector<std::string> passages;  // empty: remove
  std::vector<std::uint32_t> concepts;
};

std::vector<Operation> operations_of(std::uint64_t seed, std::uint64_t batch) {
  Random random(seed * 1000003 + batch * 7919);
  std::map<std::uint32_t, Operation> operations;
  for (std::uint32_t left = 1 + random.below(4); left > 0; --left) {
    Operation operation;
    operation.document = 1 + random.below(kDocuments);
    if (random.below(5) != 0) {
      for (std::uint32_t passage = 1 + random.below(4); passage > 0; --passage) {
        std::string text = fmt::format("b{} d{}", batch, operation.document);
        for (std::uint32_t words = 5 + random.below(30); words > 0; --words) {
          text += fmt::format(" ord{}", random.below(kWords));
        }
        operation.passages.push_back(std::move(text));
      }
      std::set<std::uint32_t> concepts;
      for (std::uint32_t concept_count = 1 + random.below(4); concept_count > 0; --concept_count) {
        concepts.insert(random.below(kConcepts));
      }
      operation.concepts.assign(concepts.begin(), concepts.end());
    }
    operations[operation.document] = std::move(operation);
  }
  std::vector<Operation> ordered;
  for (auto& entry : operations) ordered.push_back(std::move(entry.second));
  return ordered;
}

struct Stored {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
  std::vector<std::uint32_t> concepts;
};

std::string encode(const Stored& stored) {
  std::string bytes;
  append_varint(bytes, stored.first);
  append_varint(bytes, stored.count);
  for (const std::uint32_t concept_id : stored.concepts) append_varint(bytes, concept_id);
  return bytes;
}

Stored decode(std::string_view bytes) {
  RowReader reader(bytes);
  Stored stored;
  stored.first = reader.varint32();
  stored.count = reader.varint32();
  while (reader.ok() && !reader.done()) stored.concepts.push_back(reader.varint32());
  return stored;
}

std::vector<std::string> edges_of(const std::vector<std::uint32_t>& concepts) {
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < concepts.size(); ++i) {
    for (std::size_t j = i + 1; j < concepts.size(); ++j) {
      std::string key;
      append_u32be(key, concepts[i]);
      append_u32be(key, concepts[j]);
      keys.push_back(key);
    }
  }
  return keys;
}

std::string count_value(std::int64_t count) {
  std::string bytes;
  append_varint(bytes, static_cast<std::uint64_t>(count));
  return bytes;
}

std::string compare(const Contents& expected, const Contents& stored, std::string_view when) {
  if (expected.rows != stored.rows) {
    return fmt::format("{}: RocksDB has {} rows that differ from the {} expected", when, stored.rows.size(),
                       expected.rows.size());
  }
  if (expected.passages != stored.passages) {
    return fmt::format("{}: Xapian has {} passages that differ from the {} expected", when,
                       stored.passages.size(), expected.passages.size());
  }
  return {};
}

}  // namespace

StoreOptions workload_options() {
  StoreOptions options;
  options.analyzer_version = "words-1";
  options.min_free_bytes = std::uint64_t{1} << 20U;
  options.row_buffer_bytes = std::uint64_t{64} << 10U;  // flushes and compactions within a few batches
  options.threads = 1;
  options.shard_passages = 7;   // several shards within a few batches
  options.bulk_passages = 15;   // recovery in bulk where some six batches are behind
  options.fewest_removed = 40;  // the full text written anew every ten batches or so
  options.removed_share = 0.3;
  return options;
}

Result<std::unique_ptr<StoreWriter>> open_workload(const fs::path& directory) {
  return StoreWriter::open(directory, workload_options(), testing::postings_of_row);
}

Result<void> commit_next(StoreWriter& writer, std::uint64_t seed, CommitKind kind) {
  Batch batch;
  std::map<std::string, std::int64_t> edges;
  for (const Operation& operation : operations_of(seed, writer.sequence() + 1)) {
    const std::string key = document_key(DocumentNumber{operation.document});
    const auto old_row = writer.get(Family::Documents, key);
    if (!old_row) return fail(old_row.error());
    if (*old_row) {
      const Stored old = decode(**old_row);
      for (std::uint32_t i = 0; i < old.count; ++i) {
        batch.erase(Family::Passages, passage_key(PassageId{old.first + i}));
        batch.removed.push_back(PassageId{old.first + i});
      }
      for (const std::string& edge : edges_of(old.concepts)) --edges[edge];
      batch.erase(Family::Documents, key);
    }
    if (operation.passages.empty()) continue;
    Stored added;
    added.count = static_cast<std::uint32_t>(operation.passages.size());
    added.concepts = operation.concepts;
    for (const std::string& text : operation.passages) {
      const PassageId passage = writer.next_passage_id();
      if (added.first == 0) added.first = static_cast<std::uint32_t>(passage);
      batch.put(Family::Passages, passage_key(passage), text);
      batch.added.push_back(testing::postings_of_text(passage, text));
    }
    for (const std::string& edge : edges_of(added.concepts)) ++edges[edge];
    batch.put(Family::Documents, key, encode(added));
  }
  for (const auto& [edge, change] : edges) {
    const auto row = writer.get(Family::OutEdges, edge);
    if (!row) return fail(row.error());
    const std::int64_t before = *row ? static_cast<std::int64_t>(RowReader(**row).varint()) : 0;
    if (before + change > 0) {
      batch.put(Family::OutEdges, edge, count_value(before + change));
    } else {
      batch.erase(Family::OutEdges, edge);
    }
  }
  if (kind == CommitKind::InBulk) return writer.commit_in_bulk(std::move(batch));
  if (auto committed = writer.commit(std::move(batch)); !committed) return committed;
  return writer.drop_removed_passages(std::atomic<bool>(false));
}

Contents expected_contents(std::uint64_t seed, std::uint64_t batches) {
  struct Document {
    Stored stored;
    std::vector<std::string> passages;
  };
  std::map<std::uint32_t, Document> documents;
  std::uint32_t next_passage = 1;
  for (std::uint64_t batch = 1; batch <= batches; ++batch) {
    for (Operation& operation : operations_of(seed, batch)) {
      documents.erase(operation.document);
      if (operation.passages.empty()) continue;
      Document& document = documents[operation.document];
      document.stored.first = next_passage;
      document.stored.count = static_cast<std::uint32_t>(operation.passages.size());
      document.stored.concepts = std::move(operation.concepts);
      document.passages = std::move(operation.passages);
      next_passage += document.stored.count;
    }
  }
  Contents contents;
  std::map<std::string, std::int64_t> edges;
  const auto put = [&](Family family, const std::string& key, std::string value) {
    contents.rows[static_cast<char>(family) + key] = std::move(value);
  };
  for (const auto& entry : documents) {
    const Document& document = entry.second;
    put(Family::Documents, document_key(DocumentNumber{entry.first}), encode(document.stored));
    std::uint32_t passage = document.stored.first;
    for (const std::string& text : document.passages) {
      put(Family::Passages, passage_key(PassageId{passage}), text);
      contents.passages[passage++] = text;
    }
    for (const std::string& edge : edges_of(document.stored.concepts)) ++edges[edge];
  }
  for (const auto& edge : edges) put(Family::OutEdges, edge.first, count_value(edge.second));
  return contents;
}

Contents stored_contents(const Rows& rows, const fs::path& directory) {
  Contents contents;
  for (const Family family : {Family::Documents, Family::Passages, Family::OutEdges}) {
    const auto scanned = rows.scan(family, {}, [&](std::string_view key, std::string_view value) {
      contents.rows[static_cast<char>(family) + std::string(key)] = std::string(value);
      return true;
    });
    if (!scanned) contents.rows["error"] = scanned.error().message;
  }
  contents.passages = testing::indexed_texts(directory);
  return contents;
}

namespace {

// What a reader sees before anybody has recovered anything.
std::string check_reader(const fs::path& directory, std::uint64_t seed, const Checks& checks) {
  const auto view = StoreView::open(directory);
  if (!view) {
    if (checks.readers_may_wait || checks.acknowledged <= checks.not_yet_visible) return {};
    return "a reader cannot open: " + view.error().message;
  }
  if ((*view)->sequence() + checks.not_yet_visible < checks.acknowledged) {
    return fmt::format("a reader sees batch {} but {} was acknowledged", (*view)->sequence(),
                       checks.acknowledged);
  }
  return compare(expected_contents(seed, (*view)->sequence()), stored_contents(**view, directory),
                 "a reader");
}

std::string check_writer(const fs::path& directory, std::uint64_t seed, const Checks& checks,
                         Outcome& outcome) {
  const auto writer = open_workload(directory);
  if (!writer) return "a writer cannot open: " + writer.error().message;
  StoreWriter& store = **writer;
  outcome.replayed = store.recovery().replayed_batches > 0;
  outcome.rebuilt = store.recovery().rebuilt_full_text;
  outcome.sequence = store.sequence();
  if (store.sequence() < checks.acknowledged || store.sequence() > checks.acknowledged + 1) {
    return fmt::format("after recovery batch {} is the last, but {} was acknowledged", store.sequence(),
                       checks.acknowledged);
  }
  std::string problem =
      compare(expected_contents(seed, store.sequence()), stored_contents(store, directory), "after recovery");
  for (unsigned i = 0; i < checks.further_batches && problem.empty(); ++i) {
    if (auto committed = commit_next(store, seed); !committed) problem = committed.error().message;
  }
  if (problem.empty()) {
    problem = compare(expected_contents(seed, store.sequence()), stored_contents(store, directory),
                      "after further batches");
  }
  outcome.sequence = store.sequence();
  return problem;
}

}  // namespace

Outcome check_interrupted(const fs::path& directory, std::uint64_t seed, const Checks& checks) {
  Outcome outcome;
  try {
    outcome.problem = check_reader(directory, seed, checks);
    if (outcome.problem.empty()) outcome.problem = check_writer(directory, seed, checks, outcome);
    if (outcome.problem.empty() && Xapian::Database::check((directory / "text").string(), 0, nullptr) != 0) {
      outcome.problem = "Xapian's own check finds errors";
    }
  } catch (const Xapian::Error& error) {
    outcome.problem = "Xapian: " + error.get_description();
  }
  return outcome;
}

}  // namespace vidensgraf::crash
