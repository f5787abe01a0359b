#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "store/passage_set.h"
#include "store/rows.h"

namespace vidensgraf {

/// A query over index terms, hand-built by `query/`. Xapian's own query parser is not used: it drops words
/// over 64 bytes and leaks on malformed input. There is no "highest of": Xapian's OP_MAX crashes when it
/// prunes (1.4.22; any OR over two of them does within some twenty random queries).
struct FullTextQuery {
  enum class Op : std::uint8_t {
    Nothing,
    Everything,
    Term,    ///< `term`
    And,     ///< all children
    Or,      ///< any child, weights added
    AndNot,  ///< first child, none of the others
    Filter,  ///< first child scores, the others must match but do not score
    Maybe,   ///< first child must match, the others only add weight
    Phrase,  ///< children are different terms, in order within `window` positions
    Near,    ///< as Phrase, in any order
    Listed,  ///< the passages of FullTextSearch::listed; does not score
  };
  Op op = Op::Nothing;
  std::string term;
  double weight = 1.0;       ///< Scales the score of this node.
  std::uint32_t window = 0;  ///< Of Phrase and Near: token positions, first and last included.
  std::vector<FullTextQuery> children;
};

struct FullTextHit {
  PassageId passage{};
  double score = 0;  ///< As FullTextReader counts it.
};

struct FullTextPage {
  std::vector<FullTextHit> hits;  ///< Best first; equal scores by passage id.
  std::uint64_t matches = 0;      ///< Exact if `matches_exact`.
  bool matches_exact = false;
  std::vector<double> probed;  ///< The score of each of `FullTextSearch::probes`; negative: no match.
  PassageSet matched;          ///< All matches, if they were asked for.
};

/// What one term of the query adds to one hit's score.
struct ScorePart {
  std::string term;
  double weight = 0;  ///< The parts of a hit add up to its score (to within 1e-6).
  std::uint32_t wdf = 0;
  std::uint64_t document_frequency = 0;
};

/// What a search shall give.
struct FullTextSearch {
  std::size_t offset = 0;          ///< Hits that are left out before the first.
  std::size_t limit = 10;          ///< Hits at most.
  std::size_t check_at_least = 0;  ///< If fewer match, `matches` is exact.
  bool collect_matches = false;    ///< Fill `FullTextPage::matched`; every match is then looked at.
  std::vector<PassageId> within;   ///< If not empty: only these passages, in the order of their ids.
  std::vector<PassageId> probes;   ///< Also wanted: the scores of these, in the order of their ids.
  /// Scores may be off by a millionth, and positions of terms are read for `probes` and the best only: for a
  /// first choice of passages that are searched again by `within`. `matches` is then an estimate.
  bool is_rough = false;
  std::vector<double> added;      ///< To the score of each of `within`, from elsewhere; may be empty.
  std::vector<PassageId> listed;  ///< What Op::Listed stands for, in the order of their ids.
};

}  // namespace vidensgraf
