// Danish says one thing as a compound or as a phrase with a preposition ("støttebehov", "behov for støtte"),
// and writes a compound with or without a hyphen. What stands before the head of the phrase stands before
// the compound: "komplekse behov for støtte", "komplekse støttebehov".
//
// Only prepositions that name what the head is about are sure; "i", "på", "hos" and "med" often say where or
// with what: "hjælp i hjemmet" is not any "hjemmehjælp". Both forms must be in the index: a compound that
// nobody writes joins nothing.
//
// Known misses: phrases with an article or an adjective after the preposition ("behov for særlig støtte");
// compounds of three members that are written as a phrase; members that change ("barn", "børne-").

#include "graph/concept_forms.h"

#include <array>
#include <utility>

namespace vidensgraf {
namespace {

constexpr ReasonCode kCompound = ReasonCode::Compound;
constexpr ReasonCode kHyphen = ReasonCode::Hyphens;
constexpr ReasonCode kSpace = ReasonCode::OneWordOrTwo;

struct LinkingPreposition {
  std::string_view words;
  bool is_sure;
};
constexpr std::array<LinkingPreposition, 8> kPrepositions = {
    LinkingPreposition{" for ", true},  LinkingPreposition{" af ", true},  LinkingPreposition{" til ", true},
    LinkingPreposition{" om ", true},   LinkingPreposition{" i ", false},  LinkingPreposition{" på ", false},
    LinkingPreposition{" hos ", false}, LinkingPreposition{" med ", false}};
constexpr std::array<std::string_view, 3> kLinks = {"", "s", "e"};
constexpr std::size_t kMinMemberBytes = 3;
constexpr std::size_t kMinPrefixBytes = 4;  // before a hyphen: shorter ones are abbreviations

bool is_one_word(std::string_view text) { return !text.empty() && text.find(' ') == std::string_view::npos; }

bool is_inside_code_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// The last word of `text` and what stands before it, with the space.
struct LastWord {
  std::string_view before;
  std::string_view word;
};
LastWord last_word(std::string_view text) {
  const std::size_t space = text.rfind(' ');
  if (space == std::string_view::npos) return LastWord{{}, text};
  return LastWord{text.substr(0, space + 1), text.substr(space + 1)};
}

}  // namespace

std::vector<ConceptForm> joined_forms(std::string_view key) {
  std::vector<ConceptForm> forms;
  for (const LinkingPreposition& preposition : kPrepositions) {
    const std::size_t at = key.find(preposition.words);
    if (at == std::string_view::npos) continue;
    const std::string_view first = key.substr(at + preposition.words.size());
    const auto [before, head] = last_word(key.substr(0, at));
    if (!is_one_word(first) || first.size() < kMinMemberBytes || head.size() < kMinMemberBytes) continue;
    for (const std::string_view link : kLinks) {
      std::string form(before);
      form.append(first).append(link).append(head);
      forms.push_back(ConceptForm{std::move(form), kCompound, preposition.is_sure});
    }
  }
  const std::size_t hyphen = key.find('-');
  const std::string_view before = last_word(key).before;
  // "§ 107-tilbud", "2-årig" and "ikt-støtte" are no compounds of two words.
  if (hyphen != std::string_view::npos && hyphen == key.rfind('-') && hyphen >= before.size() &&
      hyphen - before.size() >= kMinPrefixBytes && key.size() - hyphen > kMinMemberBytes &&
      key.find_first_of("0123456789") == std::string_view::npos) {
    forms.push_back(ConceptForm{std::string(key).erase(hyphen, 1), kHyphen, true});
  }
  const std::size_t space = key.rfind(' ');
  if (space != std::string_view::npos && forms.empty() && key.size() - space > kMinMemberBytes &&
      last_word(key.substr(0, space)).word.size() >= kMinPrefixBytes) {
    forms.push_back(ConceptForm{std::string(key).erase(space, 1), kSpace, false});
  }
  return forms;
}

std::vector<ConceptForm> split_forms(std::string_view key) {
  std::vector<ConceptForm> forms;
  const auto [before, compound] = last_word(key);
  for (std::size_t at = kMinMemberBytes; at + kMinMemberBytes <= compound.size(); ++at) {
    if (is_inside_code_point(compound[at])) continue;
    const std::string_view head = compound.substr(at);
    if (at >= kMinPrefixBytes) {
      for (const auto& [mark, reason] : {std::pair("-", kHyphen), std::pair(" ", kSpace)}) {
        std::string form(before);
        form.append(compound.substr(0, at)).append(mark).append(head);
        forms.push_back(ConceptForm{std::move(form), reason, reason == kHyphen});
      }
    }
    for (const std::string_view link : kLinks) {
      std::string_view first = compound.substr(0, at);
      if (first.size() < link.size() + kMinMemberBytes || !first.ends_with(link)) continue;
      first.remove_suffix(link.size());
      for (const LinkingPreposition& preposition : kPrepositions) {
        std::string form(before);
        form.append(head).append(preposition.words).append(first);
        forms.push_back(ConceptForm{std::move(form), kCompound, preposition.is_sure});
      }
    }
  }
  return forms;
}

}  // namespace vidensgraf
