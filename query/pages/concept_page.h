#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "graph/cooccurrence.h"
#include "graph/stored_metrics.h"
#include "query/names/name_lookup.h"
#include "query/pages/definitions_page.h"
#include "query/pages/links.h"
#include "query/pages/list_part.h"
#include "query/pages/place.h"
#include "query/pages/proposed_links.h"
#include "query/pages/surface_forms.h"

namespace vidensgraf {

/// Where the concept stands in the whole graph, as last computed on request (graph/stored_metrics.h).
struct ConceptMetrics {
  MetricsState state;
  StoredMeasure measure;
  std::uint64_t community_size = 0;
  std::vector<GraphNode> community;  ///< The most central nodes of its community, others than itself.
};

/// What of a concept's page is asked for. The work follows from it, not from how often the concept is named.
struct ConceptPageOptions {
  ListPart documents{20};
  ListPart links{25};
};

/// All that is known of a concept (or an organisation, a target group, an abbreviation).
struct ConceptPage {
  ConceptPageOptions options;
  NameLookup lookup;  ///< `lookup.nodes` is empty if the name is unknown; then nothing else is set.
  std::vector<SurfaceForm> forms;  ///< Wordings under which the first documents name it.
  DefinitionsPage definitions;
  std::vector<LinkedNode> links;  ///< All edges but `defines` and `mentions`, heaviest first.
  std::uint64_t link_count = 0;   ///< In all; at least so many where `is_link_count_exact` is false.
  bool is_link_count_exact = true;
  std::vector<ProposedLink> proposed;
  std::vector<Cooccurrence> beside;    ///< Named in the same paragraphs.
  std::uint64_t beside_documents = 0;  ///< Whose paragraphs were counted.
  /// Where it is named: documents that open with it, then those that name it most.
  std::vector<PlacesInDocument> documents;
  std::uint64_t document_count = 0;  ///< That name it, at least.
  std::optional<ConceptMetrics> metrics;
};

/// Looks `name` up, in any form, and reads all of the page. A name that is not known is no error. Errors:
/// Input (no UTF-8), Damaged, Io.
[[nodiscard]] Result<ConceptPage> make_concept_page(const GraphSources& sources, std::string_view name,
                                                    const ConceptPageOptions& options = {});

}  // namespace vidensgraf
