// Why a passage stands where it stands: what the search found in it, and how much each adds to its score.

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "query/search/citations.h"
#include "query/search/search_json.h"
#include "store/full_text_schema.h"
#include "web/pages/labels.h"
#include "web/pages/search_parts.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMostParts = 12;

struct TermKind {
  std::string_view prefix;
  const char* key;
};
constexpr std::array<TermKind, 14> kKinds = {{{term_prefix::kDocument, "explain.document"},
                                              {term_prefix::kPublisher, "explain.publisher"},
                                              {term_prefix::kYear, "explain.year"},
                                              {term_prefix::kType, "explain.type"},
                                              {term_prefix::kConcept, "explain.concept"},
                                              {term_prefix::kLaw, "explain.law"},
                                              {term_prefix::kProvision, "explain.provision"},
                                              {term_prefix::kTargetGroup, "explain.target_group"},
                                              {term_prefix::kDefinition, "explain.definition"},
                                              {term_prefix::kExact, "explain.exact"},
                                              {term_prefix::kLemma, "explain.lemma"},
                                              {term_prefix::kTitle, "explain.title"},
                                              {kCitingWorks, "explain.citing"},
                                              {term_prefix::kCitedAs, "explain.cited_as"}}};

TemplateData part_data(const ScorePart& part, double score, Language language) {
  const auto* const kind = std::find_if(kKinds.begin(), kKinds.end(), [&](const TermKind& one) {
    return std::string_view(part.term).starts_with(one.prefix);
  });
  std::string_view name = part.term;
  const char* key = "explain.other";
  if (kind != kKinds.end()) {
    name.remove_prefix(kind->prefix.size());
    key = kind->key;
  }
  const std::string text = kind != kKinds.end() ? name_behind(kind->prefix, name) : std::string(name);
  TemplateData data;
  data.set("what", message(language, key, {text}))
      .set("share", fmt::format("{} %", score > 0 ? std::lround(100 * part.weight / score) : 0));
  // Of what cites a provision there is no such number.
  if (!std::string_view(part.term).starts_with(kCitingWorks)) {
    data.set("found", message(language, "explain.found", {number_text(part.document_frequency, language)}));
  }
  return data;
}

}  // namespace

TemplateData::List explanation_data(const PassageHit& passage, Language language) {
  // A word may count for itself and as a part of the whole query: one line for both.
  std::vector<ScorePart> parts;
  for (const ScorePart& part : passage.explain) {
    const auto same =
        std::find_if(parts.begin(), parts.end(), [&](const ScorePart& one) { return one.term == part.term; });
    if (same == parts.end()) {
      parts.push_back(part);
    } else {
      same->weight += part.weight;
    }
  }
  std::stable_sort(parts.begin(), parts.end(),
                   [](const ScorePart& a, const ScorePart& b) { return a.weight > b.weight; });
  TemplateData::List all;
  for (const ScorePart& part : parts) {
    if (all.size() == kMostParts || part.weight <= 0) break;
    all.push_back(part_data(part, passage.score, language));
  }
  return all;
}

}  // namespace vidensgraf
