// lttoolbox walks its dictionaries with a map of arcs at each node and a vector of symbols for each state,
// copied at each letter: 60 µs a form, and of general law a fifth of the time to index. Here arcs lie in one
// array, and paths share their beginnings: a path is its last symbol and the path before it.
//
// What a form's analyses are is lttoolbox's (lt-proc -e -w, version 3.7; the tests compare the two):
//
//   1. All states after the last letter that are final, but those that passed the tag "compound-only-L".
//   2. If there are none, as a compound: after each letter but the last, each final state that passed
//      "compound-only-L" since the last '+' starts again, with a '+'. Of the states after the last letter,
//      those count that passed "compound-R" since their last '+', have at most four '+', and no more than
//      the one that has fewest.
//
// A capital also takes the arcs of its small letter. Equal analyses count once.
//
// The dictionary's file is read in packed_transducer_file.cpp.

#include "language/packed_transducer.h"

#include <algorithm>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace vidensgraf {
namespace {

constexpr std::int32_t kJoin = '+';
constexpr unsigned kMostJoins = 4;
constexpr std::size_t kMostStates = 4000;  // lttoolbox gives up at 32,767
constexpr std::string_view kEscaped = "[]{}^$/\\@<>";

}  // namespace

void PackedTransducer::append_character(std::string& out, std::int32_t character) {
  std::array<char, U8_MAX_LENGTH> bytes{};
  std::int32_t size = 0;
  UBool is_error = 0;
  U8_APPEND(bytes, size, U8_MAX_LENGTH, character, is_error);
  if (is_error == 0) out.append(bytes.data(), static_cast<std::size_t>(size));
}

bool PackedTransducer::is_word_character(std::int32_t character) const {
  return character > 0 && static_cast<std::size_t>(character) < word_characters_.size() &&
         word_characters_[static_cast<std::size_t>(character)];
}

void PackedTransducer::append_symbol(std::string& out, std::int32_t symbol) const {
  if (symbol < 0) {
    out += tags_[static_cast<std::size_t>(-symbol - 1)];
  } else if (symbol > 0) {
    if (symbol < 0x80 && kEscaped.find(static_cast<char>(symbol)) != std::string_view::npos) out += '\\';
    append_character(out, symbol);
  }
}

// The states of one walk. Kept by each thread for its next one: the arrays stay as large as they got.
class PackedTransducer::Walk {
 public:
  // Walks `form` as one word of the dictionary. Ends early where a word that needs no blank behind it was
  // complete before the last letter: `ends_inside()`.
  void run_plain(const PackedTransducer& dictionary, const std::vector<std::int32_t>& form) {
    start(dictionary);
    for (const std::int32_t letter : form) {
      if (passes_section_end()) ends_inside_ = true;
      step(letter);
      if (states_.empty() || ends_inside_) return;
    }
    if (passes_section_end()) ends_inside_ = true;
    std::erase_if(states_, [this](const State& state) { return path(state).any_only_left; });
  }

  void run_compound(const PackedTransducer& dictionary, const std::vector<std::int32_t>& form) {
    start(dictionary);
    for (std::size_t i = 0; i < form.size(); ++i) {
      step(form[i]);
      if (states_.size() > kMostStates) is_too_large_ = true;
      if (i + 1 < form.size()) restart_finals();
      if (states_.empty() || is_too_large_) return;
    }
    keep_shortest_compounds();
  }

  [[nodiscard]] bool is_too_large() const { return is_too_large_; }
  [[nodiscard]] bool ends_inside() const { return ends_inside_; }

  // The analyses that the states stand for, each once.
  [[nodiscard]] std::vector<std::string> analyses() const {
    std::vector<std::string> all;
    for (const State& state : states_) {
      if (dictionary_->nodes_[state.node].is_final) all.push_back(text_of(state.path));
    }
    // lttoolbox sorts analyses by their weights, which are all equal. Its sort is not stable: beyond 16
    // elements it changes the order, and so we sort likewise.
    if (all.size() > 16) {
      std::sort(all.begin(), all.end(),
                [](const std::string& /*a*/, const std::string& /*b*/) { return false; });
    }
    std::vector<std::string> distinct;
    for (std::string& analysis : all) {
      if (std::find(distinct.begin(), distinct.end(), analysis) == distinct.end()) {
        distinct.push_back(std::move(analysis));
      }
    }
    return distinct;
  }

 private:
  struct State {
    std::uint32_t node = 0;
    std::uint32_t path = 0;
  };
  // A path is its last symbol and the path before that one; the empty path stands first.
  struct Path {
    std::uint32_t before = 0;
    std::int32_t symbol = 0;
    std::uint16_t joins = 0;      // '+' on it
    bool part_only_left = false;  // the tag was passed since the last '+'
    bool part_right = false;
    bool any_only_left = false;
  };

  [[nodiscard]] const Path& path(const State& state) const { return paths_[state.path]; }

  void start(const PackedTransducer& dictionary) {
    dictionary_ = &dictionary;
    is_too_large_ = false;
    ends_inside_ = false;
    paths_.assign(1, Path{});
    states_.clear();
    for (const std::uint32_t node : dictionary.initial_) states_.push_back(State{node, 0});
    follow_empty_arcs();
    initial_.assign(states_.begin(), states_.end());
  }

  std::uint32_t longer(std::uint32_t before, std::int32_t symbol) {
    Path made = paths_[before];
    made.before = before;
    made.symbol = symbol;
    if (symbol == kJoin) {
      ++made.joins;
      made.part_only_left = false;
      made.part_right = false;
    } else if (symbol == dictionary_->only_left_) {
      made.part_only_left = true;
      made.any_only_left = true;
    } else if (symbol == dictionary_->right_) {
      made.part_right = true;
    }
    paths_.push_back(made);
    return static_cast<std::uint32_t>(paths_.size() - 1);
  }

  // Arcs that take `letter`, which is not 0: follow_empty_arcs() takes those without input.
  void take_arcs(const State& state, std::int32_t letter) {
    const std::vector<Arc>& arcs = dictionary_->arcs_;
    const auto first =
        arcs.begin() + static_cast<std::ptrdiff_t>(dictionary_->nodes_[state.node].first_letter);
    const auto last =
        arcs.begin() + static_cast<std::ptrdiff_t>(dictionary_->nodes_[state.node + 1].first_arc);
    auto arc = first;
    constexpr std::ptrdiff_t kFewArcs = 8;
    if (last - first > kFewArcs) {
      arc = std::lower_bound(first, last, letter,
                             [](const Arc& one, std::int32_t wanted) { return one.input < wanted; });
    } else {
      while (arc != last && arc->input < letter) ++arc;
    }
    for (; arc != last && arc->input == letter; ++arc) {
      next_.push_back(State{arc->target, longer(state.path, arc->output)});
    }
  }

  void follow_empty_arcs() {
    for (std::size_t i = 0; i < states_.size(); ++i) {
      if (states_.size() > kMostStates) {  // also where a damaged file goes round in a circle
        is_too_large_ = true;
        return;
      }
      const State state = states_[i];
      const Node& node = dictionary_->nodes_[state.node];
      for (std::uint32_t at = node.first_empty; at < node.first_letter; ++at) {
        const Arc& arc = dictionary_->arcs_[at];
        states_.push_back(State{arc.target, arc.output == 0 ? state.path : longer(state.path, arc.output)});
      }
    }
  }

  void step(std::int32_t letter) {
    const std::int32_t small = u_isupper(letter) != 0 ? u_tolower(letter) : letter;
    next_.clear();
    for (const State& state : states_) {
      take_arcs(state, letter);
      if (small != letter) take_arcs(state, small);
    }
    states_.swap(next_);
    follow_empty_arcs();
  }

  [[nodiscard]] bool passes_section_end() const {
    return std::any_of(states_.begin(), states_.end(),
                       [this](const State& state) { return dictionary_->nodes_[state.node].ends_anywhere; });
  }

  void restart_finals() {
    const std::size_t before = states_.size();
    for (std::size_t i = 0; i < before; ++i) {
      const State state = states_[i];
      // A path with more joins than that is dropped in the end, whatever follows.
      if (!dictionary_->nodes_[state.node].is_final || !path(state).part_only_left ||
          path(state).joins >= kMostJoins) {
        continue;
      }
      const std::uint32_t joined = longer(state.path, kJoin);
      for (const State& initial : initial_) states_.push_back(State{initial.node, joined});
    }
  }

  void keep_shortest_compounds() {
    unsigned fewest = kMostJoins;
    for (const State& state : states_) {
      if (path(state).part_right) fewest = std::min<unsigned>(fewest, path(state).joins);
    }
    std::erase_if(states_, [this, fewest](const State& state) {
      return !path(state).part_right || path(state).joins > fewest;
    });
  }

  [[nodiscard]] std::string text_of(std::uint32_t at) const {
    std::vector<std::int32_t> symbols;
    for (; at != 0; at = paths_[at].before) symbols.push_back(paths_[at].symbol);
    std::string text;
    for (auto symbol = symbols.rbegin(); symbol != symbols.rend(); ++symbol) {
      dictionary_->append_symbol(text, *symbol);
    }
    return text;
  }

  const PackedTransducer* dictionary_ = nullptr;
  std::vector<Path> paths_;
  std::vector<State> states_;
  std::vector<State> next_;
  std::vector<State> initial_;
  bool is_too_large_ = false;
  bool ends_inside_ = false;
};

std::optional<std::vector<std::string>> PackedTransducer::analyze(std::string_view form) const {
  std::vector<std::int32_t> letters;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(form.data());
  const auto size = static_cast<std::int32_t>(form.size());
  for (std::int32_t at = 0; at < size;) {
    UChar32 letter = 0;
    U8_NEXT(bytes, at, size, letter);
    if (!is_word_character(letter)) return std::nullopt;
    letters.push_back(letter);
  }
  if (letters.empty()) return std::nullopt;
  thread_local Walk walk;
  walk.run_plain(*this, letters);
  if (walk.ends_inside() || walk.is_too_large()) return std::nullopt;
  std::vector<std::string> analyses = walk.analyses();
  if (!analyses.empty()) return analyses;
  walk.run_compound(*this, letters);
  if (walk.is_too_large()) return std::nullopt;
  return walk.analyses();
}

}  // namespace vidensgraf
