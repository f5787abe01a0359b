#include "graph/near_names.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "graph/edit_distance.h"
#include "graph/names.h"
#include "language/utf8.h"

namespace vidensgraf {
namespace {

// Typed with or without æ, ø and å: compared alike. The first of `ascii_names`, without the detour by ICU: a
// look-up that finds nothing compares many names.
std::string ascii_form(std::string_view folded) {
  std::string form;
  form.reserve(folded.size() + 4);
  for (std::size_t at = 0; at < folded.size(); ++at) {
    const std::string_view letter = folded.substr(at, 2);
    const std::string_view pair = letter == "æ" ? "ae" : letter == "ø" ? "oe" : letter == "å" ? "aa" : "";
    if (pair.empty()) {
      form += folded[at];
    } else {
      form += pair;
      ++at;
    }
  }
  return form;
}

// Whether the head of a phrase, in Danish its last word, is also the last of the other: "seks trin", "fem
// trin".
bool holds_last_word(std::string_view name, std::string_view wanted) {
  const std::size_t space = wanted.rfind(' ');
  if (space == std::string_view::npos) return false;
  const std::string_view head = wanted.substr(space + 1);
  if (head.size() < 4 || name.size() < head.size()) return false;
  if (name.substr(name.size() - head.size()) != head) return false;
  return name.size() == head.size() || name[name.size() - head.size() - 1] == ' ';
}

struct Found {
  std::string name;
  std::size_t distance = 0;
  std::uint64_t documents = 0;
};

bool is_nearer(const Found& a, const Found& b) {
  return std::make_tuple(a.distance, ~a.documents, std::string_view(a.name)) <
         std::make_tuple(b.distance, ~b.documents, std::string_view(b.name));
}

// Collects the nearest name of each node.
class Nearest {
 public:
  explicit Nearest(std::string_view folded)
      : wanted_(ascii_form(folded)),
        points_(utf8::code_points(wanted_)),
        most_edits_(std::max<std::size_t>(1, points_.size() / 4)) {}

  void consider(std::string_view name, NodeId node, std::uint64_t documents) {
    const std::string candidate = ascii_form(name);
    std::size_t distance = most_edits_ + 1;
    const std::size_t longer = std::max(candidate.size(), wanted_.size());
    // Both are near enough to ASCII that sizes in bytes tell most candidates apart.
    if (longer - std::min(candidate.size(), wanted_.size()) <= 2 * most_edits_) {
      distance = edit_distance(points_, utf8::code_points(candidate), most_edits_);
    }
    if (distance > most_edits_) {
      // A longer name that holds the wanted one counts as a little further than any misspelling.
      const bool holds = wanted_.size() >= 3 && candidate.find(wanted_) != std::string::npos;
      if (!holds && !holds_last_word(candidate, wanted_)) return;
      distance = most_edits_ + (holds ? 1 : 2);
    } else {
      has_misspelling_ = true;
    }
    Found found{std::string(name), distance, documents};
    const auto known = best_.find(node);
    if (known == best_.end()) {
      best_.emplace(node, std::move(found));
    } else if (is_nearer(found, known->second)) {
      known->second = std::move(found);
    }
  }

  /// Whether one was found that is only misspelled.
  [[nodiscard]] bool has_misspelling() const { return has_misspelling_; }
  [[nodiscard]] const std::map<NodeId, Found>& best() const { return best_; }

 private:
  std::string wanted_;
  std::u32string points_;
  std::size_t most_edits_;
  bool has_misspelling_ = false;
  std::map<NodeId, Found> best_;
};

// The first `letters` code points of `text`.
std::string_view first_letters(std::string_view text, std::size_t letters) {
  std::size_t at = 0;
  for (std::size_t count = 0; at < text.size() && count < letters; ++count)
    static_cast<void>(utf8::next(text, at));
  return text.substr(0, at);
}

// The beginnings that one edit of `start` leads to: a letter taken out, two swapped, another letter, and of
// lost ones a second letter of the same, a hyphen or a space.
std::vector<std::string> edited(std::string_view start) {
  constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyzæøå ";
  std::vector<std::string> result;
  for (std::size_t at = 0; at < start.size();) {
    const std::size_t end = at + first_letters(start.substr(at), 1).size();
    const std::string before(start.substr(0, at));
    const std::string_view own = start.substr(at, end - at);
    const std::string_view after = start.substr(end);
    result.push_back(before + std::string(after));
    for (const std::string_view lost : {own, std::string_view("-"), std::string_view(" ")}) {
      result.push_back(std::string(before).append(own).append(lost).append(after));
    }
    const std::string_view next = first_letters(after, 1);
    if (!next.empty()) {
      std::string swapped = before;
      swapped.append(next).append(own).append(after.substr(next.size()));
      result.push_back(std::move(swapped));
    }
    for (std::size_t letter = 0; letter < kLetters.size();) {
      const std::string_view other = first_letters(kLetters.substr(letter), 1);
      letter += other.size();
      if (other != own) result.push_back(std::string(before).append(other).append(after));
    }
    at = end;
  }
  return result;
}

// Looks where near names can be in the order of names: first where most are, further where none was found.
class NearNameSearch {
 public:
  NearNameSearch(const GraphView& view, std::string_view name)
      : view_(view), folded_(fold_name(name)), nearest_(folded_) {}

  Result<void> run() {
    if (auto done = read_same_ends(); !done) return done;
    if (auto done = read_same_last_word(); !done) return done;
    if (!nearest_.has_misspelling()) {
      if (auto done = read_edited_beginnings(); !done) return done;
    }
    // Of a small index these are all the names there are.
    return nearest_.best().empty() ? consider(view_.names_from({}, kNamesRead)) : Result<void>{};
  }

  [[nodiscard]] Result<std::vector<NearName>> best(std::size_t limit) const {
    std::vector<std::pair<NodeId, Found>> order(nearest_.best().begin(), nearest_.best().end());
    std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
      if (is_nearer(a.second, b.second)) return true;
      if (is_nearer(b.second, a.second)) return false;
      return a.first < b.first;
    });
    std::vector<NearName> result;
    for (auto& [id, found] : order) {
      if (result.size() == limit) break;
      auto node = view_.node(id);
      if (!node) return fail(node.error());
      if (!*node || (*node)->kind == NodeKind::CitedWork) continue;
      const std::string& label = (*node)->label;
      const bool repeated = std::any_of(result.begin(), result.end(),
                                        [&label](const NearName& near) { return near.node.label == label; });
      if (repeated) continue;
      result.push_back(NearName{std::move(**node), std::move(found.name), found.distance});
    }
    return result;
  }

 private:
  static constexpr std::size_t kNamesAlike = 500;
  static constexpr std::size_t kNamesOfEdited = 10;
  static constexpr std::size_t kNamesRead = 1500;
  static constexpr std::size_t kStart = 4;  // letters in which a misspelling is looked for letter by letter
  static constexpr std::size_t kFewestLetters = 3;

  Result<void> consider(const Result<std::vector<NamedNode>>& names) {
    if (!names) return fail(names.error());
    for (const NamedNode& named : *names) nearest_.consider(named.name, named.node, named.documents);
    return {};
  }

  // A misspelling rarely spoils both ends of a word, and names are in order from both. First those with most
  // in common: of a beginning that very many share only some are read.
  Result<void> read_same_ends() {
    const std::size_t letters = utf8::code_points(folded_).size();
    const std::string reversed = reversed_name(folded_);
    for (const std::size_t share : {2, 3}) {
      const std::size_t common = std::max(kFewestLetters, letters / share);
      const std::string_view beginning = first_letters(folded_, common);
      if (auto done = consider(view_.names_from(beginning, kNamesAlike)); !done) return done;
      // Typed without æ, ø and å, and wrong beside.
      if (auto done = consider(view_.names_from(beginning, kNamesAlike, NameForm::Ascii)); !done) return done;
      const std::string ending = reversed_name(first_letters(reversed, common));
      if (auto done = consider(view_.concepts_ending_in(ending, kNamesAlike)); !done) return done;
    }
    return {};
  }

  Result<void> read_same_last_word() {
    const std::size_t space = folded_.rfind(' ');
    if (space == std::string::npos) return {};
    return consider(view_.concepts_ending_in(folded_.substr(space), kNamesAlike));
  }

  // The first letters are wrong, of a name that is no concept: with each of them changed the next letters
  // still tell where to look.
  Result<void> read_edited_beginnings() {
    const std::string_view start = first_letters(folded_, kStart);
    const std::string_view next = first_letters(std::string_view(folded_).substr(start.size()), 1);
    for (const std::string& other : edited(start)) {
      if (auto done = consider(view_.names_from(other + std::string(next), kNamesOfEdited)); !done)
        return done;
    }
    return {};
  }

  const GraphView& view_;
  std::string folded_;
  Nearest nearest_;
};

}  // namespace

Result<std::vector<NearName>> nearest_names(const GraphView& view, std::string_view name, std::size_t limit) {
  NearNameSearch search(view, name);
  if (const auto done = search.run(); !done) return fail(done.error());
  return search.best(limit);
}

}  // namespace vidensgraf
