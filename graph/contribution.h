#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"
#include "corpus/result.h"
#include "extraction/facts.h"
#include "graph/node.h"

namespace vidensgraf {

/// Where a document states something, and who found it.
struct Evidence {
  ByteSpan source;          ///< In the document's canonical text.
  std::uint32_t page = 0;   ///< From 1; 0 where the format has no pages. Likewise wherever a page is named.
  std::string extractor;    ///< "definition: X defineres som"
  float confidence = 1.0F;  ///< 0 to 1; 1 where nothing had to be inferred.
};

/// The extractor of evidence for a provision whose own words stand there, under its number.
inline constexpr std::string_view kQuotedProvision = "law reference: quoted text";

struct ContributedNode {
  NodeKind kind = NodeKind::Concept;
  std::string key;    ///< See NodeKind.
  std::string label;  ///< The label this document gives it.
  /// Forms under which it can be looked up (label, variants, abbreviations), as `fold_name` gives them.
  std::vector<std::string> names;
  /// Where the document names it, by span. This is the edge `mentions` from the document: it has no
  /// ContributedEdge.
  std::vector<Evidence> evidence;
};

struct ContributedEdge {
  NodeId from{};
  EdgeType type = EdgeType::Related;
  NodeId to{};
  std::vector<Evidence> evidence;
};

/// What one document adds to the graph. The graph is the sum of the contributions of its documents, so that
/// removing a document subtracts exactly what it added. Sorted by node id, then by edge; without duplicates;
/// evidence by span. Both ends of every edge are among the nodes.
struct Contribution {
  /// What of the document's own node follows from its id, and so is not kept with its words.
  struct OfId {
    bool label = false;                 ///< The id is its label, for want of a title.
    bool name = false;                  ///< The id is one of its names, if it can be a name.
    bool is_also_of_the_title = false;  ///< The title gives that same name.
  };

  std::vector<ContributedNode> nodes;
  std::vector<ContributedEdge> edges;
  std::vector<Definition> definitions;  ///< Kept whole for the definitions page.
  std::vector<LawReference> law_references;
  OfId of_id;
};

/// A pure function of its arguments.
[[nodiscard]] Contribution contribution_of(const Document& document, const DocumentFacts& facts);

/// The node of the document itself; null if there is none.
[[nodiscard]] const ContributedNode* own_node(const Contribution& contribution);

/// The layout stands in contribution_codec.cpp. Documents of the same words, title and laws in force give the
/// same bytes, whatever their ids.
[[nodiscard]] std::string encode(const Contribution& contribution);

/// The reverse, for the document of that id; everything is bounds-checked. Error Damaged.
[[nodiscard]] Result<Contribution> decode_contribution(std::string_view bytes, std::string_view document_id);

/// Of that contribution only the document's own node and the edges from and to it. Error Damaged.
[[nodiscard]] Result<Contribution> decode_own_part(std::string_view bytes, std::string_view document_id);

/// What a stored law reference is about: enough to tell whether it is wanted.
struct ReferenceHead {
  std::string_view law;
  std::string_view paragraf;
  std::string_view document_number;  ///< Of the text of the law that it names; empty if it names none.
};
using WantsReference = std::function<bool(const ReferenceHead& head)>;

/// The law references of an encoded contribution that are wanted; without `wants`, all. The rest is passed
/// over. Error Damaged.
[[nodiscard]] Result<std::vector<LawReference>> decode_law_references(std::string_view bytes,
                                                                      const WantsReference& wants = {});

/// Where a node is named.
struct PlaceOnPage {
  ByteSpan source;
  std::uint32_t page = 0;
};

/// Calls `visit` for each node of an encoded contribution that `wants` says yes to, with its places: for
/// those who go through many contributions and need no more. `key` borrows from `bytes` or is `document_id`;
/// `places` are valid during the call only. Error Damaged.
using WantsNode = std::function<bool(NodeKind kind, std::string_view key)>;
using VisitPlaces =
    std::function<void(NodeKind kind, std::string_view key, const std::vector<PlaceOnPage>& places)>;
[[nodiscard]] Result<void> visit_places(std::string_view bytes, std::string_view document_id,
                                        const WantsNode& wants, const VisitPlaces& visit);

}  // namespace vidensgraf
