#include "query/pages/concept_page.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <utility>

#include "query/pages/page_rows.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kPlacesShown = 3;
constexpr std::size_t kBesideShown = 15;
constexpr std::size_t kProposedShown = 12;
constexpr std::size_t kCommunityShown = 5;
constexpr std::size_t kFormPlacesRead = 60;
constexpr std::size_t kDefinitionsRead = 12;  // the page of definitions has them all

// Evidence of several nodes that are one thing, by document: in the order of each node's own.
std::vector<DocumentEvidence> joined(const std::vector<std::vector<DocumentEvidence>>& evidence) {
  std::vector<DocumentEvidence> joined;
  std::unordered_map<DocumentNumber, std::size_t> known;
  for (const std::vector<DocumentEvidence>& of_node : evidence) {
    for (const DocumentEvidence& document : of_node) {
      const auto [at, is_new] = known.emplace(document.number, joined.size());
      if (is_new) {
        joined.push_back(document);
      } else {
        auto& places = joined[at->second].places;
        places.insert(places.end(), document.places.begin(), document.places.end());
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
  return joined;
}

class ConceptPageMaker {
 public:
  ConceptPageMaker(const GraphSources& sources, const ConceptPageOptions& options) : sources_(sources) {
    page_.options = options;
  }

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
    if (page_.lookup.main().kind == NodeKind::Concept) {
      auto wordings = Wordings::read(sources_.view, page_.lookup.main().key);
      if (!wordings) return fail(wordings.error());
      wordings_ = std::move(*wordings);
    }
    auto definitions = make_definitions_page(sources_, page_.lookup, kDefinitionsRead, &wordings_);
    if (!definitions) return fail(definitions.error());
    page_.definitions = std::move(*definitions);
    return {};
  }

  Result<void> add_links() {
    LinkLimits limits;
    limits.links = page_.options.links.limit;
    limits.offset = page_.options.links.offset;
    auto list = read_links(sources_, ids_, EdgeFilter::relations().without(EdgeType::Defines), limits);
    if (!list) return fail(list.error());
    page_.links = std::move(list->links);
    page_.link_count = list->total;
    page_.is_link_count_exact = list->is_total_exact;
    return {};
  }

  Result<void> add_proposals() {
    const GraphNode& main = page_.lookup.main();
    if (main.kind != NodeKind::Concept) return {};
    auto proposed = possible_variants(sources_, page_.lookup);
    if (!proposed) return fail(proposed.error());
    auto by_wording = wordings_.links(sources_.view, kProposedShown + page_.links.size());
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
    auto company = cooccurring(sources_.rows, sources_.view, ids_, kBesideShown);
    if (!company) return fail(company.error());
    page_.beside = std::move(company->beside);
    page_.beside_documents = company->documents;
    return {};
  }

  Result<void> add_documents() {
    const ListPart part = page_.options.documents;
    std::vector<std::vector<DocumentEvidence>> evidence;
    for (const SameNode& same : page_.lookup.nodes) {
      // Nodes that are one thing name the same documents more or less: where there are several, a part is
      // read from the beginning of each, since only then it is known what is left out before it.
      const bool alone = page_.lookup.nodes.size() == 1;
      auto of_node = alone ? sources_.view.first_evidence_of(same.node.id, part.limit, part.offset)
                           : sources_.view.first_evidence_of(same.node.id, part.offset + part.limit);
      if (!of_node) return fail(of_node.error());
      evidence.push_back(std::move(*of_node));
      page_.document_count = std::max(page_.document_count, same.node.documents);
    }
    std::vector<DocumentEvidence> all = joined(evidence);
    if (evidence.size() > 1) {
      page_.document_count = std::max<std::uint64_t>(page_.document_count, all.size());
      all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(part.offset, all.size())));
    }
    if (all.size() > part.limit) all.resize(part.limit);
    auto documents = PlaceReader(sources_.rows, sources_.view, sources_.analyzer).read(all, kPlacesShown);
    if (!documents) return fail(documents.error());
    page_.documents = std::move(*documents);
    if (part.offset == 0) return add_forms(evidence);
    // The names of a concept are the same on each part of the list.
    std::vector<std::vector<DocumentEvidence>> first;
    for (const SameNode& same : page_.lookup.nodes) {
      auto of_node = sources_.view.first_evidence_of(same.node.id, part.limit);
      if (!of_node) return fail(of_node.error());
      first.push_back(std::move(*of_node));
    }
    return add_forms(first);
  }

  Result<void> add_forms(const std::vector<std::vector<DocumentEvidence>>& evidence) {
    auto forms = surface_forms(sources_, page_.lookup, evidence, kFormPlacesRead);
    if (!forms) return fail(forms.error());
    page_.forms = std::move(*forms);
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
  ConceptPage page_;
  std::vector<NodeId> ids_;
  Wordings wordings_;  // around the main concept
};

}  // namespace

Result<ConceptPage> make_concept_page(const GraphSources& asked, std::string_view name,
                                      const ConceptPageOptions& options) {
  const PageRows rows(asked.rows);
  const GraphView view(rows);
  const GraphSources sources{rows, view, asked.analyzer, asked.registers};
  auto lookup = look_up_name(sources, name);
  if (!lookup) return fail(lookup.error());
  return ConceptPageMaker(sources, options).make(std::move(*lookup));
}

}  // namespace vidensgraf
