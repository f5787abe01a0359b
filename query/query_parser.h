#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "extraction/facts.h"
#include "query/query_node.h"

namespace vidensgraf {

/// Caps of one query. A query beyond one is searched as far as it goes, with a problem that says where.
struct QueryLimits {
  std::size_t max_bytes = 1024;
  std::size_t max_terms = 64;  ///< Words, prefixes, phrases and references.
  std::size_t max_depth = 16;  ///< Parentheses and negations inside one another.
  std::size_t min_prefix = 3;  ///< Letters before a star.
};

enum class QueryProblemCode : std::uint8_t {
  ClosesNothing,
  NeverClosed,
  QuotationNeverClosed,
  NoUtf8,
  TooLong,  ///< Value: bytes allowed.
  NothingBeforeOperator,
  NothingAfterOperator,
  NothingAfterNegation,
  NoValue,            ///< Value: the field.
  NeedsWordOrPhrase,  ///< Value: the field.
  BadYear,
  ShortPrefix,   ///< Value: letters needed.
  TooDeep,       ///< Value: depth allowed.
  TooManyWords,  ///< Value: words searched.
  NoWord,
  NoSharedWord,
  OnlyStopWords,
};

/// Something in a query that could not be used.
struct QueryProblem {
  std::size_t offset = 0;  ///< Byte of the query.
  QueryProblemCode code = QueryProblemCode::NoWord;
  std::string value{};  ///< What the code speaks of.
};

/// "never_closed", "too_many_words", ...: used in JSON and for translations.
[[nodiscard]] std::string_view name_of(QueryProblemCode code);

/// In English, without the offset: "only the first 64 words of a query are searched".
[[nodiscard]] std::string describe(const QueryProblem& problem);

struct ParsedQuery {
  QueryNode root;
  std::vector<QueryProblem> problems;  ///< In the order of the query; the root is what remains.
};

/// The number of bytes of `text` up to the first that is no UTF-8, or NUL.
[[nodiscard]] std::size_t valid_prefix(std::string_view text);

/// Parses a query. Never fails: what cannot be used becomes a problem, and the rest is kept.
///
/// \param text        UTF-8; malformed bytes are a problem and end the query.
/// \param references  Law references found in `text` (`find_law_references`), in text order. Borrowed for the
///                    call.
[[nodiscard]] ParsedQuery parse_query(std::string_view text, std::span<const LawReference> references = {},
                                      const QueryLimits& limits = {});

/// A filter given beside a query, as the field node that the query language has for it.
///
/// \param field       "udgiver", "år", ... (any name the query language knows)
/// \param value       As in the query, without quotation marks.
/// \param references  Law references found in `value`.
/// Error Input for a field that is not known or a value that it cannot have.
[[nodiscard]] Result<QueryNode> parse_filter(std::string_view field, std::string_view value,
                                             std::span<const LawReference> references = {});

/// Makes words that stand side by side in `root` required, all of them.
void require_all_words(QueryNode& root);

/// `root` with `filter` required beside it.
void add_required(QueryNode& root, QueryNode filter);

}  // namespace vidensgraf
