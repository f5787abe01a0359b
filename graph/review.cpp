// Rows of Family::Decisions: number:u64be -> a line of JSON, the same as in exported files, so that what is
// stored can be read without us. A decision that is taken back stays, with who did it and when.

#include "graph/review.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>
#include <map>
#include <tuple>
#include <utility>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "graph/names.h"
#include "store/coding.h"

namespace vidensgraf {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::pair<Decision, std::string_view>, 6> kDecisions = {
    std::pair{Decision::Accept, std::string_view("accept")},
    std::pair{Decision::Reject, std::string_view("reject")},
    std::pair{Decision::Rename, std::string_view("rename")},
    std::pair{Decision::Merge, std::string_view("merge")},
    std::pair{Decision::Apart, std::string_view("apart")},
    std::pair{Decision::Note, std::string_view("note")}};

constexpr std::size_t kHexDigits = 16;

std::string node_text(NodeId id) { return fmt::format("n{:016x}", static_cast<std::uint64_t>(id)); }

// Takes a node's id off the front of `text`.
std::optional<NodeId> take_node(std::string_view& text) {
  if (text.starts_with('n')) text.remove_prefix(1);
  std::uint64_t number = 0;
  const std::string_view digits = text.substr(0, kHexDigits);
  const auto [end, status] = std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
  if (digits.size() != kHexDigits || status != std::errc{} || end != digits.data() + digits.size()) {
    return std::nullopt;
  }
  text.remove_prefix(kHexDigits);
  return NodeId{number};
}

std::string text_of(const Json& json, const char* name) {
  const auto found = json.find(name);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::uint64_t count_of(const Json& json, const char* name) {
  const auto found = json.find(name);
  return found != json.end() && found->is_number_unsigned() ? found->get<std::uint64_t>() : 0;
}

// The question that a decision answers: whether a target stands, what a node is called, whether two nodes are
// one. Of several decisions on one question the latest counts.
using Question = std::tuple<int, ReviewTarget, NodeId>;

std::optional<Question> question_of(const ReviewDecision& decision) {
  switch (decision.decision) {
    case Decision::Accept:
    case Decision::Reject:
      return Question{0, decision.target, NodeId{}};
    case Decision::Rename:
      return Question{1, decision.target, NodeId{}};
    case Decision::Merge:
    case Decision::Apart: {
      ReviewTarget first;
      first.node = std::min(decision.target.node, decision.other);
      return Question{2, first, std::max(decision.target.node, decision.other)};
    }
    case Decision::Note:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(Decision decision) {
  for (const auto& [known, name] : kDecisions) {
    if (known == decision) return name;
  }
  return {};
}

std::optional<Decision> decision_named(std::string_view name) {
  for (const auto& [decision, known] : kDecisions) {
    if (known == name) return decision;
  }
  return std::nullopt;
}

std::optional<EdgeKey> ReviewTarget::edge() const {
  return type ? std::optional(EdgeKey{node, *type, to}) : std::nullopt;
}

std::string id_of(const ReviewTarget& target) {
  if (!target.type) return node_text(target.node);
  return fmt::format("{}-{}-{}", node_text(target.node), name_of(*target.type), node_text(target.to));
}

std::optional<ReviewTarget> review_target(std::string_view id) {
  ReviewTarget target;
  const auto node = take_node(id);
  if (!node) return std::nullopt;
  target.node = *node;
  if (id.empty()) return target;
  const std::size_t dash = id.rfind('-');
  if (!id.starts_with('-') || dash == 0) return std::nullopt;
  target.type = edge_type_named(id.substr(1, dash - 1));
  id.remove_prefix(dash + 1);
  const auto to = take_node(id);
  if (!target.type || !to || !id.empty()) return std::nullopt;
  target.to = *to;
  return target;
}

std::string time_now() { return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr))); }

bool say_the_same(const ReviewDecision& a, const ReviewDecision& b) {
  const auto said = [](const ReviewDecision& decision) {
    return std::tie(decision.user, decision.decision, decision.target, decision.correction, decision.other,
                    decision.comment);
  };
  return said(a) == said(b);
}

bool take_over_withdrawal(ReviewDecision& decision, const ReviewDecision& elsewhere) {
  if (!decision.stands() || elsewhere.stands()) return false;
  decision.withdrawn_by = elsewhere.withdrawn_by;
  decision.withdrawn_at = elsewhere.withdrawn_at;
  return true;
}

bool can_be_label(std::string_view label) {
  if (label.size() > kMaxNameBytes || fold_name(label).empty()) return false;
  const auto text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(label.data(), static_cast<std::int32_t>(label.size())));
  constexpr UChar32 kMalformed = 0xFFFD;
  for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    const UChar32 letter = text.char32At(at);
    if (letter == kMalformed || u_iscntrl(letter) != 0) return false;
  }
  return true;
}

std::string to_json_line(const ReviewDecision& decision) {
  Json json;
  if (decision.number != 0) json["number"] = decision.number;
  json["time"] = decision.time;
  json["user"] = decision.user;
  json["decision"] = name_of(decision.decision);
  json["id"] = id_of(decision.target);
  json["name"] = decision.name;
  json["correction"] = decision.correction;
  if (decision.other != NodeId{}) json["other"] = node_text(decision.other);
  json["comment"] = decision.comment;
  if (decision.basis) {
    json["documents"] = decision.basis->documents;
    json["places"] = decision.basis->evidence;
  }
  if (!decision.stands()) {
    json["withdrawn_by"] = decision.withdrawn_by;
    json["withdrawn_at"] = decision.withdrawn_at;
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<ReviewDecision> decision_from_json(std::string_view line) {
  const Json json = Json::parse(line, nullptr, false);
  if (!json.is_object()) return fail(ErrorCode::Input, "The line is no JSON object.");
  ReviewDecision decision;
  const std::string id = text_of(json, "id");
  const auto target = review_target(id);
  if (!target) return fail(ErrorCode::Input, fmt::format("\"{}\" is no id of a node or a link.", id));
  decision.target = *target;
  const std::string name = text_of(json, "decision");
  const auto decided = decision_named(name);
  if (!decided) return fail(ErrorCode::Input, fmt::format("\"{}\" is no decision.", name));
  decision.decision = *decided;
  decision.number = count_of(json, "number");
  decision.time = text_of(json, "time");
  decision.user = text_of(json, "user");
  decision.name = text_of(json, "name");
  decision.correction = text_of(json, "correction");
  const std::string other_id = text_of(json, "other");
  std::string_view rest = other_id;
  const auto other = take_node(rest);
  const bool is_node = other && rest.empty();
  const bool is_left_out = !json.contains("other") || (json["other"].is_string() && other_id.empty());
  if (!is_node && !is_left_out) {
    return fail(ErrorCode::Input, "\"other\" is no id of a node (\"n\" and 16 hex digits).");
  }
  if (is_node) decision.other = *other;
  decision.comment = text_of(json, "comment");
  if (json.contains("documents") && json.contains("places")) {
    decision.basis = EdgeRow{count_of(json, "documents"), count_of(json, "places")};
  }
  decision.withdrawn_by = text_of(json, "withdrawn_by");
  decision.withdrawn_at = text_of(json, "withdrawn_at");
  return decision;
}

std::string to_json_line(const Withdrawal& withdrawal) {
  Json json;
  json["withdraw"] = withdrawal.number;
  json["time"] = withdrawal.time;
  json["user"] = withdrawal.user;
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

ReviewInput read_review_lines(std::string_view text, std::vector<BadLine>& bad) {
  ReviewInput input;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (line.find_first_not_of(" \r\t") == std::string_view::npos) continue;
    const Json json = Json::parse(line, nullptr, false);
    if (json.is_object() && json.contains("withdraw")) {
      input.withdrawals.push_back({count_of(json, "withdraw"), text_of(json, "user"), text_of(json, "time")});
      continue;
    }
    auto decision = decision_from_json(line);
    if (decision) {
      input.decisions.push_back(std::move(*decision));
    } else {
      bad.push_back({number, decision.error().message});
    }
  }
  return input;
}

std::string decision_key(std::uint64_t number) {
  std::string key;
  append_u64be(key, number);
  return key;
}

Result<std::vector<ReviewDecision>> read_decisions(const Rows& rows) {
  std::vector<ReviewDecision> log;
  std::optional<Error> error;
  const auto scanned = rows.scan(Family::Decisions, {}, [&](std::string_view, std::string_view value) {
    auto decision = decision_from_json(value);
    if (!decision) {
      error = Error{ErrorCode::Damaged, "A stored decision is damaged: " + decision.error().message, {}};
      return false;
    }
    log.push_back(std::move(*decision));
    return true;
  });
  if (!scanned) return fail(scanned.error());
  if (error) return fail(*error);
  return log;
}

std::vector<std::optional<std::size_t>> decisions_in_place(const std::vector<ReviewDecision>& log) {
  std::map<Question, std::size_t> latest;
  std::vector<const std::size_t*> places(log.size(), nullptr);
  for (std::size_t index = 0; index < log.size(); ++index) {
    const auto question = log[index].stands() ? question_of(log[index]) : std::nullopt;
    if (!question) continue;
    const auto [known, is_new] = latest.emplace(*question, index);
    if (!is_new && log[known->second].time <= log[index].time) known->second = index;
    places[index] = &known->second;
  }
  std::vector<std::optional<std::size_t>> counting(log.size());
  for (std::size_t index = 0; index < log.size(); ++index) {
    if (places[index] != nullptr) counting[index] = *places[index];
  }
  return counting;
}

std::vector<bool> decisions_that_count(const std::vector<ReviewDecision>& log) {
  const auto counting = decisions_in_place(log);
  std::vector<bool> counts(log.size(), false);
  for (std::size_t index = 0; index < log.size(); ++index) counts[index] = counting[index] == index;
  return counts;
}

}  // namespace vidensgraf
