#include "web/shared_vocabularies.h"

#include <algorithm>
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
  const std::lock_guard lock(alignments_mutex_);
  const auto known = std::find_if(alignments_.begin(), alignments_.end(), [&](const Kept& kept) {
    return kept.state == state && kept.id == id && kept.other == other;
  });
  if (known != alignments_.end()) {
    alignments_.splice(alignments_.begin(), alignments_, known);
    return known->alignment;
  }
  auto made = align_vocabulary(sources, id, other);
  if (!made) return fail(made.error());
  alignments_.push_front({std::string(state), std::string(id), std::string(other),
                          std::make_shared<const VocabularyAlignment>(std::move(*made))});
  if (alignments_.size() > kMostAlignments) alignments_.pop_back();
  return alignments_.front().alignment;
}

}  // namespace vidensgraf
