// Two files of one publication differ in line ends, hyphens and where passages are cut, so words are compared
// and the shorter passage decides. Both are shown to be one where a hit is, for what was asked: a second
// edition under the same title and year says something else there, or is as good.
//
// Known misses: files of which only one has a title; copies whose best passages are not the same.

#include "query/search/copies.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "graph/names.h"
#include "graph/same_publication.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kFewWords = 8;  // of a passage; fewer tell nothing
constexpr std::size_t kAlike = 80;    // per cent of the words of the shorter one

bool agree(std::string_view one, std::string_view other) {
  return one.empty() || other.empty() || fold_name(one) == fold_name(other);
}

std::vector<std::string> words_of(const PassageHit& passage) {
  std::vector<std::string> words = title_words(passage.text);
  std::sort(words.begin(), words.end());
  return words;
}

bool are_alike(const std::vector<std::string>& one, const std::vector<std::string>& other) {
  const std::size_t shorter = std::min(one.size(), other.size());
  if (shorter < kFewWords) return false;
  std::vector<std::string> shared;
  std::set_intersection(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(shared));
  return shared.size() * 100 >= shorter * kAlike;
}

bool is_copy(const DocumentHit& hit, const DocumentHit& earlier) {
  const std::vector<std::string> title = title_words(hit.title);
  if (hit.title == hit.id || title.empty() || title != title_words(earlier.title)) return false;
  if (!agree(hit.publisher, earlier.publisher) || !agree(hit.year, earlier.year)) return false;
  const std::vector<std::string> best = words_of(hit.passages.front());
  return std::any_of(earlier.passages.begin(), earlier.passages.end(),
                     [&best](const PassageHit& passage) { return are_alike(best, words_of(passage)); });
}

}  // namespace

void note_copies(std::vector<DocumentHit>& hits, const std::function<bool(PassageId)>& may_be) {
  for (std::size_t i = 1; i < hits.size(); ++i) {
    if (hits[i].passages.empty() || !may_be(hits[i].passages.front().passage)) continue;
    for (std::size_t earlier = 0; earlier < i; ++earlier) {
      if (!hits[earlier].copy_of.empty() || !is_copy(hits[i], hits[earlier])) continue;
      hits[i].copy_of = hits[earlier].id;
      break;
    }
  }
}

}  // namespace vidensgraf
