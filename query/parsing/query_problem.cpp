#include "query/parsing/query_problem.h"

#include <array>

#include <fmt/format.h>

#include "query/parsing/query_field.h"

namespace vidensgraf {
namespace {

struct ProblemName {
  QueryProblemCode code;
  std::string_view name;
  std::string_view english;
};

using enum QueryProblemCode;
constexpr std::array<ProblemName, 19> kProblems = {
    ProblemName{ClosesNothing, "closes_nothing", "this parenthesis closes nothing"},
    ProblemName{NeverClosed, "never_closed", "this parenthesis is never closed"},
    ProblemName{QuotationNeverClosed, "quotation_never_closed", "this quotation mark is never closed"},
    ProblemName{NoUtf8, "no_utf8", "the query is not valid UTF-8 from here on"},
    ProblemName{TooLong, "too_long", "the query is longer than {} bytes"},
    ProblemName{NothingBeforeOperator, "nothing_before_operator", "nothing stands before this operator"},
    ProblemName{NothingAfterOperator, "nothing_after_operator", "nothing stands after this operator"},
    ProblemName{NothingAfterNegation, "nothing_after_negation", "nothing stands after this negation"},
    ProblemName{NoValue, "no_value", "{}: has no value"},
    ProblemName{NeedsWordOrPhrase, "needs_word_or_phrase", "{}: takes a word or a phrase in quotation marks"},
    ProblemName{BadYear, "bad_year", "a year is written as år:2019 or år:2019..2022"},
    ProblemName{ShortPrefix, "short_prefix", "a beginning with * needs at least {} letters"},
    ProblemName{TooDeep, "too_deep", "the query nests deeper than {}"},
    ProblemName{TooManyWords, "too_many_words", "only the first {} words of a query are searched"},
    ProblemName{NoWord, "no_word", "the query holds no word to search for"},
    ProblemName{NoSharedWord, "no_shared_word", "the text shares no word of its topic with another document"},
    ProblemName{OnlyStopWords, "only_stop_words",
                "the query holds only words that carry no topic, which are not searched"},
    ProblemName{PhraseNotFound, "phrase_not_found",
                "no passage has these words side by side; they were searched one by one"},
    ProblemName{UnknownField, "unknown_field",
                "\"{}:\" is no field and was searched as a word; the fields are {fields}"},
};

const ProblemName& entry_of(QueryProblemCode code) {
  for (const ProblemName& problem : kProblems) {
    if (problem.code == code) return problem;
  }
  return kProblems.front();
}

}  // namespace

std::string_view name_of(QueryProblemCode code) { return entry_of(code).name; }

std::string describe(const QueryProblem& problem) {
  return fmt::format(fmt::runtime(entry_of(problem.code).english), problem.value,
                     fmt::arg("fields", query_field_names()));
}

}  // namespace vidensgraf
