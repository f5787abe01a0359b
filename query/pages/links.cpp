#include "query/pages/links.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace vidensgraf {
namespace {

// One link: the same type, direction and other end, whichever of the page's own nodes has it.
using LinkKey = std::tuple<EdgeType, bool, NodeId>;

struct Gathered {
  NodeId other{};
  bool outgoing = true;
  std::size_t found = 0;  // before it
  EdgeRow weight;
  Reason reason;
  std::vector<EdgeKey> edges;
};

std::optional<ProvisionAddress> address_of(const GraphNode& node) {
  if (node.kind != NodeKind::Provision && node.kind != NodeKind::Law) return std::nullopt;
  return parse_provision_key(node.key);
}

class LinkReader {
 public:
  LinkReader(const GraphSources& sources, const LinkLimits& limits, CitedVersionReader& versions)
      : sources_(sources),
        limits_(limits),
        places_(sources.rows, sources.view, sources.analyzer),
        versions_(versions) {}

  Result<LinkList> read(const std::vector<NodeId>& own, EdgeFilter filter) {
    if (const auto gathered = gather(own, filter); !gathered) return fail(gathered.error());
    std::vector<const Gathered*> order;
    for (const auto& [key, link] : links_) order.push_back(&link);
    // Those of one node come in an order in which the next part goes on where this one ends.
    const bool is_one = own.size() == 1;
    std::sort(order.begin(), order.end(), [is_one](const Gathered* a, const Gathered* b) {
      if (is_one) return a->found < b->found;
      const auto rank = [](const Gathered& link) {
        return std::make_tuple(~link.weight.evidence, ~link.weight.documents, link.edges.front().type,
                               !link.outgoing, link.other);
      };
      return rank(*a) < rank(*b);
    });
    for (std::size_t index = limits_.offset; index < order.size(); ++index) {
      if (list_.links.size() == limits_.links) break;
      auto made = make(*order[index]);
      if (!made) return fail(made.error());
      list_.links.push_back(std::move(*made));
    }
    // Ids are hashes: among those of one weight the shown ones stand in an order that people can follow.
    std::stable_sort(list_.links.begin(), list_.links.end(), [](const LinkedNode& a, const LinkedNode& b) {
      const auto rank = [](const LinkedNode& link) {
        return std::make_tuple(~link.weight.evidence, ~link.weight.documents, link.edge.type, !link.outgoing,
                               link.node.kind, std::string_view(link.node.key));
      };
      return rank(a) < rank(b);
    });
    return std::move(list_);
  }

 private:
  Result<void> gather(const std::vector<NodeId>& own, EdgeFilter filter) {
    // Of a single node the heaviest edges are enough. Of several, all are read: two of them may have the same
    // edge, and an edge between them is none to show.
    const std::size_t shown = limits_.offset + std::min(limits_.links, SIZE_MAX - limits_.offset);
    const std::size_t most = own.size() == 1 ? shown : SIZE_MAX;
    for (const NodeId id : own) {
      const auto node = sources_.view.node(id);
      if (!node) return fail(node.error());
      if (!*node) continue;
      if (own_address_ == std::nullopt) own_address_ = address_of(**node);
      auto edges = sources_.view.heaviest_edges(**node, filter, most);
      if (!edges) return fail(edges.error());
      list_.total += edges->total;
      if (!edges->is_complete) list_.is_total_exact = false;
      for (StatedEdge& stated : edges->edges) add_edge(id, own, stated);
    }
    return {};
  }

  void add_edge(NodeId id, const std::vector<NodeId>& own, StatedEdge& stated) {
    const EdgeKey key = stated.edge.key;
    const bool outgoing = key.from == id;
    const NodeId other = outgoing ? key.to : key.from;
    if (std::find(own.begin(), own.end(), other) != own.end()) {
      --list_.total;
      return;
    }
    Gathered& link = links_[LinkKey{key.type, outgoing, other}];
    if (link.edges.empty()) {
      link.found = links_.size();
      link.other = other;
      link.outgoing = outgoing;
      link.reason = std::move(stated.reason);
    } else {
      --list_.total;
    }
    // Documents that state both are counted twice; telling them apart would mean to read all of them.
    link.weight.documents += stated.edge.weight.documents;
    link.weight.evidence += stated.edge.weight.evidence;
    link.edges.push_back(key);
  }

  Result<LinkedNode> make(const Gathered& gathered) {
    LinkedNode link;
    auto node = sources_.view.node(gathered.other);
    if (!node) return fail(node.error());
    if (!*node) return fail(ErrorCode::Damaged, "The graph is damaged: an edge leads to no node.");
    link.node = std::move(**node);
    link.edge = gathered.edges.front();
    link.weight = gathered.weight;
    link.outgoing = gathered.outgoing;
    link.reason = gathered.reason;
    auto address = address_of(link.node);
    if (address) link.standing = standing_of(sources_.registers, *address);
    // Who names a provision cites it, not the law that it is part of.
    const bool part_of_it = link.edge.type == EdgeType::PartOf && link.outgoing;
    if (!address || (part_of_it && own_address_)) address = own_address_;
    const auto reviews = sources_.view.reviews();
    if (!reviews) return fail(reviews.error());
    for (const EdgeKey& edge : gathered.edges) {
      // Of merged nodes a sheet has the link of the main one.
      const EdgeKey main =
          canonical(EdgeKey{(*reviews)->main_of(edge.from), edge.type, (*reviews)->main_of(edge.to)});
      const ReviewDecision* accepted = (*reviews)->accepted({edge.from, edge.type, edge.to});
      if (accepted == nullptr) accepted = (*reviews)->accepted({main.from, main.type, main.to});
      if (accepted != nullptr) {
        constexpr std::size_t kDateLetters = 10;
        link.accepted_by = accepted->user;
        link.accepted_on = accepted->time.substr(0, kDateLetters);
      }
      const auto evidence = sources_.view.first_evidence_of(edge, limits_.documents);
      if (!evidence) return fail(evidence.error());
      auto places = places_.read(*evidence, limits_.places, 0);
      if (!places) return fail(places.error());
      for (PlacesInDocument& document : *places) {
        if (const auto added = add(std::move(document), address, link); !added) {
          return fail(added.error());
        }
      }
    }
    return link;
  }

  // Adds a document's places to those that are known of it.
  Result<void> add(PlacesInDocument document, const std::optional<ProvisionAddress>& address,
                   LinkedNode& link) {
    const auto known = std::find_if(
        link.evidence.begin(), link.evidence.end(),
        [&document](const PlacesInDocument& other) { return other.document.id == document.document.id; });
    if (known != link.evidence.end()) {
      known->count += document.count;
      for (Place& place : document.places) {
        const bool is_there = std::any_of(known->places.begin(), known->places.end(),
                                          [&](const Place& other) { return other.source == place.source; });
        if (is_there) {
          --known->count;
        } else if (known->places.size() < limits_.places) {
          known->places.push_back(std::move(place));
        }
      }
      return {};
    }
    if (link.evidence.size() == limits_.documents) return {};
    if (address) {
      auto version = versions_.version_of(document.document.number, *address);
      if (!version) return fail(version.error());
      document.cited = std::move(*version);
    }
    link.evidence.push_back(std::move(document));
    return {};
  }

  const GraphSources& sources_;
  const LinkLimits& limits_;
  PlaceReader places_;
  CitedVersionReader& versions_;
  std::optional<ProvisionAddress> own_address_;
  std::map<LinkKey, Gathered> links_;
  LinkList list_;
};

}  // namespace

Result<LinkList> read_links(const GraphSources& sources, const std::vector<NodeId>& own, EdgeFilter filter,
                            const LinkLimits& limits) {
  CitedVersionReader versions(sources.rows, sources.view, sources.registers);
  return read_links(sources, own, filter, limits, versions);
}

Result<LinkList> read_links(const GraphSources& sources, const std::vector<NodeId>& own, EdgeFilter filter,
                            const LinkLimits& limits, CitedVersionReader& versions) {
  return LinkReader(sources, limits, versions).read(own, filter);
}

}  // namespace vidensgraf
