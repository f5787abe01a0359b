// Saved searches and what is new since.
//
// "New" is told from the list of documents that matched at the last look, each with the number of its first
// passage: passages get new numbers whenever a document is replaced, and never the same again. So nothing of
// a person's searches is kept in the index, any number of people can look at one index, and what is gone is
// known too. The price is the list: some 30 bytes a document, so searches for half of everything are refused.

#include "query/search/saved_searches.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "query/search/search_json.h"

namespace vidensgraf {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr int kVersion = 1;
constexpr std::size_t kMaxSeen = 50000;

Error io_error(const fs::path& file, const char* what, int error) {
  return Error{ErrorCode::Io, fmt::format("{} cannot be {}: {}.", file.string(), what,
                                          std::generic_category().message(error))};
}

std::string now() {
  const std::time_t time = std::time(nullptr);
  std::tm utc{};
  ::gmtime_r(&time, &utc);
  std::array<char, 32> text{};
  const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
  return {text.data(), size};
}

Json to_json(const SavedSearch& search) {
  Json json;
  json["name"] = search.name;
  json["query"] = search.query;
  json["filters"] = Json::array();
  for (const auto& [field, value] : search.filters) json["filters"].push_back(Json::array({field, value}));
  json["facets"] = Json::array();
  for (const FacetSelection& selection : search.selections) {
    json["facets"].push_back(Json{{"facet", name_of(selection.kind)}, {"values", selection.values}});
  }
  json["index"] = Json{{"path", search.index}, {"id", search.index_id}};
  json["commit"] = search.commit;
  json["looked_at"] = search.looked_at;
  json["seen"] = Json::array();
  for (const MatchedDocument& document : search.seen) {
    json["seen"].push_back(Json::array({document.id, document.version}));
  }
  return json;
}

SavedSearch from_json(const Json& json) {
  SavedSearch search;
  search.name = json.at("name").get<std::string>();
  search.query = json.at("query").get<std::string>();
  for (const Json& filter : json.at("filters")) {
    search.filters.emplace_back(filter.at(0).get<std::string>(), filter.at(1).get<std::string>());
  }
  for (const Json& facet : json.at("facets")) {
    const auto kind = facet_kind_named(facet.at("facet").get<std::string>());
    if (!kind) continue;  // of a later version
    search.selections.push_back(FacetSelection{*kind, facet.at("values").get<std::vector<std::string>>()});
  }
  search.index = json.at("index").at("path").get<std::string>();
  search.index_id = json.at("index").at("id").get<std::string>();
  search.commit = json.at("commit").get<std::uint64_t>();
  search.looked_at = json.at("looked_at").get<std::string>();
  for (const Json& document : json.at("seen")) {
    search.seen.push_back(
        MatchedDocument{document.at(0).get<std::string>(), document.at(1).get<std::uint32_t>()});
  }
  return search;
}

bool before(const SavedSearch& a, const SavedSearch& b) { return a.name < b.name; }

}  // namespace

SearchRequest SavedSearch::request() const {
  SearchRequest request;
  request.query = query;
  request.unfound_phrases = UnfoundPhrases::FindNothing;  // what is new has to mean the same each time
  request.filters = filters;
  request.selections = selections;
  return request;
}

Result<fs::path> SavedSearches::default_path() {
  const auto set = [](const char* name) {
    const char* const value = std::getenv(name);
    return std::string(value == nullptr ? "" : value);
  };
  const std::string data = set("XDG_DATA_HOME");
  const std::string home = set("HOME");
  // Relative paths are to be ignored (XDG Base Directory Specification).
  if (data.starts_with('/')) return fs::path(data) / "vidensgraf" / "saved-searches.json";
  if (home.starts_with('/'))
    return fs::path(home) / ".local" / "share" / "vidensgraf" / "saved-searches.json";
  return fail(ErrorCode::Input, "Saved searches are kept in your home: set HOME or XDG_DATA_HOME.");
}

Result<SavedSearches> SavedSearches::open(fs::path file) {
  SavedSearches opened(std::move(file));
  std::error_code error;
  fs::create_directories(opened.file_.parent_path(), error);
  if (error) return fail(io_error(opened.file_.parent_path(), "created", error.value()));
  const std::string lock = opened.file_.string() + ".lock";
  opened.lock_ =
      ::open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);  // NOLINT(*-vararg): the C interface
  if (opened.lock_ < 0 || ::flock(opened.lock_, LOCK_EX) != 0) return fail(io_error(lock, "locked", errno));

  std::ifstream stream(opened.file_, std::ios::binary);
  if (!stream) {
    if (!fs::exists(opened.file_, error) && !error) return opened;
    return fail(io_error(opened.file_, "read", errno));
  }
  const std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  try {
    const Json json = Json::parse(text);
    if (json.at("version").get<int>() > kVersion) {
      return fail(ErrorCode::Input,
                  fmt::format("{} was written by a later version of vidensgraf.", opened.file_.string()));
    }
    for (const Json& search : json.at("searches")) opened.searches_.push_back(from_json(search));
  } catch (const Json::exception&) {
    return fail(ErrorCode::Damaged,
                fmt::format("{} is damaged: it is no list of saved searches.", opened.file_.string()));
  }
  std::sort(opened.searches_.begin(), opened.searches_.end(), before);
  return opened;
}

SavedSearches::SavedSearches(SavedSearches&& other) noexcept
    : file_(std::move(other.file_)),
      lock_(std::exchange(other.lock_, -1)),
      searches_(std::move(other.searches_)) {}

SavedSearches::~SavedSearches() {
  if (lock_ >= 0) ::close(lock_);  // which unlocks
}

const SavedSearch* SavedSearches::find(std::string_view name) const {
  const auto found = std::find_if(searches_.begin(), searches_.end(),
                                  [name](const SavedSearch& search) { return search.name == name; });
  return found == searches_.end() ? nullptr : &*found;
}

void SavedSearches::put(SavedSearch search) {
  (void)remove(search.name);
  searches_.insert(std::upper_bound(searches_.begin(), searches_.end(), search, before), std::move(search));
}

bool SavedSearches::remove(std::string_view name) {
  return std::erase_if(searches_, [name](const SavedSearch& search) { return search.name == name; }) > 0;
}

Result<void> SavedSearches::save() const {
  Json json;
  json["version"] = kVersion;
  json["searches"] = Json::array();
  for (const SavedSearch& search : searches_) json["searches"].push_back(to_json(search));
  const std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  const std::string temporary = file_.string() + ".new";
  const int descriptor =
      ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);  // NOLINT(*-vararg)
  if (descriptor < 0) return fail(io_error(file_, "written", errno));
  std::size_t written = 0;
  int error = 0;
  while (written < text.size() && error == 0) {
    const ssize_t count = ::write(descriptor, text.data() + written, text.size() - written);
    if (count < 0 && errno != EINTR) error = errno;
    if (count > 0) written += static_cast<std::size_t>(count);
  }
  if (error == 0 && ::fsync(descriptor) != 0) error = errno;
  if (::close(descriptor) != 0 && error == 0) error = errno;
  if (error == 0 && ::rename(temporary.c_str(), file_.c_str()) != 0) error = errno;
  if (error == 0) return {};
  ::unlink(temporary.c_str());
  return fail(io_error(file_, "written", error));
}

Result<SearchNews> look_again(Searcher& searcher, SavedSearch& search, std::size_t limit) {
  SearchRequest request = search.request();
  const auto state = searcher.state();
  if (!state) return fail(state.error());
  auto matching = searcher.matching_documents(request);
  if (!matching) return fail(matching.error());
  if (matching->size() > kMaxSeen) {
    return fail(
        ErrorCode::Limit,
        fmt::format(
            "The search \"{}\" matches {} documents; a saved one may match {}. Narrow it by a phrase, "
            "AND (OG) or a filter.",
            search.name, matching->size(), kMaxSeen));
  }
  SearchNews news;
  news.since = search.looked_at;
  news.since_commit = search.commit;
  news.total = matching->size();
  news.rebuilt = !search.index_id.empty() && search.index_id != state->store_id;
  auto then = search.seen.begin();
  for (const MatchedDocument& document : *matching) {
    for (; then != search.seen.end() && then->id < document.id; ++then) news.gone.push_back(then->id);
    if (then == search.seen.end() || then->id != document.id) {
      news.added.push_back(document.id);
      continue;
    }
    if (!news.rebuilt && then->version != document.version) news.changed.push_back(document.id);
    ++then;
  }
  for (; then != search.seen.end(); ++then) news.gone.push_back(then->id);

  request.documents = news.added;
  request.documents.insert(request.documents.end(), news.changed.begin(), news.changed.end());
  request.facets = false;
  request.limit = limit;
  if (!request.documents.empty() && limit > 0) {
    auto hits = searcher.search(request);
    if (!hits) return fail(hits.error());
    news.hits = std::move(*hits);
  }
  search.index_id = state->store_id;
  search.commit = state->sequence;
  search.looked_at = now();
  search.seen = std::move(*matching);
  return news;
}

std::string news_to_json(const SavedSearch& search, const SearchNews& news) {
  Json json;
  json["name"] = search.name;
  json["query"] = search.query;
  json["index"] = Json{{"path", search.index}, {"id", search.index_id}};
  json["commit"] = search.commit;
  json["since"] = news.since.empty() ? Json(nullptr) : Json(news.since);
  json["since_commit"] = news.since.empty() ? Json(nullptr) : Json(news.since_commit);
  json["rebuilt"] = news.rebuilt;
  json["total"] = news.total;
  json["added"] = news.added;
  json["changed"] = news.changed;
  json["gone"] = news.gone;
  const Json hits = Json::parse(search_to_json(news.hits, false));
  json["hits"] = hits.at("hits");
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace vidensgraf
