#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "query/names/name_lookup.h"
#include "web/document_list.h"
#include "web/shared_vocabularies.h"

namespace vidensgraf {

/// What pages tell of a collection as a whole. Immutable.
struct Overview {
  DocumentList documents;
  std::vector<GraphNode> concepts;  ///< Those that most documents name, the first two dozen.
  std::string most_defined;         ///< Of these the one with most wordings of a definition; may be empty.
  std::string provision;            ///< The one that most documents cite; may be empty.

  /// Cost: reads 20,000 nodes, and all documents where they are kept. Errors: Damaged, Io.
  [[nodiscard]] static Result<Overview> load(const GraphSources& sources);
};

/// The overview of one commit, for all sessions of it. Thread-safe.
class SharedOverview {
 public:
  /// Loaded by the first who asks; others wait. Valid as long as this.
  [[nodiscard]] Result<const Overview*> get(const GraphSources& sources);
  [[nodiscard]] SharedVocabularies& vocabularies() { return vocabularies_; }

 private:
  std::mutex mutex_;
  std::unique_ptr<const Overview> loaded_;
  SharedVocabularies vocabularies_;
};

}  // namespace vidensgraf
