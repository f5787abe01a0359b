// Both stores are read from end to end and each row is held against those it belongs with:
//
//   DocumentIds -> Documents -> DocumentTexts, Passages      every document is whole
//   Documents, DocumentTexts, Passages -> document           and nothing is left of others; of texts that
//                                                            documents share (store/shared_bodies.h) each has
//                                                            at least one
//   BodyOf -> Documents
//   Passages <-> Xapian docids, with the document's id in both
//   Meta, Log                                                counters are above all numbers, and the log has
//                                                            no gap

#include "store/verify.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include "store/coding.h"
#include "store/document_rows.h"
#include "store/full_text_schema.h"
#include "store/graph_schema.h"
#include "store/index_directory.h"
#include "store/log_entry.h"
#include "store/row_store.h"
#include "store/xapian_guard.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMaxProblems = 100;

std::uint32_t plain(DocumentNumber number) { return static_cast<std::uint32_t>(number); }
std::uint32_t plain(PassageId passage) { return static_cast<std::uint32_t>(passage); }

class Verification {
 public:
  explicit Verification(const StoreView& view) : view_(view) {}

  Result<VerifyReport> run(const std::filesystem::path& directory) {
    for (const auto step :
         {&Verification::read_documents, &Verification::check_records, &Verification::read_bodies,
          &Verification::check_texts, &Verification::check_passages, &Verification::check_full_text,
          &Verification::check_counters, &Verification::check_log}) {
      if (auto done = (this->*step)(); !done) return fail(done.error());
    }
    if (auto checked = check_full_text_files(index_directory::text(directory)); !checked) {
      return fail(checked.error());
    }
    report_.documents = documents_.size();
    return std::move(report_);
  }

 private:
  Result<void> check_full_text_files(const std::filesystem::path& folder) {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      if (entry.path().extension() != ".glass" || ::access(entry.path().c_str(), W_OK) == 0) continue;
      report_.has_checked_full_text_files = false;
      return {};
    }
    const auto errors_found = guarded(
        [&folder]() -> Result<std::size_t> { return Xapian::Database::check(folder.string(), 0, nullptr); });
    if (!errors_found) return fail(errors_found.error());
    if (*errors_found > 0) problem("Xapian's check of the full-text index finds {} errors.", *errors_found);
    return {};
  }

  // What is kept of a document while the rows that belong to it are read.
  struct Known {
    std::string id;
    std::uint32_t first_passage = 0;
    std::uint32_t passage_count = 0;
    std::uint32_t text_bytes = 0;
    std::uint32_t block_count = 0;
    std::uint32_t passages_seen = 0;
    std::uint32_t body = 0;
  };
  struct SeenText {
    std::uint64_t bytes = 0;
    std::uint32_t chunks = 0;
  };

  template <class... Arguments>
  void problem(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    if (report_.problems.size() < kMaxProblems) {
      report_.problems.push_back(fmt::format(format, std::forward<Arguments>(arguments)...));
    }
  }

  Known* find(std::uint32_t number) {
    const auto found = documents_.find(number);
    return found == documents_.end() ? nullptr : &found->second;
  }

  Result<void> read_documents() {
    Result<void> outcome;
    auto scanned = view_.scan(Family::DocumentIds, {}, [&](std::string_view id, std::string_view value) {
      RowReader reader(value);
      const DocumentNumber number{reader.u32be()};
      if (!reader.done()) {
        problem("The number of document \"{}\" does not decode.", id);
        return true;
      }
      const auto record = read_document_record(view_, number);
      if (!record && record.error().code == ErrorCode::Damaged) {
        problem("Document \"{}\": {}", id, record.error().message);
      } else if (!record) {
        outcome = fail(record.error());
      } else if (!*record) {
        problem("Document \"{}\" has number {}, which has no record.", id, plain(number));
      } else {
        add_document(id, **record);
      }
      return outcome.has_value();
    });
    return scanned ? outcome : scanned;
  }

  void add_document(std::string_view id, const DocumentRecord& record) {
    if (record.document.id != id) {
      problem("Document \"{}\" is called \"{}\" in its record.", id, record.document.id);
    }
    Known known;
    known.id = id;
    known.first_passage = plain(record.first_passage);
    known.passage_count = record.passage_count;
    known.text_bytes = record.text_bytes;
    known.body = plain(record.number);
    known.block_count = static_cast<std::uint32_t>(record.document.blocks.size());
    for (const Block& block : record.document.blocks) {
      if (block.source.end > record.text_bytes || block.source.begin >= block.source.end) {
        problem("Document \"{}\" has a block outside its text.", id);
        break;
      }
    }
    if (!documents_.emplace(plain(record.number), std::move(known)).second) {
      problem("Document \"{}\" shares its number with another.", id);
    }
  }

  Result<void> check_records() {
    return view_.scan(Family::Documents, {}, [&](std::string_view key, std::string_view) {
      const std::uint32_t number = RowReader(key).u32be();
      if (find(number) == nullptr) problem("Record {} belongs to no document id.", number);
      return true;
    });
  }

  Result<void> read_bodies() {
    return view_.scan(Family::BodyOf, {}, [&](std::string_view key, std::string_view value) {
      const std::uint32_t number = RowReader(key).u32be();
      RowReader reader(value);
      const std::uint32_t body = reader.varint32();
      Known* document = find(number);
      if (document == nullptr) {
        problem("A reference to a text of document {} is left, which does not exist.", number);
      } else if (!reader.ok() || reader.rest() != document->id) {
        problem("The reference of document \"{}\" to its text is damaged.", document->id);
      } else {
        document->body = body;
      }
      return true;
    });
  }

  Result<void> check_texts() {
    std::map<std::uint32_t, std::pair<const Known*, SeenText>> texts;  // by body, with one that has it
    for (const auto& entry : documents_) texts[entry.second.body].first = &entry.second;
    auto scanned = view_.scan(Family::DocumentTexts, {}, [&](std::string_view key, std::string_view value) {
      RowReader reader(key);
      const std::uint32_t number = reader.u32be();
      const std::uint32_t chunk = reader.u32be();
      const auto text = texts.find(number);
      if (text == texts.end()) {
        problem("Text of document {} is left, which does not exist.", number);
        return true;
      }
      auto& [document, seen] = text->second;
      if (chunk != seen.chunks++ || (chunk > 0 && seen.bytes % kTextChunkBytes != 0)) {
        problem("Document \"{}\" lacks a part of its text.", document->id);
      } else {
        seen.bytes += value.size();
      }
      return true;
    });
    for (const auto& entry : documents_) {
      const Known& document = entry.second;
      const std::uint64_t bytes = texts[document.body].second.bytes;
      if (bytes != document.text_bytes) {
        problem("Document \"{}\" has {} bytes of text instead of {}.", document.id, bytes,
                document.text_bytes);
      }
    }
    return scanned;
  }

  Result<void> check_passages() {
    Result<void> outcome;
    auto scanned = view_.scan(Family::Passages, {}, [&](std::string_view key, std::string_view) {
      const PassageId passage{RowReader(key).u32be()};
      const auto record = read_passage(view_, passage);
      if (!record && record.error().code != ErrorCode::Damaged) outcome = fail(record.error());
      if (!record) {
        problem("{}", record.error().message);
      } else if (*record) {
        check_passage(passage, **record);
      }
      return outcome.has_value();
    });
    for (const auto& entry : documents_) {
      if (entry.second.passages_seen != entry.second.passage_count) {
        problem("Document \"{}\" has {} passages instead of {}.", entry.second.id, entry.second.passages_seen,
                entry.second.passage_count);
      }
    }
    return scanned ? outcome : scanned;
  }

  void check_passage(PassageId passage, const PassageRecord& record) {
    const std::uint32_t id = plain(passage);
    passages_.push_back({id, plain(record.document)});
    Known* document = find(plain(record.document));
    if (document == nullptr) {
      problem("Passage {} belongs to document {}, which does not exist.", id, plain(record.document));
      return;
    }
    ++document->passages_seen;
    const std::uint64_t last_block = std::uint64_t{record.passage.first_block} + record.passage.block_count;
    if (id < document->first_passage || id - document->first_passage >= document->passage_count ||
        record.passage.source.end > document->text_bytes || last_block > document->block_count) {
      problem("Passage {} lies outside its document \"{}\".", id, document->id);
    }
  }

  // Both sequences ascend by passage id.
  Result<void> check_full_text() {
    auto expected = passages_.begin();
    auto compared =
        view_.full_text().values(value_slot::kDocument, [&](PassageId found, std::string_view id) {
          const std::uint32_t passage = plain(found);
          for (; expected != passages_.end() && expected->first < passage; ++expected) {
            problem("Passage {} is not in the full-text index.", expected->first);
          }
          if (expected == passages_.end() || expected->first != passage) {
            problem("The full-text index has passage {}, which does not exist.", passage);
            return true;
          }
          const Known* document = find(expected->second);
          if (document != nullptr && document->id != id) {
            problem("The full-text index has passage {} under document \"{}\" instead of \"{}\".", passage,
                    id, document->id);
          }
          ++expected;
          return true;
        });
    if (!compared) return compared;
    for (; expected != passages_.end(); ++expected) {
      problem("Passage {} is not in the full-text index.", expected->first);
    }
    const auto count = view_.full_text().passage_count();
    if (!count) return fail(count.error());
    report_.passages = passages_.size();
    if (*count != passages_.size()) {
      problem("The full-text index has {} passages, the graph store {}.", *count, passages_.size());
    }
    return {};
  }

  std::optional<std::uint64_t> counter(std::string_view name) {
    const auto value = view_.get(Family::Meta, name);
    if (!value || !*value) return std::nullopt;
    RowReader reader(**value);
    const std::uint64_t number = reader.varint();
    return reader.done() ? std::optional(number) : std::nullopt;
  }

  Result<void> check_counters() {
    const auto next_document = counter(kMetaNextDocument);
    const auto next_passage = counter(kMetaNextPassage);
    if (!next_document || (!documents_.empty() && *next_document <= documents_.rbegin()->first)) {
      problem("The counter of documents is missing or too low.");
    }
    if (!next_passage || (!passages_.empty() && *next_passage <= passages_.back().first)) {
      problem("The counter of passages is missing or too low.");
    }
    next_passage_ = next_passage.value_or(0);
    return {};
  }

  Result<void> check_log() {
    const std::uint64_t last = view_.sequence();
    std::uint64_t next = last > kLogEntriesKept ? last - kLogEntriesKept + 1 : 1;
    auto scanned = view_.scan(Family::Log, {}, [&](std::string_view key, std::string_view value) {
      const std::uint64_t number = RowReader(key).u64be();
      const auto entry = decode_log_entry(value);
      if (!entry) {
        problem("The log entry of batch {} does not decode.", number);
      } else if ((!entry->added.empty() && plain(entry->added.back()) >= next_passage_) ||
                 (!entry->removed.empty() && plain(entry->removed.back()) >= next_passage_)) {
        problem("The log entry of batch {} names a passage that was never made.", number);
      }
      if (number != next) problem("The log has batch {} where {} is expected.", number, next);
      next = number + 1;
      return true;
    });
    if (next != last + 1) problem("The log ends at batch {} instead of {}.", next - 1, last);
    return scanned;
  }

  const StoreView& view_;
  VerifyReport report_;
  std::map<std::uint32_t, Known> documents_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> passages_;  // id, document number
  std::uint64_t next_passage_ = 0;
};

}  // namespace

Result<VerifyReport> verify_stores(const std::filesystem::path& directory, const StoreView& view) {
  // Where the lock cannot be opened (a medium without write permission) nobody can write either.
  const auto lock = WriteLock::take(directory);
  if (!lock && lock.error().code == ErrorCode::Locked) return fail(lock.error());
  const auto newest = FullTextReader::open(index_directory::text(directory));
  if (!newest) return fail(newest.error());
  const auto sequence = (*newest)->sequence();
  if (!sequence) return fail(sequence.error());
  if (*sequence != view.sequence()) {
    return fail(ErrorCode::Locked,
                fmt::format("The index \"{}\" has just been changed; verify it again.", directory.string()));
  }
  const auto rows = RowStore::open_read_only(index_directory::checkpoint(directory, *sequence));
  if (!rows) return fail(rows.error());
  if (auto verified = (*rows)->verify_checksums(); !verified) return fail(verified.error());
  return Verification(view).run(directory);
}

}  // namespace vidensgraf
