#pragma once

// Internal to store/: a query with its posting lists at hand.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <xapian.h>

#include "store/full_text_query.h"
#include "store/posting_list.h"

namespace vidensgraf {

/// A node of a query, with a cursor in its posting list. Only what can match is left: a plan without matches
/// is one of Op::Nothing.
struct PlanNode {
  FullTextQuery::Op op = FullTextQuery::Op::Nothing;
  std::vector<PlanNode> children;
  std::shared_ptr<const PostingList> list;  ///< Of a term, or of all passages.
  const std::vector<PassageId>* listed = nullptr;
  double factor = 0;        ///< A posting's score is this times its wdf.
  std::int32_t scaled = 0;  ///< The same in whole numbers, `Plan::scale` times as large.
  std::size_t window = 0;   ///< The first of the list's windows that is not behind the one looked at.
  std::vector<std::uint64_t> marks;  ///< Of Phrase and Near (store/passage_positions.h).
  std::uint32_t reach = 0;
  bool in_order = false;

  [[nodiscard]] bool has_list() const { return list != nullptr; }
  [[nodiscard]] bool is_positional() const { return !marks.empty(); }
};

/// Positions of one passage after another, their ids ascending.
class PositionsCursor {
 public:
  explicit PositionsCursor(const Xapian::Database& database) : database_(database) {}

  /// Whether the terms of a Phrase or Near stand as it asks, in a passage that holds them.
  [[nodiscard]] bool stand_close(const PlanNode& node, std::uint32_t docid);

  void restart() { started_ = false; }

 private:
  const Xapian::Database& database_;
  Xapian::ValueIterator value_{};
  bool started_ = false;
  std::uint32_t docid_ = 0;  // that `bytes_` belongs to
  std::string bytes_{};
  std::vector<std::vector<std::uint32_t>> positions_{};
};

class Plan {
 public:
  /// Borrows its arguments. Throws as search_in_windows.
  Plan(const Xapian::Database& database, PostingCache& lists, const FullTextQuery& query,
       const std::vector<PassageId>& listed);

  PlanNode root;
  bool is_exact = true;  ///< Otherwise some wdf is not known, and nothing can be told.
  bool has_positions = false;
  double scale = 1;  ///< Of whole scores: no sum of them passes 2^30.

  void restart();  ///< All cursors to the first docid.

  /// What is taken of terms that must stand close together, where both are in the passage.
  enum class Closeness : std::uint8_t { Assumed, Denied, Checked };

  /// Whether a passage matches, and its score. Between restarts, docids ascend.
  [[nodiscard]] bool matches(std::uint32_t docid, Closeness closeness, double& score) {
    return matches(root, docid, closeness, score);
  }

  /// Whether the terms of a Phrase or Near stand as it asks, in a passage that holds them.
  [[nodiscard]] bool stand_close(const PlanNode& node, std::uint32_t docid) {
    return positions_.stand_close(node, docid);
  }

 private:
  [[nodiscard]] bool matches(PlanNode& node, std::uint32_t docid, Closeness closeness, double& score);
  [[nodiscard]] PlanNode compile(const FullTextQuery& query, double weight, int depth);
  [[nodiscard]] PlanNode term(const std::string& term, double weight);
  void flatten(PlanNode& node);
  void set_scale();

  const Xapian::Database& database_;
  PostingCache& lists_;
  const std::vector<PassageId>& listed_;
  double passages_ = 0;
  PositionsCursor positions_;
};

}  // namespace vidensgraf
