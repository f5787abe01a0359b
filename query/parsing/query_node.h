#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/byte_span.h"
#include "query/parsing/query_field.h"

namespace vidensgraf {

/// A provision as it was asked for. Without `law`, § 85 of any law.
struct AskedProvision {
  std::string law;       ///< Id in registers/laws.json; empty if the query names none.
  std::string paragraf;  ///< "13b"; empty for a law as a whole.
  std::vector<int> stk;
};

/// A node of a parsed query.
struct QueryNode {
  enum class Kind : std::uint8_t {
    Nothing,
    Word,    ///< `text`, one run without white space; the analyzer may find several words in it
    Prefix,  ///< `text` without its star
    Phrase,  ///< `text` between quotation marks
    Law,     ///< `provisions`, and the words that name them in `text`
    Field,   ///< `field` with one child: Word, Prefix, Phrase or Law; Year has `year_from` and `year_to`
    Every,   ///< words and parts side by side: words rank, phrases and fields are required
    And,
    Or,
    Not,  ///< one child
  };
  Kind kind = Kind::Nothing;
  std::string text;
  ByteSpan source;  ///< In the query as typed.
  QueryField field = QueryField::Title;
  std::vector<AskedProvision> provisions;
  int year_from = 0;  ///< Inclusive; 0: open.
  int year_to = 0;
  std::vector<QueryNode> children;
};

/// The query as an s-expression, for tests and for `understood`: (every hund (not kat)).
[[nodiscard]] std::string to_string(const QueryNode& node);

}  // namespace vidensgraf
