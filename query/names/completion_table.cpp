// Names found by the beginning of a word, most used first.
//
// All word beginnings are sorted, so that those which begin alike are one stretch of the array. Over the
// array stands a complete binary tree in which each node knows the greatest weight below it; from the few
// nodes that make up the stretch, a queue opens the heaviest next, and gives the k best after some k * log n
// steps without looking at the others. (Bast, Weber, "Type Less, Find More", SIGIR 2006, for completion over
// an index; the queue over a tree of maxima is the usual top-k of suggesters.) The tree ends above blocks of
// 16 beginnings, whose weights are looked at one by one.
//
// The sort is by a folding that makes "støtte", "stoette" and "stotte" one. It also makes one what is not
// ("skat", "skæt"): each name is compared again before it is passed on. A look-up folds the forty or so
// beginnings that a binary search meets; the folded names themselves are kept only until they are sorted.

#include "query/names/completion_table.h"

#include <algorithm>
#include <bit>
#include <iterator>
#include <queue>
#include <utility>

#include "language/folding.h"

namespace vidensgraf {
namespace {

constexpr std::size_t kMaxWordStarts = 12;  // of one name
constexpr std::uint32_t kNameWeight = 4;    // of a name's own beginning against that of a later word
constexpr std::size_t kBlock = 16;          // beginnings under a leaf of the tree

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

// Loosely folded letters of a text, one by one.
class LooseLetters {
 public:
  explicit LooseLetters(std::string_view folded) : folded_(folded) {}

  [[nodiscard]] bool at_end() const { return at_ >= folded_.size(); }
  [[nodiscard]] std::size_t at() const { return at_; }

  char next() {
    const std::string_view two = folded_.substr(at_, 2);
    char letter = folded_[at_];
    ++at_;
    if (two == "æ" || two == "å" || two == "ø") {
      letter = two == "ø" ? 'o' : 'a';
      ++at_;
    }
    // Letters that may be the second half of a digraph are skipped, however many there are: "aae" and "åe"
    // are one.
    while (skips(letter)) ++at_;
    return letter;
  }

 private:
  [[nodiscard]] bool skips(char letter) const {
    if (at_ >= folded_.size()) return false;
    const char next = folded_[at_];
    return (letter == 'a' && (next == 'a' || next == 'e')) || (letter == 'o' && next == 'e');
  }

  std::string_view folded_;
  std::size_t at_ = 0;
};

// Below zero where `folded` is sorted before all that begin with `key`, zero where it begins so.
int compare_beginning(std::string_view folded, std::string_view key) {
  LooseLetters letters(folded);
  for (const char wanted : key) {
    if (letters.at_end()) return -1;
    const auto letter = static_cast<unsigned char>(letters.next());
    if (letter != static_cast<unsigned char>(wanted))
      return letter < static_cast<unsigned char>(wanted) ? -1 : 1;
  }
  return 0;
}

}  // namespace

std::string fold_loosely(std::string_view folded, std::vector<WordStart>* word_starts) {
  std::string key;
  LooseLetters letters(folded);
  while (!letters.at_end()) {
    if (word_starts != nullptr && begins_word(folded, letters.at())) {
      word_starts->push_back(
          WordStart{static_cast<std::uint32_t>(key.size()), static_cast<std::uint32_t>(letters.at())});
    }
    key += letters.next();
  }
  return key;
}

void CompletionTable::add(const Name& name, std::uint32_t weight) {
  std::vector<WordStart> starts;
  const std::string key = fold_loosely(name.text, &starts);
  const auto text = static_cast<std::uint32_t>(texts_.size());
  const auto begin = static_cast<std::uint32_t>(building_.keys.size());
  if (starts.size() > kMaxWordStarts) starts.resize(kMaxWordStarts);
  const std::uint32_t of_word = std::min(weight, UINT32_MAX / kNameWeight);
  for (const WordStart& start : starts) {
    const std::uint32_t counted = start.in_text == 0 ? of_word * kNameWeight : of_word;
    building_.starts.push_back({begin + start.in_key, text + start.in_text, counted});
  }
  names_.push_back(StoredName{name.node, text, name.kind});
  texts_ += name.text;
  building_.keys += key;
  building_.keys += '\0';
}

void CompletionTable::build() {
  names_.push_back(StoredName{NodeId{}, static_cast<std::uint32_t>(texts_.size()), NodeKind::Concept});
  names_.shrink_to_fit();
  texts_.shrink_to_fit();
  Building built = std::exchange(building_, {});
  const auto key_at = [&built](const Building::Start& start) {
    return std::string_view(built.keys.c_str() + start.key);
  };
  std::sort(built.starts.begin(), built.starts.end(), [&](const auto& a, const auto& b) {
    const int order = key_at(a).compare(key_at(b));
    return order != 0 ? order < 0 : a.text < b.text;
  });
  built.keys = {};
  starts_.reserve(built.starts.size());
  weights_.reserve(built.starts.size());
  blocks_ = std::bit_ceil(std::max<std::size_t>(1, (built.starts.size() + kBlock - 1) / kBlock));
  tree_.assign(2 * blocks_, 0);
  for (const Building::Start& start : built.starts) {
    std::uint32_t& greatest = tree_[blocks_ + starts_.size() / kBlock];
    greatest = std::max(greatest, start.weight);
    starts_.push_back(start.text);
    weights_.push_back(start.weight);
  }
  for (std::size_t i = blocks_ - 1; i > 0; --i) tree_[i] = std::max(tree_[2 * i], tree_[2 * i + 1]);
}

// The name whose text holds byte `text` of texts_.
const CompletionTable::StoredName& CompletionTable::name_at(std::uint32_t text) const {
  const auto behind =
      std::upper_bound(names_.begin(), names_.end(), text,
                       [](std::uint32_t wanted, const StoredName& name) { return wanted < name.text; });
  return *std::prev(behind);
}

std::string_view CompletionTable::text_from(std::uint32_t start, const StoredName& name) const {
  const std::uint32_t end = (&name + 1)->text;
  return std::string_view(texts_).substr(start, end - start);
}

std::string_view CompletionTable::rest_of_name(std::uint32_t start) const {
  return text_from(start, name_at(start));
}

bool CompletionTable::pass_on(std::uint32_t start, std::string_view beginning, const Visit& visit) const {
  const StoredName& stored = name_at(start);
  const Name name{text_from(stored.text, stored), stored.node, stored.kind};
  const std::size_t offset = start - stored.text;
  return !begins_so(name.text.substr(offset), beginning) || visit(name, offset);
}

void CompletionTable::visit(std::string_view beginning, const Visit& visit) const {
  const std::string key = fold_loosely(beginning);
  if (key.empty() || starts_.empty()) return;
  const auto lower = std::partition_point(starts_.begin(), starts_.end(), [&](std::uint32_t start) {
    return compare_beginning(rest_of_name(start), key) < 0;
  });
  const auto upper = std::partition_point(lower, starts_.end(), [&](std::uint32_t start) {
    return compare_beginning(rest_of_name(start), key) == 0;
  });

  // Names that are just what was typed come first. They open the stretch of names that begin so.
  const auto is_it = [&](std::uint32_t start) {
    const StoredName& name = name_at(start);
    return start == name.text && fold_loosely(text_from(start, name)) == key;
  };
  for (auto start = lower; start != upper && fold_loosely(rest_of_name(*start)) == key; ++start) {
    if (is_it(*start) && !pass_on(*start, beginning, visit)) return;
  }

  constexpr std::size_t kNoNode = 0;
  struct Open {
    std::uint32_t weight;
    std::size_t leaf;  // the first one below it
    std::size_t node;  // of the tree, or kNoNode for a leaf
  };
  const auto later = [](const Open& a, const Open& b) {
    return a.weight != b.weight ? a.weight < b.weight : a.leaf > b.leaf;
  };
  std::priority_queue<Open, std::vector<Open>, decltype(later)> open(later);
  const auto push_leaves = [&](std::size_t begin, std::size_t end) {
    for (std::size_t leaf = begin; leaf < end; ++leaf) open.push(Open{weights_[leaf], leaf, kNoNode});
  };
  const auto push = [&](std::size_t node) {
    std::size_t block = node;
    while (block < blocks_) block *= 2;
    open.push(Open{tree_[node], (block - blocks_) * kBlock, node});
  };
  // The fewest nodes that cover the stretch, and what lies in no whole block at its ends.
  const auto begin = static_cast<std::size_t>(lower - starts_.begin());
  const auto end = static_cast<std::size_t>(upper - starts_.begin());
  const std::size_t first_block = (begin + kBlock - 1) / kBlock;
  const std::size_t end_block = end / kBlock;
  if (first_block >= end_block) {
    push_leaves(begin, end);
  } else {
    push_leaves(begin, first_block * kBlock);
    push_leaves(end_block * kBlock, end);
    auto left = blocks_ + first_block;
    auto right = blocks_ + end_block;
    for (; left < right; left /= 2, right /= 2) {
      if (left % 2 == 1) push(left++);
      if (right % 2 == 1) push(--right);
    }
  }
  while (!open.empty()) {
    const Open best = open.top();
    open.pop();
    if (best.weight == 0) return;
    if (best.node == kNoNode) {
      const std::uint32_t start = starts_[best.leaf];
      if (!is_it(start) && !pass_on(start, beginning, visit)) return;
    } else if (best.node >= blocks_) {
      push_leaves(best.leaf, std::min(best.leaf + kBlock, starts_.size()));
    } else {
      push(2 * best.node);
      push(2 * best.node + 1);
    }
  }
}

}  // namespace vidensgraf
