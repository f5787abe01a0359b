// Xapian grows one B-tree slowly: with many passages its tables of terms outgrow the processor's cache and
// every commit rewrites blocks all over. Databases aside are written several times as fast, and one n-way
// compaction joins them, together with the index there is, into a packed one. It leaves the part of a posting
// list that comes from one database as it was, with a key of its own: the fewer databases, the smaller the
// index. So they are inverted in memory without Xapian (glass_shard.h), with many passages each. Ids stay as
// they are, which compaction needs: the ranges of ids do not overlap.
//
// Shards that Xapian's own server shows have lists of terms and Xapian's positions. They are joined of
// databases of 2,000 passages that Xapian writes, in several threads at once; so is all under a Xapian that
// may not read what we write.
//
// What lies aside is neither synced nor safe. Nothing depends on it before the joined index is complete,
// synced and renamed into place; until then RocksDB alone holds what was committed.
// How databases are joined: store/shard_joining.h.

#include "store/full_text_shards.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

#include <fmt/format.h>
#include <xapian.h>

#include "store/full_text_document.h"
#include "store/full_text_schema.h"
#include "store/glass_shard.h"
#include "store/index_directory.h"
#include "store/letter_aliases.h"
#include "store/shard_joining.h"
#include "store/xapian_guard.h"

namespace vidensgraf {

namespace fs = std::filesystem;

namespace {

// Tasks that wait, for each thread: enough that no thread idles until the next batch comes.
constexpr std::size_t kTasksQueued = 1;
constexpr std::size_t kPassagesOfTask = 2000;     // and, where Xapian writes it, of a database
constexpr std::size_t kPassagesDerived = 20'000;  // by one thread, into one database

struct Task {
  fs::path path;  // of its database, if it has one of its own
  std::vector<PassagePostings> passages;
  std::vector<PassageId> to_derive;

  [[nodiscard]] PassageId first() const {
    if (!to_derive.empty()) return to_derive.front();
    return passages.empty() ? PassageId{} : passages.front().passage;
  }
};

struct Database {
  PassageId first{};
  fs::path path;
};

}  // namespace

struct FullTextShards::Impl {
  fs::path directory;
  Options options;
  const Rows* rows = nullptr;

  std::mutex mutex;
  std::condition_variable changed;
  std::deque<Task> tasks;
  std::vector<Database> databases;
  std::size_t names_given = 0;
  bool is_inverting = false;  // a thread has `open`, which takes passages in the order of their ids
  std::unique_ptr<GlassShard> open;
  Database open_as;
  bool closed = false;
  bool broken = false;  // by the error below: what is left to do is dropped
  Error error;
  std::vector<PassagePostings> gathered;  // less than a task
  std::vector<std::thread> threads;

  ~Impl() {
    close(true);
    // Failing does no harm: opening the index removes what is left.
    std::error_code ignored;
    fs::remove_all(directory, ignored);
  }

  void close(bool at_once) {
    {
      const std::lock_guard lock(mutex);
      closed = true;
      if (at_once) tasks.clear();
      changed.notify_all();
    }
    for (std::thread& thread : threads) thread.join();
    threads.clear();
  }

  [[nodiscard]] std::size_t passages_of_task() const {
    return std::min(options.shard_passages, kPassagesOfTask);
  }

  // How many passages one task of deriving has: so many that each thread gets some of `passages`.
  [[nodiscard]] std::size_t passages_of_derivation(std::size_t passages) const {
    if (!inverts()) return passages_of_task();
    const std::size_t of_thread = (passages + options.threads - 1) / options.threads;
    return std::clamp<std::size_t>(of_thread, 1, std::min(options.shard_passages, kPassagesDerived));
  }

  [[nodiscard]] bool inverts() const {
    return options.kind == FullTextKind::Own && GlassShard::is_readable();
  }

  // Whether the task adds to the database that is open. Passages that come with their postings do, in their
  // order; one thread at a time inverts them.
  [[nodiscard]] bool goes_on_with_open(const Task& task) const { return inverts() && task.to_derive.empty(); }

  // The mutex must be held.
  fs::path new_database(PassageId first) {
    databases.push_back(Database{first, directory / std::to_string(names_given++)});
    return databases.back().path;
  }

  Result<void> queue(Task task) {
    std::unique_lock lock(mutex);
    changed.wait(lock, [this] { return broken || tasks.size() < kTasksQueued * options.threads; });
    if (broken) return fail(error);
    if (!goes_on_with_open(task)) task.path = new_database(task.first());
    tasks.push_back(std::move(task));
    changed.notify_all();
    return {};
  }

  [[nodiscard]] std::deque<Task>::iterator next_task() {
    return std::find_if(tasks.begin(), tasks.end(),
                        [this](const Task& task) { return !is_inverting || !goes_on_with_open(task); });
  }

  void work(const PostingsSource& postings_of) {
    std::unique_lock lock(mutex);
    for (;;) {
      changed.wait(lock, [this] { return next_task() != tasks.end() || (closed && tasks.empty()); });
      if (tasks.empty()) return;
      const auto next = next_task();
      Task task = std::move(*next);
      tasks.erase(next);
      const bool goes_on = goes_on_with_open(task);
      if (goes_on) is_inverting = true;
      lock.unlock();
      changed.notify_all();
      Result<void> written = goes_on ? invert(task) : derive_and_write(task, postings_of);
      lock.lock();
      if (goes_on) is_inverting = false;
      if (!written && !broken) {
        broken = true;
        error = written.error();
        tasks.clear();
      }
      changed.notify_all();
    }
  }

  Result<void> invert(Task& task) {
    if (!open) {
      const std::lock_guard lock(mutex);
      new_database(task.first());
      open_as = databases.back();
      open = std::make_unique<GlassShard>();
    }
    for (PassagePostings& passage : task.passages) {
      open->add(passage);
      passage = {};
    }
    return open->passages() < options.shard_passages ? Result<void>{} : write_open();
  }

  Result<void> write_open() {
    if (!open) return {};
    return std::exchange(open, nullptr)->write_to(open_as.path);
  }

  Result<void> derive_and_write(Task& task, const PostingsSource& postings_of) const {
    GlassShard shard;
    for (const PassageId passage : task.to_derive) {
      auto derived = postings_of(*rows, passage);
      if (!derived && derived.error().code == ErrorCode::NotFound) continue;
      if (!derived) return fail(derived.error());
      if (inverts()) {
        shard.add(*derived);
      } else {
        task.passages.push_back(std::move(*derived));
      }
    }
    return inverts() ? shard.write_to(task.path) : write_by_xapian(task);
  }

  Result<void> write_by_xapian(Task& task) const {
    return guarded([&]() -> Result<void> {
      constexpr int kUnsafe = Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS;
      Xapian::WritableDatabase database(task.path.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS |
                                                                kUnsafe | flags_of(options.kind));
      LetterAliases aliases;
      for (PassagePostings& passage : task.passages) {
        aliases.gather(passage.postings);
        database.replace_document(docid_of(passage.passage), xapian_document(passage, options.kind));
        passage.postings = {};
      }
      aliases.write_to(database);
      database.commit();
      return {};
    });
  }
};

FullTextShards::FullTextShards(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
FullTextShards::~FullTextShards() = default;

Result<std::unique_ptr<FullTextShards>> FullTextShards::start(const fs::path& directory,
                                                              const Options& options, const Rows& rows,
                                                              const PostingsSource& postings_of) {
  if (auto removed = remove_tree(directory); !removed) return fail(removed.error());
  std::error_code error;
  fs::create_directory(directory, error);
  if (error) {
    return fail(ErrorCode::Io,
                fmt::format("Cannot make the folder \"{}\": {}.", directory.string(), error.message()));
  }
  gather_fewer_passages();
  auto impl = std::make_unique<Impl>();
  impl->directory = directory;
  impl->options = options;
  impl->options.threads = std::max(1U, options.threads);
  impl->rows = &rows;
  for (unsigned i = 0; i < impl->options.threads; ++i) {
    impl->threads.emplace_back([state = impl.get(), own = postings_of] { state->work(own); });
  }
  return std::unique_ptr<FullTextShards>(new FullTextShards(std::move(impl)));
}

Result<void> FullTextShards::add(std::vector<PassagePostings> passages) {
  for (PassagePostings& passage : passages) {
    impl_->gathered.push_back(std::move(passage));
    if (impl_->gathered.size() < impl_->passages_of_task()) continue;
    Task task;
    task.passages = std::exchange(impl_->gathered, {});
    if (auto queued = impl_->queue(std::move(task)); !queued) return queued;
  }
  return {};
}

Result<void> FullTextShards::derive(std::vector<PassageId> passages) {
  const std::size_t size = impl_->passages_of_derivation(passages.size());
  for (std::size_t begin = 0; begin < passages.size(); begin += size) {
    const std::size_t end = std::min(begin + size, passages.size());
    Task task;
    task.to_derive.assign(passages.begin() + static_cast<std::ptrdiff_t>(begin),
                          passages.begin() + static_cast<std::ptrdiff_t>(end));
    if (auto queued = impl_->queue(std::move(task)); !queued) return queued;
  }
  return {};
}

Result<void> FullTextShards::join_into(const fs::path& target, const std::optional<fs::path>& base,
                                       const std::vector<PassageId>& removed, const FullTextStamp& stamp) {
  if (!impl_->gathered.empty()) {
    Task task;
    task.passages = std::exchange(impl_->gathered, {});
    if (auto queued = impl_->queue(std::move(task)); !queued) return queued;
  }
  impl_->close(false);
  if (impl_->broken) return fail(impl_->error);
  if (auto written = impl_->write_open(); !written) return written;
  if (auto cleared = remove_tree(target); !cleared) return cleared;
  std::vector<Database>& databases = impl_->databases;
  std::sort(databases.begin(), databases.end(),
            [](const Database& a, const Database& b) { return a.first < b.first; });
  std::vector<fs::path> ordered;
  for (const Database& database : databases) ordered.push_back(database.path);
  if (auto joined = join_shards(std::move(ordered), base, target, impl_->directory); !joined) return joined;
  auto finished = guarded([&]() -> Result<void> {
    const FullTextKind kind = impl_->options.kind;
    Xapian::WritableDatabase index(target.string(),
                                   Xapian::DB_CREATE_OR_OPEN | Xapian::DB_BACKEND_GLASS | flags_of(kind));
    remove_passages(index, removed, kind);
    write_stamp(index, stamp);
    index.commit();
    return {};
  });
  if (!finished) return finished;
  return sync_all_files(target);
}

}  // namespace vidensgraf
