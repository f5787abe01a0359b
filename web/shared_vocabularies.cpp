#include "web/shared_vocabularies.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "corpus/vocabulary.h"

namespace vidensgraf {
namespace {

// The documents that state to be vocabularies, without reading the others.
Result<std::vector<ListedVocabulary>> list_kept(const GraphSources& sources, const DocumentList& documents) {
  std::vector<ListedVocabulary> list;
  DocumentList::Wanted wanted;
  wanted.type = kVocabularyType;
  for (const ListedDocument* const document : documents.find(wanted, DocumentList::Order::Title)) {
    const auto page = read_vocabulary(sources.rows, sources.analyzer, document->id);
    if (page) {
      list.push_back(in_numbers(*page));
      continue;
    }
    // Of that type, but without entries; or taken out since the list of documents was read.
    const ErrorCode code = page.error().code;
    if (code != ErrorCode::Input && code != ErrorCode::NotFound) return fail(page.error());
  }
  std::sort(list.begin(), list.end(),
            [](const ListedVocabulary& a, const ListedVocabulary& b) { return a.info.id < b.info.id; });
  return list;
}

}  // namespace

Result<SharedVocabularies::List> SharedVocabularies::list(const GraphSources& sources,
                                                          const DocumentList& documents) {
  const std::lock_guard lock(list_mutex_);
  if (!list_) {
    auto made = documents.is_kept() ? list_kept(sources, documents)
                                    : list_vocabularies(sources.rows, sources.analyzer);
    if (!made) return fail(made.error());
    list_ = std::make_shared<const std::vector<ListedVocabulary>>(std::move(*made));
  }
  return list_;
}

Result<SharedVocabularies::Alignment> SharedVocabularies::align(const GraphSources& sources,
                                                                std::string_view state, std::string_view id,
                                                                std::string_view other) {
  const std::shared_ptr<KeptValue> place = place_of(state, id, other);
  bool is_new = false;
  const auto known = place->get([&]() -> Result<KeptValue::Value> {
    auto made = align_vocabulary(sources, id, other);
    if (!made) return fail(made.error());
    is_new = true;
    return std::make_shared<const VocabularyAlignment>(std::move(*made));
  });
  if (!known) {
    drop(place);
    return fail(known.error());
  }
  auto alignment = std::static_pointer_cast<const VocabularyAlignment>(*known);
  if (is_new) keep(place, alignment->terms.size());
  return alignment;
}

// Where it is kept, or will be as soon as somebody has made it.
std::shared_ptr<KeptValue> SharedVocabularies::place_of(std::string_view state, std::string_view id,
                                                        std::string_view other) {
  const std::lock_guard lock(alignments_mutex_);
  const auto known = std::find_if(alignments_.begin(), alignments_.end(), [&](const Kept& kept) {
    return kept.state == state && kept.id == id && kept.other == other;
  });
  if (known != alignments_.end()) {
    alignments_.splice(alignments_.begin(), alignments_, known);
  } else {
    alignments_.push_front(
        {std::string(state), std::string(id), std::string(other), std::make_shared<KeptValue>(), 0});
  }
  return alignments_.front().alignment;
}

// Addresses that lead to nothing must not push out what others read.
void SharedVocabularies::drop(const std::shared_ptr<KeptValue>& place) {
  const std::lock_guard lock(alignments_mutex_);
  alignments_.remove_if([&](const Kept& kept) { return kept.alignment == place; });
}

void SharedVocabularies::keep(const std::shared_ptr<KeptValue>& place, std::size_t terms) {
  const std::lock_guard lock(alignments_mutex_);
  std::size_t kept_terms = 0;
  std::size_t kept_ones = 0;
  for (auto kept = alignments_.begin(); kept != alignments_.end();) {
    if (kept->alignment == place) kept->terms = terms;
    kept_terms += kept->terms;
    kept_ones += kept->terms > 0 ? 1 : 0;
    const bool is_too_much = kept_ones > 1 && (kept_ones > kMostAlignments || kept_terms > kMostTerms);
    kept = kept->terms > 0 && is_too_much ? alignments_.erase(kept) : std::next(kept);
  }
}

}  // namespace vidensgraf
