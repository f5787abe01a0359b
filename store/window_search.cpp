// Ranking by posting lists in memory, one window of 4,096 docids after another, term after term within it.
//
// The scores of a window's passages lie in an array that stays in the processor's nearest cache; a term adds
// to them at 1 ns a posting. That is so much less than what keeping cursors in docid order costs (Xapian's
// matcher: 20 to 50 ns a posting) that nearly all is won without skipping anything. What is skipped: windows
// that some required part has no posting in, and those whose highest possible score does not reach the
// results there are (block maxima: Ding and Suel 2011, with fixed blocks of docids).
//
// Scores are summed as whole numbers, so that the sum does not depend on the order of terms; the best are
// scored again in floating point at the end. Terms that must stand close together are first taken to do so;
// their positions are read when a passage would be among the best with them.

#include "store/window_search.h"

#include <algorithm>
#include <array>
#include <deque>
#include <span>
#include <utility>
#include <vector>

#include "store/query_plan.h"
#include "store/window_frame.h"
#include "store/within_search.h"

namespace vidensgraf {
namespace {

using Op = FullTextQuery::Op;
using Closeness = Plan::Closeness;

constexpr std::uint32_t kDocids = PostingList::kWindowDocids;
constexpr std::size_t kWordBits = Frame::kWordBits;
constexpr std::size_t kWords = Frame::kWords;
constexpr std::size_t kSpare = 8;  // candidates beyond those wanted, since whole numbers are rounded

class WindowSearch {
 public:
  WindowSearch(Plan& plan, const FullTextSearch& options, std::uint32_t last_docid)
      : plan_(plan), options_(options), last_docid_(last_docid) {}

  FullTextPage run() {
    FullTextPage page;
    if (options_.collect_matches) page.matched = PassageSet(std::size_t{last_docid_} + 1);
    const std::size_t wanted = options_.offset + options_.limit;
    Best best(wanted == 0 ? 0 : wanted + kSpare);
    eager_ = options_.collect_matches;
    for (std::uint32_t number = 0; number <= last_docid_ >> PostingList::kWindowBits; ++number) {
      number_ = number;
      const std::int64_t bound = highest(plan_.root);
      const std::size_t probes = probes_here(page);
      if (bound < 0) continue;
      const bool may_skip =
          !options_.collect_matches && probes == 0 && page.matches >= options_.check_at_least;
      if (may_skip && best.is_full() && bound <= best.threshold()) {
        skipped_ = true;
        continue;
      }
      Frame& frame = frames_at(0);
      uncertain_.fill(0);
      evaluate(plan_.root, frame, 1);
      take(frame, best, page);
      probe(frame, page, probes);
      frame.clear();
    }
    page.probed.resize(options_.probes.size(), -1);
    page.matches_exact = !skipped_ && !guessed_;
    if (options_.is_rough) {
      best.move_to(page.hits, 1 / plan_.scale);
      cut_page(page, options_);
    } else {
      rank(best.docids(), page);
    }
    return page;
  }

 private:
  // The most that a passage of this window can have; negative where none can match. Brings cursors here.
  std::int64_t highest(PlanNode& node) {
    if (node.has_list()) {
      const auto& windows = node.list->windows();
      while (windows[node.window].number < number_) ++node.window;
      if (windows[node.window].number != number_) return -1;
      return std::int64_t{node.scaled} * windows[node.window].highest;
    }
    if (node.listed != nullptr) return 0;
    std::int64_t sum = 0;
    bool any = false;
    bool impossible = false;
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      const std::int64_t of_child = highest(node.children[i]);
      if (node.op == Op::AndNot && i > 0) continue;
      any = any || of_child >= 0;
      sum += std::max<std::int64_t>(of_child, 0);
      const bool required = node.op == Op::And || node.op == Op::Filter || (node.op != Op::Or && i == 0);
      impossible = impossible || (required && of_child < 0);
    }
    return any && !impossible ? sum : -1;
  }

  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> postings_here(const PlanNode& node) const {
    const auto& windows = node.list->windows();
    if (windows[node.window].number != number_) return {0, 0};
    return {windows[node.window].begin, windows[node.window + 1].begin};
  }

  Frame& frames_at(std::size_t depth) {
    while (frames_.size() <= depth) frames_.emplace_back();
    return frames_[depth];
  }

  void add_scores(const PlanNode& node, Frame& frame) const {
    const auto [begin, end] = postings_here(node);
    const std::uint16_t* const offsets = node.list->offsets();
    const std::uint8_t* const wdfs = node.list->wdfs();
    std::int32_t* const scores = frame.scores.data();
    for (std::uint32_t i = begin; i < end; ++i) scores[offsets[i]] += node.scaled * wdfs[i];
  }

  void add_postings(const PlanNode& node, Frame& frame) const {
    add_scores(node, frame);
    const auto [begin, end] = postings_here(node);
    const std::uint16_t* const offsets = node.list->offsets();
    for (std::uint32_t i = begin; i < end; ++i)
      frame.bits[offsets[i] / kWordBits] |= std::uint64_t{1} << (offsets[i] % kWordBits);
  }

  // The number of postings that evaluating a node here reads.
  [[nodiscard]] std::size_t work(const PlanNode& node) const {
    if (node.has_list()) {
      const auto [begin, end] = postings_here(node);
      return end - begin;
    }
    std::size_t sum = 0;
    for (const PlanNode& child : node.children) sum += work(child);
    return sum;
  }

  // Puts the matches of a node in this window into `frame`, which is empty.
  void evaluate(PlanNode& node, Frame& frame, std::size_t depth) {
    if (node.op == Op::Term) return add_postings(node, frame);
    if (node.listed != nullptr) return add_listed(node, frame);
    if (node.op == Op::Or) return evaluate_any(node, frame, depth);
    evaluate(node.children.front(), frame, depth);
    for (std::size_t i = 1; i < node.children.size(); ++i) narrow(node, node.children[i], frame, depth);
    if (node.is_positional()) check_positions(node, frame);
  }

  void evaluate_any(PlanNode& node, Frame& frame, std::size_t depth) {
    constexpr std::size_t kMany = kDocids / 8;  // postings, from which on finding the matches by score pays
    std::size_t postings = 0;
    bool all_score = true;
    for (const PlanNode& child : node.children) {
      if (child.op != Op::Term) continue;
      postings += work(child);
      // Terms of filters have wdf 0: they match without a score.
      all_score = all_score && child.scaled > 0 && child.list->lowest() > 0;
    }
    const bool by_score = all_score && postings > kMany;
    for (const PlanNode& child : node.children) {
      if (child.op != Op::Term) continue;
      if (by_score) {
        add_scores(child, frame);
      } else {
        add_postings(child, frame);
      }
    }
    if (by_score) {
      for (std::size_t word = 0; word < kWords; ++word)
        frame.bits[word] = above(&frame.scores[word * kWordBits], 0);
    }
    for (PlanNode& child : node.children) {
      if (child.op == Op::Term) continue;
      combine(child, frame, depth, [](Frame& all, const Frame& more, std::size_t word) {
        all.bits[word] |= more.bits[word];
        return more.bits[word];
      });
    }
  }

  // What a child beside the first one leaves and adds. Few passages are looked up, many evaluated.
  void narrow(const PlanNode& parent, PlanNode& child, Frame& frame, std::size_t depth) {
    constexpr std::size_t kLookUpCost = 8;  // postings read in the time of a look-up
    const std::size_t found = frame.count();
    if (found == 0) return;
    const bool required = parent.op == Op::And || parent.op == Op::Filter;
    const bool negated = parent.op == Op::AndNot;
    const std::span<const PlanNode> terms = terms_of(child);
    if (!terms.empty() && found * terms.size() * kLookUpCost < work(child)) {
      return look_up(terms, required, negated, frame);
    }
    const bool was_eager = eager_;
    eager_ = eager_ || negated;  // what is only assumed must take nothing away
    combine(child, frame, depth, [&](Frame& all, const Frame& more, std::size_t word) -> std::uint64_t {
      if (negated) {
        erase(all, word, all.bits[word] & more.bits[word]);
        return 0;
      }
      if (required) erase(all, word, all.bits[word] & ~more.bits[word]);
      return all.bits[word] & more.bits[word];
    });
    eager_ = was_eager;
  }

  static void erase(Frame& frame, std::size_t word, std::uint64_t bits) {
    frame.bits[word] &= ~bits;
    for_each_bit(bits, word, [&](std::uint32_t at) { frame.scores[at] = 0; });
  }

  // Evaluates `child` by itself; `merge` says which of its scores are added.
  template <class Merge>
  void combine(PlanNode& child, Frame& frame, std::size_t depth, const Merge& merge) {
    Frame& more = frames_at(depth);
    evaluate(child, more, depth + 1);
    for (std::size_t word = 0; word < kWords; ++word) {
      const std::uint64_t adding = merge(frame, more, word);
      for_each_bit(adding, word, [&](std::uint32_t at) { frame.scores[at] += more.scores[at]; });
    }
    more.clear();
  }

  // A term, or any of several.
  static std::span<const PlanNode> terms_of(const PlanNode& node) {
    if (node.op == Op::Term) return {&node, 1};
    const auto is_term = [](const PlanNode& child) { return child.op == Op::Term; };
    const bool plain = node.op == Op::Or && std::all_of(node.children.begin(), node.children.end(), is_term);
    return plain ? std::span<const PlanNode>(node.children) : std::span<const PlanNode>();
  }

  void look_up(std::span<const PlanNode> terms, bool required, bool negated, Frame& frame) const {
    std::array<std::uint64_t, kWords> here{};
    for (const PlanNode& term : terms) {
      const auto [begin, end] = postings_here(term);
      const std::uint16_t* const offsets = term.list->offsets();
      const std::uint16_t* at = offsets + begin;
      const std::uint16_t* const behind = offsets + end;
      for (std::size_t word = 0; word < kWords; ++word) {
        for_each_bit(frame.bits[word], word, [&](std::uint32_t offset) {
          at = std::lower_bound(at, behind, static_cast<std::uint16_t>(offset));
          if (at == behind || *at != offset) return;
          here[word] |= std::uint64_t{1} << (offset % kWordBits);
          if (!negated) frame.scores[offset] += term.scaled * term.list->wdfs()[at - offsets];
        });
      }
    }
    for (std::size_t word = 0; word < kWords; ++word) {
      if (negated) erase(frame, word, frame.bits[word] & here[word]);
      if (required) erase(frame, word, frame.bits[word] & ~here[word]);
    }
  }

  void add_listed(const PlanNode& node, Frame& frame) const {
    const auto first = PassageId{number_ << PostingList::kWindowBits};
    auto passage = std::lower_bound(node.listed->begin(), node.listed->end(), first);
    for (; passage != node.listed->end(); ++passage) {
      const std::uint32_t offset = static_cast<std::uint32_t>(*passage) - static_cast<std::uint32_t>(first);
      if (offset >= kDocids) break;
      frame.bits[offset / kWordBits] |= std::uint64_t{1} << (offset % kWordBits);
    }
  }

  void check_positions(PlanNode& node, Frame& frame) {
    for (std::size_t word = 0; word < kWords; ++word) {
      if (!eager_) {
        uncertain_[word] |= frame.bits[word];
        continue;
      }
      for_each_bit(frame.bits[word], word, [&](std::uint32_t offset) {
        const std::uint32_t docid = (number_ << PostingList::kWindowBits) + offset;
        if (!plan_.stand_close(node, docid)) erase(frame, word, std::uint64_t{1} << (offset % kWordBits));
      });
    }
  }

  void take(const Frame& frame, Best& best, FullTextPage& page) {
    const std::uint32_t first = number_ << PostingList::kWindowBits;
    for (std::size_t word = 0; word < kWords; ++word) {
      const std::uint64_t bits = frame.bits[word];
      if (bits == 0) continue;
      const auto count = static_cast<std::size_t>(std::popcount(bits));
      page.matches += count;
      if (options_.collect_matches) page.matched.add_word(first / kWordBits + word, bits);
      guessed_ = guessed_ || (uncertain_[word] & bits) != 0;
      const std::uint64_t promising =
          best.is_full() ? bits & above(&frame.scores[word * kWordBits], best.threshold()) : bits;
      for_each_bit(promising, word, [&](std::uint32_t at) {
        std::int32_t score = frame.scores[at];
        if (best.is_full() && score <= best.threshold()) return;
        if ((uncertain_[word] >> (at % kWordBits) & 1U) != 0) {
          double checked = 0;
          if (!plan_.matches(first + at, Closeness::Checked, checked)) return;
          score = static_cast<std::int32_t>(checked * plan_.scale);
          if (best.is_full() && score <= best.threshold()) return;
        }
        best.add(score, first + at);
      });
    }
  }

  // Counts the probes of this window as no matches.
  std::size_t probes_here(FullTextPage& page) const {
    const std::size_t before = page.probed.size();
    std::size_t next = before;
    const std::vector<PassageId>& probes = options_.probes;
    while (next < probes.size() &&
           static_cast<std::uint32_t>(probes[next]) >> PostingList::kWindowBits <= number_) {
      ++next;
    }
    page.probed.resize(next, -1);
    return next - before;
  }

  void probe(const Frame& frame, FullTextPage& page, std::size_t count) {
    for (std::size_t i = page.probed.size() - count; i < page.probed.size(); ++i) {
      const auto docid = static_cast<std::uint32_t>(options_.probes[i]);
      const std::uint32_t at = docid & (kDocids - 1);
      if ((frame.bits[at / kWordBits] >> (at % kWordBits) & 1U) == 0) continue;
      page.probed[i] = frame.scores[at] / plan_.scale;
      if ((uncertain_[at / kWordBits] >> (at % kWordBits) & 1U) == 0) continue;
      double score = 0;
      page.probed[i] = plan_.matches(docid, Closeness::Checked, score) ? score : -1;
    }
  }

  void rank(const std::vector<std::uint32_t>& docids, FullTextPage& page) {
    plan_.restart();
    for (const std::uint32_t docid : docids) {
      double score = 0;
      if (plan_.matches(docid, Closeness::Checked, score)) {
        page.hits.push_back(FullTextHit{static_cast<PassageId>(docid), score});
      }
    }
    cut_page(page, options_);
  }

  Plan& plan_;
  const FullTextSearch& options_;
  std::uint32_t last_docid_;
  std::uint32_t number_ = 0;
  bool eager_ = false;
  bool skipped_ = false;
  bool guessed_ = false;
  std::array<std::uint64_t, kWords> uncertain_{};
  std::deque<Frame> frames_{};
};

}  // namespace

void cut_page(FullTextPage& page, const FullTextSearch& options) {
  std::sort(page.hits.begin(), page.hits.end(), [](const FullTextHit& a, const FullTextHit& b) {
    return a.score != b.score ? a.score > b.score : a.passage < b.passage;
  });
  if (page.hits.size() > options.offset + options.limit) page.hits.resize(options.offset + options.limit);
  const auto skipped = static_cast<std::ptrdiff_t>(std::min(options.offset, page.hits.size()));
  page.hits.erase(page.hits.begin(), page.hits.begin() + skipped);
}

std::optional<FullTextPage> search_in_windows(const Xapian::Database& database, PostingCache& lists,
                                              const FullTextQuery& query, const FullTextSearch& options) {
  Plan plan(database, lists, query, options.listed);
  if (!plan.is_exact) return std::nullopt;
  if (plan.root.op == Op::Nothing) {
    FullTextPage page;
    page.matches_exact = true;
    page.probed.assign(options.probes.size(), -1);
    return page;
  }
  if (!options.within.empty()) return search_within(plan, options);
  return WindowSearch(plan, options, database.get_lastdocid()).run();
}

}  // namespace vidensgraf
