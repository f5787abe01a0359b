// The costs come from the class and the members (apertium_tags.cpp); here the lists of stopwords/ are added,
// ties are broken, and participles get their base form as lemma. Ties, in this order: the form is its own
// lemma ("leder" is a leder, not one of several "lede"), an agent in -er before the word without it
// ("lederne"), the shorter lemma ("lovens": lov, not love).
#include "language/reading_choice.h"

#include <algorithm>
#include <array>
#include <climits>
#include <cstdint>
#include <string>
#include <utility>

#include "language/word_lists.h"
#include "language/word_rules.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMaxReadings = 6;
constexpr int kHopeless = 6;  // so much costlier than another of its class: "love" beside "lov"
constexpr Feature kVerbFeatures = Feature::Infinitive | Feature::Present | Feature::Past |
                                  Feature::Imperative | Feature::PresentParticiple | Feature::PastParticiple;
constexpr Feature kParticiple = Feature::PresentParticiple | Feature::PastParticiple;

Feature both(Feature a, Feature b) {
  return static_cast<Feature>(static_cast<std::uint32_t>(a) & static_cast<std::uint32_t>(b));
}

bool is_participle(const Reading& reading) { return both(reading.features, kParticiple) != Feature::None; }

bool is_agent_of(const std::string& agent, const std::string& other) {
  return agent.size() == other.size() + 1 && agent.ends_with("er") && agent.starts_with(other);
}

bool comes_before(const RankedReading& a, const RankedReading& b, std::string_view folded) {
  if (a.cost != b.cost) return a.cost < b.cost;
  const std::string& x = a.reading.lemma;
  const std::string& y = b.reading.lemma;
  if ((x == folded) != (y == folded)) return x == folded;
  if (is_agent_of(x, y)) return true;
  if (is_agent_of(y, x)) return false;
  if (x.size() != y.size()) return x.size() < y.size();
  return false;
}

void weigh_by_lists(std::string_view folded, std::vector<RankedReading>& candidates) {
  const WordLists& lists = word_lists();
  const auto preferred = lists.preferred_classes.find(std::string(folded));
  for (RankedReading& candidate : candidates) {
    const Reading& reading = candidate.reading;
    if (preferred != lists.preferred_classes.end() && reading.word_class == preferred->second &&
        !has(reading.features, Feature::Imperative)) {
      candidate.cost -= 20;
    }
    const std::string& last = reading.parts.empty() ? reading.lemma : reading.parts.back();
    const auto [begin, end] = lists.rare_readings.equal_range(last);
    for (auto rare = begin; rare != end; ++rare) {
      const bool of_verb = is_participle(reading) && rare->second == WordClass::Verb;
      if (rare->second == reading.word_class || of_verb) candidate.cost += 9;
    }
  }
}

// The verb stays as a reading of its own, so that "forebyggende" is also found under "forebygge".
void give_participles_their_base(std::string_view folded, std::vector<RankedReading>& candidates) {
  const std::size_t count = candidates.size();
  for (std::size_t i = 0; i < count; ++i) {
    RankedReading candidate = candidates[i];
    if (candidate.reading.word_class != WordClass::Adjective || !is_participle(candidate.reading)) continue;
    candidates[i].reading.lemma = participle_base(folded, has(candidate.reading.features, Feature::Genitive));
    if (!candidate.reading.parts.empty()) continue;
    candidate.reading.word_class = WordClass::Verb;
    candidate.cost += 3;
    candidates.push_back(std::move(candidate));
  }
}

bool same_reading(const Reading& a, const Reading& b) {
  return a.lemma == b.lemma && a.word_class == b.word_class &&
         (a.word_class == WordClass::Adjective ||
          both(a.features, kVerbFeatures) == both(b.features, kVerbFeatures));
}

}  // namespace

std::vector<Reading> choose_readings(std::string_view folded, std::vector<RankedReading> candidates) {
  give_participles_their_base(folded, candidates);
  weigh_by_lists(folded, candidates);
  std::stable_sort(
      candidates.begin(), candidates.end(),
      [folded](const RankedReading& a, const RankedReading& b) { return comes_before(a, b, folded); });
  std::size_t fewest = SIZE_MAX;
  for (const RankedReading& candidate : candidates) fewest = std::min(fewest, candidate.reading.parts.size());
  std::vector<Reading> readings;
  std::array<int, static_cast<std::size_t>(WordClass::Unknown) + 1> cheapest{};  // by class
  cheapest.fill(INT_MAX / 2);
  for (RankedReading& candidate : candidates) {
    if (candidate.reading.parts.size() > fewest) continue;
    int& cost = cheapest[static_cast<std::size_t>(candidate.reading.word_class)];
    if (candidate.cost >= cost + kHopeless) continue;
    cost = std::min(cost, candidate.cost);
    const auto same = std::find_if(readings.begin(), readings.end(), [&candidate](const Reading& earlier) {
      return same_reading(earlier, candidate.reading);
    });
    if (same != readings.end()) {
      if (same->parts == candidate.reading.parts &&
          is_participle(*same) == is_participle(candidate.reading)) {
        same->features = both(same->features, candidate.reading.features);
      }
    } else if (readings.size() < kMaxReadings) {
      readings.push_back(std::move(candidate.reading));
    }
  }
  return readings;
}

}  // namespace vidensgraf
