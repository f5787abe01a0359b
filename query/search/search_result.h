#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "corpus/byte_span.h"
#include "query/parsing/query_problem.h"
#include "query/search/facets.h"
#include "query/search/snippet.h"
#include "store/full_text_query.h"
#include "store/shard_servers.h"

namespace vidensgraf {

/// A passage that answers.
struct PassageHit {
  PassageId passage{};
  ByteSpan source;                   ///< In the document's canonical text.
  std::uint32_t page = 0;            ///< From 1; 0 where the document has none.
  std::vector<std::string> section;  ///< Headings above, outermost first.
  double score = 0;
  std::string text;              ///< The bytes of `source`.
  ByteSpan snippet;              ///< Inside `source`.
  std::vector<ByteSpan> breaks;  ///< What breaks words at line ends (language/display_text.h).
  std::vector<Mark> marks;
  std::vector<ScorePart> explain;  ///< If asked for; adds up to `score`.
};

struct DocumentHit {
  std::size_t rank = 0;  ///< From 1, of all documents that match.
  double score = 0;      ///< Of its best passage, and what stands around that one.
  double around = 0;     ///< The latter: may take from the former.
  std::string id;
  std::string title;  ///< Stated title, else the id.
  /// "§ 15 a" where the document is that section of a law or an order; else empty.
  std::string paragraf{};
  std::string publisher;
  std::string year;
  std::string type;
  std::string url;
  std::vector<PassageHit> passages;  ///< Best first.
  std::string copy_of;  ///< Id of an earlier hit that is the same publication (copies.h); else empty.
};

struct SearchResult {
  std::string query;
  std::string understood;            ///< The parsed query as an s-expression.
  std::uint64_t total = 0;           ///< Documents that match; exact with `facets`, else a lower bound.
  std::uint64_t total_passages = 0;  ///< Likewise passages; an estimate without `facets`.
  std::vector<DocumentHit> hits;
  std::vector<Facet> facets;
  std::string suggestion;             ///< The query spelled as the documents do; empty if it is.
  std::vector<std::string> concepts;  ///< Names that were searched beside the typed words.
  std::vector<QueryProblem> problems;
  /// Parts of the collection that could not be asked. The hits are those of the rest, with the scores that
  /// they have among all; totals and facets count the rest only.
  std::vector<MissingShard> missing{};
};

/// "Part of the collection is missing from this answer: 40 passages (shard 2 did not answer within 2000 ms)."
/// Empty if nothing is.
[[nodiscard]] std::string missing_sentence(const std::vector<MissingShard>& missing);

}  // namespace vidensgraf
