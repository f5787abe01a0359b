#include "web/index_pool.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "extraction/registers.h"
#include "store/graph_schema.h"

namespace vidensgraf {
namespace {

constexpr std::chrono::milliseconds kLookEvery{250};
constexpr std::chrono::milliseconds kLookAfterFailures{30'000};  // at most; twice as long after each
constexpr std::chrono::seconds kLongestWait{10};

}  // namespace

Result<std::unique_ptr<IndexSession>> IndexSession::open_view(const std::filesystem::path& directory,
                                                              const ShardServers& servers,
                                                              const StoreView* other) {
  auto session = std::make_unique<IndexSession>();
  session->full_text_file_ = StoreView::full_text_file(directory);
  auto store = StoreView::open(directory, servers, other);
  if (!store) return fail(store.error());
  session->store_ = std::move(*store);
  session->graph_ = std::make_unique<GraphView>(*session->store_);
  const auto id = session->store_->get(Family::Meta, kMetaStoreId);
  if (!id) return fail(id.error());
  session->state_ = fmt::format("{}-{}", id->value_or("").substr(0, 8), session->sequence());
  return session;
}

Result<std::unique_ptr<IndexSession>> IndexSession::open(const std::filesystem::path& directory,
                                                         std::shared_ptr<const Analyzer> analyzer,
                                                         const ShardServers& servers,
                                                         const StoreView* other) {
  auto session = open_view(directory, servers, other);
  if (!session) return session;
  (*session)->analyzer_ = std::move(analyzer);
  auto searcher = Searcher::over((*session)->store_, (*session)->analyzer_, Registers::built_in());
  if (!searcher) return fail(searcher.error());
  (*session)->searcher_ = std::move(*searcher);
  return session;
}

Result<std::unique_ptr<IndexSession>> IndexSession::open_newer(const std::filesystem::path& directory,
                                                               const IndexSession& older,
                                                               const ShardServers& servers) {
  auto session = open_view(directory, servers, &older.store());
  if (!session) return session;
  (*session)->analyzer_ = older.analyzer_;
  (*session)->searcher_ = Searcher::over_newer((*session)->store_, *older.searcher_);
  (*session)->completion_ = older.completion_;
  (*session)->overview_ = older.overview_;
  (*session)->state_ = fmt::format("{}+{}", older.state_, (*session)->sequence());
  return session;
}

GraphSources IndexSession::sources() const {
  return GraphSources{*store_, *graph_, *analyzer_, Registers::built_in()};
}

Result<SharedVocabularies::List> IndexSession::vocabularies() const {
  const auto known = overview();
  if (!known) return fail(known.error());
  return overview_->vocabularies().list(sources(), (*known)->documents);
}

struct IndexPool::Impl {
  std::filesystem::path directory;
  std::shared_ptr<const Analyzer> analyzer;
  std::size_t size = 1;
  ShardServers servers{};
  std::size_t most_words = IndexPool::kMostKeptWords;

  mutable std::mutex mutex{};
  std::condition_variable returned{};
  std::vector<std::unique_ptr<IndexSession>> idle{};
  std::string state{};
  std::uint64_t sequence = 0;
  std::uint64_t full_text_file = 0;  // another one where the full text was written anew without a commit
  std::string problem{};
  std::shared_ptr<SharedOverview> overview{};
  std::shared_ptr<const StoreView> store{};  // of one of the sessions: others of its commit read its rows

  bool stopping = false;
  std::condition_variable wake{};
  std::thread watcher{};
  // Of the watcher alone.
  std::shared_ptr<const Analyzer>
      fresh{};  // in place of a full one, as soon as sessions can be opened with it
  std::chrono::milliseconds pause = kLookEvery;

  // Names are read once for all sessions of a commit, and keep the rows that they were read from.
  static Result<std::shared_ptr<const CompletionIndex>> load_names(
      const std::shared_ptr<const StoreView>& store) {
    auto loaded = CompletionIndex::load(*store, Registers::built_in());
    if (!loaded) return fail(loaded.error());
    struct Owner {
      std::shared_ptr<const StoreView> store;
      std::shared_ptr<const CompletionIndex> index;
    };
    auto owner = std::make_shared<Owner>(Owner{store, std::move(*loaded)});
    return std::shared_ptr<const CompletionIndex>(owner, owner->index.get());
  }

  std::shared_ptr<const StoreView> newest_store() const {
    const std::lock_guard lock(mutex);
    return store;
  }

  Result<std::vector<std::unique_ptr<IndexSession>>> open_all(const std::shared_ptr<const Analyzer>& with) {
    std::vector<std::unique_ptr<IndexSession>> sessions;
    std::shared_ptr<const StoreView> other = newest_store();
    while (sessions.size() < size) {
      auto session = IndexSession::open(directory, with, servers, other.get());
      if (!session) return fail(session.error());
      // A commit came in between: sessions of the state before it are of no use.
      if (!sessions.empty() && sessions.front()->state() != (*session)->state()) sessions.clear();
      sessions.push_back(std::move(*session));
      other = sessions.front()->store_;
    }
    auto loaded = load_names(sessions.front()->store_);
    if (!loaded) return fail(loaded.error());
    const auto shared = std::make_shared<SharedOverview>();
    for (const auto& session : sessions) {
      session->completion_ = *loaded;
      session->overview_ = shared;
    }
    return sessions;
  }

  // Loads what requests would wait for.
  static Result<void> prepare(IndexSession& session) {
    const auto loaded = session.overview();
    if (!loaded) return fail(loaded.error());
    return session.searcher().load_facets();
  }

  void change_over(std::vector<std::unique_ptr<IndexSession>> sessions) {
    std::vector<std::unique_ptr<IndexSession>> old;  // closed after the lock is given back
    std::shared_ptr<const StoreView> old_store;      // likewise
    {
      const std::lock_guard lock(mutex);
      state = sessions.front()->state();
      sequence = sessions.front()->sequence();
      full_text_file = sessions.front()->full_text_file_;
      overview = sessions.front()->overview_;
      old_store = std::exchange(store, sessions.front()->store_);
      analyzer = sessions.front()->analyzer_;
      problem.clear();
      old = std::move(idle);
      idle = std::move(sessions);
    }
    returned.notify_all();
  }

  // The analyzer for new sessions. One keeps every word that it has met, and anybody may type new ones.
  Result<std::shared_ptr<const Analyzer>> analyzer_for(bool is_full) {
    if (!is_full) return analyzer;
    if (!fresh) {
      auto opened = Analyzer::open();
      if (!opened) return fail(opened.error());
      fresh = std::move(*opened);
    }
    return fresh;
  }

  Result<void> look_for_commit() {
    const std::uint64_t newest = StoreView::newest_sequence(directory);
    const std::uint64_t newest_file = StoreView::full_text_file(directory);
    std::string shown;
    std::uint64_t shown_file = 0;
    bool is_full = false;
    {
      const std::lock_guard lock(mutex);
      is_full = analyzer->word_count() > most_words;
      if (!is_full && newest == sequence && (newest == 0 || newest_file == full_text_file)) return {};
      shown = state;
      shown_file = full_text_file;
    }
    const auto next = analyzer_for(is_full);
    if (!next) return fail(next.error());
    const auto first = IndexSession::open(directory, *next, servers, newest_store().get());
    if (!first) return fail(first.error());
    // The full text follows a moment after the rows are published: then this is still the state shown.
    if (!is_full && (*first)->state() == shown && (*first)->full_text_file_ == shown_file) return {};
    auto sessions = open_all(*next);
    if (!sessions) return fail(sessions.error());
    const auto prepared = prepare(*sessions->front());
    // The writer has committed twice meanwhile: the state after that is the next to be loaded, at once.
    if (!prepared && sessions->front()->is_stale()) return {};
    // Else it is told to the request that needs it.
    change_over(std::move(*sessions));
    fresh.reset();
    return {};
  }

  void watch() {
    // Beside the first requests: most need not wait.
    if (auto session = IndexSession::open(directory, analyzer, servers, newest_store().get());
        session && overview) {
      (*session)->overview_ = overview;
      static_cast<void>(prepare(**session));
    }
    std::unique_lock lock(mutex);
    while (!wake.wait_for(lock, pause, [this] { return stopping; })) {
      lock.unlock();
      const auto looked = look_for_commit();
      lock.lock();
      problem = looked ? std::string() : looked.error().message;
      pause = looked ? kLookEvery : std::min(2 * pause, kLookAfterFailures);
    }
  }
};

IndexPool::IndexPool(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Result<std::unique_ptr<IndexPool>> IndexPool::open(const std::filesystem::path& directory,
                                                   std::size_t sessions,
                                                   std::shared_ptr<const Analyzer> analyzer,
                                                   const ShardServers& servers, std::size_t most_words) {
  std::unique_ptr<Impl> impl(new Impl{directory, std::move(analyzer), sessions, servers, most_words});
  const bool is_empty =  // before it is opened: the first commit may come meanwhile
      StoreView::full_text_file(directory) != 0 && StoreView::newest_sequence(directory) == 0;
  auto opened = impl->open_all(impl->analyzer);
  if (!opened && !(is_empty && opened.error().code == ErrorCode::NotFound)) return fail(opened.error());
  if (opened) impl->change_over(std::move(*opened));
  Impl* const watching = impl.get();
  impl->watcher = std::thread([watching] { watching->watch(); });
  return std::unique_ptr<IndexPool>(new IndexPool(std::move(impl)));
}

IndexPool::~IndexPool() {
  {
    const std::lock_guard lock(impl_->mutex);
    impl_->stopping = true;
  }
  impl_->wake.notify_all();
  impl_->watcher.join();
}

IndexPool::Lease::Lease(IndexPool& pool, std::unique_ptr<IndexSession> session)
    : pool_(&pool), session_(std::move(session)) {}

IndexPool::Lease::Lease(Lease&& other) noexcept = default;

IndexPool::Lease::~Lease() {
  if (!session_) return;
  Impl& impl = *pool_->impl_;
  {
    const std::lock_guard lock(impl.mutex);
    const bool is_of_this = session_->state() == impl.state &&
                            session_->full_text_file_ == impl.full_text_file &&
                            session_->analyzer_ == impl.analyzer;
    if (is_of_this && impl.idle.size() < impl.size) impl.idle.push_back(std::move(session_));
  }
  impl.returned.notify_one();
}

Result<IndexPool::Lease> IndexPool::take() {
  std::unique_lock lock(impl_->mutex);
  if (impl_->sequence == 0) return fail(ErrorCode::Limit, "The collection is empty so far.");
  if (!impl_->returned.wait_for(lock, kLongestWait, [this] { return !impl_->idle.empty(); })) {
    return fail(ErrorCode::Limit, "All who answer are busy; try again in a moment.");
  }
  auto session = std::move(impl_->idle.back());
  impl_->idle.pop_back();
  return Lease(*this, std::move(session));
}

Result<void> IndexPool::renew(Lease& lease) {
  auto session = IndexSession::open_newer(impl_->directory, *lease.session_, impl_->servers);
  if (!session) return fail(session.error());
  lease.session_ = std::move(*session);
  return {};
}

std::string IndexPool::state() const {
  const std::lock_guard lock(impl_->mutex);
  return impl_->state;
}

std::uint64_t IndexPool::sequence() const {
  const std::lock_guard lock(impl_->mutex);
  return impl_->sequence;
}

std::string IndexPool::problem() const {
  const std::lock_guard lock(impl_->mutex);
  return impl_->problem;
}

}  // namespace vidensgraf
