// Definitions are compared as sequences of words: folded, without punctuation and without the closing
// citation. Equal sequences are one wording. One wording holds another if 90 % of the other's words stand in
// it in their order (longest common subsequence), which survives a changed introduction or an added clause.

#include "query/definitions_page.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "graph/names.h"
#include "query/concept_page.h"
#include "query/place.h"

namespace vidensgraf {
namespace {

constexpr double kHeldShare = 0.9;
constexpr std::size_t kFewWords = 4;
constexpr std::size_t kNearShown = 5;
constexpr std::size_t kNearRead = 200;

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

std::size_t common_subsequence(const Words& a, const Words& b) {
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (const std::string& word : a) {
    for (std::size_t index = 0; index < b.size(); ++index) {
      row[index + 1] = word == b[index] ? last[index] + 1 : std::max(last[index + 1], row[index]);
    }
    std::swap(last, row);
  }
  return last[b.size()];
}

bool holds(const Words& longer, const Words& shorter) {
  if (shorter.size() < kFewWords || longer.size() <= shorter.size()) return false;
  const auto common = static_cast<double>(common_subsequence(longer, shorter));
  return common >= kHeldShare * static_cast<double>(shorter.size());
}

Result<std::vector<NearDefinition>> near_definitions(const GraphSources& sources, const NameLookup& lookup) {
  std::vector<NearDefinition> near;
  const GraphNode& main = lookup.nodes.front();
  if (main.kind != NodeKind::Concept) return near;
  const auto links = links_by_wording(sources.view, main.key, kNearRead);
  if (!links) return fail(links.error());
  const std::vector<NodeId> own = lookup.ids();
  for (const ProposedLink& link : *links) {
    if (near.size() == kNearShown) break;
    if (std::find(own.begin(), own.end(), link.node.id) != own.end()) continue;
    auto places = read_definitions(sources.rows, sources.view, {link.node.id});
    if (!places) return fail(places.error());
    if (!places->empty()) near.push_back(NearDefinition{link.node, std::move(*places)});
  }
  return near;
}

}  // namespace

Result<DefinitionsPage> make_definitions_page(const GraphSources& sources, std::string_view name) {
  auto lookup = look_up_name(sources, name);
  if (!lookup) return fail(lookup.error());
  return make_definitions_page(sources, *lookup);
}

Result<DefinitionsPage> make_definitions_page(const GraphSources& sources, const NameLookup& lookup) {
  DefinitionsPage page;
  page.lookup = lookup;
  if (lookup.nodes.empty()) return page;
  auto stated = read_definitions(sources.rows, sources.view, lookup.ids());
  if (!stated) return fail(stated.error());

  std::vector<Words> words;
  for (StatedDefinition& definition : *stated) {
    Words its_words = words_of(definition);
    const auto same = std::find(words.begin(), words.end(), its_words);
    if (same == words.end()) {
      DefinitionWording wording;
      wording.text = single_spaced(definition.text);
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
  auto near = near_definitions(sources, lookup);
  if (!near) return fail(near.error());
  page.near = std::move(*near);
  return page;
}

}  // namespace vidensgraf
