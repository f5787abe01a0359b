// Names found by the beginning of a word, most used first.
//
// All word beginnings are sorted, so that those which begin alike are one stretch of the array. Over the
// array stands a complete binary tree in which each node knows the greatest weight below it; from the few
// nodes that make up the stretch, a queue opens the heaviest next, and gives the k best after some k * log n
// steps without looking at the others. (Bast, Weber, "Type Less, Find More", SIGIR 2006, for completion over
// an index; the queue over a tree of maxima is the usual top-k of suggesters.)
//
// The sort is by a folding that makes "støtte", "stoette" and "stotte" one. It also makes one what is not
// ("skat", "skæt"): each name is compared again before it is passed on.

#include "query/completion_table.h"

#include <algorithm>
#include <bit>
#include <queue>

#include "language/folding.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMaxWordStarts = 12;  // of one name
constexpr std::uint32_t kNameWeight = 4;    // of a name's own beginning against that of a later word

bool begins_word(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  constexpr std::string_view kBefore = " -(\"/";
  if (kBefore.find(text[at - 1]) == std::string_view::npos) return false;
  const auto byte = static_cast<unsigned char>(text[at]);
  const bool letter = (byte >= 'a' && byte <= 'z') || byte >= 0x80U;  // "§" too
  return letter;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char byte) { return (byte & 0x80) == 0; });
}

// Whether a name begins as typed: with its letters, with ae, oe, aa for them on either side, or typed with
// bare letters.
bool begins_so(std::string_view name, std::string_view typed) {
  if (name.starts_with(typed)) return true;
  if (is_ascii(name) && is_ascii(typed)) return false;
  if (to_ascii(name).starts_with(to_ascii(typed))) return true;
  return is_ascii(typed) && to_ascii(name, AsciiStyle::Letter).starts_with(typed);
}

}  // namespace

std::string fold_loosely(std::string_view folded, std::vector<std::uint32_t>* word_starts,
                         std::vector<std::uint32_t>* origins) {
  std::string key;
  for (std::size_t at = 0; at < folded.size();) {
    if (word_starts != nullptr && begins_word(folded, at)) {
      word_starts->push_back(static_cast<std::uint32_t>(key.size()));
    }
    const std::string_view two = folded.substr(at, 2);
    std::size_t taken = 1;
    char letter = folded[at];
    if (two == "æ" || two == "å" || two == "ø") {
      taken = 2;
      letter = two == "ø" ? 'o' : 'a';
    }
    if (origins != nullptr) origins->push_back(static_cast<std::uint32_t>(at));
    key += letter;
    at += taken;
    // What may be the rest of a digraph, so often as it comes: "aae" and "åe" are one.
    const auto skips = [&](std::string_view rest) {
      if (letter == 'a') return rest.starts_with("a") || rest.starts_with("e");
      return letter == 'o' && rest.starts_with("e");
    };
    while (skips(folded.substr(at))) ++at;
  }
  return key;
}

void CompletionTable::add(const Name& name, std::uint32_t weight) {
  std::vector<std::uint32_t> starts;
  const std::string key = fold_loosely(name.text, &starts);
  const auto index = static_cast<std::uint32_t>(names_.size());
  const auto begin = static_cast<std::uint32_t>(keys_.size());
  if (starts.size() > kMaxWordStarts) starts.resize(kMaxWordStarts);
  for (const std::uint32_t start : starts) starts_.push_back(Start{begin + start, index});
  StoredName stored;
  stored.text = static_cast<std::uint32_t>(texts_.size());
  stored.key = begin;
  stored.bytes = static_cast<std::uint16_t>(name.text.size());
  stored.kind = name.kind;
  stored.weight = std::min(weight, UINT32_MAX / kNameWeight);
  stored.node = name.node;
  names_.push_back(stored);
  texts_ += name.text;
  keys_ += key;
  keys_ += '\0';
}

std::string_view CompletionTable::key_at(const Start& start) const { return {keys_.c_str() + start.key}; }

void CompletionTable::build() {
  texts_.shrink_to_fit();
  keys_.shrink_to_fit();
  names_.shrink_to_fit();
  starts_.shrink_to_fit();
  std::sort(starts_.begin(), starts_.end(), [this](const Start& a, const Start& b) {
    const int order = key_at(a).compare(key_at(b));
    return order != 0 ? order < 0 : a.name < b.name;
  });
  leaves_ = std::bit_ceil(std::max<std::size_t>(1, starts_.size()));
  weights_.assign(2 * leaves_, 0);
  for (std::size_t i = 0; i < starts_.size(); ++i) {
    const StoredName& name = names_[starts_[i].name];
    weights_[leaves_ + i] = starts_[i].key == name.key ? name.weight * kNameWeight : name.weight;
  }
  for (std::size_t i = leaves_ - 1; i > 0; --i) weights_[i] = std::max(weights_[2 * i], weights_[2 * i + 1]);
}

bool CompletionTable::pass_on(const Start& start, std::string_view beginning, const Visit& visit) const {
  const StoredName& stored = names_[start.name];
  const Name name{std::string_view(texts_).substr(stored.text, stored.bytes), stored.node, stored.kind};
  std::size_t offset = 0;
  if (start.key != stored.key) {
    std::vector<std::uint32_t> origins;
    (void)fold_loosely(name.text, nullptr, &origins);
    offset = origins[start.key - stored.key];
  }
  return !begins_so(name.text.substr(offset), beginning) || visit(name, offset);
}

void CompletionTable::visit(std::string_view beginning, const Visit& visit) const {
  const std::string key = fold_loosely(beginning);
  if (key.empty() || starts_.empty()) return;
  const auto lower = std::lower_bound(starts_.begin(), starts_.end(), key,
                                      [this](const Start& a, const std::string& b) { return key_at(a) < b; });
  const auto upper =
      std::partition_point(lower, starts_.end(), [&](const Start& a) { return key_at(a).starts_with(key); });

  // Names that are the beginning itself: they stand first in the stretch.
  const auto is_it = [&](const Start& start) {
    return key_at(start) == key && start.key == names_[start.name].key;
  };
  for (auto start = lower; start != upper && key_at(*start) == key; ++start) {
    if (is_it(*start) && !pass_on(*start, beginning, visit)) return;
  }

  struct Open {
    std::uint32_t weight;
    std::size_t leaf;  // the first one below it
    std::size_t node;
  };
  const auto later = [](const Open& a, const Open& b) {
    return a.weight != b.weight ? a.weight < b.weight : a.leaf > b.leaf;
  };
  std::priority_queue<Open, std::vector<Open>, decltype(later)> open(later);
  const auto push = [&](std::size_t node) {
    std::size_t leaf = node;
    while (leaf < leaves_) leaf *= 2;
    open.push(Open{weights_[node], leaf, node});
  };
  // The fewest nodes that cover the stretch.
  auto left = leaves_ + static_cast<std::size_t>(lower - starts_.begin());
  auto right = leaves_ + static_cast<std::size_t>(upper - starts_.begin());
  for (; left < right; left /= 2, right /= 2) {
    if (left % 2 == 1) push(left++);
    if (right % 2 == 1) push(--right);
  }
  while (!open.empty()) {
    const Open best = open.top();
    open.pop();
    if (best.weight == 0) return;
    if (best.node >= leaves_) {
      const Start& start = starts_[best.node - leaves_];
      if (!is_it(start) && !pass_on(start, beginning, visit)) return;
    } else {
      push(2 * best.node);
      push(2 * best.node + 1);
    }
  }
}

}  // namespace vidensgraf
