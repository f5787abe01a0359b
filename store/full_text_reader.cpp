// The full-text index, read: the only place beside the writer that knows Xapian.
//
// A FullTextQuery becomes a tree of Xapian queries, scored by ImpactWeight, so that Xapian only multiplies
// and adds: the BM25 share of each term in each passage was computed at indexing and is its wdf. `explain`
// walks the same tree over one passage and repeats the sums, since Xapian itself tells which terms matched
// but not what each of them added.

#include "store/full_text_reader.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <xapian.h>

#include "store/close_terms.h"
#include "store/full_text_schema.h"
#include "store/letter_aliases.h"
#include "store/merged_index.h"
#include "store/posting_list.h"
#include "store/shard_client.h"
#include "store/window_search.h"

namespace vidensgraf {
namespace {

constexpr int kMaxDepth = 64;
constexpr int kMaxAttempts = 3;

class ImpactWeight final : public Xapian::Weight {
 public:
  ImpactWeight() {
    need_stat(WDF);
    need_stat(WDF_MAX);
    need_stat(TERMFREQ);
    need_stat(COLLECTION_SIZE);
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
  // Xapian knows one bound for all terms of the database, and some of them hold no impacts.
  [[nodiscard]] double get_maxpart() const override {
    constexpr double kMaxImpact = kImpactScale * kMaxImpactShare;
    return factor_ * std::min(static_cast<double>(get_wdf_upper_bound()), kMaxImpact);
  }
  [[nodiscard]] double get_sumextra(Xapian::termcount /*length*/,
                                    Xapian::termcount /*unique*/) const override {
    return 0;
  }
  [[nodiscard]] double get_maxextra() const override { return 0; }

 private:
  void init(double factor) override {
    if (factor == 0) return;
    factor_ = factor * inverse_document_frequency(get_collection_size(), get_termfreq()) / kImpactScale;
  }

  double factor_ = 0;
};

// What stands outside of a query that it is built from.
struct Surroundings {
  Xapian::PostingSource* listed = nullptr;  // what Op::Listed stands for
  Xapian::PostingSource* within = nullptr;  // no others are asked for
};

Xapian::Query to_xapian(const FullTextQuery& query, int depth, const Surroundings& around);

Xapian::Query combine(Xapian::Query::op op, const std::vector<Xapian::Query>& parts) {
  return {op, parts.begin(), parts.end()};
}

Xapian::Query to_xapian_unweighted(const FullTextQuery& query, int depth, const Surroundings& around) {
  using Op = FullTextQuery::Op;
  if (depth > kMaxDepth) throw Xapian::InvalidArgumentError("the query nests too deep");
  switch (query.op) {
    case Op::Nothing:
      return Xapian::Query::MatchNothing;
    case Op::Everything:
      return Xapian::Query::MatchAll;
    case Op::Term:
      return Xapian::Query(query.term);
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
        // Asked here, too: otherwise the next place is looked for through all passages that have the terms.
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
  explicit CollectDocids(std::vector<PassageId>& out) : out_(out) {}
  void operator()(const Xapian::Document& document, double /*weight*/) override {
    out_.push_back(static_cast<PassageId>(document.get_docid()));
  }

 private:
  std::vector<PassageId>& out_;
};

// All matches of a query, one bit for each docid, straight from the posting lists: Xapian's matcher spends
// several times as long when it must report every match, since it then may not skip what cannot rank.
class MatchBits {
 public:
  explicit MatchBits(const Xapian::Database& database)
      : database_(database), words_(database.get_lastdocid() / kWordBits + 1) {}

  // Nothing where the query asks for positions, which posting lists do not tell.
  [[nodiscard]] std::optional<std::vector<PassageId>> of(const FullTextQuery& query) const {
    Bits bits(words_, 0);
    if (!add(query, bits)) return std::nullopt;
    std::vector<PassageId> passages;
    for (std::size_t word = 0; word < words_; ++word) {
      for (std::uint64_t left = bits[word]; left != 0; left &= left - 1) {
        passages.push_back(static_cast<PassageId>(word * kWordBits + std::countr_zero(left)));
      }
    }
    return passages;
  }

 private:
  static constexpr std::size_t kWordBits = 64;
  using Bits = std::vector<std::uint64_t>;

  void add_postings(const std::string& term, Bits& into) const {
    const Xapian::PostingIterator end = database_.postlist_end(term);
    for (Xapian::PostingIterator posting = database_.postlist_begin(term); posting != end; ++posting) {
      const Xapian::docid docid = *posting;
      into[docid / kWordBits] |= std::uint64_t{1} << (docid % kWordBits);
    }
  }

  // Adds the matches of `query` to `into`; false if it cannot tell them. The tree is no deeper than
  // kMaxDepth: it has been searched.
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

// What a query is explained by: one passage, here or on a shard, and numbers of all.
struct ExplainedPassage {
  std::function<std::optional<std::uint32_t>(const std::string& term)> wdf;
  std::function<std::uint64_t(const std::string& term)> frequency;
  std::function<bool(const FullTextQuery& query)> stands_close;
  double passages = 0;
};

// One passage against a query, by the same rules as Xapian's matcher.
class Explainer {
 public:
  explicit Explainer(const ExplainedPassage& passage) : passage_(passage) {}

  struct Outcome {
    bool matches = false;
    double score = 0;
    std::vector<ScorePart> parts;
  };

  Outcome evaluate(const FullTextQuery& query, double factor, int depth = 0) {
    using Op = FullTextQuery::Op;
    if (depth > kMaxDepth) throw Xapian::InvalidArgumentError("the query nests too deep");
    factor *= std::max(0.0, query.weight);
    if (query.op == Op::Nothing) return {};
    if (query.op == Op::Everything || query.op == Op::Listed) return Outcome{true, 0, {}};
    if (query.op == Op::Term) return evaluate_term(query.term, factor);
    if (query.children.empty()) return {};

    std::vector<Outcome> outcomes;
    for (std::size_t i = 0; i < query.children.size(); ++i) {
      const bool scores = query.op != Op::Filter || i == 0;
      outcomes.push_back(evaluate(query.children[i], scores ? factor : 0, depth + 1));
    }
    const auto matches = [](const Outcome& outcome) { return outcome.matches; };
    switch (query.op) {
      case Op::And:
        return std::all_of(outcomes.begin(), outcomes.end(), matches) ? sum(outcomes) : Outcome{};
      case Op::Or:
        return sum(outcomes);
      case Op::AndNot:
        if (!outcomes.front().matches || std::any_of(outcomes.begin() + 1, outcomes.end(), matches))
          return {};
        return outcomes.front();
      case Op::Filter:
        return std::all_of(outcomes.begin(), outcomes.end(), matches) ? outcomes.front() : Outcome{};
      case Op::Maybe:
        return outcomes.front().matches ? sum(outcomes) : Outcome{};
      case Op::Phrase:
      case Op::Near:
        if (!std::all_of(outcomes.begin(), outcomes.end(), matches)) return {};
        if (outcomes.size() > 1 && !passage_.stands_close(query)) return {};
        return sum(outcomes);
      default:
        return {};
    }
  }

 private:
  Outcome evaluate_term(const std::string& term, double factor) {
    const auto wdf = passage_.wdf(term);
    if (!wdf) return {};
    ScorePart part;
    part.term = term;
    part.wdf = *wdf;
    part.document_frequency = passage_.frequency(term);
    if (factor == 0) return Outcome{true, 0, {}};
    part.weight =
        factor * inverse_document_frequency(passage_.passages, static_cast<double>(part.document_frequency)) /
        kImpactScale * part.wdf;
    return Outcome{true, part.weight, {part}};
  }

  static Outcome sum(std::vector<Outcome>& outcomes) {
    Outcome total;
    for (Outcome& outcome : outcomes) {
      if (!outcome.matches) continue;
      total.matches = true;
      total.score += outcome.score;
      std::move(outcome.parts.begin(), outcome.parts.end(), std::back_inserter(total.parts));
    }
    return total;
  }

  const ExplainedPassage& passage_;
};

ExplainedPassage explained_in(const Xapian::Database& database, Xapian::docid docid) {
  ExplainedPassage explained;
  explained.wdf = [&database, docid](const std::string& term) -> std::optional<std::uint32_t> {
    Xapian::TermIterator found = database.termlist_begin(docid);
    found.skip_to(term);
    if (found == database.termlist_end(docid) || *found != term) return std::nullopt;
    return found.get_wdf();
  };
  explained.frequency = [&database](const std::string& term) -> std::uint64_t {
    return database.get_termfreq(term);
  };
  explained.stands_close = [&database, docid](const FullTextQuery& terms) {
    return stand_close_in(database, docid, terms);
  };
  explained.passages = database.get_doccount();
  return explained;
}

// Adds FullTextSearch::added to the scores of all hits, and leaves those that were asked for.
void add_and_cut(FullTextPage& page, const FullTextSearch& options) {
  for (FullTextHit& hit : page.hits) {
    const auto at = std::lower_bound(options.within.begin(), options.within.end(), hit.passage);
    hit.score += options.added[static_cast<std::size_t>(at - options.within.begin())];
  }
  cut_page(page, options);
}

std::vector<double> scores_of(const Xapian::Database& database, const FullTextQuery& query,
                              const std::vector<PassageId>& passages) {
  std::vector<double> scores;
  for (const PassageId passage : passages) {
    const ExplainedPassage explained = explained_in(database, static_cast<Xapian::docid>(passage));
    const auto outcome = Explainer(explained).evaluate(query, 1.0);
    scores.push_back(outcome.matches ? outcome.score : -1);
  }
  return scores;
}

// By Xapian's matcher: for what lists in memory cannot tell.
FullTextPage search_by_xapian(const Xapian::Database& database, const FullTextQuery& query,
                              FullTextSearch options) {
  FullTextPage page;
  Xapian::Enquire enquire(database);
  DocidList within(options.within);
  DocidList listed(options.listed);
  Surroundings around;
  if (!options.listed.empty()) around.listed = &listed;
  if (!options.within.empty()) around.within = &within;
  Xapian::Query asked = to_xapian(query, 0, around);
  if (!options.within.empty()) asked = Xapian::Query(Xapian::Query::OP_FILTER, asked, Xapian::Query(&within));
  enquire.set_query(asked);
  enquire.set_weighting_scheme(ImpactWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  CollectDocids collect(page.matched);
  // `within` and `listed` are for few passages: the spy is as good there.
  std::optional<std::vector<PassageId>> matched;
  if (options.collect_matches && options.within.empty() && options.listed.empty()) {
    matched = MatchBits(database).of(query);
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
  if (!options.probes.empty()) page.probed = scores_of(database, query, options.probes);
  page.matches = found.get_matches_estimated();
  page.matches_exact = found.get_matches_lower_bound() == found.get_matches_upper_bound();
  if (matched) page.matched = std::move(*matched);
  if (options.collect_matches) {
    if (spy) std::sort(page.matched.begin(), page.matched.end());
    page.matches = page.matched.size();
    page.matches_exact = true;
  }
  return page;
}

std::optional<std::uint64_t> parse_number(const std::string& digits) {
  std::uint64_t number = 0;
  const auto [end, status] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (status != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

}  // namespace

struct FullTextReader::Impl {
  Impl(Xapian::Database opened, std::string opened_from)
      : database(std::move(opened)), directory(std::move(opened_from)) {
    sequence = database.get_metadata(std::string(metadata_key::kSequence));
    find_lists();
  }

  // Two copies of an index that went different ways have the same numbers: so the folder counts, too.
  void find_lists() {
    state = fmt::format("{}\n{}\n{}", directory, database.get_uuid(), database.get_revision());
    lists = PostingCache::of(state);
  }

  // Runs `call`, turns Xapian's exceptions into errors, and moves on to a newer revision of the same batches
  // when the one that was open is gone. A vanished revision shows as DatabaseModifiedError and, seen once in
  // 82,000 queries beside a busy writer, as DocNotFoundError.
  template <class Call>
  auto guarded(const Call& call) -> Result<std::invoke_result_t<Call>> {
    std::string gone;
    try {
      for (int attempt = 0; attempt < kMaxAttempts; ++attempt) {
        try {
          if constexpr (std::is_void_v<std::invoke_result_t<Call>>) {
            call();
            return {};
          } else {
            return call();
          }
        } catch (const Xapian::DatabaseModifiedError& error) {
          gone = error.get_msg();
        } catch (const Xapian::DocNotFoundError& error) {
          gone = error.get_msg();
        }
        reopen();
        if (database.get_metadata(std::string(metadata_key::kSequence)) != sequence) {
          stale = true;
          return fail(ErrorCode::Io, "the index was changed twice while it was read; please try again");
        }
      }
      return fail(ErrorCode::Io, fmt::format("the full-text index could not be read: {}", gone));
    } catch (const Xapian::InvalidArgumentError& error) {
      return fail(ErrorCode::Input, error.get_msg());
    } catch (const Xapian::DatabaseCorruptError& error) {
      return fail(ErrorCode::Damaged, fmt::format("the full-text index is damaged: {}", error.get_msg()));
    } catch (const Xapian::Error& error) {
      return fail(ErrorCode::Io, fmt::format("the full-text index could not be read: {}", error.get_msg()));
    }
  }

  void reopen() {
    database.reopen();
    find_lists();
  }

  // Asks the shards; what is read here meanwhile may fail, too.
  template <class Call>
  auto on_shards(const Call& call) const -> std::invoke_result_t<Call, ShardClient&> {
    if (!shards) {
      return fail(
          ErrorCode::Input,
          fmt::format("the words of this index lie with {} shards: name their servers with --shard, in "
                      "the order in which they were merged, or in the file \"servers\" of its folder",
                      shard_count));
    }
    try {
      return call(*shards);
    } catch (const Xapian::Error& error) {
      return fail(ErrorCode::Io, fmt::format("the full-text index could not be read: {}", error.get_msg()));
    }
  }

  // What the shards do not tell.
  [[nodiscard]] ShardClient::Local local() const {
    ShardClient::Local local;
    local.documents_of = [this](std::span<const PassageId> passages) {
      std::vector<std::string> documents;
      Xapian::ValueIterator id = database.valuestream_begin(value_slot::kDocument);
      const Xapian::ValueIterator end = database.valuestream_end(value_slot::kDocument);
      for (const PassageId passage : passages) {
        const auto docid = static_cast<Xapian::docid>(passage);
        if (id != end && id.get_docid() < docid) id.skip_to(docid);
        if (id == end) break;
        if (id.get_docid() != docid) continue;
        std::string term = index_term(term_prefix::kDocument, *id);
        if (documents.empty() || documents.back() != term) documents.push_back(std::move(term));
      }
      return documents;
    };
    local.idf_of = [this](const std::string& term) -> Result<double> {
      const auto frequency = is_word_term(term) ? merged_document_frequency(*merged, term)
                                                : Result<std::uint64_t>(database.get_termfreq(term));
      if (!frequency) return fail(frequency.error());
      return inverse_document_frequency(database.get_doccount(), static_cast<double>(*frequency));
    };
    return local;
  }

  Xapian::Database database;
  std::string directory;
  std::string sequence;
  std::string state;
  std::shared_ptr<PostingCache> lists;
  std::size_t shard_count = 0;
  const Rows* merged = nullptr;         // of the merged index that this is the full text of
  std::unique_ptr<ShardClient> shards;  // its words; nothing where no servers are named
  bool stale = false;
};

FullTextReader::FullTextReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
FullTextReader::~FullTextReader() = default;

Result<std::unique_ptr<FullTextReader>> FullTextReader::open(const std::filesystem::path& directory) {
  try {
    auto impl = std::make_unique<Impl>(Xapian::Database(directory.string(), Xapian::DB_OPEN),
                                       std::filesystem::weakly_canonical(directory).string());
    const std::string schema = impl->database.get_metadata(std::string(metadata_key::kSchemaVersion));
    if (!schema.empty() && schema != std::to_string(kFullTextSchemaVersion)) {
      return fail(
          ErrorCode::Input,
          fmt::format("its full text has schema {}, this program reads schema {}; \"vidensgraf index\" "
                      "with any of its documents writes the full text anew.",
                      schema, kFullTextSchemaVersion));
    }
    return std::unique_ptr<FullTextReader>(new FullTextReader(std::move(impl)));
  } catch (const Xapian::DatabaseNotFoundError& error) {
    return fail(ErrorCode::NotFound, fmt::format("there is no full-text index in {}", directory.string()));
  } catch (const Xapian::DatabaseOpeningError& error) {
    return fail(ErrorCode::Damaged, fmt::format("the full-text index cannot be opened: {}", error.get_msg()));
  } catch (const Xapian::DatabaseError& error) {
    return fail(ErrorCode::Damaged, fmt::format("the full-text index is damaged: {}", error.get_msg()));
  } catch (const Xapian::Error& error) {
    return fail(ErrorCode::Io, fmt::format("the full-text index cannot be opened: {}", error.get_msg()));
  }
}

Result<FullTextPage> FullTextReader::search(const FullTextQuery& query, const FullTextSearch& options) const {
  if (impl_->merged != nullptr) {
    return impl_->on_shards(
        [&](ShardClient& shards) { return shards.search(query, options, impl_->local()); });
  }
  return impl_->guarded([&] {
    if (auto page = search_in_windows(impl_->database, *impl_->lists, query, options))
      return std::move(*page);
    return search_by_xapian(impl_->database, query, options);
  });
}

Result<std::vector<ScorePart>> FullTextReader::explain(const FullTextQuery& query, PassageId passage) const {
  ExplainedPassage explained;
  if (impl_->merged != nullptr) {
    const auto found = impl_->on_shards([&](ShardClient& shards) { return shards.passage(query, passage); });
    if (!found) return fail(found.error());
    explained.wdf = [&](const std::string& term) {
      const auto wdf = found->wdf.find(term);
      return wdf == found->wdf.end() ? std::nullopt : std::optional(wdf->second);
    };
    explained.frequency = [&](const std::string& term) { return document_frequency(term).value_or(0); };
    explained.stands_close = [&](const FullTextQuery& terms) {
      return stand_close_in(found->positions, terms);
    };
    explained.passages = static_cast<double>(passage_count().value_or(0));
    return impl_->guarded([&] { return Explainer(explained).evaluate(query, 1.0).parts; });
  }
  return impl_->guarded([&] {
    explained = explained_in(impl_->database, static_cast<Xapian::docid>(passage));
    return Explainer(explained).evaluate(query, 1.0).parts;
  });
}

Result<std::vector<std::string>> FullTextReader::terms_typed_as(std::string_view typed) const {
  if (impl_->merged != nullptr) return merged_terms_typed_as(*impl_->merged, typed);
  return impl_->guarded([&] { return impl_->lists->typed_as(impl_->database, std::string(typed)); });
}

Result<std::uint64_t> FullTextReader::document_frequency(std::string_view term) const {
  if (impl_->merged != nullptr && is_word_term(term)) return merged_document_frequency(*impl_->merged, term);
  return impl_->guarded([&]() -> std::uint64_t {
    const std::string name(term);
    if (const auto list = impl_->lists->find(name)) return list->size();
    const Xapian::doccount frequency = impl_->database.get_termfreq(name);
    if (frequency == 0) (void)impl_->lists->get(impl_->database, name);  // asked for again and again
    return frequency;
  });
}

Result<std::uint64_t> FullTextReader::passage_count() const {
  return impl_->guarded([&]() -> std::uint64_t { return impl_->database.get_doccount(); });
}

Result<void> FullTextReader::terms(std::string_view prefix, const VisitTerm& visit) const {
  if (impl_->merged != nullptr && is_word_term(prefix)) return merged_terms(*impl_->merged, prefix, visit);
  // A retry after half of the terms must not visit them twice: it goes on behind the last one.
  std::string last;
  return impl_->guarded([&] {
    const std::string start(prefix);
    Xapian::TermIterator term = impl_->database.allterms_begin(start);
    const Xapian::TermIterator end = impl_->database.allterms_end(start);
    if (!last.empty()) term.skip_to(last + '\0');
    for (; term != end; ++term) {
      last = *term;
      if (!visit(last, term.get_termfreq())) return;
    }
  });
}

Result<void> FullTextReader::values(std::uint32_t slot, const VisitValue& visit, PassageId from) const {
  auto next = static_cast<Xapian::docid>(from);
  return impl_->guarded([&] {
    Xapian::ValueIterator value = impl_->database.valuestream_begin(slot);
    const Xapian::ValueIterator end = impl_->database.valuestream_end(slot);
    if (next > 1 && value != end) value.skip_to(next);
    for (; value != end; ++value) {
      next = value.get_docid() + 1;
      if (!visit(static_cast<PassageId>(value.get_docid()), *value)) return;
    }
  });
}

Result<void> FullTextReader::postings(std::string_view term, const VisitPosting& visit,
                                      PassageId from) const {
  auto next = static_cast<Xapian::docid>(from);
  return impl_->guarded([&] {
    const std::string name(term);
    Xapian::PostingIterator posting = impl_->database.postlist_begin(name);
    const Xapian::PostingIterator end = impl_->database.postlist_end(name);
    if (next > 1 && posting != end) posting.skip_to(next);
    for (; posting != end; ++posting) {
      next = *posting + 1;
      if (!visit(static_cast<PassageId>(*posting), posting.get_wdf())) return;
    }
  });
}

Result<std::vector<std::uint32_t>> FullTextReader::wdf_of(std::string_view term,
                                                          std::span<const PassageId> passages) const {
  if (impl_->merged != nullptr && is_word_term(term)) {
    return impl_->on_shards(
        [&](ShardClient& shards) { return shards.wdf_of(term, passages, impl_->local()); });
  }
  return impl_->guarded([&] {
    std::vector<std::uint32_t> found(passages.size(), 0);
    const std::string name(term);
    const auto list = impl_->lists->get(impl_->database, name);
    if (!list->is_exact()) throw Xapian::InvalidArgumentError("this term has no impacts");
    std::size_t window = 0;
    for (std::size_t i = 0; i < passages.size(); ++i) {
      found[i] = static_cast<std::uint32_t>(
          std::max(0, list->wdf_of(static_cast<std::uint32_t>(passages[i]), window)));
    }
    return found;
  });
}

Result<std::uint64_t> FullTextReader::sequence() const {
  auto stored =
      impl_->guarded([&] { return impl_->database.get_metadata(std::string(metadata_key::kSequence)); });
  if (!stored) return fail(stored.error());
  if (stored->empty()) return 0;
  const auto number = parse_number(*stored);
  if (!number) return fail(ErrorCode::Damaged, "the full-text index has no readable sequence number");
  return *number;
}

Result<std::string> FullTextReader::store_id() const {
  return impl_->guarded([&] { return impl_->database.get_metadata(std::string(metadata_key::kStoreId)); });
}

Result<void> FullTextReader::reopen() {
  return impl_->guarded([&] {
    impl_->reopen();
    impl_->sequence = impl_->database.get_metadata(std::string(metadata_key::kSequence));
    impl_->stale = false;
  });
}

const std::string& FullTextReader::state() const { return impl_->state; }
bool FullTextReader::is_stale() const { return impl_->stale; }

Result<void> FullTextReader::attach_shards(const Rows& rows, const ShardServers& servers) {
  const auto shards = read_merged_shards(rows);
  if (!shards) return fail(shards.error());
  if (shards->empty()) {
    if (servers.addresses.empty()) return {};
    return fail(ErrorCode::Input, "it was not merged from shards: no shard servers can be named for it.");
  }
  impl_->merged = &rows;
  impl_->shard_count = shards->size();
  if (servers.addresses.empty()) return {};
  if (servers.addresses.size() != shards->size()) {
    return fail(ErrorCode::Input, fmt::format("it was merged from {} shards, and {} shard servers are named.",
                                              shards->size(), servers.addresses.size()));
  }
  impl_->shards = std::make_unique<ShardClient>(*shards, servers);
  return {};
}

void FullTextReader::start_request() const {
  if (impl_->shards) impl_->shards->start_request();
}

std::vector<MissingShard> FullTextReader::missing_shards() const {
  return impl_->shards ? impl_->shards->missing() : std::vector<MissingShard>();
}

}  // namespace vidensgraf
