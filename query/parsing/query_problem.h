#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace vidensgraf {

/// Why something in a query could not be used, or a search found nothing to ask for.
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
  PhraseNotFound,  ///< Its words were searched one by one.
  UnknownField,    ///< Value: what stands in front of the colon; it was searched as a word.
};

/// What a phrase beside other words means that no passage has: its words, or nothing.
enum class UnfoundPhrases : bool { AreWords, FindNothing };

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

}  // namespace vidensgraf
