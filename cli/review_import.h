#pragma once

#include <string>
#include <vector>

#include "cli/command.h"
#include "corpus/result.h"

namespace vidensgraf {

/// What `vidensgraf review import` was given.
struct ReviewImport {
  std::string index;
  std::string user;
  std::vector<std::string> files;  ///< Files, and folders of the page.
  bool dry_run = false;
};

/// Brings decisions into the index: sheets, exported files, and what was handed in on the page, which is then
/// put aside. Says on standard error what is left out.
/// \return Nothing where some rows were left out. What may be otherwise the next time is an `Input` error:
/// that
///         there is no index, or that a file cannot be read, which then stays where it is.
[[nodiscard]] Result<ExitCode> import_reviews(const ReviewImport& import);

}  // namespace vidensgraf
