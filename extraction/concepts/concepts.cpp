#include "extraction/concepts/concepts.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include "extraction/concepts/concept_candidates.h"
#include "extraction/text_scan.h"

// Ranking of term candidates: C-value (Frantzi, Ananiadou & Mima 2000), which prefers what stands on its own
// to what only stands inside longer terms, times factors for what C-value cannot see in one short document: a
// heading names what its section is about, a definition says that a word is a term, a compound is rarer in
// general language than a simple noun, a word that texts of every subject use says little (the "weirdness" of
// Ahmad et al. 1999 against general_words.h), nor does a noun of the list of general ones.
//
//   C-value(a) = log2(1 + |a|) * (f(a) - f(a inside longer terms) / number of longer terms)
//
// log2(1 + |a|) instead of log2|a| lets one-word terms, in Danish often compounds, take part (Barrón-Cedeño
// et al. 2009).
//
// Compared by cross-validation over documents (each judged by weights chosen without it): a logistic
// regression over the same counts ranks no better than this product. The background costs 0.005 of precision
// where the list of general nouns knows the text's words and regains half of the loss where half of that list
// is taken away.

namespace vidensgraf {
namespace {

constexpr int kEverywhere = 10;  // in one law text of thirteen
constexpr int kFirstOctave = 7;  // words in fewer texts than that say nothing (general_words.h)

double length_of(const ConceptCandidate& it) { return it.words + 0.6 * (it.members - 1); }

// Whether the document treats a phrase as a term and not just uses it once.
bool is_confirmed(const ConceptCandidate& it) {
  return it.frequency > 1 || it.in_headings > 0 || it.defined || it.is_name;
}

double score_of(const ConceptCandidate& it) {
  const double frequency = it.frequency - 0.7 * it.in_references + 0.5 * it.elliptic;
  const double inside = it.nested_in > 0 ? static_cast<double>(it.nested_count) / it.nested_in : 0.0;
  const double c_value = std::log2(1.0 + length_of(it)) * std::max(frequency - inside, 0.3);
  double weight = 1.0;
  weight *= 1.0 + 0.7 * std::min<std::uint32_t>(it.in_headings, 3);
  if (it.defined) weight *= 2.5;
  if (it.generic_head) weight *= 0.6;
  if (it.is_name) weight *= 1.5;
  if (it.prepositional || it.coordinated) weight *= 0.6;
  // Long phrases that the document uses once are mostly no terms but descriptions, and what two nouns share
  // ("bruger- og interesseorganisation") is mostly two terms.
  const bool once = !is_confirmed(it);
  if (once && it.words > 2) weight *= 0.6;
  if (once && it.words == 2) weight *= 0.9;
  if (once && it.picked_out) weight *= 0.5;
  if (once && it.judged) weight *= 0.6;
  if (it.label.find("- ") != std::string::npos && it.in_headings == 0 && !it.defined) weight *= 0.6;
  if (it.document && it.words == 1 && !it.defined) weight *= 0.4;
  if (it.words == 1 && it.members == 1) weight *= it.in_dictionary ? 0.5 : 0.7;
  if (it.members > 1) weight *= it.members > 2 ? 1.5 : 1.2;
  if (it.words == 1 && it.members == 1 && it.general > kFirstOctave)
    weight *= std::exp(-0.3 * (it.general - kFirstOctave));
  return weight * std::pow(c_value, 0.8);
}

// A phrase with a preposition is a term only where the document treats it as one.
bool is_kept(const ConceptCandidate& it) {
  if (it.coordinated) return it.frequency > 2;
  if (it.prepositional) return it.in_headings > 0 || it.defined;
  // Used once and common in law texts on every subject: no term of this document.
  if (it.words == 1 && it.members == 1 && it.frequency == 1 && it.in_headings == 0 && !it.defined &&
      !it.is_name && it.general >= kEverywhere)
    return false;
  if (it.in_references == it.frequency && it.elliptic == 0)
    return it.words > 1 && it.frequency > 0 && it.in_dictionary;
  return it.frequency + it.elliptic > 0;
}

struct Place {
  ByteSpan span;
  std::uint32_t candidate = 0;
};

// Keeps of every nest of overlapping occurrences the longest: "longest match per document".
void drop_nested(std::vector<Place>& places, const std::vector<ConceptCandidate>& candidates) {
  std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
    if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
    if (a.span.end != b.span.end) return a.span.end > b.span.end;
    return a.candidate < b.candidate;
  });
  std::uint32_t reached = 0;
  std::vector<Place> kept;
  kept.reserve(places.size());
  for (const auto& place : places) {
    if (place.span.end <= reached) continue;
    const auto& it = candidates[place.candidate];
    if (!it.prepositional && is_confirmed(it)) reached = place.span.end;
    kept.push_back(place);
  }
  places = std::move(kept);
}

// The distinct wordings of the occurrences; few, so they are compared one by one.
void add_variants(const TaggedText& text, Concept& made) {
  if (made.occurrences.size() == 1) {  // most
    made.variants.push_back(squeeze(cut(text.document().text, made.occurrences.front())));
    return;
  }
  std::vector<std::string> lowered;
  for (const auto span : made.occurrences) {
    const auto bytes = cut(text.document().text, span);
    if (std::find(made.variants.begin(), made.variants.end(), bytes) != made.variants.end()) continue;
    auto wording = squeeze(bytes);
    auto lower = lower_case(wording);
    if (std::find(lowered.begin(), lowered.end(), lower) != lowered.end()) continue;
    lowered.push_back(std::move(lower));
    made.variants.push_back(std::move(wording));
  }
}

std::vector<Concept> in_order_of_score(std::vector<Concept> found) {
  std::vector<Concept*> in_order;  // moved once: a concept is large
  in_order.reserve(found.size());
  for (Concept& one : found) in_order.push_back(&one);
  std::sort(in_order.begin(), in_order.end(), [](const Concept* a, const Concept* b) {
    if (a->score != b->score) return a->score > b->score;
    const int order = a->key.compare(b->key);
    return order != 0 ? order < 0 : a < b;
  });
  std::vector<Concept> sorted;
  sorted.reserve(found.size());
  for (Concept* const one : in_order) sorted.push_back(std::move(*one));
  return sorted;
}

}  // namespace

std::vector<Concept> find_concepts(const TaggedText& text, const NounPhrases& phrases,
                                   const Analyzer& analyzer, const DocumentFacts& facts) {
  auto candidates = concept_candidates(text, phrases, analyzer, facts);
  std::vector<Place> places;
  for (std::uint32_t i = 0; i < candidates.size(); ++i) {
    if (!is_kept(candidates[i])) continue;
    // What stands once inside a phrase that itself stands only once keeps its place: neither is surer than
    // the other.
    for (const auto span : candidates[i].occurrences) places.push_back({span, i});
  }
  drop_nested(places, candidates);
  std::vector<std::vector<ByteSpan>> spans(candidates.size());
  for (const auto& place : places) spans[place.candidate].push_back(place.span);

  std::vector<Concept> found;
  for (std::uint32_t i = 0; i < candidates.size(); ++i) {
    ConceptCandidate& it = candidates[i];
    if (!is_kept(it)) continue;
    Concept made;
    made.score = score_of(it);
    made.label = std::move(it.label);
    made.key = std::move(it.key);
    made.occurrences = std::move(spans[i]);
    // It stands only inside longer terms: then those places are its places.
    if (made.occurrences.empty()) made.occurrences = std::move(it.nested_occurrences);
    add_variants(text, made);
    made.occurrences.insert(made.occurrences.end(), it.elliptic_occurrences.begin(),
                            it.elliptic_occurrences.end());
    if (made.occurrences.empty()) continue;  // stands only inside longer concepts
    std::sort(made.occurrences.begin(), made.occurrences.end());
    made.occurrences.erase(std::unique(made.occurrences.begin(), made.occurrences.end()),
                           made.occurrences.end());
    found.push_back(std::move(made));
  }
  return in_order_of_score(std::move(found));
}

}  // namespace vidensgraf
