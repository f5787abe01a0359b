// A FullTextQuery becomes a tree of Xapian queries, scored by ImpactWeight, so that Xapian only multiplies
// and adds: the BM25 share of each term in each passage was computed at indexing and is its wdf. The idf goes
// into the tree as a factor: Xapian's own counts know nothing of removed passages.

#include "store/matcher_search.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store/close_terms.h"
#include "store/full_text_schema.h"
#include "store/passage_explanation.h"
#include "store/window_search.h"

namespace vidensgraf {
namespace {

class ImpactWeight final : public Xapian::Weight {
 public:
  ImpactWeight() {
    need_stat(WDF);
    need_stat(WDF_MAX);
  }
  [[nodiscard]] ImpactWeight* clone() const override { return new ImpactWeight; }  // Xapian deletes it
  [[nodiscard]] std::string name() const override { return "vidensgraf::ImpactWeight"; }
  [[nodiscard]] std::string serialise() const override { return {}; }
  [[nodiscard]] ImpactWeight* unserialise(const std::string& /*parameters*/) const override {
    return new ImpactWeight;
  }
  [[nodiscard]] double get_sumpart(Xapian::termcount wdf, Xapian::termcount /*length*/,
                                   Xapian::termcount /*unique*/) const override {
    return factor_ * wdf;
  }
  // Xapian has one upper bound of wdf for all terms, also of those whose wdf is no impact. Ours is lower.
  [[nodiscard]] double get_maxpart() const override {
    constexpr double kMaxImpact = kImpactScale * kMaxWordShare;
    return factor_ * std::min(static_cast<double>(get_wdf_upper_bound()), kMaxImpact);
  }
  [[nodiscard]] double get_sumextra(Xapian::termcount /*length*/,
                                    Xapian::termcount /*unique*/) const override {
    return 0;
  }
  [[nodiscard]] double get_maxextra() const override { return 0; }

 private:
  void init(double factor) override { factor_ = factor / kImpactScale; }

  double factor_ = 0;
};

// What a Xapian query is built from beside the FullTextQuery.
struct Surroundings {
  std::function<double(const std::string& term)> idf_of;
  Xapian::PostingSource* listed = nullptr;  // what Op::Listed stands for
  Xapian::PostingSource* within = nullptr;  // no others are asked for
};

Xapian::Query to_xapian(const FullTextQuery& query, int depth, const Surroundings& around);

Xapian::Query combine(Xapian::Query::op op, const std::vector<Xapian::Query>& parts) {
  return {op, parts.begin(), parts.end()};
}

Xapian::Query to_xapian_unweighted(const FullTextQuery& query, int depth, const Surroundings& around) {
  using Op = FullTextQuery::Op;
  if (depth > kMaxQueryDepth) throw Xapian::InvalidArgumentError("the query nests too deep");
  switch (query.op) {
    case Op::Nothing:
      return Xapian::Query::MatchNothing;
    case Op::Everything:
      return Xapian::Query::MatchAll;
    case Op::Term:
      return {Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(query.term), around.idf_of(query.term)};
    case Op::Listed:
      return around.listed != nullptr ? Xapian::Query(around.listed) : Xapian::Query::MatchNothing;
    default:
      break;
  }
  if (query.children.empty()) return Xapian::Query::MatchNothing;
  std::vector<Xapian::Query> parts;
  parts.reserve(query.children.size());
  for (const FullTextQuery& child : query.children) parts.push_back(to_xapian(child, depth + 1, around));

  const std::vector<Xapian::Query> others(parts.begin() + 1, parts.end());
  switch (query.op) {
    case Op::And:
      return combine(Xapian::Query::OP_AND, parts);
    case Op::Or:
      return combine(Xapian::Query::OP_OR, parts);
    case Op::AndNot:
      if (others.empty()) return parts.front();
      return {Xapian::Query::OP_AND_NOT, parts.front(), combine(Xapian::Query::OP_OR, others)};
    case Op::Filter:
      if (others.empty()) return parts.front();
      return {Xapian::Query::OP_FILTER, parts.front(), combine(Xapian::Query::OP_AND, others)};
    case Op::Maybe:
      if (others.empty()) return parts.front();
      return {Xapian::Query::OP_AND_MAYBE, parts.front(), combine(Xapian::Query::OP_OR, others)};
    case Op::Phrase:
    case Op::Near:
      if (parts.size() > 1) {
        // Without this filter the positions of all passages with these terms would be read on the way to the
        // next one asked for.
        if (around.within != nullptr) parts.emplace_back(around.within);
        parts.emplace_back((new CloseTerms(query))->release());  // the query deletes it
      }
      return combine(Xapian::Query::OP_AND, parts);
    default:
      return Xapian::Query::MatchNothing;
  }
}

Xapian::Query to_xapian(const FullTextQuery& query, int depth, const Surroundings& around) {
  Xapian::Query built = to_xapian_unweighted(query, depth, around);
  if (query.weight == 1.0) return built;
  return {Xapian::Query::OP_SCALE_WEIGHT, built, std::max(0.0, query.weight)};
}

class CollectDocids final : public Xapian::MatchSpy {
 public:
  explicit CollectDocids(PassageSet& out) : out_(out) {}
  void operator()(const Xapian::Document& document, double /*weight*/) override {
    out_.add(static_cast<PassageId>(document.get_docid()));
  }

 private:
  PassageSet& out_;
};

// All matches of a query, one bit for each docid, straight from the posting lists: Xapian's matcher spends
// several times as long when it must report every match, since it then may not skip what cannot rank.
class MatchBits {
 public:
  MatchBits(const Xapian::Database& database, const RemovedPassages& removed)
      : database_(database), removed_(removed), words_(database.get_lastdocid() / kWordBits + 1) {}

  // Nothing where the query asks for positions, which posting lists do not tell.
  [[nodiscard]] std::optional<PassageSet> of(const FullTextQuery& query) const {
    Bits bits(words_, 0);
    if (!add(query, bits)) return std::nullopt;
    PassageSet passages(words_ * kWordBits);
    for (std::size_t word = 0; word < words_; ++word) passages.add_word(word, bits[word]);
    return passages;
  }

 private:
  static constexpr std::size_t kWordBits = PassageSet::kWordBits;
  using Bits = std::vector<std::uint64_t>;

  void add_postings(const std::string& term, Bits& into) const {
    const Xapian::PostingIterator end = database_.postlist_end(term);
    for (Xapian::PostingIterator posting = database_.postlist_begin(term); posting != end; ++posting) {
      const Xapian::docid docid = *posting;
      if (!removed_.contains(docid)) into[docid / kWordBits] |= std::uint64_t{1} << (docid % kWordBits);
    }
  }

  // Adds the matches of `query` to `into`; false if it cannot tell them. The tree is no deeper than
  // kMaxQueryDepth: it has been searched.
  [[nodiscard]] bool add(const FullTextQuery& query, Bits& into) const {
    using Op = FullTextQuery::Op;
    switch (query.op) {
      case Op::Nothing:
      case Op::Listed:
        return true;
      case Op::Everything:
        add_postings({}, into);
        return true;
      case Op::Term:
        add_postings(query.term, into);
        return true;
      case Op::Or:
        return std::all_of(query.children.begin(), query.children.end(),
                           [&](const FullTextQuery& child) { return add(child, into); });
      case Op::Maybe:
        return query.children.empty() || add(query.children.front(), into);
      case Op::And:
      case Op::Filter:
      case Op::AndNot:
        return add_combined(query, into);
      case Op::Phrase:
      case Op::Near:
        return query.children.empty();
    }
    return false;
  }

  [[nodiscard]] bool add_combined(const FullTextQuery& query, Bits& into) const {
    if (query.children.empty()) return true;
    Bits matches(words_, 0);
    if (!add(query.children.front(), matches)) return false;
    for (std::size_t i = 1; i < query.children.size(); ++i) {
      Bits other(words_, 0);
      if (!add(query.children[i], other)) return false;
      const std::uint64_t inverted = query.op == FullTextQuery::Op::AndNot ? ~std::uint64_t{0} : 0;
      for (std::size_t word = 0; word < words_; ++word) matches[word] &= other[word] ^ inverted;
    }
    for (std::size_t word = 0; word < words_; ++word) into[word] |= matches[word];
    return true;
  }

  const Xapian::Database& database_;
  const RemovedPassages& removed_;
  std::size_t words_;
};

// The passages of a list, as a filter: the matcher then looks at no others.
class DocidList final : public Xapian::PostingSource {
 public:
  explicit DocidList(const std::vector<PassageId>& docids) : docids_(docids) {}
  // For each place of a query that asks for it; Xapian deletes it.
  [[nodiscard]] DocidList* clone() const override { return new DocidList(docids_); }
  void init(const Xapian::Database& /*database*/) override { started_ = false; }
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return 0; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return size(); }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return size(); }
  void next(double /*min_weight*/) override {
    at_ = started_ ? at_ + 1 : 0;
    started_ = true;
  }
  void skip_to(Xapian::docid docid, double /*min_weight*/) override {
    if (!started_) at_ = 0;
    started_ = true;
    const auto from = docids_.begin() + static_cast<std::ptrdiff_t>(std::min(at_, docids_.size()));
    at_ = static_cast<std::size_t>(std::lower_bound(from, docids_.end(), static_cast<PassageId>(docid)) -
                                   docids_.begin());
  }
  [[nodiscard]] bool at_end() const override { return at_ >= docids_.size(); }
  [[nodiscard]] Xapian::docid get_docid() const override { return static_cast<Xapian::docid>(docids_[at_]); }

 private:
  [[nodiscard]] Xapian::doccount size() const { return static_cast<Xapian::doccount>(docids_.size()); }

  const std::vector<PassageId>& docids_;
  std::size_t at_ = 0;
  bool started_ = false;
};

// Adds FullTextSearch::added to the scores of all hits, and leaves those that were asked for.
void add_and_cut(FullTextPage& page, const FullTextSearch& options) {
  for (FullTextHit& hit : page.hits) {
    const auto at = std::lower_bound(options.within.begin(), options.within.end(), hit.passage);
    hit.score += options.added[static_cast<std::size_t>(at - options.within.begin())];
  }
  cut_page(page, options);
}

std::vector<double> scores_of(const Xapian::Database& database, PostingCache& lists,
                              const FullTextQuery& query, const std::vector<PassageId>& passages) {
  std::vector<double> scores;
  const auto removed = lists.removed(database);
  for (const PassageId passage : passages) {
    const ExplainedPassage explained = explained_in(database, lists, static_cast<Xapian::docid>(passage));
    const PassageExplanation outcome = explain_passage(explained, query);
    const bool is_removed = removed->contains(static_cast<std::uint32_t>(passage));
    scores.push_back(outcome.matches && !is_removed ? outcome.score : -1);
  }
  return scores;
}

}  // namespace

FullTextPage search_by_matcher(const Xapian::Database& database, PostingCache& lists,
                               const FullTextQuery& query, FullTextSearch options) {
  FullTextPage page;
  Xapian::Enquire enquire(database);
  DocidList within(options.within);
  DocidList listed(options.listed);
  const auto gone = lists.removed(database);
  DocidList removed(gone->ids());
  Surroundings around;
  const double living = lists.passage_count(database);
  around.idf_of = [&](const std::string& term) {
    return inverse_document_frequency(living, static_cast<double>(lists.document_frequency(database, term)));
  };
  if (!options.listed.empty()) around.listed = &listed;
  if (!options.within.empty()) around.within = &within;
  Xapian::Query asked = to_xapian(query, 0, around);
  if (!options.within.empty()) asked = Xapian::Query(Xapian::Query::OP_FILTER, asked, Xapian::Query(&within));
  if (gone->size() > 0) asked = Xapian::Query(Xapian::Query::OP_AND_NOT, asked, Xapian::Query(&removed));
  enquire.set_query(asked);
  enquire.set_weighting_scheme(ImpactWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  CollectDocids collect(page.matched);
  // `within` and `listed` are for few passages: the spy is as good there.
  std::optional<PassageSet> matched;
  if (options.collect_matches && options.within.empty() && options.listed.empty()) {
    matched = MatchBits(database, *gone).of(query);
  }
  const bool spy = options.collect_matches && !matched;
  if (spy) enquire.add_matchspy(&collect);

  const Xapian::doccount passages = database.get_doccount();
  const auto bounded = [passages](std::size_t wanted) {
    return static_cast<Xapian::doccount>(std::min<std::size_t>(wanted, passages));
  };
  const FullTextSearch asked_for = options;
  if (!options.added.empty()) {
    options.offset = 0;
    options.limit = options.within.size();
  }
  const Xapian::MSet found = enquire.get_mset(bounded(options.offset), bounded(options.limit),
                                              spy ? passages : bounded(options.check_at_least));
  page.hits.reserve(found.size());
  for (Xapian::MSetIterator hit = found.begin(); hit != found.end(); ++hit) {
    page.hits.push_back(FullTextHit{static_cast<PassageId>(*hit), hit.get_weight()});
  }
  if (!options.added.empty()) add_and_cut(page, asked_for);
  if (!options.probes.empty()) page.probed = scores_of(database, lists, query, options.probes);
  page.matches = found.get_matches_estimated();
  page.matches_exact = found.get_matches_lower_bound() == found.get_matches_upper_bound();
  if (matched) page.matched = std::move(*matched);
  if (options.collect_matches) {
    page.matches = page.matched.size();
    page.matches_exact = true;
  }
  return page;
}

}  // namespace vidensgraf
