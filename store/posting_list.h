#pragma once

// Internal to store/ (and its tests): a posting list decoded, and those kept in memory.

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "store/removed_passages.h"

namespace vidensgraf {

/// The passages that hold a term, and the term's wdf in each: three bytes a passage, cut into windows of
/// docids. Immutable once built.
class PostingList {
 public:
  static constexpr unsigned kWindowBits = 12;
  static constexpr std::uint32_t kWindowDocids = 1U << kWindowBits;

  /// Docids [number * kWindowDocids, (number + 1) * kWindowDocids); only windows with postings are kept.
  struct Window {
    std::uint32_t number = 0;
    std::uint32_t begin = 0;  ///< Of its postings; they end where those of the next window begin.
    std::uint8_t highest = 0;
  };

  /// Room for so many passages.
  void reserve(std::size_t passages);
  /// Docids must ascend.
  void append(std::uint32_t docid, std::uint32_t wdf);
  /// To be called once, after the last posting.
  void finish();

  [[nodiscard]] std::size_t size() const { return offsets_.size(); }
  [[nodiscard]] const std::vector<Window>& windows() const { return windows_; }   ///< One more at the end.
  [[nodiscard]] const std::uint16_t* offsets() const { return offsets_.data(); }  ///< In the window.
  [[nodiscard]] const std::uint8_t* wdfs() const { return wdfs_.data(); }
  [[nodiscard]] std::uint8_t highest() const { return highest_; }  ///< The highest wdf.
  [[nodiscard]] std::uint8_t lowest() const { return lowest_; }    ///< The lowest wdf.
  /// Whether every wdf was told as it is: sets of bits (N<lemma>) do not fit into a byte.
  [[nodiscard]] bool is_exact() const { return is_exact_; }
  /// The wdf in a passage; negative where it lacks the term. `window` is a cursor: 0 at first; docids must
  /// then not fall below one of an earlier window.
  [[nodiscard]] int wdf_of(std::uint32_t docid, std::size_t& window) const;
  [[nodiscard]] std::size_t bytes() const;

 private:
  std::vector<Window> windows_;
  std::vector<std::uint16_t> offsets_;
  std::vector<std::uint8_t> wdfs_;
  std::uint8_t highest_ = 0;
  std::uint8_t lowest_ = UINT8_MAX;
  bool is_exact_ = true;
};

/// Posting lists of one revision of the index, those used last within a bound of bytes. Thread-safe; shared
/// by all readers of the revision in this process.
class PostingCache {
 public:
  /// The cache of all readers in this process of one state of an index.
  [[nodiscard]] static std::shared_ptr<PostingCache> of(const std::string& state);

  explicit PostingCache(std::size_t max_bytes) : max_bytes_(max_bytes) {}

  /// Null if the list is not in memory.
  [[nodiscard]] std::shared_ptr<const PostingList> find(const std::string& term);

  /// Reads the list where it is not in memory; empty for a term that no passage has.
  [[nodiscard]] std::shared_ptr<const PostingList> get(const Xapian::Database& database,
                                                       const std::string& term);

  /// What was removed and is still there: the lists have nothing of it.
  [[nodiscard]] std::shared_ptr<const RemovedPassages> removed(const Xapian::Database& database);
  /// How many passages there are without those.
  [[nodiscard]] std::uint32_t passage_count(const Xapian::Database& database);
  /// How many passages hold a term, without those.
  [[nodiscard]] std::uint64_t document_frequency(const Xapian::Database& database, const std::string& term);

  /// What is typed for words without their letters (store/letter_aliases.h), remembered.
  [[nodiscard]] std::vector<std::string> typed_as(const Xapian::Database& database, const std::string& typed);

 private:
  struct Entry {
    std::shared_ptr<const PostingList> list;
    std::list<std::string>::iterator used;
  };

  std::size_t max_bytes_;
  std::mutex mutex_;
  std::size_t bytes_ = 0;
  std::list<std::string> used_;  // last used first
  std::unordered_map<std::string, Entry> entries_;
  std::unordered_map<std::string, std::vector<std::string>> typed_as_;
  std::shared_ptr<const RemovedPassages> removed_;
};

}  // namespace vidensgraf
