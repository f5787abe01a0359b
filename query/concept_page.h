#pragma once

#include <string>
#include <vector>

#include "graph/cooccurrence.h"
#include "query/definitions_page.h"
#include "query/name_lookup.h"
#include "query/place.h"

namespace vidensgraf {

/// A node that a document states to be linked with the concept.
struct LinkedNode {
  GraphNode node;
  EdgeKey edge;
  EdgeRow weight;
  bool outgoing = true;  ///< From the concept to `node`.
  std::string reason;    ///< Where no document states it (a cited work and its document): why it is there.
  std::vector<PlacesInDocument> evidence;
};

/// A concept that is near by its words alone: a proposal, not a statement of a document.
struct ProposedLink {
  enum class Kind : std::uint8_t {
    Wider,     ///< Its words are the last of the concept's: "støttebehov" of "komplekst støttebehov".
    Narrower,  ///< The other way round.
    SameHead,  ///< Ends in the same word.
    Variant,   ///< May be the same concept (query/merge_candidates.h).
  };
  Kind kind = Kind::SameHead;
  GraphNode node;
  std::string reason;  ///< Of a variant: "compound of the same words".
};

/// All that is known of a concept (or an organisation, a target group, an abbreviation).
struct ConceptPage {
  NameLookup lookup;  ///< `lookup.nodes` is empty if the name is unknown; then nothing else is set.
  DefinitionsPage definitions;
  std::vector<LinkedNode> links;  ///< All edges but `defines` and `mentions`, heaviest first.
  std::vector<ProposedLink> proposed;
  std::vector<Cooccurrence> beside;         ///< Named in the same paragraphs.
  std::vector<PlacesInDocument> documents;  ///< Where it is named, by document id.
};

[[nodiscard]] Result<ConceptPage> make_concept_page(const GraphSources& sources, std::string_view name);

/// Concepts that may be the same as `key`: compound or phrase, spelling, misprint.
[[nodiscard]] Result<std::vector<ProposedLink>> possible_variants(const GraphView& view,
                                                                  const std::string& key, std::size_t limit);

/// Concepts whose last word is that of `key`, or that end in `key`, or that `key` ends in; without `key`
/// itself.
[[nodiscard]] Result<std::vector<ProposedLink>> links_by_wording(const GraphView& view,
                                                                 const std::string& key, std::size_t limit);

}  // namespace vidensgraf
