#include "graph/near_names.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include <unicode/unistr.h>

#include "graph/names.h"

namespace vidensgraf {
namespace {

std::u32string to_code_points(std::string_view text) {
  const auto utf16 =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  std::u32string points;
  for (std::int32_t index = 0; index < utf16.length(); index = utf16.moveIndex32(index, 1)) {
    points.push_back(static_cast<char32_t>(utf16.char32At(index)));
  }
  return points;
}

// Typed with or without æ, ø and å: compared alike.
std::string ascii_form(std::string_view folded) {
  const auto forms = ascii_names(folded);
  return forms.empty() ? std::string(folded) : forms.front();
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

Result<std::vector<NearName>> nearest_names(const Rows& rows, const GraphView& view, std::string_view name,
                                            std::size_t limit, std::size_t max_names) {
  const std::string wanted = ascii_form(fold_name(name));
  const std::u32string wanted_points = to_code_points(wanted);
  const std::size_t most_edits = std::max<std::size_t>(1, wanted_points.size() / 4);
  std::map<NodeId, Found> best;
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
    const std::string candidate = ascii_form(decoded->name);
    std::size_t distance = edit_distance(wanted_points, to_code_points(candidate), most_edits);
    if (distance > most_edits) {
      // A longer name that holds the wanted one counts as a little further than any misspelling.
      const bool holds = wanted.size() >= 3 && candidate.find(wanted) != std::string::npos;
      if (!holds && !holds_last_word(candidate, wanted)) return ++read < max_names;
      distance = most_edits + (holds ? 1 : 2);
    }
    Found found{std::string(decoded->name), distance, *documents};
    const auto known = best.find(decoded->node);
    if (known == best.end()) {
      best.emplace(decoded->node, std::move(found));
    } else if (is_nearer(found, known->second)) {
      known->second = std::move(found);
    }
    return ++read < max_names;
  });
  if (!scanned) return fail(scanned.error());
  if (error) return fail(*error);

  std::vector<std::pair<NodeId, Found>> order(best.begin(), best.end());
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
