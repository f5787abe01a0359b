#include "extraction/relations/relation_mentions.h"

#include <algorithm>
#include <string_view>

#include "extraction/text_scan.h"

// Facts by place: concepts by where they end, since a Danish phrase ends with its head; groups and
// organisations sorted by where they begin. Of concepts that end at one place the longest is meant. Known
// miss: an occurrence that a coordination gives in part is left out, so relations of such terms are not seen.

namespace vidensgraf {
namespace {

// Where a coordination gives a concept in part, the wording there is not the concept's alone.
bool is_variant(const Concept& one, std::string_view wording) {
  // Nearly always one of the variants has the same length, and then it is that wording in some case.
  for (const auto& variant : one.variants) {
    if (variant.size() == wording.size()) return true;
  }
  const auto squeezed = squeeze(wording);
  return std::any_of(one.variants.begin(), one.variants.end(),
                     [&](const std::string& variant) { return variant.size() == squeezed.size(); });
}

bool by_place(const Mention& a, const Mention& b) { return a.span < b.span; }
bool by_end(const Mention& a, const Mention& b) {
  return a.span.end != b.span.end ? a.span.end < b.span.end : a.span.begin < b.span.begin;
}

}  // namespace

Mentions::Mentions(const TaggedText& text, const DocumentFacts& facts) : text_(&text) {
  for (const auto& one : facts.concepts) {
    for (const auto span : one.occurrences) {
      if (is_variant(one, cut(text.document().text, span))) concepts_.push_back({span, &one.label});
    }
  }
  for (const auto& group : facts.target_groups) {
    for (const auto span : group.occurrences) groups_.push_back({span, &group.label});
  }
  for (const auto& organisation : facts.organisations) {
    for (const auto span : organisation.occurrences) organisations_.push_back({span, &organisation.label});
  }
  std::sort(concepts_.begin(), concepts_.end(), by_end);
  std::sort(groups_.begin(), groups_.end(), by_place);
  std::sort(organisations_.begin(), organisations_.end(), by_place);
}

const Mention* Mentions::concept_ending(std::uint32_t end) const { return concept_ending(end, 0); }

const Mention* Mentions::concept_ending(std::uint32_t end, std::uint32_t from) const {
  auto at = std::lower_bound(concepts_.begin(), concepts_.end(), end,
                             [](const Mention& one, std::uint32_t wanted) { return one.span.end < wanted; });
  while (at != concepts_.end() && at->span.end == end && at->span.begin < from) ++at;
  return at != concepts_.end() && at->span.end == end ? &*at : nullptr;
}

const std::string* Mentions::concept_of(const NounPhrase& phrase) const {
  const auto head = text_->token(phrase.head).source;
  const auto* mention = concept_ending(head.end);
  return mention == nullptr || mention->span.begin > head.begin ? nullptr : mention->label;
}

const std::string* Mentions::concept_within(const NounPhrase& phrase) const {
  const auto head = text_->token(phrase.head).source;
  const auto* mention = concept_ending(head.end, text_->token(phrase.first).source.begin);
  return mention == nullptr || mention->span.begin > head.begin ? nullptr : mention->label;
}

const Mention* Mentions::around(const std::vector<Mention>& mentions, ByteSpan span) {
  auto at = std::upper_bound(mentions.begin(), mentions.end(), span, [](ByteSpan wanted, const Mention& one) {
    return wanted.begin < one.span.begin;
  });
  const Mention* longest = nullptr;
  constexpr int kDeepest = 3;  // groups hold few groups
  for (int i = 0; i < kDeepest && at != mentions.begin(); ++i) {
    --at;
    if (at->span.begin <= span.begin && span.end <= at->span.end) longest = &*at;
  }
  return longest;
}

const Mention* Mentions::first_inside(const std::vector<Mention>& mentions, ByteSpan span) {
  const auto at =
      std::lower_bound(mentions.begin(), mentions.end(), span,
                       [](const Mention& a, ByteSpan wanted) { return a.span.begin < wanted.begin; });
  return at != mentions.end() && at->span.end <= span.end ? &*at : nullptr;
}

const Mention* Mentions::starting(const std::vector<Mention>& mentions, std::uint32_t begin) {
  const auto at =
      std::lower_bound(mentions.begin(), mentions.end(), begin,
                       [](const Mention& a, std::uint32_t wanted) { return a.span.begin < wanted; });
  return at != mentions.end() && at->span.begin == begin ? &*at : nullptr;
}

}  // namespace vidensgraf
