// One question to several servers, one answer: each gives the best of its own, and the best of those are the
// best of all, since scores do not depend on the shard (store/remote_query.h).

#include "store/shard_client.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "store/full_text_schema.h"

namespace vidensgraf {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kMaxDepth = 64;
constexpr int kLeastShare = 10;  // of the time limit, that each question may take

void collect_terms(const FullTextQuery& query, int depth, std::vector<std::string>& terms) {
  if (depth > kMaxDepth) return;  // refused when it is asked
  if (query.op == FullTextQuery::Op::Term) terms.push_back(query.term);
  for (const FullTextQuery& child : query.children) collect_terms(child, depth + 1, terms);
}

std::vector<std::string> terms_of(const FullTextQuery& query) {
  std::vector<std::string> terms;
  collect_terms(query, 0, terms);
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  return terms;
}

bool contains(const std::vector<PassageId>& sorted, PassageId passage) {
  return std::binary_search(sorted.begin(), sorted.end(), passage);
}

bool is_better(const FullTextHit& a, const FullTextHit& b) {
  return a.score != b.score ? a.score > b.score : a.passage < b.passage;
}

// What one shard is asked.
struct ShardSearch {
  std::shared_ptr<const RemoteQuery> query;
  std::vector<FullTextQuery> near;  // beside it: what only adds to scores
  RemoteDocuments documents;
  std::vector<PassageId> listed;  // of this shard
  std::vector<PassageId> within;
  std::size_t limit = 0;
  std::size_t check_at_least = 0;
  bool collect_matches = false;
  std::uint32_t offset = 0;  // of this shard's ids

  [[nodiscard]] FullTextPage run(const Xapian::Database& database) const {
    const Xapian::doccount passages = database.get_doccount();
    const auto bounded = [passages](std::size_t wanted) {
      return static_cast<Xapian::doccount>(std::min<std::size_t>(wanted, passages));
    };
    // A server can be asked for whole documents only: their other passages are sifted out here.
    const bool sifts = !within.empty() || !listed.empty();
    Xapian::Enquire enquire(database);
    enquire.set_query(to_remote_query(*query, documents));
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    enquire.set_weighting_scheme(remote_weight());
    const Xapian::MSet best = enquire.get_mset(0, sifts ? passages : bounded(limit), bounded(check_at_least));
    FullTextPage page;
    for (Xapian::MSetIterator hit = best.begin(); hit != best.end(); ++hit) {
      const FullTextHit found{PassageId{*hit + offset}, hit.get_weight()};
      if (is_asked_for(found)) page.hits.push_back(found);
    }
    add_near(database, page.hits);
    page.matches = sifts ? page.hits.size() : best.get_matches_estimated();
    page.matches_exact = sifts || best.get_matches_lower_bound() == best.get_matches_upper_bound();
    if (!collect_matches) return page;
    if (sifts) {
      for (const FullTextHit& hit : page.hits) page.matched.add(hit.passage);
      return page;
    }
    // Once more without scores: to compute them is most of the work when every match is asked for.
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    const Xapian::MSet all = enquire.get_mset(0, passages);
    for (Xapian::MSetIterator hit = all.begin(); hit != all.end(); ++hit) {
      page.matched.add(PassageId{*hit + offset});
    }
    return page;
  }

  // Scores of hits that have words near each other. Only asked for where few passages are.
  void add_near(const Xapian::Database& database, std::vector<FullTextHit>& hits) const {
    std::unordered_map<PassageId, double> added;
    for (const FullTextQuery& node : near) {
      Xapian::Enquire enquire(database);
      enquire.set_query(to_remote_query(RemoteQuery{node, query->idf}, documents));
      enquire.set_weighting_scheme(remote_weight());
      const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
      for (Xapian::MSetIterator hit = found.begin(); hit != found.end(); ++hit) {
        added[PassageId{*hit + offset}] += hit.get_weight();
      }
    }
    for (FullTextHit& hit : hits) {
      if (const auto more = added.find(hit.passage); more != added.end()) hit.score += more->second;
    }
  }

  [[nodiscard]] bool is_asked_for(const FullTextHit& hit) const {
    if (!within.empty()) return contains(within, hit.passage);
    return listed.empty() || hit.score > 0 || contains(listed, hit.passage);
  }
};

}  // namespace

ShardClient::ShardClient(const std::vector<MergedShard>& shards, const ShardServers& servers)
    : time_limit_(servers.time_limit), time_left_(servers.time_limit), problems_(shards.size()) {
  for (std::size_t i = 0; i < shards.size(); ++i) {
    connections_.push_back(
        std::make_unique<ShardConnection>(servers.addresses[i], shards[i], servers.time_limit));
  }
}

void ShardClient::start_request() {
  time_left_ = time_limit_;
  problems_.assign(problems_.size(), {});
}

std::vector<MissingShard> ShardClient::missing() const {
  std::vector<MissingShard> missing;
  for (std::size_t i = 0; i < problems_.size(); ++i) {
    if (problems_[i].empty()) continue;
    const ShardConnection& connection = *connections_[i];
    missing.push_back(MissingShard{i + 1, connection.address(), problems_[i], connection.shard().passages});
  }
  return missing;
}

template <class Answer>
Result<std::vector<std::optional<Answer>>> ShardClient::ask(const std::vector<Ask<Answer>>& questions) {
  struct Asked {
    std::shared_ptr<ShardConnection::Task> task;
    std::shared_ptr<Answer> answer;  // also of the thread, which may outlive this call
  };
  std::vector<Asked> asked(questions.size());
  for (std::size_t i = 0; i < questions.size(); ++i) {
    if (!questions[i] || !problems_[i].empty()) continue;
    auto answer = std::make_shared<Answer>();
    asked[i].task = connections_[i]->post(
        [answer, question = questions[i]](Xapian::Database& database) { *answer = question(database); });
    asked[i].answer = std::move(answer);
  }
  const Clock::time_point start = Clock::now();
  const auto deadline = start + std::max<std::chrono::nanoseconds>(time_left_, time_limit_ / kLeastShare);
  std::vector<std::optional<Answer>> answers(questions.size());
  std::string refused;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    if (!asked[i].task) continue;
    ShardConnection::Task& task = *asked[i].task;
    switch (connections_[i]->wait(task, deadline)) {
      case ShardConnection::Outcome::Answered:
        answers[i] = std::move(*asked[i].answer);
        break;
      case ShardConnection::Outcome::Refused:
        refused = task.problem;
        break;
      default:
        problems_[i] = task.problem;
    }
  }
  time_left_ -= Clock::now() - start;
  if (!refused.empty()) return fail(ErrorCode::Input, refused);
  const bool none = std::none_of(problems_.begin(), problems_.end(),
                                 [](const std::string& problem) { return problem.empty(); });
  if (none) {
    return fail(ErrorCode::Limit,
                fmt::format("None of the {} servers of the full text answers; the first {}.",
                            problems_.size(), problems_.front()));
  }
  return answers;
}

std::vector<std::vector<PassageId>> ShardClient::by_shard(std::span<const PassageId> passages) const {
  std::vector<std::vector<PassageId>> parts(connections_.size());
  for (const PassageId passage : passages) {
    for (std::size_t i = 0; i < connections_.size(); ++i) {
      const MergedShard& shard = connections_[i]->shard();
      const auto id = static_cast<std::uint32_t>(passage);
      if (id > shard.offset && id - shard.offset <= shard.last) parts[i].push_back(passage);
    }
  }
  return parts;
}

Result<std::shared_ptr<const RemoteQuery>> ShardClient::prepare(const FullTextQuery& query,
                                                                FullTextQuery asked,
                                                                const Local& local) const {
  auto prepared = std::make_shared<RemoteQuery>();
  prepared->query = std::move(asked);
  for (const std::string& term : terms_of(query)) {
    const auto idf = local.idf_of(term);
    if (!idf) return fail(idf.error());
    prepared->idf.emplace(term, *idf);
  }
  return std::shared_ptr<const RemoteQuery>(std::move(prepared));
}

Result<FullTextPage> ShardClient::search(const FullTextQuery& query, const FullTextSearch& options,
                                         const Local& local) {
  FullTextPage page;
  page.matches_exact = true;
  if (query.op == FullTextQuery::Op::Nothing) {
    page.probed.assign(options.probes.size(), -1);
    return page;
  }
  FullTextQuery asked = query;
  const std::vector<FullTextQuery> near =
      options.within.empty() ? std::vector<FullTextQuery>() : take_near_nodes(asked);
  const auto prepared = prepare(query, asked, local);
  if (!prepared) return fail(prepared.error());
  const auto listed = by_shard(options.listed);
  const auto within = by_shard(options.within);
  std::vector<Ask<FullTextPage>> questions(connections_.size());
  for (std::size_t i = 0; i < connections_.size(); ++i) {
    if (!options.within.empty() && within[i].empty()) continue;  // nothing of it is asked for
    ShardSearch search;
    search.query = *prepared;
    search.near = near;
    search.documents.listed = local.documents_of(listed[i]);
    search.documents.within = local.documents_of(within[i]);
    search.listed = listed[i];
    search.within = within[i];
    search.limit = options.offset + options.limit;
    search.check_at_least = options.check_at_least;
    search.collect_matches = options.collect_matches;
    search.offset = connections_[i]->shard().offset;
    questions[i] = [search = std::move(search)](Xapian::Database& database) { return search.run(database); };
  }
  auto answers = ask(questions);
  if (!answers) return fail(answers.error());
  for (std::optional<FullTextPage>& answer : *answers) {
    if (!answer) continue;
    page.hits.insert(page.hits.end(), answer->hits.begin(), answer->hits.end());
    page.matched.add_all(answer->matched);
    page.matches += answer->matches;
    page.matches_exact = page.matches_exact && answer->matches_exact;
  }
  for (FullTextHit& hit : page.hits) {
    if (options.added.empty()) break;
    const auto at = std::lower_bound(options.within.begin(), options.within.end(), hit.passage);
    hit.score += options.added[static_cast<std::size_t>(at - options.within.begin())];
  }
  std::sort(page.hits.begin(), page.hits.end(), is_better);
  const std::size_t skipped = std::min(options.offset, page.hits.size());
  page.hits.erase(page.hits.begin(), page.hits.begin() + static_cast<std::ptrdiff_t>(skipped));
  if (page.hits.size() > options.limit) page.hits.resize(options.limit);
  if (options.collect_matches) {
    page.matches = page.matched.size();
    page.matches_exact = true;
  }
  if (options.probes.empty()) return page;
  FullTextSearch of_probes;
  of_probes.within = options.probes;
  of_probes.limit = options.probes.size();
  const auto probed = search(query, of_probes, local);
  if (!probed) return fail(probed.error());
  page.probed.assign(options.probes.size(), -1);
  for (const FullTextHit& hit : probed->hits) {
    const auto at = std::lower_bound(options.probes.begin(), options.probes.end(), hit.passage);
    page.probed[static_cast<std::size_t>(at - options.probes.begin())] = hit.score;
  }
  return page;
}

Result<std::vector<std::uint32_t>> ShardClient::wdf_of(std::string_view term,
                                                       std::span<const PassageId> passages,
                                                       const Local& local) {
  using Found = std::unordered_map<std::uint32_t, std::uint32_t>;  // wdf by docid
  const auto parts = by_shard(passages);
  std::vector<Ask<Found>> questions(connections_.size());
  for (std::size_t i = 0; i < connections_.size(); ++i) {
    if (parts[i].empty()) continue;
    questions[i] = [term = std::string(term),
                    documents = local.documents_of(parts[i])](Xapian::Database& database) {
      Xapian::Enquire enquire(database);
      const Xapian::Query any(Xapian::Query::OP_OR, documents.begin(), documents.end());
      enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, Xapian::Query(term), any));
      enquire.set_weighting_scheme(remote_weight());
      const Xapian::MSet all = enquire.get_mset(0, database.get_doccount());
      Found found;
      for (Xapian::MSetIterator hit = all.begin(); hit != all.end(); ++hit) {
        found.emplace(*hit, static_cast<std::uint32_t>(std::lround(hit.get_weight())));
      }
      return found;
    };
  }
  const auto answers = ask(questions);
  if (!answers) return fail(answers.error());
  std::vector<std::uint32_t> wdf(passages.size(), 0);
  for (std::size_t i = 0; i < connections_.size(); ++i) {
    if (!(*answers)[i]) continue;
    const MergedShard& shard = connections_[i]->shard();
    for (std::size_t p = 0; p < passages.size(); ++p) {
      const auto found = (*answers)[i]->find(static_cast<std::uint32_t>(passages[p]) - shard.offset);
      if (found != (*answers)[i]->end()) wdf[p] = found->second;
    }
  }
  return wdf;
}

Result<ShardClient::Passage> ShardClient::passage(const FullTextQuery& query, PassageId id) {
  const auto parts = by_shard(std::span(&id, 1));
  std::vector<Ask<Passage>> questions(connections_.size());
  for (std::size_t i = 0; i < connections_.size(); ++i) {
    if (parts[i].empty()) continue;
    const Xapian::docid docid = static_cast<std::uint32_t>(id) - connections_[i]->shard().offset;
    questions[i] = [docid, terms = terms_of(query)](Xapian::Database& database) {
      Passage passage;
      const Xapian::TermIterator end = database.termlist_end(docid);
      for (Xapian::TermIterator term = database.termlist_begin(docid); term != end; ++term) {
        if (std::binary_search(terms.begin(), terms.end(), *term)) passage.wdf.emplace(*term, term.get_wdf());
      }
      passage.positions = database.get_document(docid).get_value(value_slot::kPositions);
      return passage;
    };
  }
  auto answers = ask(questions);
  if (!answers) return fail(answers.error());
  for (std::optional<Passage>& answer : *answers) {
    if (answer) return std::move(*answer);
  }
  return Passage{};
}

}  // namespace vidensgraf
