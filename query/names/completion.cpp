// Completion of names while they are typed. The table of names is query/names/completion_table.h; here is
// what gets into it, how a law is typed, and what is shown.

#include "query/names/completion.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

#include "graph/graph_rows.h"
#include "graph/names.h"
#include "graph/provision.h"
#include "graph/review_overlay.h"
#include "language/folding.h"
#include "query/names/completion_table.h"

namespace vidensgraf {
namespace {

constexpr std::uint32_t kWholeParagraf = 4;  // weight of "§ 85" against "§ 85, stk. 1"
constexpr std::size_t kMaxTyped = 200;       // bytes; no name is longer
constexpr std::size_t kMaxRead = 400;        // names looked at for one prefix, where kinds leave most out

// Cited works are titles too, but of what the index does not have.
constexpr std::array kKinds = {NodeKind::Concept,      NodeKind::TargetGroup, NodeKind::Provision,
                               NodeKind::Law,          NodeKind::Document,    NodeKind::Organisation,
                               NodeKind::Abbreviation, NodeKind::Vocabulary};

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

// "§8" and "§ 13b" as labels write them: "§ 8", "§ 13 b".
std::string spaced_paragraf(std::string_view typed) {
  std::string text;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    const bool letter = typed[i] >= 'a' && typed[i] <= 'z';
    const bool behind_sign = typed[i] != ' ' && text.ends_with("§");
    const bool behind_number = letter && i > 0 && is_digit(typed[i - 1]);
    if (behind_sign || behind_number) text += ' ';
    text += typed[i];
  }
  return text;
}

// What may have been meant, in the words that labels use.
struct Reading {
  std::string text;
  bool is_law = false;  // named in other words than `text`
};

std::vector<Reading> readings(std::string_view prefix, const Registers& registers) {
  std::vector<Reading> texts;
  std::string folded = fold_name(prefix.substr(0, kMaxTyped));
  if (folded.empty()) return texts;
  const std::size_t sign = folded.find("§");
  if (prefix.ends_with(' ') && sign == std::string::npos) folded += ' ';
  if (sign != std::string::npos) folded = spaced_paragraf(folded);
  const std::string_view name = trimmed(std::string_view(folded).substr(0, sign));
  for (const Law* law : registers.laws_named(name)) {
    ProvisionAddress address;
    address.law = law->id;
    std::string text = fold_name(label_of(address));
    if (sign != std::string::npos) text += " " + folded.substr(sign);
    if (text != folded) texts.push_back(Reading{std::move(text), true});
  }
  texts.push_back(Reading{std::move(folded), false});
  return texts;
}

// The name as documents write it: names in the table are folded.
std::string as_written(const NodeRow& row, std::string_view name) {
  if (fold_name(row.label()) == name) return row.label();
  for (const auto& [label, documents] : row.labels) {
    if (fold_name(label) == name) return label;
  }
  return std::string(name);
}

}  // namespace

struct CompletionIndex::Impl {
  const Rows& rows;
  const Registers& registers;
  CompletionTable table{};
  std::shared_ptr<const ReviewOverlay> reviews{};

  using KindsOfNodes = std::vector<std::pair<std::uint64_t, NodeKind>>;  // sorted

  // Of `kinds`, or else of the node's row; nothing if there is none.
  [[nodiscard]] Result<std::optional<NodeKind>> kind_of(NodeId node, const KindsOfNodes& kinds) const {
    const std::pair wanted{static_cast<std::uint64_t>(node), NodeKind{}};
    const auto known = std::lower_bound(kinds.begin(), kinds.end(), wanted);
    if (known != kinds.end() && known->first == wanted.first) return known->second;
    const auto row = rows.get(Family::Nodes, node_key(node));
    if (!row) return fail(row.error());
    if (!*row || (*row)->empty()) return std::nullopt;
    return static_cast<NodeKind>((*row)->front());
  }

  // All names, or those with a word that begins like one of `keys` (loosely folded).
  Result<void> read_names(const std::vector<std::string>& keys) {
    KindsOfNodes kinds;
    auto reviewed = ReviewOverlay::of(rows);
    if (!reviewed) return fail(reviewed.error());
    reviews = std::move(*reviewed);
    if (keys.empty()) {
      const auto scanned = rows.scan(Family::Nodes, {}, [&](std::string_view key, std::string_view value) {
        const auto node = decode_node_key(key);
        if (!node || value.empty()) return true;  // found and told where the row itself is read
        kinds.emplace_back(static_cast<std::uint64_t>(*node), static_cast<NodeKind>(value.front()));
        return true;
      });
      if (!scanned) return fail(scanned.error());
      std::sort(kinds.begin(), kinds.end());
    }
    std::optional<Error> error;
    std::string title;  // the last one added: names come in the order of the alphabet
    const auto add = [&](std::string_view key, std::string_view value) {
      const auto name = decode_name_key(key);
      const auto documents = decode_count(value);
      if (!name || !documents) {
        error = name ? documents.error() : name.error();
        return false;
      }
      if (reviews->hides(name->node)) return true;
      if (!keys.empty() && !has_word(name->name, keys)) return true;
      const auto known = kind_of(name->node, kinds);
      if (!known) {
        error = known.error();
        return false;
      }
      if (!*known || std::find(kKinds.begin(), kKinds.end(), **known) == kKinds.end()) return true;
      const NodeKind kind = **known;
      // Sections of one law, or its versions, are documents of one title, which is offered once.
      if (kind == NodeKind::Document) {
        if (title == name->name) return true;
        title = name->name;
      }
      auto weight = static_cast<std::uint32_t>(std::min<std::uint64_t>(*documents, 1U << 28U));
      if (kind != NodeKind::Provision || name->name.find(',') == std::string_view::npos) {
        weight *= kWholeParagraf;
      }
      table.add({name->name, name->node, kind}, weight);
      return true;
    };
    const auto scanned = rows.scan(Family::Names, name_prefix(NameForm::Exact, {}), add);
    if (!scanned) return fail(scanned.error());
    const std::string one_document = encode_count(1);
    for (const auto& [name, node] : reviews->names()) {
      if (!error) add(name_key(NameForm::Exact, name, node), one_document);
    }
    if (error) return fail(*error);
    table.build();
    return {};
  }

  static bool has_word(std::string_view name, const std::vector<std::string>& keys) {
    std::vector<WordStart> starts;
    const std::string folded = fold_loosely(name, &starts);
    return std::any_of(starts.begin(), starts.end(), [&](const WordStart& start) {
      const std::string_view word = std::string_view(folded).substr(start.in_key);
      return std::any_of(keys.begin(), keys.end(),
                         [&](const std::string& key) { return word.starts_with(key); });
    });
  }
};

CompletionIndex::CompletionIndex(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
CompletionIndex::~CompletionIndex() = default;

Result<std::shared_ptr<const CompletionIndex>> CompletionIndex::load(const Rows& rows,
                                                                     const Registers& registers,
                                                                     std::string_view only) {
  std::unique_ptr<Impl> impl(new Impl{rows, registers});
  std::vector<std::string> keys;
  for (const Reading& reading : readings(only, registers)) keys.push_back(fold_loosely(reading.text));
  const auto read = impl->read_names(keys);
  if (!read) return fail(read.error());
  return std::shared_ptr<const CompletionIndex>(new CompletionIndex(std::move(impl)));
}

Result<std::vector<Completion>> CompletionIndex::complete(std::string_view prefix, std::size_t limit,
                                                          const std::vector<NodeKind>& kinds) const {
  std::vector<Completion> found;
  std::set<std::uint64_t> nodes;
  std::set<std::string, std::less<>> texts;
  std::optional<Error> error;
  for (const Reading& reading : readings(prefix, impl_->registers)) {
    // "SEL" may be serviceloven, or begin "selvmord": a third of the list is for the law and what lies in it.
    const bool shares = reading.is_law && reading.text.find("§") == std::string::npos;
    const std::size_t wanted = shares ? std::min(limit, found.size() + (limit + 2) / 3) : limit;
    std::size_t looked_at = 0;
    if (found.size() >= wanted) break;
    impl_->table.visit(reading.text, [&](const CompletionTable::Name& name, std::size_t /*offset*/) {
      if (++looked_at > kMaxRead) return false;
      if (!kinds.empty() && std::find(kinds.begin(), kinds.end(), name.kind) == kinds.end()) return true;
      const auto node = static_cast<std::uint64_t>(name.node);
      if (nodes.contains(node) || texts.contains(name.text)) return true;
      const auto bytes = impl_->rows.get(Family::Nodes, node_key(name.node));
      const auto row = bytes && *bytes ? decode_node_row(**bytes) : Result<NodeRow>(NodeRow{});
      if (!bytes || !row) {
        error = bytes ? row.error() : bytes.error();
        return false;
      }
      if (!*bytes) return true;
      nodes.insert(node);
      texts.emplace(name.text);
      const std::string* const decided = impl_->reviews->label_of(name.node);
      const bool is_decided = decided != nullptr && fold_name(*decided) == name.text;
      found.push_back(Completion{is_decided ? *decided : as_written(*row, name.text), row->kind, row->key,
                                 decided != nullptr ? *decided : row->label(), row->documents,
                                 row->mentions});
      return found.size() < wanted;
    });
    if (error) return fail(*error);
  }
  return found;
}

std::string completions_to_json(std::string_view prefix, const std::vector<Completion>& completions) {
  using Json = nlohmann::ordered_json;
  Json json;
  json["prefix"] = prefix;
  json["completions"] = Json::array();
  for (const Completion& completion : completions) {
    json["completions"].push_back(Json{{"text", completion.text},
                                       {"kind", name_of(completion.kind)},
                                       {"key", completion.key},
                                       {"label", completion.label},
                                       {"documents", completion.documents},
                                       {"places", completion.places}});
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace vidensgraf
