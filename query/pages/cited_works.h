#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/stated_definition.h"
#include "query/names/name_lookup.h"
#include "query/pages/document_page.h"

namespace vidensgraf {

/// A work that a document cites.
struct CitedWork {
  std::string key;
  std::string label;
  ByteSpan place{};  ///< Where first.
  std::size_t places = 0;
  std::optional<GraphNode> document{};  ///< Of the index that it is, or is likely to be.
  Reason reason{};                      ///< Why it is taken for that.
  bool is_sure = false;
};

/// Who cites whom, from the side of one document.
struct Citing {
  std::vector<CitedWork> cited;   ///< Those that are in the index first, then by place.
  std::vector<GraphNode> citing;  ///< Documents that cite it.
};

/// Cited works of a document are looked up among the others; of very many the first few hundred.
[[nodiscard]] Result<Citing> read_citing(const GraphSources& sources, const DocumentPage& page);

}  // namespace vidensgraf
