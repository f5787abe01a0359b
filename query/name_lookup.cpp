// Names are tried from the surest reading to the loosest: as typed, as other forms of the same words, without
// Danish letters, as a reference to law. What an abbreviation stands for is added to it, so that "NATKO" and
// its long form lead to one page.

#include "query/name_lookup.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "extraction/extract.h"
#include "graph/names.h"
#include "graph/provision.h"
#include "query/query_parser.h"
#include "query/query_references.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kNearestShown = 8;
constexpr std::size_t kMaxQueryBytes = 1000;
constexpr std::size_t kMostTogether = 12;
constexpr std::size_t kDocumentsReadForNames = 5;
constexpr std::array<std::string_view, 3> kArticles = {"den ", "det ", "de "};

Document as_document(std::string_view text) {
  Document document;
  document.id = "query";
  document.text = text.substr(0, kMaxQueryBytes);
  if (document.text.empty()) return document;
  Block block;
  block.source = ByteSpan{0, static_cast<std::uint32_t>(document.text.size())};
  document.blocks.push_back(block);
  return document;
}

DocumentFacts facts_of(const GraphSources& sources, const Document& document) {
  return extract_facts(document, sources.analyzer.analyze(document), sources.analyzer, sources.registers);
}

// A page is about this kind before that.
int rank(NodeKind kind) {
  switch (kind) {
    case NodeKind::Concept:
      return 0;
    case NodeKind::Organisation:
      return 1;
    case NodeKind::TargetGroup:
      return 2;
    case NodeKind::Law:
      return 3;
    case NodeKind::Provision:
      return 4;
    case NodeKind::Abbreviation:
      return 5;
    case NodeKind::Vocabulary:
      return 6;
    case NodeKind::Document:
      return 7;
    case NodeKind::CitedWork:
      return 8;
  }
  return 9;
}

bool can_be_one(NodeKind kind) {
  return kind == NodeKind::Concept || kind == NodeKind::Organisation || kind == NodeKind::Abbreviation ||
         kind == NodeKind::TargetGroup;
}

Result<void> add_by_name(const GraphView& view, std::string_view name, NameForm form,
                         std::vector<GraphNode>& nodes) {
  auto found = view.nodes_named(name, form);
  if (!found) return fail(found.error());
  for (GraphNode& node : *found) {
    const bool known = std::any_of(nodes.begin(), nodes.end(),
                                   [&node](const GraphNode& other) { return other.id == node.id; });
    if (!known) nodes.push_back(std::move(node));
  }
  return {};
}

Result<void> add_by_id(const GraphView& view, NodeId id, std::vector<GraphNode>& nodes) {
  const bool known =
      std::any_of(nodes.begin(), nodes.end(), [id](const GraphNode& node) { return node.id == id; });
  if (known) return {};
  auto node = view.node(id);
  if (!node) return fail(node.error());
  if (*node) nodes.push_back(std::move(**node));
  return {};
}

bool is_publication(NodeKind kind) { return kind == NodeKind::Document || kind == NodeKind::CitedWork; }

// What the abbreviations among `nodes` stand for, the abbreviations of the others, and what documents say to
// be the same ("X, også kaldet Y"; a cited work that is a document here). An abbreviation with several
// meanings stays apart from them: which is meant cannot be known.
Result<void> add_long_forms(const GraphView& view, std::vector<GraphNode>& nodes) {
  const EdgeFilter same = EdgeFilter::none().with(EdgeType::AbbreviationOf).with(EdgeType::ExactMatch);
  for (std::size_t index = 0; index < nodes.size() && nodes.size() < kMostTogether; ++index) {
    const NodeId id = nodes[index].id;
    const auto neighbours = view.neighbours(id, same);
    if (!neighbours) return fail(neighbours.error());
    const bool is_short = nodes[index].kind == NodeKind::Abbreviation;
    std::size_t meanings = 0;
    for (const Neighbour& neighbour : *neighbours) {
      const bool out = neighbour.edge.key.from == id && neighbour.edge.key.type == EdgeType::AbbreviationOf;
      meanings += out ? 1 : 0;
    }
    for (const Neighbour& neighbour : *neighbours) {
      if (is_short && meanings > 1) continue;
      if (auto added = add_by_id(view, neighbour.node.id, nodes); !added) return added;
    }
  }
  return {};
}

// "den nationale koordinationsstruktur" without its article; empty if it has none.
std::string_view without_article(std::string_view folded) {
  for (const std::string_view article : kArticles) {
    if (folded.substr(0, article.size()) == article) return folded.substr(article.size());
  }
  return {};
}

bool has_label(const GraphNode& node, const std::set<std::string>& folded) {
  if (folded.count(fold_name(node.label)) != 0) return true;
  return std::any_of(node.other_labels.begin(), node.other_labels.end(),
                     [&folded](const std::string& label) { return folded.count(fold_name(label)) != 0; });
}

// Forms of names of several words under which the first few documents name the concept.
Result<std::set<std::string>> names_of(const GraphView& view, const GraphNode& node) {
  std::set<std::string> names;
  const auto evidence = view.evidence_of(node.id);
  if (!evidence) return fail(evidence.error());
  std::size_t read = 0;
  for (const DocumentEvidence& document : *evidence) {
    if (++read > kDocumentsReadForNames) break;
    const auto contribution = view.contribution(document.number);
    if (!contribution) return fail(contribution.error());
    for (const ContributedNode& contributed : contribution->nodes) {
      if (contributed.kind != node.kind || contributed.key != node.key) continue;
      for (const std::string& name : contributed.names) {
        if (name.find(' ') != std::string::npos) names.insert(name);
      }
    }
  }
  return names;
}

// A concept of several words and what is called the same with an article, as names in capitals are: "national
// koordinationsstruktur" and "Den Nationale Koordinationsstruktur".
Result<void> add_definite_names(const GraphView& view, std::vector<GraphNode>& nodes) {
  const std::vector<GraphNode> before = nodes;
  for (const GraphNode& node : before) {
    if (node.kind != NodeKind::Concept || node.label.find(' ') == std::string::npos) continue;
    const auto names = names_of(view, node);
    if (!names) return fail(names.error());
    for (const std::string& name : *names) {
      for (const std::string_view article : kArticles) {
        const std::string definite = std::string(article) + name;
        std::vector<GraphNode> found;
        if (auto added = add_by_name(view, definite, NameForm::Exact, found); !added) return added;
        for (const GraphNode& other : found) {
          if (!can_be_one(other.kind) || !has_label(other, {definite})) continue;
          if (auto added = add_by_id(view, other.id, nodes); !added) return added;
        }
      }
    }
  }
  return {};
}

// Splits what was found into what is one thing with the main node and what only bears the name. `same` are
// the concepts that the name is by its lemmas.
Result<void> sort_out(const GraphView& view, std::vector<GraphNode> found, const std::set<NodeId>& same,
                      const std::string& folded, NameLookup& lookup) {
  if (found.empty()) return {};
  const auto order = [&folded](const GraphNode& a, const GraphNode& b) {
    const auto rank_of = [&folded](const GraphNode& node) {
      // A node that is called so comes before one of which it is only a variant.
      return std::make_tuple(!has_label(node, {folded}), rank(node.kind), ~node.documents, ~node.mentions);
    };
    const auto rank_a = rank_of(a);
    const auto rank_b = rank_of(b);
    return rank_a != rank_b ? rank_a < rank_b : a.key < b.key;
  };
  std::sort(found.begin(), found.end(), order);
  // An abbreviation is never the main node where what it stands for is known.
  std::vector<GraphNode> together{found.front()};
  if (is_publication(found.front().kind)) {
    if (auto added = add_long_forms(view, together); !added) return added;
  }
  if (can_be_one(found.front().kind)) {
    if (auto added = add_long_forms(view, together); !added) return added;
    std::set<std::string> labels;
    for (const GraphNode& node : together) labels.insert(fold_name(node.label));
    labels.insert(folded);
    for (const GraphNode& node : found) {
      const bool known = std::any_of(together.begin(), together.end(),
                                     [&node](const GraphNode& other) { return other.id == node.id; });
      const bool one = has_label(node, labels) || same.count(node.id) != 0;
      if (!known && can_be_one(node.kind) && one) together.push_back(node);
    }
    if (auto added = add_long_forms(view, together); !added) return added;
    if (auto added = add_definite_names(view, together); !added) return added;
    std::stable_sort(together.begin(), together.end(), [](const GraphNode& a, const GraphNode& b) {
      const auto is_short = [](const GraphNode& node) { return node.kind == NodeKind::Abbreviation; };
      return std::make_tuple(is_short(a), ~a.mentions, rank(a.kind)) <
             std::make_tuple(is_short(b), ~b.mentions, rank(b.kind));
    });
  }
  for (GraphNode& node : found) {
    const bool known = std::any_of(together.begin(), together.end(),
                                   [&node](const GraphNode& other) { return other.id == node.id; });
    if (!known) lookup.others.push_back(std::move(node));
  }
  lookup.nodes = std::move(together);
  return {};
}

Result<std::vector<GraphNode>> find_nodes(const GraphSources& sources, std::string_view name,
                                          const std::string& folded, NameMatch& match,
                                          std::set<NodeId>& same) {
  std::vector<GraphNode> found;
  match = NameMatch::Exact;
  if (const auto added = add_by_name(sources.view, folded, NameForm::Exact, found); !added) {
    return fail(added.error());
  }
  const bool exact = !found.empty();
  same.insert(node_id(NodeKind::Concept, concept_key(sources, folded)));
  if (const std::string_view bare = without_article(folded); !bare.empty()) {
    same.insert(node_id(NodeKind::Concept, concept_key(sources, bare)));
  }
  for (const NodeId by_lemma : same) {
    if (const auto added = add_by_id(sources.view, by_lemma, found); !added) return fail(added.error());
  }
  if (!exact && !found.empty()) match = NameMatch::Inflected;
  if (!found.empty()) return found;

  match = NameMatch::Ascii;
  std::vector<std::string> forms = ascii_names(folded);
  forms.insert(forms.begin(), folded);
  for (const std::string& form : forms) {
    for (const NameForm kind : {NameForm::Ascii, NameForm::Exact}) {
      if (const auto added = add_by_name(sources.view, form, kind, found); !added) return fail(added.error());
    }
  }
  if (!found.empty()) return found;

  match = NameMatch::Provision;
  const auto references = law_references_in(sources, name);
  for (const LawReference& reference : references) {
    for (const ProvisionAddress& address : addresses_of(reference)) {
      const NodeKind kind = address.paragraf.empty() ? NodeKind::Law : NodeKind::Provision;
      if (const auto added = add_by_id(sources.view, node_id(kind, key_of(address)), found); !added) {
        return fail(added.error());
      }
    }
  }
  return found;
}

}  // namespace

std::vector<NodeId> NameLookup::ids() const {
  std::vector<NodeId> result;
  for (const GraphNode& node : nodes) result.push_back(node.id);
  return result;
}

std::string concept_key(const GraphSources& sources, std::string_view name) {
  const Document document = as_document(fold_name(name));
  const DocumentFacts facts = facts_of(sources, document);
  for (const Concept& item : facts.concepts) {
    for (const ByteSpan place : item.occurrences) {
      if (place.begin == 0 && place.end == document.text.size()) return fold_name(item.key);
    }
  }
  // Not a noun phrase that extraction would take for a term: its lemmas as they come.
  std::string key;
  const AnalyzedText text = sources.analyzer.analyze(document);
  for (const Token& token : text.tokens) {
    if (token.kind == TokenKind::Punctuation) continue;
    if (!key.empty()) key += ' ';
    key += token.word != nullptr ? token.word->best().lemma : std::string(token.form);
  }
  return key;
}

std::vector<LawReference> law_references_in(const GraphSources& sources, std::string_view query) {
  return find_query_references(query.substr(0, kMaxQueryBytes), sources.analyzer, sources.registers);
}

Result<NameLookup> look_up_name(const GraphSources& sources, std::string_view name) {
  if (const std::size_t valid = valid_prefix(name); valid < name.size()) {
    return fail(ErrorCode::Input, fmt::format("The name is not valid UTF-8 at byte {}.", valid));
  }
  NameLookup lookup;
  lookup.asked = name;
  const std::string folded = fold_name(name.substr(0, kMaxQueryBytes));
  if (folded.empty()) return fail(ErrorCode::Input, "The name is empty.");
  std::set<NodeId> same;
  auto found = find_nodes(sources, name, folded, lookup.match, same);
  if (!found) return fail(found.error());
  const auto sorted = sort_out(sources.view, std::move(*found), same, folded, lookup);
  if (!sorted) return fail(sorted.error());
  if (!lookup.nodes.empty()) return lookup;
  lookup.match = NameMatch::Nothing;
  auto nearest = nearest_names(sources.rows, sources.view, folded, kNearestShown);
  if (!nearest) return fail(nearest.error());
  lookup.nearest = std::move(*nearest);
  return lookup;
}

}  // namespace vidensgraf
