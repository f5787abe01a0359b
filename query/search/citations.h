#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/result.h"
#include "query/search/facets.h"
#include "query/search/ranking_options.h"
#include "store/full_text_reader.h"
#include "store/rows.h"

namespace vidensgraf {

/// A word that is looked for among the words under which provisions are cited.
struct CitedWord {
  std::string lemma;
  double weight = 1.0;  ///< Of its lemma in the query.
};

/// Begins the `term` of the score part for those who cite a provision at all; no term of the index.
inline constexpr std::string_view kCitingWorks = "N:";

/// What the citations of others add to the score of passages; by passage. `ScorePart::term` is "N<lemma>" for
/// a word under which `wdf` passages cite the provision, "N:<provision>" where `wdf` laws and documents cite
/// it at all; `document_frequency` is the same number.
using CitationScores = std::unordered_map<PassageId, std::vector<ScorePart>>;

/// Who cites whom among the indexed passages, in memory: 4 bytes a passage and 8 a citation. Thread-safe once
/// loaded. What passages tell of citations, and why, stands in indexer/citations.h.
class CitationColumns {
 public:
  /// \param documents  The columns over the same reader. Borrowed for the call.
  /// Cost: a walk over two values of all passages. Errors: Damaged, Io; likewise below.
  [[nodiscard]] static Result<CitationColumns> load(const FullTextReader& full_text,
                                                    const FacetColumns& documents);

  /// Passages whose provision others cite under the asked words, at most `limit` provisions, the most
  /// promising ones; in the order of their ids. Cost: a walk over the citing passages that have the words.
  struct Found {
    std::vector<PassageId> passages;
    std::vector<std::uint32_t> citing;  ///< Passages that cite it so: for the first one under each word, ...
  };
  [[nodiscard]] Result<Found> cited_as(const FullTextReader& full_text, const std::vector<CitedWord>& words,
                                       std::size_t limit) const;

  /// What citations add to the score of each of `passages`, which are in the order of their ids.
  [[nodiscard]] Result<std::vector<double>> added(const FullTextReader& full_text,
                                                  const std::vector<CitedWord>& words, const Found& found,
                                                  const std::vector<PassageId>& passages,
                                                  const RankingOptions& options) const;

  /// The same with the reasons, for `explain`; nothing for passages that state no provision.
  [[nodiscard]] Result<CitationScores> scores(const FullTextReader& full_text,
                                              const std::vector<CitedWord>& words, const Found& found,
                                              const std::vector<PassageId>& passages,
                                              const RankingOptions& options) const;

  [[nodiscard]] bool empty() const { return citations_.empty(); }

  /// It is the text of a provision, or stands behind one in its document.
  [[nodiscard]] bool is_in_provision(PassageId passage) const {
    const auto index = static_cast<std::size_t>(passage);
    return index < within_.size() && within_[index] != kNone;
  }

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  struct Citation {
    std::uint32_t provision = 0;
    std::uint32_t places = 0;  // bits as in the terms' wdf
  };

  // How many passages cite each provision under a word, ascending by provision.
  struct Cited {
    std::uint32_t provision = 0;
    std::uint32_t passages = 0;
  };
  // Those of words that were asked for: a walk over all citing passages for each.
  struct Memo {
    std::mutex mutex{};
    std::unordered_map<std::string, std::shared_ptr<const std::vector<Cited>>> words{};
    std::size_t entries = 0;
  };

  void count_citing_works();
  [[nodiscard]] Result<std::shared_ptr<const std::vector<Cited>>> cited_under(const FullTextReader& full_text,
                                                                              const std::string& lemma) const;
  // Calls visit(passage index, word index or none, weight, number of passages or works).
  template <class Visit>
  [[nodiscard]] Result<void> visit_scores(const FullTextReader& full_text,
                                          const std::vector<CitedWord>& words, const Found& found,
                                          const std::vector<PassageId>& passages,
                                          const RankingOptions& options, const Visit& visit) const;

  [[nodiscard]] std::uint32_t stated_by(PassageId passage) const {
    const auto index = static_cast<std::size_t>(passage);
    return index < states_.size() ? states_[index] : kNone;
  }

  std::vector<std::uint32_t> states_;  // by passage: the provision that it opens, or kNone
  std::vector<std::uint32_t> within_;  // by passage: the provision that it lies in, or kNone
  std::vector<std::uint32_t> works_;   // by passage: its law, else its document
  std::vector<std::uint32_t> first_;   // by passage: where its citations start; one more at the end
  std::vector<Citation> citations_;
  std::vector<std::string> provisions_;            // "serviceloven#85"
  std::vector<std::vector<PassageId>> stated_in_;  // by provision
  std::vector<std::uint32_t> citing_works_;        // by provision, without its own law
  std::unique_ptr<Memo> memo_ = std::make_unique<Memo>();
};

}  // namespace vidensgraf
