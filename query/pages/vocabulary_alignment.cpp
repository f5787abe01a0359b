// Two vocabularies side by side, as mappings between concept schemes are proposed (SKOS, 10): by name first.
// What is one concept in the graph is the same here, too, with the reason that the graph has for it; a term
// is wider where it is what the other one ends in ("ophold" of "midlertidigt ophold", "tilbud" of
// "botilbud"). Then the definitions are compared word by word, since one name can stand for two concepts.
//
// Known misses: concepts of the same meaning that share no word.

#include "query/pages/vocabulary_alignment.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "extraction/names/name_keys.h"
#include "extraction/text_scan.h"
#include "graph/names.h"
#include "query/names/head_phrase.h"
#include "query/names/name_lookup.h"
#include "query/pages/json_parts.h"
#include "query/pages/proposed_links.h"
#include "query/pages/word_diff.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kWeakerShown = 5;    // counterparts that are not the same
constexpr std::size_t kNarrowerRead = 40;  // concepts of the same head word

std::string key_of_term(const Analyzer& analyzer, const EntryTerm& term) {
  return fold_name(concept_name_key(analyzer, term.label));
}

NodeId node_of_key(std::string_view key) { return node_id(NodeKind::Concept, key); }

// The keys of what a term is a kind of by its words: its head phrase, the last words of that, and the last
// member of its last word.
std::vector<std::string> wider_keys(const Analyzer& analyzer, std::string_view key) {
  std::vector<std::string> keys;
  const std::string_view phrase = head_phrase(key);
  if (phrase.empty()) return keys;
  if (phrase != key) keys.emplace_back(phrase);
  for (std::size_t space = phrase.find(' '); space != phrase.npos; space = phrase.find(' ', space + 1)) {
    keys.emplace_back(phrase.substr(space + 1));
  }
  const Reading* const noun = analyzer.analyze_word(phrase.substr(phrase.rfind(' ') + 1))
                                  .reading_as(WordClass::Noun);  // npos + 1 is 0
  if (noun != nullptr && noun->parts.size() > 1) keys.push_back(noun->parts.back());
  return keys;
}

class Aligner {
 public:
  Aligner(const GraphSources& sources, const VocabularyPage& vocabulary, const VocabularyPage* other)
      : sources_(sources), vocabulary_(vocabulary), other_(other) {
    if (other == nullptr) return;
    for (std::size_t i = 0; i < other->entries.size(); ++i) {
      const TermEntry& entry = other->entries[i];
      const std::string key = key_of_term(sources.analyzer, entry.preferred);
      preferred_[node_of_key(key)].push_back(i);
      for (const EntryTerm& term : entry.others) {
        alternative_[node_of_key(key_of_term(sources.analyzer, term))].push_back(i);
      }
      for (const std::string& wider : wider_keys(sources.analyzer, key)) {
        narrower_[node_of_key(wider)].push_back(i);
      }
    }
  }

  Result<AlignedTerm> align(const TermEntry& entry) {
    AlignedTerm term;
    term.term = vocabulary_.at(entry.preferred.place);
    term.place = entry.preferred.place;
    for (const ByteSpan place : entry.definitions) term.definitions.push_back(vocabulary_.at(place));
    const auto lookup = look_up_name(sources_, entry.preferred.label);
    if (!lookup) return fail(lookup.error());
    found_.clear();
    const std::string key = key_of_term(sources_.analyzer, entry.preferred);
    const std::vector<SameNode> same = seen_from(node_of_key(key), entry.preferred.label, *lookup);
    const auto done =
        other_ != nullptr ? beside_vocabulary(entry, same, *lookup) : beside_documents(entry, same, *lookup);
    if (!done) return fail(done.error());
    std::stable_sort(found_.begin(), found_.end(), [](const Counterpart& a, const Counterpart& b) {
      return std::tuple(a.match, !a.reason.empty(), ~a.documents) <
             std::tuple(b.match, !b.reason.empty(), ~b.documents);
    });
    const bool is_known = !found_.empty() && found_.front().match == TermMatch::Same;
    if (is_known) {
      found_.erase(std::find_if(found_.begin(), found_.end(),
                                [](const Counterpart& one) { return one.match != TermMatch::Same; }),
                   found_.end());
    } else if (found_.size() > kWeakerShown) {
      found_.resize(kWeakerShown);
    }
    for (Counterpart& one : found_) compare_definitions(term.definitions, one);
    term.counterparts = std::move(found_);
    return term;
  }

 private:
  using EntriesOf = std::map<NodeId, std::vector<std::size_t>>;

  // What the term is one with, each with the reason from its side: the look-up has them from that of the node
  // which is named most.
  static std::vector<SameNode> seen_from(NodeId own, const std::string& label, const NameLookup& lookup) {
    std::vector<SameNode> same = lookup.nodes;
    const auto itself =
        std::find_if(same.begin(), same.end(), [own](const SameNode& one) { return one.node.id == own; });
    if (itself == same.end()) return same;
    Reason reason = std::exchange(itself->reason, {});
    reason.about = label;
    for (SameNode& one : same) {
      if (one.node.id != own && one.reason.empty()) one.reason = reason;
    }
    return same;
  }

  void add_entries(TermMatch match, const EntriesOf& entries, NodeId node, const Reason& reason) {
    const auto at = entries.find(node);
    if (at == entries.end()) return;
    for (const std::size_t index : at->second) {
      const TermEntry& entry = other_->entries[index];
      const auto is_it = [&](const Counterpart& one) { return one.term_place == entry.preferred.place; };
      if (std::any_of(found_.begin(), found_.end(), is_it)) continue;
      Counterpart one;
      one.match = match;
      one.term = other_->at(entry.preferred.place);
      one.term_place = entry.preferred.place;
      one.node = node;
      one.reason = reason;
      for (const ByteSpan place : entry.definitions) one.definitions.push_back(other_->at(place));
      found_.push_back(std::move(one));
    }
  }

  Result<void> beside_vocabulary(const TermEntry& own, const std::vector<SameNode>& alike,
                                 const NameLookup& lookup) {
    const std::string key = key_of_term(sources_.analyzer, own.preferred);
    for (const SameNode& same : alike) add_entries(TermMatch::Same, preferred_, same.node.id, same.reason);
    for (const SameNode& same : alike) {
      add_entries(TermMatch::Perhaps, alternative_, same.node.id, Reason{ReasonCode::SaidToBeTheSame});
    }
    for (const EntryTerm& other : own.others) {  // that are of several entries, or they were the same
      add_entries(TermMatch::Perhaps, preferred_, node_of_key(key_of_term(sources_.analyzer, other)),
                  Reason{ReasonCode::SaidToBeTheSame});
    }
    for (const NameVariant& variant : lookup.unsure.value_or(std::vector<NameVariant>{})) {
      add_entries(TermMatch::Perhaps, preferred_, variant.node.id, Reason{variant.reason});
    }
    for (const std::string& wider : wider_keys(sources_.analyzer, key)) {
      add_entries(TermMatch::Wider, preferred_, node_of_key(wider), {});
    }
    add_entries(TermMatch::Narrower, narrower_, node_of_key(key), {});
    return {};
  }

  // A concept that other documents have, too.
  Result<void> add_concept(TermMatch match, const GraphNode& node, const Reason& reason) {
    // Its definitions name concepts, too.
    const NodeId vocabulary = node_id(NodeKind::Document, vocabulary_.info.id);
    const auto mentioned = sources_.view.weight_of({vocabulary, EdgeType::Mentions, node.id});
    if (!mentioned) return fail(mentioned.error());
    const std::uint64_t here = mentioned->has_value() ? 1 : 0;
    if (node.documents <= here) return {};
    const std::uint64_t documents = node.documents - here;
    // A concept and a target group of one name: that which more documents have.
    const std::string name = fold_name(node.label);
    const auto alike = std::find_if(found_.begin(), found_.end(), [&](const Counterpart& one) {
      return one.node == node.id || fold_name(one.term) == name;
    });
    if (alike != found_.end()) {
      if (alike->node == node.id || alike->documents >= documents) return {};
      found_.erase(alike);
    }
    Counterpart one;
    one.match = match;
    one.term = node.label;
    one.node = node.id;
    one.reason = reason;
    one.documents = documents;
    const auto stated = read_definitions(sources_.rows, sources_.view, {node.id}, kDefinitionsCompared);
    if (!stated) return fail(stated.error());
    for (const StatedDefinition& definition : *stated) {
      const bool is_elsewhere = definition.document.number != vocabulary_.info.number;
      if (is_elsewhere && one.definitions.size() < kDefinitionsCompared) {
        one.definitions.push_back(squeeze(definition.text));
      }
    }
    found_.push_back(std::move(one));
    return {};
  }

  Result<void> beside_documents(const TermEntry& own, const std::vector<SameNode>& alike,
                                const NameLookup& lookup) {
    const std::string key = key_of_term(sources_.analyzer, own.preferred);
    for (const SameNode& same : alike) {
      if (auto added = add_concept(TermMatch::Same, same.node, same.reason); !added) return added;
    }
    if (!found_.empty()) return {};
    for (const EntryTerm& other : own.others) {
      const auto node = sources_.view.node(node_of_key(key_of_term(sources_.analyzer, other)));
      if (!node) return fail(node.error());
      if (!*node) continue;
      auto added = add_concept(TermMatch::Perhaps, **node, Reason{ReasonCode::SaidToBeTheSame});
      if (!added) return added;
    }
    for (const NameVariant& variant : lookup.unsure.value_or(std::vector<NameVariant>{})) {
      if (auto added = add_concept(TermMatch::Perhaps, variant.node, Reason{variant.reason}); !added)
        return added;
    }
    for (const std::string& wider : wider_keys(sources_.analyzer, key)) {
      const auto node = sources_.view.node(node_of_key(wider));
      if (!node) return fail(node.error());
      if (!*node) continue;
      if (auto added = add_concept(TermMatch::Wider, **node, {}); !added) return added;
    }
    const auto proposed = links_by_wording(sources_.view, key, kNarrowerRead);
    if (!proposed) return fail(proposed.error());
    for (const ProposedLink& link : *proposed) {
      if (link.kind != ProposedLink::Kind::Narrower) continue;
      if (auto added = add_concept(TermMatch::Narrower, link.node, {}); !added) return added;
    }
    return {};
  }

  static void compare_definitions(const std::vector<std::string>& own, Counterpart& one) {
    for (std::size_t mine = 0; mine < own.size(); ++mine) {
      const std::vector<std::string> words = compared_words(own[mine]);
      for (std::size_t theirs = 0; theirs < one.definitions.size(); ++theirs) {
        const std::vector<std::string> others = compared_words(one.definitions[theirs]);
        if (words.empty() || others.empty()) continue;
        const double alike = 2.0 * static_cast<double>(common_words(words, others)) /
                             static_cast<double>(words.size() + others.size());
        if (one.likeness && *one.likeness >= alike) continue;
        one.likeness = alike;
        one.own_definition = mine;
        one.other_definition = theirs;
      }
    }
  }

  const GraphSources& sources_;
  const VocabularyPage& vocabulary_;
  const VocabularyPage* other_;
  EntriesOf preferred_;  // of the other vocabulary, by what its terms are in the graph
  EntriesOf alternative_;
  EntriesOf narrower_;  // by what the preferred term ends in
  std::vector<Counterpart> found_;
};

}  // namespace

std::string_view name_of(TermMatch match) {
  switch (match) {
    case TermMatch::Same:
      return "same";
    case TermMatch::Perhaps:
      return "perhaps";
    case TermMatch::Wider:
      return "wider";
    case TermMatch::Narrower:
      return "narrower";
  }
  return "";
}

Result<VocabularyAlignment> align_vocabulary(const GraphSources& sources, std::string_view id,
                                             std::string_view other) {
  const auto vocabulary = read_vocabulary(sources.rows, sources.analyzer, id);
  if (!vocabulary) return fail(vocabulary.error());
  VocabularyAlignment alignment;
  alignment.vocabulary = vocabulary->info;
  std::optional<VocabularyPage> second;
  if (!other.empty()) {
    auto page = read_vocabulary(sources.rows, sources.analyzer, other);
    if (!page) return fail(page.error());
    second = std::move(*page);
    alignment.other = second->info;
  }
  Aligner aligner(sources, *vocabulary, second ? &*second : nullptr);
  for (const TermEntry& entry : vocabulary->entries) {
    auto term = aligner.align(entry);
    if (!term) return fail(term.error());
    alignment.terms.push_back(std::move(*term));
  }
  return alignment;
}

std::string to_json(const VocabularyAlignment& alignment) {
  Json json;
  json["vocabulary"] = document_json(alignment.vocabulary);
  json["other"] = alignment.other ? document_json(*alignment.other) : Json(nullptr);
  json["terms"] = Json::array();
  for (const AlignedTerm& term : alignment.terms) {
    Json entry;
    entry["term"] = term.term;
    entry["start"] = term.place.begin;
    entry["end"] = term.place.end;
    entry["definitions"] = term.definitions;
    entry["counterparts"] = Json::array();
    for (const Counterpart& one : term.counterparts) {
      Json found;
      found["match"] = name_of(one.match);
      found["term"] = one.term;
      found["reason"] = one.reason.empty() ? Json(nullptr) : Json(describe(one.reason));
      found["documents"] = alignment.other ? Json(nullptr) : Json(one.documents);
      found["definitions"] = one.definitions;
      found["likeness"] = one.likeness ? Json(*one.likeness) : Json(nullptr);
      entry["counterparts"].push_back(std::move(found));
    }
    json["terms"].push_back(std::move(entry));
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace vidensgraf
