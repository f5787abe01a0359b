// Definitions are compared as sequences of words: folded, without punctuation and without the closing
// citation. Equal sequences are one wording. One wording holds another if 90 % of the other's words stand in
// it in their order (longest common subsequence), which survives a changed introduction or an added clause.
// Likeness is Dice's coefficient over that subsequence. Wordings are grouped where one holds the other or
// nearly all words are the same; with the same cited source fewer suffice.

#include "query/pages/definitions_page.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "graph/names.h"
#include "language/display_text.h"
#include "query/pages/page_rows.h"
#include "query/pages/proposed_links.h"

namespace vidensgraf {
namespace {

constexpr double kHeldShare = 0.9;
constexpr double kNearlySame = 0.85;
constexpr double kSimilarWithSameSource = 0.6;
constexpr std::size_t kFewWords = 4;
constexpr std::size_t kNearShown = 5;
constexpr std::size_t kNearRead = 24;
constexpr std::size_t kNearPlaces = 3;

using Words = std::vector<std::string>;

bool is_word_byte(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value >= 0x80U || (value >= '0' && value <= '9') || (value >= 'a' && value <= 'z');
}

Words words_of(const StatedDefinition& stated) {
  std::string text = fold_name(stated.text);
  if (!stated.definition.cited_source.empty()) {
    // "... (Styrelsen, 2020)." names a source; it is no part of the wording.
    const std::size_t citation = text.rfind('(');
    if (citation != std::string::npos &&
        text.find(fold_name(stated.definition.cited_source), citation) != std::string::npos) {
      text.resize(citation);
    }
  }
  Words words;
  std::string word;
  for (const char byte : text) {
    if (is_word_byte(byte)) {
      word += byte;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

bool holds(const Words& longer, const Words& shorter) {
  if (shorter.size() < kFewWords || longer.size() <= shorter.size()) return false;
  const auto common = static_cast<double>(common_words(longer, shorter));
  return common >= kHeldShare * static_cast<double>(shorter.size());
}

double likeness(const Words& a, const Words& b) {
  if (a.empty() || b.empty()) return 0;
  return 2.0 * static_cast<double>(common_words(a, b)) / static_cast<double>(a.size() + b.size());
}

bool share_source(const DefinitionWording& a, const DefinitionWording& b) {
  for (const StatedDefinition& one : a.places) {
    if (one.definition.cited_source.empty()) continue;
    for (const StatedDefinition& other : b.places) {
      if (fold_name(one.definition.cited_source) == fold_name(other.definition.cited_source)) return true;
    }
  }
  return false;
}

// Compares every wording with those before it.
void compare(DefinitionsPage& page, const std::vector<Words>& words) {
  for (std::size_t index = 0; index < page.wordings.size(); ++index) {
    DefinitionWording& wording = page.wordings[index];
    Reason reason;
    std::size_t joined = DefinitionWording::npos;
    for (std::size_t other = 0; other < index; ++other) {
      const DefinitionWording& earlier = page.wordings[other];
      const double alike = likeness(words[other], words[index]);
      if (wording.compared_with == DefinitionWording::npos || alike > wording.likeness) {
        wording.compared_with = other;
        wording.likeness = alike;
      }
      if (joined != DefinitionWording::npos) continue;
      if (alike >= kNearlySame) {
        reason.code = ReasonCode::NearlySameWords;
      } else if (wording.held_by == other || earlier.held_by == index) {
        reason.code = ReasonCode::OneHoldsTheOther;
      } else if (alike >= kSimilarWithSameSource && share_source(wording, earlier)) {
        reason.code = ReasonCode::SimilarWordsSameSource;
      } else {
        continue;
      }
      joined = other;
    }
    if (joined == DefinitionWording::npos) {
      wording.group = page.groups.size();
      page.groups.push_back(DefinitionGroup{{index}, {}});
    } else {
      wording.group = page.wordings[joined].group;
      DefinitionGroup& group = page.groups[wording.group];
      group.wordings.push_back(index);
      if (group.reason.empty()) group.reason = std::move(reason);
    }
    if (wording.compared_with != DefinitionWording::npos) {
      wording.differences = word_diff(page.wordings[wording.compared_with].text, wording.text);
    }
  }
}

// The document of this index that the work cited at the end of the definition is.
Result<std::string> cited_document(const GraphView& view, const StatedDefinition& stated) {
  constexpr std::uint32_t kClosing = 2;  // ")." may stand behind the definition
  const NodeId document = node_id(NodeKind::Document, stated.document.id);
  const auto contribution = view.contribution(stated.document.number);
  if (!contribution) return fail(contribution.error());
  const ByteSpan source = stated.definition.source;
  std::optional<NodeId> work;
  std::uint32_t last = 0;
  for (const ContributedEdge& edge : contribution->edges) {
    if (edge.type != EdgeType::Cites || edge.from != document) continue;
    for (const Evidence& place : edge.evidence) {
      const bool inside = place.source.begin >= source.begin && place.source.begin <= source.end + kClosing;
      if (!inside || (work && place.source.begin < last)) continue;
      work = edge.to;
      last = place.source.begin;
    }
  }
  if (!work) return std::string();
  const auto same = view.neighbours(*work, EdgeFilter::none().with(EdgeType::ExactMatch));
  if (!same) return fail(same.error());
  for (const Neighbour& neighbour : *same) {
    if (neighbour.node.kind == NodeKind::Document) return neighbour.node.key;
  }
  return std::string();
}

Result<std::vector<NearDefinition>> near_definitions(const GraphSources& sources, const NameLookup& lookup,
                                                     const Wordings* wordings) {
  std::vector<NearDefinition> near;
  const GraphNode& main = lookup.main();
  if (main.kind != NodeKind::Concept) return near;
  const auto links = wordings != nullptr ? wordings->links(sources.view, kNearRead)
                                         : links_by_wording(sources.view, main.key, kNearRead);
  if (!links) return fail(links.error());
  const std::vector<NodeId> own = lookup.ids();
  for (const ProposedLink& link : *links) {
    if (near.size() == kNearShown) break;
    if (std::find(own.begin(), own.end(), link.node.id) != own.end()) continue;
    auto places = read_definitions(sources.rows, sources.view, {link.node.id}, kNearPlaces);
    if (!places) return fail(places.error());
    if (!places->empty()) near.push_back(NearDefinition{link.node, std::move(*places)});
  }
  return near;
}

}  // namespace

Result<DefinitionsPage> make_definitions_page(const GraphSources& sources, std::string_view name,
                                              std::size_t max_documents) {
  auto lookup = look_up_name(sources, name);
  if (!lookup) return fail(lookup.error());
  return make_definitions_page(sources, *lookup, max_documents);
}

Result<DefinitionsPage> make_definitions_page(const GraphSources& asked, const NameLookup& lookup,
                                              std::size_t max_documents, const Wordings* wordings) {
  DefinitionsPage page;
  page.lookup = lookup;
  if (lookup.nodes.empty()) return page;
  const PageRows rows(asked.rows);
  const GraphView view(rows);
  const GraphSources sources{rows, view, asked.analyzer, asked.registers};
  auto stated =
      read_definitions(sources.rows, sources.view, lookup.ids(), max_documents, &page.document_count);
  if (!stated) return fail(stated.error());

  std::vector<Words> words;
  for (StatedDefinition& definition : *stated) {
    if (!definition.definition.cited_source.empty()) {
      auto cited = cited_document(sources.view, definition);
      if (!cited) return fail(cited.error());
      definition.cited_document = std::move(*cited);
    }
    Words its_words = words_of(definition);
    const auto same = std::find(words.begin(), words.end(), its_words);
    if (same == words.end()) {
      DefinitionWording wording;
      wording.text = display_text(definition.text, sources.analyzer);
      wording.places.push_back(std::move(definition));
      page.wordings.push_back(std::move(wording));
      words.push_back(std::move(its_words));
      continue;
    }
    auto& places = page.wordings[static_cast<std::size_t>(same - words.begin())].places;
    // Two patterns can find one definition: one place is enough.
    const bool known =
        std::any_of(places.begin(), places.end(), [&definition](const StatedDefinition& other) {
          return other.document.id == definition.document.id &&
                 other.definition.source == definition.definition.source;
        });
    if (!known) places.push_back(std::move(definition));
  }
  for (std::size_t index = 0; index < words.size(); ++index) {
    for (std::size_t other = 0; other < words.size(); ++other) {
      if (other == index || !holds(words[other], words[index])) continue;
      const std::size_t known = page.wordings[index].held_by;
      // Of several the longest.
      if (known == DefinitionWording::npos || words[other].size() > words[known].size()) {
        page.wordings[index].held_by = other;
      }
    }
  }
  compare(page, words);
  auto near = near_definitions(sources, lookup, wordings);
  if (!near) return fail(near.error());
  page.near = std::move(*near);
  return page;
}

}  // namespace vidensgraf
