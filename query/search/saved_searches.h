#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/search/search.h"

namespace vidensgraf {

/// A search that a person keeps, with what it found when they last looked.
struct SavedSearch {
  std::string name;
  std::string query;
  std::vector<std::pair<std::string, std::string>> filters;  ///< As in SearchRequest.
  std::vector<FacetSelection> selections;
  std::string index;     ///< Absolute path of the index.
  std::string index_id;  ///< Of the index that was looked at; another one at the same path was built anew.
  std::uint64_t commit = 0;
  std::string looked_at;              ///< "2026-11-22T08:00:00Z"
  std::vector<MatchedDocument> seen;  ///< All documents that matched then, by id.

  [[nodiscard]] SearchRequest request() const;
};

/// The saved searches of one person, in one file; never in the index. Holds a lock on the file, so that two
/// programs do not undo each other's changes: open, change, save, let go.
class SavedSearches {
 public:
  /// $XDG_DATA_HOME/vidensgraf/saved-searches.json, else ~/.local/share/... Error Input where neither
  /// variable is set.
  [[nodiscard]] static Result<std::filesystem::path> default_path();

  /// A file that is not there holds no searches. Errors: Io; Damaged for a file that is none of ours.
  [[nodiscard]] static Result<SavedSearches> open(std::filesystem::path file);
  ~SavedSearches();

  [[nodiscard]] const std::vector<SavedSearch>& all() const { return searches_; }  ///< By name.
  [[nodiscard]] const SavedSearch* find(std::string_view name) const;
  void put(SavedSearch search);  ///< Takes the place of one of the same name.
  [[nodiscard]] bool remove(std::string_view name);

  /// Writes the file whole or not at all, readable by its owner only. Error Io.
  [[nodiscard]] Result<void> save() const;

  SavedSearches(SavedSearches&& other) noexcept;
  SavedSearches& operator=(SavedSearches&&) = delete;
  SavedSearches(const SavedSearches&) = delete;
  SavedSearches& operator=(const SavedSearches&) = delete;

 private:
  explicit SavedSearches(std::filesystem::path file) : file_(std::move(file)) {}

  std::filesystem::path file_;
  int lock_ = -1;
  std::vector<SavedSearch> searches_;
};

/// What a saved search finds now against what it found then. Ids, sorted.
struct SearchNews {
  bool rebuilt = false;  ///< It is another index: which documents changed is not known.
  std::string since;     ///< When they last looked; empty if never.
  std::uint64_t since_commit = 0;
  std::uint64_t total = 0;  ///< Documents that match now.
  std::vector<std::string> added;
  std::vector<std::string> changed;  ///< Matched then and now, and were replaced in between.
  std::vector<std::string> gone;     ///< Removed, or do not match any more.
  SearchResult hits;                 ///< The best of those added and changed.
};

/// Runs `search` and compares. `search` then says what was found now; saving it is the caller's.
/// Errors: those of Searcher::search; Limit where more than 50,000 documents match: too many to remember.
[[nodiscard]] Result<SearchNews> look_again(Searcher& searcher, SavedSearch& search, std::size_t limit = 10);

/// The object that `vidensgraf saved run --json` prints for each search (docs/json.md), on one line.
[[nodiscard]] std::string news_to_json(const SavedSearch& search, const SearchNews& news);

}  // namespace vidensgraf
