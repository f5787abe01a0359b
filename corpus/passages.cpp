#include "corpus/passages.h"

#include <algorithm>
#include <string_view>

#include "corpus/block_builder.h"
#include "corpus/utf8.h"

// From blocks to what search returns. A passage should say one thing and be understood alone:
//
//   - a paragraph of 40 words or more is a passage of its own; shorter ones join their neighbours
//   - items of a list go with the sentence that introduces them; table rows with their caption
//   - blocks that one sentence runs through stay together
//   - a heading opens the passage after it; alone only where nothing follows
//   - entries of reference lists and footnotes are passages of their own
//
// A block of more than 320 words, as JSONL texts without line ends have, is cut at sentence ends.

namespace vidensgraf {
namespace {

constexpr std::size_t kOwnPassageWords = 40;    // from here on a paragraph stands alone
constexpr std::size_t kShortPassageWords = 90;  // short paragraphs are joined up to here
constexpr std::size_t kShortItemWords = 15;
constexpr std::size_t kShortListWords = 150;
constexpr std::size_t kLongestWords = 220;  // lists, tables and sentences over many blocks are cut here
constexpr std::size_t kCutBlockWords = 320;
constexpr std::size_t kCutPieceWords = 200;

// Blocks that belong together: a paragraph, a list with its lead-in, a table.
struct Unit {
  BlockIndex first = 0;
  BlockIndex last = 0;
  std::size_t words = 0;
  bool joins = false;  // a short paragraph that may be joined with its like
};

class PassageSplitter {
 public:
  explicit PassageSplitter(const Document& document) : document_(document) {}

  std::vector<Passage> run() {
    const std::vector<Block>& blocks = document_.blocks;
    for (BlockIndex i = 0; i < blocks.size(); ++i) {
      if (is_skipped(i)) continue;
      if (blocks[i].kind == BlockKind::Heading) {
        flush();
        if (heading_ != kNoBlock && is_barren(heading_, i)) add_passage(heading_, heading_);
        heading_ = i;
        continue;
      }
      i = take_unit(i);
    }
    flush();
    if (heading_ != kNoBlock) add_passage(heading_, heading_);
    return std::move(passages_);
  }

 private:
  [[nodiscard]] std::string_view content(BlockIndex i) const {
    return cut(document_.text, document_.blocks[i].source);
  }
  [[nodiscard]] BlockKind kind(BlockIndex i) const { return document_.blocks[i].kind; }
  [[nodiscard]] std::size_t words(BlockIndex i) const { return count_words(content(i)); }
  [[nodiscard]] bool is_skipped(BlockIndex i) const {
    return kind(i) == BlockKind::Boilerplate || kind(i) == BlockKind::TableOfContents;
  }
  // The next block that is text, or the number of blocks.
  [[nodiscard]] BlockIndex after(BlockIndex i) const {
    do {
      ++i;
    } while (i < document_.blocks.size() && is_skipped(i));
    return i;
  }
  // A heading without text, and the next heading is not one below it.
  [[nodiscard]] bool is_barren(BlockIndex heading, BlockIndex next) const {
    return document_.blocks[next].heading != heading;
  }

  // Collects the unit that starts at block `i`; the result is its last block.
  BlockIndex take_unit(BlockIndex i) {
    Unit unit{i, i, words(i), false};
    const auto take_while = [&](auto belongs) {
      for (BlockIndex next = after(unit.last); next < document_.blocks.size() && belongs(next);
           next = after(unit.last)) {
        const std::size_t more = words(next);
        if (unit.words + more > kLongestWords) break;
        unit.words += more;
        unit.last = next;
      }
    };
    // A sentence that runs on takes the next block along, at the start and wherever the unit ends now.
    const auto runs_on = [&](BlockIndex next) {
      BlockIndex open = unit.last;  // a footnote between takes part, and parts nothing
      while (open > unit.first && (kind(open) == BlockKind::Footnote || is_skipped(open))) --open;
      return document_.blocks[open].continues && kind(next) != BlockKind::Heading;
    };
    take_while(runs_on);
    // Items of a few words only make sense together; items that are sentences stand alone from 40 words on.
    const auto goes_on_as_list = [&](BlockIndex next) {
      if (runs_on(next)) return true;
      if (kind(next) != BlockKind::ListItem) return false;
      return unit.words < kOwnPassageWords ||
             (words(next) < kShortItemWords && words(unit.last) < kShortItemWords &&
              unit.words < kShortListWords);
    };
    switch (kind(i)) {
      case BlockKind::ListItem:
        take_while(goes_on_as_list);
        break;
      case BlockKind::TableRow:
        take_while([&](BlockIndex next) { return kind(next) == BlockKind::TableRow; });
        break;
      case BlockKind::Caption:
        take_while([&](BlockIndex next) { return kind(next) == BlockKind::TableRow; });
        break;
      case BlockKind::Quotation:
        take_quotation(unit, take_while);
        unit.joins = unit.words < kOwnPassageWords;
        break;
      case BlockKind::Paragraph: {
        const BlockIndex next = after(unit.last);
        const bool list_follows = next < document_.blocks.size() && kind(next) == BlockKind::ListItem;
        if (list_follows && content(unit.last).ends_with(':')) {
          take_while([&](BlockIndex item) { return item == next || goes_on_as_list(item); });
        }
        unit.joins = unit.words < kOwnPassageWords;
        break;
      }
      default:
        break;
    }
    place(unit);
    return unit.last;
  }

  // A quotation and who said it, in either order.
  template <class TakeWhile>
  void take_quotation(const Unit& unit, TakeWhile take_while) {
    const bool speaker_first = !opens_quotation(content(unit.first));
    bool speaker = speaker_first;
    bool closed = !speaker_first && closes_quotation(content(unit.last));
    take_while([&](BlockIndex next) {
      if (kind(next) != BlockKind::Quotation) return false;
      const bool opens = opens_quotation(content(next));
      if (closed && (opens || speaker)) return false;
      if (closed) speaker = true;  // a line after the quotation
      if (!closed) closed = closes_quotation(content(next));
      return true;
    });
  }

  void place(const Unit& unit) {
    if (has_pending_ && (!unit.joins || pending_.words + unit.words > kShortPassageWords)) {
      // A line of a few words before a longer unit introduces it ("Leder:", a label).
      const bool introduces = pending_.words < 10 && unit.words + pending_.words <= kLongestWords &&
                              kind(unit.first) != BlockKind::Footnote &&
                              kind(unit.first) != BlockKind::ReferenceEntry;
      if (introduces) {
        pending_.last = unit.last;
        pending_.words += unit.words;
        pending_.joins = unit.joins;
        if (!unit.joins) flush();
        return;
      }
      flush();
    }
    if (has_pending_) {
      pending_.last = unit.last;
      pending_.words += unit.words;
    } else {
      pending_ = unit;
      has_pending_ = true;
    }
    if (!unit.joins) flush();
  }

  void flush() {
    if (!has_pending_) return;
    has_pending_ = false;
    BlockIndex first = pending_.first;
    if (heading_ != kNoBlock) {
      first = heading_;
      heading_ = kNoBlock;
    }
    if (first == pending_.last && pending_.words > kCutBlockWords) {
      cut_block(first);
    } else if (pending_.words > kCutBlockWords && kind(first) == BlockKind::Heading &&
               after(first) == pending_.last) {
      cut_block(pending_.last);
    } else {
      add_passage(first, pending_.last);
    }
  }

  void add_passage(BlockIndex first, BlockIndex last) {
    const std::vector<Block>& blocks = document_.blocks;
    Passage passage;
    passage.source = ByteSpan{blocks[first].source.begin, blocks[last].source.end};
    passage.first_block = first;
    passage.block_count = last - first + 1;
    passage.page = blocks[first].page;
    passage.heading = first != last && kind(first) == BlockKind::Heading ? first : blocks[first].heading;
    passages_.push_back(passage);
  }

  // A full stop, a space and a capital letter or a digit: close enough to a sentence end for a cut.
  void cut_block(BlockIndex index) {
    const Block& block = document_.blocks[index];
    const std::string_view text = content(index);
    std::size_t begin = 0;
    std::size_t words_so_far = 0;
    std::size_t words_left = count_words(text);
    const auto add = [&](std::size_t end) {
      const std::string_view piece = trim(text.substr(begin, end - begin));
      if (piece.empty()) return;
      Passage passage;
      passage.source.begin = block.source.begin + static_cast<std::uint32_t>(piece.data() - text.data());
      passage.source.end = passage.source.begin + static_cast<std::uint32_t>(piece.size());
      passage.first_block = index;
      passage.page = block.page;
      passage.heading = block.heading;
      passages_.push_back(passage);
      begin = end;
    };
    for (std::size_t at = 0; at + 2 < text.size(); ++at) {
      if (text[at] != ' ' && text[at] != '\n') continue;
      ++words_so_far;
      if (words_left > 0) --words_left;
      const bool sentence_end =
          at > 0 && (text[at - 1] == '.' || text[at - 1] == '?' || text[at - 1] == '!') &&
          (is_upper(code_point_at(text, at + 1).value) || text.compare(at + 1, 2, "§") == 0);
      // Without any sentence end in sight the cut is made between words.
      if ((sentence_end && words_so_far >= kCutPieceWords && words_left >= kOwnPassageWords) ||
          words_so_far >= 2 * kCutBlockWords) {
        add(at + 1);
        words_so_far = 0;
      }
    }
    add(text.size());
  }

  const Document& document_;
  std::vector<Passage> passages_;
  Unit pending_;
  bool has_pending_ = false;
  BlockIndex heading_ = kNoBlock;  // a heading that no passage holds yet
};

}  // namespace

std::vector<Passage> split_into_passages(const Document& document) { return PassageSplitter(document).run(); }

}  // namespace vidensgraf
