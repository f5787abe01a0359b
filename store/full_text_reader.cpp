// The full-text index, read: the only place beside the writer that knows Xapian.
//
// Where the postings are here, they are summed in memory (store/window_search.h), or, for what that cannot
// tell, by Xapian's matcher (store/matcher_search.h); where they lie with shards, these are asked
// (store/shard_client.h).

#include "store/full_text_reader.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <xapian.h>

#include "store/close_terms.h"
#include "store/full_text_schema.h"
#include "store/letter_aliases.h"
#include "store/matcher_search.h"
#include "store/merged_index.h"
#include "store/passage_explanation.h"
#include "store/posting_list.h"
#include "store/shard_client.h"
#include "store/window_search.h"

namespace vidensgraf {
namespace {

constexpr int kMaxAttempts = 3;

std::optional<std::uint64_t> parse_number(const std::string& digits) {
  std::uint64_t number = 0;
  const auto [end, status] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (status != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

}  // namespace

struct FullTextReader::Impl {
  Impl(Xapian::Database opened, std::string opened_from)
      : database(std::move(opened)), directory(std::move(opened_from)) {
    sequence = database.get_metadata(std::string(metadata_key::kSequence));
    find_lists();
  }

  // The folder is part of the name: two copies of an index that went different ways may have the same UUID
  // and revision.
  void find_lists() {
    state = fmt::format("{}\n{}\n{}", directory, database.get_uuid(), database.get_revision());
    lists = PostingCache::of(state);
  }

  // Runs `call`, turns Xapian's exceptions into errors, and moves on to a newer revision of the same batches
  // when the one that was open is gone. A vanished revision shows as DatabaseModifiedError and, seen once in
  // 82,000 queries beside a busy writer, as DocNotFoundError.
  template <class Call>
  auto guarded(const Call& call) -> Result<std::invoke_result_t<Call>> {
    std::string gone;
    try {
      for (int attempt = 0; attempt < kMaxAttempts; ++attempt) {
        try {
          if constexpr (std::is_void_v<std::invoke_result_t<Call>>) {
            call();
            return {};
          } else {
            return call();
          }
        } catch (const Xapian::DatabaseModifiedError& error) {
          gone = error.get_msg();
        } catch (const Xapian::DocNotFoundError& error) {
          gone = error.get_msg();
        }
        reopen();
        if (database.get_metadata(std::string(metadata_key::kSequence)) != sequence) {
          stale = true;
          return fail(ErrorCode::Io, "the index was changed twice while it was read; please try again");
        }
      }
      return fail(ErrorCode::Io, fmt::format("the full-text index could not be read: {}", gone));
    } catch (const Xapian::InvalidArgumentError& error) {
      return fail(ErrorCode::Input, error.get_msg());
    } catch (const Xapian::DatabaseCorruptError& error) {
      return fail(ErrorCode::Damaged, fmt::format("the full-text index is damaged: {}", error.get_msg()));
    } catch (const Xapian::Error& error) {
      return fail(ErrorCode::Io, fmt::format("the full-text index could not be read: {}", error.get_msg()));
    }
  }

  // From its path: another full text may have been put in the place of the one that is open, and Xapian,
  // which compares revisions only, would take it for the same.
  void reopen() {
    database = Xapian::Database(directory);
    find_lists();
  }

  // Asks the shards. Reading the local part of the index beside it may throw, too.
  template <class Call>
  auto on_shards(const Call& call) const -> std::invoke_result_t<Call, ShardClient&> {
    if (!shards) {
      return fail(
          ErrorCode::Input,
          fmt::format("the words of this index lie with {} shards: name their servers with --shard, in "
                      "the order in which they were merged, or in the file \"servers\" of its folder",
                      shard_count));
    }
    try {
      return call(*shards);
    } catch (const Xapian::Error& error) {
      return fail(ErrorCode::Io, fmt::format("the full-text index could not be read: {}", error.get_msg()));
    }
  }

  // What the shards cannot tell: documents of passages, idf over all shards.
  [[nodiscard]] ShardClient::Local local() const {
    ShardClient::Local local;
    local.documents_of = [this](std::span<const PassageId> passages) {
      std::vector<std::string> documents;
      Xapian::ValueIterator id = database.valuestream_begin(value_slot::kDocument);
      const Xapian::ValueIterator end = database.valuestream_end(value_slot::kDocument);
      for (const PassageId passage : passages) {
        const auto docid = static_cast<Xapian::docid>(passage);
        if (id != end && id.get_docid() < docid) id.skip_to(docid);
        if (id == end) break;
        if (id.get_docid() != docid) continue;
        std::string term = index_term(term_prefix::kDocument, *id);
        if (documents.empty() || documents.back() != term) documents.push_back(std::move(term));
      }
      return documents;
    };
    local.idf_of = [this](const std::string& term) -> Result<double> {
      const auto frequency = is_word_term(term) ? merged_document_frequency(*merged, term)
                                                : lists->document_frequency(database, term);
      if (!frequency) return fail(frequency.error());
      return inverse_document_frequency(lists->passage_count(database), static_cast<double>(*frequency));
    };
    return local;
  }

  Xapian::Database database;
  std::string directory;
  std::string sequence;
  std::string state;
  std::shared_ptr<PostingCache> lists;
  std::size_t shard_count = 0;
  const Rows* merged = nullptr;         // of the merged index that this is the full text of
  std::unique_ptr<ShardClient> shards;  // its words; nothing where no servers are named
  bool stale = false;
};

FullTextReader::FullTextReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
FullTextReader::~FullTextReader() = default;

Result<std::unique_ptr<FullTextReader>> FullTextReader::open(const std::filesystem::path& directory) {
  try {
    auto impl = std::make_unique<Impl>(Xapian::Database(directory.string(), Xapian::DB_OPEN),
                                       std::filesystem::weakly_canonical(directory).string());
    const std::string schema = impl->database.get_metadata(std::string(metadata_key::kSchemaVersion));
    if (!schema.empty() && schema != std::to_string(kFullTextSchemaVersion)) {
      return fail(
          ErrorCode::Input,
          fmt::format("its full text has schema {}, this program reads schema {}; \"vidensgraf index\" "
                      "with any of its documents writes the full text anew.",
                      schema, kFullTextSchemaVersion));
    }
    return std::unique_ptr<FullTextReader>(new FullTextReader(std::move(impl)));
  } catch (const Xapian::DatabaseNotFoundError& error) {
    return fail(ErrorCode::NotFound, fmt::format("there is no full-text index in {}", directory.string()));
  } catch (const Xapian::DatabaseOpeningError& error) {
    return fail(ErrorCode::Damaged, fmt::format("the full-text index cannot be opened: {}", error.get_msg()));
  } catch (const Xapian::DatabaseError& error) {
    return fail(ErrorCode::Damaged, fmt::format("the full-text index is damaged: {}", error.get_msg()));
  } catch (const Xapian::Error& error) {
    return fail(ErrorCode::Io, fmt::format("the full-text index cannot be opened: {}", error.get_msg()));
  }
}

Result<FullTextPage> FullTextReader::search(const FullTextQuery& query, const FullTextSearch& options) const {
  if (impl_->merged != nullptr) {
    return impl_->on_shards(
        [&](ShardClient& shards) { return shards.search(query, options, impl_->local()); });
  }
  return impl_->guarded([&] {
    if (auto page = search_in_windows(impl_->database, *impl_->lists, query, options))
      return std::move(*page);
    return search_by_matcher(impl_->database, *impl_->lists, query, options);
  });
}

Result<std::vector<ScorePart>> FullTextReader::explain(const FullTextQuery& query, PassageId passage) const {
  ExplainedPassage explained;
  if (impl_->merged != nullptr) {
    const auto found = impl_->on_shards([&](ShardClient& shards) { return shards.passage(query, passage); });
    if (!found) return fail(found.error());
    explained.wdf = [&](const std::string& term) {
      const auto wdf = found->wdf.find(term);
      return wdf == found->wdf.end() ? std::nullopt : std::optional(wdf->second);
    };
    explained.frequency = [&](const std::string& term) { return document_frequency(term).value_or(0); };
    explained.stands_close = [&](const FullTextQuery& terms) {
      return stand_close_in(found->positions, terms);
    };
    explained.passages = static_cast<double>(passage_count().value_or(0));
    return impl_->guarded([&] { return explain_passage(explained, query).parts; });
  }
  return impl_->guarded([&] {
    explained = explained_in(impl_->database, *impl_->lists, static_cast<Xapian::docid>(passage));
    return explain_passage(explained, query).parts;
  });
}

Result<std::vector<std::string>> FullTextReader::terms_typed_as(std::string_view typed) const {
  if (impl_->merged != nullptr) return merged_terms_typed_as(*impl_->merged, typed);
  return impl_->guarded([&] { return impl_->lists->typed_as(impl_->database, std::string(typed)); });
}

Result<std::uint64_t> FullTextReader::document_frequency(std::string_view term) const {
  if (impl_->merged != nullptr && is_word_term(term)) return merged_document_frequency(*impl_->merged, term);
  return impl_->guarded([&] { return impl_->lists->document_frequency(impl_->database, std::string(term)); });
}

Result<std::uint64_t> FullTextReader::passage_count() const {
  return impl_->guarded([&]() -> std::uint64_t { return impl_->lists->passage_count(impl_->database); });
}

Result<void> FullTextReader::terms(std::string_view prefix, const VisitTerm& visit) const {
  if (impl_->merged != nullptr && is_word_term(prefix)) return merged_terms(*impl_->merged, prefix, visit);
  // A retry after half of the terms must not visit them twice: it goes on behind the last one.
  std::string last;
  return impl_->guarded([&] {
    const std::string start(prefix);
    Xapian::TermIterator term = impl_->database.allterms_begin(start);
    const Xapian::TermIterator end = impl_->database.allterms_end(start);
    if (!last.empty()) term.skip_to(last + '\0');
    for (; term != end; ++term) {
      last = *term;
      if (!visit(last, term.get_termfreq())) return;
    }
  });
}

Result<void> FullTextReader::values(std::uint32_t slot, const VisitValue& visit, PassageId from) const {
  auto next = static_cast<Xapian::docid>(from);
  return impl_->guarded([&] {
    const auto gone = impl_->lists->removed(impl_->database);
    Xapian::ValueIterator value = impl_->database.valuestream_begin(slot);
    const Xapian::ValueIterator end = impl_->database.valuestream_end(slot);
    if (next > 1 && value != end) value.skip_to(next);
    for (; value != end; ++value) {
      next = value.get_docid() + 1;
      if (gone->contains(value.get_docid())) continue;
      if (!visit(static_cast<PassageId>(value.get_docid()), *value)) return;
    }
  });
}

Result<void> FullTextReader::postings(std::string_view term, const VisitPosting& visit,
                                      PassageId from) const {
  auto next = static_cast<Xapian::docid>(from);
  return impl_->guarded([&] {
    const std::string name(term);
    const auto gone = impl_->lists->removed(impl_->database);
    Xapian::PostingIterator posting = impl_->database.postlist_begin(name);
    const Xapian::PostingIterator end = impl_->database.postlist_end(name);
    if (next > 1 && posting != end) posting.skip_to(next);
    for (; posting != end; ++posting) {
      next = *posting + 1;
      if (gone->contains(*posting)) continue;
      if (!visit(static_cast<PassageId>(*posting), posting.get_wdf())) return;
    }
  });
}

Result<std::vector<std::uint32_t>> FullTextReader::wdf_of(std::string_view term,
                                                          std::span<const PassageId> passages) const {
  if (impl_->merged != nullptr && is_word_term(term)) {
    return impl_->on_shards(
        [&](ShardClient& shards) { return shards.wdf_of(term, passages, impl_->local()); });
  }
  return impl_->guarded([&] {
    std::vector<std::uint32_t> found(passages.size(), 0);
    const std::string name(term);
    const auto list = impl_->lists->get(impl_->database, name);
    if (!list->is_exact()) throw Xapian::InvalidArgumentError("this term has no impacts");
    std::size_t window = 0;
    for (std::size_t i = 0; i < passages.size(); ++i) {
      found[i] = static_cast<std::uint32_t>(
          std::max(0, list->wdf_of(static_cast<std::uint32_t>(passages[i]), window)));
    }
    return found;
  });
}

Result<std::uint64_t> FullTextReader::sequence() const {
  auto stored =
      impl_->guarded([&] { return impl_->database.get_metadata(std::string(metadata_key::kSequence)); });
  if (!stored) return fail(stored.error());
  if (stored->empty()) return 0;
  const auto number = parse_number(*stored);
  if (!number) return fail(ErrorCode::Damaged, "the full-text index has no readable sequence number");
  return *number;
}

Result<std::string> FullTextReader::store_id() const {
  return impl_->guarded([&] { return impl_->database.get_metadata(std::string(metadata_key::kStoreId)); });
}

const std::string& FullTextReader::state() const { return impl_->state; }
bool FullTextReader::is_stale() const { return impl_->stale; }

Result<void> FullTextReader::attach_shards(const Rows& rows, const ShardServers& servers) {
  const auto shards = read_merged_shards(rows);
  if (!shards) return fail(shards.error());
  if (shards->empty()) {
    if (servers.addresses.empty()) return {};
    return fail(ErrorCode::Input, "it was not merged from shards: no shard servers can be named for it.");
  }
  impl_->merged = &rows;
  impl_->shard_count = shards->size();
  if (servers.addresses.empty()) return {};
  if (servers.addresses.size() != shards->size()) {
    return fail(ErrorCode::Input, fmt::format("it was merged from {} shards, and {} shard servers are named.",
                                              shards->size(), servers.addresses.size()));
  }
  impl_->shards = std::make_unique<ShardClient>(*shards, servers);
  return {};
}

void FullTextReader::start_request() const {
  if (impl_->shards) impl_->shards->start_request();
}

std::vector<MissingShard> FullTextReader::missing_shards() const {
  return impl_->shards ? impl_->shards->missing() : std::vector<MissingShard>();
}

}  // namespace vidensgraf
