#include "query/names/head_phrase.h"

#include <algorithm>

#include "extraction/grammar/function_words.h"

// What stands behind a preposition in Danish says more of the noun before it, and is no kind of it.

namespace vidensgraf {

std::string_view head_phrase(std::string_view key) {
  std::size_t before = std::string_view::npos;  // where the words before the first preposition end
  for (std::size_t at = 0; at < key.size();) {
    const std::size_t end = std::min(key.find(' ', at), key.size());
    const auto tag = function_word_tag(key.substr(at, end - at));
    if (tag == Tag::Coordinator) return {};
    if (tag == Tag::Preposition && at > 0 && before == std::string_view::npos) before = at - 1;
    at = end + 1;
  }
  return key.substr(0, before);
}

bool is_wider_by_words(std::string_view wider, std::string_view key) {
  const std::string_view head = head_phrase(key);
  if (wider.empty() || wider.size() >= key.size() || !head.ends_with(wider)) return false;
  return head.size() == wider.size() || head[head.size() - wider.size() - 1] == ' ';
}

}  // namespace vidensgraf
