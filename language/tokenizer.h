#pragma once

#include <string_view>
#include <vector>

#include "corpus/byte_span.h"
#include "language/analyzed_text.h"

namespace vidensgraf {

/// A token as it stands in the text, before broken words are joined.
struct RawToken {
  ByteSpan source;
  TokenKind kind = TokenKind::Word;
  bool space_before = false;
  bool line_break_before = false;
  bool paragraph_break_before = false;  ///< An empty line, or more.
  bool has_break_mark = false;
};

/// Cuts the bytes `range` of `text` (UTF-8) into tokens and appends them. Every byte that is not white space,
/// a lone break mark or an invisible mark is in exactly one token; spans are relative to `text`.
void tokenize(std::string_view text, ByteSpan range, std::vector<RawToken>& tokens);

}  // namespace vidensgraf
