#include "store/full_text_writer.h"

#include <charconv>
#include <utility>

#include <fmt/format.h>
#include <xapian.h>

#include "store/full_text_document.h"
#include "store/full_text_schema.h"
#include "store/index_directory.h"
#include "store/letter_aliases.h"
#include "store/removed_passages.h"
#include "store/xapian_guard.h"

namespace vidensgraf {

struct FullTextWriter::Impl {
  std::filesystem::path directory;
  FullTextKind kind = FullTextKind::Own;
  Xapian::WritableDatabase database;
};

FullTextWriter::FullTextWriter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
FullTextWriter::~FullTextWriter() = default;

Result<std::unique_ptr<FullTextWriter>> FullTextWriter::open(const std::filesystem::path& directory,
                                                             FullTextKind kind) {
  return guarded([&]() -> Result<std::unique_ptr<FullTextWriter>> {
    if (!std::filesystem::exists(directory)) return fail(ErrorCode::NotFound, "There is no full-text index.");
    gather_fewer_passages();
    auto impl = std::make_unique<Impl>();
    impl->directory = directory;
    impl->kind = kind;
    impl->database = Xapian::WritableDatabase(directory.string(), Xapian::DB_OPEN | flags_of(kind));
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

Result<std::uint64_t> FullTextWriter::passage_count() const {
  return guarded([&]() -> Result<std::uint64_t> {
    return impl_->database.get_doccount() - RemovedPassages(impl_->database).size();
  });
}

Result<std::uint64_t> FullTextWriter::removed_count() const {
  return guarded([&]() -> Result<std::uint64_t> { return RemovedPassages(impl_->database).size(); });
}

Result<void> FullTextWriter::apply(std::uint64_t sequence, const std::vector<PassagePostings>& added,
                                   const std::vector<PassageId>& removed) {
  auto applied = guarded([&]() -> Result<void> {
    Xapian::WritableDatabase& database = impl_->database;
    database.begin_transaction(true);
    LetterAliases aliases;
    for (const PassagePostings& passage : added) {
      // Without term lists nothing can be replaced; nor must it, since ids are never used again.
      if (docid_of(passage.passage) <= database.get_lastdocid() && has_passage(database, passage.passage)) {
        return fail(ErrorCode::Damaged, "The full-text index has a passage that is only now added.");
      }
      aliases.gather(passage.postings);
      database.replace_document(docid_of(passage.passage), xapian_document(passage, impl_->kind));
    }
    aliases.write_to(database);
    remove_passages(database, removed, impl_->kind);
    database.set_metadata(std::string(metadata_key::kSequence), std::to_string(sequence));
    database.commit_transaction();
    return {};
  });
  if (!applied) return applied;
  return sync_directory(impl_->directory);  // Xapian renames its root block into place and leaves it at that
}

void FullTextWriter::abandon() { (void)impl_.release(); }

}  // namespace vidensgraf
