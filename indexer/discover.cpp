#include "indexer/discover.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include <unicode/utf8.h>

namespace vidensgraf {
namespace {

namespace fs = std::filesystem;

std::string sentence_of(std::error_code error) {
  if (error == std::errc::permission_denied) return "No permission to read the folder.";
  if (error == std::errc::too_many_symbolic_link_levels) return "The link leads back to itself.";
  if (error == std::errc::no_such_file_or_directory) return "The file does not exist.";
  return "It cannot be read: " + error.message() + ".";
}

// Whether ICU reads it so; a name is short.
bool is_utf8(std::string_view name) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(name.data());
  const auto size = static_cast<std::int32_t>(name.size());
  for (std::int32_t at = 0; at < size;) {
    UChar32 c = 0;
    U8_NEXT(bytes, at, size, c);
    if (c < 0) return false;
  }
  return true;
}

// ".snapshot", "~$rapport.docx": nobody's documents.
bool is_passed_over(std::string_view name) {
  return name.starts_with('.') || name.starts_with("~$") || name == "Thumbs.db" || name == "desktop.ini";
}

// "side_filer" beside "side.htm": browsers and Word save what belongs to a page there, named in their
// language.
bool belongs_to_page(const fs::path& folder) {
  const std::string& name = folder.native();
  for (const std::string_view ending : {"_files", "_filer", "-filer", ".files"}) {
    if (!name.ends_with(ending)) continue;
    const std::string stem = name.substr(0, name.size() - ending.size());
    std::error_code error;
    if (fs::exists(stem + ".htm", error) || fs::exists(stem + ".html", error)) return true;
  }
  return false;
}

// But what the system keeps to itself.
bool has_nothing(const fs::path& folder) {
  std::error_code error;
  for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
       entry.increment(error)) {
    if (!is_passed_over(entry->path().filename().native())) return false;
  }
  return !error;
}

class Finder {
 public:
  explicit Finder(const fs::path& index_directory) {
    std::error_code none;
    index_directory_ = fs::weakly_canonical(index_directory, none);
  }

  void take_root(const std::string& given) {
    std::error_code error;
    const fs::file_status status = fs::status(given, error);
    if (status.type() == fs::file_type::not_found && fs::is_symlink(fs::symlink_status(given, error))) {
      return skip(given, "The link leads to nothing.");
    }
    if (status.type() == fs::file_type::not_found) return skip(given, "The file does not exist.");
    if (error) return skip(given, sentence_of(error));
    if (status.type() == fs::file_type::directory) {
      const fs::path real = fs::canonical(given, error);
      if (error) return skip(given, sentence_of(error));
      result_.folders.push_back(real.string());
      const std::size_t before = result_.files.size();
      take_folder(given, real);
      if (result_.files.size() == before && has_nothing(real)) result_.empty_folders.push_back(real.string());
      return;
    }
    // A link keeps its own name: it, not its target's, is what the user calls the document.
    fs::path path(given);
    fs::path parent = fs::canonical(path.has_parent_path() ? path.parent_path() : fs::path("."), error);
    if (error) return skip(given, sentence_of(error));
    take_file(path, parent / path.filename());
  }

  Discovery finish() {
    std::sort(result_.files.begin(), result_.files.end(),
              [](const FoundFile& a, const FoundFile& b) { return a.identity < b.identity; });
    const auto same = [](const FoundFile& a, const FoundFile& b) { return a.identity == b.identity; };
    result_.files.erase(std::unique(result_.files.begin(), result_.files.end(), same), result_.files.end());
    std::sort(result_.skipped.begin(), result_.skipped.end(),
              [](const SkippedFile& a, const SkippedFile& b) { return a.path < b.path; });
    return std::move(result_);
  }

 private:
  void skip(const fs::path& path, std::string reason) {
    result_.skipped.push_back(SkippedFile{path.string(), std::move(reason)});
  }

  // `identity` is `path` with the links above it resolved; links below keep their names.
  void take_folder(const fs::path& path, const fs::path& identity) {
    std::error_code error;
    const fs::path real = fs::canonical(path, error);
    if (error) return skip(path, sentence_of(error));
    if (real == index_directory_) return;
    if (above_.contains(real)) return skip(path, "The link leads back to a folder above it.");
    if (!seen_.insert(real).second) return;  // the same folder by another way

    std::vector<fs::directory_entry> entries;
    fs::directory_iterator entry(path, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) entries.push_back(*entry);
    if (error) {
      result_.unread_folders.push_back(identity.string());
      return skip(path, sentence_of(error));
    }
    // The order of a folder is the file system's; which way a folder is reached first must not depend on it.
    std::sort(entries.begin(), entries.end());
    above_.insert(real);
    for (const fs::directory_entry& one : entries) take_entry(one, identity);
    above_.erase(real);
  }

  void take_entry(const fs::directory_entry& entry, const fs::path& parent) {
    const fs::path name = entry.path().filename();
    if (is_passed_over(name.native())) return;
    std::error_code error;
    const fs::file_status status = entry.status(error);
    if (status.type() == fs::file_type::not_found) return skip(entry.path(), "The link leads to nothing.");
    if (error) return skip(entry.path(), sentence_of(error));
    if (status.type() == fs::file_type::directory) {
      if (!belongs_to_page(entry.path())) take_folder(entry.path(), parent / name);
      return;
    }
    take_file(entry.path(), parent / name);
  }

  // Pipes and devices come along: reading them gives the sentence that the user sees.
  void take_file(const fs::path& path, const fs::path& identity) {
    if (!is_utf8(path.filename().native())) {  // ids and everything that is printed are
      return skip(path, "The file's name is not valid UTF-8; rename it.");
    }
    std::error_code error;
    const std::uintmax_t size = fs::file_size(path, error);
    FoundFile file;
    file.path = path.string();
    file.identity = identity.string();
    file.size_bytes = error ? 0 : size;
    file.is_jsonl = path.extension() == ".jsonl" || path.extension() == ".ndjson";
    result_.files.push_back(std::move(file));
  }

  fs::path index_directory_;
  std::set<fs::path> above_;  // real paths of the folders that are being read
  std::set<fs::path> seen_;
  Discovery result_;
};

}  // namespace

Discovery discover(const std::vector<std::string>& paths, const fs::path& index_directory) {
  Finder finder(index_directory);
  for (const std::string& path : paths) finder.take_root(path);
  return finder.finish();
}

bool is_below(std::string_view identity, std::string_view folder) {
  if (folder.ends_with('/')) return identity.starts_with(folder);
  return identity.size() > folder.size() && identity.starts_with(folder) && identity[folder.size()] == '/';
}

}  // namespace vidensgraf
