#include "indexer/index_plan.h"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "indexer/document_ids.h"

namespace vidensgraf {
namespace {

bool is_in_any(std::string_view identity, const std::vector<std::string>& folders) {
  return std::any_of(folders.begin(), folders.end(),
                     [identity](const std::string& folder) { return is_below(identity, folder); });
}

// A folder given that has nothing in it is what a share looks like that is not mounted: what the index has
// from there stays, and the user is told.
void keep_documents_of_empty_folders(Discovery& found, const std::vector<KnownDocument>& known) {
  for (const std::string& folder : found.empty_folders) {
    const auto count = std::count_if(known.begin(), known.end(), [&folder](const KnownDocument& document) {
      return is_below(document.source_path, folder);
    });
    if (count == 0) continue;
    found.unread_folders.push_back(folder);
    found.skipped.push_back(SkippedFile{
        folder,
        fmt::format("The folder is empty, as a share is that is not mounted: {} from it {} in the index. "
                    "If they are to go, take them out with \"vidensgraf remove\".",
                    count == 1 ? "1 document" : fmt::format("{} documents", count),
                    count == 1 ? "stays" : "stay")});
  }
}

}  // namespace

IndexPlan make_plan(Discovery found, const std::vector<KnownDocument>& known, bool prune) {
  IndexPlan plan;
  plan.found = std::move(found);
  if (prune) keep_documents_of_empty_folders(plan.found, known);
  std::set<std::string_view> present;
  for (const FoundFile& file : plan.found.files) present.insert(file.identity);
  std::vector<const KnownDocument*> absent;  // stay, without being looked at
  for (const KnownDocument& document : known) {
    KnownSource& source = plan.known_by_source[document.source_path];
    source.documents.push_back(&document);
    if (document.is_line) source.by_content_hash.emplace(document.content_hash, &document);
    if (present.contains(document.source_path)) continue;
    if (prune && is_in_any(document.source_path, plan.found.folders) &&
        !is_in_any(document.source_path, plan.found.unread_folders)) {
      plan.vanished.push_back(&document);
    } else if (!document.is_line) {
      absent.push_back(&document);
    }
  }

  std::vector<std::string> identities;
  for (const FoundFile& file : plan.found.files) {
    if (!file.is_jsonl) identities.push_back(file.identity);
  }
  const std::size_t found_count = identities.size();
  for (const KnownDocument* document : absent) identities.push_back(document->source_path);
  std::vector<std::string> ids = document_ids(identities);
  for (std::size_t i = 0; i < absent.size(); ++i) {
    std::string& id = ids[found_count + i];
    if (id != absent[i]->id) plan.renamed.push_back(Renamed{absent[i], std::move(id)});
  }
  std::size_t next = 0;
  for (const FoundFile& file : plan.found.files) {
    plan.ids.push_back(file.is_jsonl ? std::string() : std::move(ids[next++]));
  }
  return plan;
}
}  // namespace vidensgraf
