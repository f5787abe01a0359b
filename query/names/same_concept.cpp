// The stored graph has one node for each kind and key, and the key of a concept is made of its lemmas, so
// inflection and agreement are one node by themselves. All else is put together here, when asked: what is
// the same in this index can change with every document, and each reason can be shown.

#include "query/names/same_concept.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "graph/names.h"
#include "query/names/concept_key.h"
#include "query/names/name_variants.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMostTogether = 12;
constexpr std::size_t kNamesRead = 200;
constexpr std::size_t kLettersAlike = 4;
constexpr std::array<std::string_view, 3> kArticles = {"den ", "det ", "de "};

bool is_publication(NodeKind kind) { return kind == NodeKind::Document || kind == NodeKind::CitedWork; }

// The first letters of a text, not cut inside a code point.
std::string_view first_letters(std::string_view text) {
  std::size_t at = 0;
  for (std::size_t letters = 0; at < text.size() && letters < kLettersAlike; ++letters) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
  }
  return text.substr(0, at);
}

std::string_view last_word(std::string_view text) {
  const std::size_t space = text.rfind(' ');
  return space == std::string_view::npos ? text : text.substr(space + 1);
}

class ThingBuilder {
 public:
  ThingBuilder(const GraphSources& sources, const ReviewOverlay& reviews)
      : sources_(sources), view_(sources.view), reviews_(reviews) {}

  // `because` and the node that it was found by: "compound of the same words", "støttebehov".
  void add(GraphNode node, Reason because, const GraphNode* by) {
    if (has(node.id)) return;
    const bool is_apart = std::any_of(entries_.begin(), entries_.end(), [&](const Entry& entry) {
      return reviews_.are_apart(entry.node.id, node.id);
    });
    if (is_apart) return;
    Entry entry;
    entry.node = std::move(node);
    entry.because = std::move(because);
    if (by != nullptr) entry.by = by->id;
    entries_.push_back(std::move(entry));
  }

  [[nodiscard]] bool has(NodeId id) const {
    return std::any_of(entries_.begin(), entries_.end(),
                       [id](const Entry& entry) { return entry.node.id == id; });
  }

  // Abbreviations and long forms, what documents say to be the same, and what follows from the words. An
  // abbreviation with several meanings stays apart from them: which is meant cannot be known. Likewise a name
  // that vocabularies accept for several concepts ("støtte") leads from none of them to another: only who
  // asks for that name gets all.
  Result<void> follow_edges() {
    const EdgeFilter same = EdgeFilter::none().with(EdgeType::AbbreviationOf).with(EdgeType::ExactMatch);
    for (std::size_t index = 0; index < entries_.size() && entries_.size() < kMostTogether; ++index) {
      const GraphNode node = entries_[index].node;
      auto neighbours = view_.neighbours(node.id, same);
      if (!neighbours) return fail(neighbours.error());
      const auto meanings =
          std::count_if(neighbours->begin(), neighbours->end(), [&node](const Neighbour& neighbour) {
            return neighbour.edge.key.from == node.id && neighbour.edge.key.type == EdgeType::AbbreviationOf;
          });
      if (node.kind == NodeKind::Abbreviation && meanings > 1) continue;
      const auto bearers = index > 0 ? bearers_of(node, *neighbours) : Result<std::set<NodeId>>();
      if (!bearers) return fail(bearers.error());
      for (Neighbour& neighbour : *neighbours) {
        if (bearers->size() > 1 && bearers->count(neighbour.node.id) != 0) continue;
        auto because = reason_of(neighbour);
        if (!because) return fail(because.error());
        add(std::move(neighbour.node), std::move(*because), &node);
      }
    }
    return {};
  }

  void add_called_the_same(const std::vector<GraphNode>& found, const std::set<NodeId>& by_lemma,
                           const std::string& folded) {
    std::set<std::string> labels{folded};
    for (const Entry& entry : entries_) labels.insert(fold_name(entry.node.label));
    const GraphNode main = entries_.front().node;
    const bool is_one_word = folded.find(' ') == std::string::npos;
    for (const GraphNode& node : found) {
      if (!can_be_one(node.kind)) continue;
      // "Advokatrådet" is one body, "advokatråd" what any such is called.
      const bool is_kind_of_body = is_one_word && main.kind == NodeKind::Organisation;
      if (is_labelled(node, labels)) {
        add(node, Reason{ReasonCode::SameName}, &main);
      } else if (by_lemma.count(node.id) != 0 && !is_kind_of_body) {
        add(node, Reason{ReasonCode::OtherForms}, &main);
      }
    }
  }

  // Other forms, spellings and misprints of a name.
  Result<void> add_variants() {
    const std::vector<Entry> before = entries_;
    for (const Entry& entry : before) {
      auto variants = variants_of(sources_, entry.node);
      if (!variants) return fail(variants.error());
      std::vector<NameVariant>& unsure = unsure_[entry.node.id];
      for (NameVariant& variant : *variants) {
        if (variant.is_sure) {
          add(std::move(variant.node), Reason{variant.reason}, &entry.node);
        } else {
          unsure.push_back(std::move(variant));
        }
      }
    }
    return {};
  }

  // A concept of several words and what is called the same with an article, as names in capitals are:
  // "national koordinationsstruktur" and "Den Nationale Koordinationsstruktur".
  Result<void> add_definite_names() {
    const std::vector<Entry> before = entries_;
    for (const auto& [node, because, by] : before) {
      const bool is_body = node.kind == NodeKind::Organisation;
      if ((node.kind != NodeKind::Concept && !is_body) || node.label.find(' ') == std::string::npos) continue;
      const std::string label = fold_name(node.label);
      if (auto added = add_without_article(node, label); !added) return added;
      const std::string key = is_body ? concept_key(sources_, label) : node.key;
      for (const std::string_view article : kArticles) {
        const auto names = view_.names_from(std::string(article).append(first_letters(label)), kNamesRead);
        if (!names) return fail(names.error());
        for (const NamedNode& named : *names) {
          const std::string_view bare = std::string_view(named.name).substr(article.size());
          if (has(named.node) || first_letters(last_word(bare)) != first_letters(last_word(label))) continue;
          if (bare != label && concept_key(sources_, bare) != key) continue;
          auto other = view_.node(named.node);
          if (!other) return fail(other.error());
          if (!*other || !can_be_one((*other)->kind) || !is_labelled(**other, {named.name})) continue;
          add(std::move(**other), Reason{ReasonCode::SameNameWithArticle}, &node);
        }
      }
    }
    return {};
  }

  // "Det Europæiske Lægemiddelagentur" and "Europæiske Lægemiddelagentur".
  Result<void> add_without_article(const GraphNode& node, const std::string& label) {
    for (const std::string_view article : kArticles) {
      if (!label.starts_with(article)) continue;
      auto named = view_.nodes_named(label.substr(article.size()), NameForm::Exact);
      if (!named) return fail(named.error());
      for (GraphNode& other : *named) {
        if (can_be_one(other.kind) && is_labelled(other, {label.substr(article.size())})) {
          add(std::move(other), Reason{ReasonCode::SameNameWithArticle}, &node);
        }
      }
    }
    return {};
  }

  // The main node first: abbreviations last, then the one named most.
  OneThing finish() {
    const NodeId first = entries_.front().node.id;
    if (can_be_one(entries_.front().node.kind)) {
      std::stable_sort(entries_.begin(), entries_.end(), [this](const Entry& a, const Entry& b) {
        const auto order = [this](const Entry& entry) {
          const NodeId merged_into = reviews_.main_of(entry.node.id);
          const bool is_merged = merged_into != entry.node.id && has(merged_into);
          return std::make_tuple(is_merged, entry.node.kind == NodeKind::Abbreviation, ~entry.node.mentions,
                                 rank_of(entry.node.kind));
        };
        return order(a) < order(b);
      });
    }
    OneThing thing;
    std::vector<SameNode>& nodes = thing.nodes;
    for (const Entry& entry : entries_) {
      SameNode same;
      same.node = entry.node;
      if (!nodes.empty()) {
        // What the others were found by may have been found by another, which is the main node now.
        const bool was_first = entry.node.id == first;
        const Entry& reason = was_first ? entries_.front() : entry;
        const Entry* const other = was_first ? &entries_.front() : find(entry.by);
        same.reason = reason.because;
        if (other != nullptr) same.reason.about = other->node.label;
      }
      nodes.push_back(std::move(same));
    }
    const auto unsure = unsure_.find(nodes.front().node.id);
    if (unsure != unsure_.end()) thing.unsure = std::move(unsure->second);
    return thing;
  }

 private:
  struct Entry {
    GraphNode node;
    Reason because;
    NodeId by{};
  };

  [[nodiscard]] const Entry* find(NodeId id) const {
    const auto found = std::find_if(entries_.begin(), entries_.end(),
                                    [id](const Entry& entry) { return entry.node.id == id; });
    return found == entries_.end() ? nullptr : &*found;
  }

  // The concepts for which vocabularies accept the name of `node` as a term.
  Result<std::set<NodeId>> bearers_of(const GraphNode& node, const std::vector<Neighbour>& neighbours) const {
    constexpr std::string_view kStatedByVocabulary = "relation: vocabulary";  // extractor of such evidence
    std::set<NodeId> bearers;
    for (const Neighbour& neighbour : neighbours) {
      const EdgeKey& edge = neighbour.edge.key;
      if (edge.type != EdgeType::ExactMatch || edge.to != node.id || !neighbour.reason.empty()) continue;
      const auto evidence = view_.first_evidence_of(edge, 1);
      if (!evidence) return fail(evidence.error());
      if (evidence->empty()) continue;
      const auto& places = evidence->front().places;
      const bool is_stated = std::any_of(places.begin(), places.end(), [&](const Evidence& place) {
        return place.extractor == kStatedByVocabulary;
      });
      if (is_stated) bearers.insert(edge.from);
    }
    return bearers;
  }

  Result<Reason> reason_of(const Neighbour& neighbour) const {
    if (!neighbour.reason.empty()) return neighbour.reason;
    const auto evidence = view_.first_evidence_of(neighbour.edge.key, 1);
    if (!evidence) return fail(evidence.error());
    const bool is_short = neighbour.edge.key.type == EdgeType::AbbreviationOf;
    Reason reason{is_short ? ReasonCode::ShortAndLongForm : ReasonCode::SaidToBeTheSame};
    if (!evidence->empty()) {
      auto document = view_.document_id(evidence->front().number);
      if (!document) return fail(document.error());
      reason.document = std::move(*document);
    }
    return reason;
  }

  const GraphSources& sources_;
  const GraphView& view_;
  const ReviewOverlay& reviews_;
  std::vector<Entry> entries_;
  std::map<NodeId, std::vector<NameVariant>> unsure_;  // of those whose variants were looked for
};

}  // namespace

int rank_of(NodeKind kind) {
  constexpr std::array kOrder = {NodeKind::Concept,    NodeKind::Organisation, NodeKind::TargetGroup,
                                 NodeKind::Law,        NodeKind::Provision,    NodeKind::Abbreviation,
                                 NodeKind::Vocabulary, NodeKind::Document,     NodeKind::CitedWork};
  return static_cast<int>(std::find(kOrder.begin(), kOrder.end(), kind) - kOrder.begin());
}

bool is_labelled(const GraphNode& node, const std::set<std::string>& folded) {
  if (folded.count(fold_name(node.label)) != 0) return true;
  return std::any_of(node.other_labels.begin(), node.other_labels.end(),
                     [&folded](const std::string& label) { return folded.count(fold_name(label)) != 0; });
}

Result<OneThing> nodes_of_one_thing(const GraphSources& sources, const std::vector<GraphNode>& found,
                                    const std::set<NodeId>& by_lemma, const std::string& folded) {
  const auto reviews = sources.view.reviews();
  if (!reviews) return fail(reviews.error());
  ThingBuilder thing(sources, **reviews);
  thing.add(found.front(), {}, nullptr);
  if (!is_publication(found.front().kind) && !can_be_one(found.front().kind)) return thing.finish();
  if (const auto followed = thing.follow_edges(); !followed) return fail(followed.error());
  if (!can_be_one(found.front().kind)) return thing.finish();
  thing.add_called_the_same(found, by_lemma, folded);
  using Step = Result<void> (ThingBuilder::*)();
  for (const Step step :
       {&ThingBuilder::add_variants, &ThingBuilder::follow_edges, &ThingBuilder::add_definite_names}) {
    if (const Result<void> done = (thing.*step)(); !done) return fail(done.error());
  }
  return thing.finish();
}

}  // namespace vidensgraf
