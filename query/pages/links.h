#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/cited_version.h"
#include "query/names/name_lookup.h"
#include "query/pages/place.h"

namespace vidensgraf {

/// A node that is linked with the one a page is about: by documents, or by what both are called.
struct LinkedNode {
  GraphNode node;
  EdgeKey edge;
  EdgeRow weight;
  bool outgoing = true;       ///< To `node`.
  Reason reason;              ///< Where no document states it (graph/derived_links.h): why it is there.
  std::string accepted_by{};  ///< The reviewer who accepted it; empty if none did.
  std::string accepted_on{};  ///< "2026-11-22"
  std::optional<ProvisionStanding> standing;  ///< Of `node`, where it is a law or a provision.
  /// The first documents that state it. Where an end is a law or provision, with the version they mean.
  std::vector<PlacesInDocument> evidence;
};

/// How much of the links is read: the work follows what is shown, not how many there are. `weight` always
/// counts all.
struct LinkLimits {
  std::size_t links = 25;
  std::size_t offset = 0;     ///< Links that are left out before the first.
  std::size_t documents = 2;  ///< Of each link: those that state it most often.
  std::size_t places = 1;     ///< Of each document.
};

struct LinkList {
  std::vector<LinkedNode> links;
  std::uint64_t total = 0;
  bool is_total_exact = true;  ///< Else there are more than `total`, and which are heaviest is not sure.
};

/// The edges between `own`, nodes that are taken for one, and others: heaviest first (places, then
/// documents). An edge that several of `own` have is one link; edges among them are none. Errors: Damaged,
/// Io.
[[nodiscard]] Result<LinkList> read_links(const GraphSources& sources, const std::vector<NodeId>& own,
                                          EdgeFilter filter, const LinkLimits& limits);

/// The same, with a reader that may know some of the documents.
[[nodiscard]] Result<LinkList> read_links(const GraphSources& sources, const std::vector<NodeId>& own,
                                          EdgeFilter filter, const LinkLimits& limits,
                                          CitedVersionReader& versions);

}  // namespace vidensgraf
