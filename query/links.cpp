#include "query/links.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace vidensgraf {
namespace {

// One link: the same type, direction and other end, whichever of the page's own nodes has it.
using LinkKey = std::tuple<EdgeType, bool, NodeId>;

struct Gathered {
  Neighbour neighbour;
  std::vector<EdgeKey> edges;
};

std::optional<ProvisionAddress> address_of(const GraphNode& node) {
  if (node.kind != NodeKind::Provision && node.kind != NodeKind::Law) return std::nullopt;
  return parse_provision_key(node.key);
}

class LinkReader {
 public:
  LinkReader(const GraphSources& sources, const LinkLimits& limits)
      : sources_(sources),
        limits_(limits),
        places_(sources.rows, sources.analyzer),
        versions_(sources.rows, sources.view, sources.registers) {}

  Result<std::vector<LinkedNode>> read(const std::vector<NodeId>& own, EdgeFilter filter) {
    if (const auto gathered = gather(own, filter); !gathered) return fail(gathered.error());
    std::vector<const Gathered*> order;
    for (const auto& [key, link] : links_) order.push_back(&link);
    std::sort(order.begin(), order.end(), [](const Gathered* a, const Gathered* b) {
      const auto rank = [](const Gathered& link) {
        const GraphEdge& edge = link.neighbour.edge;
        return std::make_tuple(~edge.weight.evidence, ~edge.weight.documents, edge.key.type,
                               edge.key.to == link.neighbour.node.id ? 0 : 1, link.neighbour.node.kind,
                               std::string_view(link.neighbour.node.key));
      };
      return rank(*a) < rank(*b);
    });
    std::vector<LinkedNode> result;
    for (const Gathered* link : order) {
      if (result.size() == limits_.links) break;
      auto made = make(*link);
      if (!made) return fail(made.error());
      result.push_back(std::move(*made));
    }
    return result;
  }

 private:
  Result<void> gather(const std::vector<NodeId>& own, EdgeFilter filter) {
    for (const NodeId id : own) {
      auto neighbours = sources_.view.neighbours(id, filter);
      if (!neighbours) return fail(neighbours.error());
      if (own_address_ == std::nullopt) {
        const auto node = sources_.view.node(id);
        if (!node) return fail(node.error());
        if (*node) own_address_ = address_of(**node);
      }
      for (Neighbour& neighbour : *neighbours) {
        if (std::find(own.begin(), own.end(), neighbour.node.id) != own.end()) continue;
        const EdgeKey key = neighbour.edge.key;
        Gathered& link = links_[LinkKey{key.type, key.from == id, neighbour.node.id}];
        if (link.edges.empty()) {
          link.neighbour = std::move(neighbour);
        } else {
          // Documents that state both are counted twice; telling them apart would mean to read all of them.
          link.neighbour.edge.weight.documents += neighbour.edge.weight.documents;
          link.neighbour.edge.weight.evidence += neighbour.edge.weight.evidence;
        }
        link.edges.push_back(key);
      }
    }
    return {};
  }

  Result<LinkedNode> make(const Gathered& gathered) {
    LinkedNode link;
    link.node = gathered.neighbour.node;
    link.edge = gathered.neighbour.edge.key;
    link.weight = gathered.neighbour.edge.weight;
    link.outgoing = link.edge.to == link.node.id;
    link.reason = gathered.neighbour.reason;
    auto address = address_of(link.node);
    if (address) link.standing = standing_of(sources_.registers, *address);
    // Who names a provision cites it, not the law that it is part of.
    const bool part_of_it = link.edge.type == EdgeType::PartOf && link.outgoing;
    if (!address || (part_of_it && own_address_)) address = own_address_;
    for (const EdgeKey& edge : gathered.edges) {
      const auto evidence = sources_.view.evidence_of(edge, limits_.documents);
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
  CitedVersionReader versions_;
  std::optional<ProvisionAddress> own_address_;
  std::map<LinkKey, Gathered> links_;
};

}  // namespace

Result<std::vector<LinkedNode>> read_links(const GraphSources& sources, const std::vector<NodeId>& own,
                                           EdgeFilter filter, const LinkLimits& limits) {
  return LinkReader(sources, limits).read(own, filter);
}

}  // namespace vidensgraf
