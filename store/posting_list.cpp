// Xapian decodes a posting in 11 ns and keeps none of it for the next query; read from arrays one costs 1 ns.
// The thousand commonest terms hold three quarters of all postings, and queries ask for them again and again:
// so lists stay in memory as they were decoded, up to a bound.

#include "store/posting_list.h"

#include <algorithm>
#include <utility>

#include "store/letter_aliases.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{128} << 20U;
constexpr std::size_t kEntryBytes = 256;  // of the cache itself, and what vectors take at least

}  // namespace

void PostingList::reserve(std::size_t passages) {
  offsets_.reserve(passages);
  wdfs_.reserve(passages);
}

void PostingList::append(std::uint32_t docid, std::uint32_t wdf) {
  const std::uint32_t number = docid >> kWindowBits;
  if (windows_.empty() || windows_.back().number != number) {
    windows_.push_back(Window{number, static_cast<std::uint32_t>(offsets_.size()), 0});
  }
  is_exact_ = is_exact_ && wdf <= UINT8_MAX;
  const auto kept = static_cast<std::uint8_t>(std::min<std::uint32_t>(wdf, UINT8_MAX));
  offsets_.push_back(static_cast<std::uint16_t>(docid & (kWindowDocids - 1)));
  wdfs_.push_back(kept);
  windows_.back().highest = std::max(windows_.back().highest, kept);
  highest_ = std::max(highest_, kept);
  lowest_ = std::min(lowest_, kept);
}

void PostingList::finish() {
  windows_.push_back(Window{UINT32_MAX, static_cast<std::uint32_t>(offsets_.size()), 0});
  windows_.shrink_to_fit();
  offsets_.shrink_to_fit();
  wdfs_.shrink_to_fit();
}

int PostingList::wdf_of(std::uint32_t docid, std::size_t& window) const {
  const std::uint32_t number = docid >> kWindowBits;
  while (windows_[window].number < number) ++window;
  if (windows_[window].number != number) return -1;
  const auto begin = offsets_.begin() + windows_[window].begin;
  const auto end = offsets_.begin() + windows_[window + 1].begin;
  const auto offset = static_cast<std::uint16_t>(docid & (kWindowDocids - 1));
  const auto at = std::lower_bound(begin, end, offset);
  if (at == end || *at != offset) return -1;
  return wdfs_[static_cast<std::size_t>(at - offsets_.begin())];
}

std::size_t PostingList::bytes() const {
  return windows_.size() * sizeof(Window) + offsets_.size() * sizeof(std::uint16_t) + wdfs_.size();
}

std::shared_ptr<PostingCache> PostingCache::of(const std::string& state) {
  static std::mutex mutex;
  static std::unordered_map<std::string, std::weak_ptr<PostingCache>> caches;
  const std::lock_guard lock(mutex);
  std::erase_if(caches, [](const auto& entry) { return entry.second.expired(); });
  std::weak_ptr<PostingCache>& known = caches[state];
  std::shared_ptr<PostingCache> cache = known.lock();
  if (!cache) {
    cache = std::make_shared<PostingCache>(kMaxBytes);
    known = cache;
  }
  return cache;
}

std::shared_ptr<const PostingList> PostingCache::find(const std::string& term) {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(term);
  if (found == entries_.end()) return nullptr;
  used_.splice(used_.begin(), used_, found->second.used);
  return found->second.list;
}

std::shared_ptr<const PostingList> PostingCache::get(const Xapian::Database& database,
                                                     const std::string& term) {
  if (auto known = find(term)) return known;
  auto list = std::make_shared<PostingList>();
  const auto gone = removed(database);
  list->reserve(database.get_termfreq(term));  // all passages, where the term is empty
  const Xapian::PostingIterator end = database.postlist_end(term);
  for (Xapian::PostingIterator posting = database.postlist_begin(term); posting != end; ++posting) {
    if (!gone->contains(*posting)) list->append(*posting, posting.get_wdf());
  }
  list->finish();

  const std::lock_guard lock(mutex_);
  const auto [entry, fresh] = entries_.try_emplace(term);
  if (!fresh) return entry->second.list;  // another thread was as fast
  used_.push_front(term);
  entry->second = Entry{list, used_.begin()};
  bytes_ += list->bytes() + kEntryBytes;
  while (bytes_ > max_bytes_ && used_.size() > 1) {
    const auto oldest = entries_.find(used_.back());
    bytes_ -= oldest->second.list->bytes() + kEntryBytes;
    entries_.erase(oldest);
    used_.pop_back();
  }
  return list;
}

std::shared_ptr<const RemovedPassages> PostingCache::removed(const Xapian::Database& database) {
  {
    const std::lock_guard lock(mutex_);
    if (removed_) return removed_;
  }
  auto read = std::make_shared<const RemovedPassages>(database);
  const std::lock_guard lock(mutex_);
  if (!removed_) removed_ = std::move(read);
  return removed_;
}

std::uint32_t PostingCache::passage_count(const Xapian::Database& database) {
  return database.get_doccount() - static_cast<std::uint32_t>(removed(database)->size());
}

std::uint64_t PostingCache::document_frequency(const Xapian::Database& database, const std::string& term) {
  if (const auto list = find(term)) return list->size();
  const Xapian::doccount frequency = database.get_termfreq(term);
  // Terms that nobody has are remembered, since they are asked for again and again.
  if (frequency == 0 || removed(database)->size() > 0) return get(database, term)->size();
  return frequency;
}

std::vector<std::string> PostingCache::typed_as(const Xapian::Database& database, const std::string& typed) {
  constexpr std::size_t kMaxTyped = 20'000;
  {
    const std::lock_guard lock(mutex_);
    if (const auto known = typed_as_.find(typed); known != typed_as_.end()) return known->second;
  }
  std::vector<std::string> terms = terms_typed_as(database, typed);
  const std::lock_guard lock(mutex_);
  if (typed_as_.size() >= kMaxTyped) typed_as_.clear();
  typed_as_.try_emplace(typed, terms);
  return terms;
}

}  // namespace vidensgraf
