// What others call a provision, and how many of them cite it, as evidence for ranking.
//
// For a word w and a provision p let n be the number of passages that have w just before a reference to p
// (indexer/citations.h). The provision then ranks as if w stood n times in it beside the times it does:
//
//     share = BM25's share of w in the passage, as indexed          tf = share * k / (m - share)
//     added = idf(w) * ((tf + n) * m / (tf + n + k) - share)        m = kMaxImpactShare, k = kLength
//
// so that a word that is there already gains little and a word that is missing much. k stands for k1 and the
// passage's length, which is not stored; passages are of about one size. This is at its limit after a few
// passages; that one provision is cited as "støtte" in thirty and another in two is told apart by idf(w) *
// log n at a small weight beside it (RankingOptions::cited_often).
//
// A provision that many other laws and documents cite is also likelier to be what is asked for at all: the
// logarithm of their number is added to each match, which decides short queries and hardly tells in long
// ones. Laws count once, whatever number of their sections cite, since parts of one law cite each other for
// its construction's sake.
//
// Provisions that are found only by what others call them are added to the matches.

#include "query/search/citations.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "store/full_text_schema.h"

namespace vidensgraf {
namespace {

constexpr double kLength = 0.5;
constexpr std::size_t kMaxPassagesOfProvision = 8;  // the same section in several versions of the law

std::string_view law_of(std::string_view provision) { return provision.substr(0, provision.find('#')); }

class Numbers {
 public:
  std::uint32_t of(std::string_view name) {
    const auto [found, fresh] =
        numbers_.try_emplace(std::string(name), static_cast<std::uint32_t>(names.size()));
    if (fresh) names.emplace_back(name);
    return found->second;
  }
  std::vector<std::string> names;

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

}  // namespace

Result<CitationColumns> CitationColumns::load(const FullTextReader& full_text,
                                              const FacetColumns& documents) {
  CitationColumns loaded;
  Numbers provisions;
  const auto resize = [](std::vector<std::uint32_t>& column, std::size_t index) {
    if (column.size() <= index) column.resize(index + 1, kNone);
  };
  const auto stated =
      full_text.values(value_slot::kStates, [&](PassageId passage, std::string_view provision) {
        resize(loaded.states_, static_cast<std::size_t>(passage));
        loaded.states_[static_cast<std::size_t>(passage)] = provisions.of(provision);
        return true;
      });
  if (!stated) return fail(stated.error());

  std::vector<std::pair<PassageId, Citation>> citations;
  const auto cited = full_text.values(value_slot::kCites, [&](PassageId passage, std::string_view value) {
    const std::size_t before = citations.size();
    while (!value.empty()) {
      const std::string_view entry = value.substr(0, value.find(' '));
      value.remove_prefix(std::min(entry.size() + 1, value.size()));
      if (entry.size() < 3 || entry[0] < 'a' || entry[1] != ':') continue;
      const std::uint32_t bit = 1U << static_cast<unsigned>((entry[0] - 'a') % 32);
      const std::uint32_t provision = provisions.of(entry.substr(2));
      const auto same = std::find_if(citations.begin() + static_cast<std::ptrdiff_t>(before), citations.end(),
                                     [&](const auto& known) { return known.second.provision == provision; });
      if (same != citations.end()) {
        same->second.places |= bit;
      } else {
        citations.emplace_back(passage, Citation{provision, bit});
      }
    }
    return true;
  });
  if (!cited) return fail(cited.error());
  loaded.provisions_ = std::move(provisions.names);

  const std::size_t passages = documents.passage_end();
  loaded.states_.resize(passages, kNone);
  loaded.first_.reserve(passages + 1);
  std::size_t next = 0;
  for (std::size_t passage = 0; passage < passages; ++passage) {
    loaded.first_.push_back(static_cast<std::uint32_t>(loaded.citations_.size()));
    for (; next < citations.size() && static_cast<std::size_t>(citations[next].first) <= passage; ++next) {
      loaded.citations_.push_back(citations[next].second);
    }
  }
  loaded.first_.push_back(static_cast<std::uint32_t>(loaded.citations_.size()));

  loaded.stated_in_.resize(loaded.provisions_.size());
  loaded.within_.assign(passages, kNone);
  loaded.works_.assign(passages, kNone);
  Numbers laws;
  std::uint32_t document = kNone;
  std::uint32_t current = kNone;
  for (std::size_t index = 0; index < passages; ++index) {
    const auto passage = static_cast<PassageId>(index);
    if (const std::uint32_t here = documents.document_of(passage); here != document) {
      document = here;
      current = kNone;
    }
    if (const std::uint32_t states = loaded.states_[index]; states != kNone) {
      current = states;
      loaded.stated_in_[states].push_back(passage);
    }
    loaded.within_[index] = current;
    // Documents are numbered behind all laws: there are no more laws than provisions.
    loaded.works_[index] = current != kNone
                               ? laws.of(law_of(loaded.provisions_[current]))
                               : static_cast<std::uint32_t>(loaded.provisions_.size()) + document;
  }
  loaded.count_citing_works();
  return loaded;
}

void CitationColumns::count_citing_works() {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;  // provision and work
  for (std::size_t passage = 0; passage + 1 < first_.size(); ++passage) {
    for (std::uint32_t i = first_[passage]; i < first_[passage + 1]; ++i) {
      const std::uint32_t provision = citations_[i].provision;
      const auto& places = stated_in_[provision];
      const bool own_law =
          !places.empty() && works_[static_cast<std::size_t>(places.front())] == works_[passage];
      if (!own_law) pairs.emplace_back(provision, works_[passage]);
    }
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  citing_works_.assign(provisions_.size(), 0);
  for (const auto& [provision, work] : pairs) ++citing_works_[provision];
}

Result<std::shared_ptr<const std::vector<CitationColumns::Cited>>> CitationColumns::cited_under(
    const FullTextReader& full_text, const std::string& lemma) const {
  constexpr std::size_t kMaxEntries = std::size_t{2} << 20U;  // 16 MB
  {
    const std::lock_guard lock(memo_->mutex);
    if (const auto known = memo_->words.find(lemma); known != memo_->words.end()) return known->second;
  }
  std::vector<std::uint32_t> provisions;
  const auto walked = full_text.postings(
      index_term(term_prefix::kCitedAs, lemma), [&](PassageId passage, std::uint32_t places) {
        const auto index = static_cast<std::size_t>(passage);
        if (index + 1 >= first_.size()) return true;
        for (std::uint32_t i = first_[index]; i < first_[index + 1]; ++i) {
          const Citation& citation = citations_[i];
          const bool counts_here = (citation.places & places) != 0 && citation.provision != within_[index] &&
                                   !stated_in_[citation.provision].empty();
          if (counts_here) provisions.push_back(citation.provision);
        }
        return true;
      });
  if (!walked) return fail(walked.error());
  std::sort(provisions.begin(), provisions.end());
  auto cited = std::make_shared<std::vector<Cited>>();
  for (const std::uint32_t provision : provisions) {
    if (cited->empty() || cited->back().provision != provision) cited->push_back(Cited{provision, 0});
    ++cited->back().passages;
  }
  cited->shrink_to_fit();
  const std::lock_guard lock(memo_->mutex);
  if (memo_->entries > kMaxEntries) {
    memo_->words.clear();
    memo_->entries = 0;
  }
  memo_->entries += cited->size() + 16;
  return memo_->words.try_emplace(lemma, std::move(cited)).first->second;
}

Result<CitationColumns::Found> CitationColumns::cited_as(const FullTextReader& full_text,
                                                         const std::vector<CitedWord>& words,
                                                         std::size_t limit) const {
  const auto passages = full_text.passage_count();
  if (!passages) return fail(passages.error());
  std::vector<std::shared_ptr<const std::vector<Cited>>> cited;  // by word
  std::vector<double> weights;
  for (std::size_t w = 0; w < words.size() && !empty(); ++w) {
    auto under = cited_under(full_text, words[w].lemma);
    if (!under) return fail(under.error());
    const auto frequency = full_text.document_frequency(index_term(term_prefix::kLemma, words[w].lemma));
    if (!frequency) return fail(frequency.error());
    weights.push_back(words[w].weight * inverse_document_frequency(static_cast<double>(*passages),
                                                                   static_cast<double>(*frequency)));
    cited.push_back(std::move(*under));
  }
  struct Candidate {
    std::uint32_t provision = 0;
    double promise = 0;
  };
  thread_local std::vector<double> promise;  // by provision; zero again after each call
  if (promise.size() < provisions_.size()) promise.resize(provisions_.size(), 0);
  std::vector<Candidate> candidates;
  for (std::size_t w = 0; w < cited.size(); ++w) {
    for (const Cited& entry : *cited[w]) {
      double& sum = promise[entry.provision];
      if (sum == 0) candidates.push_back(Candidate{entry.provision, 0});
      sum += weights[w] * entry.passages / (entry.passages + kLength);
    }
  }
  for (Candidate& candidate : candidates) candidate.promise = std::exchange(promise[candidate.provision], 0);
  const auto more_promising = [](const Candidate& a, const Candidate& b) {
    return a.promise != b.promise ? a.promise > b.promise : a.provision < b.provision;
  };
  if (candidates.size() > limit) {
    std::nth_element(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(limit),
                     candidates.end(), more_promising);
    candidates.resize(limit);
  }
  std::sort(candidates.begin(), candidates.end(), more_promising);
  std::vector<std::uint32_t> citing;  // by candidate and word
  for (const Candidate& candidate : candidates) {
    for (const auto& under : cited) {
      const auto found =
          std::lower_bound(under->begin(), under->end(), candidate.provision,
                           [](const Cited& entry, std::uint32_t wanted) { return entry.provision < wanted; });
      const bool here = found != under->end() && found->provision == candidate.provision;
      citing.push_back(here ? found->passages : 0);
    }
  }

  std::vector<std::pair<PassageId, std::size_t>> places;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const auto& stated = stated_in_[candidates[i].provision];
    const std::size_t newest = stated.size() - std::min(stated.size(), kMaxPassagesOfProvision);
    for (std::size_t at = newest; at < stated.size(); ++at) places.emplace_back(stated[at], i);
  }
  std::sort(places.begin(), places.end());
  Found found;
  for (const auto& [passage, i] : places) {
    found.passages.push_back(passage);
    const auto counts = citing.begin() + static_cast<std::ptrdiff_t>(i * words.size());
    found.citing.insert(found.citing.end(), counts, counts + static_cast<std::ptrdiff_t>(words.size()));
  }
  return found;
}

template <class Visit>
Result<void> CitationColumns::visit_scores(const FullTextReader& full_text,
                                           const std::vector<CitedWord>& words, const Found& found,
                                           const std::vector<PassageId>& passages,
                                           const RankingOptions& options, const Visit& visit) const {
  const auto total = full_text.passage_count();
  if (!total) return fail(total.error());
  std::vector<std::size_t> index_of;  // of `found.passages` in `passages`
  for (const PassageId passage : found.passages) {
    const auto at = std::lower_bound(passages.begin(), passages.end(), passage);
    const bool here = at != passages.end() && *at == passage;
    index_of.push_back(here ? static_cast<std::size_t>(at - passages.begin()) : passages.size());
  }
  for (std::size_t w = 0; w < words.size() && !found.passages.empty(); ++w) {
    const std::string lemma = index_term(term_prefix::kLemma, words[w].lemma);
    const auto frequency = full_text.document_frequency(lemma);
    if (!frequency) return fail(frequency.error());
    const auto wdf = full_text.wdf_of(lemma, found.passages);
    if (!wdf) return fail(wdf.error());
    const double idf =
        inverse_document_frequency(static_cast<double>(*total), static_cast<double>(*frequency));
    for (std::size_t i = 0; i < found.passages.size(); ++i) {
      const std::uint32_t citing = found.citing[i * words.size() + w];
      if (citing == 0 || index_of[i] == passages.size()) continue;
      constexpr double kHighest = kMaxImpactShare - 0.02;  // rounding may reach the limit itself
      const double share = std::min(share_of_word((*wdf)[i]), kHighest);
      const double tf = share * kLength / (kMaxImpactShare - share) + options.cited_as * citing;
      const double often = options.cited_often * std::log(citing);
      const double gain = tf * kMaxImpactShare / (tf + kLength) - share + often;
      if (gain > 0) visit(index_of[i], w, words[w].weight * idf * gain, citing);
    }
  }
  for (std::size_t i = 0; i < passages.size() && options.citing_works > 0; ++i) {
    const std::uint32_t provision = stated_by(passages[i]);
    if (provision == kNone || citing_works_[provision] == 0) continue;
    visit(i, words.size(), options.citing_works * std::log1p(citing_works_[provision]),
          citing_works_[provision]);
  }
  return {};
}

Result<std::vector<double>> CitationColumns::added(const FullTextReader& full_text,
                                                   const std::vector<CitedWord>& words, const Found& found,
                                                   const std::vector<PassageId>& passages,
                                                   const RankingOptions& options) const {
  std::vector<double> sums(passages.size(), 0);
  const auto add = [&sums](std::size_t i, std::size_t /*word*/, double weight, std::uint32_t /*number*/) {
    sums[i] += weight;
  };
  const auto visited = visit_scores(full_text, words, found, passages, options, add);
  if (!visited) return fail(visited.error());
  return sums;
}

Result<CitationScores> CitationColumns::scores(const FullTextReader& full_text,
                                               const std::vector<CitedWord>& words, const Found& found,
                                               const std::vector<PassageId>& passages,
                                               const RankingOptions& options) const {
  CitationScores scores;
  const auto add = [&](std::size_t i, std::size_t word, double weight, std::uint32_t number) {
    ScorePart part;
    part.term = word < words.size() ? index_term(term_prefix::kCitedAs, words[word].lemma)
                                    : index_term(kCitingWorks, provisions_[stated_by(passages[i])]);
    part.weight = weight;
    part.wdf = number;
    part.document_frequency = number;
    scores[passages[i]].push_back(std::move(part));
  };
  const auto visited = visit_scores(full_text, words, found, passages, options, add);
  if (!visited) return fail(visited.error());
  return scores;
}

}  // namespace vidensgraf
