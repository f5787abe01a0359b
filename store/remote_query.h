#pragma once

// Internal to store/.

#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "store/full_text_query.h"

namespace vidensgraf {

/// A query for a server of Xapian's own, which knows only Xapian's classes. Plain data: each thread makes
/// its own Xapian::Query of it.
struct RemoteQuery {
  FullTextQuery query;
  std::unordered_map<std::string, double> idf;  ///< Of each term of `query`, over all shards.
};

/// Terms Q:<document id>. No list of passages can be sent, so passages are looked for in the documents that
/// they are of; others of those documents may be found with them.
struct RemoteDocuments {
  std::vector<std::string> listed;  ///< What Op::Listed stands for.
  std::vector<std::string> within;  ///< If not empty: no other documents.
};

/// To be weighed by `remote_weight()`: the scores are those of an index of all shards. Throws
/// Xapian::InvalidArgumentError if the query nests too deep.
[[nodiscard]] Xapian::Query to_remote_query(const RemoteQuery& query, const RemoteDocuments& documents);

/// Xapian 1.4.22 sometimes takes a NEAR for true of a passage where it is not, when it stands in an OR or
/// beside an AND_MAYBE; alone it does not. So what only adds to scores is asked for by itself:
/// `query` is left without its Near nodes, which are given with the weight that they had in it.
[[nodiscard]] std::vector<FullTextQuery> take_near_nodes(FullTextQuery& query);

/// A term's wdf as its score.
[[nodiscard]] Xapian::TfIdfWeight remote_weight();

}  // namespace vidensgraf
