// Apertium's tags as word classes and features, and a cost for each reading. The costs only order readings of
// one form: whole words before compounds, compounds of few long members before others, nouns as members
// before verbs, closed classes before open ones, imperatives last. Source of the tags: apertium-dan-nor's
// dictionary (https://wiki.apertium.org/wiki/List_of_symbols).
#include "language/apertium_tags.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "language/folding.h"

namespace vidensgraf {
namespace {

struct ClassTag {
  std::string_view tag;
  WordClass word_class;
  bool auxiliary;
};
constexpr std::array kClassTags = {
    ClassTag{"n", WordClass::Noun, false},
    ClassTag{"np", WordClass::ProperNoun, false},
    ClassTag{"adj", WordClass::Adjective, false},
    ClassTag{"vblex", WordClass::Verb, false},
    ClassTag{"vbmod", WordClass::Verb, true},
    ClassTag{"vbser", WordClass::Verb, true},
    ClassTag{"vbhaver", WordClass::Verb, true},
    ClassTag{"vaux", WordClass::Verb, true},
    ClassTag{"adv", WordClass::Adverb, false},
    ClassTag{"prn", WordClass::Pronoun, false},
    ClassTag{"det", WordClass::Determiner, false},
    ClassTag{"num", WordClass::Numeral, false},
    ClassTag{"pr", WordClass::Preposition, false},
    ClassTag{"cnjcoo", WordClass::Conjunction, false},
    ClassTag{"cnjsub", WordClass::Subjunction, false},
    ClassTag{"ij", WordClass::Interjection, false},
    ClassTag{"part", WordClass::InfinitiveMarker, false},
    ClassTag{"abbr", WordClass::Abbreviation, false},
};

struct FeatureTag {
  std::string_view tag;
  Feature feature;
};
constexpr std::array kFeatureTags = {
    FeatureTag{"ut", Feature::Common},         FeatureTag{"nt", Feature::Neuter},
    FeatureTag{"sg", Feature::Singular},       FeatureTag{"pl", Feature::Plural},
    FeatureTag{"ind", Feature::Indefinite},    FeatureTag{"def", Feature::Definite},
    FeatureTag{"gen", Feature::Genitive},      FeatureTag{"comp", Feature::Comparative},
    FeatureTag{"sup", Feature::Superlative},   FeatureTag{"inf", Feature::Infinitive},
    FeatureTag{"pres", Feature::Present},      FeatureTag{"past", Feature::Past},
    FeatureTag{"imp", Feature::Imperative},    FeatureTag{"pprs", Feature::PresentParticiple},
    FeatureTag{"pp", Feature::PastParticiple}, FeatureTag{"pasv", Feature::Passive},
};

int class_cost(const Morphology& morphology, bool is_capitalized) {
  switch (morphology.word_class) {
    case WordClass::Preposition:
    case WordClass::Conjunction:
    case WordClass::InfinitiveMarker:
      return -6;
    case WordClass::Determiner:
    case WordClass::Pronoun:
    case WordClass::Subjunction:
    case WordClass::Numeral:
      return -5;
    case WordClass::Noun:
      // "støttes" is the verb's passive, hardly ever the genitive of an indefinite noun.
      return has(morphology.features, Feature::Genitive | Feature::Indefinite | Feature::Singular) ? 4 : 0;
    case WordClass::Adverb:
      return -1;
    case WordClass::Verb:
      if (has(morphology.features, Feature::Imperative)) return 20;
      return morphology.auxiliary ? -4 : 2;
    case WordClass::Adjective:
      return 3;
    case WordClass::ProperNoun:
      return is_capitalized ? 4 : 30;
    case WordClass::Abbreviation:
      return 1;
    case WordClass::Interjection:
      return 15;
    case WordClass::Unknown:
      return 25;
  }
  return 25;
}

int member_cost(const TransducerMember& member, const Morphology& morphology) {
  int cost = 10;
  const std::size_t length = code_point_count(member.lemma);
  if (length <= 2) {
    cost += 8;
  } else if (length == 3) {
    cost += 2;
  }
  if (morphology.word_class == WordClass::Verb) cost += 3;
  if (morphology.word_class == WordClass::Adjective) cost += 1;
  if (morphology.word_class == WordClass::ProperNoun && member.tags.find("<guess>") == std::string::npos)
    cost += 6;
  return cost;
}

std::string_view without_hyphen(std::string_view lemma) {
  while (lemma.ends_with('-')) lemma.remove_suffix(1);
  return lemma;
}

std::size_t common_prefix(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

// A compound's lemma is its form up to the last member, then that member's lemma. Where the member starts is
// not in the analysis: it is where the rest resembles its lemma most, not before the other members can have
// ended.
std::string compound_lemma(std::string_view folded, const std::vector<std::string>& parts) {
  const std::string& last = parts.back();
  std::size_t earliest = 0;
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) earliest += parts[i].size();
  earliest -= std::min<std::size_t>(earliest, 3 * (parts.size() - 1));  // kvinde -> kvinde, skole -> skol
  std::size_t best_at = std::min(earliest, folded.size());
  std::size_t best_length = 0;
  for (std::size_t at = best_at; at < folded.size(); ++at) {
    const std::size_t length = common_prefix(folded.substr(at), last);
    if (length > best_length) {
      best_length = length;
      best_at = at;
    }
  }
  return std::string(folded.substr(0, best_at)) + last;
}

}  // namespace

Morphology morphology_of(std::string_view tags) {
  Morphology result;
  while (!tags.empty()) {
    const std::size_t end = tags.find('>');
    if (tags.front() != '<' || end == std::string_view::npos) break;
    const std::string_view tag = tags.substr(1, end - 1);
    tags.remove_prefix(end + 1);
    if (result.word_class == WordClass::Unknown) {
      const auto* known = std::find_if(kClassTags.begin(), kClassTags.end(),
                                       [tag](const ClassTag& candidate) { return candidate.tag == tag; });
      if (known != kClassTags.end()) {
        result.word_class = known->word_class;
        result.auxiliary = known->auxiliary;
        continue;
      }
    }
    for (const FeatureTag& feature : kFeatureTags) {
      if (feature.tag == tag) result.features = result.features | feature.feature;
    }
  }
  return result;
}

RankedReading to_reading(std::string_view folded, const TransducerAnalysis& analysis, bool is_capitalized) {
  RankedReading result;
  Reading& reading = result.reading;
  if (analysis.empty()) return result;
  const TransducerMember& last = analysis.back();
  const Morphology morphology = morphology_of(last.tags);
  reading.word_class = morphology.word_class;
  reading.features = morphology.features;
  result.cost = class_cost(morphology, is_capitalized);
  if (analysis.size() == 1) {
    const std::string_view lemma = without_hyphen(last.lemma);
    reading.lemma = morphology.word_class == WordClass::ProperNoun ? std::string(lemma) : fold(lemma);
    return result;
  }
  for (const TransducerMember& member : analysis) {
    reading.parts.push_back(fold(without_hyphen(member.lemma)));
    result.cost += member_cost(member, morphology_of(member.tags));
  }
  reading.lemma = compound_lemma(folded, reading.parts);
  return result;
}

}  // namespace vidensgraf
