#include "query/concept_page.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace vidensgraf {
namespace {

constexpr std::size_t kPlacesShown = 3;
constexpr std::size_t kBesideShown = 15;
constexpr std::size_t kProposedShown = 12;
constexpr std::size_t kCommunityShown = 5;
constexpr std::size_t kFormPlacesRead = 200;

// Evidence of several nodes that are one thing, by document.
std::vector<DocumentEvidence> joined(const std::vector<std::vector<DocumentEvidence>>& evidence) {
  std::vector<DocumentEvidence> joined;
  for (const std::vector<DocumentEvidence>& of_node : evidence) {
    for (const DocumentEvidence& document : of_node) {
      const auto known = std::find_if(
          joined.begin(), joined.end(),
          [&document](const DocumentEvidence& other) { return other.document == document.document; });
      if (known == joined.end()) {
        joined.push_back(document);
      } else {
        known->places.insert(known->places.end(), document.places.begin(), document.places.end());
      }
    }
  }
  for (DocumentEvidence& document : joined) {
    const auto by_span = [](const Evidence& a, const Evidence& b) { return a.source < b.source; };
    std::stable_sort(document.places.begin(), document.places.end(), by_span);
    const auto same = [](const Evidence& a, const Evidence& b) { return a.source == b.source; };
    document.places.erase(std::unique(document.places.begin(), document.places.end(), same),
                          document.places.end());
  }
  std::sort(joined.begin(), joined.end(),
            [](const DocumentEvidence& a, const DocumentEvidence& b) { return a.document < b.document; });
  return joined;
}

class ConceptPageMaker {
 public:
  ConceptPageMaker(const GraphSources& sources, std::size_t max_documents)
      : sources_(sources), max_documents_(max_documents) {}

  Result<ConceptPage> make(NameLookup lookup) {
    page_.lookup = std::move(lookup);
    if (page_.lookup.nodes.empty()) return std::move(page_);
    ids_ = page_.lookup.ids();
    using Step = Result<void> (ConceptPageMaker::*)();
    for (const Step step :
         {&ConceptPageMaker::add_definitions, &ConceptPageMaker::add_links, &ConceptPageMaker::add_proposals,
          &ConceptPageMaker::add_company, &ConceptPageMaker::add_documents, &ConceptPageMaker::add_metrics}) {
      if (const Result<void> done = (this->*step)(); !done) return fail(done.error());
    }
    return std::move(page_);
  }

 private:
  Result<void> add_definitions() {
    auto definitions = make_definitions_page(sources_, page_.lookup);
    if (!definitions) return fail(definitions.error());
    page_.definitions = std::move(*definitions);
    return {};
  }

  Result<void> add_links() {
    auto links = read_links(sources_, ids_, EdgeFilter::relations().without(EdgeType::Defines), {});
    if (!links) return fail(links.error());
    page_.links = std::move(*links);
    return {};
  }

  Result<void> add_proposals() {
    const GraphNode& main = page_.lookup.main();
    if (main.kind != NodeKind::Concept) return {};
    auto proposed = possible_variants(sources_, main);
    if (!proposed) return fail(proposed.error());
    auto by_wording = links_by_wording(sources_.view, main.key, kProposedShown + page_.links.size());
    if (!by_wording) return fail(by_wording.error());
    std::move(by_wording->begin(), by_wording->end(), std::back_inserter(*proposed));
    for (ProposedLink& link : *proposed) {
      if (page_.proposed.size() == kProposedShown) break;
      if (!is_shown(link.node.id)) page_.proposed.push_back(std::move(link));
    }
    return {};
  }

  [[nodiscard]] bool is_shown(NodeId id) const {
    return std::find(ids_.begin(), ids_.end(), id) != ids_.end() ||
           std::any_of(page_.links.begin(), page_.links.end(),
                       [id](const LinkedNode& link) { return link.node.id == id; }) ||
           std::any_of(page_.proposed.begin(), page_.proposed.end(),
                       [id](const ProposedLink& link) { return link.node.id == id; });
  }

  Result<void> add_company() {
    auto beside = cooccurring(sources_.rows, sources_.view, ids_, kBesideShown);
    if (!beside) return fail(beside.error());
    page_.beside = std::move(*beside);
    return {};
  }

  Result<void> add_documents() {
    std::vector<std::vector<DocumentEvidence>> evidence;
    for (const SameNode& same : page_.lookup.nodes) {
      auto of_node = sources_.view.evidence_of(same.node.id, max_documents_);
      if (!of_node) return fail(of_node.error());
      evidence.push_back(std::move(*of_node));
      page_.document_count = std::max(page_.document_count, same.node.documents);
    }
    auto forms = surface_forms(sources_, page_.lookup, evidence, kFormPlacesRead);
    if (!forms) return fail(forms.error());
    page_.forms = std::move(*forms);
    std::vector<DocumentEvidence> all = joined(evidence);
    if (all.size() > max_documents_) all.resize(max_documents_);
    auto documents = PlaceReader(sources_.rows, sources_.analyzer).read(all, kPlacesShown);
    if (!documents) return fail(documents.error());
    page_.documents = std::move(*documents);
    page_.document_count = std::max<std::uint64_t>(page_.document_count, page_.documents.size());
    return {};
  }

  Result<void> add_metrics() {
    const auto state = read_metrics_state(sources_.rows);
    if (!state) return fail(state.error());
    const auto measure = read_measure(sources_.rows, ids_.front());
    if (!measure) return fail(measure.error());
    if (!*state || !*measure) return {};
    ConceptMetrics metrics;
    metrics.state = **state;
    metrics.measure = **measure;
    if (metrics.measure.community != 0) {
      const auto size = community_size(sources_.rows, metrics.measure.community);
      if (!size) return fail(size.error());
      metrics.community_size = *size;
      auto members =
          most_central(sources_.rows, sources_.view, kCommunityShown + 1, metrics.measure.community);
      if (!members) return fail(members.error());
      for (GraphNode& member : *members) {
        const bool is_own = std::find(ids_.begin(), ids_.end(), member.id) != ids_.end();
        if (!is_own && metrics.community.size() < kCommunityShown) {
          metrics.community.push_back(std::move(member));
        }
      }
    }
    page_.metrics = std::move(metrics);
    return {};
  }

  const GraphSources& sources_;
  std::size_t max_documents_;
  ConceptPage page_;
  std::vector<NodeId> ids_;
};

}  // namespace

Result<ConceptPage> make_concept_page(const GraphSources& sources, std::string_view name,
                                      std::size_t max_documents) {
  auto lookup = look_up_name(sources, name);
  if (!lookup) return fail(lookup.error());
  return ConceptPageMaker(sources, max_documents).make(std::move(*lookup));
}

}  // namespace vidensgraf
