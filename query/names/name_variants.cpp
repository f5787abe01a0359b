// One edit leaves the first or the second half of a name as it is (the pigeonhole principle), and endings
// leave all but the last letters: the candidates are names that begin alike and keys that end alike, which
// the index has in order.
//
// Known misses: of names that begin alike only the first few hundred are looked at; only concepts are found
// by their ends.

#include "query/names/name_variants.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "graph/names.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kNamesRead = 250;
constexpr std::size_t kShortestName = 6;  // bytes
constexpr std::size_t kLongestEnding = 5;
constexpr std::size_t kShortestStart = 4;
constexpr std::size_t kMostEdits = 2;  // letters that change places

bool is_inside_code_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// The byte at or after `at` where a code point begins.
std::size_t boundary_at(std::string_view text, std::size_t at) {
  while (at < text.size() && is_inside_code_point(text[at])) ++at;
  return at;
}

std::size_t letters_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) { return !is_inside_code_point(byte); }));
}

// Whether little enough tells the two apart that they are worth reading: hyphens and spaces aside, a few
// letters in one place. Nearly all candidates are dropped by this.
bool are_nearly_alike(std::string_view a, std::string_view b) {
  const auto skip = [](std::string_view text, std::size_t at) {
    while (at < text.size() && (text[at] == ' ' || text[at] == '-')) ++at;
    return at;
  };
  std::size_t at_a = skip(a, 0);
  std::size_t at_b = skip(b, 0);
  while (at_a < a.size() && at_b < b.size() && a[at_a] == b[at_b]) {
    at_a = skip(a, at_a + 1);
    at_b = skip(b, at_b + 1);
  }
  std::string_view rest_a = a.substr(at_a);
  std::string_view rest_b = b.substr(at_b);
  // They differ in a short ending only.
  if (rest_a.size() <= kLongestEnding && rest_b.size() <= kLongestEnding) return true;
  const auto drop = [](std::string_view& text) {
    while (!text.empty() && (text.back() == ' ' || text.back() == '-')) text.remove_suffix(1);
  };
  for (drop(rest_a), drop(rest_b); !rest_a.empty() && !rest_b.empty() && rest_a.back() == rest_b.back();
       drop(rest_a), drop(rest_b)) {
    rest_a.remove_suffix(1);
    rest_b.remove_suffix(1);
  }
  // Letters are counted by their first bytes. One that differs in its second byte only is not counted, as its
  // first byte is among those that are equal: so a few candidates more are kept.
  return letters_of(rest_a) <= kMostEdits && letters_of(rest_b) <= kMostEdits;
}

bool has_variants(NodeKind kind) {
  return kind == NodeKind::Concept || kind == NodeKind::Organisation || kind == NodeKind::TargetGroup;
}

std::optional<NameVariant> compare(const GraphSources& sources, const GraphNode& node, GraphNode other) {
  const std::string name = fold_name(node.label);
  const std::string other_name = fold_name(other.label);
  const bool is_body = node.kind == NodeKind::Organisation || other.kind == NodeKind::Organisation;
  if (is_body && (is_genitive_of(name, other_name) || is_genitive_of(other_name, name))) {
    return NameVariant{std::move(other), true, ReasonCode::OtherForms};
  }
  if (node.kind != other.kind) return std::nullopt;
  const NameLikeness likeness = compare_names(sources.analyzer, name, other_name);
  if (likeness.degree == NameLikeness::Degree::None) return std::nullopt;
  bool is_sure = likeness.degree == NameLikeness::Degree::Sure;
  ReasonCode reason = likeness.reason;
  if (likeness.degree == NameLikeness::Degree::Misprint) {
    const bool is_own = likeness.wrong == NameLikeness::Wrong::First;
    const GraphNode& wrong = is_own ? node : other;
    const GraphNode& right = is_own ? other : node;
    is_sure = right.mentions >= likeness.times * wrong.mentions;
    if (!is_sure) reason = ReasonCode::OneLetterApart;
  }
  return NameVariant{std::move(other), is_sure, reason};
}

}  // namespace

Result<std::vector<NameVariant>> variants_of(const GraphSources& sources, const GraphNode& node) {
  std::vector<NameVariant> variants;
  const std::string name = fold_name(node.label);
  if (!has_variants(node.kind) || name.size() < kShortestName) return variants;
  std::set<NodeId> candidates;
  const auto collect = [&](const Result<std::vector<NamedNode>>& names,
                           std::string_view wanted) -> Result<void> {
    if (!names) return fail(names.error());
    for (const NamedNode& named : *names) {
      if (named.node != node.id && are_nearly_alike(named.name, wanted)) candidates.insert(named.node);
    }
    return {};
  };
  const std::size_t middle = boundary_at(name, name.size() / 2);
  if (const auto added = collect(sources.view.names_from(name.substr(0, middle), kNamesRead), name); !added) {
    return fail(added.error());
  }
  const std::size_t stem = name.size() > kLongestEnding + kShortestStart
                               ? boundary_at(name, name.size() - kLongestEnding)
                               : boundary_at(name, kShortestStart);
  if (stem > middle) {
    const auto added = collect(sources.view.names_from(name.substr(0, stem), kNamesRead), name);
    if (!added) return fail(added.error());
  }
  if (node.kind == NodeKind::Concept) {
    const std::string_view key = node.key;
    const auto by_end =
        sources.view.concepts_ending_in(key.substr(boundary_at(key, key.size() / 2)), kNamesRead);
    if (const auto added = collect(by_end, key); !added) return fail(added.error());
  }
  // "Aabenraa", "Åbenrå"; "komité", "komite": typed without the letter they are the same.
  std::vector<std::string> plain = ascii_names(name);
  for (const std::string& form : plain) {
    for (const NameForm kind : {NameForm::Exact, NameForm::Ascii}) {
      const auto named = sources.view.nodes_named(form, kind);
      if (!named) return fail(named.error());
      for (const GraphNode& other : *named) candidates.insert(other.id);
    }
  }
  if (plain.empty()) {
    const auto named = sources.view.nodes_named(name, NameForm::Ascii);
    if (!named) return fail(named.error());
    for (const GraphNode& other : *named) candidates.insert(other.id);
  }
  candidates.erase(node.id);
  for (const NodeId candidate : candidates) {
    auto other = sources.view.node(candidate);
    if (!other) return fail(other.error());
    if (!*other || !has_variants((*other)->kind)) continue;
    if (auto variant = compare(sources, node, std::move(**other))) variants.push_back(std::move(*variant));
  }
  std::sort(variants.begin(), variants.end(), [](const NameVariant& a, const NameVariant& b) {
    return a.node.kind != b.node.kind ? a.node.kind < b.node.kind : a.node.key < b.node.key;
  });
  return variants;
}

}  // namespace vidensgraf
