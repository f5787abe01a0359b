#pragma once

// Internal to store/: searching the shards of a merged index. Ids are those of the merged index.

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/result.h"
#include "store/full_text_query.h"
#include "store/merged_index.h"
#include "store/remote_query.h"
#include "store/shard_connection.h"
#include "store/shard_servers.h"

namespace vidensgraf {

/// Not thread-safe: like the reader that it belongs to.
class ShardClient {
 public:
  /// As many addresses as shards. Connects with the first question.
  ShardClient(const std::vector<MergedShard>& shards, const ShardServers& servers);

  /// What the merged index tells of documents and words.
  struct Local {
    /// Terms Q:<document id> of the documents of passages, each once.
    std::function<std::vector<std::string>(std::span<const PassageId>)> documents_of;
    std::function<Result<double>(const std::string& term)> idf_of;
  };

  /// As FullTextReader's. A shard that does not answer is left out and noted; Error Limit if none answers.
  [[nodiscard]] Result<FullTextPage> search(const FullTextQuery& query, const FullTextSearch& options,
                                            const Local& local);
  [[nodiscard]] Result<std::vector<std::uint32_t>> wdf_of(std::string_view term,
                                                          std::span<const PassageId> passages,
                                                          const Local& local);

  /// What a passage holds of the terms of a query.
  struct Passage {
    std::unordered_map<std::string, std::uint32_t> wdf;
    std::string positions;  ///< The value of its positions.
  };
  /// Empty if its shard does not answer.
  [[nodiscard]] Result<Passage> passage(const FullTextQuery& query, PassageId id);

  /// Forgets what was missing, and grants the time limit again.
  void start_request();
  [[nodiscard]] std::vector<MissingShard> missing() const;

 private:
  template <class Answer>
  using Ask = std::function<Answer(Xapian::Database&)>;

  // Asks the shards for which there is a question, all at once; nothing for those that are missing.
  template <class Answer>
  Result<std::vector<std::optional<Answer>>> ask(const std::vector<Ask<Answer>>& questions);

  [[nodiscard]] std::vector<std::vector<PassageId>> by_shard(std::span<const PassageId> passages) const;
  // `asked` is `query` or a part of it; terms are those of `query`.
  [[nodiscard]] Result<std::shared_ptr<const RemoteQuery>> prepare(const FullTextQuery& query,
                                                                   FullTextQuery asked,
                                                                   const Local& local) const;

  std::chrono::milliseconds time_limit_;
  std::chrono::nanoseconds time_left_;  // of this request
  std::vector<std::unique_ptr<ShardConnection>> connections_;
  std::vector<std::string> problems_;  // of this request; empty: not missing
};

}  // namespace vidensgraf
