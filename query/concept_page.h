#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "graph/cooccurrence.h"
#include "graph/stored_metrics.h"
#include "query/definitions_page.h"
#include "query/links.h"
#include "query/name_lookup.h"
#include "query/place.h"
#include "query/proposed_links.h"
#include "query/surface_forms.h"

namespace vidensgraf {

/// Where the concept stands in the whole graph, as last computed on request (graph/stored_metrics.h).
struct ConceptMetrics {
  MetricsState state;
  StoredMeasure measure;
  std::uint64_t community_size = 0;
  std::vector<GraphNode> community;  ///< The most central nodes of its community, others than itself.
};

/// All that is known of a concept (or an organisation, a target group, an abbreviation).
struct ConceptPage {
  NameLookup lookup;  ///< `lookup.nodes` is empty if the name is unknown; then nothing else is set.
  std::vector<SurfaceForm> forms;  ///< Wordings under which documents name it.
  DefinitionsPage definitions;
  std::vector<LinkedNode> links;  ///< All edges but `defines` and `mentions`, heaviest first.
  std::vector<ProposedLink> proposed;
  std::vector<Cooccurrence> beside;         ///< Named in the same paragraphs.
  std::vector<PlacesInDocument> documents;  ///< Where it is named, by document id: the first of them.
  std::uint64_t document_count = 0;         ///< That name it, at least.
  std::optional<ConceptMetrics> metrics;
};

/// \param max_documents  How many documents `documents` lists.
[[nodiscard]] Result<ConceptPage> make_concept_page(const GraphSources& sources, std::string_view name,
                                                    std::size_t max_documents = 50);

}  // namespace vidensgraf
