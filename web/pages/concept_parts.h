#pragma once

#include <vector>

#include "query/pages/concept_page.h"
#include "web/http.h"
#include "web/messages.h"
#include "web/templates.h"

namespace vidensgraf {

// Parts of the page of a concept.

/// Its wordings side by side, and the difference of two: those that the address chooses ("fra", "til",
/// numbers from 1), else the first two that differ.
void put_definitions(TemplateData& data, const Request& request, const DefinitionsPage& page,
                     Language language);

/// Concepts that documents define right before and after it.
[[nodiscard]] Result<std::vector<GraphNode>> concepts_defined_beside(const GraphSources& sources,
                                                                     const DefinitionsPage& page);

/// "defined_beside": concepts that documents define right before and after it. False: there are none.
[[nodiscard]] Result<bool> put_defined_beside(TemplateData& data, const GraphSources& sources,
                                              const ConceptPage& page);

/// Documents that define or name it, by date.
void put_timeline(TemplateData& data, const ConceptPage& page, Language language);

}  // namespace vidensgraf
