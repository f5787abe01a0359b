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
#include "query/facets.h"
#include "query/query_problem.h"
#include "query/ranking_options.h"
#include "query/snippet.h"
#include "store/full_text_reader.h"

namespace vidensgraf {

class StoreView;

struct SearchRequest {
  std::string query;
  UnfoundPhrases unfound_phrases = UnfoundPhrases::AreWords;
  bool all_words = false;  ///< Words side by side must all match, as if "OG" stood between them.
  std::vector<std::pair<std::string, std::string>> filters;  ///< Field of the query language and its value.
  /// A document, or "<id>:<start>-<end>" of its text, that hits shall be like (query/similar.h); else empty.
  /// The query, if there is one, then only restricts. `PassageHit::explain` says what a hit shares with it.
  std::string similar_to{};
  /// Values chosen of facets: every hit has one of those of each facet. An empty query then stands for all
  /// passages.
  std::vector<FacetSelection> selections;
  std::vector<std::string> documents;  ///< Only these, by id; all where it is empty.
  std::size_t limit = 10;              ///< Documents.
  std::size_t offset = 0;  ///< Documents left out before the first; costs as much as showing them.
  std::size_t passages_per_document = 3;
  bool explain = false;
  bool facets = true;  ///< Also makes the totals exact.
  /// Which facets are counted, in this order. That of concepts takes longer to load when it is first asked
  /// for (about 0.3 s for 40,000 sections of law), and is kept.
  std::vector<FacetKind> facet_kinds = {FacetKind::Type, FacetKind::Publisher, FacetKind::Year,
                                        FacetKind::Law, FacetKind::TargetGroup};
  std::size_t facet_values = 50;  ///< Of each facet, beside those chosen.
};

/// A passage that answers.
struct PassageHit {
  PassageId passage{};
  ByteSpan source;                   ///< In the document's canonical text.
  std::uint32_t page = 0;            ///< From 1; 0 where the document has none.
  std::vector<std::string> section;  ///< Headings above, outermost first.
  double score = 0;
  std::string text;              ///< The bytes of `source`.
  ByteSpan snippet;              ///< Inside `source`.
  std::vector<ByteSpan> breaks;  ///< What breaks words at line ends (language/display_text.h).
  std::vector<Mark> marks;
  std::vector<ScorePart> explain;  ///< If asked for; adds up to `score`.
};

struct DocumentHit {
  std::size_t rank = 0;  ///< From 1, of all documents that match.
  double score = 0;      ///< Of its best passage, and what stands around that one.
  double around = 0;     ///< The latter: may take from the former.
  std::string id;
  std::string title;  ///< Stated title, else the id.
  std::string publisher;
  std::string year;
  std::string type;
  std::string url;
  std::vector<PassageHit> passages;  ///< Best first.
  std::string copy_of;  ///< Id of an earlier hit that is the same publication (query/copies.h); else empty.
};

struct SearchResult {
  std::string query;
  std::string understood;            ///< The parsed query as an s-expression.
  std::uint64_t total = 0;           ///< Documents that match; exact with `facets`, else a lower bound.
  std::uint64_t total_passages = 0;  ///< Likewise passages; an estimate without `facets`.
  std::vector<DocumentHit> hits;
  std::vector<Facet> facets;
  std::string suggestion;             ///< The query spelled as the documents do; empty if it is.
  std::vector<std::string> concepts;  ///< Names that were searched beside the typed words.
  std::vector<QueryProblem> problems;
  /// Parts of the collection that could not be asked. The hits are those of the rest, with the scores that
  /// they have among all; totals and facets count the rest only.
  std::vector<MissingShard> missing{};
};

/// "Part of the collection is missing from this answer: 40 passages (shard 2 did not answer within 2000 ms)."
/// Empty if nothing is.
[[nodiscard]] std::string missing_sentence(const std::vector<MissingShard>& missing);

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
