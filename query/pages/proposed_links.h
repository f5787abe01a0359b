#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "query/names/name_lookup.h"

namespace vidensgraf {

/// A concept that is near by its words alone: a proposal, not a statement of a document.
struct ProposedLink {
  enum class Kind : std::uint8_t {
    Variant,   ///< May be the same concept.
    Wider,     ///< Its words are the last of the concept's: "støttebehov" of "komplekst støttebehov".
    Narrower,  ///< The other way round.
    SameHead,  ///< Ends in the same word.
  };
  Kind kind = Kind::SameHead;
  GraphNode node;
  Reason reason;  ///< Of a variant: "one letter apart", ...
};

/// Concepts whose last word is that of `key`, without `key` itself: wider ones, narrower ones, others with
/// the same head, each the most common first.
///
/// Of very common heads the first few hundred concepts, by their reversed keys, are looked at.
[[nodiscard]] Result<std::vector<ProposedLink>> links_by_wording(const GraphView& view,
                                                                 const std::string& key, std::size_t limit);

/// The concepts that `links_by_wording` chooses from, for those who ask twice.
class Wordings {
 public:
  [[nodiscard]] static Result<Wordings> read(const GraphView& view, const std::string& key);
  /// As `links_by_wording`.
  [[nodiscard]] Result<std::vector<ProposedLink>> links(const GraphView& view, std::size_t limit) const;

 private:
  // A concept of the same head word, before its node is read.
  struct Wording {
    ProposedLink::Kind kind = ProposedLink::Kind::SameHead;
    std::uint64_t documents = 0;
    NodeId node{};
  };
  std::string key_;
  std::vector<Wording> found_;  // each node once
};

/// What may be the main node by another form of its name, but not surely (query/names/name_variants.h).
[[nodiscard]] Result<std::vector<ProposedLink>> possible_variants(const GraphSources& sources,
                                                                  const NameLookup& lookup);

/// Two nodes that may be one by their names, for someone to decide.
struct ProposedMerge {
  GraphNode rarer;
  GraphNode other;  ///< Which is named more often: what both would be called.
  Reason reason;
};

/// What `nodes` may be merged with, by their names; each two once, in the order of `nodes`. Nothing that is
/// shown as one already, or that a reviewer keeps apart.
/// Cost: a look-up (query/names/name_lookup.h) for each node that can have variants.
[[nodiscard]] Result<std::vector<ProposedMerge>> proposed_merges(const GraphSources& sources,
                                                                 const std::vector<GraphNode>& nodes);

}  // namespace vidensgraf
