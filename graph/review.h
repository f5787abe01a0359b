#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "graph/graph_rows.h"
#include "graph/node.h"
#include "store/rows.h"

// What reviewers decide on the graph is a log of its own, laid over what the documents say
// (graph/review_overlay.h). It never changes what documents contributed: so it survives their indexing anew,
// and every decision can be taken back.

namespace vidensgraf {

enum class Decision : std::uint8_t {
  Accept,
  Reject,
  Rename,  ///< The node's preferred label.
  Merge,   ///< The node is one with another, whose name and place it takes.
  Apart,   ///< The node is not one with another, whatever speaks for it.
  Note,    ///< Nothing is decided; the comment is kept.
};

/// "accept", "reject", "rename", "merge", "apart", "note": in files, JSON and on the command line.
[[nodiscard]] std::string_view name_of(Decision decision);
[[nodiscard]] std::optional<Decision> decision_named(std::string_view name);

/// What a decision is about: a node, or the link `node` -`type`-> `to`.
struct ReviewTarget {
  NodeId node{};
  std::optional<EdgeType> type{};
  NodeId to{};

  [[nodiscard]] std::optional<EdgeKey> edge() const;
  friend auto operator<=>(const ReviewTarget&, const ReviewTarget&) = default;
};

/// "n" and 16 hex digits, or "n<from>-broader-n<to>": the same in every index, and nothing that a spreadsheet
/// takes for a number.
[[nodiscard]] std::string id_of(const ReviewTarget& target);
/// The reverse; also without the letters "n", as older sheets have them.
[[nodiscard]] std::optional<ReviewTarget> review_target(std::string_view id);

struct ReviewDecision {
  std::uint64_t number = 0;  ///< In the log of one index, from 1; 0: not in it yet.
  std::string time;          ///< "2026-11-22T15:04:05Z"
  std::string user;
  Decision decision = Decision::Note;
  ReviewTarget target;
  std::string name;        ///< As the reviewer saw it.
  std::string correction;  ///< Rename: the new label. Merge, Apart: the name of the other.
  NodeId other{};          ///< Merge, Apart: the other; 0 where only its name is known.
  std::string comment;
  std::optional<EdgeRow> basis;  ///< What the target rested on when it was looked at.
  /// Who took it back, and when; empty while it stands.
  std::string withdrawn_by{};
  std::string withdrawn_at{};

  [[nodiscard]] bool stands() const { return withdrawn_at.empty(); }
};

/// The time now as decisions have it: "2026-11-22T15:04:05Z".
[[nodiscard]] std::string time_now();

/// Whether both say the same of the same thing, by the same person.
[[nodiscard]] bool say_the_same(const ReviewDecision& a, const ReviewDecision& b);

/// Takes over from the same decision in another log that it was taken back there. False if nothing changes.
bool take_over_withdrawal(ReviewDecision& decision, const ReviewDecision& elsewhere);

/// Whether a node can bear `label` (UTF-8): not blank, in one line without invisible characters, no longer
/// than a name can be.
[[nodiscard]] bool can_be_label(std::string_view label);

/// One line of JSON, without its end: how decisions are stored, handed in and exported (docs/json.md).
[[nodiscard]] std::string to_json_line(const ReviewDecision& decision);
/// The reverse. Error Input says what is missing.
[[nodiscard]] Result<ReviewDecision> decision_from_json(std::string_view line);

/// A decision of the log taken back.
struct Withdrawal {
  std::uint64_t number = 0;
  std::string user;
  std::string time;
};
/// One line of JSON, without its end: {"withdraw": 12, "user": ..., "time": ...}.
[[nodiscard]] std::string to_json_line(const Withdrawal& withdrawal);

struct ReviewInput {
  std::vector<ReviewDecision> decisions;
  std::vector<Withdrawal> withdrawals;
};
struct BadLine {
  std::size_t line = 0;  ///< From 1.
  std::string message;
};
/// Reads lines of both kinds; empty ones are skipped, those that cannot be read are named in `bad`.
[[nodiscard]] ReviewInput read_review_lines(std::string_view text, std::vector<BadLine>& bad);

/// The key of a decision's row (Family::Decisions).
[[nodiscard]] std::string decision_key(std::uint64_t number);

/// All decisions of the log, in the order of their numbers. Errors: Damaged, Io.
[[nodiscard]] Result<std::vector<ReviewDecision>> read_decisions(const Rows& rows);

/// Which of `log` count, by index: those that stand, and of several on the same question the latest. The
/// questions are: whether a node or link is right, what a node is called, whether two nodes are one.
[[nodiscard]] std::vector<bool> decisions_that_count(const std::vector<ReviewDecision>& log);

/// The same for each of `log` that stands: the index of the one that counts on its question, which may be its
/// own; nothing for one that was taken back and for a note.
[[nodiscard]] std::vector<std::optional<std::size_t>> decisions_in_place(
    const std::vector<ReviewDecision>& log);

}  // namespace vidensgraf
