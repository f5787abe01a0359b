#include "graph/derived_links.h"

#include <charconv>
#include <set>
#include <utility>

#include "extraction/registers.h"
#include "graph/concept_forms.h"
#include "graph/graph_rows.h"
#include "graph/names.h"
#include "graph/same_publication.h"
#include "store/document_rows.h"

namespace vidensgraf {
namespace {

// "author|year|title" taken apart.
Publication cited_publication(const std::string& key) {
  Publication work;
  const std::size_t author = key.find('|');
  const std::size_t year = author == std::string::npos ? author : key.find('|', author + 1);
  if (year == std::string::npos) return work;
  work.author = key.substr(0, author);
  work.title = key.substr(year + 1);
  const char* const digits = key.data() + author + 1;
  std::from_chars(digits, key.data() + year, work.year);
  return work;
}

// Beginnings of `text` of three words or more, without the punctuation before the next word.
std::vector<std::string> beginnings(const std::string& text) {
  std::vector<std::string> result;
  std::size_t words = 0;
  for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at + 1)) {
    if (++words < 3) continue;
    std::string beginning = text.substr(0, at);
    while (!beginning.empty() &&
           std::string_view(" .,:;-").find(beginning.back()) != std::string_view::npos) {
      beginning.pop_back();
    }
    if (result.empty() || result.back() != beginning) result.push_back(std::move(beginning));
  }
  return result;
}

class LinkMaker {
 public:
  LinkMaker(const Rows& rows, const GraphNodes& nodes, EdgeFilter filter)
      : rows_(rows), nodes_(nodes), filter_(filter) {}

  // A cited work and the document of the index that it is, or is likely to be.
  Result<void> add_publications(const GraphNode& node) {
    const bool is_document = node.kind == NodeKind::Document;
    const std::string title = is_document ? fold_name(node.label) : cited_publication(node.key).title;
    if (title.empty()) return {};
    const auto others = publications_like(title, is_document ? NodeKind::CitedWork : NodeKind::Document);
    if (!others) return fail(others.error());
    for (const GraphNode& other : *others) {
      const GraphNode& work = is_document ? other : node;
      const GraphNode& document = is_document ? node : other;
      const auto published = document_publication(document);
      if (!published) return fail(published.error());
      PublicationLikeness likeness = compare_publications(cited_publication(work.key), *published);
      if (likeness.match == PublicationMatch::None) continue;
      const EdgeType type =
          likeness.match == PublicationMatch::Same ? EdgeType::ExactMatch : EdgeType::CloseMatch;
      if (filter_.has(type)) add(EdgeKey{work.id, type, document.id}, likeness.reason);
    }
    return {};
  }

  // The same concept or group in one word, in several, or with a hyphen.
  Result<void> add_concepts(const GraphNode& node, const std::vector<ConceptForm>& forms, bool outgoing) {
    for (const ConceptForm& form : forms) {
      const EdgeType type = form.is_sure ? EdgeType::ExactMatch : EdgeType::CloseMatch;
      if (!filter_.has(type)) continue;
      const NodeId other = node_id(node.kind, form.key);
      const auto row = rows_.get(Family::Nodes, node_key(other));
      if (!row) return fail(row.error());
      if (!*row) continue;
      add(outgoing ? EdgeKey{node.id, type, other} : EdgeKey{other, type, node.id}, form.reason);
    }
    return {};
  }

  std::vector<DerivedLink> take() { return std::move(links_); }

 private:
  void add(EdgeKey key, ReasonCode reason) {
    if (made_.insert(key).second) links_.push_back(DerivedLink{key, Reason{reason}});
  }

  Result<Publication> document_publication(const GraphNode& node) const {
    Publication document;
    document.title = node.label;
    const auto number = nodes_.number_of(node.id);
    if (!number) return fail(number.error());
    if (!*number) return document;
    const auto record = read_document_record(rows_, **number);
    if (!record) return fail(record.error());
    if (!*record) return document;
    const Metadata& metadata = (*record)->document.metadata;
    if (metadata.subtitle) document.subtitle = metadata.subtitle->value;
    if (metadata.publisher) document.author = metadata.publisher->value;
    for (const MetadataField& author : metadata.authors) document.authors.push_back(author.value);
    const auto& date = metadata.date ? metadata.date : metadata.year;
    if (date) std::from_chars(date->value.data(), date->value.data() + date->value.size(), document.year);
    return document;
  }

  // Nodes of the kind whose name begins as the title does, or that the title begins with.
  Result<std::vector<GraphNode>> publications_like(const std::string& title, NodeKind wanted) const {
    constexpr std::size_t kNamesRead = 100;
    std::set<NodeId> seen;
    std::vector<GraphNode> found;
    const auto add = [&](GraphNode node) {
      if (node.kind == wanted && seen.insert(node.id).second) found.push_back(std::move(node));
    };
    // Also what begins as the first words do: the rest may be written otherwise.
    constexpr std::size_t kFewestBytes = 10;
    const std::size_t space = title.find(' ', kFewestBytes);
    const std::string start = space == std::string::npos ? title : title.substr(0, space);
    for (const std::string& beginning : {title, start}) {
      const auto longer = nodes_.names_from(beginning, kNamesRead);
      if (!longer) return fail(longer.error());
      for (const NamedNode& named : *longer) {
        auto node = nodes_.node(named.node);
        if (!node) return fail(node.error());
        if (*node) add(std::move(**node));
      }
      if (start == title) break;
    }
    for (const std::string& beginning : beginnings(title)) {
      auto named = nodes_.nodes_named(beginning, NameForm::Exact);
      if (!named) return fail(named.error());
      for (GraphNode& node : *named) add(std::move(node));
    }
    return found;
  }

  const Rows& rows_;
  const GraphNodes& nodes_;
  EdgeFilter filter_;
  std::set<EdgeKey> made_;
  std::vector<DerivedLink> links_;
};

}  // namespace

Result<std::vector<DerivedLink>> derived_links(const Rows& rows, const GraphNodes& nodes,
                                               const GraphNode& node, EdgeFilter filter, LinkSide side) {
  LinkMaker maker(rows, nodes, filter);
  if (!filter.has(EdgeType::ExactMatch) && !filter.has(EdgeType::CloseMatch)) return maker.take();
  Result<void> added;
  if (node.kind == NodeKind::CitedWork || (node.kind == NodeKind::Document && side == LinkSide::Both)) {
    added = maker.add_publications(node);
  } else if (node.kind == NodeKind::Concept || node.kind == NodeKind::TargetGroup) {
    // A key of the register is no name.
    if (Registers::built_in().find_target_group(node.key) != nullptr) return maker.take();
    added = maker.add_concepts(node, joined_forms(node.key), true);
    if (added && side == LinkSide::Both) added = maker.add_concepts(node, split_forms(node.key), false);
  }
  if (!added) return fail(added.error());
  return maker.take();
}

}  // namespace vidensgraf
