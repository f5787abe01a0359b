#pragma once

// Internal to store/.

#include <string>
#include <vector>

#include <xapian.h>

#include "store/full_text_query.h"

namespace vidensgraf {

/// The passages in which the terms of a Phrase or Near stand as it asks, as part of a query that requires the
/// terms themselves, too: Xapian asks it last, of passages that hold them all.
class CloseTerms final : public Xapian::PostingSource {
 public:
  /// Of `query` nothing is borrowed.
  explicit CloseTerms(const FullTextQuery& query);

  void init(const Xapian::Database& database) override;
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return 0; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return passages_; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return passages_; }
  void next(double min_weight) override;
  void skip_to(Xapian::docid docid, double min_weight) override;
  bool check(Xapian::docid docid, double min_weight) override;
  [[nodiscard]] bool at_end() const override { return value_ == Xapian::ValueIterator(); }
  [[nodiscard]] Xapian::docid get_docid() const override { return value_.get_docid(); }

 private:
  [[nodiscard]] bool matches_here();
  void find_match();

  std::vector<std::uint64_t> marks_;
  std::uint32_t window_;
  bool in_order_;
  Xapian::doccount passages_ = 0;
  Xapian::ValueIterator value_;
  bool started_ = false;
  std::vector<std::vector<std::uint32_t>> positions_;  // of each term in the passage looked at
};

/// Whether the terms of a Phrase or Near stand as it asks in a passage that holds them and has this value of
/// positions.
[[nodiscard]] bool stand_close_in(const std::string& positions, const FullTextQuery& query);

/// The same for a passage of `database`.
[[nodiscard]] bool stand_close_in(const Xapian::Database& database, Xapian::docid docid,
                                  const FullTextQuery& query);

}  // namespace vidensgraf
