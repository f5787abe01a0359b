#include "store/full_text_writer.h"

#include <cassert>
#include <charconv>
#include <cstdlib>
#include <utility>

#include <fmt/format.h>
#include <xapian.h>

#include "store/full_text_schema.h"
#include "store/index_directory.h"
#include "store/xapian_guard.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kBuildPassages = 5000;  // per commit of an index that nobody reads yet: bounds memory

Xapian::Document document_of(const PassagePostings& passage) {
  Xapian::Document document;
  for (const Posting& posting : passage.postings) {
    const bool fits = !posting.term.empty() && posting.term.size() <= kMaxTermBytes;
    assert(fits && "the caller refuses long terms");
    if (!fits) continue;
    if (posting.positions.empty() && posting.wdf == 0) {
      document.add_boolean_term(posting.term);
      continue;
    }
    for (const std::uint32_t position : posting.positions) document.add_posting(posting.term, position, 0);
    document.add_term(posting.term, posting.wdf);
  }
  for (const auto& [slot, value] : passage.values) document.add_value(slot, value);
  return document;
}

// Xapian gathers the terms of so many passages in maps before it puts them into its tables, also within a
// transaction, and reads the number from the environment when a database is opened. Its own 10,000 outgrow
// the processor's cache: a batch of 5,000 passages took 25 s of processor time where 1,000 at a time take 15
// and 500 take 13, which would touch the blocks of a large index more often. Called before the program starts
// threads.
void gather_fewer_passages() {
  constexpr const char* kPassagesGathered = "1000";
  ::setenv("XAPIAN_FLUSH_THRESHOLD", kPassagesGathered, 0);
}

Xapian::docid docid_of(PassageId passage) { return static_cast<Xapian::docid>(passage); }

}  // namespace

struct FullTextWriter::Impl {
  std::filesystem::path directory;
  Xapian::WritableDatabase database;
};

FullTextWriter::FullTextWriter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
FullTextWriter::~FullTextWriter() = default;

Result<std::unique_ptr<FullTextWriter>> FullTextWriter::open(const std::filesystem::path& directory) {
  return guarded([&]() -> Result<std::unique_ptr<FullTextWriter>> {
    if (!std::filesystem::exists(directory)) return fail(ErrorCode::NotFound, "There is no full-text index.");
    gather_fewer_passages();
    auto impl = std::make_unique<Impl>();
    impl->directory = directory;
    impl->database = Xapian::WritableDatabase(directory.string(), Xapian::DB_OPEN);
    return std::unique_ptr<FullTextWriter>(new FullTextWriter(std::move(impl)));
  });
}

Result<FullTextStamp> FullTextWriter::stamp() const {
  return guarded([&]() -> Result<FullTextStamp> {
    FullTextStamp stamp;
    stamp.store_id = impl_->database.get_metadata(std::string(metadata_key::kStoreId));
    const std::string sequence = impl_->database.get_metadata(std::string(metadata_key::kSequence));
    const auto [end, error] =
        std::from_chars(sequence.data(), sequence.data() + sequence.size(), stamp.sequence);
    if (error != std::errc{} || end != sequence.data() + sequence.size() || stamp.store_id.empty()) {
      return fail(ErrorCode::Damaged, "The full-text index does not say which state it holds.");
    }
    if (impl_->database.get_metadata(std::string(metadata_key::kSchemaVersion)) !=
        std::to_string(kFullTextSchemaVersion)) {
      return fail(ErrorCode::Damaged, "The full-text index has another schema.");
    }
    return stamp;
  });
}

Result<void> FullTextWriter::apply(std::uint64_t sequence, const std::vector<PassagePostings>& added,
                                   const std::vector<PassageId>& removed) {
  auto applied = guarded([&]() -> Result<void> {
    Xapian::WritableDatabase& database = impl_->database;
    database.begin_transaction(true);
    for (const PassagePostings& passage : added) {
      database.replace_document(docid_of(passage.passage), document_of(passage));
    }
    for (const PassageId passage : removed) {
      try {
        database.delete_document(docid_of(passage));
      } catch (const Xapian::DocNotFoundError&) {
        continue;  // applied before, or added and removed within one replay
      }
    }
    database.set_metadata(std::string(metadata_key::kSequence), std::to_string(sequence));
    database.commit_transaction();
    return {};
  });
  if (!applied) return applied;
  return sync_directory(impl_->directory);  // Xapian renames its root block into place and leaves it at that
}

void FullTextWriter::abandon() { (void)impl_.release(); }

struct FullTextBuilder::Impl {
  std::filesystem::path directory;
  Xapian::WritableDatabase database;
  std::size_t pending = 0;
};

FullTextBuilder::FullTextBuilder(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
FullTextBuilder::~FullTextBuilder() = default;

Result<std::unique_ptr<FullTextBuilder>> FullTextBuilder::start(const std::filesystem::path& directory) {
  if (auto removed = remove_tree(directory); !removed) return fail(removed.error());
  return guarded([&]() -> Result<std::unique_ptr<FullTextBuilder>> {
    gather_fewer_passages();
    auto impl = std::make_unique<Impl>();
    impl->directory = directory;
    impl->database =
        Xapian::WritableDatabase(directory.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
    impl->database.begin_transaction(true);
    return std::unique_ptr<FullTextBuilder>(new FullTextBuilder(std::move(impl)));
  });
}

Result<void> FullTextBuilder::add(const PassagePostings& passage) {
  return guarded([&]() -> Result<void> {
    impl_->database.replace_document(docid_of(passage.passage), document_of(passage));
    if (++impl_->pending == kBuildPassages) {
      impl_->pending = 0;
      impl_->database.commit_transaction();
      impl_->database.begin_transaction(true);
    }
    return {};
  });
}

Result<void> FullTextBuilder::finish(const FullTextStamp& stamp) {
  auto finished = guarded([&]() -> Result<void> {
    impl_->database.set_metadata(std::string(metadata_key::kStoreId), stamp.store_id);
    impl_->database.set_metadata(std::string(metadata_key::kSequence), std::to_string(stamp.sequence));
    impl_->database.set_metadata(std::string(metadata_key::kSchemaVersion),
                                 std::to_string(kFullTextSchemaVersion));
    impl_->database.commit_transaction();
    impl_->database.close();
    return {};
  });
  if (!finished) return finished;
  return sync_directory(impl_->directory);
}

}  // namespace vidensgraf
