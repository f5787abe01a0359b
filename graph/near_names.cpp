#include "graph/near_names.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "graph/names.h"
#include "language/utf8.h"

namespace vidensgraf {
namespace {

std::u32string to_code_points(std::string_view text) {
  std::u32string points;
  points.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) points.push_back(utf8::next(text, at));
  return points;
}

// Typed with or without æ, ø and å: compared alike. The first of `ascii_names`, without the detour by ICU: a
// look-up that finds nothing compares every name there is.
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

}  // namespace

std::size_t edit_distance(std::u32string_view a, std::u32string_view b, std::size_t limit) {
  const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (difference > limit) return limit + 1;
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t column = 0; column <= b.size(); ++column) last[column] = column;
  for (std::size_t line = 1; line <= a.size(); ++line) {
    row[0] = line;
    std::size_t least = line;
    for (std::size_t column = 1; column <= b.size(); ++column) {
      const std::size_t replaced = last[column - 1] + (a[line - 1] == b[column - 1] ? 0 : 1);
      row[column] = std::min({last[column] + 1, row[column - 1] + 1, replaced});
      const bool swapped =
          line > 1 && column > 1 && a[line - 1] == b[column - 2] && a[line - 2] == b[column - 1];
      if (swapped) row[column] = std::min(row[column], before_last[column - 2] + 1);
      least = std::min(least, row[column]);
    }
    if (least > limit) return limit + 1;
    std::swap(before_last, last);
    std::swap(last, row);
  }
  return std::min(last[b.size()], limit + 1);
}

namespace {

// Collects the nearest name of each node.
class Nearest {
 public:
  explicit Nearest(std::string_view folded)
      : wanted_(ascii_form(folded)),
        points_(to_code_points(wanted_)),
        most_edits_(std::max<std::size_t>(1, points_.size() / 4)) {}

  void consider(std::string_view name, NodeId node, std::uint64_t documents) {
    const std::string candidate = ascii_form(name);
    std::size_t distance = most_edits_ + 1;
    const std::size_t longer = std::max(candidate.size(), wanted_.size());
    // Both are near enough to ASCII that sizes in bytes tell most candidates apart.
    if (longer - std::min(candidate.size(), wanted_.size()) <= 2 * most_edits_) {
      distance = edit_distance(points_, to_code_points(candidate), most_edits_);
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

// The bytes of the first or last third of `text`, at least three letters, not cut inside a code point.
std::size_t third_of(std::string_view text) {
  std::size_t at = std::min(text.size(), std::max<std::size_t>(3, text.size() / 3));
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
  return at;
}

}  // namespace

Result<std::vector<NearName>> nearest_names(const Rows& rows, const GraphView& view, std::string_view name,
                                            std::size_t limit, std::size_t max_names) {
  constexpr std::size_t kNamesAlike = 2000;
  const std::string folded = fold_name(name);
  Nearest nearest(folded);
  // A misspelling rarely spoils both ends of a word, and names are in order from both.
  const auto from_start = view.names_from(folded.substr(0, third_of(folded)), kNamesAlike);
  if (!from_start) return fail(from_start.error());
  const std::string reversed = reversed_name(folded);
  const auto from_end =
      view.concepts_ending_in(reversed_name(reversed.substr(0, third_of(reversed))), kNamesAlike);
  if (!from_end) return fail(from_end.error());
  for (const auto* names : {&*from_start, &*from_end}) {
    for (const NamedNode& named : *names) nearest.consider(named.name, named.node, named.documents);
  }
  if (!nearest.has_misspelling()) {
    std::optional<Error> error;
    std::size_t read = 0;
    const std::string prefix = name_prefix(NameForm::Exact, {});
    const auto scanned = rows.scan(Family::Names, prefix, [&](std::string_view key, std::string_view value) {
      const auto decoded = decode_name_key(key);
      const auto documents = decode_count(value);
      if (!decoded || !documents) {
        error = decoded ? documents.error() : decoded.error();
        return false;
      }
      nearest.consider(decoded->name, decoded->node, *documents);
      return ++read < max_names;
    });
    if (!scanned) return fail(scanned.error());
    if (error) return fail(*error);
  }

  std::vector<std::pair<NodeId, Found>> order(nearest.best().begin(), nearest.best().end());
  std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
    if (is_nearer(a.second, b.second)) return true;
    if (is_nearer(b.second, a.second)) return false;
    return a.first < b.first;
  });
  std::vector<NearName> result;
  for (auto& [id, found] : order) {
    if (result.size() == limit) break;
    auto node = view.node(id);
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

}  // namespace vidensgraf
