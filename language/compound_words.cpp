// The half of the WordAnalyzer that reads compounds which no dictionary has whole: the last member is looked
// up, what stands before it must be able to stand there. It decides class and inflection alone: a Danish
// compound is inflected as its last member is.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "language/folding.h"
#include "language/word_analyzer.h"
#include "language/word_lists.h"
#include "language/word_rules.h"

namespace vidensgraf {
namespace {

bool is_open_class(WordClass word_class) {
  return word_class == WordClass::Noun || word_class == WordClass::Adjective || word_class == WordClass::Verb;
}

// Of three letters only nouns that end many compounds: others explain misprints ("sygeplejeske").
bool is_common_short_tail(std::string_view tail) {
  constexpr std::array<std::string_view, 10> kTails = {"bil", "bud", "dag", "dyr", "fag",
                                                       "hus", "lån", "mål", "råd", "tid"};
  return std::find(kTails.begin(), kTails.end(), tail) != kTails.end();
}

}  // namespace

// The transducer joins anything: "viv" + "e", "men" + "tal" + "ise" + "ring".
bool WordAnalyzer::is_sound_compound(const TransducerAnalysis& analysis) {
  std::size_t short_members = 0;
  for (const TransducerMember& member : analysis) {
    const std::string lemma = fold(member.lemma);
    const std::size_t length = code_point_count(lemma);
    const bool can_be_short =
        lemma == "bo" || lemma == "år" || lemma == "by" || lemma == "ud" || lemma == "op";
    if (Lexicon::is_suffix(lemma) || (length <= 2 && !can_be_short)) return false;
    if (length <= 3) ++short_members;
  }
  return short_members <= (analysis.size() == 3 ? 2U : 1U);
}

// "107-tilbuddet", "CTI-forløb", "NGO-ejede", "borger-" (the rest of the compound follows later).
WordAnalyzer::Readings WordAnalyzer::read_hyphenated(const std::string& form,
                                                     const std::string& folded) const {
  const std::size_t hyphen = folded.rfind('-');
  const std::string head = folded.substr(0, hyphen);
  const std::string tail = folded.substr(hyphen + 1);
  std::vector<std::string> head_members;
  for (std::size_t start = 0; start <= head.size();) {
    const std::size_t end = std::min(head.find('-', start), head.size());
    const std::string piece = head.substr(start, end - start);
    std::vector<std::string> parts = head_parts(piece);
    if (parts.empty() && !piece.empty()) parts.push_back(piece);
    head_members.insert(head_members.end(), parts.begin(), parts.end());
    start = end + 1;
  }
  if (head_members.empty()) return tail.empty() ? Readings{} : read_known(tail);
  if (tail.empty()) {
    if (head_members.size() == 1) return {make_reading(head_members.front(), WordClass::Noun)};
    Reading reading = make_reading(head, WordClass::Noun);
    reading.parts = std::move(head_members);
    return {std::move(reading)};
  }
  Readings readings = read_known(form.substr(form.rfind('-') + 1));
  if (readings.empty()) readings = read_spelled(tail);
  if (readings.empty()) readings = read_split(tail, /*may_be_name=*/false);
  std::erase_if(readings, [](const Reading& reading) { return has(reading.features, Feature::Imperative); });
  for (Reading& reading : readings) reading = with_head(std::move(reading), head + "-", head_members);
  return readings;
}

// The lemmas of what stands first in a compound, without its linking letters; empty if unknown.
std::vector<std::string> WordAnalyzer::head_parts(const std::string& head) const {
  std::vector<std::string> members = lexicon_.split_head(head);
  if (!members.empty() || code_point_count(head) < 3) return members;
  std::vector<std::string> variants = {head};
  for (const std::string_view linking : {"s", "e", "er"}) {
    if (head.size() > linking.size() + 2 && head.ends_with(linking)) {
      variants.push_back(head.substr(0, head.size() - linking.size()));
    }
  }
  const auto readings = read_known(variants);
  for (const Readings& of_variant : readings) {
    for (const Reading& reading : of_variant) {
      if (!is_open_class(reading.word_class)) continue;
      // Linking letters are found by taking them off, not by reading them as an inflection.
      const bool inflected =
          has(reading.features, Feature::Genitive) || has(reading.features, Feature::Definite) ||
          has(reading.features, Feature::Present) || has(reading.features, Feature::Past) ||
          has(reading.features, Feature::Imperative);
      if (inflected && reading.word_class != WordClass::Adjective) continue;
      if (!reading.parts.empty()) return reading.parts;
      return {fold(reading.lemma)};
    }
  }
  return {};
}

// The longest known last member whose beginning may stand before it; of three letters only in what is no
// name: "børnehus", "kompetencemål".
WordAnalyzer::Readings WordAnalyzer::read_split(const std::string& folded, bool may_be_name) const {
  constexpr std::size_t kShortestFreeTail = 4;
  const std::size_t shortest_tail = may_be_name || read_agent(folded) ? kShortestFreeTail : 3;
  std::vector<std::string> heads;
  std::vector<std::string> tails;
  for (std::size_t at = 2; at < folded.size(); ++at) {
    if ((static_cast<unsigned char>(folded[at]) & 0xC0U) == 0x80) continue;
    if (code_point_count(std::string_view(folded).substr(at)) < shortest_tail) break;
    std::string head = folded.substr(0, at);
    if (lexicon_.split_head(head).empty()) continue;
    heads.push_back(std::move(head));
    tails.push_back(folded.substr(at));
  }
  const std::vector<Readings> known = read_known(tails);
  for (std::size_t i = 0; i < tails.size(); ++i) {
    Readings readings = known[i];
    if (readings.empty()) readings = read_spelled(tails[i]);
    std::erase_if(readings, [](const Reading& reading) {
      return !is_open_class(reading.word_class) || has(reading.features, Feature::Imperative) ||
             reading.lemma == "hedde";  // the suffix -hed
    });
    if (code_point_count(tails[i]) < kShortestFreeTail) {
      std::erase_if(readings, [&tail = tails[i]](const Reading& reading) {
        return reading.word_class != WordClass::Noun || reading.lemma != tail || !is_common_short_tail(tail);
      });
    }
    if (readings.empty()) continue;
    for (Reading& reading : readings)
      reading = with_head(std::move(reading), heads[i], lexicon_.split_head(heads[i]));
    return readings;
  }
  return {};
}

// A long known last member after something that no dictionary has: "recoveryorienteret", "mindfulnessforløb".
// Danish joins words so freely that such a tail is hardly ever chance.
WordAnalyzer::Readings WordAnalyzer::read_tail(const std::string& folded) const {
  constexpr std::size_t kShortestHead = 4;
  constexpr std::size_t kShortestTail = 6;
  std::vector<std::string> heads;
  std::vector<std::string> tails;
  for (std::size_t at = 1; at < folded.size(); ++at) {
    if ((static_cast<unsigned char>(folded[at]) & 0xC0U) == 0x80) continue;
    if (code_point_count(std::string_view(folded).substr(0, at)) < kShortestHead) continue;
    if (code_point_count(std::string_view(folded).substr(at)) < kShortestTail) break;
    heads.push_back(folded.substr(0, at));
    tails.push_back(folded.substr(at));
  }
  const std::vector<Readings> known = read_known(tails);
  for (std::size_t i = 0; i < tails.size(); ++i) {
    Readings readings = known[i];
    if (readings.empty() && lexicon_.find(tails[i]) != nullptr) readings = read_spelled(tails[i]);
    std::erase_if(readings, [](const Reading& reading) {
      return reading.word_class != WordClass::Noun && reading.word_class != WordClass::Adjective;
    });
    if (readings.empty()) continue;
    std::string member = heads[i];
    if (member.ends_with('s')) member.pop_back();  // a linking letter, most likely
    for (Reading& reading : readings) reading = with_head(std::move(reading), heads[i], {member});
    return readings;
  }
  return {};
}

}  // namespace vidensgraf
