// One index of several.
//
//   for each shard: documents in the order of their passages -> new numbers, ids + offset -> commit in bulk
//   then, over all shards: each word's term with the sum of its frequencies
//
// The graph is the sum of the documents' contributions, so adding up the stored ones gives what indexing all
// documents would have given. Postings beside those of words (facets, concepts, laws, citations) are read by
// term, since an index may have no lists of terms by passage, and turned into lists by passage for a window
// of passages at a time: memory stays bounded, and each term's list is read once, a window at a time.

#include "indexer/merge_shards.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "graph/graph_update.h"
#include "graph/review.h"
#include "store/document_rows.h"
#include "store/full_text_schema.h"
#include "store/graph_schema.h"
#include "store/merged_index.h"
#include "store/store_view.h"
#include "store/store_writer.h"

namespace vidensgraf {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kWindow = 500'000;  // passages whose postings are in memory, at some 400 bytes each
constexpr std::size_t kPassagesOfBatch = 2500;
constexpr std::size_t kTextOfBatch = std::size_t{32} << 20U;
constexpr std::size_t kWordsOfBatch = 100'000;
constexpr int kLastByte = 255;

std::uint32_t plain(PassageId passage) { return static_cast<std::uint32_t>(passage); }

// The postings and values of a shard beside those of words, a window of passages at a time.
class OtherPostings {
 public:
  static Result<OtherPostings> of(const FullTextReader& full_text) {
    OtherPostings postings(full_text);
    for (int byte = 1; byte <= kLastByte; ++byte) {
      const std::string first(1, static_cast<char>(byte));
      if (is_word_term(first)) continue;
      auto listed = full_text.terms(first, [&](std::string_view term, std::uint64_t) {
        postings.terms_.emplace_back(term);
        return true;
      });
      if (!listed) return fail(listed.error());
    }
    return postings;
  }

  // Those of `passage`, under the id `as`. Passages are asked for in ascending order.
  Result<PassagePostings> take(PassageId passage, PassageId as) {
    if (plain(passage) >= end_) {
      if (auto loaded = load(plain(passage)); !loaded) return fail(loaded.error());
    }
    PassagePostings taken;
    taken.passage = as;
    const std::size_t at = plain(passage) - begin_;
    for (std::size_t i = first_[at]; i < first_[at + 1]; ++i) {
      taken.postings.push_back(Posting{terms_[entries_[i].term], entries_[i].wdf});
    }
    taken.values = std::move(values_[at]);
    return taken;
  }

 private:
  struct Entry {
    std::uint32_t term = 0;
    std::uint32_t wdf = 0;
  };

  explicit OtherPostings(const FullTextReader& full_text) : full_text_(&full_text) {}

  Result<void> load(std::uint32_t begin) {
    begin_ = begin;
    end_ = begin + kWindow;
    std::vector<std::pair<std::uint32_t, Entry>> found;  // place in the window; by term
    for (std::uint32_t term = 0; term < terms_.size(); ++term) {
      auto walked = full_text_->postings(
          terms_[term],
          [&](PassageId passage, std::uint32_t wdf) {
            if (plain(passage) >= end_) return false;
            found.push_back({plain(passage) - begin_, Entry{term, wdf}});
            return true;
          },
          PassageId{begin_});
      if (!walked) return walked;
    }
    first_.assign(kWindow + 1, 0);
    for (const auto& [place, entry] : found) ++first_[place + 1];
    for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
    entries_.resize(found.size());
    std::vector<std::size_t> next = first_;
    for (const auto& [place, entry] : found) entries_[next[place]++] = entry;

    values_.assign(kWindow, {});
    for (const std::uint32_t slot : {value_slot::kDocument, value_slot::kType, value_slot::kPublisher,
                                     value_slot::kYear, value_slot::kStates, value_slot::kCites}) {
      auto walked = full_text_->values(
          slot,
          [&](PassageId passage, std::string_view value) {
            if (plain(passage) >= end_) return false;
            values_[plain(passage) - begin_].emplace_back(slot, value);
            return true;
          },
          PassageId{begin_});
      if (!walked) return walked;
    }
    return {};
  }

  const FullTextReader* full_text_;
  std::vector<std::string> terms_;
  std::uint32_t begin_ = 0;
  std::uint32_t end_ = 0;
  std::vector<std::size_t> first_;
  std::vector<Entry> entries_;
  std::vector<std::vector<std::pair<std::uint32_t, std::string>>> values_;
};

class Merge {
 public:
  using Progress = std::function<void(const MergeSummary&)>;
  Merge(StoreWriter& writer, const Progress& progress) : writer_(writer), progress_(progress) { begin(); }

  Result<void> add_shard(const fs::path& path, const StoreView& shard) {
    const auto id = shard.get(Family::Meta, kMetaStoreId);
    if (!id) return fail(id.error());
    MergedShard merged;
    merged.store_id = id->value_or("");
    merged.sequence = shard.sequence();
    merged.offset = shards_.empty() ? 0 : shards_.back().offset + shards_.back().last;

    std::vector<std::pair<PassageId, DocumentNumber>> documents;
    auto listed = for_each_document(shard, [&](const DocumentRecord& record) {
      documents.emplace_back(record.first_passage, record.number);
      return true;
    });
    if (!listed) return listed;
    std::sort(documents.begin(), documents.end());
    auto postings = OtherPostings::of(shard.full_text());
    if (!postings) return fail(postings.error());
    for (const auto& [first, number] : documents) {
      if (auto added = add_document(path, shard, number, *postings, merged); !added) return added;
    }
    shards_.push_back(std::move(merged));
    // Ids of nodes are the same in every index: so decisions hold here, too.
    auto decisions = read_decisions(shard);
    if (!decisions) return fail(decisions.error());
    for (ReviewDecision& decision : *decisions) add_decision(std::move(decision));
    return {};
  }

  Result<void> add_words(const std::vector<std::unique_ptr<StoreView>>& shards) {
    for (const std::string_view prefix : {term_prefix::kExact, term_prefix::kLemma, term_prefix::kTitle}) {
      for (int byte = 1; byte <= kLastByte; ++byte) {
        // A part of the words at a time, so that few are in memory.
        const std::string part = std::string(prefix) + static_cast<char>(byte);
        std::map<std::string, std::uint64_t> frequencies;
        for (const auto& shard : shards) {
          auto listed = shard->full_text().terms(part, [&](std::string_view term, std::uint64_t count) {
            frequencies[std::string(term)] += count;
            return true;
          });
          if (!listed) return listed;
        }
        for (const auto& [term, frequency] : frequencies) {
          put_word_term(batch_, term, frequency);
          ++summary_.words;
          if (batch_.rows.size() < kWordsOfBatch) continue;
          if (auto committed = commit(); !committed) return committed;
        }
      }
    }
    return {};
  }

  Result<MergeSummary> finish() {
    batch_.put(Family::Meta, std::string(kMetaShards), encode(shards_));
    for (const ReviewDecision& decision : decisions_) {
      batch_.put(Family::Decisions, decision_key(decision.number), to_json_line(decision));
    }
    if (auto committed = commit(); !committed) return fail(committed.error());
    if (auto finished = writer_.finish_bulk(); !finished) return fail(finished.error());
    return summary_;
  }

 private:
  void begin() {
    graph_ = std::make_unique<GraphUpdate>(writer_);
    batch_ = Batch{};
    text_bytes_ = 0;
  }

  Result<void> commit() {
    if (auto written = graph_->write_to(batch_); !written) return written;
    if (auto committed = writer_.commit_in_bulk(std::move(batch_)); !committed) return committed;
    begin();
    if (progress_) progress_(summary_);
    return {};
  }

  Result<void> add_document(const fs::path& path, const StoreView& shard, DocumentNumber number,
                            OtherPostings& postings, MergedShard& merged) {
    auto record = read_document_record(shard, number);
    if (!record) return fail(record.error());
    if (!*record) return fail(ErrorCode::Damaged, fmt::format("\"{}\" has lost a document.", path.string()));
    DocumentRecord document = std::move(**record);
    const auto known = ids_.emplace(document.document.id, shards_.size());
    if (!known.second) {
      return fail(
          ErrorCode::Input,
          fmt::format("The document {} is in two shards, the second of them \"{}\"; remove it from one.",
                      document.document.id, path.string()));
    }
    auto text = read_text(shard, number, ByteSpan{0, document.text_bytes});
    if (!text) return fail(text.error());
    const auto contribution = read_contribution(shard, number);
    if (!contribution) return fail(contribution.error());

    const std::uint32_t first = plain(document.first_passage);
    std::vector<Passage> passages;
    for (std::uint32_t local = first; local < first + document.passage_count; ++local) {
      const auto passage = read_passage(shard, PassageId{local});
      if (!passage) return fail(passage.error());
      if (!*passage)
        return fail(ErrorCode::Damaged, fmt::format("\"{}\" has lost a passage.", path.string()));
      passages.push_back((*passage)->passage);
      const PassageId as = take_id(merged.offset + local);
      auto taken = postings.take(PassageId{local}, as);
      if (!taken) return fail(taken.error());
      batch_.added.push_back(std::move(*taken));
      merged.last = std::max(merged.last, local);
    }
    if (document.passage_count > 0) document.first_passage = PassageId{merged.offset + first};
    merged.passages += document.passage_count;
    document.number = writer_.next_document_number();
    put_document(batch_, document, *text, passages);
    text_bytes_ += text->size();
    graph_->add(document.number, *contribution, std::move(*text));
    ++summary_.documents;
    summary_.passages += document.passage_count;
    const bool is_full = batch_.added.size() >= kPassagesOfBatch || text_bytes_ >= kTextOfBatch;
    return is_full ? commit() : Result<void>();
  }

  // One decision may have been brought into several shards.
  void add_decision(ReviewDecision decision) {
    const auto known =
        std::find_if(decisions_.begin(), decisions_.end(), [&decision](const ReviewDecision& one) {
          return one.time == decision.time && say_the_same(one, decision);
        });
    if (known != decisions_.end()) {
      take_over_withdrawal(*known, decision);
      return;
    }
    decision.number = decisions_.size() + 1;
    decisions_.push_back(std::move(decision));
  }

  // Numbers that a shard no longer uses are not used here either.
  PassageId take_id(std::uint32_t wanted) {
    while (given_ < wanted) given_ = plain(writer_.next_passage_id());
    return PassageId{wanted};
  }

  StoreWriter& writer_;
  const Progress& progress_;
  MergeSummary summary_;
  std::vector<MergedShard> shards_;
  std::map<std::string, std::size_t> ids_;  // of documents, with their shard
  std::uint32_t given_ = 0;
  std::vector<ReviewDecision> decisions_;
  std::unique_ptr<GraphUpdate> graph_;
  Batch batch_;
  std::size_t text_bytes_ = 0;
};

// The language analysis that all shards were made by.
Result<std::string> common_analyzer(const std::vector<fs::path>& paths,
                                    const std::vector<std::unique_ptr<StoreView>>& shards) {
  std::string common;
  std::set<std::string> stores;
  for (std::size_t i = 0; i < shards.size(); ++i) {
    const std::string name = paths[i].string();
    const auto is_shard = shards[i]->get(Family::Meta, kMetaIsShard);
    if (!is_shard) return fail(is_shard.error());
    if (!*is_shard) {
      return fail(ErrorCode::Input, fmt::format("The index \"{}\" was not made as a shard; make it with "
                                                "\"vidensgraf index --as-shard\".",
                                                name));
    }
    const auto store = shards[i]->get(Family::Meta, kMetaStoreId);
    if (!store) return fail(store.error());
    if (!stores.insert(store->value_or("")).second) {
      return fail(ErrorCode::Input,
                  fmt::format("The shard \"{}\" is named twice, or a copy of another.", name));
    }
    const auto analyzer = shards[i]->get(Family::Meta, kMetaAnalyzer);
    if (!analyzer) return fail(analyzer.error());
    if (i == 0) common = analyzer->value_or("");
    if (analyzer->value_or("") != common) {
      return fail(ErrorCode::Input,
                  fmt::format("The shard \"{}\" was made with the language analysis \"{}\", those before it "
                              "with \"{}\"; index it again.",
                              name, analyzer->value_or(""), common));
    }
  }
  return common;
}

}  // namespace

Result<MergeSummary> merge_shards(const std::vector<fs::path>& shards, const fs::path& directory,
                                  const std::function<void(const MergeSummary&)>& progress) {
  std::vector<std::unique_ptr<StoreView>> views;
  for (const fs::path& shard : shards) {
    auto view = StoreView::open(shard);
    if (!view) return fail(view.error());
    views.push_back(std::move(*view));
  }
  auto analyzer = common_analyzer(shards, views);
  if (!analyzer) return fail(analyzer.error());
  StoreOptions options;
  options.analyzer_version = std::move(*analyzer);
  auto writer = StoreWriter::open(directory, options, [](const Rows&, PassageId) -> Result<PassagePostings> {
    return fail(ErrorCode::Input, "What was merged is not whole; merge the shards into a new folder.");
  });
  if (!writer) return fail(writer.error());
  if ((*writer)->sequence() > 0) {
    return fail(ErrorCode::Input,
                fmt::format("\"{}\" holds an index already; merge the shards into a new folder.",
                            directory.string()));
  }
  Merge merge(**writer, progress);
  for (std::size_t i = 0; i < views.size(); ++i) {
    if (auto added = merge.add_shard(shards[i], *views[i]); !added) return fail(added.error());
  }
  if (auto added = merge.add_words(views); !added) return fail(added.error());
  return merge.finish();
}

}  // namespace vidensgraf
