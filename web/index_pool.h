#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "corpus/result.h"
#include "graph/graph_view.h"
#include "language/analyzer.h"
#include "query/names/completion.h"
#include "query/names/name_lookup.h"
#include "query/search/search.h"
#include "store/store_view.h"
#include "web/overview.h"

namespace vidensgraf {

/// One state of an index, opened for one thread at a time: rows, full text, graph and search all show the
/// same commit.
class IndexSession {
 public:
  /// \param other  As for StoreView::open.
  [[nodiscard]] static Result<std::unique_ptr<IndexSession>> open(const std::filesystem::path& directory,
                                                                  std::shared_ptr<const Analyzer> analyzer,
                                                                  const ShardServers& servers = {},
                                                                  const StoreView* other = nullptr);
  /// The newest state by what `older` has in memory, which costs no more than opening files: what was added
  /// since `older` is not found by searching, nor is it in names and overview.
  [[nodiscard]] static Result<std::unique_ptr<IndexSession>> open_newer(
      const std::filesystem::path& directory, const IndexSession& older, const ShardServers& servers = {});

  [[nodiscard]] const StoreView& store() const { return *store_; }
  [[nodiscard]] const GraphView& graph() const { return *graph_; }
  [[nodiscard]] const Analyzer& analyzer() const { return *analyzer_; }
  [[nodiscard]] Searcher& searcher() { return *searcher_; }
  /// Of the newest commit whose names are read: on large indexes that of a moment ago.
  [[nodiscard]] const CompletionIndex& completion() const { return *completion_; }
  [[nodiscard]] GraphSources sources() const;  ///< Borrows from this.
  /// What pages tell of the whole collection; made once for each commit. Valid as long as this.
  [[nodiscard]] Result<const Overview*> overview() const { return overview_->get(sources()); }
  /// The vocabularies of the index, by id. Kept as the overview is.
  [[nodiscard]] Result<SharedVocabularies::List> vocabularies() const;
  /// As `align_vocabulary`. Those asked for last are kept, for the pages of a long one.
  [[nodiscard]] Result<SharedVocabularies::Alignment> alignment(std::string_view id,
                                                                std::string_view other) const {
    return overview_->vocabularies().align(sources(), state_, id, other);
  }

  [[nodiscard]] std::uint64_t sequence() const { return store_->sequence(); }
  /// Names the state: the same for all sessions of a commit, another after the next one, and that of no
  /// commit for a session by `open_newer`. ASCII.
  [[nodiscard]] const std::string& state() const { return state_; }
  /// A call failed since the writer has left this state behind: ask a newer session.
  [[nodiscard]] bool is_stale() const { return store_->full_text().is_stale(); }

 private:
  // All but what needs an analyzer.
  [[nodiscard]] static Result<std::unique_ptr<IndexSession>> open_view(const std::filesystem::path& directory,
                                                                       const ShardServers& servers,
                                                                       const StoreView* other);

  std::shared_ptr<const StoreView> store_;
  std::shared_ptr<const Analyzer> analyzer_;
  std::unique_ptr<GraphView> graph_;
  std::unique_ptr<Searcher> searcher_;
  std::shared_ptr<const CompletionIndex> completion_;
  std::shared_ptr<SharedOverview> overview_;
  std::string state_;
  std::uint64_t full_text_file_ = 0;
  friend class IndexPool;
};

/// Sessions for the threads of a server, all of the newest commit: a thread of its own looks for commits four
/// times a second, opens new sessions beside the old ones, loads what requests would wait for, and changes
/// over when all is ready. Sessions that are lent out end with the request that has them. Thread-safe.
///
/// A writer that commits twice while something is loaded leaves both behind: what was loaded is given up for
/// the newest state, and requests are answered from that state as far as the old sessions know it. So new
/// documents show when the writer has paused for as long as loading takes (0.5 s for 40,000 sections of law).
class IndexPool {
 public:
  static constexpr std::size_t kMostKeptWords = 300'000;

  /// \param sessions  How many requests are answered at a time.
  /// \param servers   As for StoreView::open; each session has connections of its own.
  /// \param most_words  From how many kept words on (Analyzer::word_count) the next sessions have a new
  /// analyzer. Errors as for StoreView::open.
  [[nodiscard]] static Result<std::unique_ptr<IndexPool>> open(const std::filesystem::path& directory,
                                                               std::size_t sessions,
                                                               std::shared_ptr<const Analyzer> analyzer,
                                                               const ShardServers& servers = {},
                                                               std::size_t most_words = kMostKeptWords);
  ~IndexPool();

  /// A session that is given back by the destructor.
  class Lease {
   public:
    Lease(IndexPool& pool, std::unique_ptr<IndexSession> session);
    ~Lease();
    Lease(Lease&& other) noexcept;
    Lease& operator=(Lease&&) = delete;
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    [[nodiscard]] IndexSession& operator*() const { return *session_; }
    [[nodiscard]] IndexSession* operator->() const { return session_.get(); }

   private:
    friend class IndexPool;
    IndexPool* pool_;
    std::unique_ptr<IndexSession> session_;
  };

  /// Waits while all sessions are lent out, at most ten seconds: Error Limit. Also where the index is empty.
  [[nodiscard]] Result<Lease> take();
  /// Puts a session of the newest state into `lease`, whose own was left behind by the writer; it finds what
  /// that one would have found.
  [[nodiscard]] Result<void> renew(Lease& lease);

  /// Of the newest sessions.
  [[nodiscard]] std::string state() const;
  /// 0: the index is empty, and the first commit is waited for.
  [[nodiscard]] std::uint64_t sequence() const;
  /// When the last look for commits failed, why; empty if it did not. For the operator: may name paths.
  [[nodiscard]] std::string problem() const;

  IndexPool(const IndexPool&) = delete;
  IndexPool& operator=(const IndexPool&) = delete;

 private:
  struct Impl;
  explicit IndexPool(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace vidensgraf
