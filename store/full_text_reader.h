#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "store/full_text_query.h"
#include "store/rows.h"
#include "store/shard_servers.h"

namespace vidensgraf {

/// Read access to the Xapian index of one revision. Not thread-safe: one object per thread.
///
/// A revision stays readable until the writer has committed twice; when Xapian finds it gone, calls move on
/// to the newest revision and try again, up to three times, as long as that holds the same batches. Otherwise
/// they fail and `is_stale()` is true: open a new view and ask again.
///
/// Scores: the sum over the query's terms of weight * idf * wdf / kImpactScale (store/full_text_schema.h),
/// with idf = log(1 + (N - n + 0.5) / (n + 0.5)) for a term in n of N passages. Equal states give equal
/// scores.
class FullTextReader {
 public:
  /// \param directory  Of the Xapian database. Errors: NotFound, Damaged, Io; where none are named below, the
  ///                   last two.
  [[nodiscard]] static Result<std::unique_ptr<FullTextReader>> open(const std::filesystem::path& directory);
  ~FullTextReader();

  /// Errors: Input if the query nests deeper than 64, Damaged, Io.
  [[nodiscard]] Result<FullTextPage> search(const FullTextQuery& query, const FullTextSearch& options) const;

  /// What each term of `query` adds to the score of `passage`; empty if it does not match.
  [[nodiscard]] Result<std::vector<ScorePart>> explain(const FullTextQuery& query, PassageId passage) const;

  /// Terms E<form> and L<lemma> of words that are written `typed` by those who lack their letters: those of
  /// "støtte" for "stoette" and "stotte". Some may be in no passage any more.
  [[nodiscard]] Result<std::vector<std::string>> terms_typed_as(std::string_view typed) const;

  /// Number of passages that hold `term`; 0 if none. Removed ones never count.
  [[nodiscard]] Result<std::uint64_t> document_frequency(std::string_view term) const;
  [[nodiscard]] Result<std::uint64_t> passage_count() const;

  /// Calls `visit(term, at_most)` for the terms that start with `prefix`, in byte order, until false. Of a
  /// shard or a merged index, or where nothing was removed since the full text was written, `at_most` is the
  /// term's document frequency; otherwise removed passages count, too, and some terms are of no others:
  /// `document_frequency` tells.
  using VisitTerm = std::function<bool(std::string_view term, std::uint64_t at_most)>;
  [[nodiscard]] Result<void> terms(std::string_view prefix, const VisitTerm& visit) const;

  /// Calls `visit(passage, value)` for the passages from `from` on that have a value in `slot`, in the order
  /// of their ids, until false.
  using VisitValue = std::function<bool(PassageId passage, std::string_view value)>;
  [[nodiscard]] Result<void> values(std::uint32_t slot, const VisitValue& visit,
                                    PassageId from = PassageId{1}) const;

  /// Calls `visit(passage, wdf)` for the passages from `from` on that hold `term`, in the order of their ids,
  /// until false.
  using VisitPosting = std::function<bool(PassageId passage, std::uint32_t wdf)>;
  [[nodiscard]] Result<void> postings(std::string_view term, const VisitPosting& visit,
                                      PassageId from = PassageId{1}) const;

  /// The wdf of `term` in each of `passages` (in the order of their ids); 0 where it is not.
  [[nodiscard]] Result<std::vector<std::uint32_t>> wdf_of(std::string_view term,
                                                          std::span<const PassageId> passages) const;

  [[nodiscard]] Result<std::uint64_t> sequence() const;  ///< Of the last batch that this revision holds.
  [[nodiscard]] Result<std::string> store_id() const;
  /// Names what this revision holds: the same for all readers in this process that show the same.
  [[nodiscard]] const std::string& state() const;
  /// Makes this the full text of a merged index, if `rows` are one's: words are looked for on the servers
  /// named. `rows` is borrowed. Called once, before anything else; no server is waited for. Error Input if
  /// the servers are not as many as the shards.
  [[nodiscard]] Result<void> attach_shards(const Rows& rows, const ShardServers& servers);

  /// To be called before what belongs to one request: its answers then lack the same shards.
  void start_request() const;
  /// The shards that answers since `start_request` lack. They are complete where this is empty.
  [[nodiscard]] std::vector<MissingShard> missing_shards() const;

  [[nodiscard]] bool is_stale() const;  ///< The revision is gone and a newer one holds other batches.

 private:
  struct Impl;
  explicit FullTextReader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace vidensgraf
