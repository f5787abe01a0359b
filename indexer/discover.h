#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "indexer/index_summary.h"

namespace vidensgraf {

struct FoundFile {
  std::string path;      ///< As the user would type it: the path given, and what was found below it.
  std::string identity;  ///< Absolute; the same file gives the same identity in every run.
  std::uint64_t size_bytes = 0;
  bool is_jsonl = false;
};

struct Discovery {
  std::vector<FoundFile> files;  ///< Sorted by identity, each once.
  /// Paths that do not exist, folders that may not be read, loops of links.
  std::vector<SkippedFile> skipped;
  std::vector<std::string> folders;  ///< Identities of the folders that were given: what --prune looks at.
  std::vector<std::string> empty_folders;   ///< Those of them that have nothing in them.
  std::vector<std::string> unread_folders;  ///< Identities of folders whose content is not known.
};

/// Finds the files below `paths`: files as given, folders recursively, links followed.
///
/// In folders what programs keep to themselves is passed over: names that begin with '.', Office's marks of
/// open files ("~$a.docx"), "Thumbs.db" and "desktop.ini", and "page_files" beside "page.html", in which
/// browsers save the page's images and scripts. So is `index_directory`.
[[nodiscard]] Discovery discover(const std::vector<std::string>& paths,
                                 const std::filesystem::path& index_directory);

/// True if `identity` lies in `folder` at any depth.
[[nodiscard]] bool is_below(std::string_view identity, std::string_view folder);

}  // namespace vidensgraf
