#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/result.h"
#include "extraction/registers.h"
#include "language/analyzer.h"
#include "query/search/ranking_options.h"
#include "query/search/search_request.h"
#include "query/search/search_result.h"
#include "store/shard_servers.h"

namespace vidensgraf {

class StoreView;

enum class RankedUnit : std::uint8_t { Document, Passage };

/// A line of a ranking without snippets, for evaluation.
struct RankedItem {
  std::string document;
  ByteSpan source;  ///< Of the passage, or of the document's best one.
  double score = 0;
};

/// A document that matches.
struct MatchedDocument {
  std::string id;
  /// Another one whenever the document is replaced in this index; never the same again.
  std::uint32_t version = 0;
  std::string year{};  ///< Empty: not stated.
};

/// Which index, and which state of it, is searched.
struct IndexState {
  std::string store_id;
  std::uint64_t sequence = 0;  ///< Number of its last commit.
  std::string analyzer{};      ///< Version of the language analysis that it was made by.
};

/// What is done where a server of a merged index does not answer.
enum class MissingShards : bool { Refused, LeftOut };

/// Answers queries over one index. One object per thread; the analyzer is shared.
///
/// Sees the state of the index at opening, until the writer has committed twice: then the next call moves on
/// to the newest state by itself.
class Searcher {
 public:
  /// \param servers  As for StoreView::open.
  /// Errors as for StoreView::open. `registers` is borrowed.
  [[nodiscard]] static Result<std::unique_ptr<Searcher>> open(const std::filesystem::path& directory,
                                                              std::shared_ptr<const Analyzer> analyzer,
                                                              const Registers& registers,
                                                              const RankingOptions& options = {},
                                                              const ShardServers& servers = {});
  /// The same over a view that others read too: stays with it, and fails when the writer has left it behind
  /// (`view->full_text().is_stale()`).
  [[nodiscard]] static Result<std::unique_ptr<Searcher>> over(std::shared_ptr<const StoreView> view,
                                                              std::shared_ptr<const Analyzer> analyzer,
                                                              const Registers& registers,
                                                              const RankingOptions& options = {});
  /// Over a newer state of the index that `older` searches, by what that one has in memory: opening costs
  /// nothing, and what was added since is not found yet. For those who cannot wait until a Searcher of the
  /// newer state is made. Stays with `view`, too.
  [[nodiscard]] static std::unique_ptr<Searcher> over_newer(std::shared_ptr<const StoreView> view,
                                                            const Searcher& older);
  ~Searcher();

  /// Errors: Input for a filter or a facet's value that cannot be used, NotFound for a document that is not
  /// there; Damaged, Io. A query that cannot be parsed to its end is no error: `problems` tells, and what
  /// could be read was searched.
  /// Of an index that was merged from shards the answer may lack some: `missing`. Error Limit if all do.
  [[nodiscard]] Result<SearchResult> search(const SearchRequest& request);

  /// Error Limit where a part of the collection cannot be asked.
  [[nodiscard]] Result<std::vector<RankedItem>> rank(std::string_view query, RankedUnit unit,
                                                     std::size_t limit);

  /// All documents that match, by id. `limit` and what is shown of hits do not matter. Errors as for
  /// `search`; Limit where a part of the collection cannot be asked, unless the rest will do.
  [[nodiscard]] Result<std::vector<MatchedDocument>> matching_documents(
      const SearchRequest& request, MissingShards missing = MissingShards::Refused);

  /// Loads what facets are counted from, which the first search with facets would do: some microseconds for
  /// each value of a facet in the index. For all who search this state in this process.
  [[nodiscard]] Result<void> load_facets();

  [[nodiscard]] Result<IndexState> state() const;

  Searcher(const Searcher&) = delete;
  Searcher& operator=(const Searcher&) = delete;

 private:
  struct Impl;
  explicit Searcher(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace vidensgraf
