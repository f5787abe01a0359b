// One edit leaves the first or the second half of a name as it is (the pigeonhole principle), so the
// candidates are names that begin alike and keys that end alike; the index has both in order. A misprint is
// no word of the dictionaries, the right spelling is: two words that both are ("indsats", "indsat") are two
// concepts, however near.
//
// Known misses: two errors in one name; misprints that the compound rules of the dictionary take for a word;
// short words, in which one letter makes another word too often; of names that begin alike only the first
// few hundred are looked at.

#include "query/misprints.h"

#include <algorithm>
#include <set>
#include <utility>

#include "graph/names.h"
#include "language/utf8.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kLongWord = 8;  // code points
constexpr std::size_t kNamesRead = 250;

std::u32string code_points(std::string_view text) {
  std::u32string points;
  for (std::size_t at = 0; at < text.size();) points.push_back(utf8::next(text, at));
  return points;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t space = text.find(' ');
    words.push_back(text.substr(0, space));
    text = space == std::string_view::npos ? std::string_view() : text.substr(space + 1);
  }
  return words;
}

bool is_in_dictionary(const Analyzer& analyzer, std::string_view word) {
  return analyzer.analyze_word(word).source != AnalysisSource::Stemmer;
}

// The byte where the second half of `text` begins, between code points.
std::size_t middle_of(std::string_view text) {
  std::size_t at = text.size() / 2;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
  return at;
}

// Whether at most `edits` letters in one place tell the two apart. Nearly all candidates are dropped by this
// before any is read.
bool are_nearly_alike(std::string_view a, std::string_view b, std::size_t edits) {
  constexpr std::size_t kMostBytes = 4;  // two letters of two bytes each change places
  const std::size_t shorter = std::min(a.size(), b.size());
  const auto* const other = std::mismatch(a.begin(), a.begin() + shorter, b.begin()).first;
  const auto same = static_cast<std::size_t>(other - a.begin());
  std::string_view rest_a = a.substr(same);
  std::string_view rest_b = b.substr(same);
  while (!rest_a.empty() && !rest_b.empty() && rest_a.back() == rest_b.back()) {
    rest_a.remove_suffix(1);
    rest_b.remove_suffix(1);
  }
  if (rest_a.size() > kMostBytes || rest_b.size() > kMostBytes) return false;
  return edit_distance(code_points(a), code_points(b), edits) <= edits;
}

}  // namespace

MisprintSide compare_spelling(const Analyzer& analyzer, std::string_view first, std::string_view second) {
  const auto first_words = words_of(first);
  const auto second_words = words_of(second);
  if (first_words.size() != second_words.size()) return MisprintSide::None;
  const auto [one, other] =
      std::mismatch(first_words.begin(), first_words.end(), second_words.begin(), second_words.end());
  if (one == first_words.end() || !std::equal(one + 1, first_words.end(), other + 1)) {
    return MisprintSide::None;
  }
  constexpr std::string_view kNoLetters = "0123456789-§";
  if (one->find_first_of(kNoLetters) != std::string_view::npos) return MisprintSide::None;
  const std::u32string one_points = code_points(*one);
  const std::u32string other_points = code_points(*other);
  if (std::min(one_points.size(), other_points.size()) < kLongWord) return MisprintSide::None;
  if (edit_distance(one_points, other_points, 1) != 1) return MisprintSide::None;
  const bool one_is_word = is_in_dictionary(analyzer, *one);
  const bool other_is_word = is_in_dictionary(analyzer, *other);
  if (one_is_word && other_is_word) return MisprintSide::None;
  if (!one_is_word && !other_is_word) return MisprintSide::Likely;
  return one_is_word ? MisprintSide::Second : MisprintSide::First;
}

Result<std::vector<Misprint>> misprints_of(const GraphSources& sources, const GraphNode& node) {
  std::vector<Misprint> misprints;
  const std::string name = fold_name(node.label);
  if (node.kind != NodeKind::Concept || code_points(name).size() < kLongWord) return misprints;
  const auto by_start = sources.view.names_from(name.substr(0, middle_of(name)), kNamesRead);
  if (!by_start) return fail(by_start.error());
  // Keys of words that no dictionary knows are stems: their ends are compared without the last letters.
  const std::string_view key = node.key;
  const auto by_end = sources.view.concepts_ending_in(key.substr(middle_of(key)), kNamesRead);
  if (!by_end) return fail(by_end.error());
  std::vector<NodeId> candidates;
  for (const NamedNode& named : *by_start) {
    if (are_nearly_alike(named.name, name, 1)) candidates.push_back(named.node);
  }
  for (const NamedNode& named : *by_end) {
    if (are_nearly_alike(named.name, key, 2)) candidates.push_back(named.node);
  }

  std::set<NodeId> seen{node.id};
  for (const NodeId candidate : candidates) {
    if (!seen.insert(candidate).second) continue;
    auto other = sources.view.node(candidate);
    if (!other) return fail(other.error());
    if (!*other || (*other)->kind != NodeKind::Concept) continue;
    const MisprintSide side = compare_spelling(sources.analyzer, name, fold_name((*other)->label));
    if (side == MisprintSide::None) continue;
    const GraphNode& wrong = side == MisprintSide::First ? node : **other;
    const GraphNode& right = side == MisprintSide::First ? **other : node;
    const bool is_sure = side != MisprintSide::Likely && wrong.mentions <= right.mentions;
    misprints.push_back(Misprint{std::move(**other), is_sure});
  }
  std::sort(misprints.begin(), misprints.end(),
            [](const Misprint& a, const Misprint& b) { return a.node.key < b.node.key; });
  return misprints;
}

}  // namespace vidensgraf
